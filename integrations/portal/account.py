"""Maakt een account voor het portaal: `python -m integrations.portal.account NAAM`.

Vraagt twee keer om een wachtwoord van ten minste 12 tekens, of leest het van standaardinvoer als
die geen terminal is. Met `--opnieuw` krijgt een bestaand account een nieuw wachtwoord. Een
standaardwachtwoord bestaat niet.
"""

from __future__ import annotations

import argparse
import getpass
import sys

from integrations.portal.wachtwoord import MINIMAAL, WachtwoordFout, maak_hash
from overdracht import medewerkers
from overdracht.database import LogboekWeg, maak_engine, maak_sessies


def _vraag_wachtwoord() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    eerste = getpass.getpass(f"Wachtwoord (ten minste {MINIMAAL} tekens): ")
    if getpass.getpass("Nog een keer: ") != eerste:
        raise WachtwoordFout("de twee wachtwoorden zijn niet gelijk")
    return eerste


def main(argumenten: list[str] | None = None) -> int:
    """0 als het account er is, 1 met de reden op de foutuitvoer als dat niet lukt."""
    lezer = argparse.ArgumentParser(prog="python -m integrations.portal.account", description="Maakt een account voor het medewerkersportaal.")
    lezer.add_argument("naam", help="waarmee de medewerker inlogt, zoals j.jansen")
    lezer.add_argument("--opnieuw", action="store_true", help="een bestaand account een nieuw wachtwoord geven")
    keuze = lezer.parse_args(argumenten)
    engine = None
    try:
        naam = medewerkers.lees_naam(keuze.naam)
        engine = maak_engine()
        sessies = maak_sessies(engine)
        # Eerst kijken, zodat niemand een wachtwoord typt voor een account dat er al is.
        if not keuze.opnieuw and medewerkers.vind(sessies, naam):
            raise medewerkers.NaamFout(f"het account {naam} bestaat al; met --opnieuw krijgt het een nieuw wachtwoord")
        wachtwoord_hash = maak_hash(_vraag_wachtwoord())
        if keuze.opnieuw:
            medewerkers.zet_wachtwoord(sessies, naam, wachtwoord_hash)
        else:
            medewerkers.maak(sessies, naam, wachtwoord_hash)
    except (medewerkers.NaamFout, WachtwoordFout, LogboekWeg, ValueError) as fout:
        print(f"Geen account gemaakt: {fout}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nGestopt; er is niets gemaakt.", file=sys.stderr)
        return 130
    finally:
        if engine is not None:
            engine.dispose()
    print(f"Account {naam} is klaar. Inloggen kan op /medewerkers")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
