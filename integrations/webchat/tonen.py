"""Wat een scherm nodig heeft en niet in een Bericht staat: namen en nummers uit het profiel, en wat geen vakje is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from integrations.berichten import ALLEEN
from triage.profiel import Profiel


def over(profiel: Profiel) -> dict[str, Any]:
    """Bij wie dit gesprek hoort: de naam en het telefoonnummer van de gemeente."""
    return {"naam": profiel.naam, "telefoon": profiel.telefoon}


def met_namen(berichten: Sequence[Mapping[str, Any]], profiel: Profiel) -> list[dict[str, Any]]:
    """De berichten, met bij elk loket zijn naam en nummer, en bij vakjes welke keuze alleen kan (`alleen`).

    Een bericht van een loket zelf (`van_loket`) krijgt `van_naam`. Een loket dat het profiel niet
    kent houdt zijn sleutel: liever dat dan niets.
    """
    return [_met_namen(bericht, profiel) for bericht in berichten]


def _met_namen(bericht: Mapping[str, Any], profiel: Profiel) -> dict[str, Any]:
    uit = {**bericht, "overdrachten": [{**o, **_loket(o["loket"], profiel)} for o in bericht.get("overdrachten") or ()]}
    if bericht.get("meerdere"):
        uit["opties"] = [{**o, "alleen": True} if o["waarde"] in ALLEEN else o for o in bericht["opties"]]
    if bericht.get("van_loket"):
        uit["van_naam"] = _loket(bericht["van_loket"], profiel)["naam"]
    return uit


def _loket(sleutel: str, profiel: Profiel) -> dict[str, Any]:
    loket = profiel.loketten.get(sleutel)
    if loket is None:
        return {"naam": sleutel}
    return {"naam": loket.naam[:1].upper() + loket.naam[1:], **({"telefoon": loket.telefoon} if loket.telefoon else {})}
