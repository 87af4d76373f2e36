"""De samenstelling van het webproces: hier, en alleen hier, komen de delen bij elkaar.

    uvicorn integrations.app:maak_app --factory
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from gemeenten.lezer import profielen as lees_profielen
from integrations import api, fouten, intern, meldingen, portal, webchat
from integrations.api.versie import Versie
from integrations.beveiliging import Koppen, Maat
from integrations.gesprekdienst import Gesprekdienst
from integrations.ochtendmail import blijf_mailen
from integrations.opruimen import blijf_opruimen
from integrations.portal.aanmelding import uit_instellingen
from integrations.rasa_client import Rasa
from integrations.settings import Instellingen, InstellingFout, lees
from integrations.webchat.lagen import andere_websites, inpakken
from integrations.webhooks import blijf_bezorgen
from integrations.wislijst import MAP, Wislijst
from overdracht.database import bruikbaar, maak_engine, maak_sessies
from overdracht.gesprekken import Gesprekken
from overdracht.versleuteling import Sleutelbos

log = logging.getLogger(__name__)
SJABLONEN = Path(__file__).parent / "webchat" / "templates"


def maak_app(instellingen: Instellingen | None = None) -> FastAPI:
    """De hele app. InstellingFout, ProfielFout of SleutelFout als er iets niet klopt: dan start hij niet."""
    inst = instellingen or lees()
    profielen = lees_profielen()
    if inst.gemeente not in profielen:
        raise InstellingFout(f"WEGWIJS_GEMEENTE is {inst.gemeente!r}; er is een profiel voor: {', '.join(sorted(profielen))}.")
    bos = Sleutelbos.uit_tekst(inst.sleutels, inst.hashsleutel)
    engine = maak_engine(inst.database_url, bos)
    sessies = maak_sessies(engine)
    rasa = Rasa(inst.rasa_url, inst.rasa_token, inst.rasa_seconden)
    wislijst = Wislijst(inst.var / MAP)
    dienst = Gesprekdienst(Gesprekken(sessies), rasa, profielen, wislijst)
    telegram = None
    if inst.telegram != "uit":
        # Hier pas: wie Telegram niet aanzet, laadt de bibliotheek niet.
        from integrations.telegram import Telegram

        telegram = Telegram(inst, sessies, dienst, profielen, bos.kenhash)

    @asynccontextmanager
    async def levensloop(app: FastAPI) -> AsyncIterator[None]:
        meldingen.zet_aan()
        # SleutelFout als de sleutels niet bij de database horen: dan start hij niet. Is zij weg, dan wel.
        await run_in_threadpool(bruikbaar, sessies)
        werk = [
            dienst.blijf_proberen(),
            blijf_opruimen(sessies, profielen, wislijst),
            blijf_bezorgen(sessies, inst.webhook_lokaal),
            blijf_mailen(sessies, profielen, inst),
            *([telegram.draai()] if telegram else []),
        ]
        achtergrond = [asyncio.create_task(deel) for deel in werk]
        try:
            yield
        finally:
            for taak in achtergrond:
                taak.cancel()
            await asyncio.gather(*achtergrond, return_exceptions=True)
            await rasa.sluit()
            engine.dispose()

    # Geen /docs: die pagina haalt scripts van een ander adres.
    app = FastAPI(title="Wegwijs", lifespan=levensloop, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.profielen, app.state.profiel = profielen, profielen[inst.gemeente]
    app.state.sjablonen = Environment(loader=FileSystemLoader(SJABLONEN), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    @app.get("/gezond", include_in_schema=False)
    async def gezond() -> dict[str, str]:
        """Of het proces leeft; vraagt niets aan de database of de motor, dus antwoordt altijd meteen."""
        return {"status": "goed"}

    app.include_router(webchat.maak_router(dienst, profielen, inst))
    app.include_router(api.maak_router(sessies, rasa, profielen, inst))
    app.include_router(intern.maak_router(sessies, inst.intern_geheim, wislijst))
    app.include_router(portal.maak_router(sessies, profielen, rasa, wislijst, uit_instellingen(inst)))
    if telegram and telegram.router:
        app.include_router(telegram.router)
    fouten.zet_handlers(app)

    async def te_groot(scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("app", app)
        antwoord = fouten.als_problem("te_lang", fouten.profiel_bij(Request(scope)), koppen={"Connection": "close"})
        await antwoord(scope, receive, send)

    app.add_middleware(Maat, te_groot=te_groot)
    app.add_middleware(inpakken)
    if inst.chat_herkomst:
        app.add_middleware(andere_websites, herkomst=inst.chat_herkomst)
    app.add_middleware(Koppen)
    app.add_middleware(Versie)
    return app
