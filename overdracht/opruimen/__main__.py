"""Wist nu wat langer bewaard is dan de bewaartermijn: `python -m overdracht.opruimen [--proef] [--na-terugzetten]`.

Het webproces doet dit zelf, bij de start en elk uur. Met `--proef` wordt alleen geteld. Deze
opdracht brengt delen bij elkaar, zoals `integrations.app`; daarom mag zij als enige hier de
profielen en de wislijst kennen.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from gemeenten.lezer import profielen as lees_profielen
from integrations.wislijst import MAP, Wislijst
from overdracht import tabellen as t
from overdracht.database import STANDAARD_VAR, LogboekWeg, Sessies, lezen, maak_engine, maak_sessies
from overdracht.opruimen import GESPREK, ruim_op, tel, verslag
from overdracht.tijd import nu
from overdracht.wissen import wis_gesprek


def _wis_opnieuw(sessies: Sessies, wislijst: Wislijst, gesprek: str) -> bool:
    """Wist nog eens wat een inwoner al liet wissen; False als het er niet (meer) in stond."""
    wislijst.zet(gesprek)
    with lezen(sessies) as sessie:
        rij = sessie.get(t.Gesprek, gesprek)
        stond_er = rij is not None and rij.gewist_op is None
    wis_gesprek(sessies, gesprek)
    return stond_er


def main(argumenten: list[str]) -> int:
    """0 als het gelukt is, 1 met een regel op de foutuitvoer als het niet kan."""
    lezer = argparse.ArgumentParser(prog="python -m overdracht.opruimen", description="Wist wat langer bewaard is dan de bewaartermijn van de gemeente.")
    lezer.add_argument("--proef", action="store_true", help="alleen tellen, niets wissen")
    lezer.add_argument("--na-terugzetten", action="store_true", help="wist ook opnieuw wat inwoners lieten wissen sinds de back-up die is teruggezet")
    keuze = lezer.parse_args(argumenten)
    proef, opnieuw = keuze.proef, 0
    engine = None
    try:
        profielen = lees_profielen()
        engine = maak_engine()
        sessies = maak_sessies(engine)
        wislijst = Wislijst(Path(os.environ.get("WEGWIJS_VAR") or STANDAARD_VAR) / MAP)
        verzoeken = wislijst.op_verzoek() if keuze.na_terugzetten else ()
        if not proef:
            opnieuw = sum(_wis_opnieuw(sessies, wislijst, gesprek) for gesprek in verzoeken)
        telling = tel(sessies, profielen, nu()) if proef else ruim_op(sessies, profielen, wislijst, nu())
    except (LogboekWeg, OSError, ValueError) as fout:
        sys.stderr.write(f"Opruimen lukt niet: {fout}\n")
        return 1
    finally:
        if engine is not None:
            engine.dispose()
    if keuze.na_terugzetten:
        sys.stdout.write(f"Op verzoek gewist, volgens de lijst: {len(verzoeken)}. Daarvan nu opnieuw gewist: {opnieuw}.\n")
    sys.stdout.write("Proef: er is niets gewist. Te wissen:\n" if proef else "Gewist:\n")
    sys.stdout.writelines(f"  {regel}\n" for regel in verslag(telling, profielen))
    if not proef and any(wat == GESPREK for _, wat in telling):
        sys.stdout.write("De dialoogmotor vergeet deze gesprekken ook, zodra het webproces en de motor draaien.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
