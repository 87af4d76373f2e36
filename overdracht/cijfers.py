"""De cijfers van een periode: hoeveel, waarover, hoe snel, en waar gesprekken ophouden.

Wat elk cijfer telt staat in docs/cijfers.md. Er komt geen kenmerk, naam of tekst uit; wel kleine
aantallen: wie ze laat zien, verbergt die met `cijfers_verbergen`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, true
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.cijfers_bijhouden import ververs
from overdracht.cijfers_tellen import begin_van, tel
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import TEVREDENVRAAG
from overdracht.tijd import nu
from overdracht.toegang import CIJFERS, Toegang
from triage.taxonomie import LOKETTEN

# Zo lang kan een inwoner nog terugkomen voordat een gesprek als gestopt telt.
STIL = timedelta(days=1)


@dataclass(frozen=True)
class Vraag:
    """Waarover de cijfers gaan: van dag tot en met dag, en None is alles."""

    van: date
    tot: date
    loket: str | None = None
    buurt: str | None = None
    gemeente: str | None = None


@dataclass(frozen=True)
class Gesprekscijfers:
    """Van gesprekken in plaats van overdrachten. `oordelen` telt per antwoord, `beoordeeld` wie er een gaf."""

    per_kanaal: Mapping[str, int]
    gestopt: Mapping[str, int]
    oordelen: Mapping[str, int]
    beoordeeld: int


@dataclass(frozen=True)
class Cijfers:
    """Alles wat er geteld is. `gesprekken` is None voor wie dat niet ziet, of bij een keuze voor een loket of buurt."""

    vraag: Vraag
    totaal: Counter[str]
    per_loket: Mapping[str, Counter[str]]
    per_gemeente: Mapping[str, int] = field(default_factory=dict)
    per_dag: Mapping[date, int] = field(default_factory=dict)
    gesprekken: Gesprekscijfers | None = None


def loketten_van(toegang: Toegang) -> tuple[str, ...]:
    """De loketten waarover iemand cijfers ziet; een beheerder ziet aantallen van alle, en verder niets."""
    return tuple(loket for loket in LOKETTEN if loket in toegang.loketten) if toegang.rol == t.MEDEWERKER else LOKETTEN


def bekijk(sessies: Sessies, toegang: Toegang, vraag: Vraag) -> Cijfers:
    """De cijfers die deze toegang mag zien; een loket of gemeente van een ander geeft niets. GeenToegang zonder dit recht."""
    toegang.eis(CIJFERS)
    loketten = tuple(loket for loket in loketten_van(toegang) if vraag.loket in (None, loket))
    if vraag.buurt is None:
        ververs(sessies, vraag.van, vraag.tot)
    per_loket: dict[str, Counter[str]] = {loket: Counter() for loket in loketten}
    per_gemeente: Counter[str] = Counter()
    per_dag: Counter[date] = Counter()
    with lezen(sessies) as sessie:
        for dag, gemeente, loket, telling in _tellingen(sessie, vraag, toegang, loketten):
            per_loket[loket].update(telling)
            per_gemeente[gemeente] += telling["totaal/"]
            per_dag[dag] += telling["totaal/"]
        alles = toegang.rol != t.MEDEWERKER and vraag.loket is None and vraag.buurt is None
        gesprekken = _gesprekken(sessie, vraag, toegang) if alles else None
    totaal: Counter[str] = Counter()
    for telling in per_loket.values():
        totaal.update(telling)
    return Cijfers(vraag, totaal, per_loket, per_gemeente, per_dag, gesprekken)


def _tellingen(sessie: Session, vraag: Vraag, toegang: Toegang, loketten: tuple[str, ...]) -> list[tuple[date, str, str, Mapping[str, int]]]:
    if not loketten:
        return []
    gemeenten = {gemeente for gemeente in (vraag.gemeente, toegang.gemeente) if gemeente is not None}
    if vraag.buurt is not None:
        # De buurt staat niet in de opgetelde cijfers: dan waren die even lang als de overdrachten zelf.
        o = t.Overdracht
        waar = (o.buurt == vraag.buurt, o.loket.in_(loketten), *(o.gemeente == gemeente for gemeente in gemeenten))
        geteld = tel(sessie, o.ontvangen >= begin_van(vraag.van), o.ontvangen < begin_van(vraag.tot + timedelta(days=1)), *waar)
        return [(*plek, telling) for plek, telling in geteld.items()]
    c = t.Dagcijfer
    # Van alle loketten: dan hoeft de database er niet naar te kijken.
    bij = c.loket.in_(loketten) if len(loketten) < len(LOKETTEN) else c.loket != ""
    rijen = sessie.execute(select(c.dag, c.gemeente, c.loket, c.inhoud).where(c.dag.between(vraag.van, vraag.tot), bij, *(c.gemeente == gemeente for gemeente in gemeenten)))
    return [tuple(rij) for rij in rijen]


def _gesprekken(sessie: Session, vraag: Vraag, toegang: Toegang) -> Gesprekscijfers:
    g, o = t.Gesprek, t.Overdracht
    gemeenten = {gemeente for gemeente in (vraag.gemeente, toegang.gemeente) if gemeente is not None}
    waar = and_(true(), g.begonnen >= begin_van(vraag.van), g.begonnen < begin_van(vraag.tot + timedelta(days=1)), *(g.gemeente == gemeente for gemeente in gemeenten))

    def tel_per(kolom: Any, *verder: ColumnElement[bool]) -> dict[str, int]:
        return {waarde: aantal for waarde, aantal in sessie.execute(select(kolom, func.count()).where(waar, *verder).group_by(kolom))}

    gestopt = (g.laatste_vraag.is_not(None), g.laatste_vraag != TEVREDENVRAAG, g.laatste < nu() - STIL, ~exists().where(o.gesprek_id == g.id))
    oordelen: Counter[str] = Counter()
    beoordeeld = 0
    for antwoord, aantal in sessie.execute(select(g.tevreden, func.count()).where(waar, g.tevreden.is_not(None)).group_by(g.tevreden)):
        oordelen.update(dict.fromkeys(antwoord, aantal))
        beoordeeld += aantal if antwoord != ["overslaan"] else 0
    return Gesprekscijfers(tel_per(g.kanaal), tel_per(g.laatste_vraag, *gestopt), oordelen, beoordeeld)
