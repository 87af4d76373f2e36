"""Maakt .venv-bot en .venv-web, elk precies volgens zijn bestand in requirements/.

Is een omgeving er al en zijn de eisen niet veranderd, dan gebeurt er niets (een stempel in de
omgeving onthoudt de som van de eisen). Anders wordt hij opnieuw gemaakt: zo blijft er nooit een
oud pakket achter. Voortgang op standaardfout, want `make herken` houdt standaarduit vrij.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from scripts.stap import WORTEL, een_tegelijk, voer_uit

PIP = (
    *("-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input"),
    *("--disable-pip-version-check", "--progress-bar", "off"),
)
# De bot heeft een paar pakketten die alleen als broncode bestaan; die worden gebouwd met het
# vastgelegde gereedschap uit bouw.txt. In de webomgeving mag dat niet nodig zijn.
INSTALLATIE = {
    "web": (("web.txt", "--only-binary=:all:"),),
    "bot": (("bouw.txt", "--only-binary=:all:"), ("bot.txt", "--no-build-isolation")),
}


def som(soort: str) -> str:
    """Verandert wat er geïnstalleerd moet worden, dan verandert de som."""
    teller = hashlib.sha256()
    for bestand, vlag in INSTALLATIE[soort]:
        teller.update(vlag.encode() + (WORTEL / "requirements" / bestand).read_bytes())
    return teller.hexdigest()


def is_in_orde(map_: Path, verwacht: str) -> bool:
    stempel = map_ / ".stempel"
    if not stempel.is_file() or stempel.read_text().strip() != verwacht:
        return False
    try:  # De Python waarmee hij gemaakt werd kan weg zijn.
        return subprocess.run([map_ / "bin" / "python", "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def maak(soort: str) -> int:
    map_ = WORTEL / f".venv-{soort}"
    verwacht = som(soort)
    if is_in_orde(map_, verwacht):
        return 0
    zoeker = ["sh", WORTEL / "scripts" / "zoek-python.sh", soort]
    gevonden = subprocess.run(zoeker, stdout=subprocess.PIPE, text=True)
    if gevonden.returncode:
        return gevonden.returncode
    code = voer_uit(
        f"omgeving {soort} installeren",
        [gevonden.stdout.strip(), "-m", "venv", "--clear", map_],
        *(
            [map_ / "bin" / "python", *PIP, vlag, "-r", f"requirements/{bestand}"]
            for bestand, vlag in INSTALLATIE[soort]
        ),
        log=f"omgeving-{soort}",
        uit=sys.stderr,
    )
    if code == 0:
        (map_ / ".stempel").write_text(verwacht + "\n")
    return code


def main() -> int:
    with een_tegelijk():
        return maak("web") or maak("bot")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
