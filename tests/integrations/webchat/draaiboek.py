"""Een heel gesprek voor de browsertests, zoals de echte bot het ongeveer voert."""

from __future__ import annotations

from typing import Any

from gemeenten.lezer import profielen
from tests.integrations.webchat.neprasa import bericht

ALMELO = profielen()["almelo"]
OPENING = [
    bericht(
        "Hallo, dit is Wegwijs, een computerprogramma van de gemeente Almelo. Wat u vertelt bewaren wij 28 dagen. "
        "U kunt altijd om een mens vragen, of bellen: 14 0546."
    ),
    bericht("Wat is er aan de hand? Vertel het gerust in uw eigen woorden.", "vraag", "situatie"),
]
KLOPT_DIT = bericht(
    "Ik hoor dat u rekeningen of schulden heeft die u niet kunt betalen, en dat u werk zoekt. Klopt dat? Kruis aan wat past.",
    "vraag",
    "klopt_dit",
    [("schulden", "Schulden of achterstand", "gekozen"), ("werk_zoeken", "Werk zoeken", "gekozen"), ("rondkomen", "Niet rondkomen"), ("psychische_klachten", "Somber, bang of stress")],
    meerdere=True,
)
CRISIS = bericht(ALMELO.tekst("crisis", "suicide"), "crisis")
VOOR_WIE = bericht("Voor wie is deze vraag?", "vraag", "voor_wie", [("mijzelf", "Voor mijzelf"), ("partner", "Voor mijn partner"), ("kind", "Voor mijn kind"), ("huishouden", "Voor ons gezin")])
NAAM = bericht("Hoe mogen wij u noemen? U hoeft uw naam niet te zeggen.", "vraag", "naam")
OVERDRACHT = bericht(
    "Uw vraag is doorgegeven. Het sociaal wijkteam belt u binnen 3 werkdagen. Schrijf uw kenmerk op, dan hoeft u niets twee keer te vertellen.",
    "overdracht",
    overdrachten=[
        {"kenmerk": "K3F-7QD", "loket": "sociaal_team", "problemen": ["schulden"], "prioriteit": "hoog", "regisseur": True},
        {"kenmerk": "M8T-2RW", "loket": "werkplein", "problemen": ["werk_zoeken"], "prioriteit": "gewoon", "regisseur": False},
    ],
)
TEVREDEN = bericht(
    "Hoe was dit gesprek voor u?", "vraag", "tevreden", [("gehoord", "Er is naar mij geluisterd"), ("zelf_kiezen", "Ik kon zelf kiezen"), ("overslaan", "Dat zeg ik liever niet")], meerdere=True
)


def gesprek() -> list[Any]:
    """De beurten: opening, klopt dit, voor wie, naam, doorgegeven."""
    return [OPENING, [KLOPT_DIT], [VOOR_WIE], [NAAM], [OVERDRACHT, TEVREDEN]]
