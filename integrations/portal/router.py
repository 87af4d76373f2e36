"""De pagina's onder /medewerkers. Ze werken zonder JavaScript en zeggen dat ook in hun CSP.

Alle functies zijn gewone `def`: de database en argon2 werken in de draden van de server.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from integrations.portal import toegang, woorden
from integrations.portal.lijst import lees_vraag, maak_lijst
from integrations.portal.pagina import maak_pagina
from integrations.portal.toegang import PAD, FormulierFout, NietIngelogd
from integrations.portal.wachtwoord import klopt, maak_hash, verouderd
from overdracht import dienst, medewerkers
from overdracht.database import LogboekWeg, Sessies
from overdracht.tabellen import AFGEROND, NIEUW, OPGEPAKT, UITKOMSTEN
from triage.profiel import Profiel

log = logging.getLogger(__name__)
MAP = Path(__file__).parent
KOPPEN = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Wat hier staat gaat over mensen: het hoort niet in een tussenopslag of achter de terugknop.
    "Cache-Control": "no-store",
}

_sjablonen = Environment(loader=FileSystemLoader(MAP / "sjablonen"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_sjablonen.filters |= {"dag": woorden.dag, "moment": woorden.moment, "zin": woorden.zin}
_sjablonen.globals |= {"PAD": PAD, "STATUS": woorden.STATUS, "PRIORITEIT": woorden.PRIORITEIT, "UITKOMST": woorden.UITKOMST}


def toon(sjabloon: str, status: int = 200, **inhoud: Any) -> HTMLResponse:
    """Een pagina uit een sjabloon; alles wat erin komt wordt als tekst getoond."""
    return HTMLResponse(_sjablonen.get_template(sjabloon).render(inhoud), status, KOPPEN)


def _naar(adres: str) -> RedirectResponse:
    return RedirectResponse(adres, 303, KOPPEN)


def _fout(status: int, titel: str, uitleg: str) -> HTMLResponse:
    return toon("fout.html", status, titel=titel, uitleg=uitleg)


class _Route(APIRoute):
    """Maakt van elke fout een pagina in gewone taal, in welke app de router ook zit."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        gewoon = super().get_route_handler()

        async def behandel(request: Request) -> Response:
            try:
                return await gewoon(request)
            except NietIngelogd as fout:
                return _naar(f"{PAD}/inloggen?{urlencode({'naar': fout.naar})}" if fout.naar != PAD else f"{PAD}/inloggen")
            except FormulierFout:
                return _fout(403, "Dit formulier is verlopen", "Er is niets gewijzigd. Ga terug, laad de pagina opnieuw en probeer het nog eens.")
            except dienst.OverdrachtOnbekend:
                return _fout(404, "Deze overdracht is er niet", "Controleer het kenmerk. Het heeft zes tekens, zoals K3F-7QD.")
            except RequestValidationError:
                return _fout(400, "Dit kon ik niet lezen", "Er is niets gewijzigd. Ga terug en probeer het nog eens.")
            except LogboekWeg:
                log.warning("portaal: de database is niet bereikbaar")
                return _fout(503, "Het logboek is niet bereikbaar", "Er is niets gewijzigd of bewaard. Probeer het over een minuut opnieuw. Blijft het zo, waarschuw dan beheer.")

        return behandel


def maak_router(sessies: Sessies, profielen: Mapping[str, Profiel]) -> APIRouter:
    """De router met prefix /medewerkers; niet in de openbare API-beschrijving.

    Zonder profiel van een gemeente toont het portaal codes in plaats van woorden; het werkt wel.
    """
    router = APIRouter(prefix=PAD, route_class=_Route, include_in_schema=False)
    taal = woorden.Woorden(profielen)

    @router.get("/stijl.css")
    def stijl() -> Response:
        return Response((MAP / "stijl.css").read_bytes(), media_type="text/css", headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"})

    @router.get("/inloggen")
    def inlogpagina(request: Request, naar: str = PAD) -> Response:
        geheim = toegang.inloggeheim(request)
        antwoord = toon("inloggen.html", teken=toegang.formulierteken(geheim), naar=toegang.eigen_adres(naar), naam="", fout=None)
        toegang.zet_inloggeheim(request, antwoord, geheim)
        return antwoord

    @router.post("/inloggen")
    def log_in(
        request: Request,
        naam: Annotated[str, Form(max_length=200)] = "",
        wachtwoord: Annotated[str, Form(max_length=1000)] = "",
        naar: Annotated[str, Form()] = PAD,
        teken: Annotated[str, Form()] = "",
    ) -> Response:
        geheim = request.cookies.get(toegang.INLOGCOOKIE)
        toegang.controleer_formulier(teken, geheim)
        adres = request.client.host if request.client else "onbekend"

        def opnieuw(status: int, melding: str, **koppen: str) -> Response:
            antwoord = toon("inloggen.html", status, teken=toegang.formulierteken(geheim or ""), naar=toegang.eigen_adres(naar), naam=naam, fout=melding)
            antwoord.headers.update(koppen)
            return antwoord

        if wacht := medewerkers.begin_poging(sessies, naam, adres):
            log.warning("portaal: te veel inlogpogingen")
            return opnieuw(429, f"Te vaak geprobeerd. Wacht {wacht} seconden en probeer het dan opnieuw.", **{"Retry-After": str(wacht)})
        gevonden = medewerkers.vind(sessies, naam)
        if not klopt(wachtwoord, gevonden.wachtwoord_hash if gevonden else None) or gevonden is None:
            return opnieuw(401, "Naam of wachtwoord klopt niet.")
        medewerkers.poging_gelukt(sessies, naam, adres)
        if verouderd(gevonden.wachtwoord_hash):
            medewerkers.zet_wachtwoord(sessies, gevonden.naam, maak_hash(wachtwoord), sessies_eindigen=False)
        if vorige := request.cookies.get(toegang.COOKIE):
            medewerkers.sluit_sessie(sessies, vorige)
        antwoord = _naar(toegang.eigen_adres(naar))
        toegang.zet_sessie(request, antwoord, medewerkers.open_sessie(sessies, gevonden.id))
        return antwoord

    @router.post("/uitloggen")
    def log_uit(request: Request, teken: Annotated[str, Form()] = "") -> Response:
        sessieteken = request.cookies.get(toegang.COOKIE)
        toegang.controleer_formulier(teken, sessieteken)
        medewerkers.sluit_sessie(sessies, sessieteken or "")
        antwoord = _naar(f"{PAD}/inloggen")
        toegang.wis_sessie(antwoord)
        return antwoord

    @router.get("")
    def lijst(request: Request, kenmerk: str = "") -> Response:
        wie = toegang.bezoeker(request, sessies)
        if kenmerk.strip() and (stand := dienst.status(sessies, kenmerk)):
            return _naar(f"{PAD}/overdracht/{stand.kenmerk}")
        vraag = lees_vraag(request.query_params, profielen)
        inhoud = maak_lijst(sessies, vraag, taal, profielen)
        dienst.noteer_lijst(sessies, wie.id)
        return toon("lijst.html", wie=wie, gezocht=kenmerk.strip(), **inhoud)

    def overdrachtpagina(wie: toegang.Bezoeker, kenmerk: str, gedaan: bool = False, fout: str | None = None, notitie: str = "", status: int = 200) -> Response:
        inhoud = dienst.bekijk(sessies, kenmerk, wie.id)
        o = inhoud.overdracht
        keuzes = [code for code in (OPGEPAKT, AFGEROND) if not (code == OPGEPAKT and o.status != NIEUW)] if o.status != AFGEROND else []
        return toon(
            "overdracht.html", status, wie=wie, gedaan=gedaan, fout=fout, notitie=notitie, keuzes=keuzes, uitkomsten=UITKOMSTEN, **maak_pagina(inhoud, taal)
        )

    @router.get("/overdracht/{kenmerk}")
    def overdracht(request: Request, kenmerk: str, bewaard: Annotated[str, Query()] = "") -> Response:
        return overdrachtpagina(toegang.bezoeker(request, sessies), kenmerk, gedaan=bewaard == "ja")

    @router.post("/overdracht/{kenmerk}")
    def werk_bij(
        request: Request,
        kenmerk: str,
        teken: Annotated[str, Form()] = "",
        status: Annotated[str, Form()] = "",
        uitkomst: Annotated[str, Form()] = "",
        gehaald: Annotated[list[str] | None, Form()] = None,
        notitie: Annotated[str, Form()] = "",
    ) -> Response:
        wie = toegang.bezoeker(request, sessies)
        toegang.controleer_formulier(teken, request.cookies.get(toegang.COOKIE))
        try:
            stand = dienst.werk_bij(sessies, kenmerk, wie.id, status=status or None, uitkomst=uitkomst or None, gehaald=gehaald or (), notitie=notitie)
        except dienst.WijzigingFout as fout:
            return overdrachtpagina(wie, kenmerk, fout=str(fout), notitie=notitie, status=400)
        return _naar(f"{PAD}/overdracht/{stand.kenmerk}?bewaard=ja")

    return router
