"""Beheer: accounts, koppelingen, gemeenten en bewaren. Niets hier toont iets van een inwoner."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang, woorden
from integrations.portal.scherm import foutpagina, naar, toon
from integrations.portal.toegang import PAD, Bezoeker
from integrations.portal.wachtwoord import maak_hash, maak_startwachtwoord
from integrations.portal.woorden_beheer import ROL, SCOPE
from overdracht import api_tokens, beheerlog, medewerkers, opruimen, webhooks
from overdracht.database import Sessies
from overdracht.tijd import nu
from triage.profiel import Profiel

log = logging.getLogger(__name__)
# Zoveel stapels wist één verzoek; wat er dan nog is gaat vanzelf, of met nog een keer.
STAPELS = 20
GEDAAN = {
    "rol": "De rol is veranderd. Dat geldt meteen.",
    "blokkeer": "Geblokkeerd. Wie ermee ingelogd was, is eruit.",
    "deblokkeer": "De blokkade is opgeheven.",
    "uitloggen": "Alle sessies van dit account zijn gesloten.",
    "tweede-stap": "De tweede stap is gewist. De medewerker stelt hem bij het inloggen opnieuw in.",
    "token-weg": "Het token is ingetrokken en doet het niet meer.",
    "webhook-uit": "De webhook staat uit. Wat nog te bezorgen was blijft staan.",
    "webhook-aan": "De webhook staat aan. Wat bleef liggen gaat alsnog.",
    "webhook-weg": "De webhook is verwijderd.",
}


def _nummer(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else 0


def zet_routes(router: APIRouter, sessies: Sessies, profielen: Mapping[str, Profiel], wislijst: opruimen.Wislijst, webhook_lokaal: bool = False) -> None:
    """Zet de pagina's op de router. `wislijst`: wat de dialoogmotor nog moet vergeten."""
    gemeenten = {sleutel: profiel.naam for sleutel, profiel in profielen.items()}
    keuzes: dict[str, Any] = {"rollen": ROL, "loketten": woorden.LOKET, "gemeenten": gemeenten, "actief": f"{PAD}/beheer"}

    def _wie(request: Request, teken: str | None = None) -> Bezoeker:
        return toegang.bezoeker(request, sessies) if teken is None else toegang.indiener(request, sessies, teken)

    def _gemeente(tekst: str) -> str | None:
        if tekst and tekst not in gemeenten:
            raise medewerkers.AccountFout("Kies een gemeente uit de lijst.")
        return tekst or None

    # Accounts

    def _accounts(wie: Bezoeker, status: int = 200, **anders: Any) -> Response:
        leeg = {"naam": "", "rol": "medewerker", "loketten": (), "gemeente": ""}
        return toon("beheer.html", status, wie=wie, accounts=medewerkers.lijst(sessies), **{"fout": None, "geheim": None, "ingevuld": leeg, **anders}, **keuzes)

    @router.get("/beheer")
    def accounts(request: Request) -> Response:
        return _accounts(_wie(request))

    @router.post("/beheer")
    def maak_account(
        request: Request,
        teken: Annotated[str, Form()] = "",
        naam: Annotated[str, Form(max_length=200)] = "",
        rol: Annotated[str, Form()] = "",
        loketten: Annotated[list[str] | None, Form()] = None,
        gemeente: Annotated[str, Form()] = "",
    ) -> Response:
        wie = _wie(request, teken)
        bij, wachtwoord = tuple(loketten or ()), maak_startwachtwoord()
        try:
            medewerkers.controleer_rol(rol, bij)
            medewerkers.maak(sessies, naam, maak_hash(wachtwoord), rol, bij if rol == "medewerker" else (), _gemeente(gemeente), startwachtwoord=True, door=wie.id)
        except (medewerkers.NaamFout, medewerkers.AccountFout) as fout:
            return _accounts(wie, 400, fout=f"Er is geen account gemaakt: {fout}", ingevuld={"naam": naam, "rol": rol, "loketten": bij, "gemeente": gemeente})
        log.info("portaal: account %s maakte een account", wie.id)
        # Het wachtwoord is alleen nu te zien: daarom geen doorverwijzing.
        return _accounts(wie, geheim={"naam": naam.strip().lower(), "tekst": wachtwoord})

    def _account(wie: Bezoeker, account_id: int, status: int = 200, **anders: Any) -> Response:
        gevonden = medewerkers.zoek(sessies, account_id) if 0 < account_id < 2**31 else None
        if gevonden is None:
            return foutpagina(404, "Dit account is er niet", "Kijk in de lijst met accounts.")
        return toon("beheer_account.html", status, wie=wie, account=gevonden, **{"fout": None, "gedaan": None, "geheim": None, **anders}, **keuzes)

    @router.get("/beheer/accounts/{account_id}")
    def account(request: Request, account_id: int, bewaard: str = "") -> Response:
        return _account(_wie(request), account_id, gedaan=GEDAAN.get(bewaard))

    @router.post("/beheer/accounts/{account_id}")
    def wijzig_account(
        request: Request,
        account_id: int,
        teken: Annotated[str, Form()] = "",
        wat: Annotated[str, Form()] = "",
        rol: Annotated[str, Form()] = "",
        loketten: Annotated[list[str] | None, Form()] = None,
        gemeente: Annotated[str, Form()] = "",
    ) -> Response:
        wie = _wie(request, teken)
        doel = medewerkers.zoek(sessies, account_id) if 0 < account_id < 2**31 else None
        if doel is None:
            return _account(wie, account_id)
        try:
            if wat == "rol":
                medewerkers.zet_rol(sessies, doel.id, rol, tuple(loketten or ()), _gemeente(gemeente), door=wie.id)
            elif wat == "blokkeer":
                medewerkers.blokkeer(sessies, doel.id, door=wie.id)
            elif wat == "deblokkeer":
                medewerkers.deblokkeer(sessies, doel.id, door=wie.id)
            elif wat == "uitloggen":
                medewerkers.sluit_alle_sessies(sessies, doel.id, door=wie.id)
            elif wat == "tweede-stap" and not doel.met_oidc:
                medewerkers.wis_tweede_stap(sessies, doel.id, door=wie.id)
            elif wat == "wachtwoord" and not doel.met_oidc:
                wachtwoord = maak_startwachtwoord()
                medewerkers.zet_wachtwoord(sessies, doel.naam, maak_hash(wachtwoord), startwachtwoord=True, door=wie.id)
                log.info("portaal: account %s gaf account %s een startwachtwoord", wie.id, doel.id)
                return _account(wie, doel.id, geheim=wachtwoord)
            else:
                raise medewerkers.AccountFout("Kies wat u met dit account wilt doen.")
        except medewerkers.AccountFout as fout:
            return _account(wie, doel.id, 400, fout=f"Er is niets veranderd. {fout}")
        log.info("portaal: account %s deed %s met account %s", wie.id, wat, doel.id)
        return naar(f"{PAD}/beheer/accounts/{doel.id}?bewaard={wat}")

    # Koppelingen

    def _koppelingen(wie: Bezoeker, status: int = 200, **anders: Any) -> Response:
        return toon(
            "beheer_koppelingen.html", status, wie=wie, tokens=api_tokens.lijst(sessies), webhooks=webhooks.lijst(sessies), scopes=SCOPE, dagen=api_tokens.DAGEN,
            moment_nu=nu(), **{"fout": None, "gedaan": None, "geheim": None, **anders}, **keuzes,
        )  # fmt: skip

    @router.get("/beheer/koppelingen")
    def koppelingen(request: Request, bewaard: str = "") -> Response:
        return _koppelingen(_wie(request), gedaan=GEDAAN.get(bewaard))

    @router.post("/beheer/koppelingen")
    def wijzig_koppeling(
        request: Request,
        teken: Annotated[str, Form()] = "",
        wat: Annotated[str, Form()] = "",
        id: Annotated[str, Form()] = "",
        naam: Annotated[str, Form(max_length=200)] = "",
        scopes: Annotated[list[str] | None, Form()] = None,
        loketten: Annotated[list[str] | None, Form()] = None,
        gemeente: Annotated[str, Form()] = "",
        dagen: Annotated[str, Form()] = "",
        url: Annotated[str, Form(max_length=3000)] = "",
    ) -> Response:
        wie = _wie(request, teken)
        bij, nummer = tuple(loketten or ()), _nummer(id)
        try:
            if wat == "token":
                token, geheim = api_tokens.maak(sessies, naam, tuple(scopes or ()), bij, _gemeente(gemeente), _nummer(dagen), wie.id)
                return _koppelingen(wie, geheim={"zin": f"Token voor {token.naam}:", "tekst": geheim})
            if wat == "webhook":
                hook, geheim = webhooks.maak(sessies, url, loketten=bij, gemeente=_gemeente(gemeente), lokaal=webhook_lokaal, door=wie.id)
                return _koppelingen(wie, geheim={"zin": f"Geheim van de webhook naar {hook.url}:", "tekst": geheim})
        except (api_tokens.TokenFout, webhooks.WebhookFout, medewerkers.AccountFout) as fout:
            return _koppelingen(wie, 400, fout=str(fout))
        doe = {"token-weg": api_tokens.trek_in, "webhook-uit": webhooks.zet_uit, "webhook-aan": webhooks.zet_aan, "webhook-weg": webhooks.verwijder}.get(wat)
        if doe is None or not doe(sessies, nummer, door=wie.id):
            return _koppelingen(wie, 400, fout="Er is niets veranderd: deze koppeling is er niet (meer).")
        log.info("portaal: account %s deed %s met %s", wie.id, wat, nummer)
        return naar(f"{PAD}/beheer/koppelingen?bewaard={wat}")

    # Gemeenten en bewaren

    @router.get("/beheer/profielen")
    def gemeentepagina(request: Request) -> Response:
        wie = _wie(request)
        return toon("beheer_profielen.html", wie=wie, profielen=[_profiel(p) for p in profielen.values()], **keuzes)

    def _bewaren(wie: Bezoeker, gewist: opruimen.Telling | None = None) -> Response:
        moment = nu()
        telling = opruimen.tel(sessies, profielen, moment)
        alle = [*profielen, *sorted({g for g, _ in telling} - set(profielen))]
        rijen = [
            {"naam": gemeenten.get(g, f"{g} (geen profiel)"), "dagen": opruimen.dagen_van(profielen, g), "gesprekken": telling[g, opruimen.GESPREK], "overdrachten": telling[g, opruimen.OVERDRACHT]}
            for g in alle
        ]
        return toon("beheer_bewaren.html", wie=wie, rijen=rijen, op=moment, gewist=None if gewist is None else _verslag(gewist), te_wissen=bool(telling), **keuzes)

    @router.get("/beheer/bewaren")
    def bewaren(request: Request) -> Response:
        return _bewaren(_wie(request))

    @router.post("/beheer/bewaren")
    def ruim_op(request: Request, teken: Annotated[str, Form()] = "") -> Response:
        wie = _wie(request, teken)
        gewist: opruimen.Telling = Counter()
        for _ in range(STAPELS):
            if not (stapel := opruimen.ruim_stapel_op(sessies, profielen, wislijst, nu())):
                break
            gewist += stapel
        beheerlog.noteer(sessies, "opgeruimd", wie.id, _verslag(gewist))
        return _bewaren(wie, gewist)


def _verslag(telling: opruimen.Telling) -> str:
    """Hoeveel er van elke soort gewist is, in woorden."""

    def woord(soort: str, een: str, meer: str) -> str:
        aantal = sum(n for (_, wat), n in telling.items() if wat == soort)
        return f"{aantal} {een if aantal == 1 else meer}"

    return f"{woord(opruimen.GESPREK, 'gesprek', 'gesprekken')} en {woord(opruimen.OVERDRACHT, 'overdracht', 'overdrachten')}"


def _profiel(profiel: Profiel) -> dict[str, Any]:
    def regel(wat: str, adres: Any) -> dict[str, Any]:
        return {"wat": wat, "waarde": " · ".join(str(deel) for deel in (adres.naam, adres.telefoon, getattr(adres, "email", None)) if deel), "voorbeeld": adres.voorbeeld}

    regels = [{"wat": "Bewaartermijn", "waarde": f"{profiel.bewaartermijn_dagen} dagen", "voorbeeld": False}]
    regels += [regel(woorden.LOKET.get(code, code), adres) for code, adres in profiel.loketten.items()]
    regels += [regel("Team", team) for team in profiel.teams]
    return {"naam": profiel.naam, "regels": regels, "voorbeelden": len(profiel.voorbeelden)}
