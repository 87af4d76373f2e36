"""Wat er van overdrachten te tellen is, en het tellen zelf. Elk cijfer staat omschreven in docs/cijfers.md.

Een telling is een platte `Counter`: de sleutel is `soort/waarde`, zoals `taal/nl`. Tellingen van
verschillende dagen en loketten zijn bij elkaar op te tellen, ook tijden: die staan erin als 'zo vaak
zoveel uur'. Niets in een telling hangt af van welke dag het vandaag is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.tijd import dag_van, in_periode

TOTAAL, AANTAL_PROBLEMEN, REGIE, PROBLEEM, PAAR = "totaal", "aantal", "regie", "probleem", "paar"
OPGEPAKT_UREN, AFGEROND_DAGEN, TERMIJN, OPEN_TERMIJN = "opgepakt", "afgerond", "termijn", "open"
VERKEERD, TERUGKEREND, CRISIS, CRISISVLAG = "verkeerd", "terugkerend", "crisis", "crisisvlag"
TAAL, KANAAL, BUURT, BUURT_MEER, STATUS, UITKOMST, PRIORITEIT = "taal", "kanaal", "buurt", "buurt_meer", "status", "uitkomst", "prioriteit"
GEEN, EEN, MEER = "geen", "een", "meer"
OP_TIJD, TE_LAAT, LOOPT = "op_tijd", "te_laat", "loopt"
# Welke dag, gemeente en loket een telling over gaat.
Plek = tuple[date, str, str]
Tellingen = dict[Plek, Counter[str]]


def op_dagen(dagen: Iterable[date]) -> ColumnElement[bool]:
    """De voorwaarde dat een overdracht op een van deze dagen binnenkwam."""
    reeksen: list[list[date]] = []
    for dag in sorted(set(dagen)):
        if reeksen and dag == reeksen[-1][1] + timedelta(days=1):
            reeksen[-1][1] = dag
        else:
            reeksen.append([dag, dag])
    return or_(*(and_(*in_periode(t.Overdracht.ontvangen, eerste, laatste)) for eerste, laatste in reeksen))


def tel(sessie: Session, *waar: ColumnElement[bool]) -> Tellingen:
    """Telt de overdrachten die aan deze voorwaarden voldoen, per dag, gemeente en loket."""
    o, p, h, x = t.Overdracht, t.OverdrachtProbleem, t.Historie, t.Termijn

    def bij(vraag: Select[Any], overdracht_id: Any) -> Iterable[Any]:
        return sessie.execute(vraag.join(o, o.id == overdracht_id).where(*waar))

    problemen: dict[int, list[str]] = defaultdict(list)
    for id_, code in bij(select(p.overdracht_id, p.code), p.overdracht_id):
        problemen[id_].append(code)
    termijnen: dict[int, list[tuple[date, datetime | None]]] = defaultdict(list)
    for id_, uiterlijk, gehaald_op in bij(select(x.overdracht_id, x.uiterlijk, x.gehaald_op), x.overdracht_id):
        termijnen[id_].append((uiterlijk, gehaald_op))
    # Alleen als zij er ook om verhuisde: anders klopte het loket, en waren alleen de problemen verkeerd.
    verhuisd = select(h.overdracht_id).where(h.gebeurtenis == "verkeerd_loket", h.status == t.DOORGEZET)
    verkeerd = {id_ for (id_,) in bij(verhuisd, h.overdracht_id)}
    kolommen = (
        *(o.id, o.ontvangen, o.gemeente, o.loket, o.kanaal, o.buurt, o.prioriteit, o.regie, o.taal, o.crisis),
        *(o.status, o.uitkomst, o.opgepakt_op, o.afgerond_op, o.terugkerend),
    )
    uit: Tellingen = defaultdict(Counter)
    for rij in sessie.execute(select(*kolommen).where(*waar)):
        telling = uit[dag_van(rij.ontvangen), rij.gemeente, rij.loket]
        _tel_mee(telling, rij, problemen.get(rij.id, ()), termijnen.get(rij.id, ()), rij.id in verkeerd)
    return uit


def _tel_mee(telling: Counter[str], rij: Any, problemen: Sequence[str], termijnen: Sequence[tuple[date, datetime | None]], verkeerd: bool) -> None:
    meer = len(problemen) > 1
    sleutels = [
        f"{TOTAAL}/",
        f"{AANTAL_PROBLEMEN}/{MEER if meer else EEN if problemen else GEEN}",
        *(f"{soort}/{waarde}" for soort, waarde in ((REGIE, rij.regie), (TAAL, rij.taal), (KANAAL, rij.kanaal), (STATUS, rij.status), (PRIORITEIT, rij.prioriteit))),
        *(f"{PROBLEEM}/{code}" for code in problemen),
        *(f"{CRISISVLAG}/{vlag}" for vlag in dict.fromkeys(rij.crisis)),
        *(f"{soort}/" for soort, is_zo in ((VERKEERD, verkeerd), (TERUGKEREND, rij.terugkerend), (CRISIS, bool(rij.crisis))) if is_zo),
        *(f"{TERMIJN}/{hoe}" if hoe in (OP_TIJD, TE_LAAT) else f"{OPEN_TERMIJN}/{hoe}" for hoe in _termijnen(rij, termijnen)),
    ]
    if meer:
        sleutels += (f"{PAAR}/{een}+{twee}" for een, twee in combinations(sorted(problemen), 2))
    if rij.buurt:
        sleutels += [f"{BUURT}/{rij.buurt}", *([f"{BUURT_MEER}/{rij.buurt}"] if meer else [])]
    if rij.uitkomst:
        sleutels.append(f"{UITKOMST}/{rij.uitkomst}")
    if rij.opgepakt_op:
        sleutels.append(f"{OPGEPAKT_UREN}/{_naar_boven(rij.opgepakt_op - rij.ontvangen, timedelta(hours=1))}")
    if rij.afgerond_op:
        sleutels.append(f"{AFGEROND_DAGEN}/{_naar_boven(rij.afgerond_op - rij.ontvangen, timedelta(days=1))}")
    for sleutel in sleutels:
        telling[sleutel] += 1


def _naar_boven(duur: timedelta, eenheid: timedelta) -> int:
    return max(1, math.ceil(duur / eenheid))


def _termijnen(rij: Any, termijnen: Sequence[tuple[date, datetime | None]]) -> Iterable[str]:
    """Hoe het met elke termijn afliep; van wat nog open is, de dag waarop het uiterlijk moet."""
    for uiterlijk, gehaald_op in termijnen:
        # Wie afrondt zonder af te vinken, was daarmee klaar. Wat de inwoner introk hoefde niet meer.
        klaar = gehaald_op or (rij.afgerond_op if rij.uitkomst != "ingetrokken" else None)
        if klaar is not None:
            yield OP_TIJD if dag_van(klaar) <= uiterlijk else TE_LAAT
        elif rij.status != t.AFGEROND:
            yield uiterlijk.isoformat()


# Lezen


def groep(telling: Mapping[str, int], soort: str) -> dict[str, int]:
    """Alle waarden van een soort, met hun aantal."""
    begin = f"{soort}/"
    return {sleutel[len(begin) :]: aantal for sleutel, aantal in telling.items() if sleutel.startswith(begin)}


def aantal(telling: Mapping[str, int], soort: str) -> int:
    """Hoeveel overdrachten van een soort zonder waarden, zoals `TOTAAL` of `CRISIS`."""
    return telling.get(f"{soort}/", 0)


def termijnen(telling: Mapping[str, int], vandaag: date) -> dict[str, int]:
    """Hoeveel termijnen op tijd waren, te laat zijn of waren, en nog lopen."""
    af, nog = groep(telling, TERMIJN), groep(telling, OPEN_TERMIJN)
    voorbij = sum(n for dag, n in nog.items() if date.fromisoformat(dag) < vandaag)
    return {OP_TIJD: af.get(OP_TIJD, 0), TE_LAAT: af.get(TE_LAAT, 0) + voorbij, LOOPT: sum(nog.values()) - voorbij}


def binnen(telling: Mapping[str, int], soort: str, deel: float) -> int | None:
    """Binnen hoeveel uur of dagen dit deel klaar was; None als er niets te delen is."""
    duren = sorted((int(duur), aantal) for duur, aantal in groep(telling, soort).items())
    nodig, gezien = deel * sum(aantal for _, aantal in duren), 0
    for duur, aantal_ in duren:
        gezien += aantal_
        if gezien >= nodig:
            return duur
    return None
