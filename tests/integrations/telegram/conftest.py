"""Het echte webproces met de echte bibliotheek, tegenover een Bot API en een motor op de lusverbinding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from overdracht.database import Sessies, maak_engine, maak_sessies
from tests.integrations.webchat.conftest import *  # noqa: F403
from tests.integrations.webchat.conftest import Web
from tests.integrations.webchat.neprasa import NepRasa
from tests.support.botapi import TOKEN, BotApi, Telegramgebruiker
from tests.support.database import PROEFBOS

HOOKGEHEIM = "geheim-van-de-webhook"
_nummers = count(5_000_000_001)


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as server:
        yield server


@pytest.fixture
def maak_tg(api: BotApi, maak_web: Callable[..., Web]) -> Callable[..., Web]:
    """Start een webproces met Telegram aan; extra instellingen als WEGWIJS_-namen."""

    def maak(poort: int = 0, **omgeving: str) -> Web:
        return maak_web(poort, **{"WEGWIJS_TELEGRAM": "polling", "WEGWIJS_TELEGRAM_TOKEN": TOKEN, "WEGWIJS_TELEGRAM_API": api.url, **omgeving})

    return maak


@pytest.fixture
def tg(maak_tg: Callable[..., Web]) -> Web:
    return maak_tg()


@pytest.fixture
def mens(api: BotApi) -> Telegramgebruiker:
    """Iemand die de bot nog nooit sprak."""
    return Telegramgebruiker(api, next(_nummers))


@pytest.fixture
def gesprek(tg: Web, mens: Telegramgebruiker, rasa: NepRasa) -> Telegramgebruiker:
    """Iemand die op Start drukte en de opening las."""
    mens.stuur("/start")
    mens.wacht_op("Wat is er aan de hand?")
    return mens


@pytest.fixture
def sessies(tg: Web) -> Iterator[Sessies]:
    """De database van het draaiende webproces."""
    engine = maak_engine(tg.instellingen.database_url, PROEFBOS)
    yield maak_sessies(engine)
    engine.dispose()
