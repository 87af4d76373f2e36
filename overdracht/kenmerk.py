"""Het kenmerk van een overdracht, zoals `K3F-7QD`: kort, over de telefoon te zeggen, niet te raden.

Het alfabet heeft 23 tekens: van elk paar dat op elkaar lijkt of aan de telefoon hetzelfde klinkt,
blijft er hoogstens één over.

| weg | omdat het lijkt op of klinkt als |
|---|---|
| 0 en O | elkaar |
| 1, I | elkaar en de L |
| S, Z, B, G | 5, 2, 8, 6 op papier |
| V, U | elkaar op papier; V klinkt als F en W, U als Q |
| N | M |
| T | D |
| 9 | 7: 'zeven' en 'negen' zijn de bekendste verwarring in het Nederlands |

Elke helft heeft ten minste één cijfer en één letter, zodat er geen woord uit komt en een kenmerk
in een zin niet op een woord lijkt. Dat geeft per helft 23^3 - 16^3 - 7^3 = 7.728 mogelijkheden, samen
bijna 60 miljoen: net geen 26 bits. Meer bits kan alleen met een langer kenmerk of met tekens die
men verwart. Daarom is een kenmerk geen geheim: het zegt alleen welk loket aan zet is, en wie
opzoekt wordt begrensd.
"""

from __future__ import annotations

import re
import secrets

CIJFERS, LETTERS = "2345678", "ACDEFHJKLMPQRWXY"
ALFABET = CIJFERS + LETTERS
VORM = re.compile(rf"[{ALFABET}]{{3}}-[{ALFABET}]{{3}}")
# Wat iemand hoort of leest in plaats van het teken dat er wel is; 0, O en V horen nergens bij.
_BEDOELD = str.maketrans({"1": "L", "I": "L", "S": "5", "Z": "2", "B": "8", "G": "6", "U": "Q", "N": "M", "T": "D", "9": "7"})


def _helft() -> str:
    while True:
        helft = "".join(secrets.choice(ALFABET) for _ in range(3))
        if set(helft) & set(CIJFERS) and set(helft) & set(LETTERS):
            return helft


def maak_kenmerk() -> str:
    """Een nieuw willekeurig kenmerk. Of het al bestaat, weet alleen de database."""
    return f"{_helft()}-{_helft()}"


def lees_kenmerk(tekst: str) -> str | None:
    """Het kenmerk dat iemand bedoelt, of None als het er geen kan zijn.

    Kleine letters, spaties en een ontbrekend streepje mogen; een teken dat in geen kenmerk staat,
    wordt gelezen als het teken waarvoor het meestal wordt aangezien.
    """
    kaal = re.sub(r"[\s\-]+", "", tekst.strip().upper()) if len(tekst) <= 40 else ""
    if len(kaal) != 6 or not kaal.isascii():
        return None
    gelezen = kaal.translate(_BEDOELD)
    kenmerk = f"{gelezen[:3]}-{gelezen[3:]}"
    return kenmerk if VORM.fullmatch(kenmerk) else None
