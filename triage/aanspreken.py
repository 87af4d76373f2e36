"""U of je: hoort hoe de inwoner Wegwijs aanspreekt, en zet een tekst met 'u' om in een tekst met 'je'.

Elke tekst staat één keer in de responses of het profiel, met 'u'. Nederlandse werkwoorden zijn bij
'u' en 'je' gelijk als het onderwerp vooraan staat ('u belt', 'je belt'), maar verliezen de t als
'je' erachter staat ('belt u', 'bel je'). Welke t weg mag, is niet te zien aan het woord ('laat',
'moet', 'weet' houden hem); daarom staan alle werkwoorden die in een tekst kunnen staan in `OMKEER`.
"""

from __future__ import annotations

import re

# Vorm voor 'u' -> vorm voor 'je' erachter. Wat hetzelfde blijft staat er ook in: dan is het nagezien.
OMKEER = {
    "antwoordt": "antwoord", "bedenkt": "bedenk", "bedoelt": "bedoel", "begrijpt": "begrijp", "belt": "bel", "bent": "ben", "betaalt": "betaal", "bewaart": "bewaar", "blijft": "blijf",
    "denkt": "denk", "doet": "doe", "durft": "durf", "eet": "eet", "gaat": "ga", "geeft": "geef", "gelooft": "geloof", "gebruikt": "gebruik", "had": "had", "heeft": "heb", "helpt": "help", "hoeft": "hoef",
    "hoort": "hoor", "houdt": "houd", "kan": "kan", "kent": "ken", "kiest": "kies", "kijkt": "kijk", "klikt": "klik", "komt": "kom", "kreeg": "kreeg", "krijgt": "krijg", "kunt": "kun", "kon": "kon",
    "laat": "laat", "leest": "lees", "leert": "leer", "ligt": "lig", "logt": "log", "loopt": "loop", "maakt": "maak", "mag": "mag", "mailt": "mail", "meldt": "meld", "merkt": "merk", "mist": "mist",
    "moet": "moet", "moest": "moest", "neemt": "neem", "noemt": "noem", "ontvangt": "ontvang", "praat": "praat", "raakt": "raak", "redt": "red", "reist": "reis", "schrijft": "schrijf", "slaapt": "slaap",
    "slikt": "slik", "spreekt": "spreek", "staat": "sta", "stopt": "stop", "stuurt": "stuur", "tikt": "tik", "typt": "typ", "typte": "typte", "vindt": "vind", "verdient": "verdien", "vergeet": "vergeet",
    "vertelt": "vertel", "vertelde": "vertelde", "verwacht": "verwacht", "voelt": "voel", "vraagt": "vraag", "vroeg": "vroeg", "wacht": "wacht", "was": "was", "weet": "weet", "weigert": "weiger", "werkt": "werk",
    "wilde": "wilde", "wilt": "wil", "wist": "wist", "woont": "woon", "zegt": "zeg", "zei": "zei", "zet": "zet", "ziet": "zie", "zit": "zit", "zoekt": "zoek", "zorgt": "zorg", "zou": "zou", "zult": "zul", "zag": "zag",
    "begreep": "begreep", "begrijp": "begrijp", "snap": "snap", "snapt": "snap", "deed": "deed", "ging": "ging", "kwam": "kwam", "gaf": "gaf", "belde": "belde", "verandert": "verander", "verhuist": "verhuis", "herkent": "herken", "deelt": "deel", "draagt": "draag", "leeft": "leef", "probeert": "probeer", "regelt": "regel",
    "meent": "meen", "drinkt": "drink", "huurt": "huur", "koopt": "koop", "rijdt": "rijd", "vult": "vul", "trekt": "trek", "wordt": "word", "bestelt": "bestel", "vreest": "vrees", "wenst": "wens", "zorgde": "zorgde",
}  # fmt: skip
# Woorden voor 'u' die geen werkwoord zijn: daar verandert alleen het voornaamwoord.
GEEN_WERKWOORD = frozenset(
    "aan achter als bij bent dan dat die dit door en er hoe ik in maar met mij na naar niet nu of om ook op over per rond samen sinds te tegen terwijl tot totdat tussen uit van vanaf via voor voordat waar waarom waarvan waarmee waarin waarover wanneer want wat welke wie wij we zoals zodat zodra zonder "
    "hen hij zij ze iemand mensen nadat omdat hoeveel wiens wijk team loket medewerker gemeente wegwijs dus toen tenzij helpen bellen spreken brengen geven vertellen vragen laten sturen horen kunnen nemen bezoeken mailen antwoorden kennen zien roepen terugbellen contact straks altijd alleen wel best nog weer eerst hier daar gewoon misschien iets meestal daarna daarom zo hoeft dicht kan wil gaat "
    "binnen buiten naast behalve dankzij ondanks volgens rondom toch niemand alles niets samenwerken zelf graag meteen later vaak soms vandaag morgen iedereen elk elke hun dag namens hulp dank het".split()
) - frozenset(OMKEER)

_VOORAF = re.compile(r"\b([A-Za-zÀ-ÿ]+)(\s+)([uU])\b(?!\w|[-.](?:\w))")
# 'U heeft' en 'als u schulden heeft', maar niet 'wie u geholpen heeft'.
_U_HEEFT = re.compile(r"\b([uU])(\s+)(heeft)\b|\b((?:als|dat|of|omdat|wanneer|zodra|waar|wat) [uU])(\s+(?:[\w'-]+\s+){1,4}?)(heeft)\b", re.I)
_WEL_JOU = re.compile(r"\b((?i:aan|bij|met|naar|over|van|voor|door|op|om|tegen|zonder|uit))(\s+)[uU](?=\s*(?:[.,;:!?)\n]|$|\s(?:en|of|is)\b))")
# Na deze woorden aan het begin van een zin is het onderwerp al genoemd: 'een medewerker helpt u' blijft 'helpt'.
_ONDERWERP_GENOEMD = re.compile(
    r"^(?:en |of |maar |want |ook |alleen |pas |zelfs )*(?:ik|we|wij|ze|zij|hij|die|dat|dit|het|de|een|één|iemand|niemand|iedereen|elke?|geen|onze?|uw|je|wie|alles|niets|mensen|wegwijs|\{\w+\})\b", re.I
)
# Deze vormen horen alleen bij 'u': daar is 'u' altijd het onderwerp.
_ALLEEN_U = frozenset({"bent", "kunt", "wilt", "zult"})
# 'U, of iemand anders?' krijgt nadruk.
_NADRUK = re.compile(r"(?:(?<=^)|(?<=[.?!:] ))U(?=[,?])")


_VRAAGT_OM = re.compile(r"\b(?:zeg|noem|spreek)\b[^.!?]{0,25}\b(?:u|je|jij)\b(?=[^.!?]{0,20}$|[.!?])|\bmag (?:ik )?(?:gewoon )?(?:je|jij) zeggen\b|\bliever (?:u|je|jij)\b", re.I)


def vraagt_erom(tekst: str) -> bool:
    """Of iemand met zoveel woorden zegt hoe hij aangesproken wil worden ('zeg maar je'), en verder niets."""
    return bool(_VRAAGT_OM.search(tekst)) and len(tekst.split()) <= 9


def vorm(tekst: str) -> str | None:
    """`je` of `u` als uit de tekst blijkt hoe iemand Wegwijs aanspreekt; anders None.

    'Je weet hoe dat gaat' spreekt niemand aan; 'kun je', 'jij' en 'zeg maar je' wel.
    """
    if re.search(r"\b(?:zeg|noem|spreek)\b[^.!?]{0,25}\bu\b|\bgeen je en jij\b|\bliever u\b", tekst, re.I):
        return "u"
    if re.search(
        r"\b(?:jij|jou|jouw)\b(?! (?:maar )?niet meer)|\b(?:kun|kan|wil|heb|ben|mag|snap|begrijp|help|zou|zul|ga|denk|bedoel|doe|vraag|hoor|lees|weet)\s+(?:je|ie)\b(?! (?:dat |het )?(?:nooit|wel hoe))|\b(?:dank|bedankt|met|aan|help) je\b(?! \w+ (?:gaat|komt))|\b(?:zeg|mag) (?:gewoon |maar |gerust )*je\b|\btutoy\w*|\bdankje(?:wel)?\b",
        tekst,
        re.I,
    ):
        return "je"
    if re.search(r"\b(?:kunt|wilt|heeft|bent|zult) u\b|\bdank u\b|\b(?:met|aan|bij) u\b", tekst, re.I):
        return "u"
    return None


def _zoals(model: str, woord: str) -> str:
    return woord[:1].upper() + woord[1:] if model[:1].isupper() else woord


def onbekende_werkwoorden(tekst: str) -> set[str]:
    """De woorden vóór 'u' waarvan niet bekend is of er een t af moet."""
    # Een woord op -en is meervoud of een heel werkwoord; daar is 'u' nooit het onderwerp van.
    return {m[1].lower() for m in _VOORAF.finditer(tekst) if not m[1].lower().endswith("en")} - set(OMKEER) - GEEN_WERKWOORD


def _omgekeerd(m: re.Match[str]) -> str:
    """'Belt u' wordt 'bel je'; staat het onderwerp er al voor ('iemand belt u'), dan verandert alleen 'u'."""
    zin = re.split(r"[.,;:!?\n“”]\s*", m.string[: m.start()])[-1]
    werkwoord = m[1] if _ONDERWERP_GENOEMD.match(zin) and m[1].lower() not in _ALLEEN_U else _zoals(m[1], OMKEER.get(m[1].lower(), m[1]))
    return f"{werkwoord}{m[2]}{_zoals(m[3], 'je')}"


def naar_je(tekst: str) -> str:
    """De tekst met 'je' in plaats van 'u'; twee keer omzetten geeft hetzelfde als één keer."""
    uit = re.sub(r"\b([uU])zelf\b", lambda m: _zoals(m[1], "jezelf"), tekst)
    uit = re.sub(r"\b([uU])w\b", lambda m: _zoals(m[1], "je"), uit)
    uit = _WEL_JOU.sub(lambda m: f"{m[1]}{m[2]}jou", uit)
    uit = _U_HEEFT.sub(lambda m: f"{m[1] or m[4]}{m[2] or m[5]}hebt", uit)
    uit = _NADRUK.sub("Jij", uit)
    uit = _VOORAF.sub(_omgekeerd, uit)
    return re.sub(r"(?<![\w.'’\-])([uU])(?![\w'’]|[.\-]\w)", lambda m: _zoals(m[1], "je"), uit)
