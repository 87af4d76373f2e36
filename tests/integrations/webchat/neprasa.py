"""Een nagemaakte dialoogmotor op de lusverbinding: een echte HTTP-server met een draaiboek.

Spreekt het protocol tussen web en motor: Berichten terug, hetzelfde `bericht_id` geeft hetzelfde
antwoord en verandert niets, DELETE vergeet een gesprek. Kan stoppen en op dezelfde poort terugkomen.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "teken-van-de-nagemaakte-motor"
Antwoord = Any  # wat er als JSON terugkomt, of een functie die dat van het verzoek maakt


def bericht(tekst: str, soort: str = "tekst", vraag: str | None = None, opties: list[tuple[str, ...]] = (), meerdere: bool = False, overdrachten: list[dict] = ()) -> dict[str, Any]:
    """Een Bericht; een optie is (waarde, label) of (waarde, label, 'gekozen')."""
    return {
        "soort": soort,
        "tekst": tekst,
        "vraag": vraag,
        "opties": [{"waarde": o[0], "label": o[1], **({"gekozen": True} if len(o) > 2 else {})} for o in opties],
        "meerdere": meerdere,
        "overdrachten": list(overdrachten),
    }


OPENING = [bericht("Dag, ik ben Wegwijs, een computerprogramma van de gemeente."), bericht("Wat is er aan de hand?", "vraag", "situatie")]


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # standaard 5: wie er bij drukte niet bij past, wacht een seconde of meer


class NepRasa:
    """`draaiboek[n]` is het antwoord op het n-de bericht van een gesprek; daarna is het een echo."""

    def __init__(self, draaiboek: list[Antwoord] | None = None):
        self.draaiboek = draaiboek or [OPENING]
        self.ontvangen: list[dict[str, Any]] = []  # elk verzoek, ook herhalingen
        self.gespeeld: list[dict[str, Any]] = []  # wat echt een beurt was
        self.gewist: list[str] = []
        self.herkenning: Any = {"problemen": [], "crisis": [], "soort": None, "taal": "nl"}
        self.te_herkennen: list[str] = []
        self.weigert_wissen = False
        self.status = 200
        self.binnen = threading.Semaphore(0)  # telt verzoeken die binnenkwamen
        self._los = threading.Event()
        self._los.set()
        self._beurten: dict[str, list[tuple[str, Any]]] = {}
        self._poort = 0
        self._server: ThreadingHTTPServer | None = None
        self._draad: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._poort}"

    def start(self) -> NepRasa:
        self._server = _Server(("127.0.0.1", self._poort), self._handler())
        self._server.daemon_threads = True
        self._poort = self._server.server_address[1]
        self._draad = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._draad.start()
        return self

    def stop(self) -> None:
        self._los.set()
        if self._server and self._draad:
            self._server.shutdown()
            self._draad.join()
            self._server.server_close()
            self._server = None

    def houd_vast(self) -> None:
        """Vanaf nu blijft elk bericht hangen tot `laat_los`."""
        self._los.clear()

    def laat_los(self) -> None:
        self._los.set()

    def teksten(self) -> list[str]:
        return [b["message"] for b in self.gespeeld]

    def beantwoord(self, data: dict[str, Any]) -> Any:
        self.ontvangen.append(data)
        self.binnen.release()
        assert self._los.wait(30), "vergeten los te laten"
        beurten = self._beurten.setdefault(data["sender"], [])
        bericht_id = data["metadata"]["bericht_id"]
        if beurten and beurten[-1][0] == bericht_id:
            return beurten[-1][1]
        stap = self.draaiboek[len(beurten)] if len(beurten) < len(self.draaiboek) else [bericht(f"U zei: {data['message']}")]
        antwoord = stap(data) if isinstance(stap, Callable) else stap
        if antwoord:
            self.gespeeld.append(data)
            beurten.append((bericht_id, antwoord))
        return antwoord

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        nep = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None: ...

            def geef(self, status: int, data: Any = None) -> None:
                lijf = b"" if data is None else json.dumps(data).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(lijf)))
                self.end_headers()
                self.wfile.write(lijf)

            def mag(self) -> bool:
                return self.headers["Authorization"] == f"Bearer {TOKEN}"

            def do_POST(self) -> None:
                ruw = self.rfile.read(lengte := int(self.headers["Content-Length"]))
                if len(ruw) < lengte:
                    return None  # de andere kant viel om terwijl hij schreef
                data = json.loads(ruw)
                if self.mag() and self.path == "/webhooks/wegwijs/herken":
                    nep.te_herkennen.append(data["tekst"])
                    return self.geef(nep.status, nep.herkenning)
                if not self.mag() or self.path != "/webhooks/wegwijs/webhook":
                    return self.geef(401 if not self.mag() else 404)
                try:
                    self.geef(nep.status, nep.beantwoord(data))
                except BrokenPipeError:
                    pass  # de andere kant wachtte niet langer

            def do_DELETE(self) -> None:
                if not self.mag() or nep.weigert_wissen:
                    return self.geef(503)
                gesprek = self.path.rpartition("/")[2]
                nep.gewist.append(gesprek)
                nep._beurten.pop(gesprek, None)
                self.geef(204)

        return Handler
