"""Herkennen voor wie de telefoon opneemt: zelfde grenzen als in het gesprek, ook zonder dialoogmotor."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any

import pytest

from gemeenten.lezer import profielen
from integrations.herken import advies, alleen_crisis, herken
from integrations.rasa_client import Rasa
from overdracht.tijd import NEDERLAND
from tests.integrations.webchat.neprasa import TOKEN, NepRasa
from triage.herkenning import Herkenning

ALMELO = profielen()["almelo"]
# Een maandag.
NU = datetime(2026, 11, 23, 10, tzinfo=NEDERLAND)


def vragen(uit: dict[str, Any]) -> list[str]:
    return [vraag["vraag"] for vraag in uit["open_vragen"]]


def hoor(tekst: str, *problemen: str, **anders: Any) -> dict[str, Any]:
    return advies(ALMELO, tekst, Herkenning(problemen=tuple((code, 0.9) for code in problemen), **anders), NU)


def test_een_probleem_gaat_naar_zijn_loket() -> None:
    """Met de reden, het nummer van het loket en wanneer het aan zet is."""
    uit = hoor("Ik wil graag hulp in de huishouding", "huishoudelijke_hulp", waarom=(("huishoudelijke_hulp", ("huishouding",)),))
    assert [(p["code"], p["naam"], p["waarom"]) for p in uit["problemen"]] == [("huishoudelijke_hulp", "Huishoudelijke hulp", ["huishouding"])]
    (deel,) = uit["advies"]["delen"]
    assert (deel["loket"], deel["problemen"], deel["prioriteit"]) == ("wmo_loket", ["huishoudelijke_hulp"], "gewoon")
    assert deel["telefoon"]
    assert {t["soort"] for t in deel["termijnen"]} == {"wmo_ontvangst", "wmo_onderzoek"}
    assert (uit["advies"]["reden"]["sleutel"], uit["advies"]["voorlopig"]) == ("een_probleem", False)
    assert not {"hulp_betrokken", "overzicht", "zelf_regelen"} & set(vragen(uit)), "één loket heeft geen regiecheck nodig"


def test_meer_loketten_hangt_nog_van_de_regie_af() -> None:
    """Dan is het advies voorlopig, en staan de regievragen erbij."""
    uit = hoor("Schulden, en mijn huis moet aangepast", "schulden", "woningaanpassing")
    assert uit["advies"]["voorlopig"]
    assert [d["loket"] for d in uit["advies"]["delen"]] == ["sociaal_team"]
    assert [g["loket"] for g in uit["advies"]["genoemd"]] == ["wmo_loket"]
    assert "overzicht" in vragen(uit)
    duidelijk = hoor("Schulden, en mijn huis moet aangepast. Ik heb zelf het overzicht.", "schulden", "woningaanpassing")
    assert not duidelijk["advies"]["voorlopig"]
    assert [d["loket"] for d in duidelijk["advies"]["delen"]] == ["sociaal_team", "wmo_loket"]


def test_wat_verteld_is_wordt_niet_meer_gevraagd() -> None:
    """Een feit uit de tekst staat bij wat bekend is, en zijn vraag is weg."""
    uit = hoor("Mijn moeder woont in de Schelfhorst en komt de trap niet meer op", "woningaanpassing")
    assert {b["vraag"]: b["antwoord"] for b in uit["bekend"]}["buurt"] == "Schelfhorst"
    assert not {"buurt", "voor_wie"} & set(vragen(uit))
    assert "buurt" in vragen(hoor("Ik kom de trap niet meer op", "woningaanpassing"))


def test_een_dreiging_met_een_dag() -> None:
    """Een ontruiming deze week maakt het dringend, met de termijn die daarbij hoort."""
    uit = hoor("Ik heb huurschuld en woensdag worden we ontruimd", "schulden")
    (deel,) = uit["advies"]["delen"]
    assert deel["prioriteit"] == "hoog"
    assert "schulden_dreiging" in {t["soort"] for t in deel["termijnen"]}
    assert {b["vraag"]: b["antwoord"] for b in uit["bekend"]}["dreiging_datum"] == "2026-11-25"


def test_geweld_vraagt_of_contact_veilig_is() -> None:
    """Alles naar één team, en eerst de vraag of bellen veilig is."""
    uit = hoor("Mijn man slaat me soms", "huiselijk_geweld", "schulden")
    assert (uit["advies"]["reden"]["sleutel"], [d["loket"] for d in uit["advies"]["delen"]]) == ("geweld", ["sociaal_team"])
    assert "veilig_bereikbaar" in vragen(uit)


def test_twijfel_wordt_een_vraag() -> None:
    """Wat niet zeker is staat apart, telt niet mee in het advies, en is de eerste vraag."""
    uit = hoor("Het gaat niet goed thuis", "opvoeding", twijfel=(("relatie_scheiding", 0.3),))
    assert [p["code"] for p in uit["twijfel"]] == ["relatie_scheiding"]
    assert vragen(uit)[0] == "klopt_dit"
    assert [o["waarde"] for o in uit["open_vragen"][0]["opties"]][0] == "relatie_scheiding"
    assert all("relatie_scheiding" not in d["problemen"] for d in uit["advies"]["delen"])


def test_niets_gehoord() -> None:
    """Dan is er geen advies te geven, en is de vraag wat er is."""
    uit = hoor("Dag")
    assert (uit["advies"]["delen"], vragen(uit)) == ([], ["situatie"])


def test_om_een_mens_vragen() -> None:
    """Wie alleen iemand wil spreken gaat naar het contactcentrum; wie er iets bij vertelt naar zijn loket."""
    assert [d["loket"] for d in hoor("Ik wil iemand spreken", soort="mens")["advies"]["delen"]] == ["kcc"]
    assert [d["loket"] for d in hoor("Ik wil iemand spreken over een traplift", "woningaanpassing", soort="mens")["advies"]["delen"]] == ["wmo_loket"]


def test_crisis_gaat_voor_met_het_nummer() -> None:
    """Eerst wat te bellen, dan het spoedadvies; contact moet de inwoner goed vinden."""
    uit = hoor("Ik wil niet meer leven", "psychische_klachten", crisis=(("suicide", 0.97),), waarom=(("suicide", ("niet meer leven",)),))
    (vlag,) = uit["crisis"]
    assert (vlag["vlag"], vlag["zeker"], vlag["waarom"]) == ("suicide", True, ["niet meer leven"])
    assert "113" in vlag["bel"]
    assert "113" in vlag["zeg"]
    assert uit["advies"]["delen"][0]["prioriteit"] == "spoed"
    assert vragen(uit)[0] == "crisis_contact"


def test_een_twijfel_over_crisis_is_een_rustige_vraag() -> None:
    """Geen alarm, wel de vraag die het gesprek ook stelt."""
    uit = hoor("Ik zie het soms niet meer zitten", "psychische_klachten", crisis_twijfel=(("suicide", 0.12),))
    (vlag,) = uit["crisis"]
    assert (vlag["zeker"], vlag["zeg"]) == (False, ALMELO.tekst("crisis_vraag", "suicide"))
    assert vragen(uit)[0] == "crisis_zeker"
    assert uit["advies"]["rij"] != 1


def test_voorzieningen_die_passen() -> None:
    """Ten hoogste drie, die bij het probleem horen."""
    uit = hoor("Ik kom niet rond", "rondkomen")
    namen = {v.naam for v in ALMELO.voorzieningen if "rondkomen" in v.problemen}
    assert 0 < len(uit["voorzieningen"]) <= 3
    assert {v["naam"] for v in uit["voorzieningen"]} <= namen


def test_elk_bericht_krijgt_een_antwoord() -> None:
    """Ook een lang, leeg of vreemd bericht; de vragen houden altijd op."""
    for gemeente in profielen().values():
        for tekst in ("", "\n", "ا" * 4000, "mijn huis " * 400, "112 0612345678 a@b.nl", "/begin"):
            for codes in ((), tuple((code, 0.9) for code in ("huiselijk_geweld", "schulden", "mantelzorg", "uitkering", "school"))):
                uit = advies(gemeente, tekst, Herkenning(problemen=codes), NU)
                assert len(vragen(uit)) == len(set(vragen(uit)))


# Met een motor die er is, die er niet is, en die onzin geeft


@pytest.fixture
def motor() -> Iterator[NepRasa]:
    nep = NepRasa().start()
    yield nep
    nep.stop()


@pytest.fixture
async def rasa(motor: NepRasa) -> AsyncIterator[Rasa]:
    gemaakt = Rasa(motor.url, TOKEN, 5)
    yield gemaakt
    await gemaakt.sluit()


async def test_via_de_motor(motor: NepRasa, rasa: Rasa, caplog: pytest.LogCaptureFixture) -> None:
    """De tekst gaat gemaskeerd naar de motor, en staat in geen enkele logregel."""
    motor.herkenning = {"problemen": [{"code": "schulden", "zekerheid": 0.8}], "waarom": {"schulden": ["huur"]}, "taal": "nl"}
    with caplog.at_level(logging.DEBUG):
        uit = await herken(rasa, ALMELO, "Mijn BSN is 123456782 en ik kan de huur niet betalen", NU)
    assert motor.te_herkennen == ["Mijn BSN is [BSN verwijderd] en ik kan de huur niet betalen"]
    assert (uit["beperkt"], uit["problemen"][0]["waarom"]) == (False, ["huur"])
    assert "huur" not in caplog.text


async def test_een_motor_zonder_waarom(motor: NepRasa, rasa: Rasa) -> None:
    """Een oudere motor geeft geen woorden; dan zijn ze er niet, en de rest wel."""
    motor.herkenning = {"problemen": [{"code": "schulden", "zekerheid": 0.8}]}
    assert (await herken(rasa, ALMELO, "huur", NU))["problemen"][0]["waarom"] == []


@pytest.mark.parametrize("antwoord", [[], {}, {"problemen": [{"code": 1}]}, {"problemen": [None]}, {"problemen": [], "waarom": []}])
async def test_een_motor_die_onzin_geeft(motor: NepRasa, rasa: Rasa, antwoord: Any) -> None:
    """Wat niet te lezen is telt als geen motor: de crisis blijft over."""
    motor.herkenning = antwoord
    uit = await herken(rasa, ALMELO, "Ik wil niet meer leven", NU)
    assert uit["beperkt"]
    assert [c["vlag"] for c in uit["crisis"]] == ["suicide"]


async def test_zonder_motor_is_er_de_crisischeck(motor: NepRasa, rasa: Rasa, caplog: pytest.LogCaptureFixture) -> None:
    """Het antwoord zegt dat het beperkt is, geeft het nummer, en verzint geen loket."""
    motor.stop()
    uit = await herken(rasa, ALMELO, "Mevrouw belt, haar man slaat haar nu, en ze heeft huurschuld", NU)
    assert (uit["beperkt"], uit["problemen"], [c["vlag"] for c in uit["crisis"]]) == (True, [], ["geweld_nu"])
    assert uit["crisis"][0]["waarom"]
    gewoon = await herken(rasa, ALMELO, "Ik heb huurschuld", NU)
    assert (gewoon["beperkt"], gewoon["advies"], gewoon["open_vragen"]) == (True, None, [])
    assert "huurschuld" not in caplog.text


def test_alleen_crisis_kent_ook_twijfel() -> None:
    """Wat de regels niet zeker weten blijft twijfel."""
    assert alleen_crisis("Ik heb huurschuld") == Herkenning()
    assert dict(alleen_crisis("Ik wil niet meer leven").crisis) == {"suicide": 1.0}
