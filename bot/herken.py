"""`make herken`: JSON-regels in, JSON-regels uit, met hetzelfde model als het gesprek.

In: `{"id": .., "tekst": ..}`. Uit: `{"id", "problemen": [{"code", "zekerheid"}], "crisis": [vlag],
"soort": null of een soort, "taal": "nl"}`; met `--waarom` ook `"waarom": {code of vlag: [woorden]}`.
Alleen JSON op standaarduit; al het andere, ook wat TensorFlow bij het laden te zeggen heeft, gaat naar
standaardfout. Een regel die niet te lezen is wordt daar gemeld en overgeslagen; de afloop is dan 1.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

MODEL = Path(__file__).parent / "models" / "wegwijs.tar.gz"
VELDEN = ("problemen", "crisis", "soort", "taal")


def houd_standaarduit_vrij() -> TextIO:
    """Wat hierna naar standaarduit schrijft, ook C-code, komt op standaardfout; dit is de echte."""
    sys.stdout.flush()
    echt = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    return echt


class Luisteraar:
    """Het getrainde model, door Rasa geladen en door Rasa gebruikt."""

    def __init__(self, model: Path = MODEL) -> None:
        if not model.is_file():
            raise FileNotFoundError(f"{model} is er niet: draai eerst `make train`")
        import logging

        from rasa.core.agent import Agent
        from rasa.utils.log_utils import configure_structlog

        # Rasa logt op debug de tekst van elk bericht; die hoort in geen enkel logboek.
        configure_structlog(logging.WARNING)
        logging.getLogger("rasa").setLevel(logging.WARNING)

        self._lus = asyncio.new_event_loop()
        self._agent = Agent.load(str(model))
        if self._agent.processor is None:
            raise RuntimeError(f"Rasa kon {model} niet laden")

    def hoor(self, tekst: str) -> dict[str, Any]:
        """De herkenning van één bericht, zoals `triage.herkenning.Herkenning.naar_dict` haar geeft."""
        # Een schuine streep vooraan is voor Rasa een opdracht; een inwoner bedoelt die niet.
        uit = self._lus.run_until_complete(self._agent.parse_message(tekst.lstrip(" /")))
        return uit.get("herkenning") or {"problemen": [], "twijfel": [], "crisis": [], "soort": None, "taal": "nl", "zinnen": [], "waarom": {}}

    def sluit(self) -> None:
        self._lus.close()


def lees(regels: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """De regels met hun nummer; None voor wat geen bericht is."""
    for nummer, regel in enumerate(regels, 1):
        if not regel.strip():
            continue
        try:
            bericht = json.loads(regel)
        except ValueError:
            bericht = None
        geldig = isinstance(bericht, dict) and isinstance(bericht.get("tekst"), str) and "id" in bericht
        yield nummer, bericht if geldig else None


def main() -> int:
    vraag = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    vraag.add_argument("--waarom", action="store_true", help="ook de woorden die tot elke code en vlag leidden")
    velden = (*VELDEN, "waarom") if vraag.parse_args().waarom else VELDEN
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    uit = houd_standaarduit_vrij()
    try:
        luisteraar = Luisteraar()
    except FileNotFoundError as fout:
        print(fout, file=sys.stderr)
        return 1
    afloop = 0
    invoer = open(0, encoding="utf-8", errors="replace", closefd=False)
    try:
        for nummer, bericht in lees(invoer):
            if bericht is None:
                print(f'regel {nummer}: geen JSON met "id" en "tekst"', file=sys.stderr)
                afloop = 1
                continue
            gehoord = luisteraar.hoor(bericht["tekst"])
            regel = {"id": bericht["id"], **{veld: gehoord[veld] for veld in velden}}
            uit.write(json.dumps(regel, ensure_ascii=False) + "\n")
            uit.flush()
    except BrokenPipeError:
        return 0
    finally:
        luisteraar.sluit()
    return afloop


if __name__ == "__main__":
    sys.exit(main())
