"""De werklijst: filteren, zoeken, sorteren, bladeren en tellen, ook bij een miljoen overdrachten.

Elke volgorde heeft een eigen index. Er zijn twee manieren om verder te gaan: `blad` telt bladen (tot
`TELGRENS`), `vanaf` gaat verder waar een eerder blad ophield en is altijd even snel. Tellen houdt
op bij `TELGRENS`: dat er meer zijn is genoeg om te weten dat er gefilterd moet worden.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, exists, func, literal_column, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session, defer, joinedload, raiseload, selectinload

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.kenmerk import lees_kenmerk
from overdracht.opslag import eerste_open_termijn
from overdracht.tijd import in_periode, vandaag
from overdracht.toegang import LEZEN, Toegang, zichtbaar
from overdracht.versleuteling import sleutelbos_van

PER_BLAD = 25
TELGRENS = 10_000
NIEUWSTE, OUDSTE, TERMIJN, PRIORITEIT = VOLGORDES = ("nieuwste", "oudste", "termijn", "prioriteit")
MIJ, NIEMAND, OPEN = "mij", "niemand", "open"
# Als letterlijke tekst: alleen dan ziet de database dat de index van wat open is past.
_KLAAR = literal_column(f"'{t.AFGEROND}'")
_GEHEIM = (
    *(t.Overdracht.samenvatting, t.Overdracht.verhaal, t.Overdracht.antwoorden, t.Overdracht.contact_naam),
    *(t.Overdracht.contact_waarde, t.Overdracht.contact_belmoment, t.Overdracht.contact_veilig),
)


@dataclass(frozen=True)
class Filter:
    """Wat een lijst laat zien; None is alles. `status` mag ook `open` zijn: alles wat niet is afgerond.

    `te_laat` en `vandaag` gaan over de eerste open termijn. `toegewezen` is `mij`, `niemand` of het
    id van een medewerker. `van` en `tot` zijn dagen waarop de overdracht binnenkwam, beide meegeteld.
    `zoek` vindt een kenmerk, telefoonnummer of e-mailadres, en anders hele woorden uit naam, buurt,
    probleemcode, samenvatting en verhaal: alle woorden moeten erin staan.
    """

    loket: str | None = None
    team: str | None = None
    status: str | None = None
    prioriteit: str | None = None
    buurt: str | None = None
    code: str | None = None
    gemeente: str | None = None
    te_laat: bool = False
    vandaag: bool = False
    toegewezen: str | int | None = None
    van: date | None = None
    tot: date | None = None
    zoek: str | None = None


@dataclass(frozen=True)
class Regel:
    """Eén regel van de lijst, zonder namen of verhaal van de inwoner."""

    kenmerk: str
    gemeente: str
    loket: str
    team: str | None
    buurt: str | None
    problemen: tuple[str, ...]
    crisis: tuple[str, ...]
    prioriteit: str
    status: str
    status_sinds: datetime
    uitkomst: str | None
    ontvangen: datetime
    termijn: str | None
    uiterlijk: date | None
    te_laat: bool
    aangevuld: bool
    gewist: bool
    terugkerend: bool
    # De naam van wie haar doet.
    toegewezen: str | None
    versie: int


@dataclass(frozen=True)
class Lijst:
    """Een blad van de lijst.

    `blad` telt vanaf 1 en ligt altijd binnen `bladen`; bij `vanaf` is het 0. `meer` zegt dat er meer
    zijn dan `totaal`, dat dan `TELGRENS` is. `volgende` en `vorige` zijn voor `vanaf`; None aan het eind.
    """

    regels: tuple[Regel, ...]
    totaal: int
    meer: bool
    blad: int
    bladen: int
    volgende: str | None
    vorige: str | None


@dataclass(frozen=True)
class Tellers:
    """Wat er nu open is."""

    open: int
    nieuw: int
    te_laat: int
    vandaag: int
    spoed: int
    mij: int
    niemand: int


def lijst(
    sessies: Sessies,
    toegang: Toegang,
    filter: Filter = Filter(),
    volgorde: str = NIEUWSTE,
    blad: int = 1,
    per_blad: int = PER_BLAD,
    vanaf: str | None = None,
) -> Lijst:
    """Een blad van wat deze toegang ziet; een blad of `vanaf` dat niet bestaat wordt het dichtstbijzijnde of het eerste."""
    toegang.eis(LEZEN)
    with lezen(sessies) as sessie:
        waar = voorwaarden(sessie, toegang, filter)
        totaal, meer = _tel(sessie, waar)
        bladen = max(1, -(-totaal // per_blad))
        plek = _lees_plek(volgorde, vanaf)
        nummer = 0 if plek else min(max(1, blad), bladen)
        rijen, is_begin, is_eind = _blad(sessie, waar, volgorde, plek, (nummer - 1) * per_blad, per_blad) if plek or totaal else ([], True, True)
        return Lijst(
            regels=tuple(_regel(rij, vandaag()) for rij in rijen),
            totaal=totaal,
            meer=meer,
            blad=nummer,
            bladen=bladen,
            volgende=None if is_eind or not rijen else _plek(volgorde, rijen[-1], verder=True),
            vorige=None if is_begin or not rijen else _plek(volgorde, rijen[0], verder=False),
        )


def tel(sessies: Sessies, toegang: Toegang, filter: Filter = Filter()) -> int:
    """Hoeveel overdrachten door het filter komen, tot `TELGRENS`."""
    toegang.eis(LEZEN)
    with lezen(sessies) as sessie:
        return _tel(sessie, voorwaarden(sessie, toegang, filter))[0]


def tellers(sessies: Sessies, toegang: Toegang, filter: Filter = Filter()) -> Tellers:
    """De aantallen voor boven de lijst, over wat open is en door het filter komt (de status daarin telt niet)."""
    toegang.eis(LEZEN)
    o, dag = t.Overdracht, vandaag()

    def aantal(waar: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((waar, 1), else_=0)), 0)

    with lezen(sessies) as sessie:
        waar = voorwaarden(sessie, toegang, replace(filter, status=OPEN))
        vraag = select(
            func.count(),
            aantal(o.status == t.NIEUW),
            aantal(o.eerste_termijn < dag),
            aantal(o.eerste_termijn == dag),
            aantal(o.prioriteit == "spoed"),
            aantal(o.toegewezen_aan == (toegang.medewerker_id or 0)),
            aantal(o.toegewezen_aan.is_(None)),
        )
        return Tellers(*sessie.execute(vraag.select_from(o).where(*waar)).one())


def buurten(sessies: Sessies, toegang: Toegang) -> tuple[str, ...]:
    """De buurten waar nu iets open staat, om uit te kiezen."""
    return _verschillende(sessies, toegang, t.Overdracht.buurt)


def teams(sessies: Sessies, toegang: Toegang) -> tuple[str, ...]:
    """De teams waar nu iets open staat, om uit te kiezen."""
    return _verschillende(sessies, toegang, t.Overdracht.team)


def _verschillende(sessies: Sessies, toegang: Toegang, kolom: InstrumentedAttribute[str | None]) -> tuple[str, ...]:
    toegang.eis(LEZEN)
    with lezen(sessies) as sessie:
        vraag = select(kolom).where(zichtbaar(toegang), t.Overdracht.status != _KLAAR, kolom.is_not(None)).distinct()
        return tuple(sorted(waarde for waarde in sessie.scalars(vraag) if waarde))


# Filteren


def voorwaarden(sessie: Session, toegang: Toegang, filter: Filter) -> list[ColumnElement[bool]]:
    """Het filter als voorwaarden op `Overdracht`, samen met wat deze toegang mag zien."""
    o, p = t.Overdracht, t.OverdrachtProbleem
    uit: list[ColumnElement[bool]] = [zichtbaar(toegang, _loket(sessie, toegang))]
    gelijk: Mapping[InstrumentedAttribute[Any], Any] = {
        o.loket: filter.loket, o.team: filter.team, o.prioriteit: filter.prioriteit, o.buurt: filter.buurt, o.gemeente: filter.gemeente,
    }  # fmt: skip
    uit += [kolom == waarde for kolom, waarde in gelijk.items() if waarde is not None]
    if filter.status == OPEN or filter.te_laat or filter.vandaag:
        uit.append(o.status != _KLAAR)
    if filter.status not in (None, OPEN):
        uit.append(o.status == filter.status)
    if filter.te_laat:
        uit.append(o.eerste_termijn < vandaag())
    if filter.vandaag:
        uit.append(o.eerste_termijn == vandaag())
    if filter.toegewezen is not None:
        wie = toegang.medewerker_id if filter.toegewezen == MIJ else filter.toegewezen
        uit.append(o.toegewezen_aan.is_(None) if filter.toegewezen == NIEMAND else o.toegewezen_aan == wie)
    uit += in_periode(o.ontvangen, filter.van, filter.tot)
    if filter.code is not None:
        uit.append(exists().where(p.overdracht_id == o.id, p.code == filter.code))
    if filter.zoek and filter.zoek.strip():
        uit += _zoek(sessie, filter.zoek)
    return uit


def _loket(sessie: Session, toegang: Toegang) -> ColumnElement[str] | None:
    """Bij meer loketten leest SQLite anders alles van elk loket om het daarna te sorteren; met + laat hij die index liggen."""
    veel = len(toegang.loketten) > 1 and sessie.get_bind().dialect.name == "sqlite"
    return literal_column("+overdracht.loket", String) if veel else None


def _zoek(sessie: Session, tekst: str) -> list[ColumnElement[bool]]:
    o, z = t.Overdracht, t.Zoekwoord
    # Een woord van zes letters kan ook een kenmerk zijn: dat is het alleen als het er een is.
    if (kenmerk := lees_kenmerk(tekst)) and sessie.scalar(select(o.id).where(o.kenmerk == kenmerk)) is not None:
        return [o.kenmerk == kenmerk]
    hashes = sleutelbos_van(sessie.get_bind().dialect).zoekhashes(tekst)
    if not hashes:
        return [literal_column("1") == literal_column("0")]
    return [o.id.in_(select(z.overdracht_id).where(z.hash == hash_)) for hash_ in sorted(hashes)]


def _tel(sessie: Session, waar: Sequence[ColumnElement[bool]]) -> tuple[int, bool]:
    """Hoeveel het er zijn tot de grens, en of het er meer zijn."""
    tot_de_grens = select(literal_column("1")).select_from(t.Overdracht).where(*waar).limit(TELGRENS + 1).subquery()
    aantal = sessie.scalar(select(func.count()).select_from(tot_de_grens)) or 0
    return min(aantal, TELGRENS), aantal > TELGRENS


# Bladeren


def _sleutels(volgorde: str) -> tuple[tuple[InstrumentedAttribute[Any], ...], bool]:
    """De kolommen van een volgorde, die samen elke rij aanwijzen, en of zij aflopen."""
    o = t.Overdracht
    return {
        NIEUWSTE: ((o.ontvangen, o.id), True),
        OUDSTE: ((o.ontvangen, o.id), False),
        TERMIJN: ((o.sorteer_termijn, o.id), False),
        PRIORITEIT: ((o.sorteer_rang, o.sorteer_termijn, o.id), False),
    }[volgorde]


def _blad(
    sessie: Session, waar: Sequence[ColumnElement[bool]], volgorde: str, plek: tuple[bool, list[Any]] | None, overslaan: int, aantal: int
) -> tuple[list[t.Overdracht], bool, bool]:
    """De rijen, en of dit het begin en het eind van de lijst is."""
    kolommen, aflopend = _sleutels(volgorde)
    verder, waarden = plek or (True, [])
    terug = aflopend == verder  # de kant waar de database op leest
    vraag: Select[tuple[t.Overdracht]] = select(t.Overdracht).where(*waar).order_by(*(k.desc() if terug else k.asc() for k in kolommen))
    if waarden:
        hier = tuple_(*kolommen)
        # Met de typen van de kolommen, zodat een tijdstip vergeleken wordt zoals het bewaard is.
        daar = tuple_(*waarden, types=[k.type for k in kolommen])
        vraag = vraag.where(hier < daar if terug else hier > daar)
    elif overslaan:
        vraag = vraag.offset(overslaan)
    o = t.Overdracht
    zuinig = [*(defer(kolom, raiseload=True) for kolom in _GEHEIM), selectinload(o.problemen), selectinload(o.termijnen), joinedload(o.toegewezen), raiseload(o.plan), raiseload(o.toestemmingen)]
    rijen = list(sessie.scalars(vraag.limit(aantal + 1).options(*zuinig)))
    over = len(rijen) > aantal
    rijen = rijen[:aantal]
    if not verder:
        rijen.reverse()
    aan_deze_kant = not waarden and not overslaan
    return rijen, (aan_deze_kant if verder else not over), (not over if verder else False)


def _plek(volgorde: str, rij: t.Overdracht, verder: bool) -> str:
    kolommen, _ = _sleutels(volgorde)
    waarden = [waarde.isoformat() if isinstance(waarde := getattr(rij, kolom.key), date) else waarde for kolom in kolommen]
    return base64.urlsafe_b64encode(json.dumps([volgorde, verder, *waarden]).encode()).decode().rstrip("=")


def _lees_plek(volgorde: str, vanaf: str | None) -> tuple[bool, list[Any]] | None:
    """Waar het blad begint; None bij een plek die niet te lezen is of van een andere volgorde."""
    if not vanaf or len(vanaf) > 300:
        return None
    kolommen, _ = _sleutels(volgorde)
    try:
        naam, verder, *waarden = json.loads(base64.urlsafe_b64decode(vanaf + "=" * (-len(vanaf) % 4)))
        if naam != volgorde or not isinstance(verder, bool) or len(waarden) != len(kolommen):
            return None
        soorten = [k.type.python_type for k in kolommen]
        gelezen = [soort.fromisoformat(w) if issubclass(soort, date) else soort(w) for soort, w in zip(soorten, waarden)]
    except (ValueError, TypeError, binascii.Error, OverflowError, RecursionError):
        return None
    if any(isinstance(w, datetime) and w.tzinfo is None for w in gelezen) or any(isinstance(w, int) and not 0 <= w < 2**31 for w in gelezen):
        return None
    return verder, gelezen


def _regel(rij: t.Overdracht, dag: date) -> Regel:
    eerste = eerste_open_termijn(rij)
    return Regel(
        kenmerk=rij.kenmerk,
        gemeente=rij.gemeente,
        loket=rij.loket,
        team=rij.team,
        buurt=rij.buurt,
        problemen=tuple(p.code for p in rij.problemen),
        crisis=tuple(rij.crisis),
        prioriteit=rij.prioriteit,
        status=rij.status,
        status_sinds=rij.status_sinds,
        uitkomst=rij.uitkomst,
        ontvangen=rij.ontvangen,
        termijn=eerste.soort if eerste else None,
        uiterlijk=eerste.uiterlijk if eerste else None,
        te_laat=bool(eerste and eerste.uiterlijk < dag),
        aangevuld=rij.aangevuld_op is not None and rij.aangevuld_op >= rij.status_sinds,
        gewist=rij.gewist_op is not None,
        terugkerend=rij.terugkerend,
        toegewezen=rij.toegewezen.naam if rij.toegewezen else None,
        versie=rij.versienummer,
    )


__all__ = ["MIJ", "NIEMAND", "NIEUWSTE", "OPEN", "OUDSTE", "PER_BLAD", "PRIORITEIT", "TELGRENS", "TERMIJN", "VOLGORDES", "Filter", "Lijst", "Regel", "Tellers", "buurten", "lijst", "tel", "tellers", "teams", "voorwaarden"]
