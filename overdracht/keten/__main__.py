"""Kijkt na of er in het logboek iets veranderd of weggehaald is: `python -m overdracht.keten controleer`.

De opdracht noemt van elke keten het laatste zegel. Wie dat buiten de database bewaart en het later
met `--anker` meegeeft, ziet ook of het einde van een keten is afgehaald en het eindpunt mee terug is gezet.
"""

from __future__ import annotations

import argparse
import sys

from overdracht.database import LogboekWeg, lezen, maak_engine, maak_sessies
from overdracht.keten import KETENS, controleer
from overdracht.versleuteling import SleutelFout


def main(argumenten: list[str]) -> int:
    """0 als alles klopt, 1 met de eerste breuk van elke soort als dat niet zo is of als het niet kan."""
    lezer = argparse.ArgumentParser(prog="python -m overdracht.keten", description="Controleert de ketens van historie, inzage en beheer.")
    lezer.add_argument("wat", choices=["controleer"])
    lezer.add_argument("--anker", action="append", default=[], metavar="KETEN:ZEGEL", help="een zegel dat eerder genoteerd is en er nog in moet staan, zoals inzage:3f2a…")
    keuze = lezer.parse_args(argumenten)
    ankers = dict(anker.split(":", 1) for anker in keuze.anker if ":" in anker)
    if len(ankers) != len(keuze.anker) or set(ankers) - set(KETENS):
        lezer.error(f"een anker is KETEN:ZEGEL, met als keten {' of '.join(KETENS)}")
    engine = None
    try:
        engine = maak_engine()
        with lezen(maak_sessies(engine)) as sessie:
            verslagen = [controleer(sessie, naam, ankers.get(naam)) for naam in KETENS]
    except (LogboekWeg, SleutelFout, ValueError) as fout:
        sys.stderr.write(f"Controleren lukt niet: {fout}\n")
        return 1
    finally:
        if engine is not None:
            engine.dispose()
    for verslag in verslagen:
        sys.stdout.write(f"{verslag.keten}: {verslag.aantal} regels, laatste zegel {verslag.laatste_hash}\n")
    breuken = [breuk for verslag in verslagen for breuk in verslag.breuken]
    for breuk in breuken:
        sys.stdout.write(f"  BREUK in {breuk.keten}{f', regel {breuk.regel}' if breuk.regel else ''}: {breuk.wat}\n")
    sys.stdout.write("De ketens kloppen niet.\n" if breuken else "De ketens zijn heel.\n")
    return 1 if breuken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
