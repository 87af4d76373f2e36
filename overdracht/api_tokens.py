"""Tokens waarmee een ander systeem de API gebruikt.

    make token ARGS="maak 'zaaksysteem' --gemeente almelo --loket wmo_loket --mag lees --mag schrijf"
    make token ARGS="lijst"
    make token ARGS="trek-in 3"

Een token mag alleen wat erbij gezegd is, voor de loketten die erbij gezegd zijn, en verloopt. Alleen
de hash staat in de database: het token zelf is één keer te zien, bij het maken. Intrekken werkt
meteen, ook voor een verzoek dat een seconde later komt.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from overdracht import beheerlog
from overdracht import tabellen as t
from overdracht.database import LogboekWeg, Sessies, lezen, maak_engine, maak_sessies, met_herkansing
from overdracht.tijd import nu
from overdracht.versleuteling import SleutelFout
from triage.taxonomie import LOKETTEN

LEES, SCHRIJF, HERKEN = SCOPES = ("lees", "schrijf", "herken")
VOORVOEGSEL = "wegwijs_"
DAGEN, HOOGSTENS_DAGEN = 365, 730
_VORM = re.compile(rf"{VOORVOEGSEL}[\w\-]{{43}}", re.ASCII)
_GEMEENTE = re.compile(r"[a-z][a-z_\-]{1,99}", re.ASCII)


class TokenFout(ValueError):
    """Dit token kan zo niet gemaakt worden; de tekst zegt waarom."""


@dataclass(frozen=True)
class Token:
    """Een token zonder zijn geheim. Zonder gemeente geldt het voor alle gemeenten van deze installatie."""

    id: int
    naam: str
    scopes: frozenset[str]
    loketten: tuple[str, ...]
    gemeente: str | None
    gemaakt: datetime
    verloopt: datetime | None
    ingetrokken_op: datetime | None

    def geldig(self, moment: datetime) -> bool:
        """Of het token op dit moment gebruikt mag worden."""
        return self.ingetrokken_op is None and (self.verloopt is None or moment < self.verloopt)


def maak(
    sessies: Sessies,
    naam: str,
    scopes: Sequence[str],
    loketten: Sequence[str] = (),
    gemeente: str | None = None,
    dagen: int = DAGEN,
    gemaakt_door: int | None = None,
) -> tuple[Token, str]:
    """Een nieuw token en zijn geheim, dat hierna niet meer op te vragen is.

    TokenFout bij een naam die leeg of te lang is, een scope of loket dat niet bestaat, geen enkele
    scope, overdrachten zonder loket, of een duur boven `HOOGSTENS_DAGEN`.
    """
    naam, gekozen, bij = naam.strip(), tuple(dict.fromkeys(scopes)), tuple(dict.fromkeys(loketten))
    if not 0 < len(naam) <= 100 or not naam.isprintable():
        raise TokenFout("Geef het token een naam van hooguit 100 tekens: van welk systeem is het?")
    if not gekozen or not set(gekozen) <= set(SCOPES):
        raise TokenFout(f"Kies wat het token mag: {', '.join(SCOPES)}.")
    if not set(bij) <= set(LOKETTEN):
        raise TokenFout(f"Kies loketten uit: {', '.join(LOKETTEN)}.")
    if {LEES, SCHRIJF} & set(gekozen) and not bij:
        raise TokenFout("Kies voor welke loketten het token overdrachten mag lezen of wijzigen.")
    if gemeente is not None and not _GEMEENTE.fullmatch(gemeente):
        raise TokenFout("Een gemeente is de naam van haar profiel, zoals almelo.")
    if not 0 < dagen <= HOOGSTENS_DAGEN:
        raise TokenFout(f"Een token geldt 1 tot {HOOGSTENS_DAGEN} dagen.")
    geheim, moment = VOORVOEGSEL + secrets.token_urlsafe(32), nu()

    def werk(sessie: Session) -> Token:
        rij = t.ApiToken(
            naam=naam, hash=_hash(geheim), scopes=list(gekozen), loketten=list(bij), gemeente=gemeente, gemaakt=moment, verloopt=moment + timedelta(days=dagen), gemaakt_door=gemaakt_door
        )  # fmt: skip
        sessie.add(rij)
        sessie.flush()
        mag = beheerlog.mag(", ".join(gekozen), bij, gemeente)
        beheerlog.schrijf(sessie, "token_gemaakt", gemaakt_door, token=rij.id, detail=mag)
        return _token(rij)

    return met_herkansing(sessies, werk), geheim


def zoek(sessies: Sessies, geheim: str) -> Token | None:
    """Het token dat nu geldt bij dit geheim; None als het niet bestaat, verlopen of ingetrokken is."""
    if not _VORM.fullmatch(geheim):
        return None
    with lezen(sessies) as sessie:
        rij = sessie.scalar(select(t.ApiToken).where(t.ApiToken.hash == _hash(geheim)))
        token = _token(rij) if rij else None
    return token if token and token.geldig(nu()) else None


def lijst(sessies: Sessies) -> tuple[Token, ...]:
    """Alle tokens, ook verlopen en ingetrokken; de nieuwste eerst."""
    with lezen(sessies) as sessie:
        return tuple(_token(rij) for rij in sessie.scalars(select(t.ApiToken).order_by(t.ApiToken.id.desc())))


def trek_in(sessies: Sessies, token_id: int, door: int | None = None) -> bool:
    """Maakt een token meteen waardeloos; False als het er niet is. Nog eens intrekken verandert niets."""

    def werk(sessie: Session) -> bool:
        rij = sessie.get(t.ApiToken, token_id, with_for_update=True)
        if rij is None:
            return False
        if rij.ingetrokken_op is None:
            rij.ingetrokken_op = nu()
            beheerlog.schrijf(sessie, "token_weg", door, token=rij.id)
        return True

    return met_herkansing(sessies, werk)


def _hash(geheim: str) -> str:
    # Geen trage hash nodig: het geheim is 256 bits toeval en niet te raden.
    return hashlib.sha256(geheim.encode()).hexdigest()


def _token(rij: t.ApiToken) -> Token:
    return Token(rij.id, rij.naam, frozenset(rij.scopes), tuple(rij.loketten), rij.gemeente, rij.gemaakt, rij.verloopt, rij.ingetrokken_op)


# De opdracht


def _lees_opdracht(argumenten: Sequence[str] | None) -> argparse.Namespace:
    hoofd = argparse.ArgumentParser(prog="python -m overdracht.api_tokens", description="Tokens voor de API van Wegwijs.")
    keuze = hoofd.add_subparsers(dest="opdracht", required=True)
    nieuw = keuze.add_parser("maak", help="maakt een token en toont het één keer")
    nieuw.add_argument("naam", help="van welk systeem het is")
    nieuw.add_argument("--mag", action="append", choices=SCOPES, default=[], help="wat het mag; mag vaker")
    nieuw.add_argument("--loket", action="append", choices=LOKETTEN, default=[], help="voor welk loket; mag vaker")
    nieuw.add_argument("--gemeente", help="alleen voor deze gemeente (standaard alle)")
    nieuw.add_argument("--dagen", type=int, default=DAGEN, help=f"hoe lang het geldt (standaard {DAGEN})")
    keuze.add_parser("lijst", help="alle tokens, zonder hun geheim")
    weg = keuze.add_parser("trek-in", help="maakt een token meteen waardeloos")
    weg.add_argument("id", type=int)
    return hoofd.parse_args(argumenten)


def _regel(token: Token, moment: datetime) -> str:
    stand = "ingetrokken" if token.ingetrokken_op else "geldig" if token.geldig(moment) else "verlopen"
    tot = f" tot {token.verloopt:%Y-%m-%d}" if token.verloopt and stand == "geldig" else ""
    return f"{token.id}\t{token.naam}\t{stand}{tot}\t{' '.join(sorted(token.scopes))}\t{token.gemeente or 'alle gemeenten'}\t{' '.join(token.loketten) or 'geen loket'}"


def hoofd(argumenten: Sequence[str] | None = None) -> int:
    """Voert de opdracht uit; 0 als het lukte, anders 1 met op de foutuitvoer wat er mis was."""
    keuze = _lees_opdracht(argumenten)
    try:
        engine = maak_engine()
        try:
            return _doe(maak_sessies(engine), keuze)
        finally:
            engine.dispose()
    except (LogboekWeg, SleutelFout, ValueError) as fout:
        sys.stderr.write(f"{fout}\n")
        return 1


def _doe(sessies: Sessies, keuze: argparse.Namespace) -> int:
    if keuze.opdracht == "maak":
        token, geheim = maak(sessies, keuze.naam, keuze.mag, keuze.loket, keuze.gemeente, keuze.dagen)
        sys.stderr.write(f"Token {token.id} geldt tot {token.verloopt:%Y-%m-%d}. Bewaar het nu: het is hierna niet meer te zien.\n")
        sys.stdout.write(f"{geheim}\n")
    elif keuze.opdracht == "lijst":
        sys.stdout.writelines(f"{_regel(token, nu())}\n" for token in lijst(sessies))
    elif not trek_in(sessies, keuze.id):
        sys.stderr.write(f"Er is geen token met nummer {keuze.id}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
