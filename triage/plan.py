"""Eén plan: welke stap eerst, welk loket, en wanneer een stap kan beginnen.

Bij schulden moet eerst het geld rustig zijn voordat er ruimte is voor bijvoorbeeld opvoeding,
maar de andere hulp hoeft niet te wachten tot een schuldtraject klaar is (Almelo, evaluatie
2018). Daarom zegt elke stap of hij nu begint, zodra de eerste stap loopt, of daarna.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

NU, ZODRA_STABIEL, DAARNA = "nu", "zodra_stabiel", "daarna"
WANNEER = (NU, ZODRA_STABIEL, DAARNA)

# Binnen een stap geldt de volgorde van de lijst; `schulden!` is schulden met een dreiging.
STAPPEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("veiligheid", ("huiselijk_geweld",)),
    ("onderdak", ("dakloos",)),
    ("inkomen", ("schulden!", "uitkering", "rondkomen", "schulden")),
    ("gezondheid", ("psychische_klachten", "verslaving", "lichamelijke_klachten", "zorg_om_ander", "rouw")),
    ("kinderen", ("jeugdhulp", "opvoeding", "school")),
    (
        "thuis_redden",
        (
            "mantelzorg",
            "begeleiding",
            "administratie",
            "huishoudelijke_hulp",
            "woningaanpassing",
            "hulpmiddel",
            "vervoer",
            "woning",
            "overlast",
        ),
    ),
    ("meedoen", ("werk_zoeken", "werk_met_beperking", "taal_inburgering", "dagbesteding")),
    ("anderen", ("relatie_scheiding", "eenzaamheid")),
)
# Wie voor deze stap aan de beurt is, wacht niet: het huis of het inkomen gaat voor de rest.
_EERST_RUST = frozenset({"veiligheid", "onderdak", "inkomen"})
# Deze hulp begint zodra de eerste stap loopt: zij hoeft niet te wachten tot die klaar is.
_ZODRA_RUST = frozenset({"gezondheid", "kinderen", "thuis_redden"})


@dataclass(frozen=True)
class Planstap:
    """Een stap: volgnummer vanaf 1, naam uit `STAPPEN`, loket, codes, wanneer en de reden (sleutel)."""

    nummer: int
    stap: str
    loket: str
    problemen: tuple[str, ...]
    wanneer: str
    reden: str


def _plaats(code: str, dreiging: bool) -> tuple[int, int]:
    gezocht = "schulden!" if code == "schulden" and dreiging else code
    for nummer, (_, codes) in enumerate(STAPPEN):
        if gezocht in codes:
            return nummer, codes.index(gezocht)
    raise KeyError(code)


def op_volgorde(problemen: Iterable[str], dreiging: bool = False, met_datum: Iterable[str] = ()) -> tuple[str, ...]:
    """De codes in de volgorde van het plan; binnen een stap gaat voor wat een datum heeft.

    KeyError bij een code die in geen stap staat.
    """
    gedateerd = set(met_datum)

    def sleutel(code: str) -> tuple[int, bool, int]:
        stap, rang = _plaats(code, dreiging)
        return stap, code not in gedateerd, rang

    return tuple(sorted(dict.fromkeys(problemen), key=sleutel))


def maak_plan(
    problemen: Iterable[str],
    loket_van: Callable[[str], str],
    dreiging: bool = False,
    met_datum: Iterable[str] = (),
) -> tuple[Planstap, ...]:
    """Het plan bij deze problemen, één stap per combinatie van stap en loket.

    De eerste stap begint nu. Is dat veiligheid, onderdak of inkomen, dan beginnen gezondheid,
    kinderen en thuis redden zodra die stap loopt en de rest daarna; anders kan alles naast elkaar en begint
    alles nu. Een tweede stap in de eerste rust (bijvoorbeeld inkomen na onderdak) begint ook nu.
    """
    groepen: dict[tuple[int, str], list[str]] = {}
    for code in op_volgorde(problemen, dreiging, met_datum):
        groepen.setdefault((_plaats(code, dreiging)[0], loket_van(code)), []).append(code)
    stappen = []
    eerste: str | None = None
    for nummer, ((rang, loket), codes) in enumerate(groepen.items(), 1):
        naam = STAPPEN[rang][0]
        eerste = eerste or naam
        if naam == eerste or eerste not in _EERST_RUST:
            wanneer, reden = NU, "eerste_stap" if naam == eerste else "kan_naast_elkaar"
        elif naam in _EERST_RUST:
            wanneer, reden = NU, "kan_niet_wachten"
        elif naam in _ZODRA_RUST:
            wanneer, reden = ZODRA_STABIEL, f"eerst_{eerste}"
        else:
            wanneer, reden = DAARNA, f"eerst_{eerste}"
        stappen.append(Planstap(nummer, naam, loket, tuple(codes), wanneer, reden))
    return tuple(stappen)
