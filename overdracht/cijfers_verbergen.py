"""Verbergen van kleine aantallen, zodat uit een tabel niemand te herkennen is.

Een aantal van één tot en met vier wordt verborgen. Zijn de andere en hun som te lezen, dan zou het
uit te rekenen zijn: daarom gaan er meer mee, tot wat verborgen is op meer manieren verdeeld kan zijn
en ook vijf of meer kan zijn. Verborgen is None; wie het ziet, ziet niet welke van de twee redenen het was.

Dit werkt per tabel. Wie tabellen van bijna gelijke perioden of keuzes van elkaar aftrekt, kan meer te
weten komen; zie docs/cijfers.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

GRENS = 5
K = TypeVar("K", bound=Hashable)


def klein(aantal: int) -> bool:
    """Of een aantal verborgen moet worden; nul zegt over niemand iets."""
    return 0 < aantal < GRENS


def los(aantal: int) -> int | None:
    """Een aantal dat met niets anders samen een som vormt."""
    return None if klein(aantal) else aantal


def verdeling(aantallen: Mapping[K, int]) -> dict[K, int | None]:
    """Aantallen waarvan de som bekend is, met verborgen wat verborgen moet."""
    if not any(klein(n) for n in aantallen.values()):
        return dict(aantallen)
    verborgen = {sleutel for sleutel, n in aantallen.items() if klein(n)}
    # De kleinste eerst: zo blijft er het meest te lezen.
    rest = sorted((n, volgorde, sleutel) for volgorde, (sleutel, n) in enumerate(aantallen.items()) if n >= GRENS)
    for _, _, sleutel in rest:
        if _genoeg(aantallen, verborgen):
            break
        verborgen.add(sleutel)
    if not _genoeg(aantallen, verborgen):
        # Ook alles samen is te weinig: dan zegt zelfs een nul te veel.
        return dict.fromkeys(aantallen)
    return {sleutel: None if sleutel in verborgen else n for sleutel, n in aantallen.items()}


def _genoeg(aantallen: Mapping[K, int], verborgen: set[K]) -> bool:
    """Of elk van de verborgen aantallen, gezien hun som, ook vijf of meer kan zijn; elk is minstens één."""
    return len(verborgen) > 1 and sum(aantallen[sleutel] for sleutel in verborgen) - (len(verborgen) - 1) >= GRENS


def deel_van(deel: int, geheel: int) -> int | None:
    """Een deel van een geheel dat ernaast staat: verborgen als het deel of de rest klein is."""
    return verdeling({"deel": deel, "rest": geheel - deel})["deel"]
