"""Schemathesis stuurt wat het bedenken kan: nooit een 5xx, en elk antwoord past bij de beschrijving.

Met een vaste zaaiwaarde en een vast aantal voorbeelden: dezelfde ronde, elke keer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from integrations.api.beschrijving import beschrijving
from integrations.app import maak_app
from integrations.settings import lees
from overdracht import api_tokens, dienst
from overdracht.database import maak_engine, maak_sessies
from tests.integrations.webchat.neprasa import TOKEN, NepRasa
from tests.support.database import PROEFBOS, SLEUTELOMGEVING, zet_sqlite_klaar
from tests.support.overdrachten import maak_overdracht
from tests.support.server import draai
from triage.taxonomie import LOKETTEN

CONTROLES = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance, negative_data_rejection, positive_data_acceptance]
VOORBEELDEN = 15
# Hier is niets in te vullen, dus ook niets verkeerd.
ZONDER_INVOER = {("/openapi.json", "GET")}


class Wereld:
    """De draaiende app, met een overdracht en een gesprek die er echt zijn."""

    def __init__(self, adres: str, token: str, kenmerk: str):
        self.adres, self.token, self.kenmerk = adres, token, kenmerk
        self.client = httpx.Client(timeout=30, trust_env=False)
        self.sessie = requests.Session()
        self.sessie.trust_env = False
        self.gesprek: dict[str, Any] = {}

    def sleutel_voor(self, pad: str) -> str:
        """Wat er in Authorization hoort; een gewist gesprek krijgt een opvolger."""
        if not pad.startswith("/gesprekken"):
            return self.token
        if not self.gesprek or self.client.get(self._gesprek, headers=self._koppen).status_code == 404:
            self.gesprek = self.client.post(f"{self.adres}/api/v1/gesprekken", json={"gemeente": "almelo"}).json()
        return str(self.gesprek["sleutel"])

    @property
    def _gesprek(self) -> str:
        return f"{self.adres}/api/v1/gesprekken/{self.gesprek['gesprek']}"

    @property
    def _koppen(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.gesprek['sleutel']}"}


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wereld]:
    rasa = NepRasa().start()
    inst = lees(
        {
            "WEGWIJS_VAR": str(tmp_path_factory.mktemp("api")), "WEGWIJS_RASA_URL": rasa.url, "WEGWIJS_RASA_TOKEN": TOKEN, "WEGWIJS_INTERN_GEHEIM": "g" * 16,
            **dict.fromkeys(("WEGWIJS_LIMIET_API", "WEGWIJS_LIMIET_ADRES", "WEGWIJS_LIMIET_GESPREK"), "99999"), **SLEUTELOMGEVING,
        }
    )  # fmt: skip
    zet_sqlite_klaar(inst.database_url)
    engine = maak_engine(inst.database_url, PROEFBOS)
    sessies = maak_sessies(engine)
    _, token = api_tokens.maak(sessies, "schemathesis", api_tokens.SCOPES, LOKETTEN)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    with draai(maak_app(inst)) as adres:
        gemaakt = Wereld(adres, token, kenmerk)
        yield gemaakt
        gemaakt.client.close()
        gemaakt.sessie.close()
    engine.dispose()
    rasa.stop()


SCHEMA = schemathesis.openapi.from_dict(beschrijving())
HANDELINGEN = [(pad, methode.upper()) for pad, deel in beschrijving()["paths"].items() for methode in deel if methode != "parameters"]


@pytest.mark.parametrize("soort", list(GenerationMode), ids=lambda soort: soort.value)
@pytest.mark.parametrize(("pad", "methode"), HANDELINGEN, ids=lambda deel: deel)
def test_wat_er_ook_komt(pad: str, methode: str, soort: GenerationMode, wereld: Wereld) -> None:
    """Geen 5xx en antwoorden zoals beschreven; wat niet klopt wordt geweigerd, wat klopt niet."""
    if soort is GenerationMode.NEGATIVE and (pad, methode) in ZONDER_INVOER:
        return
    handeling, gezien = SCHEMA[pad][methode], 0

    @settings(max_examples=VOORBEELDEN, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=handeling.as_strategy(soort))
    def probeer(case: Any) -> None:
        nonlocal gezien
        gezien += 1
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {wereld.sleutel_voor(pad)}"}
        # Meestal een ding dat er is, zodat het verzoek verder komt dan 404.
        if case.path_parameters and gezien % 4:
            case.path_parameters = {naam: {"kenmerk": wereld.kenmerk, "gesprek_id": wereld.gesprek.get("gesprek", "")}[naam] for naam in case.path_parameters}
        # Twee dingen zegt een schema niet: welke gemeenten er zijn, en wat het vorige antwoord was.
        if isinstance(case.body, dict) and isinstance(case.body.get("gemeente"), str):
            case.body["gemeente"] = "almelo"
        if case.query and len(str(case.query.get("volgende", ""))) <= 300:
            case.query.pop("volgende", None)
        case.call_and_validate(base_url=f"{wereld.adres}/api/v1", session=wereld.sessie, checks=CONTROLES)

    probeer()
    assert gezien > 0
