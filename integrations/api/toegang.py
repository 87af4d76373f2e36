"""Wie de API aanroept, en wat die mag: een token in de kop Authorization, of een ingelogde medewerker."""

from __future__ import annotations

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from integrations.api.fouten import ApiFout
from integrations.limiet import Limiet, adresgroep
from integrations.portal.toegang import HERKENCOOKIE, NietIngelogd, bezoeker
from integrations.settings import Instellingen
from overdracht import api_tokens
from overdracht.api_tokens import Token
from overdracht.database import Sessies
from overdracht.tabellen import MEDEWERKER
from overdracht.toegang import LEZEN, Toegang

# Zo vaak per minuut mag één internetadres zonder geldig token aankloppen.
MISLUKT_PER_MINUUT = 60


class Poort:
    """Eén voorwerp voor het hele proces: het telt hoe vaak een token en een adres aankloppen."""

    def __init__(self, sessies: Sessies, inst: Instellingen):
        self._sessies = sessies
        self._per_token, self._per_adres = Limiet(inst.limiet_api), Limiet(MISLUKT_PER_MINUUT)

    async def token(self, request: Request, scope: str) -> Token:
        """Het token van dit verzoek; ApiFout als het er niet is, niet geldt, dit niet mag of te vaak komt.

        Telkens opnieuw uit de database: een ingetrokken token is meteen waardeloos.
        """
        soort, _, geheim = request.headers.get("authorization", "").partition(" ")
        gevonden = await run_in_threadpool(api_tokens.zoek, self._sessies, geheim.strip()) if soort.lower() == "bearer" else None
        if gevonden is None:
            self._tel(self._per_adres, adresgroep(request.client.host if request.client else "?"))
            raise ApiFout("geen-token", "Stuur een geldig token: Authorization: Bearer wegwijs_…", koppen={"WWW-Authenticate": 'Bearer realm="wegwijs"'})
        self._tel(self._per_token, str(gevonden.id))
        if scope not in gevonden.scopes:
            raise ApiFout("mag-niet", f"Dit token heeft de scope {scope} niet.")
        return gevonden

    async def wie_herkent(self, request: Request) -> str | None:
        """De gemeente waar de aanroeper bij hoort (None: alle): een token met `herken`, of een medewerker."""
        if not request.headers.get("authorization") and HERKENCOOKIE in request.cookies:
            # Een formulier op een andere site kan geen JSON sturen, en deze kop niet namaken.
            if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                raise ApiFout("mag-niet", "Dit verzoek komt van een andere site.")
            try:
                wie = await run_in_threadpool(bezoeker, request, self._sessies, HERKENCOOKIE)
            except NietIngelogd:
                raise ApiFout("geen-token", "De sessie is verlopen. Log opnieuw in.") from None
            self._tel(self._per_token, f"medewerker {wie.id}")
            # Wie geen overdrachten leest, heeft ook hier niets te zoeken.
            wie.toegang.eis(LEZEN)
            return wie.toegang.gemeente
        return (await self.token(request, api_tokens.HERKEN)).gemeente

    def _tel(self, limiet: Limiet, sleutel: str) -> None:
        if wacht := limiet.neem(sleutel):
            raise ApiFout("te-veel", "Wacht even en probeer het dan opnieuw.", koppen={"Retry-After": str(wacht)})


def als_toegang(token: Token) -> Toegang:
    """Wat dit token in het logboek ziet: als een medewerker van precies deze loketten."""
    return Toegang(None, MEDEWERKER, token.loketten, token.gemeente, token.id)
