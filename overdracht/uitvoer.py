"""Een regel per overdracht, om buiten het portaal mee te rekenen: codes en tijden, geen woord van of over de inwoner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal_column, select, tuple_
from sqlalchemy.orm import Session

from overdracht import keten
from overdracht import tabellen as t
from overdracht.cijfers import Vraag
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import NEDERLAND, dag_van, in_periode, nu
from overdracht.toegang import EXPORTEREN, Toegang, zichtbaar

_STAPEL = 2000
_VELDEN = (
    *("kenmerk", "ontvangen", "gemeente", "kanaal", "loket", "oorspronkelijk_loket", "team", "buurt", "prioriteit", "regisseur", "regie", "rij", "reden"),
    *("voor_wie", "taal", "crisis", "status", "uitkomst", "opgepakt_op", "afgerond_op", "terugkerend"),
)
KOLOMMEN = (*_VELDEN, "problemen", "termijnen", "termijnen_op_tijd", "verkeerd_loket")


class TeVeel(ValueError):
    """Er zijn meer overdrachten dan in één bestand passen."""


def geef_uit(sessies: Sessies, toegang: Toegang, vraag: Vraag, schrijf: Callable[[Sequence[Any]], None], hoogstens: int) -> int:
    """Geeft elke overdracht van de vraag, de oudste eerst, aan `schrijf`, en geeft hoeveel het er waren.

    Een regel heeft de waarden van `KOLOMMEN`. Komt in de inzage; lukt dat niet, dan is er een fout en
    hoort er geen bestand te zijn. TeVeel als het er meer dan `hoogstens` zijn, GeenToegang zonder recht.
    """
    toegang.eis(EXPORTEREN)
    with lezen(sessies) as sessie:
        tot_de_grens = select(literal_column("1")).select_from(t.Overdracht).where(*_waar(toegang, vraag)).limit(hoogstens + 1).subquery()
        if (sessie.scalar(select(func.count()).select_from(tot_de_grens)) or 0) > hoogstens:
            raise TeVeel
        aantal = 0
        for regel in _regels(sessie, toegang, vraag):
            schrijf(regel)
            aantal += 1
    met_herkansing(sessies, lambda sessie: keten.schrijf_bij(sessie, t.Inzage(op=nu(), wat="export", aantal=aantal, **toegang.wie())))
    return aantal


def _waar(toegang: Toegang, vraag: Vraag) -> list[Any]:
    o = t.Overdracht
    keuzes = ((o.loket, vraag.loket), (o.buurt, vraag.buurt), (o.gemeente, vraag.gemeente))
    return [zichtbaar(toegang), *in_periode(o.ontvangen, vraag.van, vraag.tot), *(kolom == waarde for kolom, waarde in keuzes if waarde is not None)]


def _regels(sessie: Session, toegang: Toegang, vraag: Vraag) -> Iterator[tuple[Any, ...]]:
    o = t.Overdracht
    basis = select(o.id, *(getattr(o, veld) for veld in _VELDEN)).where(*_waar(toegang, vraag)).order_by(o.ontvangen, o.id).limit(_STAPEL)
    daar: tuple[Any, ...] | None = None
    while True:
        hier = tuple_(o.ontvangen, o.id)
        verder = basis if daar is None else basis.where(hier > tuple_(*daar, types=[o.ontvangen.type, o.id.type]))
        rijen = sessie.execute(verder).all()
        if not rijen:
            return
        daar = (rijen[-1].ontvangen, rijen[-1].id)
        ids = [rij.id for rij in rijen]
        problemen, termijnen, verkeerd = _erbij(sessie, ids)
        for rij in rijen:
            gehaald = sum(_op_tijd(uiterlijk, op or (rij.afgerond_op if rij.uitkomst != "ingetrokken" else None)) for uiterlijk, op in termijnen[rij.id])
            yield (*(_plat(waarde) for waarde in rij[1:]), " ".join(problemen[rij.id]), len(termijnen[rij.id]), gehaald, rij.id in verkeerd)


def _erbij(sessie: Session, ids: list[int]) -> tuple[dict[int, list[str]], dict[int, list[tuple[Any, Any]]], set[int]]:
    p, x, h = t.OverdrachtProbleem, t.Termijn, t.Historie
    problemen: dict[int, list[str]] = defaultdict(list)
    for id_, code in sessie.execute(select(p.overdracht_id, p.code).where(p.overdracht_id.in_(ids)).order_by(p.overdracht_id, p.volgorde)):
        problemen[id_].append(code)
    termijnen: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    for id_, uiterlijk, gehaald_op in sessie.execute(select(x.overdracht_id, x.uiterlijk, x.gehaald_op).where(x.overdracht_id.in_(ids))):
        termijnen[id_].append((uiterlijk, gehaald_op))
    verhuisd = select(h.overdracht_id).where(h.overdracht_id.in_(ids), h.gebeurtenis == "verkeerd_loket", h.status == t.DOORGEZET)
    return problemen, termijnen, set(sessie.scalars(verhuisd))


def _op_tijd(uiterlijk: Any, klaar: datetime | None) -> bool:
    return klaar is not None and dag_van(klaar) <= uiterlijk


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return " ".join(map(str, waarde))
    # Zonder zone, in Nederlandse tijd: een rekenblad kent geen zones.
    return waarde.astimezone(NEDERLAND).replace(tzinfo=None, microsecond=0) if isinstance(waarde, datetime) else waarde
