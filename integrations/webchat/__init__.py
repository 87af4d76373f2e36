"""De chat op de website: de openbare API en de pagina."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter

from integrations.gesprekdienst import Gesprekdienst
from integrations.settings import Instellingen
from integrations.webchat import api, pagina
from integrations.webchat.openingen import Openingen
from triage.profiel import Profiel


def maak_router(dienst: Gesprekdienst, profielen: Mapping[str, Profiel], inst: Instellingen) -> APIRouter:
    """Alles van de webchat: `/api/v1/gesprekken`, `/`, `/privacy` en `/static`."""
    router, openingen = APIRouter(), Openingen()
    router.include_router(api.maak_router(dienst, profielen, inst, openingen))
    router.include_router(pagina.maak_router(profielen, inst, openingen))
    return router
