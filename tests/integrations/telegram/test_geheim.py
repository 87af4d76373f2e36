"""Het token en het nummer van een mens komen nergens terecht waar ze niet horen."""

from __future__ import annotations

import logging

import httpx
import pytest

from gemeenten.lezer import profielen
from integrations.telegram.geheimhouden import WEG, verberg
from tests.integrations.webchat.conftest import wacht_tot
from tests.support.botapi import TOKEN, BotApi

ALMELO = profielen()["almelo"]
GEHEIM = TOKEN.partition(":")[2]


@pytest.fixture
def alles(caplog):
    """Elke logregel van elke bibliotheek, ook wat anders nooit getoond wordt."""
    caplog.set_level(logging.DEBUG)
    for naam in ("httpx", "httpcore", "telegram"):
        logging.getLogger(naam).setLevel(logging.DEBUG)
    yield caplog
    for naam in ("httpx", "httpcore", "telegram"):
        logging.getLogger(naam).setLevel(logging.NOTSET)


def tekst_van(caplog) -> str:
    """Alles, met de stacktraces en wat een formatter van een regel maakt."""
    return caplog.text + "\n".join(logging.Formatter().format(regel) for regel in caplog.records)


def test_het_token_staat_in_geen_logregel(alles, maak_tg, mens, rasa, api):
    """Gewoon gebruik en elke storing; httpx schrijft van zichzelf het hele adres, dat is hier te zien als weggehaald."""
    maak_tg()
    mens.stuur("hallo")
    mens.wacht_op("U zei: hallo")
    api.geef_status("sendMessage", 502)
    api.breek_af("sendMessage", "voor")
    api.breek_af("getUpdates", "voor")
    api.beperk(1, mens.id)
    mens.stuur("nog eens")
    mens.wacht_op("U zei: nog eens")
    assert f"/bot{WEG}/sendMessage" in alles.text
    assert GEHEIM not in tekst_van(alles)


def test_een_verkeerd_token_stopt_telegram_maar_niet_de_website(alles, maak_web, rasa, maak_inwoner, tmp_path):
    """Eén duidelijke regel, zonder het token; de chat op de website werkt."""
    with BotApi(token="123456:een-ander-token-dan-de-instelling-heeft") as api:
        bestand = tmp_path / "token"
        bestand.write_text(TOKEN + "\n")
        web = maak_web(WEGWIJS_TELEGRAM="polling", WEGWIJS_TELEGRAM_TOKEN_BESTAND=str(bestand), WEGWIJS_TELEGRAM_API=api.url)
        wacht_tot(lambda: "weigert WEGWIJS_TELEGRAM_TOKEN" in alles.text)
        assert maak_inwoner(web).open().status_code == 201
        for pad in ("/", "/bestaat-niet", "/telegram/webhook", "/api/v1/gesprekken/x"):
            assert GEHEIM not in httpx.get(web.url + pad, trust_env=False).text
    assert GEHEIM not in tekst_van(alles)


def test_telegram_is_bij_de_start_niet_bereikbaar(maak_web, maak_inwoner, mens, rasa, api, caplog):
    """De website start gewoon; zodra Telegram er is, werkt dat ook."""
    url = api.url
    api.stop()
    web = maak_web(WEGWIJS_TELEGRAM="polling", WEGWIJS_TELEGRAM_TOKEN=TOKEN, WEGWIJS_TELEGRAM_API=url)
    assert maak_inwoner(web).open().status_code == 201
    wacht_tot(lambda: "nog niet bereikbaar" in caplog.text)
    mens.stuur("hallo")
    api.start()
    mens.wacht_op("U zei: hallo")


def test_verbergen_kent_elke_schrijfwijze(caplog):
    """Als los woord, in een adres, gecodeerd, in argumenten en in een stacktrace; daarna is het weer gewoon."""
    caplog.set_level(logging.DEBUG)
    log = logging.getLogger("proef")
    hou_op = verberg(TOKEN)
    try:
        log.info("adres %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
        log.info("gecodeerd https://x/bot%s/y", TOKEN.replace(":", "%3A"))
        log.info("%r", {"target": f"/bot{TOKEN}/x".encode()})
        try:
            raise ValueError(f"The token `{TOKEN}` was rejected")
        except ValueError:
            log.exception("mis")
        log.info("een gewone regel met %s argument", 1)
        log.info("een kapotte regel %d", 1)
    finally:
        hou_op()
    assert GEHEIM not in tekst_van(caplog)
    assert "een gewone regel met 1 argument" in caplog.text
    assert "was rejected" in tekst_van(caplog)
    log.info(TOKEN)
    assert TOKEN in caplog.text


def test_het_nummer_van_een_mens_staat_nergens_leesbaar(gesprek, rasa, tmp_path, caplog):
    """Niet in de database (wel versleuteld en als hash), niet bij de motor, niet in een logregel, niet in de wislijst."""
    gesprek.stuur("hallo")
    gesprek.wacht_op("U zei: hallo")
    nummer = str(gesprek.id)
    assert nummer.encode() not in b"".join(pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file())
    assert nummer not in str(rasa.ontvangen)
    assert nummer not in caplog.text
