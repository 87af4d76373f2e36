"""Wat iemand met zoveel woorden noemt, wordt gehoord, ook als de herkenning het miste."""

import pytest

from tests.support.kern import Gesprek
from triage import noemen


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("oma is ook zo eenzaam", ("eenzaamheid",)),
        ("we hebben schulden bij de tandarts", ("schulden",)),
        ("aan het eind komen we nooit meer rond", ()),
        ("ik kom al een jaar niet meer rond", ("rondkomen",)),
        ("ik heb geen schulden", ()),
        ("Schulden heb ik niet", ()),
        ("vroeger was hij verslaafd", ()),
        ("dat is mijn eigen schuld", ()),
        ("een rollator en een traplift", ("woningaanpassing", "hulpmiddel")),
    ],
)
def test_genoemd(tekst, codes):
    """Alleen wat er staat, en niet wat ontkend of voorbij is."""
    assert set(noemen.genoemd(tekst)) == set(codes)


def test_een_gemist_probleem_wordt_voorgelegd():
    """Hoort de herkenning niets, of een vraag voor een ander, dan telt wat er letterlijk staat."""
    assert Gesprek().zeg("ik heb schulden bij de groothandel", "~buiten_bereik").d.problemen == ["schulden"]
    gesprek = Gesprek().alles(("mijn oma wil een taxipas", "vervoer"), ("ja",)).zeg("ze is vaak eenzaam")
    assert gesprek.d.bevestigd == ["vervoer", "eenzaamheid"]


def test_naast_iets_anders_is_het_een_keuze():
    """Wat de herkenning hoorde blijft voorop; wat zij miste staat erbij, nog niet aangevinkt."""
    gesprek = Gesprek().zeg("ik kom niet rond en mijn badkamer moet anders", "woningaanpassing")
    assert gesprek.d.problemen == ["woningaanpassing"] and gesprek.d.twijfel == ["rondkomen"]


@pytest.mark.parametrize(("tekst", "soort"), [("waar lever ik een oude rolstoel in?", "buiten_bereik"), ("ik heb een rollator over, wie wil hem?", "aanbod")])
def test_een_andere_vraag_blijft_een_andere_vraag(tekst, soort):
    """Een vraag voor een ander loket of een aanbod wordt geen probleem van de inwoner."""
    assert Gesprek().zeg(tekst, f"~{soort}").namen[0] == soort


def test_een_woord_in_een_gesloten_antwoord_is_geen_nieuw_probleem():
    """Wie vertelt welke hulp er is of bedankt, vraagt niets nieuws; wie zegt dat er iets bij komt wel."""
    tot = [("ik heb schulden en zoek werk", "schulden", "werk_zoeken"), ("ja",), ("nee",), ("nee",)]
    assert Gesprek().alles(*tot).zeg("mijn buurvrouw met de rolstoel doet dat").d.bevestigd == ["schulden", "werk_zoeken"]
    assert "hulpmiddel" in Gesprek().alles(*tot).zeg("o ja, en mijn rolstoel is ook kapot").d.bevestigd
