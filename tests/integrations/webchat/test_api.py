"""De chat-API van het contract, tegen een echte webserver en een nagemaakte motor."""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import pytest

from gemeenten.lezer import profielen
from integrations import gesprekdienst as dienst
from integrations.wislijst import MAP, Wislijst
from tests.integrations.webchat.conftest import GEHEIM, wacht_tot
from tests.integrations.webchat.neprasa import OPENING, bericht

ALMELO = profielen()["almelo"]
CRISIS = "Ik wil niet meer leven, ik ga mezelf vannacht doden"
VELDEN = {"soort", "tekst", "vraag", "opties", "meerdere", "overdrachten"}


def is_probleem(antwoord: httpx.Response, status: int, soort: str) -> dict:
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.headers["content-type"] == "application/problem+json"
    data = antwoord.json()
    assert data["type"] == f"urn:wegwijs:fout:{soort}"
    assert data["status"] == status
    assert data["detail"]
    return data


# Het gewone gesprek


def test_openen_geeft_id_sleutel_en_de_opening(web, rasa, maak_inwoner):
    """201 met de berichten van de motor; die kreeg /begin met gemeente, kanaal en een bericht_id."""
    inwoner = maak_inwoner(web)
    antwoord = inwoner.open("maastricht")
    assert antwoord.status_code == 201
    assert set(antwoord.json()) == {"gesprek", "sleutel", "over", "berichten"}
    assert antwoord.json()["over"] == {"naam": "Maastricht", "telefoon": profielen()["maastricht"].telefoon}
    assert antwoord.json()["berichten"] == OPENING
    (kreeg,) = rasa.ontvangen
    assert (kreeg["sender"], kreeg["message"]) == (inwoner.gesprek, "/begin")
    assert kreeg["metadata"]["gemeente"] == "maastricht"
    assert kreeg["metadata"]["kanaal"] == "web"
    assert kreeg["metadata"]["keuzes"] is None
    assert kreeg["metadata"]["bericht_id"]


def test_een_bericht_geeft_berichten_met_precies_de_velden_van_het_contract(inwoner, rasa):
    """Ontbrekende velden worden aangevuld, vreemde gaan weg, `gekozen` blijft."""
    rasa.draaiboek = [OPENING, [{"soort": "vraag", "tekst": "Klopt dit?", "vraag": "klopt_dit", "meerdere": True, "vreemd": 1, "opties": [{"waarde": "a", "label": "A", "gekozen": True, "x": 1}, {"waarde": "b", "label": "B"}]}]]
    antwoord = inwoner.stuur("ik heb schulden")
    assert antwoord.status_code == 200
    assert set(antwoord.json()) == {"berichten"}
    (b,) = antwoord.json()["berichten"]
    assert set(b) == VELDEN
    assert b["opties"] == [{"waarde": "a", "label": "A", "gekozen": True}, {"waarde": "b", "label": "B"}]


def test_keuzes_gaan_als_keuze_naar_de_motor(inwoner, rasa):
    """Het bericht is /keuze en de waarden staan in metadata, ook als het er geen zijn."""
    inwoner.stuur(keuzes=["schulden", "werk_zoeken"])
    inwoner.stuur(keuzes=[])
    assert [(b["message"], b["metadata"]["keuzes"]) for b in rasa.gespeeld[1:]] == [("/keuze", ["schulden", "werk_zoeken"]), ("/keuze", [])]


def test_een_bsn_bereikt_motor_noch_database(inwoner, rasa, tmp_path):
    """Gemaskeerd vóór bewaren en vóór sturen."""
    inwoner.stuur("mijn bsn is 123456782 en ik ben moe")
    assert rasa.gespeeld[-1]["message"] == "mijn bsn is [BSN verwijderd] en ik ben moe"
    assert b"123456782" not in b"".join(pad.read_bytes() for pad in tmp_path.glob("*.sqlite3*"))
    assert "[BSN verwijderd]" in inwoner.lees().text


def test_een_getypte_opdracht_is_gewone_tekst(inwoner, rasa):
    """Wie '/begin' typt, bedient de motor niet."""
    for tekst in ("/begin", "/keuze", ' /situatie{"a": 1}', "//restart", "/"):
        assert inwoner.stuur(tekst).status_code == 200, tekst
        assert not rasa.gespeeld[-1]["message"].lstrip().startswith("/"), tekst


VREEMD = (
    "🙂🙂🙂",
    "<script>alert(1)</script>",
    "'; DROP TABLE bericht; --",
    "مرحبا \u202eabc",
    "a\x00b",
    "half \ud800 teken",
    "{{7*7}} {telefoon} %s",
    "\u200b",
    "a" * 4000,
    "e\u0301" * 500,
    "\r\n\t x \x1b[31m",
)


def test_vreemde_tekst_breekt_niets(inwoner, rasa):
    """Alles komt aan en is terug te lezen; alleen NUL en halve tekens gaan eruit."""
    for tekst in VREEMD:
        antwoord = inwoner.client.post(f"{inwoner.pad}/berichten", content=json.dumps({"tekst": tekst}).encode(), headers=inwoner.koppen)
        assert antwoord.status_code == 200, tekst
        aangekomen = rasa.gespeeld[-1]["message"]
        assert aangekomen == tekst.replace("\x00", "").replace("\ud800", "\ufffd").strip()
        assert inwoner.lees().json()["berichten"][-2]["tekst"] == aangekomen


# Eén keer, en in volgorde


def test_dezelfde_sleutel_geeft_hetzelfde_antwoord(inwoner, rasa):
    """De motor hoort het bericht één keer."""
    eerste, tweede = inwoner.stuur("hallo", sleutel_bericht="k-1"), inwoner.stuur("hallo", sleutel_bericht="k-1")
    assert eerste.json() == tweede.json()
    assert rasa.teksten() == ["/begin", "hallo"]
    assert inwoner.stuur("hallo", sleutel_bericht="k-2").status_code == 200
    assert rasa.teksten() == ["/begin", "hallo", "hallo"]


def test_dezelfde_sleutel_terwijl_de_eerste_nog_loopt(inwoner, rasa):
    """De tweede wacht op de eerste en krijgt hetzelfde; de motor hoort het één keer."""
    rasa.binnen.acquire()
    rasa.houd_vast()
    with ThreadPoolExecutor(3) as draden:
        eerste = draden.submit(inwoner.stuur, "hallo", sleutel_bericht="k-1")
        rasa.binnen.acquire()
        anderen = [draden.submit(inwoner.stuur, "hallo", sleutel_bericht="k-1") for _ in range(2)]
        rasa.laat_los()
        assert eerste.result().json() == anderen[0].result().json() == anderen[1].result().json()
    assert len(rasa.ontvangen) == 2


def test_berichten_van_een_gesprek_gaan_een_voor_een(inwoner, rasa, maak_inwoner, web):
    """Een tweede bericht wacht op het eerste; een ander gesprek wacht niet mee."""
    ander = maak_inwoner(web)
    ander.open()
    while rasa.binnen.acquire(blocking=False):
        pass
    rasa.draaiboek = [OPENING, lambda data: [bericht("een")], lambda data: [bericht("twee")]]
    rasa.houd_vast()
    with ThreadPoolExecutor(3) as draden:
        een = draden.submit(inwoner.stuur, "een")
        rasa.binnen.acquire()
        twee = draden.submit(inwoner.stuur, "twee")
        van_ander = draden.submit(ander.stuur, "ander")
        rasa.binnen.acquire()
        assert [b["message"] for b in rasa.ontvangen[2:]] == ["een", "ander"]
        rasa.laat_los()
        assert [f.result().json()["berichten"][0]["tekst"] for f in (een, twee, van_ander)] == ["een", "twee", "een"]


# De motor is weg


def test_motor_weg_bij_het_openen(web, rasa, maak_inwoner):
    """503 met id en sleutel; daarna speelt alles in volgorde en gaat niets verloren."""
    rasa.stop()
    inwoner = maak_inwoner(web)
    data = is_probleem(inwoner.open(), 503, "motor-weg")
    assert data["gesprek"] and data["sleutel"]
    assert ALMELO.telefoon in data["detail"]
    data = is_probleem(inwoner.stuur("ik heb schulden", sleutel_bericht="k-1"), 503, "motor-weg")
    assert ALMELO.telefoon in data["detail"]
    is_probleem(inwoner.stuur("en geen werk", sleutel_bericht="k-2"), 503, "motor-weg")
    rasa.start()
    antwoord = inwoner.stuur("en geen werk", sleutel_bericht="k-2")
    assert antwoord.status_code == 200
    assert rasa.teksten() == ["/begin", "ik heb schulden", "en geen werk"]
    # Ook wie nog niets hoorde, krijgt nu de opening; en nog eens vragen geeft hetzelfde.
    assert [b["tekst"] for b in antwoord.json()["berichten"]] == [*(b["tekst"] for b in OPENING), "U zei: ik heb schulden", "U zei: en geen werk"]
    assert inwoner.stuur("en geen werk", sleutel_bericht="k-2").json() == antwoord.json()
    assert len(rasa.gespeeld) == 3


def test_wat_bleef_liggen_wordt_ook_zonder_nieuw_verzoek_gespeeld(inwoner, rasa):
    """De achtergrond speelt het na zodra de motor er weer is; lezen laat het antwoord zien."""
    rasa.stop()
    is_probleem(inwoner.stuur("hallo", sleutel_bericht="k-1"), 503, "motor-weg")
    wachtend = inwoner.lees().json()["berichten"]
    assert wachtend[-2]["wacht"] is True
    assert wachtend[-1]["soort"] == "fout"
    rasa.start()
    wacht_tot(lambda: inwoner.lees().json()["berichten"][-1]["tekst"] == "U zei: hallo")
    assert "wacht" not in inwoner.lees().text
    assert inwoner.stuur("hallo", sleutel_bericht="k-1").json()["berichten"][0]["tekst"] == "U zei: hallo"
    assert rasa.teksten() == ["/begin", "hallo"]


def test_half_gelukt_is_niet_half_kwijt(web, rasa, maak_inwoner):
    """De motor valt weg tussen de opening en het bericht: opnieuw sturen geeft toch beide antwoorden."""
    rasa.draaiboek = [OPENING, []]
    rasa.stop()
    inwoner = maak_inwoner(web)
    is_probleem(inwoner.open(), 503, "motor-weg")
    rasa.start()
    is_probleem(inwoner.stuur("hallo", sleutel_bericht="k-1"), 503, "motor-weg")
    assert rasa.teksten() == ["/begin"]
    rasa.draaiboek = [OPENING]
    antwoord = wacht_tot(lambda: (a := inwoner.stuur("hallo", sleutel_bericht="k-1")).status_code == 200 and a)
    teksten = [b["tekst"] for b in antwoord.json()["berichten"]]
    assert teksten == [*(b["tekst"] for b in OPENING), "U zei: hallo"] == [b["tekst"] for b in inwoner.stuur("hallo", sleutel_bericht="k-1").json()["berichten"]]


def test_een_gesprek_dat_nooit_lukt_houdt_andere_niet_op(web, rasa, maak_inwoner):
    """Vijf gesprekken waar de motor niets mee kan; een zesde wordt op de achtergrond toch gespeeld."""
    rasa.draaiboek = [OPENING, lambda data: [] if data["message"] == "stuk" else [bericht("goed")]]
    rasa.status = 500
    inwoners = [maak_inwoner(web) for _ in range(6)]
    for inwoner in inwoners:
        inwoner.open()
        inwoner.stuur("goed" if inwoner is inwoners[-1] else "stuk")
    rasa.status = 200
    wacht_tot(lambda: inwoners[-1].lees().json()["berichten"][-1]["tekst"] == "goed", 30)


@pytest.mark.parametrize(("stap", "status"), [([], 200), ("geen lijst", 200), ([{"soort": "raar", "tekst": "x"}], 200), ([{"tekst": "x"}], 200), ([bericht("x")], 500), ([bericht("x")], 401)])
def test_een_antwoord_dat_geen_antwoord_is_telt_als_weg(inwoner, rasa, stap, status):
    """Leeg (actieserver weg), verkeerde vorm of een foutstatus: 503, en later opnieuw."""
    rasa.draaiboek, rasa.status = [OPENING, stap], status
    is_probleem(inwoner.stuur("hallo", sleutel_bericht="k-1"), 503, "motor-weg")


def test_een_motor_die_blijft_hangen_telt_als_weg(maak_web, maak_inwoner, rasa):
    """Na de ingestelde tijd krijgt de inwoner antwoord; dezelfde beurt wordt niet dubbel gespeeld."""
    inwoner = maak_inwoner(maak_web(WEGWIJS_RASA_SECONDEN="0.5"))
    inwoner.open()
    rasa.houd_vast()
    is_probleem(inwoner.stuur("hallo", sleutel_bericht="k-1"), 503, "motor-weg")
    rasa.laat_los()
    wacht_tot(lambda: inwoner.stuur("hallo", sleutel_bericht="k-1").status_code == 200)
    assert rasa.teksten() == ["/begin", "hallo"]


def test_crisis_terwijl_de_motor_weg_is(inwoner, rasa):
    """200 met eerst het nummer en dan de eerlijke storing; later komt het echte antwoord."""
    rasa.stop()
    antwoord = inwoner.stuur(CRISIS, sleutel_bericht="k-1")
    assert antwoord.status_code == 200
    assert antwoord.json()["wacht"] is True
    berichten = antwoord.json()["berichten"]
    assert [b["soort"] for b in berichten] == ["crisis", "fout"]
    assert all(set(b) == VELDEN for b in berichten)
    assert "113" in berichten[0]["tekst"]
    assert berichten[1]["tekst"] == ALMELO.tekst("storing", "motor_weg")
    assert [b["soort"] for b in inwoner.lees().json()["berichten"]][-3:] == ["tekst", "crisis", "fout"]
    rasa.start()
    assert inwoner.stuur(CRISIS, sleutel_bericht="k-1").json()["berichten"][0]["tekst"].startswith("U zei: Ik wil niet")


# Lezen en wissen


def test_lezen_geeft_genoeg_om_alles_opnieuw_te_tekenen(inwoner, rasa):
    """Ook de eigen berichten, keuzes met hun opschrift, en de open vraag achteraan."""
    vraag = bericht("Klopt dit?", "vraag", "klopt_dit", [("schulden", "Schulden of achterstand"), ("rouw", "Verlies en rouw")], True)
    rasa.draaiboek = [OPENING, [vraag], [bericht("Voor wie?", "vraag", "voor_wie"), bericht("Goed om te weten.")]]
    inwoner.stuur("hallo", sleutel_bericht="k-1")
    inwoner.stuur(keuzes=["schulden", "rouw"])
    data = inwoner.lees().json()
    assert set(data) == {"gesprek", "gemeente", "over", "berichten"}
    assert data["gemeente"] == "almelo"
    assert [(b["van"], b["tekst"]) for b in data["berichten"]] == [
        ("wegwijs", OPENING[0]["tekst"]),
        ("wegwijs", OPENING[1]["tekst"]),
        ("inwoner", "hallo"),
        ("wegwijs", "Klopt dit?"),
        ("inwoner", "Schulden of achterstand\nVerlies en rouw"),
        ("wegwijs", "Goed om te weten."),
        ("wegwijs", "Voor wie?"),
    ]
    assert data["berichten"][2]["sleutel_bericht"] == "k-1"
    assert all(VELDEN <= set(b) for b in data["berichten"])


def test_wissen_wist_hier_en_bij_de_motor(inwoner, rasa, tmp_path):
    """204, daarna bestaat het gesprek voor niemand meer en is de tekst uit het bestand."""
    inwoner.stuur("een heel herkenbaar verhaal over kanariepieten")
    assert inwoner.wis().status_code == 204
    assert rasa.gewist == [inwoner.gesprek]
    for antwoord in (inwoner.lees(), inwoner.stuur("x"), inwoner.wis()):
        is_probleem(antwoord, 404, "niet-gevonden")
    with sqlite3.connect(tmp_path / "wegwijs.sqlite3") as db:
        assert "kanariepieten" not in str(db.execute("select * from bericht").fetchall())
    db.close()


def test_wissen_terwijl_de_motor_weg_is(inwoner, rasa):
    """Hier meteen gewist; bij de motor zodra hij er weer is."""
    rasa.stop()
    assert inwoner.wis().status_code == 204
    is_probleem(inwoner.lees(), 404, "niet-gevonden")
    rasa.start()
    wacht_tot(lambda: rasa.gewist == [inwoner.gesprek])


def test_wissen_overleeft_een_herstart(web, inwoner, rasa):
    """Wat nog gewist moest worden, wordt na een herstart alsnog gewist."""
    rasa.weigert_wissen = True
    assert inwoner.wis().status_code == 204
    web.stop()
    rasa.weigert_wissen = False
    assert rasa.gewist == []
    web.start()
    wacht_tot(lambda: rasa.gewist == [inwoner.gesprek])


def test_alles_laten_wissen_in_het_gesprek_zelf(web, inwoner, rasa):
    """De motor roept /intern aan terwijl web op hem wacht: dat mag niet vastlopen, en daarna is alles weg."""
    kreeg = []

    def wis(data):
        with httpx.Client(trust_env=False) as client:
            kreeg.append(client.post(f"{web.url}/intern/gesprekken/{data['sender']}/wissen", headers={"X-Wegwijs-Geheim": GEHEIM}, timeout=10).status_code)
        return [bericht("Alles is verwijderd.")]

    rasa.draaiboek = [OPENING, wis]
    assert inwoner.stuur("verwijder alles").json()["berichten"][0]["tekst"] == "Alles is verwijderd."
    assert kreeg == [204]
    assert rasa.gewist == [inwoner.gesprek]
    is_probleem(inwoner.lees(), 404, "niet-gevonden")


# Fouten


def test_404_is_hetzelfde_voor_onbekend_en_verkeerde_sleutel(inwoner, web):
    """Wie raadt, leert niet of een gesprek bestaat."""
    goed = inwoner.koppen
    gevallen = [(inwoner.gesprek, {"Authorization": "Bearer mis"}), (inwoner.gesprek, {}), (inwoner.gesprek, {"Authorization": "Basic x"}), ("bestaatniet", goed), ("a\x00b", goed), ("x" * 3000, goed)]
    antwoorden = [inwoner.client.get(f"/api/v1/gesprekken/{quote(g)}", headers=k) for g, k in gevallen]
    assert len({a.text for a in antwoorden}) == 1
    for antwoord in antwoorden:
        is_probleem(antwoord, 404, "niet-gevonden")


VERKEERD = (
    *(b"", b"{", b"[]", b'"x"', b"null", b"{}", b"\xff\xfe", b"[" * 60000),
    *(b'{"tekst": ""}', b'{"tekst": "  \\n\\u0000 "}', b'{"tekst": 5}', b'{"tekst": null}', b'{"tekst": ' + b"9" * 5000 + b"}"),
    *(b'{"keuzes": "a"}', b'{"keuzes": [1]}', b'{"keuzes": [%s"a"]}' % (b'"a",' * 99), b'{"tekst": "a", "keuzes": ["b"]}'),
    *(b'{"tekst": "a", "sleutel_bericht": 5}', b'{"tekst": "a", "sleutel_bericht": "a b"}', b'{"tekst": "a", "sleutel_bericht": ""}'),
)


def test_een_bericht_dat_niet_klopt(inwoner, rasa):
    """422 in gewoon Nederlands; de motor hoort er niets van."""
    for lijf in VERKEERD:
        is_probleem(inwoner.client.post(f"{inwoner.pad}/berichten", content=lijf, headers=inwoner.koppen), 422, "verkeerd")
    assert rasa.teksten() == ["/begin"]


def test_een_gemeente_die_er_niet_is(web, maak_inwoner):
    """422; en de kop X-Wegwijs-Gemeente geeft het telefoonnummer dat bij de inwoner hoort."""
    inwoner = maak_inwoner(web)
    for gemeente in ("utrecht", 5, None, ["almelo"]):
        is_probleem(inwoner.client.post("/api/v1/gesprekken", json={"gemeente": gemeente}), 422, "verkeerd")
    data = inwoner.client.get("/api/v1/gesprekken/x", headers={"X-Wegwijs-Gemeente": "maastricht"}).json()
    assert profielen()["maastricht"].telefoon in data["detail"]


def test_te_lang_is_413_maar_een_crisis_wordt_gehoord(inwoner, rasa):
    """Over 4.000 tekens: niets verstuurd; wel het nummer als het nodig is."""
    assert "berichten" not in is_probleem(inwoner.stuur("a" * 4001), 413, "te-lang")
    data = is_probleem(inwoner.stuur(CRISIS + ". " + "a" * 4000), 413, "te-lang")
    assert [b["soort"] for b in data["berichten"]] == ["crisis"]
    assert rasa.teksten() == ["/begin"]


def test_een_verzoek_boven_64_kb_wordt_vroeg_geweigerd(inwoner, web):
    """Op de aangekondigde lengte, en ook als er geen lengte aangekondigd is."""
    is_probleem(inwoner.stuur("a" * 70_000), 413, "te-lang")
    brokken = (b'{"tekst": "' + b"a" * 1000 for _ in range(100))
    is_probleem(inwoner.client.post(f"{inwoner.pad}/berichten", content=brokken, headers=inwoner.koppen), 413, "te-lang")


def test_te_veel_in_een_gesprek(maak_web, maak_inwoner):
    """429 met Retry-After, alleen voor dat gesprek."""
    web = maak_web(WEGWIJS_LIMIET_GESPREK="3")
    inwoner, ander = maak_inwoner(web), maak_inwoner(web)
    inwoner.open(), ander.open()
    assert [inwoner.stuur("x").status_code for _ in range(4)] == [200, 200, 200, 429]
    antwoord = inwoner.stuur("x")
    is_probleem(antwoord, 429, "te-veel")
    assert 1 <= int(antwoord.headers["Retry-After"]) <= 60
    assert ander.stuur("x").status_code == 200


def test_te_veel_vanaf_een_adres(maak_web, maak_inwoner):
    """Ook gesprekken openen telt."""
    inwoner = maak_inwoner(maak_web(WEGWIJS_LIMIET_ADRES="2"))
    assert [inwoner.open().status_code for _ in range(3)] == [201, 201, 429]


def test_database_weg_bij_het_openen(maak_web, maak_inwoner):
    """503 en een eerlijk bericht met het telefoonnummer; een crisis krijgt toch zijn nummer."""
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        poort = stekker.getsockname()[1]
        inwoner = maak_inwoner(maak_web(WEGWIJS_DATABASE_URL=f"postgresql://x@127.0.0.1:{poort}/x"))
        assert ALMELO.telefoon in is_probleem(inwoner.open(), 503, "log-weg")["detail"]
        inwoner.gesprek, inwoner.sleutel = "x", "x"
        assert [b["soort"] for b in is_probleem(inwoner.stuur(CRISIS), 503, "log-weg")["berichten"]] == ["crisis"]


def test_database_weg_midden_in_een_gesprek(inwoner, rasa, tmp_path):
    """503, de motor hoort niets; is zij er weer, dan kan hetzelfde bericht opnieuw."""
    with sqlite3.connect(tmp_path / "wegwijs.sqlite3") as db:
        db.execute("alter table bericht rename to weg")
    is_probleem(inwoner.stuur("hallo", sleutel_bericht="k-1"), 503, "log-weg")
    with sqlite3.connect(tmp_path / "wegwijs.sqlite3") as db:
        db.execute("alter table weg rename to bericht")
    db.close()
    assert inwoner.stuur("hallo", sleutel_bericht="k-1").status_code == 200
    assert rasa.teksten() == ["/begin", "hallo"]


def test_gezond_antwoordt_ook_als_alles_hangt(web, inwoner, rasa):
    """Terwijl een gesprek op de motor wacht."""
    rasa.binnen.acquire()
    rasa.houd_vast()
    draad = threading.Thread(target=inwoner.stuur, args=("hallo",))
    draad.start()
    rasa.binnen.acquire()
    assert httpx.get(f"{web.url}/gezond", timeout=2, trust_env=False).json() == {"status": "goed"}
    rasa.laat_los()
    draad.join()


def test_een_onverwachte_fout(web, inwoner, rasa, tmp_path, caplog):
    """500 met het nummer van de gemeente en 112, zonder belofte; wat de inwoner schreef staat niet in het log."""
    with sqlite3.connect(tmp_path / "wegwijs.sqlite3") as db:
        db.execute("create trigger stuk before insert on bericht begin select raise(abort, 'proefstoring'); end")
    db.close()
    data = is_probleem(inwoner.stuur("mijn kanariepiet is weg"), 500, "kapot")
    assert data["detail"] == ALMELO.tekst("storing", "kapot")
    for woord in (ALMELO.telefoon, "112"):
        assert woord in data["detail"]
    wacht_tot(lambda: "proefstoring" in caplog.text)
    assert "kanariepiet" not in caplog.text
    assert rasa.teksten() == ["/begin"]


# Na een herstart, en de bewaartermijn


def test_wat_wachtte_wordt_na_een_herstart_gespeeld(web, inwoner, rasa, maak_inwoner):
    """Zonder nieuw verzoek, per gesprek op volgorde, en alles één keer; ook een opening die nog wachtte."""
    rasa.stop()
    ander = maak_inwoner(web)
    ander.open()
    for tekst in ("een", "twee", "drie"):
        inwoner.stuur(tekst, sleutel_bericht=tekst)
    ander.stuur("hallo", sleutel_bericht="k-1")
    web.stop()
    rasa.start()
    web.start()
    wacht_tot(lambda: len(rasa.gespeeld) == 6)
    van = {gesprek: [b["message"] for b in rasa.gespeeld if b["sender"] == gesprek] for gesprek in (inwoner.gesprek, ander.gesprek)}
    assert van == {inwoner.gesprek: ["/begin", "een", "twee", "drie"], ander.gesprek: ["/begin", "hallo"]}
    assert "wacht" not in inwoner.lees().text
    assert [b["tekst"] for b in ander.lees().json()["berichten"]] == ["hallo", *(b["tekst"] for b in OPENING), "U zei: hallo"]
    assert inwoner.stuur("drie", sleutel_bericht="drie").json()["berichten"][-1]["tekst"] == "U zei: drie"
    assert len(rasa.ontvangen) == 6


def test_na_een_herstart_terwijl_de_inwoner_zelf_ook_stuurt(web, inwoner, rasa):
    """De achtergrond en de inwoner tegelijk: de volgorde blijft en niets gaat dubbel."""
    rasa.stop()
    inwoner.stuur("een", sleutel_bericht="een")
    web.stop()
    rasa.start()
    rasa.houd_vast()
    while rasa.binnen.acquire(blocking=False):
        pass
    web.start()
    with ThreadPoolExecutor(2) as draden:
        twee = draden.submit(inwoner.stuur, "twee", sleutel_bericht="twee")
        rasa.binnen.acquire()
        weer = draden.submit(inwoner.stuur, "een", sleutel_bericht="een")
        rasa.laat_los()
        assert twee.result().json()["berichten"][-1]["tekst"] == "U zei: twee"
        assert weer.result().json()["berichten"][0]["tekst"] == "U zei: een"
    assert rasa.teksten() == ["/begin", "een", "twee"]


@pytest.fixture
def kort(monkeypatch):
    """Er wordt niet om de tien seconden maar vaker gekeken; vóór het starten van het webproces."""
    monkeypatch.setattr(dienst, "LANGSTE_PAUZE", 0.2)


def test_na_de_bewaartermijn_wist_het_webproces_zelf(kort, web, inwoner, rasa, maak_inwoner, tmp_path):
    """Bij de start: wat te oud is, is hier en bij de motor weg; een ander gesprek blijft."""
    ander = maak_inwoner(web)
    ander.open()
    inwoner.stuur("een verhaal over kanariepieten")
    web.stop()
    with sqlite3.connect(tmp_path / "wegwijs.sqlite3") as db:
        db.execute("update gesprek set laatste = datetime('now', '-29 days') where id = ?", (inwoner.gesprek,))
    db.close()
    web.start()
    wacht_tot(lambda: rasa.gewist == [inwoner.gesprek], 30)
    is_probleem(inwoner.lees(), 404, "niet-gevonden")
    assert ander.stuur("hallo").status_code == 200
    with sqlite3.connect(tmp_path / "wegwijs.sqlite3") as db:
        assert "kanariepieten" not in str(db.execute("select * from bericht").fetchall())
    db.close()


def test_wat_op_verzoek_gewist_is_blijft_bekend(kort, web, inwoner, rasa, tmp_path):
    """Na het wissen weet de lijst nog welk gesprek het was, om het na een teruggezette back-up opnieuw te wissen; de bewaartermijn onthoudt niets."""
    assert inwoner.wis().status_code == 204
    wislijst = Wislijst(tmp_path / MAP)
    wislijst.zet("te-oud", op_verzoek=False)
    wacht_tot(lambda: not list(wislijst), 30)
    assert sorted(rasa.gewist) == sorted([inwoner.gesprek, "te-oud"])
    assert wislijst.op_verzoek() == (inwoner.gesprek,)


def test_wat_een_andere_opdracht_op_de_wislijst_zet(kort, web, rasa, tmp_path):
    """Het draaiende webproces laat de motor ook vergeten wat `overdracht.opruimen` erop zette."""
    Wislijst(tmp_path / MAP).zet("een-oud-gesprek")
    wacht_tot(lambda: rasa.gewist == ["een-oud-gesprek"], 30)
    wacht_tot(lambda: not list(Wislijst(tmp_path / MAP)))


# Wat een scherm nodig heeft


def test_bij_een_loket_staat_zijn_naam_uit_het_profiel(inwoner, rasa):
    """Naam en nummer bij een overdracht; een loket dat het profiel niet kent houdt zijn sleutel."""
    rasa.draaiboek = [OPENING, [bericht("Doorgegeven.", "overdracht", overdrachten=[{"kenmerk": "K3F-7QD", "loket": "wmo_loket"}, {"kenmerk": "M8T-2RW", "loket": "onbekend"}])]]
    antwoord = inwoner.stuur("hallo").json()["berichten"][0]["overdrachten"]
    assert [(o["naam"], o.get("telefoon")) for o in antwoord] == [("Het Wmo-loket", "14 0546"), ("onbekend", None)]
    assert inwoner.lees().json()["berichten"][-1]["overdrachten"] == antwoord


def test_een_bericht_van_een_loket_zegt_van_wie_het_is(inwoner, web):
    """Het staat bij het lezen in het gesprek, met de naam van het loket."""
    inwoner.stuur("hallo")
    web.loket_antwoordt(inwoner.gesprek, "Wij bellen u morgen.", "werkplein")
    laatste = inwoner.lees().json()["berichten"][-1]
    assert (laatste["tekst"], laatste["van"], laatste["van_loket"], laatste["van_naam"]) == ("Wij bellen u morgen.", "wegwijs", "werkplein", "Het Werkplein")


def test_wie_niets_nieuws_krijgt_krijgt_niets(inwoner, web):
    """Met het merk van de vorige keer is het antwoord leeg, tot er iets bijkomt."""
    eerste = inwoner.lees()
    merk = {"If-None-Match": eerste.headers["etag"]}
    nog_eens = inwoner.client.get(inwoner.pad, headers={**inwoner.koppen, **merk})
    assert (nog_eens.status_code, nog_eens.content) == (304, b"")
    web.loket_antwoordt(inwoner.gesprek, "Wij bellen u morgen.")
    assert inwoner.client.get(inwoner.pad, headers={**inwoner.koppen, **merk}).status_code == 200
    # Het merk opent niets: zonder sleutel is er geen gesprek.
    assert inwoner.client.get(inwoner.pad, headers=merk).status_code == 404


def test_een_lang_gesprek_gaat_ingepakt_over_de_lijn(inwoner):
    """En wie dat niet kan uitpakken krijgt het gewoon."""
    inwoner.stuur("Ik heb schulden. " * 100)
    assert inwoner.lees().headers["content-encoding"] == "gzip"
    gewoon = inwoner.client.get(inwoner.pad, headers={**inwoner.koppen, "Accept-Encoding": "identity"})
    assert "content-encoding" not in gewoon.headers
    assert gewoon.json() == inwoner.lees().json()


def test_hoeveel_vragen_er_nog_komen_gaat_mee(inwoner, rasa):
    """Alleen bij een vraag, en alleen als het een getal is."""
    vraag = bericht("Voor wie?", "vraag", "voor_wie")
    rasa.draaiboek = [OPENING, [{**bericht("Goed."), "nog": 3}, {**vraag, "nog": 2}], [{**vraag, "nog": "veel"}], [{**vraag, "nog": -1}]]
    assert [b.get("nog") for b in inwoner.stuur("een").json()["berichten"]] == [None, 2]
    for tekst in ("twee", "drie"):
        assert "nog" not in inwoner.stuur(tekst).json()["berichten"][0]
