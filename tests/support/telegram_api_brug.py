"""Een brug: de chat-API aan de ene kant, Telegram op de lusverbinding aan de andere.

    .venv-web/bin/python -m tests.support.telegram_api_brug [--poort 8100]

Start de hele opstelling (web met Telegram aan, Rasa, acties) met een eigen map, en een Bot API. Wie
met de chat-API praat (POST /api/v1/gesprekken, POST .../berichten) praat zo via Telegram: elke
tekst wordt getypt en elke keuze getikt in een eigen Telegramgesprek. Zo kan dezelfde nagemaakte
inwoner beide kanalen spelen. Ctrl-C stopt alles.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

from overdracht.database import maak_engine, maak_sessies
from overdracht.versleuteling import Sleutelbos
from scripts.processen import WORTEL, Opstelling
from tests.support.botapi import TOKEN, BotApi
from tests.support.telegraminwoner import TelegramInwoner


def telegram_aan(api: BotApi) -> dict[str, str]:
    """De instellingen waarmee een opstelling via deze Bot API praat."""
    return {"WEGWIJS_TELEGRAM": "polling", "WEGWIJS_TELEGRAM_TOKEN": TOKEN, "WEGWIJS_TELEGRAM_API": api.url}


class Brug:
    """Maakt Telegramgesprekken bij een draaiende opstelling."""

    def __init__(self, opstelling: Opstelling, api: BotApi):
        bos = Sleutelbos.uit_tekst(opstelling._instelling("WEGWIJS_SLEUTELS"), opstelling._instelling("WEGWIJS_HASHSLEUTEL"))
        self.engine = maak_engine(opstelling._instelling("WEGWIJS_DATABASE_URL"), bos)
        self._sessies, self._bos, self._api = maak_sessies(self.engine), bos, api
        self._nummers = count(5_100_000_001)
        self._slot = threading.Lock()
        self.gesprekken: dict[str, tuple[str, TelegramInwoner]] = {}

    def inwoner(self, gemeente: str = "almelo") -> TelegramInwoner:
        with self._slot:
            nummer = next(self._nummers)
        return TelegramInwoner(self._sessies, self._bos.kenhash, self._api, nummer, gemeente)

    # De chat-API

    def open(self, data: dict[str, Any]) -> dict[str, Any]:
        inwoner, sleutel = self.inwoner(data["gemeente"]), secrets.token_urlsafe(16)
        gesprek = inwoner.id
        self.gesprekken[gesprek] = sleutel, inwoner
        return {"gesprek": gesprek, "sleutel": sleutel, "berichten": inwoner.laatste}

    def stuur(self, gesprek: str, sleutel: str, data: dict[str, Any]) -> dict[str, Any] | None:
        goed, inwoner = self.gesprekken.get(gesprek, ("", None))
        if inwoner is None or sleutel != goed:
            return None
        return {"berichten": inwoner.zegt(data["keuzes"] if "keuzes" in data else data["tekst"])}


def _handler(brug: Brug) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            delen = self.path.strip("/").split("/")
            try:
                if delen == ["api", "v1", "gesprekken"]:
                    return self.geef(201, brug.open(data))
                antwoord = brug.stuur(delen[3], (self.headers["Authorization"] or "").removeprefix("Bearer "), data)
                self.geef(200 if antwoord else 404, antwoord or {"type": "urn:wegwijs:fout:niet-gevonden"})
            except (AssertionError, ValueError, KeyError, IndexError) as fout:
                self.geef(500, {"fout": f"{type(fout).__name__}: {fout}"})
            return None

        def geef(self, status: int, data: dict[str, Any]) -> None:
            lijf = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(lijf)))
            self.end_headers()
            self.wfile.write(lijf)

    return Handler


def migreer(opstelling: Opstelling) -> None:
    """Maakt de tabellen van de opstelling, met haar sleutels."""
    namen = ("WEGWIJS_DATABASE_URL", "WEGWIJS_SLEUTELS", "WEGWIJS_HASHSLEUTEL")
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL), "WEGWIJS_VAR": str(opstelling.var), **{n: opstelling._instelling(n) for n in namen}}
    subprocess.run([sys.executable, "-m", "overdracht.migreer"], check=True, cwd=WORTEL, env=omgeving, capture_output=True)


def main() -> None:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--poort", type=int, default=0)
    poort = lezer.parse_args().poort
    with tempfile.TemporaryDirectory() as map_, BotApi() as api:
        opstelling = Opstelling(var=Path(map_), extra=telegram_aan(api))
        migreer(opstelling)
        with opstelling:
            opstelling.wacht_tot_klaar()
            server = ThreadingHTTPServer(("127.0.0.1", poort), _handler(Brug(opstelling, api)))
            sys.stdout.write(f"via Telegram: http://127.0.0.1:{server.server_address[1]}\nop het web:   {opstelling.web_url}\n")
            sys.stdout.flush()
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                server.server_close()


if __name__ == "__main__":
    main()
