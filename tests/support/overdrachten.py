"""Een overdracht zoals het gesprek haar maakt, voor tests; elk veld is te vervangen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import func, select

from overdracht import opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.toegang import Toegang
from triage.overdracht import Contact, Overdracht, Toestemming
from triage.plan import Planstap
from triage.regie import Regie
from triage.urgentie import Termijn

_nummer = count(1)
# Om te lezen zonder dat er een account voor hoeft te zijn; wie iets schrijft, moet bestaan.
KCC = Toegang(0, "kcc")


def lees_rij(sessies: Sessies, kenmerk: str) -> t.Overdracht:
    """De hele overdracht, zoals zij in de database staat."""
    with lezen(sessies) as sessie:
        rij = opslag.vind_geheel(sessie, kenmerk)
        assert rij is not None
        return rij


def lees_historie(sessies: Sessies, kenmerk: str) -> list[t.Historie]:
    """Wat er met een overdracht gebeurde, het oudste eerst."""
    with lezen(sessies) as sessie:
        return list(opslag.historie(sessie, lees_rij(sessies, kenmerk).id))


def tel_rijen(sessies: Sessies, tabel: type[t.Tabel]) -> int:
    """Hoeveel rijen er in een tabel staan."""
    with lezen(sessies) as sessie:
        return sessie.scalar(select(func.count()).select_from(tabel)) or 0


def alles(sessies: Sessies) -> str:
    """De leesbare inhoud van alle tabellen, om te zoeken naar wat er niet in hoort te staan."""
    with lezen(sessies) as sessie:
        return "\n".join(sorted(str(dict(regel._mapping)) for tabel in t.Tabel.metadata.sorted_tables for regel in sessie.execute(select(tabel))))


def maak_overdracht(**anders: Any) -> Overdracht:
    """Een geldige overdracht aan het sociaal team, met een eigen sleutel en een eigen gesprek."""
    n = next(_nummer)
    gewoon: dict[str, Any] = {
        "sleutel": f"gesprek{n}:1:{anders.get('loket', 'sociaal_team')}",
        "gesprek": f"gesprek-{n}",
        "gemeente": "almelo",
        "kanaal": "web",
        "loket": "sociaal_team",
        "problemen": ("schulden", "opvoeding"),
        "prioriteit": "gewoon",
        "regisseur": True,
        "regie": Regie.ONTBREEKT,
        "rij": 7,
        "reden": "regie_ontbreekt",
        "samenvatting": "Schulden, en hulp bij de opvoeding.",
        "contact": Contact(naam="Anna de Vries", wijze="telefoon", waarde="06 12345678", belmoment="na 17 uur"),
        "plan": (
            Planstap(1, "inkomen", "sociaal_team", ("schulden",), "nu", "eerste_stap"),
            Planstap(2, "kinderen", "sociaal_team", ("opvoeding",), "zodra_stabiel", "eerst_inkomen"),
        ),
        "termijnen": (Termijn("schulden_gesprek", date(2026, 12, 21)), Termijn("eerste_contact", date(2026, 11, 27))),
        "verhaal": ("Ik kan mijn huur niet meer betalen.", "Mijn zoon luistert niet meer."),
        "antwoorden": (("overzicht", "niemand"), ("zelf_regelen", "nee")),
        "voor_wie": "mijzelf",
        "buurt": "Schelfhorst",
        "team": "Sociaal wijkteam Schelfhorst",
    }
    gewoon["toestemming"] = Toestemming((anders.get("loket", "sociaal_team"),), datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "Mag ik dit doorgeven aan het sociaal wijkteam?")
    return Overdracht(**{**gewoon, **anders})
