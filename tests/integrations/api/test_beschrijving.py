"""De beschrijving is de API: zij noemt elk adres, elk voorbeeld klopt, en wat er terugkomt past erbij."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
from fastapi.routing import APIRoute

from integrations.api.beschrijving import als_tekst, beschrijving
from integrations.app import maak_app
from integrations.settings import Instellingen

DOCUMENT = beschrijving()
METHODEN = ("get", "post", "put", "patch", "delete")


def schema(deel: Any) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({**deel, "components": DOCUMENT["components"]}, validate_formats=True)


def handelingen() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for pad, deel in DOCUMENT["paths"].items():
        for methode in METHODEN:
            if methode in deel:
                yield pad, methode, deel[methode]


def test_docs_is_gelijk_aan_de_code() -> None:
    """docs/openapi.json is wat de API geeft."""
    in_docs = Path(__file__).parents[3] / "docs" / "openapi.json"
    assert in_docs.read_text(encoding="utf-8") == als_tekst()


def test_elk_adres_staat_erin(instellingen: Instellingen) -> None:
    """Wat er onder /api/v1 is staat in de beschrijving, en omgekeerd."""
    app = maak_app(instellingen)
    echt = {
        (route.path.removeprefix("/api/v1"), methode.lower()) for route in _routes(app.routes) if route.path.startswith("/api/v1") for methode in route.methods - {"HEAD", "OPTIONS"}
    }  # fmt: skip
    assert {(pad, methode) for pad, methode, _ in handelingen()} == echt


def _routes(routes: Any) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif (router := getattr(route, "original_router", None)) is not None:
            yield from _routes(router.routes)


def test_elke_handeling_heeft_een_voorbeeld_dat_klopt() -> None:
    """Elk verzoek en elk antwoord heeft een voorbeeld dat bij zijn schema past."""
    gezien = 0
    for pad, methode, handeling in handelingen():
        inhoud = [(handeling["requestBody"]["content"]["application/json"], "verzoek")] if "requestBody" in handeling else []
        for status, antwoord in handeling["responses"].items():
            inhoud += [(deel, status) for deel in antwoord.get("content", {}).values()]
        for deel, wat in inhoud:
            voorbeelden = [v["value"] for v in deel["examples"].values()] if "examples" in deel else [deel["example"]]
            for voorbeeld in voorbeelden:
                fouten = [f"{f.instance_path}: {f.message}" for f in schema(deel["schema"]).iter_errors(voorbeeld)]
                assert fouten == [], (pad, methode, wat)
                gezien += 1
    for deel in DOCUMENT["webhooks"].values():
        inhoud = deel["post"]["requestBody"]["content"]["application/json"]
        assert schema(inhoud["schema"]).is_valid(inhoud["example"])
    assert gezien > 40


def test_design_rules() -> None:
    """Wat de linter van de NL API Design Rules nakijkt, voor zover het hier geldt; wat we anders doen staat in docs/api.md."""
    assert re.fullmatch(r"3\.1\.\d", DOCUMENT["openapi"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", DOCUMENT["info"]["version"])
    assert {"name", "email", "url"} <= set(DOCUMENT["info"]["contact"])
    assert all(re.search(r"/v\d", server["url"]) for server in DOCUMENT["servers"])
    namen = [handeling["operationId"] for _, _, handeling in handelingen()]
    assert len(namen) == len(set(namen))
    for pad, _, handeling in handelingen():
        assert re.fullmatch(r"(/([a-z0-9\-.]+|\{[^}]+\}))+", pad), pad
        for parameter in handeling.get("parameters", ()):
            assert parameter["in"] != "query" or re.fullmatch(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*", parameter["name"]), parameter["name"]
        for status, antwoord in handeling["responses"].items():
            assert "API-Version" in antwoord["headers"], (pad, status)
            assert status[0] in "23" or set(antwoord["content"]) == {"application/problem+json"}, (pad, status)
    for naam, deel in DOCUMENT["components"]["schemas"].items():
        assert re.fullmatch(r"([A-Z][a-z]+)+", naam)
        for veld, vorm in deel.get("properties", {}).items():
            assert vorm.get("format") not in ("time", "date-time-local"), (naam, veld)


def test_voor_iedereen_te_lezen(adres: str) -> None:
    """Zonder token, ook vanaf een andere site: zo werkt een API-portaal."""
    antwoord = httpx.get(f"{adres}/api/v1/openapi.json")
    assert antwoord.json() == DOCUMENT
    assert antwoord.headers["access-control-allow-origin"] == "*"


def test_echte_antwoorden_passen(klant: httpx.Client, neem_aan: Callable[..., str]) -> None:
    """Wat de API echt geeft heeft precies de velden van de beschrijving, niet meer en niet minder."""
    kenmerk = neem_aan(gesprek="zelfde", crisis=("geen_eten",), prioriteit="spoed")
    neem_aan(gesprek="zelfde", loket="werkplein")
    neem_aan()
    lezen = {"Overdrachten": klant.get("/overdrachten").json(), "Overdracht": klant.get(f"/overdrachten/{kenmerk}").json()}
    lezen["Stand"] = klant.post(f"/overdrachten/{kenmerk}/handelingen", json={"handeling": "pak_op", "versie": 1, "notitie": "Ik bel."}).json()
    lezen["Herkenning"] = klant.post("/herken", json={"gemeente": "almelo", "tekst": "Mijn moeder valt steeds en wil niet meer leven"}).json()
    lezen["Fout"] = klant.get("/overdrachten", params={"aantal": "veel"}).json()
    for naam, data in lezen.items():
        deel = DOCUMENT["components"]["schemas"][naam]
        assert [f.message for f in schema(deel).iter_errors(data)] == [], naam
        assert naam == "Fout" or set(data) == set(deel["properties"]), naam
    assert set(lezen["Overdrachten"]["overdrachten"][0]) == set(DOCUMENT["components"]["schemas"]["OverdrachtRegel"]["properties"])
    assert set(lezen["Overdracht"]["historie"][0]) == set(DOCUMENT["components"]["schemas"]["Gebeurtenis"]["properties"])
