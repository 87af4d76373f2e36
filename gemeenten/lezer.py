"""Leest profielen uit YAML en onthoudt per waarde op welke regel zij staat.

Dit is de rand van het systeem: de kern (`triage.profiel`) weet niet dat er YAML bestaat. Beide
processen, gesprek en web, lezen hetzelfde bestand met deze lezer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from triage.profiel import Fout, Profiel, ProfielFout
from triage.profielcontrole import Pad, Responses, controleer_basis, maak_profiel

MAP = Path(__file__).resolve().parent
BASIS = "basis.yaml"
RESPONSES = MAP.parent / "bot" / "data" / "responses"


# De lezer in C is tien keer zo snel; hij zit er niet overal bij.
_Snelste: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Lader(_Snelste):
    """YAML zonder verrassingen: een datum of tijd blijft tekst, en 'no' of 'on' wordt geen ja of nee.

    Een getal met een nul ervoor blijft ook tekst; YAML zou van een telefoonnummer een achttallig getal maken.
    """


_Lader.yaml_implicit_resolvers = {
    teken: [(merk, patroon) for merk, patroon in paren if merk.rsplit(":", 1)[-1] in ("null", "merge")]
    for teken, paren in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Lader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Lader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^(?:0|-?[1-9][0-9]*)$"), list("-0123456789"))


def _lees(pad: Path) -> tuple[Any, Callable[[Pad], int]]:
    """De inhoud van een YAML-bestand en de regel van elk pad; ProfielFout als het geen goede YAML is."""
    regels: dict[Pad, int] = {(): 1}
    dubbel: list[Fout] = []

    def loop(knoop: yaml.Node, hier: Pad) -> None:
        regels[hier] = knoop.start_mark.line + 1
        if isinstance(knoop, yaml.MappingNode):
            for sleutel, waarde in knoop.value:
                hieronder = (*hier, sleutel.value)
                if hieronder in regels:
                    dubbel.append(Fout(pad.name, sleutel.start_mark.line + 1, f"'{sleutel.value}' staat hier voor de tweede keer; de eerste staat op regel {regels[hieronder]}"))
                    continue
                loop(waarde, hieronder)
                regels[hieronder] = sleutel.start_mark.line + 1
        elif isinstance(knoop, yaml.SequenceNode):
            for i, waarde in enumerate(knoop.value):
                loop(waarde, (*hier, i))

    def regel_van(plek: Pad) -> int:
        while plek and plek not in regels:
            plek = plek[:-1]
        return regels[plek]

    try:
        tekst = pad.read_text(encoding="utf-8")
        lader = _Lader(tekst)
        boom = lader.get_single_node()
        if boom is not None:
            loop(boom, ())
        if dubbel:
            raise ProfielFout(dubbel)
        return (lader.construct_document(boom) if boom is not None else None), regel_van
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        raise ProfielFout([Fout(pad.name, plek.line + 1 if plek else 1, f"geen goede YAML: {getattr(fout, 'problem', fout)}")]) from fout
    except (OSError, UnicodeDecodeError) as fout:
        raise ProfielFout([Fout(pad.name, 1, f"niet te lezen: {fout}")]) from fout


@lru_cache(maxsize=1)
def _responses() -> Responses | None:
    """Per tekst van de bot (zonder 'utter_') de namen die erin ingevuld worden; None als de bot er niet bij zit."""
    uit: dict[str, frozenset[str]] = {}
    for bestand in sorted(RESPONSES.glob("*.yml")):
        for naam, teksten in yaml.safe_load(bestand.read_text(encoding="utf-8"))["responses"].items():
            uit[naam.removeprefix("utter_")] = frozenset(re.findall(r"\{(\w+)\}", " ".join(t["text"] for t in teksten)))
    return uit or None


def lees_profiel(pad: Path, basis: Path | None = None) -> Profiel:
    """Het profiel in een bestand, met de gedeelde woorden eronder; ProfielFout met bestand en regel."""
    woordenpad = basis or MAP / BASIS
    woorden, regel_van_woord = _lees(woordenpad)
    data, regel_van = _lees(pad)
    profiel = maak_profiel(data, woorden, pad.name, regel_van, _responses())
    controleer_basis(woorden, profiel, woordenpad.name, regel_van_woord)
    return profiel


def lees_map(plaats: Path) -> dict[str, Profiel]:
    """Alle profielen in een map, op hun sleutel; ProfielFout bij het eerste dat niet klopt of er al is."""
    gevonden: dict[str, Profiel] = {}
    for pad in sorted(plaats.glob("*.yaml")):
        if pad.name == BASIS:
            continue
        profiel = lees_profiel(pad, plaats / BASIS if (plaats / BASIS).exists() else None)
        if profiel.sleutel in gevonden:
            _, regel_van = _lees(pad)
            raise ProfielFout([Fout(pad.name, regel_van(("gemeente",)), f"gemeente: {profiel.sleutel!r} is al van een ander profiel")])
        gevonden[profiel.sleutel] = profiel
    return gevonden


@lru_cache(maxsize=1)
def profielen() -> dict[str, Profiel]:
    """Alle profielen van deze installatie, op hun sleutel; ProfielFout bij het eerste dat niet klopt."""
    return lees_map(MAP)
