"""Een webproces dat snel (opnieuw) start en met kill -9 weg kan, voor tests die dat vaak doen.

De ouder laadt de app één keer en splitst voor elke start een kind af; het kind is het echte
webproces en krijgt zijn eigen database, lus en verbindingen. Opdrachten komen op standaardinvoer
(`start`), antwoorden op standaarduitvoer (het nummer van het kind).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep

WORTEL = Path(__file__).resolve().parents[2]
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Webproces:
    """`start` wacht tot het antwoordt, `dood` is kill -9. `log` is wat het schreef."""

    def __init__(self, omgeving: dict[str, str], poort: int, log: Path):
        self.url, self._poort, self.log = f"http://127.0.0.1:{poort}", poort, log
        schoon = {n: w for n, w in os.environ.items() if not n.startswith("WEGWIJS_")}
        self._uit = log.open("ab")
        self._ouder = subprocess.Popen(
            [sys.executable, "-m", "tests.support.webproces", str(poort)],
            cwd=WORTEL, env={**schoon, "PYTHONPATH": str(WORTEL), **omgeving}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._uit, text=True,
        )  # fmt: skip
        self.nummer = 0

    def start(self, geduld: float = 180.0) -> None:
        assert self._ouder.stdin and self._ouder.stdout
        self._ouder.stdin.write("start\n")
        self._ouder.stdin.flush()
        self.nummer = int(self._ouder.stdout.readline())
        einde = monotonic() + geduld
        while True:
            try:
                _OPENER.open(f"{self.url}/gezond", timeout=1).close()
                return
            except (urllib.error.URLError, OSError):
                assert monotonic() < einde and self._ouder.poll() is None, self.log.read_text(errors="replace")[-3000:]
                sleep(0.01)

    def dood(self) -> None:
        """Weg, zonder waarschuwing; wacht tot het er niet meer is."""
        assert self._ouder.stdin and self._ouder.stdout
        os.kill(self.nummer, signal.SIGKILL)
        self._ouder.stdin.write("ruim op\n")
        self._ouder.stdin.flush()
        self._ouder.stdout.readline()

    def stop(self) -> None:
        self._ouder.kill()
        self._ouder.communicate()
        self._uit.close()


def _draai(poort: int) -> None:
    import uvicorn

    from integrations.app import maak_app

    uvicorn.run(maak_app(), host="127.0.0.1", port=poort, access_log=False, log_level="info", timeout_graceful_shutdown=2)


def main() -> None:
    from gemeenten.lezer import profielen
    from scripts.processen import sterf_met_ouder

    # Laden, profielen lezen en de eerste app opbouwen is het meeste werk van een start, en voor elk
    # kind hetzelfde. Deze app draait nooit: elk kind maakt zijn eigen.
    for module in ("integrations.app", "integrations.telegram"):
        import_module(module)
    profielen()
    import_module("integrations.app").maak_app()
    poort = int(sys.argv[1])
    kind = 0
    for regel in sys.stdin:
        if regel.strip() == "start":
            kind = os.fork()
            if kind == 0:
                sterf_met_ouder(ouder=os.getppid())
                try:
                    _draai(poort)
                finally:
                    os._exit(0)
            antwoord = kind
        else:
            antwoord, _ = os.waitpid(kind, 0)
        sys.stdout.write(f"{antwoord}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
