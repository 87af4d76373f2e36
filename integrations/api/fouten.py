"""Fouten van de API als application/problem+json (RFC 9457), voor wie een ander systeem bouwt."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from overdracht.database import LogboekWeg
from overdracht.toegang import GeenToegang

log = logging.getLogger(__name__)
# Per soort de status en de titel. `type` in het antwoord is stabiel: een ander programma mag erop rekenen.
SOORTEN: Mapping[str, tuple[int, str]] = {
    "verkeerd-verzoek": (400, "Het verzoek klopt niet"),
    "geen-token": (401, "Er is geen geldig token"),
    "mag-niet": (403, "Dit token mag dit niet"),
    "onbekend": (404, "Die overdracht is er niet"),
    "kan-niet": (409, "Deze handeling kan nu niet"),
    "gewijzigd": (409, "Een ander was eerder"),
    "te-lang": (413, "De tekst is te lang"),
    "te-veel": (429, "Te veel verzoeken"),
    "log-weg": (503, "Het logboek is niet bereikbaar"),
}
# Wat een tekst ten minste moet hebben om iets te zeggen; ook in de beschrijving, dus in beide talen hetzelfde.
IETS = r"[^\s\u0000-\u001f\u0085\u00a0\ufeff]"
_HALF = re.compile("[\ud800-\udfff]")


class ApiFout(Exception):
    """Een fout die de aanroeper te zien krijgt. `soort` is een sleutel van SOORTEN; `extra` komt in het antwoord."""

    def __init__(self, soort: str, uitleg: str, *, koppen: Mapping[str, str] | None = None, **extra: Any):
        super().__init__(uitleg)
        self.soort, self.uitleg, self.koppen, self.extra = soort, uitleg, dict(koppen or {}), extra


def verkeerd(waar: str, plek: str, uitleg: str) -> ApiFout:
    """Een fout in het verzoek: waar (`query`, `path` of `body`), welk veld, en wat er mis mee is."""
    return ApiFout("verkeerd-verzoek", uitleg, errors=[{"in": waar, "location": plek, "detail": uitleg}])


def als_antwoord(fout: ApiFout) -> JSONResponse:
    """Het antwoord bij een fout."""
    status, titel = SOORTEN[fout.soort]
    data = {"type": f"urn:wegwijs:fout:{fout.soort}", "title": titel, "status": status, "detail": fout.uitleg, **fout.extra}
    return JSONResponse(data, status, fout.koppen, media_type="application/problem+json")


class Route(APIRoute):
    """Een route die elke verwachte fout als problem+json geeft, in welke app ook."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        gewoon = super().get_route_handler()

        async def behandel(request: Request) -> Response:
            try:
                return await gewoon(request)
            except ApiFout as fout:
                return als_antwoord(fout)
            except GeenToegang:
                return als_antwoord(ApiFout("mag-niet", "Dit mag niet met deze toegang."))
            except LogboekWeg:
                log.warning("api: de database is niet bereikbaar")
                return als_antwoord(ApiFout("log-weg", "Er is niets gelezen of veranderd. Probeer het later opnieuw.", koppen={"Retry-After": "30"}))

        return behandel


def zegt_iets(tekst: str) -> bool:
    """Of er iets anders staat dan wit en onzichtbare tekens."""
    return re.search(IETS, tekst) is not None


def leesbaar(tekst: str) -> str:
    """De tekst zonder NUL en zonder halve tekens, die geen database aankan."""
    return _HALF.sub("\ufffd", tekst.replace("\x00", ""))


async def lees_object(request: Request, bekend: frozenset[str]) -> dict[str, Any]:
    """Het JSON-object in het verzoek; ApiFout als het dat niet is of een veld heeft dat niet bestaat."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise verkeerd("body", "#", "Stuur application/json.")
    try:
        data = json.loads(await request.body())
    # RecursionError: duizenden haakjes in elkaar.
    except (ValueError, RecursionError) as fout:
        raise verkeerd("body", "#", "Dit is geen JSON.") from fout
    if not isinstance(data, dict):
        raise verkeerd("body", "#", "Stuur een JSON-object.")
    if over := sorted(set(data) - bekend):
        raise verkeerd("body", f"#/{over[0][:100]}", "Dit veld bestaat niet.")
    return data
