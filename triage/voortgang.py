"""Hoeveel vragen er nog komen, ongeveer.

Het gesprek vraagt alleen wat nodig is, dus niemand weet het precies. De schatting speelt het gesprek
vooruit met bij elke vraag het gewoonste antwoord, en telt wat er dan nog gevraagd wordt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage.dossier import Dossier
from triage.profiel import Profiel
from triage.vragen import volgende_vraag

_HOOGSTENS = 15
# Wat mensen meestal antwoorden; bij elke andere vraag maakt het antwoord voor het tellen niet uit.
_GEWOON: Mapping[str, Any] = {
    "nog_iets": "nee",
    "voor_wie": "mijzelf",
    "dreiging": [],
    "hulp_betrokken": "een",
    "overzicht": "niemand",
    "zelf_regelen": "deels",
    "akkoord": ["ja"],
    "bereikbaar": "telefoon",
}


def nog_ongeveer(dossier: Dossier, profiel: Profiel) -> int | None:
    """Hoeveel vragen er na de open vraag ongeveer nog komen; None als dat niet te zeggen is.

    Bij een crisis en na het doorgeven wordt niet geteld, en ook niet zolang onbekend is wat er speelt.
    """
    d = dossier.kopie()
    if d.vraag in (None, "situatie") or d.afgesloten or d.crisis or d.crisis_twijfel:
        return None
    aantal, vraag = 0, d.vraag
    while aantal <= _HOOGSTENS:
        if not _beantwoord(d, vraag):
            return None
        volgende = volgende_vraag(d, profiel)
        if volgende is None:
            return aantal
        if volgende == vraag:
            return None
        vraag, aantal = volgende, aantal + 1
    return None


def _beantwoord(d: Dossier, vraag: str) -> bool:
    """Geeft het gewone antwoord; onwaar bij een vraag zonder eigen plek in het dossier."""
    if vraag == "klopt_dit":
        d.bevestigd = list(dict.fromkeys([*d.bevestigd, *d.problemen]))
        d.twijfel = []
        return bool(d.bevestigd)
    if not hasattr(d, vraag):
        return False
    setattr(d, vraag, _GEWOON.get(vraag, "onbekend"))
    return True
