"""`/api/v1/overdrachten`: lezen en bijwerken, voor de loketten van een token.

Wie wat ziet beslist `overdracht.toegang`, zoals voor een medewerker; dat een token iets las staat in
dezelfde keten als wie het in het portaal las.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from integrations.api import handelingen
from integrations.api.beschrijving import AANTAL_MAX
from integrations.api.fouten import ApiFout, lees_object, leesbaar, verkeerd
from integrations.api.toegang import Poort, als_toegang
from overdracht import lijst as werklijst
from overdracht.api_tokens import LEES, SCHRIJF
from overdracht.database import Sessies
from overdracht.handelingen import WijzigingBotst, WijzigingFout, wie_deed
from overdracht.inzien import Inhoud, OverdrachtOnbekend, Stand, bekijk, noteer_inzage
from overdracht.lijst import Filter, Regel
from overdracht.tabellen import STATUSSEN
from triage.profiel import Profiel
from triage.taxonomie import LOKETTEN, PROBLEMEN
from triage.urgentie import PRIORITEITEN


def _onbekend() -> ApiFout:
    return ApiFout("onbekend", "Er is geen overdracht met dit kenmerk, of zij is niet voor dit token.")


def zet_routes(router: APIRouter, sessies: Sessies, poort: Poort, profielen: Mapping[str, Profiel]) -> None:
    """Zet de eindpunten op de router."""

    @router.get("/overdrachten")
    async def lijst(request: Request) -> Response:
        toegang = als_toegang(await poort.token(request, LEES))
        vraag = _lees_vraag(request)

        def werk() -> dict[str, Any]:
            blad = werklijst.lijst(sessies, toegang, vraag.filter, vraag.volgorde, per_blad=vraag.aantal, vanaf=vraag.volgende)
            if vraag.volgende is not None and blad.blad:
                raise verkeerd("query", "volgende", "Deze bladzijde is niet te lezen, of hoort bij een andere volgorde.")
            noteer_inzage(sessies, toegang, "api", aantal=len(blad.regels))
            return {"overdrachten": [_regel(regel) for regel in blad.regels], "volgende": blad.volgende}

        return JSONResponse(await run_in_threadpool(werk))

    @router.get("/overdrachten/{kenmerk}")
    async def lees(request: Request, kenmerk: str) -> Response:
        toegang = als_toegang(await poort.token(request, LEES))
        _lees_parameters(request, frozenset())
        try:
            gelezen = await run_in_threadpool(bekijk, sessies, toegang, kenmerk)
        except OverdrachtOnbekend:
            raise _onbekend() from None
        return JSONResponse(_inhoud(gelezen))

    @router.post("/overdrachten/{kenmerk}/handelingen")
    async def doe(request: Request, kenmerk: str) -> Response:
        toegang = als_toegang(await poort.token(request, SCHRIJF))
        handeling, data = handelingen.lees(await lees_object(request, handelingen.BEKEND))
        try:
            stand = await run_in_threadpool(handeling.doe, sessies, toegang, kenmerk, data)
        except OverdrachtOnbekend:
            raise _onbekend() from None
        except WijzigingBotst as fout:
            wat = [{"door": v.door, "gebeurtenis": v.gebeurtenis, "status": v.status, "op": v.op.isoformat()} for v in fout.veranderingen]
            raise ApiFout("gewijzigd", str(fout), versie=fout.versie, veranderingen=wat) from None
        except WijzigingFout as fout:
            raise ApiFout("kan-niet", str(fout)) from None
        return JSONResponse(_stand(stand))


# De vraag


class _Vraag:
    """Wat er na het vraagteken staat, gelezen."""

    def __init__(self, filter_: Filter, volgorde: str, aantal: int, volgende: str | None):
        self.filter, self.volgorde, self.aantal, self.volgende = filter_, volgorde, aantal, volgende


def _lees_parameters(request: Request, bekend: frozenset[str]) -> dict[str, str]:
    """De parameters, elk één keer; een onbekende is een fout: een tikfout in een filter geeft anders alles."""
    uit: dict[str, str] = {}
    for naam, waarde in request.query_params.multi_items():
        if naam not in bekend:
            raise verkeerd("query", naam[:100], "Deze parameter bestaat niet.")
        if naam in uit:
            raise verkeerd("query", naam, "Deze parameter staat er twee keer.")
        uit[naam] = waarde
    return uit


def _een_van(naam: str, *waarden: str) -> Callable[[str], str]:
    def lees(waarde: str) -> str:
        if waarde not in waarden:
            raise verkeerd("query", naam, f"Kies uit: {', '.join(waarden)}.")
        return waarde

    return lees


def _vrij(naam: str, hoogstens: int) -> Callable[[str], str]:
    def lees(waarde: str) -> str:
        if len(waarde) > hoogstens:
            raise verkeerd("query", naam, f"Hooguit {hoogstens} tekens.")
        return leesbaar(waarde)

    return lees


def _dag(naam: str) -> Callable[[str], date]:
    def lees(waarde: str) -> date:
        try:
            # Ook '20261122' zou gelezen worden; in de API is een dag altijd jjjj-mm-dd.
            if len(waarde) != 10:
                raise ValueError
            gelezen = date.fromisoformat(waarde)
        except ValueError:
            raise verkeerd("query", naam, "Een dag is jjjj-mm-dd.") from None
        # Verder dan dit kan geen database tellen, en er is daar ook niets.
        return min(max(gelezen, date(1901, 1, 1)), date(9998, 12, 31))

    return lees


def _aantal(waarde: str) -> int:
    if not waarde.isascii() or not waarde.isdigit() or not 1 <= int(waarde[:10]) <= AANTAL_MAX:
        raise verkeerd("query", "aantal", f"Een getal van 1 tot {AANTAL_MAX}.")
    return int(waarde)


_PARAMETERS: Mapping[str, Callable[[str], Any]] = {
    "loket": _een_van("loket", *LOKETTEN),
    "gemeente": _vrij("gemeente", 100),
    "team": _vrij("team", 200),
    "buurt": _vrij("buurt", 200),
    "status": _een_van("status", werklijst.OPEN, *STATUSSEN),
    "prioriteit": _een_van("prioriteit", *PRIORITEITEN),
    "probleem": _een_van("probleem", *PROBLEMEN),
    "termijn": _een_van("termijn", "vandaag", "te_laat"),
    "van": _dag("van"),
    "tot": _dag("tot"),
    "volgorde": _een_van("volgorde", *werklijst.VOLGORDES),
    "aantal": _aantal,
    "volgende": _vrij("volgende", 300),
}


def _lees_vraag(request: Request) -> _Vraag:
    ruw = _lees_parameters(request, frozenset(_PARAMETERS))
    gelezen = {naam: _PARAMETERS[naam](waarde) for naam, waarde in ruw.items()}
    volgorde, aantal, volgende = gelezen.pop("volgorde", werklijst.NIEUWSTE), gelezen.pop("aantal", werklijst.PER_BLAD), gelezen.pop("volgende", None)
    termijn, probleem = gelezen.pop("termijn", None), gelezen.pop("probleem", None)
    return _Vraag(Filter(**gelezen, code=probleem, vandaag=termijn == "vandaag", te_laat=termijn == "te_laat"), volgorde, aantal, volgende)


# Het antwoord


def _moment(waarde: datetime | None) -> str | None:
    return waarde.isoformat() if waarde else None


def _regel(r: Regel) -> dict[str, Any]:
    return {
        "kenmerk": r.kenmerk,
        "gemeente": r.gemeente,
        "loket": r.loket,
        "team": r.team,
        "buurt": r.buurt,
        "problemen": list(r.problemen),
        "crisis": list(r.crisis),
        "prioriteit": r.prioriteit,
        "status": r.status,
        "status_sinds": _moment(r.status_sinds),
        "uitkomst": r.uitkomst,
        "ontvangen": _moment(r.ontvangen),
        "versie": r.versie,
        "gewist": r.gewist,
        "terugkerend": r.terugkerend,
        "termijn": {"soort": r.termijn, "uiterlijk": r.uiterlijk.isoformat(), "te_laat": r.te_laat} if r.termijn and r.uiterlijk else None,
    }


def _inhoud(i: Inhoud) -> dict[str, Any]:
    o = i.overdracht
    return {
        "kenmerk": o.kenmerk,
        "gemeente": o.gemeente,
        "loket": o.loket,
        "team": o.team,
        "buurt": o.buurt,
        "problemen": [p.code for p in o.problemen],
        "crisis": list(o.crisis),
        "prioriteit": o.prioriteit,
        "status": o.status,
        "status_sinds": _moment(o.status_sinds),
        "uitkomst": o.uitkomst,
        "ontvangen": _moment(o.ontvangen),
        "versie": o.versienummer,
        "gewist": o.gewist_op is not None,
        "terugkerend": o.terugkerend,
        "kanaal": o.kanaal,
        "taal": o.taal,
        "voor_wie": o.voor_wie,
        "regisseur": o.regisseur,
        "regie": o.regie,
        "rij": o.rij,
        "reden": o.reden,
        "genoemd": list(o.genoemd),
        "samenvatting": o.samenvatting,
        "verhaal": list(o.verhaal or ()),
        "antwoorden": [{"vraag": vraag, "antwoord": antwoord} for vraag, antwoord in o.antwoorden or ()],
        "contact": {"naam": o.contact_naam, "wijze": o.contact_wijze, "waarde": o.contact_waarde, "belmoment": o.contact_belmoment, "veilig": o.contact_veilig},
        "plan": [{"nummer": s.nummer, "stap": s.stap, "loket": s.loket, "problemen": list(s.problemen), "wanneer": s.wanneer, "reden": s.reden} for s in o.plan],
        "termijnen": [{"soort": t.soort, "uiterlijk": t.uiterlijk.isoformat(), "gehaald_op": _moment(t.gehaald_op)} for t in o.termijnen],
        "toegewezen": o.toegewezen.naam if o.toegewezen else None,
        "terugkoppelen": i.terugkoppelen,
        "gesprek": [{"van": b.van, "op": _moment(b.op), "tekst": _gezegd(b.inhoud or {})} for b in i.gesprek if not (b.inhoud or {}).get("begin")],
        "historie": [
            {
                "op": _moment(h.op),
                "gebeurtenis": h.gebeurtenis,
                "status": h.status,
                "uitkomst": h.uitkomst,
                "termijn": h.termijn,
                "naar_loket": h.naar_loket,
                "naar_team": h.naar_team,
                "door": wie_deed(h),
                "notitie": h.notitie,
                "versie": h.versie,
            }
            for h in i.historie
        ],
        "andere": [{"kenmerk": v.kenmerk, "loket": v.loket, "status": v.status, "ontvangen": _moment(v.ontvangen)} for v in i.andere],
        "eerdere": [{"kenmerk": v.kenmerk, "loket": v.loket, "status": v.status, "ontvangen": _moment(v.ontvangen)} for v in i.eerdere],
    }


def _gezegd(inhoud: Mapping[str, Any]) -> str:
    return inhoud.get("tekst") or "\n".join(map(str, inhoud.get("keuzes") or ()))


def _stand(s: Stand) -> dict[str, Any]:
    return {"kenmerk": s.kenmerk, "loket": s.loket, "status": s.status, "sinds": _moment(s.sinds), "uitkomst": s.uitkomst, "versie": s.versie, "bereikt": s.bereikt}
