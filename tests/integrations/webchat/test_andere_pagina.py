"""Het element op de pagina van een ander: een andere herkomst, een strenge CSP en stijl die alles sloopt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.integrations.webchat import draaiboek
from tests.integrations.webchat.bediening import MET_CHROMIUM, bevindingen, typ, veld
from tests.integrations.webchat.conftest import wacht_tot

pytestmark = MET_CHROMIUM
SLOPEND = """
* { all: unset !important; display: none !important; color: yellow !important; background: yellow !important; font: 3px/1 fantasy !important;
    visibility: hidden !important; opacity: .05 !important; letter-spacing: 2em !important; text-transform: uppercase !important; direction: rtl !important;
    position: static !important; transform: rotate(5deg) !important; width: 1px !important; z-index: -1 !important; }
html, body, main { display: block !important; visibility: visible !important; opacity: 1 !important; width: auto !important; }
html { font-size: 4px !important; }
main { overflow: hidden !important; height: auto !important; }
wegwijs-chat, wegwijs-chat * { display: none !important; }
"""


class Site:
    """Een gemeentelijke website op een eigen poort: één pagina, met de CSP die een webredacteur overneemt uit de uitleg."""

    def __init__(self) -> None:
        self.lijf, self.csp = "", ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None: ...

            def do_GET(self) -> None:
                soort, inhoud = ("text/css", SLOPEND) if self.path == "/slopend.css" else ("text/html", site.lijf)
                self.send_response(200 if self.path in ("/", "/slopend.css") else 404)
                self.send_header("Content-Type", f"{soort}; charset=utf-8")
                self.send_header("Content-Security-Policy", site.csp)
                self.end_headers()
                self.wfile.write(inhoud.encode())

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._draad = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._draad.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._draad.join()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.stop()


@pytest.fixture
def web(maak_web: Callable[..., Any], site: Site) -> Any:
    """Het webproces dat deze website toelaat."""
    return maak_web(WEGWIJS_CHAT_HERKOMST=f"https://www.almelo.nl, {site.url}")


@pytest.fixture
def op_site(site: Site, web: Any, rasa: Any, context: BrowserContext, let_op: Callable[..., Page]) -> Callable[..., Page]:
    """Zet het element op die website, met deze attributen."""

    def zet(attributen: str = "", hoofd: str = '<link rel="stylesheet" href="/slopend.css">', rond: str = "<main><h1>Zorg</h1>{}</main>") -> Page:
        rasa.draaiboek = [draaiboek.OPENING, [draaiboek.KLOPT_DIT], [draaiboek.OVERDRACHT]]
        site.csp = f"default-src 'none'; script-src {web.url}; connect-src {web.url}; style-src 'self' {web.url}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
        element = f'<wegwijs-chat gemeente="almelo" {attributen}></wegwijs-chat>'
        site.lijf = f'<!doctype html><html lang="nl"><title>Zorg</title>{hoofd}<script src="{web.url}/static/wegwijs-chat.js" defer></script>{rond.format(element)}'
        page = let_op(context.new_page(), site.url)
        page.goto(site.url)
        return page

    return zet


def test_een_gesprek_op_een_andere_website(op_site, rasa, web):
    """Eén script en één element: naam en nummer komen van de server, niets gaat naar een ander adres, de CSP heeft niets te klagen."""
    page = op_site()
    expect(page.locator(".vraag.open")).to_be_visible()
    expect(page.get_by_text("Dit is een computerprogramma van de gemeente Almelo, geen mens.")).to_be_visible()
    expect(page.get_by_role("link", name="Liever bellen: 14 0546")).to_be_visible()
    typ(page, "Ik heb schulden")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    page.reload()
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    # De pagina blijft staan als iemand over zijn gegevens leest.
    uitleg = page.get_by_role("link", name="Wat gebeurt er met wat ik vertel?")
    expect(uitleg).to_have_attribute("target", "_blank")
    expect(uitleg).to_have_attribute("href", f"{web.url}/privacy?gemeente=almelo")


def test_stijl_van_buiten_komt_niet_binnen(op_site, open_pagina):
    """Op een pagina die alles verbergt, verkleint en geel maakt, ziet het gesprek er net zo uit als op de eigen pagina."""
    lees = """() => ['.tekst', '.vraag.open', 'textarea', 'button.vol', '.balk'].map((wat) => {
        const s = getComputedStyle(document.querySelector('wegwijs-chat').shadowRoot.querySelector(wat));
        return ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'letterSpacing', 'textTransform', 'direction', 'visibility', 'opacity', 'borderTopColor', 'display'].map((k) => s[k]); })"""
    vijandig = op_site()
    expect(vijandig.locator(".vraag.open")).to_be_visible()
    gewoon = op_site(hoofd="")
    expect(gewoon.locator(".vraag.open")).to_be_visible()
    assert vijandig.evaluate(lees) == gewoon.evaluate(lees)
    assert vijandig.evaluate("getComputedStyle(document.querySelector('wegwijs-chat')).opacity") == "1"


def test_een_website_die_niet_op_de_lijst_staat_komt_er_niet_in(site, maak_web, rasa, context):
    """De browser weigert; er begint geen gesprek en de inwoner leest dat er geen verbinding is."""
    web = maak_web()
    site.csp = ""
    site.lijf = f'<!doctype html><script src="{web.url}/static/wegwijs-chat.js" defer></script><wegwijs-chat gemeente="almelo"></wegwijs-chat>'
    page = context.new_page()
    page.goto(site.url)
    expect(page.get_by_text("Er is geen verbinding met Wegwijs.")).to_be_visible()
    assert rasa.ontvangen == []


def test_alleen_de_chat_en_alleen_deze_websites(web, site):
    """Vooraf vragen mag voor de chat; voor het portaal en voor een andere website niet; cookies nooit."""
    vraag = {"Origin": site.url, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type,x-wegwijs-gemeente"}
    goed = httpx.options(f"{web.url}/api/v1/gesprekken", headers=vraag, trust_env=False)
    assert goed.status_code == 200
    assert goed.headers["access-control-allow-origin"] == site.url
    assert "access-control-allow-credentials" not in goed.headers
    ander = httpx.options(f"{web.url}/api/v1/gesprekken", headers={**vraag, "Origin": "https://kwaad.example"}, trust_env=False)
    assert "access-control-allow-origin" not in ander.headers
    for pad in ("/medewerkers", "/intern/overdrachten", "/gezond"):
        assert "access-control-allow-origin" not in httpx.get(f"{web.url}{pad}", headers={"Origin": site.url}, trust_env=False).headers
    fout = httpx.post(f"{web.url}/api/v1/gesprekken", json={}, headers={"Origin": site.url}, trust_env=False)
    assert fout.status_code == 422
    assert fout.headers["access-control-allow-origin"] == site.url


def test_de_zwevende_knop(op_site, rasa):
    """Dicht begint er niets; open staat hij boven alles; Escape sluit en geeft de plek terug; heropenen toont hetzelfde gesprek."""
    page = op_site('weergave="knop"')
    knop = page.get_by_role("button", name="Hulp nodig? Vraag het Wegwijs")
    expect(knop).to_be_visible()
    # In de hoek van het scherm, ook al draait en schuift de pagina.
    vak, scherm = knop.bounding_box(), page.viewport_size
    assert vak["x"] + vak["width"] > scherm["width"] - 60 and vak["y"] + vak["height"] > scherm["height"] - 60
    assert vak["height"] >= 44
    assert rasa.ontvangen == []
    knop.focus()
    page.keyboard.press("Enter")
    paneel = page.get_by_role("dialog", name="Gesprek met Wegwijs")
    expect(paneel).to_be_visible()
    expect(veld(page)).to_be_focused()
    expect(page.locator(".vraag.open")).to_be_visible()
    typ(page, "Ik heb schulden")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.keyboard.press("Escape")
    expect(paneel).to_be_hidden()
    verder = page.get_by_role("button", name="Ga verder met uw gesprek")
    expect(verder).to_be_focused()
    page.reload()
    page.get_by_role("button", name="Ga verder met uw gesprek").click()
    expect(page.get_by_role("heading", name="Wegwijs", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    # Escape in de vraag over verwijderen sluit alleen die vraag.
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Verwijder dit gesprek")).to_be_focused()
    page.get_by_role("button", name="Sluit het gesprek").click()
    expect(page.get_by_role("button", name="Ga verder met uw gesprek")).to_be_focused()
    assert [b["message"] for b in rasa.ontvangen] == ["/begin", "Ik heb schulden"]


def test_op_een_klein_scherm_is_het_gesprek_het_hele_scherm(op_site):
    """Wat erachter ligt doet dan niet mee; draait de telefoon, dan blijft het gesprek open."""
    page = op_site('weergave="knop"', hoofd="", rond='<main><h1>Zorg</h1><a href="#x">Een link</a>{}</main>')
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("button", name="Hulp nodig? Vraag het Wegwijs").click()
    expect(page.locator(".vraag.open")).to_be_visible()
    vak = page.get_by_role("dialog").bounding_box()
    assert (vak["x"], vak["y"], vak["width"], vak["height"]) == (0, 0, 320, 640)
    kan_plek_krijgen = "(el) => { el.focus(); return document.activeElement === el; }"
    assert page.get_by_role("link", name="Een link").evaluate(kan_plek_krijgen) is False
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(page.locator(".vraag.open")).to_be_visible()
    wacht_tot(lambda: page.get_by_role("dialog").bounding_box()["width"] < 600, wat="paneel naast de pagina")
    assert page.get_by_role("link", name="Een link").evaluate(kan_plek_krijgen) is True


def test_axe_op_de_zwevende_knop(op_site):
    """Dicht, open naast de pagina, en open als heel scherm."""
    page = op_site('weergave="knop"', hoofd="")
    expect(page.get_by_role("button", name="Hulp nodig? Vraag het Wegwijs")).to_be_visible()
    gevonden = {"dicht": bevindingen(page)}
    page.get_by_role("button", name="Hulp nodig? Vraag het Wegwijs").click()
    expect(page.locator(".vraag.open")).to_be_visible()
    gevonden["open"] = bevindingen(page)
    page.set_viewport_size({"width": 320, "height": 640})
    gevonden["heel scherm"] = bevindingen(page)
    assert {toestand: wat for toestand, wat in gevonden.items() if wat} == {}


def test_printen_op_een_andere_website_print_alleen_het_gesprek(op_site):
    """De pagina eromheen hoort er niet bij; na het printen staat zij er weer."""
    page = op_site(hoofd="", rond="<main><h1>Zorg</h1><p>Nieuws van de gemeente</p><div>{}</div></main>")
    expect(page.locator(".vraag.open")).to_be_visible()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print dit gesprek").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("Nieuws van de gemeente")).to_be_hidden()
    expect(page.get_by_text("Wat is er aan de hand?")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.get_by_text("Nieuws van de gemeente")).to_be_visible()


def test_donker_alleen_als_de_pagina_ook_donker_kan_zijn(op_site):
    """Een lichte website krijgt geen donker gesprek, ook niet als het apparaat op donker staat."""
    kleur = "() => getComputedStyle(document.querySelector('wegwijs-chat').shadowRoot.querySelector('.tekst')).color"
    licht = op_site(hoofd="")
    licht.emulate_media(color_scheme="dark")
    expect(licht.locator(".vraag.open")).to_be_visible()
    donker = op_site(hoofd='<meta name="color-scheme" content="light dark">')
    donker.emulate_media(color_scheme="dark")
    expect(donker.locator(".vraag.open")).to_be_visible()
    nooit = op_site('kleuren="licht"', hoofd='<meta name="color-scheme" content="light dark">')
    nooit.emulate_media(color_scheme="dark")
    expect(nooit.locator(".vraag.open")).to_be_visible()
    assert nooit.evaluate(kleur) == licht.evaluate(kleur) != donker.evaluate(kleur)
