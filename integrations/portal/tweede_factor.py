"""De tweede stap van het inloggen: een code uit een app (TOTP, RFC 6238), of een herstelcode.

Een code geldt één keer, en een halve minuut eerder of later ook: klokken lopen niet gelijk.
"""

from __future__ import annotations

import base64
import hmac
import secrets

import pyotp
import segno
from markupsafe import Markup

from overdracht import medewerkers
from overdracht.database import Sessies
from overdracht.tijd import nu

UITGEVER = "Wegwijs"
STAP_SECONDEN, SPELING = 30, 1
HERSTELCODES = 8


def nieuw_geheim(sessies: Sessies, medewerker_id: int) -> str:
    """Het geheim om in de app te zetten; wie de pagina herlaadt krijgt hetzelfde."""
    klaar = medewerkers.totp_geheim(sessies, medewerker_id)
    if klaar is None:
        klaar = pyotp.random_base32()
        medewerkers.bewaar_totp(sessies, medewerker_id, klaar)
    return klaar


def vierkant(geheim: str, naam: str) -> Markup:
    """De vierkante code om te scannen, als SVG voor in de pagina."""
    adres = pyotp.TOTP(geheim).provisioning_uri(name=naam, issuer_name=UITGEVER)
    return Markup(segno.make(adres, error="m").svg_inline(scale=5, dark="#000", light="#fff", title="Vierkante code voor uw app"))  # noqa: S704 - zelf gemaakt, zonder invoer als tekst


def in_groepjes(geheim: str) -> str:
    """Het geheim om over te typen: per vier letters."""
    return " ".join(geheim[i : i + 4] for i in range(0, len(geheim), 4))


def _stap(geheim: str, code: str) -> int | None:
    """De tijdstap waar deze code bij hoort, nu; None als hij niet klopt."""
    kaal = "".join(code.split())
    if len(kaal) != 6 or not (kaal.isascii() and kaal.isdigit()):
        return None
    totp, stap = pyotp.TOTP(geheim), int(nu().timestamp()) // STAP_SECONDEN
    kloppend = [s for s in range(stap - SPELING, stap + SPELING + 1) if hmac.compare_digest(totp.generate_otp(s), kaal)]
    return kloppend[-1] if kloppend else None


def zet_aan(sessies: Sessies, medewerker_id: int, code: str) -> tuple[str, ...] | None:
    """Laat het geheim gelden als de code klopt, en geeft de herstelcodes; None als dat niet lukt."""
    geheim = medewerkers.totp_geheim(sessies, medewerker_id)
    stap = _stap(geheim, code) if geheim else None
    if stap is None:
        return None
    codes = tuple(base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(HERSTELCODES))
    return tuple(in_groepjes(c) for c in codes) if medewerkers.bevestig_totp(sessies, medewerker_id, stap, codes) else None


def klopt(sessies: Sessies, medewerker_id: int, code: str) -> bool:
    """Of dit nu een geldige code of herstelcode is; daarna is hij op."""
    geheim = medewerkers.totp_geheim(sessies, medewerker_id)
    stap = _stap(geheim, code) if geheim else None
    if stap is not None:
        return medewerkers.gebruik_stap(sessies, medewerker_id, stap)
    kaal = "".join(code.split()).lower().replace("-", "")
    return len(kaal) == 16 and kaal.isascii() and medewerkers.gebruik_herstelcode(sessies, medewerker_id, kaal)
