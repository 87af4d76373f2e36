"""De versie van de API op elk antwoord, en geen adres dat op een schuine streep eindigt.

Beide uit de NL API Design Rules (`/core/version-header` en `/core/no-trailing-slash`).
"""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VERSIE, KOP, PAD = "1.1.0", "API-Version", "/api/v1/"


class Versie:
    """Een gewone ASGI-laag, alleen voor wat onder /api/v1 staat."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PAD):
            await self.app(scope, receive, send)
            return

        async def met_versie(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                bericht = {**bericht, "headers": [*bericht.get("headers", ()), (KOP.lower().encode(), VERSIE.encode())]}
            await send(bericht)

        if scope["path"].endswith("/"):
            # Zonder dit verwijst Starlette door; een ander adres is een ander ding, en dit is er niet.
            data = {"type": "about:blank", "title": "Dit adres bestaat niet", "status": 404, "detail": "Laat de schuine streep aan het eind weg."}
            await JSONResponse(data, 404, media_type="application/problem+json")(scope, receive, met_versie)
            return
        await self.app(scope, receive, met_versie)
