"""Opzoeken en aanmaken van rijen. Hier staat SQL; wat de regels zijn, staat in `dienst`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session, selectinload

from overdracht import tabellen as t
from overdracht.kenmerk import lees_kenmerk, maak_kenmerk

NIEUWSTE, TERMIJN, PRIORITEIT = "nieuwste", "termijn", "prioriteit"
VOLGORDES = (NIEUWSTE, TERMIJN, PRIORITEIT)


@dataclass(frozen=True)
class Filter:
    """Wat een lijst laat zien; None is alles. `status` mag ook `open` zijn: alles wat niet is afgerond."""

    loket: str | None = None
    status: str | None = None
    prioriteit: str | None = None
    gemeente: str | None = None
    kenmerk: str | None = None
    # Alleen open overdrachten met een eerste termijn vóór deze dag, of op deze dag.
    termijn_voor: date | None = None
    termijn_op: date | None = None


def vind(sessie: Session, kenmerk: str, om_te_wijzigen: bool = False) -> t.Overdracht | None:
    """De overdracht met dit kenmerk, hoe het ook getypt is."""
    gelezen = lees_kenmerk(kenmerk)
    if gelezen is None:
        return None
    vraag = select(t.Overdracht).where(t.Overdracht.kenmerk == gelezen)
    return sessie.scalar(vraag.with_for_update(of=t.Overdracht) if om_te_wijzigen else vraag)


def vind_geheel(sessie: Session, kenmerk: str) -> t.Overdracht | None:
    """Als `vind`, met alles wat de pagina van een overdracht laat zien."""
    overdracht = vind(sessie, kenmerk)
    if overdracht is not None:
        sessie.refresh(overdracht, ("problemen", "plan", "termijnen", "toestemmingen"))
    return overdracht


def bij_sleutel(sessie: Session, sleutel: str) -> t.Overdracht | None:
    """De overdracht waar dit aanbod al toe leidde: als nieuwe of als aanvulling."""
    return sessie.scalar(select(t.Overdracht).join(t.Historie, t.Historie.overdracht_id == t.Overdracht.id).where(t.Historie.sleutel == sleutel))


def bij_gesprek(sessie: Session, gesprek_id: str) -> Sequence[t.Overdracht]:
    """De overdrachten uit een gesprek, de oudste eerst."""
    return sessie.scalars(select(t.Overdracht).where(t.Overdracht.gesprek_id == gesprek_id).order_by(t.Overdracht.id)).all()


def vrij_kenmerk(sessie: Session) -> str:
    """Een kenmerk dat nog niet bestaat. Kiest een ander tegelijk hetzelfde, dan weigert de database er een."""
    while True:
        kenmerk = maak_kenmerk()
        if sessie.scalar(select(t.Overdracht.id).where(t.Overdracht.kenmerk == kenmerk)) is None:
            return kenmerk


def historie(sessie: Session, overdracht_id: int) -> Sequence[t.Historie]:
    """De historie van een overdracht, het oudste eerst."""
    return sessie.scalars(select(t.Historie).where(t.Historie.overdracht_id == overdracht_id).order_by(t.Historie.id)).all()


def _gefilterd(vraag: Select, filter: Filter) -> Select:
    o = t.Overdracht
    for kolom, waarde in ((o.loket, filter.loket), (o.prioriteit, filter.prioriteit), (o.gemeente, filter.gemeente), (o.kenmerk, filter.kenmerk)):
        if waarde is not None:
            vraag = vraag.where(kolom == waarde)
    if filter.status == "open":
        vraag = vraag.where(o.status != t.AFGEROND)
    elif filter.status is not None:
        vraag = vraag.where(o.status == filter.status)
    if filter.termijn_voor is not None:
        vraag = vraag.where(o.status != t.AFGEROND, o.eerste_termijn < filter.termijn_voor)
    if filter.termijn_op is not None:
        vraag = vraag.where(o.status != t.AFGEROND, o.eerste_termijn == filter.termijn_op)
    return vraag


def tel(sessie: Session, filter: Filter) -> int:
    """Hoeveel overdrachten door het filter komen."""
    return sessie.scalar(_gefilterd(select(func.count()).select_from(t.Overdracht), filter)) or 0


def blad(sessie: Session, filter: Filter, volgorde: str, vanaf: int, aantal: int) -> Sequence[t.Overdracht]:
    """Een stuk van de lijst, met problemen en termijnen; `volgorde` is een van `VOLGORDES`."""
    o = t.Overdracht
    dicht = case((o.status == t.AFGEROND, 1), else_=0)
    eerst = {
        NIEUWSTE: (),
        TERMIJN: (dicht, o.eerste_termijn.is_(None), o.eerste_termijn),
        PRIORITEIT: (dicht, case(t.RANG, value=o.prioriteit).desc(), o.eerste_termijn.is_(None), o.eerste_termijn),
    }[volgorde]
    vraag = _gefilterd(select(o), filter).order_by(*eerst, o.ontvangen.desc(), o.id.desc()).offset(vanaf).limit(aantal)
    return sessie.scalars(vraag.options(selectinload(o.problemen), selectinload(o.termijnen))).all()


def eerste_open_termijn(overdracht: t.Overdracht) -> t.Termijn | None:
    """De vroegste termijn die nog niet gehaald is; None als alles gedaan is of de overdracht is afgerond."""
    if overdracht.status == t.AFGEROND:
        return None
    nog_open = [termijn for termijn in overdracht.termijnen if termijn.gehaald_op is None]
    return min(nog_open, key=lambda termijn: (termijn.uiterlijk, termijn.soort), default=None)


def schrijf_historie(sessie: Session, overdracht: t.Overdracht, gebeurtenis: str, op: datetime, **velden: object) -> t.Historie:
    """Zet een regel onderaan de historie."""
    regel = t.Historie(overdracht_id=overdracht.id, gebeurtenis=gebeurtenis, op=op, **velden)
    sessie.add(regel)
    return regel
