"""Getypte antwoorden en gekozen knoppen duiden.

Elke vraag is ook door typen te beantwoorden. Een functie hier geeft de waarde van het antwoord,
of None als de tekst geen antwoord op die vraag is: dan legt het gesprek de vraag opnieuw uit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from triage import opmerken
from triage.regie import GEWEIGERD, ONBEKEND
from triage.urgentie import DREIGINGEN

_AANLOOP = re.compile(r"^(?:(?:nou|nu|eh+|uh+|euh+|ehm|uhm|och|ach|tja|hm+|mwa|ja maar|eerlijk|eigenlijk|hoor)\b[\s,.!?…]*)+", re.I)
_JA = re.compile(
    r"^(?:vooruit(?: dan)?(?: maar)?|ja+|jawel|jazeker|jep|jup|jo|yes|yep|ok(?:é|e|ay)?|oke|zeker|klopt|dat klopt|graag|prima|akkoord|tuurlijk|natuurlijk|uiteraard|inderdaad|"
    r"goed|is goed|(?:dat )?mag|doe maar|best|juist|precies|helemaal|alle(?:maal|bei|drie)?|👍|✅)(?!\w)",
    re.I,
)
_NEE = re.compile(r"^(?:nee+|neen|nee?j|nope|nah|no|niet|geen|niets|niks|nooit|niemand|liever niet|absoluut niet|zeker niet|hoeft niet|👎|❌)(?!\w)", re.I)
_WEIGERT = re.compile(
    r"\b(?:zeg|vertel|geef|deel|houd|hou) (?:ik|dat|je|u|het|'t)? ?(?:dat |dit |het |ik )?(?:liever|lekker|nog|maar)? ?(?:niet|voor me|voor mij)\b|\bliever niet\b|\bwil (?:ik )?(?:dat |dit |het )?(?:liever )?niet (?:zeggen|vertellen|delen|geven|invullen)\b"
    r"|\bgaat (?:je|u|jullie) (?:niks|niets|geen) \w*\b|\bgeen antwoord\b|\boverslaan\b|\bsla(?: ik)? (?:dit |dat |deze )?over\b|\bprivé\b",
    re.I,
)
_WEET_NIET = re.compile(
    r"\bweet (?:ik )?(?:(?:het|dat|dit|hem|die|'t) )?(?:(?:nog|echt|eigenlijk|zo|ook|even|precies|gewoon) )*niet\b|\bweet (?:ik )?(?:(?:het|de|mijn|m'n|mn|zijn|haar|ons|onze|hun|die|dat) )?(?!wel\b)\w+ (?:(?:nog|echt|eigenlijk|zo|ook|even|precies) )*niet(?: (?:zeker|precies|meer|uit|van buiten|zo|hoor)\b|[,.;]|[\s.,!?]*$)|\bken (?:ik )?(?:(?:de|mijn|m'n|die|dat|het) )?(?:\w+ )?niet (?:uit|van)\b|\bgeen idee\b|\bniet zeker\b|\bgeen flauw\b|\bzou het niet weten\b|\bweeknie\b|\bwk niet\b|^\?+$|^weet niet\b|^weetniet\b", re.I
)


def schoon(tekst: str) -> str:
    """De tekst zonder witruimte aan de rand en zonder aanloop als 'nou, eh'."""
    return _AANLOOP.sub("", tekst.strip()) or tekst.strip()


_DANK = re.compile(r"\b(?:be)?dank(?:t|je\w*|u\w*)?\b|\bmerci\b|\bthanks?\b|\bt[hn]x\b|\bdoe[ij]\b|\btot ziens\b|\bhoudoe\b|\bfijne (?:dag|avond)\b|\bgroetjes\b", re.I)
_INSTEMMING = re.compile(r"^(?:(?:ok(?:é|e|ay)?|oke|goed|is goed|dat is goed|prima|best|mooi|fijn|top|helder|duidelijk|begrepen|snap ik|snap het|mij best|hoor|dan|u|je|wel|ook|dag|alvast|voor (?:de|uw|je) (?:hulp|moeite|tijd)|heel erg|hartelijk)\b[\s,.!]*)*$", re.I)


def neemt_afscheid(tekst: str) -> bool:
    """Of iemand alleen bedankt of gedag zegt: 'oke bedankt', 'dank u wel, doei'."""
    kaal = schoon(tekst)
    rest = re.sub(r"^(?:ja|nee)+[\s,.!]*", "", _DANK.sub(" ", kaal), flags=re.I).strip(" ,.!")
    return bool(_DANK.search(kaal)) and bool(_INSTEMMING.match(rest))


def stemt_in(tekst: str) -> bool:
    """Of iemand alleen zegt dat het zo goed is: 'oke', 'prima', 'is goed', met of zonder dank."""
    return neemt_afscheid(tekst) or bool(_INSTEMMING.match(schoon(tekst).strip(" ,.!")))


def geen_antwoord(tekst: str) -> str | None:
    """`geweigerd` of `onbekend` als iemand het niet wil zeggen of niet weet; anders None."""
    if _WEIGERT.search(tekst):
        return GEWEIGERD
    return ONBEKEND if _WEET_NIET.search(tekst) else None


def ja_nee(tekst: str) -> str | None:
    """`ja` of `nee` als de tekst daarmee begint, anders None."""
    kaal = schoon(tekst)
    if _NEE.match(kaal):
        return "nee"
    if _JA.match(kaal):
        return "nee" if re.match(r"^(?:goed|graag|zeker|mag|best|prima|helemaal|(?:dat )?klopt(?: dus| helemaal| nog| echt| toch| eigenlijk| ook)?) niet\b", kaal, re.I) else "ja"
    return None


def kies_optie(tekst: str, opties: Iterable[tuple[str, str]]) -> str | None:
    """De waarde van de knop die iemand letterlijk natypt (waarde of opschrift), anders None."""

    def kaal(t: str) -> str:
        return re.sub(r"[^\w]+", " ", t.lower()).strip()

    getypt = kaal(tekst)
    for waarde, opschrift in opties:
        if getypt and getypt in (kaal(opschrift), waarde.lower(), waarde.lower().replace("_", " ")):
            return waarde
    return None


def _woorden(tekst: str) -> int:
    """Hoeveel echte woorden er in een tekst staan; leestekens tellen niet."""
    return len(re.findall(r"[^\W\d_]{2,}", tekst))


def _of_geen(lezer: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Een lezer die ook 'weet ik niet' en 'zeg ik liever niet' kent; dat gaat voor."""

    def lees(tekst: str) -> str | None:
        return geen_antwoord(tekst) or lezer(tekst)

    return lees


# Een antwoord dat met de inwoner zelf begint en daar een punt achter zet: wie er daarna genoemd wordt, is iemand anders.
_EERST_ZELF = re.compile(r"^(?:(?:ja|nee|nou|gewoon|alleen|dat is|het is|dit is)\b[\s,]*)*(?:voor )?(?:mij|me|mijzelf|mezelf|mij zelf|me zelf|ikzelf|ik zelf)\s*(?:[.,;!]|$)", re.I)


def _voor_wie(tekst: str) -> str | None:
    kaal = schoon(tekst)
    if _EERST_ZELF.match(kaal):
        return "mijzelf"
    if re.search(r"\b(?:ons|mijn|m'n|het|hele) (?:\w+ )?(?:gezin|huishouden)\b|\ballemaal\b|^gezin\b|\bons allen\b", kaal, re.I):
        return "huishouden"
    if wie := opmerken.relatie(kaal):
        return wie
    if re.search(r"\b(?:mij|me|m'n|mijn)\s?(?:zelf|eigen)\b|\bikzelf\b|\bik zelf\b|^(?:ik|ikke|mij|mezelf|mijzelf|voor (?:mij|me)|zelf)\b|\b(?:die|dit|dat|het) is voor (?:mij|me)$", kaal.rstrip(".!"), re.I):
        return "mijzelf"
    for wie, woorden in (
        ("partner", r"partner|man|vrouw|echtgenoot|echtgenote|vriend|vriendin"),
        ("ouder", r"vader|moeder|ouders?|pa|ma|schoonmoeder|schoonvader"),
        ("kind", r"kind(?:eren)?|zoon(?:tje)?|dochter(?:tje)?|jongste|oudste"),
        ("huishouden", r"gezin|huishouden|wij|ons|allemaal"),
        ("ander", r"ander|iemand|buurvrouw|buurman|buren|oma|opa|broer|zus|tante|oom|kennis|cliënt|patiënt|kleinkind"),
    ):
        if re.search(rf"\b(?:{woorden})\b", kaal, re.I):
            return wie
    return None


_SLECHT = re.compile(
    r"\bslecht\b|\bniet (?:zo )?goed\b|\b(?:doodop|uitgeput|kapot|gesloopt|afgemat|bekaf|oververmoeid|overbelast|overspannen)\b|\b(?:ben|zit) (?:ik )?(?:helemaal |echt )?(?:op|stuk|erdoorheen|er doorheen)\b"
    r"|\btrek(?:ken)? (?:ik )?(?:(?:het|dit|dat|'t|t|er) )?(?:\w+ )?niet\b|\bte (?:veel|zwaar)\b|\bzwaar\b|\bhou(?:d|den)? (?:\w+ ){0,3}niet (?:\w+ ){0,2}vol\b|\bniet meer (?:vol|aan)\b|\b(?:heel|erg|zo) moe\b|\bop van\b",
    re.I,
)
_GEEN_MANTELZORGER = re.compile(r"\bgeen mantelzorg|\b(?:ik )?zorg (?:zelf )?niet\b|\balleen (?:haar|zijn|de|een|maar) (?:buur|kennis|vriend)|\bben ik niet\b|\bbuur(?:man|vrouw)\b|\bhulpverlener\b|\bvan (?:mijn|m'n) werk\b", re.I)


def zegt_zwaar(tekst: str) -> bool:
    """Of iemand zegt dat het hem zwaar valt: 'slecht', 'ik trek het niet meer', 'ik ben op'."""
    return bool(_SLECHT.search(tekst)) and not _GEEN_MANTELZORGER.search(tekst)


def _mantelzorger(tekst: str) -> str | None:
    if _GEEN_MANTELZORGER.search(tekst):
        return "geen"
    if _SLECHT.search(tekst):
        return "slecht"
    kaal = schoon(tekst)
    if re.search(r"\bgaat (?:het |nog |wel|redelijk|zo)|\bredelijk\b|\bsoms\b|\bmatig\b|\bwisselend\b", kaal, re.I):
        return "matig"
    if re.search(r"\b(?:goed|prima|lukt|uitstekend|best)\b", kaal, re.I):
        return "goed"
    if ja_nee(kaal) == "nee":
        return "geen"
    if opmerken.relatie(kaal) and len(kaal.split()) <= 3:
        return None
    return "matig" if _woorden(kaal) >= 2 or ja_nee(kaal) else None


def _hulp_betrokken(tekst: str) -> str | None:
    kaal = schoon(tekst)
    if re.search(r"\b(?:meer(?:dere)?|veel|verschillende|twee|drie|vier|vijf|paar|allerlei|2|3|4|5|diverse|allebei)\b", kaal, re.I):
        return "meer"
    if ja_nee(kaal) == "nee":
        return "geen"
    helpers = re.findall(
        r"\b(?:jobcoach|huisarts|wijkverpleging|thuiszorg|ggz|psycholoog|psychiater|begeleid\w*|bewindvoerder|wijkcoach|maatschappelijk\w*|schuldhulp\w*|jeugdzorg|jeugdhulp|reclassering|verslavingszorg|mee|humanitas|poh|casemanager|ambulant\w*|school|uwv|consulent|coach)\b",
        kaal,
        re.I,
    )
    if len({h.lower() for h in helpers}) > 1:
        return "meer"
    return "een" if helpers or ja_nee(kaal) == "ja" or re.search(r"\b(?:een|één|1|eentje|iemand)\b", kaal, re.I) else None


def _overzicht(tekst: str) -> str | None:
    kaal = schoon(tekst)
    if ja_nee(kaal) == "nee" or re.search(r"\bmaar (?:nee|niet)\b|\b(?:probeert|proberen|probeer)\b[^.!?]{0,25}\b(?:niet|nee)\b|\bniemand\b|\bgeen overzicht\b|\bkwijt\b|\bniet echt\b|\bik ook niet\b", kaal, re.I):
        return "niemand"
    if opmerken.relatie(kaal) or re.search(r"\b(?:iemand anders|een ander|begeleid\w*|bewindvoerder|boekhouder|accountant|hulpverlener|wijkcoach|casemanager|curator|mentor|maatschappelijk werk\w*|zij|hij)\b", kaal, re.I):
        return "ander"
    if ja_nee(kaal) == "ja" or re.search(r"\b(?:zelf|ikzelf|mezelf|mijzelf)\b", kaal, re.I):
        return "ik"
    # 'O en ik zoek ook werk' vertelt iets anders; 'ik' en 'dat doe ik' zijn wel een antwoord.
    return "ik" if re.search(r"^(?:ik|ikke|wij|we)\b(?! (?:zoek|heb|ben|woon|wil|moet|krijg)\b)|\b(?:doe|doen|heb|hebben|regel|regelen|hou|houd|houden) (?:ik|wij|we)\b|\b(?:ik|wij|we) (?:\w+ )?(?:overzicht|regel|doe|hou)", kaal, re.I) else None


def _zelf_regelen(tekst: str) -> str | None:
    kaal = schoon(tekst)
    if re.search(r"\b(?:deels|gedeeltelijk|beetje|een deel|soms|niet alles|half|sommige|wel wat|misschien|ten dele|een stuk)\b", kaal, re.I):
        return "deels"
    if ja_nee(kaal) == "nee" or re.search(r"\b(?:lukt|kan|kunnen|red)\b[^.!?]{0,20}\bniet\b", kaal, re.I):
        return "nee"
    if ja_nee(kaal) == "ja" or re.search(r"\b(?:lukt (?:wel|me|mij|ons)|kan ik|zelf|kunnen we)\b", kaal, re.I) or opmerken.relatie(kaal):
        return "ja"
    return None


def _ja_of_nee(tekst: str) -> str | None:
    return ja_nee(tekst)


def _kinderen(tekst: str) -> str | None:
    return ja_nee(tekst) or opmerken.kinderen(tekst)


def _veilig(tekst: str) -> str | None:
    """`nee`, of de woorden waarmee iemand zegt hoe het veilig kan ('ja, op mijn werk')."""
    kaal = schoon(tekst)
    if ja_nee(kaal) == "nee" and len(kaal.split()) < 3:
        return "nee"
    return kaal[:200] if ja_nee(kaal) or _woorden(kaal) >= 2 else None


def _naam(tekst: str) -> str | None:
    if gezegd := opmerken.naam(tekst):
        return gezegd
    # Wie ook meteen zijn nummer geeft, heet niet zo.
    tekst = re.split(r"[,;.]?\s*\b(?:en )?(?:(?:mijn|m'n|me) )?(?:telefoon\w*|mobiel|tel|nummer|06-nummer|mail\w*|e-?mail\w*)\b", opmerken.zonder_contact(tekst), maxsplit=1, flags=re.I)[0]
    kaal = re.sub(r"^(?:(?:ja|hoi|hallo|mijn|m'n|mn)\b[\s,]*)*(?:naam is|ik heet|ik ben|heet|zeg maar)\b\s*(?:gewoon )?", "", tekst.strip(), flags=re.I).strip(" .,!")
    if ja_nee(kaal) == "nee" or re.search(r"\banoniem\b|\bgeen naam\b", kaal, re.I):
        return GEWEIGERD
    if re.fullmatch(r"ja+|ok[eé]?|graag|prima", kaal, re.I):
        return None
    return kaal[:80] if re.search(r"[^\W\d_]", kaal) and len(kaal.split()) <= 8 else None


_DAGDELEN = ("ochtend", "middag", "avond")


def _belmoment(tekst: str) -> str | None:
    if re.search(r"\b(?:maakt niet|altijd|hele dag|elk moment|wanneer (?:je|u|jullie) wil|om het even)\b", tekst, re.I) or ja_nee(tekst) == "ja":
        return "altijd"
    for deel in _DAGDELEN:
        if re.search(rf"{deel}", tekst, re.I) and not re.search(r"\d|\b(?:na|voor|behalve)\b|(?:maan|dins|woens|donder|vrij|zater|zon)dag", tekst, re.I):
            return deel
    # 'Niet te vroeg' en 'niet op maandag' zeggen wel wanneer.
    if ja_nee(tekst) == "nee" and _woorden(tekst) <= 3 and not re.search(r"\d|\b(?:niet (?:te|op|in|voor|na|tussen|'s|overdag)|vroeg|laat|\w+dag)\b", tekst, re.I):
        return "altijd"
    return tekst.strip()[:100] if len(tekst.split()) <= 20 and re.search(r"\w{2}", tekst) else None


def _crisis_verder(tekst: str) -> str | None:
    if re.search(r"\b(?:verder|doorgaan|doorvertellen|nog (?:iets|wat) (?:vertellen|zeggen))\b", tekst, re.I) and ja_nee(tekst) != "nee":
        return "ja"
    if re.search(r"\b(?:stop\w*|genoeg|hierbij|laat maar|klaar)\b", tekst, re.I):
        return "nee"
    return ja_nee(tekst)


# Wat een enkele tekst als waarde oplevert. De vragen met lijsten en de open vragen staan hieronder
# of in het gesprek zelf.
LEZERS: Mapping[str, Callable[[str], str | None]] = {
    "crisis_zeker": _of_geen(_ja_of_nee),
    "crisis_contact": _of_geen(_ja_of_nee),
    "crisis_verder": _of_geen(_crisis_verder),
    "voor_wie": _of_geen(_voor_wie),
    "mantelzorger": _of_geen(_mantelzorger),
    "kinderen": _of_geen(_kinderen),
    "veilig_bereikbaar": _of_geen(_veilig),
    "hulp_betrokken": _of_geen(_hulp_betrokken),
    "overzicht": _of_geen(_overzicht),
    "zelf_regelen": _of_geen(_zelf_regelen),
    "naam": _of_geen(_naam),
    "belmoment": _of_geen(_belmoment),
}


def lees_dreiging(tekst: str) -> list[str] | None:
    """De genoemde dreigingen, een lege lijst bij 'nee', `[onbekend]` of `[geweigerd]`, of None bij alleen 'ja'."""
    if zonder := geen_antwoord(tekst):
        return [zonder]
    gevonden = opmerken.dreiging(tekst)
    ontkent = re.match(r"(?:nee+|neen|nope|niet)\b", schoon(tekst), re.I) or (ja_nee(tekst) == "nee" and not gevonden)
    if ontkent and not (gevonden and re.search(r"\bmaar\b", tekst, re.I)):
        return []
    if gevonden:
        return [d for d in DREIGINGEN if d in gevonden]
    woorden = {"huis": r"\bhuis|\bwoning|\bhuur", "energie": r"\bgas\b|stroom|energie|water|licht|elektr", "deurwaarder": r"beslag|deurwaarder", "inkomen": r"inkomen|uitkering|geld", "eten": r"\beten\b|boodschappen"}
    return [d for d in DREIGINGEN if re.search(woorden[d], tekst, re.I)] or None


def lees_datum(tekst: str, vandaag: date) -> str | None:
    """De datum als jjjj-mm-dd, of `onbekend` of `geweigerd`; None als er geen dag in staat."""
    dag = opmerken.datum(tekst, vandaag)
    if dag:
        return dag.isoformat()
    if ja_nee(tekst) == "nee":
        return ONBEKEND
    return geen_antwoord(tekst)


_NIET_TOCH = re.compile(r"\b(?:doe|geef|laat|stuur)\b[^.!?,]{0,20}\b(?:toch|maar|liever) (?:maar )?niet\b|^(?:doe|geef|stuur) (?:het |dat |dit )?(?:door )?niet\b|^(?:toch|maar) (?:maar )?niet\b|\bbij nader inzien niet\b", re.I)
_TWIJFELT = re.compile(
    r"\b(?:na(?:denken|dacht)|bedenktijd|overnachten|nachtje|overleggen|bespreken|overwegen)\b|\b(?:over|erover) (?:na)?denken\b|\bdenk er\b[^.!?]{0,15}\bover\b"
    r"|\btwijfel\w*|\bmisschien\b|\b(?:nog|zo) niet zeker\b|\bweet\b[^.!?]{0,15}\bnog niet\b|\bnog even wachten\b",
    re.I,
)


def twijfelt(tekst: str) -> bool:
    """Of iemand nog geen besluit neemt: hij wil erover denken, overleggen, of vraagt iets. Nooit een ja."""
    if _NIET_TOCH.search(tekst):
        return False
    return bool(_TWIJFELT.search(tekst)) or "?" in tekst


# 'Nou doe dan maar' is ja; 'doe maar niet' is al nee voordat dit gelezen wordt.
_DOE_MAAR = re.compile(r"\bdoe (?:het |dat |dan |toch )*maar\W*$", re.I)
# Wie voor een ander typt, geeft diens ja door.
_ZEGT_JA = re.compile(r"\b(?:zegt|zei|zeggen|knikt) (?:van )?ja\b|\bvind(?:t|en)? (?:het|dat|dit|'t)? ?(?:ook |wel |allemaal |helemaal )*(?:goed|prima|best|ok[eé]?|fijn)\b", re.I)


def lees_akkoord(tekst: str, loketten: Mapping[str, tuple[str, ...]]) -> list[str] | None:
    """De loketten waar iemand ja tegen zegt; een lege lijst is nee, None is geen antwoord.

    `loketten` geeft per mogelijk loket de woorden waarmee iemand het aanwijst. 'Alleen het
    werkplein' en 'niet naar het sociaal team' worden begrepen.
    """
    if _NIET_TOCH.search(tekst) and not re.search(r"\balleen\b", tekst, re.I):
        tekst = "nee"
    genoemd = [] if twijfelt(tekst) else [l for l, woorden in loketten.items() if any(re.search(rf"\b{re.escape(w)}", tekst, re.I) for w in woorden)]
    if genoemd and len(loketten) > 1:
        niet = [l for l in genoemd if any(re.search(rf"\b(?:niet|geen|behalve|zonder|nee)\b[^.,;!?]{{0,25}}{re.escape(w)}|{re.escape(w)}\w*[^.,;!?]{{0,10}}\bniet\b", tekst, re.I) for w in loketten[l])]
        if niet:
            # 'Alleen het Wmo-loket, niet het werkplein' noemt wat wel mag; 'niet het werkplein' laat de rest staan.
            wel = [l for l in genoemd if l not in niet]
            return wel or ([] if re.search(r"\balleen\b", tekst, re.I) and not wel and len(niet) == len(loketten) else [l for l in loketten if l not in niet])
        return genoemd
    if twijfelt(tekst):
        return None
    if geen_antwoord(tekst):
        return []
    besluit = ja_nee(tekst)
    if besluit == "ja" or _DOE_MAAR.search(tekst) or (besluit is None and _ZEGT_JA.search(tekst) and not re.search(r"\b(?:niet|geen|maar)\b", tekst, re.I)):
        return list(loketten)
    return [] if besluit == "nee" else None


def lees_contact(tekst: str) -> tuple[str, str | None] | None:
    """Wijze en waarde waarop iemand bereikbaar is: telefoon, email, kanaal of geen; anders None."""
    if nummer := opmerken.telefoon(tekst):
        return "telefoon", nummer
    if adres := opmerken.email(tekst):
        return "email", adres
    if re.search(r"\b(?:chat|hier|deze weg|dit kanaal|telegram|app|deze website|online)\b", tekst, re.I):
        return "kanaal", None
    if geen_antwoord(tekst) or ja_nee(tekst) == "nee":
        return "geen", None
    return None


TEVREDEN = ("gehoord", "zelf_kiezen", "geholpen", "geen_van_deze", "overslaan")


def lees_tevreden(tekst: str) -> list[str] | None:
    """De aangevinkte oordelen bij getypte tekst; 'overslaan' bij alles wat geen oordeel is."""
    if geen_antwoord(tekst):
        return ["overslaan"]
    return {"ja": ["gehoord", "zelf_kiezen", "geholpen"], "nee": ["geen_van_deze"]}.get(ja_nee(tekst) or "", ["overslaan"])


_BELEEFD = r"(?:(?:wil|kun|kan|kunt|zou) (?:je|jij|u) )?(?:(?:nu|even|maar|dan|alsjeblieft|alstublieft|aub|graag|gewoon|a\.u\.b\.) )*"
_COMMANDO = (
    # Een opdracht of een wens: 'vergeet alles' wel, 'zij vergeet alles' en 'ik vergeet alles' niet.
    (
        "verwijder",
        r"\b(?:verwijder|wis|delete)\b[^.!?]{0,30}\b(?:gegevens|gesprek|alles|data|info\w*|mij)\b"
        rf"|^(?:(?:ja|nee|stop|laat maar)[,.! ]+)*{_BELEEFD}vergeet\b(?! (?:ik|hij|zij|ze|je|jij|u|we|wij|mijn (?:man|vrouw|vader|moeder|zoon|dochter))\b)(?!.*\b(?:steeds|vaak|altijd|laatste|tegenwoordig|telkens|soms|snel)\b)[^.!?]{{0,30}}\b(?:gegevens|gesprek|alles|data|info\w*|mij)\b"
        r"|^/?verwijder$|\bgegevens (?:verwijderen|wissen)\b|\balles (?:verwijderen|wissen)\b",
    ),
    ("opnieuw", r"^/?(?:(?:ik wil|kunnen we|kan ik|graag|begin|laten we|we beginnen) )?(?:maar |weer |graag |helemaal )*(?:opnieuw|overnieuw|herstart|restart)(?: beginnen| starten)?[.!?]*$"),
    ("stop", r"^/?stop(?:pen)?[.!]?$|^ik (?:wil|ga) (?:nu )?stoppen|^(?:laat|hou) maar(?: zitten| op)?[.!]?$|^(?:[^\s]+ ){0,8}[^\s]+(?:,|\.+|…|!) *(?:ach |nou |ja )?laat (?:het )?maar(?: zitten)?[.!]*$|^ik stop (?:ermee|hiermee)"),
    ("terug", r"^/?(?:ga )?terug[.!]?$|^(?:vorige|vorige vraag|stap terug|een vraag terug|eentje terug)[.!]?$"),
)
_MENS = re.compile(
    r"\b(?:medewerker|mens|persoon|iemand|telefonist|ambtenaar|collega)\b[^.!?]{0,25}\b(?:spreken|praten|bellen|aan de (?:lijn|telefoon)|graag|alstublieft|aub)\b"
    r"|\b(?:spreken|praten)\b[^.!?]{0,15}\b(?:met|een)\b[^.!?]{0,12}\b(?:medewerker|mens|persoon|iemand|echt \w+)\b|\becht (?:mens|persoon|iemand)\b|\bechte? (?:mens|persoon|medewerker)\b|\bgeen (?:computer|robot|bot)\b|^(?:een )?(?:mens|medewerker)(?: graag)?[.!]?$"
    r"|(?<!niemand )\b(?:bel|terugbel)\w* (?:me|mij)\b[^.!?]{0,10}\b(?:terug|op)\b|\bkan (?:er )?iemand (?:mij|me) bellen\b",
    re.I,
)
_HALF = r"[A-Za-z0-9]{3}"
_KENMERK = re.compile(rf"(?<![\w-])({_HALF})(\s?[-–—._/]\s?|\s|)({_HALF})(?![\w-])")
_GESPELD = re.compile(r"(?<![\w-])(?:[A-Za-z0-9][ .,\-–]{1,3}){5}[A-Za-z0-9](?![\w-])")
_OVER_KENMERK = re.compile(r"\b(?:kenmerk\w*|referentie\w*|melding\w*|meldingsnummer|zaaknummer|aanvraag\w*|code|status|hoe staat|stand van zaken|hoe is het met|hoever)\b", re.I)


def commando(tekst: str) -> str | None:
    """Wat iemand met het gesprek zelf wil: verwijder, opnieuw, stop, terug of mens; anders None."""
    kaal = schoon(tekst)
    for naam, patroon in _COMMANDO:
        if re.search(patroon, kaal, re.I):
            return naam
    return None


_WIE_IS_DIT = re.compile(
    r"\b(?:ben|bent|is|zijn|zit|praat|chat|spreek|typ)\b (?:ik )?(?:jij|je|u|dit|jullie|er|hier|nu|met)\b[^.!?]{0,30}\b(?:mens|persoon|iemand|computer|robot|bot|programma)\b"
    r"|\bkan (?:er )?(?:iemand|iedereen|een ander)\b[^.!?]{0,10}\b(?:zien|lezen|horen|meelezen|meekijken)\b",
    re.I,
)
_WIL = re.compile(r"\b(?:wil|graag|liever|mag ik|kan ik|geef|bel|belt|bellen|spreken|helpen)\b", re.I)


def vraagt_wie_dit_is(tekst: str) -> bool:
    """Of iemand vraagt of Wegwijs een mens is of wie er meekijkt, zonder om een mens te vragen."""
    return bool(_WIE_IS_DIT.search(tekst)) and not _WIL.search(tekst)


def vraagt_mens(tekst: str) -> bool:
    """Of iemand om een mens vraagt in plaats van een programma. 'Bent u een mens?' vraagt alleen wat Wegwijs is."""
    return bool(_MENS.search(tekst)) and not vraagt_wie_dit_is(tekst)


def kenmerken(tekst: str) -> tuple[str, ...]:
    """De kenmerken van eerdere overdrachten in de tekst, in hoofdletters en met een streepje, elk één keer.

    Elke helft heeft een cijfer en een letter, anders is het een gewoon woord, een postcode of een
    bedrag. Zonder streepje telt het alleen als het bericht over een melding gaat of verder niets zegt.
    """
    uit = []
    gespeld = [re.sub(r"[^A-Za-z0-9]", "", m.group()) for m in _GESPELD.finditer(tekst)]
    paren = [(h[:3], "-", h[3:]) for h in gespeld] + [(m[1], m[2], m[3]) for m in _KENMERK.finditer(tekst)]
    over_melding = bool(_OVER_KENMERK.search(tekst)) or len(re.findall(r"\w+", tekst)) <= 2
    for links, tussen, rechts in paren:
        goed = all(re.search(r"\d", half) and re.search(r"[A-Za-z]", half) for half in (links, rechts))
        if goed and (tussen.strip() or over_melding):
            uit.append(f"{links}-{rechts}".upper())
    return tuple(dict.fromkeys(uit))


_KLACHT = re.compile(
    r"\b(?:een |mijn |deze )?klacht (?:indienen|in ?dienen|melden|doen|neerleggen|over (?:de gemeente|jullie|een (?:ambtenaar|medewerker)))\b|\b(?:heb|dien|wil|is) (?:ik )?(?:hierover |ook |nog |eigenlijk )?een klacht\b(?! (?:aan|in|met|van) (?:mijn|m'n|mn|het|de)\b)"
    r"|^klacht\b\s*[:.,!]|\bklagen over (?:de gemeente|jullie|een (?:ambtenaar|medewerker))\b",
    re.I,
)


def heeft_klacht(tekst: str) -> bool:
    """Of iemand zegt dat hij een klacht heeft; een lichamelijke klacht is een probleem en geen klacht."""
    return bool(_KLACHT.search(tekst)) and not re.search(r"\b(?:lichamelijke|psychische|medische|gezondheids)\s?klacht", tekst, re.I)


_NAAR_STATUS = re.compile(
    r"\bhoe (?:staat|is|gaat) het (?:nu |er nu |er |eigenlijk |toch )*(?:voor )?(?:met|mee)\b|\b(?:hoe ?ver|al iets (?:bekend|gehoord)|al nieuws|stand van zaken|status)\b|\b(?:nog|heb|hebben|heeft) (?:\w+ ){0,3}(?:niets|niks|niemand|nog niet) (?:\w+ ){0,2}(?:gehoord|gebeld|vernomen)\b"
    r"|\bwat (?:is er )?(?:gebeurt|gebeurd|doen)\b[^.!?]{0,20}\bmelding\b|\bwanneer (?:hoor|word) ik\b[^.!?]{0,30}",
    re.I,
)


def vraagt_status(tekst: str) -> bool:
    """Of iemand wil weten hoe het staat met wat hij eerder liet doorgeven."""
    return bool(_NAAR_STATUS.search(tekst))
