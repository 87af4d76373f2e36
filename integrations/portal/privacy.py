"""Toezicht en rechten van inwoners: wie deed wat, alles van één persoon uitgeven, en wissen."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang
from integrations.portal.scherm import KOPPEN, toon
from integrations.portal.toegang import PAD, Bezoeker
from integrations.portal.woorden_beheer import BEHEERD, GEBEURTENIS, INZAGE, SOORT
from integrations.wislijst import Wislijst
from overdracht import dienst, inzagelog, persoon
from overdracht.database import Sessies
from overdracht.kenmerk import lees_kenmerk
from overdracht.tijd import vandaag
from overdracht.toegang import INZAGELOG

MANIEREN = {"telefoon": "Telefoonnummer", "email": "E-mailadres", "kenmerk": "Kenmerk van een overdracht"}
_KETEN = {"historie": "Wat er veranderd is", "inzage": "Wat er bekeken is", "beheer": "Wat er beheerd is"}
_WOORD = {inzagelog.BEKEKEN: INZAGE, inzagelog.VERANDERD: GEBEURTENIS, inzagelog.BEHEERD: BEHEERD}


def _dag(tekst: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(tekst)
    return None


def zet_routes(router: APIRouter, sessies: Sessies, wislijst: Wislijst) -> None:
    """Zet de pagina's op de router. `wislijst`: wat de dialoogmotor nog moet vergeten."""

    def _toon(sjabloon: str, wie: Bezoeker, status: int = 200, **inhoud: Any) -> Response:
        actief = f"{PAD}/privacy" if wie.toegang.mag(INZAGELOG) else f"{PAD}/privacy/persoon"
        return toon(sjabloon, status, wie=wie, actief=actief, **inhoud)

    @router.get("/privacy")
    def log(
        request: Request, soort: str = "", wie: str = "", kenmerk: str = "", vanaf: str = "", tot: str = "", voor: str = "", keten: str = ""
    ) -> Response:
        bezoeker = toegang.bezoeker(request, sessies)
        vraag = {"soort": soort if soort in inzagelog.SOORTEN else inzagelog.BEKEKEN, "wie": wie[:100], "kenmerk": kenmerk[:20], "vanaf": vanaf, "tot": tot}
        fout = "Deze datum kon ik niet lezen." if any(tekst and _dag(tekst) is None for tekst in (vanaf, tot)) else None
        na = int(voor) if voor.isascii() and voor.isdecimal() and len(voor) < 16 else None
        regels, ouder = inzagelog.lijst(sessies, bezoeker.toegang, inzagelog.Zoek(vraag["soort"], vraag["wie"], vraag["kenmerk"], _dag(vanaf), _dag(tot), na))
        woord = _WOORD[vraag["soort"]]
        # Zonder naam: bij beheer een opdracht op de server of een werkaccount dat vanzelf kwam.
        niemand = "Buiten het portaal" if vraag["soort"] == inzagelog.BEHEERD else "Wegwijs"
        ketens = [{"naam": _KETEN[v.keten], "aantal": v.aantal, "breuken": v.breuken, "laatste_hash": v.laatste_hash} for v in inzagelog.controleer(sessies, bezoeker.toegang)] if keten == "ja" else []
        return _toon(
            "privacy_log.html", bezoeker, 400 if fout else 200, fout=fout, vraag=vraag, soorten=SOORT, ketens=ketens, gebroken=any(k["breuken"] for k in ketens),
            regels=[{"op": r.op, "wie": r.wie or niemand, "wat": woord.get(r.wat, r.wat), "waarover": r.kenmerk or r.over, "aantal": r.aantal, "detail": r.detail} for r in regels],
            volgende=f"{PAD}/privacy?{urlencode({**vraag, 'voor': ouder})}" if ouder else None,
        )  # fmt: skip

    @router.get("/privacy/persoon")
    def vraag_persoon(request: Request) -> Response:
        return _toon("privacy_persoon.html", toegang.bezoeker(request, sessies), manieren=MANIEREN, op="telefoon", fout=None)

    @router.post("/privacy/persoon")
    def geef_persoon(request: Request, teken: Annotated[str, Form()] = "", op: Annotated[str, Form()] = "", waarde: Annotated[str, Form(max_length=1000)] = "") -> Response:
        wie = toegang.indiener(request, sessies, teken)

        def opnieuw(fout: str) -> Response:
            return _toon("privacy_persoon.html", wie, 400, manieren=MANIEREN, op=op, fout=fout)

        if op not in MANIEREN or not waarde.strip():
            return opnieuw("Vul in waarop gezocht moet worden.")
        if op == "kenmerk" and lees_kenmerk(waarde) is None:
            return opnieuw("Dit is geen kenmerk. Het heeft zes tekens, zoals K3F-7QD.")
        alles = persoon.exporteer(sessies, wie.toegang, **{op: waarde})
        if not alles["overdrachten"] and not alles["gesprekken"]:
            return opnieuw("Hierbij is niets bewaard. Controleer wat u typte.")
        koppen = {**KOPPEN, "Content-Disposition": f'attachment; filename="wegwijs-persoon-{vandaag():%Y-%m-%d}.json"'}
        return Response(json.dumps(alles, ensure_ascii=False, indent=2), media_type="application/json", headers=koppen)

    @router.get("/privacy/wissen")
    def vraag_wissen(request: Request) -> Response:
        return _toon("privacy_wissen.html", toegang.bezoeker(request, sessies), fout=None, gewist=None, zeker=None, kenmerk="")

    @router.post("/privacy/wissen")
    def wis(
        request: Request,
        teken: Annotated[str, Form()] = "",
        kenmerk: Annotated[str, Form(max_length=100)] = "",
        alles: Annotated[str, Form()] = "",
        zeker: Annotated[str, Form()] = "",
    ) -> Response:
        wie = toegang.indiener(request, sessies, teken)

        def antwoord(status: int = 200, **inhoud: Any) -> Response:
            return _toon("privacy_wissen.html", wie, status, **{"fout": None, "gewist": None, "zeker": None, "kenmerk": kenmerk, **inhoud})

        gelezen = lees_kenmerk(kenmerk)
        if gelezen is None:
            return antwoord(400, fout="Dit is geen kenmerk. Het heeft zes tekens, zoals K3F-7QD.")
        if zeker != "ja":
            return antwoord(zeker={"kenmerk": gelezen, "alles": alles == "ja"})
        op_lijst: list[str] = []

        def zet(gesprek: str) -> None:
            with suppress(ValueError):  # een naam die niet van ons is, kent de motor niet
                wislijst.zet(gesprek)
                op_lijst.append(gesprek)

        try:
            gewist = dienst.wis_kenmerk(sessies, wie.toegang, gelezen, alles == "ja", zet)
        except Exception:
            # Er is niets gewist: dan moet de motor het ook niet vergeten.
            for gesprek in op_lijst:
                wislijst.haal_af(gesprek)
            raise
        if gewist is None:
            return antwoord(404, fout="Er is geen overdracht met dit kenmerk. Er is niets gewist.")
        return antwoord(gewist=gewist, kenmerk="")
