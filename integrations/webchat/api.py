"""De openbare chat-API van het contract: vier eindpunten onder /api/v1/gesprekken."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from integrations.berichten import crisisberichten
from integrations.fouten import Probleem, profiel_bij
from integrations.gesprekdienst import GeenGesprek, Gesprekdienst
from integrations.limiet import Limiet, adresgroep
from integrations.settings import Instellingen
from integrations.webchat.openingen import Openingen
from integrations.webchat.tonen import met_namen, over
from overdracht.database import LogboekWeg
from overdracht.gesprekken import Gesprek
from triage.profiel import Profiel

KANAAL = "web"
MAX_TEKENS = 4000
MAX_KEUZES, MAX_KEUZE = 60, 200
_SLEUTEL = re.compile(r"[\w.:\-]{1,200}", re.ASCII)
_WEG = re.compile("\x00")
_HALF = re.compile("[\ud800-\udfff]")


def maak_router(dienst: Gesprekdienst, profielen: Mapping[str, Profiel], inst: Instellingen, openingen: Openingen) -> APIRouter:
    """De router met prefix /api/v1/gesprekken."""
    router = APIRouter(prefix="/api/v1/gesprekken")
    per_gesprek, per_adres = Limiet(inst.limiet_gesprek), Limiet(inst.limiet_adres)

    def binnen(limiet: Limiet, sleutel: str, profiel: Profiel) -> None:
        if wacht := limiet.neem(sleutel):
            raise Probleem("te_veel", profiel=profiel, koppen={"Retry-After": str(wacht)})

    def tel_adres(request: Request) -> None:
        binnen(per_adres, adresgroep(request.client.host if request.client else "?"), profiel_bij(request))

    async def van_inwoner(request: Request, gesprek_id: str) -> Gesprek:
        """Het gesprek bij id en sleutel; 404 als een van beide niet klopt, zonder te zeggen welke."""
        soort, _, sleutel = request.headers.get("authorization", "").partition(" ")
        gesprek = await dienst.vind(gesprek_id, sleutel.strip()) if soort.lower() == "bearer" else None
        if gesprek is None or gesprek.gemeente not in profielen:
            raise Probleem("niet_gevonden")
        return gesprek

    @router.post("", status_code=201)
    async def begin(request: Request) -> Response:
        tel_adres(request)
        data = await _lees_json(request)
        gemeente = data.get("gemeente")
        if not isinstance(gemeente, str) or gemeente not in profielen:
            raise Probleem("verkeerd")
        gesprek, sleutel, uitkomst = await dienst.open(gemeente, KANAAL)
        profiel = profielen[gemeente]
        toegang = {"gesprek": gesprek.id, "sleutel": sleutel, "over": over(profiel)}
        if uitkomst.wacht:
            raise Probleem("motor_weg", profiel=profiel, **toegang)
        openingen.onthoud(gemeente, uitkomst.berichten)
        return JSONResponse({**toegang, "berichten": met_namen(uitkomst.berichten, profiel)}, 201)

    @router.post("/{gesprek_id}/berichten")
    async def bericht(request: Request, gesprek_id: str) -> Response:
        tel_adres(request)
        # Eerst lezen, dan pas de database: wat iemand in nood typt, krijgt ook zonder haar een nummer.
        data = await _lees_json(request)
        tekst = data.get("tekst") if isinstance(data.get("tekst"), str) else ""
        try:
            gesprek = await van_inwoner(request, gesprek_id)
            profiel = profielen[gesprek.gemeente]
            binnen(per_gesprek, gesprek.id, profiel)
            if len(tekst) > MAX_TEKENS:
                raise Probleem("te_lang", profiel=profiel, **await run_in_threadpool(_hulp, profiel, tekst))
            inhoud, sleutel_bericht = _lees_inkomend(data, profiel)
            uitkomst = await dienst.stuur(gesprek, inhoud, sleutel_bericht)
        except GeenGesprek as fout:
            raise Probleem("niet_gevonden") from fout
        except LogboekWeg as fout:
            raise Probleem("log_weg", **await run_in_threadpool(_hulp, profiel_bij(request), tekst)) from fout
        if uitkomst.wacht and len(uitkomst.berichten) == 1:
            raise Probleem("motor_weg", profiel=profiel)
        return JSONResponse({"berichten": met_namen(uitkomst.berichten, profiel), **({"wacht": True} if uitkomst.wacht else {})})

    @router.get("/{gesprek_id}")
    async def lees(request: Request, gesprek_id: str) -> Response:
        tel_adres(request)
        gesprek = await van_inwoner(request, gesprek_id)
        profiel = profielen[gesprek.gemeente]
        antwoord = JSONResponse(
            {"gesprek": gesprek.id, "gemeente": gesprek.gemeente, "over": over(profiel), "berichten": met_namen(await dienst.lees(gesprek), profiel)}
        )
        # Een scherm dat open staat kijkt af en toe of er iets bij kwam; meestal niet.
        merk = f'W/"{hashlib.sha256(antwoord.body).hexdigest()[:16]}"'
        antwoord.headers["etag"] = merk
        if request.headers.get("if-none-match") == merk:
            return Response(status_code=304, headers={"etag": merk})
        return antwoord

    @router.delete("/{gesprek_id}", status_code=204)
    async def wis(request: Request, gesprek_id: str) -> Response:
        tel_adres(request)
        await dienst.wis(await van_inwoner(request, gesprek_id))
        return Response(status_code=204)

    return router


def _hulp(profiel: Profiel, tekst: str) -> dict[str, Any]:
    """Crisisberichten als extra lid van een fout; niets als er geen crisis te lezen is."""
    # Begin en eind van een lange tekst: genoeg om te horen dat het niet kan wachten, en altijd snel.
    berichten = crisisberichten(profiel, [tekst[:MAX_TEKENS], tekst[MAX_TEKENS:][-MAX_TEKENS:]])
    return {"berichten": berichten} if berichten else {}


async def _lees_json(request: Request) -> dict[str, Any]:
    try:
        data = json.loads(await request.body())
    # RecursionError: duizenden haakjes in elkaar.
    except (ValueError, RecursionError) as fout:
        raise Probleem("verkeerd") from fout
    if not isinstance(data, dict):
        raise Probleem("verkeerd")
    return data


def _lees_inkomend(data: Mapping[str, Any], profiel: Profiel) -> tuple[dict[str, Any], str]:
    """Wat de inwoner stuurt en de sleutel ervan. Precies één van tekst en keuzes, en niet leeg."""
    tekst, keuzes, sleutel = data.get("tekst"), data.get("keuzes"), data.get("sleutel_bericht")
    goede_sleutel = sleutel is None or (isinstance(sleutel, str) and _SLEUTEL.fullmatch(sleutel))
    if not goede_sleutel or (tekst is None) == (keuzes is None):
        raise Probleem("verkeerd", profiel=profiel)
    sleutel = sleutel or secrets.token_urlsafe(16)
    if keuzes is not None:
        if not isinstance(keuzes, list) or len(keuzes) > MAX_KEUZES or not all(isinstance(k, str) and len(k) <= MAX_KEUZE for k in keuzes):
            raise Probleem("verkeerd", profiel=profiel)
        return {"keuzes": [_leesbaar(k) for k in keuzes]}, sleutel
    if not isinstance(tekst, str) or not (schoon := _leesbaar(tekst).strip()):
        raise Probleem("verkeerd", profiel=profiel)
    return {"tekst": schoon}, sleutel


def _leesbaar(tekst: str) -> str:
    """De tekst zonder NUL en zonder halve tekens, die geen database en geen motor aankan."""
    return _HALF.sub("\ufffd", _WEG.sub("", tekst))
