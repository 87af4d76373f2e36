"""Speelt de gesprekken in gesprekken/*.yaml tegen de echte opstelling. Zie docs/gesprekstests.md."""

from collections import defaultdict

import pytest
import yaml

from tests.dialogue.draaiboek import MAP, lees_alles
from tests.dialogue.spelen import speel_alles

GESPREKKEN = {gesprek.id: gesprek for gesprek in lees_alles()}
# Fouten van het product die we kennen, met de reden. Zij worden wel gespeeld; de uitkomst telt nog niet.
BEKEND = yaml.safe_load((MAP.parent / "bekende-fouten.yaml").read_text(encoding="utf-8")) or {}


@pytest.fixture(scope="session")
def verlopen(wegwijs, request):
    """Alle gekozen gesprekken, in één keer naast elkaar gespeeld."""
    gekozen = [item.callspec.params["gesprek"] for item in request.session.items if getattr(item, "originalname", "") == "test_gesprek"]
    return speel_alles(wegwijs, gekozen)


@pytest.mark.dialoog
@pytest.mark.parametrize("gesprek", GESPREKKEN.values(), ids=GESPREKKEN)
def test_gesprek(verlopen, gesprek):
    """Het gesprek verloopt zoals het er staat, en in het logboek staat wat de inwoner te lezen kreeg."""
    verloop = verlopen[gesprek.id]
    if verloop.afwijking is not None and gesprek.id in BEKEND:
        pytest.xfail(BEKEND[gesprek.id])
    if verloop.afwijking is not None and not gesprek.plek.startswith("eenvoudig.yaml"):
        # Vrije tekst horen is een kans, en verschuift met elke training: hoeveel er mis mag gaan staat hieronder.
        pytest.xfail(verloop.afwijking)
    assert verloop.afwijking is None, f"\n{verloop}"


@pytest.mark.dialoog
def test_de_meeste_gesprekken_gaan_zoals_het_er_staat(verlopen):
    """Van alle gesprekken loopt minstens negen tiende precies zoals het er staat."""
    if len(verlopen) < len(GESPREKKEN):
        pytest.skip("zegt alleen iets als alle gesprekken gespeeld zijn")
    mis = [naam for naam, verloop in verlopen.items() if verloop.afwijking is not None]
    assert len(mis) <= len(verlopen) / 10, mis


def test_bekende_fouten_bestaan():
    """Elke bekende fout gaat over een gesprek dat er is, en zegt wat er mis is."""
    assert set(BEKEND) <= set(GESPREKKEN)
    assert all(isinstance(reden, str) and reden for reden in BEKEND.values())


@pytest.mark.dialoog
def test_elke_knop_ook_getypt(verlopen):
    """Elke vraag met knoppen is in de gesprekken met minstens twee verschillende zinnen getypt beantwoord."""
    if len(verlopen) < len(GESPREKKEN):
        pytest.skip("zegt alleen iets als alle gesprekken gespeeld zijn")
    getypt = defaultdict(set)
    for verloop in verlopen.values():
        for vraag, tekst in verloop.getypt:
            getypt[vraag].add(tekst.lower())
    met_knoppen = set().union(*(verloop.met_knoppen for verloop in verlopen.values()))
    assert len(met_knoppen) >= 18
    assert {vraag: getypt[vraag] for vraag in met_knoppen if len(getypt[vraag]) < 2} == {}
