"""Tokens van de API: één keer te zien, alleen voor wat erbij gezegd is, en meteen in te trekken."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from overdracht import api_tokens
from overdracht.api_tokens import TokenFout, hoofd, lijst, maak, trek_in, zoek
from overdracht.database import Sessies


def test_een_token_doet_wat_erbij_gezegd_is(sessies: Sessies) -> None:
    """Wie het geheim heeft, is dit token, met deze rechten."""
    token, geheim = maak(sessies, " zaaksysteem ", ["lees", "lees"], ["wmo_loket"], "almelo")
    gevonden = zoek(sessies, geheim)
    assert gevonden == token
    assert (token.naam, token.scopes, token.loketten, token.gemeente) == ("zaaksysteem", {"lees"}, ("wmo_loket",), "almelo")
    assert token.verloopt is not None and token.verloopt - token.gemaakt == timedelta(days=api_tokens.DAGEN)


def test_het_geheim_staat_niet_in_de_database(sessies: Sessies) -> None:
    """Wie de database heeft, heeft geen token."""
    _, geheim = maak(sessies, "zaaksysteem", ["herken"])
    with sessies() as sessie:
        rij = sessie.execute(text("SELECT * FROM api_token")).one()
    assert not any(geheim in str(waarde) or geheim.removeprefix(api_tokens.VOORVOEGSEL) in str(waarde) for waarde in rij)


def test_een_ander_geheim_is_niets(sessies: Sessies) -> None:
    """Leeg, te kort, een ander token, of het goede met iets erachter."""
    _, geheim = maak(sessies, "zaaksysteem", ["herken"])
    for fout in ("", "wegwijs_", geheim[:-1], geheim + "x", geheim.swapcase(), api_tokens.VOORVOEGSEL + "é" * 43):
        assert zoek(sessies, fout) is None


def test_intrekken_en_verlopen(sessies: Sessies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Daarna bestaat het niet meer voor wie aanklopt, en staat het nog wel in de lijst."""
    kort, kort_geheim = maak(sessies, "kort", ["herken"], dagen=1)
    lang, lang_geheim = maak(sessies, "lang", ["herken"])
    assert trek_in(sessies, lang.id)
    assert trek_in(sessies, lang.id)
    assert not trek_in(sessies, 99)
    assert zoek(sessies, lang_geheim) is None
    straks = kort.gemaakt + timedelta(days=1)
    monkeypatch.setattr(api_tokens, "nu", lambda: straks - timedelta(seconds=1))
    assert zoek(sessies, kort_geheim) is not None
    monkeypatch.setattr(api_tokens, "nu", lambda: straks)
    assert zoek(sessies, kort_geheim) is None
    assert [(t.naam, t.geldig(straks)) for t in lijst(sessies)] == [("lang", False), ("kort", False)]


@pytest.mark.parametrize(
    "fout",
    [{"naam": " "}, {"naam": "x" * 101}, {"naam": "a\nb"}, {"scopes": []}, {"scopes": ["alles"]}, {"scopes": ["lees"], "loketten": []}, {"loketten": ["bakker"]}, {"gemeente": "Almelo!"}, {"dagen": 0}, {"dagen": 731}],
)
def test_wat_niet_kan(sessies: Sessies, fout: dict) -> None:
    """De fout zegt wat er mis is, en er is geen token bij gekomen."""
    with pytest.raises(TokenFout):
        maak(sessies, **{"naam": "zaaksysteem", "scopes": ["lees"], "loketten": ["kcc"], **fout})
    assert lijst(sessies) == ()


def test_de_opdracht(sessies: Sessies, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Maken geeft alleen het token op standaarduitvoer; de lijst toont het nooit meer; intrekken werkt meteen."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    assert hoofd(["maak", "zaaksysteem", "--mag", "lees", "--mag", "schrijf", "--loket", "wmo_loket", "--gemeente", "almelo", "--dagen", "30"]) == 0
    geheim = capsys.readouterr().out.strip()
    token = zoek(sessies, geheim)
    assert token is not None
    assert hoofd(["lijst"]) == 0
    regel = capsys.readouterr().out
    assert "zaaksysteem\tgeldig tot" in regel
    assert geheim not in regel
    assert hoofd(["trek-in", str(token.id)]) == 0
    assert zoek(sessies, geheim) is None
    assert hoofd(["trek-in", "99"]) == 1
    assert "geen token met nummer 99" in capsys.readouterr().err
    assert hoofd(["maak", "zaaksysteem", "--mag", "lees"]) == 1
    assert "loketten" in capsys.readouterr().err


def test_de_opdracht_zonder_database(tmp_path: Path) -> None:
    """Een zin en geen stacktrace, met een uitgang die een script begrijpt."""
    omgeving = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2]), "WEGWIJS_VAR": str(tmp_path)}
    klaar = subprocess.run([sys.executable, "-m", "overdracht.api_tokens", "lijst"], env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 1
    assert "WEGWIJS_SLEUTELS" in klaar.stderr
    assert "Traceback" not in klaar.stderr
