"""Nummers die nooit bewaard mogen worden, in alle vormen waarin mensen ze typen."""

import pytest

from triage.maskeren import BSN, PAS, REKENING, elfproef, maskeer

# 123456782, 111222333 en 10000008 zijn verzonnen nummers die aan de elfproef voldoen.


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("mijn bsn is 123456782", f"mijn bsn is {BSN}"),
        ("123.456.782", BSN),
        ("1234 56 782 dus", f"{BSN} dus"),
        ("bsn:12345678-2", f"bsn:{BSN}"),
        ("111222333 en 111222333", f"{BSN} en {BSN}"),
        ("10000008 zonder nul ervoor", f"{BSN} zonder nul ervoor"),
        ("NL91ABNA0417164300", REKENING),
        ("nl91 abna 0417 1643 00 graag", f"{REKENING} graag"),
        ("rekening NL91 ABNA 0417 1643 00, op naam van Jansen", f"rekening {REKENING}, op naam van Jansen"),
        ("DE89 3704 0044 0532 0130 00", REKENING),
        ("pas 4111 1111 1111 1111", f"pas {PAS}"),
        ("4111-1111-1111-1111", PAS),
    ],
)
def test_maskeert(tekst, verwacht):
    """Het nummer is weg, de rest van de zin blijft."""
    assert maskeer(tekst) == verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "bel 0612345678", "06-12 34 56 78", "+31 6 12345678", "0031612345678", "0546 541 111", "postcode 7601 AB", "1.234.567,00 euro",
        "geboren 12-03-1950", "12 03 1950", "123456789", "NL00ABNA0417164300", "huisnummer 12 tot 16", "", "K3F-7QD", "op 01-01-2026 om 12:30",
    ],
)  # fmt: skip
def test_laat_staan(tekst):
    """Telefoonnummers, datums, bedragen en nummers die niet kloppen blijven leesbaar."""
    assert maskeer(tekst) == tekst


def test_twee_keer_is_een_keer():
    """Maskeren aan de rand en nog eens in de dialoogmotor verandert niets meer."""
    tekst = "123456782 NL91ABNA0417164300 4111111111111111"
    assert maskeer(maskeer(tekst)) == maskeer(tekst)


def test_elfproef_vangt_elke_enkele_typefout():
    """Eén verkeerd cijfer is geen geldig nummer meer; zo is de proef bedoeld."""
    goed = "123456782"
    assert elfproef(goed)
    assert not any(elfproef(goed[:i] + c + goed[i + 1 :]) for i in range(9) for c in "0123456789" if c != goed[i])
