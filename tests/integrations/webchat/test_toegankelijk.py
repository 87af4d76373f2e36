"""Voor wie dit moeilijk is: elke toestand door axe, alleen het toetsenbord, en wat een schermlezer hoort."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.integrations.webchat import draaiboek
from tests.integrations.webchat.bediening import MET_CHROMIUM, bevindingen, regels, tab_tot, typ, veld
from tests.integrations.webchat.neprasa import OPENING

pytestmark = MET_CHROMIUM
GESPREK = [draaiboek.OPENING, [draaiboek.KLOPT_DIT], [{**draaiboek.VOOR_WIE, "nog": 3}], [draaiboek.CRISIS, draaiboek.NAAM], [draaiboek.OVERDRACHT, draaiboek.TEVREDEN]]


def test_axe_vindt_niets_in_een_heel_gesprek(open_pagina):
    """Opening, meer keuzes, één keuze, crisis, doorgegeven, de vraag bij verwijderen, verwijderd."""
    page = open_pagina(GESPREK)
    gevonden = {"opening": bevindingen(page)}
    typ(page, "Ik heb schulden")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.get_by_label("Schulden of achterstand").uncheck()
    gevonden["meer keuzes"] = bevindingen(page)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("button", name="Voor mijzelf")).to_be_visible()
    gevonden["één keuze"] = bevindingen(page)
    page.get_by_role("button", name="Voor mijzelf").click()
    expect(page.locator(".crisis")).to_be_visible()
    gevonden["crisis"] = bevindingen(page)
    typ(page, "Jansen")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    gevonden["doorgegeven"] = bevindingen(page)
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    gevonden["verwijderen?"] = bevindingen(page)
    page.get_by_role("button", name="Ja, verwijder alles").click()
    expect(page.get_by_text("Uw gesprek is verwijderd.")).to_be_visible()
    gevonden["verwijderd"] = bevindingen(page)
    assert {toestand: wat for toestand, wat in gevonden.items() if wat} == {}


def tot_het_eind(page: Page) -> None:
    """Speelt tot alles op het scherm staat: eigen berichten, crisis, kenmerken en aankruisvakken."""
    typ(page, "Ik heb schulden")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Voor mijzelf").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    typ(page, "Jansen")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    page.get_by_label("Er is naar mij geluisterd").check()


@pytest.mark.parametrize(("breed", "media"), [(320, {"color_scheme": "dark"}), (768, {"forced_colors": "active"})], ids=["donker-320", "hoog-contrast"])
def test_axe_vindt_niets_in_andere_kleuren(open_pagina, breed, media):
    """Donker en hoog contrast, met alles op het scherm, en met de vraag bij verwijderen."""
    page = open_pagina(GESPREK)
    page.set_viewport_size({"width": breed, "height": 800})
    page.emulate_media(**media)
    tot_het_eind(page)
    gevonden = bevindingen(page)
    page.get_by_role("button", name="Verwijder dit gesprek").click()
    assert gevonden + bevindingen(page) == []


def test_axe_vindt_niets_als_het_misgaat(open_pagina, context, rasa):
    """Geen internet, een bericht dat wacht, te lang, de motor weg, en grote letters."""
    page = open_pagina([OPENING, [draaiboek.NAAM]])
    page.get_by_role("button", name="Grotere letters").click()
    context.set_offline(True)
    typ(page, "hallo")
    expect(page.get_by_text("Nog niet verstuurd.")).to_be_visible()
    expect(page.get_by_text("U heeft nu geen internet.")).to_be_visible()
    gevonden = {"offline": bevindingen(page)}
    context.set_offline(False)
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    rasa.stop()
    typ(page, "Jansen")
    expect(page.locator(".staat", has_text="Bewaard, maar nog niet doorgegeven.")).to_be_visible()
    gevonden["motor weg"] = bevindingen(page)
    veld(page).fill("a" * 4100)
    expect(page.get_by_text("Uw bericht is te lang")).to_be_visible()
    gevonden["te lang"] = bevindingen(page)
    rasa.start()
    assert {toestand: wat for toestand, wat in gevonden.items() if wat} == {}


@pytest.mark.parametrize("thema", ["stadsgroen", "havenblauw", "markt"])
def test_de_voorbeeldthemas_zijn_leesbaar_en_doen_iets(open_pagina, web, thema):
    """De ontwerptokens van een thema bepalen kleur, letter en vorm; axe vindt niets."""
    page = open_pagina(GESPREK)
    stijl = "(el) => { const s = getComputedStyle(el); return [s.backgroundColor, s.fontFamily, s.borderRadius]; }"
    voor = page.get_by_role("button", name="Verstuur").evaluate(stijl)
    page.evaluate(
        """(adres) => new Promise((klaar) => {
            const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: adres, onload: klaar });
            document.head.append(link); })""",
        f"{web.url}/static/themas/{thema}.css",
    )
    na = page.get_by_role("button", name="Verstuur").evaluate(stijl)
    assert all(oud != nieuw for oud, nieuw in zip(voor, na, strict=True)), (voor, na)
    tot_het_eind(page)
    assert bevindingen(page) == []


def test_een_heel_gesprek_met_alleen_het_toetsenbord(open_pagina, rasa):
    """Tab, spatie en Enter zijn genoeg, de plek is altijd te zien, en na een keuze begint Tab bij het nieuwe."""
    page = open_pagina()

    def plek_te_zien() -> bool:
        return page.evaluate("""() => { const el = document.querySelector('wegwijs-chat').shadowRoot.activeElement;
            const rand = (wat) => wat && getComputedStyle(wat).outlineStyle !== 'none';
            const vak = el.getBoundingClientRect();
            return (rand(el) || rand(el.closest('label'))) && vak.bottom > 0 && vak.top < innerHeight; }""")

    tab_tot(page, "veld")
    assert plek_te_zien()
    page.keyboard.type("Ik heb schulden")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("en geen werk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="U mag meer dan één antwoord kiezen")).to_be_visible()
    tab_tot(page, "rondkomen", "Shift+Tab")
    assert plek_te_zien()
    page.keyboard.press("Space")
    tab_tot(page, "Verder")
    assert plek_te_zien()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Voor mijzelf")).to_be_visible()
    # De knop is weg; de plek is het eigen antwoord, en vandaar is het niet ver.
    expect(page.locator(".inwoner").last).to_be_focused()
    tab_tot(page, "Voor mijn partner")
    assert plek_te_zien()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    tab_tot(page, "veld")
    page.keyboard.type("Jansen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    tab_tot(page, "Verwijder dit gesprek")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Nee, ga terug")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Verwijder dit gesprek")).to_be_focused()
    assert rasa.gespeeld[1]["message"] == "Ik heb schulden\nen geen werk"
    assert [b["metadata"]["keuzes"] for b in rasa.gespeeld[2:4]] == [["schulden", "werk_zoeken", "rondkomen"], ["partner"]]


LUISTER = """
window.gehoord = [];
const echt = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (hoe) {
  const wortel = echt.call(this, hoe);
  const zegt = (el) => el?.closest('[aria-live], [role="status"], [role="alert"]');
  new MutationObserver((alles) => {
    for (const { target, addedNodes } of alles) for (const knoop of addedNodes) {
      const el = knoop.nodeType === 1 ? knoop : target;
      const waar = zegt(el);
      if (!el.isConnected || !waar || waar.getAttribute('aria-live') === 'off') continue;
      window.gehoord.push([waar.getAttribute('role') || 'stil', knoop.textContent.replace(/\\s+/g, ' ').trim()]);
    }
  }).observe(wortel, { childList: true, subtree: true });
  return wortel;
};
"""


def test_een_schermlezer_hoort_elk_bericht_een_keer_en_op_volgorde(open_pagina, context, rasa):
    """Met wie het zegt. Het eigen bericht dat de focus krijgt, wordt door de focus gelezen en niet nog eens."""
    context.add_init_script(LUISTER)
    page = open_pagina([draaiboek.OPENING, [draaiboek.VOOR_WIE], [draaiboek.CRISIS, draaiboek.NAAM], [draaiboek.OVERDRACHT]])
    typ(page, "Ik heb schulden")
    page.get_by_role("button", name="Voor mijzelf").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_be_visible()
    typ(page, "Jansen")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    gehoord = [tekst for rol, tekst in page.evaluate("window.gehoord") if rol == "log"]
    assert [re.match(r"(U|Wegwijs):(.{20})?", tekst)[0] for tekst in gehoord] == [
        "Wegwijs:Hallo, dit is Wegwij",
        "Wegwijs:Wat is er aan de han",
        "U:",
        "Wegwijs:Voor wie is deze vra",
        "Wegwijs:Belangrijk: hier is ",
        "Wegwijs:Hoe mogen wij u noem",
        "U:",
        "Wegwijs:Uw vraag is doorgege",
    ]
    assert [tekst for tekst in gehoord if tekst.startswith("U:")] == ["U:Ik heb schulden", "U:Jansen"]
    # Na een herlading wordt het oude niet opnieuw voorgelezen.
    page.reload()
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    typ(page, "dank u")
    expect(page.get_by_text("U zei: dank u")).to_be_visible()
    assert [tekst for rol, tekst in page.evaluate("window.gehoord") if rol == "log"] == ["U:dank u", "Wegwijs:U zei: dank u"]


def boom_van(page: Page) -> list[str]:
    """Het gesprek zoals Chromium het aan een schermlezer geeft: rol en naam, op volgorde."""
    sessie = page.context.new_cdp_session(page)
    sessie.send("Accessibility.enable")
    knopen = {k["nodeId"]: k for k in sessie.send("Accessibility.getFullAXTree")["nodes"]}
    uit: list[str] = []

    def loop(knoop: dict[str, Any]) -> None:
        rol, naam = knoop.get("role", {}).get("value"), knoop.get("name", {}).get("value", "").strip()
        if not knoop.get("ignored") and rol in ("StaticText", "link", "button", "heading") and naam:
            uit.append(naam if rol == "StaticText" else f"[{rol}] {naam}")
            if rol != "StaticText":
                return
        for kind in knoop.get("childIds", ()):
            if kind in knopen:
                loop(knopen[kind])

    log = next(k for k in knopen.values() if k.get("role", {}).get("value") == "log")
    assert log["name"]["value"] == "Gesprek met Wegwijs"
    loop(log)
    return uit


def test_het_hele_gesprek_in_de_toegankelijkheidsboom(open_pagina):
    """Wie er spreekt staat bij elk bericht, ook waar het oog het niet nodig heeft; knoppen hebben een naam."""
    page = open_pagina([draaiboek.OPENING, [draaiboek.VOOR_WIE], [draaiboek.CRISIS, {**draaiboek.NAAM, "nog": 1}], [draaiboek.OVERDRACHT]])
    typ(page, "Ik heb schulden")
    page.get_by_role("button", name="Voor mijzelf").click()
    expect(page.get_by_role("button", name="Wijzig dit antwoord")).to_be_visible()
    stukken = boom_van(page)
    sprekers = [(stuk, stukken[n + 1][:18]) for n, stuk in enumerate(stukken) if stuk in ("U:", "Wegwijs:")]
    assert sprekers == [
        ("Wegwijs:", "Hallo, dit is Wegw"),
        ("Wegwijs:", "Wat is er aan de h"),
        ("U:", "Ik heb schulden"),
        ("Wegwijs:", "Voor wie is deze v"),
        ("U:", "Voor mijzelf"),
        ("Wegwijs:", "[heading] Belangri"),
        ("Wegwijs:", "Hoe mogen wij u no"),
    ]
    for stuk in ("[button] Wijzig dit antwoord", "[link] Bel 113", "Hierna nog ongeveer 1 vraag."):
        assert stuk in stukken, stukken
    typ(page, "Jansen")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    stukken = boom_van(page)
    assert stukken[stukken.index("Uw kenmerk") + 1] == "K3F-7QD"
    assert stukken[stukken.index("Gaat naar") + 1] == "Het sociaal wijkteam"
    # Alles wat te bedienen is heeft een naam.
    hele_boom = page.locator("wegwijs-chat").aria_snapshot()
    for stuk in ('textbox "Typ hier uw antwoord"', 'button "Verlaat deze site snel"', 'checkbox "Onthoud dit gesprek op dit apparaat"', "Dit is een computerprogramma van de gemeente Almelo, geen mens."):
        assert stuk in hele_boom, hele_boom


RUIMER = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"


@pytest.mark.parametrize("letters", [0, 2], ids=["gewone letters", "grootste letters"])
def test_400_procent_zoom_en_ruimere_tekst(open_pagina, letters):
    """Een scherm van 1280 bij 1024 is dan 320 bij 256: niets schuift opzij, niets valt weg, de strook plakt niet."""
    page = open_pagina(GESPREK)
    page.set_viewport_size({"width": 320, "height": 256})
    for _ in range(letters):
        page.get_by_role("button", name="Grotere letters").click()
    page.evaluate(
        "(css) => { const blad = new CSSStyleSheet(); blad.replaceSync(css); document.querySelector('wegwijs-chat').shadowRoot.adoptedStyleSheets.push(blad); }", RUIMER
    )
    tot_het_eind(page)
    buiten = page.evaluate("""() => [...document.querySelector('wegwijs-chat').shadowRoot.querySelectorAll('.kader *')]
        .filter((el) => el.checkVisibility() && !el.closest('.onzichtbaar, .balk h2, .volgt > .wie')).filter((el) => { const v = el.getBoundingClientRect(); return v.left < 0 || v.right > 320 || el.scrollWidth > el.clientWidth + 1; })
        .map((el) => el.textContent)""")
    assert buiten == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".balk").evaluate("(el) => getComputedStyle(el).position") == "static"


def test_grotere_letters_blijven_na_herladen(open_pagina):
    """Twee stappen groter en weer terug; de keuze hoort bij het tabblad."""
    page = open_pagina()
    maat = "() => parseFloat(getComputedStyle(document.querySelector('wegwijs-chat').shadowRoot.querySelector('.tekst')).fontSize)"
    maten = [page.evaluate(maat)]
    for _ in range(2):
        page.get_by_role("button", name="Grotere letters").click()
        maten.append(page.evaluate(maat))
    assert maten == sorted(set(maten)) and maten[0] >= 18 and maten[2] >= 27
    page.reload()
    expect(page.locator(".vraag.open")).to_be_visible()
    assert page.evaluate(maat) == maten[2]
    page.get_by_role("button", name="Gewone letters").click()
    assert page.evaluate(maat) == maten[0]


def test_wie_beweging_uitzet_ziet_geen_beweging(open_pagina):
    """En wie dat niet doet, ziet er weinig."""
    page = open_pagina([OPENING])
    typ(page, "hallo")
    expect(page.get_by_text("U zei: hallo")).to_be_visible()
    beweegt = "(el) => getComputedStyle(el).animationName"
    assert page.locator(".bericht.nieuw").last.evaluate(beweegt) == "none"
    page.emulate_media(reduced_motion="no-preference")
    assert page.locator(".bericht.nieuw").last.evaluate(beweegt) == "komt"


def test_voortgang_en_terug(open_pagina, rasa):
    """Bij een vraag staat hoeveel er nog komen; 'vorige vraag' en 'wijzig' vragen Wegwijs een vraag terug te gaan."""
    page = open_pagina([OPENING, [{**draaiboek.VOOR_WIE, "nog": 3}], [{**draaiboek.NAAM, "nog": 0}], [{**draaiboek.VOOR_WIE, "nog": 3}], [draaiboek.NAAM], [draaiboek.VOOR_WIE]])
    expect(page.get_by_role("button", name="Vorige vraag")).to_be_hidden()
    typ(page, "hallo")
    expect(page.get_by_text("Hierna nog ongeveer 3 vragen.")).to_be_visible()
    page.get_by_role("button", name="Voor mijn kind").click()
    expect(page.get_by_text("Dit is de laatste vraag.")).to_be_visible()
    expect(page.get_by_text("Hierna nog ongeveer 3 vragen.")).to_have_count(1)
    expect(page.get_by_text("Hierna nog ongeveer 3 vragen.")).to_be_hidden()
    expect(page.locator(".inwoner", has_text="Voor mijn kind").get_by_role("button", name="Wijzig dit antwoord")).to_be_visible()
    expect(page.get_by_role("button", name="Wijzig dit antwoord")).to_have_count(1)
    page.get_by_role("button", name="Wijzig dit antwoord").click()
    page.get_by_role("button", name="Voor mijn partner").click()
    expect(page.get_by_text("Hoe mogen wij u noemen?")).to_have_count(2)
    page.get_by_role("button", name="Vorige vraag").click()
    expect(page.get_by_role("button", name="Voor mijn partner")).to_be_visible()
    assert [b["metadata"]["keuzes"] or b["message"] for b in rasa.gespeeld] == ["/begin", "hallo", ["kind"], "terug", ["partner"], "terug"]
    assert regels(page)[-2:] == ["U: terug", "Wegwijs: Voor wie is deze vraag?"]
