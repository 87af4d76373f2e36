"""Dezelfde herkenning voor wie de telefoon opneemt of een e-mail leest: wat speelt er, en wie gaat erover.

De tekst gaat gemaskeerd naar de dialoogmotor en wordt nergens bewaard, ook niet in een logregel.
Is de motor weg, dan is er nog de crisischeck: die hangt nergens van af. Het antwoord zegt dan
`beperkt`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool

from integrations.rasa_client import MotorWeg, Rasa
from triage import crisis
from triage.dossier import Dossier
from triage.gesprek import Invoer, alarm, horen
from triage.gesprek.lopend import Lopend
from triage.herkenning import Herkenning
from triage.maskeren import maskeer
from triage.overdracht import Overdracht
from triage.overdragen import maak_crisisoverdracht, maak_overdrachten
from triage.plan import Planstap
from triage.profiel import Profiel, Voorziening
from triage.regie import GEEN_ANTWOORD, ONBEKEND
from triage.vragen import huidig_besluit, opties, volgende_vraag

log = logging.getLogger(__name__)
MAX_TEKENS = 4000
# De feiten die iemand uit zichzelf kan vertellen en die een medewerker dus niet meer hoeft te vragen.
_FEITEN = (
    "voor_wie", "mantelzorger", "kinderen", "dreiging", "dreiging_datum", "veilig_bereikbaar", "hulp_betrokken", "overzicht", "zelf_regelen", "buurt", "naam", "belmoment",
)  # fmt: skip
_REGIE = frozenset({"hulp_betrokken", "overzicht", "zelf_regelen"})
# Een antwoord dat geen richting geeft: zo komt de vraag erna in beeld zonder dat er iets verzonnen wordt.
_ZONDER_ANTWOORD: Mapping[str, Any] = {
    "crisis_zeker": "nee", "crisis_contact": "ja", "crisis_verder": "ja", "nog_iets": "nee", "dreiging": [ONBEKEND], "bereikbaar": "geen",
}  # fmt: skip
# Deze antwoorden zijn te veel om voor te lezen, of horen alleen bij een scherm met knoppen.
_ZONDER_OPTIES = frozenset({"buurt", "akkoord", "naam", "bereikbaar"})
# In een gesprek zei de inwoner bij een crisis zelf ja tegen contact; hier is dat nog te vragen.
_REDEN_CRISIS = "Crisis: met spoed, zodra de inwoner contact goed vindt."
# Vragen zoals een medewerker ze leest, voor zover ze niet in de loketwoorden van het profiel staan.
_VRAGEN: Mapping[str, str] = {
    "situatie": "Wat is er aan de hand?",
    "klopt_dit": "Gaat het ook over een van deze dingen?",
    "nog_iets": "Speelt er nog iets anders, ook in het gezin?",
    "buurt": "In welke buurt is het, of wat zijn de cijfers van de postcode?",
    "crisis_contact": "Vindt de inwoner het goed dat de gemeente vandaag contact opneemt?",
    "akkoord": "Mag dit naar het loket dat hier staat?",
    "naam": "Hoe heet de inwoner? (hoeft niet)",
    "bereikbaar": "Hoe is de inwoner te bereiken?",
    "belmoment": "Wanneer kan er gebeld worden?",
}


async def herken(rasa: Rasa, profiel: Profiel, tekst: str, nu: datetime) -> dict[str, Any]:
    """Wat er in een tekst gehoord wordt, met advies en open vragen; de vorm staat in docs/api.md.

    `nu` is het plaatselijke moment, met zone. Er komt altijd een antwoord: zonder dialoogmotor
    alleen de crisis, en `beperkt` is dan waar.
    """
    veilig, beperkt = maskeer(tekst), False
    try:
        gehoord = await rasa.herken(veilig)
    except MotorWeg as fout:
        log.warning("herkennen zonder dialoogmotor: %s", fout)
        gehoord, beperkt = await run_in_threadpool(alleen_crisis, veilig), True
    return await run_in_threadpool(advies, profiel, veilig, gehoord, nu, beperkt)


def alleen_crisis(tekst: str) -> Herkenning:
    """Wat er zonder model te horen is: de vlaggen van de crisischeck."""
    signalen = crisis.beoordeel(tekst)
    return Herkenning(
        crisis=tuple((s.vlag, 1.0) for s in signalen if s.zeker),
        crisis_twijfel=tuple((s.vlag, 0.5) for s in signalen if not s.zeker),
        waarom=tuple((s.vlag, (s.woorden,)) for s in signalen),
    )


def advies(profiel: Profiel, tekst: str, gehoord: Herkenning, nu: datetime, beperkt: bool = False) -> dict[str, Any]:
    """Het antwoord van `herken` bij wat de herkenning hoorde; vraagt niets aan een ander."""
    d = _lees(profiel, tekst, gehoord, nu)
    waarom = {s.vlag: [s.woorden] for s in crisis.beoordeel(tekst)} | {label: list(woorden) for label, woorden in gehoord.waarom}
    # Zonder motor is niet bekend wat er speelt: dan zijn alleen de vragen bij de crisis te geven.
    vragen = [v for v in _open_vragen(d, profiel) if not (beperkt and v["vraag"] == "situatie")]
    return {
        "gemeente": profiel.sleutel,
        "beperkt": beperkt,
        "problemen": [_probleem(profiel, code, dict(gehoord.problemen).get(code), waarom) for code in d.problemen],
        "twijfel": [_probleem(profiel, code, zekerheid, waarom) for code, zekerheid in gehoord.twijfel if code not in d.problemen],
        "crisis": [_crisis(profiel, vlag, True, dict((*gehoord.crisis_twijfel, *gehoord.crisis)).get(vlag), waarom) for vlag in d.crisis]
        + [_crisis(profiel, vlag, False, dict((*gehoord.crisis, *gehoord.crisis_twijfel)).get(vlag), waarom) for vlag in d.crisis_twijfel],
        "soort": gehoord.soort,
        "taal": gehoord.taal,
        "advies": None if beperkt and not d.crisis else _advies(d, profiel, nu, vragen),
        "bekend": [{"vraag": veld, "tekst": _vraagtekst(profiel, veld, d), "antwoord": _antwoord(profiel, veld, getattr(d, veld))} for veld in _FEITEN if _gezegd(getattr(d, veld))],
        "open_vragen": vragen,
        "voorzieningen": [_voorziening(v) for v in profiel.voorzieningen_bij(d.problemen, d.buurt)],
    }


def _lees(profiel: Profiel, tekst: str, gehoord: Herkenning, nu: datetime) -> Dossier:
    """Het dossier na één verhaal, met dezelfde grenzen als in het gesprek met een inwoner."""
    b = Lopend(Dossier(gemeente=profiel.sleutel, vraag="situatie", taal=gehoord.taal), profiel, Invoer(nu, tekst, herkenning=gehoord), "herken")
    if not alarm.hoor_crisis(b):
        horen.hoor(b, tekst)
    d = b.d
    d.bevestigd = list(d.problemen)
    d.twijfel = [code for code, _ in gehoord.twijfel if code not in d.problemen]
    d.mens = gehoord.soort == "mens" and not d.problemen
    return d


def _probleem(profiel: Profiel, code: str, zekerheid: float | None, waarom: Mapping[str, list[str]]) -> dict[str, Any]:
    """`zekerheid` is leeg als het probleem uit een crisisvlag volgt en niet apart herkend is."""
    return {"code": code, "naam": profiel.tekst("problemen", code, "loket"), "zekerheid": None if zekerheid is None else round(zekerheid, 3), "waarom": waarom.get(code, [])}


def _crisis(profiel: Profiel, vlag: str, zeker: bool, zekerheid: float | None, waarom: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "vlag": vlag,
        "naam": profiel.tekst("loketwoorden", "crisis", vlag),
        "zeker": zeker,
        "zekerheid": round(1.0 if zekerheid is None else zekerheid, 3),
        "bel": profiel.tekst("crisis_kort", vlag),
        "zeg": profiel.tekst("crisis", vlag) if zeker else profiel.tekst("crisis_vraag", vlag),
        "waarom": waarom.get(vlag, []),
    }


def _advies(d: Dossier, profiel: Profiel, nu: datetime, vragen: list[dict[str, Any]]) -> dict[str, Any]:
    """Wat er gebeurt als er nu doorgegeven wordt; `voorlopig` als een open vraag de verdeling nog kan veranderen."""
    if d.crisis:
        delen, genoemd, rij, reden = maak_crisisoverdracht(d, profiel, "herken", nu, ""), (), 1, "crisis"
    else:
        uitkomst = huidig_besluit(d, profiel)
        delen = maak_overdrachten(d.kopie(akkoord=[deel.loket for deel in uitkomst.delen]), profiel, "herken", nu, "") if uitkomst.delen else ()
        genoemd, rij, reden = uitkomst.genoemd, uitkomst.rij, uitkomst.reden
    return {
        "rij": rij,
        "reden": {"sleutel": reden, "tekst": _REDEN_CRISIS if d.crisis else profiel.tekst("redenen", reden, "loket")},
        "voorlopig": rij >= 6 and any(v["vraag"] in _REGIE for v in vragen),
        "delen": [_deel(o, profiel) for o in delen],
        "genoemd": [{"loket": loket, "naam": profiel.loketten[loket].naam} for loket in genoemd],
        "plan": [_stap(stap, profiel) for stap in next((o.plan for o in delen if o.deelt_alles), ())],
    }


def _deel(o: Overdracht, profiel: Profiel) -> dict[str, Any]:
    loket = profiel.loketten[o.loket]
    return {
        "loket": o.loket,
        "naam": loket.naam,
        "telefoon": loket.telefoon or profiel.telefoon,
        "team": o.team,
        "problemen": list(o.problemen),
        "regisseur": o.regisseur,
        "prioriteit": o.prioriteit,
        "termijnen": [{"soort": t.soort, "naam": profiel.tekst("termijnen", t.soort), "uiterlijk": t.uiterlijk.isoformat()} for t in o.termijnen],
    }


def _stap(stap: Planstap, profiel: Profiel) -> dict[str, Any]:
    return {
        "nummer": stap.nummer,
        "stap": stap.stap,
        "loket": stap.loket,
        "problemen": list(stap.problemen),
        "wanneer": stap.wanneer,
        "reden": profiel.tekst("planredenen", stap.reden),
    }


def _open_vragen(d: Dossier, profiel: Profiel) -> Iterator[dict[str, Any]]:
    """De vragen die nog nodig zijn, in de volgorde van het gesprek.

    Een vraag die pas na een bepaald antwoord nodig is ('wanneer is dat?' na een dreiging) staat er
    nog niet bij.
    """
    proef = d.kopie(twijfel=[], vraag=None)
    if d.twijfel:
        yield _vraag("klopt_dit", d.kopie(bevestigd=[], problemen=[]), profiel)
    while vraag := volgende_vraag(proef, profiel):
        yield _vraag(vraag, proef, profiel)
        if vraag not in vars(proef):
            return  # `situatie`: zonder verhaal is er verder niets te vragen
        if vraag == "akkoord":
            proef.akkoord = [deel.loket for deel in huidig_besluit(proef, profiel).delen]
        else:
            setattr(proef, vraag, _ZONDER_ANTWOORD.get(vraag, ONBEKEND))


def _vraag(vraag: str, d: Dossier, profiel: Profiel) -> dict[str, Any]:
    keuzes, meerdere = opties(vraag, d, profiel)
    return {
        "vraag": vraag,
        "tekst": _vraagtekst(profiel, vraag, d),
        "opties": [] if vraag in _ZONDER_OPTIES else [{"waarde": o.waarde, "label": o.label} for o in keuzes],
        "meerdere": meerdere,
    }


def _vraagtekst(profiel: Profiel, vraag: str, d: Dossier) -> str:
    if vraag == "crisis_zeker":
        return profiel.tekst("crisis_vraag", d.crisis_twijfel[0])
    return profiel.woorden["loketwoorden"]["vragen"].get(vraag) or _VRAGEN.get(vraag, vraag)


def _gezegd(waarde: Any) -> bool:
    return bool(waarde) and (isinstance(waarde, list) or waarde not in GEEN_ANTWOORD)


def _antwoord(profiel: Profiel, veld: str, waarde: Any) -> str:
    if isinstance(waarde, list):
        return "; ".join(_antwoord(profiel, veld, deel) for deel in waarde)
    if veld == "dreiging_datum":
        return date.fromisoformat(waarde).isoformat()
    return str(profiel.woorden["knoppen"].get(veld, {}).get(waarde, waarde))


def _voorziening(v: Voorziening) -> dict[str, Any]:
    return {"naam": v.naam, "wat": v.wat, "waar": v.waar, "kosten": v.kosten, "voor_wie": v.voor_wie, "telefoon": v.telefoon, "voorbeeld": v.voorbeeld}
