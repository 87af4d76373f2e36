"""De eindpunten onder /intern: de dialoogmotor biedt overdrachten aan, vraagt een status, laat wissen.

Alleen voor het eigen netwerk, met een geheim in de kop `X-Wegwijs-Geheim`. Alle functies zijn
gewone `def`: de database werkt in de draden van de server, zodat wachten op de dialoogmotor in
hetzelfde proces deze eindpunten niet ophoudt.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from integrations.wislijst import Wislijst
from overdracht import dienst
from overdracht.database import LogboekWeg, Sessies
from triage.overdracht import OverdrachtFout, uit_dict

log = logging.getLogger(__name__)
GEHEIM_MINIMAAL = 16


def probleem(status: int, soort: str, titel: str, uitleg: str) -> JSONResponse:
    """Een fout als application/problem+json (RFC 9457)."""
    return JSONResponse(
        {"type": f"urn:wegwijs:fout:{soort}", "title": titel, "status": status, "detail": uitleg}, status_code=status, media_type="application/problem+json"
    )


def _route_klasse(geheim: str) -> type[APIRoute]:
    """Een route die eerst het geheim vergelijkt en elke fout als problem+json geeft, in welke app ook."""

    class Route(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Any]:
            gewoon = super().get_route_handler()

            async def behandel(request: Request) -> Response:
                # Hier en niet als Depends: FastAPI leest de inhoud vóór een Depends aan de beurt is.
                gegeven = request.headers.get("X-Wegwijs-Geheim", "")
                if not hmac.compare_digest(gegeven.encode(), geheim.encode()):
                    return probleem(403, "geheim", "Geen toegang", "Het geheim ontbreekt of klopt niet.")
                try:
                    return await gewoon(request)
                except LogboekWeg:
                    log.warning("intern: de database is niet bereikbaar")
                    return probleem(503, "logboek-weg", "Het logboek is niet bereikbaar", "Er is niets bewaard. Probeer het later opnieuw.")
                except OverdrachtFout as fout:
                    return probleem(422, "overdracht", "De overdracht klopt niet", str(fout))
                except RequestValidationError:
                    return probleem(422, "geen-json", "De overdracht klopt niet", "Dit is geen JSON.")
                except dienst.GesprekGewist:
                    return probleem(409, "gesprek-gewist", "Dit gesprek is gewist", "De inwoner liet alles wissen; er is niets doorgegeven.")

            return behandel

    return Route


def maak_router(sessies: Sessies, geheim: str, wislijst: Wislijst) -> APIRouter:
    """De router met prefix /intern; niet in de openbare API-beschrijving.

    ValueError als het geheim ontbreekt of te kort is: er bestaat geen standaardgeheim. 403 bij een
    verkeerd of ontbrekend geheim, vóór er iets gelezen wordt; 503 als de database er niet is.
    `wislijst`: wat de dialoogmotor nog moet vergeten.
    """
    if len(geheim) < GEHEIM_MINIMAAL:
        raise ValueError(f"WEGWIJS_INTERN_GEHEIM ontbreekt of is korter dan {GEHEIM_MINIMAAL} tekens")

    router = APIRouter(prefix="/intern", route_class=_route_klasse(geheim), include_in_schema=False)

    @router.post("/overdrachten")
    def neem_aan(response: Response, data: Annotated[Any, Body()]) -> dict[str, Any]:
        kenmerk, nieuw = dienst.neem_aan(sessies, uit_dict(data))
        response.status_code = 201 if nieuw else 200
        return {"kenmerk": kenmerk, "nieuw": nieuw}

    @router.get("/overdrachten/{kenmerk}")
    def status(kenmerk: str) -> Response:
        stand = dienst.status(sessies, kenmerk)
        if stand is None:
            return probleem(404, "onbekend", "Onbekend kenmerk", "Er is geen overdracht met dit kenmerk.")
        return JSONResponse({"kenmerk": stand.kenmerk, "loket": stand.loket, "status": stand.status, "sinds": stand.sinds.isoformat()})

    @router.post("/gesprekken/{gesprek_id}/wissen")
    def wis(gesprek_id: str) -> Response:
        """Altijd 204: wat er niet (meer) is, is gewist."""
        try:
            # Eerst op de lijst: valt het proces hierna om, dan vergeet de motor het gesprek toch nog.
            wislijst.zet(gesprek_id)
        except ValueError:
            # Een naam die niet van ons is, kent de motor niet.
            dienst.wis_gesprek(sessies, gesprek_id)
            return Response(status_code=204)
        try:
            dienst.wis_gesprek(sessies, gesprek_id)
        except LogboekWeg:
            wislijst.haal_af(gesprek_id)
            raise
        return Response(status_code=204)

    return router
