"""De schatting van hoeveel vragen er nog komen."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gemeenten.lezer import profielen
from triage import gesprek
from triage.dossier import Dossier
from triage.gesprek import Invoer
from triage.herkenning import Herkenning
from triage.voortgang import nog_ongeveer

ALMELO = profielen()["almelo"]
NU = ZoneInfo("Europe/Amsterdam")
GEWOON = {"voor_wie": "mijzelf", "buurt": "Schelfhorst", "hulp_betrokken": "een", "overzicht": "niemand", "zelf_regelen": "deels", "belmoment": "altijd", "kinderen": "nee"}


def zeg(dossier: Dossier, tekst: str = "", keuzes: tuple[str, ...] = (), codes: tuple[str, ...] = ()) -> gesprek.Beurt:
    herkenning = Herkenning.uit_dict({"problemen": [{"code": c, "zekerheid": 0.95} for c in codes], "crisis": [], "soort": None, "taal": "nl"})
    moment = datetime(2026, 3, 3, 10, 0, tzinfo=NU)
    return gesprek.beurt(dossier, Invoer(moment, tekst, keuzes, herkenning), ALMELO, "g1")


def antwoord(dossier: Dossier) -> gesprek.Beurt:
    """Het gewone antwoord op de open vraag."""
    vraag = dossier.vraag
    if vraag == "klopt_dit":
        return zeg(dossier, keuzes=tuple(dossier.problemen))
    if vraag in ("nog_iets", "dreiging"):
        return zeg(dossier, keuzes=("nee",))
    if vraag == "akkoord":
        return zeg(dossier, "ja, dat is goed")
    if vraag == "naam":
        return zeg(dossier, "Jansen")
    if vraag == "bereikbaar":
        return zeg(dossier, "06 12345678")
    return zeg(dossier, keuzes=(GEWOON[vraag],))


@pytest.mark.parametrize("codes", [("eenzaamheid",), ("schulden", "psychische_klachten"), ("huishoudelijke_hulp",)])
def test_wie_gewoon_antwoordt_ziet_de_teller_kloppen(codes):
    """Elke beurt één minder, tot nul bij de laatste vraag voor het doorgeven."""
    dossier = zeg(gesprek.begin("almelo", "web", ALMELO).dossier, "dit speelt er bij mij", codes=codes).dossier
    tellers = []
    for _ in range(20):
        tellers.append(nog_ongeveer(dossier, ALMELO))
        beurt = antwoord(dossier)
        dossier = beurt.dossier
        if beurt.opdracht or dossier.vraag in (None, "tevreden"):
            break
    assert tellers == list(range(len(tellers) - 1, -1, -1))
    assert len(tellers) > 3


def test_de_schatting_verandert_niets_aan_het_dossier():
    """Vooruit spelen gebeurt op een kopie."""
    dossier = zeg(gesprek.begin("almelo", "web", ALMELO).dossier, "dit speelt er bij mij", codes=("schulden",)).dossier
    voor = dossier.naar_slots()
    assert nog_ongeveer(dossier, ALMELO)
    assert dossier.naar_slots() == voor


@pytest.mark.parametrize(
    "dossier",
    [
        Dossier(gemeente="almelo", vraag="situatie"),
        Dossier(gemeente="almelo", vraag=None),
        Dossier(gemeente="almelo", vraag="tevreden", afgesloten=True),
        Dossier(gemeente="almelo", vraag="crisis_contact", crisis=["suicide"], problemen=["psychische_klachten"]),
        Dossier(gemeente="almelo", vraag="crisis_zeker", crisis_twijfel=["suicide"]),
        Dossier(gemeente="almelo", vraag="opnieuw_proberen", problemen=["schulden"], bevestigd=["schulden"]),
    ],
    ids=lambda d: d.vraag or "geen",
)
def test_geen_getal_waar_tellen_niet_past(dossier):
    """Aan het begin is er niets te tellen; in een crisis telt iets anders."""
    assert nog_ongeveer(dossier, ALMELO) is None
