"""Een tekst herkennen langs de echte dialoogmotor: met een token van de opdracht, en zonder dat er iets van blijft."""

import os
import subprocess

import httpx
import pytest

from scripts.processen import WEB_PYTHON, WORTEL

pytestmark = pytest.mark.dialoog
VERHAAL = "Mevrouw belt: ze kan de huur niet betalen en de deurwaarder komt vrijdag, BSN 123456782"


@pytest.fixture(scope="module")
def token(wegwijs):
    """Een token zoals `make token` het geeft."""
    omgeving = {**os.environ, **wegwijs.web.omgeving, "PYTHONPATH": str(WORTEL)}
    opdracht = [str(WEB_PYTHON), "-m", "overdracht.api_tokens", "maak", "telefonie", "--mag", "herken"]
    return subprocess.run(opdracht, env=omgeving, cwd=WORTEL, check=True, capture_output=True, text=True).stdout.strip()


def test_een_telefoonnotitie(wegwijs, token):
    """Schulden met een dreiging, de woorden die ertoe leidden, en het loket dat erover gaat."""
    antwoord = httpx.post(
        f"{wegwijs.web_url}/api/v1/herken", json={"gemeente": "almelo", "tekst": VERHAAL}, headers={"Authorization": f"Bearer {token}"}, timeout=90, trust_env=False
    )
    assert antwoord.status_code == 200, antwoord.text
    data = antwoord.json()
    assert not data["beperkt"]
    schulden = next(p for p in data["problemen"] if p["code"] == "schulden")
    assert schulden["waarom"]
    assert data["advies"]["delen"][0]["loket"] == "sociaal_team"
    assert "123456782" not in antwoord.text


def test_er_blijft_niets_van_in_de_motor(wegwijs, token):
    """Niet in de bewaarplaats van de motor, niet in het logboek, niet in een logbestand."""
    uniek = "kwispelstaartje"
    httpx.post(f"{wegwijs.web_url}/api/v1/herken", json={"gemeente": "almelo", "tekst": f"Mijn hond {uniek} is ziek"}, headers={"Authorization": f"Bearer {token}"}, timeout=90, trust_env=False)
    for bestand in wegwijs.var.rglob("*"):
        assert not bestand.is_file() or uniek.encode() not in bestand.read_bytes(), bestand


def test_de_motor_herkent_alleen_voor_wie_het_geheim_heeft(wegwijs):
    """Ook op het eigen netwerk is er een token nodig, en Rasa's eigen API staat uit."""
    assert httpx.post(f"{wegwijs.taal_url}/webhooks/wegwijs/herken", json={"tekst": "huur"}, timeout=30, trust_env=False).status_code == 403
    assert httpx.post(f"{wegwijs.taal_url}/model/parse", json={"text": "huur"}, timeout=30, trust_env=False).status_code == 404
