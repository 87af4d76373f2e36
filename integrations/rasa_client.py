"""De dialoogmotor over HTTP: een bericht erheen, een lijst Berichten terug; een tekst herkennen; een gesprek vergeten.

Wat er ook misgaat (weg, te traag, een fout, een antwoord dat geen antwoord is), hier komt het
naar buiten als `MotorWeg`. Wie dat vangt, weet: de motor heeft misschien iets gedaan, maar
hetzelfde `bericht_id` nog eens sturen mag altijd.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import httpx

from integrations.berichten import lees_berichten
from triage.herkenning import Herkenning

log = logging.getLogger(__name__)
BEGIN, KEUZE = "/begin", "/keuze"
VERBINDEN_SECONDEN = 2.0


class MotorWeg(RuntimeError):
    """De dialoogmotor gaf geen bruikbaar antwoord."""


def als_tekst(tekst: str) -> str:
    """Wat de motor als tekst krijgt. Een bericht met '/' vooraan zou hij als opdracht lezen, ook '/begin'."""
    if not tekst.lstrip().startswith("/"):
        return tekst
    return tekst.lstrip("/ \t\r\n\v\f\u00a0") or "…"


class Rasa:
    """Eén voorwerp voor het hele proces; `sluit` bij het stoppen."""

    def __init__(self, url: str, token: str, seconden: float = 10.0):
        # trust_env=False: een proxy uit de omgeving hoort nooit tussen ons en de eigen motor.
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(seconden, connect=min(VERBINDEN_SECONDEN, seconden)),
            trust_env=False,
        )

    async def sluit(self) -> None:
        """Sluit de verbindingen."""
        await self._client.aclose()

    async def stuur(
        self,
        gesprek: str,
        bericht: str,
        *,
        gemeente: str,
        kanaal: str,
        bericht_id: str,
        volgnummer: int,
        keuzes: Sequence[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Het antwoord op één bericht, nooit leeg; MotorWeg als dat er niet komt."""
        data = {
            "sender": gesprek,
            "message": bericht,
            "metadata": {
                "gemeente": gemeente,
                "kanaal": kanaal,
                "bericht_id": bericht_id,
                "keuzes": list(keuzes) if keuzes is not None else None,
                "volgnummer": volgnummer,
            },
        }
        antwoord = await self._roep("POST", "/webhooks/wegwijs/webhook", json=data)
        try:
            berichten = lees_berichten(antwoord.json())
        except ValueError as fout:
            log.error("de dialoogmotor gaf een antwoord in een verkeerde vorm: %s", fout)
            raise MotorWeg("verkeerde vorm") from fout
        if not berichten:
            raise MotorWeg("leeg antwoord: de actieserver is weg")
        return berichten

    async def herken(self, tekst: str) -> Herkenning:
        """Wat de herkenning in een tekst hoort, buiten elk gesprek om; MotorWeg als dat er niet komt."""
        antwoord = await self._roep("POST", "/webhooks/wegwijs/herken", json={"tekst": als_tekst(tekst)})
        try:
            gehoord = antwoord.json()
            if not isinstance(gehoord, dict) or "problemen" not in gehoord:
                raise ValueError("geen herkenning")
            return Herkenning.uit_dict(gehoord)
        except (ValueError, TypeError, KeyError, AttributeError) as fout:
            log.error("de dialoogmotor gaf een herkenning in een verkeerde vorm: %s", type(fout).__name__)
            raise MotorWeg("verkeerde vorm") from fout

    async def wis(self, gesprek: str) -> None:
        """Laat de motor dit gesprek vergeten; MotorWeg als dat niet zeker gelukt is."""
        await self._roep("DELETE", f"/webhooks/wegwijs/gesprekken/{quote(gesprek, safe='')}")

    async def _roep(self, methode: str, pad: str, **wat: Any) -> httpx.Response:
        try:
            antwoord = await self._client.request(methode, pad, **wat)
        except (httpx.HTTPError, httpx.InvalidURL) as fout:
            # Alleen de soort: een melding van httpx kan een adres met inhoud bevatten.
            raise MotorWeg(type(fout).__name__) from fout
        if not antwoord.is_success:
            if antwoord.status_code in (401, 403):
                log.error("de dialoogmotor weigert WEGWIJS_RASA_TOKEN (status %s)", antwoord.status_code)
            raise MotorWeg(f"status {antwoord.status_code}")
        return antwoord
