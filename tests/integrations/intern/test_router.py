"""De eindpunten onder /intern."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx import Client
from sqlalchemy import func, select

from integrations import intern
from integrations.wislijst import Wislijst
from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import LogboekWeg, Sessies, lezen
from overdracht.gesprekken import Gesprekken
from tests.support.overdrachten import maak_overdracht
from tests.support.server import browser_bij
from tests.support.testapp import GEHEIM, maak_test_app
from triage.overdracht import naar_dict

KOP = {"X-Wegwijs-Geheim": GEHEIM}


@pytest.fixture
def web(sessies: Sessies) -> Iterator[Client]:
    with browser_bij(maak_test_app(sessies)) as gemaakt:
        yield gemaakt


def _aantal(sessies: Sessies) -> int:
    with lezen(sessies) as sessie:
        return sessie.scalar(select(func.count()).select_from(t.Overdracht)) or 0


def test_aannemen(web: Client) -> None:
    """Eerst 201 met een kenmerk, dan 200 met hetzelfde, en de stand is op te vragen."""
    data = naar_dict(maak_overdracht())
    eerste = web.post("/intern/overdrachten", json=data, headers=KOP)
    assert (eerste.status_code, eerste.json()["nieuw"]) == (201, True)
    tweede = web.post("/intern/overdrachten", json=data, headers=KOP)
    assert (tweede.status_code, tweede.json()) == (200, {"kenmerk": eerste.json()["kenmerk"], "nieuw": False})
    stand = web.get(f"/intern/overdrachten/{eerste.json()['kenmerk'].lower()}", headers=KOP)
    assert stand.status_code == 200
    assert set(stand.json()) == {"kenmerk", "loket", "status", "sinds"}
    assert (stand.json()["loket"], stand.json()["status"]) == ("sociaal_team", "nieuw")


def test_aanvullen(web: Client) -> None:
    """Met vult_aan komt hetzelfde kenmerk terug; bij een ander gesprek is het 422."""
    o = maak_overdracht()
    kenmerk = web.post("/intern/overdrachten", json=naar_dict(o), headers=KOP).json()["kenmerk"]
    meer = web.post("/intern/overdrachten", json=naar_dict(maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk)), headers=KOP)
    assert (meer.status_code, meer.json()) == (200, {"kenmerk": kenmerk, "nieuw": False})
    assert web.post("/intern/overdrachten", json=naar_dict(maak_overdracht(vult_aan=kenmerk)), headers=KOP).status_code == 422


@pytest.mark.parametrize("koppen", [{}, {"X-Wegwijs-Geheim": ""}, {"X-Wegwijs-Geheim": GEHEIM + "x"}, {"X-Wegwijs-Geheim": GEHEIM[:-1]}, {"X-Wegwijs-Geheim": b"\xc3\xa9"}])
def test_verkeerd_geheim(web: Client, sessies: Sessies, koppen: dict[str, str | bytes]) -> None:
    """Zonder het goede geheim is alles 403, ook wat niet te lezen is, en gebeurt er niets."""
    for antwoord in (
        web.post("/intern/overdrachten", json=naar_dict(maak_overdracht()), headers=koppen),
        web.post("/intern/overdrachten", content="{", headers=koppen),
        web.get("/intern/overdrachten/K3F-7QD", headers=koppen),
        web.post("/intern/gesprekken/x/wissen", headers=koppen),
    ):
        assert antwoord.status_code == 403
        assert antwoord.headers["content-type"] == "application/problem+json"
    assert _aantal(sessies) == 0


@pytest.mark.parametrize("inhoud", ["", "{", "[]", "null", '"x"', "{}", '{"onbekend": 1}', "[" * 100_000, '{"sleutel": "\\ud800"}'])
def test_niet_te_lezen(web: Client, sessies: Sessies, inhoud: str) -> None:
    """Wat geen overdracht is, is 4xx met uitleg en nooit een 500."""
    antwoord = web.post("/intern/overdrachten", content=inhoud, headers={**KOP, "Content-Type": "application/json"})
    assert antwoord.status_code in (400, 422)
    assert _aantal(sessies) == 0


@pytest.mark.parametrize(
    "anders",
    [{"loket": "elders"}, {"problemen": ["x"]}, {"extra": 1}, {"samenvatting": None}, {"toestemming": {}}, {"contact": {"wijze": "duif"}}, {"gesprek": "g" * 500}, {"plan": [{}]}, {"termijnen": ["x"]}, {"antwoorden": [1]}, {"verhaal": 3}, {"crisis": "x"}],
    ids=str,
)
def test_overdrachtfout(web: Client, sessies: Sessies, anders: dict[str, Any]) -> None:
    """Elke fout in het contract is 422 problem+json die zegt wat er mis is."""
    antwoord = web.post("/intern/overdrachten", json={**naar_dict(maak_overdracht()), **anders}, headers=KOP)
    assert antwoord.status_code == 422
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert antwoord.json()["type"] == "urn:wegwijs:fout:overdracht"
    assert antwoord.json()["detail"]
    assert _aantal(sessies) == 0


def test_onbekend_kenmerk(web: Client) -> None:
    """Een kenmerk dat er niet is, is 404 problem+json."""
    antwoord = web.get("/intern/overdrachten/A2C-3DE", headers=KOP)
    assert antwoord.status_code == 404
    assert antwoord.headers["content-type"] == "application/problem+json"


def test_wissen(web: Client, sessies: Sessies) -> None:
    """Wissen is altijd 204; daarna komt uit dat gesprek niets meer aan."""
    gesprekken = Gesprekken(sessies)
    gesprek, sleutel = gesprekken.maak("almelo")
    for id_ in (gesprek.id, gesprek.id, "bestaat-niet"):
        assert web.post(f"/intern/gesprekken/{id_}/wissen", headers=KOP).status_code == 204
    assert gesprekken.vind(gesprek.id, sleutel) is None
    antwoord = web.post("/intern/overdrachten", json=naar_dict(maak_overdracht(gesprek=gesprek.id)), headers=KOP)
    assert antwoord.status_code == 409


def test_wissen_zet_het_eerst_op_de_wislijst(sessies: Sessies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Valt het proces na het wissen om, dan vergeet de dialoogmotor het gesprek toch; is de database weg, dan blijft het gesprek ook daar."""
    wislijst = Wislijst(tmp_path)
    gesprek, sleutel = Gesprekken(sessies).maak("almelo")
    gewoon = dienst.wis_gesprek

    def valt_om(*_: object) -> None:
        assert gesprek.id in wislijst
        raise LogboekWeg

    with browser_bij(maak_test_app(sessies, wislijst=wislijst)) as web:
        monkeypatch.setattr(dienst, "wis_gesprek", valt_om)
        assert web.post(f"/intern/gesprekken/{gesprek.id}/wissen", headers=KOP).status_code == 503
        assert list(wislijst) == []
        assert Gesprekken(sessies).vind(gesprek.id, sleutel) is not None
        monkeypatch.setattr(dienst, "wis_gesprek", gewoon)
        assert web.post(f"/intern/gesprekken/{gesprek.id}/wissen", headers=KOP).status_code == 204
        assert web.post("/intern/gesprekken/van:elders/wissen", headers=KOP).status_code == 204
    assert list(wislijst) == [gesprek.id]


def test_geen_standaardgeheim(sessies: Sessies, tmp_path: Path) -> None:
    """Zonder geheim, of met een te kort geheim, komt er geen router."""
    for geheim in ("", "kort"):
        with pytest.raises(ValueError, match="WEGWIJS_INTERN_GEHEIM"):
            intern.maak_router(sessies, geheim, Wislijst(tmp_path))


def test_database_fout_is_geen_geheim(web: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een database die er niet is, is 503 zonder gegevens over de database."""

    def weg(*_: object) -> None:
        raise LogboekWeg("postgresql://geheim@intern")

    monkeypatch.setattr(dienst, "status", weg)
    antwoord = web.get("/intern/overdrachten/K3F-7QD", headers=KOP)
    assert antwoord.status_code == 503
    assert "geheim@" not in antwoord.text
