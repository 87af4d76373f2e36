"""Wissen: persoonlijke tekst overal leegmaken. Wat telt blijft: codes, loketten, tijden, aantallen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, select, update
from sqlalchemy.orm import Session

from overdracht import keten, opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, met_herkansing
from overdracht.tijd import nu
from overdracht.toegang import WISSEN, Toegang, zichtbare_gemeente

DOOR_INWONER = "De inwoner liet alles wissen."
OP_VERZOEK = "Gewist op verzoek van de inwoner."
_PERSOONLIJK = ("samenvatting", "verhaal", "antwoorden", "contact_naam", "contact_waarde", "contact_belmoment", "contact_veilig")


@dataclass(frozen=True)
class Gewist:
    """Wat er gewist is. De dialoogmotor moet deze gesprekken ook vergeten: zet ze op de wislijst."""

    gesprekken: tuple[str, ...]
    kenmerken: tuple[str, ...]


def wis_gesprek(sessies: Sessies, gesprek_id: str) -> bool:
    """Wist een gesprek en alle persoonlijke tekst van de overdrachten eruit; False als het er niet is.

    Een overdracht die nog open was, wordt afgerond als `ingetrokken`, zodat niemand blijft zoeken.
    Nog eens wissen verandert niets, behalve als er intussen weer een notitie bij geschreven is. Is
    het gesprek na de bewaartermijn al gewist, dan worden de overdrachten eruit nog wel gewist.
    """

    def werk(sessie: Session) -> bool:
        return _wis(sessie, gesprek_id, nu(), DOOR_INWONER) is not None

    if not gesprek_id.isascii() or not gesprek_id.isprintable():
        return False
    return met_herkansing(sessies, werk)


def wis_kenmerk(
    sessies: Sessies, toegang: Toegang, kenmerk: str, alles_van_persoon: bool = False, vooraf: Callable[[str], None] | None = None
) -> Gewist | None:
    """Wist het gesprek van deze overdracht met alles wat eruit voortkwam; None als zij er niet is.

    Met `alles_van_persoon` ook de andere gesprekken van wie hetzelfde telefoonnummer, e-mailadres of
    kanaal gebruikte, ook waar niets uit is doorgegeven. `vooraf` krijgt elk gesprek voordat het gewist is: valt het proces daarna om,
    dan staat het al op de wislijst. GeenToegang voor wie niet mag wissen. Komt in de inzage.
    """
    toegang.eis(WISSEN)

    def werk(sessie: Session) -> Gewist | None:
        o = t.Overdracht
        rij = opslag.vind(sessie, kenmerk)
        if rij is None or not sessie.scalar(select(o.id).where(o.id == rij.id, zichtbare_gemeente(toegang))):
            return None
        gesprekken = opslag.gesprekken_van_persoon(sessie, toegang.gemeente, gesprek_id=rij.gesprek_id) if alles_van_persoon else [rij.gesprek_id]
        moment, kenmerken = nu(), []
        # Altijd in dezelfde volgorde: twee die tegelijk wissen wachten dan niet op elkaar.
        for gesprek_id in sorted(gesprekken):
            if vooraf is not None:
                vooraf(gesprek_id)
            kenmerken += _wis(sessie, gesprek_id, moment, OP_VERZOEK, toegang) or []
        keten.schrijf_bij(sessie, t.Inzage(op=moment, wat="wissen", overdracht_id=rij.id, aantal=len(kenmerken), **toegang.wie()))
        return Gewist(tuple(gesprekken), tuple(kenmerken))

    return met_herkansing(sessies, werk)


def _wis(sessie: Session, gesprek_id: str, moment: datetime, waarom: str, door: Toegang | None = None) -> list[str] | None:
    """De kenmerken van wat er gewist is; None als er zo'n gesprek niet is."""
    gesprek = sessie.get(t.Gesprek, gesprek_id, with_for_update=True)
    if gesprek is None:
        return None
    if gesprek.gewist_op is None:
        leeg_gesprek(sessie, gesprek, moment)
    kenmerken = []
    for rij in opslag.bij_gesprek(sessie, gesprek_id, om_te_wijzigen=True):
        if rij.gewist_op is None or sessie.scalar(select(heeft_notitie(t.Overdracht.id)).where(t.Overdracht.id == rij.id)):
            leeg_overdracht(sessie, rij, moment, waarom, door)
            kenmerken.append(rij.kenmerk)
    return kenmerken


def heeft_notitie(overdracht_id: ColumnElement[int] | Any) -> ColumnElement[bool]:
    """De voorwaarde dat er een notitie van een medewerker bij staat; waarom er gewist is telt niet."""
    h = t.Historie
    return exists().where(and_(h.overdracht_id == overdracht_id, h.notitie.is_not(None), h.gebeurtenis != "gewist"))


def leeg_gesprek(sessie: Session, gesprek: t.Gesprek, moment: datetime) -> None:
    """Maakt de berichten leeg, het gesprek dicht en het adres onbekend; de overdrachten eruit blijven zoals ze zijn."""
    gesprek.sleutel_hash, gesprek.gewist_op = None, moment
    sessie.execute(delete(t.Uitgaand).where(t.Uitgaand.gesprek_id == gesprek.id))
    sessie.execute(delete(t.Kanaaladres).where(t.Kanaaladres.gesprek_id == gesprek.id))
    sessie.execute(update(t.Bericht).where(t.Bericht.gesprek_id == gesprek.id).values(inhoud=None, status="verwerkt"))


def leeg_overdracht(sessie: Session, rij: t.Overdracht, moment: datetime, waarom: str, door: Toegang | None = None) -> None:
    """Maakt alle persoonlijke tekst van een overdracht leeg; `waarom` komt in de historie.

    Was zij nog open, dan wordt zij afgerond als `ingetrokken`. Een leervoorbeeld dat nog niet is
    nagekeken gaat mee weg; een nagekeken voorbeeld staat daarna los van de overdracht.
    """
    for veld in _PERSOONLIJK:
        setattr(rij, veld, None)
    rij.contact_wijze, rij.deelt_alles, rij.gewist_op, rij.persoon_hash = "geen", False, moment, None
    sessie.execute(update(t.Toestemming).where(t.Toestemming.overdracht_id == rij.id).values(tekst=None))
    sessie.execute(update(t.Historie).where(t.Historie.overdracht_id == rij.id, t.Historie.notitie.is_not(None)).values(notitie=None, notitie_korrel=None))
    v = t.VoorbeeldLeer
    sessie.execute(delete(v).where(v.overdracht_id == rij.id, v.goedgekeurd_op.is_(None)))
    sessie.execute(update(v).where(v.overdracht_id == rij.id).values(overdracht_id=None))
    open_: dict[str, Any] = {}
    if rij.status != t.AFGEROND:
        rij.status, rij.uitkomst, rij.status_sinds, rij.afgerond_op = t.AFGEROND, "ingetrokken", moment, moment
        open_ = {"status": t.AFGEROND, "uitkomst": "ingetrokken"}
    opslag.nieuwe_versie(rij, moment)
    opslag.schrijf_zoekwoorden(sessie, rij)
    opslag.schrijf_historie(sessie, rij, "gewist", moment, notitie=waarom, **open_, **(door.wie() if door else {}))
