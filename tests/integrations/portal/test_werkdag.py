"""Een werkdag in een echte browser, zonder JavaScript; en wat de sneltoetsen doen als het er wel is."""

from __future__ import annotations

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from integrations.portal.aanmelding import Aanmelding
from integrations.portal.toegang import COOKIE
from overdracht import api_tokens, dienst, medewerkers, webhooks
from overdracht.database import Sessies
from overdracht.gesprekken import Gesprekken
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import NAAM, WACHTWOORD, Wissel
from tests.integrations.webchat.bediening import MET_CHROMIUM, bevindingen
from tests.support.overdrachten import maak_overdracht
from tests.support.testapp import maak_test_app
from triage.overdracht import Contact

pytestmark = MET_CHROMIUM


@pytest.fixture
def adres(server: tuple[Wissel, str], sessies: Sessies, wie: int) -> str:
    server[0].app = maak_test_app(sessies, aanmelding=Aanmelding(verplicht=False))
    return server[1]


def _pagina(chromium: Browser, adres: str, teken: str | None = None, **anders: object) -> Page:
    context = chromium.new_context(base_url=adres, **anders)
    if teken:
        context.add_cookies([{"name": COOKIE, "value": teken, "domain": "127.0.0.1", "path": "/medewerkers"}])
    return context.new_page()


def test_een_hele_werkdag(chromium: Browser, adres: str, sessies: Sessies) -> None:
    """Inloggen, oppakken, notitie, doorzetten, terugzetten door het andere loket, afronden; de inwoner leest het in zijn gesprek."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, contact=Contact("Anna", "kanaal")))
    ander = Toegang(medewerkers.maak(sessies, "f.yilmaz", None, "medewerker", ("werkplein",)), "medewerker", ("werkplein",))
    page = _pagina(chromium, adres, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.goto("/medewerkers")
    page.get_by_label("Naam").fill(NAAM)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name=kenmerk).click()
    page.get_by_role("button", name="Ik pak dit op").click()
    expect(page.get_by_role("status")).to_contain_text("De inwoner kreeg een bericht via website.")
    page.get_by_label("Notitie voor collega's").fill("Gebeld, zij wil ook werk")
    page.get_by_role("button", name="Notitie bewaren").click()
    page.get_by_text("Doorzetten naar een ander loket").click()
    door = page.locator("#doe-zet_door")
    door.get_by_label("Werkplein").check()
    door.get_by_label("Waarom?").fill("Gaat over werk")
    door.get_by_role("button", name="Doorzetten").click()
    expect(page.get_by_role("status")).to_contain_text("Doorgezet")
    # Een collega van het andere loket is intussen ook bezig.
    page.locator("#doe-rond_af summary").click()
    klaar = page.locator("#doe-rond_af")
    klaar.get_by_label("Geholpen").check()
    klaar.get_by_label("Notitie (hoeft niet)").fill("Opgelost")
    dienst.zet_terug(sessies, ander, kenmerk, "Er zijn eerst schulden")
    klaar.get_by_role("button", name="Afronden").click()
    expect(page.get_by_role("alert")).to_contain_text("Teruggezet naar")
    expect(page.get_by_role("alert")).to_contain_text("Er zijn eerst schulden")
    expect(klaar.get_by_label("Notitie (hoeft niet)")).to_have_value("Opgelost")
    klaar.get_by_role("button", name="Afronden").click()
    expect(page.get_by_role("status")).to_contain_text("Afgerond.")
    leest = [str(b.inhoud["tekst"]).split("\n")[0] for b in gesprekken.lees(gesprek.id) if b.inhoud and b.inhoud.get("van_loket")]
    assert [zin.split(".")[0] for zin in leest] == ["Een medewerker is met uw vraag begonnen", "Uw vraag past beter bij een ander loket", "Uw vraag is klaar"]
    page.context.close()


def test_axe_vindt_niets(chromium: Browser, adres: str, sessies: Sessies, wie: int) -> None:
    """Elke pagina, met alles opengeklapt, breed en op 320 px (dat is ook 400 % zoom): geen bevinding, en niets valt buiten beeld."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    een, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, contact=Contact("Anna", "kanaal"), deelt_alles=True, prioriteit="hoog"))
    geweld, _ = dienst.neem_aan(sessies, maak_overdracht(problemen=("huiselijk_geweld",), rij=2, reden="geweld", prioriteit="spoed"))
    fout, _ = dienst.neem_aan(sessies, maak_overdracht(verhaal=("Ik ben Karel Bos, bel 0612345678.",)))
    dienst.meld_verkeerd_loket(sessies, Toegang(wie, "kcc"), fout, ("werk_zoeken",), "werkplein")
    teken = medewerkers.open_sessie(sessies, wie, bevestigd=True)
    gevonden: dict[str, object] = {}
    paginas = ("", f"/overdracht/{een}", f"/overdracht/{geweld}", "/voorbeelden", "?status=alle&zoek=niets", f"/overdracht/{een}?afdruk=ja", "/helpen", "/toetsen", "/overdracht/A2C-3DE")
    for breed, kleuren, hoeveel in ((1280, "light", 9), (320, "dark", 4)):
        page = _pagina(chromium, adres, teken, viewport={"width": breed, "height": 800}, color_scheme=kleuren, bypass_csp=True)
        for pad in paginas[:hoeveel]:
            page.goto(f"/medewerkers{pad}")
            page.evaluate("document.querySelectorAll('details').forEach((el) => { el.open = true; })")
            gevonden[f"{pad} {breed}"] = bevindingen(page)
            gevonden[f"{pad} {breed} te breed"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
        page.goto("/medewerkers/helpen")
        page.get_by_label("Notitie of e-mail").fill("Hij zegt dat hij een einde aan zijn leven wil maken")
        page.get_by_role("button", name="Kijk mee").click()
        expect(page.get_by_role("alert")).to_be_visible()
        gevonden[f"antwoord {breed}"] = bevindingen(page)
        page.context.close()
    assert {waar: wat for waar, wat in gevonden.items() if wat} == {}


def test_sneltoetsen(chromium: Browser, adres: str, sessies: Sessies, wie: int) -> None:
    """Met de echte CSP: j en k door de lijst, Enter erheen, p naar de knop; niet terwijl iemand typt, en niet als ze uit staan."""
    kenmerken = [dienst.neem_aan(sessies, maak_overdracht())[0] for _ in range(2)]
    page = _pagina(chromium, adres, medewerkers.open_sessie(sessies, wie, bevestigd=True))
    page.goto("/medewerkers")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=kenmerken[0])).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=kenmerken[1])).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(kenmerken[0])
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Ik pak dit op")).to_be_focused()
    page.keyboard.press("d")
    expect(page.get_by_text("Naar welk loket?")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.type("pad?")
    expect(page.get_by_label("Notitie voor collega's")).to_have_value("pad?")
    page.goto("/medewerkers")
    page.keyboard.press("?")
    page.get_by_role("button", name="Zet sneltoetsen uit").click()
    expect(page.get_by_text("staan nu uit")).to_be_visible()
    page.keyboard.press("l")
    page.keyboard.press("?")
    expect(page).to_have_url(f"{adres}/medewerkers/toetsen")
    assert [r.gebeurtenis for r in dienst.bekijk(sessies, Toegang(wie, "kcc"), kenmerken[0]).historie] == ["ontvangen"]
    page.context.close()


def _toetsenbord(page: Page, naam: str) -> None:
    """Met Tab naar deze knop of dit veld, en Enter of typen gaat daarna; zo niet, dan is het er zonder muis niet."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(naam) => { const el = document.activeElement; return el.innerText.trim() === naam || (el.labels && [...el.labels].some((l) => l.innerText.trim() === naam)); }", naam):
            return
    raise AssertionError(f"{naam} is met Tab niet te bereiken")


def test_inloggen_met_het_toetsenbord(chromium: Browser, server: tuple[Wissel, str], sessies: Sessies, wie: int) -> None:
    """Zonder muis: wachtwoord, de tweede stap instellen, herstelcodes, uitloggen en weer in met een code. Elke stap zonder bevinding, breed en smal."""
    server[0].app = maak_test_app(sessies, aanmelding=Aanmelding())
    gevonden: dict[str, object] = {}
    page = _pagina(chromium, server[1], bypass_csp=True, viewport={"width": 1280, "height": 800})

    def kijk(waar: str) -> None:
        for breed in (1280, 320):
            page.set_viewport_size({"width": breed, "height": 800})
            gevonden[f"{waar} {breed}"] = bevindingen(page)
            gevonden[f"{waar} {breed} te breed"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")

    def log_in(wachtwoord: str) -> None:
        page.goto("/medewerkers")
        _toetsenbord(page, "Naam")
        page.keyboard.type(NAAM)
        _toetsenbord(page, "Wachtwoord")
        page.keyboard.type(wachtwoord)
        page.keyboard.press("Enter")

    log_in("een verkeerd wachtwoord")
    expect(page.get_by_role("alert")).to_have_text("Naam of wachtwoord klopt niet.")
    kijk("inloggen")
    log_in(WACHTWOORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen in twee stappen")
    kijk("tweede stap")
    totp = pyotp.TOTP(page.locator("code.sleutel").inner_text().replace(" ", ""))
    _toetsenbord(page, "Typ de zes cijfers die de app nu toont")
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    _toetsenbord(page, "Typ de zes cijfers die de app nu toont")
    page.keyboard.type(totp.now())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw herstelcodes")
    kijk("herstelcodes")
    codes = page.locator("ul.codes code").all_inner_texts()
    _toetsenbord(page, "Ik heb ze bewaard: verder")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Werklijst")
    _toetsenbord(page, "Uitloggen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    log_in(WACHTWOORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw code")
    kijk("code")
    _toetsenbord(page, "Code van zes cijfers uit uw app")
    page.keyboard.type(codes[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Werklijst")
    assert medewerkers.tel_herstelcodes(sessies, wie) == len(codes) - 1
    page.context.close()
    assert {waar: wat for waar, wat in gevonden.items() if wat} == {}


PER_ROL = {
    "beheerder": ("/beheer", "/beheer/accounts/{ander}", "/beheer/accounts/{oidc}", "/beheer/accounts/99", "/beheer/koppelingen", "/beheer/profielen", "/beheer/bewaren", "/account", "/voorbeelden"),
    "privacy": ("/privacy", "/privacy?soort=veranderd", "/privacy?soort=beheerd&keten=ja", "/privacy?vanaf=x", "/privacy/persoon", "/privacy/wissen", "/account"),
}


@pytest.mark.parametrize("rol", PER_ROL)
def test_axe_op_beheer_en_privacy(chromium: Browser, adres: str, sessies: Sessies, rol: str) -> None:
    """Elke pagina van de beheerder en van wie toezicht houdt, met wat erop kan staan, breed en op 320 px: geen bevinding."""
    van = {wat: medewerkers.maak(sessies, f"de.{wat}", None, wat) for wat in PER_ROL}
    ander = medewerkers.maak(sessies, "een.heel.lange.accountnaam@sociaal-domein.gemeente-voorbeeld.nl", "hash", "medewerker", ("wmo_loket", "werkplein"), "almelo", startwachtwoord=True, door=van["beheerder"])
    oidc = medewerkers.neem_oidc(sessies, "sub", "w.erk", "kcc", (), None)
    medewerkers.blokkeer(sessies, ander, door=van["beheerder"])
    token, _ = api_tokens.maak(sessies, "Zaaksysteem", ("lees", "schrijf"), ("wmo_loket",), gemaakt_door=van["beheerder"])
    api_tokens.maak(sessies, "Nog een", ("herken",))
    api_tokens.trek_in(sessies, token.id)
    for _ in range(2):
        hook, _ = webhooks.maak(sessies, "https://zaken.gemeente-voorbeeld.nl/een/heel/lang/adres/zonder/einde/aan/toe/hook")
    webhooks.zet_uit(sessies, hook.id)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.pak_op(sessies, Toegang(van["beheerder"], "kcc"), kenmerk)
    dienst.bekijk(sessies, Toegang(van["beheerder"], "kcc"), kenmerk)
    gevonden: dict[str, object] = {}
    for breed, kleuren in ((1280, "light"), (320, "dark")):
        page = _pagina(chromium, adres, medewerkers.open_sessie(sessies, van[rol], bevestigd=True), viewport={"width": breed, "height": 800}, color_scheme=kleuren, bypass_csp=True)
        for pad in PER_ROL[rol]:
            page.goto(f"/medewerkers{pad.format(ander=ander, oidc=oidc)}")
            gevonden[f"{pad} {breed}"] = bevindingen(page)
            gevonden[f"{pad} {breed} te breed"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
        if rol == "privacy":
            page.goto("/medewerkers/privacy/wissen")
            _toetsenbord(page, "Kenmerk, zoals K3F-7QD")
            page.keyboard.type(kenmerk)
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", level=2)).to_have_text("Weet u het zeker?")
        else:
            page.goto("/medewerkers/beheer")
            _toetsenbord(page, "Naam waarmee de medewerker inlogt, zoals j.jansen")
            page.keyboard.type(f"n.ieuw.{breed}")
            page.get_by_label("Wmo-loket").check()
            page.keyboard.press("Enter")
            expect(page.get_by_role("status")).to_contain_text("Dit is alleen nu te zien.")
        gevonden[f"formulier {breed}"] = bevindingen(page)
        page.context.close()
    assert {waar: wat for waar, wat in gevonden.items() if wat} == {}
