"""De instellingen van het webproces, uit de omgeving.

Elke instelling heeft uitleg; `docs/instellingen.md` is daaruit gemaakt en een test vergelijkt de
twee. Geheimen hebben geen standaardwaarde.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

GEHEIM_MINIMAAL = 16


class InstellingFout(ValueError):
    """Een instelling ontbreekt of klopt niet; de tekst zegt welke en wat te doen."""


def _instelling(naam: str, uitleg: str, standaard: Any = None, *, verplicht: bool = False, geheim: bool = False) -> Any:
    return field(repr=not geheim, metadata={"naam": naam, "uitleg": uitleg, "standaard": standaard, "verplicht": verplicht})


@dataclass(frozen=True)
class Instellingen:
    """Alles wat per installatie kan verschillen; gemaakt door `lees`."""

    var: Path = _instelling("WEGWIJS_VAR", "Map voor wat blijft staan: de database als er geen andere is, en wat nog gewist moet worden.", "var")
    database_url: str = _instelling(
        "WEGWIJS_DATABASE_URL", "Database van gesprekken en overdrachten. SQLite of PostgreSQL, bijvoorbeeld `postgresql://wegwijs@db/wegwijs`.", "sqlite:///<WEGWIJS_VAR>/wegwijs.sqlite3", geheim=True
    )
    rasa_url: str = _instelling("WEGWIJS_RASA_URL", "Waar de dialoogmotor luistert; alleen op het eigen netwerk.", "http://127.0.0.1:5005")
    rasa_token: str = _instelling("WEGWIJS_RASA_TOKEN", "Geheim waarmee het webproces zich bij de dialoogmotor meldt. Minstens 16 tekens.", verplicht=True, geheim=True)
    intern_geheim: str = _instelling("WEGWIJS_INTERN_GEHEIM", "Geheim waarmee de dialoogmotor overdrachten aanbiedt. Minstens 16 tekens.", verplicht=True, geheim=True)
    rasa_seconden: float = _instelling("WEGWIJS_RASA_SECONDEN", "Zo lang wacht het webproces op een antwoord van de dialoogmotor.", 10.0)
    gemeente: str = _instelling("WEGWIJS_GEMEENTE", "Profiel van de pagina `/` als het adres er geen noemt.", "almelo")
    verlaat_url: str = _instelling("WEGWIJS_VERLAAT_URL", "Waar 'Verlaat deze site snel' heen gaat: een gewone site die niemand opvalt.", "https://www.buienradar.nl")
    limiet_gesprek: int = _instelling("WEGWIJS_LIMIET_GESPREK", "Hoeveel berichten een gesprek per minuut mag sturen.", 120)
    limiet_adres: int = _instelling("WEGWIJS_LIMIET_ADRES", "Hoeveel aanroepen van de chat één internetadres per minuut mag doen (een bibliotheek is vaak één adres).", 600)


def lees(omgeving: Mapping[str, str] | None = None) -> Instellingen:
    """De instellingen uit de omgeving (standaard `os.environ`); InstellingFout met alles wat niet klopt."""
    bron = os.environ if omgeving is None else omgeving
    waarden: dict[str, Any] = {}
    fouten: list[str] = []
    for veld in fields(Instellingen):
        naam, standaard = veld.metadata["naam"], veld.metadata["standaard"]
        ruw = bron.get(naam, "").strip()
        if not ruw and veld.metadata["verplicht"]:
            fouten.append(f"{naam} ontbreekt. Er is geen standaardwaarde; `make run` maakt er een bij de eerste start.")
        elif veld.metadata["verplicht"] and len(ruw) < GEHEIM_MINIMAAL:
            fouten.append(f"{naam} is te kort: minstens {GEHEIM_MINIMAAL} tekens.")
        elif isinstance(standaard, (int, float)) and ruw:
            try:
                waarden[veld.name] = type(standaard)(ruw)
                if not 0 < waarden[veld.name] < 1_000_000:
                    raise ValueError
            except ValueError:
                fouten.append(f"{naam} is {ruw!r}; dat moet een getal boven nul zijn.")
        else:
            waarden[veld.name] = ruw or standaard
    for naam in ("rasa_url", "verlaat_url"):
        if naam in waarden and not _is_webadres(waarden[naam]):
            fouten.append(f"{Instellingen.__dataclass_fields__[naam].metadata['naam']} is geen adres dat met http:// of https:// begint.")
    if fouten:
        raise InstellingFout("\n".join(fouten))
    waarden["var"] = Path(waarden["var"])
    if not bron.get("WEGWIJS_DATABASE_URL", "").strip():
        waarden["database_url"] = f"sqlite:///{waarden['var'] / 'wegwijs.sqlite3'}"
    waarden["rasa_url"] = waarden["rasa_url"].rstrip("/")
    return Instellingen(**waarden)


def _is_webadres(tekst: str) -> bool:
    try:
        delen = urlsplit(tekst)
    except ValueError:
        return False
    return delen.scheme in ("http", "https") and bool(delen.hostname)


def als_tabel() -> str:
    """De tabel van `docs/instellingen.md`."""
    regels = ["| instelling | standaard | uitleg |", "|---|---|---|"]
    for veld in fields(Instellingen):
        m = veld.metadata
        standaard = "**verplicht**" if m["verplicht"] else f"`{m['standaard']:g}`" if isinstance(m["standaard"], float) else f"`{m['standaard']}`"
        regels.append(f"| `{m['naam']}` | {standaard} | {m['uitleg']} |")
    return "\n".join(regels)
