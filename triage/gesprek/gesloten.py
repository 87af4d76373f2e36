"""De gesloten vragen waarvan het antwoord meer is dan één van een paar waarden."""

from __future__ import annotations

import re

from triage import antwoorden
from triage.gesprek import horen, keuzes
from triage.gesprek.lopend import Lopend
from triage.regie import GEWEIGERD, ONBEKEND


def dreiging(b: Lopend) -> bool:
    """Wat er wegvalt, met de dag als die er meteen bij staat."""
    d, inv = b.d, b.inv
    gekozen = keuzes.gekozen_lijst(b, "dreiging")
    if gekozen is None and not inv.keuzes:
        gekozen = antwoorden.lees_dreiging(inv.tekst)
        if gekozen is None and d.mislukt and antwoorden.ja_nee(inv.tekst) == "ja":
            gekozen = [_waarschijnlijke_dreiging(b)]
    if gekozen is None:
        return False
    d.dreiging = [w for w in gekozen if w != "nee"]
    if not inv.keuzes:
        horen.merk_op(b, inv.tekst, behalve="dreiging")
        if set(d.dreiging) and "dakloos" in inv.herkenning.codes and "huis" in d.dreiging and horen.voeg_toe(b, "dakloos"):
            d.bevestigd.append("dakloos")
    return True


def _waarschijnlijke_dreiging(b: Lopend) -> str:
    """Welke dreiging bedoeld is als iemand alleen ja blijft zeggen."""
    for code, dreigt in (("dakloos", "huis"), ("schulden", "deurwaarder"), ("uitkering", "inkomen"), ("rondkomen", "eten")):
        if code in b.d.bevestigd:
            return dreigt
    return "huis"


def dreiging_datum(b: Lopend) -> bool:
    """De dag waarop het gebeurt."""
    gekozen = keuzes.gekozen(b, "dreiging_datum")
    tekst = {"deze_week": "deze week", "later": "over 2 weken", ONBEKEND: "weet ik niet"}.get(gekozen or "", gekozen or b.inv.tekst)
    if b.inv.keuzes and not gekozen:
        return False
    b.d.dreiging_datum = antwoorden.lees_datum(tekst, b.nu.date()) or b.d.dreiging_datum
    if not b.inv.keuzes:
        horen.merk_op(b, b.inv.tekst, behalve="dreiging_datum")
    return b.d.dreiging_datum is not None


def buurt(b: Lopend) -> bool:
    """Een buurt of postcode; twee keer een postcode van elders is een andere gemeente."""
    tekst = b.inv.keuzes[0] if b.inv.keuzes else b.inv.tekst
    if plek := b.p.zoek_buurt(tekst):
        b.d.buurt = plek.naam
        if not b.inv.keuzes:
            horen.merk_op(b, tekst, behalve="buurt")
        return True
    if re.search(r"(?<!\d)[1-9]\d{3}\s?(?:[A-Za-z]{2})?(?!\d)", tekst):
        if b.d.mislukt:
            b.d.buurt = "buiten"
            return True
        b.zeg("buurt_buiten")
        return False
    if zonder := antwoorden.geen_antwoord(tekst):
        b.d.buurt = zonder
        return True
    return False


def bereikbaar(b: Lopend) -> bool:
    """Hoe de inwoner bereikbaar is, met het belmoment en de naam als die erbij staan."""
    gekozen = keuzes.gekozen(b, "bereikbaar")
    contact = (gekozen, None) if gekozen else (None if b.inv.keuzes else antwoorden.lees_contact(b.inv.tekst))
    if contact is None:
        return False
    b.d.bereikbaar, b.d.contact = contact
    if not b.inv.keuzes and b.d.bereikbaar == "telefoon" and b.d.belmoment is None:
        rest = re.sub(r"[\d+()\s.\-]{9,}", " ", b.inv.tekst)
        moment = next((deel for deel in ("ochtend", "middag", "avond") if re.search(rf"\b\w*{deel}s?\b", rest, re.I)), None)
        b.d.belmoment = moment
    if not b.inv.keuzes:
        horen.merk_op(b, b.inv.tekst, behalve="bereikbaar")
        b.geleerd = [veld for veld in b.geleerd if veld != "contact"]
    return True


def tevreden(b: Lopend) -> bool:
    """Hoe het gesprek was; alles wat geen oordeel is telt als overslaan."""
    gekozen = keuzes.gekozen_lijst(b, "tevreden") or ([] if b.inv.keuzes else antwoorden.lees_tevreden(b.inv.tekst))
    b.d.tevreden = gekozen or ["overslaan"]
    return True


def opnieuw_proberen(b: Lopend) -> bool:
    """Alles behalve nee probeert het doorgeven opnieuw; bij nee blijft alles staan voor later."""
    if not b.inv.keuzes and (antwoorden.ja_nee(b.inv.tekst) == "nee" or antwoorden.geen_antwoord(b.inv.tekst) == GEWEIGERD):
        b.d.uitgesteld = True
    return True


def na_mantelzorger(b: Lopend, waarde: str) -> None:
    """Gaat het slecht met wie voor een ander zorgt, dan is dat zelf een probleem waar hulp voor is."""
    if not b.inv.keuzes and len(b.inv.tekst.split()) > 3:
        horen.onthoud(b, b.inv.tekst)
    if waarde == "slecht":
        if horen.voeg_toe(b, "mantelzorg"):
            b.d.bevestigd.append("mantelzorg")
            b.zeg("mantelzorg_ook")
        else:
            b.zeg("mantelzorg_begrip")
