"""Beheer: accounts, tokens, webhooks en opruimen. Wat er gebeurt, wie het mag, en dat het in de keten staat."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from httpx import Client
from sqlalchemy import select

from gemeenten.lezer import profielen
from integrations.portal.aanmelding import Aanmelding
from integrations.portal.wachtwoord import klopt
from integrations.wislijst import Wislijst
from overdracht import api_tokens, dienst, medewerkers, webhooks
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven
from overdracht.gesprekken import Gesprekken
from overdracht.keten import KETENS, controleer
from overdracht.tijd import nu
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import OP_BEIDE, Wissel
from tests.integrations.portal.rondgang import Rondgang, inhoud
from tests.support.overdrachten import lees_rij, maak_overdracht
from tests.support.testapp import maak_test_app

BEHEERDER = t.BEHEERDER
ANDEREN = [rol for rol in t.ROLLEN if rol != BEHEERDER]


@pytest.fixture
def rond(browser: Client, sessies: Sessies) -> Rondgang:
    return Rondgang(browser, sessies)


@pytest.fixture
def doel(sessies: Sessies, rond: Rondgang) -> int:
    """Een account van een collega, met een tweede stap."""
    id_ = medewerkers.maak(sessies, "c.ollega", "hash", "kcc")
    medewerkers.bewaar_totp(sessies, id_, "JBSWY3DPEHPK3PXP")
    assert medewerkers.bevestig_totp(sessies, id_, 1, ("code",))
    return id_


def account(sessies: Sessies, id_: int) -> medewerkers.Account:
    gevonden = medewerkers.zoek(sessies, id_)
    assert gevonden is not None
    return gevonden


def laatste(sessies: Sessies) -> t.Beheer:
    """De laatste regel van de keten van het beheer."""
    with lezen(sessies) as sessie:
        return sessie.scalars(select(t.Beheer).order_by(t.Beheer.id.desc()).limit(1)).one()


def in_keten(sessies: Sessies, wat: str, door: int, over: int | None = None) -> t.Beheer:
    """De laatste regel is deze, en de ketens zijn heel."""
    regel = laatste(sessies)
    assert (regel.wat, regel.medewerker_id, regel.account_id) == (wat, door, over)
    with lezen(sessies) as sessie:
        assert all(not controleer(sessie, naam).breuken for naam in KETENS)
    return regel


def geheim(html: str) -> str:
    """Wat er één keer te zien is."""
    gevonden = re.search(r'<code class="sleutel">([^<]+)</code>', html)
    assert gevonden is not None
    return gevonden[1]


# Accounts


@OP_BEIDE
def test_account_maken_en_ermee_inloggen(rond: Rondgang, browser: Client, sessies: Sessies, teken: Callable[[str], str]) -> None:
    """Het startwachtwoord is één keer te zien, en brengt de nieuwe medewerker naar het kiezen van een eigen wachtwoord."""
    antwoord = rond.doe(BEHEERDER, "/beheer", naam="N.Ieuw", rol="medewerker", loketten=["wmo_loket", "werkplein"], gemeente="almelo")
    assert antwoord.status_code == 200
    start = geheim(antwoord.text)
    gemaakt = next(a for a in medewerkers.lijst(sessies) if a.naam == "n.ieuw")
    assert (gemaakt.rol, gemaakt.loketten, gemaakt.gemeente, gemaakt.startwachtwoord, gemaakt.tweede_stap) == ("medewerker", ("wmo_loket", "werkplein"), "almelo", True, False)
    assert in_keten(sessies, "account_gemaakt", rond.id[BEHEERDER], gemaakt.id).detail == "medewerker (wmo_loket, werkplein; almelo)"
    assert start not in inhoud(sessies)
    assert start not in rond.vraag(BEHEERDER, "/beheer").text
    assert start not in rond.vraag(BEHEERDER, f"/beheer/accounts/{gemaakt.id}").text
    pagina = browser.get("/medewerkers/inloggen")
    binnen = browser.post("/medewerkers/inloggen", data={"naam": "n.ieuw", "wachtwoord": start, "teken": teken(pagina.text)})
    assert binnen.headers["location"].startswith("/medewerkers/inloggen/wachtwoord")
    assert browser.get("/medewerkers").headers["location"].startswith("/medewerkers/inloggen")


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"naam": "de.kcc", "rol": "kcc"}, "bestaat al"),
        ({"naam": "a b", "rol": "kcc"}, "een accountnaam heeft"),
        ({"naam": "", "rol": "kcc"}, "een accountnaam heeft"),
        ({"naam": "n.ieuw", "rol": "medewerker"}, "ten minste één loket"),
        ({"naam": "n.ieuw", "rol": "medewerker", "loketten": ["bestaat_niet"]}, "Kies loketten uit de lijst"),
        ({"naam": "n.ieuw", "rol": "baas"}, "Kies een rol"),
        ({"naam": "n.ieuw", "rol": "kcc", "gemeente": "urk"}, "Kies een gemeente uit de lijst"),
    ],
)
def test_account_dat_niet_kan(rond: Rondgang, sessies: Sessies, velden: dict[str, str], waarom: str) -> None:
    """Met de reden erbij, wat ingevuld was staat er nog, en er is niets gemaakt."""
    voor = inhoud(sessies)
    antwoord = rond.doe(BEHEERDER, "/beheer", **velden)
    assert antwoord.status_code == 400
    assert waarom in antwoord.text
    if velden["naam"]:
        assert f'value="{velden["naam"]}"' in antwoord.text
    assert "Startwachtwoord:" not in antwoord.text
    assert inhoud(sessies) == voor


def test_rol_veranderen(rond: Rondgang, sessies: Sessies, doel: int) -> None:
    """Geldt meteen, ook voor wie ingelogd is, en in de keten staat van wat naar wat."""
    antwoord = rond.doe(BEHEERDER, f"/beheer/accounts/{rond.id[t.KCC_ROL]}", wat="rol", rol="medewerker", loketten="werkplein", gemeente="groningen")
    assert antwoord.status_code == 303
    assert "De rol is veranderd" in rond.vraag(BEHEERDER, antwoord.headers["location"].removeprefix("/medewerkers")).text
    regel = in_keten(sessies, "account_rol", rond.id[BEHEERDER], rond.id[t.KCC_ROL])
    assert regel.detail == "kcc → medewerker (werkplein; groningen)"
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    assert rond.vraag(t.KCC_ROL, f"/overdracht/{kenmerk}").status_code == 404


def test_blokkeren_en_weer_vrij(rond: Rondgang, sessies: Sessies) -> None:
    """Wie geblokkeerd wordt is er meteen uit; daarna kan hij weer inloggen, met een nieuwe sessie."""
    wie = rond.id[t.KCC_ROL]
    assert rond.binnen(t.KCC_ROL)
    assert rond.doe(BEHEERDER, f"/beheer/accounts/{wie}", wat="blokkeer").status_code == 303
    assert not rond.binnen(t.KCC_ROL)
    in_keten(sessies, "account_blokkade", rond.id[BEHEERDER], wie)
    assert "Geblokkeerd sinds" in rond.vraag(BEHEERDER, f"/beheer/accounts/{wie}").text
    assert rond.doe(BEHEERDER, f"/beheer/accounts/{wie}", wat="deblokkeer").status_code == 303
    in_keten(sessies, "account_vrij", rond.id[BEHEERDER], wie)
    assert not rond.binnen(t.KCC_ROL), "de oude sessie komt niet terug"
    assert medewerkers.vind(sessies, "de.kcc") is not None


def test_overal_uitloggen(rond: Rondgang, sessies: Sessies) -> None:
    """Sluit de sessies van een ander, en niet die van de beheerder."""
    wie = rond.id[t.KCC_ROL]
    assert rond.doe(BEHEERDER, f"/beheer/accounts/{wie}", wat="uitloggen").status_code == 303
    assert (rond.binnen(t.KCC_ROL), rond.binnen(BEHEERDER)) == (False, True)
    in_keten(sessies, "account_uitgelogd", rond.id[BEHEERDER], wie)


def test_tweede_stap_wissen(rond: Rondgang, sessies: Sessies, doel: int) -> None:
    """Voor wie zijn telefoon kwijt is: de oude codes gelden niet meer, ook geen herstelcode."""
    assert "Tweede stap wissen" in rond.vraag(BEHEERDER, f"/beheer/accounts/{doel}").text
    assert rond.doe(BEHEERDER, f"/beheer/accounts/{doel}", wat="tweede-stap").status_code == 303
    assert (account(sessies, doel).tweede_stap, medewerkers.totp_geheim(sessies, doel), medewerkers.tel_herstelcodes(sessies, doel)) == (False, None, 0)
    in_keten(sessies, "tweede_stap_weg", rond.id[BEHEERDER], doel)


def test_nieuw_startwachtwoord(rond: Rondgang, sessies: Sessies, doel: int) -> None:
    """Het oude geldt niet meer; het nieuwe is één keer te zien en staat nergens."""
    antwoord = rond.doe(BEHEERDER, f"/beheer/accounts/{doel}", wat="wachtwoord")
    assert antwoord.status_code == 200
    start = geheim(antwoord.text)
    gevonden = medewerkers.vind(sessies, "c.ollega")
    assert gevonden is not None
    assert gevonden.startwachtwoord
    assert klopt(start, gevonden.wachtwoord_hash)
    assert start not in inhoud(sessies)
    in_keten(sessies, "account_startwachtwoord", rond.id[BEHEERDER], doel)


def test_werkaccount_heeft_hier_geen_wachtwoord(rond: Rondgang, sessies: Sessies) -> None:
    """Van wie met OpenID Connect inlogt is het wachtwoord en de tweede stap hier niet te zetten."""
    wie = medewerkers.neem_oidc(sessies, "sub", "w.erk", "kcc", (), None)
    html = rond.vraag(BEHEERDER, f"/beheer/accounts/{wie}").text
    assert "Dit is een werkaccount" in html
    assert "startwachtwoord" not in html.lower()
    voor = inhoud(sessies)
    for wat in ("wachtwoord", "tweede-stap"):
        assert rond.doe(BEHEERDER, f"/beheer/accounts/{wie}", wat=wat).status_code == 400
    assert inhoud(sessies) == voor


def test_de_laatste_beheerder_blijft(rond: Rondgang, sessies: Sessies) -> None:
    """Een beheerder kan zichzelf niet buitensluiten als er geen andere is."""
    zelf, voor = f"/beheer/accounts/{rond.id[BEHEERDER]}", inhoud(sessies)
    for velden in ({"wat": "blokkeer"}, {"wat": "rol", "rol": "kcc"}):
        antwoord = rond.doe(BEHEERDER, zelf, **velden)
        assert antwoord.status_code == 400
        assert "Er blijft dan geen beheerder over" in antwoord.text
    assert inhoud(sessies) == voor
    assert rond.binnen(BEHEERDER)


@pytest.mark.parametrize("nummer", ["99", "0", "-1", "99999999999999999999"])
def test_onbekend_account(rond: Rondgang, nummer: str) -> None:
    """404 in gewone taal, ook bij een formulier."""
    for antwoord in (rond.vraag(BEHEERDER, f"/beheer/accounts/{nummer}"), rond.doe(BEHEERDER, f"/beheer/accounts/{nummer}", wat="blokkeer")):
        assert antwoord.status_code == 404
        assert "Dit account is er niet" in antwoord.text


# Koppelingen


def test_token_maken_gebruiken_en_intrekken(rond: Rondgang, sessies: Sessies) -> None:
    """Het token mag precies wat gekozen is, is één keer te zien, en is na intrekken meteen waardeloos."""
    antwoord = rond.doe(BEHEERDER, "/beheer/koppelingen", wat="token", naam="Zaaksysteem", scopes=["lees"], loketten=["wmo_loket"], gemeente="almelo", dagen="30")
    assert antwoord.status_code == 200
    sleutel = geheim(antwoord.text)
    token = api_tokens.zoek(sessies, sleutel)
    assert token is not None
    assert (token.naam, token.scopes, token.loketten, token.gemeente) == ("Zaaksysteem", {"lees"}, ("wmo_loket",), "almelo")
    assert token.verloopt is not None
    assert timedelta(days=29) < token.verloopt - nu() <= timedelta(days=30)
    regel = in_keten(sessies, "token_gemaakt", rond.id[BEHEERDER])
    assert (regel.api_token_id, regel.detail) == (token.id, "lees (wmo_loket; almelo)")
    assert sleutel not in inhoud(sessies) + rond.vraag(BEHEERDER, "/beheer/koppelingen").text
    assert rond.doe(BEHEERDER, "/beheer/koppelingen", wat="token-weg", id=str(token.id)).status_code == 303
    assert api_tokens.zoek(sessies, sleutel) is None
    assert in_keten(sessies, "token_weg", rond.id[BEHEERDER]).api_token_id == token.id


def test_webhook_van_begin_tot_eind(rond: Rondgang, sessies: Sessies) -> None:
    """Maken, uitzetten, aanzetten en verwijderen; het geheim is één keer te zien."""
    weg, baas = "/beheer/koppelingen", rond.id[BEHEERDER]
    antwoord = rond.doe(BEHEERDER, weg, wat="webhook", url="https://zaken.voorbeeld.nl/hook", loketten=["kcc"], gemeente="almelo")
    assert antwoord.status_code == 200
    sleutel = geheim(antwoord.text)
    (hook,) = webhooks.lijst(sessies)
    assert (hook.url, hook.loketten, hook.gemeente, hook.actief) == ("https://zaken.voorbeeld.nl/hook", ("kcc",), "almelo", True)
    in_keten(sessies, "webhook_gemaakt", baas)
    assert sleutel not in rond.vraag(BEHEERDER, weg).text
    for wat, regel, actief in (("webhook-uit", "webhook_uit", False), ("webhook-aan", "webhook_aan", True)):
        assert rond.doe(BEHEERDER, weg, wat=wat, id=str(hook.id)).status_code == 303
        assert webhooks.lijst(sessies)[0].actief is actief
        assert in_keten(sessies, regel, baas).webhook_id == hook.id
    assert rond.doe(BEHEERDER, weg, wat="webhook-weg", id=str(hook.id)).status_code == 303
    assert webhooks.lijst(sessies) == ()
    assert in_keten(sessies, "webhook_weg", baas).detail == "naar zaken.voorbeeld.nl (kcc; almelo)"


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"wat": "token", "naam": "", "scopes": "herken", "dagen": "30"}, "Geef het token een naam"),
        ({"wat": "token", "naam": "x", "dagen": "30"}, "Kies wat het token mag"),
        ({"wat": "token", "naam": "x", "scopes": "lees", "dagen": "30"}, "Kies voor welke loketten"),
        ({"wat": "token", "naam": "x", "scopes": "herken", "dagen": "eeuwig"}, "Een token geldt 1 tot"),
        ({"wat": "token", "naam": "x", "scopes": "herken", "dagen": "9999"}, "Een token geldt 1 tot"),
        ({"wat": "token", "naam": "x", "scopes": "herken", "dagen": "30", "gemeente": "urk"}, "Kies een gemeente uit de lijst"),
        ({"wat": "webhook", "url": "http://zaken.voorbeeld.nl"}, "begint met https"),
        ({"wat": "webhook", "url": "https://127.0.0.1/hook"}, "naar een andere machine"),
        ({"wat": "webhook", "url": "https://zaken.voorbeeld.nl", "loketten": "bestaat_niet"}, "Kies loketten uit"),
        ({"wat": "token-weg", "id": "99"}, "is er niet (meer)"),
        ({"wat": "webhook-weg", "id": "x"}, "is er niet (meer)"),
        ({"wat": "webhook-uit", "id": "99"}, "is er niet (meer)"),
        ({"wat": "alles-weg", "id": "1"}, "is er niet (meer)"),
    ],
)
def test_koppeling_die_niet_kan(rond: Rondgang, sessies: Sessies, velden: dict[str, str], waarom: str) -> None:
    """Met de reden erbij, en er is niets veranderd."""
    voor = inhoud(sessies)
    antwoord = rond.doe(BEHEERDER, "/beheer/koppelingen", **velden)
    assert antwoord.status_code == 400
    assert waarom in antwoord.text
    assert inhoud(sessies) == voor


# Opruimen


@pytest.fixture
def oud(server: tuple[Wissel, str], sessies: Sessies, tmp_path: Path, wie: int) -> tuple[str, str, Wislijst]:
    """Een gesprek en een afgeronde overdracht van voor de bewaartermijn, een overdracht die nog open is, en de wislijst."""
    lijst = Wislijst(tmp_path / "te_wissen")
    server[0].app = maak_test_app(sessies, wislijst=lijst, aanmelding=Aanmelding(verplicht=False))
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    Gesprekken(sessies).voeg_toe_inkomend(gesprek.id, {"tekst": "mijn kachel is stuk"})
    dicht, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, samenvatting="Kachel stuk."))
    dienst.rond_af(sessies, Toegang(wie, "kcc"), dicht, "geholpen")
    open_, _ = dienst.neem_aan(sessies, maak_overdracht(samenvatting="Nog bezig."))
    lang_geleden = nu() - timedelta(days=profielen()["almelo"].bewaartermijn_dagen + 1)
    with schrijven(sessies) as sessie:
        for rij in sessie.scalars(select(t.Gesprek).where(t.Gesprek.id == gesprek.id)):
            rij.laatste = lang_geleden
        for o in sessie.scalars(select(t.Overdracht)):
            o.status_sinds = lang_geleden
    return gesprek.id, open_, lijst


@OP_BEIDE
def test_opruimen(browser: Client, oud: tuple[str, str, Wislijst], rond: Rondgang, sessies: Sessies) -> None:
    """Kijken wist niets; wissen doet precies wat er stond, ook bij de dialoogmotor, en staat in de keten."""
    gesprek, open_, lijst = oud
    voor = inhoud(sessies)
    html = rond.vraag(BEHEERDER, "/beheer/bewaren").text
    rij = re.search(r'<th scope="row">Almelo</th>(.*?)</tr>', html, re.DOTALL)
    assert rij is not None
    assert re.findall(r"</span>(\d+)</td>", rij[1]) == ["1", "1"]
    assert inhoud(sessies) == voor
    antwoord = rond.doe(BEHEERDER, "/beheer/bewaren")
    assert antwoord.status_code == 200
    assert "Gewist: 1 gesprek en 1 overdracht." in antwoord.text
    assert "Er is nu niets te wissen." in antwoord.text
    assert gesprek in lijst
    na = inhoud(sessies)
    assert "kachel" not in na.lower()
    assert lees_rij(sessies, open_).samenvatting == "Nog bezig."
    assert in_keten(sessies, "opgeruimd", rond.id[BEHEERDER]).detail == "1 gesprek en 1 overdracht"


# Wie het mag


def _alles_wat_kan(rond: Rondgang, sessies: Sessies) -> list[tuple[str, dict[str, str]]]:
    """Elk formulier van het beheer, zo ingevuld dat het bij een beheerder zou lukken."""
    wie = f"/beheer/accounts/{rond.id[t.KCC_ROL]}"
    token, _ = api_tokens.maak(sessies, "Zaaksysteem", ("herken",))
    hook, _ = webhooks.maak(sessies, "https://zaken.voorbeeld.nl/hook")
    return [
        ("/beheer", {"naam": "n.ieuw", "rol": "beheerder"}),
        *((wie, {"wat": wat}) for wat in ("blokkeer", "deblokkeer", "uitloggen", "tweede-stap", "wachtwoord")),
        (wie, {"wat": "rol", "rol": "beheerder"}),
        ("/beheer/koppelingen", {"wat": "token", "naam": "x", "scopes": "herken", "dagen": "30"}),
        ("/beheer/koppelingen", {"wat": "webhook", "url": "https://zaken.voorbeeld.nl"}),
        ("/beheer/koppelingen", {"wat": "token-weg", "id": str(token.id)}),
        *(("/beheer/koppelingen", {"wat": wat, "id": str(hook.id)}) for wat in ("webhook-uit", "webhook-aan", "webhook-weg")),
        ("/beheer/bewaren", {}),
    ]


def test_alleen_een_beheerder_en_alleen_met_een_echt_formulier(browser: Client, oud: tuple[str, str, Wislijst], rond: Rondgang, sessies: Sessies) -> None:
    """Elke andere rol, ook over zichzelf, en elk formulier van een andere site: 403, en alles is nog zoals het was."""
    formulieren = _alles_wat_kan(rond, sessies)
    voor = inhoud(sessies)
    for pad, velden in formulieren:
        for rol in ANDEREN:
            antwoord = rond.doe(rol, pad, **velden)
            assert (antwoord.status_code, "Dit mag u niet zien" in antwoord.text) == (403, True), (rol, pad, velden)
        antwoord = rond.doe(BEHEERDER, pad, vals=True, **velden)
        assert (antwoord.status_code, "Dit formulier is verlopen" in antwoord.text) == (403, True), (pad, velden)
    assert inhoud(sessies) == voor
    # En dezelfde formulieren doen wel iets voor een beheerder: anders zegt dit alles niets.
    for pad, velden in formulieren:
        assert rond.doe(BEHEERDER, pad, **velden).status_code in (200, 303), (pad, velden)
    assert inhoud(sessies) != voor


def test_een_beheerder_leest_niets_van_een_inwoner(rond: Rondgang, sessies: Sessies) -> None:
    """Op geen enkele pagina van het beheer staat iets van een inwoner, ook geen kenmerk."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for pad in ("/beheer", f"/beheer/accounts/{rond.id[t.KCC_ROL]}", "/beheer/koppelingen", "/beheer/profielen", "/beheer/bewaren"):
        html = rond.vraag(BEHEERDER, pad).text
        for woord in (kenmerk, "Anna", "12345678", "huur"):
            assert woord not in html, (pad, woord)
    assert rond.vraag(BEHEERDER, f"/overdracht/{kenmerk}").status_code == 403


def test_bewaartermijn_per_gemeente(rond: Rondgang) -> None:
    """Van elke gemeente staat haar eigen termijn er."""
    html = rond.vraag(BEHEERDER, "/beheer/bewaren").text
    for profiel in profielen().values():
        assert profiel.naam in html
        assert f"{profiel.bewaartermijn_dagen} dagen" in html
