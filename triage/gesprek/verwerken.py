"""Eén bericht van de inwoner verwerken, in de volgorde die telt.

Eerst een crisis, dan wat iemand met het gesprek zelf wil, dan een verbetering van wat eerder gezegd
is, en dan het antwoord op de open vraag. Wat er verder nog in het bericht zit, wordt ook gehoord.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from triage import aanspreken, antwoorden, crisis, noemen, opmerken
from triage.gesprek import (
    aanpassen,
    akkoord,
    alarm,
    commandos,
    correctie,
    gesloten,
    horen,
    keuzes,
    nazorg,
    soorten,
    stellen,
    terugkeer,
    verhaal,
)
from triage.gesprek.lopend import Lopend
from triage.herkenning import Herkenning
from triage.regie import ONBEKEND

# Zo vaak mag een antwoord niet begrepen worden voordat het gesprek verder gaat zonder dat antwoord.
MAX_MISLUKT = 2
# De vragen waarvan het antwoord meer is dan één waarde; de andere leest `antwoorden.LEZERS`.
_EIGEN: Mapping[str, Callable[[Lopend], bool]] = {
    "situatie": verhaal.situatie,
    "klopt_dit": verhaal.klopt_dit,
    "nog_iets": verhaal.nog_iets,
    "dreiging": gesloten.dreiging,
    "dreiging_datum": gesloten.dreiging_datum,
    "buurt": gesloten.buurt,
    "akkoord": akkoord.akkoord,
    "aanpassen": aanpassen.aanpassing,
    "aanvullen": nazorg.aanvullen,
    "bereikbaar": gesloten.bereikbaar,
    "crisis_zeker": alarm.crisis_zeker,
    "crisis_contact": alarm.crisis_contact,
    "tevreden": gesloten.tevreden,
    "opnieuw_proberen": gesloten.opnieuw_proberen,
}


def verwerk(b: Lopend) -> None:
    """Verwerkt het bericht en stelt de vraag die daarna nodig is."""
    d, inv = b.d, b.inv
    d.laatste = b.nu.isoformat()
    if inv.herkenning.taal != "nl" and len(inv.tekst.split()) > 1:
        d.taal = inv.herkenning.taal
    if not inv.keuzes:
        b.hoor_ook(_wat_er_staat(b))
        d.aanspreken = aanspreken.vorm(inv.tekst) or d.aanspreken
        if alarm.hoor_crisis(b):
            return
    if antwoorden.commando(inv.tekst) not in ("verwijder", "opnieuw", "stop") and terugkeer.verwelkom(b) and not d.afgesloten:
        stellen.vraag_volgende(b)
        return
    if not inv.keuzes and commandos.commando(b):
        return
    _verwerk_antwoord(b)


def _wat_er_staat(b: Lopend) -> Herkenning:
    """De herkenning naast de letterlijke tekst: wat er met zoveel woorden staat telt, en 'er is niks' is niets.

    In het antwoord op een gesloten vraag is een woord nog geen probleem, tenzij iemand zegt dat er iets bij komt.
    """
    h, tekst = b.inv.herkenning, b.inv.tekst
    if opmerken.niets_aan_de_hand(tekst) and not crisis.beoordeel(tekst):
        return Herkenning(soort=None if h.soort in soorten.MET_ANTWOORD else h.soort, taal=h.taal)
    vertelt = b.d.vraag in (None, "situatie", "klopt_dit", "nog_iets") or horen.komt_er_iets_bij(tekst)
    return noemen.vul_aan(h, tekst) if vertelt else h


def _verwerk_antwoord(b: Lopend) -> None:
    d = b.d
    if d.afgesloten and d.vraag == "tevreden" and _meer_dan_een_oordeel(b):
        d.tevreden, d.vraag = ["overslaan"], None
    if d.afgesloten and d.vraag not in ("tevreden", "aanvullen"):
        nazorg.na_afloop(b)
        return
    vraag = d.vraag
    if vraag is None:
        horen.hoor(b, b.inv.tekst)
        stellen.vraag_volgende(b)
        return
    if not b.inv.keuzes and correctie.corrigeer(b):
        stellen.vraag_volgende(b)
        return
    begrepen = _antwoord(b, vraag)
    if not b.inv.keuzes and vraag not in ("situatie", "klopt_dit", "nog_iets", "aanpassen", "aanvullen") and not b.opdracht and not b.blijf:
        begrepen = horen.nieuw_probleem(b, naast_antwoord=begrepen) or begrepen
    if begrepen:
        if vraag not in d.gesteld and b.d is d and getattr(d, vraag, True) is not None:
            d.gesteld.append(vraag)
        d.mislukt = 0
    elif not b.blijf and not _iets_anders(b, vraag):
        _niet_begrepen(b, vraag)
    if not b.opdracht and not b.gevraagd:
        stellen.vraag_volgende(b)


def _meer_dan_een_oordeel(b: Lopend) -> bool:
    """Of iemand bij de laatste vraag iets heel anders vertelt: een nieuw probleem, een klacht of een aanvulling."""
    h, tekst = b.inv.herkenning, b.inv.tekst
    zeker = any(z >= horen.ZEKER for _, z in h.problemen) and len(tekst.split()) >= 4
    return not b.inv.keuzes and (zeker or h.soort in ("klacht", "status") or antwoorden.vraagt_status(tekst) or nazorg.wil_aanvullen(tekst))


def _antwoord(b: Lopend, vraag: str) -> bool:
    """Verwerkt het antwoord op de open vraag; onwaar als het geen antwoord was."""
    if vraag in _EIGEN:
        return _EIGEN[vraag](b)
    waarde = keuzes.gekozen(b, vraag)
    if waarde is None and not b.inv.keuzes and not (vraag == "naam" and _geen_naam(b)):
        waarde = antwoorden.LEZERS[vraag](b.inv.tekst)
    if waarde is None:
        return False
    # Wie niet weet of hij verder wil, hoeft niet verder.
    setattr(b.d, vraag, "nee" if vraag == "crisis_verder" and waarde != "ja" else waarde)
    if vraag == "voor_wie":
        horen.wie_precies(b)
    if vraag == "mantelzorger":
        gesloten.na_mantelzorger(b, waarde)
    if not b.inv.keuzes:
        horen.merk_op(b, b.inv.tekst, behalve=vraag)
    return True


def _geen_naam(b: Lopend) -> bool:
    """Een groet of een aangekondigd nieuw probleem is geen naam."""
    return terugkeer.alleen_een_groet(b.inv.tekst) or (bool(b.inv.herkenning.codes) and horen.komt_er_iets_bij(b.inv.tekst))


def _iets_anders(b: Lopend, vraag: str) -> bool:
    """Geen antwoord op deze vraag, maar wel iets: een antwoord op een andere vraag, een groet, of een vraag voor een ander."""
    h = b.inv.herkenning
    if vraag in ("situatie", "klopt_dit") or b.inv.keuzes:
        return False
    if not b.geleerd and vraag not in ("akkoord", "crisis_contact", "crisis_zeker"):
        horen.merk_op(b, b.inv.tekst, behalve=vraag)
    if b.geleerd:
        return True
    if terugkeer.alleen_een_groet(b.inv.tekst) and not b.d.mislukt:
        b.d.mislukt = 1
        return True
    if h.soort in soorten.MET_ANTWOORD and h.soort != "groet" and not h.codes:
        soorten.antwoord(b, h.soort)
        return True
    return False


def _niet_begrepen(b: Lopend, vraag: str) -> None:
    """Na twee keer niet begrijpen gaat het gesprek verder zonder dit antwoord, of naar een mens."""
    d = b.d
    d.mislukt += 1
    if d.mislukt <= MAX_MISLUKT:
        if vraag != "situatie":
            b.zeg("niet_begrepen")
        return
    if vraag in ("situatie", "klopt_dit") and not d.bevestigd:
        d.niet_begrepen = True
        d.bevestigd = list(d.problemen)
        d.twijfel = []
        b.zeg("dan_een_mens")
        return
    b.zeg("geeft_niet")
    if vraag == "klopt_dit":
        horen.bevestig(b, [])
    elif vraag == "aanpassen":
        d.wil_aanpassen = False
    elif vraag == "aanvullen":
        d.aanvulling = None
    else:
        zonder: dict[str, object] = {
            "akkoord": [], "dreiging": [ONBEKEND], "nog_iets": "nee", "bereikbaar": "geen", "crisis_contact": "nee", "crisis_verder": "nee", "tevreden": ["overslaan"],
        }  # fmt: skip
        setattr(d, vraag, zonder.get(vraag, ONBEKEND))
