"""Zet uitingen van het gesprek om in berichten van Rasa.

De tekst komt uit de responses van het domein; alleen de waarden die een tekst gebruikt gaan mee,
zodat de tracker niet bij elk bericht het halve profiel bewaart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk.executor import CollectingDispatcher

from triage.aanspreken import naar_je
from triage.gesprek import Uiting
from triage.profiel import vul_in

RESPONSES = Path(__file__).resolve().parents[1] / "data" / "responses"


@lru_cache(maxsize=1)
def _teksten() -> dict[str, tuple[str, ...]]:
    """Per response de teksten waaruit gekozen wordt."""
    uit: dict[str, tuple[str, ...]] = {}
    for bestand in sorted(RESPONSES.glob("*.yml")):
        for naam, teksten in yaml.safe_load(bestand.read_text(encoding="utf-8"))["responses"].items():
            uit[naam] = tuple(t["text"] for t in teksten)
    return uit


def als_bericht(uiting: Uiting, aanspreken: str = "u") -> dict[str, Any]:
    """Wat er uitgesproken moet worden, als gewone gegevens: zo kan een beurt ook herhaald worden.

    Wie 'je' zegt krijgt 'je'; de tekst wordt dan hier ingevuld. Anders doet Rasa dat uit het domein.
    """
    om = naar_je if aanspreken == "je" else str
    vorm = {
        "soort": uiting.soort,
        "vraag": uiting.vraag,
        "opties": [{"waarde": o.waarde, "label": om(o.label), **({"gekozen": True} if o.gekozen else {})} for o in uiting.opties],
        "meerdere": uiting.meerdere,
        "overdrachten": [dict(o) for o in uiting.overdrachten],
    }
    if uiting.tekst is not None:
        return {"text": _in_aanspreekvorm(uiting.tekst, om), "json_message": vorm}
    naam = f"utter_{uiting.naam}"
    varianten = _teksten()[naam]
    if aanspreken == "je":
        waarden = {sleutel: _in_aanspreekvorm(waarde, om) for sleutel, waarde in uiting.waarden.items()}
        return {"text": vul_in(om(random.choice(varianten)), waarden), "json_message": vorm}
    nodig = set(re.findall(r"\{(\w+)\}", " ".join(varianten)))
    return {"response": naam, "json_message": vorm, **{k: str(v) for k, v in uiting.waarden.items() if k in nodig}}


def _in_aanspreekvorm(waarde: object, om: Callable[[str], str]) -> str:
    """Wat ingevuld wordt in dezelfde vorm, behalve wat de inwoner zelf zei: dat staat tussen aanhalingstekens."""
    delen = re.split(r"(“[^”]*”)", str(waarde))
    return "".join(deel if deel.startswith("“") else om(deel) for deel in delen)


def spreek_uit(dispatcher: CollectingDispatcher, berichten: list[dict[str, Any]]) -> None:
    """Geeft de berichten in volgorde aan Rasa."""
    for bericht in berichten:
        dispatcher.utter_message(**bericht)
