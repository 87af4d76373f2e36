"""Inloggen, uitloggen, verlopen, raden, en formulieren van een ander."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from httpx import Client

from integrations.portal import toegang
from overdracht import dienst, medewerkers
from overdracht.database import Sessies
from tests.integrations.portal.conftest import NAAM, WACHTWOORD
from tests.support.overdrachten import maak_overdracht

Teken = Callable[[str], str]


def _probeer(browser: Client, teken: Teken, naam: str = NAAM, wachtwoord: str = WACHTWOORD, **anders: str):
    pagina = browser.get("/medewerkers/inloggen")
    return browser.post("/medewerkers/inloggen", data={"naam": naam, "wachtwoord": wachtwoord, "teken": teken(pagina.text), **anders})


@pytest.mark.parametrize("pad", ["/medewerkers", "/medewerkers?loket=werkplein", "/medewerkers/overdracht/K3F-7QD"])
def test_eerst_inloggen(browser: Client, teken: Teken, pad: str) -> None:
    """Zonder sessie kom je nergens, en na inloggen waar je heen wilde."""
    antwoord = browser.get(pad)
    assert antwoord.status_code == 303
    assert antwoord.headers["location"].startswith("/medewerkers/inloggen")
    naar = browser.get(antwoord.headers["location"])
    assert _probeer(browser, teken, naar=pad).headers["location"] == pad
    assert pad.replace("&", "&amp;") in naar.text


def test_wijzigen_zonder_sessie(browser: Client, sessies: Sessies) -> None:
    """Ook een wijziging gaat zonder sessie naar inloggen, en verandert niets."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    assert browser.post(f"/medewerkers/overdracht/{kenmerk}", data={"status": "opgepakt"}).status_code == 303
    stand = dienst.status(sessies, kenmerk)
    assert stand is not None
    assert stand.status == "nieuw"


def test_cookie(browser: Client, teken: Teken) -> None:
    """De cookie is HttpOnly, SameSite=Lax, alleen voor het portaal, en Secure over https."""
    kop = _probeer(browser, teken).headers["set-cookie"]
    assert kop.startswith(f"{toegang.COOKIE}=")
    eigen, herken = kop.split(f"{toegang.HERKENCOOKIE}=")
    for deel in ("HttpOnly", "SameSite=lax", "Path=/medewerkers", "Max-Age=43200"):
        assert deel in eigen
    # De tweede cookie gaat alleen mee met herkennen, en nooit vanaf een andere site.
    for deel in ("HttpOnly", "SameSite=strict", "Path=/api/v1/herken", "Max-Age=43200"):
        assert deel in herken.split("wegwijs_inloggen")[0]
    assert "Secure" not in kop.split("wegwijs_inloggen")[0]
    # Achter een proxy die https doet; uvicorn gelooft de kop alleen van dezelfde machine.
    browser.headers["X-Forwarded-Proto"] = "https"
    pagina = browser.get("/medewerkers/inloggen")
    assert "Secure" in pagina.headers["set-cookie"]


@pytest.mark.parametrize(("naam", "wachtwoord"), [(NAAM, "verkeerd wachtwoord"), ("bestaat.niet", WACHTWOORD), (NAAM, ""), ("", ""), (NAAM, WACHTWOORD.upper()), ("' or 1=1 --", "x")])
def test_verkeerd(browser: Client, teken: Teken, naam: str, wachtwoord: str) -> None:
    """Een verkeerd wachtwoord en een onbekend account geven hetzelfde antwoord."""
    antwoord = _probeer(browser, teken, naam, wachtwoord)
    assert antwoord.status_code == 401
    assert "Naam of wachtwoord klopt niet." in antwoord.text
    assert toegang.COOKIE not in browser.cookies


def test_raden_wordt_vertraagd(browser: Client, teken: Teken, monkeypatch: pytest.MonkeyPatch) -> None:
    """Na vijf keer mis moet je wachten, ook met het goede wachtwoord."""
    # De klok staat stil: op een drukke machine is de wachttijd anders al voorbij.
    begin = datetime.now(UTC)
    monkeypatch.setattr(medewerkers, "nu", lambda: begin)
    for _ in range(5):
        assert _probeer(browser, teken, wachtwoord="mis mis mis mis").status_code == 401
    antwoord = _probeer(browser, teken)
    assert antwoord.status_code == 429
    assert antwoord.headers["retry-after"] == "3"
    assert "Te vaak geprobeerd" in antwoord.text
    monkeypatch.setattr(medewerkers, "nu", lambda: begin + timedelta(seconds=3))
    assert _probeer(browser, teken).status_code == 303


@pytest.mark.parametrize("naar", ["https://kwaad.example", "//kwaad.example", "/medewerkers//kwaad", "/\\kwaad", "/medewerkers/../", "/medewerkersx", "javascript:alert(1)", "/medewerkers\nSet-Cookie: x"])
def test_nooit_naar_een_andere_site(browser: Client, teken: Teken, naar: str) -> None:
    """`naar` brengt alleen binnen het portaal."""
    assert _probeer(browser, teken, naar=naar).headers["location"] == "/medewerkers"


def test_uitloggen(ingelogd: Client, teken: Teken) -> None:
    """Na uitloggen is de sessie ook op de server weg: de oude cookie helpt niet."""
    oud = ingelogd.cookies[toegang.COOKIE]
    pagina = ingelogd.get("/medewerkers")
    assert ingelogd.post("/medewerkers/uitloggen", data={"teken": teken(pagina.text)}).headers["location"] == "/medewerkers/inloggen"
    ingelogd.cookies.set(toegang.COOKIE, oud, domain="127.0.0.1", path="/medewerkers")
    assert ingelogd.get("/medewerkers").status_code == 303


def test_verlopen(ingelogd: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Na twaalf uur is het voorbij."""
    assert ingelogd.get("/medewerkers").status_code == 200
    monkeypatch.setattr(medewerkers, "nu", lambda: datetime.now(UTC) + timedelta(hours=12, minutes=1))
    assert ingelogd.get("/medewerkers").status_code == 303


def test_elke_inlog_een_nieuwe_sessie(ingelogd: Client, sessies: Sessies, teken: Teken) -> None:
    """Een sessie van vóór het inloggen wordt niet hergebruikt, en eindigt."""
    oud = ingelogd.cookies[toegang.COOKIE]
    _probeer(ingelogd, teken)
    assert ingelogd.cookies[toegang.COOKIE] != oud
    assert medewerkers.vind_sessie(sessies, oud) is None


@pytest.mark.parametrize("gegeven", ["", "0" * 64, "ander", "é", None])
def test_formulier_van_een_ander(ingelogd: Client, sessies: Sessies, gegeven: str | None) -> None:
    """Zonder het teken van deze sessie wordt geen formulier aangenomen: 403 en niets veranderd."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    data = {"status": "opgepakt"} | ({} if gegeven is None else {"teken": gegeven})
    antwoord = ingelogd.post(f"/medewerkers/overdracht/{kenmerk}", data=data)
    assert antwoord.status_code == 403
    assert "Er is niets gewijzigd" in antwoord.text
    assert ingelogd.post("/medewerkers/uitloggen", data=data).status_code == 403
    assert ingelogd.get("/medewerkers").status_code == 200
    stand = dienst.status(sessies, kenmerk)
    assert stand is not None
    assert stand.status == "nieuw"


def test_inlogformulier_van_een_ander(browser: Client) -> None:
    """Ook inloggen kan niet vanaf een andere site."""
    assert browser.post("/medewerkers/inloggen", data={"naam": NAAM, "wachtwoord": WACHTWOORD}).status_code == 403
    browser.get("/medewerkers/inloggen")
    assert browser.post("/medewerkers/inloggen", data={"naam": NAAM, "wachtwoord": WACHTWOORD, "teken": "0" * 64}).status_code == 403


@pytest.mark.parametrize("pad", ["/medewerkers/inloggen", "/medewerkers", "/medewerkers/overdracht/A2C-3DE", "/medewerkers/stijl.css"])
def test_koppen(ingelogd: Client, pad: str) -> None:
    """Alleen eigen script, geen script of stijl in de pagina, niets van buiten, niets bewaren."""
    antwoord = ingelogd.get(pad)
    assert antwoord.headers["x-content-type-options"] == "nosniff"
    if pad.endswith(".css"):
        assert antwoord.headers["content-type"].startswith("text/css")
        return
    csp = antwoord.headers["content-security-policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp
    assert "script-src 'self';" in csp
    assert antwoord.headers["cache-control"] == "no-store"
    html = antwoord.text.replace('<script src="/medewerkers/toetsen.js" defer></script>', "")
    for verboden in ("<script", "<style", " style=", " onclick", "http://", "https://", "javascript:"):
        assert verboden not in html, verboden
