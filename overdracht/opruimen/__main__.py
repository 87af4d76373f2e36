"""Wist nu wat langer bewaard is dan de bewaartermijn: `python -m overdracht.opruimen [--proef]`.

Het webproces doet dit zelf, bij de start en elk uur. Met `--proef` wordt alleen geteld. Deze
opdracht brengt delen bij elkaar, zoals `integrations.app`; daarom mag zij als enige hier de
profielen en de wislijst kennen.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from gemeenten.lezer import profielen as lees_profielen
from integrations.wislijst import MAP, Wislijst
from overdracht.database import STANDAARD_VAR, LogboekWeg, maak_engine, maak_sessies
from overdracht.opruimen import GESPREK, OVERDRACHT, Telling, dagen_van, ruim_op, tel
from overdracht.tijd import nu
from triage.profiel import Profiel


def verslag(telling: Telling, profielen: Mapping[str, Profiel], proef: bool) -> str:
    """Wat er (te) wissen is, per gemeente op een regel."""
    regels = ["Proef: er is niets gewist. Te wissen:" if proef else "Gewist:"]
    for gemeente in [*profielen, *sorted({g for g, _ in telling} - set(profielen))]:
        gesprekken, overdrachten = telling[gemeente, GESPREK], telling[gemeente, OVERDRACHT]
        naam = profielen[gemeente].naam if gemeente in profielen else f"{gemeente} (geen profiel)"
        regels.append(f"  {naam}, na {dagen_van(profielen, gemeente)} dagen: {_aantal(gesprekken, 'gesprek', 'gesprekken')}, {_aantal(overdrachten, 'overdracht', 'overdrachten')}")
    if not proef and any(wat == GESPREK for _, wat in telling):
        regels.append("De dialoogmotor vergeet deze gesprekken ook, zodra het webproces en de motor draaien.")
    return "\n".join(regels) + "\n"


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def main(argumenten: list[str]) -> int:
    """0 als het gelukt is, 1 met een regel op de foutuitvoer als het niet kan."""
    lezer = argparse.ArgumentParser(prog="python -m overdracht.opruimen", description="Wist wat langer bewaard is dan de bewaartermijn van de gemeente.")
    lezer.add_argument("--proef", action="store_true", help="alleen tellen, niets wissen")
    proef = lezer.parse_args(argumenten).proef
    engine = None
    try:
        profielen = lees_profielen()
        engine = maak_engine()
        sessies = maak_sessies(engine)
        wislijst = Wislijst(Path(os.environ.get("WEGWIJS_VAR") or STANDAARD_VAR) / MAP)
        telling = tel(sessies, profielen, nu()) if proef else ruim_op(sessies, profielen, wislijst, nu())
    except (LogboekWeg, OSError, ValueError) as fout:
        sys.stderr.write(f"Opruimen lukt niet: {fout}\n")
        return 1
    finally:
        if engine is not None:
            engine.dispose()
    sys.stdout.write(verslag(telling, profielen, proef))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
