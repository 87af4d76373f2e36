"""De pagina waar het gesprek op staat, de uitleg over gegevens, en de vaste bestanden."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from integrations.beveiliging import KOPPEN
from integrations.settings import Instellingen
from integrations.webchat.openingen import Openingen
from integrations.webchat.vast import Paginastijl, lees_vaste_bestanden
from triage.profiel import Profiel

# Inspreken mag, als de inwoner daarvoor kiest; de rest blijft dicht.
MAG_INSPREKEN = KOPPEN["permissions-policy"].replace("microphone=()", "microphone=(self)")


def maak_router(profielen: Mapping[str, Profiel], inst: Instellingen, openingen: Openingen) -> APIRouter:
    """De router van `/`, `/privacy` en `/static/...`."""
    router = APIRouter(include_in_schema=False)
    vast = lees_vaste_bestanden()
    versie = {naam: bestand.versie for naam, bestand in vast.items()}
    stijl = Paginastijl.lees()
    koppen = {"permissions-policy": MAG_INSPREKEN, "content-security-policy": KOPPEN["content-security-policy"].replace("style-src 'self'", f"style-src 'self' {stijl.bron}")}

    def toon(request: Request, sjabloon: str, gemeente: str | None) -> HTMLResponse:
        profiel = profielen.get(gemeente or inst.gemeente)
        if profiel is None:
            raise HTTPException(404)
        pagina = request.app.state.sjablonen.get_template(sjabloon)
        inhoud = pagina.render(profiel=profiel, standaard=inst.gemeente, verlaat=inst.verlaat_url, opening=openingen.van(profiel.sleutel), versie=versie, stijl=stijl)
        return HTMLResponse(inhoud, headers=koppen)

    @router.get("/")
    def chat(request: Request, gemeente: str | None = None) -> HTMLResponse:
        return toon(request, "chat.html", gemeente)

    @router.get("/privacy")
    def privacy(request: Request, gemeente: str | None = None) -> HTMLResponse:
        return toon(request, "privacy.html", gemeente)

    @router.get("/static/{naam:path}")
    async def bestand(request: Request, naam: str) -> Response:
        if naam not in vast:
            raise HTTPException(404)
        return vast[naam].antwoord(request)

    return router
