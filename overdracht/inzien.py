"""Eén overdracht lezen, en onthouden wie dat deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from overdracht import keten, opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.terugkoppelen import bezorging, weg_naar_inwoner
from overdracht.tijd import nu
from overdracht.toegang import LEZEN, Toegang, zichtbare_gemeente


class OverdrachtOnbekend(LookupError):
    """Er is geen overdracht met dit kenmerk, of niet voor wie het vraagt: dat verschil is niet te zien."""


@dataclass(frozen=True)
class Stand:
    """Hoe het met een overdracht staat: genoeg voor 'hoe staat het met K3F-7QD', en niet meer.

    `bereikt` is het kanaal waarlangs de inwoner het zojuist te horen kreeg; None als dat niet zo is.
    """

    kenmerk: str
    loket: str
    status: str
    sinds: datetime
    uitkomst: str | None = None
    versie: int = 0
    bereikt: str | None = None


@dataclass(frozen=True)
class Verwijzing:
    """Een andere overdracht, met alleen wat elk loket daarvan mag weten."""

    kenmerk: str
    gemeente: str
    loket: str
    status: str
    uitkomst: str | None
    ontvangen: datetime


@dataclass(frozen=True)
class Inhoud:
    """Alles over één overdracht, gelezen en los van de database.

    `andere` komen uit hetzelfde gesprek, `eerdere` zijn van dezelfde inwoner uit andere gesprekken.
    `terugkoppelen` is het kanaal waarlangs de inwoner een bericht wil krijgen, None als hij dat niet wil.
    `bezorging` zegt van berichten aan de inwoner, naar het moment waarop ze geschreven zijn, hoe het
    met versturen staat (`tabellen.UITGAAND`); niet als er niets te versturen was, zoals op de website.
    """

    overdracht: t.Overdracht
    historie: tuple[t.Historie, ...]
    gesprek: tuple[t.Bericht, ...]
    andere: tuple[Verwijzing, ...]
    eerdere: tuple[Verwijzing, ...]
    vorig_loket: str | None
    terugkoppelen: str | None
    bezorging: Mapping[datetime, str]


def als_stand(rij: t.Overdracht, bereikt: str | None = None) -> Stand:
    return Stand(rij.kenmerk, rij.loket, rij.status, rij.status_sinds, rij.uitkomst, rij.versienummer, bereikt)


def status(sessies: Sessies, kenmerk: str, toegang: Toegang | None = None) -> Stand | None:
    """Hoe het met een overdracht staat, of None als er geen is met dit kenmerk, of niet voor deze toegang.

    Zonder toegang vraagt een inwoner het: een kenmerk is geen geheim.
    """
    with lezen(sessies) as sessie:
        rij = opslag.vind(sessie, kenmerk)
        if rij is None or (toegang is not None and not toegang.ziet(rij.loket, rij.gemeente)):
            return None
        return als_stand(rij)


def bekijk(sessies: Sessies, toegang: Toegang, kenmerk: str) -> Inhoud:
    """Alles over een overdracht, en schrijft dat deze medewerker het zag; OverdrachtOnbekend als zij er niet is.

    Zonder bewaarde inzage geen inhoud: beide zitten in één transactie. Het gesprek komt alleen mee
    als de inwoner alles deelt, en met dit loket.
    """
    toegang.eis(LEZEN)

    def werk(sessie: Session) -> Inhoud:
        rij = opslag.vind_geheel(sessie, kenmerk)
        if rij is None or not toegang.ziet(rij.loket, rij.gemeente):
            raise OverdrachtOnbekend(kenmerk)
        gesprek: Sequence[t.Bericht] = ()
        if rij.deelt_alles and rij.gewist_op is None and any(gaf.loket == rij.loket for gaf in rij.toestemmingen):
            vraag = select(t.Bericht).where(t.Bericht.gesprek_id == rij.gesprek_id, t.Bericht.inhoud.is_not(None))
            gesprek = sessie.scalars(vraag.order_by(t.Bericht.volgnummer)).all()
        keten.schrijf_bij(sessie, t.Inzage(op=nu(), overdracht_id=rij.id, wat="gesprek" if gesprek else "overdracht", **toegang.wie()))
        return Inhoud(
            overdracht=rij,
            historie=tuple(opslag.historie(sessie, rij.id)),
            gesprek=tuple(gesprek),
            andere=tuple(_verwijzing(o) for o in opslag.bij_gesprek(sessie, rij.gesprek_id) if o.id != rij.id),
            eerdere=_eerdere(sessie, rij, toegang),
            vorig_loket=opslag.vorig_loket(sessie, rij),
            terugkoppelen=weg_naar_inwoner(sessie, rij),
            bezorging=bezorging(sessie, rij.gesprek_id),
        )

    return met_herkansing(sessies, werk)


def _verwijzing(rij: t.Overdracht) -> Verwijzing:
    return Verwijzing(rij.kenmerk, rij.gemeente, rij.loket, rij.status, rij.uitkomst, rij.ontvangen)


def _eerdere(sessie: Session, rij: t.Overdracht, toegang: Toegang) -> tuple[Verwijzing, ...]:
    o = t.Overdracht
    if rij.persoon_hash is None:
        return ()
    velden = (o.kenmerk, o.gemeente, o.loket, o.status, o.uitkomst, o.ontvangen)
    vraag = select(*velden).where(o.persoon_hash == rij.persoon_hash, o.gesprek_id != rij.gesprek_id, zichtbare_gemeente(toegang))
    return tuple(Verwijzing(*gevonden) for gevonden in sessie.execute(vraag.order_by(o.id.desc()).limit(20)))


def noteer_inzage(sessies: Sessies, toegang: Toegang, wat: str, kenmerk: str | None = None, aantal: int | None = None) -> None:
    """Schrijft dat iemand iets zag; `wat` is een van `tabellen.INGEZIEN`. OverdrachtOnbekend bij een onbekend kenmerk."""

    def werk(sessie: Session) -> None:
        rij = opslag.vind(sessie, kenmerk) if kenmerk is not None else None
        if kenmerk is not None and rij is None:
            raise OverdrachtOnbekend(kenmerk)
        keten.schrijf_bij(sessie, t.Inzage(op=nu(), wat=wat, overdracht_id=rij.id if rij else None, aantal=aantal, **toegang.wie()))

    met_herkansing(sessies, werk)


def tel_inzage(sessies: Sessies, kenmerk: str) -> int:
    """Hoe vaak een overdracht bekeken is; 0 als zij er niet is."""
    with lezen(sessies) as sessie:
        rij = opslag.vind(sessie, kenmerk)
        return (sessie.scalar(select(func.count()).select_from(t.Inzage).where(t.Inzage.overdracht_id == rij.id)) or 0) if rij else 0
