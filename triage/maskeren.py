"""Burgerservicenummers, bankrekeningen en pasnummers onleesbaar maken vóór iets bewaard wordt.

Wegwijs vraagt nooit om zo'n nummer, maar mensen geven het wel. Daarom gaat elke tekst hier
langs, in elk kanaal, voordat hij ergens wordt opgeslagen.
"""

from __future__ import annotations

import re

BSN, REKENING, PAS = "[BSN verwijderd]", "[rekeningnummer verwijderd]", "[pasnummer verwijderd]"

# Cijfers met ten hoogste één scheidingsteken ertussen, zoals mensen een nummer in groepjes typen.
_CIJFERS = re.compile(r"(?<![\w+])\+?\d(?:[ .\-/]?\d){7,18}(?!\w)")
_DATUM = re.compile(r"\d{1,2}[ .\-/]\d{1,2}[ .\-/]\d{4}")
_TELEFOON = re.compile(r"(?:\+31|0031|31)0?[1-9]\d{8}|0[1-9]\d{8}")
# Land en controlegetal staan aan elkaar, de rest in groepjes van vier of aan elkaar.
_IBAN_BEGIN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?=[ .\-]?[A-Za-z0-9])")


def elfproef(cijfers: str) -> bool:
    """Of een reeks van acht of negen cijfers een burgerservicenummer kan zijn.

    De elfproef van het BSN weegt de cijfers met 9, 8, 7, 6, 5, 4, 3, 2 en -1 (Logisch Ontwerp
    BSN). Acht cijfers gelden met een nul ervoor; alleen nullen is geen nummer.
    """
    if len(cijfers) not in (8, 9) or not cijfers.isdigit() or not int(cijfers):
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(c) for g, c in zip(gewichten, cijfers.zfill(9))) % 11 == 0


def iban_klopt(tekst: str) -> bool:
    """Of een tekst zonder spaties een geldig IBAN is (ISO 13616, rest 97 is 1)."""
    tekst = tekst.upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", tekst):
        return False
    om = tekst[4:] + tekst[:4]
    return int("".join(str(int(c, 36)) for c in om)) % 97 == 1


def luhn_klopt(cijfers: str) -> bool:
    """Of een reeks van 13 tot 19 cijfers een kaartnummer kan zijn (ISO/IEC 7812-1, bijlage B)."""
    if not 13 <= len(cijfers) <= 19 or not cijfers.isdigit():
        return False
    som = 0
    for plaats, cijfer in enumerate(reversed(cijfers)):
        getal = int(cijfer) * (2 if plaats % 2 else 1)
        som += getal - 9 if getal > 9 else getal
    return som % 10 == 0


def _zonder_ibans(tekst: str) -> str:
    """De tekst waarin elk geldig IBAN vervangen is; het langste geldige stuk telt."""
    uit, vanaf = [], 0
    for begin in _IBAN_BEGIN.finditer(tekst):
        if begin.start() < vanaf:
            continue
        kaal, einde = "", None
        for plaats in range(begin.start(), min(len(tekst), begin.start() + 50)):
            teken = tekst[plaats]
            if teken.isascii() and teken.isalnum():
                kaal += teken
                if 15 <= len(kaal) <= 34 and iban_klopt(kaal):
                    einde = plaats + 1
            elif teken not in " .-":
                break
        if einde:
            uit += [tekst[vanaf : begin.start()], REKENING]
            vanaf = einde
    return "".join(uit) + tekst[vanaf:]


def _cijfers_weg(gevonden: re.Match[str]) -> str:
    ruw = gevonden.group()
    kaal = re.sub(r"\D", "", ruw)
    if _TELEFOON.fullmatch(re.sub(r"[ .\-/]", "", ruw)) or _DATUM.fullmatch(ruw):
        return ruw
    if luhn_klopt(kaal):
        return PAS
    if elfproef(kaal):
        return BSN
    # Een nummer kan in een langere reeks zitten, zoals in '12-03-1950 123456782'.
    delen = re.split(r"([ /]+)", ruw)
    if len(delen) > 1:
        return "".join(BSN if elfproef(re.sub(r"\D", "", d)) else PAS if luhn_klopt(re.sub(r"\D", "", d)) else d for d in delen)
    return ruw


def maskeer(tekst: str) -> str:
    """De tekst met elk mogelijk BSN, rekening- en pasnummer vervangen door een vaste tekst.

    Telefoonnummers, postcodes, bedragen en datums blijven staan. Twee keer maskeren geeft
    hetzelfde als één keer.
    """
    return _CIJFERS.sub(_cijfers_weg, _zonder_ibans(tekst))
