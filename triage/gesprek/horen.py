"""Wat de inwoner vertelt op het dossier zetten: problemen, zinnen en feiten."""

from __future__ import annotations

import re

from triage import antwoorden, opmerken
from triage.dossier import Dossier
from triage.gesprek.lopend import Lopend
from triage.profiel import Profiel
from triage.regie import GEWEIGERD, ONBEKEND
from triage.taxonomie import DOMEINEN, PROBLEMEN, codes_van_domein

# De feiten die iemand uit zichzelf kan vertellen, in de volgorde waarin ze genoemd worden.
FEITEN = (
    "voor_wie", "kinderen", "buurt", "dreiging", "dreiging_datum", "veilig_bereikbaar", "hulp_betrokken", "overzicht", "zelf_regelen", "naam", "contact", "belmoment",
)  # fmt: skip
ZEKER = 0.5
_ERBIJ = re.compile(r"\bo ?ja\b|\b(?:trouwens|daarnaast|bovendien|ook nog|en ook|nog iets|verder nog)\b", re.I)
_OOK = re.compile(r"\book\b", re.I)
# Het antwoord op deze vragen lijkt vaak op een verhaal; een los 'ook' zegt daar niets.
_PRAATVRAGEN = frozenset({"hulp_betrokken", "overzicht", "zelf_regelen", "mantelzorger", "veilig_bereikbaar", "belmoment"})


# Een dag in het antwoord op deze vragen is wanneer het contact kan, niet wanneer er iets dreigt.
_DAG_IS_ANTWOORD = frozenset({"belmoment", "bereikbaar", "veilig_bereikbaar", "akkoord"})


def onthoud(b: Lopend, tekst: str) -> None:
    """Bewaart wat iemand vertelde, per zin met de problemen die erin gehoord zijn.

    Een los antwoord ('ja hoor') vertelt niets en hoort niet bij het verhaal dat een loket leest.
    """
    zinnen = b.inv.herkenning.zinnen or ((tekst, b.inv.herkenning.codes),)
    bekend = {zin for zin, _ in b.d.zinnen}
    for ruw, codes in zinnen:
        zin = ruw.strip()[:1000]
        if zin and zin not in bekend and (codes or not opmerken.is_kaal(zin)):
            b.d.zinnen.append([zin, list(codes)])


def voeg_toe(b: Lopend, code: str) -> bool:
    """Zet een probleem op de lijst; waar als het er nog niet stond."""
    d = b.d
    if code in d.problemen or code in d.bevestigd or code not in PROBLEMEN:
        return False
    d.problemen.append(code)
    for lijst in (d.afgewezen, d.weggelaten):
        if code in lijst:
            lijst.remove(code)
    return True


def merk_op(b: Lopend, tekst: str, behalve: str | None = None) -> None:
    """Onthoudt feiten die iemand uit zichzelf vertelt, als ze nog niet bekend zijn.

    `behalve` is de vraag waar de tekst het antwoord op is; die leest zijn eigen antwoord.
    """
    d = b.d
    voor = {veld: getattr(d, veld) for veld in FEITEN}
    _wie(b, tekst, behalve)
    _dreiging(b, tekst, behalve)
    gehoord = {
        "kinderen": opmerken.kinderen,
        "hulp_betrokken": opmerken.hulp_betrokken,
        "overzicht": opmerken.overzicht,
        "zelf_regelen": opmerken.zelf_regelen,
        "veilig_bereikbaar": opmerken.veilig_bereikbaar,
        "naam": opmerken.naam,
        "belmoment": opmerken.belmoment,
    }
    for veld, hoor_veld in gehoord.items():
        if getattr(d, veld) is None and behalve != veld:
            setattr(d, veld, hoor_veld(tekst))
    if d.buurt is None and behalve != "buurt" and (plek := opmerken.buurt(tekst, b.p)):
        d.buurt = plek.naam
    if d.bereikbaar is None and (contact := antwoorden.lees_contact(tekst)) and contact[1]:
        d.bereikbaar, d.contact = contact
    if d.nog_iets is None and opmerken.verder_niets(tekst):
        d.nog_iets = "nee"
    d.kind_zonder_school = d.kind_zonder_school or opmerken.kind_zonder_school(tekst)
    b.geleerd += [veld for veld in FEITEN if veld != behalve and getattr(d, veld) not in (voor[veld], None, [])]


def _wie(b: Lopend, tekst: str, behalve: str | None) -> None:
    d = b.d
    if d.voor_wie is None and behalve != "voor_wie":
        d.voor_wie = opmerken.voor_wie_gezegd(tekst) or (_voor_wie_uit_verhaal(b, tekst) if d.vraag in (None, "situatie", "klopt_dit") else None)
    if d.voor_wie and d.wie_precies is None:
        d.wie_precies = opmerken.wie_precies(tekst, d.voor_wie)


def _voor_wie_uit_verhaal(b: Lopend, tekst: str) -> str | None:
    """Om wie het gaat volgens het verhaal, als daar iets in verteld wordt; bij geweld alleen wie het ondergaat."""
    h, wie = b.inv.herkenning, opmerken.voor_wie(tekst)
    if wie == "mijzelf" and not (h.codes or h.twijfel or h.crisis):
        # 'Ik zoek informatie' zegt nog niet voor wie.
        return None
    if wie in ("partner", "kind", "ouder", "ander") and "huiselijk_geweld" in h.codes and not opmerken.ondergaat(tekst):
        # Wie als eerste genoemd wordt, kan ook degene zijn die het doet.
        return None
    return wie


def wie_precies(b: Lopend) -> None:
    """Onthoudt hoe de inwoner de ander noemt in het antwoord op 'voor wie'."""
    b.d.wie_precies = opmerken.wie_precies(b.inv.tekst, b.d.voor_wie) if not b.inv.keuzes else None


def _dreiging(b: Lopend, tekst: str, behalve: str | None) -> None:
    d = b.d
    if behalve not in ("dreiging", "akkoord", "naam") and (dreigt := opmerken.dreiging(tekst)):
        d.dreiging = sorted({*(d.dreiging or ()), *dreigt} - {ONBEKEND, GEWEIGERD})
    if d.dreiging and d.dreiging_datum is None and behalve not in _DAG_IS_ANTWOORD and (dag := opmerken.datum(tekst, b.nu.date())):
        d.dreiging_datum = dag.isoformat()


def hoor(b: Lopend, tekst: str) -> bool:
    """Hoort problemen in een open tekst; waar als er iets te vinden was om op door te gaan."""
    d, h = b.d, b.inv.herkenning
    nieuw = [code for code in h.codes if voeg_toe(b, code)]
    if d.vraag in (None, "situatie", "klopt_dit"):
        d.twijfel = [c for c, _ in h.twijfel if c not in d.problemen and c not in d.bevestigd]
    if nieuw or d.twijfel or h.zinnen:
        onthoud(b, tekst)
    merk_op(b, tekst)
    return bool(nieuw) or bool(d.twijfel)


def bevestig(b: Lopend, codes: list[str]) -> None:
    """Zet de gehoorde problemen vast. Blijft er niets over, dan wordt het opnieuw gevraagd; het verhaal blijft."""
    d = b.d
    weg = [c for c in d.problemen if c not in codes and c not in d.bevestigd]
    d.afgewezen += [c for c in (*weg, *d.twijfel) if c not in codes and c not in d.afgewezen]
    d.bevestigd = list(dict.fromkeys([*d.bevestigd, *codes]))
    d.problemen = list(d.bevestigd)
    d.twijfel = []
    if not d.bevestigd:
        vraag_opnieuw(d)


def vraag_opnieuw(d: Dossier) -> None:
    """Terug naar het begin van het verhaal: wat gehoord was klopt niet, wat verteld is blijft bewaard."""
    d.zinnen = [[zin, []] for zin, _ in d.zinnen]
    d.vraag, d.mislukt = "situatie", 1
    if "situatie" in d.gesteld:
        d.gesteld.remove("situatie")


def kies_domeinen(b: Lopend, domeinen: list[str]) -> bool:
    """Legt de problemen van de gekozen leefdomeinen voor; waar als er iets te kiezen is."""
    d = b.d
    d.twijfel = [c for dom in domeinen if dom in DOMEINEN for c in codes_van_domein(dom) if c not in d.bevestigd]
    return bool(d.twijfel)


def nieuw_probleem(b: Lopend, naast_antwoord: bool = False) -> bool:
    """Een nieuw probleem op een moment dat er iets anders gevraagd werd ('o ja, ook nog ...').

    Naast een begrepen antwoord telt het alleen als de inwoner zelf zegt dat er iets bij komt.
    """
    d, inv = b.d, b.inv
    nieuw = [c for c, z in inv.herkenning.problemen if c not in d.bevestigd and z >= ZEKER]
    if not nieuw or len(inv.tekst.split()) < 4:
        return False
    if antwoorden.ja_nee(inv.tekst) == "nee" and not _ERBIJ.search(inv.tekst):
        return False
    if d.crisis_loopt:
        # Nu telt de crisis; wat erbij verteld wordt blijft bewaard voor als de inwoner verder wil.
        for code in nieuw:
            voeg_toe(b, code)
        onthoud(b, inv.tekst)
        if d.vraag == "crisis_verder":
            d.crisis_verder = "ja"
        return True
    if naast_antwoord and not (_ERBIJ.search(inv.tekst) or (_OOK.search(inv.tekst) and d.vraag not in _PRAATVRAGEN)):
        return False
    neem_mee(b, nieuw)
    onthoud(b, inv.tekst)
    merk_op(b, inv.tekst)
    return True


def neem_mee(b: Lopend, codes: list[str]) -> None:
    """Zet problemen meteen vast en zegt dat."""
    for code in codes:
        voeg_toe(b, code)
        if code not in b.d.bevestigd:
            b.d.bevestigd.append(code)
    b.zeg("ook_gehoord", problemen=", ".join(b.p.tekst("problemen", c, "kort").lower() for c in codes))


def komt_er_iets_bij(tekst: str) -> bool:
    """Of iemand zelf aankondigt dat er nog iets speelt."""
    return bool(_ERBIJ.search(tekst))


def wijst_aan(profiel: Profiel, code: str, tekst: str) -> bool:
    """Of een tekst dit probleem aanwijst met een van de gewone woorden ervoor."""
    return any(re.search(rf"\b{re.escape(w)}", tekst, re.I) for w in profiel.woorden["problemen"][code]["trefwoorden"])


def ontkent(profiel: Profiel, code: str, tekst: str) -> bool:
    """Of een tekst zegt dat dit probleem er niet is."""
    woorden = "|".join(re.escape(w) for w in profiel.woorden["problemen"][code]["trefwoorden"])
    return bool(re.search(rf"\b(?:geen|niet|zonder)\b[^.,;!?]{{0,20}}\b(?:{woorden})|\b(?:{woorden})\w*\b[^.,;!?]{{0,20}}\b(?:niet|wel mee)\b", tekst, re.I))
