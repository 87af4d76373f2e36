"""De pagina bedienen zoals een inwoner dat doet, voor de browsertests."""

from __future__ import annotations

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

# Zo lang mag een scherm erover doen op een machine die ook iets anders doet; wie eerder klaar is, gaat eerder verder.
expect.set_options(timeout=20_000)
CHROMIUM = shutil.which("chromium")
MET_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="er is geen chromium op deze machine (Debian: apt-get install chromium)"),
]
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def veld(page: Page) -> Locator:
    """Het vak waarin de inwoner typt."""
    return page.get_by_label("Typ hier uw antwoord")


def typ(page: Page, tekst: str) -> None:
    """Typt en verstuurt."""
    veld(page).fill(tekst)
    veld(page).press("Enter")


def regels(page: Page) -> list[str]:
    """Alle berichten op het scherm, met wie het zei; zonder de knoppen erbij."""
    lees = "(alle) => alle.map((el) => [...el.children].filter((deel) => !deel.matches('.acties')).map((deel) => deel.innerText).join(' ') || el.innerText)"
    return [re.sub(r"\s+", " ", t).strip() for t in page.locator(".bericht").evaluate_all(lees)]


def tab_tot(page: Page, wat: str, toets: str = "Tab") -> None:
    """Drukt op Tab tot de plek er is; `wat` is een id, opschrift of waarde. Zo kan een toetsenbord er dus komen."""
    kijk = """(wat) => { const el = document.querySelector('wegwijs-chat').shadowRoot.activeElement;
        return !!el && (el.id === wat || el.textContent === wat || el.value === wat); }"""
    for _ in range(60):
        page.keyboard.press(toets)
        if page.evaluate(kijk, wat):
            return
    raise AssertionError(f"{wat} is met {toets} niet te bereiken")


def bevindingen(page: Page) -> list[str]:
    """Wat axe op deze toestand aan te merken heeft."""
    uit = Axe().run(page, options={"runOnly": REGELS, "resultTypes": ["violations"]}).response
    return [f"{v['id']}: {knoop['html'][:160]} {knoop.get('failureSummary', '')}" for v in uit["violations"] for knoop in v["nodes"]]
