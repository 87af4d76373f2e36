"""Knippen en knoppen, zonder netwerk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeenten.lezer import profielen
from integrations.telegram.tonen import als_vormen, knip, lengte, maak_vorm, toetsen, vink
from tests.integrations.webchat.neprasa import bericht

ALMELO = profielen()["almelo"]


@given(st.text(max_size=400), st.integers(min_value=8, max_value=60))
def test_elk_stuk_past_en_er_gaat_niets_verloren(tekst, hoogstens):
    """Voor elke tekst: de letters achter elkaar zijn dezelfde, alleen witruimte op een knip verdwijnt."""
    stukken = knip(tekst, hoogstens)
    assert all(0 < lengte(stuk) <= hoogstens for stuk in stukken)
    assert "".join("".join(stukken).split()) == "".join(tekst.split())


@pytest.mark.parametrize(
    ("tekst", "stukken"),
    [
        ("", []),
        ("Kort.", ["Kort."]),
        ("Een zin. Nog een zin. En nog een.", ["Een zin. Nog een zin.", "En nog een."]),
        ("Alinea een is dit.\n\nAlinea twee is dit.", ["Alinea een is dit.", "Alinea twee is dit."]),
        ("geenspatiesindezeheellangetekst", ["geenspatiesindezeheella", "ngetekst"]),
        ("bel 113 of 112 als het nu gevaarlijk is", ["bel 113 of 112 als het", "nu gevaarlijk is"]),
    ],
)
def test_knippen_gaat_op_de_beste_plek(tekst, stukken):
    """Liefst tussen alinea's, dan zinnen, dan woorden, en pas dan in een woord."""
    assert knip(tekst, 23) == stukken


def test_een_emoji_telt_zoals_bij_telegram():
    """Twee: anders zou een tekst vol emoji te lang zijn en helemaal niet aankomen."""
    assert lengte("🙂a") == 3
    assert all(lengte(stuk) <= 4096 for stuk in knip("🙂" * 5000))


def test_vinken_houdt_de_volgorde_van_de_knoppen():
    """Wat gekozen is staat op volgorde van de vraag; nog eens tikken haalt het weer weg."""
    vorm = maak_vorm("x", knoppen=[["nee", "Nee"], ["a", "A"], ["b", "B"]], meerdere=True)
    assert vink(vink(vorm, "b"), "a")["gekozen"] == ["a", "b"]
    assert vink(vink(vorm, "a"), "a")["gekozen"] == []


def test_klaar_staat_direct_onder_de_vakjes():
    """Wat alleen kan heeft geen vakje en valt niet onder 'Klaar'; is er niets aan te vinken, dan is er geen 'Klaar'."""

    def opschriften(*opties: tuple[str, str]) -> list[str]:
        (vorm,) = als_vormen(bericht("?", "vraag", "x", list(opties), True), ALMELO)
        return [knop.text for rij in toetsen(vorm, 1, ALMELO).inline_keyboard for knop in rij]

    assert opschriften(("nee", "Nee"), ("a", "A")) == ["Nee", "☐ A", "Klaar"]
    assert opschriften(("a", "A"), ("b", "B"), ("nee", "Nee"), ("lezen", "Eerst lezen")) == ["☐ A", "☐ B", "Klaar", "Nee", "Eerst lezen"]
    assert opschriften(("zo_laten", "Zo laten")) == ["Zo laten"]


def test_korte_knoppen_staan_naast_elkaar_lange_onder_elkaar():
    """Zodat een opschrift nooit afgekapt wordt."""

    def rijen(*labels: str, meerdere: bool = False) -> list[int]:
        (vorm,) = als_vormen(bericht("?", "vraag", "x", [(label, label) for label in labels], meerdere), ALMELO)
        return [len(rij) for rij in toetsen(vorm, 1, ALMELO).inline_keyboard]

    assert rijen("Ja", "Nee") == [2]
    assert rijen("Ja", "Nee, dat is niet veilig") == [1, 1]
    assert rijen("Ja", "Nee", meerdere=True) == [1, 1, 1]


def test_knopgegevens_passen_altijd():
    """Telegram neemt hoogstens 64 bytes; hoe lang een waarde ook is, er staat alleen een nummer in."""
    (vorm,) = als_vormen(bericht("?", "vraag", "x", [("w" * 300, "A"), ("é" * 300, "B")]), ALMELO)
    assert all(len(knop.callback_data.encode()) <= 64 for rij in toetsen(vorm, 10**15, ALMELO).inline_keyboard for knop in rij)
