"""Wat een medewerker met een overdracht doet, zoals een browser zonder JavaScript het stuurt."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from httpx import Client, Response

from integrations.portal.toegang import COOKIE
from overdracht import dienst, medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies
from overdracht.gesprekken import Gesprekken
from overdracht.tijd import vandaag
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import OP_BEIDE
from tests.support.overdrachten import lees_historie, lees_rij, maak_overdracht
from triage.overdracht import Contact
from triage.urgentie import Termijn

Teken = Callable[[str], str]
Doe = Callable[..., Response]


def _tekst(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def _adres(kenmerk: str) -> str:
    return f"/medewerkers/overdracht/{kenmerk}"


@pytest.fixture
def doe(ingelogd: Client, teken: Teken) -> Doe:
    """Laadt de pagina en stuurt het formulier van een handeling op met de versie die erin staat."""

    def stuur(kenmerk: str, handeling: str, **velden: Any) -> Response:
        html = ingelogd.get(_adres(kenmerk)).text
        gevonden = re.search(r'name="versie" value="(\d+)"', html)
        assert gevonden is not None
        return ingelogd.post(_adres(kenmerk), data={"teken": teken(html), "versie": gevonden[1], "handeling": handeling, **velden})

    return stuur


@pytest.fixture
def collega(sessies: Sessies) -> Toegang:
    return Toegang(medewerkers.maak(sessies, "f.yilmaz", None, "medewerker", ("sociaal_team",)), "medewerker", ("sociaal_team",))


def in_gesprek(sessies: Sessies, **anders: Any) -> tuple[str, Callable[[], list[str]]]:
    """Een overdracht van iemand die antwoord in de chat wil, en wat hij daar van de loketten leest."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, contact=Contact("Anna", "kanaal"), **anders))

    def leest() -> list[str]:
        return [str(b.inhoud["tekst"]) for b in gesprekken.lees(gesprek.id) if b.inhoud and b.inhoud.get("van_loket")]

    return kenmerk, leest


@OP_BEIDE
def test_een_overdracht_van_begin_tot_eind(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Oppakken, notitie, termijn, wachten, verder, afronden: elke stap staat met naam in de historie, en het scherm biedt steeds wat kan."""
    kenmerk, leest = in_gesprek(sessies)
    antwoord = doe(kenmerk, "pak_op", vertel="ja", bericht="")
    assert antwoord.headers["location"] == f"{_adres(kenmerk)}?bewaard=pak_op&verteld=web"
    html = ingelogd.get(antwoord.headers["location"]).text
    for woord in ("U hebt deze overdracht opgepakt.", "De inwoner kreeg een bericht via website.", "op naam van j.jansen"):
        assert woord in _tekst(html), woord
    assert 'value="pak_op"' not in html
    for handeling, velden in (
        ("notitie", {"notitie": "Gebeld om 10 uur"}),
        ("vink_af", {"gehaald": ["eerste_contact"]}),
        ("wacht_op_inwoner", {"notitie": "Loonstrook gevraagd"}),
        ("pak_op", {}),
        ("rond_af", {"uitkomst": "geholpen", "vertel": "ja"}),
    ):
        assert doe(kenmerk, handeling, **velden).headers["location"].startswith(f"{_adres(kenmerk)}?bewaard={handeling}")
    html = ingelogd.get(_adres(kenmerk)).text
    for woord in ("Gebeld om 10 uur", "Gedaan: eerste contact", "Loonstrook gevraagd", "Afgerond: geholpen", "Opgepakt door j.jansen"):
        assert woord in _tekst(html), woord
    # Wat klaar is kan alleen nog een notitie en een bericht krijgen.
    assert set(re.findall(r'name="handeling" value="(\w+)"', html)) == {"notitie", "koppel_terug"}
    een, twee = leest()
    assert een.startswith("Een medewerker is met uw vraag begonnen.")
    assert twee.startswith("Uw vraag is klaar.")
    assert kenmerk in een


def test_doorzetten_en_terugzetten(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Met de reden, die het andere loket leest; terug kan alleen als zij ergens vandaan kwam."""
    kenmerk, leest = in_gesprek(sessies)
    assert 'value="zet_terug"' not in ingelogd.get(_adres(kenmerk)).text
    doe(kenmerk, "zet_door", loket="werkplein", reden="Gaat alleen over de uitkering", vertel="ja")
    html = ingelogd.get(_adres(kenmerk)).text
    assert "Doorgezet naar Werkplein" in _tekst(html)
    assert "Gaat alleen over de uitkering" in html
    assert "Terugzetten naar Sociaal wijkteam" in _tekst(html)
    doe(kenmerk, "zet_terug", reden="Er zijn ook schulden", vertel="ja", bericht="Wij gaan verder.")
    rij = lees_rij(sessies, kenmerk)
    assert (rij.loket, rij.status) == ("sociaal_team", "teruggezet")
    assert len(leest()) == 2
    assert leest()[1] == "Wij gaan verder."


def test_buiten_eigen_loket_gezet(ingelogd: Client, sessies: Sessies, doe: Doe, collega: Toegang) -> None:
    """Wie alleen zijn eigen loket ziet komt na doorzetten op zijn lijst, die zegt waar zij bleef."""
    assert collega.medewerker_id is not None
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, collega.medewerker_id, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    antwoord = doe(kenmerk, "zet_door", loket="werkplein", reden="Hoort daar")
    assert antwoord.headers["location"] == f"/medewerkers?weg={kenmerk}"
    assert f"{kenmerk} ligt nu bij een ander loket" in ingelogd.get(antwoord.headers["location"]).text
    assert ingelogd.get(_adres(kenmerk)).status_code == 404


def test_toewijzen(ingelogd: Client, sessies: Sessies, doe: Doe, collega: Toegang, wie: int) -> None:
    """Aan wie haar kan zien, en alleen aan die; de lijst 'van mij' volgt."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    doe(kenmerk, "wijs_toe", medewerker=str(collega.medewerker_id), team="")
    assert "Toegewezen aan f.yilmaz" in _tekst(ingelogd.get(_adres(kenmerk)).text)
    assert kenmerk not in ingelogd.get("/medewerkers?wie=mij").text
    doe(kenmerk, "wijs_toe", medewerker=str(wie))
    assert kenmerk in ingelogd.get("/medewerkers?wie=mij").text
    doe(kenmerk, "wijs_toe", medewerker="")
    assert "Staat op niemands naam" in _tekst(ingelogd.get(_adres(kenmerk)).text)
    assert kenmerk in ingelogd.get("/medewerkers?wie=niemand").text
    for fout in ("99999", "x", "-1", "1" * 40):
        assert doe(kenmerk, "wijs_toe", medewerker=fout).status_code == 400


@OP_BEIDE
def test_twee_medewerkers_tegelijk(ingelogd: Client, sessies: Sessies, teken: Teken, collega: Toegang) -> None:
    """Wie later bewaart ziet eerst wat de ander deed; wat hij invulde staat er nog, en bewaren kan daarna alsnog."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    html = ingelogd.get(_adres(kenmerk)).text
    dienst.noteer(sessies, collega, kenmerk, "Ik bel haar vanmiddag")
    data = {"teken": teken(html), "versie": "1", "handeling": "rond_af", "uitkomst": "geholpen", "notitie": "Al geholpen aan de balie"}
    botst = ingelogd.post(_adres(kenmerk), data=data)
    assert botst.status_code == 409
    for woord in ("Een collega was u voor", "Notitie door f.yilmaz", "“Ik bel haar vanmiddag”", "Er is nog niets van u bewaard"):
        assert woord in _tekst(botst.text), woord
    assert ">Al geholpen aan de balie</textarea>" in botst.text
    assert 'value="geholpen" checked' in botst.text
    assert lees_rij(sessies, kenmerk).status == "nieuw"
    versie = re.search(r'name="versie" value="(\d+)"', botst.text)
    assert versie is not None
    assert ingelogd.post(_adres(kenmerk), data={**data, "versie": versie[1]}).status_code == 303
    assert lees_rij(sessies, kenmerk).uitkomst == "geholpen"


def test_te_laat_en_het_kan_niet_meer(ingelogd: Client, sessies: Sessies, teken: Teken, collega: Toegang, wie: int) -> None:
    """Rondde de ander af, dan is wat iemand typte niet weg; ook niet als de overdracht naar een ander loket ging."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    html = ingelogd.get(_adres(kenmerk)).text
    dienst.rond_af(sessies, collega, kenmerk, "geholpen")
    data = {"teken": teken(html), "versie": "1", "handeling": "wacht_op_inwoner", "notitie": "Mijn lange notitie"}
    antwoord = ingelogd.post(_adres(kenmerk), data=data)
    assert antwoord.status_code == 409
    assert "Afgerond: geholpen door f.yilmaz" in _tekst(antwoord.text)
    assert "Mijn lange notitie" in antwoord.text
    ander, _ = dienst.neem_aan(sessies, maak_overdracht())
    assert collega.medewerker_id is not None
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, collega.medewerker_id, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    html = ingelogd.get(_adres(ander)).text
    dienst.zet_door(sessies, Toegang(wie, "kcc"), ander, "werkplein", "Hoort daar")
    antwoord = ingelogd.post(_adres(ander), data={**data, "teken": teken(html)})
    assert antwoord.status_code == 404
    assert "Mijn lange notitie" in antwoord.text
    assert [r.gebeurtenis for r in lees_historie(sessies, ander)] == ["ontvangen", "doorgezet"]


def test_twee_keer_klikken(ingelogd: Client, sessies: Sessies, teken: Teken) -> None:
    """Een tweede klik doet niets dubbel, en zegt dat het de eerste was."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    data = {"teken": teken(ingelogd.get(_adres(kenmerk)).text), "versie": "1", "handeling": "pak_op"}
    assert ingelogd.post(_adres(kenmerk), data=data).status_code == 303
    weer = ingelogd.post(_adres(kenmerk), data=data)
    assert weer.status_code == 409
    assert "U was hier zelf net mee bezig" in weer.text
    assert [r.gebeurtenis for r in lees_historie(sessies, kenmerk)] == ["ontvangen", "status"]


@pytest.mark.parametrize(
    ("handeling", "velden"),
    [
        ("", {}),
        ("bestaat_niet", {}),
        ("rond_af", {}),
        ("rond_af", {"uitkomst": "x", "notitie": "Dit typte ik"}),
        ("notitie", {"notitie": "x" * 5000}),
        ("notitie", {"notitie": "  "}),
        ("zet_door", {"loket": "werkplein", "reden": " "}),
        ("zet_door", {"loket": "gemeentehuis", "reden": "Dit typte ik"}),
        ("zet_door", {"loket": "sociaal_team", "reden": "Dit typte ik"}),
        ("zet_terug", {"reden": "Dit typte ik"}),
        ("vink_af", {"gehaald": ["crisis"]}),
        ("verkeerd_loket", {"loket": "werkplein", "problemen": ["<script>"]}),
        ("verkeerd_loket", {"loket": "sociaal_team", "problemen": ["schulden", "opvoeding"]}),
        ("koppel_terug", {"bericht": "Dit typte ik"}),
        ("pak_op", {"versie": "x"}),
        ("pak_op", {"versie": ""}),
    ],
)
def test_dat_kan_niet(ingelogd: Client, sessies: Sessies, doe: Doe, handeling: str, velden: dict[str, Any]) -> None:
    """Een formulier dat niet kan geeft de reden, houdt wat getypt is, en verandert niets."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    antwoord = doe(kenmerk, handeling, **velden)
    assert antwoord.status_code == 400
    assert 'role="alert"' in antwoord.text
    if "Dit typte ik" in velden.values():
        assert "Dit typte ik" in antwoord.text
    assert [r.gebeurtenis for r in lees_historie(sessies, kenmerk)] == ["ontvangen"]
    assert lees_rij(sessies, kenmerk).status == "nieuw"


def test_bericht_aan_de_inwoner(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Met eigen woorden in zijn gesprek; het formulier zegt langs welke weg en dat er iemand kan meekijken."""
    kenmerk, leest = in_gesprek(sessies)
    html = _tekst(ingelogd.get(_adres(kenmerk)).text)
    assert "Komt in het gesprek, via website. Schrijf niet waar het over gaat: iemand kan meekijken." in html
    doe(kenmerk, "koppel_terug", bericht="We bellen u donderdag.")
    assert leest() == ["We bellen u donderdag."]
    assert "We bellen u donderdag." in ingelogd.get(_adres(kenmerk)).text


def test_niet_vanzelf_bij_geweld(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Thuis niet veilig: geen bericht bij een handeling, ook niet met een nagemaakt formulier, en een waarschuwing bij zelf schrijven."""
    kenmerk, leest = in_gesprek(sessies, problemen=("huiselijk_geweld",), rij=2, reden="geweld")
    html = ingelogd.get(_adres(kenmerk)).text
    assert 'name="vertel"' not in html
    assert "stuur alleen iets als u weet dat niemand meeleest" in html
    doe(kenmerk, "pak_op", vertel="ja", bericht="Hallo")
    assert leest() == []


def test_geen_bericht_zonder_toestemming(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Wie gebeld wil worden krijgt niets in de chat, en het scherm zegt waarom."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    html = ingelogd.get(_adres(kenmerk)).text
    assert 'name="vertel"' not in html
    assert "de inwoner koos daar niet voor" in html
    assert "verteld" not in doe(kenmerk, "pak_op", vertel="ja", bericht="Hallo").headers["location"]


def test_verkeerd_loket(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Open de klep, klik het goede loket: verhuisd, andere problemen, en bewaard om van te leren."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    html = ingelogd.get(_adres(kenmerk)).text
    assert re.search(r'<button type="submit" name="loket" value="werkplein"[^>]*>Hoort bij Werkplein', html)
    assert re.search(r'name="problemen" value="schulden" checked', html)
    doe(kenmerk, "verkeerd_loket", loket="werkplein", problemen=["rondkomen"])
    rij = lees_rij(sessies, kenmerk)
    assert (rij.loket, [p.code for p in rij.problemen]) == ("werkplein", ["rondkomen"])
    assert "Verkeerd loket: hoort bij Werkplein" in _tekst(ingelogd.get(_adres(kenmerk)).text)
    doe(kenmerk, "verkeerd_loket", loket="werkplein", problemen=["uitkering"])
    assert "De problemen klopten niet" in _tekst(ingelogd.get(_adres(kenmerk)).text)


# De pagina zelf


def test_klantcontactcentrum_zonder_plan(ingelogd: Client, sessies: Sessies) -> None:
    """Bij een vraag voor het klantcontactcentrum staat niets over plan of regie."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(loket="kcc", problemen=(), rij=3, reden="mens", team=None, regisseur=False))
    html = ingelogd.get(_adres(kenmerk)).text
    zonder = re.sub(r'<section class="doen".*?</section>', "", html, flags=re.DOTALL)
    assert not re.search(r"[Rr]egie|[Pp]lan\b|coördin", _tekst(zonder))


def test_dossier_en_eerdere_overdrachten(ingelogd: Client, sessies: Sessies, collega: Toegang) -> None:
    """Andere loketten en eerdere keren staan erbij; alleen wie daar bij mag krijgt een link."""
    gelijk = {"contact": Contact("Anna", "telefoon", "0612345678")}
    eerder, _ = dienst.neem_aan(sessies, maak_overdracht(loket="werkplein", **gelijk))
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek="een", **gelijk))
    naast, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek="een", loket="wmo_loket", **gelijk))
    html = ingelogd.get(_adres(kenmerk)).text
    assert f'href="{_adres(eerder)}"' in html
    assert f'href="{_adres(naast)}"' in html
    assert "Kwam eerder" in html
    assert collega.medewerker_id is not None
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, collega.medewerker_id, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    html = ingelogd.get(_adres(kenmerk)).text
    for ander in (eerder, naast):
        assert ander in html
        assert f'href="{_adres(ander)}"' not in html


def test_toegezegd(ingelogd: Client, sessies: Sessies) -> None:
    """Wat de inwoner te horen kreeg staat op de pagina: hoe, en uiterlijk wanneer."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(termijnen=(Termijn("eerste_contact", vandaag() + timedelta(days=3)),)))
    tekst = _tekst(ingelogd.get(_adres(kenmerk)).text)
    assert "We bellen u." in tekst
    assert "U hoort uiterlijk" in tekst


def test_afdruk(ingelogd: Client, sessies: Sessies) -> None:
    """Om af te drukken: alles om te lezen, geen formulier om in te vullen, en ook dat is inzage."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    html = ingelogd.get(f"{_adres(kenmerk)}?afdruk=ja").text
    assert "name=\"handeling\"" not in html
    assert "Termijnen" in html
    assert dienst.tel_inzage(sessies, kenmerk) == 1


def test_alle_uitkomsten_en_handelingen_hebben_een_tekst(ingelogd: Client, sessies: Sessies, doe: Doe) -> None:
    """Bij elke uitkomst leest de inwoner een zin, met zijn kenmerk en zonder waar het over gaat."""
    for uitkomst in t.UITKOMSTEN:
        kenmerk, leest = in_gesprek(sessies)
        doe(kenmerk, "rond_af", uitkomst=uitkomst, vertel="ja", bericht=" ")
        (bericht,) = leest()
        assert kenmerk in bericht
        assert "{" not in bericht
        assert "chuld" not in bericht
