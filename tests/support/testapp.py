"""Een kleine app met alleen de interne koppeling en het portaal, voor tests van die twee."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI

from gemeenten.lezer import profielen as alle_profielen
from integrations import intern, portal
from overdracht.database import Sessies
from triage.profiel import Profiel

GEHEIM = "proefgeheim-van-de-tests"


def maak_test_app(sessies: Sessies, profielen: Mapping[str, Profiel] | None = None) -> FastAPI:
    """De app, zonder chat en zonder dialoogmotor."""
    app = FastAPI()
    app.include_router(intern.maak_router(sessies, GEHEIM))
    app.include_router(portal.maak_router(sessies, alle_profielen() if profielen is None else profielen))
    return app
