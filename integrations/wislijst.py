"""Welke gesprekken de dialoogmotor nog moet vergeten, en welke een inwoner liet wissen: een bestand per gesprek.

Bestanden en geen tabel: de belofte 'gewist' moet ook een herstart en een teruggezette back-up
overleven, en de lijst mag zelf niet afhangen van de database waaruit net gewist is. De naam van het
bestand is die van het gesprek; er staat hoogstens in dat het op verzoek was.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MAP = "te_wissen"  # in WEGWIJS_VAR
# Ernaast: wat op verzoek gewist is en de motor vergeten is, om na het terugzetten van een back-up nog eens te wissen.
GEWIST = "gewist"
# Zo lang, in seconden: een oudere back-up hoort er niet meer te zijn.
ONTHOUD = 366 * 24 * 3600
_OP_VERZOEK = "op verzoek"
_NAAM = re.compile(r"[A-Za-z0-9_\-]{1,100}")


class Wislijst:
    """De lijst in een map; de map wordt gemaakt zodra er iets op komt."""

    def __init__(self, map_: Path):
        self._map = map_

    def zet(self, gesprek: str, op_verzoek: bool = True) -> None:
        """Zet een gesprek op de lijst; ValueError bij een naam die geen gesprek kan zijn.

        Zonder `op_verzoek` is het de bewaartermijn: die wist na een teruggezette back-up vanzelf weer.
        """
        if not _NAAM.fullmatch(gesprek):
            raise ValueError("geen naam van een gesprek")
        self._map.mkdir(parents=True, exist_ok=True)
        if op_verzoek:
            (self._map / gesprek).write_text(_OP_VERZOEK)
        else:
            (self._map / gesprek).touch()

    def haal_af(self, gesprek: str) -> None:
        """Haalt een gesprek van de lijst omdat wissen niet doorging; mag ook als het er niet op staat."""
        (self._map / gesprek).unlink(missing_ok=True)

    def streep_af(self, gesprek: str) -> None:
        """De motor is het vergeten. Was het op verzoek, dan blijft onthouden dat het gewist is."""
        pad = self._map / gesprek
        with suppress(FileNotFoundError):
            if pad.read_text() == _OP_VERZOEK:
                self._gewist.mkdir(parents=True, exist_ok=True)
                (self._gewist / gesprek).touch()
            pad.unlink()
        self._vergeet_oude()

    def op_verzoek(self) -> tuple[str, ...]:
        """Wat inwoners lieten wissen, ook wat de motor nog niet vergeten is."""
        nog = (naam for naam in self if (self._map / naam).read_text() == _OP_VERZOEK)
        return tuple(sorted({*nog, *_namen(self._gewist)}))

    @property
    def _gewist(self) -> Path:
        return self._map.parent / GEWIST

    def _vergeet_oude(self) -> None:
        for naam in _namen(self._gewist):
            with suppress(FileNotFoundError):
                if time.time() - (self._gewist / naam).stat().st_mtime > ONTHOUD:
                    (self._gewist / naam).unlink()

    def __contains__(self, gesprek: str) -> bool:
        return bool(_NAAM.fullmatch(gesprek)) and (self._map / gesprek).exists()

    def __iter__(self) -> Iterator[str]:
        return iter(_namen(self._map))


def _namen(map_: Path) -> list[str]:
    try:
        return sorted(pad.name for pad in map_.iterdir() if _NAAM.fullmatch(pad.name))
    except FileNotFoundError:
        return []
