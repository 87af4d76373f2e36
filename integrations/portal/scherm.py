"""Hoe een pagina van het portaal ontstaat: sjablonen, veilige koppen, en een gewone pagina bij elke fout."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from integrations.portal import woorden
from integrations.portal.menu import menu
from integrations.portal.toegang import PAD, Elders, FormulierFout, NietIngelogd
from overdracht import dienst
from overdracht.database import LogboekWeg

log = logging.getLogger(__name__)
MAP = Path(__file__).parent
KOPPEN = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Wat hier staat gaat over mensen: het hoort niet in een tussenopslag of achter de terugknop.
    "Cache-Control": "no-store",
}

_sjablonen = Environment(loader=FileSystemLoader(MAP / "sjablonen"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_sjablonen.filters |= {"dag": woorden.dag, "datum": woorden.datum, "moment": woorden.moment, "zin": woorden.zin}
_sjablonen.globals |= {"PAD": PAD, "STATUS": woorden.STATUS, "PRIORITEIT": woorden.PRIORITEIT, "UITKOMST": woorden.UITKOMST, "menu": menu}


def toon(sjabloon: str, status: int = 200, **inhoud: Any) -> HTMLResponse:
    """Een pagina uit een sjabloon; alles wat erin komt wordt als tekst getoond."""
    return HTMLResponse(_sjablonen.get_template(sjabloon).render(inhoud), status, KOPPEN)


def naar(adres: str) -> RedirectResponse:
    """Na een formulier: een gewone pagina, zodat herladen niets nog eens doet."""
    return RedirectResponse(adres, 303, KOPPEN)


def foutpagina(status: int, titel: str, uitleg: str, eigen_tekst: str = "") -> HTMLResponse:
    """Wat er mis is en wat te doen; `eigen_tekst` is wat de medewerker typte, zodat dat niet weg is."""
    return toon("fout.html", status, titel=titel, uitleg=uitleg, eigen_tekst=eigen_tekst)


def bestand(naam: str, soort: str) -> Response:
    """Een vast bestand van het portaal."""
    return Response((MAP / naam).read_bytes(), media_type=soort, headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"})


class Route(APIRoute):
    """Maakt van elke fout een pagina in gewone taal, in welke app de router ook zit."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        gewoon = super().get_route_handler()

        async def behandel(request: Request) -> Response:
            try:
                return await gewoon(request)
            except NietIngelogd as fout:
                return naar(f"{PAD}/inloggen?{urlencode({'naar': fout.naar})}" if fout.naar != PAD else f"{PAD}/inloggen")
            except Elders as fout:
                return naar(fout.naar)
            except FormulierFout:
                return foutpagina(403, "Dit formulier is verlopen", "Er is niets gewijzigd. Ga terug, laad de pagina opnieuw en probeer het nog eens.")
            except dienst.GeenToegang:
                return foutpagina(403, "Dit mag u niet zien", "Uw account heeft hier geen toegang toe. Klopt dat niet, vraag dan een beheerder.")
            except dienst.OverdrachtOnbekend:
                return foutpagina(404, "Deze overdracht is er niet", "Controleer het kenmerk. Het heeft zes tekens, zoals K3F-7QD. Of zij is nu van een ander loket.")
            except RequestValidationError:
                return foutpagina(400, "Dit kon ik niet lezen", "Er is niets gewijzigd. Ga terug en probeer het nog eens.")
            except LogboekWeg:
                log.warning("portaal: de database is niet bereikbaar")
                return foutpagina(503, "Het logboek is niet bereikbaar", "Er is niets gewijzigd of bewaard. Probeer het over een minuut opnieuw. Blijft het zo, waarschuw dan beheer.")

        return behandel
