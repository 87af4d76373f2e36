"""Hetzelfde gesprek: in twee tabbladen, na een loket dat antwoordt, en op een apparaat dat het onthoudt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.integrations.webchat import draaiboek
from tests.integrations.webchat.bediening import MET_CHROMIUM, regels, typ, veld
from tests.integrations.webchat.conftest import wacht_tot
from tests.integrations.webchat.neprasa import OPENING

pytestmark = MET_CHROMIUM
HALVE_MINUUT = 31_000


@pytest.fixture
def nog_een_tabblad(context: BrowserContext, web: Any, let_op: Callable[..., Page]) -> Callable[[], Page]:
    def open_() -> Page:
        page = let_op(context.new_page())
        page.goto(web.url)
        expect(page.locator(".vraag").first).to_be_visible()
        return page

    return open_


def bewaard(page: Page, waar: str = "sessionStorage") -> dict[str, Any]:
    """Wat er van het gesprek op het apparaat staat."""
    return page.evaluate(f"JSON.parse({waar}.getItem('wegwijs:almelo') || '{{}}')")


def test_twee_tabbladen_tonen_een_gesprek(open_pagina, nog_een_tabblad, rasa):
    """Wat in het ene gezegd wordt staat in het andere, één keer en op volgorde, en de vraag die openstaat is dezelfde."""
    een = open_pagina()
    typ(een, "Ik heb schulden")
    expect(een.get_by_role("button", name="Verder")).to_be_visible()
    twee = nog_een_tabblad()
    expect(twee.get_by_role("button", name="Verder")).to_be_visible()
    assert regels(twee) == regels(een)
    veld(een).fill("half bericht")
    twee.get_by_role("button", name="Verder").click()
    expect(een.get_by_role("button", name="Voor mijzelf")).to_be_visible()
    een.get_by_role("button", name="Voor mijzelf").click()
    expect(twee.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    expect(twee.locator(".vraag.open")).to_have_text("Wegwijs:Hoe mogen wij u noemen? U hoeft uw naam niet te zeggen.")
    assert regels(een) == regels(twee)
    expect(veld(een)).to_have_value("half bericht")
    assert [b["message"] for b in rasa.ontvangen] == ["/begin", "Ik heb schulden", "/keuze", "/keuze"]


def test_twee_tabbladen_die_tegelijk_openen_zijn_een_gesprek(context, web, rasa, let_op):
    """Ook als het eerste nog op zijn opening wacht."""
    rasa.draaiboek = draaiboek.gesprek()
    rasa.houd_vast()
    een, twee = let_op(context.new_page()), let_op(context.new_page())
    een.goto(web.url)
    assert rasa.binnen.acquire(timeout=15)
    twee.goto(web.url)
    rasa.laat_los()
    for page in (een, twee):
        expect(page.locator(".vraag.open")).to_be_visible()
    assert bewaard(een)["gesprek"] == bewaard(twee)["gesprek"]
    assert [b["message"] for b in rasa.ontvangen] == ["/begin"]


def test_gewist_in_het_ene_is_gewist_in_het_andere(open_pagina, nog_een_tabblad):
    """En het andere begint niet vanzelf een nieuw gesprek."""
    een = open_pagina()
    typ(een, "kanariepieten")
    expect(een.get_by_role("button", name="Verder")).to_be_visible()
    twee = nog_een_tabblad()
    een.get_by_role("button", name="Verwijder dit gesprek").click()
    een.get_by_role("button", name="Ja, verwijder alles").click()
    expect(twee.get_by_text("Uw gesprek is verwijderd.")).to_be_visible()
    expect(twee.get_by_text("kanariepieten")).to_have_count(0)
    assert bewaard(twee) == {}


def test_verlaten_geldt_voor_alle_tabbladen(open_pagina, nog_een_tabblad, context, klachten):
    """Wie weg moet, moet overal weg: ook wat onthouden was is van het apparaat."""
    context.route("https://www.buienradar.nl/**", lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html"))
    een = open_pagina()
    typ(een, "kanariepieten")
    een.get_by_label("Onthoud dit gesprek op dit apparaat").check()
    twee = nog_een_tabblad()
    een.get_by_role("button", name="Verlaat deze site snel").click()
    for page in (een, twee):
        expect(page.get_by_text("Het weer")).to_be_visible()
    klachten.clear()  # hier hoort de pagina juist wel naar een ander adres te gaan
    derde = nog_een_tabblad()
    expect(derde.get_by_text("kanariepieten")).to_have_count(0)
    assert bewaard(derde, "localStorage") == {}


def test_een_loket_antwoordt_terwijl_het_scherm_openstaat(open_pagina, context, web, rasa):
    """Binnen een halve minuut staat het er, met de naam van het loket, één keer; de open vraag blijft open."""
    context.clock.install()
    page = open_pagina([OPENING, [draaiboek.VOOR_WIE], [draaiboek.NAAM]])
    typ(page, "hallo")
    expect(page.get_by_role("button", name="Voor mijzelf")).to_be_visible()
    web.loket_antwoordt(bewaard(page)["gesprek"], "Wij bellen u morgen.")
    keren = []
    page.on("response", lambda r: keren.append(r.status) if r.request.method == "GET" and "/gesprekken/" in r.url else None)
    for _ in range(3):
        page.clock.run_for(HALVE_MINUUT)
        expect(page.get_by_text("Wij bellen u morgen.")).to_have_count(1)
    assert "Het sociaal wijkteam: Wij bellen u morgen." in regels(page)
    page.get_by_role("button", name="Voor mijzelf").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    # Als er niets veranderd is, komt er niets over de lijn.
    page.clock.run_for(HALVE_MINUUT)
    wacht_tot(lambda: page.wait_for_timeout(10) or 304 in keren, wat="304")
    expect(page.get_by_text("Wij bellen u morgen.")).to_have_count(1)


def test_een_verborgen_scherm_vraagt_niets(open_pagina, context, web):
    """Wie het tabblad wegdoet kost niets; komt hij terug, dan kijkt de pagina meteen."""
    context.clock.install()
    page = open_pagina([OPENING])
    gevraagd = []
    page.on("request", lambda r: gevraagd.append(r.url))
    page.evaluate("Object.defineProperty(document, 'hidden', { get: () => window.weg, configurable: true }); window.weg = true; document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(4 * HALVE_MINUUT)
    assert gevraagd == []
    web.loket_antwoordt(bewaard(page)["gesprek"], "Wij bellen u morgen.")
    page.evaluate("window.weg = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("Wij bellen u morgen.")).to_be_visible()


def test_wie_het_laat_onthouden_leest_later_het_antwoord(open_pagina, nog_een_tabblad, web):
    """Het vinkje bewaart de sleutel op het apparaat; weer weghalen haalt hem weg."""
    page = open_pagina([OPENING, [draaiboek.OVERDRACHT]])
    typ(page, "kanariepieten")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    page.get_by_label("Onthoud dit gesprek op dit apparaat").check()
    gesprek = bewaard(page)["gesprek"]
    page.close()
    web.loket_antwoordt(gesprek, "U kunt vrijdag langskomen.", "werkplein")
    later = nog_een_tabblad()
    expect(later.get_by_text("kanariepieten")).to_be_visible()
    assert regels(later)[-1] == "Het Werkplein: U kunt vrijdag langskomen."
    expect(later.get_by_label("Onthoud dit gesprek op dit apparaat")).to_be_checked()
    later.get_by_label("Onthoud dit gesprek op dit apparaat").uncheck()
    assert bewaard(later, "localStorage") == {}
    later.close()
    expect(nog_een_tabblad().get_by_text("kanariepieten")).to_have_count(0)


def test_wat_nog_niet_verstuurd_is_overleeft_een_gesloten_tabblad_als_het_onthouden_mag(open_pagina, nog_een_tabblad, context, rasa):
    """Typen zonder internet, tabblad dicht, later weer open: het bericht gaat alsnog, één keer."""
    page = open_pagina([OPENING])
    page.get_by_label("Onthoud dit gesprek op dit apparaat").check()
    page.route("**/berichten", lambda route: route.abort())
    typ(page, "bewaar mij")
    expect(page.get_by_text("Nog niet verstuurd.")).to_be_visible()
    page.close()
    later = nog_een_tabblad()
    expect(later.get_by_text("U zei: bewaar mij")).to_be_visible()
    assert rasa.teksten() == ["/begin", "bewaar mij"]


def test_internet_weg_en_terug(open_pagina, context):
    """De pagina zegt het meteen, niet pas bij het versturen, en neemt het ook weer weg."""
    page = open_pagina([OPENING])
    context.set_offline(True)
    expect(page.get_by_text("U heeft nu geen internet.")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text("U heeft nu geen internet.")).to_have_count(0)


def test_slaap_van_het_apparaat(open_pagina, context, rasa):
    """Na een uur slapen zonder verbinding gaat wat er lag meteen mee, zonder op de klok te wachten."""
    context.clock.install()
    page = open_pagina([OPENING])
    page.route("**/berichten", lambda route: route.abort())
    page.clock.pause_at("2100-01-01")
    typ(page, "voor het slapen")
    expect(page.get_by_text("Nog niet verstuurd.")).to_be_visible()
    page.unroute("**/berichten")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("U zei: voor het slapen")).to_be_visible()
    assert rasa.teksten() == ["/begin", "voor het slapen"]


def test_opslag_die_de_browser_weigert(context, web, rasa, let_op):
    """Dan werkt het gesprek gewoon; het overleeft alleen geen herlading."""
    rasa.draaiboek = [OPENING]
    context.add_init_script("for (const naam of ['sessionStorage', 'localStorage']) Object.defineProperty(window, naam, { get() { throw new DOMException('nee', 'SecurityError'); } });")
    page = let_op(context.new_page())
    page.goto(web.url)
    typ(page, "hallo")
    expect(page.get_by_text("U zei: hallo")).to_be_visible()
