"""De pagina in een echte browser, zoals een inwoner haar gebruikt."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.integrations.webchat import draaiboek
from tests.integrations.webchat.bediening import MET_CHROMIUM, regels, typ, veld
from tests.integrations.webchat.conftest import wacht_tot
from tests.integrations.webchat.neprasa import OPENING, bericht

pytestmark = MET_CHROMIUM
MOET_44 = "button, .knop, .vakje, textarea, .voet a"


def test_verschillende_keuzes(open_pagina, rasa):
    """Wat al aangevinkt staat telt mee; niets aanvinken stuurt niets; 'geen van deze' is een antwoord."""
    page = open_pagina([OPENING, [draaiboek.KLOPT_DIT], [draaiboek.KLOPT_DIT], [draaiboek.NAAM]])
    typ(page, "hallo")
    schulden, werk = page.get_by_label("Schulden of achterstand"), page.get_by_label("Werk zoeken")
    expect(schulden).to_be_checked()
    expect(page.get_by_label("Niet rondkomen")).not_to_be_checked()
    schulden.uncheck()
    werk.uncheck()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Kruis eerst iets aan")).to_be_visible()
    werk.check()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator(".inwoner")).to_have_count(2)
    expect(schulden).to_be_checked()
    page.get_by_role("button", name="Geen van deze").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    assert [(b["message"], b["metadata"]["keuzes"]) for b in rasa.gespeeld[2:]] == [("/keuze", ["werk_zoeken"]), ("geen van deze", None)]


def test_wat_alleen_kan_is_een_knop_die_meteen_geldt(open_pagina, rasa):
    """'Nee' is geen vakje: één keer drukken, en wat nog aangevinkt stond gaat niet mee."""
    nog_iets = bericht("Speelt er nog iets?", "vraag", "nog_iets", [("nee", "Nee, niets meer"), ("geld", "Geld"), ("werk", "Werk")], meerdere=True)
    akkoord = bericht("Mag ik dit doorgeven?", "vraag", "akkoord", [("werkplein", "Het werkplein", "gekozen"), ("nee", "Nee, liever niet"), ("lezen", "Eerst lezen")], meerdere=True)
    zo_laten = bericht("Wat wilt u veranderen?", "vraag", "aanpassen", [("zo_laten", "Zo laten")], meerdere=True)
    page = open_pagina([OPENING, [nog_iets], [akkoord], [zo_laten], [draaiboek.NAAM]])
    typ(page, "hallo")
    page.get_by_role("button", name="Verder", exact=True).click()
    expect(page.get_by_text("Kies dan ‘Nee, niets meer’")).to_be_visible()
    page.get_by_role("button", name="Nee, niets meer").click()
    expect(page.get_by_label("Het werkplein")).to_be_checked()
    keuzes = page.locator(".antwoord").get_by_role("button").or_(page.locator(".antwoord").get_by_role("checkbox"))
    assert keuzes.evaluate_all("(alle) => alle.map((el) => el.value || el.textContent)") == ["werkplein", "Verder", "Nee, liever niet", "Eerst lezen"]
    page.get_by_role("button", name="Nee, liever niet").click()
    page.get_by_role("button", name="Zo laten").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    assert [b["metadata"]["keuzes"] for b in rasa.gespeeld[2:]] == [["nee"], ["nee"], ["zo_laten"]]


def test_een_opsomming_is_een_lijst(open_pagina):
    """Streepjes en cijfers worden punten; wat inspringt hoort bij het punt erboven, en nummers blijven te bellen."""
    tekst = "Dit hoor ik:\n- schulden\n  In uw woorden: “help”\n- geen werk\nZo pakken wij het aan:\n1. geld, bel 14 0546\n2. werk\nKlopt dat? Het kost 10 - 15 minuten."
    page = open_pagina([OPENING, [bericht(tekst, "vraag", "x")]])
    typ(page, "- dit typte ik zelf")
    log = page.get_by_role("log")
    expect(log.get_by_role("list")).to_have_count(2)
    assert log.get_by_role("listitem").all_inner_texts() == ["schulden\nIn uw woorden: “help”", "geen werk", "geld, bel 14 0546", "werk"]
    expect(log.get_by_role("listitem").get_by_role("link", name="14 0546")).to_have_attribute("href", "tel:140546")
    expect(page.locator(".inwoner .tekst")).to_have_text("- dit typte ik zelf")
    expect(page.locator(".vraag.open .tekst")).to_contain_text("Klopt dat? Het kost 10 - 15 minuten.")


def test_na_herladen_staat_alles_er_nog(open_pagina, rasa):
    """Alle berichten, wie ze zei, en de open vraag met haar keuzes; er wordt niets opnieuw gestuurd."""
    page = open_pagina()
    typ(page, "Ik heb schulden")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("button", name="Voor mijzelf")).to_be_visible()
    voor = regels(page)
    page.reload()
    expect(page.get_by_role("button", name="Voor mijzelf")).to_be_visible()
    assert regels(page) == voor
    expect(page.locator(".vraag.open")).to_have_text(re.compile("Voor wie is deze vraag"))
    page.get_by_role("button", name="Voor mijzelf").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    assert [b["message"] for b in rasa.ontvangen] == ["/begin", "Ik heb schulden", "/keuze", "/keuze"]


def test_wat_er_op_het_apparaat_blijft(open_pagina, context, web):
    """Gewoon niets: geen cookies, geen localStorage, en een volgend bezoek in een nieuw tabblad begint zelf."""
    page = open_pagina()
    typ(page, "Ik heb schulden")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert context.cookies() == []
    page.close()
    ander = context.new_page()
    ander.goto(web.url)
    expect(ander.locator(".vraag.open")).to_be_visible()
    expect(ander.get_by_text("Ik heb schulden")).to_have_count(0)


def test_verbinding_weg_en_terug(open_pagina, context, rasa):
    """Wat getypt is blijft staan, ook na herladen, en komt één keer en in volgorde aan."""
    page = open_pagina([OPENING])
    context.set_offline(True)
    typ(page, "eerste")
    expect(page.get_by_text("Nog niet verstuurd. Ik probeer het opnieuw.")).to_have_count(1)
    typ(page, "tweede")
    expect(page.get_by_text("Nog niet verstuurd. Ik probeer het opnieuw.")).to_have_count(2)
    context.set_offline(False)
    expect(page.get_by_text("U zei: tweede")).to_be_visible()
    expect(page.get_by_text("Nog niet verstuurd")).to_have_count(0)
    assert rasa.teksten() == ["/begin", "eerste", "tweede"]
    assert [r for r in regels(page) if r.startswith("U")] == ["U: eerste", "U: tweede"]


def test_een_antwoord_dat_onderweg_verdwijnt(open_pagina, context, rasa):
    """De server kreeg het bericht, de browser hoorde niets: na opnieuw proberen staat er niets dubbel."""
    context.clock.install()
    page = open_pagina([OPENING])
    keren = []

    def kwijt(route: Any) -> None:
        keren.append(route.request.post_data_json["sleutel_bericht"])
        if len(keren) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/berichten", kwijt)
    # De klok staat stil, dus niet de tijd maar de knop probeert het opnieuw.
    page.clock.pause_at("2100-01-01")
    typ(page, "hallo")
    page.get_by_role("button", name="Probeer nu").click()
    expect(page.get_by_text("U zei: hallo")).to_have_count(1)
    page.clock.resume()
    assert len(keren) == 2
    assert len(set(keren)) == 1
    assert rasa.teksten() == ["/begin", "hallo"]
    page.reload()
    expect(page.get_by_text("U zei: hallo")).to_have_count(1)
    expect(page.locator(".inwoner")).to_have_count(1)


def test_herladen_terwijl_een_bericht_nog_niet_weg_is(open_pagina, rasa, web):
    """Het webproces is weg; na een herlading en een herstart komt het bericht alsnog aan, één keer."""
    page = open_pagina([OPENING])
    page.route("**/berichten", lambda route: route.abort())
    typ(page, "bewaar mij")
    expect(page.get_by_text("Nog niet verstuurd")).to_be_visible()
    page.unroute("**/berichten")
    page.reload()
    expect(page.get_by_text("U zei: bewaar mij")).to_be_visible()
    assert rasa.teksten() == ["/begin", "bewaar mij"]


def test_de_motor_is_weg_en_komt_terug(open_pagina, rasa):
    """Een eerlijk bericht met het telefoonnummer; verder typen kan; daarna speelt alles in volgorde."""
    rasa.stop()
    page = open_pagina([OPENING], wacht=False)
    expect(page.locator(".fout")).to_contain_text("14 0546")
    expect(page.locator(".fout a[href='tel:140546']")).to_be_visible()
    typ(page, "ik heb schulden")
    expect(page.get_by_text("Bewaard, maar nog niet doorgegeven. Ik probeer het opnieuw.")).to_be_visible()
    rasa.start()
    expect(page.get_by_text("U zei: ik heb schulden")).to_be_visible()
    expect(page.get_by_text("nog niet doorgegeven. Ik")).to_have_count(0)
    assert rasa.teksten() == ["/begin", "ik heb schulden"]
    assert len([r for r in regels(page) if OPENING[1]["tekst"] in r]) == 1


def test_de_opening_komt_vanzelf_als_de_motor_terug_is(open_pagina, rasa):
    """Ook als de inwoner niets doet."""
    rasa.stop()
    page = open_pagina([OPENING], wacht=False)
    expect(page.locator(".fout")).to_be_visible()
    rasa.start()
    expect(page.locator(".vraag.open")).to_be_visible()
    assert rasa.teksten() == ["/begin"]


def test_crisis_staat_vooraan_en_is_te_bellen(open_pagina, rasa):
    """Ook als de motor weg is: links om te bellen, een link naar de chat, en het bericht wacht."""
    page = open_pagina([OPENING, [draaiboek.CRISIS, draaiboek.NAAM]])
    rasa.stop()
    typ(page, "Ik wil niet meer leven, ik ga mezelf vannacht doden")
    crisis = page.locator(".crisis")
    expect(crisis).to_have_count(1)
    expect(crisis.get_by_role("link", name="Bel 113")).to_have_attribute("href", "tel:113")
    expect(crisis.get_by_role("link", name="Bel 112")).to_have_attribute("href", "tel:112")
    expect(crisis.locator("a[href='https://113.nl']")).to_be_visible()
    expect(crisis.get_by_role("heading")).to_have_text("Belangrijk: hier is nu hulp")
    rasa.start()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()


VUIL = '<img src=x onerror="window.kapot=1"><script>window.kapot=1</script>&lt;b&gt; [x](javascript:alert(1)) javascript:alert(1)'


def test_vijandige_tekst_is_gewoon_tekst(open_pagina, rasa):
    """Van de inwoner en van de motor, in elk veld, ook na herladen."""
    vraag = bericht(VUIL, "vraag", "x", [("a", VUIL), ("b", "B")], True, [{"kenmerk": VUIL, "loket": VUIL}])
    page = open_pagina([OPENING, [vraag]])
    typ(page, VUIL)
    for _ in range(2):
        expect(page.locator(".vakje").first).to_contain_text(VUIL)
        expect(page.locator(".inwoner .tekst")).to_have_text(VUIL)
        expect(page.locator(".vraag .tekst").last).to_have_text(VUIL)
        assert page.evaluate("window.kapot") is None
        assert page.locator("wegwijs-chat img, wegwijs-chat script, wegwijs-chat a[href^='javascript']").count() == 0
        page.reload()


def test_verwijderen(open_pagina, rasa, maak_inwoner, web):
    """Eerst een vraag; daarna is er niets meer, hier niet, op de server niet en bij de motor niet."""
    page = open_pagina()
    typ(page, "kanariepieten")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    bewaard = page.evaluate("JSON.parse(sessionStorage.getItem('wegwijs:almelo'))")
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    expect(page.get_by_role("button", name="Nee, ga terug")).to_be_focused()
    assert page.get_by_role("dialog").inner_text().split("\n")[-1].strip() == "Nee, ga terug"
    expect(page.get_by_role("dialog")).not_to_contain_text("loket")
    page.keyboard.press("Escape")
    expect(page.get_by_text("kanariepieten")).to_be_visible()
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    page.get_by_role("button", name="Ja, verwijder alles").click()
    expect(page.get_by_text("Uw gesprek is verwijderd.")).to_be_focused()
    expect(page.get_by_text("kanariepieten")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0
    inwoner = maak_inwoner(web)
    inwoner.gesprek, inwoner.sleutel = bewaard["gesprek"], bewaard["sleutel"]
    assert inwoner.lees().status_code == 404
    assert rasa.gewist == [bewaard["gesprek"]]
    page.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(page.locator(".vraag.open")).to_be_visible()


def test_verwijderen_waarschuwt_als_er_al_iets_bij_een_loket_ligt(open_pagina):
    """Wie zijn hulpvraag mee wist, hoort dat vooraf."""
    page = open_pagina([OPENING, [draaiboek.OVERDRACHT]])
    typ(page, "hallo")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    expect(page.get_by_role("dialog")).to_contain_text("Het loket neemt geen contact meer met u op.")


def test_verwijderen_dat_niet_lukt_zegt_dat_eerlijk(open_pagina):
    """Het gesprek blijft staan en het kan opnieuw."""
    page = open_pagina()
    page.route("**/gesprekken/*", lambda route: route.abort())
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    page.get_by_role("button", name="Ja, verwijder alles").click()
    expect(page.get_by_text("Verwijderen is niet gelukt.")).to_be_visible()
    expect(page.get_by_role("button", name="Ja, verwijder alles")).to_be_enabled()
    assert page.evaluate("sessionStorage.length") == 1


def test_een_gesprek_dat_er_niet_meer_is(open_pagina, maak_inwoner, web):
    """Ergens anders gewist: de tekst staat weer in het vak en er kan een nieuw gesprek beginnen."""
    page = open_pagina([OPENING])
    bewaard = page.evaluate("JSON.parse(sessionStorage.getItem('wegwijs:almelo'))")
    inwoner = maak_inwoner(web)
    inwoner.gesprek, inwoner.sleutel = bewaard["gesprek"], bewaard["sleutel"]
    assert inwoner.wis().status_code == 204
    typ(page, "mijn verhaal")
    expect(page.get_by_text("Dit gesprek is er niet meer.")).to_be_visible()
    page.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(page.locator(".vraag.open")).to_be_visible()
    expect(veld(page)).to_have_value("mijn verhaal")


def test_verlaat_deze_site_snel(open_pagina, context, klachten):
    """Weg van het scherm en uit het geheugen van het tabblad; terug geeft het gesprek niet."""
    context.route("https://www.buienradar.nl/**", lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html"))
    page = open_pagina()
    typ(page, "kanariepieten")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.get_by_role("button", name="Verlaat deze site snel").click()
    expect(page.get_by_text("Het weer")).to_be_visible()
    klachten.clear()  # hier hoort de pagina juist wel naar een ander adres te gaan
    assert page.url.startswith("https://www.buienradar.nl")
    page.go_back()
    expect(page.get_by_text("kanariepieten")).to_have_count(0)
    klachten.clear()


def test_te_lang_gaat_niet_verloren(open_pagina, rasa):
    """De uitleg verschijnt en de tekst staat weer in het vak."""
    page = open_pagina([OPENING])
    veld(page).fill("a" * 4100)
    expect(page.get_by_text("Uw bericht is te lang: 4100 tekens.")).to_be_visible()
    veld(page).press("Enter")
    expect(page.locator(".fout")).to_contain_text("te lang")
    expect(veld(page)).to_have_value("a" * 4100)
    assert rasa.teksten() == ["/begin"]


def test_een_traag_antwoord_meldt_zich(open_pagina, rasa):
    """Na een seconde staat er dat Wegwijs leest; geen nagespeeld typen; daarna is het weg."""
    page = open_pagina([OPENING])
    rasa.houd_vast()
    typ(page, "hallo")
    expect(page.get_by_role("status")).to_have_text("Wegwijs leest uw bericht.")
    rasa.laat_los()
    expect(page.get_by_text("U zei: hallo")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")


def test_wie_typt_voor_de_opening_er_is_ziet_die_erboven(open_pagina, rasa):
    """De opening staat vooraan, ook als de inwoner sneller was; het bericht gaat daarna gewoon weg."""
    rasa.houd_vast()
    page = open_pagina([OPENING], wacht=False)
    typ(page, "hallo")
    rasa.laat_los()
    expect(page.get_by_text("U zei: hallo")).to_be_visible()
    gezien = regels(page)
    assert gezien[0].startswith("Wegwijs:") and gezien.index("U: hallo") > 0
    assert [r for r in gezien if r == "U: hallo"] == ["U: hallo"]


def test_wat_een_schermlezer_hoort(open_pagina):
    """Een log dat rustig voorleest, met wie er spreekt; vragen, vakken en knoppen hebben een naam."""
    page = open_pagina()
    typ(page, "Ik heb schulden")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    log = page.get_by_role("log", name="Gesprek met Wegwijs")
    expect(log).to_have_attribute("aria-live", "polite")
    boom = page.locator("wegwijs-chat").aria_snapshot()
    for stuk in ("Wegwijs:", "U:", 'checkbox "Schulden of achterstand" [checked]', 'textbox "Typ hier uw antwoord"', 'button "Verlaat deze site snel"'):
        assert stuk in boom, boom


def test_smal_scherm_en_grote_knoppen(open_pagina):
    """Op 320 px schuift niets opzij, is de tekst minstens 18 px en is alles wat je aantikt 44 px hoog."""
    page = open_pagina([OPENING, [draaiboek.CRISIS, draaiboek.KLOPT_DIT], [draaiboek.OVERDRACHT, draaiboek.TEVREDEN]])
    page.set_viewport_size({"width": 320, "height": 640})
    typ(page, "hallo " + "x" * 300)
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    for _ in range(2):
        maten = page.evaluate(
            "(wat) => [...document.querySelector('wegwijs-chat').shadowRoot.querySelectorAll(wat)].filter((e) => e.checkVisibility()).map((e) => [e.textContent, e.getBoundingClientRect().height])", MOET_44
        )
        assert [m for m in maten if m[1] < 44] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_text("K3F-7QD")).to_be_visible()
    grootte = page.evaluate("parseFloat(getComputedStyle(document.querySelector('wegwijs-chat').shadowRoot.querySelector('.tekst')).fontSize)")
    assert grootte >= 18


def test_het_kenmerk_printen(open_pagina):
    """De knop print alleen wat doorgegeven is, niet het verhaal."""
    page = open_pagina([OPENING, [draaiboek.OVERDRACHT]])
    page.evaluate("window.print = () => { window.geprint = true; }")
    typ(page, "kanariepieten")
    page.get_by_role("button", name="Print of bewaar dit kenmerk").click()
    page.emulate_media(media="print")
    assert page.evaluate("window.geprint") is True
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    expect(page.get_by_text("kanariepieten")).to_be_hidden()
    expect(veld(page)).to_be_hidden()


def test_naar_de_uitleg_en_terug(open_pagina):
    """De uitleg over gegevens opent in hetzelfde tabblad; terug staat het gesprek er nog."""
    page = open_pagina()
    typ(page, "Ik heb schulden")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.get_by_role("link", name="Wat gebeurt er met wat ik vertel?").click()
    expect(page.get_by_role("heading", name="Wat gebeurt er met wat u vertelt?")).to_be_visible()
    page.get_by_role("link", name="Terug naar het gesprek").click()
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    expect(page.get_by_text("Ik heb schulden")).to_be_visible()


def test_twee_keer_dezelfde_knop_is_een_antwoord(open_pagina, rasa):
    """Wie dubbel tikt, antwoordt niet dubbel."""
    page = open_pagina([OPENING, [draaiboek.VOOR_WIE], [draaiboek.VOOR_WIE]])
    typ(page, "hallo")
    page.get_by_role("button", name="Voor mijzelf").dblclick()
    wacht_tot(lambda: page.locator(".inwoner").count() >= 2, wat="antwoord op het scherm")
    expect(page.locator(".vraag.open")).to_be_visible()
    assert [b["message"] for b in rasa.ontvangen] == ["/begin", "hallo", "/keuze"]
