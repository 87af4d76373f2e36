"""De hele opstelling echt gestart: web, Rasa en actieserver, op vrije poorten; Telegram op de lusverbinding."""

import pytest

from scripts.processen import Opstelling
from tests.dialogue.inwoner import Inwoner
from tests.support.botapi import BotApi
from tests.support.telegram_api_brug import Brug, migreer, telegram_aan


@pytest.fixture(scope="session")
def botapi():
    with BotApi() as api:
        yield api


@pytest.fixture(scope="session")
def wegwijs(tmp_path_factory, botapi):
    """Eén opstelling voor alle gesprekken, met een eigen map en database."""
    # Honderden inwoners naast elkaar vanaf één adres, op een machine die het druk heeft: de grens per
    # adres en de tijd die de motor krijgt hebben hun eigen tests.
    ruim = {"WEGWIJS_LIMIET_ADRES": "100000", "WEGWIJS_RASA_SECONDEN": "60"}
    opstelling = Opstelling(var=tmp_path_factory.mktemp("wegwijs"), extra={**telegram_aan(botapi), **ruim})
    migreer(opstelling)
    with opstelling:
        opstelling.wacht_tot_klaar()
        yield opstelling


@pytest.fixture(scope="session")
def telegram(wegwijs, botapi):
    """Maakt inwoners die via Telegram praten: `telegram.inwoner("almelo")`."""
    brug = Brug(wegwijs, botapi)
    yield brug
    brug.engine.dispose()


@pytest.fixture
def inwoner(wegwijs):
    """Een nieuw gesprek met Almelo."""
    return Inwoner(wegwijs)
