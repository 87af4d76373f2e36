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
from tests.support.postgres import gedeeld_cluster

__all__ = ["engine", "lege_url", "sessies", "url"]

BEIDE = [pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres)]


def _gemigreerd(url: str) -> str:
    engine = maak_engine(url)
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


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    gemaakt = maak_engine(url)
    yield gemaakt
    gemaakt.dispose()


@pytest.fixture
def sessies(engine: Engine) -> Sessies:
    return maak_sessies(engine)
