"""Het kenmerk: vorm, geen verwarring, wat mensen ervan maken."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overdracht.kenmerk import ALFABET, CIJFERS, LETTERS, VORM, lees_kenmerk, maak_kenmerk


def test_vorm() -> None:
    """Elk kenmerk is drie-streep-drie, met in elke helft een cijfer en een letter."""
    for _ in range(2000):
        kenmerk = maak_kenmerk()
        assert VORM.fullmatch(kenmerk)
        for helft in kenmerk.split("-"):
            assert set(helft) & set(CIJFERS)
            assert set(helft) & set(LETTERS)


def test_geen_dubbelgangers() -> None:
    """Van elk paar dat op elkaar lijkt of hetzelfde klinkt, staat er hoogstens één in het alfabet."""
    for groep in ("0O", "1IL", "5S", "2Z", "8B", "6G", "UV", "MN", "DT", "79", "VFW", "UQ", "BP"):
        aanwezig = set(groep) & set(ALFABET)
        assert len(aanwezig) <= 1 or aanwezig == {"F", "W"}, groep


def test_voorbeeld_uit_de_documentatie() -> None:
    """Het kenmerk dat overal als voorbeeld staat, kan bestaan."""
    assert VORM.fullmatch("K3F-7QD")


def test_aantal_bits() -> None:
    """Wat het docstring belooft: 7.728 mogelijkheden per helft, net geen 26 bits samen."""
    per_helft = len(ALFABET) ** 3 - len(LETTERS) ** 3 - len(CIJFERS) ** 3
    assert per_helft == 7728
    assert 25.8 < 2 * math.log2(per_helft) < 26


def test_spreiding() -> None:
    """Twintigduizend keer achter elkaar geeft vrijwel nooit hetzelfde: er zit geen teller in."""
    assert len({maak_kenmerk() for _ in range(20_000)}) > 19_980


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("K3F-7QD", "K3F-7QD"),
        (" k3f 7qd ", "K3F-7QD"),
        ("k3f7qd", "K3F-7QD"),
        ("K3F–7QD", None),
        ("K3F-9QT", "K3F-7QD"),
        ("K3F-7UD", "K3F-7QD"),
        ("N2S-BAA", "M25-8AA"),
        ("K3F-7Q", None),
        ("K3F-7QO", None),
        ("", None),
        ("K3F-7QD" * 50, None),
        ("k3f\x007qd", None),
    ],
)
def test_lezen(getypt: str, bedoeld: str | None) -> None:
    """Slordig getypt is goed; wat niet kan bestaan is None."""
    assert lees_kenmerk(getypt) == bedoeld


@given(st.text())
def test_lezen_kan_alles_aan(tekst: str) -> None:
    """Elke tekst geeft een kenmerk in de goede vorm of None."""
    gelezen = lees_kenmerk(tekst)
    assert gelezen is None or VORM.fullmatch(gelezen)
