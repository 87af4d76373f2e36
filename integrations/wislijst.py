"""Welke gesprekken de dialoogmotor nog moet vergeten: een leeg bestand per gesprek.

Bestanden en geen tabel: de belofte 'gewist' moet ook een herstart overleven, en de lijst mag zelf
niet afhangen van de database waaruit net gewist is. Er staat niets in dan de naam van het gesprek.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

MAP = "te_wissen"  # in WEGWIJS_VAR
_NAAM = re.compile(r"[A-Za-z0-9_\-]{1,100}")


class Wislijst:
    """De lijst in een map; de map wordt gemaakt zodra er iets op komt."""

    def __init__(self, map_: Path):
        self._map = map_

    def zet(self, gesprek: str) -> None:
        """Zet een gesprek op de lijst; ValueError bij een naam die geen gesprek kan zijn."""
        if not _NAAM.fullmatch(gesprek):
            raise ValueError("geen naam van een gesprek")
        self._map.mkdir(parents=True, exist_ok=True)
        (self._map / gesprek).touch()

    def haal_af(self, gesprek: str) -> None:
        """Haalt een gesprek van de lijst; mag ook als het er niet op staat."""
        (self._map / gesprek).unlink(missing_ok=True)

    def __contains__(self, gesprek: str) -> bool:
        return bool(_NAAM.fullmatch(gesprek)) and (self._map / gesprek).exists()

    def __iter__(self) -> Iterator[str]:
        try:
            namen = sorted(pad.name for pad in self._map.iterdir())
        except FileNotFoundError:
            return iter(())
        return iter([naam for naam in namen if _NAAM.fullmatch(naam)])
