"""Bezorgt wat klaarstaat: per gesprek op volgorde, elk bericht één keer, ook na een storing of een herstart.

Telegram kent geen sleutel om een bericht herhaalbaar te sturen. Valt het antwoord op een verzending
weg (verbinding verbroken, proces gestopt), dan is niet te weten of het bericht er staat. Daarom:

1. vóór het sturen staat bij het bericht welk nummer Telegram het laatst uitgaf (`na`);
2. is de afloop onbekend, dan zoekt de postbode het bericht eerst op: hij bewerkt de nummers daarna
   tot precies deze tekst. 'Not modified' betekent: het staat er al. 'Not found': op dit nummer niet;
3. pas als het nergens staat, gaat het nog een keer.

Per gesprek is er hoogstens één verzending onderweg, dus een onbekend bericht van de bot in die
nummers kan alleen dit bericht zijn: bewerken kan niets anders raken. Alleen een bericht met een
toets van Telegram (nummer delen) is niet te bewerken; dat gaat in zo'n geval niet nog eens.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import httpx
from starlette.concurrency import run_in_threadpool
from telegram import Bot, LinkPreviewOptions, Message
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from integrations.telegram.tonen import Vorm, maak_vorm, toetsen
from overdracht.database import LogboekWeg
from overdracht.kanaal import MISLUKT, TE_STUREN, VERVALLEN, VERZONDEN, Kanaalopslag, Uit
from overdracht.tijd import nu
from triage.profiel import Profiel

log = logging.getLogger(__name__)
Werk = Callable[[], Awaitable[Any]]
TEGELIJK = 8
EERSTE_PAUZE, LANGSTE_PAUZE = 0.5, 60.0
# Nummers die een ander bericht van de bot kreeg en wij (nog) niet kennen: wat tegelijk onderweg was.
ZOEK_VERDER = 2 * TEGELIJK
GEEN_VOORBEELD = LinkPreviewOptions(is_disabled=True)
# De verbinding kwam niet tot stand: dan is er zeker niets verstuurd.
NIET_VERSTUURD = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def seconden(fout: RetryAfter) -> float:
    """Hoe lang Telegram vraagt te wachten."""
    wacht = fout.retry_after
    return wacht.total_seconds() if isinstance(wacht, timedelta) else float(wacht)


class Postbode:
    """Eén voorwerp per bot. `wek` zegt dat er voor een adres iets klaarstaat; `begin` laat het bezorgen toe."""

    def __init__(self, bot: Bot, opslag: Kanaalopslag, profielen: Mapping[str, Profiel], zonder_gesprek: Profiel):
        self._bot, self._opslag, self._profielen, self._zonder_gesprek = bot, opslag, profielen, zonder_gesprek
        self._rondes: dict[str, asyncio.Task[None]] = {}
        self._nog: set[str] = set()
        self._tegelijk = asyncio.Semaphore(TEGELIJK)
        self._mag = asyncio.Event()
        self._los: set[asyncio.Task[Any]] = set()
        self._sloten: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self.hoogste = 0

    def gezien(self, nummer: int | None) -> None:
        """Een nummer dat Telegram uitgaf, van wie het bericht ook was."""
        self.hoogste = max(self.hoogste, nummer or 0)

    async def begin(self) -> None:
        """Leest welke nummers bekend zijn, en laat daarna het bezorgen toe."""
        if self._mag.is_set():
            return
        self.gezien(await run_in_threadpool(self._opslag.hoogste))
        for uit in await run_in_threadpool(self._opslag.verzonden, 100):
            self.gezien(uit.inhoud.get("nummer"))
        self._mag.set()

    def wek(self, adres_hash: str) -> None:
        """Er staat iets klaar voor dit adres."""
        if adres_hash in self._rondes:
            self._nog.add(adres_hash)
        else:
            self._rondes[adres_hash] = asyncio.create_task(self._ronde(adres_hash))

    async def stop(self, geduld: float = 3.0) -> None:
        """Maakt af wat onderweg is; wat niet op tijd klaar is, wordt bij de volgende start opgezocht."""
        self._mag.clear()
        taken = [*self._rondes.values(), *self._los]
        if taken:
            await asyncio.wait(taken, timeout=geduld)
        for taak in taken:
            taak.cancel()
        await asyncio.gather(*taken, return_exceptions=True)

    # Wat niet bewaard wordt

    def doe_los(self, maak: Werk, chat: int | None = None) -> None:
        """Doet iets dat mag mislukken, zonder erop te wachten: een knop bijwerken, een tik bevestigen.

        Met een chat gebeurt het op volgorde: de laatste stand van de knoppen blijft staan.
        """
        taak = asyncio.create_task(self._los_werk(maak, chat))
        self._los.add(taak)
        taak.add_done_callback(self._los.discard)

    async def _los_werk(self, maak: Werk, chat: int | None) -> None:
        slot = self._sloten.setdefault(chat, asyncio.Lock()) if chat is not None else asyncio.Lock()
        async with slot:
            for poging in range(3):
                try:
                    await maak()
                    return
                except RetryAfter as fout:
                    await asyncio.sleep(seconden(fout))
                except (BadRequest, Forbidden, InvalidToken, LogboekWeg) as fout:
                    # 'Not modified' en een te oude tik zijn gewoon; ze zeggen niets over wat bezorgd is.
                    log.debug("Telegram: bijwerken lukte niet (%s)", type(fout).__name__)
                    return
                except TelegramError:
                    await asyncio.sleep(EERSTE_PAUZE * 2**poging)

    async def stuur_los(self, chat: int, vormen: Sequence[Vorm]) -> None:
        """Stuurt iets dat bij geen gesprek hoort en dus niet bewaard mag worden; probeert het drie keer."""
        for vorm in vormen:
            for poging in range(3):
                try:
                    self.gezien((await self._verstuur(chat, vorm, 0, self._zonder_gesprek)).message_id)
                    break
                except RetryAfter as fout:
                    await asyncio.sleep(seconden(fout))
                except (BadRequest, Forbidden):
                    return
                except NetworkError as fout:
                    if not isinstance(fout.__cause__, NIET_VERSTUURD):
                        break  # misschien aangekomen: liever één keer dan twee keer
                    await asyncio.sleep(EERSTE_PAUZE * 2**poging)

    # Wat klaarstaat

    async def _ronde(self, adres_hash: str) -> None:
        try:
            await self._mag.wait()
            while True:
                self._nog.discard(adres_hash)
                uit = await run_in_threadpool(self._opslag.volgende, adres_hash)
                if uit is None:
                    if adres_hash in self._nog:
                        continue
                    return
                if uit.volgende_poging is not None and (wacht := (uit.volgende_poging - nu()).total_seconds()) > 0:
                    await asyncio.sleep(wacht)
                if not self._mag.is_set():
                    return  # het proces stopt
                async with self._tegelijk:
                    await self._bezorg(adres_hash, uit)
        except LogboekWeg:
            log.warning("Telegram: bezorgen wacht, de database is niet bereikbaar")
        except Exception:
            log.exception("Telegram: bezorgen ging mis")
        finally:
            # Wat nu blijft liggen, komt bij de volgende controle weer aan de beurt.
            self._rondes.pop(adres_hash, None)

    async def _bezorg(self, adres_hash: str, uit: Uit) -> None:
        """Eén poging; daarna is de rij verzonden, vervallen of mislukt, of staat zij klaar voor later."""
        profiel = self._profielen.get(uit.gemeente, self._zonder_gesprek)
        if uit.adres is None or not (uit.eigen or await self._mag_uitkomst(uit)):
            await self._zet(uit, VERVALLEN)
            return
        vorm = vorm_van(uit, profiel)
        try:
            nummer = await self._breng(int(uit.adres), vorm, uit, profiel)
        except TelegramError as fout:
            await self._na_fout(adres_hash, uit, fout)
            return
        self.gezien(nummer)
        inhoud = await self._zet(uit, VERZONDEN, na=None, nummer=nummer)
        if uit.eigen and nummer and inhoud and inhoud["knoppen"] and (inhoud["klaar"], inhoud["gekozen"]) != (vorm["klaar"], vorm["gekozen"]):
            # De inwoner was sneller dan wij: de knoppen zijn intussen anders.
            self.doe_los(partial(self._bot.edit_message_reply_markup, int(uit.adres), nummer, reply_markup=toetsen(inhoud, uit.id, profiel)), int(uit.adres))

    async def _breng(self, chat: int, vorm: Vorm, uit: Uit, profiel: Profiel) -> int | None:
        """Het nummer waaronder het bericht er nu staat; None als dat niet te weten is en het niet nog eens mag."""
        if uit.inhoud.get("na") is not None:
            if vorm["toetsen"]:
                return None
            if nummer := await self._zoek(chat, vorm, uit, profiel):
                log.info("Telegram: een bericht met onbekende afloop bleek bezorgd")
                return nummer
            uit.inhoud["na"] = None  # het staat er niet: de afloop is bekend
        await self._zet(uit, TE_STUREN, na=self.hoogste)
        return (await self._verstuur(chat, vorm, uit.id, profiel)).message_id

    async def _na_fout(self, adres_hash: str, uit: Uit, fout: TelegramError) -> None:
        # Was de afloop van een eerdere poging onbekend, dan blijft dat zo tot het bericht gevonden of verstuurd is.
        onbekend = uit.inhoud.get("na")
        if isinstance(fout, Forbidden) or "chat not found" in str(fout).lower():
            log.info("Telegram: een inwoner blokkeert de bot of is weg; er gaat niets meer heen")
            await run_in_threadpool(self._opslag.sluit, adres_hash)
        elif isinstance(fout, RetryAfter):
            await self._stel_uit(uit, seconden(fout), na=onbekend)
            log.warning("Telegram vraagt %.0f seconden te wachten", seconden(fout))
        elif isinstance(fout, BadRequest):
            log.error("Telegram weigert een bericht: %s", fout)
            await self._zet(uit, MISLUKT, na=None)
        elif isinstance(fout, InvalidToken):
            log.error("Telegram weigert WEGWIJS_TELEGRAM_TOKEN")
            await self._stel_uit(uit, LANGSTE_PAUZE, na=onbekend)
        else:
            log.warning("Telegram: geen antwoord op een verzending (%s)", type(fout.__cause__ or fout).__name__)
            wacht = min(LANGSTE_PAUZE, EERSTE_PAUZE * 2 ** min(uit.pogingen, 10))
            await self._stel_uit(uit, wacht, **({"na": onbekend} if isinstance(fout.__cause__, NIET_VERSTUURD) else {}))

    async def _mag_uitkomst(self, uit: Uit) -> bool:
        return uit.mag_uitkomst and await run_in_threadpool(self._opslag.is_veilig, uit.gesprek)

    async def _zoek(self, chat: int, vorm: Vorm, uit: Uit, profiel: Profiel) -> int | None:
        """Het nummer waaronder dit bericht er al staat; een fout van het netwerk gaat door naar boven.

        Telegram kan niet verder genummerd hebben dan wij weten, plus wat nog op ophalen wacht, plus wat
        tegelijk onderweg was.
        """
        na = int(uit.inhoud["na"])
        wacht = (await self._bot.get_webhook_info()).pending_update_count
        for nummer in range(na + 1, max(self.hoogste, na) + wacht + ZOEK_VERDER + 1):
            uit.inhoud["na"] = nummer - 1  # wordt het zoeken onderbroken, dan gaat het hier verder
            try:
                await self._bot.edit_message_text(
                    vorm["tekst"], chat_id=chat, message_id=nummer, reply_markup=toetsen(vorm, uit.id, profiel), link_preview_options=GEEN_VOORBEELD  # type: ignore[arg-type]
                )
            except BadRequest as fout:
                if "not modified" not in str(fout).lower():
                    continue
            self.gezien(nummer)
            return nummer
        return None

    async def _verstuur(self, chat: int, vorm: Vorm, nummer: int, profiel: Profiel) -> Message:
        return await self._bot.send_message(chat, vorm["tekst"], reply_markup=toetsen(vorm, nummer, profiel), link_preview_options=GEEN_VOORBEELD)

    async def _zet(self, uit: Uit, status: str, **inhoud: Any) -> Vorm | None:
        return await run_in_threadpool(lambda: self._opslag.werk_bij(uit.id, status, **inhoud))

    async def _stel_uit(self, uit: Uit, wacht: float, **inhoud: Any) -> None:
        moment = nu() + timedelta(seconds=wacht)
        await run_in_threadpool(lambda: self._opslag.werk_bij(uit.id, TE_STUREN, volgende_poging=moment, poging=True, **inhoud))


def vorm_van(uit: Uit, profiel: Profiel) -> Vorm:
    """Wat er in het gesprek komt te staan. Nieuws van een loket zegt op een vergrendeld scherm niets."""
    if uit.eigen:
        return uit.inhoud
    return maak_vorm(profiel.tekst("telegram", "nieuws"), knoppen=[["bekijken", profiel.tekst("telegram", "bekijken")]])
