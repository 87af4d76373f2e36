"""De vastgelegde eisen zijn overal te installeren en noemen geen adres van een index."""

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
EISEN = sorted((WORTEL / "requirements").glob("*.txt"))
GENOEMD = {  # wat het project belooft te gebruiken, en waar
    "bot.txt": {"rasa": "3.6.21", "rasa-sdk": "3.6.2", "spacy": None, "pytest": None},
    "web.txt": {"sqlalchemy": None, "python-telegram-bot": None, "pytest": None},
}


def versies(pad: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", pad.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("pad", EISEN, ids=lambda pad: pad.name)
def test_geen_adres_van_een_index(pad):
    """Wie het installeert kiest zelf zijn index; er staat geen adres of pad in."""
    assert not re.search(r"://|^\s*-[^-]|--(index|extra-index|find-links|trusted)", pad.read_text("utf-8"), re.M)


@pytest.mark.parametrize("pad", EISEN, ids=lambda pad: pad.name)
def test_elke_eis_heeft_een_hash(pad):
    """Een eis zonder hash zou pip met --require-hashes weigeren."""
    blokken = re.split(r"^(?=[a-z0-9-]+==)", pad.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert blokken
    assert [blok.split()[0] for blok in blokken if "--hash=sha256:" not in blok] == []


@pytest.mark.parametrize(("bestand", "pakketten"), GENOEMD.items(), ids=GENOEMD)
def test_de_beloofde_pakketten_staan_erin(bestand, pakketten):
    """De afgesproken pakketten staan er, waar afgesproken in die versie."""
    er_is = versies(WORTEL / "requirements" / bestand)
    for naam, versie in pakketten.items():
        assert naam in er_is
        assert versie in (None, er_is[naam])
