"""Een lange stap als één leesbare regel: naam, verstreken tijd, uitkomst.

De uitvoer van de opdracht zelf gaat naar een logbestand; alleen als het misgaat komen de laatste
regels in beeld. Alleen de standaardbibliotheek, Python 3.10 en nieuwer.

    python -m scripts.stap --naam "tests triage" --log test-triage --toon REGEX -- opdracht ...
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

WORTEL = Path(__file__).resolve().parent.parent
STAARTREGELS = 60
HARTSLAG = 30  # seconden tussen twee levenstekens als de uitvoer geen scherm is


def var_map() -> Path:
    """De map met alles wat tijdens het gebruik ontstaat; alleen voor de eigenaar leesbaar."""
    map_ = Path(os.environ.get("WEGWIJS_VAR") or WORTEL / "var").absolute()
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    return map_


def log_map() -> Path:
    map_ = var_map() / "log"
    map_.mkdir(mode=0o700, exist_ok=True)
    return map_


@contextlib.contextmanager
def een_tegelijk() -> Iterator[None]:
    """Twee opdrachten tegelijk bouwen niet door elkaar aan dezelfde omgeving of hetzelfde model."""
    with (var_map() / ".slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield


def staart(log: Path, regels: int = STAARTREGELS) -> str:
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-regels:])


def leesbaar(pad: Path) -> str:
    """Het pad zoals een mens het intikt: vanaf de wortel van het project waar dat kan."""
    try:
        return str(pad.relative_to(WORTEL))
    except ValueError:
        return str(pad)


class Regel:
    """Eén regel die meeloopt: op een scherm ververst, anders af en toe aangevuld."""

    def __init__(self, naam: str, uit: TextIO) -> None:
        self.naam, self.uit, self.begin = naam, uit, time.monotonic()
        self.scherm = uit.isatty()
        self._laatste = 0
        self._schrijf(f"  {naam} …" if not self.scherm else "")

    def _schrijf(self, tekst: str) -> None:
        self.uit.write(tekst)
        self.uit.flush()

    @property
    def seconden(self) -> int:
        return round(time.monotonic() - self.begin)

    def tik(self) -> None:
        if self.seconden == self._laatste:
            return
        if self.scherm:
            self._laatste = self.seconden
            self._schrijf(f"\r\033[K  {self.naam} … {self.seconden} s")
        elif self.seconden - self._laatste >= HARTSLAG:
            self._laatste = self.seconden
            self._schrijf(f" {self.seconden} s …")

    def klaar(self, uitkomst: str) -> None:
        begin = f"\r\033[K  {self.naam} … " if self.scherm else " "
        self._schrijf(f"{begin}{uitkomst} ({self.seconden} s)\n")


def voer_uit(
    naam: str,
    *opdrachten: Sequence[str | Path],
    log: str,
    omgeving: Mapping[str, str] | None = None,
    uit: TextIO | None = None,
    toon: str | None = None,
) -> int:
    """Voert de opdrachten na elkaar uit, tot er een misgaat, en geeft de laatste uitgangscode.

    Toont één regel, en als het misging het einde van het log. `toon` is een reguliere expressie:
    regels uit het log die er iets van bevatten komen erbij als het goed ging.
    """
    uit = uit or sys.stdout
    pad = log_map() / f"{log}.log"
    regel = Regel(naam, uit)
    code = 0
    with pad.open("wb") as bestand:
        os.fchmod(bestand.fileno(), 0o600)
        for opdracht in opdrachten:
            code = _voer_een_uit(opdracht, bestand, omgeving, regel)
            if code:
                break
    regel.klaar("klaar" if code == 0 else f"MISLUKT, code {code}")
    if code:
        uit.write(f"--- einde van {leesbaar(pad)} ---\n{staart(pad)}\n---\n")
    elif toon:
        for tekst in pad.read_text("utf-8", "replace").splitlines():
            if re.search(toon, tekst):
                uit.write(f"    {tekst}\n")
    uit.flush()
    return code


def _voer_een_uit(
    opdracht: Sequence[str | Path],
    bestand: BinaryIO,
    omgeving: Mapping[str, str] | None,
    regel: Regel,
) -> int:
    kind = subprocess.Popen(
        [str(deel) for deel in opdracht],
        cwd=WORTEL,
        stdin=subprocess.DEVNULL,
        stdout=bestand,
        stderr=subprocess.STDOUT,
        env=None if omgeving is None else {**os.environ, **omgeving},
    )
    try:
        while True:
            try:
                return kind.wait(timeout=0.25)
            except subprocess.TimeoutExpired:
                regel.tik()
    except BaseException:
        kind.terminate()
        kind.wait()
        regel.klaar("afgebroken")
        raise


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    lezer.add_argument("--naam", required=True, help="wat er gebeurt, in een paar woorden")
    lezer.add_argument("--log", required=True, help="naam van het logbestand, zonder .log")
    lezer.add_argument("--toon", help="regels uit het log die getoond worden als het goed ging")
    lezer.add_argument("opdracht", nargs="+")
    wens = lezer.parse_args()
    try:
        return voer_uit(wens.naam, wens.opdracht, log=wens.log, toon=wens.toon)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
