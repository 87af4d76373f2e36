"""De pagina met cijfers: periode en keuzes, wat verborgen blijft, wie wat ziet, en de bestanden."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import openpyxl
import pytest
from httpx import Client
from sqlalchemy import delete, select, update

from gemeenten.lezer import profielen
from integrations.opruimen import blijf_opruimen
from integrations.portal import periode, uitvoer
from integrations.portal.toegang import COOKIE
from overdracht import dienst, medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven
from overdracht.gesprekken import Gesprekken
from tests.integrations.portal.conftest import OP_BEIDE
from tests.support.overdrachten import maak_overdracht
from tests.support.testapp import GeenMotor
from triage.overdracht import Contact

HIER = "/medewerkers/cijfers"


def neem(sessies: Sessies, aantal: int = 1, **anders: Any) -> list[str]:
    return [dienst.neem_aan(sessies, maak_overdracht(**{"contact": Contact("Anna Geheim", "geen"), **anders}))[0] for _ in range(aantal)]


def als(client: Client, sessies: Sessies, rol: str, loketten: tuple[str, ...] = ()) -> Client:
    wie = medewerkers.maak(sessies, f"{rol}.{len(loketten)}", None, rol, loketten)
    client.cookies.set(COOKIE, medewerkers.open_sessie(sessies, wie, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    return client


def tabel(html: str, blok: str) -> list[list[str]]:
    """De rijen van de tabel van een onderwerp."""
    deel = re.search(rf'<section class="vlak blok-{blok}".*?</section>', html, re.S)
    assert deel is not None, blok
    rijen = re.findall(r"<tr>(.*?)</tr>", deel[0], re.S)
    return [[unescape(re.sub(r"<[^>]+>", "", cel)) for cel in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rij, re.S)] for rij in rijen]


def kern(html: str) -> dict[str, str]:
    return {unescape(naam): getal for getal, naam in re.findall(r"<dd>([^<]*)</dd><dt>([^<]*)</dt>", html)}


@OP_BEIDE
def test_de_pagina(ingelogd: Client, sessies: Sessies) -> None:
    """Wat er speelt, per loket en buurt, met een grafiek die een naam en een omschrijving heeft; en het staat in de inzage."""
    neem(sessies, 6, problemen=("schulden", "rouw"))
    neem(sessies, 7, problemen=("vervoer",), loket="wmo_loket", buurt="Kerkelanden")
    html = ingelogd.get(HIER).text
    assert kern(html)["overdrachten"] == "13"
    assert kern(html)["met meer problemen"] == "46 %"
    assert tabel(html, "problemen") == [["Probleem", "Aantal"], ["Vervoer", "7"], ["Rouw", "6"], ["Schulden of betalingsachterstand", "6"]]
    assert tabel(html, "paren")[1] == ["Rouw + Schulden of betalingsachterstand", "6"]
    assert [rij[:2] for rij in tabel(html, "loketten")[1:]] == [["Sociaal team", "Aantal6"], ["Wmo-loket", "Aantal7"]]
    assert [rij[:2] for rij in tabel(html, "buurten")[1:]] == [["Kerkelanden", "7"], ["Schelfhorst", "6"]]
    for naam, omschrijving in re.findall(r'<svg[^>]+role="img" aria-labelledby="(\S+) (\S+)"', html):
        assert re.search(rf'<title id="{naam}">[^<]+</title><desc id="{omschrijving}">[^<]+</desc>', html)
    assert "style=" not in html
    assert "Anna" not in html
    with lezen(sessies) as sessie:
        assert sessie.scalars(select(t.Inzage.wat)).all() == ["cijfers"]


def test_kleine_aantallen(ingelogd: Client, sessies: Sessies) -> None:
    """Onder de vijf is nergens te lezen, ook niet in het bestand of aan een percentage; en wat het verraadt ook niet."""
    neem(sessies, 20)
    neem(sessies, 8, buurt="Kerkelanden")
    neem(sessies, 3, buurt="Aalderinkshoek", taal="tr", crisis=("suicide",))
    html = ingelogd.get(HIER).text
    assert {rij[0]: rij[1] for rij in tabel(html, "buurten")[1:]} == {"Schelfhorst": "20", "Aalderinkshoek": "verborgen", "Kerkelanden": "verborgen"}
    assert [rij[1] for rij in tabel(html, "taal")[1:]] == ["verborgen", "verborgen"]
    assert {rij[0]: rij[1:] for rij in tabel(html, "bijzonder")[1:]}["Met een crisisvlag"] == ["verborgen", "verborgen"]
    assert "Verborgen: minder dan 5" in html
    bestand = ingelogd.get(f"{HIER}/export").text
    assert "Per buurt;Aalderinkshoek;Aantal;verborgen" in bestand
    assert not re.search(r";[1-4]\r", bestand)


def test_te_weinig(ingelogd: Client, sessies: Sessies) -> None:
    """Met minder dan vijf overdrachten is er geen enkel cijfer, ook niet met een keuze die er weinig overlaat."""
    assert "geen overdrachten in deze periode" in ingelogd.get(HIER).text
    neem(sessies, 6)
    neem(sessies, 4, loket="werkplein")
    html = ingelogd.get(f"{HIER}?loket=werkplein").text
    assert "minder dan 5 overdrachten" in html
    assert (kern(html), "<table" in html) == ({}, False)
    assert ";4\r" not in ingelogd.get(f"{HIER}/export?loket=werkplein").text


def test_gesprekken_op_de_pagina(ingelogd: Client, sessies: Sessies) -> None:
    """Waar gesprekken ophielden, met de vraag in woorden; een medewerker van een loket ziet dat niet."""
    gesprekken = Gesprekken(sessies)
    for vraag in ["buurt"] * 6 + ["onbekende_vraag"] * 5:
        id_ = gesprekken.maak("almelo")[0].id
        with schrijven(sessies) as sessie:
            sessie.execute(update(t.Gesprek).where(t.Gesprek.id == id_).values(laatste_vraag=vraag, tevreden=["gehoord"], laatste=datetime.now(UTC) - timedelta(days=2)))
    html = ingelogd.get(HIER).text
    assert tabel(html, "gestopt")[1:] == [["In welke buurt?", "6"], ["onbekende_vraag", "5"]]
    assert tabel(html, "tevreden")[1] == ["Ik voelde me gehoord", "11"]
    assert "blok-gestopt" not in als(ingelogd, sessies, "medewerker", ("wmo_loket",)).get(HIER).text


def test_per_rol(ingelogd: Client, sessies: Sessies) -> None:
    """Een loket zijn eigen cijfers, ook met het adres van een ander; een beheerder aantallen maar geen regels; privacy niets."""
    neem(sessies, 6)
    neem(sessies, 7, loket="wmo_loket")
    eigen = als(ingelogd, sessies, "medewerker", ("wmo_loket",))
    for adres in ("", "?loket=sociaal_team", "?buurt=Schelfhorst", "?gemeente=almelo"):
        assert kern(eigen.get(f"{HIER}{adres}").text)["overdrachten"] == "7", adres
    assert "/cijfers/overdrachten" not in eigen.get(HIER).text
    assert eigen.get(f"{HIER}/overdrachten").status_code == 403
    beheer = als(ingelogd, sessies, "beheerder")
    assert kern(beheer.get(HIER).text)["overdrachten"] == "13"
    assert (beheer.get(f"{HIER}/export").status_code, beheer.get(f"{HIER}/overdrachten").status_code) == (200, 403)
    privacy = als(ingelogd, sessies, "privacy")
    assert [privacy.get(f"{HIER}{pad}").status_code for pad in ("", "/export", "/overdrachten")] == [403, 403, 403]
    # Twee loketten van één medewerker: samen, en elk apart te kiezen.
    beide = als(ingelogd, sessies, "medewerker", ("wmo_loket", "sociaal_team"))
    assert [kern(beide.get(f"{HIER}{adres}").text)["overdrachten"] for adres in ("", "?loket=sociaal_team")] == ["13", "6"]


def test_perioden(ingelogd: Client, sessies: Sessies) -> None:
    """Elke periode telt haar eigen dagen, en van de ene naar de vorige en terug gaat met een link; keuzes gaan mee."""
    for kenmerk in neem(sessies, 6):
        with schrijven(sessies) as sessie:
            sessie.execute(update(t.Overdracht).where(t.Overdracht.kenmerk == kenmerk).values(ontvangen=datetime(2025, 12, 31, 12, tzinfo=UTC)))
            sessie.execute(delete(t.Dagcijfer))
    for soort in ("week", "maand", "kwartaal", "jaar"):
        html = ingelogd.get(f"{HIER}?soort={soort}&dag=2026-01-15&loket=sociaal_team").text
        for _ in range(3):
            if kern(html):
                break
            vorige = re.search(r'href="([^"]+)" rel="prev"', html)
            assert vorige is not None
            html = ingelogd.get(unescape(vorige[1])).text
        assert kern(html)["overdrachten"] == "6", soort
        assert "loket=sociaal_team" in html
    assert kern(ingelogd.get(f"{HIER}?soort=vrij&van=2025-12-31&tot=2025-12-31").text)["overdrachten"] == "6"
    assert kern(ingelogd.get(f"{HIER}?soort=vrij&van=2026-01-01&tot=2026-01-02").text) == {}


@pytest.mark.parametrize(("soort", "van", "tot"), [("week", date(2026, 11, 16), date(2026, 11, 22)), ("maand", date(2026, 11, 1), date(2026, 11, 30)), ("kwartaal", date(2026, 10, 1), date(2026, 12, 31)), ("jaar", date(2026, 1, 1), date(2026, 12, 31))])
def test_periode_om_een_dag(soort: str, van: date, tot: date) -> None:
    """De dagen van een periode, en dat haar stukken samen precies de periode zijn, tot en met vandaag."""
    p = periode.om(soort, date(2026, 11, 22))
    assert (p.van, p.tot) == (van, tot)
    for dag in (date(2099, 1, 1), date(2026, 11, 20)):
        vakken = p.vakken(dag)
        dagen = [vak.van + timedelta(days=n) for vak in vakken for n in range((vak.tot - vak.van).days + 1)]
        assert dagen[0] == van
        assert dagen == [van + timedelta(days=n) for n in range(len(dagen))]
        assert dagen[-1] == tot if dag > tot else dagen[-1] >= dag
    volgende = p.ernaast(1)
    assert volgende is not None
    assert (volgende.van, volgende.ernaast(-1)) == (tot + timedelta(days=1), p)


@pytest.mark.parametrize("adres", ["?soort=vrij", "?soort=vrij&van=2026-02-01&tot=2026-01-01", "?soort=vrij&van=2020-01-01&tot=2026-01-01", "?soort=vrij&van=x&tot=9999-99-99"])
def test_dagen_die_niet_kunnen(ingelogd: Client, adres: str) -> None:
    """Met uitleg, en geen bestand over een andere periode dan gevraagd."""
    antwoord = ingelogd.get(f"{HIER}{adres}")
    assert antwoord.status_code == 400
    assert 'role="alert"' in antwoord.text
    assert [ingelogd.get(f"{HIER}/{pad}{adres}").status_code for pad in ("export", "overdrachten")] == [400, 400]


@pytest.mark.parametrize("adres", ["?soort=eeuw&dag=geen", "?dag=0001-01-01", "?loket=x&gemeente=y", "?buurt=%00%0a", "?soort=week&dag=2099-12-31", "?buurt=" + "a" * 3000, "?formaat=exe"])
def test_rare_adressen(ingelogd: Client, adres: str) -> None:
    """Wat niet bestaat telt als geen keuze; er gaat niets stuk."""
    assert ingelogd.get(f"{HIER}{adres}").status_code == 200
    assert ingelogd.get(f"{HIER}/export{adres}").status_code == 200


def test_bestanden(ingelogd: Client, sessies: Sessies) -> None:
    """CSV zoals Nederlands Excel het leest en XLSX zeggen hetzelfde, en een formule van een inwoner is tekst."""
    kenmerken = neem(sessies, 6, buurt="=HYPERLINK(A1)")
    dienst.meld_verkeerd_loket(sessies, medewerkers_toegang(sessies), kenmerken[2], ["rouw"], "werkplein")
    for pad, kop in (("export", ["onderwerp", "wat", "maat", "waarde"]), ("overdrachten", None)):
        ruw = ingelogd.get(f"{HIER}/{pad}?formaat=csv")
        assert ruw.content.startswith(b"\xef\xbb\xbf")
        assert "attachment" in ruw.headers["content-disposition"]
        regels = list(csv.reader(io.StringIO(ruw.content.decode("utf-8-sig"), newline=""), delimiter=";"))
        blad = openpyxl.load_workbook(io.BytesIO(ingelogd.get(f"{HIER}/{pad}?formaat=xlsx").content)).active
        assert blad is not None
        cellen = [[("" if cel.value is None else f"{cel.value:%Y-%m-%d %H:%M:%S}" if isinstance(cel.value, datetime) else str(cel.value)) for cel in rij] for rij in blad.iter_rows()]
        assert cellen == regels
        assert kop is None or regels[0] == kop
        assert not [cel for rij in blad.iter_rows() for cel in rij if cel.data_type == "f"]
        assert any("'=HYPERLINK(A1)" in regel for regel in regels)
        assert "Anna" not in str(regels)
    assert [regel[0] for regel in regels[1:]] == kenmerken
    with lezen(sessies) as sessie:
        assert sessie.scalars(select(t.Inzage.wat)).all() == ["export"] * 4


def medewerkers_toegang(sessies: Sessies) -> dienst.Toegang:
    with lezen(sessies) as sessie:
        return dienst.Toegang(sessie.scalars(select(t.Medewerker.id)).first(), "kcc")


@pytest.mark.parametrize(("waarde", "verwacht"), [("=1+1", "'=1+1"), ("+31", "'+31"), ("-x", "'-x"), ("@a", "'@a"), ("\t=1", "'\t=1"), (" =1", "' =1"), ("a\x07b", "ab"), ("Almelo", "Almelo"), (-3, -3), (None, None)])
def test_geen_formules(waarde: Any, verwacht: Any) -> None:
    """Tekst die een rekenblad als formule zou lezen begint met een aanhalingsteken; een getal blijft een getal."""
    assert uitvoer.veilig(waarde) == verwacht


def test_te_veel_voor_een_bestand(ingelogd: Client, sessies: Sessies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Geen half bestand, wel uitleg, en niets in de inzage; het andere formaat kan nog."""
    neem(sessies, 3)
    monkeypatch.setitem(uitvoer.HOOGSTENS, "xlsx", 2)
    antwoord = ingelogd.get(f"{HIER}/overdrachten?formaat=xlsx")
    assert (antwoord.status_code, "te veel voor één bestand" in antwoord.text) == (400, True)
    with lezen(sessies) as sessie:
        assert sessie.scalars(select(t.Inzage)).all() == []
    assert ingelogd.get(f"{HIER}/overdrachten?formaat=csv").text.count("\r\n") == 4


async def test_het_webproces_telt_zelf(sessies: Sessies) -> None:
    """Zonder dat iemand de cijfers opent staat er bij de start al wat er geteld is, en geen merk meer."""
    neem(sessies, 2)

    def stand() -> tuple[int, int]:
        with lezen(sessies) as sessie:
            return sum(inhoud.get("totaal/", 0) for inhoud in sessie.scalars(select(t.Dagcijfer.inhoud))), len(sessie.scalars(select(t.Dagmerk.id)).all())

    assert stand() == (0, 2)
    taak = asyncio.create_task(blijf_opruimen(sessies, profielen(), GeenMotor()))
    async with asyncio.timeout(30):
        while stand() != (2, 0):
            await asyncio.wait({taak}, timeout=0.05)
    taak.cancel()
    await asyncio.gather(taak, return_exceptions=True)
