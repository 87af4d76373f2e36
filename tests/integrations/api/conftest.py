"""De hele app op een eigen database, met een nagemaakte motor ernaast en tokens om mee aan te kloppen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from integrations.app import maak_app
from integrations.settings import Instellingen, lees
from overdracht import api_tokens, dienst
from overdracht.database import Sessies, maak_engine, maak_sessies
from tests.integrations.webchat.neprasa import TOKEN, NepRasa
from tests.support.database import PROEFBOS, SLEUTELOMGEVING, zet_sqlite_klaar
from tests.support.overdrachten import maak_overdracht
from tests.support.server import draai

ALLE = ("sociaal_team", "wmo_loket", "werkplein", "kcc")


@pytest.fixture
def rasa() -> Iterator[NepRasa]:
    nep = NepRasa().start()
    yield nep
    nep.stop()


@pytest.fixture
def instellingen(tmp_path: Path, rasa: NepRasa) -> Instellingen:
    inst = lees({"WEGWIJS_VAR": str(tmp_path), "WEGWIJS_RASA_URL": rasa.url, "WEGWIJS_RASA_TOKEN": TOKEN, "WEGWIJS_INTERN_GEHEIM": "g" * 16, **SLEUTELOMGEVING})
    zet_sqlite_klaar(inst.database_url)
    return inst


@pytest.fixture
def engine(instellingen: Instellingen) -> Iterator[Engine]:
    gemaakt = maak_engine(instellingen.database_url, PROEFBOS)
    yield gemaakt
    gemaakt.dispose()


@pytest.fixture
def sessies(engine: Engine) -> Sessies:
    return maak_sessies(engine)


@pytest.fixture
def adres(instellingen: Instellingen) -> Iterator[str]:
    with draai(maak_app(instellingen)) as gestart:
        yield gestart


@pytest.fixture
def maak_klant(adres: str, sessies: Sessies) -> Iterator[Callable[..., httpx.Client]]:
    """Een ander systeem met een eigen token; standaard mag het alles, voor alle loketten."""
    klanten: list[httpx.Client] = []

    def maak(scopes: tuple[str, ...] = api_tokens.SCOPES, loketten: tuple[str, ...] = ALLE, gemeente: str | None = None, naam: str = "zaaksysteem") -> httpx.Client:
        token, geheim = api_tokens.maak(sessies, naam, scopes, loketten, gemeente)
        klant = httpx.Client(base_url=f"{adres}/api/v1", headers={"Authorization": f"Bearer {geheim}"}, timeout=30, trust_env=False)
        klant.token = token  # type: ignore[attr-defined]
        klanten.append(klant)
        return klant

    yield maak
    for klant in klanten:
        klant.close()


@pytest.fixture
def klant(maak_klant: Callable[..., httpx.Client]) -> httpx.Client:
    return maak_klant()


@pytest.fixture
def neem_aan(sessies: Sessies) -> Callable[..., str]:
    """Zet een overdracht in het logboek en geeft haar kenmerk."""

    def neem(**anders: Any) -> str:
        return dienst.neem_aan(sessies, maak_overdracht(**anders))[0]

    return neem
