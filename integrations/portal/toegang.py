"""Wie er ingelogd is, en of een formulier van ons komt."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Literal

from fastapi import Request, Response

from integrations.regels import HALVERWEGE, MEDEWERKER, GeenRegel, regel_van
from overdracht import medewerkers
from overdracht.database import Sessies
from overdracht.toegang import BEHEER, INZAGELOG, LEZEN, Toegang

PAD = "/medewerkers"
COOKIE, INLOGCOOKIE = "wegwijs_medewerker", "wegwijs_inloggen"
# Dezelfde sessie voor het ene adres buiten het portaal dat een medewerker mag gebruiken. Apart: zo gaat de
# cookie van het portaal niet mee met wat een inwoner in dezelfde browser doet.
HERKENCOOKIE, HERKENPAD = "wegwijs_herkennen", "/api/v1/herken"
_BEGIN = ((LEZEN, PAD), (BEHEER, f"{PAD}/beheer"), (INZAGELOG, f"{PAD}/privacy"))
_EIGEN_ADRES = re.compile(r"/medewerkers(?:/[\w\-./]*)?(?:\?[\w\-.=&%+]*)?", re.ASCII)


class NietIngelogd(Exception):
    """Eerst inloggen; `naar` is waar de medewerker heen wilde."""

    def __init__(self, naar: str):
        self.naar = naar


class Elders(Exception):
    """Deze medewerker begint op een andere pagina; `naar` is welke."""

    def __init__(self, naar: str):
        self.naar = naar


class FormulierFout(Exception):
    """Dit formulier komt niet van deze sessie."""


@dataclass(frozen=True)
class Bezoeker:
    """De ingelogde medewerker, met het teken dat in elk formulier staat."""

    id: int
    naam: str
    formulierteken: str
    toegang: Toegang

    @property
    def begin(self) -> str:
        """Waar het werk van deze rol begint."""
        return next((adres for recht, adres in _BEGIN if self.toegang.mag(recht)), f"{PAD}/account")


@dataclass(frozen=True)
class Halverwege:
    """Wie een wachtwoord gaf; `bevestigd` is of ook de rest gedaan is. Met OpenID Connect is er hier niets te doen."""

    id: int
    naam: str
    formulierteken: str
    bevestigd: bool
    startwachtwoord: bool
    tweede_stap: bool
    met_oidc: bool


def formulierteken(geheim: str) -> str:
    """Het teken dat bij een cookie hoort. Wie de cookie niet kent, kan het niet maken."""
    return hashlib.sha256(f"formulier:{geheim}".encode("utf-8", "surrogatepass")).hexdigest()


def controleer_formulier(gegeven: str, geheim: str | None) -> None:
    """FormulierFout als het teken niet bij de cookie hoort, of er geen cookie is."""
    if not geheim or not hmac.compare_digest(gegeven.encode("utf-8", "surrogatepass"), formulierteken(geheim).encode()):
        raise FormulierFout


def bezoeker(request: Request, sessies: Sessies, koek: str = COOKIE) -> Bezoeker:
    """De ingelogde medewerker, die dit adres mag gebruiken (`integrations.regels`).

    NietIngelogd als er geen geldige sessie is, GeenToegang als de rol dit adres niet mag, GeenRegel
    als het adres geen regel heeft. Wie op de werklijst niets te zoeken heeft, gaat naar zijn eigen begin.
    """
    pad = request.scope["route"].path
    regel = regel_van(request.method, pad)
    teken = request.cookies.get(koek, "")
    gevonden = medewerkers.vind_sessie(sessies, teken) if teken else None
    if gevonden is None or not gevonden.bevestigd:
        naar = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
        raise NietIngelogd(naar if request.method == "GET" else PAD)
    if gevonden.startwachtwoord:
        raise Elders(f"{PAD}/inloggen/wachtwoord")
    wie = Bezoeker(gevonden.medewerker_id, gevonden.naam, formulierteken(teken), gevonden.toegang)
    if regel.recht is not None and regel.wie == MEDEWERKER and not wie.toegang.mag(regel.recht):
        if (request.method, pad) == ("GET", PAD):
            raise Elders(wie.begin)
        wie.toegang.eis(regel.recht)
    return wie


def indiener(request: Request, sessies: Sessies, teken: str) -> Bezoeker:
    """De `bezoeker` die dit formulier zelf instuurde; ook FormulierFout als het niet van zijn eigen pagina komt."""
    wie = bezoeker(request, sessies)
    controleer_formulier(teken, request.cookies.get(COOKIE))
    return wie


def halverwege(request: Request, sessies: Sessies) -> Halverwege:
    """Wie een wachtwoord gaf, ook als de tweede stap nog moet; NietIngelogd als er geen sessie is."""
    if regel_van(request.method, request.scope["route"].path).wie != HALVERWEGE:
        raise GeenRegel(f"{request.scope['route'].path} is niet voor wie halverwege is")
    teken = request.cookies.get(COOKIE, "")
    gevonden = medewerkers.vind_sessie(sessies, teken) if teken else None
    if gevonden is None:
        raise NietIngelogd(PAD)
    return Halverwege(gevonden.medewerker_id, gevonden.naam, formulierteken(teken), gevonden.bevestigd, gevonden.startwachtwoord, gevonden.tweede_stap, gevonden.met_oidc)


def eigen_adres(naar: str) -> str:
    """`naar` als dat een adres binnen het portaal is, anders de lijst: nooit naar een andere site."""
    return naar if len(naar) <= 500 and _EIGEN_ADRES.fullmatch(naar) and "//" not in naar and ".." not in naar else PAD


def _zet(request: Request, response: Response, naam: str, waarde: str, pad: str, seconden: int, samesite: Literal["lax", "strict"] = "lax") -> None:
    response.set_cookie(naam, waarde, max_age=seconden, path=pad, httponly=True, samesite=samesite, secure=request.url.scheme == "https")


def zet_sessie(request: Request, response: Response, teken: str) -> None:
    """De cookie van de sessie, alleen voor het portaal; en een tweede, alleen voor herkennen."""
    _zet(request, response, COOKIE, teken, PAD, int(medewerkers.DUUR.total_seconds()))
    _zet(request, response, HERKENCOOKIE, teken, HERKENPAD, int(medewerkers.DUUR.total_seconds()), "strict")
    response.delete_cookie(INLOGCOOKIE, path=f"{PAD}/inloggen")


def wis_sessie(response: Response) -> None:
    response.delete_cookie(COOKIE, path=PAD, httponly=True, samesite="lax")
    response.delete_cookie(HERKENCOOKIE, path=HERKENPAD, httponly=True, samesite="strict")


def inloggeheim(request: Request) -> str:
    """Het geheim achter het inlogformulier: dat van de cookie, of een nieuw."""
    return request.cookies.get(INLOGCOOKIE) or secrets.token_urlsafe(24)


def zet_inloggeheim(request: Request, response: Response, geheim: str) -> None:
    _zet(request, response, INLOGCOOKIE, geheim, f"{PAD}/inloggen", 3600)
