"""De cijfers in een echte browser: zonder JavaScript te gebruiken, en voor iedereen te lezen."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from integrations.portal.aanmelding import Aanmelding
from integrations.portal.toegang import COOKIE
from overdracht import medewerkers
from overdracht.database import Sessies
from overdracht.gesprekken import Gesprekken
from overdracht.tijd import vandaag
from tests.integrations.portal.conftest import Wissel
from tests.integrations.portal.test_cijfers import HIER, neem
from tests.integrations.webchat.bediening import MET_CHROMIUM, bevindingen
from tests.support.testapp import maak_test_app

pytestmark = MET_CHROMIUM


def test_in_de_browser(chromium: Browser, server: tuple[Wissel, str], sessies: Sessies, wie: int) -> None:
    """Zonder JavaScript een loket kiezen en een tabel openen; axe vindt niets en niets valt buiten beeld, breed en op 320 px."""
    neem(sessies, 6, problemen=("lichamelijke_klachten", "begeleiding", "overlast"), buurt="Wittevrouwenveld/Wyckerpoort")
    neem(sessies, 7, loket="wmo_loket", gemeente="groningen", buurt="Kerkelanden", taal="ar")
    neem(sessies, 3, buurt="Aalderinkshoek", crisis=("geweld_nu",))
    gesprek = Gesprekken(sessies)
    for _ in range(6):
        gesprek.maak("almelo")
    server[0].app = maak_test_app(sessies, aanmelding=Aanmelding(verplicht=False))
    koek = {"name": COOKIE, "value": medewerkers.open_sessie(sessies, wie, bevestigd=True), "domain": "127.0.0.1", "path": "/medewerkers"}
    with chromium.new_context(base_url=server[1], java_script_enabled=False) as zonder:
        zonder.add_cookies([koek])
        page = zonder.new_page()
        page.goto(HIER)
        page.get_by_text("Kies een periode, loket of buurt").click()
        page.get_by_label("Loket", exact=True).select_option("wmo_loket")
        page.get_by_role("button", name="Toon").click()
        expect(page.locator(".kern dd").first).to_have_text("7")
        page.get_by_text("Tabel: wat er speelt").click()
        expect(page.get_by_role("table", name="Wat er speelt")).to_be_visible()
    gevonden: dict[str, object] = {}
    for breed, kleuren in ((1280, "light"), (320, "dark")):
        with chromium.new_context(base_url=server[1], viewport={"width": breed, "height": 800}, color_scheme=kleuren, bypass_csp=True) as context:
            context.add_cookies([koek])
            page = context.new_page()
            for adres in (f"?soort=jaar&dag={vandaag().isoformat()}", "?soort=vrij"):
                page.goto(f"{HIER}{adres}")
                page.evaluate("document.querySelectorAll('details').forEach((el) => { el.open = true; })")
                gevonden[f"{adres} {breed}"] = bevindingen(page)
                gevonden[f"{adres} {breed} te breed"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
    assert {waar: wat for waar, wat in gevonden.items() if wat} == {}
