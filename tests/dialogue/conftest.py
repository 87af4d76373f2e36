"""De hele opstelling echt gestart: web, Rasa en actieserver, op vrije poorten."""

import os
import subprocess
import sys

import pytest

from scripts.processen import WORTEL, Opstelling
from tests.dialogue.inwoner import Inwoner


@pytest.fixture(scope="session")
def wegwijs(tmp_path_factory):
    """Eén opstelling voor alle gesprekken, met een eigen map en database."""
    var = tmp_path_factory.mktemp("wegwijs")
    opstelling = Opstelling(var=var)
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL), "WEGWIJS_VAR": str(var), "WEGWIJS_DATABASE_URL": f"sqlite:///{var / 'wegwijs.sqlite3'}"}
    subprocess.run([sys.executable, "-m", "overdracht.migreer"], check=True, cwd=WORTEL, env=omgeving, capture_output=True)
    with opstelling:
        opstelling.wacht_tot_klaar()
        yield opstelling


@pytest.fixture
def inwoner(wegwijs):
    """Een nieuw gesprek met Almelo."""
    return Inwoner(wegwijs)
