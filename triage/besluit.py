"""De beslistabel: wie krijgt wat, en waarom. De eerste rij die past, geldt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from triage.plan import op_volgorde
from triage.regie import Regie
from triage.taxonomie import KCC, SOCIAAL_TEAM, WERKPLEIN
from triage.urgentie import ETEN, INKOMEN


@dataclass(frozen=True)
class Situatie:
    """Wat er bekend is op het moment dat er besloten wordt.

    `problemen` zijn codes uit de taxonomie; `dreigingen` uit `urgentie.DREIGINGEN`; `crisis`
    zijn vlaggen. `mens` is waar als de inwoner om een mens vraagt, `niet_begrepen` als ook de
    uitwegen niets opleverden.
    """

    problemen: tuple[str, ...] = ()
    crisis: tuple[str, ...] = ()
    mens: bool = False
    niet_begrepen: bool = False
    regie: Regie = Regie.ONBEKEND
    dreigingen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Deel:
    """Het deel van één loket: zijn eigen problemen, en of het de anderen bij elkaar houdt."""

    loket: str
    problemen: tuple[str, ...]
    regisseur: bool = False


@dataclass(frozen=True)
class Besluit:
    """Welke rij van de tabel gold (1 tot en met 8), de sleutel van de reden, en de delen.

    Geen delen betekent: geen overdracht. `genoemd` zijn loketten die in het plan staan maar
    niet zelf benaderd worden.
    """

    rij: int
    reden: str
    delen: tuple[Deel, ...]
    genoemd: tuple[str, ...] = ()


def verdeel(problemen: tuple[str, ...], loket_van: Callable[[str], str], dreiging: bool = False) -> dict[str, tuple[str, ...]]:
    """De problemen per loket, in de volgorde van het plan: het eerste loket heeft de eerste stap."""
    per_loket: dict[str, list[str]] = {}
    for code in op_volgorde(problemen, dreiging):
        per_loket.setdefault(loket_van(code), []).append(code)
    return {loket: tuple(codes) for loket, codes in per_loket.items()}


def _crisis(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    if not s.crisis:
        return None
    delen = [Deel(SOCIAAL_TEAM, s.problemen, regisseur=True)]
    if "geen_eten" in s.crisis:
        delen.append(Deel(WERKPLEIN, _geldproblemen(s)))
    return Besluit(1, "crisis", tuple(delen))


def _geweld(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    if "huiselijk_geweld" not in s.problemen:
        return None
    return Besluit(2, "geweld", (Deel(SOCIAAL_TEAM, s.problemen, regisseur=True),), _genoemd(per_loket))


def _mens(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    if not (s.mens or s.niet_begrepen):
        return None
    return Besluit(3, "mens" if s.mens else "niet_begrepen", (Deel(KCC, s.problemen),))


def _niets(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    return None if s.problemen else Besluit(4, "geen_probleem", ())


def _een_loket(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    if len(per_loket) != 1:
        return None
    ((loket, codes),) = per_loket.items()
    return Besluit(5, "een_probleem" if len(codes) == 1 else "een_loket", (Deel(loket, codes, regisseur=True),))


def _regie_aanwezig(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    if s.regie is not Regie.AANWEZIG:
        return None
    delen = tuple(Deel(loket, codes, regisseur=not i) for i, (loket, codes) in enumerate(per_loket.items()))
    return Besluit(6, "regie_aanwezig", delen)


def _regie_ontbreekt(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit | None:
    return _naar_sociaal_team(7, "regie_ontbreekt", s, per_loket) if s.regie is Regie.ONTBREEKT else None


def _regie_onbekend(s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit:
    return _naar_sociaal_team(8, "regie_onbekend", s, per_loket)


def _naar_sociaal_team(rij: int, reden: str, s: Situatie, per_loket: dict[str, tuple[str, ...]]) -> Besluit:
    alles = tuple(code for codes in per_loket.values() for code in codes)
    delen = [Deel(SOCIAAL_TEAM, alles, regisseur=True)]
    # Geen inkomen of geen eten kan niet wachten tot iemand de regie heeft: het werkplein moet
    # meteen aan de slag. Uitzetting, afsluiting en beslag pakt het sociaal team zelf op.
    if s.dreigingen & {INKOMEN, ETEN}:
        delen.append(Deel(WERKPLEIN, _geldproblemen(s)))
    benaderd = {deel.loket for deel in delen}
    return Besluit(rij, reden, tuple(delen), tuple(loket for loket in per_loket if loket not in benaderd))


def _geldproblemen(s: Situatie) -> tuple[str, ...]:
    """Wat het werkplein moet oppakken als er geen inkomen of geen eten is."""
    return tuple(code for code in s.problemen if code in ("uitkering", "rondkomen")) or ("rondkomen",)


def _genoemd(per_loket: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(loket for loket in per_loket if loket != SOCIAAL_TEAM)


RIJEN = (_crisis, _geweld, _mens, _niets, _een_loket, _regie_aanwezig, _regie_ontbreekt, _regie_onbekend)


def besluit(situatie: Situatie, loket_van: Callable[[str], str]) -> Besluit:
    """De uitkomst van de eerste rij die past; er is altijd precies één uitkomst.

    `loket_van` geeft het loket van een probleemcode volgens het profiel van de gemeente.
    """
    per_loket = verdeel(situatie.problemen, loket_van, bool(situatie.dreigingen))
    for rij in RIJEN:
        uitkomst = rij(situatie, per_loket)
        if uitkomst is not None:
            return uitkomst
    raise AssertionError("de laatste rij past altijd")  # pragma: no cover


def regiecheck_nodig(situatie: Situatie, loket_van: Callable[[str], str]) -> bool:
    """Of de regie het besluit nog kan veranderen: pas vanaf twee loketten, en niet bij rij 1 tot en met 5."""
    return besluit(situatie, loket_van).rij >= 6
