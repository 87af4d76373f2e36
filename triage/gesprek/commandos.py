"""Wat iemand met het gesprek zelf wil, op elk moment; daarna komt de open vraag terug."""

from __future__ import annotations

import re
from dataclasses import fields

from triage import aanspreken, antwoorden, procesvragen
from triage.dossier import Dossier
from triage.gesprek import mens, nazorg, stellen
from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Opdracht
from triage.vragen import OPEN_VRAGEN, spoed_gemeld, volgende_vraag

# Wat van de inwoner zelf blijft als hij opnieuw begint: hoe hij praat, en wat al doorgegeven is.
_BLIJFT = ("gemeente", "kanaal", "overdrachten", "aanspreken", "taal", "laatste", "aanvullingen")
# Velden die samen met een antwoord gezet zijn, en dus ook weer leeg moeten.
_HOORT_BIJ = {"voor_wie": ("wie_precies",), "dreiging": ("dreiging_datum",), "akkoord": ("akkoord_op",), "bereikbaar": ("contact",)}
# Bij deze vragen kan 'iemand' of 'mijn begeleider' het antwoord zijn.
_IEMAND_IS_ANTWOORD = frozenset({"overzicht", "voor_wie", "hulp_betrokken"})
_AAN_HET_EIND = frozenset({"akkoord", "aanpassen", "bereikbaar", "belmoment", "naam", "tevreden", "veilig_bereikbaar"})
MAX_PROCESVRAGEN = 2
_AANLOOP_VRAAG = re.compile(r"\b(?:ik vroeg me af|vraagje|(?:ik heb )?(?:nog |even )?een vraag|mag ik (?:iets|wat) vragen|weet (?:u|je|jij)|maar|en|eh+|uh+|eerst|trouwens|want|eigenlijk|hallo|hoi|sorry)\b", re.I)


def commando(b: Lopend) -> bool:
    """Iets over het gesprek zelf: status, wissen, opnieuw, stop, terug, een mens, of een vraag over de gang van zaken."""
    d, tekst, soort = b.d, b.inv.tekst, b.inv.herkenning.soort
    if merken := antwoorden.kenmerken(tekst):
        b.opdracht = Opdracht("status", kenmerken=merken)
        return True
    opdracht = antwoorden.commando(tekst)
    if d.vraag == "opnieuw_proberen" and opdracht in ("opnieuw", "terug"):
        return False
    if opdracht == "verwijder":
        b.opdracht = Opdracht("wissen")
        return True
    if opdracht == "opnieuw":
        b.d = Dossier(ronde=d.ronde + 1, **{veld: getattr(d, veld) for veld in _BLIJFT})
        b.zeg("opnieuw")
        stellen.vraag_volgende(b)
        return True
    if opdracht == "stop" and d.vraag not in ("crisis_verder", "tevreden", "aanvullen"):
        d.afgesloten, d.vraag = True, None
        b.zeg("gestopt")
        return True
    if opdracht == "terug":
        _terug(b)
        return True
    if aanspreken.vraagt_erom(tekst) and not b.inv.herkenning.codes:
        b.zeg("aanspreken")
        if not d.afgesloten or d.vraag:
            stellen.vraag_volgende(b)
        return True
    return _wil_mens(b, tekst, soort) or _procesvraag(b, tekst, soort)


def _wil_mens(b: Lopend, tekst: str, soort: str | None) -> bool:
    d = b.d
    gevraagd = antwoorden.vraagt_mens(tekst) or (soort == "mens" and not antwoorden.vraagt_wie_dit_is(tekst) and d.vraag in (None, "situatie", "klopt_dit"))
    met_nadruk = bool(re.search(r"spreken|praten|echte? |medewerker|geen (?:computer|robot|bot)", tekst, re.I)) and antwoorden.ja_nee(tekst) is None
    if not gevraagd or (d.vraag in _IEMAND_IS_ANTWOORD | _AAN_HET_EIND and not met_nadruk):
        return False
    if d.crisis_loopt:
        return _mens_bij_crisis(b)
    if d.mens:
        return False
    if d.afgesloten:
        nazorg.nieuwe_ronde(b)
    mens.vraag_mens(b)
    return True


def _mens_bij_crisis(b: Lopend) -> bool:
    """Wie bij een crisis om een mens vraagt, wil dat de gemeente contact opneemt; is dat al geregeld, dan zeggen we dat."""
    if not spoed_gemeld(b.d):
        return False
    b.zeg("mens_crisis")
    stellen.vraag_volgende(b)
    return True


def _procesvraag(b: Lopend, tekst: str, soort: str | None) -> bool:
    """Beantwoordt vragen over de gang van zaken; waar als het bericht verder niets zegt."""
    d, vragen = b.d, b.p.woorden["procesvragen"]
    gevonden = procesvragen.vind_alle(tekst, vragen, d.vraag)[:MAX_PROCESVRAGEN]
    for naam in gevonden:
        b.zeg("procesvraag", tekst=b.p.tekst("procesvragen", naam, "tekst"))
    if not gevonden:
        return False
    if d.vraag in ("situatie", None) and b.inv.herkenning.codes and soort != "buiten_bereik" and not procesvragen.begint_vragend(tekst):
        return False
    if d.vraag == "situatie" and "situatie" not in d.gesteld:
        d.gesteld.append("situatie")
    # '7607, wie leest dit?' is ook een antwoord. Toestemming en een naam lezen we er niet uit.
    rest = _zonder_vragen(b, tekst)
    if rest and not d.afgesloten and d.vraag not in ("akkoord", "naam", "situatie", "aanpassen", None):
        b.lees_als(rest)
        return False
    if not d.afgesloten or d.vraag:
        stellen.vraag_volgende(b)
    return True


def _zonder_vragen(b: Lopend, tekst: str) -> str:
    """Wat er van het bericht overblijft zonder de vragen over de gang van zaken."""
    over = []
    for zin in re.findall(r"[^.!?\n]+[.!?]*", tekst):
        delen = zin.split(",")
        if not procesvragen.vind(zin, b.p.woorden["procesvragen"], b.d.vraag):
            if not (zin.rstrip().endswith("?") and b.d.vraag in OPEN_VRAGEN):
                # Een tweede vraag hoort bij de eerste ('mijn baas toch niet?'); bij een gesloten vraag kan zij het antwoord zijn.
                over.append(zin)
            continue
        for i in range(1, len(delen)):
            if procesvragen.vind(",".join(delen[i:]), b.p.woorden["procesvragen"], b.d.vraag):
                over.append(",".join(delen[:i]))
                break
    return _AANLOOP_VRAAG.sub(" ", " ".join(over)).strip(" ,.;!?")


def _terug(b: Lopend) -> None:
    """Eén vraag terug, zo vaak als iemand wil; wat niet bij die vraag hoort blijft staan."""
    d = b.d
    nu = d.vraag
    if d.afgesloten and nu is None:
        b.zeg("terug_kan_niet")
        return
    doorgegeven = any(o.get("ronde") == d.ronde and o["prioriteit"] != "spoed" for o in d.overdrachten)
    vast = {"crisis_zeker"} if d.crisis else set()
    vast |= {"crisis_contact", "veilig_bereikbaar", "bereikbaar"} if spoed_gemeld(d) else set()
    while d.gesteld and not doorgegeven and d.gesteld[-1] not in vast:
        _maak_open(d, d.gesteld.pop())
        d.mislukt, d.wil_aanpassen = 0, False
        if volgende_vraag(d, b.p) != nu:
            b.zeg("terug")
            break
    else:
        b.zeg("terug_kan_niet")
    stellen.vraag_volgende(b)


def _maak_open(d: Dossier, vraag: str) -> None:
    """Zet het dossier zo dat deze vraag weer gesteld wordt."""
    if vraag == "situatie":
        # Het verhaal blijft; wat erin gehoord is wordt opnieuw voorgelegd als er niets anders komt.
        d.problemen, d.bevestigd, d.twijfel = [], [], []
    elif vraag == "klopt_dit":
        d.twijfel = [c for c in d.afgewezen if c not in d.bevestigd]
        d.bevestigd, d.afgewezen = [], []
    elif vraag == "mens":
        d.mens, d.bevestigd = False, []
    elif vraag in _VRAGEN:
        setattr(d, vraag, None)
        for veld in _HOORT_BIJ.get(vraag, ()):
            setattr(d, veld, None)


_VRAGEN = frozenset(veld.name for veld in fields(Dossier) if veld.default is None)
