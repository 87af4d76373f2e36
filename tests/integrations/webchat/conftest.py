"""Een echte webserver met een eigen database, tegenover de nagemaakte motor."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import func, select

from integrations.app import maak_app
from integrations.settings import Instellingen, lees
from overdracht.database import maak_engine, maak_sessies
from overdracht.tabellen import Bericht
from overdracht.tijd import nu
from tests.integrations.webchat import draaiboek
from tests.integrations.webchat.bediening import CHROMIUM
from tests.integrations.webchat.neprasa import TOKEN, NepRasa, bericht
from tests.support.database import PROEFBOS, SLEUTELOMGEVING, zet_sqlite_klaar

GEHEIM = "geheim-van-de-interne-koppeling"


def wacht_tot(klaar: Callable[[], Any], seconden: float = 20, wat: str = "") -> Any:
    """Kijkt tot `klaar` iets geeft; de test faalt als dat te lang duurt."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if uitkomst := klaar():
            return uitkomst
        time.sleep(0.02)
    raise AssertionError(f"duurde te lang: {wat or klaar}")


class Web:
    """Het webproces in een draad; `stop` en `start` houden dezelfde poort en dezelfde gegevens."""

    def __init__(self, instellingen: Instellingen, poort: int = 0):
        self.instellingen, self._poort = instellingen, poort
        self.app: Any = None

    def start(self) -> Web:
        # Met het protocol erbij: anders zet asyncio TCP_NODELAY niet en kost elk antwoord 40 ms.
        stekker = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        stekker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stekker.bind(("127.0.0.1", self._poort))
        self._poort = stekker.getsockname()[1]
        self.app = maak_app(self.instellingen)
        self._server = uvicorn.Server(uvicorn.Config(self.app, log_config=None, lifespan="on", access_log=False, timeout_graceful_shutdown=2))
        self._draad = threading.Thread(target=self._server.run, kwargs={"sockets": [stekker]})
        self._draad.start()
        wacht_tot(lambda: self._server.started, wat="webserver")
        return self

    def stop(self) -> None:
        self._server.should_exit = True
        self._draad.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._poort}"

    def loket_antwoordt(self, gesprek_id: str, tekst: str, loket: str = "sociaal_team") -> None:
        """Zet een bericht van een loket in het gesprek, zoals het portaal dat doet."""
        engine = maak_engine(self.instellingen.database_url, PROEFBOS)
        with maak_sessies(engine).begin() as sessie:
            volgnummer = sessie.scalar(select(func.max(Bericht.volgnummer)).where(Bericht.gesprek_id == gesprek_id))
            inhoud = {**bericht(tekst), "van_loket": loket}
            sessie.add(Bericht(gesprek_id=gesprek_id, volgnummer=volgnummer + 1, van="wegwijs", inhoud=inhoud, status="verwerkt", op=nu()))
        engine.dispose()


@pytest.fixture
def rasa() -> Iterator[NepRasa]:
    nep = NepRasa().start()
    yield nep
    nep.stop()


@pytest.fixture
def maak_web(rasa: NepRasa, tmp_path: Path) -> Iterator[Callable[..., Web]]:
    """Start een webproces; extra instellingen als WEGWIJS_-namen."""
    gestart: list[Web] = []

    def maak(poort: int = 0, **omgeving: str) -> Web:
        inst = lees({"WEGWIJS_VAR": str(tmp_path), "WEGWIJS_RASA_URL": rasa.url, "WEGWIJS_RASA_TOKEN": TOKEN, "WEGWIJS_INTERN_GEHEIM": GEHEIM, **SLEUTELOMGEVING, **omgeving})
        if inst.database_url.startswith("sqlite"):
            zet_sqlite_klaar(inst.database_url)
        gestart.append(Web(inst, poort).start())
        return gestart[-1]

    yield maak
    for web in gestart:
        web.stop()


@pytest.fixture
def web(maak_web: Callable[..., Web]) -> Web:
    return maak_web()


class Inwoner:
    """Praat met de API zoals een kanaal dat doet."""

    def __init__(self, url: str):
        self.client = httpx.Client(base_url=url, timeout=30, trust_env=False)
        self.gesprek = self.sleutel = ""

    def open(self, gemeente: str = "almelo", koppen: dict[str, str] | None = None) -> httpx.Response:
        antwoord = self.client.post("/api/v1/gesprekken", json={"gemeente": gemeente}, headers=koppen)
        if "gesprek" in antwoord.json():
            self.gesprek, self.sleutel = antwoord.json()["gesprek"], antwoord.json()["sleutel"]
        return antwoord

    @property
    def pad(self) -> str:
        return f"/api/v1/gesprekken/{self.gesprek}"

    @property
    def koppen(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.sleutel}"}

    def stuur(self, tekst: str | None = None, **meer: Any) -> httpx.Response:
        data = {**({"tekst": tekst} if tekst is not None else {}), **meer}
        return self.client.post(f"{self.pad}/berichten", json=data, headers=self.koppen)

    def lees(self) -> httpx.Response:
        return self.client.get(self.pad, headers=self.koppen)

    def wis(self) -> httpx.Response:
        return self.client.delete(self.pad, headers=self.koppen)


@pytest.fixture
def maak_inwoner() -> Iterator[Callable[[Web], Inwoner]]:
    clients: list[httpx.Client] = []

    def maak(web: Web) -> Inwoner:
        inwoner = Inwoner(web.url)
        clients.append(inwoner.client)
        return inwoner

    yield maak
    for client in clients:
        client.close()


@pytest.fixture
def inwoner(web: Web, maak_inwoner: Callable[[Web], Inwoner]) -> Inwoner:
    """Een inwoner met een geopend gesprek."""
    inwoner = maak_inwoner(web)
    assert inwoner.open().status_code == 201
    return inwoner


# Een echte browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", locale="nl-NL")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def klachten() -> Iterator[list[str]]:
    """Wat de browser te klagen had: fouten in het script, geblokkeerd door de CSP, een vreemd adres."""
    lijst: list[str] = []
    yield lijst
    assert lijst == []


@pytest.fixture
def let_op(klachten: list[str], web: Web) -> Callable[[Page], Page]:
    """Laat een pagina haar klachten opschrijven; naar een ander adres dan het onze mag niets."""

    def volg(page: Page, *mag_ook: str) -> Page:
        mag = (web.url, "blob:", "data:", *mag_ook)
        page.on("pageerror", lambda fout: klachten.append(str(fout)))
        page.on("console", lambda m: klachten.append(m.text) if "Content Security Policy" in m.text or "Trusted" in m.text else None)
        page.on("request", lambda r: klachten.append(r.url) if not r.url.startswith(mag) else None)
        return page

    return volg


@pytest.fixture
def open_pagina(context: BrowserContext, web: Web, rasa: NepRasa, let_op: Callable[[Page], Page]) -> Callable[..., Page]:
    """De eigen pagina, met een draaiboek voor de motor."""

    def open_(beurten: list[Any] | None = None, wacht: bool = True) -> Page:
        rasa.draaiboek = beurten or draaiboek.gesprek()
        page = let_op(context.new_page())
        page.goto(web.url)
        if wacht:
            expect(page.locator(".vraag.open")).to_be_visible()
        return page

    return open_
