"""Wat bij een loket vandaag moet of te laat is, en of dat al gemeld is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import nu

OCHTENDMAIL = "ochtendmail"
BEWAREN = timedelta(days=30)


@dataclass(frozen=True)
class Aandacht:
    """Hoeveel er vandaag moet en hoeveel te laat is, met de kenmerken van de eerste."""

    aantal_vandaag: int
    vandaag: tuple[str, ...]
    aantal_te_laat: int
    te_laat: tuple[str, ...]


def bekijk(sessies: Sessies, gemeente: str, loket: str, dag: date, hoogstens: int) -> Aandacht:
    """Wat er op deze dag bij een loket openstaat; de langst wachtende eerst."""
    o = t.Overdracht
    # Samen met `loket` leest dit alleen de index van wat open is.
    open_ = (o.loket == loket, o.gemeente == gemeente, o.status != t.AFGEROND)

    def deel(sessie: Session, voorwaarde: object) -> tuple[int, tuple[str, ...]]:
        aantal = sessie.scalar(select(func.count()).select_from(o).where(*open_, voorwaarde)) or 0
        kenmerken = sessie.scalars(select(o.kenmerk).where(*open_, voorwaarde).order_by(o.eerste_termijn, o.id).limit(hoogstens))
        return aantal, tuple(kenmerken)

    with lezen(sessies) as sessie:
        return Aandacht(*deel(sessie, o.eerste_termijn == dag), *deel(sessie, o.eerste_termijn < dag))


def _sleutel(dag: date, gemeente: str, loket: str) -> str:
    return f"{dag.isoformat()}:{gemeente}:{loket}"


def is_afgestreept(sessies: Sessies, dag: date, gemeente: str, loket: str) -> bool:
    """Of dit loket de mail van deze dag al heeft."""
    k = t.Kanaalbericht
    with lezen(sessies) as sessie:
        return sessie.scalar(select(k.id).where(k.kanaal == OCHTENDMAIL, k.sleutel == _sleutel(dag, gemeente, loket))) is not None


def streep_af(sessies: Sessies, dag: date, gemeente: str, loket: str) -> bool:
    """Streept de mail van deze dag af; False als een ander dat al deed, ook als dat tegelijk is."""
    k, sleutel = t.Kanaalbericht, _sleutel(dag, gemeente, loket)

    def werk(sessie: Session) -> bool:
        sessie.execute(delete(k).where(k.kanaal == OCHTENDMAIL, k.op < nu() - BEWAREN))
        if sessie.scalar(select(k.id).where(k.kanaal == OCHTENDMAIL, k.sleutel == sleutel)) is not None:
            return False
        sessie.add(k(kanaal=OCHTENDMAIL, sleutel=sleutel, op=nu()))
        return True

    return met_herkansing(sessies, werk)


def haal_streep_weg(sessies: Sessies, dag: date, gemeente: str, loket: str) -> None:
    """Maakt afstrepen ongedaan: de mail ging toch niet weg."""
    k = t.Kanaalbericht
    weg = delete(k).where(k.kanaal == OCHTENDMAIL, k.sleutel == _sleutel(dag, gemeente, loket))
    met_herkansing(sessies, lambda sessie: sessie.execute(weg) and None)
