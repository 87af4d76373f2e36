"""Hulp voor wie de telefoon opneemt of een e-mail leest: wat speelt er, wie gaat erover, wat is nog te vragen.

De tekst wordt nergens bewaard en komt in geen adres: daarom antwoordt het formulier meteen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.concurrency import run_in_threadpool

from integrations.herken import MAX_TEKENS, herken
from integrations.portal import toegang
from integrations.portal.scherm import toon
from integrations.rasa_client import Rasa
from overdracht.database import Sessies
from overdracht.tekst import schoon
from overdracht.tijd import NEDERLAND, nu
from overdracht.toegang import LEZEN
from triage.profiel import Profiel


def zet_routes(router: APIRouter, sessies: Sessies, profielen: Mapping[str, Profiel], rasa: Rasa) -> None:
    """Zet de pagina op de router."""

    def gemeenten(wie: toegang.Bezoeker) -> dict[str, str]:
        return {sleutel: profiel.naam for sleutel, profiel in profielen.items() if wie.toegang.gemeente in (None, sleutel)}

    @router.get("/helpen")
    def vraag(request: Request) -> Response:
        wie = toegang.bezoeker(request, sessies)
        wie.toegang.eis(LEZEN)
        return toon("helpen.html", wie=wie, gemeenten=gemeenten(wie), gemeente="", tekst="", fout=None, uit=None, maximum=MAX_TEKENS)

    @router.post("/helpen")
    async def antwoord(request: Request, teken: Annotated[str, Form()] = "", gemeente: Annotated[str, Form()] = "", tekst: Annotated[str, Form()] = "") -> Response:
        wie = await run_in_threadpool(toegang.indiener, request, sessies, teken)
        wie.toegang.eis(LEZEN)
        keuze = gemeenten(wie)
        kaal = schoon(tekst).replace("\r\n", "\n").strip()
        fout = None
        if gemeente not in keuze:
            fout = "Kies een gemeente."
        elif not kaal:
            fout = "Plak of typ eerst een tekst."
        elif len(kaal) > MAX_TEKENS:
            fout = f"Deze tekst is te lang: hooguit {MAX_TEKENS} tekens. Neem alleen het deel waar het om gaat."
        uit = None if fout else await herken(rasa, profielen[gemeente], kaal, nu().astimezone(NEDERLAND))
        return await run_in_threadpool(toon, "helpen.html", 400 if fout else 200, wie=wie, gemeenten=keuze, gemeente=gemeente, tekst=kaal, fout=fout, uit=uit, maximum=MAX_TEKENS)
