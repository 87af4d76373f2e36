"""`POST /api/v1/herken`: dezelfde herkenning voor een telefoonnotitie of een e-mail."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from integrations.api.fouten import ApiFout, lees_object, leesbaar, verkeerd, zegt_iets
from integrations.api.toegang import Poort
from integrations.herken import MAX_TEKENS, herken
from integrations.rasa_client import Rasa
from overdracht.tijd import NEDERLAND, nu
from triage.profiel import Profiel


def zet_routes(router: APIRouter, rasa: Rasa, poort: Poort, profielen: Mapping[str, Profiel]) -> None:
    """Zet het eindpunt op de router."""

    @router.post("/herken")
    async def herken_tekst(request: Request) -> Response:
        eigen_gemeente = await poort.wie_herkent(request)
        data = await lees_object(request, frozenset({"gemeente", "tekst"}))
        gemeente, tekst = data.get("gemeente"), data.get("tekst")
        if not isinstance(gemeente, str) or gemeente not in profielen:
            raise verkeerd("body", "#/gemeente", f"Kies een gemeente: {', '.join(sorted(profielen))}.")
        if eigen_gemeente not in (None, gemeente):
            raise ApiFout("mag-niet", "Deze toegang is voor een andere gemeente.")
        if not isinstance(tekst, str) or not zegt_iets(tekst):
            raise verkeerd("body", "#/tekst", "Stuur een tekst.")
        schoon = leesbaar(tekst).strip()
        if len(schoon) > MAX_TEKENS:
            raise ApiFout("te-lang", f"Een tekst is hooguit {MAX_TEKENS} tekens. Knip hem in stukken.")
        return JSONResponse(await herken(rasa, profielen[gemeente], schoon, nu().astimezone(NEDERLAND)))
