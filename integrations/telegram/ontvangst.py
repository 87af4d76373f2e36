"""Updates ophalen bij Telegram (polling) of laten bezorgen (webhook). Bevestigd wordt pas wat bewaard is."""

from __future__ import annotations

import asyncio
import copy
import hmac
import json
import logging
from typing import Any

from fastapi import APIRouter, Request, Response
from telegram import Bot, Update
from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from integrations.settings import TELEGRAM_PAD
from integrations.telegram.kanaal import Telegramkanaal
from integrations.telegram.postbode import Postbode, seconden
from overdracht.database import LogboekWeg

log = logging.getLogger(__name__)
SOORTEN = (UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER)
LANG_WACHTEN = 25
EERSTE_PAUZE, LANGSTE_PAUZE = 0.5, 30.0
POGINGEN = 3


class Voorzichtig(HTTPXRequest):
    """Leest updates, ook als er een bij zit die de bibliotheek (nog) niet kent.

    Eén update die zij niet kan lezen zou anders alles erachter voor altijd ophouden.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Het antwoord, waarin van een onleesbare update alleen het nummer over is."""
        data = HTTPXRequest.parse_json_payload(payload)
        if isinstance(data.get("result"), list):
            data["result"] = [u if is_leesbaar(u) else {"update_id": u["update_id"]} for u in data["result"]]
        return data


def is_leesbaar(update: Any) -> bool:
    """Of de bibliotheek deze update begrijpt; zo niet, dan staat dat in het logboek, zonder inhoud."""
    try:
        Update.de_json(copy.deepcopy(update))
    except Exception as fout:
        soorten = sorted(set(update) - {"update_id"}) if isinstance(update, dict) else type(update).__name__
        log.error("Telegram: een update is niet te lezen en wordt overgeslagen (%s, %s)", type(fout).__name__, soorten)
        return False
    return True


class Ontvangst:
    """Geeft elke update aan het kanaal, op volgorde, en bevestigt wat het bewaarde."""

    def __init__(self, bot: Bot, kanaal: Telegramkanaal, postbode: Postbode):
        self._bot, self._kanaal, self._postbode = bot, kanaal, postbode
        self._mis: dict[int, int] = {}

    async def lees_steeds(self) -> None:
        """Haalt updates op tot het proces stopt."""
        offset, pauze, vorige = None, EERSTE_PAUZE, ""
        while True:
            try:
                # Zonder `timeout` eerst: wat al klaarligt moet bekend zijn vóór er iets bezorgd wordt.
                updates = await self._bot.get_updates(offset, timeout=LANG_WACHTEN if vorige == "goed" else 0, allowed_updates=SOORTEN)
            except Conflict:
                vorige = self._meld(vorige, "409: er leest nog een proces met hetzelfde token, of er staat een webhook. Zorg dat er maar één Wegwijs met dit token draait")
            except InvalidToken:
                vorige = self._meld(vorige, "401: WEGWIJS_TELEGRAM_TOKEN wordt geweigerd")
            except RetryAfter as fout:
                vorige = self._meld(vorige, "429: te veel verzoeken")
                pauze = max(pauze, seconden(fout))
            except TelegramError as fout:
                vorige = self._meld(vorige, f"niet bereikbaar ({type(fout.__cause__ or fout).__name__})")
            else:
                bewaard = await self._verwerk(updates)
                offset = updates[bewaard - 1].update_id + 1 if bewaard else offset
                if bewaard == len(updates):
                    vorige, pauze = "goed", EERSTE_PAUZE
                    await self._begin_bezorgen()
                    continue
                vorige = self._meld(vorige, "updates wachten tot ze bewaard kunnen worden")
            await asyncio.sleep(pauze)
            pauze = min(LANGSTE_PAUZE, pauze * 2)

    async def _verwerk(self, updates: tuple[Update, ...]) -> int:
        """Hoeveel updates, vanaf de eerste, nu bewaard zijn. Kan er een niet bewaard worden, dan wachten de volgende mee."""
        bewaard = 0
        for plek, update in enumerate(updates):
            if bewaard < plek:
                self._kanaal.help_zonder_log(update)
            elif await self.neem_aan(update):
                bewaard += 1
        return bewaard

    async def neem_aan(self, update: Update) -> bool:
        """Of de update bewaard is. Gaat het bij dezelfde drie keer mis, dan laten we haar los: de rest gaat voor."""
        try:
            await self._kanaal.ontvang(update)
        except LogboekWeg:
            return False
        except Exception:
            keer = self._mis[update.update_id] = self._mis.get(update.update_id, 0) + 1
            log.exception("Telegram: een update verwerken ging mis (poging %s van %s)", keer, POGINGEN)
            if keer < POGINGEN:
                return False
        self._mis.pop(update.update_id, None)
        return True

    async def _begin_bezorgen(self) -> None:
        try:
            await self._postbode.begin()
        except LogboekWeg:
            log.warning("Telegram: bezorgen wacht, de database is niet bereikbaar")

    @staticmethod
    def _meld(vorige: str, nu: str) -> str:
        """Schrijft een storing in het logboek, maar niet bij elke poging opnieuw."""
        if nu != vorige:
            log.warning("Telegram: %s", nu)
        return nu


def maak_router(bot: Bot, ontvangst: Ontvangst, geheim: str) -> APIRouter:
    """De webhook. Zonder het geheim 403, en als er niet bewaard kan worden 503: dan komt Telegram terug."""
    router = APIRouter(include_in_schema=False)

    @router.post(TELEGRAM_PAD)
    async def webhook(request: Request) -> Response:
        gegeven = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(gegeven.encode(), geheim.encode()):
            return Response(status_code=403)
        try:
            data = json.loads(await request.body())
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if not is_leesbaar(data):
            return Response(status_code=200)  # opnieuw sturen helpt niet, en houdt alles erachter op
        return Response(status_code=200 if await ontvangst.neem_aan(Update.de_json(data, bot)) else 503)

    return router
