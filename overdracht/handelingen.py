"""Wat een medewerker met een overdracht doet: één functie per handeling, elk één transactie.

Welke handeling bij welke status kan, staat in `OVERGANGEN` en nergens anders. Elke handeling schrijft
wat er gebeurde in de historie, in dezelfde transactie. Wie `verwacht_versie` meegeeft (de versie die
op zijn scherm stond), kan nooit ongezien over de wijziging van een ander heen schrijven.

Alle functies geven OverdrachtOnbekend als de overdracht er niet is of niet voor deze toegang,
GeenToegang voor een rol die niet mag schrijven, WijzigingFout als het niet kan, en WijzigingBotst als
een ander eerder was. Met `terugkoppeling` krijgt de inwoner vanzelf een kort bericht, als hij dat wil
en als het veilig is; `Stand.bereikt` zegt of dat zo was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from overdracht import opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.inzien import OverdrachtOnbekend, Stand, als_stand
from overdracht.tekst import schoon
from overdracht.terugkoppelen import is_onveilig, weg_naar_inwoner, zet_in_gesprek
from overdracht.tijd import nu
from overdracht.toegang import LEZEN, SCHRIJVEN, Toegang
from triage.taxonomie import LOKETTEN, PROBLEMEN

NOTITIE_MAX = 4000
PAK_OP, WACHT, ZET_DOOR, ZET_TERUG, ROND_AF = "pak_op", "wacht_op_inwoner", "zet_door", "zet_terug", "rond_af"
VERKEERD_LOKET, WIJS_TOE, VINK_AF, NOTITIE, KOPPEL_TERUG = "verkeerd_loket", "wijs_toe", "vink_af", "notitie", "koppel_terug"
_OPEN = tuple(status for status in t.STATUSSEN if status != t.AFGEROND)
# Per handeling: bij welke status het kan, en welke status er dan komt. None: de status blijft.
OVERGANGEN: Mapping[str, Mapping[str, str | None]] = {
    PAK_OP: dict.fromkeys((t.NIEUW, t.WACHT_OP_INWONER, t.DOORGEZET, t.TERUGGEZET), t.OPGEPAKT),
    WACHT: {t.OPGEPAKT: t.WACHT_OP_INWONER},
    ZET_DOOR: dict.fromkeys(_OPEN, t.DOORGEZET),
    # Alleen als zij van een ander loket kwam.
    ZET_TERUG: dict.fromkeys((t.OPGEPAKT, t.WACHT_OP_INWONER, t.DOORGEZET), t.TERUGGEZET),
    ROND_AF: dict.fromkeys(_OPEN, t.AFGEROND),
    # Ook als alleen de problemen verkeerd waren; dan blijft de status.
    VERKEERD_LOKET: dict.fromkeys(_OPEN, t.DOORGEZET),
    WIJS_TOE: dict.fromkeys(_OPEN),
    VINK_AF: dict.fromkeys(_OPEN),
    NOTITIE: dict.fromkeys(t.STATUSSEN),
    KOPPEL_TERUG: dict.fromkeys(t.STATUSSEN),
}
# Wat met `werk_bij` in één formulier kan.
KIESBAAR = {t.OPGEPAKT: PAK_OP, t.WACHT_OP_INWONER: WACHT, t.AFGEROND: ROND_AF}


class WijzigingFout(ValueError):
    """Deze wijziging kan niet; de tekst zegt waarom, in woorden voor een medewerker."""


@dataclass(frozen=True)
class Verandering:
    """Eén regel van wat een ander intussen deed."""

    door: str
    gebeurtenis: str
    status: str | None
    op: datetime


class WijzigingBotst(WijzigingFout):
    """Een ander was eerder. `veranderingen` zegt wat er gebeurde sinds de verwachte versie, `versie` is die van nu."""

    def __init__(self, veranderingen: Sequence[Verandering], versie: int):
        wie = ", ".join(dict.fromkeys(v.door for v in veranderingen)) or "iemand anders"
        super().__init__(f"Deze overdracht is intussen veranderd door {wie}. Er is nog niets van u bewaard: kijk eerst wat er veranderd is.")
        self.veranderingen, self.versie = tuple(veranderingen), versie


@dataclass(frozen=True)
class _Regel:
    gebeurtenis: str
    velden: Mapping[str, Any]


Werk = Callable[[Session, t.Overdracht, datetime], list[_Regel]]


# De handelingen


def pak_op(sessies: Sessies, toegang: Toegang, kenmerk: str, *, notitie: str = "", terugkoppeling: str = "", verwacht_versie: int | None = None) -> Stand:
    """Deze medewerker gaat ermee aan de slag; de overdracht staat daarna op zijn naam."""
    tekst = _notitie(notitie)

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        return [_pak_op(rij, toegang, moment, tekst)]

    return _doe(sessies, toegang, kenmerk, PAK_OP, werk, verwacht_versie, terugkoppeling)


def wacht_op_inwoner(sessies: Sessies, toegang: Toegang, kenmerk: str, *, notitie: str = "", terugkoppeling: str = "", verwacht_versie: int | None = None) -> Stand:
    """De inwoner is aan zet."""
    tekst = _notitie(notitie)

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        return [_zet_status(rij, t.WACHT_OP_INWONER, moment, notitie=tekst)]

    return _doe(sessies, toegang, kenmerk, WACHT, werk, verwacht_versie, terugkoppeling)


def rond_af(sessies: Sessies, toegang: Toegang, kenmerk: str, uitkomst: str, *, notitie: str = "", terugkoppeling: str = "", verwacht_versie: int | None = None) -> Stand:
    """Klaar, met hoe het afliep."""
    tekst = _notitie(notitie)
    _eis_uitkomst(uitkomst)

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        return [_rond_af(rij, uitkomst, moment, tekst)]

    return _doe(sessies, toegang, kenmerk, ROND_AF, werk, verwacht_versie, terugkoppeling)


def zet_door(sessies: Sessies, toegang: Toegang, kenmerk: str, loket: str, reden: str, *, team: str | None = None, terugkoppeling: str = "", verwacht_versie: int | None = None) -> Stand:
    """Naar een ander loket, met de reden. Vanaf dat moment is zij van dat loket."""
    tekst = _notitie(reden, verplicht="Schrijf erbij waarom u deze overdracht doorzet.")
    _eis_loket(loket)

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        if loket == rij.loket:
            raise WijzigingFout("Deze overdracht is al bij dit loket.")
        return [_verhuis(rij, loket, team, t.DOORGEZET, "doorgezet", moment, tekst)]

    return _doe(sessies, toegang, kenmerk, ZET_DOOR, werk, verwacht_versie, terugkoppeling)


def zet_terug(sessies: Sessies, toegang: Toegang, kenmerk: str, reden: str, *, terugkoppeling: str = "", verwacht_versie: int | None = None) -> Stand:
    """Terug naar het loket waar zij vandaan kwam, met de reden."""
    tekst = _notitie(reden, verplicht="Schrijf erbij waarom u deze overdracht terugzet.")

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        loket = opslag.vorig_loket(sessie, rij)
        if loket is None:
            raise WijzigingFout("Deze overdracht kwam niet van een ander loket.")
        return [_verhuis(rij, loket, None, t.TERUGGEZET, "teruggezet", moment, tekst)]

    return _doe(sessies, toegang, kenmerk, ZET_TERUG, werk, verwacht_versie, terugkoppeling)


def wijs_toe(sessies: Sessies, toegang: Toegang, kenmerk: str, *, medewerker_id: int | None = None, team: str | None = None, notitie: str = "", verwacht_versie: int | None = None) -> Stand:
    """Op naam van een medewerker of bij een team; zonder beide staat zij op niemands naam. Een ander loket gaat met `zet_door`."""
    tekst = _notitie(notitie)
    if team is not None and not 0 < len(team) <= 200:
        raise WijzigingFout("De naam van een team heeft hooguit 200 tekens.")

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        if medewerker_id is not None and medewerker_id not in {m.id for m in _wie_kan(sessie, rij)}:
            raise WijzigingFout("Deze medewerker kan deze overdracht niet zien.")
        if (rij.toegewezen_aan, team) == (medewerker_id, None) or (team is not None and (rij.toegewezen_aan, rij.team) == (medewerker_id, team)):
            raise WijzigingFout("Er is niets gewijzigd: dit was al zo toegewezen.")
        rij.toegewezen_aan, rij.team = medewerker_id, team or rij.team
        return [_Regel("toegewezen", {"naar_medewerker_id": medewerker_id, "naar_team": team, "notitie": tekst})]

    return _doe(sessies, toegang, kenmerk, WIJS_TOE, werk, verwacht_versie)


def noteer(sessies: Sessies, toegang: Toegang, kenmerk: str, notitie: str, *, verwacht_versie: int | None = None) -> Stand:
    """Een notitie in de historie; kan altijd, ook als de overdracht is afgerond."""
    tekst = _notitie(notitie, verplicht="Schrijf een notitie.")
    return _doe(sessies, toegang, kenmerk, NOTITIE, lambda *_: [_Regel("notitie", {"notitie": tekst})], verwacht_versie)


def vink_af(sessies: Sessies, toegang: Toegang, kenmerk: str, termijnen: Sequence[str], *, verwacht_versie: int | None = None) -> Stand:
    """Termijnen die gehaald zijn; wat er niet is of al afgevinkt was telt niet."""

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        regels = _vink_af(rij, termijnen, moment)
        if not regels:
            raise WijzigingFout("Kies een termijn die nog openstaat.")
        return regels

    return _doe(sessies, toegang, kenmerk, VINK_AF, werk, verwacht_versie)


def meld_verkeerd_loket(sessies: Sessies, toegang: Toegang, kenmerk: str, problemen: Sequence[str], loket: str, *, notitie: str = "", verwacht_versie: int | None = None) -> Stand:
    """Dit hoorde hier niet: de goede problemen en het goede loket. De overdracht verhuist, en blijft bewaard als voorbeeld om van te leren."""
    tekst = _notitie(notitie)
    codes = tuple(dict.fromkeys(problemen))
    _eis_loket(loket)
    if not set(codes) <= set(PROBLEMEN):
        raise WijzigingFout("Kies problemen uit de lijst.")

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        was = tuple(p.code for p in rij.problemen)
        if loket == rij.loket and set(codes) == set(was):
            raise WijzigingFout("Kies een ander loket of andere problemen.")
        _bewaar_voorbeeld(sessie, rij, toegang, codes, loket, was, moment)
        _zet_problemen(rij, codes)
        if loket == rij.loket:
            return [_Regel("verkeerd_loket", {"naar_loket": loket, "notitie": tekst})]
        return [_verhuis(rij, loket, None, t.DOORGEZET, "verkeerd_loket", moment, tekst)]

    return _doe(sessies, toegang, kenmerk, VERKEERD_LOKET, werk, verwacht_versie)


def koppel_terug(sessies: Sessies, toegang: Toegang, kenmerk: str, tekst: str, *, verwacht_versie: int | None = None) -> Stand:
    """Een bericht van de medewerker aan de inwoner, in zijn gesprek. WijzigingFout als hij dat niet wilde."""
    bericht = _notitie(tekst, verplicht="Schrijf een bericht voor de inwoner.")

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        kanaal = weg_naar_inwoner(sessie, rij)
        if kanaal is None:
            raise WijzigingFout("De inwoner wil of kan geen bericht in het gesprek krijgen. Gebruik de manier van contact die bij de overdracht staat.")
        zet_in_gesprek(sessie, rij, bericht, kanaal, moment)
        return [_Regel("terugkoppeling", {"notitie": bericht})]

    return _doe(sessies, toegang, kenmerk, KOPPEL_TERUG, werk, verwacht_versie, met_gesprek=True)


def werk_bij(
    sessies: Sessies,
    toegang: Toegang,
    kenmerk: str,
    *,
    status: str | None = None,
    uitkomst: str | None = None,
    gehaald: Sequence[str] = (),
    notitie: str = "",
    terugkoppeling: str = "",
    verwacht_versie: int | None = None,
) -> Stand:
    """Eén formulier in één keer: een status (opgepakt, wacht op inwoner of afgerond), termijnen en een notitie.

    Een status die er al is, is geen wijziging. WijzigingFout als er niets te doen is.
    """
    tekst = _notitie(notitie)
    if status is not None and status not in KIESBAAR:
        raise WijzigingFout("Deze status bestaat niet.")
    if status == t.AFGEROND:
        _eis_uitkomst(uitkomst)

    def werk(sessie: Session, rij: t.Overdracht, moment: datetime) -> list[_Regel]:
        if rij.status == t.AFGEROND and (status is not None or gehaald):
            raise WijzigingFout("Deze overdracht is al afgerond. U kunt nog wel een notitie toevoegen.")
        regels = _vink_af(rij, gehaald, moment)
        if status is not None and status != rij.status:
            _eis_overgang(rij, KIESBAAR[status])
            if status == t.OPGEPAKT:
                regels.append(_pak_op(rij, toegang, moment, tekst))
            elif status == t.AFGEROND:
                regels.append(_rond_af(rij, uitkomst or "", moment, tekst))
            else:
                regels.append(_zet_status(rij, status, moment, notitie=tekst))
        elif tekst:
            regels.append(_Regel("notitie", {"notitie": tekst}))
        if not regels:
            raise WijzigingFout("Er is niets gewijzigd. Kies een status, vink een termijn af of schrijf een notitie.")
        return regels

    return _doe(sessies, toegang, kenmerk, NOTITIE, werk, verwacht_versie, terugkoppeling)


# Wat er kan


def mogelijk(status: str, vorig_loket: str | None) -> tuple[str, ...]:
    """De handelingen die bij deze status kunnen; terugzetten alleen als er een vorig loket is."""
    return tuple(h for h, overgangen in OVERGANGEN.items() if status in overgangen and (h != ZET_TERUG or vorig_loket is not None))


def toe_te_wijzen(sessies: Sessies, toegang: Toegang, kenmerk: str) -> tuple[tuple[int, str], ...]:
    """Wie deze overdracht kan doen: (id, naam) van de medewerkers die haar zien, op naam."""
    toegang.eis(LEZEN)
    with lezen(sessies) as sessie:
        rij = _vind(sessie, toegang, kenmerk)
        return tuple((m.id, m.naam) for m in _wie_kan(sessie, rij))


def _wie_kan(sessie: Session, rij: t.Overdracht) -> list[t.Medewerker]:
    m = t.Medewerker
    alle = sessie.scalars(select(m).where(m.geblokkeerd_op.is_(None), m.rol.in_((t.MEDEWERKER, t.KCC_ROL))).order_by(m.naam))
    return [wie for wie in alle if Toegang(wie.id, wie.rol, tuple(wie.loketten), wie.gemeente).ziet(rij.loket, rij.gemeente)]


# Hulp


def _doe(
    sessies: Sessies,
    toegang: Toegang,
    kenmerk: str,
    handeling: str,
    werk: Werk,
    verwacht_versie: int | None = None,
    terugkoppeling: str = "",
    met_gesprek: bool = False,
) -> Stand:
    toegang.eis(SCHRIJVEN)
    kort = _notitie(terugkoppeling)

    def alles(sessie: Session) -> Stand:
        rij = _vind(sessie, toegang, kenmerk, om_te_wijzigen=True, met_gesprek=met_gesprek or bool(kort))
        if verwacht_versie is not None and verwacht_versie != rij.versienummer:
            raise WijzigingBotst(_sinds(sessie, rij, verwacht_versie), rij.versienummer)
        _eis_overgang(rij, handeling)
        moment = nu()
        regels = werk(sessie, rij, moment)
        kanaal = weg_naar_inwoner(sessie, rij)
        if kort and kanaal and not is_onveilig(rij):
            zet_in_gesprek(sessie, rij, kort, kanaal, moment)
            regels.append(_Regel("terugkoppeling", {"notitie": kort}))
        opslag.nieuwe_versie(rij, moment)
        if handeling == VERKEERD_LOKET:
            opslag.schrijf_zoekwoorden(sessie, rij)
        for regel in regels:
            opslag.schrijf_historie(sessie, rij, regel.gebeurtenis, moment, **toegang.wie(), **regel.velden)
        return als_stand(rij, kanaal if any(regel.gebeurtenis == "terugkoppeling" for regel in regels) else None)

    return met_herkansing(sessies, alles)


def _vind(sessie: Session, toegang: Toegang, kenmerk: str, om_te_wijzigen: bool = False, met_gesprek: bool = False) -> t.Overdracht:
    if met_gesprek and (gesprek_id := opslag.gesprek_van(sessie, kenmerk)):
        # Eerst het gesprek, dan de overdracht: dezelfde volgorde als bij aannemen en wissen.
        sessie.get(t.Gesprek, gesprek_id, with_for_update=True)
    rij = opslag.vind(sessie, kenmerk, om_te_wijzigen)
    if rij is None or not toegang.ziet(rij.loket, rij.gemeente):
        raise OverdrachtOnbekend(kenmerk)
    return rij


def _sinds(sessie: Session, rij: t.Overdracht, versie: int) -> list[Verandering]:
    return [Verandering(wie_deed(regel), regel.gebeurtenis, regel.status, regel.op) for regel in opslag.historie(sessie, rij.id) if regel.versie > versie]


def wie_deed(regel: t.Historie) -> str:
    """De naam van wie een regel van de historie schreef: een medewerker, een ander systeem, of Wegwijs zelf."""
    return regel.medewerker.naam if regel.medewerker else regel.api_token.naam if regel.api_token else "Wegwijs"


def _notitie(tekst: str, verplicht: str = "") -> str:
    kaal = schoon(tekst).strip()
    if len(kaal) > NOTITIE_MAX:
        raise WijzigingFout(f"De notitie is te lang: hooguit {NOTITIE_MAX} tekens.")
    if verplicht and not kaal:
        raise WijzigingFout(verplicht)
    return kaal


def _eis_overgang(rij: t.Overdracht, handeling: str) -> None:
    if rij.status in OVERGANGEN[handeling]:
        return
    if rij.status == t.AFGEROND:
        raise WijzigingFout("Deze overdracht is al afgerond. U kunt nog wel een notitie toevoegen.")
    raise WijzigingFout(f"Dit kan niet bij een overdracht die {rij.status.replace('_', ' ')} is.")


def _eis_loket(loket: str) -> None:
    if loket not in LOKETTEN:
        raise WijzigingFout("Dit loket bestaat niet.")


def _eis_uitkomst(uitkomst: str | None) -> None:
    if uitkomst not in t.UITKOMSTEN:
        raise WijzigingFout("Kies bij afronden ook wat de uitkomst is.")


def _zet_status(rij: t.Overdracht, status: str, moment: datetime, gebeurtenis: str = "status", **velden: Any) -> _Regel:
    rij.status, rij.status_sinds = status, moment
    return _Regel(gebeurtenis, {"status": status, **velden})


def _pak_op(rij: t.Overdracht, toegang: Toegang, moment: datetime, notitie: str) -> _Regel:
    rij.opgepakt_op = rij.opgepakt_op or moment
    rij.toegewezen_aan = toegang.medewerker_id
    return _zet_status(rij, t.OPGEPAKT, moment, naar_medewerker_id=toegang.medewerker_id, notitie=notitie)


def _rond_af(rij: t.Overdracht, uitkomst: str, moment: datetime, notitie: str) -> _Regel:
    # Wie meteen afrondt, heeft haar op dat moment ook opgepakt.
    rij.uitkomst, rij.afgerond_op, rij.opgepakt_op = uitkomst, moment, rij.opgepakt_op or moment
    return _zet_status(rij, t.AFGEROND, moment, uitkomst=uitkomst, notitie=notitie)


def _verhuis(rij: t.Overdracht, loket: str, team: str | None, status: str, gebeurtenis: str, moment: datetime, notitie: str) -> _Regel:
    rij.loket, rij.team, rij.toegewezen_aan = loket, team, None
    return _zet_status(rij, status, moment, gebeurtenis, naar_loket=loket, naar_team=team, notitie=notitie)


def _vink_af(rij: t.Overdracht, soorten: Sequence[str], moment: datetime) -> list[_Regel]:
    regels = []
    for termijn in rij.termijnen:
        if termijn.soort in soorten and termijn.gehaald_op is None:
            termijn.gehaald_op = moment
            regels.append(_Regel("termijn", {"termijn": termijn.soort}))
    return regels


def _zet_problemen(rij: t.Overdracht, codes: Sequence[str]) -> None:
    bekend = {p.code: p for p in rij.problemen}
    rij.problemen[:] = [bekend.get(code) or t.OverdrachtProbleem(code=code) for code in codes]
    for volgorde, probleem in enumerate(rij.problemen):
        probleem.volgorde = volgorde


def _bewaar_voorbeeld(sessie: Session, rij: t.Overdracht, toegang: Toegang, codes: Sequence[str], loket: str, was: Sequence[str], moment: datetime) -> None:
    """Een voorbeeld per overdracht; zonder tekst van de inwoner valt er niets te leren."""
    if not rij.verhaal:
        return
    v = t.VoorbeeldLeer
    voorbeeld = sessie.scalar(select(v).where(v.overdracht_id == rij.id, v.goedgekeurd_op.is_(None)))
    if voorbeeld is None:
        voorbeeld = v(overdracht_id=rij.id, herkend=list(was))
        sessie.add(voorbeeld)
    voorbeeld.tekst, voorbeeld.problemen, voorbeeld.loket = "\n".join(map(str, rij.verhaal)), list(codes), loket
    voorbeeld.gemaakt, voorbeeld.door = moment, toegang.medewerker_id
