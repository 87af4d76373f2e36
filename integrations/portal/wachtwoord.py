"""Wachtwoorden van medewerkers: argon2id, en de lengte die we eisen."""

from __future__ import annotations

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MINIMAAL, MAXIMAAL = 12, 200
# Zonder letters die op elkaar lijken: dit wordt voorgelezen en overgetypt.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

_hasher = PasswordHasher()
# Elke berekening neemt 64 MiB: veel tegelijk inloggen mag de server niet omduwen.
_tegelijk = threading.BoundedSemaphore(2)


@cache
def _niemand() -> str:
    """De hash van een wachtwoord dat niemand heeft, om ook zonder account even lang te rekenen."""
    return _hasher.hash(secrets.token_urlsafe(16))


class WachtwoordFout(ValueError):
    """Dit wachtwoord mag niet; de tekst zegt waarom."""


def maak_hash(wachtwoord: str) -> str:
    """De hash van een nieuw wachtwoord; WachtwoordFout als het te kort of te lang is."""
    if len(wachtwoord) < MINIMAAL:
        raise WachtwoordFout(f"een wachtwoord heeft ten minste {MINIMAAL} tekens")
    if len(wachtwoord) > MAXIMAAL:
        raise WachtwoordFout(f"een wachtwoord heeft hooguit {MAXIMAAL} tekens")
    return _hasher.hash(wachtwoord)


def klopt(wachtwoord: str, wachtwoord_hash: str | None) -> bool:
    """Of het wachtwoord bij de hash hoort. Zonder hash (geen account) duurt het even lang en is het False."""
    if len(wachtwoord) > MAXIMAAL:
        return False
    with _tegelijk:
        try:
            goed = _hasher.verify(wachtwoord_hash or _niemand(), wachtwoord)
        except (VerificationError, InvalidHashError):
            return False
    return goed and wachtwoord_hash is not None


def verouderd(wachtwoord_hash: str) -> bool:
    """Of de hash met lichtere instellingen gemaakt is dan nu."""
    return _hasher.check_needs_rehash(wachtwoord_hash)


def maak_startwachtwoord() -> str:
    """Vier groepjes van vier: bijna 80 bits toeval."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
