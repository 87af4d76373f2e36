"""Elk bericht één keer, op volgorde, wat er ook misgaat tussen Telegram, ons en de motor."""

from __future__ import annotations

import sqlite3

import httpx
import pytest

from gemeenten.lezer import profielen
from tests.integrations.webchat.conftest import wacht_tot
from tests.integrations.webchat.neprasa import OPENING, bericht
from tests.support.botapi import Telegramgebruiker, tel_dubbel

ALMELO = profielen()["almelo"]


def praat(gesprek: Telegramgebruiker, tekst: str) -> None:
    gesprek.stuur(tekst)
    gesprek.wacht_op(f"U zei: {tekst}")


# Wat Telegram twee keer geeft


def test_dezelfde_update_twee_keer(gesprek, rasa, api):
    """De tweede keer gebeurt er niets."""
    nummer = gesprek.stuur("hallo")
    gesprek.wacht_op("U zei: hallo")
    api.wacht_op_bevestiging(nummer)
    api.herhaal(nummer)
    api.wacht_op_bevestiging(nummer)
    praat(gesprek, "nog iets")
    assert rasa.teksten() == ["/begin", "hallo", "nog iets"]
    assert tel_dubbel(gesprek.teksten) == {}


def test_dezelfde_tik_twee_keer(gesprek, rasa, api):
    """Een vinkje dat twee keer bezorgd wordt, gaat niet weer uit; wat er te zien is klopt."""
    rasa.draaiboek = [OPENING, [bericht("Kies", "vraag", "nog_iets", [("a", "Aa"), ("b", "Bee")], meerdere=True)]]
    gesprek.stuur("x")
    b = gesprek.wacht_op("Kies")
    gesprek.druk(b, "Aa")
    nummer = max(api._geweest)
    api.wacht_tot(lambda: b.labels[0] == "☑ Aa")
    api.wacht_op_bevestiging(nummer)
    b.toetsen = {"inline_keyboard": [[{"text": "☐ Aa", "callback_data": b.knoppen[0]["callback_data"]}]]}  # de bewerking ging verloren
    api.herhaal(nummer)
    api.wacht_tot(lambda: b.labels == ["☑ Aa", "☐ Bee", "Klaar"])


def test_dezelfde_update_na_een_herstart(gesprek, rasa, api, tg):
    """Ook een ander proces weet dat zij er al was."""
    nummer = gesprek.stuur("hallo")
    gesprek.wacht_op("U zei: hallo")
    tg.stop()
    api.herhaal(nummer)
    tg.start()
    api.wacht_op_bevestiging(nummer)
    praat(gesprek, "nog iets")
    assert rasa.teksten() == ["/begin", "hallo", "nog iets"]
    assert tel_dubbel(gesprek.teksten) == {}


# Wat er wacht bij een herstart


def test_wat_tijdens_de_storing_gestuurd_is_komt_aan(gesprek, rasa, api, tg):
    """Het proces is weg; de inwoner stuurt door. Daarna krijgt hij alles, op volgorde."""
    tg.stop()
    gesprek.stuur("een")
    gesprek.stuur("twee")
    tg.start()
    gesprek.wacht_op("U zei: twee")
    assert gesprek.teksten[2:] == ["U zei: een", "U zei: twee"]


def test_ontvangen_maar_niet_beantwoord_voor_de_herstart(gesprek, rasa, api, tg):
    """De motor was nog bezig toen het proces stopte: na de start komt het antwoord, één keer."""
    while rasa.binnen.acquire(blocking=False):
        pass
    rasa.houd_vast()
    nummer = gesprek.stuur("een")
    rasa.binnen.acquire()
    api.wacht_op_bevestiging(nummer)
    tg.stop()
    rasa.laat_los()
    tg.start()
    gesprek.wacht_op("U zei: een")
    praat(gesprek, "twee")
    assert gesprek.teksten[2:] == ["U zei: een", "U zei: twee"]
    assert rasa.teksten() == ["/begin", "een", "twee"]


def test_het_eerste_dat_een_nieuw_proces_stuurt_komt_een_keer(tg, mens, rasa, api):
    """Het vorige proces ontving alleen. Valt nu een verzending weg, dan weet het nieuwe toch waar het moet zoeken."""
    rasa.houd_vast()
    nummer = mens.stuur("/start")
    rasa.binnen.acquire()
    api.wacht_op_bevestiging(nummer)
    tg.stop()
    api.breek_af("sendMessage", "na")
    rasa.laat_los()
    tg.start()
    mens.wacht_op(OPENING[1]["tekst"])
    assert mens.teksten == [b["tekst"] for b in OPENING]
    assert api.aanroepen["editMessageText"] > 0


def test_beantwoord_maar_niet_verstuurd_voor_de_herstart(gesprek, rasa, api, tg):
    """Telegram was weg toen het antwoord er was: na de start gaat het alsnog, één keer en op volgorde."""
    rasa.draaiboek = [OPENING, [bericht("deel een"), bericht("deel twee"), bericht("deel drie")]]
    api.geef_status("sendMessage", 502, keer=50)
    gesprek.stuur("x")
    wacht_tot(lambda: len(rasa.gespeeld) == 2 and api.aanroepen["sendMessage"] > 2)
    tg.stop()
    api._statussen.clear()
    tg.start()
    gesprek.wacht_op("deel drie")
    assert gesprek.teksten[2:] == ["deel een", "deel twee", "deel drie"]


def test_telegram_in_een_eigen_proces_naast_de_website(maak_web, maak_tg, maak_inwoner, mens, rasa):
    """Twee webprocessen, één database: wie opnieuw start vindt ook wat van het andere kanaal wacht, en niets komt dubbel."""
    site, _ = maak_web(), maak_tg()
    inwoner = maak_inwoner(site)
    assert inwoner.open().status_code == 201
    mens.stuur("/start")
    mens.wacht_op(OPENING[1]["tekst"])
    rasa.stop()
    nummer = mens.stuur("via telegram")
    mens.api.wacht_op_bevestiging(nummer)
    assert inwoner.stuur("op de website").status_code == 503
    site.stop()
    site.start()
    rasa.start()
    mens.wacht_op("U zei: via telegram", 40)
    wacht_tot(lambda: "U zei: op de website" in inwoner.lees().text)
    assert sorted(rasa.teksten()) == ["/begin", "/begin", "op de website", "via telegram"]
    assert tel_dubbel(mens.teksten) == {}


# Het netwerk


@pytest.mark.parametrize("wanneer", ["voor", "na"])
def test_verbinding_weg_bij_het_sturen(gesprek, rasa, api, wanneer):
    """Vóór of ná bezorgen maakt niet uit: het bericht staat er precies één keer."""
    rasa.draaiboek = [OPENING, [bericht("deel een"), bericht("Voor wie?", "vraag", "voor_wie", [("ik", "Ik")]), bericht("deel drie")]]
    api.breek_af("sendMessage", wanneer, keer=2)
    gesprek.stuur("x")
    gesprek.wacht_op("deel drie")
    assert gesprek.teksten[2:] == ["deel een", "Voor wie?", "deel drie"]
    vraag = next(b for b in gesprek.berichten if b.tekst == "Voor wie?")
    gesprek.druk(vraag, "Ik")
    api.wacht_tot(lambda: vraag.labels == ["✓ Ik"])


def test_zoeken_raakt_geen_ander_bericht(gesprek, rasa, api):
    """Terwijl een verzending met onbekende afloop wordt opgezocht, blijven alle andere berichten zoals ze zijn."""
    ander = Telegramgebruiker(api, 4242)
    ander.stuur("dag")
    ander.wacht_op("U zei: dag")
    praat(gesprek, "eerst")
    api.breek_af("sendMessage", "na")
    gesprek.stuur("daarna")
    gesprek.wacht_op("U zei: daarna")
    ander.stuur("en ik")
    ander.wacht_op("U zei: en ik")
    praat(gesprek, "slot")
    assert api.aanroepen["editMessageText"] > 0
    assert all(b.bewerkingen == [] for wie in (gesprek, ander) for b in wie.berichten)
    assert tel_dubbel(gesprek.teksten) == {}


def test_telegram_weg_en_terug(gesprek, rasa, api):
    """De bot leest en stuurt weer zodra het kan; de inwoner merkt alleen dat het even duurde."""
    api.stop()
    gesprek.stuur("terwijl het weg is")
    api.start()
    gesprek.wacht_op("U zei: terwijl het weg is")
    assert tel_dubbel(gesprek.teksten) == {}


def test_te_snel_voor_telegram(gesprek, rasa, api):
    """Bij 429 wacht Wegwijs zo lang als gevraagd, alleen in dat gesprek, en de volgorde blijft."""
    ander = Telegramgebruiker(api, 4343)
    ander.stuur("dag")
    ander.wacht_op("U zei: dag")
    rasa.draaiboek = [OPENING, [bericht("een"), bericht("twee")], [bericht("een"), bericht("twee")]]
    api.beperk(2, gesprek.id)
    gesprek.stuur("x")
    wacht_tot(lambda: not api._beperkt[gesprek.id])
    ander.stuur("en ik")
    ander.wacht_op("twee")
    assert "een" not in gesprek.teksten, "de ander wachtte mee"
    gesprek.wacht_op("twee")
    assert gesprek.teksten[2:] == ["een", "twee"]


def test_een_bericht_dat_telegram_weigert_houdt_de_rest_niet_op(gesprek, rasa, api, caplog):
    """Dat bericht is mislukt en staat in het logboek; wat erna komt gaat gewoon."""
    rasa.draaiboek = [OPENING, [bericht("deel een"), bericht("deel twee")]]
    api.geef_status("sendMessage", 400)
    gesprek.stuur("x")
    gesprek.wacht_op("deel twee")
    assert "deel een" not in gesprek.teksten
    assert "Telegram weigert een bericht" in caplog.text


# Blokkeren


def test_een_geblokkeerde_bot_stuurt_niet_meer(gesprek, rasa, api):
    """Na 403 gaat er niets meer heen; wie later terugkomt, kan verder."""
    while rasa.binnen.acquire(blocking=False):
        pass
    rasa.houd_vast()
    gesprek.stuur("x")
    rasa.binnen.acquire()
    api.geblokkeerd.add(gesprek.id)
    rasa.laat_los()
    api.wacht_tot(lambda: api.aanroepen["sendMessage"] == 3)
    gesprek.blokkeer()
    ander = Telegramgebruiker(api, 4444)
    ander.stuur("dag")
    ander.wacht_op("U zei: dag")
    assert api.aanroepen["sendMessage"] == 3 + len(ander.teksten)
    gesprek.deblokkeer()
    praat(gesprek, "daar ben ik weer")
    assert "U zei: x" not in gesprek.teksten


# Een tweede lezer


def test_een_tweede_proces_met_hetzelfde_token(gesprek, rasa, api, caplog):
    """Bij 409 staat er één duidelijke regel in het logboek, en daarna gaat het weer."""

    def lees_mee():
        with httpx.Client(trust_env=False) as client:
            return client.post(f"{api.url}/bot{api.token}/getUpdates", json={"timeout": 0}).status_code

    assert lees_mee() == 200
    wacht_tot(lambda: "409" in caplog.text)
    assert "nog een proces met hetzelfde token" in caplog.text
    praat(gesprek, "hallo")
    assert api.token not in caplog.text


# De database


def test_database_weg_terwijl_er_iets_binnenkomt(gesprek, rasa, api, tg, tmp_path):
    """Niets bevestigd wat niet bewaard is; wie in nood is krijgt meteen een nummer, en alles telt later één keer."""
    pad = tmp_path / "wegwijs.sqlite3"
    slot = sqlite3.connect(pad, isolation_level=None)
    slot.execute("BEGIN IMMEDIATE")
    nood = gesprek.stuur("ik wil niet meer leven, ik ga mezelf vannacht doden")
    gesprek.wacht_op("113")
    gesprek.wacht_op(ALMELO.tekst("storing", "log_weg")[:40])
    assert api.bevestigd <= nood
    slot.execute("ROLLBACK")
    slot.close()
    gesprek.wacht_op("U zei: ik wil niet meer leven")
    api.wacht_op_bevestiging(nood)
    assert rasa.teksten() == ["/begin", "ik wil niet meer leven, ik ga mezelf vannacht doden"]
    assert tel_dubbel(gesprek.teksten) == {}


def test_een_update_die_niet_te_lezen_is_houdt_niets_op(gesprek, rasa, api, caplog):
    """Een soort die de bibliotheek nog niet kent wordt overgeslagen; het logboek noemt geen inhoud."""
    nummer = api.zet_update(message={"message_id": "geen getal", "chat": "geheim verhaal"})
    praat(gesprek, "hallo")
    api.wacht_op_bevestiging(nummer)
    assert "niet te lezen" in caplog.text
    assert "geheim verhaal" not in caplog.text
