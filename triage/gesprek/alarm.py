"""Een crisis gaat voor alles: eerst het nummer, bij twijfel eerst één rustige vraag."""

from __future__ import annotations

from typing import NamedTuple

from triage import antwoorden, crisis, opmerken
from triage.gesprek import horen, keuzes, stellen
from triage.gesprek.lopend import Lopend
from triage.taxonomie import CRISISVLAGGEN, PROBLEEM_BIJ_VLAG
from triage.vragen import OPEN_VRAGEN


class Grens(NamedTuple):
    """Hoe zeker het model van een vlag moet zijn voor een alarm, en voor één rustige vraag."""

    alarm: float
    vraag: float


NOOIT = 2.0
# Wie vertelt: het nummer komt snel, en bij twijfel eerst een rustige vraag. Geweld dat telkens terugkomt
# lijkt op geweld dat nu gebeurt, en daar noemt het gesprek Veilig Thuis en 112 toch al.
VERHAAL, VERHAAL_GEWELD = Grens(0.15, 0.0), Grens(0.5, 0.0)
# Een kort antwoord op een open vraag ('ja, veel brieven', 'het is zwaar') vertelt geen crisis.
KORT_ANTWOORD = Grens(0.5, 0.15)
# Bij een gesloten vraag telt het model alleen als het heel zeker is; regels tellen altijd.
GESLOTEN = Grens(0.9, NOOIT)
# Hoort het model een vlag zonder één woord over waar zij over gaat, dan gokt het.
ZONDER_ONDERWERP = Grens(0.9, 0.5)
# Zoveel woorden mag een kort antwoord hebben naast ja, nee en wat daarbij hoort.
EIGEN_WOORDEN = 2


def hoor_crisis(b: Lopend) -> bool:
    """Een crisis gaat voor alles. Waar als de beurt daarmee klaar is."""
    d, h = b.d, b.inv.herkenning
    regels = {signaal.vlag for signaal in crisis.beoordeel(b.inv.tekst)}
    grens = _grenzen(b, regels)
    gehoord = [v for v in CRISISVLAGGEN if v in dict(h.crisis) and dict(h.crisis)[v] >= grens[v].alarm]
    nieuw = [v for v in gehoord if v not in d.crisis]
    if not gehoord:
        _twijfel(b, grens, regels)
    if not gehoord or (not nieuw and d.vraag in ("crisis_contact", "veilig_bereikbaar", "bereikbaar") and antwoorden.ja_nee(b.inv.tekst)):
        return False
    if not nieuw:
        for vlag in gehoord:
            b.zeg(f"crisis_{vlag}", "crisis", b.p.tekst("crisis_kort", vlag))
    else:
        d.afgesloten, d.crisis_twijfel = False, []
        for code in h.codes:
            horen.voeg_toe(b, code)
        _sla_alarm(b, nieuw)
        horen.onthoud(b, b.inv.tekst)
        horen.merk_op(b, b.inv.tekst)
        if d.crisis_contact is None and (contact := antwoorden.lees_contact(b.inv.tekst)) and contact[1]:
            d.bereikbaar, d.contact = contact
        if d.crisis_verder == "nee":
            d.crisis_verder = None
    stellen.vraag_volgende(b)
    return True


def _vertelt(b: Lopend) -> bool:
    """Of er een open vraag staat, waar een verhaal het antwoord op kan zijn."""
    return b.d.vraag is None or b.d.vraag in OPEN_VRAGEN


def _grenzen(b: Lopend, regels: set[str]) -> dict[str, Grens]:
    """Per vlag die het model vermoedt hoe zeker het moet zijn, gezien de open vraag en wat de inwoner daarop zegt.

    Wat een regel hoort, ook als die twijfelt, is nooit alleen een antwoord.
    """
    h, verhaal = b.inv.herkenning, _vertelt(b)
    kort = not regels and _is_kort_antwoord(b)
    uit = {}
    for vlag, _ in (*h.crisis, *h.crisis_twijfel):
        grens = VERHAAL_GEWELD if vlag in ("geweld_nu", "kind_in_gevaar") else VERHAAL
        if not verhaal:
            grens = GESLOTEN
        elif kort:
            grens = KORT_ANTWOORD
        if vlag not in regels and not _over_onderwerp(b, vlag):
            grens = Grens(max(grens.alarm, ZONDER_ONDERWERP.alarm), max(grens.vraag, NOOIT if kort else ZONDER_ONDERWERP.vraag))
        uit[vlag] = grens
    return uit


def _is_kort_antwoord(b: Lopend) -> bool:
    """Of dit een kort antwoord is op de open vraag die er staat, en geen verhaal."""
    vraag, tekst = b.d.vraag, b.inv.tekst
    if vraag == "mantelzorger" and antwoorden.zegt_zwaar(tekst) and len(tekst.split()) <= 15:
        return True
    if vraag is None or (vraag == "situatie" and "situatie" not in b.d.gesteld):
        # Wie net begint antwoordt niet: hij vertelt.
        return False
    begrepen = antwoorden.ja_nee(tekst) or antwoorden.geen_antwoord(tekst) or opmerken.verder_niets(tekst)
    return bool(begrepen) and len(opmerken.eigen_woorden(tekst)) <= EIGEN_WOORDEN


def _over_onderwerp(b: Lopend, vlag: str) -> bool:
    """Of de vlag gaat over iets dat de inwoner noemt, nu of eerder in zijn verhaal."""
    if crisis.noemt_onderwerp(vlag, b.inv.tekst):
        return True
    if vlag != "kind_in_gevaar":
        return False
    return b.d.kinderen == "ja" or b.d.voor_wie == "kind" or crisis.noemt_onderwerp(vlag, "\n".join(zin for zin, _ in b.d.zinnen))


def _twijfel(b: Lopend, grens: dict[str, Grens], regels: set[str]) -> None:
    """Onthoudt één vlag om rustig naar te vragen; over dezelfde vlag komt geen tweede vraag."""
    d, h = b.d, b.inv.herkenning
    if d.crisis or d.crisis_twijfel or opmerken.is_kaal(b.inv.tekst):
        return
    mogelijk = sorted(((vlag, kans) for vlag, kans in (*h.crisis, *h.crisis_twijfel) if kans >= grens[vlag].vraag), key=lambda paar: -paar[1])
    # Hoort een regel iemand die misschien niet meer wil leven, dan vragen we dat, ook als het model niets hoort;
    # 'dat hoeft niet meer' is alleen een antwoord.
    regel = ["suicide"] if "suicide" in regels and _vertelt(b) and len(opmerken.eigen_woorden(b.inv.tekst)) >= EIGEN_WOORDEN else []
    d.crisis_twijfel = [vlag for vlag, _ in mogelijk[:1]] or regel


def _sla_alarm(b: Lopend, vlaggen: list[str]) -> None:
    """Zet vlaggen op het dossier en noemt per vlag eerst het nummer."""
    for vlag in vlaggen:
        b.zeg(f"crisis_{vlag}", "crisis", b.p.tekst("crisis", vlag))
        if vlag in PROBLEEM_BIJ_VLAG:
            horen.voeg_toe(b, PROBLEEM_BIJ_VLAG[vlag])
    b.d.crisis += vlaggen


def crisis_zeker(b: Lopend) -> bool:
    """Het antwoord op de rustige vraag: bij ja alsnog het nummer, bij weet niet het nummer voor de zekerheid."""
    d = b.d
    waarde = keuzes.gekozen(b, "crisis_zeker") or (None if b.inv.keuzes else antwoorden.LEZERS["crisis_zeker"](b.inv.tekst))
    if waarde is None:
        return False
    d.crisis_zeker = waarde
    if waarde == "ja":
        _sla_alarm(b, list(d.crisis_twijfel))
    elif waarde != "nee":
        b.zeg(f"crisis_{d.crisis_twijfel[0]}", "tekst", b.p.tekst("crisis_kort", d.crisis_twijfel[0]))
    return True


def crisis_contact(b: Lopend) -> bool:
    """Of de gemeente contact mag opnemen; een nummer geven of om een mens vragen is ook ja."""
    d = b.d
    waarde = keuzes.gekozen(b, "crisis_contact")
    if not b.inv.keuzes:
        if (contact := antwoorden.lees_contact(b.inv.tekst)) and contact[0] != "geen":
            d.bereikbaar, d.contact = contact
            waarde = waarde or "ja"
        waarde = waarde or antwoorden.LEZERS["crisis_contact"](b.inv.tekst) or ("ja" if antwoorden.vraagt_mens(b.inv.tekst) else None)
    if waarde is None:
        return False
    d.crisis_contact = "ja" if waarde == "ja" else "nee"
    return True
