"""Voorlezen, inspreken, bewaren en printen.

Chromium zonder scherm heeft geen stemmen en geen spraakherkenning; die twee worden hier nagedaan, met
de namen en volgorde van de standaard. De rest is de echte browser.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.integrations.webchat import draaiboek
from tests.integrations.webchat.bediening import MET_CHROMIUM, typ, veld
from tests.integrations.webchat.neprasa import OPENING

pytestmark = MET_CHROMIUM

STEMMEN = """(stemmen) => {
  window.gezegd = [];
  const spraak = new EventTarget();
  Object.assign(spraak, { getVoices: () => stemmen, cancel: () => window.gezegd.push(null), speak: (u) => { window.gezegd.push(u); } });
  Object.defineProperty(window, 'speechSynthesis', { value: spraak });
  window.SpeechSynthesisUtterance = class { constructor(tekst) { this.text = tekst; } };
}"""
LUISTERAAR = """(hier) => {
  class Nep extends EventTarget {
    static available() { return Promise.resolve(hier ? 'available' : 'unavailable'); }
    start() { window.luistert = this; window.aantal = (window.aantal || 0) + 1; }
    stop() { this.onend(); }
    hoor(...stukken) { this.onresult({ results: stukken.map((s) => [{ transcript: s }]) }); }
  }
  window.SpeechRecognition = Nep;
}"""
NL_HIER = {"lang": "nl-NL", "name": "Nederlands", "localService": True}
NL_VER = {"lang": "nl-NL", "name": "Nederlands (online)", "localService": False}
EN_HIER = {"lang": "en-US", "name": "English", "localService": True}


def test_een_bericht_laten_voorlezen_en_stoppen(open_pagina, context):
    """Elk bericht van Wegwijs heeft een knop; hij leest dat bericht, met een Nederlandse stem van het apparaat."""
    context.add_init_script(f"({STEMMEN})({[NL_VER, EN_HIER, NL_HIER]!r})".replace("True", "true").replace("False", "false"))
    page = open_pagina([OPENING, [draaiboek.OVERDRACHT]])
    typ(page, "hallo")
    expect(page.get_by_role("button", name="Lees voor dit bericht")).to_have_count(3)
    knop = page.locator(".overdracht").get_by_role("button", name="Lees voor")
    knop.click()
    expect(page.get_by_role("button", name="Stop met voorlezen")).to_have_count(1)
    gezegd = page.evaluate("window.gezegd.map((u) => u && [u.text, u.voice.name, u.lang])")
    assert gezegd == [[draaiboek.OVERDRACHT["tekst"], "Nederlands", "nl-NL"]]
    page.get_by_role("button", name="Stop met voorlezen").click()
    expect(page.get_by_role("button", name="Stop met voorlezen")).to_have_count(0)
    assert page.evaluate("window.gezegd.at(-1)") is None
    # Uit zichzelf klaar is ook klaar.
    knop.click()
    page.evaluate("window.gezegd.at(-1).onend()")
    expect(page.get_by_role("button", name="Stop met voorlezen")).to_have_count(0)


def test_zonder_eigen_nederlandse_stem_is_er_geen_voorleesknop(open_pagina, context):
    """Een stem op afstand zou het gesprek naar een ander bedrijf sturen; een Engelse stem is onverstaanbaar."""
    context.add_init_script(f"({STEMMEN})({[NL_VER, EN_HIER]!r})".replace("True", "true").replace("False", "false"))
    page = open_pagina([OPENING])
    typ(page, "hallo")
    expect(page.get_by_text("U zei: hallo")).to_be_visible()
    expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)


def test_inspreken_op_het_apparaat_zelf(open_pagina, context, rasa):
    """Wat gehoord wordt komt achter wat er al stond; niets gaat weg voordat de inwoner verstuurt."""
    context.add_init_script(f"({LUISTERAAR})(true)")
    page = open_pagina([OPENING])
    veld(page).fill("Goedemiddag,")
    page.get_by_role("button", name="Spreek in").click()
    stop = page.get_by_role("button", name="Stop met inspreken")
    expect(stop).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("window.luistert.processLocally") is True
    page.evaluate("window.luistert.hoor('ik heb schulden', 'en geen werk')")
    expect(veld(page)).to_have_value("Goedemiddag, ik heb schulden en geen werk")
    stop.click()
    expect(page.get_by_role("button", name="Spreek in")).to_have_attribute("aria-pressed", "false")
    assert rasa.teksten() == ["/begin"]
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("U zei: Goedemiddag, ik heb schulden en geen werk")).to_be_visible()


def test_inspreken_via_een_ander_bedrijf_mag_alleen_na_ja(open_pagina, context):
    """De eerste keer legt de pagina uit waar de stem heen gaat; nee is nee; ja geldt voor dit gesprek."""
    context.add_init_script(f"({LUISTERAAR})(false)")
    page = open_pagina([OPENING])
    page.get_by_role("button", name="Spreek in").click()
    expect(page.get_by_role("dialog", name="Uw stem gaat naar een ander bedrijf")).to_be_visible()
    page.get_by_role("button", name="Nee, ik typ liever").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("window.aantal") is None
    page.get_by_role("button", name="Spreek in").click()
    page.get_by_role("button", name="Dat is goed").click()
    expect(page.get_by_role("button", name="Stop met inspreken")).to_be_visible()
    page.evaluate("window.luistert.onerror({ error: 'not-allowed' }); window.luistert.onend()")
    expect(page.get_by_text("Inspreken lukt nu niet. U kunt typen.")).to_be_visible()
    page.get_by_role("button", name="Spreek in").click()
    expect(page.get_by_role("button", name="Stop met inspreken")).to_be_visible()
    assert page.evaluate("window.aantal") == 2


def test_bewaren_als_tekst(open_pagina, tmp_path: Path):
    """Bovenaan wat u nodig heeft (kenmerk, loket, nummer), daaronder het gesprek met wie het zei."""
    page = open_pagina([OPENING, [draaiboek.OVERDRACHT]])
    typ(page, "ik heb schulden\nen geen werk")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    with page.expect_download() as wacht:
        page.get_by_role("button", name="Bewaar als tekst").click()
    assert wacht.value.suggested_filename == "gesprek-wegwijs.txt"
    wacht.value.save_as(tmp_path / "gesprek.txt")
    delen = (tmp_path / "gesprek.txt").read_text(encoding="utf-8").strip().split("\n\n")
    assert delen[0].startswith("Gesprek met Wegwijs, gemeente Almelo, ")
    assert delen[1] == "Uw kenmerk: K3F-7QD\nGaat naar: Het sociaal wijkteam (14 0546)"
    assert delen[2].startswith("Uw kenmerk: M8T-2RW\nGaat naar: Het Werkplein")
    assert delen[3:] == [*(f"Wegwijs: {b['tekst']}" for b in OPENING), "U: ik heb schulden\nen geen werk", f"Wegwijs: {draaiboek.OVERDRACHT['tekst']}"]


def test_het_hele_gesprek_printen(open_pagina):
    """Op papier staat wie wat zei en het kenmerk, en niets om op te klikken."""
    page = open_pagina([OPENING, [draaiboek.OVERDRACHT, draaiboek.TEVREDEN]])
    page.evaluate("window.print = () => { window.geprint = true; }")
    typ(page, "kanariepieten")
    expect(page.get_by_text("K3F-7QD")).to_be_visible()
    page.get_by_role("button", name="Print dit gesprek").click()
    page.emulate_media(media="print")
    assert page.evaluate("window.geprint") is True
    for tekst in ("K3F-7QD", "kanariepieten", "Gemeente Almelo"):
        expect(page.get_by_text(tekst, exact=True)).to_be_visible()
    expect(veld(page)).to_be_hidden()
    expect(page.locator("wegwijs-chat").get_by_role("button")).to_have_count(0)
