"""Een handvol van dezelfde gesprekken, gespeeld door een browser in het element van de website."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect, sync_playwright

from tests.dialogue.inwoner import Inwoner
from tests.integrations.webchat.bediening import CHROMIUM, MET_CHROMIUM, typ

pytestmark = MET_CHROMIUM
HANDVOL = 4
ALLES = yaml.safe_load((Path(__file__).parent / "kanalen.yaml").read_text(encoding="utf-8"))
GESPREKKEN = ALLES[:: -(-len(ALLES) // HANDVOL)]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


class InwonerInBrowser(Inwoner):
    """Dezelfde inwoner, die kijkt, klikt en typt in plaats van de API aan te roepen."""

    def __init__(self, wegwijs, gemeente: str, page: Page):
        self.wegwijs, self.page = wegwijs, page
        with page.expect_response(lambda r: r.request.method == "POST") as wacht:
            page.goto(f"{wegwijs.web_url}/?gemeente={gemeente}")
        assert wacht.value.status == 201, wacht.value.text()
        gegevens = wacht.value.json()
        self.id, self.sleutel = gegevens["gesprek"], gegevens["sleutel"]
        self.laatste = gegevens["berichten"]
        self.alles = list(self.laatste)

    def zegt(self, wat, sleutel_bericht=None):
        with self.page.expect_response(lambda r: r.url.endswith("/berichten")) as wacht:
            if isinstance(wat, list):
                self._kies(wat)
            else:
                typ(self.page, wat)
        antwoord = wacht.value
        assert antwoord.status == 200
        self.laatste = antwoord.json()["berichten"]
        self.alles += self.laatste
        # Het staat er: het laatste bericht op het scherm is het laatste dat gezegd is.
        # Streepjes en cijfers voor een regel zijn er punten van een lijst.
        tekst = re.sub(r"^\s*(?:-|\d{1,2}\.) ", "", self.laatste[-1]["tekst"], flags=re.MULTILINE)
        expect(self.page.locator(".bericht").last.locator(".tekst")).to_have_text(tekst, use_inner_text=True)
        return self.laatste

    def _kies(self, waarden):
        labels = {o["waarde"]: o["label"] for o in self.opties if not o.get("alleen")}
        if waarden[0] not in labels or not next(b["meerdere"] for b in reversed(self.laatste) if b["vraag"]):
            labels = {o["waarde"]: o["label"] for o in self.opties}
            self.page.locator(".antwoord").get_by_role("button", name=labels[waarden[0]], exact=True).click()
            return
        for waarde, label in labels.items():
            self.page.locator(".keuzes").get_by_role("checkbox", name=label, exact=True).set_checked(waarde in waarden)
        self.page.get_by_role("button", name="Verder", exact=True).click()


@pytest.mark.parametrize("gesprek", GESPREKKEN, ids=lambda g: g["naam"])
def test_een_gesprek_in_het_element(wegwijs, browser, gesprek):
    """De overdrachten zijn die van het gesprek, en hun kenmerken staan op het scherm en in het logboek."""
    page = browser.new_page(locale="nl-NL", reduced_motion="reduce")
    page.set_default_timeout(30_000)
    inwoner = InwonerInBrowser(wegwijs, gesprek["gemeente"], page)
    for beurt in gesprek["beurten"]:
        if beurt.get("mag_al") and inwoner.vraag == beurt["vraag"]:
            continue
        inwoner.zegt(beurt["zegt"])
        if "vraag" in beurt:
            assert inwoner.vraag == beurt["vraag"], (beurt["zegt"], inwoner.tekst)
    assert sorted(o["loket"] for o in inwoner.overdrachten) == sorted(gesprek["uitkomst"]["loketten"])
    kenmerken = {rij["kenmerk"] for rij in inwoner.in_het_log()}
    assert {o["kenmerk"] for o in inwoner.overdrachten} == kenmerken
    assert set(page.locator(".kenmerk").all_inner_texts()) == kenmerken
    page.close()
