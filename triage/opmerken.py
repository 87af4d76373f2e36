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
# 'Mijn huishouden' is ook het werk in huis; 'ons huishouden' zijn de mensen.
_HUISHOUDEN = re.compile(r"\b(?:ons|mijn|m'n|heel het|het hele|hele) gezin\b|\b(?:heel ons|ons hele|voor ons) huishouden\b|\b(?:voor|met) ons (?:allemaal|allen|samen)\b", re.I)
# Wie iets aangedaan wordt, zoekt hulp voor zichzelf, ook als de zin over de ander begint.
_MIJ_AANGEDAAN = re.compile(
    rf"\b{_BEZIT}\s+(?:\w+\s+)?(?:{'|'.join(_RELATIES.values())})\b[^.!?,]{{0,30}}\b(?:slaa?t|sloeg|schopt|bedreigt?|dreigt|mishandelt|duwt|knijpt|scheldt|controleert|vernedert|verkracht\w*|stalkt|dwingt|slaan|bedreigen|wurgt|sluit|geeft|geven)\b[^.!?,]{{0,15}}\b(?:me|mij|ons)\b"
    # Wie klappen uitdeelt of lawaai maakt, is niet degene die hulp zoekt.
    rf"|\b{_BEZIT}\s+(?:\w+\s+)?(?:{'|'.join(_RELATIES.values())})\b[^.!?,]{{0,20}}\b(?:geeft|geven|gaf|deelt)\b[^.!?,]{{0,20}}\b(?:klap\w*|slaag|tikken)\b",
    re.I,
)
_OVERLAST = re.compile(
    rf"\b(?:{_BEZIT}|de)\s+(?:\w+\s+)?(?:buren|buurman|buurvrouw|huurder)\b[^.!?]{{0,50}}\b(?:muziek|herrie|lawaai|overlast|ruzie|schreeuw\w*|blaf\w*|stank|stinkt|stinken|pest\w*|treiter\w*|feest\w*)\b",
    re.I,
)
_IK = re.compile(r"\b(?:ik|mij|me|mijn|mn|m'n|ikke)\b", re.I)


# Hoe een naaste in een tekst heet als iemand hem anders noemt.
_GEWOON = {
    "pa": "vader", "papa": "vader", "pap": "vader", "ma": "moeder", "mama": "moeder", "mam": "moeder", "moe": "moeder", "kerel": "man", "wederhelft": "partner",
    "zoontje": "zoon", "dochtertje": "dochter", "kindje": "kind", "broertje": "broer", "zusje": "zus", "client": "cliënt",
}  # fmt: skip


def relatie(tekst: str) -> str | None:
    """De relatie die in de tekst genoemd wordt ('mijn moeder' is `ouder`), de laatst genoemde na 'maar'."""
    na_maar = re.split(r"\bmaar\b", tekst, flags=re.I)[-1]
    for stuk in (na_maar, tekst):
        for wie in ("ander", "ouder", "partner", "kind"):
            if _RELATIE[wie].search(stuk):
                return wie
    return None


def wie_precies(tekst: str, wie: str | None) -> str | None:
    """Hoe de inwoner de ander zelf noemt ('moeder'); None als dat niet duidelijk is.

    Na 'maar' telt wat daarna komt: 'niet mijn vader maar mijn moeder' is de moeder.
    """
    if wie not in _RELATIES:
        return None
    na_maar = re.split(r"\bmaar\b", tekst, flags=re.I)[-1]
    los = re.compile(rf"(?<!\w)(?:{_RELATIES[wie]})(?!\w)", re.I)
    for patroon, stuk in ((_RELATIE[wie], na_maar), (_RELATIE[wie], tekst), (los, na_maar)):
        gevonden = {_GEWOON.get(naam, naam) for m in patroon.finditer(stuk) for naam in [re.findall(r"[\w'ë]+", m.group())[-1].lower()]}
        if gevonden:
            return gevonden.pop() if len(gevonden) == 1 else None
    return None


_VOOR_NAASTE = re.compile(
    rf"\b(?:(?:het|dit|dat) (?:is|was) (?:allemaal )?voor|(?:het|dit) gaat (?:\w+ )?(?:om|over)|hulp voor|vraag voor|namens)\s+(?:mezelf|mijzelf|ons gezin|{_BEZIT}\s+(?:\w+\s+)?(?:{'|'.join(_RELATIES.values())}))\b",
    re.I,
)


def voor_wie_gezegd(tekst: str) -> str | None:
    """Voor wie de hulp is als iemand dat met zoveel woorden zegt ('het is voor mijn moeder'); anders None."""
    match = _VOOR_NAASTE.search(tekst)
    if not match:
        return None
    if re.search(r"m[ei]j?zelf", match.group(), re.I):
        return "mijzelf"
    return "huishouden" if "gezin" in match.group().lower() else relatie(match.group())


def voor_wie(tekst: str) -> str | None:
    """Voor wie iemand hulp zoekt, als hij dat zegt of als hij alleen over zichzelf praat; anders None.

    De uitkomst is een van mijzelf, partner, kind, ouder, huishouden, ander. Noemt iemand meer
    mensen, dan wordt het gevraagd.
    """
    if _MIJZELF.search(tekst) or _MIJ_AANGEDAAN.search(tekst):
        return "mijzelf"
    if _OVERLAST.search(tekst) and not _VOOR_NAASTE.search(tekst):
        # Wie last heeft van de buren vraagt hulp voor zichzelf, niet voor de buren.
        tekst = _OVERLAST.sub("ik heb overlast", tekst)
    if _HUISHOUDEN.search(tekst):
        return "huishouden"
    genoemd = {wie for wie, patroon in _RELATIE.items() if patroon.search(tekst)}
    if not genoemd:
        if re.search(r"\b(?:wij|we|ons|onze)\b", tekst, re.I):
            return None
        return "mijzelf" if _IK.search(tekst) and len(tekst.split()) >= 3 else None
    return None if len(genoemd) > 1 else _hoofdpersoon(tekst, genoemd.pop())


_ONDERGAAT = re.compile(
    rf"\b{_BEZIT}\s+(?:\w+\s+)?(?:{'|'.join(_RELATIES.values())})\b[^.!?]{{0,15}}\b(?:wordt|word|worden|werd|is|krijgt)\b[^.!?]{{0,40}}\b(?:ge\w{{3,}}|mishandeld|bedreigd|klappen|slaag|klap|vernederd|verkracht|onderdrukt)\b"
    rf"|\b(?:slaat|slaan|schopt|mishandelt|bedreigt|vernedert|kleineert)\b[^.!?]{{0,15}}\b{_BEZIT}\s+(?:\w+\s+)?(?:{'|'.join(_RELATIES.values())})\b",
    re.I,
)


def ondergaat(tekst: str) -> bool:
    """Of een genoemde naaste het geweld ondergaat: 'mijn dochter wordt geslagen door haar vriend'."""
    return bool(_ONDERGAAT.search(tekst))


_VOORAF = re.compile(r"^(?:(?:hallo|hoi|dag|moi|goede\w*(?: \w+)?|beste|sorry)\b[ ,]*)*(?:(?:kun|kan|kunt|wil|wilt|zou|weet|mag) (?:je|jij|u|iemand|ik)\b.{0,40}$|ik heb (?:een|nog een) vraag\b.{0,20}$|ik zoek hulp$|help)", re.I)


def _hoofdpersoon(tekst: str, wie: str) -> str | None:
    """De genoemde ander als de eerste zin over hem begint of iemand voor hem zorgt; anders weten we het niet."""
    zinnen = [zin.strip() for zin in re.split(r"[.!?\n]", tekst) if zin.strip()]
    # Een groet of 'kunt u mij helpen' vooraf zegt niet om wie het gaat.
    eerste = next((zin for zin in zinnen if not is_kaal(zin) and not _VOORAF.match(zin)), zinnen[-1])
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
# 'De kinderen zijn het huis uit' is geen dreiging; 'we zijn het huis uit gezet' wel.
_UIT_HUIS = re.compile(r"\b(?:zijn|is|was|waren)\s+(?:(?:al|allemaal|allebei|inmiddels)\s+)*(?:het|de)\s*$", re.I)
_GEZET = re.compile(r"\s*(?:gezet|gegooid|getrapt|gestuurd)\b", re.I)
_VOORBIJ = re.compile(r"\b(?:vroeger|destijds|jaren geleden|toen|ooit|in het verleden|afgelost|voorbij)\b", re.I)


def dreiging(tekst: str) -> frozenset[str]:
    """Welke dreigingen de tekst noemt, ontkende en voorbije niet meegeteld."""
    gevonden = set()
    for zin in re.split(r"(?<=[.!?\n])", tekst):
        if _VOORBIJ.search(zin):
            continue
        for naam, patroon in _DREIGING_PATROON.items():
            for stuk in patroon.finditer(zin):
                if naam == HUIS and _UIT_HUIS.search(zin[: stuk.start()]) and not _GEZET.match(zin[stuk.end() :]):
                    continue
                if naam in (INKOMEN, ETEN) or not _ONTKEND.search(zin[: stuk.start()]):
                    gevonden.add(naam)
    return frozenset(gevonden)


_MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_TELWOORD = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "paar": 2}
_OVER = re.compile(r"\b(?:over|binnen|nog)\s+(?:een\s+)?(\d{1,3}|" + "|".join(_TELWOORD) + r")\s+(dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\b", re.I)
_DAG_MAAND = re.compile(r"\b(\d{1,2})\s*(?:e|de|ste)?\s+(" + "|".join(m[:3] + r"\w*" for m in _MAANDEN) + r")\b", re.I)
_CIJFERDATUM = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?\b")
_DAGDEEL = r"(?:\s?(?:ochtend|morgen|middag|avond|nacht|vroeg)s?)?"
_WEEKDAG = re.compile(r"\b(volgende\s+(?:week\s+)?)?(" + "|".join(WEEKDAGEN) + rf"){_DAGDEEL}\b", re.I)
# 'Goede morgen' en 'elke morgen' zijn geen dag; 'morgenochtend' en 'overmorgen vroeg' wel.
_DAG_NABIJ = (
    (re.compile(rf"\bover\s?morgen{_DAGDEEL}\b"), 2),
    (re.compile(rf"(?<!goede )(?<!goeden )(?<!goeie )(?<!elke )(?<!iedere )(?<!in de )\bmorgen{_DAGDEEL}\b"), 1),
    (re.compile(r"\b(?:vandaag|vanavond|vannacht|vanmiddag|vanochtend|vanmorgen)\b"), 0),
    (re.compile(rf"\bgister(?:en)?{_DAGDEEL}\b"), -1),
)


def datum(tekst: str, vandaag: date) -> date | None:
    """De eerste dag die de tekst noemt, gerekend vanaf `vandaag`; None als er geen in staat."""
    laag = tekst.lower()
    for woorden, dagen in _DAG_NABIJ:
        if woorden.search(laag):
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


_TELEFOON = re.compile(r"(?<![\d+])(?:(?:\+|00)31[\s\-.]?(?:\(0\))?|0)[1-9](?:(?:[\s.]|\s?[\-–/]\s?)?\d){8}(?!\d)")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# Een bankrekening, ook met een tikfout erin of zonder het begin; en een nummer waar een ander woord dan bellen bij staat.
_ANDER_NUMMER = re.compile(
    r"(?<![A-Za-z])(?:NL|BE|DE|FR|GB|ES|PL|LT|LU)\s?[\dO]{1,2}\s?(?:[A-Z]\s?){3,5}[\d\s.\-]{6,}\d|(?<![A-Za-z])(?:ABNA|RABO|INGB|SNSB|TRIO|ASNB|KNAB|BUNQ|RBRB|FVLB)[\d\s.\-]{6,}\d"
    r"|\brekening\s*(?:is|:|=)\s*[\d][\d\s.\-]{6,}\d|\b(?:(?:bank)?rekening(?:nummer|nr)|iban|bsn|burgerservicenummer|sofinummer|(?:klant|polis|dossier|factuur|contract|zaak|relatie|lidmaatschaps)(?:nummer|nr))\b[^\d.!?]{0,20}[\d][\d\s.\-]{6,}\d",
    re.I,
)


def telefoon(tekst: str) -> str | None:
    """Het eerste Nederlandse telefoonnummer, als tien cijfers; None als er geen is.

    Een rekeningnummer of klantnummer is geen telefoonnummer, ook niet met een tikfout erin.
    """
    match = _TELEFOON.search(_ANDER_NUMMER.sub(" ", tekst))
    if not match:
        return None
    cijfers = re.sub(r"\D", "", match.group().replace("(0)", ""))
    return "0" + re.sub(r"^(?:0031|31|0)", "", cijfers)


def email(tekst: str) -> str | None:
    """Het eerste e-mailadres, ook voorgelezen ('jan punt bos apenstaartje voorbeeld punt nl'); anders None."""
    match = _EMAIL.search(tekst) or _EMAIL.search(_uitgesproken(tekst))
    return match.group() if match else None


def _uitgesproken(tekst: str) -> str:
    """Een voorgelezen adres zoals het geschreven wordt, als er een apenstaartje in zit."""
    tekst = re.sub(r"\s*(?:@|\bape?n?staart(?:je)?\b|\bat\b(?=\s+\w+\s*(?:\.|punt\b)))\s*", "@", tekst, flags=re.I)
    if "@" not in tekst:
        return tekst
    return re.sub(r"(?<=\w)\s*(?:\s(?:punt|dot)\s|\s\.\s?)\s*(?=\w)", ".", tekst, flags=re.I)


def zonder_contact(tekst: str) -> str:
    """De tekst zonder telefoonnummers en e-mailadressen."""
    return _EMAIL.sub(" ", _TELEFOON.sub(" ", tekst)).strip()


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
    r"\bverder\b(?! heb ik (?:al|ook|nog))[^.!?]{0,30}\b(?:niets|niks|goed|prima|red|lukt|alles)\b|\bverder\b(?:(?! al | ook )[^.!?]){0,30}\bgeen (?:vragen|problemen|dingen|zorgen|bijzonderheden|hulp)\b|\bverder geen\b(?! (?:werk|baan|geld|inkomen|huis|woning|eten|school)\b)|\b(?:dat is|dit is|dat was|dit was) (?:alles|het)(?: (?:wel|eigenlijk))?\b(?! (?:probleem|ergste|punt))|\b(?:dat|dit) was 't\b|\balleen (?:dit|dat)\b|\bvoor de rest\b[^.!?]{0,20}\b(?:goed|prima|niets|niks|red)\b"
    r"|\bhet enige (?:wat|dat)\b|\banders (?:is er )?(?:niets|niks)\b",
    re.I,
)


def verder_niets(tekst: str) -> bool:
    """Of iemand zelf al zegt dat er niets anders speelt."""
    return bool(_VERDER_NIETS.search(tekst))


_NIETS_ANDERS = re.compile(r"\b(?:geen|niets|niks) (?:\w+ )?(?:ander[es]?|verder|meer|bijzonders)\b|\b(?:alleen|enkel) (?:dit|dat|deze|die)\b|\bdit is het enige\b", re.I)


def niets_anders(tekst: str) -> bool:
    """Of iemand zegt dat er naast wat genoemd is niets anders speelt: 'nee, dat is alles', 'geen andere problemen'."""
    return verder_niets(tekst) or bool(_NIETS_ANDERS.search(tekst))


_GEEN_OVERZICHT = re.compile(r"\b(?:geen|niet) (?:\w+ ){0,2}overzicht\b|\boverzicht (?:\w+ ){0,2}kwijt\b|\bweet niet (?:meer )?waar (?:ik|we) moet(?:en)? beginnen\b", re.I)


def geen_overzicht(tekst: str) -> bool:
    """Of iemand zelf al zegt dat hij het overzicht kwijt is."""
    return bool(_GEEN_OVERZICHT.search(tekst))


_ZONDER_SCHOOL = re.compile(
    r"\b(?:geschorst|van school (?:gestuurd|gegooid|getrapt|af)|geen (?:enkele )?school|niet (?:meer )?naar (?:school|de les)|thuiszit\w*|zit (?:al )?(?:\w+ ){0,3}thuis|weigert (?:naar )?school)\b"
    r"|\b(?:dagen|weken|maanden|tijd|jaar|sinds \w+|zomer|vakantie) (?:al )?niet (?:meer )?(?:geweest|gegaan|heen|naartoe|naar toe)\b|\bgaa?(?:t)? (?:\w+ ){0,3}niet (?:meer )?(?:heen|naartoe|naar toe)\b|\bis (?:\w+ ){0,3}niet (?:meer )?(?:geweest|verschenen)\b",
    re.I,
)


def kind_zonder_school(tekst: str) -> bool:
    """Of de tekst zegt dat een kind nu helemaal niet naar school gaat. Alleen zinvol naast de code school."""
    return bool(_ZONDER_SCHOOL.search(tekst))


_HELPER = (
    r"wijkcoach|wijkverpleegkundige|wijkverpleging|thuiszorg|bewindvoerder|schuldhulp\w*|maatschappelijk werk\w*|begeleid(?:er|ster|ing)|ambulant\w*|psycholoog|psychiater|ggz|"
    r"gezinscoach|gezinsvoogd|jeugdzorg|casemanager|jobcoach|ouderenadviseur|hulpverleners?|consulent|praktijkondersteuner|verslavingszorg|reclassering"
)
_HEEFT_HULP = re.compile(rf"\b(?:heb(?:ben)?|krijg(?:en)?|heeft|krijgt|is er|komt er)\b[^.!?]{{0,20}}\b(?:al|nu|een|hulp van|begeleiding van)\b[^.!?]{{0,25}}\b(?:{_HELPER})\b", re.I)
_GEEN_HULP = re.compile(r"\b(?:nog )?(?:geen|nooit) (?:enkele )?hulp(?:verlening|verleners?)? (?:gehad|gekregen|bij|hierbij)\b|\bniemand (?:die )?helpt (?:mij|me|ons)\b|\b(?:krijg(?:en)?|heb(?:ben)?) (?:ik |we |wij )?(?:nog )?(?:nergens|geen enkele|nog geen) hulp\b", re.I)


def hulp_betrokken(tekst: str) -> str | None:
    """`een` of `meer` als iemand zegt welke hulp er al is, `geen` als er uitdrukkelijk geen is; anders None."""
    if _GEEN_HULP.search(tekst):
        return "geen"
    if not _HEEFT_HULP.search(tekst):
        return None
    return "meer" if len({m.lower() for m in re.findall(rf"\b(?:{_HELPER})\b", tekst, re.I)}) > 1 else "een"


_ZELF_OVERZICHT = re.compile(r"\b(?:ik|we|wij) (?:heb(?:ben)?|hou(?:d|den)?)\b[^.!?]{0,15}\b(?:het|een goed|goed|nog) overzicht\b|\boverzicht (?:heb|houd|hou) ik\b", re.I)
_ANDER_OVERZICHT = re.compile(
    rf"\b(?:{_BEZIT}\s+(?:\w+\s+)?(?:{'|'.join(_RELATIES.values())}|bewindvoerder|begeleider|begeleidster|wijkcoach|mentor|curator)|(?:de|een) (?:bewindvoerder|curator|mentor|casemanager))\b[^.!?]{{0,20}}"
    r"\b(?:regelt (?:alles|de zaken|het allemaal)|houdt (?:het|alles|de boel)\b[^.!?]{0,15}(?:overzicht|in de gaten|bij)|heeft (?:het|overal) overzicht|doet (?:alles|al het regelwerk))",
    re.I,
)


def overzicht(tekst: str) -> str | None:
    """Wie het overzicht houdt als iemand dat uit zichzelf zegt: `ik`, `ander` of `niemand`; anders None."""
    if geen_overzicht(tekst):
        return "niemand"
    if _ANDER_OVERZICHT.search(tekst):
        return "ander"
    return "ik" if _ZELF_OVERZICHT.search(tekst) else None


_REGELT_NIET = re.compile(
    r"\b(?:kan|kunnen|lukt|krijg|krijgen)\b[^.!?]{0,25}\b(?:niet|nooit)\b[^.!?]{0,12}\b(?:zelf|alleen) (?:\w+ )?(?:regelen|geregeld|oplossen|uitzoeken)\b|\b(?:zelf|alleen) (?:regelen|oplossen|uitzoeken) (?:lukt|kan|gaat) (?:\w+ ){0,2}niet\b"
    r"|\b(?:ik|we|wij) (?:kom|komen|red|redden) er (?:alleen|zelf) (?:echt )?niet (?:meer )?uit\b",
    re.I,
)
_REGELT_ZELF = re.compile(r"\b(?:dat|dit|het|de rest) (?:kan|kunnen|regel|regelen) (?:ik|we|wij) (?:\w+ )?zelf(?: wel)?(?: regelen)?\b|\b(?:kan|kunnen) (?:ik|we|wij) (?:prima |goed |verder )?zelf regelen\b", re.I)


def zelf_regelen(tekst: str) -> str | None:
    """`ja` of `nee` als iemand uit zichzelf zegt of hij het zelf kan regelen; anders None."""
    if _REGELT_NIET.search(tekst):
        return "nee"
    return "ja" if _REGELT_ZELF.search(tekst) else None


_ONVEILIG = re.compile(
    r"\b(?:bel|bellen|app|appen|mail|mailen|schrijf|schrijven|stuur|sturen|post|brief|langskomen|kom)\b[^.!?]{0,25}\b(?:niet|nooit|geen)\b[^.!?]{0,20}\b(?:thuis|huis|op dit nummer|mijn eigen (?:nummer|telefoon)|als (?:hij|zij|mijn))\b"
    r"|\b(?:niet|nooit|geen)\b[^.!?]{0,20}\b(?:thuis|naar huis|op dit nummer)\b[^.!?]{0,15}\b(?:bellen|appen|mailen|schrijven|sturen|langskomen|post|brief)\b"
    r"|\b(?:mag|mogen) (?:het|dit|er)\b[^.!?]{0,20}\b(?:niet|niks|niets) (?:van )?(?:weten|merken|horen|zien)\b"
    r"|\b(?:hij|zij|ze|man|vrouw|vriend|ex|partner|vader) (?:leest|kijkt|luistert) (?:altijd |alles |mijn \w+ |overal )*(?:mee|af)\b|\b(?:bel|bellen|bereik\w*)\b[^.!?]{0,20}\balleen (?:op|via|als|tussen|overdag|onder)\b"
    r"|\balleen (?:op mijn werk|overdag|als (?:hij|zij|mijn \w+) (?:weg|er niet|niet thuis) is)\b[^.!?]{0,15}\b(?:bellen|bereik\w*|appen)\b",
    re.I,
)


def veilig_bereikbaar(tekst: str) -> str | None:
    """De woorden waarmee iemand uit zichzelf zegt hoe contact wel of niet veilig is; anders None."""
    zinnen = [zin.strip(" ,;") for zin in re.split(r"(?<=[.!?\n])", tekst) if _ONVEILIG.search(zin)]
    return " ".join(zinnen)[:200] or None


_NAAM = re.compile(
    r"\b(?:(?:mijn|m'n|mn) naam is|ik heet|(?:u|je) spreekt met|(?:noem|zeg) (?:mij|me|maar)(?: maar)?|met vriendelijke groet(?:en)?,?|mvg,?|groet(?:en|jes)?(?: van)?,?)\s+"
    r"((?:(?:mevrouw|mevr|mw|meneer|dhr|de heer|familie)\.?\s+)?(?:(?:van|de|den|der|ten|ter|el|al|bin)\s+)*[^\W\d_][\w'’\-]+(?:\s+(?:(?:van|de|den|der|ten|ter|el|al)\s+)*[A-Z][\w'’\-]+){0,3})",
    re.I,
)
# 'Zeg maar ja' en 'ik heet ook zo' zijn geen namen.
_GEEN_NAAM = frozenset("ja nee u je jij niet niets gewoon ook maar zo een het dat dit de en ik wat als jullie alsjeblieft alstublieft uit eigenlijk toch even terug op aan anoniem".split())


def naam(tekst: str) -> str | None:
    """De naam waarmee iemand zich voorstelt, of None. Alleen na woorden die een naam inleiden."""
    match = next((m for m in _NAAM.finditer(tekst) if re.findall(r"\w+", m[1].lower())[0] not in _GEEN_NAAM), None)
    if match is None:
        return None
    woorden = match[1].split()
    # Zonder hoofdletters is alleen het eerste woord (met wat ervoor hoort) zeker een naam.
    if match[1] == match[1].lower():
        voor = next((i for i, w in enumerate(woorden) if w.strip(".") not in _TUSSEN), 0)
        woorden = [*woorden[:voor], woorden[voor].capitalize()]
    else:
        while len(woorden) > 1 and not woorden[-1][:1].isupper():
            woorden.pop()
    return " ".join(woorden)[:80]


_TUSSEN = frozenset("mevrouw mevr mw meneer dhr heer familie van de den der ten ter el al bin".split())
_BELMOMENT = re.compile(
    r"\b(?:bel(?:len|t)?|terugbellen|bereik\w*|telefonisch)\b[^.!?]{0,40}?((?:(?:het liefst|liefst|alleen|graag|bij voorkeur|beste)\s+)?(?:(?:in de |'s |’s )?(?:ochtends?|middags?|avonds?)\b|(?:na|voor|vanaf|tussen) \d{1,2}(?:[:.]\d{2})?(?: uur)?(?: en \d{1,2}(?:[:.]\d{2})?)?(?: uur)?|overdag|op (?:maandag|dinsdag|woensdag|donderdag|vrijdag)\w*))"
    r"|\b((?:in de |'s |’s )(?:ochtends?|middags?|avonds?)|(?:na|voor|vanaf|tussen) \d{1,2}(?:[:.]\d{2})?(?: uur)?(?: en \d{1,2}(?:[:.]\d{2})?)?(?: uur)?)\b[^.!?]{0,25}\b(?:bel\w*|bereik\w*)\b",
    re.I,
)


def belmoment(tekst: str) -> str | None:
    """Wanneer iemand gebeld wil worden, als hij dat uit zichzelf zegt; anders None."""
    match = _BELMOMENT.search(tekst)
    if not match:
        return None
    gezegd = (match[1] or match[2]).strip()
    deel = next((d for d in ("ochtend", "middag", "avond") if re.fullmatch(rf"(?:.*\s)?(?:in de |'s |’s )?{d}s?", gezegd, re.I)), None)
    return deel or gezegd[:100]


# Woorden waaruit een antwoord bestaat dat niets vertelt: ja, nee, dank, en wat daaromheen staat.
_KAAL = frozenset(
    "ja jawel jazeker jep yes nee neen nope niet geen niets niks klopt dat dit is zo het wel hoor goed prima ok oké oke okay graag doe maar mag u je jij ik mij me dank bedankt dankje dankuwel wil "
    "verder anders alles was dit hier weet zeg liever daar over al allemaal helemaal inderdaad precies juist zeker best fijn mooi top hallo hoi dag goedemorgen goedemiddag goedenavond goedendag moi "
    "even en of om te eh ehm uh nou tja ach och echt nog een mens medewerker iemand spreken praten persoon bellen terug met kan kunt kunnen zou willen alstublieft alsjeblieft aub groet groeten "
    "idee geef doorgeven antwoord vertel vertellen zeggen hoeft hoef waarom hoe wat wie heel erg natuurlijk tuurlijk akkoord door sorry pardon zal gewoon ook".split()
)


def eigen_woorden(tekst: str) -> frozenset[str]:
    """De woorden van een tekst die meer zijn dan ja, nee, dank en wat daarbij hoort."""
    return frozenset(re.findall(r"[^\W\d_]+", zonder_contact(tekst).lower())) - _KAAL


def is_kaal(tekst: str) -> bool:
    """Of een tekst alleen een antwoord is en niets vertelt: 'ja hoor', 'nee dank u', 'ik wil iemand spreken', een nummer."""
    return not eigen_woorden(tekst)


_NIETS_AAN_DE_HAND = re.compile(
    r"^(?:(?:nee+|nou|ja|och|ach|hoor|eh+|joh|maar)\b[\s,.!]*)*(?:(?:er is|is er|er speelt|het is) )?(?:(?:eigenlijk|verder|echt|gewoon|nu|hier|bij (?:mij|ons)|dus|ook) )*(?:niets|niks|geen (?:andere )?(?:probleem|problemen))"
    r"(?: (?:aan de hand|bijzonders?|ergs?|speciaals?|hoor|eigenlijk|mis|meer|verder|anders|nodig|bij (?:mij|ons)|nu|te (?:melden|zeggen|vertellen)))*[\s.!?]*$",
    re.I,
)


def niets_aan_de_hand(tekst: str) -> bool:
    """Of iemand zegt dat er niets is of niets meer: 'er is eigenlijk niks hoor', 'niks meer'."""
    return bool(_NIETS_AAN_DE_HAND.match(tekst.strip()))



def noemt_woord(tekst: str, woord: str) -> bool:
    """Of een tekst dit woord noemt, ook in een andere vorm: 'ik drink' bij 'drinken', 'schuld' bij 'schulden'."""
    stam = woord[: max(4, len(woord) - 2)]
    return bool(re.search(rf"\b{re.escape(stam)}", tekst, re.I))
