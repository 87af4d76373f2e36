"""Alles over één persoon: uitgeven als hij daarom vraagt (inzageverzoek, artikel 15 AVG)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from overdracht import keten, opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, met_herkansing
from overdracht.handelingen import wie_deed
from overdracht.kenmerk import lees_kenmerk
from overdracht.tijd import nu
from overdracht.toegang import PERSOON, Toegang, zichtbare_gemeente
from overdracht.versleuteling import EMAIL, TELEFOON, sleutelbos_van

# Wat over de persoon gaat; wat alleen dient om te sorteren of te koppelen staat er niet bij.
_OVERDRACHT = (
    *("kenmerk", "ontvangen", "gemeente", "kanaal", "loket", "oorspronkelijk_loket", "team", "buurt", "prioriteit", "regisseur", "regie", "rij", "reden"),
    *("voor_wie", "taal", "crisis", "genoemd", "deelt_alles", "samenvatting", "verhaal", "antwoorden", "contact_naam", "contact_wijze", "contact_waarde"),
    *("contact_belmoment", "contact_veilig", "status", "uitkomst", "status_sinds", "aangevuld_op", "opgepakt_op", "afgerond_op", "gewist_op", "terugkerend"),
)


def exporteer(sessies: Sessies, toegang: Toegang, *, telefoon: str | None = None, email: str | None = None, kenmerk: str | None = None) -> dict[str, Any]:
    """Alles wat er over een persoon bewaard is, om als JSON te geven; leeg als er niets is.

    Gezocht wordt op precies één van de drie. Bij een kenmerk komt alles mee van wie hetzelfde
    telefoonnummer, e-mailadres of kanaal gebruikte, en uit hetzelfde gesprek. Ook een gesprek langs
    hetzelfde kanaal waaruit niets is doorgegeven hoort erbij. ValueError bij geen of
    meer dan één; GeenToegang voor wie dit niet mag. Komt in de inzage.
    """
    toegang.eis(PERSOON)
    if sum(bool(w and w.strip()) for w in (telefoon, email, kenmerk)) != 1:
        raise ValueError("geef een telefoonnummer, een e-mailadres of een kenmerk")

    def werk(sessie: Session) -> dict[str, Any]:
        o = t.Overdracht
        if kenmerk:
            gesprek = sessie.scalar(select(o.gesprek_id).where(o.kenmerk == lees_kenmerk(kenmerk), zichtbare_gemeente(toegang)))
            gesprekken = opslag.gesprekken_van_persoon(sessie, toegang.gemeente, gesprek_id=gesprek) if gesprek else []
        else:
            bos = sleutelbos_van(sessie.get_bind().dialect)
            hash_ = bos.kenhash(TELEFOON, telefoon) if telefoon else bos.kenhash(EMAIL, email or "")
            gesprekken = opslag.gesprekken_van_persoon(sessie, toegang.gemeente, [hash_])
        overdrachten = sessie.scalars(select(o).where(o.gesprek_id.in_(gesprekken)).order_by(o.id)).all()
        keten.schrijf_bij(sessie, t.Inzage(op=nu(), wat="persoon", aantal=len(overdrachten), **toegang.wie()))
        return {
            "gemaakt": nu().isoformat(),
            "overdrachten": [_overdracht(sessie, rij) for rij in overdrachten],
            "gesprekken": [_gesprek(sessie, id_) for id_ in gesprekken],
        }

    return met_herkansing(sessies, werk)


def _plat(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, (date, datetime)) else waarde


def _velden(rij: Any, namen: Iterable[str]) -> dict[str, Any]:
    return {naam: _plat(getattr(rij, naam)) for naam in namen}


def _rijen(rijen: Sequence[Any], *namen: str) -> list[dict[str, Any]]:
    return [_velden(rij, namen) for rij in rijen]


def _overdracht(sessie: Session, rij: t.Overdracht) -> dict[str, Any]:
    i = t.Inzage
    gezien = sessie.execute(select(i.op, i.wat, t.Medewerker.naam, t.ApiToken.naam).outerjoin(t.Medewerker, t.Medewerker.id == i.medewerker_id).outerjoin(t.ApiToken, t.ApiToken.id == i.api_token_id).where(i.overdracht_id == rij.id).order_by(i.id))
    voorbeelden = sessie.scalars(select(t.VoorbeeldLeer).where(t.VoorbeeldLeer.overdracht_id == rij.id)).all()
    return {
        **_velden(rij, _OVERDRACHT),
        "problemen": [p.code for p in rij.problemen],
        "plan": _rijen(rij.plan, "nummer", "stap", "loket", "problemen", "wanneer", "reden"),
        "termijnen": _rijen(rij.termijnen, "soort", "uiterlijk", "gehaald_op"),
        "toestemmingen": _rijen(rij.toestemmingen, "loket", "op", "tekst"),
        "historie": [{**_velden(h, ("op", "gebeurtenis", "status", "uitkomst", "termijn", "naar_loket", "naar_team", "notitie")), "door": wie_deed(h)} for h in opslag.historie(sessie, rij.id)],
        "bekeken": [{"op": op.isoformat(), "wat": wat, "door": medewerker or token} for op, wat, medewerker, token in gezien],
        "leervoorbeelden": _rijen(voorbeelden, "tekst", "problemen", "loket", "gemaakt"),
    }


def _gesprek(sessie: Session, gesprek_id: str) -> dict[str, Any]:
    gesprek = sessie.get_one(t.Gesprek, gesprek_id)
    berichten = sessie.scalars(select(t.Bericht).where(t.Bericht.gesprek_id == gesprek_id, t.Bericht.inhoud.is_not(None)).order_by(t.Bericht.volgnummer)).all()
    adres = sessie.get(t.Kanaaladres, gesprek_id)
    return {
        **_velden(gesprek, ("gemeente", "kanaal", "begonnen", "laatste", "gewist_op", "laatste_vraag", "tevreden")),
        "adres": adres.adres if adres else None,
        "mag_uitkomst": adres.mag_uitkomst if adres else None,
        "berichten": _rijen(berichten, "van", "op", "inhoud"),
        "verstuurd": _rijen(sessie.scalars(select(t.Uitgaand).where(t.Uitgaand.gesprek_id == gesprek_id).order_by(t.Uitgaand.id)).all(), "gemaakt", "status", "inhoud"),
    }
