"""Dezelfde gesprekken via Telegram en via de website: dezelfde loketten, problemen en prioriteiten."""

from pathlib import Path

import pytest
import yaml

from tests.dialogue.inwoner import Inwoner

GESPREKKEN = yaml.safe_load((Path(__file__).parent / "kanalen.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.dialoog


def speel(inwoner, gesprek):
    """Speelt de beurten en geeft wat er in het logboek kwam, per loket."""
    for beurt in gesprek["beurten"]:
        if beurt.get("mag_al") and inwoner.vraag == beurt["vraag"]:
            continue
        inwoner.zegt(beurt["zegt"])
        if "eerst" in beurt:
            assert inwoner.laatste[0]["soort"] == beurt["eerst"]
        if "vraag" in beurt:
            assert inwoner.vraag == beurt["vraag"], (beurt["zegt"], inwoner.tekst)
        if "bevat" in beurt:
            assert beurt["bevat"] in inwoner.tekst
    gezegd = {o["kenmerk"]: o for o in inwoner.overdrachten}
    log = {r["kenmerk"]: r for r in inwoner.in_het_log()}
    assert set(gezegd) == set(log), "wat er gezegd is en wat er in het logboek staat verschilt"
    return sorted((o["loket"], tuple(sorted(o["problemen"])), o["prioriteit"], o["regisseur"], log[k]["rij"]) for k, o in gezegd.items())


@pytest.mark.parametrize("gesprek", GESPREKKEN, ids=lambda g: g["naam"])
def test_hetzelfde_gesprek_op_beide_kanalen(wegwijs, telegram, gesprek):
    """Elk gesprek loopt via Telegram zoals het er staat, en er komt hetzelfde uit als op de website."""
    via_telegram = telegram.inwoner(gesprek["gemeente"])
    uitkomst = speel(via_telegram, gesprek)
    assert uitkomst == speel(Inwoner(wegwijs, gesprek["gemeente"]), gesprek)
    assert sorted(u[0] for u in uitkomst) == sorted(gesprek["uitkomst"]["loketten"])
    assert all(rij["kanaal"] == "telegram" for rij in via_telegram.in_het_log())


def test_een_correctie_door_een_bericht_te_bewerken(telegram):
    """Wie 'mijn vader' verbetert in 'mijn moeder', hoeft het niet nog eens te zeggen."""
    inwoner = telegram.inwoner()
    inwoner.zegt("Mijn vader heeft een rolstoel nodig")
    assert inwoner.vraag == "klopt_dit"
    inwoner.mens.laatste_update = inwoner.mens.bewerk(inwoner.mens.api.berichten(inwoner.mens.id, van_bot=False)[-1].nummer, "Mijn buurvrouw heeft een rolstoel nodig")
    inwoner._lees_beurt(f"tg:{inwoner.mens.laatste_update}")
    assert inwoner.vraag is not None


def test_verwijder_mijn_gegevens(telegram):
    """Ook getypt: het antwoord komt nog, en daarna is er geen gesprek en geen adres meer."""
    inwoner = telegram.inwoner()
    inwoner.zegt("ik heb schulden bij de kwibuswinkel")
    inwoner.zegt("verwijder mijn gegevens")
    assert "gewist" in inwoner.tekst.lower()
    assert inwoner.id == ""


def test_status_van_een_overdracht(telegram):
    """/status zonder kenmerk vraagt naar wat in dit gesprek is doorgegeven."""
    inwoner = telegram.inwoner()
    for wat in ("Ik wil een medewerker spreken", "ja", "Jan", "06 12345678", "ochtend"):
        inwoner.zegt(wat)
    (overdracht,) = inwoner.overdrachten
    inwoner.zegt("/status")
    assert overdracht["kenmerk"] in inwoner.tekst
