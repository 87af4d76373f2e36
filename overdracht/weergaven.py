"""Filters van de werklijst die een medewerker bewaart, onder een naam."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote_plus

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import nu

HOOGSTENS = 50
ZOEK = "zoek"


class WeergaveFout(ValueError):
    """Deze weergave kan niet; de tekst zegt waarom, in woorden voor een medewerker."""


@dataclass(frozen=True)
class Weergave:
    """Een bewaard filter; `adres` is de vraag uit het adres van de lijst, zonder vraagteken."""

    id: int
    naam: str
    adres: str


def lijst(sessies: Sessies, medewerker_id: int) -> tuple[Weergave, ...]:
    """Wat deze medewerker bewaarde, op naam."""
    w = t.Weergave
    with lezen(sessies) as sessie:
        return tuple(Weergave(rij.id, rij.naam, rij.adres) for rij in sessie.scalars(select(w).where(w.medewerker_id == medewerker_id).order_by(w.naam)))


def bewaar(sessies: Sessies, medewerker_id: int, naam: str, adres: str) -> Weergave:
    """Bewaart een filter; een naam die er al is krijgt dit filter. WeergaveFout als de naam of het adres niet kan.

    Een zoekwoord gaat niet mee: daar kan een naam in staan, en wissen komt hier niet.
    """
    kaal = " ".join(naam.split())
    vraag = "&".join(deel for deel in adres.removeprefix("?").split("&") if unquote_plus(deel.partition("=")[0]) != ZOEK)
    if not 0 < len(kaal) <= 100 or not kaal.isprintable():
        raise WeergaveFout("Een weergave heeft een naam van hooguit 100 tekens.")
    if len(vraag) > 500 or not vraag.isascii() or not vraag.isprintable() or "?" in vraag or "#" in vraag:
        raise WeergaveFout("Dit filter is te lang om te bewaren.")

    def werk(sessie: Session) -> Weergave:
        w = t.Weergave
        rij = sessie.scalar(select(w).where(w.medewerker_id == medewerker_id, w.naam == kaal))
        if rij is None:
            if (sessie.scalar(select(func.count()).select_from(w).where(w.medewerker_id == medewerker_id)) or 0) >= HOOGSTENS:
                raise WeergaveFout(f"U hebt al {HOOGSTENS} weergaven. Verwijder er eerst een.")
            rij = w(medewerker_id=medewerker_id, naam=kaal, gemaakt=nu())
            sessie.add(rij)
        rij.adres = vraag
        sessie.flush()
        return Weergave(rij.id, rij.naam, rij.adres)

    return met_herkansing(sessies, werk)


def verwijder(sessies: Sessies, medewerker_id: int, weergave_id: int) -> bool:
    """Verwijdert een eigen weergave; False als die er niet is of van een ander is."""
    w = t.Weergave
    return met_herkansing(sessies, lambda sessie: bool(sessie.execute(delete(w).where(w.id == weergave_id, w.medewerker_id == medewerker_id)).rowcount))
