"""Een overdracht zoals het gesprek haar maakt, voor tests; elk veld is te vervangen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from triage.overdracht import Contact, Overdracht, Toestemming
from triage.plan import Planstap
from triage.regie import Regie
from triage.urgentie import Termijn

_nummer = count(1)


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
