"""Vragen over de gang van zaken: waaraan we ze herkennen.

De vragen en antwoorden staan onder `procesvragen` in de woorden van het profiel. Een vraag noemt:

- `begrip`: een woord waar iemand naar kan vragen ('wat is X', 'X, wat is dat', 'nooit van X gehoord');
- `partij`: iemand van wie een inwoner wil weten of die meeleest ('ziet X dit', 'wil niet dat X dit weet');
- `patronen`: uitdrukkingen die alleen tellen in een zin die iets vraagt;
- `uitspraken`: uitdrukkingen die ook zonder vraagvorm tellen;
- `los`: uitdrukkingen die alleen tellen als het bericht verder niets zegt ('en nu?');
- `niet_bij`: vragen van Wegwijs waarbij dezelfde woorden gewoon een antwoord zijn.

Het zijn reguliere uitdrukkingen op kleine letters zonder accenten; `<DIT>`, `<JIJ>` en `<~>` staan
voor wat vaak terugkomt. Een verhaal is geen vraag: 'ik kan de kosten niet betalen' hoort hier niet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

_Patroon = re.Pattern[str] | None

LIJSTEN = ("patronen", "uitspraken", "los")
VELDEN = (*LIJSTEN, "begrip", "partij", "niet_bij", "tekst")

_DELEN = {
    "<~>": r".{0,25}?",
    "<JIJ>": r"(?:je|jij|u|jullie|ze|zij|de gemeente|wegwijs)",
    "<DIT>": (
        r"(?:dit|dat|het|alles|hier\w*|deze (?:chat|tekst|gegevens|informatie)|de(?:ze)? berichten|de chat"
        r"|mijn (?:verhaal|bericht\w*|gegevens|antwoord\w*|info\w*|tekst\w*|gesprek\w*|naam|nummer|telefoonnummer|adres|problemen|situatie)"
        r"|wat ik (?:\w+ ){0,4}?(?:zeg|typ|schrijf|vertel|invul|deel|stuur|zei|zeggen|schreef|typte)\w*)"
    ),
}
# Een zin met meer woorden wordt per komma gelezen.
LANGE_ZIN = 20
# Waarmee een zin die iets vraagt begint, aan het begin of na een komma of voegwoord.
_AANLOOP = r"(?:maar|en|want|dus|of|eerst|ook|nog|even|trouwens|sorry|hoi|hallo|ja|nee|oke|ok|goed|wacht|eh+|nou|he)"
_VRAAGWOORD = (
    r"(?:(?:tot|vanaf|op|naar|voor|van|met|bij|aan|door) )?(?:wie|wat|waar\w*|hoe\w*|wanneer|welke?|kan|kun|kunt|kunnen|mag|mogen|moet|moeten|hoef|is|zijn|ben|bent|krijg\w*|kost|duurt|word\w*|gaan?t?"
    r"|kom(?:t|en)|heb(?:t|ben)?|heeft|doen?|doet|zie(?:t|n)?|lees(?:t|d)?|lezen|bewa\w+|weet|weten|geef\w*|geven|raak|verlies|stop\w*|blijf\w*|horen|hoort|praat|spreek|zit|zal|zou|zullen|slaan|delen|deelt|sturen|stuurt|vertel\w*|leg|betaal|beslis\w*|tel\w*|begrijp|snap|kijk\w*|luister\w*|\w+ (?:je|jij|u|jullie)(?! \w+ dat\b))\b"
)
_BEGINT_VRAGEND = re.compile(rf"^(?:{_AANLOOP},? )*{_VRAAGWOORD}")
_VRAAGT = re.compile(
    rf"\?\s*$|(?:^|[,;:(\-] ?|\b{_AANLOOP} ){_VRAAGWOORD}"
    r"|\bvraag me af\b|\b(?:wil|zou)\b.{0,15}\bweten\b|\bmijn vraag is\b|\bvraagje\b|\bwat (?:is|zijn|betekent) (?:dat|het|die)\b.{0,15}$"
)
_ZIN = re.compile(r"[^.!?\n]+[.!?]*")
_SCHRIJFWIJZEN = ((r"\bk\b", "ik"), (r"\b'?t\b(?= )", "het"), (r"\b(?:m'n|mn)\b", "mijn"), (r"\b(?:z'n|zn)\b", "zijn"), (r"\bzo'n\b", "zo een"), (r"\b'n\b", "een"), (r"\bhoelang\b", "hoe lang"), (r"\bpersoons ?gebonden\b", "persoonsgebonden"))

_LIDWOORD = r"(?:(?:een|de|het|die|dat|zo een|mijn|uw|jullie) )?"
_VULSEL = r"(?:(?:nou|nu|dan|eigenlijk|precies|toch|ook|alweer|al|weer|zo|ook alweer|eens|allemaal|hier) )*"


def _begrip(x: str) -> tuple[list[str], list[str]]:
    x = rf"{_LIDWOORD}(?:{x})\b"
    return [
        rf"\bwat (?:is|zijn|doet|doen|doe|betekent|betekend|betekenen|houdt|houd|houden|was|waren) {_VULSEL}{x}(?! (?:er|ik|we|nog niet|mijn)\b)",
        rf"\bwat (?:wordt|word|bedoel\w*|versta\w*) (?:\w+ ){{0,3}}?(?:met|onder) {x}",
        rf"\bwie (?:is|zijn) {_VULSEL}{x}",
        rf"\bwat kan {x}.{{0,15}}(?:doen|betekenen)",
        rf"\bwaar (?:is|staat|dient|zijn|gaat) {x}.{{0,12}}\b(?:voor|over)\b",
        rf"\bhoe werkt {_VULSEL}{x}",
        rf"{x}[, ]*wat (?:is|betekent|zijn|houdt) (?:dat|het|die)",
        rf"\b(?:uitleg\w*|leg\w*|vertel\w*)\b.{{0,12}}\bwat {x}",
    ], [
        rf"\b(?:weet|snap|begrijp) (?:\w+ ){{0,3}}?niet wat {x}",
        rf"\b(?:nooit|nog niet) (?:\w+ ){{0,2}}?van {x}(?: gehoord)?|\bken {x} niet\b|\b{x} (?:ken|snap|begrijp) ik niet\b",
    ]  # fmt: skip


_MEELEZEN = r"(?=.*(?:zie\b|zien|ziet|lees|leest|lezen|hoor|weet|weten|krijg\w* .{0,25}(?:te weten|te horen|te zien|te lezen|bericht|dit\b)|kijk|achter|doorge|deel|delen|vertel|stuur|sturen|meld|inza|inzien|bericht|geven|geef|ingelicht|terecht))"
_OVER_DIT = r"(?=.*\b(?:dit|dat ik|het\b(?! (?:uwv|loket|werk))|mijn (?:verhaal|bericht\w*|gegevens|antwoord\w*|gesprek|naam|situatie|problemen)|wat ik|mee|meelezen|meekijken|iets|hier\w*|alles|bericht|gesprek|ervan|erachter|inzage|gegevens|terecht)\b)"


def _partij(x: str) -> tuple[list[str], list[str]]:
    vraag = r"(?:kan|kunnen|krijgt|krijgen|gaat|gaan|wordt|worden|ziet|zien|leest|lezen|weet|weten|hoort|horen|mag|mogen|geven|geeft|geef|delen|deelt|sturen|stuurt|stuur|vertellen|vertelt|vertel|kijkt|kijken|komt|komen|moet|melden|meldt|meld)"
    x = rf"(?:de |het |mijn |een )?(?:{x})\b"
    return [
        rf"{_MEELEZEN}{_OVER_DIT}.*\b{vraag} (?:\w+ ){{0,6}}?{x}(?!.*\bik heb\b)",
        rf"^(?:\w+ ){{0,2}}?(?:ook|en|of|ziet|leest|weet)(?: \w+)? {x}(?: (?:ook|dan|dit|het))*\W*$",
        rf"\b(?:gaat|gaan|komt|komen) (?:dit|dat|het|mijn \w+|alles) (?:\w+ ){{0,2}}?(?:naar|bij) {x}",
        rf"\b(?:geheim|verborgen|veilig) voor {x}",
    ], [
        rf"\bwil niet dat {x}.{{0,30}}\b(?:dit|het|iets|hier\w*|weet|ziet|leest|hoort|erachter|te weten)\b",
        rf"\b{x} mag (?:dit|het|hier\w*|niet|niks|niets|er)\b.{{0,25}}\b(?:weten|zien|lezen|horen|achter)",
    ]  # fmt: skip


def begint_vragend(tekst: str) -> bool:
    """Of een tekst meteen iets vraagt, zonder eerst iets te vertellen."""
    return bool(_BEGINT_VRAGEND.match(_kaal(tekst)))


def schrijf_uit(patroon: str) -> str:
    """Het patroon met de afkortingen voluit."""
    for kort, lang in _DELEN.items():
        patroon = patroon.replace(kort, lang)
    return patroon


def _kaal(tekst: str) -> str:
    """Kleine letters zonder accenten, met de gewone schrijfwijze van 'm'n' en ''t'."""
    plat = unicodedata.normalize("NFKD", tekst.lower().replace("\u2019", "'").replace("\u2018", "'").replace("`", "'"))
    plat = "".join(teken for teken in plat if not unicodedata.combining(teken))
    for oud, nieuw in _SCHRIJFWIJZEN:
        plat = re.sub(oud, nieuw, plat)
    return re.sub(r"[ \t]+", " ", plat).strip()


@lru_cache(maxsize=1024)
def _lees(patronen: tuple[str, ...]) -> _Patroon:
    return re.compile("|".join(f"(?:{schrijf_uit(p)})" for p in patronen)) if patronen else None


def _sleutel(gegevens: Mapping[str, Any]) -> tuple[Any, ...]:
    return (gegevens.get("begrip", ""), gegevens.get("partij", ""), *(tuple(gegevens.get(lijst, ())) for lijst in LIJSTEN))


@lru_cache(maxsize=1024)
def _uitdrukkingen(begrip: str, partij: str, patronen: tuple[str, ...], uitspraken: tuple[str, ...], los: tuple[str, ...]) -> tuple[_Patroon, _Patroon, _Patroon, _Patroon]:
    """Wat in een vragende zin telt, wat altijd telt, wat als heel bericht telt, en het begrip zelf ('wmo?')."""
    vragend, altijd = list(patronen), list(uitspraken)
    for woord, maak in ((begrip, _begrip), (partij, _partij)):
        if woord:
            meer_vragend, meer_altijd = maak(woord)
            vragend += meer_vragend
            altijd += meer_altijd
    return _lees(tuple(vragend)), _lees(tuple(altijd)), _lees(los), _lees((rf"{_LIDWOORD}(?:{begrip})",)) if begrip else None


def vind(tekst: str, vragen: Mapping[str, Mapping[str, Any]], open_vraag: str | None = None) -> str | None:
    """De naam van de eerste vraag over de gang van zaken in de tekst, of None."""
    return next(iter(vind_alle(tekst, vragen, open_vraag)), None)


def vind_alle(tekst: str, vragen: Mapping[str, Mapping[str, Any]], open_vraag: str | None = None) -> tuple[str, ...]:
    """Alle vragen over de gang van zaken, per zin hooguit één, in de volgorde van de tekst.

    `open_vraag` is de vraag van Wegwijs waarop dit een antwoord kan zijn.
    """
    rijen = [(naam, *_uitdrukkingen(*_sleutel(gegevens))) for naam, gegevens in vragen.items() if open_vraag not in gegevens.get("niet_bij", ())]
    zinnen = [zin.strip() for zin in _ZIN.findall(_kaal(tekst)) if zin.strip()]
    gevonden: list[str] = []
    for zin in zinnen:
        # Een lange zin is een verhaal; een vraag staat dan in een stuk ervan.
        for stuk in [zin] if len(zin.split()) <= LANGE_ZIN else re.split(r"(?<=[,;:])", zin):
            naam = _in_stuk(stuk.strip(" ,;:"), rijen, len(zinnen) == 1)
            if naam and naam not in gevonden:
                gevonden.append(naam)
    return tuple(gevonden)


def _in_stuk(stuk: str, rijen: Iterable[tuple[str, _Patroon, _Patroon, _Patroon, _Patroon]], is_alles: bool) -> str | None:
    vraagt = bool(_VRAAGT.search(stuk))
    kaal = stuk.rstrip(".!? ")
    for naam, vragend, altijd, los, begrip in rijen:
        if is_alles and ((los and los.fullmatch(kaal)) or (vraagt and begrip and begrip.fullmatch(kaal))):
            return naam
        if (altijd and altijd.search(kaal)) or (vraagt and vragend and vragend.search(kaal)):
            return naam
    return None
