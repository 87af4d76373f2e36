"""Voorbeelden van een verkeerd loket nakijken en uitgeven. Wat iemand aanwijst, mag er niet in blijven staan."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang, woorden
from integrations.portal.scherm import KOPPEN, naar, toon
from integrations.portal.toegang import PAD
from integrations.portal.woorden import Woorden
from overdracht import voorbeelden
from overdracht.database import Sessies
from overdracht.tijd import vandaag
from overdracht.toegang import LEERVOORBEELDEN, LEREN

# Dit wijst bijna altijd iemand aan: hiermee kan een voorbeeld niet goedgekeurd worden.
_NOOIT = (
    ("telefoonnummer of ander nummer", re.compile(r"\+?\d(?:[ .\-/]?\d){5,}")),
    ("e-mailadres of website", re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("postcode", re.compile(r"\b[1-9]\d{3} ?[A-Za-z]{2}\b")),
    ("datum", re.compile(r"\b\d{1,2}[-/ ](?:\d{1,2}|jan\w*|feb\w*|m(?:aart|rt)|apr\w*|mei|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*)[-/ ]\d{2,4}\b", re.IGNORECASE)),
    ("adres", re.compile(r"\b\w+(?:straat|laan|weg|plein|hof|dijk|kade|steeg|singel|gracht|pad)\s+\d+\w?\b", re.IGNORECASE)),
)
# Dit kan een naam zijn; alleen wie het leest weet dat.
_NAAM = re.compile(r"(?<![.!?\n]\s)(?<![.!?\n])(?<!^)\b[A-Z][a-zà-ÿ'’\-]+(?:\s+(?:(?:van|de|der|den|ten|ter|el|al|te)\s+)*[A-Z][a-zà-ÿ'’\-]+)*")
_HEET = re.compile(r"\b(?:heet|naam is|heten|genaamd|meneer|mevrouw|mevr\.?|dhr\.?)\s+(\w[\w'’\-]+(?:\s+(?:van|de|der|den)\s+\w+)*)", re.IGNORECASE)
# Woorden met een hoofdletter die niemand aanwijzen.
_GEWOON = frozenset({"Wmo", "Wajong", "Wia", "Ww", "Aow", "Bijstand", "Duo", "Uwv", "Ik", "Nederlands", "Nederland", "Kerst", "Ggz", "Svb", "Cak", "Belastingdienst"})


def verboden(tekst: str) -> list[tuple[str, str]]:
    """Wat er zeker uit moet: (soort, stuk tekst)."""
    return [(soort, gevonden.group()) for soort, patroon in _NOOIT for gevonden in patroon.finditer(tekst)]


def misschien_namen(tekst: str) -> list[str]:
    """Stukken die een naam van iemand kunnen zijn, elk één keer."""
    stukken = [m.group() for m in _NAAM.finditer(tekst)] + [m.group(1) for m in _HEET.finditer(tekst)]
    return list(dict.fromkeys(stuk for stuk in stukken if stuk not in _GEWOON))


def zet_routes(router: APIRouter, sessies: Sessies, taal: Woorden) -> None:
    """Zet de pagina en de export op de router."""

    def pagina(wie: toegang.Bezoeker, status: int = 200, fout: str | None = None, bij: int | None = None, eigen: str = "", gedaan: str | None = None) -> Response:
        wie.toegang.eis(LEERVOORBEELDEN)
        rijen: list[dict[str, Any]] = []
        for v in voorbeelden.na_te_kijken(sessies, wie.toegang) if wie.toegang.mag(LEREN) else ():
            tekst = eigen if v.id == bij else v.tekst
            rijen.append(
                {
                    "v": v,
                    "tekst": tekst,
                    "verboden": verboden(tekst),
                    "namen": misschien_namen(tekst),
                    "herkend": [taal.probleem("", code) for code in v.herkend],
                    "problemen": [taal.probleem("", code) for code in v.problemen],
                    "loket": woorden.LOKET[v.loket],
                    "fout": fout if v.id == bij else None,
                }
            )
        los = fout if fout and bij not in {rij["v"].id for rij in rijen} else None
        goed = voorbeelden.goedgekeurd(sessies, wie.toegang) if wie.toegang.mag(LEREN) else ()
        return toon("voorbeelden.html", status, wie=wie, rijen=rijen, goed=goed, mag_nakijken=wie.toegang.mag(LEREN), fout=los, gedaan=gedaan, maximum=voorbeelden.TEKST_MAX)

    @router.get("/voorbeelden")
    def nakijken(request: Request, bewaard: str = "") -> Response:
        gedaan = {"goed": "Goedgekeurd. Het voorbeeld staat nu los van de overdracht.", "weg": "Weggegooid."}.get(bewaard)
        return pagina(toegang.bezoeker(request, sessies), gedaan=gedaan)

    @router.post("/voorbeelden/{voorbeeld_id}")
    def kijk_na(
        request: Request,
        voorbeeld_id: int,
        teken: Annotated[str, Form()] = "",
        wat: Annotated[str, Form()] = "",
        tekst: Annotated[str, Form()] = "",
        nagekeken: Annotated[str, Form()] = "",
    ) -> Response:
        wie = toegang.indiener(request, sessies, teken)
        wie.toegang.eis(LEREN)
        nummer, tekst = voorbeeld_id if 0 < voorbeeld_id < 2**31 else 0, tekst.replace("\r\n", "\n")
        try:
            if wat == "weg":
                voorbeelden.verwijder(sessies, wie.toegang, nummer)
                return naar(f"{PAD}/voorbeelden?bewaard=weg")
            if wat != "goed":
                raise voorbeelden.VoorbeeldFout("Kies goedkeuren of weggooien.")
            if gevonden := verboden(tekst):
                raise voorbeelden.VoorbeeldFout("Haal dit eerst uit de tekst: " + "; ".join(f"{soort} ({stuk})" for soort, stuk in gevonden) + ".")
            if nagekeken != "ja":
                raise voorbeelden.VoorbeeldFout("Vink aan dat u de tekst hebt gelezen en dat er niemand in te herkennen is.")
            voorbeelden.keur_goed(sessies, wie.toegang, nummer, tekst)
        except voorbeelden.VoorbeeldFout as fout:
            return pagina(wie, 400, str(fout), nummer, tekst)
        return naar(f"{PAD}/voorbeelden?bewaard=goed")

    @router.get("/voorbeelden/export")
    def export(request: Request) -> Response:
        wie = toegang.bezoeker(request, sessies)
        regels = [json.dumps(rij, ensure_ascii=False) for rij in voorbeelden.geef_uit(sessies, wie.toegang)]
        koppen = {**KOPPEN, "Content-Disposition": f'attachment; filename="voorbeelden-{vandaag().isoformat()}.jsonl"'}
        return Response("".join(f"{regel}\n" for regel in regels), media_type="application/jsonl", headers=koppen)
