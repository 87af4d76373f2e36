"""Een stap is één regel; pas als het misgaat komt de uitvoer in beeld."""

import fcntl
import io
import subprocess
import sys

import pytest

from scripts.stap import STAARTREGELS, WORTEL, een_tegelijk, voer_uit


@pytest.fixture(autouse=True)
def eigen_var(tmp_path, monkeypatch):
    monkeypatch.setenv("WEGWIJS_VAR", str(tmp_path / "var"))


def stap(*codes, **wensen):
    uit = io.StringIO()
    code = voer_uit("proef", *([sys.executable, "-c", c] for c in codes), log="proef", uit=uit, **wensen)
    return code, uit.getvalue()


def test_een_geslaagde_stap_is_een_regel():
    """De uitvoer van de opdracht zelf blijft in het logboek."""
    code, uit = stap("print('veel tekst')")
    assert code == 0
    assert uit.count("\n") == 1
    assert "veel tekst" not in uit


def test_een_mislukte_stap_toont_het_einde_van_het_logboek():
    """Hoogstens de laatste regels, en de uitgangscode."""
    code, uit = stap("for i in range(200): print('regel', i)\nraise SystemExit(4)")
    assert code == 4
    assert "regel 199\n" in uit
    assert uit.count("regel ") == STAARTREGELS
    assert "MISLUKT, code 4" in uit


def test_na_een_mislukte_opdracht_gaat_de_stap_niet_verder():
    """Opdrachten van één stap bouwen op elkaar."""
    code, uit = stap("raise SystemExit(1)", "print('toch')")
    assert code == 1
    assert "toch" not in uit


def test_de_gevraagde_regels_komen_erbij():
    """Zoals de telling van pytest."""
    _, uit = stap("print('ruis'); print('3 passed in 0.1s')", toon="passed")
    assert "3 passed in 0.1s" in uit
    assert "ruis" not in uit


def test_een_stap_eet_geen_standaardinvoer():
    """`make herken` leest zijn berichten van standaardinvoer; een stap ervoor mag die niet opeten."""
    daarna = 'test "$("$0" -m scripts.stap --naam x --log x -- cat)" && cat'
    klaar = subprocess.run(["sh", "-c", daarna, sys.executable], input="bericht", capture_output=True, text=True, cwd=WORTEL)
    assert klaar.stdout == "bericht"


def test_een_tegelijk_laat_een_tweede_wachten(tmp_path):
    """Twee opdrachten bouwen niet tegelijk aan dezelfde omgeving."""
    with een_tegelijk(), (tmp_path / "var" / ".slot").open("w") as slot, pytest.raises(BlockingIOError):
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
