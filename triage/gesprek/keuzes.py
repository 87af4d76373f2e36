"""Welke knop er gekozen is, of letterlijk nagetypt."""

from __future__ import annotations

from triage import antwoorden
from triage.gesprek.lopend import Lopend
from triage.vragen import opties


def gekozen(b: Lopend, vraag: str) -> str | None:
    """De gekozen of letterlijk nagetypte knop bij een vraag met één antwoord."""
    knoppen, _ = opties(vraag, b.d, b.p)
    waarden = {o.waarde for o in knoppen}
    if b.inv.keuzes:
        return b.inv.keuzes[0] if b.inv.keuzes[0] in waarden else None
    return antwoorden.kies_optie(b.inv.tekst, ((o.waarde, o.label) for o in knoppen))


def gekozen_lijst(b: Lopend, vraag: str) -> list[str] | None:
    """De gekozen knoppen bij een vraag met meer antwoorden, of None als er niets geldigs gekozen is."""
    knoppen, _ = opties(vraag, b.d, b.p)
    waarden = [o.waarde for o in knoppen]
    if b.inv.keuzes:
        return [w for w in waarden if w in b.inv.keuzes] or None
    getypt = antwoorden.kies_optie(b.inv.tekst, ((o.waarde, o.label) for o in knoppen))
    return [getypt] if getypt else None
