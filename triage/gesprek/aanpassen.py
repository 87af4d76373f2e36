"""Iets aan het voorstel veranderen: wat een loket niet hoeft te weten gaat eraf, wat erbij moet komt erbij."""

from __future__ import annotations

import re

from triage import antwoorden, opmerken
from triage.gesprek import horen, keuzes
from triage.gesprek.lopend import Lopend
from triage.regie import GEWEIGERD
from triage.urgentie import BEDREIGD, DREIGINGEN
from triage.vragen import huidig_besluit

_ZEGGEN = r"(?:zeggen|vertellen|doorgeven|noemen|melden|vermelden|weten|lezen|opschrijven|delen|sturen|mee(?:geven|sturen|nemen)?|erin|erbij)"
# Wie met zoveel woorden vraagt iets weg te halen, krijgt op zijn minst de vraag wat.
_HAAL_WEG = re.compile(
    r"\b(?:laat|haal|streep|schrap|gooi|verwijder)\b[^.!?]{1,80}?\b(?:weg|eruit|er (?:maar |graag |nog )?uit|eraf|er (?:maar |graag |nog )?af)\b|\b(?:mag|mogen|moet|moeten|kan|kunnen)\b[^.!?]{0,30}\b(?:eruit|er uit|eraf|er af|weg)\b(?! (?:zijn|gaan|kunnen|moeten))", re.I
)
_WEG = re.compile(
    rf"{_HAAL_WEG.pattern}|\b(?:laat|haal|doe|streep|schrap|gooi|verwijder|wis)\b[^.!?]{{1,80}}?\b(?:weg|eruit|er uit|eraf|er af|door|achterwege)\b|\b(?:schrap|weglaten|verwijder|haal eruit)\b"
    rf"|\b(?:niet|niks|niets|geen)\b[^.!?]{{0,40}}?\b{_ZEGGEN}\b|\b(?:hoeft|mag|mogen|hoeven|moet|moeten)\b[^.!?]{{0,40}}\bniet\b|\b(?:zonder|behalve)\b|\bliever niet (?:dat|over|van|het|mijn|de)\b|\bhou(?:d)?\b[^.!?]{{0,30}}\b(?:geheim|voor u|voor je|erbuiten|er buiten)\b",
    re.I,
)
_ERBIJ = re.compile(
    r"\b(?:zet|schrijf|geef|zeg|vermeld|voeg|noem|vertel|meld|doe)\b[^.!?]{0,25}?\b(?:erbij|er bij|er ook bij|ook|door|toe|mee|er nog bij|even|wel)\b[\s,:]*(?:nog |ook |graag |maar |even )*|"
    r"\b(?:(?:kunt|kan|wilt|wil|mag|mogen) (?:u|je|jij|jullie|ik|er)|ik wil|graag)\b[^.!?]{0,20}?\b(?:erbij|er (?:nog |ook )?bij|toevoegen|aanvullen|bijzetten)\b(?: zetten| schrijven| zeggen| vermelden| doen)?[\s,:]*|\b(?:vergeet niet|denk eraan|niet vergeten)\b(?: te (?:zeggen|melden|vermelden))?[\s,:]*|\bze moeten (?:ook |wel )*weten[\s,:]*|^(?:erbij|toevoegen)[\s,:]+",
    re.I,
)
_VERANDER = re.compile(r"\b(?:verander\w*|aanpassen|pas (?:het |dit |dat )?aan|wijzig\w*|(?:het |dit |dat )?klopt (?:nog )?niet(?: helemaal)?|niet (?:helemaal )?goed|moet anders|kan het anders|ik wil (?:het |iets )?anders)\b", re.I)
_LEZEN = re.compile(r"\b(?:laat|mag|kan|wil)\b[^.!?]{0,20}\b(?:alles|het hele|precies|hele verhaal)\b[^.!?]{0,20}\b(?:lezen|zien)\b|\bwat (?:lezen|krijgen) (?:ze|zij|jullie|die) (?:dan |nu )?(?:precies|te (?:lezen|zien))\b|^(?:alles lezen|lezen)[.!?]*$", re.I)
_LAAT_ZO = re.compile(r"^(?:(?:nee|niets|niks|laat|maar|zo|toch|het is|is|goed|prima|laat het|hoeft niet|niet|meer|ja|ok[eé]?|zitten|klaar|verder|hoor|dank|u|je|wel)\b[\s,.!]*)+$", re.I)
# Woorden die zeggen dát iets weg moet, en niet wát.
_GEEN_INHOUD = frozenset("laat haal weg eruit eraf niet zeggen vertellen doorgeven noemen melden vermelden weten over dat deze zin stuk deel graag maar liever wil hoeft mag moet mijn onze voor naar hebben heeft schrap zonder".split())


def wil_lezen(tekst: str) -> bool:
    """Of iemand woord voor woord wil lezen wat er doorgegeven wordt."""
    return bool(_LEZEN.search(tekst))


def pas_aan(b: Lopend) -> bool:
    """Verandert het voorstel als de tekst daarom vraagt; waar als het voorstel opnieuw getoond moet worden."""
    tekst = b.inv.tekst
    if (match := _ERBIJ.search(tekst)) and len(tekst[match.end() :].split()) >= 2 and not re.match(r"\s*niet\b", tekst[match.end() :]):
        _zet_erbij(b, tekst[match.end() :])
    elif _WEG.search(tekst) and (weg := _wat_weg(b, tekst)):
        _laat_weg(b, weg)
    elif _VERANDER.search(tekst) or _HAAL_WEG.search(tekst):
        b.d.wil_aanpassen = True
    else:
        return False
    b.blijf = True
    return True


def aanpassing(b: Lopend) -> bool:
    """Het antwoord op 'wat wilt u anders?': weghalen, erbij zetten, of het toch zo laten."""
    d, inv = b.d, b.inv
    if inv.keuzes:
        gekozen = keuzes.gekozen_lijst(b, "aanpassen")
        if gekozen is None:
            return False
        d.wil_aanpassen = False
        if weg := [code for code in gekozen if code in d.bevestigd]:
            _laat_weg(b, weg)
        return True
    if _LAAT_ZO.match(inv.tekst.strip()) or antwoorden.geen_antwoord(inv.tekst):
        d.wil_aanpassen = False
        return True
    d.wil_aanpassen = False
    if pas_aan(b):
        return True
    if weg := [code for code in _codes_van_nu(b) if _noemt(b, code, inv.tekst) and len(inv.tekst.split()) <= 4]:
        _laat_weg(b, weg)
        return True
    if len(inv.tekst.split()) >= 2 and re.search(r"[^\W\d_]{3}", inv.tekst):
        _zet_erbij(b, inv.tekst)
        return True
    d.wil_aanpassen = True
    return False


def _codes_van_nu(b: Lopend) -> list[str]:
    return list(dict.fromkeys(code for deel in huidig_besluit(b.d, b.p).delen for code in deel.problemen))


def _noemt(b: Lopend, code: str, tekst: str) -> bool:
    """Of een tekst dit probleem noemt, ook in een andere vorm van het woord ('drink' bij 'drinken')."""
    if horen.wijst_aan(b.p, code, tekst) or code in b.inv.herkenning.codes:
        return True
    return any(opmerken.noemt_woord(tekst, w) for w in b.p.woorden["problemen"][code]["trefwoorden"])


def _wat_weg(b: Lopend, tekst: str) -> list[str]:
    """Wat er volgens de tekst weg moet: codes, een dreiging, `kinderen`, of losse woorden uit het verhaal."""
    d = b.d
    dreiging = [dr for dr in DREIGINGEN if dr in d.dreigingen and dr in opmerken.dreiging(re.sub(r"\b(?:geen|niet)\b", "", tekst, flags=re.I))]
    if dreiging:
        return dreiging
    if codes := [code for code in _codes_van_nu(b) if _noemt(b, code, tekst)]:
        return codes
    if re.search(r"\bkind(?:eren)?\b", tekst, re.I) and d.kinderen == "ja":
        return ["kinderen"]
    woorden = [w for w in re.findall(r"[^\W\d_]{4,}", tekst.lower()) if w not in _GEEN_INHOUD]
    return [w for w in woorden if any(re.search(rf"\b{re.escape(w)}", zin, re.I) for zin, _ in d.zinnen)]


def _laat_weg(b: Lopend, weg: list[str]) -> None:
    """Haalt iets uit elk deel. Wat een probleem is verdwijnt met de zinnen die erover gaan."""
    d = b.d
    codes = [w for w in weg if w in d.bevestigd or w in d.problemen]
    if codes and not set(_codes_van_nu(b)) - set(codes):
        b.zeg("aanpassen_niets_over")
        return
    d.bevestigd = [c for c in d.bevestigd if c not in codes]
    d.problemen = [c for c in d.problemen if c not in codes]
    d.afgewezen += [c for c in codes if c not in d.afgewezen]
    dreigt = [w for w in weg if w in d.dreigingen]
    if dreigt:
        d.dreiging = [dr for dr in d.dreiging or () if dr not in dreigt]
    if "kinderen" in weg:
        d.kinderen = GEWEIGERD
    if not BEDREIGD & set(d.bevestigd):
        d.dreiging, d.dreiging_datum = None, None
    d.weggelaten += [w for w in weg if w not in d.weggelaten]
    woorden = [b.p.tekst("problemen", w, "kort").lower() if w in codes else b.p.woorden["onthouden"]["dreiging"].get(w, w) for w in weg]
    b.zeg("aangepast_weg", wat=", ".join(woorden))


def _zet_erbij(b: Lopend, tekst: str) -> None:
    """Zet een zin bij het deel van elk loket; zit er een nieuw probleem in, dan gaat dat ook mee."""
    erbij = tekst.strip(" .,:;")[:300]
    b.d.bijgezegd += [erbij] if erbij not in b.d.bijgezegd else []
    nieuw = [c for c, z in b.inv.herkenning.problemen if z >= horen.ZEKER and c not in b.d.bevestigd]
    if nieuw:
        horen.neem_mee(b, nieuw)
    b.zeg("aangepast_erbij", wat=f"“{erbij}”")
