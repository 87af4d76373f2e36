"""Praat met het overdrachtslog in het webproces, over het interne adres."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from typing import Any

import aiohttp

from triage.overdracht import Overdracht, naar_dict

logger = logging.getLogger(__name__)

TIJD = aiohttp.ClientTimeout(total=6, connect=2)
POGINGEN = 2


class LogboekWeg(Exception):
    """Het logboek antwoordt niet of weigert; er is niets doorgegeven waar de inwoner op kan rekenen."""


async def _vraag(methode: str, pad: str, body: Mapping[str, Any] | None = None) -> tuple[int, Any]:
    """Status en JSON-antwoord; LogboekWeg na `POGINGEN` keer geen antwoord of een serverfout.

    Opnieuw proberen mag: elke aanvraag hier is herhaalbaar (de overdracht draagt een sleutel).
    """
    adres = os.environ["WEGWIJS_WEB_URL"].rstrip("/") + pad
    koppen = {"X-Wegwijs-Geheim": os.environ["WEGWIJS_INTERN_GEHEIM"]}
    fout: object = None
    for poging in range(POGINGEN):
        if poging:
            await asyncio.sleep(0.2)
        try:
            async with aiohttp.ClientSession(timeout=TIJD) as sessie, sessie.request(methode, adres, json=body, headers=koppen) as antwoord:
                if antwoord.status < 500:
                    is_json = "json" in antwoord.headers.get("Content-Type", "")
                    return antwoord.status, await antwoord.json(content_type=None) if is_json else None
                fout = f"status {antwoord.status}"
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as e:
            fout = repr(e)
    logger.error("logboek niet bereikbaar: %s", fout)
    raise LogboekWeg(str(fout))


async def geef_door(overdracht: Overdracht) -> str:
    """Biedt een overdracht aan en geeft het kenmerk; LogboekWeg als dat niet zeker gelukt is."""
    status, antwoord = await _vraag("POST", "/intern/overdrachten", naar_dict(overdracht))
    if status not in (200, 201):
        logger.error("logboek weigert de overdracht: status %s", status)
        raise LogboekWeg(f"status {status}")
    return str(antwoord["kenmerk"])


async def zoek(kenmerk: str) -> dict[str, Any]:
    """Loket en stand van een overdracht, of een leeg antwoord als het kenmerk niet bestaat; LogboekWeg als er geen antwoord komt."""
    status, antwoord = await _vraag("GET", f"/intern/overdrachten/{kenmerk}")
    if status == 404:
        return {}
    if status != 200:
        raise LogboekWeg(f"status {status}")
    return dict(antwoord)


async def wis(gesprek: str) -> None:
    """Wist alles van een gesprek in het webproces; LogboekWeg als dat niet gelukt is."""
    status, _ = await _vraag("POST", f"/intern/gesprekken/{gesprek}/wissen")
    if status != 204:
        raise LogboekWeg(f"status {status}")
