"""Het kanaal Telegram: dezelfde gesprekken als op de website, in de app van de inwoner.

    Telegram ──update──> ontvangst ──> kanaal ──(bewaard)──> gesprekdienst ──> dialoogmotor
             <─bericht── postbode  <── wat klaarstaat  <──(bewaard antwoord)──┘
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from telegram import Bot, BotCommand
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from integrations.gesprekdienst import Gesprekdienst
from integrations.settings import Instellingen
from integrations.telegram.geheimhouden import verberg
from integrations.telegram.kanaal import KANAAL, Telegramkanaal
from integrations.telegram.ontvangst import EERSTE_PAUZE, LANGSTE_PAUZE, SOORTEN, Ontvangst, Voorzichtig, maak_router
from integrations.telegram.postbode import TEGELIJK, Postbode, seconden
from overdracht.database import LogboekWeg, Sessies
from overdracht.kanaal import Kanaalopslag
from triage.profiel import Profiel

log = logging.getLogger(__name__)
CONTROLE, UUR = 10.0, 3600.0
# Tijden als timedelta: de oude vorm geeft in deze versie bij elke 429 een waarschuwing.
os.environ.setdefault("PTB_TIMEDELTA", "true")


class Telegram:
    """De bot in het webproces. `draai` stopt niet uit zichzelf; annuleren maakt af wat onderweg is."""

    def __init__(self, inst: Instellingen, sessies: Sessies, dienst: Gesprekdienst, profielen: Mapping[str, Profiel], kenhash: Callable[[str, str], str]):
        self._inst, self._profiel = inst, profielen[inst.gemeente]
        self._hou_op = verberg(inst.telegram_token)
        eigen_machine = urlsplit(inst.telegram_api).hostname in ("127.0.0.1", "localhost")

        # Een proxy uit de omgeving mag, behalve naar de eigen machine.
        netwerk = {"pool_timeout": 10.0, "read_timeout": 10.0, "httpx_kwargs": {"trust_env": not eigen_machine}}
        self.bot = Bot(
            inst.telegram_token,
            base_url=f"{inst.telegram_api}/bot",
            request=HTTPXRequest(connection_pool_size=2 * TEGELIJK, **netwerk),
            get_updates_request=Voorzichtig(connection_pool_size=1, **netwerk),
        )
        self._opslag = Kanaalopslag(sessies, kenhash, KANAAL)
        self._postbode = Postbode(self.bot, self._opslag, profielen, self._profiel)
        self._kanaal = Telegramkanaal(self.bot, dienst, self._opslag, self._postbode, profielen, inst.gemeente, inst.limiet_gesprek)
        self._ontvangst = Ontvangst(self.bot, self._kanaal, self._postbode)
        self.router: APIRouter | None = maak_router(self.bot, self._ontvangst, inst.telegram_geheim) if inst.telegram == "webhook" else None

    async def draai(self) -> None:
        """Meldt zich bij Telegram en doet dan zijn werk, tot het proces stopt."""
        taken: list[asyncio.Task[None]] = []
        try:
            if not await self._meld_aan():
                return
            taken = [asyncio.create_task(self._controleer())]
            if self._inst.telegram == "polling":
                taken.append(asyncio.create_task(self._ontvangst.lees_steeds()))
            await asyncio.gather(*taken)
        finally:
            for taak in taken:
                taak.cancel()
            await asyncio.gather(*taken, return_exceptions=True)
            await self._kanaal.stop()
            await self._postbode.stop()
            await self.bot.shutdown()
            self._hou_op()

    async def _meld_aan(self) -> bool:
        """Zet de opdrachten in het menu en de webhook goed; probeert het tot Telegram er is. Onwaar bij een verkeerd token."""
        pauze, gemeld = EERSTE_PAUZE, False
        while True:
            wacht = pauze
            try:
                await self.bot.initialize()
                opdrachten = [BotCommand(naam, uitleg) for naam, uitleg in self._profiel.woorden["telegram"]["opdrachten"].items()]
                for taal in ("", "nl"):
                    await self.bot.set_my_commands(opdrachten, language_code=taal or None)
                if self._inst.telegram == "webhook":
                    # Eén verbinding: dan komen de updates op volgorde.
                    await self.bot.set_webhook(self._inst.telegram_webhook_url, allowed_updates=SOORTEN, secret_token=self._inst.telegram_geheim, max_connections=1)
                else:
                    await self.bot.delete_webhook()
                log.info("Telegram: aangemeld als @%s (%s)", self.bot.username, self._inst.telegram)
                return True
            except InvalidToken:
                log.error("Telegram weigert WEGWIJS_TELEGRAM_TOKEN. De website werkt door; Telegram staat uit tot de volgende start")
                return False
            except RetryAfter as fout:
                wacht = seconden(fout)
            except TelegramError as fout:
                if not gemeld:
                    log.warning("Telegram is nog niet bereikbaar (%s)", type(fout.__cause__ or fout).__name__)
                gemeld = True
            await asyncio.sleep(wacht)
            pauze = min(LANGSTE_PAUZE, pauze * 2)

    async def _controleer(self) -> None:
        """Kijkt bij de start en daarna steeds of er iets klaarstaat of klaar had moeten staan; dat kan ook een medewerker doen."""
        sinds_vergeten = UUR
        while True:
            try:
                if self._inst.telegram == "webhook":
                    await self._postbode.begin()
                await self._kanaal.zet_klaar()
                for adres_hash in await run_in_threadpool(self._opslag.adressen_met_post):
                    self._postbode.wek(adres_hash)
                if sinds_vergeten >= UUR:
                    await run_in_threadpool(self._opslag.vergeet_sleutels)
                    sinds_vergeten = 0.0
            except LogboekWeg:
                log.warning("Telegram: de database is niet bereikbaar")
            except Exception:
                log.exception("Telegram: de controle ging mis")
            await asyncio.sleep(CONTROLE)
            sinds_vergeten += CONTROLE


__all__ = ["Telegram"]
