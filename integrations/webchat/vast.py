"""De vaste bestanden van de chat: klein, dus ze staan ingepakt in het geheugen.

Met `?v=` (een som van de inhoud) mag een browser ze een jaar bewaren, zonder maar vijf minuten.

Het script van het element staat in kleine bestanden in `static/wegwijs-chat/`. Een pagina krijgt er
één: hier worden ze achter elkaar gezet, in een functie, zodat er geen naam naar buiten komt.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

MAP = Path(__file__).parent / "static"
SCRIPT = "wegwijs-chat.js"
ONDERDELEN = ("teksten", "knopen", "geheugen", "tabbladen", "server", "spraak", "chat")
SOORTEN = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
_CSS_UITLEG = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class VastBestand:
    """Een bestand dat niet verandert zolang het proces draait."""

    def __init__(self, inhoud: bytes, achtervoegsel: str):
        self.inhoud = inhoud
        self.ingepakt = gzip.compress(inhoud, 9, mtime=0)
        self.versie = hashlib.sha256(inhoud).hexdigest()[:16]
        self.soort = SOORTEN[achtervoegsel]

    def antwoord(self, request: Request) -> Response:
        """Het bestand, of 304 als de browser het al heeft."""
        bewaren = "public, max-age=31536000, immutable" if request.query_params.get("v") == self.versie else "public, max-age=300"
        koppen = {
            "cache-control": bewaren,
            "etag": f'"{self.versie}"',
            "vary": "accept-encoding",
            # Het script en de thema's mogen ook op een andere gemeentelijke pagina staan, ook met `integrity`.
            "cross-origin-resource-policy": "cross-origin",
            "access-control-allow-origin": "*",
        }
        if request.headers.get("if-none-match") == koppen["etag"]:
            return Response(status_code=304, headers=koppen)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.ingepakt, media_type=self.soort, headers={**koppen, "content-encoding": "gzip"})
        return Response(self.inhoud, media_type=self.soort, headers=koppen)


@dataclass(frozen=True)
class Paginastijl:
    """De stijl die in een pagina zelf staat, en wat de CSP moet noemen om haar toe te laten."""

    tekst: str
    bron: str

    @classmethod
    def lees(cls) -> Paginastijl:
        """Uit `pagina.css`, zonder de uitleg erin."""
        tekst = _CSS_UITLEG.sub("", (MAP / "pagina.css").read_text(encoding="utf-8")).strip()
        som = base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode()
        return cls(tekst, f"'sha256-{som}'")


def lees_vaste_bestanden() -> dict[str, VastBestand]:
    """Alle vaste bestanden, bij hun pad onder `/static/`."""
    los = [*MAP.iterdir(), *(MAP / "themas").iterdir()]
    bestanden = {pad.relative_to(MAP).as_posix(): VastBestand(pad.read_bytes(), pad.suffix) for pad in los if pad.suffix in SOORTEN}
    return {**bestanden, SCRIPT: VastBestand(maak_script(), ".js")}


def maak_script(map_: Path = MAP / "wegwijs-chat") -> bytes:
    """Het ene script van het element, met zijn stijl erin."""
    stijl = _CSS_UITLEG.sub("", (map_ / "stijl.css").read_text(encoding="utf-8"))
    delen = [
        "/* Wegwijs: de chat als één element. EUPL-1.2. Uitleg voor een webredacteur: docs/webredactie.md */",
        '(() => {\n"use strict";',
        "const SCRIPT = document.currentScript?.src;",
        f"const STIJL = {json.dumps(stijl, ensure_ascii=False)};",
        *((map_ / f"{naam}.js").read_text(encoding="utf-8") for naam in ONDERDELEN),
        "})();\n",
    ]
    return "\n".join(delen).encode()
