"""Wie welk adres mag gebruiken. Elk adres van het webproces staat hier; een test loopt ze alle na.

Het portaal voert deze tabel zelf uit: `portal.toegang.bezoeker` zoekt de regel van het adres op, en
een adres zonder regel doet het niet. De andere soorten controleren hun eigen geheim; dat elke soort
zonder dat geheim niets doet, staat in tests/integrations/portal/test_rollen.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from overdracht.toegang import (
    BEHEER,
    CIJFERS,
    EXPORTEREN,
    INZAGELOG,
    LEERVOORBEELDEN,
    LEREN,
    LEZEN,
    PERSOON,
    SCHRIJVEN,
    WISSEN,
)

# Wie er aanklopt: iedereen, de inwoner van dit gesprek, de dialoogmotor, Telegram, een ander systeem
# met een token, een medewerker die halverwege het inloggen is, of een medewerker.
IEDEREEN, INWONER, INTERN, TELEGRAM, TOKEN, HALVERWEGE, MEDEWERKER = (
    *("iedereen", "inwoner", "intern", "telegram", "token"),
    *("halverwege", "medewerker"),
)


@dataclass(frozen=True)
class Regel:
    """Wie mag, en bij een token de scope, bij een medewerker het recht (`overdracht.toegang`; None: elke rol)."""

    wie: str
    recht: str | None = None


class GeenRegel(LookupError):
    """Dit adres staat niet in `REGELS`: zet het erbij, met wie het mag gebruiken."""


def _mag(recht: str | None = None) -> Regel:
    return Regel(MEDEWERKER, recht)


_M = "/medewerkers"
_OPEN, _INWONER, _INTERN, _HALF = Regel(IEDEREEN), Regel(INWONER), Regel(INTERN), Regel(HALVERWEGE)

REGELS: Mapping[tuple[str, str], Regel] = {
    # De chat
    ("GET", "/"): _OPEN,
    ("GET", "/privacy"): _OPEN,
    ("GET", "/static/{naam:path}"): _OPEN,
    ("GET", "/gezond"): _OPEN,
    ("POST", "/api/v1/gesprekken"): _OPEN,
    ("GET", "/api/v1/gesprekken/{gesprek_id}"): _INWONER,
    ("DELETE", "/api/v1/gesprekken/{gesprek_id}"): _INWONER,
    ("POST", "/api/v1/gesprekken/{gesprek_id}/berichten"): _INWONER,
    # Andere processen en systemen
    ("POST", "/intern/overdrachten"): _INTERN,
    ("GET", "/intern/overdrachten/{kenmerk}"): _INTERN,
    ("POST", "/intern/gesprekken/{gesprek_id}/wissen"): _INTERN,
    ("POST", "/telegram/webhook"): Regel(TELEGRAM),
    ("GET", "/api/v1/openapi.json"): _OPEN,
    ("GET", "/api/v1/overdrachten"): Regel(TOKEN, "lees"),
    ("GET", "/api/v1/overdrachten/{kenmerk}"): Regel(TOKEN, "lees"),
    ("POST", "/api/v1/overdrachten/{kenmerk}/handelingen"): Regel(TOKEN, "schrijf"),
    # Een medewerker met LEZEN mag dit ook, met zijn sessie.
    ("POST", "/api/v1/herken"): Regel(TOKEN, "herken"),
    # Het portaal: inloggen
    ("GET", f"{_M}/stijl.css"): _OPEN,
    ("GET", f"{_M}/toetsen.js"): _OPEN,
    ("GET", f"{_M}/inloggen"): _OPEN,
    ("POST", f"{_M}/inloggen"): _OPEN,
    ("GET", f"{_M}/oidc"): _OPEN,
    ("GET", f"{_M}/oidc/terug"): _OPEN,
    ("POST", f"{_M}/uitloggen"): _HALF,
    ("GET", f"{_M}/inloggen/code"): _HALF,
    ("POST", f"{_M}/inloggen/code"): _HALF,
    ("GET", f"{_M}/inloggen/tweede-stap"): _HALF,
    ("POST", f"{_M}/inloggen/tweede-stap"): _HALF,
    ("GET", f"{_M}/inloggen/wachtwoord"): _HALF,
    ("POST", f"{_M}/inloggen/wachtwoord"): _HALF,
    ("GET", f"{_M}/account"): _mag(),
    ("POST", f"{_M}/account"): _mag(),
    ("GET", f"{_M}/toetsen"): _mag(),
    ("POST", f"{_M}/toetsen"): _mag(),
    # Het portaal: werken
    ("GET", _M): _mag(LEZEN),
    ("POST", f"{_M}/weergaven"): _mag(LEZEN),
    ("POST", f"{_M}/weergaven/{{weergave_id}}/verwijderen"): _mag(LEZEN),
    ("GET", f"{_M}/overdracht/{{kenmerk}}"): _mag(LEZEN),
    ("POST", f"{_M}/overdracht/{{kenmerk}}"): _mag(SCHRIJVEN),
    ("GET", f"{_M}/helpen"): _mag(LEZEN),
    ("POST", f"{_M}/helpen"): _mag(LEZEN),
    ("GET", f"{_M}/voorbeelden"): _mag(LEERVOORBEELDEN),
    ("POST", f"{_M}/voorbeelden/{{voorbeeld_id}}"): _mag(LEREN),
    ("GET", f"{_M}/voorbeelden/export"): _mag(LEERVOORBEELDEN),
    # Het portaal: cijfers
    ("GET", f"{_M}/cijfers"): _mag(CIJFERS),
    ("GET", f"{_M}/cijfers/export"): _mag(CIJFERS),
    ("GET", f"{_M}/cijfers/overdrachten"): _mag(EXPORTEREN),
    # Het portaal: beheer
    ("GET", f"{_M}/beheer"): _mag(BEHEER),
    ("POST", f"{_M}/beheer"): _mag(BEHEER),
    ("GET", f"{_M}/beheer/accounts/{{account_id}}"): _mag(BEHEER),
    ("POST", f"{_M}/beheer/accounts/{{account_id}}"): _mag(BEHEER),
    ("GET", f"{_M}/beheer/koppelingen"): _mag(BEHEER),
    ("POST", f"{_M}/beheer/koppelingen"): _mag(BEHEER),
    ("GET", f"{_M}/beheer/profielen"): _mag(BEHEER),
    ("GET", f"{_M}/beheer/bewaren"): _mag(BEHEER),
    ("POST", f"{_M}/beheer/bewaren"): _mag(BEHEER),
    # Het portaal: privacy
    ("GET", f"{_M}/privacy"): _mag(INZAGELOG),
    ("GET", f"{_M}/privacy/persoon"): _mag(PERSOON),
    ("POST", f"{_M}/privacy/persoon"): _mag(PERSOON),
    ("GET", f"{_M}/privacy/wissen"): _mag(WISSEN),
    ("POST", f"{_M}/privacy/wissen"): _mag(WISSEN),
}


def regel_van(methode: str, pad: str) -> Regel:
    """De regel van dit adres; GeenRegel als er geen is. HEAD is GET."""
    try:
        return REGELS["GET" if methode == "HEAD" else methode, pad]
    except KeyError:
        raise GeenRegel(f"{methode} {pad} staat niet in integrations/regels.py") from None
