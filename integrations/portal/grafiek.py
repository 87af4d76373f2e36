"""Van aantallen naar wat het sjabloon tekent: staven als SVG, met maten in procenten zodat tekst leesbaar blijft.

Een staaf zegt nooit iets wat niet ook in de tabel eronder staat.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

# Meer staven dan dit zijn niet te lezen; de tabel heeft ze allemaal.
HOOGSTENS_STAVEN = 15
# Zo veel tekens passen er op een telefoon naast een aantal; langer gaat op meer regels.
_LABEL, _REGELS = 28, 4
_REGEL, _STAAF = 18, 28
RUIMTE = 120


@dataclass(frozen=True)
class Staaf:
    """Een staaf: wat erbij staat, en hoe lang hij is (liggend van 0 tot 100)."""

    regels: tuple[str, ...]
    tekst: str
    lengte: float
    # Waar hij staat: liggend van boven in pixels, staand van links in procenten.
    plek: float
    # Alleen bij staande staven, ook of de naam eronder past.
    breedte: float = 0.0
    met_naam: bool = True


@dataclass(frozen=True)
class Grafiek:
    staven: tuple[Staaf, ...]
    staand: bool
    omschrijving: str
    top: str = ""
    # Hoe hoog een liggende grafiek is; een staande is altijd even hoog.
    hoogte: int = 0


def getal(aantal: int | None) -> str:
    """`12.345`, of dat het verborgen is."""
    return "verborgen" if aantal is None else f"{aantal:,}".replace(",", ".")


def liggend(rijen: Sequence[tuple[str, int | None]]) -> Grafiek | None:
    """Staven onder elkaar, met naam en aantal erboven; zonder wat verborgen is. None als er niets te tekenen is."""
    te_zien = [(naam, n) for naam, n in rijen if n is not None]
    eerste = te_zien[:HOOGSTENS_STAVEN]
    top = max((n for _, n in eerste), default=0)
    if not top:
        return None
    staven, hoogte = [], 0
    for naam, n in eerste:
        regels = tuple(textwrap.wrap(naam, _LABEL, max_lines=_REGELS, placeholder="…"))
        staven.append(Staaf(regels, getal(n), round(100 * n / top, 2), hoogte))
        hoogte += _REGEL * len(regels) + _STAAF
    meer = f" De eerste {len(eerste)} van {len(rijen)}." if len(rijen) > len(eerste) else ""
    return Grafiek(tuple(staven), False, f"{_opsomming(eerste[:5])}.{meer} Alle aantallen staan in de tabel hieronder.", hoogte=hoogte)


def staand(rijen: Sequence[tuple[str, str, int | None]]) -> Grafiek | None:
    """Staven naast elkaar in de tijd: (korte naam, naam, aantal); None als er niets te tekenen is."""
    top = max((n or 0 for *_, n in rijen), default=0)
    if not top:
        return None
    stap, breed = -(-len(rijen) // 13), 100 / len(rijen)
    staven = tuple(
        Staaf((kort,), getal(n), round(RUIMTE * (n or 0) / top, 1), round(i * breed + breed * 0.15, 2), round(breed * 0.7, 2), i % stap == 0) for i, (kort, _, n) in enumerate(rijen)
    )
    hoogste = next(naam for _, naam, n in rijen if n == top)
    return Grafiek(staven, True, f"Het meest in {hoogste}: {getal(top)}. Alle aantallen staan in de tabel hieronder.", getal(top))


def _opsomming(rijen: Sequence[tuple[str, int | None]]) -> str:
    return ", ".join(f"{naam} {getal(n)}" for naam, n in rijen)
