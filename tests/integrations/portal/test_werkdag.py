"""Een werkdag in een echte browser, zonder JavaScript; en wat de sneltoetsen doen als het er wel is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from integrations.portal.aanmelding import Aanmelding
from integrations.portal.toegang import COOKIE
from overdracht import dienst, medewerkers
from overdracht.database import Sessies
from overdracht.gesprekken import Gesprekken
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import NAAM, WACHTWOORD, Wissel
from tests.integrations.webchat.bediening import CHROMIUM, MET_CHROMIUM, bevindingen
from tests.support.overdrachten import maak_overdracht
from tests.support.testapp import maak_test_app
from triage.overdracht import Contact

pytestmark = MET_CHROMIUM


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as pw:
        gestart = pw.chromium.launch(executable_path=CHROMIUM)
        yield gestart
        gestart.close()


@pytest.fixture
def adres(server: tuple[Wissel, str], sessies: Sessies, wie: int) -> str:
    server[0].app = maak_test_app(sessies, aanmelding=Aanmelding(verplicht=False))
    return server[1]


def _pagina(chromium: Browser, adres: str, teken: str | None = None, **anders: object) -> Page:
    context = chromium.new_context(base_url=adres, **anders)
    if teken:
        context.add_cookies([{"name": COOKIE, "value": teken, "domain": "127.0.0.1", "path": "/medewerkers"}])
    return context.new_page()


def test_een_hele_werkdag(chromium: Browser, adres: str, sessies: Sessies) -> None:
    """Inloggen, oppakken, notitie, doorzetten, terugzetten door het andere loket, afronden; de inwoner leest het in zijn gesprek."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, contact=Contact("Anna", "kanaal")))
    ander = Toegang(medewerkers.maak(sessies, "f.yilmaz", None, "medewerker", ("werkplein",)), "medewerker", ("werkplein",))
    page = _pagina(chromium, adres, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.goto("/medewerkers")
    page.get_by_label("Naam").fill(NAAM)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name=kenmerk).click()
    page.get_by_role("button", name="Ik pak dit op").click()
    expect(page.get_by_role("status")).to_contain_text("De inwoner kreeg een bericht via website.")
    page.get_by_label("Notitie voor collega's").fill("Gebeld, zij wil ook werk")
    page.get_by_role("button", name="Notitie bewaren").click()
    page.get_by_text("Doorzetten naar een ander loket").click()
    door = page.locator("#doe-zet_door")
    door.get_by_label("Werkplein").check()
    door.get_by_label("Waarom?").fill("Gaat over werk")
    door.get_by_role("button", name="Doorzetten").click()
    expect(page.get_by_role("status")).to_contain_text("Doorgezet")
    # Een collega van het andere loket is intussen ook bezig.
    page.locator("#doe-rond_af summary").click()
    klaar = page.locator("#doe-rond_af")
    klaar.get_by_label("Geholpen").check()
    klaar.get_by_label("Notitie (hoeft niet)").fill("Opgelost")
    dienst.zet_terug(sessies, ander, kenmerk, "Er zijn eerst schulden")
    klaar.get_by_role("button", name="Afronden").click()
    expect(page.get_by_role("alert")).to_contain_text("Teruggezet naar")
    expect(page.get_by_role("alert")).to_contain_text("Er zijn eerst schulden")
    expect(klaar.get_by_label("Notitie (hoeft niet)")).to_have_value("Opgelost")
    klaar.get_by_role("button", name="Afronden").click()
    expect(page.get_by_role("status")).to_contain_text("Afgerond.")
    leest = [str(b.inhoud["tekst"]).split("\n")[0] for b in gesprekken.lees(gesprek.id) if b.inhoud and b.inhoud.get("van_loket")]
    assert [zin.split(".")[0] for zin in leest] == ["Een medewerker is met uw vraag begonnen", "Uw vraag past beter bij een ander loket", "Uw vraag is klaar"]
    page.context.close()


def test_axe_vindt_niets(chromium: Browser, adres: str, sessies: Sessies, wie: int) -> None:
    """Elke pagina, met alles opengeklapt, breed en op 320 px (dat is ook 400 % zoom): geen bevinding, en niets valt buiten beeld."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    een, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, contact=Contact("Anna", "kanaal"), deelt_alles=True, prioriteit="hoog"))
    geweld, _ = dienst.neem_aan(sessies, maak_overdracht(problemen=("huiselijk_geweld",), rij=2, reden="geweld", prioriteit="spoed"))
    fout, _ = dienst.neem_aan(sessies, maak_overdracht(verhaal=("Ik ben Karel Bos, bel 0612345678.",)))
    dienst.meld_verkeerd_loket(sessies, Toegang(wie, "kcc"), fout, ("werk_zoeken",), "werkplein")
    teken = medewerkers.open_sessie(sessies, wie, bevestigd=True)
    gevonden: dict[str, object] = {}
    paginas = ("", f"/overdracht/{een}", f"/overdracht/{geweld}", "/voorbeelden", "?status=alle&zoek=niets", f"/overdracht/{een}?afdruk=ja", "/helpen", "/toetsen", "/overdracht/A2C-3DE")
    for breed, kleuren, hoeveel in ((1280, "light", 9), (320, "dark", 4)):
        page = _pagina(chromium, adres, teken, viewport={"width": breed, "height": 800}, color_scheme=kleuren, bypass_csp=True)
        for pad in paginas[:hoeveel]:
            page.goto(f"/medewerkers{pad}")
            page.evaluate("document.querySelectorAll('details').forEach((el) => { el.open = true; })")
            gevonden[f"{pad} {breed}"] = bevindingen(page)
            gevonden[f"{pad} {breed} te breed"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
        page.goto("/medewerkers/helpen")
        page.get_by_label("Notitie of e-mail").fill("Hij zegt dat hij een einde aan zijn leven wil maken")
        page.get_by_role("button", name="Kijk mee").click()
        expect(page.get_by_role("alert")).to_be_visible()
        gevonden[f"antwoord {breed}"] = bevindingen(page)
        page.context.close()
    assert {waar: wat for waar, wat in gevonden.items() if wat} == {}


def test_sneltoetsen(chromium: Browser, adres: str, sessies: Sessies, wie: int) -> None:
    """Met de echte CSP: j en k door de lijst, Enter erheen, p naar de knop; niet terwijl iemand typt, en niet als ze uit staan."""
    kenmerken = [dienst.neem_aan(sessies, maak_overdracht())[0] for _ in range(2)]
    page = _pagina(chromium, adres, medewerkers.open_sessie(sessies, wie, bevestigd=True))
    page.goto("/medewerkers")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=kenmerken[0])).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=kenmerken[1])).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(kenmerken[0])
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Ik pak dit op")).to_be_focused()
    page.keyboard.press("d")
    expect(page.get_by_text("Naar welk loket?")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.type("pad?")
    expect(page.get_by_label("Notitie voor collega's")).to_have_value("pad?")
    page.goto("/medewerkers")
    page.keyboard.press("?")
    page.get_by_role("button", name="Zet sneltoetsen uit").click()
    expect(page.get_by_text("staan nu uit")).to_be_visible()
    page.keyboard.press("l")
    page.keyboard.press("?")
    expect(page).to_have_url(f"{adres}/medewerkers/toetsen")
    assert [r.gebeurtenis for r in dienst.bekijk(sessies, Toegang(wie, "kcc"), kenmerken[0]).historie] == ["ontvangen"]
    page.context.close()
