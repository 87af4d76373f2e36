"""`POST /api/v1/herken`: met een token of als medewerker, en er blijft niets van bewaard."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pyotp

from integrations.portal.toegang import COOKIE, HERKENCOOKIE
from integrations.portal.wachtwoord import maak_hash
from integrations.settings import Instellingen
from overdracht import medewerkers
from overdracht.database import Sessies
from tests.integrations.api.test_overdrachten import is_fout
from tests.integrations.webchat.neprasa import NepRasa

Klant = Callable[..., httpx.Client]
VERHAAL = "Ik kan de huur niet meer betalen"


def test_een_notitie(klant: httpx.Client, rasa: NepRasa) -> None:
    """Het antwoord zegt wat er speelt en wie erover gaat."""
    rasa.herkenning = {"problemen": [{"code": "schulden", "zekerheid": 0.8}]}
    data = klant.post("/herken", json={"gemeente": "almelo", "tekst": VERHAAL}).json()
    assert [p["code"] for p in data["problemen"]] == ["schulden"]
    assert [d["loket"] for d in data["advies"]["delen"]] == ["sociaal_team"]


def test_zonder_motor(klant: httpx.Client, rasa: NepRasa) -> None:
    """Geen fout maar een eerlijk antwoord: beperkt."""
    rasa.stop()
    antwoord = klant.post("/herken", json={"gemeente": "almelo", "tekst": "Ik wil niet meer leven"})
    assert antwoord.status_code == 200
    assert antwoord.json()["beperkt"]
    assert "113" in antwoord.json()["crisis"][0]["bel"]


def test_wat_niet_klopt(klant: httpx.Client) -> None:
    """400 met welk veld; te lang is 413."""
    for lijf, plek in (
        ({"tekst": "x"}, "#/gemeente"), ({"gemeente": "urk", "tekst": "x"}, "#/gemeente"), ({"gemeente": "almelo"}, "#/tekst"), ({"gemeente": "almelo", "tekst": " \x00 "}, "#/tekst"),
        ({"gemeente": "almelo", "tekst": 1}, "#/tekst"), ({"gemeente": "almelo", "tekst": "x", "kanaal": "telefoon"}, "#/kanaal"),
    ):  # fmt: skip
        assert is_fout(klant.post("/herken", json=lijf), 400, "verkeerd-verzoek")["errors"][0]["location"] == plek
    is_fout(klant.post("/herken", json={"gemeente": "almelo", "tekst": "x" * 4001}), 413, "te-lang")


def test_een_token_van_een_andere_gemeente(maak_klant: Klant) -> None:
    """Een token voor Groningen herkent niet voor Almelo."""
    klant = maak_klant(("herken",), (), "groningen")
    is_fout(klant.post("/herken", json={"gemeente": "almelo", "tekst": VERHAAL}), 403, "mag-niet")
    assert klant.post("/herken", json={"gemeente": "groningen", "tekst": VERHAAL}).status_code == 200


def test_er_blijft_niets_van_bewaard(klant: httpx.Client, instellingen: Instellingen) -> None:
    """Geen gesprek, geen overdracht, en de tekst staat in geen bestand."""
    klant.post("/herken", json={"gemeente": "almelo", "tekst": VERHAAL})
    for bestand in instellingen.var.rglob("*"):
        assert not bestand.is_file() or b"huur" not in bestand.read_bytes(), bestand


def test_als_medewerker(adres: str, sessies: Sessies) -> None:
    """Wie is ingelogd en overdrachten leest mag het ook, voor zijn eigen gemeente; privacy en beheer niet."""
    lijf = {"gemeente": "almelo", "tekst": VERHAAL}
    for rol, gemeente, status in (("kcc", None, 200), ("medewerker", "almelo", 200), ("medewerker", "groningen", 403), ("privacy", None, 403), ("beheerder", None, 403)):
        wie = medewerkers.maak(sessies, f"{rol}.{gemeente or 'alle'}", "x", rol, ("kcc",) if rol == "medewerker" else (), gemeente)
        antwoord = httpx.post(f"{adres}/api/v1/herken", json=lijf, cookies={HERKENCOOKIE: medewerkers.open_sessie(sessies, wie, bevestigd=True)})
        assert antwoord.status_code == status, (rol, gemeente, antwoord.text)


def test_na_inloggen_in_het_portaal(adres: str, sessies: Sessies, rasa: NepRasa) -> None:
    """Wie in het portaal inlogt kan herkennen zonder token: pas na de tweede stap, en niet meer na uitloggen. De chat krijgt van die sessie niets mee."""
    rasa.herkenning = {"problemen": [{"code": "schulden", "zekerheid": 0.8}]}
    medewerkers.maak(sessies, "j.jansen", maak_hash("een lang wachtwoord"))
    lijf = {"gemeente": "almelo", "tekst": VERHAAL}
    with httpx.Client(base_url=adres, timeout=30, trust_env=False) as browser:

        def teken(html: str) -> str:
            gevonden = re.search(r'name="teken" value="([0-9a-f]{64})"', html)
            assert gevonden is not None
            return gevonden[1]

        naam = {"naam": "j.jansen", "wachtwoord": "een lang wachtwoord", "teken": teken(browser.get("/medewerkers/inloggen").text)}
        stap = browser.post("/medewerkers/inloggen", data=naam, follow_redirects=True).text
        is_fout(browser.post("/api/v1/herken", json=lijf), 401, "geen-token")
        sleutel = re.search(r'class="sleutel">([^<]+)<', stap)
        assert sleutel is not None
        code = pyotp.TOTP(sleutel[1].replace(" ", "")).now()
        assert browser.post("/medewerkers/inloggen/tweede-stap", data={"code": code, "teken": teken(stap)}).status_code == 200
        herkend = browser.post("/api/v1/herken", json=lijf)
        assert [p["code"] for p in herkend.json()["problemen"]] == ["schulden"]
        mee = herkend.request.headers["cookie"]
        assert (HERKENCOOKIE in mee, COOKIE in mee) == (True, False)
        assert "cookie" not in browser.post("/api/v1/gesprekken", json={"gemeente": "almelo"}).request.headers
        # Wat een formulier op een andere site kan sturen, is geen JSON.
        is_fout(browser.post("/api/v1/herken", content='{"gemeente": "almelo", "tekst": "x"}', headers={"Content-Type": "text/plain"}), 400, "verkeerd-verzoek")
        for site in ("cross-site", "same-site"):
            is_fout(browser.post("/api/v1/herken", json=lijf, headers={"Sec-Fetch-Site": site}), 403, "mag-niet")
        bewaard = browser.cookies[HERKENCOOKIE]
        browser.post("/medewerkers/uitloggen", data={"teken": teken(browser.get("/medewerkers").text)})
        assert HERKENCOOKIE not in browser.cookies
        is_fout(browser.post("/api/v1/herken", json=lijf), 401, "geen-token")
        is_fout(browser.post("/api/v1/herken", json=lijf, headers={"Cookie": f"{HERKENCOOKIE}={bewaard}"}), 401, "geen-token")


def test_een_verlopen_sessie(adres: str) -> None:
    """Een cookie die nergens bij hoort geeft geen toegang."""
    antwoord = httpx.post(f"{adres}/api/v1/herken", json={"gemeente": "almelo", "tekst": VERHAAL}, cookies={HERKENCOOKIE: "verzonnen"})
    is_fout(antwoord, 401, "geen-token")


def test_van_een_andere_site(adres: str) -> None:
    """Een andere site kan de sessie van een medewerker niet gebruiken."""
    antwoord = httpx.post(f"{adres}/api/v1/herken", json={"gemeente": "almelo", "tekst": VERHAAL}, cookies={HERKENCOOKIE: "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    is_fout(antwoord, 403, "mag-niet")
