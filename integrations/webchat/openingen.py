"""De opening die de pagina alvast laat lezen, terwijl het gesprek zelf nog geladen wordt.

De opening is voor iedereen in een gemeente dezelfde en bevat niets van een inwoner. De motor zegt
haar; hier staat alleen wat hij het laatst zei. Na een herstart is het leeg tot het eerste gesprek.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class Openingen:
    """Per gemeente de teksten van de laatste opening, in het geheugen van dit ene proces."""

    def __init__(self) -> None:
        self._teksten: dict[str, tuple[str, ...]] = {}

    def onthoud(self, gemeente: str, berichten: Sequence[Mapping[str, Any]]) -> None:
        """Neemt de teksten over van een opening die net gegeven is."""
        self._teksten[gemeente] = tuple(b["tekst"] for b in berichten if b["soort"] in ("tekst", "vraag"))

    def van(self, gemeente: str) -> tuple[str, ...]:
        """De teksten, of niets als er nog geen gesprek was."""
        return self._teksten.get(gemeente, ())
