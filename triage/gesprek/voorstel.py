"""Wat er doorgegeven wordt, zoals de inwoner het te lezen krijgt voordat hij ja of nee zegt.

Het voorstel wordt gemaakt van de overdrachten zelf: wat hier staat is wat een loket leest.
"""

from __future__ import annotations

import hashlib

from triage.gesprek import onthouden
from triage.gesprek.lopend import Lopend
from triage.overdracht import Overdracht
from triage.overdragen import maak_overdrachten, plan_van
from triage.vragen import huidig_besluit

# Langer hoeft een verhaal in het voorstel niet te staan; de rest is op te vragen.
LENGTE_VERHAAL = 280


def proef(b: Lopend) -> tuple[Overdracht, ...]:
    """De overdrachten zoals ze worden als de inwoner overal ja op zegt."""
    d = b.d.kopie(akkoord=[deel.loket for deel in huidig_besluit(b.d, b.p).delen])
    return maak_overdrachten(d, b.p, "proef-gesprek", b.nu, "")


def vingerafdruk(b: Lopend) -> str:
    """Hetzelfde zolang elk loket hetzelfde te lezen krijgt; anders moet de inwoner het opnieuw zien."""
    inhoud = repr([(o.loket, o.problemen, o.samenvatting, o.verhaal) for o in proef(b)])
    return hashlib.sha256(inhoud.encode()).hexdigest()[:16]


def voorstel(b: Lopend) -> tuple[str, dict[str, object]]:
    """De naam van de tekst en wat erin staat: wie, wat, waarom, wanneer."""
    uitkomst = huidig_besluit(b.d, b.p)
    plan = plan_van(b.d, b.p)
    alle = proef(b)
    stappen = "\n".join(f"{stap.nummer}. {_kort(b, stap.problemen)} ({b.p.tekst('wanneer', stap.wanneer)})" for stap in plan)
    waarden: dict[str, object] = {
        "delen": "\n".join(_deel(b, o) for o in alle),
        "reden": b.p.tekst("redenen", uitkomst.reden, "u"),
        "stappen": stappen,
        "termijn": onthouden.dag_in_woorden(min(t.uiterlijk for o in alle for t in o.termijnen)),
    }
    if uitkomst.rij == 3:
        leeg = not any(o.problemen or o.verhaal for o in alle)
        return ("vraag_akkoord_mens" if leeg else "vraag_akkoord_mens_verhaal"), waarden
    naam = "vraag_akkoord_meer" if len(uitkomst.delen) > 1 else "vraag_akkoord"
    return (naam if len(plan) < 2 else f"{naam}_plan"), waarden


def ingekort(b: Lopend) -> bool:
    """Of er meer naar een loket gaat dan in het voorstel te lezen is."""
    return any(_verhaal(b, o) != " ".join(o.verhaal) for o in proef(b))


def alles(b: Lopend) -> str:
    """Woord voor woord wat elk loket leest."""
    vragen = b.p.woorden["loketwoorden"]["vragen"]
    blokken = []
    for o in proef(b):
        regels = [b.p.loketten[o.loket].naam[:1].upper() + b.p.loketten[o.loket].naam[1:] + ":", o.samenvatting]
        regels += [f"{vragen.get(vraag, vraag)} {antwoord}" for vraag, antwoord in o.antwoorden]
        regels += [f"“{zin}”" for zin in o.verhaal]
        blokken.append("\n".join(regel for regel in regels if regel))
    return "\n\n".join(blokken)


def _kort(b: Lopend, problemen: tuple[str, ...]) -> str:
    return ", ".join(b.p.tekst("problemen", c, "kort").lower() for c in problemen)


def _deel(b: Lopend, o: Overdracht) -> str:
    """Het deel van één loket: de problemen, de feiten die het verschil maken, en de eigen woorden."""
    gegeven = dict(o.antwoorden)
    feiten = [
        onthouden.dreiging_in_woorden(b.d, b.p) if "dreiging" in gegeven else "",
        onthouden.feit_in_woorden("kinderen", b.d, b.p) or "" if "kinderen" in gegeven else "",
    ]
    wat = [_kort(b, o.problemen) or b.p.tekst("voorstel", "alles"), *filter(None, feiten)]
    regels = [f"- {b.p.loketten[o.loket].naam}: {'; '.join(wat)}"]
    if verhaal := _verhaal(b, o):
        regels.append(f"  {b.p.tekst('voorstel', 'eigen_woorden')} “{verhaal}”")
    regels += [f"  {b.p.tekst('voorstel', 'erbij')} “{tekst}”" for tekst in b.d.bijgezegd]
    return "\n".join(regels)


def _verhaal(b: Lopend, o: Overdracht) -> str:
    # Bij geweld staat het verhaal niet nog eens op het scherm: iemand kan meekijken.
    if "huiselijk_geweld" in o.problemen:
        return ""
    heel = " ".join(o.verhaal)
    if len(heel) <= LENGTE_VERHAAL:
        return heel
    return heel[:LENGTE_VERHAAL].rsplit(" ", 1)[0] + " …"
