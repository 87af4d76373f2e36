"""Wat voor elk antwoord geldt: veilige koppen, en geen verzoek dat te groot is.

Gewone ASGI-lagen en geen BaseHTTPMiddleware: die breekt een lopend verzoek af als de inwoner zijn
verbinding verliest, en dan zou een bericht half verwerkt zijn.
"""

from __future__ import annotations

from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
KOPPEN = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Op een gedeelde computer hoort niets achter te blijven; wie wel mag blijven zegt dat zelf.
    "cache-control": "no-store",
}
MAX_CHAT, MAX_ANDERS = 64 * 1024, 1024 * 1024
# Zoveel lezen we nog weg (zonder te bewaren): anders breekt de verbinding voordat het antwoord aankomt.
MAX_WEGLEZEN = 2 * MAX_ANDERS


class Koppen:
    """Zet de veilige koppen op elk antwoord dat ze zelf niet heeft."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def met_koppen(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                al = {naam.lower() for naam, _ in bericht.get("headers", ())}
                extra = [(n.encode(), w.encode()) for n, w in KOPPEN.items() if n.encode() not in al]
                bericht = {**bericht, "headers": [*bericht.get("headers", ()), *extra]}
            await send(bericht)

        await self.app(scope, receive, met_koppen)


class TeGroot(Exception):
    """Het verzoek is groter dan mag."""


class Maat:
    """Weigert een te groot verzoek voordat het in het geheugen staat. `te_groot` maakt het antwoord."""

    def __init__(self, app: ASGIApp, te_groot: Any):
        self.app, self.te_groot = app, te_groot

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        mag = MAX_CHAT if scope["path"].startswith("/api/") else MAX_ANDERS
        lengte = next((w for n, w in scope["headers"] if n == b"content-length"), b"0")
        gelezen, meer, begonnen = 0, True, False

        async def weiger() -> None:
            nonlocal gelezen, meer
            while meer and gelezen < MAX_WEGLEZEN:
                bericht = await receive()
                gelezen += len(bericht.get("body", b""))
                meer = bericht["type"] == "http.request" and bericht.get("more_body", False)
            await self.te_groot(scope, receive, send)

        if not lengte.isdigit() or len(lengte) > 12 or int(lengte) > mag:
            await weiger()
            return

        async def met_maat() -> Message:
            nonlocal gelezen, meer
            bericht = await receive()
            if bericht["type"] == "http.request":
                gelezen += len(bericht.get("body", b""))
                meer = bericht.get("more_body", False)
                if gelezen > mag:
                    raise TeGroot
            return bericht

        async def noteer(bericht: Message) -> None:
            nonlocal begonnen
            begonnen = begonnen or bericht["type"] == "http.response.start"
            await send(bericht)

        try:
            await self.app(scope, met_maat, noteer)
        except TeGroot:
            if not begonnen:
                await weiger()
