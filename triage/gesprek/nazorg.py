"""Een bericht na het einde: hoe staat het ermee, er moet iets bij, een klacht, of iets nieuws."""

from __future__ import annotations

import re

from triage import antwoorden, opmerken
from triage.dossier import Dossier
from triage.gesprek import afronden, horen, soorten, stellen, terugkeer
from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Opdracht

_ERBIJ = re.compile(
    r"\b(?:toevoegen|aanvullen|aanvulling|erbij (?:zetten|vertellen|zeggen)|er (?:nog )?bij (?:zetten|vertellen|zeggen)|vergeten te (?:zeggen|vertellen|melden)|vergat|nog (?:iets|wat) (?:zeggen|vertellen|melden|doorgeven|kwijt))\b"
    r"|\b(?:wil|moet|kan|mag) (?:ik )?(?:nog |ook )*(?:iets|wat) (?:bij|toevoegen|doorgeven)\b|\b(?:nummer|telefoon\w*|adres|e-?mail\w*|situatie) (?:is|zijn) (?:veranderd|anders|gewijzigd)\b|\b(?:nieuw|ander) (?:telefoon)?(?:nummer|mailadres|adres)\b",
    re.I,
)
_TOCH_DOORGEVEN = re.compile(r"\b(?:toch|bij nader inzien|bedacht|bedenk)\b|\b(?:geef|mag|doe) (?:het |maar )*(?:toch )?(?:wel )?(?:door|doorgeven|maar)\b", re.I)


def na_afloop(b: Lopend) -> None:
    """Verwerkt een bericht van wie klaar was; wat eerder verteld is, is er nog."""
    d, h, tekst = b.d, b.inv.herkenning, b.inv.tekst
    hier = _overdrachten(d)
    if d.overdrachten and (h.soort == "status" or antwoorden.vraagt_status(tekst)) and not h.codes:
        b.opdracht = Opdracht("status", kenmerken=tuple(o["kenmerk"] for o in d.overdrachten))
    elif h.soort == "klacht":
        soorten.antwoord(b, "klacht")
    elif d.aangeboden == "mens" and antwoorden.ja_nee(tekst) == "ja":
        _opnieuw_open(b, mens=True)
    elif hier and _hoort_erbij(b, hier):
        _vul_aan(b, hier)
    elif not hier and _kan_verder(d) and not _bedankt(b):
        _opnieuw_open(b)
    elif h.codes or (h.twijfel and len(tekst.split()) > 3):
        nieuwe_ronde(b)
        b.d.vraag = "situatie"
        horen.hoor(b, tekst)
        stellen.vraag_volgende(b)
    elif h.soort in ("buiten_bereik", "aanbod"):
        soorten.antwoord(b, h.soort)
    else:
        b.zeg("graag_gedaan")


def aanvullen(b: Lopend) -> bool:
    """Het antwoord op de vraag of, of wat, er bij een eerdere overdracht moet."""
    d, tekst = b.d, b.inv.tekst
    keuze = b.inv.keuzes[0] if b.inv.keuzes else antwoorden.ja_nee(tekst)
    kaal = bool(b.inv.keuzes) or opmerken.is_kaal(tekst)
    if keuze == "nee" or antwoorden.geen_antwoord(tekst) or antwoorden.commando(tekst) == "stop":
        d.aanvulling = None
        b.zeg("niet_aangevuld")
        return True
    bekend = {code for o in _overdrachten(d) for code in o["problemen"]}  # type: ignore[attr-defined]
    if any(code not in bekend and z >= horen.ZEKER for code, z in b.inv.herkenning.problemen):
        # Iets nieuws is geen aanvulling: het kan naar een ander loket moeten.
        d.aanvulling = d.vraag = None
        na_afloop(b)
        b.blijf = True
        return False
    if d.aanvulling and (keuze == "ja" or not kaal):
        if not kaal:
            d.aanvulling.append(tekst)
        _geef_door(b)
        return True
    if not d.aanvulling and not kaal:
        d.aanvulling = [tekst]
        _geef_door(b)
        return True
    return False


def wil_aanvullen(tekst: str) -> bool:
    """Of iemand zegt dat er iets bij moet, of dat er iets veranderd is."""
    return bool(_ERBIJ.search(tekst))


def nieuwe_ronde(b: Lopend) -> None:
    """Een nieuw dossier in hetzelfde gesprek; wie de inwoner is hoeft niet nog eens gevraagd te worden."""
    oud = b.d
    b.d = Dossier(
        gemeente=oud.gemeente, kanaal=oud.kanaal, ronde=oud.ronde + 1, overdrachten=oud.overdrachten, taal=oud.taal, aanspreken=oud.aanspreken, laatste=oud.laatste,
        buurt=None if oud.buurt == "buiten" else oud.buurt, naam=oud.naam, bereikbaar=oud.bereikbaar, contact=oud.contact, belmoment=oud.belmoment, tevreden=oud.tevreden,
        veilig_bereikbaar=oud.veilig_bereikbaar, aanvullingen=oud.aanvullingen,
    )  # fmt: skip


def _overdrachten(d: Dossier) -> list[dict[str, object]]:
    return [o for o in d.overdrachten if o.get("ronde") == d.ronde]


def _kan_verder(d: Dossier) -> bool:
    """Of het gesprek onderweg gestopt is, of alleen op 'nee' bij het doorgeven eindigde."""
    return bool(d.problemen or d.bevestigd or d.zinnen or d.mens) and d.buurt != "buiten" and d.crisis_verder != "nee"


def _bedankt(b: Lopend) -> bool:
    """Een dank of een nee vraagt niet om verder te gaan; een groet wel, als er nog niets besloten was."""
    d, tekst = b.d, b.inv.tekst
    if antwoorden.stemt_in(tekst):
        return True
    if d.akkoord == []:
        return not (_TOCH_DOORGEVEN.search(tekst) or antwoorden.ja_nee(tekst) == "ja") or bool(b.inv.herkenning.codes)
    return bool(re.search(r"\b(?:dank|bedankt|doei|dag|tot ziens|fijne dag)\b", tekst, re.I)) or antwoorden.ja_nee(tekst) == "nee"


def _opnieuw_open(b: Lopend, mens: bool = False) -> None:
    """Gaat verder waar het gesprek gebleven was."""
    d = b.d
    d.aangeboden = None
    if mens and _overdrachten(d):
        nieuwe_ronde(b)
        d = b.d
    d.afgesloten = False
    d.mens = d.mens or mens
    if d.akkoord == []:
        d.akkoord = d.akkoord_op = None
    if not terugkeer.alleen_een_groet(b.inv.tekst) and not mens:
        horen.hoor(b, b.inv.tekst)
        if set(b.inv.herkenning.codes) & set(d.bevestigd):
            # Wie herhaalt wat hij al vertelde, hoeft niet opnieuw te kiezen.
            d.twijfel = []
    if not any(u.naam.startswith("welkom_terug") for u in b.uitingen):
        b.zeg("weer_verder")
    stellen.vraag_volgende(b)


def _hoort_erbij(b: Lopend, hier: list[dict[str, object]]) -> bool:
    """Of dit bij wat doorgegeven is hoort: de inwoner zegt het, of het gaat over hetzelfde."""
    codes = set(b.inv.herkenning.codes)
    bekend = {code for o in hier for code in o["problemen"]}  # type: ignore[attr-defined]
    return bool(_ERBIJ.search(b.inv.tekst)) or bool(opmerken.telefoon(b.inv.tekst) or opmerken.email(b.inv.tekst)) or (bool(codes) and codes <= bekend)


def _vul_aan(b: Lopend, hier: list[dict[str, object]]) -> None:
    """Doorgeven als de inwoner zelf om een aanvulling vraagt en zegt wat; anders eerst vragen."""
    tekst = b.inv.tekst
    inhoud = _ERBIJ.sub(" ", tekst)
    b.d.aanvulling = [tekst] if not opmerken.is_kaal(inhoud) and len(inhoud.split()) > 2 or opmerken.telefoon(tekst) or opmerken.email(tekst) else []
    if b.d.aanvulling and _ERBIJ.search(tekst):
        _geef_door(b)
    else:
        stellen.vraag_volgende(b)


def _geef_door(b: Lopend) -> None:
    """Geeft de aanvulling door aan het loket waar zij bij hoort; een nieuw nummer is voor elk loket."""
    d = b.d
    hier = _overdrachten(d)
    tekst = " ".join(d.aanvulling or ())
    codes = [c for c in b.inv.herkenning.codes if any(c in o["problemen"] for o in hier)]  # type: ignore[operator]
    passend = [o for o in hier if set(codes) & set(o["problemen"])] or [o for o in hier if o["regisseur"]] or hier[:1]  # type: ignore[call-overload]
    if (contact := antwoorden.lees_contact(tekst)) and contact[1]:
        d.bereikbaar, d.contact = contact
        passend = hier
    if not opmerken.is_kaal(tekst):
        d.zinnen.append([tekst[:1000], codes or [c for o in passend for c in o["problemen"]]])  # type: ignore[attr-defined]
    afronden.geef_aanvulling_door(b, tuple(str(o["loket"]) for o in passend))
