"""Houdt de opgetelde cijfers per dag bij: opnieuw tellen wat veranderd is of nog nooit geteld.

Elke wijziging van een overdracht zet in dezelfde transactie een merk bij haar dag (`opslag.schrijf_historie`).
Hier gaan die merken weg, in dezelfde transactie waarin de dag opnieuw geteld wordt. Een merk dat
intussen bijkomt blijft staan voor de volgende keer: er raakt er nooit een kwijt.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.cijfers_tellen import Plek, op_dagen, tel
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import dag_van, vandaag

# Zoveel dagen per transactie: kort genoeg om een ander niet te laten wachten.
STAPEL = 14
# Willekeurig getal: twee die tegelijk tellen zouden elkaars nieuwere telling kunnen overschrijven.
_SLOT = 7315_2019


def ververs(sessies: Sessies, van: date | None = None, tot: date | None = None) -> None:
    """Telt alles opnieuw wat nodig is, van deze dag tot en met die; zonder dagen alles."""
    while ververs_stapel(sessies, van, tot):
        pass


def ververs_stapel(sessies: Sessies, van: date | None = None, tot: date | None = None) -> int:
    """Telt hoogstens `STAPEL` dagen opnieuw, in één transactie, en geeft hoeveel dat er waren."""
    with lezen(sessies) as sessie:
        if not _te_doen(sessie, van, tot):
            return 0

    def werk(sessie: Session) -> int:
        if sessie.get_bind().dialect.name == "postgresql":
            sessie.execute(text(f"SELECT pg_advisory_xact_lock({_SLOT})"))
        dagen = _te_doen(sessie, van, tot)[:STAPEL]
        if dagen:
            # In deze volgorde: wat na het weghalen van een merk geteld wordt, ziet de wijziging waar het bij hoorde.
            sessie.execute(delete(t.Dagmerk).where(t.Dagmerk.dag.in_(dagen)))
            sessie.execute(delete(t.Dagcijfer).where(t.Dagcijfer.dag.in_(dagen)))
            geteld = {(dag, "", ""): Counter[str]() for dag in dagen} | tel(sessie, op_dagen(dagen))
            for dag in {dag for dag, gemeente, _ in geteld if gemeente}:
                del geteld[dag, "", ""]
            sessie.execute(insert(t.Dagcijfer), [_rij(plek, telling) for plek, telling in geteld.items()])
        return len(dagen)

    return met_herkansing(sessies, werk)


def _rij(plek: Plek, telling: Counter[str]) -> dict[str, object]:
    dag, gemeente, loket = plek
    return {"dag": dag, "gemeente": gemeente, "loket": loket, "inhoud": dict(telling)}


def _te_doen(sessie: Session, van: date | None, tot: date | None) -> list[date]:
    """De dagen die gemerkt zijn of nog nooit geteld, het oudste eerst."""
    eerste = sessie.scalar(select(func.min(t.Overdracht.ontvangen)))
    if eerste is None:
        return []
    begin, eind = max(van or date.min, dag_van(eerste)), min(tot or date.max, vandaag())
    merk, cijfer = t.Dagmerk.dag, t.Dagcijfer.dag
    gemerkt = set(sessie.scalars(select(merk).where(merk.between(begin, eind)).distinct()))
    geteld = set(sessie.scalars(select(cijfer).where(cijfer.between(begin, eind)).distinct()))
    alle = {begin + timedelta(days=n) for n in range((eind - begin).days + 1)}
    return sorted(gemerkt | (alle - geteld))
