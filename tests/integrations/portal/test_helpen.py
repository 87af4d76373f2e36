"""Hulp bij een telefoongesprek of e-mail, tegenover een nagemaakte herkenning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from httpx import Client

from integrations.herken import MAX_TEKENS
from integrations.rasa_client import Rasa
from overdracht.database import Sessies
from tests.integrations.portal.conftest import Wissel
from tests.integrations.webchat.neprasa import TOKEN, NepRasa
from tests.support.overdrachten import alles
from tests.support.testapp import maak_test_app

Teken = Callable[[str], str]
NOTITIE = "Mevrouw kan de huur niet betalen, er is een brief van een incasso. Ze woont in de Schelfhorst. BSN 111222333."


@pytest.fixture
def motor() -> Iterator[NepRasa]:
    nep = NepRasa().start()
    nep.herkenning = {
        "problemen": [{"code": "schulden", "zekerheid": 0.93}],
        "twijfel": [{"code": "eenzaamheid", "zekerheid": 0.4}],
        "waarom": {"schulden": ["incasso"]},
        "soort": None,
        "taal": "nl",
    }
    yield nep
    nep.stop()


@pytest.fixture
def kijk_mee(ingelogd: Client, server: tuple[Wissel, str], sessies: Sessies, motor: NepRasa, teken: Teken) -> Callable[..., tuple[int, str]]:
    server[0].app = maak_test_app(sessies, rasa=Rasa(motor.url, TOKEN, 2.0))

    def stuur(tekst: str, gemeente: str = "almelo") -> tuple[int, str]:
        html = ingelogd.get("/medewerkers/helpen").text
        antwoord = ingelogd.post("/medewerkers/helpen", data={"teken": teken(html), "gemeente": gemeente, "tekst": tekst})
        return antwoord.status_code, unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.text)))

    return stuur


def test_wat_speelt_er(kijk_mee: Callable[..., tuple[int, str]], motor: NepRasa, sessies: Sessies) -> None:
    """Het probleem met de woorden waaraan het te horen was, het loket met nummer en dag, wat bekend is en wat nog te vragen."""
    status, tekst = kijk_mee(NOTITIE)
    assert status == 200
    for woord in ("Schulden of betalingsachterstand door: incasso", "Sociaal wijkteam", "14 0546", "Misschien ook", "Eenzaamheid", "Nog te vragen", "Schelfhorst", "Kan nu al, zonder aanvraag"):
        assert woord in tekst, woord
    assert "[BSN verwijderd]" in tekst
    assert "111222333" not in motor.te_herkennen[0]
    assert "incasso" not in alles(sessies)


def test_crisis_bovenaan(kijk_mee: Callable[..., tuple[int, str]], motor: NepRasa) -> None:
    """Met het nummer om te bellen, vóór het advies."""
    motor.herkenning = {**motor.herkenning, "crisis": ["suicide"]}
    _, tekst = kijk_mee("Hij zegt dat hij een einde aan zijn leven wil maken")
    assert "113" in tekst
    assert tekst.index("113") < tekst.index("Advies")


def test_zonder_dialoogmotor(kijk_mee: Callable[..., tuple[int, str]], motor: NepRasa) -> None:
    """Dan werkt de crisischeck nog, en staat er dat de rest niet werkt."""
    motor.stop()
    _, tekst = kijk_mee("Hij zegt dat hij een einde aan zijn leven wil maken")
    assert "Alleen de crisischeck werkt nu." in tekst
    assert "113" in tekst
    _, tekst = kijk_mee(NOTITIE)
    assert "Crisis:" not in tekst


@pytest.mark.parametrize(("tekst", "gemeente"), [("", "almelo"), ("   ", "almelo"), ("x" * (MAX_TEKENS + 1), "almelo"), ("Hallo", "atlantis")])
def test_dat_kan_niet(kijk_mee: Callable[..., tuple[int, str]], motor: NepRasa, tekst: str, gemeente: str) -> None:
    """Met uitleg, zonder de motor iets te vragen, en de tekst blijft staan."""
    status, pagina = kijk_mee(tekst, gemeente)
    assert status == 400
    assert tekst.strip() in pagina
    assert motor.te_herkennen == []


def test_formulier_van_een_ander(ingelogd: Client, motor: NepRasa) -> None:
    """Zonder het teken van deze sessie wordt er niets herkend."""
    assert ingelogd.post("/medewerkers/helpen", data={"gemeente": "almelo", "tekst": "Hallo"}).status_code == 403
    assert motor.te_herkennen == []
