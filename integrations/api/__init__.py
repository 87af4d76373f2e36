"""De API voor andere systemen onder /api/v1: overdrachten lezen en bijwerken, en herkennen."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter

from integrations.api import beschrijving, herkennen, overdrachten
from integrations.api.fouten import Route
from integrations.api.toegang import Poort
from integrations.rasa_client import Rasa
from integrations.settings import Instellingen
from overdracht.database import Sessies
from triage.profiel import Profiel


def maak_router(sessies: Sessies, rasa: Rasa, profielen: Mapping[str, Profiel], inst: Instellingen) -> APIRouter:
    """Alles onder /api/v1 behalve de chat; die staat in `integrations.webchat.api`."""
    router = APIRouter(prefix="/api/v1", route_class=Route, include_in_schema=False)
    poort = Poort(sessies, inst)
    overdrachten.zet_routes(router, sessies, poort, profielen)
    herkennen.zet_routes(router, rasa, poort, profielen)
    beschrijving.zet_routes(router)
    return router
