"""Accounts op de opdrachtregel, en wachtwoorden."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from integrations.portal import account, wachtwoord
from integrations.portal.wachtwoord import WachtwoordFout, klopt, maak_hash
from overdracht import medewerkers
from overdracht.database import Sessies

WORTEL = Path(__file__).resolve().parents[3]


def _draai(url: str, *argumenten: str, invoer: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "integrations.portal.account", *argumenten],
        cwd=WORTEL, env={**os.environ, "WEGWIJS_DATABASE_URL": url}, input=invoer, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def typ(url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Draait de opdracht met deze tekst op standaardinvoer."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)

    def draai(invoer: str, *argumenten: str) -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(invoer))
        return account.main(list(argumenten))

    return draai


def test_account_en_nieuw_wachtwoord(typ: Callable[..., int], sessies: Sessies, capsys: pytest.CaptureFixture[str]) -> None:
    """Van standaardinvoer: een account, geen tweede met dezelfde naam, en een nieuw wachtwoord met --opnieuw."""
    assert typ("een lang wachtwoord\n", "J.Jansen") == 0
    assert capsys.readouterr().err == ""
    assert typ("iets anders lang genoeg\n", "j.jansen") == 1
    assert "bestaat al" in capsys.readouterr().err
    gemaakt = medewerkers.vind(sessies, "j.jansen")
    assert gemaakt is not None
    assert klopt("een lang wachtwoord", gemaakt.wachtwoord_hash)
    assert typ("iets anders lang genoeg\n", "--opnieuw", "j.jansen") == 0
    nieuw = medewerkers.vind(sessies, "j.jansen")
    assert nieuw is not None
    assert klopt("iets anders lang genoeg", nieuw.wachtwoord_hash)


@pytest.mark.parametrize(("naam", "invoer", "melding"), [("j.jansen", "elf tekens.\n", "ten minste 12"), ("j j", "een lang wachtwoord\n", "accountnaam")])
def test_dat_kan_niet(typ: Callable[..., int], sessies: Sessies, capsys: pytest.CaptureFixture[str], naam: str, invoer: str, melding: str) -> None:
    """Te kort, leeg of een vreemde naam: één regel uitleg en geen account."""
    assert typ(invoer, naam) == 1
    assert melding in capsys.readouterr().err
    assert medewerkers.vind(sessies, "j.jansen") is None


def test_startwachtwoord(typ: Callable[..., int], sessies: Sessies, capsys: pytest.CaptureFixture[str]) -> None:
    """Zonder wachtwoord erbij staat er een op het scherm, dat bij het inloggen vervangen moet worden."""
    assert typ("", "j.jansen", "--rol", "medewerker", "--loket", "wmo_loket") == 0
    getoond = re.search(r"^Startwachtwoord: (\S+)$", capsys.readouterr().out, re.MULTILINE)
    assert getoond is not None
    gemaakt = medewerkers.vind(sessies, "j.jansen")
    assert gemaakt is not None
    assert klopt(getoond[1], gemaakt.wachtwoord_hash)
    assert gemaakt.startwachtwoord
    assert medewerkers.lijst(sessies)[0].loketten == ("wmo_loket",)


def test_op_een_terminal(typ: Callable[..., int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Op een terminal wordt er niets gevraagd, en staat er een startwachtwoord."""
    meester, slaaf = pty.openpty()
    with os.fdopen(meester, "rb"), os.fdopen(slaaf, "r") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert account.main(["j.jansen"]) == 0
    assert "Startwachtwoord: " in capsys.readouterr().out


def test_een_medewerker_heeft_een_loket(typ: Callable[..., int], sessies: Sessies, capsys: pytest.CaptureFixture[str]) -> None:
    """De rol medewerker zonder loket is een fout, en er komt geen account."""
    assert typ("", "j.jansen", "--rol", "medewerker") == 1
    assert "loket" in capsys.readouterr().err
    assert medewerkers.lijst(sessies) == ()


def test_telefoon_kwijt(typ: Callable[..., int], sessies: Sessies) -> None:
    """Ook de laatste beheerder komt weer binnen: met --opnieuw --zonder-tweede-stap."""
    assert typ("een lang wachtwoord\n", "j.jansen", "--rol", "beheerder") == 0
    wie = medewerkers.vind(sessies, "j.jansen")
    assert wie is not None
    medewerkers.bewaar_totp(sessies, wie.id, "JBSWY3DPEHPK3PXP")
    assert medewerkers.bevestig_totp(sessies, wie.id, 1, ())
    assert typ("", "j.jansen", "--opnieuw", "--zonder-tweede-stap") == 0
    opnieuw = medewerkers.vind(sessies, "j.jansen")
    assert opnieuw is not None
    assert (opnieuw.startwachtwoord, opnieuw.tweede_stap) == (True, False)


def test_zonder_tabellen(tmp_path: Path) -> None:
    """Vóór het migreren staat er wat er moet gebeuren."""
    klaar = _draai(f"sqlite:///{tmp_path / 'leeg.sqlite3'}", "j.jansen", invoer="een lang wachtwoord\n")
    assert klaar.returncode == 1
    assert "make migreer" in klaar.stderr


def test_hash() -> None:
    """Argon2id, telkens anders, en een lengte die niet te gek is."""
    een, twee = maak_hash("een lang wachtwoord"), maak_hash("een lang wachtwoord")
    assert een.startswith("$argon2id$")
    assert een != twee
    assert klopt("een lang wachtwoord", een)
    assert not klopt("een lang wachtwoord ", een)
    assert not klopt("een lang wachtwoord", None)
    assert not klopt("x" * 201, een)
    assert not klopt("x", "geen hash")
    assert not wachtwoord.verouderd(een)
    for fout in ("kort", "x" * 201):
        with pytest.raises(WachtwoordFout):
            maak_hash(fout)
