"""Wat de herkenning in één bericht hoort: het contract tussen de taalcomponent en het gesprek."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Herkenning:
    """Problemen en crisisvlaggen met hun zekerheid (0 tot 1), de soort bericht en de taal.

    `problemen` zijn herkend, de zekerste eerst; `twijfel` zijn codes die het ook kunnen zijn en
    alleen als keuze worden aangeboden. `crisis_twijfel` zijn vlaggen waar één rustige vraag over
    gaat in plaats van een alarm. `zinnen` zijn de zinnen van het bericht met de codes die
    daar gehoord zijn: zo krijgt een loket alleen zijn eigen deel van een verhaal.
    `waarom` zijn per code en per vlag de woorden die er het meest toe leidden, zoals de inwoner ze
    schreef; voor de medewerker en om fouten te zoeken, nooit voor een besluit.
    """

    problemen: tuple[tuple[str, float], ...] = ()
    twijfel: tuple[tuple[str, float], ...] = ()
    crisis: tuple[tuple[str, float], ...] = ()
    crisis_twijfel: tuple[tuple[str, float], ...] = ()
    soort: str | None = None
    taal: str = "nl"
    zinnen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    waarom: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """De herkende codes zonder zekerheid."""
        return tuple(code for code, _ in self.problemen)

    def naar_dict(self) -> dict[str, Any]:
        """Als woordenlijst voor JSON, in de vorm van het herken-commando plus twijfel, zinnen en waarom."""
        return {
            "problemen": [{"code": code, "zekerheid": round(z, 3)} for code, z in self.problemen],
            "twijfel": [{"code": code, "zekerheid": round(z, 3)} for code, z in self.twijfel],
            "crisis": [vlag for vlag, _ in self.crisis],
            "crisis_zekerheid": {vlag: round(z, 3) for vlag, z in self.crisis},
            "crisis_twijfel": {vlag: round(z, 3) for vlag, z in self.crisis_twijfel},
            "soort": self.soort,
            "taal": self.taal,
            "zinnen": [[zin, list(codes)] for zin, codes in self.zinnen],
            "waarom": {label: list(woorden) for label, woorden in self.waarom},
        }

    @classmethod
    def uit_dict(cls, data: Mapping[str, Any] | None) -> Herkenning:
        """Het omgekeerde van `naar_dict`; zonder gegevens een lege herkenning."""
        if not data:
            return cls()
        zekerheid = data.get("crisis_zekerheid", {})
        return cls(
            problemen=tuple((p["code"], float(p["zekerheid"])) for p in data.get("problemen", ())),
            twijfel=tuple((p["code"], float(p["zekerheid"])) for p in data.get("twijfel", ())),
            crisis=tuple((vlag, float(zekerheid.get(vlag, 1.0))) for vlag in data.get("crisis", ())),
            crisis_twijfel=tuple((vlag, float(z)) for vlag, z in data.get("crisis_twijfel", {}).items()),
            soort=data.get("soort"),
            taal=data.get("taal") or "nl",
            zinnen=tuple((zin, tuple(codes)) for zin, codes in data.get("zinnen", ())),
            waarom=tuple((label, tuple(woorden)) for label, woorden in data.get("waarom", {}).items()),
        )
