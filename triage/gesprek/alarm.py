"""Een crisis gaat voor alles: eerst het nummer, bij twijfel eerst één rustige vraag."""

from __future__ import annotations

from triage import antwoorden, opmerken
from triage.gesprek import horen, keuzes, stellen
from triage.gesprek.lopend import Lopend
from triage.taxonomie import CRISISVLAGGEN, PROBLEEM_BIJ_VLAG
from triage.vragen import OPEN_VRAGEN

# Vanaf deze zekerheid komt het nummer meteen; daaronder eerst één rustige vraag. Geweld dat telkens
# terugkomt lijkt op geweld dat nu gebeurt, en daar noemt het gesprek Veilig Thuis en 112 toch al.
CRISIS_ZEKER = 0.15
CRISIS_ZEKER_PER_VLAG = {"geweld_nu": 0.5, "kind_in_gevaar": 0.5}
# Bij een gesloten vraag telt een vlag van het model alleen als het heel zeker is; regels tellen altijd.
CRISIS_BIJ_ANTWOORD = 0.9


def hoor_crisis(b: Lopend) -> bool:
    """Een crisis gaat voor alles. Waar als de beurt daarmee klaar is."""
    d, h = b.d, b.inv.herkenning
    verhaal = d.vraag in OPEN_VRAGEN or d.vraag is None
    grens = CRISIS_ZEKER_PER_VLAG if verhaal else {}
    anders = CRISIS_ZEKER if verhaal else CRISIS_BIJ_ANTWOORD
    gehoord = [v for v in CRISISVLAGGEN if dict(h.crisis).get(v, -1.0) >= grens.get(v, anders)]
    nieuw = [v for v in gehoord if v not in d.crisis]
    if verhaal and not gehoord:
        _twijfel(b)
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


def _twijfel(b: Lopend) -> None:
    """Onthoudt één vlag om rustig naar te vragen; over dezelfde vlag komt geen tweede vraag."""
    d, h = b.d, b.inv.herkenning
    if d.crisis or d.crisis_twijfel or opmerken.is_kaal(b.inv.tekst):
        return
    mogelijk = sorted((*h.crisis, *h.crisis_twijfel), key=lambda paar: -paar[1])
    d.crisis_twijfel = [vlag for vlag, _ in mogelijk[:1]]


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
