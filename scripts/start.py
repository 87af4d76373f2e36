"""Start Wegwijs: `make run` roept dit aan als omgevingen, model en database klaar zijn.

    python -m scripts.start                        alles starten en bewaken, tot Ctrl-C
    python -m scripts.start --alleen OPDRACHT ...  één opdracht met de instellingen van web
"""

from __future__ import annotations

import errno
import os
import re
import signal
import socket
import sys
import time
from collections import deque
from pathlib import Path

from scripts.processen import ADRES, BOT_PYTHON, MODEL, WEB_PYTHON, Opstelling, Proces, sterf_met_ouder
from scripts.stap import Regel, leesbaar

STANDAARDPOORT = 8000
GEDULD = 180.0  # seconden tot alles antwoordt
HOOGSTENS, BINNEN = 5, 60.0  # zo vaak mag een onderdeel herstarten in zoveel seconden
NAMEN = {"web": "de website", "taal": "de taalmotor (Rasa)", "acties": "de actieserver"}


def vangt_onderbreking(pid: int) -> bool:
    """Heeft dat proces nog een eigen afhandeling van SIGINT? (Linux; elders altijd ja.)

    `make` zet die bij zijn eerste SIGINT af en wacht dan op ons, zonder het sein door te geven.
    Bij Ctrl-C krijgen wij het zelf ook; bij `kill -INT` op make alleen is dit de enige manier.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return True
    gevangen = re.search(r"^SigCgt:\s*([0-9a-f]+)", status, re.MULTILINE)
    return gevangen is None or bool(int(gevangen[1], 16) >> (signal.SIGINT - 1) & 1)


class Fout(Exception):
    """Iets waardoor Wegwijs niet kan draaien, met een zin voor degene die het startte."""


def zeg(tekst: str) -> None:
    print(tekst, flush=True)


def lees_poort() -> int:
    tekst = os.environ.get("WEGWIJS_PORT") or str(STANDAARDPOORT)
    if not tekst.isascii() or not tekst.isdigit() or not 1 <= int(tekst) <= 65535:
        raise Fout(f"WEGWIJS_PORT is {tekst!r}; dat moet een getal zijn van 1 tot en met 65535.")
    return int(tekst)


def controleer_poort(poort: int) -> None:
    with socket.socket() as stekker:
        stekker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            stekker.bind((ADRES, poort))
        except OSError as fout:
            if fout.errno == errno.EADDRINUSE:
                raise Fout(
                    f"Poort {poort} is al in gebruik. Draait Wegwijs al? Kies anders een andere "
                    f"poort: WEGWIJS_PORT={poort + 1 if poort < 65535 else STANDAARDPOORT} make run"
                ) from None
            raise Fout(f"Poort {poort} kan niet gebruikt worden: {fout.strerror}.") from None


def controleer_onderdelen() -> None:
    for pad, opdracht in ((WEB_PYTHON, "setup"), (BOT_PYTHON, "setup"), (MODEL, "train")):
        if not pad.exists():
            raise Fout(f"{leesbaar(pad)} ontbreekt. Geef eerst: make {opdracht}")


class Bewaker:
    """Houdt de processen in de gaten en start opnieuw wat wegvalt."""

    def __init__(self, opstelling: Opstelling, make: int | None = None) -> None:
        self.opstelling = opstelling
        self._make = make if make and vangt_onderbreking(make) else None
        self.stoppen = False
        self._herstarts: dict[str, deque[float]] = {p.naam: deque() for p in opstelling.processen}
        self._weer_op: dict[str, float] = {}  # naam -> tijdstip van de volgende poging
        self._herstellend: set[str] = set()

    def vang_seinen(self) -> None:
        for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sein, self._sein)

    def _sein(self, *_: object) -> None:
        if self.stoppen:  # voor de tweede keer: niet meer wachten
            self.opstelling.dood()
        self.stoppen = True

    def kijk(self) -> None:
        """Eén ronde: wie is er weg, wie mag opnieuw, wie is er weer."""
        if self._make and not vangt_onderbreking(self._make):
            self.stoppen = True
            return
        for proces in self.opstelling.processen:
            if proces.naam in self._weer_op:
                if time.monotonic() >= self._weer_op[proces.naam]:
                    del self._weer_op[proces.naam]
                    proces.start()
            elif not proces.leeft():
                self._plan_herstart(proces)
            elif proces.naam in self._herstellend and proces.is_klaar():
                self._herstellend.discard(proces.naam)
                zeg(f"Wegwijs: {NAMEN[proces.naam]} werkt weer.")

    def _plan_herstart(self, proces: Proces) -> None:
        nu, eerder = time.monotonic(), self._herstarts[proces.naam]
        while eerder and nu - eerder[0] > BINNEN:
            eerder.popleft()
        naam, code = NAMEN[proces.naam], proces.kind.returncode if proces.kind else None
        if len(eerder) >= HOOGSTENS:
            raise Fout(
                f"{naam} stopt steeds: {HOOGSTENS} keer opnieuw gestart binnen een minuut. "
                f"Het einde van {leesbaar(proces.log)}:\n{proces.staart()}"
            )
        wacht = 0.5 * 2 ** len(eerder)
        eerder.append(nu)
        self._weer_op[proces.naam] = nu + wacht
        self._herstellend.add(proces.naam)
        zeg(f"\nWegwijs: {naam} is gestopt (code {code}); start over {wacht:g} s opnieuw.")

    def wacht_tot_klaar(self) -> None:
        regel = Regel("Wegwijs start", sys.stdout)
        while not self.stoppen:
            self.kijk()
            if all(proces.is_klaar() for proces in self.opstelling.processen):
                self._herstellend.clear()
                regel.klaar("klaar")
                return
            if regel.seconden > GEDULD:
                niet = [p for p in self.opstelling.processen if not p.is_klaar()]
                namen = ", ".join(NAMEN[p.naam] for p in niet)
                logs = ", ".join(leesbaar(p.log) for p in niet)
                raise Fout(f"Na {GEDULD:.0f} s antwoordt nog niet: {namen}. Zie {logs}.")
            regel.tik()
            time.sleep(0.2)

    def bewaak(self) -> None:
        while not self.stoppen:
            self.kijk()
            time.sleep(0.2)


def draai(make: int | None = None) -> int:
    poort = lees_poort()
    controleer_onderdelen()
    controleer_poort(poort)
    opstelling = Opstelling(web_poort=poort)
    bewaker = Bewaker(opstelling, make)
    bewaker.vang_seinen()
    try:
        opstelling.start()
        bewaker.wacht_tot_klaar()
        if not bewaker.stoppen:
            zeg(
                f"Wegwijs is klaar: {opstelling.web_url}/\n"
                f"  medewerkers: {opstelling.web_url}/medewerkers "
                "(eerste account: make account NAAM=j.jansen)\n"
                f"  logboeken: {leesbaar(opstelling.var / 'log')}   stoppen: Ctrl-C"
            )
        bewaker.bewaak()
    finally:
        zeg("\nWegwijs stopt …")
        bewaker.stoppen = True
        opstelling.stop()
        zeg("Wegwijs is gestopt.")
    return 0


def alleen(opdracht: list[str]) -> int:
    os.execvpe(opdracht[0], opdracht, Opstelling().web.omgeving)  # noqa: S606


def main(wensen: list[str]) -> int:
    if wensen[:1] == ["--alleen"] and len(wensen) > 1:
        return alleen(wensen[1:])
    make = None
    if wensen == ["--onder-make"]:
        make = os.getppid()
        sterf_met_ouder(signal.SIGTERM)  # verdwijnt make, dan stopt alles netjes
    elif wensen:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return draai(make)
    except Fout as fout:
        print(f"Wegwijs: {fout}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
