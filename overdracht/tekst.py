"""Tekst geschikt maken om te bewaren: gemaskeerd, en zonder tekens die een database weigert."""

from __future__ import annotations

import re
from typing import Any

from triage.maskeren import maskeer

# NUL weigert PostgreSQL; een halve surrogaat (mogelijk in JSON) is geen tekst en niet te coderen.
_WEG = re.compile("\x00")
_HALF = re.compile("[\ud800-\udfff]")


def schoon(waarde: Any) -> Any:
    """Dezelfde waarde waarin elke tekst, ook diep in lijsten en objecten, gemaskeerd en bewaarbaar is."""
    if isinstance(waarde, str):
        return maskeer(_HALF.sub("\ufffd", _WEG.sub("", waarde)))
    if isinstance(waarde, dict):
        return {schoon(sleutel): schoon(w) for sleutel, w in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [schoon(w) for w in waarde]
    return waarde
