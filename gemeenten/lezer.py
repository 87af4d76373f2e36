"""Leest profielen uit YAML en onthoudt per waarde op welke regel zij staat.

Dit is de rand van het systeem: de kern (`triage.profiel`) weet niet dat er YAML bestaat. Beide
processen, gesprek en web, lezen hetzelfde bestand met deze lezer.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from triage.profiel import Fout, Pad, Profiel, ProfielFout, maak_profiel

MAP = Path(__file__).resolve().parent
BASIS = "basis.yaml"


def _lees(pad: Path) -> tuple[Any, dict[Pad, int]]:
    """De inhoud van een YAML-bestand en de regel van elk pad; ProfielFout als het geen YAML is."""
    regels: dict[Pad, int] = {(): 1}

    def loop(knoop: yaml.Node, hier: Pad) -> None:
        regels[hier] = knoop.start_mark.line + 1
        if isinstance(knoop, yaml.MappingNode):
            for sleutel, waarde in knoop.value:
                loop(waarde, (*hier, sleutel.value))
                regels[(*hier, sleutel.value)] = sleutel.start_mark.line + 1
        elif isinstance(knoop, yaml.SequenceNode):
            for i, waarde in enumerate(knoop.value):
                loop(waarde, (*hier, i))

    try:
        tekst = pad.read_text(encoding="utf-8")
        boom = yaml.compose(tekst, Loader=yaml.SafeLoader)
        if boom is not None:
            loop(boom, ())
        return yaml.safe_load(tekst), regels
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        raise ProfielFout([Fout(pad.name, plek.line + 1 if plek else 1, f"geen goede YAML: {getattr(fout, 'problem', fout)}")]) from fout
    except (OSError, UnicodeDecodeError) as fout:
        raise ProfielFout([Fout(pad.name, 1, f"niet te lezen: {fout}")]) from fout


def lees_profiel(pad: Path, basis: Path | None = None) -> Profiel:
    """Het profiel in een bestand, met de gedeelde woorden eronder; ProfielFout met bestand en regel."""
    woorden, _ = _lees(basis or MAP / BASIS)
    data, regels = _lees(pad)

    def regel_van(plek: Pad) -> int:
        while plek and plek not in regels:
            plek = plek[:-1]
        return regels[plek]

    return maak_profiel(data, woorden, pad.name, regel_van)


@lru_cache(maxsize=1)
def profielen() -> dict[str, Profiel]:
    """Alle profielen van deze installatie, op hun sleutel; ProfielFout bij het eerste dat niet klopt."""
    gevonden = [lees_profiel(pad) for pad in sorted(MAP.glob("*.yaml")) if pad.name != BASIS]
    return {profiel.sleutel: profiel for profiel in gevonden}
