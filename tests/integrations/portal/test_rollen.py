"""Wie wat mag: per adres en per rol, gemaakt uit de lijst van alle adressen van het webproces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx import Client
from sqlalchemy import select

from integrations import regels
from integrations.app import maak_app
from integrations.portal.toegang import COOKIE, formulierteken
from integrations.regels import REGELS
from integrations.settings import lees
from overdracht import api_tokens, dienst, medewerkers, weergaven
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies
from overdracht.gesprekken import Gesprekken
from overdracht.toegang import RECHTEN, Toegang
from tests.support.database import PROEFBOS, SLEUTELOMGEVING, zet_sqlite_klaar
from tests.support.overdrachten import lees_rij, maak_overdracht
from tests.support.server import draai

# Wie er is: rol, loketten, gemeente.
WIE = {
    "wmo": (t.MEDEWERKER, ("wmo_loket",), None),
    "wmo_groningen": (t.MEDEWERKER, ("wmo_loket",), "groningen"),
    "werkplein": (t.MEDEWERKER, ("werkplein",), None),
    "niets": (t.MEDEWERKER, (), None),
    "kcc": (t.KCC_ROL, (), None),
    "kcc_groningen": (t.KCC_ROL, (), "groningen"),
    "beheerder": (t.BEHEERDER, (), None),
    "privacy": (t.PRIVACY, (), None),
}
ZIEN = {"wmo", "kcc"}
_ALLES = {
    "WEGWIJS_RASA_URL": "http://127.0.0.1:9", "WEGWIJS_RASA_TOKEN": "t" * 16, "WEGWIJS_INTERN_GEHEIM": "g" * 16, "WEGWIJS_PORTAAL_URL": "http://127.0.0.1",
    "WEGWIJS_TELEGRAM": "webhook", "WEGWIJS_TELEGRAM_TOKEN": "123456:" + "a" * 35, "WEGWIJS_TELEGRAM_GEHEIM": "g" * 20, "WEGWIJS_TELEGRAM_WEBHOOK_URL": "http://127.0.0.1/telegram/webhook",
    "WEGWIJS_TELEGRAM_API": "http://127.0.0.1:9", "WEGWIJS_OIDC_UITGEVER": "http://127.0.0.1:9", "WEGWIJS_OIDC_CLIENT": "wegwijs", "WEGWIJS_OIDC_GEHEIM": "geheim",
    "WEGWIJS_OIDC_ROLLEN": "kcc=kcc", **SLEUTELOMGEVING,
}  # fmt: skip


def _app(var: Path) -> tuple[FastAPI, str]:
    """De hele app, met alles aan wat adressen toevoegt."""
    inst = lees({**_ALLES, "WEGWIJS_VAR": str(var)})
    zet_sqlite_klaar(inst.database_url)
    return maak_app(inst), inst.database_url


class Proef:
    """Een draaiende app met van elke rol iemand, en een overdracht voor het Wmo-loket van Almelo."""

    def __init__(self, adres: str, sessies: Sessies):
        self.adres, self.sessies = adres, sessies
        self.tekens = {}
        for naam, (rol, loketten, gemeente) in WIE.items():
            self.tekens[naam] = medewerkers.open_sessie(sessies, medewerkers.maak(sessies, naam, None, rol, loketten, gemeente), bevestigd=True)
        # Blijft over als de beheerder zijn eigen account verandert.
        medewerkers.maak(sessies, "tweede.beheerder", None, t.BEHEERDER)
        gesprek, self.sleutel = Gesprekken(sessies).maak("almelo")
        Gesprekken(sessies).voeg_toe_inkomend(gesprek.id, {"tekst": "Traplift"})
        _, self.andere_sleutel = Gesprekken(sessies).maak("almelo")
        self.kenmerk = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, loket="wmo_loket", samenvatting="Traplift gevraagd."))[0]
        leer = dienst.neem_aan(sessies, maak_overdracht(loket="kcc", samenvatting="Traplift fout."))[0]
        kcc = Toegang(self._id("kcc"), t.KCC_ROL)
        dienst.meld_verkeerd_loket(sessies, kcc, leer, ("woningaanpassing",), "kcc")
        with lezen(sessies) as sessie:
            voorbeeld = sessie.scalars(select(t.VoorbeeldLeer.id)).one()
        # Wat er in elk adres moet staan om iets echts te treffen.
        self.vul = {
            "kenmerk": self.kenmerk, "gesprek_id": gesprek.id, "voorbeeld_id": str(voorbeeld), "account_id": str(self._id("niets")),
            "weergave_id": str(weergaven.bewaar(sessies, kcc.medewerker_id, "de mijne", "loket=kcc").id), "naam:path": "stijl.css",
        }  # fmt: skip

    def _id(self, naam: str) -> int:
        gevonden = medewerkers.vind(self.sessies, naam)
        assert gevonden is not None
        return gevonden.id

    def adres_van(self, pad: str) -> str:
        """Het adres met iets echts erin; KeyError als een nieuw soort adres nog niets echts heeft."""
        return re.sub(r"\{([^}]+)\}", lambda m: self.vul[m[1]], pad)

    def vraag(self, methode: str, pad: str, naam: str | None = None, **anders: object) -> httpx.Response:
        koek = {COOKIE: self.tekens[naam]} if naam else {}
        with Client(base_url=self.adres, cookies=koek, follow_redirects=False, timeout=30, trust_env=False) as browser:
            return browser.request(methode, pad, **anders)

    def formulier(self, naam: str, pad: str, **velden: str) -> httpx.Response:
        return self.vraag("POST", pad, naam, data={"teken": formulierteken(self.tekens[naam]), **velden})


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proef]:
    app, url = _app(tmp_path_factory.mktemp("rollen"))
    engine = maak_engine(url, PROEFBOS)
    # Zonder levensloop: niets hoeft op de achtergrond te draaien.
    with draai(app) as adres:
        yield Proef(adres, maak_sessies(engine))
    engine.dispose()


def _adressen(app: FastAPI) -> set[tuple[str, str]]:
    return {(methode, route.path) for route in iter_route_contexts(app.routes) for methode in getattr(route, "methods", None) or {"?"} if methode != "HEAD"}


def test_elk_adres_heeft_een_regel(tmp_path: Path) -> None:
    """Wie een adres toevoegt zonder te zeggen wie het mag gebruiken, leest dat hier."""
    app, _ = _app(tmp_path)
    adressen = _adressen(app)
    assert len(adressen) > 50, "deze test ziet de adressen niet meer"
    zonder = sorted(adressen - set(REGELS))
    assert not zonder, f"zet deze adressen in integrations/regels.py, met wie ze mag gebruiken: {zonder}"


def test_elke_regel_heeft_een_adres(tmp_path: Path) -> None:
    """Een regel voor een adres dat er niet meer is, is misleidend."""
    app, _ = _app(tmp_path)
    assert sorted(set(REGELS) - _adressen(app)) == []


def _inhoud(sessies: Sessies, behalve: tuple[str, ...] = ()) -> str:
    """Alles wat er staat, behalve tot wanneer een sessie geldt: die schuift op als zij gebruikt wordt."""
    with lezen(sessies) as sessie:
        tabellen = [tabel for tabel in t.Tabel.metadata.sorted_tables if tabel.name not in ("sessie", "inlogpoging", *behalve)]
        return "\n".join(sorted(f"{tabel.name} {dict(rij._mapping)}" for tabel in tabellen for rij in sessie.execute(select(tabel))))


_VAN_MEDEWERKERS = sorted((m, p) for (m, p), regel in REGELS.items() if regel.wie == regels.MEDEWERKER)


@pytest.mark.parametrize(("methode", "pad"), _VAN_MEDEWERKERS)
def test_per_rol(proef: Proef, methode: str, pad: str) -> None:
    """Zonder sessie: inloggen. Met een rol die het recht niet heeft: 403 en geen woord van de inwoner."""
    adres, recht = proef.adres_van(pad), REGELS[methode, pad].recht
    voor = _inhoud(proef.sessies)
    zonder = proef.vraag(methode, adres)
    assert (zonder.status_code, zonder.headers["location"].startswith("/medewerkers/inloggen")) == (303, True)
    for naam, (rol, _, _) in WIE.items():
        antwoord = proef.formulier(naam, adres) if methode == "POST" else proef.vraag(methode, adres, naam)
        if recht is not None and rol not in RECHTEN[recht]:
            if (methode, pad) == ("GET", "/medewerkers"):
                assert antwoord.status_code == 303, naam
            else:
                assert antwoord.status_code == 403, naam
            assert "Traplift" not in antwoord.text
            assert _inhoud(proef.sessies) == voor, f"{naam} mag dit niet, en toch veranderde er iets"
        else:
            # Een leeg formulier mag geweigerd worden, maar niet om de rol, en niet met een storing.
            assert antwoord.status_code in (200, 303, 400, 404, 409), naam
            # Wie het mag, komt daarmee in de inzage.
            voor = _inhoud(proef.sessies)


@pytest.mark.parametrize(("methode", "pad"), [(m, p) for m, p in _VAN_MEDEWERKERS if m == "POST"])
def test_geen_formulier_zonder_teken(proef: Proef, methode: str, pad: str) -> None:
    """Elk formulier van het portaal weigert wie het teken van deze sessie niet meestuurt, en doet dan niets."""
    mag = next(naam for naam, (rol, _, _) in WIE.items() if naam != "niets" and (REGELS[methode, pad].recht is None or rol in RECHTEN[REGELS[methode, pad].recht]))
    voor = _inhoud(proef.sessies)
    for teken in ({}, {"teken": ""}, {"teken": "0" * 64}, {"teken": formulierteken(proef.tekens["niets"])}):
        antwoord = proef.vraag("POST", proef.adres_van(pad), mag, data={"zeker": "ja", "wat": "overal-uit", **teken})
        assert antwoord.status_code == 403, teken
    assert _inhoud(proef.sessies) == voor


@pytest.mark.parametrize("naam", [naam for naam, (rol, _, _) in WIE.items() if rol in (t.MEDEWERKER, t.KCC_ROL)])
def test_een_ander_loket(proef: Proef, naam: str) -> None:
    """Van een ander loket of een andere gemeente: hetzelfde antwoord als bij een kenmerk dat niet bestaat."""
    weg = f"/medewerkers/overdracht/{proef.kenmerk}"
    antwoord, onbekend = proef.vraag("GET", weg, naam), proef.vraag("GET", "/medewerkers/overdracht/A2C-3DE", naam)
    assert onbekend.status_code == 404
    lijst = proef.vraag("GET", "/medewerkers", naam)
    gezocht = proef.vraag("GET", f"/medewerkers?zoek={proef.kenmerk}", naam)
    if naam in ZIEN:
        assert antwoord.status_code == 200
        assert "Traplift" in antwoord.text
        assert proef.kenmerk in lijst.text
        return
    assert (antwoord.status_code, antwoord.text) == (404, onbekend.text)
    assert f"/overdracht/{proef.kenmerk}" not in lijst.text + gezocht.text
    voor = lees_rij(proef.sessies, proef.kenmerk).versienummer
    for velden in ({"handeling": "pak_op", "versie": "1"}, {"handeling": "noteer", "notitie": "Ik was hier", "versie": "1"}, {"handeling": "zet_door", "loket": "werkplein", "reden": "x", "versie": "1"}):
        eigen, anders = proef.formulier(naam, weg, **velden), proef.formulier(naam, "/medewerkers/overdracht/A2C-3DE", **velden)
        assert (eigen.status_code, eigen.text.replace(proef.kenmerk, "")) == (anders.status_code, anders.text.replace("A2C-3DE", "")), velden
        assert eigen.status_code in (400, 404)
    assert lees_rij(proef.sessies, proef.kenmerk).versienummer == voor


def test_gewist_door_een_andere_gemeente(proef: Proef) -> None:
    """Wissen en uitgeven gaan niet over de grens van de gemeente van een account."""
    voor = lees_rij(proef.sessies, proef.kenmerk).versienummer
    assert proef.formulier("kcc_groningen", "/medewerkers/privacy/wissen", kenmerk=proef.kenmerk, zeker="ja").status_code == 404
    uit = proef.formulier("kcc_groningen", "/medewerkers/privacy/persoon", op="kenmerk", waarde=proef.kenmerk)
    assert uit.status_code == 400
    assert "Traplift" not in uit.text
    rij = lees_rij(proef.sessies, proef.kenmerk)
    assert (rij.versienummer, rij.gewist_op) == (voor, None)


@pytest.mark.parametrize(("methode", "pad"), [(m, p) for (m, p), regel in sorted(REGELS.items(), key=lambda r: r[0]) if regel.wie not in (regels.IEDEREEN, regels.MEDEWERKER)])
def test_zonder_geheim(proef: Proef, methode: str, pad: str) -> None:
    """Wat niet voor iedereen is, geeft zonder geheim niets en verandert niets; ook met het geheim van een ander."""
    regel = REGELS[methode, pad]
    adres, voor = proef.adres_van(pad), _inhoud(proef.sessies)
    for koppen in ({}, {"Authorization": f"Bearer {proef.andere_sleutel}"}, {"Authorization": "Bearer " + "x" * 40}, {"Authorization": "Bearer wegwijs_" + "x" * 43}, {"X-Telegram-Bot-Api-Secret-Token": "fout"}, {"Authorization": "Basic eDp5"}):
        antwoord = proef.vraag(methode, adres, headers=koppen, **({"json": {}} if methode == "POST" and not pad.startswith("/medewerkers") else {}))
        assert antwoord.status_code in ({303, 403} if regel.wie == regels.HALVERWEGE else {401, 403, 404}), (koppen, antwoord.status_code)
        assert "Traplift" not in antwoord.text
    assert _inhoud(proef.sessies) == voor


@pytest.mark.parametrize(("methode", "pad"), sorted((m, p) for (m, p), regel in REGELS.items() if regel.wie == regels.IEDEREEN))
def test_wat_voor_iedereen_is(proef: Proef, methode: str, pad: str) -> None:
    """Wat iedereen mag vragen, zegt en verandert niets aan wat er van een inwoner of van een account staat."""
    voor = _inhoud(proef.sessies, behalve=("gesprek", "bericht"))
    for velden in ({}, {"teken": "0" * 64}):
        anders = {"json": {"gemeente": "almelo"}} if pad.startswith("/api/") else {"data": velden}
        antwoord = proef.vraag(methode, proef.adres_van(pad), **(anders if methode == "POST" else {}))
        # De dialoogmotor en de aanbieder van OpenID Connect zijn er in deze proef niet.
        assert antwoord.status_code in (200, 201, 303, 403, 404, 502, 503), antwoord.status_code
        assert "Traplift" not in antwoord.text
        assert proef.kenmerk not in antwoord.text
    assert _inhoud(proef.sessies, behalve=("gesprek", "bericht")) == voor


def test_de_sleutel_van_het_gesprek(proef: Proef) -> None:
    """Alleen met zijn eigen sleutel leest een inwoner zijn gesprek: dat het zonder niet kan, zegt dus iets."""
    adres = proef.adres_van("/api/v1/gesprekken/{gesprek_id}")
    assert "Traplift" in proef.vraag("GET", adres, headers={"Authorization": f"Bearer {proef.sleutel}"}).text


@pytest.mark.parametrize(("methode", "pad"), sorted((m, p) for (m, p), regel in REGELS.items() if regel.wie == regels.TOKEN))
def test_token_zonder_scope(proef: Proef, methode: str, pad: str) -> None:
    """Een token mag alleen wat erbij gezegd is; en wat het niet mag zien, bestaat niet."""
    scope = REGELS[methode, pad].recht
    andere = [s for s in api_tokens.SCOPES if s != scope]
    _, zonder = api_tokens.maak(proef.sessies, "zonder", andere, ("wmo_loket",))
    adres = proef.adres_van(pad)
    antwoord = proef.vraag(methode, adres, headers={"Authorization": f"Bearer {zonder}"}, **({"json": {}} if methode == "POST" else {}))
    assert antwoord.status_code == 403
    assert "Traplift" not in antwoord.text
    _, ander_loket = api_tokens.maak(proef.sessies, "ander loket", api_tokens.SCOPES, ("werkplein",))
    gezien = proef.vraag(methode, adres, headers={"Authorization": f"Bearer {ander_loket}"}, **({"json": {}} if methode == "POST" else {}))
    assert "Traplift" not in gezien.text
    assert proef.kenmerk not in gezien.text.replace(adres, "")


def test_halverwege_is_nog_niet_binnen(proef: Proef) -> None:
    """Met een goed wachtwoord maar zonder tweede stap is er nog niets te zien."""
    wie = medewerkers.maak(proef.sessies, "half", None)
    proef.tekens["half"] = medewerkers.open_sessie(proef.sessies, wie)
    for methode, pad in _VAN_MEDEWERKERS:
        adres = proef.adres_van(pad)
        antwoord = proef.formulier("half", adres) if methode == "POST" else proef.vraag(methode, adres, "half")
        assert (antwoord.status_code, antwoord.headers["location"].startswith("/medewerkers/inloggen")) == (303, True), pad
