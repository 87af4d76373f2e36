"""Het eigen account: wachtwoord veranderen, de tweede stap, en overal uitloggen."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang, woorden
from integrations.portal.inloggen import adres_van, nieuwe_hash, te_vaak
from integrations.portal.scherm import naar, toon
from integrations.portal.toegang import PAD, Bezoeker
from integrations.portal.wachtwoord import MINIMAAL, WachtwoordFout, klopt
from integrations.portal.woorden_beheer import ROL
from overdracht import medewerkers
from overdracht.database import Sessies


def zet_routes(router: APIRouter, sessies: Sessies) -> None:
    """Zet de pagina op de router."""

    def pagina(wie: Bezoeker, status: int = 200, fout: str | None = None, gedaan: str | None = None) -> Response:
        account = medewerkers.zoek(sessies, wie.id)
        return toon(
            "account.html", status, wie=wie, account=account, rollen=ROL, loketten=woorden.LOKET, minimaal=MINIMAAL,
            herstelcodes=medewerkers.tel_herstelcodes(sessies, wie.id), fout=fout, gedaan=gedaan,
        )  # fmt: skip

    @router.get("/account")
    def eigen(request: Request, bewaard: str = "") -> Response:
        return pagina(toegang.bezoeker(request, sessies), gedaan="Uw wachtwoord is veranderd. Andere sessies zijn gesloten." if bewaard else None)

    @router.post("/account")
    def verander(
        request: Request,
        teken: Annotated[str, Form()] = "",
        wat: Annotated[str, Form()] = "",
        nu: Annotated[str, Form(max_length=1000)] = "",
        nieuw: Annotated[str, Form(max_length=1000)] = "",
        herhaald: Annotated[str, Form(max_length=1000)] = "",
    ) -> Response:
        wie = toegang.indiener(request, sessies, teken)
        if wat == "overal-uit":
            medewerkers.sluit_alle_sessies(sessies, wie.id, door=wie.id)
            antwoord = naar(f"{PAD}/inloggen")
            toegang.wis_sessie(antwoord)
            return antwoord
        # Wie even wegliep van zijn computer, is zijn wachtwoord niet kwijt.
        adres = adres_van(request)
        if wacht := medewerkers.begin_poging(sessies, wie.naam, adres):
            return pagina(wie, 429, te_vaak(wacht))
        oud = medewerkers.vind(sessies, wie.naam)
        if oud is None or not klopt(nu, oud.wachtwoord_hash):
            return pagina(wie, 400, "Uw wachtwoord van nu klopt niet. Er is niets veranderd.")
        medewerkers.poging_gelukt(sessies, wie.naam, adres)
        try:
            medewerkers.zet_wachtwoord(sessies, wie.naam, nieuwe_hash(sessies, wie.naam, nieuw, herhaald), door=wie.id)
        except WachtwoordFout as fout:
            return pagina(wie, 400, f"Er is niets veranderd: {fout}.")
        antwoord = naar(f"{PAD}/account?bewaard=ja")
        toegang.zet_sessie(request, antwoord, medewerkers.open_sessie(sessies, wie.id, bevestigd=True))
        return antwoord
