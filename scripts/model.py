"""Traint het Rasa-model, alleen als er iets veranderd is waar het model van afhangt.

Een stempel naast het model onthoudt de som van alles wat meetelt. Voortgang op standaardfout.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.stap import WORTEL, een_tegelijk, var_map, voer_uit

MODELLEN = WORTEL / "bot" / "models"
MODEL = MODELLEN / "wegwijs.tar.gz"
STEMPEL = MODELLEN / "wegwijs.stempel"
BESTANDEN = ("config.yml", "domain.yml", "requirements/bot.txt")
# Van de kern telt alleen mee wat de herkenning gebruikt: een andere vraag vraagt geen ander model.
PATRONEN = ("bot/data/**/*", "bot/components/**/*", "triage/taxonomie.py", "triage/herkenning.py", "triage/crisis*.py")
# Met een ander taalmodel van spaCy hoort een ander getraind model.
TAALMODELLEN = ".venv-bot/lib/python3.10/site-packages/nl_core_news_*.dist-info"


def telt_mee() -> Iterator[Path]:
    for naam in BESTANDEN:
        yield WORTEL / naam
    for patroon in PATRONEN:
        for pad in sorted(WORTEL.glob(patroon)):
            if pad.is_file() and "__pycache__" not in pad.parts:
                yield pad


def som() -> str:
    teller = hashlib.sha256()
    for pad in telt_mee():
        inhoud = pad.read_bytes()
        teller.update(f"{pad.relative_to(WORTEL)}\0{len(inhoud)}\0".encode() + inhoud)
    for pad in sorted(WORTEL.glob(TAALMODELLEN)):
        teller.update(pad.name.encode())
    return teller.hexdigest()


def train(verwacht: str) -> int:
    werk = var_map() / "training"
    shutil.rmtree(werk, ignore_errors=True)
    # --force: de tussenstand van Rasa kent wel onze gegevens maar niet al onze code.
    # --skip-validation: `make validate` doet dat (ook in `make test`); hier leest Rasa de
    # gegevens er een keer extra voor, en dat duurt langer dan het leren zelf.
    opdracht = [
        *(WORTEL / ".venv-bot" / "bin" / "python", "-m", "rasa", "train", "--force", "--skip-validation"),
        *("--config", "config.yml", "--domain", "domain.yml", "--data", "bot/data"),
        *("--out", werk, "--fixed-model-name", "wegwijs"),
    ]
    omgeving = {
        "PYTHONPATH": str(WORTEL),
        "PYTHONHASHSEED": "0",
        "RASA_TELEMETRY_ENABLED": "false",
        "RASA_MAX_CACHE_SIZE": "0",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    code = voer_uit("model trainen", opdracht, log="train", omgeving=omgeving, uit=sys.stderr)
    nieuw = werk / MODEL.name
    if code == 0 and not nieuw.is_file():
        print("rasa train meldt succes maar er is geen model: zie train.log", file=sys.stderr)
        code = 1
    if code == 0:
        MODELLEN.mkdir(parents=True, exist_ok=True)
        STEMPEL.unlink(missing_ok=True)
        shutil.move(nieuw, MODELLEN / "nieuw.tmp")
        os.replace(MODELLEN / "nieuw.tmp", MODEL)
        STEMPEL.write_text(verwacht + "\n")
    shutil.rmtree(werk, ignore_errors=True)
    return code


def main() -> int:
    ontbreekt = [naam for naam in BESTANDEN if not (WORTEL / naam).is_file()]
    if ontbreekt:
        print(f"Kan niet trainen: {', '.join(ontbreekt)} ontbreekt.", file=sys.stderr)
        return 1
    with een_tegelijk():
        verwacht = som()
        if MODEL.is_file() and STEMPEL.is_file() and STEMPEL.read_text().strip() == verwacht:
            return 0
        return train(verwacht)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
