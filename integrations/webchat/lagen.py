"""Lagen die alleen om de chat gaan: wie van een andere website mag meedoen, en inpakken onderweg.

Niet om het portaal: dat hoort bij geen andere website, en ingepakte pagina's met een formulierteken
zijn te raden.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from integrations.fouten import KOP_GEMEENTE

API = "/api/v1/gesprekken"
INPAKKEN_VANAF = 600
EEN_UUR = 3600


class OpPad:
    """Legt een laag alleen om paden die zo beginnen; de rest gaat er langs."""

    def __init__(self, app: ASGIApp, paden: Collection[str], laag: Any, **wat: Any):
        self.app, self.paden, self.met = app, tuple(paden), laag(app, **wat)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        erom = scope["type"] == "http" and scope["path"].startswith(self.paden)
        await (self.met if erom else self.app)(scope, receive, send)


def inpakken(app: ASGIApp) -> OpPad:
    """Gesprekken gaan ingepakt over de lijn, als de browser dat kan."""
    return OpPad(app, (API,), GZipMiddleware, minimum_size=INPAKKEN_VANAF)


def andere_websites(app: ASGIApp, herkomst: Collection[str]) -> OpPad:
    """Laat browsers op deze websites de chat-API gebruiken; zonder cookies, die gebruikt de chat niet."""
    return OpPad(
        app,
        (API,),
        CORSMiddleware,
        allow_origins=list(herkomst),
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["authorization", "content-type", "if-none-match", KOP_GEMEENTE],
        expose_headers=["etag", "retry-after"],
        max_age=EEN_UUR,
    )
