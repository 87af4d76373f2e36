"""De pagina, de uitleg over gegevens, de vaste bestanden en de veilige koppen."""

from __future__ import annotations

import base64
import hashlib
import re

import httpx
import pytest

from gemeenten.lezer import profielen
from integrations.beveiliging import KOPPEN
from tests.integrations.webchat.neprasa import OPENING


@pytest.fixture
def client(web):
    with httpx.Client(base_url=web.url, trust_env=False) as client:
        yield client


def test_de_pagina_is_van_de_gevraagde_gemeente(client):
    """Naam en telefoonnummer van het profiel; niets van een ander adres; geen script in de pagina zelf."""
    for gemeente, profiel in profielen().items():
        antwoord = client.get("/", params={"gemeente": gemeente})
        assert antwoord.status_code == 200
        assert f'gemeente="{gemeente}"' in antwoord.text
        assert f'telefoon="{profiel.telefoon}"' in antwoord.text
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", antwoord.text)
        assert not re.search(r"<style.*<style|style=|<script(?![^>]*\bsrc=)|\son\w+=", antwoord.text, re.DOTALL)
        # De ene stijl in de pagina is die van het bestand, en de CSP laat precies haar toe.
        som = base64.b64encode(hashlib.sha256(re.search(r"<style>(.*?)</style>", antwoord.text, re.DOTALL)[1].encode()).digest()).decode()
        assert f"style-src 'self' 'sha256-{som}';" in antwoord.headers["content-security-policy"]


def test_zonder_gemeente_is_het_die_van_de_installatie(client):
    """En een gemeente die er niet is, krijgt een pagina met de gemeenten die er wel zijn."""
    assert 'gemeente="almelo"' in client.get("/").text
    antwoord = client.get("/", params={"gemeente": "<b>utrecht"})
    assert antwoord.status_code == 404
    assert "/?gemeente=maastricht" in antwoord.text
    assert "utrecht" not in antwoord.text


def test_de_uitleg_noemt_bewaartermijn_en_hoe_te_wissen(client):
    """De termijn komt uit het profiel."""
    for gemeente, profiel in profielen().items():
        tekst = client.get("/privacy", params={"gemeente": gemeente}).text
        assert f"{profiel.bewaartermijn_dagen} dagen" in tekst
        assert "Verwijder dit gesprek" in tekst
        assert profiel.telefoon in tekst


def test_elk_antwoord_heeft_de_veilige_koppen(client):
    """Ook fouten; de strenge CSP staat geen script in de pagina toe."""
    for pad in ("/", "/privacy", "/gezond", "/bestaatniet", "/static/wegwijs-chat.js", "/api/v1/gesprekken/x", "/medewerkers"):
        antwoord = client.get(pad)
        for naam in ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"):
            assert antwoord.headers.get(naam), (pad, naam)
    assert "unsafe" not in KOPPEN["content-security-policy"]
    assert "default-src 'none'" in KOPPEN["content-security-policy"]


def test_een_onverwachte_fout_toont_niets_van_binnen(web):
    """500 als probleem of als pagina, met koppen, zonder melding of pad uit de code."""

    @web.app.get("/api/kapot")
    def kapot():
        raise RuntimeError("geheim-van-binnen")

    antwoord = httpx.get(f"{web.url}/api/kapot", trust_env=False)
    assert antwoord.status_code == 500
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert "geheim-van-binnen" not in antwoord.text
    assert antwoord.headers["content-security-policy"]


def test_alles_samen_weegt_minder_dan_40_kb(client):
    """Ingepakt: de pagina, het script, de stijl, het pictogram en de opening."""
    totaal = len(client.post("/api/v1/gesprekken", json={"gemeente": "almelo"}).content)
    pagina = client.get("/").text
    for pad in ["/", *re.findall(r'(?:src|href)="(/static/[^"]+)"', pagina)]:
        with client.stream("GET", pad.replace("&amp;", "&")) as antwoord:
            assert antwoord.status_code == 200
            totaal += sum(len(brok) for brok in antwoord.iter_raw())
    assert totaal < 40 * 1024


def test_de_opening_staat_al_in_de_pagina(client):
    """Zodra iemand een gesprek begon, leest de volgende de opening zonder op het script te wachten; elke gemeente haar eigen."""
    assert OPENING[0]["tekst"] not in client.get("/").text
    assert client.post("/api/v1/gesprekken", json={"gemeente": "almelo"}).status_code == 201
    assert f"<p>{OPENING[0]['tekst']}</p><p>{OPENING[1]['tekst']}</p></wegwijs-chat>" in client.get("/").text
    assert OPENING[0]["tekst"] not in client.get("/?gemeente=maastricht").text


def test_de_voorbeeldthemas_zijn_op_te_halen(client):
    """Met een pad eronder, en zonder de bronbestanden van het script."""
    assert client.get("/static/themas/havenblauw.css").headers["content-type"] == "text/css; charset=utf-8"
    for pad in ("/static/wegwijs-chat/chat.js", "/static/themas/", "/static/themas/..%2fpagina.css"):
        assert client.get(pad).status_code == 404


def test_inspreken_mag_alleen_op_de_eigen_pagina(client):
    """De microfoon is nergens anders toegestaan."""
    assert "microphone=(self)" in client.get("/").headers["permissions-policy"]
    assert "microphone=()" in client.get("/medewerkers").headers["permissions-policy"]


def test_het_script_blijft_een_jaar_bewaard_als_de_versie_klopt(client):
    """Met een andere of geen versie kort; een bekende inhoud komt niet nog eens over de lijn."""
    adres = re.search(r'src="(/static/wegwijs-chat\.js\?v=[^"]+)"', client.get("/").text)[1]
    antwoord = client.get(adres)
    assert "immutable" in antwoord.headers["cache-control"]
    assert "immutable" not in client.get("/static/wegwijs-chat.js").headers["cache-control"]
    assert "immutable" not in client.get("/static/wegwijs-chat.js?v=oud").headers["cache-control"]
    assert client.get(adres, headers={"If-None-Match": antwoord.headers["etag"]}).status_code == 304
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/static/..%2fapi.py").status_code == 404
