"""Voorbeelden van een verkeerd loket: nakijken, goedkeuren, uitgeven."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from httpx import Client

from integrations.portal.leren import misschien_namen, verboden
from integrations.portal.toegang import COOKIE
from overdracht import dienst, medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies
from overdracht.toegang import Toegang
from tests.support.overdrachten import maak_overdracht, tel_rijen

Teken = Callable[[str], str]
PAD = "/medewerkers/voorbeelden"


@pytest.fixture
def formulier(ingelogd: Client, sessies: Sessies, wie: int) -> str:
    """Het adres van het formulier bij een voorbeeld met een naam en een nummer erin."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(verhaal=("Ik ben Karel Bos, bel 0612345678.", "Ik zoek werk.")))
    dienst.meld_verkeerd_loket(sessies, Toegang(wie, "kcc"), kenmerk, ("werk_zoeken",), "werkplein")
    gevonden = re.search(rf'action="({PAD}/\d+)"', ingelogd.get(PAD).text)
    assert gevonden is not None
    return gevonden[1]


def test_nakijken_goedkeuren_en_uitgeven(ingelogd: Client, sessies: Sessies, teken: Teken, formulier: str) -> None:
    """Eerst het nummer eruit, dan aanvinken dat het gelezen is; pas dan komt het in de export, zonder kenmerk."""
    html = ingelogd.get(PAD).text
    assert "<mark>0612345678</mark>" in html
    assert "<mark>Karel Bos</mark>" in html
    data = {"teken": teken(html), "wat": "goed", "nagekeken": "ja"}
    met_nummer = ingelogd.post(formulier, data={**data, "tekst": "Bel mij op 06-12345678, ik zoek werk"})
    assert met_nummer.status_code == 400
    assert "Haal dit eerst uit de tekst" in met_nummer.text
    assert "Bel mij op 06-12345678, ik zoek werk</textarea>" in met_nummer.text
    assert ingelogd.post(formulier, data={"teken": teken(html), "wat": "goed", "tekst": "Ik zoek werk."}).status_code == 400
    assert ingelogd.get(f"{PAD}/export").text == ""
    assert ingelogd.post(formulier, data={**data, "tekst": "Ik zoek werk."}).headers["location"] == f"{PAD}?bewaard=goed"
    export = ingelogd.get(f"{PAD}/export")
    assert "attachment" in export.headers["content-disposition"]
    assert [json.loads(regel) for regel in export.text.splitlines()] == [{"tekst": "Ik zoek werk.", "problemen": ["werk_zoeken"], "loket": "werkplein", "herkend": ["schulden", "opvoeding"]}]
    assert "Er is niets na te kijken." in ingelogd.get(PAD).text


def test_wat_goedgekeurd_is_weggooien(ingelogd: Client, sessies: Sessies, teken: Teken, formulier: str) -> None:
    """Onder de goedgekeurde voorbeelden staat de tekst met een knop; daarna zit hij niet meer in de export."""
    html = ingelogd.get(PAD).text
    assert "<details>" not in html
    ingelogd.post(formulier, data={"teken": teken(html), "wat": "goed", "nagekeken": "ja", "tekst": "Ik zoek werk, net als Sjaan."})
    html = ingelogd.get(PAD).text
    assert "Ik zoek werk, net als Sjaan." in html[html.index("<details>") :]
    assert ingelogd.post(formulier, data={"teken": teken(html), "wat": "weg"}).headers["location"] == f"{PAD}?bewaard=weg"
    assert ingelogd.get(f"{PAD}/export").text == ""


def test_weggooien(ingelogd: Client, sessies: Sessies, teken: Teken, formulier: str) -> None:
    """Een voorbeeld dat niet kan gaat weg; daarna bestaat het niet meer."""
    data = {"teken": teken(ingelogd.get(PAD).text), "wat": "weg"}
    assert ingelogd.post(formulier, data=data).headers["location"] == f"{PAD}?bewaard=weg"
    assert tel_rijen(sessies, t.VoorbeeldLeer) == 0
    weer = ingelogd.post(formulier, data=data)
    assert weer.status_code == 400
    assert "er niet meer" in weer.text


@pytest.mark.parametrize(("rol", "pagina", "export"), [("medewerker", 403, 403), ("beheerder", 200, 200), ("privacy", 403, 403)])
def test_wie_wat_mag(ingelogd: Client, sessies: Sessies, teken: Teken, formulier: str, rol: str, pagina: int, export: int) -> None:
    """Nakijken doet alleen het klantcontactcentrum; een beheerder haalt op wat goedgekeurd is en leest geen verhaal."""
    id_ = medewerkers.maak(sessies, f"rol.{rol}", None, rol, ("werkplein",))
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, id_, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    assert ingelogd.get(PAD).status_code == pagina
    assert "Karel" not in ingelogd.get(PAD).text
    assert ingelogd.get(f"{PAD}/export").status_code == export
    html = ingelogd.get("/medewerkers/toetsen").text
    assert ingelogd.post(formulier, data={"teken": teken(html), "wat": "weg"}).status_code == 403
    assert tel_rijen(sessies, t.VoorbeeldLeer) == 1


@pytest.mark.parametrize("tekst", ["bel 06 12 34 56 78", "mail jan@voorbeeld.nl", "ik woon op 7607 AB", "geboren 12-03-1980", "op 3 maart 2025 was het", "Dorpsstraat 12a", "zaak 1234567", "www.mijnsite.nl"])
def test_dit_moet_eruit(tekst: str) -> None:
    """Nummers, adressen en data wijzen iemand aan."""
    assert verboden(tekst)


@pytest.mark.parametrize(("tekst", "namen"), [("Mijn zoon Karim slaapt niet", ["Karim"]), ("ik heet fatima", ["fatima"]), ("Ik ben Anna van der Berg.", ["Anna van der Berg"]), ("Ik zoek werk. Mijn uitkering stopt.", []), ("Ik heb 2 kinderen en 300 euro schuld", [])])
def test_dit_kan_een_naam_zijn(tekst: str, namen: list[str]) -> None:
    """Een naam valt op, een gewone zin niet."""
    assert misschien_namen(tekst) == namen
    assert verboden(tekst) == []
