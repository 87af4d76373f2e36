"""Maakt een account voor het portaal: `python -m integrations.portal.account NAAM`.

Toont een startwachtwoord dat bij de eerste keer inloggen vervangen wordt. Staat er een wachtwoord op
standaardinvoer (geen terminal), dan is dat meteen het wachtwoord. Met `--opnieuw` krijgt een
bestaand account een nieuw wachtwoord; met `--zonder-tweede-stap` wordt ook die gewist. Een
standaardwachtwoord bestaat niet.
"""

from __future__ import annotations

import argparse
import sys

from integrations.portal.wachtwoord import WachtwoordFout, maak_hash, maak_startwachtwoord
from overdracht import medewerkers
from overdracht.database import LogboekWeg, maak_engine, maak_sessies
from overdracht.tabellen import KCC_ROL, ROLLEN
from triage.taxonomie import LOKETTEN


def _gegeven_wachtwoord() -> str:
    """De regel op standaardinvoer; leeg bij een terminal, of als er niets staat."""
    return "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def main(argumenten: list[str] | None = None) -> int:
    """0 als het account er is, 1 met de reden op de foutuitvoer als dat niet lukt."""
    lezer = argparse.ArgumentParser(prog="python -m integrations.portal.account", description="Maakt een account voor het medewerkersportaal.")
    lezer.add_argument("naam", help="waarmee de medewerker inlogt, zoals j.jansen")
    lezer.add_argument("--rol", choices=ROLLEN, default=KCC_ROL, help="wat het account mag (standaard kcc: alle loketten)")
    lezer.add_argument("--loket", action="append", choices=LOKETTEN, default=[], help="bij --rol medewerker: welk loket; mag vaker")
    lezer.add_argument("--gemeente", help="alleen voor deze gemeente (standaard alle)")
    lezer.add_argument("--opnieuw", action="store_true", help="een bestaand account een nieuw wachtwoord geven")
    lezer.add_argument("--zonder-tweede-stap", action="store_true", help="met --opnieuw: ook de tweede stap van het inloggen wissen")
    keuze = lezer.parse_args(argumenten)
    engine = None
    try:
        naam = medewerkers.lees_naam(keuze.naam)
        engine = maak_engine()
        sessies = maak_sessies(engine)
        # Eerst kijken, zodat niemand een wachtwoord typt voor een account dat er al is.
        if not keuze.opnieuw and medewerkers.vind(sessies, naam):
            raise medewerkers.NaamFout(f"het account {naam} bestaat al; met --opnieuw krijgt het een nieuw wachtwoord")
        medewerkers.controleer_rol(keuze.rol, keuze.loket)
        gegeven = _gegeven_wachtwoord()
        start = "" if gegeven else maak_startwachtwoord()
        wachtwoord_hash = maak_hash(gegeven or start)
        if keuze.opnieuw:
            medewerkers.zet_wachtwoord(sessies, naam, wachtwoord_hash, startwachtwoord=bool(start))
            if keuze.zonder_tweede_stap and (gevonden := medewerkers.vind(sessies, naam)):
                medewerkers.wis_tweede_stap(sessies, gevonden.id)
        else:
            medewerkers.maak(sessies, naam, wachtwoord_hash, keuze.rol, keuze.loket, keuze.gemeente, startwachtwoord=bool(start))
    except (medewerkers.NaamFout, medewerkers.AccountFout, WachtwoordFout, LogboekWeg, ValueError) as fout:
        print(f"Geen account gemaakt: {fout}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nGestopt; er is niets gemaakt.", file=sys.stderr)
        return 130
    finally:
        if engine is not None:
            engine.dispose()
    print(f"Account {naam} is klaar. Inloggen kan op /medewerkers")
    if start:
        print(f"Startwachtwoord: {start}")
        print("Bij de eerste keer inloggen kiest u een eigen wachtwoord. Dit startwachtwoord is hierna niet meer te zien.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
