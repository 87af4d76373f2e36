"""Accounts, sessies en de rem op raden. Het wachtwoord zelf komt hier niet: alleen zijn hash.

Van een sessie en van een adres staat alleen een hash in de database; wie de database leest, kan er
niet mee inloggen.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import nu

DUUR = timedelta(hours=12)
# Zoveel keer mag het misgaan voordat er gewacht moet worden, en hoe lang dat hoogstens wordt.
VRIJ_ACCOUNT, VRIJ_ADRES = 5, 20
LANGSTE_WACHT = timedelta(minutes=5)
VERGETEN_NA = timedelta(minutes=30)
_NAAM = re.compile(r"[a-z0-9][a-z0-9._@\-]{1,99}")


class NaamFout(ValueError):
    """Deze accountnaam kan niet of bestaat al."""


@dataclass(frozen=True)
class Medewerker:
    """Een account met de hash van zijn wachtwoord."""

    id: int
    naam: str
    wachtwoord_hash: str


@dataclass(frozen=True)
class Ingelogd:
    """Wie er achter een sessie zit."""

    medewerker_id: int
    naam: str


def _hash(tekst: str) -> str:
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()


def lees_naam(naam: str) -> str:
    """De naam in kleine letters; NaamFout als er iets anders in staat dan letters, cijfers en . _ @ -"""
    kaal = naam.strip().lower()
    if not _NAAM.fullmatch(kaal):
        raise NaamFout("een accountnaam heeft 2 tot 100 letters, cijfers, punten, streepjes of een @")
    return kaal


def maak(sessies: Sessies, naam: str, wachtwoord_hash: str) -> int:
    """Een nieuw account; NaamFout als de naam niet kan of al bestaat."""
    kaal = lees_naam(naam)

    def werk(sessie: Session) -> int:
        if sessie.scalar(select(t.Medewerker.id).where(t.Medewerker.naam == kaal)) is not None:
            raise NaamFout(f"het account {kaal} bestaat al")
        rij = t.Medewerker(naam=kaal, wachtwoord_hash=wachtwoord_hash, gemaakt=nu())
        sessie.add(rij)
        sessie.flush()
        return rij.id

    return met_herkansing(sessies, werk)


def vind(sessies: Sessies, naam: str) -> Medewerker | None:
    """Het account met deze naam, als het bestaat en niet geblokkeerd is."""
    try:
        kaal = lees_naam(naam)
    except NaamFout:
        return None
    with lezen(sessies) as sessie:
        rij = sessie.scalar(select(t.Medewerker).where(t.Medewerker.naam == kaal, t.Medewerker.geblokkeerd_op.is_(None)))
        return Medewerker(rij.id, rij.naam, rij.wachtwoord_hash) if rij else None


def zet_wachtwoord(sessies: Sessies, naam: str, wachtwoord_hash: str, sessies_eindigen: bool = True) -> None:
    """Vervangt de hash; open sessies van dit account eindigen. NaamFout als het account er niet is."""

    def werk(sessie: Session) -> None:
        rij = sessie.scalar(select(t.Medewerker).where(t.Medewerker.naam == lees_naam(naam)))
        if rij is None:
            raise NaamFout(f"het account {naam} bestaat niet")
        rij.wachtwoord_hash = wachtwoord_hash
        if sessies_eindigen:
            sessie.execute(delete(t.Sessie).where(t.Sessie.medewerker_id == rij.id))

    met_herkansing(sessies, werk)


def open_sessie(sessies: Sessies, medewerker_id: int) -> str:
    """Een nieuwe sessie van 12 uur; geeft het teken voor de cookie, dat daarna nergens meer staat."""
    teken = secrets.token_urlsafe(32)

    def werk(sessie: Session) -> None:
        sessie.execute(delete(t.Sessie).where(t.Sessie.verloopt <= nu()))
        sessie.add(t.Sessie(teken_hash=_hash(teken), medewerker_id=medewerker_id, begonnen=nu(), verloopt=nu() + DUUR))

    met_herkansing(sessies, werk)
    return teken


def vind_sessie(sessies: Sessies, teken: str) -> Ingelogd | None:
    """Wie bij dit teken hoort; None als het niet bestaat, verlopen is, of het account geblokkeerd is."""
    # Opzoeken op de hash: uit de duur valt over het teken niets te leren.
    vraag = (
        select(t.Medewerker.id, t.Medewerker.naam)
        .join(t.Sessie, t.Sessie.medewerker_id == t.Medewerker.id)
        .where(t.Sessie.teken_hash == _hash(teken), t.Sessie.verloopt > nu(), t.Medewerker.geblokkeerd_op.is_(None))
    )
    with lezen(sessies) as sessie:
        rij = sessie.execute(vraag).one_or_none()
        return Ingelogd(rij.id, rij.naam) if rij else None


def sluit_sessie(sessies: Sessies, teken: str) -> None:
    """Beëindigt een sessie; een onbekend teken is goed."""

    def werk(sessie: Session) -> None:
        sessie.execute(delete(t.Sessie).where(t.Sessie.teken_hash == _hash(teken)))

    met_herkansing(sessies, werk)


def _adres(adres: str) -> str:
    """Een IPv6-aansluiting heeft een heel blok: dat telt als één adres."""
    try:
        ip = ipaddress.ip_address(adres.partition("%")[0])
    except ValueError:
        return adres
    return str(ipaddress.ip_network(f"{ip}/64", strict=False)) if ip.version == 6 else str(ip)


def _wie(naam: str, adres: str) -> tuple[tuple[str, int], tuple[str, int]]:
    return (_hash(f"account:{naam.strip().lower()[:200]}"), VRIJ_ACCOUNT), (_hash(f"adres:{_adres(adres)}"), VRIJ_ADRES)


def begin_poging(sessies: Sessies, naam: str, adres: str) -> int:
    """Hoeveel seconden er nog gewacht moet worden; bij 0 mag het, en telt de poging alvast als mislukt.

    Vooraf tellen, zodat wie veel tegelijk probeert er niets mee wint. Een account dat niet bestaat
    telt net zo.
    """

    def werk(sessie: Session) -> int:
        moment = nu()
        sessie.execute(delete(t.Inlogpoging).where(t.Inlogpoging.laatste < moment - VERGETEN_NA))
        rijen, wacht = [], timedelta()
        for wie, vrij in _wie(naam, adres):
            rij = sessie.get(t.Inlogpoging, wie, with_for_update=True)
            if rij is None:
                rij = t.Inlogpoging(wie_hash=wie, mislukt=0, laatste=moment)
                sessie.add(rij)
            elif rij.mislukt >= vrij:
                straf = min(LANGSTE_WACHT, timedelta(seconds=2 ** min(rij.mislukt - vrij + 1, 10)))
                wacht = max(wacht, rij.laatste + straf - moment)
            rijen.append(rij)
        if wacht > timedelta():
            return int(wacht.total_seconds()) + 1
        for rij in rijen:
            rij.mislukt, rij.laatste = rij.mislukt + 1, moment
        return 0

    return met_herkansing(sessies, werk)


def poging_gelukt(sessies: Sessies, naam: str, adres: str) -> None:
    """Vergeet de mislukte pogingen van het account, en haalt de vooraf getelde van het adres af."""

    def werk(sessie: Session) -> None:
        (account, _), (vanaf, _) = _wie(naam, adres)
        sessie.execute(delete(t.Inlogpoging).where(t.Inlogpoging.wie_hash == account))
        rij = sessie.get(t.Inlogpoging, vanaf, with_for_update=True)
        if rij is not None:
            rij.mislukt = max(0, rij.mislukt - 1)

    met_herkansing(sessies, werk)
