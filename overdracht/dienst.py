"""Wat het logboek doet: aannemen, aanvullen, status geven en bijwerken, lijsten, inzage, wissen.

Elke functie is één korte transactie en geeft `overdracht.database.LogboekWeg` als de database er
niet is. Alle tekst gaat langs `schoon` voordat zij bewaard wordt, ook al maskeerde de afzender al.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, func, select, update
from sqlalchemy.orm import Session

from overdracht import opslag
from overdracht import tabellen as t
from overdracht.aanvullen import vul_aan
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.opslag import NIEUWSTE, Filter
from overdracht.tekst import schoon
from overdracht.tijd import nu, vandaag
from triage.overdracht import Overdracht, OverdrachtFout

PER_BLAD = 25
NOTITIE_MAX = 4000
# Wat iemand in het portaal kan kiezen; terug naar nieuw bestaat niet, dat doet alleen een aanvulling.
KIESBAAR = (t.OPGEPAKT, t.AFGEROND)


class OverdrachtOnbekend(LookupError):
    """Er is geen overdracht met dit kenmerk."""


class GesprekGewist(RuntimeError):
    """De inwoner liet dit gesprek wissen; er mag niets meer uit doorgegeven worden."""


class WijzigingFout(ValueError):
    """Deze wijziging kan niet; de tekst zegt waarom, in woorden voor een medewerker."""


@dataclass(frozen=True)
class Stand:
    """Hoe het met een overdracht staat: genoeg voor 'hoe staat het met K3F-7QD', en niet meer."""

    kenmerk: str
    loket: str
    status: str
    sinds: datetime


@dataclass(frozen=True)
class Regel:
    """Eén regel van de lijst, zonder namen of verhaal."""

    kenmerk: str
    gemeente: str
    loket: str
    team: str | None
    problemen: tuple[str, ...]
    crisis: tuple[str, ...]
    prioriteit: str
    status: str
    uitkomst: str | None
    ontvangen: datetime
    termijn: str | None
    uiterlijk: date | None
    te_laat: bool
    aangevuld: bool
    gewist: bool


@dataclass(frozen=True)
class Lijst:
    """Een blad van de lijst. `blad` telt vanaf 1 en ligt altijd binnen `bladen`."""

    regels: tuple[Regel, ...]
    totaal: int
    blad: int
    bladen: int


@dataclass(frozen=True)
class Inhoud:
    """Alles over één overdracht, gelezen en los van de database."""

    overdracht: t.Overdracht
    historie: tuple[t.Historie, ...]
    gesprek: tuple[t.Bericht, ...]
    andere: tuple[t.Overdracht, ...]


# Aannemen


def neem_aan(sessies: Sessies, overdracht: Overdracht) -> tuple[str, bool]:
    """Bewaart een overdracht en geeft (kenmerk, nieuw).

    Dezelfde `sleutel` geeft hetzelfde kenmerk terug met nieuw=False en verandert niets, ook als zij
    tegelijk komt. Met `vult_aan` wordt die eerdere overdracht uit hetzelfde gesprek voor hetzelfde
    loket aangevuld; nieuw is dan False. OverdrachtFout als dat niet kan of een veld niet past,
    GesprekGewist als de inwoner het gesprek liet wissen.
    """
    _controleer_maten(overdracht)

    def werk(sessie: Session) -> tuple[str, bool]:
        eerder = opslag.bij_sleutel(sessie, overdracht.sleutel)
        if eerder is not None:
            return eerder.kenmerk, False
        moment = nu()
        _zorg_voor_gesprek(sessie, overdracht, moment)
        if overdracht.vult_aan is not None:
            return _aanvulling(sessie, overdracht, moment), False
        rij = _nieuwe_rij(sessie, overdracht, moment)
        sessie.add(rij)
        sessie.flush()
        opslag.schrijf_historie(sessie, rij, "ontvangen", moment, status=t.NIEUW, sleutel=overdracht.sleutel)
        return rij.kenmerk, True

    return met_herkansing(sessies, werk)


def _controleer_maten(overdracht: Overdracht) -> None:
    """OverdrachtFout als een tekst geen tekst is of niet in zijn kolom past; dat weet het contract niet."""
    kolommen = t.Overdracht.__table__.columns
    for veld in ("kanaal", "gemeente", "team", "buurt", "voor_wie", "taal", "reden", "samenvatting"):
        waarde, soort = getattr(overdracht, veld), kolommen[veld].type
        if waarde is None and veld in ("team", "buurt", "voor_wie"):
            continue
        if not isinstance(waarde, str):
            raise OverdrachtFout(f"{veld} is geen tekst")
        if isinstance(soort, String) and soort.length and len(waarde) > soort.length:
            raise OverdrachtFout(f"{veld} is langer dan {soort.length} tekens")
    if len(overdracht.gesprek) > 200 or not overdracht.gesprek.isascii() or not overdracht.gesprek.isprintable():
        raise OverdrachtFout("gesprek is te lang of heeft een vreemde vorm")
    if overdracht.toestemming.op.tzinfo is None:
        raise OverdrachtFout("toestemming.op heeft geen tijdzone")
    for veld in ("naam", "waarde", "belmoment", "veilig"):
        if not isinstance(getattr(overdracht.contact, veld), (str, type(None))):
            raise OverdrachtFout(f"contact.{veld} is geen tekst")
    for veld in ("regisseur", "deelt_alles"):
        if not isinstance(getattr(overdracht, veld), bool):
            raise OverdrachtFout(f"{veld} is geen waar of onwaar")


def _zorg_voor_gesprek(sessie: Session, overdracht: Overdracht, moment: datetime) -> None:
    """GesprekGewist als het gewist is; een onbekend gesprek komt erbij, want een overdracht gaat nooit verloren."""
    gesprek = sessie.get(t.Gesprek, overdracht.gesprek, with_for_update=True)
    if gesprek is None:
        sessie.add(t.Gesprek(id=overdracht.gesprek, gemeente=overdracht.gemeente, kanaal=overdracht.kanaal, begonnen=moment, laatste=moment))
        sessie.flush()
    elif gesprek.gewist_op is not None:
        raise GesprekGewist(overdracht.gesprek)


def _nieuwe_rij(sessie: Session, o: Overdracht, moment: datetime) -> t.Overdracht:
    return t.Overdracht(
        kenmerk=opslag.vrij_kenmerk(sessie),
        sleutel=o.sleutel,
        gesprek_id=o.gesprek,
        ontvangen=moment,
        gemeente=o.gemeente,
        kanaal=o.kanaal,
        loket=o.loket,
        team=o.team,
        buurt=schoon(o.buurt),
        prioriteit=o.prioriteit,
        regisseur=o.regisseur,
        regie=o.regie.value,
        rij=o.rij,
        reden=o.reden,
        voor_wie=o.voor_wie,
        taal=o.taal,
        crisis=list(o.crisis),
        genoemd=list(o.genoemd),
        deelt_alles=o.deelt_alles,
        versie=o.versie,
        samenvatting=schoon(o.samenvatting),
        verhaal=schoon(list(o.verhaal)),
        antwoorden=schoon([list(paar) for paar in o.antwoorden]),
        contact_naam=schoon(o.contact.naam),
        contact_wijze=o.contact.wijze,
        contact_waarde=schoon(o.contact.waarde),
        contact_belmoment=schoon(o.contact.belmoment),
        contact_veilig=schoon(o.contact.veilig),
        status=t.NIEUW,
        status_sinds=moment,
        eerste_termijn=min((termijn.uiterlijk for termijn in o.termijnen), default=None),
        problemen=[t.OverdrachtProbleem(code=code, volgorde=i) for i, code in enumerate(dict.fromkeys(o.problemen))],
        plan=[
            t.Planstap(nummer=i, stap=s.stap, loket=s.loket, problemen=list(s.problemen), wanneer=s.wanneer, reden=s.reden)
            for i, s in enumerate(o.plan, 1)
        ],
        termijnen=[t.Termijn(soort=soort, uiterlijk=dag) for soort, dag in _vroegste(o).items()],
        toestemmingen=[t.Toestemming(loket=loket, op=o.toestemming.op, tekst=schoon(o.toestemming.tekst)) for loket in dict.fromkeys(o.toestemming.loketten)],
    )


def _vroegste(o: Overdracht) -> dict[str, date]:
    uit: dict[str, date] = {}
    for termijn in o.termijnen:
        uit[termijn.soort] = min(termijn.uiterlijk, uit.get(termijn.soort, termijn.uiterlijk))
    return uit


def _aanvulling(sessie: Session, o: Overdracht, moment: datetime) -> str:
    rij = opslag.vind(sessie, o.vult_aan or "", om_te_wijzigen=True)
    # Eén melding voor 'bestaat niet' en 'van een ander': een gesprek leert niets over andere.
    if rij is None or rij.gesprek_id != o.gesprek:
        raise OverdrachtFout("vult_aan noemt geen overdracht uit dit gesprek")
    if rij.loket != o.loket:
        raise OverdrachtFout(f"vult_aan noemt een overdracht voor {rij.loket}, niet voor {o.loket}")
    # Na de bewaartermijn geleegd, en nu weer met tekst: dan begint het opnieuw.
    rij.gewist_op = None
    vul_aan(rij, o, moment)
    heropend = rij.status == t.AFGEROND
    if heropend:
        # Wat afgerond is, leest niemand meer: iets nieuws moet weer opvallen.
        rij.status, rij.uitkomst, rij.status_sinds = t.NIEUW, None, moment
    _werk_termijn_bij(rij)
    opslag.schrijf_historie(sessie, rij, "aangevuld", moment, status=t.NIEUW if heropend else None, sleutel=o.sleutel)
    return rij.kenmerk


def _werk_termijn_bij(rij: t.Overdracht) -> None:
    eerste = opslag.eerste_open_termijn(rij)
    rij.eerste_termijn = eerste.uiterlijk if eerste else None


# Lezen


def status(sessies: Sessies, kenmerk: str) -> Stand | None:
    """Hoe het met een overdracht staat, of None als er geen is met dit kenmerk."""
    with lezen(sessies) as sessie:
        rij = opslag.vind(sessie, kenmerk)
        return Stand(rij.kenmerk, rij.loket, rij.status, rij.status_sinds) if rij else None


def lijst(sessies: Sessies, filter: Filter = Filter(), volgorde: str = NIEUWSTE, blad: int = 1, per_blad: int = PER_BLAD) -> Lijst:  # noqa: B008 - Filter is onveranderlijk
    """Een blad van de lijst; een blad dat niet bestaat wordt het eerste of het laatste."""
    with lezen(sessies) as sessie:
        totaal = opslag.tel(sessie, filter)
        bladen = max(1, -(-totaal // per_blad))
        blad = min(max(1, blad), bladen)
        rijen = opslag.blad(sessie, filter, volgorde, (blad - 1) * per_blad, per_blad)
        return Lijst(tuple(_regel(rij, vandaag()) for rij in rijen), totaal, blad, bladen)


def tel(sessies: Sessies, filter: Filter = Filter()) -> int:  # noqa: B008 - Filter is onveranderlijk
    """Hoeveel overdrachten door het filter komen."""
    with lezen(sessies) as sessie:
        return opslag.tel(sessie, filter)


def _regel(rij: t.Overdracht, dag: date) -> Regel:
    eerste = opslag.eerste_open_termijn(rij)
    return Regel(
        kenmerk=rij.kenmerk,
        gemeente=rij.gemeente,
        loket=rij.loket,
        team=rij.team,
        problemen=tuple(p.code for p in rij.problemen),
        crisis=tuple(rij.crisis),
        prioriteit=rij.prioriteit,
        status=rij.status,
        uitkomst=rij.uitkomst,
        ontvangen=rij.ontvangen,
        termijn=eerste.soort if eerste else None,
        uiterlijk=eerste.uiterlijk if eerste else None,
        te_laat=bool(eerste and eerste.uiterlijk < dag),
        aangevuld=rij.aangevuld_op is not None and rij.aangevuld_op >= rij.status_sinds,
        gewist=rij.gewist_op is not None,
    )


def bekijk(sessies: Sessies, kenmerk: str, medewerker_id: int) -> Inhoud:
    """Alles over een overdracht, en schrijft dat deze medewerker het zag; OverdrachtOnbekend als zij er niet is.

    Zonder bewaarde inzage geen inhoud: beide zitten in één transactie. Het gesprek komt alleen mee
    als de inwoner alles deelt.
    """

    def werk(sessie: Session) -> Inhoud:
        rij = opslag.vind_geheel(sessie, kenmerk)
        if rij is None:
            raise OverdrachtOnbekend(kenmerk)
        gesprek: Sequence[t.Bericht] = ()
        if rij.deelt_alles and rij.gewist_op is None:
            vraag = select(t.Bericht).where(t.Bericht.gesprek_id == rij.gesprek_id, t.Bericht.inhoud.is_not(None))
            gesprek = sessie.scalars(vraag.order_by(t.Bericht.volgnummer)).all()
        sessie.add(t.Inzage(op=nu(), medewerker_id=medewerker_id, overdracht_id=rij.id, wat="gesprek" if gesprek else "overdracht"))
        andere = tuple(o for o in opslag.bij_gesprek(sessie, rij.gesprek_id) if o.id != rij.id)
        return Inhoud(rij, tuple(opslag.historie(sessie, rij.id)), tuple(gesprek), andere)

    return met_herkansing(sessies, werk)


def noteer_lijst(sessies: Sessies, medewerker_id: int) -> None:
    """Schrijft dat deze medewerker de lijst zag."""

    def werk(sessie: Session) -> None:
        sessie.add(t.Inzage(op=nu(), medewerker_id=medewerker_id, wat="lijst"))

    met_herkansing(sessies, werk)


# Bijwerken


def werk_bij(
    sessies: Sessies,
    kenmerk: str,
    medewerker_id: int,
    *,
    status: str | None = None,
    uitkomst: str | None = None,
    gehaald: Sequence[str] = (),
    notitie: str = "",
) -> Stand:
    """Verandert de status, vinkt termijnen af en bewaart een notitie; alles komt in de historie.

    Een status die er al is, is geen wijziging. OverdrachtOnbekend als zij er niet is; WijzigingFout
    als er niets te doen is, bij een status die men niet kan kiezen, bij afronden zonder uitkomst,
    of als een ander haar al afrondde.
    """
    tekst = schoon(notitie).strip()
    if len(tekst) > NOTITIE_MAX:
        raise WijzigingFout(f"De notitie is te lang: hooguit {NOTITIE_MAX} tekens.")
    if status is not None and status not in KIESBAAR:
        raise WijzigingFout("Deze status bestaat niet.")
    if status == t.AFGEROND and uitkomst not in t.UITKOMSTEN:
        raise WijzigingFout("Kies bij afronden ook wat de uitkomst is.")

    def werk(sessie: Session) -> Stand:
        rij = opslag.vind(sessie, kenmerk, om_te_wijzigen=True)
        if rij is None:
            raise OverdrachtOnbekend(kenmerk)
        moment, gedaan = nu(), False
        if rij.status == t.AFGEROND and (status is not None or gehaald):
            raise WijzigingFout("Deze overdracht is al afgerond. U kunt nog wel een notitie toevoegen.")
        for termijn in rij.termijnen:
            if termijn.soort in gehaald and termijn.gehaald_op is None:
                termijn.gehaald_op, gedaan = moment, True
                opslag.schrijf_historie(sessie, rij, "termijn", moment, termijn=termijn.soort, medewerker_id=medewerker_id)
        if status is not None and status != rij.status:
            rij.status, rij.status_sinds, gedaan = status, moment, True
            rij.uitkomst = uitkomst if status == t.AFGEROND else None
            opslag.schrijf_historie(sessie, rij, "status", moment, status=status, uitkomst=rij.uitkomst, medewerker_id=medewerker_id, notitie=tekst or None)
        elif tekst:
            gedaan = True
            opslag.schrijf_historie(sessie, rij, "notitie", moment, medewerker_id=medewerker_id, notitie=tekst)
        if not gedaan:
            raise WijzigingFout("Er is niets gewijzigd. Kies een status, vink een termijn af of schrijf een notitie.")
        _werk_termijn_bij(rij)
        return Stand(rij.kenmerk, rij.loket, rij.status, rij.status_sinds)

    return met_herkansing(sessies, werk)


# Wissen


def wis_gesprek(sessies: Sessies, gesprek_id: str) -> bool:
    """Wist een gesprek en alle persoonlijke tekst van de overdrachten eruit; False als het er niet is.

    Codes, loketten, tijden en aantallen blijven om te tellen. Een overdracht die nog open was, wordt
    afgerond als `ingetrokken`, zodat niemand blijft zoeken. Nog eens wissen verandert niets. Is het
    gesprek na de bewaartermijn al gewist, dan worden de overdrachten eruit nog wel gewist.
    """

    def werk(sessie: Session) -> bool:
        gesprek = sessie.get(t.Gesprek, gesprek_id, with_for_update=True)
        if gesprek is None:
            return False
        moment = nu()
        if gesprek.gewist_op is None:
            leeg_gesprek(sessie, gesprek, moment)
        for rij in opslag.bij_gesprek(sessie, gesprek_id):
            if rij.gewist_op is None:
                leeg_overdracht(sessie, rij, moment, "De inwoner liet alles wissen.")
        return True

    if not gesprek_id.isascii() or not gesprek_id.isprintable():
        return False
    return met_herkansing(sessies, werk)


def leeg_gesprek(sessie: Session, gesprek: t.Gesprek, moment: datetime) -> None:
    """Maakt de berichten leeg en het gesprek dicht; de overdrachten eruit blijven zoals ze zijn."""
    gesprek.sleutel_hash, gesprek.gewist_op = None, moment
    sessie.execute(update(t.Bericht).where(t.Bericht.gesprek_id == gesprek.id).values(inhoud=None, status="verwerkt"))


def leeg_overdracht(sessie: Session, rij: t.Overdracht, moment: datetime, waarom: str) -> None:
    """Maakt alle persoonlijke tekst van een overdracht leeg; `waarom` komt in de historie.

    Was zij nog open, dan wordt zij afgerond als `ingetrokken`.
    """
    leeg: dict[str, Any] = dict.fromkeys(("samenvatting", "verhaal", "antwoorden", "contact_naam", "contact_waarde", "contact_belmoment", "contact_veilig"))
    for veld, waarde in leeg.items():
        setattr(rij, veld, waarde)
    rij.contact_wijze, rij.deelt_alles, rij.gewist_op = "geen", False, moment
    sessie.execute(update(t.Toestemming).where(t.Toestemming.overdracht_id == rij.id).values(tekst=None))
    sessie.execute(update(t.Historie).where(t.Historie.overdracht_id == rij.id, t.Historie.notitie.is_not(None)).values(notitie=None))
    was_open = rij.status != t.AFGEROND
    if was_open:
        rij.status, rij.uitkomst, rij.status_sinds, rij.eerste_termijn = t.AFGEROND, "ingetrokken", moment, None
    opslag.schrijf_historie(sessie, rij, "gewist", moment, status=t.AFGEROND if was_open else None, uitkomst="ingetrokken" if was_open else None, notitie=waarom)


def tel_inzage(sessies: Sessies, kenmerk: str) -> int:
    """Hoe vaak een overdracht bekeken is; 0 als zij er niet is."""
    with lezen(sessies) as sessie:
        rij = opslag.vind(sessie, kenmerk)
        return (sessie.scalar(select(func.count()).select_from(t.Inzage).where(t.Inzage.overdracht_id == rij.id)) or 0) if rij else 0
