"""Problemen die iemand met zoveel woorden noemt, voor als de herkenning ze niet hoorde.

Alleen woorden die bijna nooit iets anders betekenen ('rolstoel', 'eenzaam', 'huurachterstand'). Wat hier
gevonden wordt, wordt aan de inwoner voorgelegd; het vervangt de herkenning niet.
"""

from __future__ import annotations

import re
from dataclasses import replace

from triage.herkenning import Herkenning

_WOORDEN = {
    "schulden": r"schulden|een schuld(?: (?:bij|van))|huurachterstand|betalingsachterstand|incassobureau",
    "rondkomen": r"(?:kom|komen|komt)\b[^.,!?]{0,25}\bniet (?:meer )?rond|(?:kom|komen|komt|heb|hebben)\b[^.,!?]{0,25}\b(?:geld te ?kort|te ?kort aan geld)|te weinig geld",
    "uitkering": r"bijstand|bijstandsuitkering",
    "werk_zoeken": r"ik zoek (?:\w+ ){0,2}(?:werk|baan)|werkloos",
    "dagbesteding": r"dagbesteding",
    "taal_inburgering": r"inburger\w*|taalles\w*",
    "dakloos": r"dakloos",
    "woningaanpassing": r"traplift",
    "huishoudelijke_hulp": r"hulp in (?:de |het )?huishoud(?:ing|en)|hulp bij (?:de |het )?huishoud(?:ing|en)|huishoudelijke hulp|schoonmaakhulp",
    "hulpmiddel": r"rolstoel|scootmobiel|rollator",
    "vervoer": r"regiotaxi|taxipas|gehandicaptenparkeerkaart",
    "eenzaamheid": r"eenzaam\w*",
    "relatie_scheiding": r"echtscheiding|omgangsregeling",
    "verslaving": r"verslaafd|verslaving|gokverslaving",
    "lichamelijke_klachten": r"(?:kan|kunnen|lukt)\b[^.,!?]{0,25}\bniet (?:meer )?(?:zelf |alleen )?(?:wassen|aankleden|douchen)|kleren niet (?:meer )?(?:zelf )?aan",
    "psychische_klachten": r"depressi\w*|burn-?out",
    "rouw": r"rouw|rouwen",
}
_GENOEMD = {code: re.compile(rf"\b(?:{woorden})\b", re.I) for code, woorden in _WOORDEN.items()}
_ONTKEND_ERVOOR = re.compile(r"\b(?:geen|niet|nooit|zonder|nergens|vrij van)\b[^.,;!?]{0,20}$", re.I)
_ONTKEND_ERNA = re.compile(r"^[^.,;!?]{0,15}\b(?:niet|geen|nooit)\b", re.I)
_VOORBIJ = re.compile(r"\b(?:vroeger|destijds|ooit|vorig jaar|jaren geleden|in het verleden|voorbij|afgelost|opgelost)\b", re.I)
# 'Hoe vraag ik ... aan' en 'waar kan ik ...' vraagt iets; 'ik heb', 'mijn moeder is' vertelt iets.
_VERTELT = re.compile(r"\b(?:ik|we|wij|hij|zij|ze|mijn|m'n|mn|onze|ons)\b", re.I)
_VRAAGT = re.compile(r"^(?:hallo|hoi|dag|moi|goede\w+|[\s,.!])*(?:hoe|waar|wanneer|wat|welke?|kan|kun|kunt|mag|moet|is|zijn)\b", re.I)
# Een bericht van een andere soort (een aanbod, een klacht) vertelt iets anders dan een probleem.
_MAG_AANVULLEN = (None, "onduidelijk", "buiten_bereik")
ZEKERHEID, KEUZE = 0.5, 0.3


def genoemd(tekst: str) -> tuple[str, ...]:
    """De codes die de tekst met zoveel woorden noemt, ontkende en voorbije niet meegeteld."""
    uit = []
    for zin in re.split(r"(?<=[.!?\n])", tekst):
        if _VOORBIJ.search(zin):
            continue
        for code, patroon in _GENOEMD.items():
            if any(not _ontkend(zin, m) for m in patroon.finditer(zin)):
                uit.append(code)
    return tuple(dict.fromkeys(uit))


def _ontkend(zin: str, match: re.Match[str]) -> bool:
    # 'Kom niet rond' en 'te weinig geld' ontkennen zelf al.
    if re.search(r"\bniet\b|\bte ", match.group(), re.I):
        return False
    return bool(_ONTKEND_ERVOOR.search(zin[: match.start()]) or _ONTKEND_ERNA.search(zin[match.end() :]))


def vul_aan(h: Herkenning, tekst: str) -> Herkenning:
    """De herkenning met wat de inwoner met zoveel woorden noemde en zij niet hoorde.

    Hoorde zij niets, dan is het een probleem; hoorde zij iets anders, dan is het een keuze erbij.
    """
    if h.taal != "nl" or h.soort not in _MAG_AANVULLEN:
        return h
    erbij = [code for code in genoemd(tekst) if code not in h.codes]
    if not erbij or (h.soort == "buiten_bereik" and (_VRAAGT.match(tekst.strip()) or not _VERTELT.search(tekst))):
        return h
    if h.codes:
        over = tuple(paar for paar in h.twijfel if paar[0] not in erbij)
        return replace(h, twijfel=(*((code, KEUZE) for code in erbij), *over))
    zinnen = tuple((zin, tuple(code for code in erbij if _GENOEMD[code].search(zin))) for zin, _ in h.zinnen)
    return replace(h, problemen=tuple((code, ZEKERHEID) for code in erbij), zinnen=zinnen, soort=None)
