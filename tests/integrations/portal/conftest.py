"""Een portaal met één account, op beide databases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from httpx import Client

from integrations.portal.toegang import COOKIE
from integrations.portal.wachtwoord import maak_hash
from overdracht import medewerkers
from overdracht.database import Sessies
from tests.support.database import *  # noqa: F403 - fixtures
from tests.support.server import browser_bij
from tests.support.testapp import maak_test_app

NAAM, WACHTWOORD = "j.jansen", "een lang wachtwoord"


@pytest.fixture(scope="session")
def wachtwoord_hash() -> str:
    return maak_hash(WACHTWOORD)


@pytest.fixture
def wie(sessies: Sessies, wachtwoord_hash: str) -> int:
    return medewerkers.maak(sessies, NAAM, wachtwoord_hash)


@pytest.fixture
def browser(sessies: Sessies, wie: int) -> Iterator[Client]:
    """Een browser die nog niet is ingelogd en doorverwijzingen niet zelf volgt."""
    with browser_bij(maak_test_app(sessies)) as gemaakt:
        yield gemaakt


@pytest.fixture
def teken() -> Callable[[str], str]:
    """Haalt het formulierteken uit een pagina."""

    def zoek(html: str) -> str:
        gevonden = re.search(r'name="teken" value="([0-9a-f]{64})"', html)
        assert gevonden is not None
        return gevonden[1]

    return zoek


@pytest.fixture
def ingelogd(browser: Client, sessies: Sessies, wie: int) -> Client:
    """Dezelfde browser met een geopende sessie; langs het formulier gaat `test_toegang`."""
    browser.cookies.set(COOKIE, medewerkers.open_sessie(sessies, wie), domain="127.0.0.1", path="/medewerkers")
    return browser
