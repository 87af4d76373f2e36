"""Inloggen met OpenID Connect: autorisatiecode met PKCE, state en nonce.

Wat het portaal gelooft is alleen het ID-token: getekend door de aanbieder die is ingesteld, voor
Wegwijs bedoeld, niet verlopen, en met de nonce van deze browser. De tweede factor is daar geregeld.
De rol komt uit een claim, bij elke keer inloggen opnieuw.
"""

from __future__ import annotations

import hmac
import json
import logging
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import httpx
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from fastapi import APIRouter, Request, Response
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from integrations.portal import toegang
from integrations.portal.aanmelding import Oidc
from integrations.portal.scherm import foutpagina
from integrations.portal.scherm import naar as ga_naar
from integrations.portal.toegang import PAD
from integrations.settings import OidcRol
from overdracht import medewerkers
from overdracht.database import Sessies

log = logging.getLogger(__name__)
COOKIE = "wegwijs_oidc"
COOKIE_PAD = f"{PAD}/oidc"
# Zo lang mag het inloggen bij de aanbieder duren; zo lang geldt wat de aanbieder over zichzelf zei.
GEDULD, VERS = 600, 3600
# Alleen handtekeningen met een openbare sleutel: nooit `none`, en nooit het geheim als sleutel.
HANDTEKENINGEN = ["RS256", "PS256", "ES256", "EdDSA"]
SPELING = 60


class OidcFout(Exception):
    """Inloggen lukt niet; de tekst is voor de medewerker, `reden` voor het log. Ligt het aan de aanbieder, dan is `status` 502."""

    def __init__(self, tekst: str, reden: str, status: int = 403):
        super().__init__(tekst)
        self.reden, self.status = reden, status


def _antwoordt_niet(reden: str) -> OidcFout:
    return OidcFout("De aanbieder van uw werkaccount antwoordt niet. Probeer het over een minuut opnieuw.", reden, 502)


class Aanbieder:
    """De aanbieder zoals hij zichzelf beschrijft, en wat er met hem gewisseld wordt."""

    def __init__(self, oidc: Oidc, seconden: float = 10.0):
        self._oidc, self._seconden = oidc, seconden
        self._over: tuple[float, dict[str, Any]] | None = None

    def _haal(self, adres: str) -> dict[str, Any]:
        try:
            antwoord = httpx.get(adres, timeout=self._seconden, follow_redirects=False)
            antwoord.raise_for_status()
            gelezen = antwoord.json()
        except (httpx.HTTPError, ValueError) as fout:
            raise _antwoordt_niet(f"{type(fout).__name__} bij {adres}") from None
        if not isinstance(gelezen, dict):
            raise OidcFout("De aanbieder van uw werkaccount geeft een antwoord dat niet klopt. Waarschuw beheer.", f"geen object bij {adres}", 502)
        return gelezen

    def over(self) -> dict[str, Any]:
        """De beschrijving van de aanbieder; OidcFout als zij er niet is of van een ander is."""
        if self._over is None or time.monotonic() - self._over[0] > VERS:
            gelezen = self._haal(f"{self._oidc.uitgever.rstrip('/')}/.well-known/openid-configuration")
            if gelezen.get("issuer") != self._oidc.uitgever or not all(isinstance(gelezen.get(w), str) for w in ("authorization_endpoint", "token_endpoint", "jwks_uri")):
                raise OidcFout("De aanbieder van uw werkaccount is niet de aanbieder die is ingesteld. Waarschuw beheer.", f"issuer {gelezen.get('issuer')!r}", 502)
            self._over = (time.monotonic(), gelezen)
        return self._over[1]

    def begin(self, state: str, nonce: str, controle: str) -> str:
        """Het adres om in te loggen."""
        vraag = {
            "response_type": "code",
            "client_id": self._oidc.client,
            "redirect_uri": self._oidc.terug,
            "scope": "openid profile email",
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(controle),
            "code_challenge_method": "S256",
        }
        return add_params_to_uri(self.over()["authorization_endpoint"], list(vraag.items()))

    def _token(self, code: str, controle: str) -> str:
        """Het ID-token bij deze code."""
        vraag = {"grant_type": "authorization_code", "code": code, "redirect_uri": self._oidc.terug, "code_verifier": controle}
        # RFC 6749, 2.3.1: naam en geheim zijn gecodeerd voordat ze in de kop gaan.
        wie = (quote(self._oidc.client, safe=""), quote(self._oidc.geheim, safe=""))
        antwoord = httpx.post(self.over()["token_endpoint"], data=vraag, auth=wie, timeout=self._seconden, headers={"Accept": "application/json"})
        if antwoord.status_code >= 500:
            antwoord.raise_for_status()
        return str(antwoord.json()["id_token"])

    def wissel(self, code: str, nonce: str, controle: str) -> Mapping[str, Any]:
        """De gegevens uit het ID-token bij deze code; OidcFout als er iets niet klopt."""
        try:
            gekregen = self._token(code, controle)
            sleutels = KeySet.import_key_set(self._haal(self.over()["jwks_uri"]))  # type: ignore[arg-type]
            token = jwt.decode(gekregen, sleutels, algorithms=HANDTEKENINGEN)
            jwt.JWTClaimsRegistry(
                now=int(time.time()),
                leeway=SPELING,
                iss={"essential": True, "value": self._oidc.uitgever},
                aud={"essential": True, "value": self._oidc.client},
                exp={"essential": True},
                iat={"essential": True},
                sub={"essential": True},
                nonce={"essential": True, "value": nonce},
            ).validate(token.claims)
            # Is het token ook voor anderen, dan moet het voor ons gemaakt zijn.
            if token.claims.get("azp", self._oidc.client) != self._oidc.client:
                raise OidcFout("Dit bewijs van inloggen is niet voor Wegwijs. Probeer het opnieuw.", "azp klopt niet")
        except httpx.HTTPError as fout:
            raise _antwoordt_niet(type(fout).__name__) from None
        except (JoseError, ValueError, KeyError, TypeError) as fout:
            raise OidcFout("Het bewijs van inloggen klopt niet, of is verlopen. Probeer het opnieuw.", f"{type(fout).__name__}: {getattr(fout, 'error', '')}") from None
        return token.claims


def rol_van(oidc: Oidc, gegevens: Mapping[str, Any]) -> OidcRol | None:
    """De rol bij deze gegevens: de eerste ingestelde waarde die in de claim staat."""
    claim = gegevens.get(oidc.claim)
    waarden = {claim} if isinstance(claim, str) else {w for w in claim if isinstance(w, str)} if isinstance(claim, list) else set()
    return next((rol for waarde, rol in oidc.rollen.items() if waarde in waarden), None)


def zet_routes(router: APIRouter, sessies: Sessies, oidc: Oidc) -> None:
    """Zet heen en terug op de router."""
    aanbieder = Aanbieder(oidc)

    def _mislukt(fout: OidcFout) -> Response:
        log.warning("portaal: inloggen met OpenID Connect lukte niet: %s", fout.reden)
        antwoord = foutpagina(fout.status, "Inloggen met uw werkaccount lukt niet", str(fout))
        antwoord.delete_cookie(COOKIE, path=COOKIE_PAD)
        return antwoord

    @router.get("/oidc")
    def heen(request: Request, naar: str = PAD) -> Response:
        state, nonce, controle = (secrets.token_urlsafe(48) for _ in range(3))
        try:
            adres = aanbieder.begin(state, nonce, controle)
        except OidcFout as fout:
            return _mislukt(fout)
        antwoord = ga_naar(adres)
        onthoud = json.dumps({"state": state, "nonce": nonce, "controle": controle, "naar": toegang.eigen_adres(naar)})
        # Lax: de aanbieder stuurt de browser met een gewone link terug, en dan moet de cookie mee.
        antwoord.set_cookie(COOKIE, onthoud.encode().hex(), max_age=GEDULD, path=COOKIE_PAD, httponly=True, samesite="lax", secure=request.url.scheme == "https")
        return antwoord

    @router.get("/oidc/terug")
    def terug(request: Request, code: str = "", state: str = "", error: str = "", iss: str = "") -> Response:
        try:
            begonnen = _onthouden(request)
            if not hmac.compare_digest(state.encode(), begonnen["state"].encode()):
                raise OidcFout("Dit inloggen is niet in deze browser begonnen, of duurde te lang. Begin opnieuw.", "state klopt niet")
            if iss and iss != oidc.uitgever:
                raise OidcFout("De aanbieder van uw werkaccount is niet de aanbieder die is ingesteld. Waarschuw beheer.", f"iss {iss!r}")
            if error or not code:
                raise OidcFout("De aanbieder van uw werkaccount liet u niet inloggen.", f"fout van de aanbieder: {error[:100]!r}")
            gegevens = aanbieder.wissel(code, begonnen["nonce"], begonnen["controle"])
            medewerker_id = _account(gegevens)
        except OidcFout as fout:
            return _mislukt(fout)
        if vorige := request.cookies.get(toegang.COOKIE):
            medewerkers.sluit_sessie(sessies, vorige)
        antwoord = ga_naar(toegang.eigen_adres(begonnen["naar"]))
        toegang.zet_sessie(request, antwoord, medewerkers.open_sessie(sessies, medewerker_id, bevestigd=True))
        antwoord.delete_cookie(COOKIE, path=COOKIE_PAD)
        return antwoord

    def _onthouden(request: Request) -> dict[str, str]:
        with suppress(ValueError):
            gelezen = json.loads(bytes.fromhex(request.cookies.get(COOKIE, "")).decode())
            if isinstance(gelezen, dict) and all(isinstance(gelezen.get(naam), str) for naam in ("state", "nonce", "controle", "naar")):
                return gelezen
        raise OidcFout("Dit inloggen is niet in deze browser begonnen, of duurde te lang. Begin opnieuw.", "geen cookie")

    def _account(gegevens: Mapping[str, Any]) -> int:
        rol = rol_van(oidc, gegevens)
        if rol is None:
            raise OidcFout("Uw werkaccount heeft geen toegang tot Wegwijs. Vraag een beheerder om u in de goede groep te zetten.", "geen rol")
        naam, sub = gegevens.get(oidc.naam), gegevens.get("sub")
        if not isinstance(naam, str) or not isinstance(sub, str) or not sub:
            raise OidcFout("Uw werkaccount heeft geen naam die Wegwijs kan gebruiken. Vraag een beheerder.", f"geen claim {oidc.naam}")
        try:
            medewerker_id = medewerkers.neem_oidc(sessies, sub[:255], naam, rol.rol, rol.loketten, rol.gemeente)
        except medewerkers.NaamFout as fout:
            raise OidcFout(f"Uw werkaccount kan hier niet gebruikt worden: {fout}. Vraag een beheerder.", "naam kan niet") from None
        if medewerker_id is None:
            raise OidcFout("Uw account is geblokkeerd. Vraag een beheerder.", "geblokkeerd")
        return medewerker_id
