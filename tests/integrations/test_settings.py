"""Instellingen: wat verplicht is, wat niet klopt, en dat de pagina in docs/ ze allemaal noemt."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrations.settings import InstellingFout, als_tabel, lees

GOED = {"WEGWIJS_RASA_TOKEN": "t" * 16, "WEGWIJS_INTERN_GEHEIM": "g" * 16, "WEGWIJS_SLEUTELS": "s" * 43, "WEGWIJS_HASHSLEUTEL": "h" * 32}


def test_standaardwaarden():
    """Met alleen de geheimen werkt het, en de database staat in var."""
    inst = lees({**GOED, "WEGWIJS_VAR": "/data"})
    assert inst.database_url == "sqlite:////data/wegwijs.sqlite3"
    assert inst.limiet_gesprek == 120
    assert inst.rasa_url == "http://127.0.0.1:5005"


def test_websites_waarop_de_chat_mag_staan():
    """Standaard geen; meer met komma's; een pad, een jokerteken of iets anders wordt geweigerd."""
    assert lees(GOED).chat_herkomst == ()
    assert lees({**GOED, "WEGWIJS_CHAT_HERKOMST": "https://www.almelo.nl/, http://127.0.0.1:8080"}).chat_herkomst == ("https://www.almelo.nl", "http://127.0.0.1:8080")
    for fout in ("*", "https://*", "https://www.almelo.nl/zorg", "www.almelo.nl", "https://a.nl https://b.nl", "null"):
        with pytest.raises(InstellingFout, match="WEGWIJS_CHAT_HERKOMST"):
            lees({**GOED, "WEGWIJS_CHAT_HERKOMST": fout})


def test_een_geheim_heeft_geen_standaardwaarde():
    """Ontbreekt er een, dan start het proces niet en zegt de fout welke."""
    with pytest.raises(InstellingFout, match="WEGWIJS_RASA_TOKEN ontbreekt(?s:.*)WEGWIJS_INTERN_GEHEIM ontbreekt"):
        lees({})


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [("WEGWIJS_INTERN_GEHEIM", "kort"), ("WEGWIJS_LIMIET_ADRES", "veel"), ("WEGWIJS_LIMIET_GESPREK", "0"), ("WEGWIJS_RASA_SECONDEN", "nan"), ("WEGWIJS_RASA_URL", "rasa:5005"), ("WEGWIJS_VERLAAT_URL", "javascript:alert(1)")],
)
def test_een_verkeerde_waarde_noemt_de_instelling(naam, waarde):
    """De fout zegt welke instelling het is."""
    with pytest.raises(InstellingFout, match=naam):
        lees({**GOED, naam: waarde})


def test_geheimen_staan_niet_in_de_tekst_van_het_voorwerp():
    """Een instelling in een logregel verraadt niets."""
    tekst = repr(lees({**GOED, "WEGWIJS_DATABASE_URL": "postgresql://u:wachtwoord@h/d"}))
    assert "t" * 16 not in tekst
    assert "g" * 16 not in tekst
    assert "s" * 16 not in tekst
    assert "h" * 16 not in tekst
    assert "wachtwoord" not in tekst


def test_de_pagina_in_docs_is_gelijk_aan_de_code():
    """docs/instellingen.md bevat precies de tabel die de code geeft."""
    assert als_tabel() in Path(__file__).parents[2].joinpath("docs/instellingen.md").read_text(encoding="utf-8")
