"""Het portaal onder /medewerkers: hier komen de pagina's bij elkaar.

Ze werken allemaal zonder JavaScript; het enige script zijn de sneltoetsen. Bijna alle functies zijn
gewone `def`: de database en argon2 werken in de draden van de server.
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Response

from integrations.portal import (
    beheer,
    cijfers,
    eigen_account,
    handelen,
    helpen,
    inloggen,
    leren,
    lijst,
    oidc,
    privacy,
    toetsen,
    woorden,
)
from integrations.portal.aanmelding import Aanmelding
from integrations.portal.scherm import Route, bestand
from integrations.portal.toegang import PAD
from integrations.rasa_client import Rasa
from integrations.wislijst import Wislijst
from overdracht.database import Sessies
from triage.profiel import Profiel


def maak_router(sessies: Sessies, profielen: Mapping[str, Profiel], rasa: Rasa, wislijst: Wislijst, aanmelding: Aanmelding | None = None) -> APIRouter:
    """De router met prefix /medewerkers; niet in de openbare API-beschrijving.

    Zonder profiel van een gemeente toont het portaal codes in plaats van woorden; het werkt wel.
    """
    router = APIRouter(prefix=PAD, route_class=Route, include_in_schema=False)
    taal = woorden.Woorden(profielen)

    @router.get("/stijl.css")
    def stijl() -> Response:
        return bestand("stijl.css", "text/css")

    @router.get("/toetsen.js")
    def script() -> Response:
        return bestand("static/toetsen.js", "text/javascript")

    inloggen.zet_routes(router, sessies, aanmelding or Aanmelding())
    eigen_account.zet_routes(router, sessies)
    if aanmelding and aanmelding.oidc:
        oidc.zet_routes(router, sessies, aanmelding.oidc)
    lijst.zet_routes(router, sessies, profielen, taal)
    handelen.zet_routes(router, sessies, taal)
    helpen.zet_routes(router, sessies, profielen, rasa)
    leren.zet_routes(router, sessies, taal)
    cijfers.zet_routes(router, sessies, profielen, taal)
    toetsen.zet_routes(router, sessies)
    beheer.zet_routes(router, sessies, profielen, wislijst, aanmelding.webhook_lokaal if aanmelding else False)
    privacy.zet_routes(router, sessies, wislijst)
    return router
