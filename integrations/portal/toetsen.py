"""De sneltoetsen: welke er zijn, en hoe ze uit kunnen. Nodig zijn ze nooit."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang
from integrations.portal.scherm import naar, toon
from integrations.portal.toegang import PAD
from overdracht.database import Sessies

# Het script leest deze cookie; wie met spraak werkt, wil geen losse letters die iets doen.
UIT_COOKIE, UIT = "wegwijs_toetsen", "uit"
JAAR = 365 * 24 * 3600
TOETSEN = (
    ("?", "Deze uitleg"),
    ("/", "Naar het zoekveld"),
    ("l", "Naar de werklijst"),
    ("j", "Volgende overdracht in de lijst"),
    ("k", "Vorige overdracht in de lijst"),
    ("p", "Naar de knop om op te pakken"),
    ("n", "Naar de notitie"),
    ("a", "Naar afronden"),
    ("d", "Naar doorzetten"),
    ("v", "Naar verkeerd loket"),
    ("t", "Naar het bericht aan de inwoner"),
)


def zet_routes(router: APIRouter, sessies: Sessies) -> None:
    """Zet de uitleg en de schakelaar op de router."""

    @router.get("/toetsen")
    def uitleg(request: Request) -> Response:
        return toon("toetsen.html", wie=toegang.bezoeker(request, sessies), toetsen=TOETSEN, uit=request.cookies.get(UIT_COOKIE) == UIT)

    @router.post("/toetsen")
    def schakel(request: Request, teken: Annotated[str, Form()] = "", stand: Annotated[str, Form()] = "") -> Response:
        toegang.indiener(request, sessies, teken)
        antwoord = naar(f"{PAD}/toetsen")
        if stand == UIT:
            antwoord.set_cookie(UIT_COOKIE, UIT, max_age=JAAR, path=PAD, samesite="lax", secure=request.url.scheme == "https")
        else:
            antwoord.delete_cookie(UIT_COOKIE, path=PAD)
        return antwoord
