"""Versleutelen wat persoonlijk is, en hashes waarmee het toch te vinden is.

Een `Sleutelbos` heeft sleutels om te versleutelen (de nieuwste eerst; de oudere lezen nog) en één
hashsleutel. Een kenhash is zonder die sleutel niet na te maken: wie de database heeft, kan geen
telefoonnummers of woorden proberen.

De bos hoort bij een engine (`overdracht.database.maak_engine`) en niet bij dit bestand: zo kunnen
twee databases met eigen sleutels in één proces bestaan.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Text, TypeDecorator
from sqlalchemy.engine import Dialect

SLEUTELS, HASHSLEUTEL = "WEGWIJS_SLEUTELS", "WEGWIJS_HASHSLEUTEL"
TELEFOON, EMAIL, TELEGRAM, WOORD = "telefoon", "email", "telegram", "woord"
_HASH_MINIMAAL = 32
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_NUMMER = re.compile(r"(?<![\w+])(?:\+|00)?\d(?:[ .\-/()]{0,2}\d){7,14}(?!\w)")
# Zo gewoon dat zoeken erop niets onderscheidt; weglaten scheelt de helft van de regels.
_STOPWOORDEN = frozenset(
    "aan al als ben bij daar dan dat de den der deze die dit doen door dus een en er ge geen had heb hebben heeft heel het hij hoe ik in is ja je kan "
    "maar me meer met mij mijn na naar nee niet nog nu of om omdat ons onze ook op over te tot toen uit van veel voor was wat we wel wij wil worden wordt "
    "ze zei zich zij zijn zo zou zonder".split()
)


class SleutelFout(RuntimeError):
    """Een sleutel ontbreekt, is geen sleutel, of past niet bij wat er staat; de tekst zegt wat te doen."""


class Sleutelbos:
    """De sleutels van één installatie."""

    def __init__(self, sleutels: Sequence[str], hashsleutel: str):
        """SleutelFout als er geen sleutel is, of als er een niet goed is; de melding noemt de sleutel zelf niet."""
        if not sleutels:
            raise SleutelFout(f"{SLEUTELS} ontbreekt: zonder sleutel kan er niets bewaard worden. `make run` maakt er een bij de eerste start.")
        if len(hashsleutel) < _HASH_MINIMAAL:
            raise SleutelFout(f"{HASHSLEUTEL} ontbreekt of is korter dan {_HASH_MINIMAAL} tekens. `make run` maakt er een bij de eerste start.")
        self._fernets = [_fernet(sleutel, plaats) for plaats, sleutel in enumerate(sleutels, 1)]
        self._alle = MultiFernet(self._fernets)
        self._hash = hashlib.sha256(b"wegwijs:" + hashsleutel.encode()).digest()

    def __repr__(self) -> str:
        return f"<Sleutelbos met {len(self._fernets)} sleutels>"

    @classmethod
    def uit_tekst(cls, sleutels: str, hashsleutel: str) -> Sleutelbos:
        """De bos uit de instellingen: sleutels met komma's ertussen, de nieuwste eerst."""
        return cls([deel.strip() for deel in sleutels.split(",") if deel.strip()], hashsleutel.strip())

    @classmethod
    def uit_omgeving(cls, omgeving: Mapping[str, str] | None = None) -> Sleutelbos:
        """De bos uit WEGWIJS_SLEUTELS en WEGWIJS_HASHSLEUTEL, voor opdrachten buiten het webproces."""
        bron = os.environ if omgeving is None else omgeving
        return cls.uit_tekst(bron.get(SLEUTELS, ""), bron.get(HASHSLEUTEL, ""))

    # Versleutelen

    def versleutel(self, tekst: str) -> str:
        """De tekst versleuteld met de nieuwste sleutel; twee keer dezelfde tekst geeft twee uitkomsten."""
        return self._alle.encrypt(tekst.encode()).decode()

    def ontsleutel(self, tekst: str) -> str:
        """De leesbare tekst; SleutelFout als geen van de sleutels past of als er iets aan veranderd is."""
        try:
            return self._alle.decrypt(tekst).decode()
        except (InvalidToken, ValueError):
            raise SleutelFout(f"Deze tekst is met een andere sleutel versleuteld. Zet de vorige sleutel ook in {SLEUTELS}, achter de nieuwe.") from None

    def sleutelnummer(self, tekst: str) -> int | None:
        """Welke sleutel past: 0 is de nieuwste, None is geen."""
        for nummer, fernet in enumerate(self._fernets):
            try:
                fernet.decrypt(tekst)
            except (InvalidToken, ValueError):
                continue
            return nummer
        return None

    # Hashes

    def kenhash(self, soort: str, waarde: str) -> str:
        """Een vaste hash (64 tekens) van een telefoonnummer, e-mailadres, Telegram-id of iets anders.

        Hoe het geschreven is maakt niet uit: `06 12345678` en `+31612345678` geven hetzelfde.
        """
        return self._hmac(soort, normaal(soort, waarde)).hex()

    def woordhash(self, soort: str, waarde: str) -> int:
        """Als `kenhash`, maar kort genoeg voor een index van miljoenen woorden: een getal van 63 bits."""
        return int.from_bytes(self._hmac(soort, normaal(soort, waarde))[:8]) >> 1

    def zoekhashes(self, tekst: str) -> set[int]:
        """De hashes van alles in een tekst waarop te zoeken is; wie zoekt gebruikt dezelfde functie."""
        return {self.woordhash(soort, waarde) for soort, waarde in zoektermen(tekst)}

    def zegel(self, tekst: str) -> str:
        """Het zegel van een regel in een keten: zonder de hashsleutel niet te maken."""
        return self._hmac("zegel", tekst).hex()

    def _hmac(self, soort: str, waarde: str) -> bytes:
        return hmac.digest(self._hash, f"{soort}\x00{waarde}".encode("utf-8", "surrogatepass"), "sha256")


def nieuwe_sleutel() -> str:
    """Een sleutel voor in WEGWIJS_SLEUTELS."""
    return secrets.token_urlsafe(32)


def _fernet(sleutel: str, plaats: int) -> Fernet:
    try:
        # Het =-teken aan het eind mag ontbreken.
        ruw = base64.b64decode(sleutel.rstrip("=") + "=" * (-len(sleutel.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        ruw = b""
    if len(ruw) != 32:
        raise SleutelFout(f"Sleutel {plaats} in {SLEUTELS} is geen sleutel: 32 willekeurige bytes in base64. Een goede: .venv-web/bin/python -m overdracht.sleutels nieuw")
    return Fernet(base64.urlsafe_b64encode(ruw))


def normaal(soort: str, waarde: str) -> str:
    """De waarde zoals zij gehasht wordt: één schrijfwijze per telefoonnummer, adres of woord."""
    kaal = unicodedata.normalize("NFKC", waarde).strip().casefold()
    if soort == TELEFOON:
        cijfers = re.sub(r"\D", "", re.sub(r"\(0\)", "", kaal))
        if kaal.startswith("+") or cijfers.startswith("00"):
            cijfers = cijfers.removeprefix("00")
            return f"0{cijfers[2:].removeprefix('0')}" if cijfers.startswith("31") else f"+{cijfers}"
        return f"0{cijfers[2:]}" if cijfers.startswith("31") and len(cijfers) == 11 else cijfers
    if soort == WOORD:
        # Zonder accenten: wie aan de telefoon een naam hoort, weet niet welke erop staan.
        return "".join(c for c in unicodedata.normalize("NFKD", kaal) if not unicodedata.combining(c))
    return kaal


def zoektermen(tekst: str) -> set[tuple[str, str]]:
    """Wat er in een tekst te zoeken is: e-mailadressen, telefoonnummers, en de woorden van de rest."""
    uit: set[tuple[str, str]] = set()

    def neem(soort: str, patroon: re.Pattern[str], rest: str) -> str:
        for gevonden in patroon.findall(rest):
            uit.add((soort, normaal(soort, gevonden)))
        return patroon.sub(" ", rest)

    rest = neem(TELEFOON, _NUMMER, neem(EMAIL, _MAIL, tekst))
    woorden = re.findall(r"[^\W_]+", normaal(WOORD, rest))
    uit.update((WOORD, woord) for woord in woorden if len(woord) > 1 and woord not in _STOPWOORDEN)
    return uit


def sleutelbos_van(dialect: Dialect) -> Sleutelbos:
    """De bos van de engine waar dit dialect bij hoort; SleutelFout als die er geen heeft."""
    bos = getattr(dialect, "sleutelbos", None)
    if not isinstance(bos, Sleutelbos):
        raise SleutelFout("Deze engine heeft geen sleutels: maak hem met overdracht.database.maak_engine.")
    return bos


class VersleuteldeTekst(TypeDecorator[str]):
    """Tekst die versleuteld in de database staat en leesbaar in de code. Erop zoeken of sorteren kan niet."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else sleutelbos_van(dialect).versleutel(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else sleutelbos_van(dialect).ontsleutel(value)


class VersleuteldeJson(TypeDecorator[Any]):
    """Als `VersleuteldeTekst`, voor lijsten en objecten. None is leeg, niet het JSON-woord null."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else sleutelbos_van(dialect).versleutel(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(sleutelbos_van(dialect).ontsleutel(value))
