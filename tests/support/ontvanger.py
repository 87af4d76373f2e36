"""Een echt ander systeem op de lusverbinding, dat webhooks ontvangt en bewaart."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Melding:
    """Eén verzoek zoals het binnenkwam."""

    pad: str
    koppen: dict[str, str]
    lijf: bytes

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.lijf)

    @property
    def data(self) -> dict[str, Any]:
        return self.json["data"]

    def is_echt(self, geheim: str) -> bool:
        """De controle uit de standaard, hier uitgeschreven en niet van Wegwijs geleend."""
        sleutel = base64.b64decode(geheim.split("_", 1)[1])
        tekst = b".".join((self.koppen["webhook-id"].encode(), self.koppen["webhook-timestamp"].encode(), self.lijf))
        verwacht = base64.b64encode(hmac.new(sleutel, tekst, hashlib.sha256).digest()).decode()
        return f"v1,{verwacht}" in self.koppen["webhook-signature"].split(" ")


class Ontvanger:
    """`status` is wat hij antwoordt; `stop` en `start` houden dezelfde poort."""

    def __init__(self) -> None:
        self.status = 204
        self.koppen: dict[str, str] = {}
        self.post: list[Melding] = []
        self.binnen = threading.Condition()
        self._poort = 0
        self._server: ThreadingHTTPServer | None = None
        self._draad: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._poort}/wegwijs"

    def start(self) -> Ontvanger:
        ontvanger = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None: ...

            def do_POST(self) -> None:
                lijf = self.rfile.read(int(self.headers["Content-Length"]))
                with ontvanger.binnen:
                    ontvanger.post.append(Melding(self.path, {naam.lower(): waarde for naam, waarde in self.headers.items()}, lijf))
                    ontvanger.binnen.notify_all()
                self.send_response(ontvanger.status)
                for naam, waarde in ontvanger.koppen.items():
                    self.send_header(naam, waarde)
                self.send_header("Content-Length", "0")
                self.end_headers()

        self._server = ThreadingHTTPServer(("127.0.0.1", self._poort), Handler)
        self._poort = self._server.server_address[1]
        self._draad = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._draad.start()
        return self

    def stop(self) -> None:
        if self._server and self._draad:
            self._server.shutdown()
            self._draad.join()
            self._server.server_close()
            self._server = None

    def wacht_op(self, aantal: int, seconden: float = 20) -> list[Melding]:
        """De meldingen zodra het er zoveel zijn."""
        with self.binnen:
            assert self.binnen.wait_for(lambda: len(self.post) >= aantal, seconden), f"{len(self.post)} van {aantal} meldingen"
            return list(self.post)
