"""Wie wat bekeek, wie wat veranderde en wie wat beheerde, voor wie daarop toeziet. Zonder iets van de inhoud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from overdracht import keten
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven
from overdracht.kenmerk import lees_kenmerk
from overdracht.tijd import in_periode, nu
from overdracht.toegang import INZAGELOG, Toegang, zichtbare_gemeente

BEKEKEN, VERANDERD, BEHEERD = SOORTEN = ("bekeken", "veranderd", "beheerd")
PER_BLAD = 50


@dataclass(frozen=True)
class Regel:
    """Eén regel van het log. Zonder `wie` deed Wegwijs het zelf, of was het een opdracht op de server.

    Bij beheer is `over` het account of het token waarover het gaat, en `detail` wat er precies veranderde.
    """

    id: int
    op: datetime
    wie: str | None
    wat: str
    kenmerk: str | None
    aantal: int | None = None
    over: str | None = None
    detail: str | None = None


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
    tabel, vraag, namen = _beheerd(toegang, zoek) if zoek.soort == BEHEERD else _overdrachten(toegang, zoek)
    if wie := zoek.wie.strip().lower():
        vraag = vraag.where(or_(*(func.lower(naam) == wie for naam in namen)))
    vraag = vraag.where(*in_periode(tabel.op, zoek.vanaf, zoek.tot))
    if zoek.voor is not None:
        vraag = vraag.where(tabel.id < zoek.voor)
    with schrijven(sessies) as sessie:
        rijen = [Regel(*rij) for rij in sessie.execute(vraag.order_by(tabel.id.desc()).limit(per_blad + 1))]
        keten.schrijf_bij(sessie, t.Inzage(op=nu(), wat="inzage", overdracht_id=None, aantal=min(len(rijen), per_blad), **toegang.wie()))
    return tuple(rijen[:per_blad]), rijen[per_blad - 1].id if len(rijen) > per_blad else None


def _overdrachten(toegang: Toegang, zoek: Zoek) -> tuple[Any, Select[Any], tuple[Any, ...]]:
    """Wat er met overdrachten gebeurde: de tabel, de vraag, en waar een naam in kan staan."""
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
    if zoek.kenmerk.strip():
        vraag = vraag.where(o.kenmerk == (lees_kenmerk(zoek.kenmerk) or ""))
    return tabel, vraag, (m.naam, k.naam)


def _beheerd(toegang: Toegang, zoek: Zoek) -> tuple[Any, Select[Any], tuple[Any, ...]]:
    """Wat er met accounts, tokens, webhooks en bewaren gebeurde. Een kenmerk hoort daar nooit bij."""
    b, m, over, k = t.Beheer, t.Medewerker, aliased(t.Medewerker), t.ApiToken
    leeg = select(None).scalar_subquery()
    vraag: Select[Any] = (
        select(b.id, b.op, m.naam, b.wat, leeg, leeg, func.coalesce(over.naam, k.naam), b.detail)
        .outerjoin(m, m.id == b.medewerker_id)
        .outerjoin(over, over.id == b.account_id)
        .outerjoin(k, k.id == b.api_token_id)
    )
    if toegang.gemeente is not None:
        # Wat over alle gemeenten gaat, gaat ook over deze.
        van_account = and_(b.account_id.is_not(None), or_(over.gemeente.is_(None), over.gemeente == toegang.gemeente))
        vraag = vraag.where(or_(van_account, and_(b.api_token_id.is_not(None), or_(k.gemeente.is_(None), k.gemeente == toegang.gemeente))))
    if zoek.kenmerk.strip():
        vraag = vraag.where(b.id < 0)
    return b, vraag, (m.naam, over.naam, k.naam)


def controleer(sessies: Sessies, toegang: Toegang) -> tuple[keten.Verslag, ...]:
    """Loopt de ketens na. GeenToegang voor wie dit niet mag."""
    toegang.eis(INZAGELOG)
    with lezen(sessies) as sessie:
        return tuple(keten.controleer(sessie, naam) for naam in keten.KETENS)
