"""De regiecheck: heeft iemand de regie als er meer dan één ding speelt?

Sociale teams zijn er voor huishoudens met meer vragen waar niemand de regie heeft; een
regiecheck aan elk loket zoekt dat uit (Groningen, brief november 2012; Almelo, evaluatie 2018).
"""

from __future__ import annotations

from enum import Enum

# Antwoorden waarmee een inwoner zegt dat hij het niet weet of niet wil zeggen.
ONBEKEND, GEWEIGERD = "onbekend", "geweigerd"
GEEN_ANTWOORD = frozenset({None, ONBEKEND, GEWEIGERD})


class Regie(str, Enum):
    """Uitkomst van de regiecheck; `NIET_NODIG` als één loket alles doet."""

    AANWEZIG = "aanwezig"
    ONTBREEKT = "ontbreekt"
    ONBEKEND = "onbekend"
    NIET_NODIG = "niet_nodig"


HULP_BETROKKEN = ("geen", "een", "meer")
OVERZICHT = ("ik", "ander", "niemand")
ZELF_REGELEN = ("ja", "deels", "nee")


def bepaal_regie(hulp_betrokken: str | None, overzicht: str | None, zelf_regelen: str | None) -> Regie:
    """De regie uit de drie antwoorden van de regiecheck.

    `hulp_betrokken` is een van `HULP_BETROKKEN`, `overzicht` van `OVERZICHT`, `zelf_regelen` van
    `ZELF_REGELEN`; None, `onbekend` en `geweigerd` mogen overal. Wat niet vaststaat is
    `Regie.ONBEKEND`, en dat telt in het besluit als ontbrekende regie.
    """
    if overzicht in ("ik", "ander"):
        return Regie.AANWEZIG
    if overzicht == "niemand":
        if hulp_betrokken == "meer" or zelf_regelen in ("deels", "nee"):
            return Regie.ONTBREEKT
    if hulp_betrokken in ("geen", "een") and zelf_regelen == "ja":
        return Regie.AANWEZIG
    return Regie.ONBEKEND


def volgende_regievraag(antwoorden: dict[str, str | None]) -> str | None:
    """De eerstvolgende regievraag die de uitkomst nog kan veranderen, of None.

    `antwoorden` kent de vraag-id's die al gesteld zijn (waarde None = nog niet gesteld). Een
    gesteld maar niet beantwoord punt staat er als `onbekend` of `geweigerd` in.
    """
    for vraag, mogelijk in (("overzicht", OVERZICHT), ("zelf_regelen", ZELF_REGELEN), ("hulp_betrokken", HULP_BETROKKEN)):
        if antwoorden.get(vraag) is not None:
            continue
        uitkomsten = set()
        for waarde in (*mogelijk, ONBEKEND):
            uitkomsten |= _uitkomsten({**antwoorden, vraag: waarde})
        if len({u is Regie.AANWEZIG for u in uitkomsten}) > 1:
            return vraag
    return None


def _uitkomsten(antwoorden: dict[str, str | None]) -> set[Regie]:
    """Alle uitkomsten die met de nog open vragen bereikbaar zijn."""
    open_vragen = [v for v in ("hulp_betrokken", "overzicht", "zelf_regelen") if antwoorden.get(v) is None]
    if not open_vragen:
        return {bepaal_regie(antwoorden["hulp_betrokken"], antwoorden["overzicht"], antwoorden["zelf_regelen"])}
    vraag, rest = open_vragen[0], {"hulp_betrokken": HULP_BETROKKEN, "overzicht": OVERZICHT, "zelf_regelen": ZELF_REGELEN}
    gevonden: set[Regie] = set()
    for waarde in (*rest[vraag], ONBEKEND):
        gevonden |= _uitkomsten({**antwoorden, vraag: waarde})
    return gevonden
