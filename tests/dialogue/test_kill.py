"""Het webproces valt twintig keer om terwijl honderd gesprekken lopen: niets kwijt, niets dubbel.

Het webproces is echt en gaat met kill -9 weg, op momenten die van tevoren vastliggen (een zaadje).
De dialoogmotor is nagemaakt en blijft leven: die heeft zijn eigen tests. De echte tegenover de echte
staat in test_storingen.
"""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from scripts.processen import vrije_poorten
from tests.integrations.webchat.neprasa import OPENING, TOKEN, NepRasa
from tests.support.botapi import TOKEN as BOTTOKEN
from tests.support.botapi import BotApi, Telegramgebruiker
from tests.support.database import SLEUTELOMGEVING, zet_sqlite_klaar
from tests.support.webproces import Webproces

pytestmark = pytest.mark.dialoog
GESPREKKEN, KEREN, ZAAD = 50, 20, 20261122
GEDULD = 120.0


class Rondes:
    """Elke keer dat het proces terug is, is er een nieuwe ronde; `wacht` duurt tot er een is die nog niet gezien is."""

    def __init__(self) -> None:
        self._nieuw, self._nummer = threading.Condition(), 0

    def volgende(self) -> None:
        with self._nieuw:
            self._nummer += 1
            self._nieuw.notify_all()

    def wacht(self, gezien: int) -> int:
        with self._nieuw:
            self._nieuw.wait_for(lambda: self._nummer > gezien)
            return self._nummer


class Telegrammers:
    """Alle Telegramgesprekken in één draad: wie antwoord heeft, stuurt het volgende."""

    def __init__(self, api: BotApi):
        self.mensen = [Telegramgebruiker(api, 6_000_000_000 + i) for i in range(GESPREKKEN)]
        self.gestuurd = [0] * GESPREKKEN

    def draai(self, klaar: threading.Event) -> None:
        for mens in self.mensen:
            mens.stuur("/start")
        open_ = set(range(GESPREKKEN))
        while open_:
            for i in sorted(open_):
                # De opening is twee berichten, en elk bericht krijgt er een.
                if len(self.mensen[i].api._per_chat[self.mensen[i].id]) - 1 - self.gestuurd[i] >= 2 + self.gestuurd[i]:
                    if klaar.is_set() and self.gestuurd[i]:
                        open_.discard(i)
                    else:
                        self.gestuurd[i] += 1
                        self.mensen[i].stuur(f"tg {i} bericht {self.gestuurd[i]}")
            time.sleep(0.02)


class Webber:
    """Eén gesprek op de website: stuurt door tot er antwoord is, met dezelfde sleutel, zoals de pagina dat doet."""

    def __init__(self, url: str, nummer: int):
        self.client = httpx.Client(base_url=url, timeout=20, trust_env=False, verify=False)  # geen https hier: lees geen certificaten
        self.nummer, self.gestuurd, self.antwoorden, self.pad, self.koppen = nummer, 0, [], "", {}
        self.afgebroken = 0  # zo vaak viel het proces om terwijl ons verzoek onderweg was

    def roep(self, klaar_bij: int, methode: str, pad: str, **wat) -> httpx.Response:
        while True:
            try:
                antwoord = self.client.request(methode, pad, headers=self.koppen, **wat)
                if antwoord.status_code == klaar_bij:
                    return antwoord
                assert antwoord.status_code in (503,), antwoord.text
            except httpx.ConnectError:
                pass  # het is er nu niet
            except httpx.TransportError:
                self.afgebroken += 1
            time.sleep(0.25)

    def draai(self, klaar: threading.Event, rondes: Rondes) -> None:
        data = self.roep(201, "POST", "/api/v1/gesprekken", json={"gemeente": "almelo"}).json()
        self.pad, self.koppen = f"/api/v1/gesprekken/{data['gesprek']}", {"Authorization": f"Bearer {data['sleutel']}"}
        ronde = 0
        while not klaar.is_set():
            self.gestuurd += 1
            tekst = f"web {self.nummer} bericht {self.gestuurd}"
            antwoord = self.roep(200, "POST", f"{self.pad}/berichten", json={"tekst": tekst, "sleutel_bericht": f"s-{self.gestuurd}"})
            self.antwoorden.append([b["tekst"] for b in antwoord.json()["berichten"]])
            # Eén bericht per ronde: dan zijn ze onderweg als het weer omvalt, en blijft er ook iets over voor Telegram.
            ronde = rondes.wacht(ronde)


def test_omvallen_verliest_niets_en_verdubbelt_niets(tmp_path):
    """Elk bericht kwam één keer bij de motor, en elk antwoord één keer bij de inwoner, op volgorde."""
    kans = random.Random(ZAAD)
    zet_sqlite_klaar(f"sqlite:///{tmp_path / 'wegwijs.sqlite3'}")
    rasa = NepRasa().start()
    (poort,) = vrije_poorten(1)
    klaar, rondes = threading.Event(), Rondes()
    with BotApi() as api:
        omgeving = {
            "WEGWIJS_VAR": str(tmp_path), "WEGWIJS_RASA_URL": rasa.url, "WEGWIJS_RASA_TOKEN": TOKEN, "WEGWIJS_INTERN_GEHEIM": "x" * 20, "WEGWIJS_LIMIET_ADRES": "999999", "WEGWIJS_LIMIET_GESPREK": "99999",
            "WEGWIJS_TELEGRAM": "polling", "WEGWIJS_TELEGRAM_TOKEN": BOTTOKEN, "WEGWIJS_TELEGRAM_API": api.url, **SLEUTELOMGEVING,
        }  # fmt: skip
        web = Webproces(omgeving, poort, tmp_path / "web.log")
        telegrammers, webbers = Telegrammers(api), [Webber(web.url, i) for i in range(GESPREKKEN)]
        try:
            web.start()
            with ThreadPoolExecutor(GESPREKKEN + 1) as draden:
                lopend = [draden.submit(telegrammers.draai, klaar), *(draden.submit(w.draai, klaar, rondes) for w in webbers)]
                for _ in range(KEREN):
                    # Een willekeurig moment: zoveel berichten verder, of meteen, terwijl het nog opstart.
                    bij = api.aanroepen["sendMessage"] + kans.randrange(8)
                    einde = time.monotonic() + GEDULD
                    while api.aanroepen["sendMessage"] < bij:
                        assert time.monotonic() < einde, web.log.read_text(errors="replace")[-3000:]
                        time.sleep(0.001)
                    web.dood()
                    web.start()
                    rondes.volgende()
                klaar.set()
                rondes.volgende()
                for werk in lopend:
                    werk.result(GEDULD)
            controleer(rasa, telegrammers, webbers)
            # De momenten telden: er was op beide kanalen iets onderweg toen het omviel.
            assert sum(w.afgebroken for w in webbers), "geen verzoek van de website werd afgebroken"
            assert api.aanroepen["editMessageText"], "geen bericht in Telegram had een onbekende afloop"
        finally:
            klaar.set()
            rondes.volgende()
            web.stop()
            rasa.stop()
            for w in webbers:
                w.client.close()


def controleer(rasa: NepRasa, telegrammers: Telegrammers, webbers: list[Webber]) -> None:
    opening = [b["tekst"] for b in OPENING]
    assert all(telegrammers.gestuurd) and all(w.gestuurd for w in webbers), "niet elk gesprek liep"
    per_gesprek: dict[str, list[str]] = {}
    for bericht in rasa.gespeeld:
        per_gesprek.setdefault(bericht["sender"], []).append(bericht["message"])
    gehoord = sorted(per_gesprek.values())
    verwacht = [["/begin", *(f"tg {i} bericht {n + 1}" for n in range(aantal))] for i, aantal in enumerate(telegrammers.gestuurd)]
    verwacht += [["/begin", *(f"web {w.nummer} bericht {n + 1}" for n in range(w.gestuurd))] for w in webbers]
    # Wie bij het openen geen antwoord kreeg, opende nog eens: zo'n gesprek bleef leeg en is van niemand.
    assert [g for g in gehoord if g != ["/begin"]] == sorted(v for v in verwacht if v != ["/begin"])
    for i, mens in enumerate(telegrammers.mensen):
        assert mens.teksten == [*opening, *(f"U zei: tg {i} bericht {n + 1}" for n in range(telegrammers.gestuurd[i]))], f"Telegram {i}"
    for w in webbers:
        berichten = w.roep(200, "GET", w.pad).json()["berichten"]
        assert [b["tekst"] for b in berichten if b["van"] == "inwoner"] == [f"web {w.nummer} bericht {n + 1}" for n in range(w.gestuurd)]
        assert [b["tekst"] for b in berichten if b["van"] == "wegwijs"] == [*opening, *(f"U zei: web {w.nummer} bericht {n + 1}" for n in range(w.gestuurd))]
        assert w.antwoorden == [[f"U zei: web {w.nummer} bericht {n + 1}"] for n in range(w.gestuurd)]
