"""De cijfers van een periode: hoeveel, waarover, hoe snel, en waar gesprekken ophouden.

Wat elk cijfer telt staat in docs/cijfers.md. Er komt geen kenmerk, naam of tekst uit; wel kleine
aantallen: wie ze laat zien, verbergt die met `cijfers_verbergen`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import BigInteger, and_, cast, exists, func, select, true
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.cijfers_bijhouden import ververs
from overdracht.cijfers_tellen import tel
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import TEVREDENVRAAG
from overdracht.tijd import in_periode, nu
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
        tellingen, totalen = (_van_buurt if vraag.buurt else _opgeteld)(sessie, vraag, toegang, loketten) if loketten else ((), ())
        for loket, wat, aantal in tellingen:
            per_loket[loket][wat] += aantal
        for dag, gemeente, aantal in totalen:
            per_gemeente[gemeente] += aantal
            per_dag[dag] += aantal
        alles = toegang.rol != t.MEDEWERKER and vraag.loket is None and vraag.buurt is None
        gesprekken = _gesprekken(sessie, vraag, toegang) if alles else None
    totaal: Counter[str] = Counter()
    for telling in per_loket.values():
        totaal.update(telling)
    return Cijfers(vraag, totaal, per_loket, per_gemeente, per_dag, gesprekken)


_Tellingen = tuple[Iterable[tuple[str, str, int]], Iterable[tuple[date, str, int]]]


def _gemeenten(vraag: Vraag, toegang: Toegang) -> set[str]:
    return {gemeente for gemeente in (vraag.gemeente, toegang.gemeente) if gemeente is not None}


def _van_buurt(sessie: Session, vraag: Vraag, toegang: Toegang, loketten: tuple[str, ...]) -> _Tellingen:
    """Geteld uit de overdrachten zelf: met de buurt erbij waren de opgetelde cijfers even lang."""
    o = t.Overdracht
    waar = (o.buurt == vraag.buurt, o.loket.in_(loketten), *(o.gemeente == gemeente for gemeente in _gemeenten(vraag, toegang)))
    geteld = tel(sessie, *in_periode(o.ontvangen, vraag.van, vraag.tot), *waar)
    tellingen = [(loket, wat, aantal) for (_, _, loket), telling in geteld.items() for wat, aantal in telling.items()]
    return tellingen, [(dag, gemeente, telling["totaal/"]) for (dag, gemeente, _), telling in geteld.items()]


def _opgeteld(sessie: Session, vraag: Vraag, toegang: Toegang, loketten: tuple[str, ...]) -> _Tellingen:
    """Uit de cijfers per dag, opgeteld door de database: in Python duurt een jaar van drie gemeenten ruim tweemaal zo lang."""
    c = t.Dagcijfer
    # Van alle loketten: dan hoeft de database er niet naar te kijken.
    bij = c.loket.in_(loketten) if len(loketten) < len(LOKETTEN) else c.loket != ""
    waar = (c.dag.between(vraag.van, vraag.tot), bij, *(c.gemeente == gemeente for gemeente in _gemeenten(vraag, toegang)))
    uit_elkaar = func.jsonb_each_text if sessie.get_bind().dialect.name == "postgresql" else func.json_each
    elk = uit_elkaar(c.inhoud).table_valued("key", "value")
    tellingen = select(c.loket, elk.c.key, func.sum(cast(elk.c.value, BigInteger))).join(elk, true()).where(*waar).group_by(c.loket, elk.c.key)
    totaal = cast(c.inhoud["totaal/"].as_string(), BigInteger)
    totalen = select(c.dag, c.gemeente, func.sum(totaal)).where(*waar).group_by(c.dag, c.gemeente)
    return [(loket, wat, int(aantal)) for loket, wat, aantal in sessie.execute(tellingen)], [(dag, gemeente, int(aantal or 0)) for dag, gemeente, aantal in sessie.execute(totalen)]


def _gesprekken(sessie: Session, vraag: Vraag, toegang: Toegang) -> Gesprekscijfers:
    g, o = t.Gesprek, t.Overdracht
    waar = and_(*in_periode(g.begonnen, vraag.van, vraag.tot), *(g.gemeente == gemeente for gemeente in _gemeenten(vraag, toegang)))

    is_gestopt = (g.laatste_vraag.is_not(None), g.laatste_vraag != TEVREDENVRAAG, g.laatste < nu() - STIL, ~exists().where(o.gesprek_id == g.id))
    gestopt = {bij: aantal for bij, aantal in sessie.execute(select(g.laatste_vraag, func.count()).where(waar, *is_gestopt).group_by(g.laatste_vraag))}
    per_kanaal: Counter[str] = Counter()
    oordelen: Counter[str] = Counter()
    beoordeeld = 0
    # In één keer langs de gesprekken: bij een jaar zijn dat er honderdduizenden.
    for kanaal, antwoord, aantal in sessie.execute(select(g.kanaal, g.tevreden, func.count()).where(waar).group_by(g.kanaal, g.tevreden)):
        per_kanaal[kanaal] += aantal
        for oordeel in antwoord or ():
            oordelen[oordeel] += aantal
        beoordeeld += aantal if antwoord not in (None, ["overslaan"]) else 0
    return Gesprekscijfers(per_kanaal, gestopt, oordelen, beoordeeld)
