"""Zet uitingen van het gesprek om in berichten van Rasa.

De tekst komt uit de responses van het domein; alleen de waarden die een tekst gebruikt gaan mee,
zodat de tracker niet bij elk bericht het halve profiel bewaart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk.executor import CollectingDispatcher

from triage.gesprek import Uiting

RESPONSES = Path(__file__).resolve().parents[1] / "data" / "responses"


@lru_cache(maxsize=1)
def _namen_per_tekst() -> dict[str, frozenset[str]]:
    """Per response de namen die erin ingevuld worden."""
    uit: dict[str, frozenset[str]] = {}
    for bestand in sorted(RESPONSES.glob("*.yml")):
        for naam, teksten in yaml.safe_load(bestand.read_text(encoding="utf-8"))["responses"].items():
            uit[naam] = frozenset(re.findall(r"\{(\w+)\}", " ".join(t["text"] for t in teksten)))
    return uit


def als_bericht(uiting: Uiting) -> dict[str, Any]:
    """Wat er uitgesproken moet worden, als gewone gegevens: zo kan een beurt ook herhaald worden."""
    vorm = {
        "soort": uiting.soort,
        "vraag": uiting.vraag,
        "opties": [{"waarde": o.waarde, "label": o.label, **({"gekozen": True} if o.gekozen else {})} for o in uiting.opties],
        "meerdere": uiting.meerdere,
        "overdrachten": [dict(o) for o in uiting.overdrachten],
    }
    if uiting.tekst is not None:
        return {"text": uiting.tekst, "json_message": vorm}
    naam = f"utter_{uiting.naam}"
    nodig = _namen_per_tekst()[naam]
    return {"response": naam, "json_message": vorm, **{k: str(v) for k, v in uiting.waarden.items() if k in nodig}}


def spreek_uit(dispatcher: CollectingDispatcher, berichten: list[dict[str, Any]]) -> None:
    """Geeft de berichten in volgorde aan Rasa."""
    for bericht in berichten:
        dispatcher.utter_message(**bericht)
