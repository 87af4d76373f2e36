"""Fixtures voor tests die een echte database nodig hebben: elke test twee keer, SQLite en PostgreSQL.

Gebruik in een conftest: `from tests.support.database import *`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine

from overdracht.database import Sessies, maak_engine, maak_sessies
from overdracht.migreer import migreer
from overdracht.versleuteling import HASHSLEUTEL, SLEUTELS, Sleutelbos
from tests.support.postgres import gedeeld_cluster

__all__ = ["engine", "lege_url", "sessies", "sleutels_in_omgeving", "url"]

# De sleutels van alle testdatabases; als omgeving, zoals een proces ze krijgt.
SLEUTELOMGEVING = {SLEUTELS: "c2xldXRlbC12YW4tZGUtdGVzdHMtbmlldC1nZWhlaW0", HASHSLEUTEL: "hashsleutel-van-de-tests-niet-geheim"}
PROEFBOS = Sleutelbos.uit_omgeving(SLEUTELOMGEVING)
BEIDE = [pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres)]


def _gemigreerd(url: str) -> str:
    engine = maak_engine(url, PROEFBOS)
    migreer(engine)
    engine.dispose()
    return url


@cache
def _voorbeeld_postgres() -> str:
    return _gemigreerd(gedeeld_cluster().nieuwe_database())


@cache
def _voorbeeld_sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "voorbeeld.sqlite3"
        _gemigreerd(f"sqlite:///{pad}")
        return pad.read_bytes()


def zet_sqlite_klaar(url: str) -> None:
    """Een SQLite-database op de laatste revisie, als die er nog niet is."""
    pad = Path(url.removeprefix("sqlite:///"))
    if not pad.exists():
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(_voorbeeld_sqlite())


@pytest.fixture(params=BEIDE)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """De URL van een eigen database op de laatste revisie."""
    if request.param == "postgresql":
        return gedeeld_cluster().nieuwe_database(kopie_van=_voorbeeld_postgres())
    pad = tmp_path / "wegwijs.sqlite3"
    pad.write_bytes(_voorbeeld_sqlite())
    return f"sqlite:///{pad}"


@pytest.fixture(params=BEIDE)
def lege_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """De URL van een database zonder tabellen."""
    if request.param == "postgresql":
        yield gedeeld_cluster().nieuwe_database()
    else:
        yield f"sqlite:///{tmp_path / 'leeg.sqlite3'}"
        shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.fixture(autouse=True)
def sleutels_in_omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    """De sleutels van de testdatabases in de omgeving, voor opdrachten die ze daar lezen."""
    for naam, waarde in SLEUTELOMGEVING.items():
        monkeypatch.setenv(naam, waarde)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    gemaakt = maak_engine(url, PROEFBOS)
    yield gemaakt
    gemaakt.dispose()


@pytest.fixture
def sessies(engine: Engine) -> Sessies:
    return maak_sessies(engine)
