"""Een portaal met één account.

Er draait één server; elke test zet er zijn eigen app in, op SQLite. Wat aan de database hangt draait
met `OP_BEIDE` ook op PostgreSQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx import Client
from playwright.sync_api import Browser, sync_playwright

from integrations.portal.aanmelding import Aanmelding
from integrations.portal.toegang import COOKIE
from integrations.portal.wachtwoord import maak_hash
from overdracht import medewerkers
from overdracht.database import Sessies
from tests.integrations.webchat.bediening import CHROMIUM
from tests.support.database import *  # noqa: F403 - fixtures
from tests.support.database import BEIDE, _voorbeeld_postgres, zet_sqlite_klaar
from tests.support.postgres import gedeeld_cluster
from tests.support.server import draai
from tests.support.testapp import maak_test_app

OP_BEIDE = pytest.mark.parametrize("url", BEIDE, indirect=True)
NAAM, WACHTWOORD = "j.jansen", "een lang wachtwoord"


class Wissel:
    """Een app die doorgeeft aan een andere, die per test verschilt: een server starten duurt langer dan een test."""

    app: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for _ in range(2):
                await send({"type": f"{(await receive())['type']}.complete"})
        else:
            await self.app(scope, receive, send)


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[Wissel, str]]:
    """De server en zijn adres."""
    wissel = Wissel()
    with draai(wissel) as adres:
        yield wissel, adres


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """SQLite, tenzij de test met `OP_BEIDE` om PostgreSQL vraagt."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return gedeeld_cluster().nieuwe_database(kopie_van=_voorbeeld_postgres())
    zet_sqlite_klaar(f"sqlite:///{tmp_path / 'wegwijs.sqlite3'}")
    return f"sqlite:///{tmp_path / 'wegwijs.sqlite3'}"


@pytest.fixture(scope="session")
def wachtwoord_hash() -> str:
    return maak_hash(WACHTWOORD)


@pytest.fixture
def wie(sessies: Sessies, wachtwoord_hash: str) -> int:
    return medewerkers.maak(sessies, NAAM, wachtwoord_hash)


@pytest.fixture
def browser(server: tuple[Wissel, str], sessies: Sessies, wie: int) -> Iterator[Client]:
    """Een browser die nog niet is ingelogd en doorverwijzingen niet zelf volgt."""
    wissel, adres = server
    wissel.app = maak_test_app(sessies, aanmelding=Aanmelding(verplicht=False))
    with Client(base_url=adres, follow_redirects=False, timeout=30, trust_env=False) as gemaakt:
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
    browser.cookies.set(COOKIE, medewerkers.open_sessie(sessies, wie, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    return browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as pw:
        gestart = pw.chromium.launch(executable_path=CHROMIUM)
        yield gestart
        gestart.close()
