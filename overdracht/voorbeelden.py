"""Overdrachten die bij het verkeerde loket kwamen, om van te leren.

Een voorbeeld ontstaat bij `handelingen.meld_verkeerd_loket`. Pas als iemand heeft nagekeken dat er
geen persoonlijke gegevens in staan, mag het gebruikt worden en staat het los van de overdracht.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from overdracht import keten
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tekst import schoon
from overdracht.tijd import nu
from overdracht.toegang import LEERVOORBEELDEN, LEREN, Toegang, zichtbare_gemeente

TEKST_MAX = 8000


class VoorbeeldFout(ValueError):
    """Dit voorbeeld is er niet (meer) of kan zo niet; de tekst zegt waarom, in woorden voor een medewerker."""


@dataclass(frozen=True)
class Voorbeeld:
    """Wat een inwoner schreef, wat erin herkend was, en wat het volgens een medewerker is."""

    id: int
    kenmerk: str | None
    tekst: str
    herkend: tuple[str, ...]
    problemen: tuple[str, ...]
    loket: str
    gemaakt: datetime
    goedgekeurd_op: datetime | None


def na_te_kijken(sessies: Sessies, toegang: Toegang) -> tuple[Voorbeeld, ...]:
    """Wat nog nagekeken moet worden, het oudste eerst."""
    toegang.eis(LEREN)
    v, o = t.VoorbeeldLeer, t.Overdracht
    with lezen(sessies) as sessie:
        vraag = select(v, o.kenmerk).join(o, o.id == v.overdracht_id).where(v.goedgekeurd_op.is_(None), zichtbare_gemeente(toegang)).order_by(v.id)
        return tuple(_voorbeeld(rij, kenmerk) for rij, kenmerk in sessie.execute(vraag))


def goedgekeurd(sessies: Sessies, toegang: Toegang, hoogstens: int = 100) -> tuple[Voorbeeld, ...]:
    """Wat goedgekeurd is, het nieuwste eerst: wie er toch iets van een persoon in ziet, kan het nog weggooien."""
    toegang.eis(LEREN)
    v = t.VoorbeeldLeer
    with lezen(sessies) as sessie:
        vraag = select(v).where(v.goedgekeurd_op.is_not(None)).order_by(v.goedgekeurd_op.desc(), v.id.desc())
        return tuple(_voorbeeld(rij, None) for rij in sessie.scalars(vraag.limit(hoogstens)))


def keur_goed(sessies: Sessies, toegang: Toegang, voorbeeld_id: int, tekst: str) -> None:
    """Keurt een voorbeeld goed met deze tekst, waaruit namen en andere gegevens weggehaald zijn."""
    toegang.eis(LEREN)
    kaal = schoon(tekst).strip()
    if not 0 < len(kaal) <= TEKST_MAX:
        raise VoorbeeldFout(f"De tekst van een voorbeeld heeft 1 tot {TEKST_MAX} tekens.")

    def werk(sessie: Session) -> None:
        rij = _vind(sessie, toegang, voorbeeld_id)
        rij.tekst, rij.goedgekeurd_op, rij.goedgekeurd_door = kaal, nu(), toegang.medewerker_id
        # Vanaf nu is het niemands voorbeeld meer: aan de overdracht zou te zien zijn van wie.
        rij.overdracht_id = None

    met_herkansing(sessies, werk)


def verwijder(sessies: Sessies, toegang: Toegang, voorbeeld_id: int) -> None:
    """Gooit een voorbeeld weg waar te veel in staat of niets van te leren valt, ook als het al goedgekeurd was."""
    toegang.eis(LEREN)

    def werk(sessie: Session) -> None:
        v, o = t.VoorbeeldLeer, t.Overdracht
        # Wat goedgekeurd is hoort bij geen overdracht en dus bij geen gemeente meer.
        mag = select(v.id).outerjoin(o, o.id == v.overdracht_id).where(v.id == voorbeeld_id, or_(v.goedgekeurd_op.is_not(None), zichtbare_gemeente(toegang)))
        if sessie.scalar(mag) is None or not sessie.execute(delete(v).where(v.id == voorbeeld_id)).rowcount:
            raise VoorbeeldFout("Dit voorbeeld is er niet meer.")

    met_herkansing(sessies, werk)


def geef_uit(sessies: Sessies, toegang: Toegang) -> list[dict[str, Any]]:
    """De goedgekeurde voorbeelden, om te exporteren; komt in de inzage."""
    toegang.eis(LEERVOORBEELDEN)
    v = t.VoorbeeldLeer

    def werk(sessie: Session) -> list[dict[str, Any]]:
        rijen = sessie.scalars(select(v).where(v.goedgekeurd_op.is_not(None)).order_by(v.id)).all()
        keten.schrijf_bij(sessie, t.Inzage(op=nu(), wat="export", aantal=len(rijen), **toegang.wie()))
        return [{"tekst": rij.tekst, "problemen": list(rij.problemen), "loket": rij.loket, "herkend": list(rij.herkend)} for rij in rijen]

    return met_herkansing(sessies, werk)


def _vind(sessie: Session, toegang: Toegang, voorbeeld_id: int) -> t.VoorbeeldLeer:
    v, o = t.VoorbeeldLeer, t.Overdracht
    vraag = select(v).join(o, o.id == v.overdracht_id).where(v.id == voorbeeld_id, v.goedgekeurd_op.is_(None), zichtbare_gemeente(toegang))
    rij = sessie.scalar(vraag.with_for_update(of=v))
    if rij is None:
        raise VoorbeeldFout("Dit voorbeeld is er niet meer, of het is al nagekeken.")
    return rij


def _voorbeeld(rij: t.VoorbeeldLeer, kenmerk: str | None) -> Voorbeeld:
    return Voorbeeld(rij.id, kenmerk, rij.tekst, tuple(rij.herkend), tuple(rij.problemen), rij.loket, rij.gemaakt, rij.goedgekeurd_op)
