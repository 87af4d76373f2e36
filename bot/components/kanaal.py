"""Het kanaal waarlangs het webproces met de dialoogmotor praat.

Een smal REST-kanaal met een gedeeld geheim. Het geeft berichten terug in de vorm van de chat-API
en kan een gesprek helemaal wissen. Tekst wordt hier nog eens gemaskeerd, zodat ook de tracker
van Rasa nooit een burgerservicenummer of rekeningnummer bevat.
"""

from __future__ import annotations

import hmac
import inspect
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.exceptions import InvalidConfigException
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.components.trackers import WisbareTrackers
from triage.maskeren import maskeer

logger = logging.getLogger(__name__)

BEGIN, KEUZE = "/begin", "/keuze"


class Berichten(CollectingOutputChannel):
    """Verzamelt wat Wegwijs zegt als berichten van de chat-API."""

    @classmethod
    def name(cls) -> str:
        """De naam van het kanaal."""
        return "wegwijs"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Voegt één uiting toe; de vorm staat in `custom`, de tekst is al ingevuld."""
        self.messages.append({**(message.get("custom") or {}), "tekst": message.get("text") or ""})


class WegwijsKanaal(InputChannel):
    """`POST /webhooks/wegwijs/webhook`, `POST /webhooks/wegwijs/herken` en `DELETE /webhooks/wegwijs/gesprekken/<id>`."""

    def __init__(self, geheim: str):
        self._geheim = geheim

    @classmethod
    def name(cls) -> str:
        """De naam van het kanaal, ook in het adres."""
        return "wegwijs"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WegwijsKanaal:
        """Het kanaal met het geheim uit credentials.yml; InvalidConfigException als het ontbreekt."""
        geheim = (credentials or {}).get("geheim") or ""
        if len(geheim) < 16 or geheim.startswith("${"):
            raise InvalidConfigException("Het geheim van het kanaal ontbreekt: zet WEGWIJS_RASA_TOKEN.")
        return cls(geheim)

    def _mag(self, request: Request) -> bool:
        gegeven = request.headers.get("Authorization", "")
        return hmac.compare_digest(gegeven.encode(), f"Bearer {self._geheim}".encode())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """De adressen van het kanaal."""
        blad = Blueprint("wegwijs_kanaal", inspect.getmodule(self).__name__.replace(".", "_"))

        @blad.route("/", methods=["GET"])
        async def gezond(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blad.route("/webhook", methods=["POST"])
        async def ontvang(request: Request) -> HTTPResponse:
            if not self._mag(request):
                return response.json({"fout": "geen toegang"}, status=403)
            gegevens = request.json
            uitvoer = Berichten()
            metadata = gegevens.get("metadata") or {}
            try:
                await on_new_message(UserMessage(_veilige_tekst(gegevens.get("message"), metadata), uitvoer, gegevens["sender"], input_channel=self.name(), metadata=metadata))
            except Exception:
                # Geen half antwoord: een lege lijst betekent voor het webproces 'motor weg'.
                logger.exception("bericht niet verwerkt")
                return response.json([])
            return response.json(uitvoer.messages)

        @blad.route("/herken", methods=["POST"])
        async def herken(request: Request) -> HTTPResponse:
            """Wat er in een tekst gehoord wordt, buiten elk gesprek om: er blijft niets van bewaard.

            Hier en niet met Rasa's eigen `/model/parse`: daarvoor moet de hele API van Rasa open.
            """
            if not self._mag(request):
                return response.json({"fout": "geen toegang"}, status=403)
            try:
                gehoord = await request.app.ctx.agent.parse_message(_veilige_tekst((request.json or {}).get("tekst"), {}))
            except Exception:
                logger.exception("tekst niet herkend")
                return response.json({"fout": "niet herkend"}, status=500)
            return response.json(gehoord.get("herkenning") or {})

        @blad.route("/gesprekken/<gesprek>", methods=["DELETE"])
        async def wis(request: Request, gesprek: str) -> HTTPResponse:
            if not self._mag(request):
                return response.json({"fout": "geen toegang"}, status=403)
            bewaarplaats(request.app.ctx.agent.tracker_store).verwijder(gesprek)
            return response.empty(status=204)

        return blad


def bewaarplaats(trackers: Any) -> WisbareTrackers:
    """De eigen bewaarplaats, uitgepakt uit wat Rasa eromheen zet; TypeError als het een andere is.

    Liever een fout dan een gesprek dat gewist heet en er nog staat.
    """
    while not isinstance(trackers, WisbareTrackers) and hasattr(trackers, "_tracker_store"):
        trackers = trackers._tracker_store
    if not isinstance(trackers, WisbareTrackers):
        raise TypeError(f"trackers staan in {type(trackers).__name__}; daaruit kan niet gewist worden")
    return trackers


def _veilige_tekst(tekst: object, metadata: dict[str, Any]) -> str:
    """De tekst voor Rasa: gemaskeerd, en zonder schuine streep vooraan die Rasa als opdracht zou lezen.

    Alleen het webproces stuurt `/begin`; wat een inwoner typt heeft daar al geen streep meer.
    """
    if metadata.get("keuzes") is not None:
        return KEUZE
    if tekst == BEGIN:
        return BEGIN
    return maskeer(str(tekst or "")).lstrip("/ ") or " "
