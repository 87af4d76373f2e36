"""Wat er een beurt in gaat en eruit komt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from triage.dossier import Dossier
from triage.herkenning import Herkenning
from triage.overdracht import Overdracht
from triage.vragen import Optie


@dataclass(frozen=True)
class Invoer:
    """Een bericht van de inwoner: tekst of keuzes, wat de herkenning hoorde, en het plaatselijke moment."""

    nu: datetime
    tekst: str = ""
    keuzes: tuple[str, ...] = ()
    herkenning: Herkenning = Herkenning()


@dataclass(frozen=True)
class Uiting:
    """Iets wat Wegwijs zegt: de naam van een tekst met waarden, of een vaste `tekst` uit het profiel."""

    naam: str
    soort: str = "tekst"
    waarden: Mapping[str, object] = field(default_factory=dict)
    tekst: str | None = None
    vraag: str | None = None
    opties: tuple[Optie, ...] = ()
    meerdere: bool = False
    overdrachten: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Opdracht:
    """Wat er buiten het gesprek moet gebeuren: `overdragen`, `status` of `wissen`."""

    soort: str
    overdrachten: tuple[Overdracht, ...] = ()
    kenmerken: tuple[str, ...] = ()


@dataclass
class Beurt:
    """De uitkomst van een beurt: het nieuwe dossier, de uitingen op volgorde, en soms een opdracht."""

    dossier: Dossier
    uitingen: list[Uiting] = field(default_factory=list)
    opdracht: Opdracht | None = None
