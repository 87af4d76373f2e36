"""De pagina waar het gesprek op staat, de uitleg over gegevens, en de vaste bestanden.

De vaste bestanden zijn klein: ze staan ingepakt in het geheugen. Met `?v=` (een som van de inhoud)
mag een browser ze een jaar bewaren, zonder maar vijf minuten.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from integrations.settings import Instellingen
from triage.profiel import Profiel

MAP = Path(__file__).parent / "static"
SOORTEN = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


class VastBestand:
    """Een bestand dat niet verandert zolang het proces draait."""

    def __init__(self, pad: Path):
        self.inhoud = pad.read_bytes()
        self.ingepakt = gzip.compress(self.inhoud, 9, mtime=0)
        self.versie = hashlib.sha256(self.inhoud).hexdigest()[:16]
        self.soort = SOORTEN[pad.suffix]

    def antwoord(self, request: Request) -> Response:
        bewaren = "public, max-age=31536000, immutable" if request.query_params.get("v") == self.versie else "public, max-age=300"
        # Het script mag ook op een andere gemeentelijke pagina staan.
        koppen = {"cache-control": bewaren, "etag": f'"{self.versie}"', "vary": "accept-encoding", "cross-origin-resource-policy": "cross-origin"}
        if request.headers.get("if-none-match") == koppen["etag"]:
            return Response(status_code=304, headers=koppen)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.ingepakt, media_type=self.soort, headers={**koppen, "content-encoding": "gzip"})
        return Response(self.inhoud, media_type=self.soort, headers=koppen)


def maak_router(profielen: Mapping[str, Profiel], inst: Instellingen) -> APIRouter:
    """De router van `/`, `/privacy` en `/static/...`."""
    router = APIRouter(include_in_schema=False)
    vast = {pad.name: VastBestand(pad) for pad in MAP.iterdir() if pad.suffix in SOORTEN}

    def toon(request: Request, sjabloon: str, gemeente: str | None) -> HTMLResponse:
        profiel = profielen.get(gemeente or inst.gemeente)
        if profiel is None:
            raise HTTPException(404)
        pagina = request.app.state.sjablonen.get_template(sjabloon)
        return HTMLResponse(
            pagina.render(profiel=profiel, standaard=inst.gemeente, verlaat=inst.verlaat_url, versie={naam: bestand.versie for naam, bestand in vast.items()})
        )

    @router.get("/")
    def chat(request: Request, gemeente: str | None = None) -> HTMLResponse:
        return toon(request, "chat.html", gemeente)

    @router.get("/privacy")
    def privacy(request: Request, gemeente: str | None = None) -> HTMLResponse:
        return toon(request, "privacy.html", gemeente)

    @router.get("/static/{naam}")
    async def bestand(request: Request, naam: str) -> Response:
        if naam not in vast:
            raise HTTPException(404)
        return vast[naam].antwoord(request)

    return router
