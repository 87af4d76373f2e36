"""Feiten die iemand uit zichzelf vertelt, zodat ze niet nog eens gevraagd worden.

Liever niets opmerken dan iets verkeerds: wat hier gemist wordt, komt als vraag terug; wat hier
verkeerd gehoord wordt, gaat mee naar het loket. Wat is opgemerkt, wordt in het gesprek genoemd.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from triage.kalender import WEEKDAGEN
from triage.profiel import Plek, Profiel
from triage.urgentie import DEURWAARDER, ENERGIE, ETEN, HUIS, INKOMEN

_BEZIT = r"(?:mijn|mn|m'n|me|mien|ons|onze|mij)"
_RELATIES = {
    "partner": r"man|vrouw|partner|vriend(?:in)?|echtgeno(?:ot|te)|verloofde|wederhelft|kerel",
    "ouder": r"vader|moeder|pa|ma|papa|mama|moe|ouders?|schoonvader|schoonmoeder|schoonouders|stiefvader|stiefmoeder|mam|pap",
    "kind": r"zoon(?:tje)?|dochter(?:tje)?|kind(?:je)?|jongen|meisje|puber|peuter|kleuter|baby|jongste|oudste|tweeling|stiefzoon|stiefdochter|pleegkind",
    "ander": (
        r"broer(?:tje)?|zus(?:je)?|buurman|buurvrouw|buren|oma|opa|tante|oom|neef|nicht|kleinkind|kleinzoon|kleindochter|collega|"
        r"kennis|schoonzoon|schoondochter|schoonzus|zwager|beste vriend(?:in)?|cliënt|client|patiënt|leerling|huurder"
    ),
}
_RELATIE = {wie: re.compile(rf"\b{_BEZIT}\s+(?:\w+\s+)?(?:{woorden})\b", re.I) for wie, woorden in _RELATIES.items()}
_MIJZELF = re.compile(
    r"\b(?:het )?(?:gaat|is)\b[^.?!]{0,20}\b(?:mijzelf|mezelf|me zelf|mij zelf|mezelf)\b|\bvoor (?:mijzelf|mezelf|mij zelf|me zelf|mij alleen)\b", re.I
)
_HUISHOUDEN = re.compile(r"\b(?:ons|mijn|m'n|heel het|het hele|hele) (?:gezin|huishouden)\b|\b(?:voor|met) ons (?:allemaal|allen|samen)\b", re.I)
_IK = re.compile(r"\b(?:ik|mij|me|mijn|mn|m'n|ikke)\b", re.I)


def relatie(tekst: str) -> str | None:
    """De relatie die in de tekst genoemd wordt ('mijn moeder' is `ouder`), de laatst genoemde na 'maar'."""
    na_maar = re.split(r"\bmaar\b", tekst, flags=re.I)[-1]
    for stuk in (na_maar, tekst):
        for wie in ("ander", "ouder", "partner", "kind"):
            if _RELATIE[wie].search(stuk):
                return wie
    return None


def voor_wie(tekst: str) -> str | None:
    """Voor wie iemand hulp zoekt, als hij dat zegt of als hij alleen over zichzelf praat; anders None.

    De uitkomst is een van mijzelf, partner, kind, ouder, huishouden, ander. Noemt iemand meer
    mensen, dan wordt het gevraagd.
    """
    if _MIJZELF.search(tekst):
        return "mijzelf"
    if _HUISHOUDEN.search(tekst):
        return "huishouden"
    genoemd = {wie for wie, patroon in _RELATIE.items() if patroon.search(tekst)}
    if not genoemd:
        if re.search(r"\b(?:wij|we|ons|onze)\b", tekst, re.I):
            return None
        return "mijzelf" if _IK.search(tekst) and len(tekst.split()) >= 4 else None
    return None if len(genoemd) > 1 else _hoofdpersoon(tekst, genoemd.pop())


def _hoofdpersoon(tekst: str, wie: str) -> str | None:
    """De genoemde ander als de eerste zin over hem begint of iemand voor hem zorgt; anders weten we het niet."""
    eerste = re.split(r"[.!?\n]", tekst.strip(), maxsplit=1)[0]
    begint = re.match(rf"(?:hallo|hoi|moi|goede\w*(?: \w+)?|dag|beste|ja|geachte)?[, ]*{_BEZIT}\s+(?:\w+\s+)?(?:{_RELATIES[wie]})\b", eerste, re.I)
    zorgt = re.search(rf"\b(?:zorg(?:en)?|zorgen|ongerust|bezorgd|hulp|vraag|bel)\b[^.!?]{{0,40}}\b(?:voor|over|om)\s+{_BEZIT}\s+(?:\w+\s+)?(?:{_RELATIES[wie]})\b", tekst, re.I)
    return wie if begint or zorgt else None


_GEEN_KINDEREN = re.compile(r"\bgeen kind(?:eren|jes)?\b|\bkinderloos\b|\bkinderen (?:zijn|wonen) (?:het huis uit|uit huis|volwassen|op zichzelf|al groot)", re.I)
_KINDEREN = re.compile(
    r"\b(?:mijn|mn|m'n|me|onze|ons|de|twee|drie|vier|vijf|2|3|4|5)\s+(?:\w+\s+)?(?:kinderen|kids|kindjes|zoontjes?|dochtertjes?|jongens|meiden|peuter|kleuter|baby)\b"
    r"|\b(?:zoon|dochter|zoontje|dochtertje|kind)\s*(?:\w+\s+)?(?:\(?van\s+)?\(?(?:[1-9]|1[0-7])\b",
    re.I,
)


def kinderen(tekst: str) -> str | None:
    """`ja` als er kinderen thuis zijn, `nee` als iemand zegt van niet; anders None."""
    if _GEEN_KINDEREN.search(tekst):
        return "nee"
    return "ja" if _KINDEREN.search(tekst) else None


_DREIGING = {
    HUIS: (
        r"\bontruim\w*|\buithuis\w*|\buit\s+(?:me|mijn|mn|m'n|ons|onze|het|de|t|'t|uw)\s+(?:\w+\s+)?(?:huis|woning|kamer|flat|appartement)\s+(?:\w+\s+){0,3}(?:gezet|gegooid|getrapt|zetten)"
        r"|\b(?:huis|woning|kamer|flat) (?:uit|kwijt)\b|\b(?:moet|moeten|mot) (?:\w+\s+){0,5}(?:eruit|er uit|het huis uit|de woning uit)\b|\bop straat (?:gezet|komen te staan|beland)|\bhuur(?:contract)? (?:is |wordt )?(?:opgezegd|ontbonden)"
    ),
    ENERGIE: (
        r"\bafsluit\w*|\bafgeslote[n]?\b|\b(?:gas|stroom|licht|water|energie|verwarming|elektra|elektriciteit)\b[^.!?]{0,30}\b(?:eraf|er af|af\s?gesloten|dicht|afgekoppeld|uitgezet)\b"
        r"|\b(?:sluiten|sluit|koppelen)\b[^.!?]{0,40}\b(?:gas|stroom|licht|water|energie|verwarming|elektra|elektriciteit)\b"
    ),
    DEURWAARDER: r"\bdeurwaarders?\b|\bbeslag(?:legging|gelegd)?\b|\bexecutie(?:verkoop)?\b|\bdwangbevel",
    INKOMEN: (
        r"\b(?:geen|zonder|nul|niks aan)\s+(?:\w+\s+)?(?:inkomen|inkomsten|loon|salaris)\b|\b(?:uitkering|bijstand|loon|salaris)\b[^.!?]{0,25}\b(?:gestopt|stopgezet|stop gezet|ingetrokken|geblokkeerd)\b"
        r"|\b(?:komt|kwam|krijg|krijgen|heb)\b[^.!?]{0,20}\b(?:niets|niks|geen geld|geen cent|geen euro)\b[^.!?]{0,15}\bbinnen\b|\b(?:niets|niks|geen geld|geen cent)(?: meer)? binnen\b|\bgestopt met betalen\b"
    ),
    ETEN: r"\b(?:geen|niks|niets|niet)\b[^.!?]{0,20}\b(?:eten|te eten|boodschappen)\b[^.!?]{0,20}\b(?:kopen|betalen|over|meer|in huis|van)\b|\bgeen geld (?:meer )?voor (?:eten|boodschappen)\b|\bniks (?:meer )?te eten\b",
}
_DREIGING_PATROON = {naam: re.compile(patroon, re.I) for naam, patroon in _DREIGING.items()}
_ONTKEND = re.compile(r"\b(?:geen|niet|nooit|nog geen|nog niet|zonder)\b[^.!?,]{0,12}$", re.I)
_VOORBIJ = re.compile(r"\b(?:vroeger|destijds|jaren geleden|toen|ooit|in het verleden|afgelost|voorbij)\b", re.I)


def dreiging(tekst: str) -> frozenset[str]:
    """Welke dreigingen de tekst noemt, ontkende en voorbije niet meegeteld."""
    gevonden = set()
    for zin in re.split(r"(?<=[.!?\n])", tekst):
        if _VOORBIJ.search(zin):
            continue
        for naam, patroon in _DREIGING_PATROON.items():
            for stuk in patroon.finditer(zin):
                if naam in (INKOMEN, ETEN) or not _ONTKEND.search(zin[: stuk.start()]):
                    gevonden.add(naam)
    return frozenset(gevonden)


_MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_TELWOORD = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "paar": 2}
_OVER = re.compile(r"\b(?:over|binnen|nog)\s+(?:een\s+)?(\d{1,3}|" + "|".join(_TELWOORD) + r")\s+(dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\b", re.I)
_DAG_MAAND = re.compile(r"\b(\d{1,2})\s*(?:e|de|ste)?\s+(" + "|".join(m[:3] + r"\w*" for m in _MAANDEN) + r")\b", re.I)
_CIJFERDATUM = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?\b")
_WEEKDAG = re.compile(r"\b(volgende\s+(?:week\s+)?)?(" + "|".join(WEEKDAGEN) + r")\b", re.I)


def datum(tekst: str, vandaag: date) -> date | None:
    """De eerste dag die de tekst noemt, gerekend vanaf `vandaag`; None als er geen in staat."""
    laag = tekst.lower()
    for woord, dagen in (("overmorgen", 2), ("morgen", 1), ("vandaag", 0), ("vanavond", 0), ("vannacht", 0), ("vanmiddag", 0), ("vanochtend", 0), ("gisteren", -1)):
        if re.search(rf"\b{woord}\b", laag) and not (woord == "morgen" and re.search(r"\bgoede ?morgen\b|\belke morgen\b", laag)):
            return vandaag + timedelta(days=dagen)
    if match := _OVER.search(laag):
        aantal = int(match[1]) if match[1].isdigit() else _TELWOORD[match[1]]
        return vandaag + timedelta(days=aantal * {"d": 1, "w": 7, "m": 30}[match[2][0]])
    if match := _DAG_MAAND.search(laag):
        return _komende(int(match[1]), next(i for i, m in enumerate(_MAANDEN, 1) if m.startswith(match[2][:3])), None, vandaag)
    if match := _CIJFERDATUM.search(laag):
        return _komende(int(match[1]), int(match[2]), match[3], vandaag)
    if match := _WEEKDAG.search(laag):
        verder = (WEEKDAGEN.index(match[2]) - vandaag.weekday()) % 7 or 7
        if match[1] and verder <= 6 - vandaag.weekday():
            verder += 7
        return vandaag + timedelta(days=verder)
    if re.search(r"\bdeze week\b|\beind van de week\b", laag):
        return vandaag + timedelta(days=max(0, 4 - vandaag.weekday()))
    if re.search(r"\bvolgende week\b", laag):
        return vandaag + timedelta(days=7 - vandaag.weekday())
    if re.search(r"\b(?:volgende|komende) maand\b", laag):
        return (vandaag.replace(day=1) + timedelta(days=32)).replace(day=1)
    if re.search(r"\beind(?:e)? (?:van )?(?:de|deze) maand\b", laag):
        return (vandaag.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return None


def _komende(dag: int, maand: int, jaar: str | None, vandaag: date) -> date | None:
    try:
        if jaar:
            return date(int(jaar) + (2000 if len(jaar) == 2 else 0), maand, dag)
        kandidaat = date(vandaag.year, maand, dag)
        return kandidaat if kandidaat >= vandaag - timedelta(days=90) else kandidaat.replace(year=vandaag.year + 1)
    except ValueError:
        return None


_TELEFOON = re.compile(r"(?<![\d+])(?:(?:\+|00)31[\s\-.]?(?:\(0\))?|0)[1-9](?:[\s\-.]?\d){8}(?!\d)")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


def telefoon(tekst: str) -> str | None:
    """Het eerste Nederlandse telefoonnummer, als tien cijfers; None als er geen is."""
    match = _TELEFOON.search(tekst)
    if not match:
        return None
    cijfers = re.sub(r"\D", "", match.group().replace("(0)", ""))
    return "0" + re.sub(r"^(?:0031|31|0)", "", cijfers)


def email(tekst: str) -> str | None:
    """Het eerste e-mailadres, of None."""
    match = _EMAIL.search(tekst)
    return match.group() if match else None


_VOORZETSEL = r"(?:in|uit|te|op|van|wijk|buurt|vanuit|nabij|bij)"


def buurt(tekst: str, profiel: Profiel) -> Plek | None:
    """De buurt of postcode die iemand in zijn verhaal noemt.

    Een buurtnaam telt alleen na een voorzetsel ('in De Heeg'), een getal alleen als het een
    postcode lijkt: anders wordt 'geachte heer' een buurt en '7600 euro' een postcode.
    """
    for match in re.finditer(r"\b(?:postcode|pc)\b\D{0,15}([1-9]\d{3})(?!\d)|\b([1-9]\d{3})\s?(?!eu)[A-Za-z]{2}\b", tekst, re.I):
        if plek := profiel.zoek_buurt(match[1] or match[2]):
            return plek
    namen = sorted((naam for team in profiel.teams for naam in team.buurten), key=len, reverse=True)
    for naam in namen:
        patroon = r"\b" + _VOORZETSEL + r"\s+(?:de\s+|het\s+)?" + re.escape(naam).replace(r"\ ", r"[\s\-]+") + r"\b"
        if re.search(patroon, tekst, re.I):
            return profiel.zoek_buurt(naam)
    return None


_VERDER_NIETS = re.compile(
    r"\bverder\b[^.!?]{0,30}\b(?:niets|niks|geen|goed|prima|red|lukt|alles)\b|\b(?:dat is|dit is) (?:alles|het)\b|\balleen (?:dit|dat)\b|\bvoor de rest\b[^.!?]{0,20}\b(?:goed|prima|niets|niks|red)\b"
    r"|\bhet enige (?:wat|dat)\b|\banders (?:is er )?(?:niets|niks)\b",
    re.I,
)


def verder_niets(tekst: str) -> bool:
    """Of iemand zelf al zegt dat er niets anders speelt."""
    return bool(_VERDER_NIETS.search(tekst))


_GEEN_OVERZICHT = re.compile(r"\b(?:geen|niet) (?:\w+ ){0,2}overzicht\b|\boverzicht (?:\w+ ){0,2}kwijt\b|\bweet niet (?:meer )?waar (?:ik|we) moet(?:en)? beginnen\b", re.I)


def geen_overzicht(tekst: str) -> bool:
    """Of iemand zelf al zegt dat hij het overzicht kwijt is."""
    return bool(_GEEN_OVERZICHT.search(tekst))


_ZONDER_SCHOOL = re.compile(
    r"\b(?:geschorst|van school (?:gestuurd|gegooid|getrapt|af)|geen (?:enkele )?school|niet (?:meer )?naar (?:school|de les)|thuiszit\w*|zit (?:al )?(?:\w+ ){0,3}thuis|weigert (?:naar )?school)\b", re.I
)


def kind_zonder_school(tekst: str) -> bool:
    """Of de tekst zegt dat een kind nu helemaal niet naar school gaat. Alleen zinvol naast de code school."""
    return bool(_ZONDER_SCHOOL.search(tekst))
