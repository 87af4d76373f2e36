"""De werklijst: filteren, zoeken, delen en bewaren."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from httpx import Client

from integrations.portal.toegang import COOKIE
from overdracht import dienst, lijst, medewerkers
from overdracht.database import Sessies
from overdracht.tijd import vandaag
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import OP_BEIDE
from tests.support.overdrachten import maak_overdracht
from triage.overdracht import Contact
from triage.urgentie import Termijn

Teken = Callable[[str], str]


def _kenmerken(html: str) -> list[str]:
    return re.findall(r'data-rij href="/medewerkers/overdracht/([^"?]+)"', html)


def _neem(sessies: Sessies, **anders: object) -> str:
    return dienst.neem_aan(sessies, maak_overdracht(**anders))[0]


@OP_BEIDE
def test_elk_filter(ingelogd: Client, sessies: Sessies, wie: int) -> None:
    """Elk filter is een adres; samen tellen ze allemaal."""
    dag = vandaag()
    laat = _neem(sessies, buurt="Schelfhorst", team="Team Noord", problemen=("schulden",), termijnen=(Termijn("eerste_contact", dag - timedelta(days=1)),))
    nu = _neem(sessies, buurt="Windmolenbroek", team="Team Zuid", problemen=("rouw",), termijnen=(Termijn("eerste_contact", dag),))
    later = _neem(sessies, buurt="Nieuwstraat-Kwartier", team="Team Zuid", problemen=("schulden", "rouw"), termijnen=(Termijn("eerste_contact", dag + timedelta(days=9)),))
    klaar = _neem(sessies, team="Team Oost", contact=Contact("Zeldzame Naam"))
    mij = Toegang(wie, "kcc")
    dienst.pak_op(sessies, mij, later)
    dienst.rond_af(sessies, mij, klaar, "geholpen")
    for adres, verwacht in (
        ("", [laat, nu, later]),
        ("?status=alle", [laat, nu, later, klaar]),
        ("?status=afgerond", [klaar]),
        ("?termijn=te_laat", [laat]),
        ("?termijn=vandaag", [nu]),
        ("?wie=mij", [later]),
        ("?wie=niemand", [laat, nu]),
        ("?team=Team+Zuid", [nu, later]),
        ("?buurt=Schelfhorst", [laat]),
        ("?code=schulden", [laat, later]),
        ("?code=schulden&team=Team+Zuid", [later]),
        (f"?van={dag.isoformat()}&tot={dag.isoformat()}", [laat, nu, later]),
        (f"?van={(dag + timedelta(days=1)).isoformat()}", []),
        (f"?tot={(dag - timedelta(days=1)).isoformat()}", []),
        # Wie zoekt, vindt ook wat klaar is.
        ("?zoek=zeldzame", [klaar]),
        ("?zoek=zeldzame&status=open", []),
        ("?zoek=windmolenbroek", [nu]),
    ):
        assert _kenmerken(ingelogd.get(f"/medewerkers{adres}").text) == verwacht, adres


def test_zoeken_op_kenmerk_en_nummer(ingelogd: Client, sessies: Sessies) -> None:
    """Een kenmerk brengt er meteen heen; een telefoonnummer, hoe ook getypt, vindt de inwoner."""
    kenmerk = _neem(sessies, contact=Contact("Anna", "telefoon", "06 12345678"))
    assert ingelogd.get("/medewerkers", params={"zoek": kenmerk.lower()}).headers["location"] == f"/medewerkers/overdracht/{kenmerk}"
    assert _kenmerken(ingelogd.get("/medewerkers", params={"zoek": "+31 6 123 456 78"}).text) == [kenmerk]
    html = ingelogd.get("/medewerkers", params={"zoek": "0699999999"}).text
    assert "Er zijn geen overdrachten die hieraan voldoen." in html


def test_wie_moet_wat(ingelogd: Client, sessies: Sessies, wie: int) -> None:
    """Een rij zegt wie aan zet is: niemand, een medewerker, of de inwoner."""
    kenmerk, mij = _neem(sessies), Toegang(wie, "kcc")
    assert "Nog niemand" in ingelogd.get("/medewerkers").text
    dienst.pak_op(sessies, mij, kenmerk)
    assert '<span class="wie">j.jansen</span>' in ingelogd.get("/medewerkers").text
    dienst.wacht_op_inwoner(sessies, mij, kenmerk)
    assert '<span class="wie">De inwoner</span>' in ingelogd.get("/medewerkers").text


@OP_BEIDE
def test_filter_bewaren(ingelogd: Client, sessies: Sessies, teken: Teken) -> None:
    """Onder een naam, alleen voor wie het bewaarde; weer te verwijderen."""
    html = ingelogd.get("/medewerkers?loket=werkplein&termijn=te_laat").text
    vraag = re.search(r'name="vraag" value="([^"]+)"', html)
    assert vraag is not None
    data = {"teken": teken(html), "naam": "Mijn ochtend", "vraag": unescape(vraag[1])}
    antwoord = ingelogd.post("/medewerkers/weergaven", data=data)
    assert antwoord.headers["location"] == "/medewerkers?loket=werkplein&termijn=te_laat"
    html = ingelogd.get("/medewerkers").text
    assert '<a href="/medewerkers?loket=werkplein&amp;termijn=te_laat">Mijn ochtend</a>' in html
    ander = medewerkers.maak(sessies, "f.yilmaz", None)
    html = ingelogd.get(antwoord.headers["location"]).text
    weg = re.search(r'action="(/medewerkers/weergaven/\d+/verwijderen)"', html)
    assert weg is not None
    eigen = ingelogd.cookies[COOKIE]
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, ander, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    vreemd = ingelogd.get("/medewerkers").text
    assert "Mijn ochtend" not in vreemd
    assert ingelogd.post(weg[1], data={"teken": teken(vreemd)}).status_code == 404
    ingelogd.cookies.set(COOKIE, eigen, domain="127.0.0.1", path="/medewerkers")
    assert ingelogd.post(weg[1], data={"teken": teken(html)}).status_code == 303
    assert "Mijn ochtend" not in ingelogd.get("/medewerkers").text


def test_waarop_gezocht_is_wordt_niet_bewaard(ingelogd: Client, teken: Teken) -> None:
    """Een naam in een bewaard filter zou leesbaar blijven staan, ook na wissen; dat staat er ook bij."""
    html = ingelogd.get("/medewerkers?zoek=Anna&loket=werkplein").text
    assert "Waarop u zocht wordt niet bewaard." in html
    vraag = re.search(r'name="vraag" value="([^"]+)"', html)
    assert vraag is not None
    antwoord = ingelogd.post("/medewerkers/weergaven", data={"teken": teken(html), "naam": "Werkplein", "vraag": unescape(vraag[1])})
    assert antwoord.headers["location"] == "/medewerkers?loket=werkplein"
    assert "Waarop u zocht" not in ingelogd.get("/medewerkers").text


@pytest.mark.parametrize("data", [{"naam": "", "vraag": "loket=kcc"}, {"naam": "x" * 101, "vraag": "loket=kcc"}, {"naam": "x", "vraag": "a" * 501}, {"naam": "x", "vraag": "é"}])
def test_filter_dat_niet_te_bewaren_is(ingelogd: Client, teken: Teken, data: dict[str, str]) -> None:
    """Met uitleg; en zonder teken van deze sessie gebeurt er niets."""
    antwoord = ingelogd.post("/medewerkers/weergaven", data={"teken": teken(ingelogd.get("/medewerkers").text), **data})
    assert antwoord.status_code == 400
    assert "Deze weergave kan niet" in antwoord.text
    assert ingelogd.post("/medewerkers/weergaven", data=data).status_code == 403


def test_een_loket_ziet_alleen_zichzelf(ingelogd: Client, sessies: Sessies) -> None:
    """Wie bij één loket hoort ziet geen andere, ook niet met een filter of zoekwoord; en dus ook geen keuze."""
    eigen, ander = _neem(sessies), _neem(sessies, loket="werkplein", contact=Contact("Verborgen"))
    id_ = medewerkers.maak(sessies, "f.yilmaz", None, "medewerker", ("sociaal_team",), "almelo")
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, id_, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    html = ingelogd.get("/medewerkers").text
    assert _kenmerken(html) == [eigen]
    assert "Alle loketten" not in html
    assert "Groningen" not in html
    for adres in ("?loket=werkplein", "?zoek=verborgen", f"?zoek={ander}", f"?kenmerk={ander}"):
        antwoord = ingelogd.get(f"/medewerkers{adres}")
        assert antwoord.status_code == 200, adres
        assert ander not in _kenmerken(antwoord.text), adres


@pytest.mark.parametrize("rol", ["beheerder", "privacy"])
def test_zonder_recht_op_overdrachten(ingelogd: Client, sessies: Sessies, rol: str) -> None:
    """Beheerder en privacy zien geen overdracht, geen hulp bij een gesprek, en bewaren geen weergave."""
    kenmerk = _neem(sessies)
    id_ = medewerkers.maak(sessies, f"rol.{rol}", None, rol)
    ingelogd.cookies.set(COOKIE, medewerkers.open_sessie(sessies, id_, bevestigd=True), domain="127.0.0.1", path="/medewerkers")
    assert kenmerk not in ingelogd.get("/medewerkers", follow_redirects=True).text
    for pad in (f"/medewerkers/overdracht/{kenmerk}", f"/medewerkers/overdracht/{kenmerk}?afdruk=ja", "/medewerkers/helpen"):
        assert ingelogd.get(pad).status_code == 403, pad


def test_voorbij_de_telgrens(ingelogd: Client, sessies: Sessies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ook wat niet meer geteld wordt is door te bladeren, heen en terug, elk precies één keer."""
    monkeypatch.setattr(lijst, "TELGRENS", 30)
    alle = [_neem(sessies) for _ in range(58)]
    gezien, adres = [], "/medewerkers"
    while adres:
        html = ingelogd.get(adres).text
        gezien += _kenmerken(html)
        gevonden = re.search(r'href="([^"]+)" rel="next"', html)
        adres = unescape(gevonden[1]) if gevonden else ""
    assert gezien == alle
    terug = re.search(r'href="([^"]+)" rel="prev"', html)
    assert terug is not None
    assert _kenmerken(ingelogd.get(unescape(terug[1])).text) == alle[25:50]
