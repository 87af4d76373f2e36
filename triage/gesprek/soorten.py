"""Antwoord op een bericht dat zelf geen probleem is: een klacht, een aanbod, een vraag voor een ander."""

from __future__ import annotations

from triage.gesprek import horen
from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Opdracht

MET_ANTWOORD = ("buiten_bereik", "aanbod", "klacht", "status", "groet")


def antwoord(b: Lopend, soort: str) -> None:
    """Antwoord op een bericht dat zelf geen probleem is: de goede deur, of wat wij kunnen doen."""
    kenmerken = tuple(o["kenmerk"] for o in b.d.overdrachten)
    if soort == "status" and kenmerken:
        b.opdracht = Opdracht("status", kenmerken=kenmerken)
    elif soort == "klacht":
        b.zeg("klacht_kenmerk" if kenmerken else "klacht", kenmerken=", ".join(kenmerken))
        b.d.aangeboden = "mens"
        horen.onthoud(b, b.inv.tekst)
    else:
        b.zeg(soort)
