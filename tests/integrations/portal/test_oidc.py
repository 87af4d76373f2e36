"""Inloggen met OpenID Connect, langs een echte aanbieder die in een eigen proces draait."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from httpx import Client
from playwright.sync_api import expect, sync_playwright

from integrations.portal import oidc as module
from integrations.portal import toegang
from integrations.portal.aanmelding import Aanmelding, Oidc, uit_instellingen
from integrations.settings import InstellingFout, OidcRol, lees
from overdracht import dienst, medewerkers
from overdracht.database import Sessies
from tests.integrations.portal.conftest import NAAM, OP_BEIDE, Wissel
from tests.integrations.webchat.bediening import CHROMIUM, MET_CHROMIUM, bevindingen
from tests.support.database import SLEUTELOMGEVING
from tests.support.oidc import Aanbieder, aanbieder
from tests.support.overdrachten import maak_overdracht
from tests.support.testapp import maak_test_app

Teken = Callable[[str], str]
ROLLEN = {
    "wegwijs-kcc": OidcRol("wegwijs-kcc", "kcc"),
    "wegwijs-wmo": OidcRol("wegwijs-wmo", "medewerker", ("wmo_loket",), "almelo"),
    "wegwijs-beheer": OidcRol("wegwijs-beheer", "beheerder"),
}


@pytest.fixture(scope="module")
def uitgever() -> Iterator[Aanbieder]:
    with aanbieder() as gestart:
        yield gestart


def _browser(server: tuple[Wissel, str], sessies: Sessies, uitgever: str, **anders: object) -> Client:
    """Een browser bij een portaal dat bij deze aanbieder laat inloggen."""
    wissel, adres = server
    gewoon = {"client": "wegwijs bij almelo", "geheim": "geheim & lang", "terug": f"{adres}/medewerkers/oidc/terug", "claim": "groups", "naam": "preferred_username", "rollen": ROLLEN}
    wissel.app = maak_test_app(sessies, aanmelding=Aanmelding(oidc=Oidc(uitgever, **{**gewoon, **anders})))
    return Client(base_url=adres, follow_redirects=False, timeout=30, trust_env=False)


@pytest.fixture
def portaal(server: tuple[Wissel, str], sessies: Sessies, uitgever: Aanbieder) -> Iterator[Client]:
    with _browser(server, sessies, uitgever.uitgever) as browser:
        yield browser


def _log_in(browser: Client, uitgever: Aanbieder, sub: str | None, naar: str = "/medewerkers") -> httpx.Response:
    """De hele weg: naar de aanbieder, daar inloggen, en terug."""
    heen = browser.get("/medewerkers/oidc", params={"naar": naar})
    assert heen.status_code == 303, heen.text
    return browser.get(uitgever.log_in(heen.headers["location"], sub))


def _geweigerd(antwoord: httpx.Response, browser: Client, waarom: str, status: int = 403) -> None:
    assert antwoord.status_code == status, antwoord.text
    assert waarom in antwoord.text
    assert "Inloggen met uw werkaccount lukt niet" in antwoord.text
    assert toegang.COOKIE not in browser.cookies
    assert browser.get("/medewerkers").status_code == 303


@OP_BEIDE
def test_eerste_keer_en_daarna(portaal: Client, sessies: Sessies, uitgever: Aanbieder) -> None:
    """De eerste keer komt er vanzelf een account met de rol uit de groep; daarna is het hetzelfde account met de rol van dan."""
    uitgever.zet("s-1", preferred_username="S.Bakker", groups=["iedereen", "wegwijs-wmo"])
    terug = _log_in(portaal, uitgever, "s-1", "/medewerkers?loket=wmo_loket")
    assert (terug.status_code, terug.headers["location"]) == (303, "/medewerkers?loket=wmo_loket")
    assert "s.bakker" in portaal.get("/medewerkers").text
    (account,) = medewerkers.lijst(sessies)
    assert (account.naam, account.rol, account.loketten, account.gemeente, account.met_oidc) == ("s.bakker", "medewerker", ("wmo_loket",), "almelo", True)
    # Geen wachtwoord: langs het gewone formulier komt niemand met dit account binnen.
    kaal = medewerkers.vind(sessies, "s.bakker")
    assert kaal is not None
    assert kaal.wachtwoord_hash is None
    # Een andere naam en een andere groep: de aanbieder weet dat het dezelfde is.
    uitgever.zet("s-1", preferred_username="s.devries", groups=["wegwijs-kcc"])
    assert _log_in(portaal, uitgever, "s-1").status_code == 303
    (later,) = medewerkers.lijst(sessies)
    assert (later.id, later.rol, later.loketten, later.gemeente) == (account.id, "kcc", (), None)


def test_ziet_alleen_zijn_loket(portaal: Client, sessies: Sessies, uitgever: Aanbieder) -> None:
    """De loketten en de gemeente van de groep gelden meteen."""
    eigen, _ = dienst.neem_aan(sessies, maak_overdracht(loket="wmo_loket"))
    ander, _ = dienst.neem_aan(sessies, maak_overdracht(loket="werkplein"))
    elders, _ = dienst.neem_aan(sessies, maak_overdracht(loket="wmo_loket", gemeente="groningen"))
    uitgever.zet("s-2", preferred_username="w.moens", groups="wegwijs-wmo")
    _log_in(portaal, uitgever, "s-2")
    lijst = portaal.get("/medewerkers").text
    assert (eigen in lijst, ander in lijst, elders in lijst) == (True, False, False)
    assert portaal.get(f"/medewerkers/overdracht/{ander}").status_code == 404


@pytest.mark.parametrize("groepen", [["iedereen"], [], "", None, {"wegwijs-kcc": True}, [["wegwijs-kcc"]], "wegwijs-kcc,anders"])
def test_in_geen_enkele_groep(portaal: Client, sessies: Sessies, uitgever: Aanbieder, groepen: object) -> None:
    """Wie wel bij de aanbieder bestaat maar hier niets te zoeken heeft, leest dat, en krijgt geen account."""
    uitgever.zet("vreemd", preferred_username="v.reemd", **({} if groepen is None else {"groups": groepen}))
    _geweigerd(_log_in(portaal, uitgever, "vreemd"), portaal, "heeft geen toegang tot Wegwijs. Vraag een beheerder")
    assert medewerkers.lijst(sessies) == ()


def test_naam_van_een_ander(portaal: Client, sessies: Sessies, uitgever: Aanbieder, wie: int) -> None:
    """Een werkaccount neemt nooit een bestaand account over dat dezelfde naam heeft."""
    uitgever.zet("dief", preferred_username=NAAM.upper(), groups=["wegwijs-beheer"])
    _geweigerd(_log_in(portaal, uitgever, "dief"), portaal, f"het account {NAAM} bestaat al. Vraag een beheerder")
    bestaand = medewerkers.zoek(sessies, wie)
    assert bestaand is not None
    assert (bestaand.rol, bestaand.met_oidc) == ("kcc", False)


@pytest.mark.parametrize("naam", [None, "", "a b", "<b>", 7, "x" * 101])
def test_zonder_bruikbare_naam(portaal: Client, sessies: Sessies, uitgever: Aanbieder, naam: object) -> None:
    """Zonder naam die hier kan bestaan komt er geen account, en staat er wat te doen."""
    uitgever.zet("naamloos", groups=["wegwijs-kcc"], **({} if naam is None else {"preferred_username": naam}))
    antwoord = _log_in(portaal, uitgever, "naamloos")
    _geweigerd(antwoord, portaal, "Vraag een beheerder")
    assert "<b>" not in antwoord.text
    assert medewerkers.lijst(sessies) == ()


def test_zelf_geweigerd(portaal: Client, uitgever: Aanbieder) -> None:
    """Wie bij de aanbieder niet verder gaat, leest dat hij niet is ingelogd."""
    heen, vraag = _heen(portaal)
    terug = uitgever.log_in(heen, None)
    assert parse_qs(urlsplit(terug).query)["error"] == ["access_denied"]
    # Deze aanbieder vergeet de state als iemand weigert; de meeste sturen hem mee.
    _geweigerd(portaal.get(f"{terug}&{urlencode({'state': vraag['state']})}"), portaal, "liet u niet inloggen")
    _geweigerd(portaal.get(terug), portaal, "niet in deze browser begonnen")


# Wat een aanvaller probeert


def _heen(browser: Client) -> tuple[str, dict[str, str]]:
    adres = browser.get("/medewerkers/oidc").headers["location"]
    return adres, {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}


def test_wat_er_gevraagd_wordt(portaal: Client) -> None:
    """Code met PKCE, een state en een nonce die elke keer anders zijn, en niets daarvan leesbaar voor een script."""
    (_, een), (_, twee) = _heen(portaal), _heen(portaal)
    assert (een["response_type"], een["code_challenge_method"], een["client_id"]) == ("code", "S256", "wegwijs bij almelo")
    assert "openid" in een["scope"].split()
    for naam in ("state", "nonce", "code_challenge"):
        assert een[naam] != twee[naam]
        assert len(een[naam]) >= 43
    kop = portaal.get("/medewerkers/oidc").headers["set-cookie"]
    for deel in ("HttpOnly", "SameSite=lax", "Path=/medewerkers/oidc", "Max-Age=600"):
        assert deel in kop


def test_een_andere_state(portaal: Client, uitgever: Aanbieder) -> None:
    """Een code die iemand anders een medewerker toestuurt, doet niets in diens browser."""
    uitgever.zet("s-3", preferred_username="s.drie", groups=["wegwijs-kcc"])
    heen, _ = _heen(portaal)
    code = parse_qs(urlsplit(uitgever.log_in(heen, "s-3")).query)["code"][0]
    for state in ("", "x" * 64, "é"):
        portaal.cookies.clear()
        _heen(portaal)
        _geweigerd(portaal.get("/medewerkers/oidc/terug", params={"code": code, "state": state}), portaal, "niet in deze browser begonnen")


@pytest.mark.parametrize("koek", [None, "", "geen hex", json.dumps([1]).encode().hex(), json.dumps({"state": "s"}).encode().hex(), json.dumps({"state": 1, "nonce": 2, "controle": 3, "naar": 4}).encode().hex()])
def test_zonder_begin(portaal: Client, koek: str | None) -> None:
    """Terugkomen zonder dat deze browser begon, of met een onleesbare cookie, is geen storing maar een uitleg."""
    koppen = {} if koek is None else {"Cookie": f"{module.COOKIE}={koek}"}
    _geweigerd(portaal.get("/medewerkers/oidc/terug", params={"code": "c", "state": "s"}, headers=koppen), portaal, "niet in deze browser begonnen")


def test_een_code_geldt_een_keer(portaal: Client, uitgever: Aanbieder) -> None:
    """Wie de link van het terugkomen nog eens opent, in welke browser ook, komt niet binnen."""
    uitgever.zet("s-4", preferred_username="s.vier", groups=["wegwijs-kcc"])
    heen, _ = _heen(portaal)
    koek, terug = portaal.cookies[module.COOKIE], uitgever.log_in(heen, "s-4")
    assert portaal.get(terug).status_code == 303
    assert module.COOKIE not in portaal.cookies, "state en nonce zijn na gebruik weg"
    portaal.cookies.clear()
    _geweigerd(portaal.get(terug), portaal, "niet in deze browser begonnen")
    # Zelfs met de oude cookie erbij: de code is op.
    portaal.cookies.set(module.COOKIE, koek, domain="127.0.0.1", path=module.COOKIE_PAD)
    _geweigerd(portaal.get(terug), portaal, "klopt niet, of is verlopen")


def _terug_met(portaal: Client, uitgever: Aanbieder, sub: str, **anders: str) -> httpx.Response:
    """Terugkomen met een code waar iets anders om gevraagd is dan deze browser deed."""
    heen, vraag = _heen(portaal)
    ander = f"{heen.partition('?')[0]}?{urlencode({**vraag, **anders})}"
    code = parse_qs(urlsplit(uitgever.log_in(ander, sub)).query)["code"][0]
    return portaal.get("/medewerkers/oidc/terug", params={"code": code, "state": vraag["state"]})


def test_een_andere_nonce(portaal: Client, uitgever: Aanbieder, caplog: pytest.LogCaptureFixture) -> None:
    """Een geldig bewijs dat bij een ander begin hoort, telt niet."""
    uitgever.zet("s-5", preferred_username="s.vijf", groups=["wegwijs-kcc"])
    with caplog.at_level(logging.WARNING):
        _geweigerd(_terug_met(portaal, uitgever, "s-5", nonce="n" * 64), portaal, "klopt niet, of is verlopen")
    assert "InvalidClaimError" in caplog.text


def test_een_gestolen_code(portaal: Client, uitgever: Aanbieder) -> None:
    """Zonder de controle van de browser die begon, geeft de aanbieder geen bewijs (PKCE)."""
    uitgever.zet("s-6", preferred_username="s.zes", groups=["wegwijs-kcc"])
    _geweigerd(_terug_met(portaal, uitgever, "s-6", code_challenge="c" * 43), portaal, "klopt niet, of is verlopen")


def test_een_bewijs_voor_een_ander(portaal: Client, uitgever: Aanbieder) -> None:
    """Een bewijs dat voor een andere toepassing gemaakt is, telt hier niet."""
    uitgever.zet("s-7", preferred_username="s.zeven", groups=["wegwijs-kcc"])
    _geweigerd(_terug_met(portaal, uitgever, "s-7", client_id="een andere toepassing"), portaal, "klopt niet, of is verlopen")


def test_een_andere_aanbieder(portaal: Client, uitgever: Aanbieder) -> None:
    """Zegt het terugkomen dat het van een andere aanbieder is (RFC 9207), dan telt het niet."""
    uitgever.zet("s-8", preferred_username="s.acht", groups=["wegwijs-kcc"])
    heen, _ = _heen(portaal)
    terug = uitgever.log_in(heen, "s-8")
    _geweigerd(portaal.get(f"{terug}&{urlencode({'iss': 'https://kwaad.example'})}"), portaal, "niet de aanbieder die is ingesteld")


@pytest.mark.parametrize("naar", ["https://kwaad.example", "//kwaad.example", "/medewerkersx", "javascript:alert(1)"])
def test_nooit_naar_een_andere_site(portaal: Client, uitgever: Aanbieder, naar: str) -> None:
    """Na het inloggen blijft iedereen in het portaal."""
    uitgever.zet("s-9", preferred_username="s.negen", groups=["wegwijs-kcc"])
    assert _log_in(portaal, uitgever, "s-9", naar).headers["location"] == "/medewerkers"


# Wat er mis kan zijn met de aanbieder


def test_een_verlopen_bewijs(server: tuple[Wissel, str], sessies: Sessies) -> None:
    """Een bewijs dat niet meer geldt, telt niet."""
    with aanbieder(geldig=-120) as verlopen, _browser(server, sessies, verlopen.uitgever) as browser:
        verlopen.zet("s-10", preferred_username="s.tien", groups=["wegwijs-kcc"])
        _geweigerd(_log_in(browser, verlopen, "s-10"), browser, "klopt niet, of is verlopen")
        assert medewerkers.lijst(sessies) == ()


def test_aanbieder_weg(server: tuple[Wissel, str], sessies: Sessies, wie: int, teken: Teken) -> None:
    """Antwoordt de aanbieder niet, bij het begin of halverwege, dan staat dat er; een lokaal account kan er nog in."""
    with aanbieder() as even, _browser(server, sessies, even.uitgever) as browser:
        even.zet("s-11", preferred_username="s.elf", groups=["wegwijs-kcc"])
        heen, _ = _heen(browser)
        terug = even.log_in(heen, "s-11")
        even.stop()
        _geweigerd(browser.get(terug), browser, "antwoordt niet. Probeer het over een minuut opnieuw", 502)
        with _browser(server, sessies, even.uitgever) as ander:
            _geweigerd(ander.get("/medewerkers/oidc"), ander, "antwoordt niet. Probeer het over een minuut opnieuw", 502)
            pagina = ander.get("/medewerkers/inloggen")
            assert "Inloggen met uw werkaccount" in pagina.text
            data = {"naam": NAAM, "wachtwoord": "een lang wachtwoord", "teken": teken(pagina.text)}
            assert ander.post("/medewerkers/inloggen", data=data).headers["location"].startswith("/medewerkers/inloggen/tweede-stap")


def test_niet_deze_aanbieder(server: tuple[Wissel, str], sessies: Sessies, uitgever: Aanbieder) -> None:
    """Noemt de aanbieder zich anders dan is ingesteld, dan wordt er niets naar hem gestuurd."""
    with _browser(server, sessies, uitgever.uitgever.replace("127.0.0.1", "localhost") + "/") as browser:
        _geweigerd(browser.get("/medewerkers/oidc"), browser, "niet de aanbieder die is ingesteld", 502)


# Daarna


def test_geblokkeerd_is_er_meteen_uit(portaal: Client, sessies: Sessies, uitgever: Aanbieder) -> None:
    """Blokkeren sluit de sessie, en opnieuw inloggen lukt niet totdat de blokkade weg is."""
    uitgever.zet("s-12", preferred_username="s.twaalf", groups=["wegwijs-kcc"])
    _log_in(portaal, uitgever, "s-12")
    assert portaal.get("/medewerkers").status_code == 200
    (account,) = medewerkers.lijst(sessies)
    medewerkers.blokkeer(sessies, account.id)
    assert portaal.get("/medewerkers").status_code == 303
    portaal.cookies.clear()
    _geweigerd(_log_in(portaal, uitgever, "s-12"), portaal, "Uw account is geblokkeerd. Vraag een beheerder")
    medewerkers.deblokkeer(sessies, account.id)
    assert _log_in(portaal, uitgever, "s-12").status_code == 303


def test_uitloggen(portaal: Client, uitgever: Aanbieder, teken: Teken) -> None:
    """Na uitloggen is de sessie op de server weg, en helpt de oude cookie niet."""
    uitgever.zet("s-13", preferred_username="s.dertien", groups=["wegwijs-kcc"])
    _log_in(portaal, uitgever, "s-13")
    oud, pagina = portaal.cookies[toegang.COOKIE], portaal.get("/medewerkers")
    assert portaal.post("/medewerkers/uitloggen", data={"teken": teken(pagina.text)}).headers["location"] == "/medewerkers/inloggen"
    portaal.cookies.set(toegang.COOKIE, oud, domain="127.0.0.1", path="/medewerkers")
    assert portaal.get("/medewerkers").status_code == 303


def test_opnieuw_inloggen_sluit_de_vorige_sessie(portaal: Client, sessies: Sessies, uitgever: Aanbieder) -> None:
    """Elke keer inloggen is een nieuwe sessie; die ervoor geldt niet meer."""
    uitgever.zet("s-14", preferred_username="s.veertien", groups=["wegwijs-kcc"])
    _log_in(portaal, uitgever, "s-14")
    oud = portaal.cookies[toegang.COOKIE]
    _log_in(portaal, uitgever, "s-14")
    assert portaal.cookies[toegang.COOKIE] != oud
    assert medewerkers.vind_sessie(sessies, oud) is None


def test_eigen_account(portaal: Client, uitgever: Aanbieder) -> None:
    """Een werkaccount heeft hier geen wachtwoord en geen tweede stap om te veranderen."""
    uitgever.zet("s-15", preferred_username="s.vijftien", groups=["wegwijs-kcc"])
    _log_in(portaal, uitgever, "s-15")
    html = portaal.get("/medewerkers/account").text
    assert "U logt in met uw werkaccount" in html
    assert "Wachtwoord veranderen" not in html
    assert "Inloggen in twee stappen" not in html
    assert portaal.get("/medewerkers/inloggen/tweede-stap").headers["location"] == "/medewerkers"


# Instellen

INGESTELD = {
    "WEGWIJS_RASA_TOKEN": "t" * 16, "WEGWIJS_INTERN_GEHEIM": "g" * 16, "WEGWIJS_PORTAAL_URL": "https://wegwijs.almelo.example/", "WEGWIJS_OIDC_UITGEVER": "https://login.almelo.example",
    "WEGWIJS_OIDC_CLIENT": "wegwijs", "WEGWIJS_OIDC_GEHEIM": "stil geheim", "WEGWIJS_OIDC_ROLLEN": "wegwijs kcc=kcc, wmo=medewerker:wmo_loket+sociaal_team@almelo", **SLEUTELOMGEVING,
}  # fmt: skip


def test_uit_de_instellingen() -> None:
    """Wat er in de omgeving staat is wat er gebeurt; het geheim staat in geen weergave."""
    inst = lees(INGESTELD)
    aanmelding = uit_instellingen(inst)
    assert aanmelding.oidc is not None
    assert (aanmelding.oidc.uitgever, aanmelding.oidc.terug) == ("https://login.almelo.example", "https://wegwijs.almelo.example/medewerkers/oidc/terug")
    assert dict(aanmelding.oidc.rollen) == {"wegwijs kcc": OidcRol("wegwijs kcc", "kcc"), "wmo": OidcRol("wmo", "medewerker", ("wmo_loket", "sociaal_team"), "almelo")}
    assert module.rol_van(aanmelding.oidc, {"groups": ["wmo", "wegwijs kcc"]}) == OidcRol("wegwijs kcc", "kcc"), "de eerste in de instelling telt, niet de eerste in de claim"
    assert "stil geheim" not in f"{inst!r} {aanmelding!r}"
    assert uit_instellingen(lees({n: w for n, w in INGESTELD.items() if "OIDC" not in n})).oidc is None


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("WEGWIJS_OIDC_UITGEVER", "http://login.almelo.example"),
        ("WEGWIJS_OIDC_UITGEVER", "login.almelo.example"),
        *((naam, "") for naam in ("WEGWIJS_OIDC_CLIENT", "WEGWIJS_OIDC_GEHEIM", "WEGWIJS_OIDC_ROLLEN", "WEGWIJS_PORTAAL_URL")),
        *(("WEGWIJS_OIDC_ROLLEN", fout) for fout in ("kcc", "g=baas", "g=medewerker", "g=kcc:wmo_loket", "g=medewerker:bestaat_niet", "=kcc")),
    ],
)
def test_instelling_die_niet_klopt(naam: str, waarde: str) -> None:
    """Dan start het webproces niet, en noemt de melding de instelling."""
    with pytest.raises(InstellingFout, match=naam):
        lees({**INGESTELD, naam: waarde})


class TestInDeBrowser:
    """Met een echte browser, die ook de koppen van de pagina naleeft."""

    pytestmark = MET_CHROMIUM

    def test_heen_en_terug(self, server: tuple[Wissel, str], sessies: Sessies, uitgever: Aanbieder) -> None:
        """Van de werklijst naar de aanbieder en terug op de werklijst, zonder JavaScript; axe vindt niets op de inlogpagina."""
        uitgever.zet("s-16", preferred_username="s.zestien", groups=["wegwijs-kcc"])
        _browser(server, sessies, uitgever.uitgever).close()
        with sync_playwright() as pw:
            chromium = pw.chromium.launch(executable_path=CHROMIUM)
            page = chromium.new_page(base_url=server[1], bypass_csp=True)
            page.goto("/medewerkers/inloggen")
            assert bevindingen(page) == []
            page = chromium.new_page(base_url=server[1], java_script_enabled=False)
            page.goto("/medewerkers?status=open")
            page.get_by_role("link", name="Inloggen met uw werkaccount").click()
            page.get_by_placeholder("sub").fill("s-16")
            page.get_by_role("button", name="Authorize").click()
            expect(page).to_have_url(f"{server[1]}/medewerkers?status=open")
            expect(page.get_by_role("banner")).to_contain_text("s.zestien")
            page.get_by_role("button", name="Uitloggen").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
            chromium.close()
