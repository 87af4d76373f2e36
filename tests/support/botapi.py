"""Een Bot API op de lusverbinding, die doet wat https://core.telegram.org/bots/api beschrijft.

Een echte HTTP-server waar de echte bibliotheek tegen praat. Wat een mens in zijn app ziet en doet,
doet `Telegramgebruiker`. Wat hier nagebouwd is en telt:

- `getUpdates` wacht tot er iets is, laat weg wat met `offset` bevestigd is, en geeft een tweede
  lezer 409 (de eerste lezer krijgt dat), net als lezen terwijl er een webhook staat;
- een webhook krijgt elke update opnieuw tot er een 2xx op komt, één tegelijk, met de kop van `secret_token`;
- een bericht krijgt een nummer uit één teller van de bot, over alle gesprekken heen;
- te lang, leeg, te lange knopgegevens, niet te bewerken, niet gewijzigd: dezelfde 400 als Telegram;
- 429 met `retry_after`, 403 als de bot geblokkeerd is, 401 bij een verkeerd token, 404 bij een onbekende methode.

Storingen zijn in te stellen: `beperk` (429), `breek_af` (verbinding weg, vóór of na het verwerken), `status`.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

TOKEN = "7531902468:AAGproefproefproefproefproefproef_-x"
BOT = {"id": 7531902468, "is_bot": True, "first_name": "Wegwijs", "username": "wegwijs_proef_bot", "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
MAX_TEKST, MAX_KNOP = 4096, 64
ZELFDE = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"


class Weigering(Exception):
    """Een fout van de Bot API: status, uitleg en soms parameters."""

    def __init__(self, status: int, uitleg: str, **parameters: Any):
        super().__init__(uitleg)
        self.status, self.uitleg, self.parameters = status, uitleg, parameters


@dataclass
class Bericht:
    """Een bericht zoals het nu in een gesprek staat."""

    nummer: int
    chat: int
    tekst: str
    van_bot: bool
    toetsen: dict[str, Any] | None = None
    bewerkingen: list[str] = field(default_factory=list)
    velden: dict[str, Any] = field(default_factory=dict)

    @property
    def knoppen(self) -> list[dict[str, Any]]:
        """De knoppen onder het bericht, op volgorde."""
        return [knop for rij in (self.toetsen or {}).get("inline_keyboard", ()) for knop in rij]

    @property
    def labels(self) -> list[str]:
        return [knop["text"] for knop in self.knoppen]


class BotApi:
    """De server. `aanroepen` telt per methode; `berichten(chat)` is wat er in een gesprek staat."""

    def __init__(self, token: str = TOKEN, poort: int = 0):
        self.token = token
        self.aanroepen: Counter[str] = Counter()
        self.verzoeken: list[tuple[str, dict[str, Any]]] = []  # alles wat binnenkwam, ook wat geweigerd werd
        self.opdrachten: dict[str, list[dict[str, str]]] = {}  # per taal
        self.beantwoord: dict[str, dict[str, Any]] = {}  # antwoorden op een druk op een knop
        self.webhook: dict[str, Any] | None = None
        self.geblokkeerd: set[int] = set()
        self.bevestigd = 0  # alle updates met een lager nummer zijn bevestigd
        self._berichten: dict[int, Bericht] = {}
        self._per_chat: dict[int, list[Bericht]] = defaultdict(list)
        self._updates: list[dict[str, Any]] = []
        self._geweest: dict[int, dict[str, Any]] = {}
        self._drukken: set[str] = set()
        self._druknummer = 4_000_000_000
        self._teller = 100  # berichten
        self._volgende_update = 880_000_000
        self._lezer = 0  # de laatste die getUpdates vroeg
        self._beperkt: dict[int | None, list[int]] = defaultdict(list)
        self._breuken: list[tuple[str, str]] = []
        self._statussen: list[tuple[str, int]] = []
        self._poort = poort
        self._iets = threading.Condition(threading.RLock())
        self._los = threading.Event()
        self._los.set()
        self._dicht = False
        self.onderweg = threading.Semaphore(0)  # telt berichten die verwerkt zijn terwijl het antwoord vastgehouden wordt
        self._server: ThreadingHTTPServer | None = None
        self._draden: list[threading.Thread] = []

    # De server zelf

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._poort}"

    def start(self) -> BotApi:
        self._server = _Server(("127.0.0.1", self._poort), self._handler())
        self._poort = self._server.server_address[1]
        self._draden = [
            threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}),
            threading.Thread(target=self._bezorg_webhook),
        ]
        self._dicht = False
        for draad in self._draden:
            draad.start()
        return self

    def stop(self) -> None:
        """Weg, zoals bij een netwerkstoring; `start` brengt alles terug op dezelfde poort."""
        if self._server is None:
            return
        self._los.set()
        with self._iets:
            self._dicht = True
            self._iets.notify_all()
        self._server.shutdown()
        for draad in self._draden:
            draad.join()
        self._server.breek_alles_af()
        self._server.server_close()
        self._server = None

    def __enter__(self) -> BotApi:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # Storingen

    def beperk(self, seconden: int, chat: int | None = None, keer: int = 1) -> None:
        """De volgende `keer` berichten (aan deze chat) krijgen 429 met `retry_after`."""
        self._beperkt[chat] += [seconden] * keer

    def breek_af(self, methode: str, wanneer: str = "na", keer: int = 1) -> None:
        """De verbinding valt weg bij de volgende aanroep: `voor` of `na` het verwerken."""
        self._breuken += [(methode, wanneer)] * keer

    def geef_status(self, methode: str, status: int, keer: int = 1) -> None:
        """De volgende aanroepen krijgen deze status, zonder dat er iets gebeurt."""
        self._statussen += [(methode, status)] * keer

    def houd_vast(self) -> None:
        """Vanaf nu wordt elk bericht wel bezorgd, maar komt het antwoord daarop niet terug tot `laat_los`."""
        self._los.clear()

    def laat_los(self) -> None:
        self._los.set()

    # Wat er in de gesprekken staat

    def berichten(self, chat: int, van_bot: bool | None = True) -> list[Bericht]:
        """De berichten van een gesprek op volgorde; standaard alleen die van de bot."""
        with self._iets:
            return [b for b in self._per_chat[chat] if van_bot is None or b.van_bot == van_bot]

    def teksten(self, chat: int) -> list[str]:
        return [b.tekst for b in self.berichten(chat)]

    def wacht_tot(self, klaar: Callable[[], Any], seconden: float = 20, wat: str = "") -> Any:
        """Wacht tot `klaar` iets geeft; kijkt na elke aanroep opnieuw. AssertionError als het te lang duurt."""
        einde = time.monotonic() + seconden
        with self._iets:
            while not (uitkomst := klaar()):
                rest = einde - time.monotonic()
                assert rest > 0, f"duurde te lang: {wat or klaar}; aanroepen {dict(self.aanroepen)}"
                self._iets.wait(min(rest, 0.05))
            return uitkomst

    def zet_update(self, **inhoud: Any) -> int:
        """Een nieuwe update in de rij; geeft haar nummer."""
        with self._iets:
            nummer = self._volgende_update
            self._volgende_update += 1
            update = {"update_id": nummer, **inhoud}
            self._updates.append(update)
            self._geweest[nummer] = update
            self._iets.notify_all()
            return nummer

    def herhaal(self, nummer: int) -> None:
        """Bezorgt een update nog eens, zoals na een bevestiging die niet aankwam."""
        with self._iets:
            if all(u["update_id"] != nummer for u in self._updates):
                self._updates.insert(0, self._geweest[nummer])
            self.bevestigd = min(self.bevestigd, nummer)
            self._iets.notify_all()

    def wacht_op_bevestiging(self, nummer: int, seconden: float = 20) -> None:
        """Tot deze update bevestigd is: met een hogere offset, of door de webhook."""
        self.wacht_tot(lambda: all(u["update_id"] != nummer for u in self._updates), seconden, f"update {nummer} bevestigd")

    def nieuw_bericht(self, chat: int, tekst: str, van_bot: bool, **anders: Any) -> Bericht:
        with self._iets:
            self._teller += 1
            bericht = Bericht(self._teller, chat, tekst, van_bot, **anders)
            self._berichten[bericht.nummer] = bericht
            self._per_chat[chat].append(bericht)
            self._iets.notify_all()
            return bericht

    def nieuwe_druk(self) -> str:
        with self._iets:
            self._druknummer += 1
            sleutel = str(self._druknummer)
            self._drukken.add(sleutel)
            return sleutel

    # De methoden

    def roep(self, methode: str, p: dict[str, Any]) -> Any:
        naam = f"_{methode}"
        if methode.startswith("_") or naam not in METHODEN:
            raise Weigering(404, "Not Found: method not found")
        return getattr(self, naam)(p)

    def _getMe(self, p: dict[str, Any]) -> Any:
        return BOT

    def _getUpdates(self, p: dict[str, Any]) -> Any:
        einde = time.monotonic() + int(p.get("timeout") or 0)
        with self._iets:
            if self.webhook:
                raise Weigering(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
            self._lezer += 1
            ik = self._lezer
            self._iets.notify_all()
            offset = int(p.get("offset") or 0)
            if offset > 0:
                self._updates = [u for u in self._updates if u["update_id"] >= offset]
                self.bevestigd = max(self.bevestigd, offset)
            while True:
                if self._lezer != ik or self._dicht:
                    raise Weigering(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
                if self._updates:
                    return self._updates[: int(p.get("limit") or 100)]
                if (rest := einde - time.monotonic()) <= 0:
                    return []
                self._iets.wait(rest)

    def _sendMessage(self, p: dict[str, Any]) -> Any:
        chat, tekst = self._chat(p), str(p.get("text") or "")
        toetsen = self._toetsen(p, tekst)
        bericht = self.nieuw_bericht(chat, tekst, True, toetsen=toetsen, velden={k: p[k] for k in ("parse_mode", "link_preview_options", "disable_notification", "protect_content") if k in p})
        return self._als_json(bericht)

    def _editMessageText(self, p: dict[str, Any]) -> Any:
        bericht, tekst = self._te_bewerken(p), str(p.get("text") or "")
        toetsen = self._toetsen(p, tekst)
        if (tekst, toetsen) == (bericht.tekst, bericht.toetsen):
            raise Weigering(400, ZELFDE)
        bericht.bewerkingen.append(bericht.tekst)
        bericht.tekst, bericht.toetsen = tekst, toetsen
        return self._als_json(bericht)

    def _editMessageReplyMarkup(self, p: dict[str, Any]) -> Any:
        bericht = self._te_bewerken(p)
        toetsen = self._toetsen(p, bericht.tekst)
        if toetsen == bericht.toetsen:
            raise Weigering(400, ZELFDE)
        bericht.toetsen = toetsen
        return self._als_json(bericht)

    def _answerCallbackQuery(self, p: dict[str, Any]) -> Any:
        sleutel = str(p.get("callback_query_id"))
        if sleutel not in self._drukken:
            raise Weigering(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(str(p.get("text") or "")) > 200:
            raise Weigering(400, "Bad Request: MESSAGE_TOO_LONG")
        self._drukken.discard(sleutel)
        self.beantwoord[sleutel] = p
        return True

    def _setWebhook(self, p: dict[str, Any]) -> Any:
        with self._iets:
            url = str(p.get("url") or "")
            if url and urlsplit(url).scheme != "https" and urlsplit(url).hostname != "127.0.0.1":
                raise Weigering(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
            self.webhook = {"url": url, "geheim": p.get("secret_token"), "max_connections": p.get("max_connections"), "allowed_updates": p.get("allowed_updates")} if url else None
            self._lezer += 1
            self._iets.notify_all()
        return True

    def _deleteWebhook(self, p: dict[str, Any]) -> Any:
        with self._iets:
            self.webhook = None
            if p.get("drop_pending_updates"):
                self._updates.clear()
            self._iets.notify_all()
        return True

    def _getWebhookInfo(self, p: dict[str, Any]) -> Any:
        return {"url": (self.webhook or {}).get("url", ""), "has_custom_certificate": False, "pending_update_count": len(self._updates)}

    def _setMyCommands(self, p: dict[str, Any]) -> Any:
        opdrachten = p.get("commands") or []
        for opdracht in opdrachten:
            if not opdracht["command"].isascii() or opdracht["command"].lower() != opdracht["command"] or not 1 <= len(opdracht["description"]) <= 256:
                raise Weigering(400, "Bad Request: BOT_COMMAND_INVALID")
        self.opdrachten[str(p.get("language_code") or "")] = opdrachten
        return True

    # Hulp

    def _chat(self, p: dict[str, Any]) -> int:
        chat = int(p["chat_id"])
        if chat in self.geblokkeerd:
            raise Weigering(403, "Forbidden: bot was blocked by the user")
        if not self._per_chat[chat]:
            raise Weigering(400, "Bad Request: chat not found")
        for wie in (chat, None):
            if self._beperkt[wie]:
                seconden = self._beperkt[wie].pop(0)
                raise Weigering(429, f"Too Many Requests: retry after {seconden}", retry_after=seconden)
        return chat

    def _te_bewerken(self, p: dict[str, Any]) -> Bericht:
        bericht = self._berichten.get(int(p["message_id"]))
        if bericht is None or bericht.chat != int(p["chat_id"]):
            raise Weigering(400, "Bad Request: message to edit not found")
        # Een bericht met een gewoon toetsenbord is niet te bewerken, net als dat van een ander.
        if not bericht.van_bot or (bericht.toetsen and "inline_keyboard" not in bericht.toetsen):
            raise Weigering(400, "Bad Request: message can't be edited")
        return bericht

    def _toetsen(self, p: dict[str, Any], tekst: str) -> dict[str, Any] | None:
        if not tekst.strip():
            raise Weigering(400, "Bad Request: message text is empty")
        if len(tekst.encode("utf-16-le")) // 2 > MAX_TEKST:
            raise Weigering(400, "Bad Request: message is too long")
        if p.get("parse_mode"):
            raise AssertionError("Wegwijs stuurt gewone tekst")
        toetsen = p.get("reply_markup")
        if toetsen and "inline_keyboard" in toetsen:
            for knop in (k for rij in toetsen["inline_keyboard"] for k in rij):
                if not 1 <= len(knop.get("callback_data", "").encode()) <= MAX_KNOP or not knop.get("text"):
                    raise Weigering(400, "Bad Request: BUTTON_DATA_INVALID")
            if not toetsen["inline_keyboard"]:
                return None
        return toetsen or None

    def _als_json(self, b: Bericht) -> dict[str, Any]:
        van = BOT if b.van_bot else {"id": b.chat, "is_bot": False, "first_name": "Inwoner"}
        kort = {k: van[k] for k in ("id", "is_bot", "first_name")}
        uit = {"message_id": b.nummer, "date": int(time.time()), "chat": {"id": b.chat, "type": "private" if b.chat > 0 else "group", "first_name": "Inwoner", "title": "Groep"}, "from": kort, "text": b.tekst}
        if b.toetsen and "inline_keyboard" in b.toetsen:
            uit["reply_markup"] = b.toetsen
        return uit

    def als_json(self, bericht: Bericht) -> dict[str, Any]:
        """Het bericht zoals een update het bevat."""
        return self._als_json(bericht)

    def _bezorg_webhook(self) -> None:
        """Eén update tegelijk, opnieuw tot er 2xx komt."""
        while True:
            with self._iets:
                while not self._dicht and not (self.webhook and self._updates):
                    self._iets.wait(0.2)
                if self._dicht:
                    return
                update, hook = self._updates[0], dict(self.webhook or {})
            verzoek = urllib.request.Request(hook["url"], json.dumps(update).encode(), {"Content-Type": "application/json"})
            if hook["geheim"]:
                verzoek.add_header("X-Telegram-Bot-Api-Secret-Token", hook["geheim"])
            try:
                with _OPENER.open(verzoek, timeout=20):
                    gelukt = True
            except (urllib.error.URLError, OSError):
                gelukt = False
            with self._iets:
                self.aanroepen["push" if gelukt else "push_mis"] += 1
                if gelukt:
                    self._updates = [u for u in self._updates if u["update_id"] != update["update_id"]]
                self._iets.notify_all()
                if not gelukt:
                    self._iets.wait(0.1)

    def _storing(self, methode: str) -> str | None:
        """Of en wanneer de verbinding wegvalt; een ingestelde status komt als Weigering."""
        with self._iets:
            for i, (welke, status) in enumerate(self._statussen):
                if welke == methode:
                    del self._statussen[i]
                    raise Weigering(status, "Internal Server Error" if status == 500 else "Bad Gateway")
            for i, (welke, wanneer) in enumerate(self._breuken):
                if welke == methode:
                    del self._breuken[i]
                    return wanneer
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def log_message(self, *_: object) -> None: ...

            def geef(self, status: int, data: dict[str, Any]) -> None:
                lijf = json.dumps(data).encode()
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(lijf)))
                    self.end_headers()
                    self.wfile.write(lijf)
                    self.wfile.flush()
                except OSError:
                    self.close_connection = True  # de andere kant is weg

            def do_POST(self) -> None:
                ruw = self.rfile.read(lengte := int(self.headers.get("Content-Length") or 0)).decode()
                if len(ruw.encode()) < lengte:
                    self.close_connection = True  # de andere kant viel om terwijl hij schreef: zo'n verzoek telt niet
                    return None
                _, kop, methode = (self.path.split("?")[0].split("/") + ["", ""])[:3]
                if kop != f"bot{api.token}":
                    return self.geef(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
                p = _parameters(ruw, self.headers.get("Content-Type") or "")
                with api._iets:
                    api.aanroepen[methode] += 1
                    api.verzoeken.append((methode, p))
                    api._iets.notify_all()
                try:
                    breuk = api._storing(methode)
                    if breuk == "voor":
                        return self.breek()
                    if methode == "getUpdates":
                        uitkomst = api.roep(methode, p)  # wacht zelf, en geeft het slot dan af
                    else:
                        with api._iets:
                            uitkomst = api.roep(methode, p)
                    if methode == "sendMessage" and not api._los.is_set():
                        api.onderweg.release()
                        api._los.wait(60)
                    if breuk == "na":
                        return self.breek()
                    self.geef(200, {"ok": True, "result": uitkomst})
                except Weigering as w:
                    if api._dicht:
                        return self.breek()
                    self.geef(w.status, {"ok": False, "error_code": w.status, "description": w.uitleg, **({"parameters": w.parameters} if w.parameters else {})})
                return None

            def breek(self) -> None:
                self.close_connection = True
                self.server.shutdown_request(self.request)  # type: ignore[attr-defined]

            do_GET = do_POST

        return Handler


class _Server(ThreadingHTTPServer):
    """Kan bij het stoppen ook de verbindingen die nog openstaan afbreken."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *wat: Any):
        super().__init__(*wat)
        self._open: set[Any] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def breek_alles_af(self) -> None:
        for request in list(self._open):
            self.shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Een verbinding die halverwege wegvalt is hier gewoon; andere fouten wel tonen."""
        import sys

        if not isinstance(sys.exc_info()[1], (OSError, ValueError)):
            super().handle_error(request, client_address)


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
METHODEN = frozenset(naam for naam in vars(BotApi) if naam[1:] in {
    "getMe", "getUpdates", "sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "setWebhook", "deleteWebhook", "getWebhookInfo", "setMyCommands",
})  # fmt: skip


def _parameters(ruw: str, soort: str) -> dict[str, Any]:
    if "json" in soort:
        return json.loads(ruw or "{}")
    uit: dict[str, Any] = {}
    for naam, waarde in parse_qsl(ruw, keep_blank_values=True):
        # Wat geen gewone tekst is, staat als JSON in een veld.
        uit[naam] = json.loads(waarde) if naam not in ("text", "secret_token", "url", "callback_query_id") and waarde[:1] in "[{" and waarde else waarde
    return uit


class Telegramgebruiker:
    """Een mens met een app: stuurt, tikt op knoppen, en ziet de berichten van zijn gesprek."""

    def __init__(self, api: BotApi, nummer: int, voornaam: str = "Inwoner"):
        self.api, self.id, self.voornaam = api, nummer, voornaam
        # Een gesprek bestaat pas als de mens op Start drukt; `gezien` wijst naar wat al gelezen is.
        self.gezien = self.laatste_update = 0

    @property
    def wie(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.voornaam, "language_code": "nl"}

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.voornaam}

    def _bericht(self, tekst: str, **velden: Any) -> tuple[int, Bericht]:
        with self.api._iets:
            bericht = self.api.nieuw_bericht(self.id, tekst, False)
            inhoud = {"message_id": bericht.nummer, "date": int(time.time()), "chat": self.chat, "from": self.wie, **velden}
            self.laatste_update = self.api.zet_update(message=inhoud)
            return self.laatste_update, bericht

    def stuur(self, tekst: str) -> int:
        """Een getypt bericht of een opdracht; geeft het nummer van de update."""
        entiteiten = [{"type": "bot_command", "offset": 0, "length": len(tekst.split()[0])}] if tekst.startswith("/") else []
        return self._bericht(tekst, text=tekst, **({"entities": entiteiten} if entiteiten else {}))[0]

    def stuur_anders(self, **velden: Any) -> int:
        """Iets anders dan tekst: `photo=`, `voice=`, `location=`, `contact=`, ..."""
        return self._bericht("", **velden)[0]

    def deel_nummer(self, nummer: str, van: int | None = None) -> int:
        return self.stuur_anders(contact={"phone_number": nummer, "first_name": self.voornaam, "user_id": self.id if van is None else van})

    def bewerk(self, nummer: int, tekst: str) -> int:
        """Verbetert een eigen bericht."""
        return self.api.zet_update(edited_message={"message_id": nummer, "date": int(time.time()), "edit_date": int(time.time()), "chat": self.chat, "from": self.wie, "text": tekst})

    def druk(self, bericht: Bericht, knop: str) -> str:
        """Tikt op de knop met dit opschrift (of dit begin ervan); geeft de id van de druk."""
        gekozen = next(k for k in bericht.knoppen if k["text"] == knop or k["text"].lstrip("☐☑✓ ") == knop)
        return self.druk_op(bericht, gekozen["callback_data"])

    def druk_op(self, bericht: Bericht, gegevens: str) -> str:
        """Een druk met deze knopgegevens, ook als de knop er niet meer staat."""
        with self.api._iets:
            sleutel = self.api.nieuwe_druk()
            self.laatste_update = self.api.zet_update(callback_query={"id": sleutel, "from": self.wie, "chat_instance": "1", "message": self.api.als_json(bericht), "data": gegevens})
            return sleutel

    def blokkeer(self) -> int:
        with self.api._iets:
            self.api.geblokkeerd.add(self.id)
            return self._lidmaatschap("member", "kicked")

    def deblokkeer(self) -> int:
        with self.api._iets:
            self.api.geblokkeerd.discard(self.id)
            return self._lidmaatschap("kicked", "member")

    def _lidmaatschap(self, oud: str, nieuw: str) -> int:
        bot = {k: BOT[k] for k in ("id", "is_bot", "first_name", "username")}

        def lid(status: str) -> dict[str, Any]:
            return {"status": status, "user": bot, **({"until_date": 0} if status == "kicked" else {})}

        return self.api.zet_update(my_chat_member={"chat": self.chat, "from": self.wie, "date": int(time.time()), "old_chat_member": lid(oud), "new_chat_member": lid(nieuw)})

    # Wat hij ziet

    @property
    def berichten(self) -> list[Bericht]:
        return self.api.berichten(self.id)

    @property
    def teksten(self) -> list[str]:
        return self.api.teksten(self.id)

    @property
    def laatste(self) -> Bericht:
        return self.berichten[-1]

    def wacht_op(self, stuk: str, seconden: float = 20) -> Bericht:
        """Het eerste nog niet gelezen bericht van de bot waar dit in staat."""

        def zoek() -> Bericht | None:
            return next((b for b in self.berichten if b.nummer > self.gezien and stuk in b.tekst), None)

        bericht = self.api.wacht_tot(zoek, seconden, f"{stuk!r} in {self.teksten[-4:]}")
        self.gezien = bericht.nummer
        return bericht


def tel_dubbel(teksten: Iterable[str]) -> dict[str, int]:
    """Welke teksten meer dan één keer voorkomen."""
    return {tekst: n for tekst, n in Counter(teksten).items() if n > 1}
