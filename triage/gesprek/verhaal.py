"""De vragen over het verhaal zelf: wat er speelt, of dat klopt, en of er nog iets is."""

from __future__ import annotations

import re

from triage import antwoorden, opmerken
from triage.gesprek import correctie, horen, keuzes, mens, soorten, terugkeer
from triage.gesprek.lopend import Lopend
from triage.regie import GEWEIGERD
from triage.taxonomie import DOMEINEN, PROBLEMEN

_ALLEEN = re.compile(r"\b(?:alleen|enkel|slechts)\b", re.I)
# In zo weinig woorden past één probleem.
_KORT = 6


def situatie(b: Lopend) -> bool:
    """Wat er aan de hand is; ook een vraag voor een ander, een aanbod, een klacht of een groet is een antwoord."""
    d, inv = b.d, b.inv
    if gekozen := keuzes.gekozen_lijst(b, "situatie"):
        return horen.kies_domeinen(b, gekozen)
    soort, tekst = inv.herkenning.soort, inv.tekst
    if inv.herkenning.taal in b.p.woorden["talen"]:
        return _andere_taal(b, tekst)
    al_geholpen = "situatie" in d.gesteld
    aangeboden, d.aangeboden = d.aangeboden, None
    besluit = antwoorden.ja_nee(tekst)
    if aangeboden == "mens" and besluit == "ja" and not inv.herkenning.codes:
        mens.vraag_mens(b)
        return True
    klaar = antwoorden.neemt_afscheid(tekst) or (besluit == "nee" and (al_geholpen or opmerken.verder_niets(tekst)))
    if klaar and not inv.herkenning.codes:
        _sluit(b)
        return True
    if terugkeer.alleen_een_groet(tekst) or (soort == "groet" and not inv.herkenning.codes and besluit is None and len(tekst.split()) <= 4):
        # Wie alleen groet heeft nog niets gevraagd: de eerste vraag blijft de eerste vraag.
        b.zeg("groet")
        b.blijf = True
        return False
    if antwoorden.heeft_klacht(tekst):
        soort = "klacht"
    if soort in soorten.MET_ANTWOORD and (soort in ("klacht", "status") or not inv.herkenning.codes):
        soorten.antwoord(b, soort)
        if b.opdracht:
            return True
        if not inv.herkenning.codes:
            horen.merk_op(b, tekst)
            return True
    if horen.hoor(b, tekst):
        return True
    zonder = antwoorden.geen_antwoord(tekst)
    # Iets ontkennen of vertellen dat voorbij is, is ook een antwoord: er is dan niets aan de hand.
    if al_geholpen and (zonder or opmerken.verder_niets(tekst)):
        _sluit(b)
        return True
    if zonder and d.mislukt < 2:
        # Wie het niet kan of wil zeggen, kan het misschien aanwijzen.
        b.zeg("hoeft_niet" if zonder == GEWEIGERD else "geeft_niet_kies")
        d.mislukt = 1
    return False


def _sluit(b: Lopend) -> None:
    b.d.afgesloten, b.d.vraag = True, None


def _andere_taal(b: Lopend, tekst: str) -> bool:
    """Zegt in de taal van de inwoner wat wel kan, en toont de knoppen; nog een keer gaat naar een mens.

    Wat hij vertelde gaat mee, met de taal erbij. Het is geen antwoord, dus altijd onwaar.
    """
    b.d.taal = b.inv.herkenning.taal
    b.zeg("andere_taal", tekst=b.p.tekst("talen", b.d.taal))
    horen.onthoud(b, tekst)
    b.d.mislukt = max(b.d.mislukt, 1)
    return False


def klopt_dit(b: Lopend) -> bool:
    """Bevestigen, weghalen, toevoegen of verbeteren wat er gehoord is; meer tegelijk mag."""
    d, inv = b.d, b.inv
    gekozen = keuzes.gekozen_lijst(b, "klopt_dit")
    if gekozen:
        codes = [c for c in gekozen if c in PROBLEMEN]
        horen.bevestig(b, codes)
        return True
    if inv.keuzes:
        return False
    tekst = inv.tekst
    besluit = antwoorden.ja_nee(tekst)
    vast = [c for c in d.problemen if c not in d.bevestigd]
    genoemd = [c for c in (*vast, *d.twijfel) if horen.wijst_aan(b.p, c, tekst)]
    # 'Hij kan zich niet meer wassen' ontkent niets: wat de herkenning nu zeker hoort, kan geen nee zijn op een keuze.
    zeker = {c for c, z in inv.herkenning.problemen if z >= horen.ZEKER}
    ontkend = [c for c in genoemd if horen.ontkent(b.p, c, tekst) and (c in vast or c not in zeker)]
    if ontkend:
        d.problemen = [c for c in d.problemen if c not in ontkend]
        d.twijfel = [c for c in d.twijfel if c not in ontkend]
        d.afgewezen += ontkend
    andere_persoon = bool(correctie.wie(b, tekst))
    al_bekend = set(d.problemen) | set(d.bevestigd) | set(ontkend)
    # 'Nee, niet mijn vader maar mijn buurman' noemt een ander; wat er verder in gehoord is, moet er echt staan.
    nieuw = [c for c in inv.herkenning.codes if c not in al_bekend and (not andere_persoon or horen.wijst_aan(b.p, c, tekst))]
    gekozen_twijfel = [c for c in genoemd if c in d.twijfel and not horen.ontkent(b.p, c, tekst)]
    for code in (*nieuw, *gekozen_twijfel):
        horen.voeg_toe(b, code)
    d.twijfel = [c for c in d.twijfel if c not in d.problemen]
    horen.merk_op(b, tekst)
    if nieuw or (len(tekst.split()) > 3 and not andere_persoon):
        horen.onthoud(b, tekst)
    blijft = [c for c in vast if c not in ontkend and (c in genoemd or c in inv.herkenning.codes)]
    if _ALLEEN.search(tekst) and (blijft or gekozen_twijfel or nieuw):
        # 'Geen schulden, alleen de badkamer': wat genoemd wordt blijft, de rest niet.
        horen.bevestig(b, [*blijft, *gekozen_twijfel, *nieuw])
        return True
    if besluit == "ja":
        return _ja_klopt(b, [c for c in vast if c not in ontkend], nieuw, gekozen_twijfel)
    if ontkend or gekozen_twijfel:
        if d.problemen:
            d.twijfel = []
        return True
    if andere_persoon:
        return True
    if antwoorden.geen_antwoord(tekst) and vast and not nieuw:
        # Niet weten is niet ontkennen: wat gehoord is gaat mee, en bij het voorstel kan het er nog af.
        b.zeg("klopt_dit_later")
        horen.bevestig(b, vast)
        return True
    if vast and not nieuw and opmerken.niets_anders(tekst):
        # 'Nee, dat is alles' ontkent niet wat er gehoord is.
        horen.bevestig(b, vast)
        d.nog_iets = d.nog_iets or "nee"
        return True
    if besluit == "nee" or antwoorden.geen_antwoord(tekst):
        if not nieuw:
            horen.bevestig(b, [])
        else:
            d.problemen = [c for c in d.problemen if c in nieuw or c in d.bevestigd]
            d.afgewezen += [c for c in vast if c not in nieuw]
        return True
    if nieuw:
        return True
    if set(inv.herkenning.codes) & set(vast):
        horen.bevestig(b, vast)
        return True
    return False


def _ja_klopt(b: Lopend, vast: list[str], nieuw: list[str], extra: list[str]) -> bool:
    d = b.d
    if vast or nieuw or extra:
        horen.bevestig(b, [*vast, *nieuw, *extra])
        return True
    # Alleen 'ja' op een rij mogelijkheden: vraag welke, en neem daarna de waarschijnlijkste.
    if len(d.twijfel) == 1 or d.mislukt:
        horen.bevestig(b, d.twijfel[:1])
        return True
    return False


def _neem_erbij(b: Lopend, nieuw: list[str]) -> None:
    """Neemt mee wat zeker gehoord is; wat ernaast ook zou kunnen, wordt bij een langer verhaal gevraagd."""
    d, h, tekst = b.d, b.inv.herkenning, b.inv.tekst
    zeker = [c for c, z in h.problemen if c in nieuw and z >= horen.ZEKER] or nieuw[:1]
    horen.onthoud(b, tekst)
    horen.merk_op(b, tekst)
    horen.neem_mee(b, [*(c for c in d.problemen if c not in d.bevestigd), *zeker])
    if len(tekst.split()) > _KORT:
        d.twijfel = [c for c in nieuw if c not in zeker]


def nog_iets(b: Lopend) -> bool:
    """Of er nog iets speelt: een leefdomein, een verhaal, of niets."""
    d, inv = b.d, b.inv
    gekozen = keuzes.gekozen_lijst(b, "nog_iets")
    if gekozen:
        domeinen = [w for w in gekozen if w in DOMEINEN]
        d.nog_iets = "ja" if domeinen else "nee"
        if domeinen:
            horen.kies_domeinen(b, domeinen)
        return True
    if inv.keuzes:
        return False
    tekst = inv.tekst
    besluit = antwoorden.ja_nee(tekst)
    nieuw = [c for c in inv.herkenning.codes if c not in d.bevestigd]
    # 'Geen werk ook' begint als een nee maar vertelt iets.
    if besluit == "nee" and not (nieuw and re.search(r"\b(?:maar|wel|behalve)\b|^geen (?!idee|dank|andere?\b|verder\b)\w+", antwoorden.schoon(tekst), re.I)):
        d.nog_iets = "nee"
        horen.merk_op(b, tekst)
        return True
    genoemde_domeinen = [dom for dom in DOMEINEN if any(len(w) > 3 and re.search(rf"\b{re.escape(w)}\b", tekst, re.I) for w in re.findall(r"\w+", b.p.tekst("domeinen", dom)))]
    if nieuw:
        d.nog_iets = "ja"
        _neem_erbij(b, nieuw)
        return True
    if antwoorden.geen_antwoord(tekst) or opmerken.verder_niets(tekst):
        d.nog_iets = "nee"
        return True
    if genoemde_domeinen and len(tekst.split()) <= 6:
        d.nog_iets = "ja"
        return horen.kies_domeinen(b, genoemde_domeinen)
    if inv.herkenning.twijfel and len(tekst.split()) > 2:
        d.nog_iets = "ja"
        d.twijfel = [c for c, _ in inv.herkenning.twijfel if c not in d.bevestigd][:4]
        horen.onthoud(b, tekst)
        return bool(d.twijfel) or bool(inv.herkenning.codes)
    return False
