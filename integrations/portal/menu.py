"""Wat er in het menu van het portaal staat, en wie het ziet."""

from __future__ import annotations

from typing import Any

from integrations.portal.toegang import PAD, Bezoeker
from overdracht.toegang import BEHEER, CIJFERS, INZAGELOG, LEERVOORBEELDEN, LEZEN, PERSOON

# Adres, woord, en welk recht ervoor nodig is; wie geen recht heeft, ziet het niet.
MENU: tuple[tuple[str, str, str], ...] = (
    (PAD, "Werklijst", LEZEN),
    (f"{PAD}/helpen", "Hulp bij gesprek", LEZEN),
    (f"{PAD}/cijfers", "Cijfers", CIJFERS),
    (f"{PAD}/voorbeelden", "Voorbeelden", LEERVOORBEELDEN),
    (f"{PAD}/beheer", "Beheer", BEHEER),
    (f"{PAD}/privacy", "Toezicht", INZAGELOG),
    (f"{PAD}/privacy/persoon", "Gegevens van een persoon", PERSOON),
)


def menu(wie: Bezoeker) -> list[dict[str, Any]]:
    """De regels van het menu voor deze medewerker."""
    return [{"adres": adres, "naam": naam} for adres, naam, recht in MENU if wie.toegang.mag(recht)]
