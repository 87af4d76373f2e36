"""Met een webhook: Telegram bezorgt, met een geheim, en komt terug als er niet bewaard kon worden."""

from __future__ import annotations

import json

import httpx
import pytest

from integrations.settings import TELEGRAM_PAD
from tests.integrations.telegram.conftest import HOOKGEHEIM
from tests.integrations.webchat.conftest import wacht_tot
from tests.support.botapi import tel_dubbel


@pytest.fixture
def hook(maak_tg, api, unused_tcp_port):
    """Een webproces dat zijn updates laat bezorgen."""
    return maak_tg(
        poort=unused_tcp_port, WEGWIJS_TELEGRAM="webhook", WEGWIJS_TELEGRAM_GEHEIM=HOOKGEHEIM, WEGWIJS_TELEGRAM_WEBHOOK_URL=f"http://127.0.0.1:{unused_tcp_port}{TELEGRAM_PAD}"
    )


def test_een_gesprek_met_webhook(hook, mens, rasa, api):
    """Alles werkt hetzelfde, zonder te lezen; updates komen één voor één."""
    mens.stuur("/start")
    mens.wacht_op("Wat is er aan de hand?")
    mens.stuur("hallo")
    mens.wacht_op("U zei: hallo")
    assert api.aanroepen["getUpdates"] == 0
    assert api.webhook["max_connections"] == "1"
    assert api.webhook["geheim"] == HOOKGEHEIM


@pytest.mark.parametrize("kop", [{}, {"X-Telegram-Bot-Api-Secret-Token": "verkeerd"}, {"X-Telegram-Bot-Api-Secret-Token": ""}])
def test_zonder_het_geheim_komt_er_niets_in(hook, api, rasa, kop):
    """403, en er begint geen gesprek."""
    update = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 9, "type": "private"}, "from": {"id": 9, "is_bot": False, "first_name": "X"}, "text": "hallo"}}
    antwoord = httpx.post(f"{hook.url}{TELEGRAM_PAD}", json=update, headers=kop, trust_env=False)
    assert antwoord.status_code == 403
    assert rasa.ontvangen == []


@pytest.mark.parametrize(("inhoud", "status"), [(b"{", 400), (b"[" * 5000, 400), (b"[]", 200), (b'{"update_id": 5, "message": {"message_id": "x"}}', 200), (b'{"update_id": 6}', 200), (b'"tekst"', 200)])
def test_onzin_breekt_niets(hook, mens, rasa, inhoud, status):
    """Wat niet te lezen is houdt de rij niet op."""
    antwoord = httpx.post(f"{hook.url}{TELEGRAM_PAD}", content=inhoud, headers={"X-Telegram-Bot-Api-Secret-Token": HOOKGEHEIM}, trust_env=False, timeout=30)
    assert antwoord.status_code == status
    mens.stuur("hallo")
    mens.wacht_op("U zei: hallo")


def test_het_webproces_weg_en_terug(hook, mens, rasa, api):
    """Telegram houdt vast wat niet bezorgd kon worden; daarna komt alles één keer, op volgorde."""
    mens.stuur("/start")
    mens.wacht_op("Wat is er aan de hand?")
    hook.stop()
    for tekst in ("een", "twee", "drie"):
        mens.stuur(tekst)
    wacht_tot(lambda: api.aanroepen["push_mis"] > 0)
    hook.start()
    mens.wacht_op("U zei: drie")
    assert mens.teksten[2:] == ["U zei: een", "U zei: twee", "U zei: drie"]


def test_dezelfde_bezorging_twee_keer(hook, mens, rasa, api):
    """Bijvoorbeeld omdat ons antwoord verloren ging."""
    nummer = mens.stuur("hallo")
    mens.wacht_op("U zei: hallo")
    for _ in range(2):
        antwoord = httpx.post(
            f"{hook.url}{TELEGRAM_PAD}", content=json.dumps(api._geweest[nummer]), headers={"X-Telegram-Bot-Api-Secret-Token": HOOKGEHEIM}, trust_env=False
        )
        assert antwoord.status_code == 200
    mens.stuur("slot")
    mens.wacht_op("U zei: slot")
    assert rasa.teksten() == ["/begin", "hallo", "slot"]
    assert tel_dubbel(mens.teksten) == {}


def test_van_webhook_naar_polling(hook, maak_tg, mens, rasa, api):
    """De andere stand ruimt de webhook zelf op; niemand hoeft iets met de hand te doen."""
    hook.stop()
    maak_tg()
    mens.stuur("hallo")
    mens.wacht_op("U zei: hallo")
    assert api.webhook is None
