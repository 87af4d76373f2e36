"""Inloggen en uitloggen, in een of twee stappen.

Na een goed wachtwoord is er een sessie die nog niets mag. Wat er nog moet (een eigen wachtwoord, de
tweede stap) staat in `_volgende`; pas als dat gedaan is komt er een nieuwe sessie die wel mag.
"""

from __future__ import annotations

import logging
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang, tweede_factor
from integrations.portal.aanmelding import Aanmelding
from integrations.portal.scherm import naar as ga_naar
from integrations.portal.scherm import toon
from integrations.portal.toegang import PAD, Halverwege
from integrations.portal.wachtwoord import MINIMAAL, WachtwoordFout, klopt, maak_hash, verouderd
from overdracht import medewerkers
from overdracht.database import Sessies

log = logging.getLogger(__name__)
WACHTWOORD, CODE, INSTELLEN = "wachtwoord", "code", "tweede-stap"


def adres_van(request: Request) -> str:
    """Het internetadres van de bezoeker, om te tellen."""
    return request.client.host if request.client else "onbekend"


def te_vaak(wacht: int) -> str:
    return f"Te vaak geprobeerd. Wacht {wacht} seconden en probeer het dan opnieuw."


def zet_routes(router: APIRouter, sessies: Sessies, aanmelding: Aanmelding) -> None:
    """Zet de pagina's op de router."""

    def _volgende(startwachtwoord: bool, tweede_stap: bool) -> str | None:
        """De stap die nog moet, of None."""
        if tweede_stap:
            # Eerst de code: een startwachtwoord alleen mag een ingesteld account niet overnemen.
            return CODE
        if startwachtwoord:
            return WACHTWOORD
        return INSTELLEN if aanmelding.verplicht else None

    def _verder(request: Request, medewerker_id: int, stap: str | None, naar: str) -> Response:
        """Naar de volgende stap, of naar binnen met een nieuwe sessie; de vorige eindigt."""
        if vorige := request.cookies.get(toegang.COOKIE):
            medewerkers.sluit_sessie(sessies, vorige)
        bestemming = toegang.eigen_adres(naar)
        antwoord = ga_naar(bestemming if stap is None else f"{PAD}/inloggen/{stap}?{urlencode({'naar': bestemming})}")
        toegang.zet_sessie(request, antwoord, medewerkers.open_sessie(sessies, medewerker_id, bevestigd=stap is None))
        return antwoord

    def _bij_stap(request: Request, stap: str, naar: str) -> tuple[Halverwege, Response | None]:
        """Wie er halverwege is, en waar die heen moet als dit niet zijn stap is."""
        wie = toegang.halverwege(request, sessies)
        moet = None if wie.bevestigd else _volgende(wie.startwachtwoord, wie.tweede_stap)
        # Na de code kan een startwachtwoord nog vervangen moeten worden, met een sessie die al mag.
        if wie.bevestigd and wie.startwachtwoord:
            moet = WACHTWOORD
        if moet == stap:
            return wie, None
        return wie, ga_naar(toegang.eigen_adres(naar) if moet is None else f"{PAD}/inloggen/{moet}?{urlencode({'naar': toegang.eigen_adres(naar)})}")

    def _pagina(sjabloon: str, wie: Halverwege, naar: str, fout: str | None = None, status: int = 200, **meer: Any) -> Response:
        return toon(sjabloon, status, teken=wie.formulierteken, wie_naam=wie.naam, naar=toegang.eigen_adres(naar), fout=fout, **meer)

    # Wachtwoord

    def _inlogpagina(teken: str, naar: str, naam: str = "", fout: str | None = None, status: int = 200) -> Response:
        return toon("inloggen.html", status, teken=teken, naar=toegang.eigen_adres(naar), naam=naam, fout=fout, oidc=aanmelding.oidc is not None)

    @router.get("/inloggen")
    def inlogpagina(request: Request, naar: str = PAD) -> Response:
        geheim = toegang.inloggeheim(request)
        antwoord = _inlogpagina(toegang.formulierteken(geheim), naar)
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
        adres = adres_van(request)
        if wacht := medewerkers.begin_poging(sessies, naam, adres):
            log.warning("portaal: te veel inlogpogingen")
            antwoord = _inlogpagina(teken, naar, naam, te_vaak(wacht), 429)
            antwoord.headers["Retry-After"] = str(wacht)
            return antwoord
        gevonden = medewerkers.vind(sessies, naam)
        if not klopt(wachtwoord, gevonden.wachtwoord_hash if gevonden else None) or gevonden is None:
            return _inlogpagina(teken, naar, naam, "Naam of wachtwoord klopt niet.", 401)
        medewerkers.poging_gelukt(sessies, naam, adres)
        if gevonden.wachtwoord_hash and verouderd(gevonden.wachtwoord_hash):
            medewerkers.zet_wachtwoord(sessies, gevonden.naam, maak_hash(wachtwoord), sessies_eindigen=False, startwachtwoord=gevonden.startwachtwoord)
        return _verder(request, gevonden.id, _volgende(gevonden.startwachtwoord, gevonden.tweede_stap), naar)

    # Een eigen wachtwoord in plaats van het startwachtwoord

    @router.get("/inloggen/wachtwoord")
    def eigen_wachtwoord(request: Request, naar: str = PAD) -> Response:
        wie, ergens_anders = _bij_stap(request, WACHTWOORD, naar)
        return ergens_anders or _pagina("inloggen_wachtwoord.html", wie, naar, minimaal=MINIMAAL)

    @router.post("/inloggen/wachtwoord")
    def kies_wachtwoord(
        request: Request,
        nieuw: Annotated[str, Form(max_length=1000)] = "",
        herhaald: Annotated[str, Form(max_length=1000)] = "",
        naar: Annotated[str, Form()] = PAD,
        teken: Annotated[str, Form()] = "",
    ) -> Response:
        wie, ergens_anders = _bij_stap(request, WACHTWOORD, naar)
        toegang.controleer_formulier(teken, request.cookies.get(toegang.COOKIE))
        if ergens_anders:
            return ergens_anders
        try:
            medewerkers.zet_wachtwoord(sessies, wie.naam, nieuwe_hash(sessies, wie.naam, nieuw, herhaald), door=wie.id)
        except WachtwoordFout as fout:
            return _pagina("inloggen_wachtwoord.html", wie, naar, f"Dat kan niet: {fout}.", 400, minimaal=MINIMAAL)
        return _verder(request, wie.id, None if wie.bevestigd else _volgende(False, wie.tweede_stap), naar)

    # De code

    @router.get("/inloggen/code")
    def codepagina(request: Request, naar: str = PAD) -> Response:
        wie, ergens_anders = _bij_stap(request, CODE, naar)
        return ergens_anders or _pagina("inloggen_code.html", wie, naar)

    @router.post("/inloggen/code")
    def geef_code(
        request: Request, code: Annotated[str, Form(max_length=100)] = "", naar: Annotated[str, Form()] = PAD, teken: Annotated[str, Form()] = ""
    ) -> Response:
        wie, ergens_anders = _bij_stap(request, CODE, naar)
        toegang.controleer_formulier(teken, request.cookies.get(toegang.COOKIE))
        if ergens_anders:
            return ergens_anders
        # Een eigen teller: wie het wachtwoord kent, begint hier niet steeds opnieuw.
        teller, adres = f"{wie.naam} code", adres_van(request)
        if wacht := medewerkers.begin_poging(sessies, teller, adres):
            log.warning("portaal: te veel codes geprobeerd")
            antwoord = _pagina("inloggen_code.html", wie, naar, te_vaak(wacht), 429)
            antwoord.headers["Retry-After"] = str(wacht)
            return antwoord
        if not tweede_factor.klopt(sessies, wie.id, code):
            return _pagina("inloggen_code.html", wie, naar, "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app.", 401)
        medewerkers.poging_gelukt(sessies, teller, adres)
        if wie.startwachtwoord:
            antwoord = _verder(request, wie.id, None, f"{PAD}/inloggen/wachtwoord")
            return antwoord
        return _verder(request, wie.id, None, naar)

    # De tweede stap instellen

    def _instelpagina(wie: Halverwege, naar: str, fout: str | None = None, status: int = 200) -> Response:
        geheim = tweede_factor.nieuw_geheim(sessies, wie.id)
        return _pagina("inloggen_tweede_stap.html", wie, naar, fout, status, vierkant=tweede_factor.vierkant(geheim, wie.naam), sleutel=tweede_factor.in_groepjes(geheim))

    @router.get("/inloggen/tweede-stap")
    def instelpagina(request: Request, naar: str = PAD) -> Response:
        wie, ergens_anders = _bij_instellen(request, naar)
        return ergens_anders or _instelpagina(wie, naar)

    @router.post("/inloggen/tweede-stap")
    def stel_in(
        request: Request, code: Annotated[str, Form(max_length=100)] = "", naar: Annotated[str, Form()] = PAD, teken: Annotated[str, Form()] = ""
    ) -> Response:
        wie, ergens_anders = _bij_instellen(request, naar)
        toegang.controleer_formulier(teken, request.cookies.get(toegang.COOKIE))
        if ergens_anders:
            return ergens_anders
        codes = tweede_factor.zet_aan(sessies, wie.id, code)
        if codes is None:
            return _instelpagina(wie, naar, "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat, en typ de code die er nu staat.", 400)
        # De herstelcodes zijn alleen nu te zien: daarom geen doorverwijzing.
        antwoord = toon("inloggen_herstelcodes.html", codes=codes, naar=toegang.eigen_adres(naar))
        if vorige := request.cookies.get(toegang.COOKIE):
            medewerkers.sluit_sessie(sessies, vorige)
        toegang.zet_sessie(request, antwoord, medewerkers.open_sessie(sessies, wie.id, bevestigd=True))
        return antwoord

    def _bij_instellen(request: Request, naar: str) -> tuple[Halverwege, Response | None]:
        """Ook wie al binnen is en het nog niet had, mag het instellen."""
        wie = toegang.halverwege(request, sessies)
        if wie.bevestigd and not (wie.tweede_stap or wie.startwachtwoord or wie.met_oidc):
            return wie, None
        return _bij_stap(request, INSTELLEN, naar)

    @router.post("/uitloggen")
    def log_uit(request: Request, teken: Annotated[str, Form()] = "") -> Response:
        sessieteken = request.cookies.get(toegang.COOKIE)
        toegang.controleer_formulier(teken, sessieteken)
        medewerkers.sluit_sessie(sessies, sessieteken or "")
        antwoord = ga_naar(f"{PAD}/inloggen")
        toegang.wis_sessie(antwoord)
        return antwoord


def nieuwe_hash(sessies: Sessies, naam: str, nieuw: str, herhaald: str) -> str:
    """De hash van een nieuw wachtwoord; WachtwoordFout als het niet kan."""
    if nieuw != herhaald:
        raise WachtwoordFout("de twee wachtwoorden zijn niet gelijk")
    oud = medewerkers.vind(sessies, naam)
    if oud is not None and klopt(nieuw, oud.wachtwoord_hash):
        raise WachtwoordFout("kies een ander wachtwoord dan dat van nu")
    return maak_hash(nieuw)
