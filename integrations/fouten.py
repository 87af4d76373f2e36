"""Fouten van de chat als application/problem+json (RFC 9457), in gewoon Nederlands.

`type` is stabiel: een ander programma mag erop rekenen. De uitleg komt uit de woorden van de
gemeente (`storing` in gemeenten/basis.yaml), met haar telefoonnummer.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from integrations.beveiliging import KOPPEN
from overdracht.database import LogboekWeg
from triage.profiel import Profiel

log = logging.getLogger(__name__)
KOP_GEMEENTE = "x-wegwijs-gemeente"
SOORTEN: Mapping[str, tuple[int, str]] = {
    "niet_gevonden": (404, "Dit gesprek is er niet"),
    "te_lang": (413, "Het bericht is te lang"),
    "verkeerd": (422, "Het bericht is niet te lezen"),
    "te_veel": (429, "Te veel berichten"),
    "motor_weg": (503, "Er is geen antwoord"),
    "log_weg": (503, "Het gesprek kan niet bewaard worden"),
    "kapot": (500, "Er ging iets mis"),
}


class Probleem(Exception):
    """Een fout die de inwoner te zien krijgt. `soort` is een sleutel van SOORTEN; `extra` komt in het antwoord."""

    def __init__(self, soort: str, *, profiel: Profiel | None = None, koppen: Mapping[str, str] | None = None, **extra: Any):
        super().__init__(soort)
        self.soort, self.profiel, self.koppen, self.extra = soort, profiel, dict(koppen or {}), extra


def als_problem(soort: str, profiel: Profiel, *, koppen: Mapping[str, str] | None = None, **extra: Any) -> JSONResponse:
    """Het antwoord bij een soort fout, met de woorden van deze gemeente."""
    status, titel = SOORTEN[soort]
    data = {"type": f"urn:wegwijs:fout:{soort.replace('_', '-')}", "title": titel, "status": status, "detail": profiel.tekst("storing", soort), **extra}
    return JSONResponse(data, status_code=status, headers=dict(koppen or {}), media_type="application/problem+json")


def profiel_bij(request: Request) -> Profiel:
    """Het profiel waar de aanroeper om vraagt, anders dat van de installatie: voor het juiste telefoonnummer."""
    profielen: Mapping[str, Profiel] = request.app.state.profielen
    return profielen.get(request.headers.get(KOP_GEMEENTE, ""), request.app.state.profiel)


def _is_pagina(request: Request) -> bool:
    return not request.url.path.startswith(("/api/", "/intern/"))


def _foutpagina(request: Request, status: int) -> Response:
    html = request.app.state.sjablonen.get_template("fout.html").render(
        status=status, profiel=profiel_bij(request), profielen=request.app.state.profielen.values()
    )
    return HTMLResponse(html, status_code=status)


def zet_handlers(app: FastAPI) -> None:
    """Elke fout van de app wordt een antwoord dat een mens begrijpt; nergens een stacktrace."""

    @app.exception_handler(Probleem)
    async def _probleem(request: Request, fout: Probleem) -> Response:
        return als_problem(fout.soort, fout.profiel or profiel_bij(request), koppen=fout.koppen, **fout.extra)

    @app.exception_handler(LogboekWeg)
    async def _log_weg(request: Request, fout: LogboekWeg) -> Response:
        log.warning("de database is niet bereikbaar")
        return _foutpagina(request, 503) if _is_pagina(request) else als_problem("log_weg", profiel_bij(request))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, fout: HTTPException) -> Response:
        if _is_pagina(request):
            pagina = _foutpagina(request, fout.status_code)
            pagina.headers.update(fout.headers or {})
            return pagina
        if request.url.path.startswith("/api/v1/gesprekken/") and fout.status_code == 404:
            return als_problem("niet_gevonden", profiel_bij(request))
        titel = {403: "Geen toegang", 404: "Dit adres bestaat niet", 405: "Deze methode kan hier niet"}.get(fout.status_code, "Dit kan niet")
        data = {"type": "about:blank", "title": titel, "status": fout.status_code, "detail": titel + "."}
        return JSONResponse(data, fout.status_code, fout.headers, media_type="application/problem+json")

    @app.exception_handler(RequestValidationError)
    async def _verkeerd(request: Request, fout: RequestValidationError) -> Response:
        return _foutpagina(request, 422) if _is_pagina(request) else als_problem("verkeerd", profiel_bij(request))

    @app.exception_handler(Exception)
    async def _onverwacht(request: Request, fout: Exception) -> Response:
        # Wat er kapot is weten we niet, dus beloven we niets over wat bewaard of doorgegeven is.
        antwoord = _foutpagina(request, 500) if _is_pagina(request) else als_problem("kapot", profiel_bij(request))
        # Dit antwoord wordt buiten de laag gemaakt die de veilige koppen zet.
        antwoord.headers.update(KOPPEN)
        return antwoord
