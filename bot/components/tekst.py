"""Van een bericht naar kenmerken: woorden, woordparen en stukjes van woorden. Zonder bibliotheek.

Leren en herkennen gaan door precies deze functies, zodat een getraind model nooit iets anders
ziet dan waarmee het geleerd heeft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Meer tekens dan dit leest de herkenning niet van één bericht (de chat weigert er meer dan 4.000).
MAX_TEKENS = 4000

_HERHAALD = re.compile(r"(.)\1{2,}", re.S)
_CIJFERS = re.compile(r"\d+(?:[.,]\d+)*")
_APOSTROF = str.maketrans(dict.fromkeys("’‘`´", "'"))
_STUK = re.compile(r"[^\W_]+|[?!€.,;:]|[\U0001F300-\U0001FAFF]")
_WOORD = re.compile(r"[^\W_]+")
_LANGSTE, _KORTSTE = 6, 2

# Waar een zinsdeel begint: leestekens en voegwoorden die een nieuwe mededeling inleiden.
_ZINSDEEL = re.compile(r"\s*[;:–—]\s*|\s+-+\s+|,\s+|\s+(?=(?:maar|want|dus|omdat|doordat|terwijl|hoewel|zodat|sinds)\b)", re.I)
_ZIN = re.compile(r"[.!?…]+[\"')\]]*\s+|\n+")


def normaliseer(tekst: str) -> str:
    """Kleine letters, getallen als '0', uitgerekte letters kort: 'Heeeel 250,-' wordt 'heel 0,-'."""
    tekst = tekst[:MAX_TEKENS].translate(_APOSTROF).lower()
    return _CIJFERS.sub("0", _HERHAALD.sub(r"\1\1", tekst))


def delen(tekst: str) -> list[str]:
    """De losse woorden en leestekens van een genormaliseerde tekst; geen ervan loopt over een spatie heen."""
    return _STUK.findall(tekst)


def brokken(woord: str) -> list[str]:
    """Alle stukjes van twee tot zes tekens van een genormaliseerd woord, met een spatie als woordgrens."""
    woord = f" {woord} "
    lengte = len(woord)
    uit = [woord[i : i + n] for n in range(_KORTSTE, min(_LANGSTE, lengte - 1) + 1) for i in range(lengte - n + 1)]
    return uit if lengte > _LANGSTE else [*uit, woord]


def woordkenmerken(tekst: str) -> Iterator[str]:
    """Losse woorden en leestekens, en elk paar dat naast elkaar staat."""
    vorig = None
    for stuk in delen(normaliseer(tekst)):
        yield stuk
        if vorig is not None:
            yield f"{vorig} {stuk}"
        vorig = stuk


def tekenkenmerken(tekst: str) -> Iterator[str]:
    """De brokken van elk woord."""
    for woord in normaliseer(tekst).split():
        yield from brokken(woord)


def woorden(tekst: str) -> list[str]:
    """De woorden van een bericht, genormaliseerd, zonder leestekens."""
    return _WOORD.findall(normaliseer(tekst))


def zinnen(tekst: str) -> list[str]:
    """Eenvoudige zinsgrenzen, voor wie geen spaCy heeft."""
    return [deel for stuk in _ZIN.split(tekst) if (deel := stuk.strip())]


def zinsdelen(zin: str) -> list[str]:
    """Een zin in mededelingen; losse woorden blijven bij wat eraan voorafging."""
    uit: list[str] = []
    for deel in _ZINSDEEL.split(zin):
        deel = deel.strip()
        if not deel:
            continue
        if uit and len(deel.split()) < 3:
            uit[-1] = f"{uit[-1]}, {deel}"
        else:
            uit.append(deel)
    return uit
