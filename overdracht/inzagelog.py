"""Wie wat bekeek en wie wat veranderde, voor wie daarop toeziet. Zonder iets van de inhoud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select

from overdracht import keten
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven
from overdracht.kenmerk import lees_kenmerk
from overdracht.tijd import NEDERLAND, nu
from overdracht.toegang import INZAGELOG, Toegang, zichtbare_gemeente

BEKEKEN, VERANDERD = SOORTEN = ("bekeken", "veranderd")
PER_BLAD = 50


@dataclass(frozen=True)
class Regel:
    """Eén regel van het log. Zonder `wie` deed Wegwijs het zelf."""

    id: int
    op: datetime
    wie: str | None
    wat: str
    kenmerk: str | None
    aantal: int | None = None


@dataclass(frozen=True)
class Zoek:
    """Waar naar gezocht wordt; leeg is alles. `voor` is het id waarna het verder gaat."""

    soort: str = BEKEKEN
    wie: str = ""
    kenmerk: str = ""
    vanaf: date | None = None
    tot: date | None = None
    voor: int | None = None


def lijst(sessies: Sessies, toegang: Toegang, zoek: Zoek, per_blad: int = PER_BLAD) -> tuple[tuple[Regel, ...], int | None]:
    """De nieuwste regels die passen, en het id om verder te gaan (None: er is niets ouder).

    Wie over één gemeente gaat, ziet alleen wat over overdrachten van die gemeente gaat. Dat er
    gekeken is komt zelf ook in het log. GeenToegang voor wie dit niet mag.
    """
    toegang.eis(INZAGELOG)
    tabel: Any = t.Inzage if zoek.soort == BEKEKEN else t.Historie
    aantal = t.Inzage.aantal if zoek.soort == BEKEKEN else select(None).scalar_subquery()
    wat = t.Inzage.wat if zoek.soort == BEKEKEN else t.Historie.gebeurtenis
    o, m, k = t.Overdracht, t.Medewerker, t.ApiToken
    vraag: Select[Any] = (
        select(tabel.id, tabel.op, func.coalesce(m.naam, k.naam), wat, o.kenmerk, aantal)
        .outerjoin(o, o.id == tabel.overdracht_id)
        .outerjoin(m, m.id == tabel.medewerker_id)
        .outerjoin(k, k.id == tabel.api_token_id)
    )
    if toegang.gemeente is not None:
        vraag = vraag.where(zichtbare_gemeente(toegang))
    if wie := zoek.wie.strip().lower():
        vraag = vraag.where(or_(m.naam == wie, func.lower(k.naam) == wie))
    if zoek.kenmerk.strip():
        vraag = vraag.where(o.kenmerk == (lees_kenmerk(zoek.kenmerk) or ""))
    if zoek.vanaf is not None:
        vraag = vraag.where(tabel.op >= _begin(zoek.vanaf))
    if zoek.tot is not None:
        vraag = vraag.where(tabel.op < _begin(zoek.tot + timedelta(days=1)))
    if zoek.voor is not None:
        vraag = vraag.where(tabel.id < zoek.voor)
    with schrijven(sessies) as sessie:
        rijen = [Regel(*rij) for rij in sessie.execute(vraag.order_by(tabel.id.desc()).limit(per_blad + 1))]
        keten.schrijf_bij(sessie, t.Inzage(op=nu(), wat="inzage", overdracht_id=None, aantal=min(len(rijen), per_blad), **toegang.wie()))
    return tuple(rijen[:per_blad]), rijen[per_blad - 1].id if len(rijen) > per_blad else None


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), NEDERLAND)


def controleer(sessies: Sessies, toegang: Toegang) -> tuple[keten.Verslag, ...]:
    """Loopt beide ketens na. GeenToegang voor wie dit niet mag."""
    toegang.eis(INZAGELOG)
    with lezen(sessies) as sessie:
        return tuple(keten.controleer(sessie, naam) for naam in keten.KETENS)
