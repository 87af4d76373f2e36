"""Een zin over meer dan één probleem verdelen, zodat elk loket alleen zijn eigen deel leest.

Bij twijfel gaat een zinsdeel niet mee: wat er speelt leest het loket toch, in de woorden van de gemeente.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from triage import opmerken
from triage.profiel import Profiel

_GRENS = re.compile(r"\s*[,;:–—]+\s*|\s+-\s+|\s+(?=(?:en|maar|want|dus|ook|daarnaast|bovendien|verder|trouwens)\s)", re.I)
_BEGIN = re.compile(r"^(?:(?:en|maar|want|dus|daarnaast|bovendien|verder|trouwens)\s+)+", re.I)


def eigen_deel(zin: str, codes: Collection[str], eigen: Collection[str], profiel: Profiel) -> str | None:
    """Het deel van een zin over de `eigen` problemen van een loket, en niet over die van een ander.

    `codes` zijn de problemen in de zin. Zijn die alle van dit loket, dan is dat de hele zin. None als er
    geen deel is dat zeker alleen over de eigen problemen gaat.
    """
    hier = [code for code in codes if code in eigen]
    vreemd = [code for code in codes if code not in eigen]
    if not vreemd:
        return zin
    delen = [deel for deel in _GRENS.split(zin.strip()) if deel and deel.strip()]
    mijn = [deel for deel in delen if _gaat_over(deel, hier, profiel) and not _gaat_over(deel, vreemd, profiel)]
    if len(delen) < 2 or not mijn or not _elders(delen, mijn, vreemd, profiel):
        return None
    return ", ".join(_BEGIN.sub("", deel).strip(" .!?") for deel in mijn)


def _gaat_over(deel: str, codes: Iterable[str], profiel: Profiel) -> bool:
    """Of een zinsdeel een van deze problemen noemt."""
    return any(_noemt(deel, woord) for code in codes for woord in profiel.woorden["problemen"][code]["trefwoorden"])


def _noemt(deel: str, woord: str) -> bool:
    # Van een kort woord is het begin ook het begin van andere woorden: 'moe' en 'moeder', 'ex' en 'examen'.
    return opmerken.noemt_woord(deel, woord) if len(woord) > 4 else bool(re.search(rf"\b{re.escape(woord)}\b", deel, re.I))


def _elders(delen: list[str], mijn: list[str], vreemd: list[str], profiel: Profiel) -> bool:
    """Of elk ander probleem in een ander zinsdeel te vinden is; anders kan het ook in dit deel zitten."""
    rest = [deel for deel in delen if deel not in mijn]
    return all(any(_gaat_over(deel, [code], profiel) for deel in rest) for code in vreemd)
