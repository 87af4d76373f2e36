"""Het webproces wist zelf wat langer bewaard is dan de bewaartermijn, en houdt de cijfers bij: bij de start en daarna elk uur."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool

from overdracht.cijfers_bijhouden import ververs_stapel
from overdracht.database import LogboekWeg, Sessies
from overdracht.opruimen import Telling, Wislijst, ruim_stapel_op, verslag
from overdracht.tijd import nu
from triage.profiel import Profiel

log = logging.getLogger(__name__)
UUR, MINUUT = 3600.0, 60.0


async def blijf_opruimen(sessies: Sessies, profielen: Mapping[str, Profiel], wislijst: Wislijst) -> None:
    """Ruimt op tot het proces stopt; gaat het mis, dan na een minuut opnieuw."""
    while True:
        wacht = MINUUT
        try:
            moment, totaal = nu(), Telling()
            # Per stapel een draad: stoppen hoeft dan op hoogstens één stapel te wachten.
            while stapel := await run_in_threadpool(ruim_stapel_op, sessies, profielen, wislijst, moment):
                totaal += stapel
            if totaal:
                log.info("gewist na de bewaartermijn: %s", "; ".join(verslag(totaal, profielen)))
            # Zo hoeft wie de cijfers opent alleen op de laatste wijzigingen te wachten.
            while await run_in_threadpool(ververs_stapel, sessies):
                pass
            wacht = UUR
        except LogboekWeg:
            log.warning("opruimen lukt nog niet: de database is niet bereikbaar")
        except Exception:
            log.exception("het opruimen ging mis")
        await asyncio.sleep(wacht)
