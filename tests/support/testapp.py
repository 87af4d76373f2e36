"""Een kleine app met alleen de interne koppeling en het portaal, voor tests van die twee."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI

from gemeenten.lezer import profielen as alle_profielen
from integrations import intern, portal
from integrations.portal.aanmelding import Aanmelding
from integrations.rasa_client import Rasa
from overdracht.database import Sessies
from overdracht.opruimen import Wislijst
from triage.profiel import Profiel

GEHEIM = "proefgeheim-van-de-tests"


class GeenMotor:
    """Een wislijst waar niets van onthouden wordt."""

    def zet(self, gesprek: str, op_verzoek: bool = True) -> None:
        """Er is geen dialoogmotor die iets moet vergeten."""

    def haal_af(self, gesprek: str) -> None:
        """Er stond niets op."""


def maak_test_app(
    sessies: Sessies,
    profielen: Mapping[str, Profiel] | None = None,
    rasa: Rasa | None = None,
    wislijst: Wislijst | None = None,
    aanmelding: Aanmelding | None = None,
) -> FastAPI:
    """De app, zonder chat; zonder `rasa` is er geen dialoogmotor."""
    app, lijst = FastAPI(), wislijst or GeenMotor()
    app.include_router(intern.maak_router(sessies, GEHEIM, lijst))
    app.include_router(portal.maak_router(sessies, alle_profielen() if profielen is None else profielen, rasa or Rasa("http://127.0.0.1:9", ""), lijst, aanmelding))
    return app
