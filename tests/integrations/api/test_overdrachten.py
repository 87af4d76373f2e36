"""Overdrachten lezen en bijwerken met een token: alleen wat erbij gezegd is, en nooit ongezien over een ander heen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from integrations.api import toegang
from integrations.settings import Instellingen
from overdracht import api_tokens, dienst, keten, medewerkers
from overdracht.database import Sessies, lezen
from overdracht.tabellen import Inzage
from overdracht.tijd import vandaag
from triage.urgentie import Termijn

Klant = Callable[..., httpx.Client]
NeemAan = Callable[..., str]


def kenmerken(antwoord: httpx.Response) -> list[str]:
    assert antwoord.status_code == 200, antwoord.text
    return [o["kenmerk"] for o in antwoord.json()["overdrachten"]]


def is_fout(antwoord: httpx.Response, status: int, soort: str) -> dict[str, Any]:
    """Het antwoord is een fout volgens RFC 9457, met de versie van de API erbij."""
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert antwoord.headers["api-version"].count(".") == 2
    data = antwoord.json()
    assert (data["type"], data["status"]) == (f"urn:wegwijs:fout:{soort}", status)
    return data


# De deur


def test_zonder_geldig_token(klant: httpx.Client) -> None:
    """401 met hoe het wel moet, en zonder iets te vertellen."""
    for kop in (b"", b"Bearer", b"Bearer wegwijs_" + b"x" * 43, b"Basic abc", b"Bearer \xff"):
        antwoord = klant.get("/overdrachten", headers={"Authorization": kop})
        is_fout(antwoord, 401, "geen-token")
        assert antwoord.headers["www-authenticate"].startswith("Bearer")


def test_een_ingetrokken_token_werkt_meteen_niet_meer(klant: httpx.Client, sessies: Sessies) -> None:
    """Intrekken geldt vanaf het volgende verzoek; er is geen tussenopslag."""
    assert klant.get("/overdrachten").status_code == 200
    api_tokens.trek_in(sessies, klant.token.id)  # type: ignore[attr-defined]
    is_fout(klant.get("/overdrachten"), 401, "geen-token")


def test_een_verlopen_token(klant: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Na zijn dag geldt een token niet meer."""
    straks = api_tokens.nu() + timedelta(days=api_tokens.DAGEN, minutes=1)
    monkeypatch.setattr(api_tokens, "nu", lambda: straks)
    is_fout(klant.get("/overdrachten"), 401, "geen-token")


def test_scopes(maak_klant: Klant, neem_aan: NeemAan) -> None:
    """Lezen is niet schrijven, en herkennen geen van beide."""
    kenmerk = neem_aan()
    lezer, schrijver, herkenner = (maak_klant((scope,)) for scope in api_tokens.SCOPES)
    handeling = {"handeling": "pak_op", "versie": 1}
    is_fout(lezer.post(f"/overdrachten/{kenmerk}/handelingen", json=handeling), 403, "mag-niet")
    is_fout(lezer.post("/herken", json={"gemeente": "almelo", "tekst": "hallo"}), 403, "mag-niet")
    is_fout(schrijver.get("/overdrachten"), 403, "mag-niet")
    is_fout(herkenner.get(f"/overdrachten/{kenmerk}"), 403, "mag-niet")
    assert lezer.get(f"/overdrachten/{kenmerk}").status_code == 200
    assert schrijver.post(f"/overdrachten/{kenmerk}/handelingen", json=handeling).status_code == 200


def test_alleen_eigen_loketten_en_gemeente(maak_klant: Klant, neem_aan: NeemAan) -> None:
    """Wat van een ander is bestaat niet: niet in de lijst, niet op kenmerk, niet om te wijzigen."""
    eigen, ander_loket, ander_gemeente = neem_aan(loket="werkplein"), neem_aan(loket="sociaal_team"), neem_aan(loket="werkplein", gemeente="groningen")
    klant = maak_klant(loketten=("werkplein",), gemeente="almelo")
    assert kenmerken(klant.get("/overdrachten")) == [eigen]
    assert kenmerken(klant.get("/overdrachten", params={"loket": "sociaal_team"})) == []
    assert kenmerken(klant.get("/overdrachten", params={"gemeente": "groningen"})) == []
    for vreemd in (ander_loket, ander_gemeente, "AAA-AAA", "x"):
        is_fout(klant.get(f"/overdrachten/{vreemd}"), 404, "onbekend")
        is_fout(klant.post(f"/overdrachten/{vreemd}/handelingen", json={"handeling": "pak_op", "versie": 1}), 404, "onbekend")


def test_te_veel_verzoeken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wie zonder token blijft kloppen moet wachten en hoort hoe lang; wie een token heeft merkt daar niets van."""
    monkeypatch.setattr(toegang, "MISLUKT_PER_MINUUT", 2)
    klant: httpx.Client = request.getfixturevalue("klant")
    antwoorden = [klant.get("/overdrachten", headers={"Authorization": "Bearer fout"}) for _ in range(3)]
    assert [a.status_code for a in antwoorden] == [401, 401, 429]
    is_fout(antwoorden[-1], 429, "te-veel")
    assert int(antwoorden[-1].headers["retry-after"]) > 0
    assert klant.get("/overdrachten").status_code == 200


# Lezen


def test_de_lijst(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Een regel zegt hoe het staat, zonder naam, nummer of verhaal."""
    kenmerk = neem_aan()
    antwoord = klant.get("/overdrachten")
    (regel,) = antwoord.json()["overdrachten"]
    assert (regel["kenmerk"], regel["loket"], regel["status"], regel["versie"], regel["problemen"]) == (kenmerk, "sociaal_team", "nieuw", 1, ["schulden", "opvoeding"])
    assert regel["termijn"]["soort"] == "eerste_contact"
    for persoonlijk in ("Anna", "12345678", "huur", "zoon"):
        assert persoonlijk not in antwoord.text


def test_bladeren(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Met `volgende` komt alles precies één keer langs, ook als er onderweg iets bij komt."""
    alle = [neem_aan() for _ in range(5)]
    gezien: list[str] = []
    volgende: str | None = None
    for _ in range(3):
        antwoord = klant.get("/overdrachten", params={"aantal": 2, **({"volgende": volgende} if volgende else {})})
        gezien += kenmerken(antwoord)
        volgende = antwoord.json()["volgende"]
        neem_aan()
    assert gezien == alle[::-1]
    assert volgende is None


def test_filteren(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Elk filter laat zien wat het zegt."""
    dag = vandaag()
    laat = neem_aan(termijnen=(Termijn("eerste_contact", dag - timedelta(days=1)),), prioriteit="hoog")
    nu = neem_aan(termijnen=(Termijn("eerste_contact", dag),), loket="werkplein", problemen=("uitkering",), buurt="De Riet")
    later = neem_aan(termijnen=(Termijn("eerste_contact", dag + timedelta(days=9)),), team="Team West")
    for filter_, verwacht in {
        ("termijn", "te_laat"): [laat],
        ("termijn", "vandaag"): [nu],
        ("prioriteit", "hoog"): [laat],
        ("loket", "werkplein"): [nu],
        ("probleem", "uitkering"): [nu],
        ("buurt", "De Riet"): [nu],
        ("team", "Team West"): [later],
        ("status", "open"): [later, nu, laat],
        ("status", "afgerond"): [],
        ("van", (dag + timedelta(days=2)).isoformat()): [],
        ("tot", (dag - timedelta(days=2)).isoformat()): [],
        ("volgorde", "termijn"): [laat, nu, later],
        ("volgorde", "oudste"): [laat, nu, later],
    }.items():
        assert kenmerken(klant.get("/overdrachten", params=dict([filter_]))) == verwacht, filter_


def test_een_verkeerde_vraag(klant: httpx.Client) -> None:
    """400 met welke parameter; een tikfout in een filter geeft nooit zomaar alles."""
    for vraag in (
        "status=weg", "aantal=0", "aantal=101", "aantal=%D9%A1", "van=20261122", "tot=2026-02-30", "volgende=onzin", "stauts=nieuw", "loket=kcc&loket=werkplein", "probleem=fiets",
    ):  # fmt: skip
        data = is_fout(klant.get(f"/overdrachten?{vraag}"), 400, "verkeerd-verzoek")
        assert data["errors"][0]["location"] == vraag.partition("=")[0]


def test_een_bladzijde_van_een_andere_volgorde(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Een `volgende` hoort bij zijn volgorde: anders kwam er ongemerkt weer het begin."""
    for _ in range(2):
        neem_aan()
    volgende = klant.get("/overdrachten", params={"aantal": 1}).json()["volgende"]
    is_fout(klant.get("/overdrachten", params={"volgorde": "termijn", "volgende": volgende}), 400, "verkeerd-verzoek")


def test_een_overdracht(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Alles wat een loket nodig heeft, met wat er gebeurde; het kenmerk mag ook zonder streepje en klein."""
    kenmerk = neem_aan()
    data = klant.get(f"/overdrachten/{kenmerk.replace('-', '').lower()}").json()
    assert data["kenmerk"] == kenmerk
    assert data["contact"] == {"naam": "Anna de Vries", "wijze": "telefoon", "waarde": "06 12345678", "belmoment": "na 17 uur", "veilig": None}
    assert data["verhaal"] == ["Ik kan mijn huur niet meer betalen.", "Mijn zoon luistert niet meer."]
    assert [stap["wanneer"] for stap in data["plan"]] == ["nu", "zodra_stabiel"]
    assert [(g["gebeurtenis"], g["door"]) for g in data["historie"]] == [("ontvangen", "Wegwijs")]
    assert data["termijnen"][0] == {"soort": "eerste_contact", "uiterlijk": "2026-11-27", "gehaald_op": None}
    is_fout(klant.get(f"/overdrachten/{kenmerk}", params={"alles": "ja"}), 400, "verkeerd-verzoek")


def test_eerdere_en_andere(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Dezelfde inwoner en hetzelfde gesprek zijn te zien, zonder wat daar stond."""
    eerder = neem_aan()
    nu = neem_aan(gesprek="zelfde")
    naast = neem_aan(gesprek="zelfde", loket="werkplein")
    data = klant.get(f"/overdrachten/{nu}").json()
    assert [v["kenmerk"] for v in data["andere"]] == [naast]
    assert [v["kenmerk"] for v in data["eerdere"]] == [eerder]


def test_wie_las_staat_in_de_keten(klant: httpx.Client, neem_aan: NeemAan, sessies: Sessies) -> None:
    """Elke keer lezen, ook een lijst, is terug te vinden op het token en niet ongemerkt te veranderen."""
    kenmerk = neem_aan()
    klant.get(f"/overdrachten/{kenmerk}")
    klant.get("/overdrachten")
    klant.get("/overdrachten/AAA-AAA")
    with lezen(sessies) as sessie:
        regels = sessie.execute(select(Inzage.wat, Inzage.api_token_id, Inzage.medewerker_id, Inzage.aantal).order_by(Inzage.id)).all()
        assert keten.controleer(sessie, keten.INZAGE).breuken == ()
    wie = klant.token.id  # type: ignore[attr-defined]
    assert [tuple(r) for r in regels] == [("overdracht", wie, None, None), ("api", wie, None, 1)]


# Bijwerken


def doe(klant: httpx.Client, kenmerk: str, handeling: str, versie: int, **velden: Any) -> httpx.Response:
    return klant.post(f"/overdrachten/{kenmerk}/handelingen", json={"handeling": handeling, "versie": versie, **velden})


def test_een_hele_dag(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Oppakken, opschrijven, afvinken, wachten, doorzetten, terugzetten en afronden; alles staat op naam van het token."""
    kenmerk = neem_aan()
    stappen: list[tuple[str, dict[str, Any], str, str]] = [
        ("pak_op", {"notitie": "Ik bel vandaag."}, "opgepakt", "sociaal_team"),
        ("notitie", {"notitie": "Geen gehoor."}, "opgepakt", "sociaal_team"),
        ("vink_af", {"termijnen": ["eerste_contact"]}, "opgepakt", "sociaal_team"),
        ("wijs_toe", {"team": "Team Noord"}, "opgepakt", "sociaal_team"),
        ("wacht_op_inwoner", {}, "wacht_op_inwoner", "sociaal_team"),
        ("zet_door", {"loket": "werkplein", "reden": "Eerst bijstand."}, "doorgezet", "werkplein"),
        ("zet_terug", {"reden": "Bijstand loopt al."}, "teruggezet", "sociaal_team"),
        ("verkeerd_loket", {"loket": "wmo_loket", "problemen": ["huishoudelijke_hulp"]}, "doorgezet", "wmo_loket"),
        ("rond_af", {"uitkomst": "geholpen"}, "afgerond", "wmo_loket"),
    ]
    for versie, (handeling, velden, status, loket) in enumerate(stappen, 1):
        antwoord = doe(klant, kenmerk, handeling, versie, **velden)
        assert antwoord.status_code == 200, (handeling, antwoord.text)
        stand = antwoord.json()
        assert (stand["status"], stand["loket"], stand["versie"]) == (status, loket, versie + 1), handeling
    data = klant.get(f"/overdrachten/{kenmerk}").json()
    assert (data["uitkomst"], data["problemen"]) == ("geholpen", ["huishoudelijke_hulp"])
    assert {g["door"] for g in data["historie"][1:]} == {"zaaksysteem"}
    assert "Geen gehoor." in [g["notitie"] for g in data["historie"]]


def test_een_ander_was_eerder(klant: httpx.Client, maak_klant: Klant, neem_aan: NeemAan) -> None:
    """409 met wie er wat deed; er is niets overschreven."""
    kenmerk, ander = neem_aan(), maak_klant(naam="roosterpakket")
    assert doe(ander, kenmerk, "pak_op", 1).status_code == 200
    data = is_fout(doe(klant, kenmerk, "rond_af", 1, uitkomst="geholpen"), 409, "gewijzigd")
    assert data["versie"] == 2
    assert [(v["door"], v["status"]) for v in data["veranderingen"]] == [("roosterpakket", "opgepakt")]
    assert klant.get(f"/overdrachten/{kenmerk}").json()["status"] == "opgepakt"


def test_dezelfde_handeling_twee_keer(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Een verzoek dat na een storing nog eens komt, doet niet nog eens iets."""
    kenmerk = neem_aan()
    assert doe(klant, kenmerk, "notitie", 1, notitie="Gebeld.").status_code == 200
    is_fout(doe(klant, kenmerk, "notitie", 1, notitie="Gebeld."), 409, "gewijzigd")
    assert [g["gebeurtenis"] for g in klant.get(f"/overdrachten/{kenmerk}").json()["historie"]] == ["ontvangen", "notitie"]


def test_wat_niet_kan(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """409 met waarom, in gewone woorden."""
    kenmerk = neem_aan()
    data = is_fout(doe(klant, kenmerk, "zet_terug", 1, reden="weet niet"), 409, "kan-niet")
    assert data["detail"]
    assert doe(klant, kenmerk, "rond_af", 1, uitkomst="geholpen").status_code == 200
    is_fout(doe(klant, kenmerk, "pak_op", 2), 409, "kan-niet")
    is_fout(doe(klant, neem_aan(), "koppel_terug", 1, tekst="Dag"), 409, "kan-niet")


def test_doorgezet_is_van_een_ander(maak_klant: Klant, neem_aan: NeemAan) -> None:
    """Wie doorzet, ziet haar daarna zelf niet meer."""
    klant, kenmerk = maak_klant(loketten=("sociaal_team",)), neem_aan()
    assert doe(klant, kenmerk, "zet_door", 1, loket="werkplein", reden="Bijstand.").json()["loket"] == "werkplein"
    is_fout(klant.get(f"/overdrachten/{kenmerk}"), 404, "onbekend")


def test_toewijzen_op_naam(klant: httpx.Client, neem_aan: NeemAan, sessies: Sessies) -> None:
    """Een collega die haar ziet kan haar krijgen; wie er niet is, niet."""
    medewerkers.maak(sessies, "j.jansen", "x")
    kenmerk = neem_aan()
    assert doe(klant, kenmerk, "wijs_toe", 1, medewerker="j.jansen").status_code == 200
    assert klant.get(f"/overdrachten/{kenmerk}").json()["toegewezen"] == "j.jansen"
    is_fout(doe(klant, kenmerk, "wijs_toe", 2, medewerker="p.pietersen"), 409, "kan-niet")
    assert doe(klant, kenmerk, "wijs_toe", 2).status_code == 200
    assert klant.get(f"/overdrachten/{kenmerk}").json()["toegewezen"] is None


VERKEERD = [
    (b"{", "#"),
    (b"[]", "#"),
    (b"[" * 5000, "#"),
    (b'{"versie": 1}', "#/handeling"),
    (b'{"handeling": "sla_op", "versie": 1}', "#/handeling"),
    (b'{"handeling": ["pak_op"], "versie": 1}', "#/handeling"),
    (b'{"handeling": "pak_op"}', "#/versie"),
    (b'{"handeling": "pak_op", "versie": true}', "#/versie"),
    (b'{"handeling": "pak_op", "versie": "1"}', "#/versie"),
    (b'{"handeling": "pak_op", "versie": 1, "uitkomst": "geholpen"}', "#/uitkomst"),
    (b'{"handeling": "pak_op", "versie": 1, "fiets": 1}', "#/fiets"),
    (b'{"handeling": "pak_op", "versie": 1, "notitie": " \\n "}', "#/notitie"),
    (b'{"handeling": "notitie", "versie": 1, "notitie": "\\u0000 \\u001f"}', "#/notitie"),
    (b'{"handeling": "notitie", "versie": 1, "notitie": "' + b"x" * 4001 + b'"}', "#/notitie"),
    (b'{"handeling": "zet_door", "versie": 1, "loket": "werkplein"}', "#/reden"),
    (b'{"handeling": "rond_af", "versie": 1, "uitkomst": "klaar"}', "#/uitkomst"),
    (b'{"handeling": "vink_af", "versie": 1, "termijnen": []}', "#/termijnen"),
    (b'{"handeling": "vink_af", "versie": 1, "termijnen": ["ooit"]}', "#/termijnen/0"),
    (b'{"handeling": "vink_af", "versie": 1, "termijnen": "crisis"}', "#/termijnen"),
]


def test_een_verkeerde_handeling(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """400 met welk veld, en er is niets gebeurd."""
    kenmerk = neem_aan()
    for lijf, plek in VERKEERD:
        antwoord = klant.post(f"/overdrachten/{kenmerk}/handelingen", content=lijf, headers={"Content-Type": "application/json"})
        assert is_fout(antwoord, 400, "verkeerd-verzoek")["errors"][0]["location"] == plek, lijf[:80]
    assert klant.get(f"/overdrachten/{kenmerk}").json()["versie"] == 1


def test_tekens_die_geen_database_aankan(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Een halve emoji of een NUL uit een ander systeem houdt een notitie niet tegen."""
    kenmerk = neem_aan()
    lijf = b'{"handeling": "notitie", "versie": 1.0, "notitie": "Gebeld\\u0000 \\ud83d"}'
    assert klant.post(f"/overdrachten/{kenmerk}/handelingen", content=lijf, headers={"Content-Type": "application/json"}).status_code == 200
    assert klant.get(f"/overdrachten/{kenmerk}").json()["historie"][-1]["notitie"] == "Gebeld \ufffd"
    assert klant.get("/overdrachten?buurt=%00&van=0001-01-01&tot=9999-12-31").json()["overdrachten"] == []


def test_alleen_json(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Een formulier van een andere site is geen verzoek."""
    antwoord = klant.post(f"/overdrachten/{neem_aan()}/handelingen", content=b'{"handeling": "pak_op", "versie": 1}', headers={"Content-Type": "text/plain"})
    is_fout(antwoord, 400, "verkeerd-verzoek")


def test_na_wissen_is_er_niets_meer_te_lezen(klant: httpx.Client, neem_aan: NeemAan, sessies: Sessies) -> None:
    """Wat de inwoner liet wissen geeft de API ook niet meer."""
    kenmerk = neem_aan(gesprek="te-wissen")
    dienst.wis_gesprek(sessies, "te-wissen")
    antwoord = klant.get(f"/overdrachten/{kenmerk}")
    data = antwoord.json()
    assert (data["gewist"], data["samenvatting"], data["verhaal"], data["contact"]["waarde"], data["eerdere"]) == (True, None, [], None, [])
    assert "Anna" not in antwoord.text


def test_de_database_is_weg(request: pytest.FixtureRequest, instellingen: Instellingen) -> None:
    """503 met wanneer het weer kan, in de vorm van elke fout."""
    bestand = instellingen.var / "wegwijs.sqlite3"
    bestand.unlink()
    bestand.mkdir()
    adres = request.getfixturevalue("adres")
    antwoord = httpx.get(f"{adres}/api/v1/overdrachten", headers={"Authorization": "Bearer wegwijs_" + "x" * 43})
    is_fout(antwoord, 503, "log-weg")
    assert antwoord.headers["retry-after"] == "30"


# Het adres


def test_geen_schuine_streep_aan_het_eind(klant: httpx.Client) -> None:
    """Dat adres is er niet, en er wordt ook niet naar een ander verwezen."""
    for pad in ("/overdrachten/", "/herken/", "/gesprekken/"):
        antwoord = klant.get(pad)
        assert antwoord.status_code == 404
        assert antwoord.headers["content-type"] == "application/problem+json"
        assert "location" not in antwoord.headers


def test_de_versie_staat_op_elk_antwoord(adres: str, klant: httpx.Client) -> None:
    """Ook op de chat, op een fout en op een adres dat er niet is; niet op een pagina."""
    for antwoord in (
        klant.get("/overdrachten"), klant.get("/bestaat-niet"), klant.delete("/overdrachten"), httpx.post(f"{adres}/api/v1/gesprekken", json={"gemeente": "almelo"}),
    ):  # fmt: skip
        assert antwoord.headers["api-version"] == klant.get("/openapi.json").json()["info"]["version"], antwoord.url
    assert "api-version" not in httpx.get(f"{adres}/").headers


def test_een_dag_in_het_filter_is_een_nederlandse_dag(klant: httpx.Client, neem_aan: NeemAan) -> None:
    """Vandaag van en tot vandaag geeft wat vandaag binnenkwam."""
    kenmerk, dag = neem_aan(), vandaag()
    assert isinstance(dag, date)
    assert kenmerken(klant.get("/overdrachten", params={"van": dag.isoformat(), "tot": dag.isoformat()})) == [kenmerk]
