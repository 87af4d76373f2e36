"""Wissen wat langer bewaard is dan de gemeente belooft (`bewaartermijn_dagen` in haar profiel).

- Een gesprek waarvan het laatste bericht ouder is, wordt leeg en dicht, en komt op de lijst van
  gesprekken die de dialoogmotor nog moet vergeten. De overdrachten eruit blijven.
- Een overdracht die langer geleden is afgerond, verliest haar persoonlijke tekst. Wat telt blijft;
  een overdracht die nog open is, blijft heel. Schreef iemand er daarna nog een notitie bij, dan
  gaat die zo lang na die notitie.

Alles gaat in stapels, elk in een eigen korte transactie; nog eens opruimen verandert niets. Een
gemeente die geen profiel meer heeft, krijgt de langste termijn van de andere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.wissen import heeft_notitie, leeg_gesprek, leeg_overdracht
from triage.profiel import Profiel

STAPEL = 100
GESPREK, OVERDRACHT = "gesprek", "overdracht"
# Hoeveel er (te) wissen is, per (gemeente, GESPREK of OVERDRACHT).
Telling = Counter[tuple[str, str]]


class Wislijst(Protocol):
    """Waar een gesprek op komt dat de dialoogmotor moet vergeten; ValueError als dat niet kan."""

    def zet(self, gesprek: str, op_verzoek: bool = True) -> None: ...


def dagen_van(profielen: Mapping[str, Profiel], gemeente: str) -> int:
    """De bewaartermijn van een gemeente; zonder profiel de langste van de andere."""
    if gemeente in profielen:
        return profielen[gemeente].bewaartermijn_dagen
    return max(profiel.bewaartermijn_dagen for profiel in profielen.values())


def tel(sessies: Sessies, profielen: Mapping[str, Profiel], nu: datetime) -> Telling:
    """Wat er op dit moment te wissen is; verandert niets."""
    telling: Telling = Counter()
    with lezen(sessies) as sessie:
        for wat, tabel, voorbij in _te_wissen(profielen, nu):
            for gemeente, aantal in sessie.execute(select(tabel.gemeente, func.count()).where(voorbij).group_by(tabel.gemeente)):
                telling[gemeente, wat] += aantal
    return telling


def verslag(telling: Telling, profielen: Mapping[str, Profiel]) -> list[str]:
    """Per gemeente een regel met hoeveel er (te) wissen is; zonder profiel staat de gemeente achteraan."""
    regels = []
    for gemeente in [*profielen, *sorted({g for g, _ in telling} - set(profielen))]:
        naam = profielen[gemeente].naam if gemeente in profielen else f"{gemeente} (geen profiel)"
        delen = (_aantal(telling[gemeente, GESPREK], "gesprek", "gesprekken"), _aantal(telling[gemeente, OVERDRACHT], "overdracht", "overdrachten"))
        regels.append(f"{naam}, na {dagen_van(profielen, gemeente)} dagen: {', '.join(delen)}")
    return regels


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def ruim_op(sessies: Sessies, profielen: Mapping[str, Profiel], wislijst: Wislijst, nu: datetime) -> Telling:
    """Wist alles wat op dit moment te wissen is, en geeft hoeveel dat was."""
    telling: Telling = Counter()
    while stapel := ruim_stapel_op(sessies, profielen, wislijst, nu):
        telling += stapel
    return telling


def ruim_stapel_op(sessies: Sessies, profielen: Mapping[str, Profiel], wislijst: Wislijst, nu: datetime, hoogstens: int = STAPEL) -> Telling:
    """Wist van elke soort hoogstens zoveel, in één transactie; leeg als er niets meer is.

    Wat een ander op dit moment vasthoudt (een bericht dat net binnenkomt, een tweede opruimer),
    blijft liggen voor de volgende keer.
    """

    def werk(sessie: Session) -> Telling:
        telling: Telling = Counter()
        for wat, tabel, voorbij in _te_wissen(profielen, nu):
            vraag = select(tabel).where(voorbij).limit(hoogstens)
            for rij in sessie.scalars(vraag.with_for_update(of=tabel, skip_locked=True)).all():
                if isinstance(rij, t.Gesprek):
                    # Valt het proces hierna om, dan is de motor iets eerder aan de beurt dan wij.
                    with suppress(ValueError):  # een naam die niet van ons is, kent de motor niet
                        wislijst.zet(rij.id, op_verzoek=False)
                    leeg_gesprek(sessie, rij, nu)
                else:
                    leeg_overdracht(sessie, rij, nu, f"De bewaartermijn van {dagen_van(profielen, rij.gemeente)} dagen was voorbij.")
                telling[rij.gemeente, wat] += 1
        return telling

    return met_herkansing(sessies, werk)


def _te_wissen(profielen: Mapping[str, Profiel], nu: datetime) -> tuple[tuple[str, type[t.Gesprek] | type[t.Overdracht], ColumnElement[bool]], ...]:
    """Per soort: de tabel, en wanneer een rij gewist moet worden."""
    g, o = t.Gesprek, t.Overdracht
    return (
        (GESPREK, g, and_(g.gewist_op.is_(None), _voorbij(g.gemeente, g.laatste, profielen, nu))),
        (OVERDRACHT, o, and_(o.gewist_op.is_(None), o.status == t.AFGEROND, _voorbij(o.gemeente, o.status_sinds, profielen, nu))),
        # Een notitie van na het wissen gaat zo lang na de laatste wijziging.
        (OVERDRACHT, o, and_(o.gewist_op.is_not(None), heeft_notitie(o.id), _voorbij(o.gemeente, o.gewijzigd_op, profielen, nu))),
    )


def _voorbij(gemeente: InstrumentedAttribute[str], sinds: InstrumentedAttribute[datetime], profielen: Mapping[str, Profiel], nu: datetime) -> ColumnElement[bool]:
    def voor(dagen: int) -> ColumnElement[bool]:
        return sinds < nu - timedelta(days=dagen)

    zonder_profiel = and_(gemeente.not_in(list(profielen)), voor(dagen_van(profielen, "")))
    return or_(zonder_profiel, *(and_(gemeente == naam, voor(profiel.bewaartermijn_dagen)) for naam, profiel in profielen.items()))
