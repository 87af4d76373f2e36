"""Nieuws van een loket: alleen met toestemming, en een vergrendeld scherm verraadt niets."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from gemeenten.lezer import profielen
from overdracht import tabellen as t
from overdracht.database import schrijven
from overdracht.dienst import neem_aan
from overdracht.tijd import nu
from tests.integrations.webchat.conftest import wacht_tot
from tests.integrations.webchat.neprasa import OPENING, bericht
from tests.support.overdrachten import maak_overdracht
from triage.overdracht import Contact

ALMELO = profielen()["almelo"]
NIEUWS, BEKIJKEN = ALMELO.tekst("telegram", "nieuws"), ALMELO.tekst("telegram", "bekijken")
UITKOMST = "De schuldhulp heeft een plek voor u. " * 3


@pytest.fixture
def geef_door(gesprek, rasa, sessies):
    """Een gesprek waaruit iets doorgegeven is; geeft de id van het gesprek."""

    def doe(wijze: str = "kanaal", **velden) -> str:
        gesprek_id = rasa.gespeeld[0]["sender"]

        def motor(data: dict):
            neem_aan(sessies, maak_overdracht(gesprek=gesprek_id, kanaal="telegram", contact=Contact(naam="X", wijze=wijze, veilig=velden.pop("veilig", None)), **velden))
            return [bericht("Doorgegeven.")]

        rasa.draaiboek = [OPENING, motor]
        gesprek.stuur("ja")
        gesprek.wacht_op("Doorgegeven.")
        return gesprek_id

    return doe


def koppel_terug(sessies, gesprek_id: str, tekst: str = UITKOMST, sleutel: str = "terugkoppeling:1") -> None:
    """Wat een loket doet als het iets terugkoppelt: een bericht in het gesprek, en klaarzetten om te versturen."""
    with schrijven(sessies) as sessie:
        inhoud = {"soort": "tekst", "tekst": tekst, "van_loket": "werkplein"}
        nummer = 1 + max(sessie.scalars(select(t.Bericht.volgnummer).where(t.Bericht.gesprek_id == gesprek_id)))
        rij = t.Bericht(gesprek_id=gesprek_id, volgnummer=nummer, van="wegwijs", inhoud=inhoud, status="verwerkt", op=nu())
        sessie.add(rij)
        sessie.flush()
        sessie.add(t.Uitgaand(gesprek_id=gesprek_id, bericht_id=rij.id, kanaal="telegram", sleutel=sleutel, inhoud=inhoud, status="wacht", pogingen=0, gemaakt=nu()))


def stand(sessies, sleutel: str = "terugkoppeling:1") -> str:
    with schrijven(sessies) as sessie:
        return sessie.scalar(select(t.Uitgaand.status).where(t.Uitgaand.sleutel == sleutel))


def test_nieuws_komt_als_een_bericht_dat_niets_zegt(gesprek, geef_door, sessies):
    """Pas na een tik op Bekijken staat er wat er is, in hetzelfde bericht: zonder nieuwe melding."""
    koppel_terug(sessies, geef_door())
    b = gesprek.wacht_op(NIEUWS)
    assert (b.tekst, b.labels) == (NIEUWS, [BEKIJKEN])
    aantal = len(gesprek.berichten)
    gesprek.druk(b, BEKIJKEN)
    gesprek.api.wacht_tot(lambda: b.tekst == UITKOMST.strip() and b.knoppen == [])
    assert len(gesprek.berichten) == aantal
    assert stand(sessies) == "verzonden"


def test_lang_nieuws_komt_in_stukken(gesprek, geef_door, sessies):
    """Het eerste stuk in het bericht zelf, de rest eronder."""
    lang = " ".join(f"Dit is zin {i} van het nieuws." for i in range(300))
    koppel_terug(sessies, geef_door(), lang)
    b = gesprek.wacht_op(NIEUWS)
    gesprek.druk(b, BEKIJKEN)
    laatste = gesprek.wacht_op("zin 299")
    gesprek.api.wacht_tot(lambda: b.bewerkingen)
    assert " ".join(x.tekst for x in gesprek.berichten if b.nummer <= x.nummer <= laatste.nummer) == lang


@pytest.mark.parametrize("wijze", ["telefoon", "geen"])
def test_zonder_toestemming_geen_bericht(gesprek, geef_door, sessies, wijze):
    """Wie een andere weg koos, of geen, krijgt hier niets."""
    koppel_terug(sessies, geef_door(wijze))
    wacht_tot(lambda: stand(sessies) == "vervallen")
    gesprek.stuur("hallo")
    gesprek.wacht_op("U zei: hallo")
    assert NIEUWS not in gesprek.teksten


@pytest.mark.parametrize(("veilig", "komt"), [("ja", True), ("Ja", True), ("nee", False), ("ja, op mijn werk", False), (None, False)])
def test_bij_geweld_alleen_als_contact_zonder_meer_veilig_is(gesprek, geef_door, sessies, veilig, komt):
    """Een telefoon thuis kan door een ander gelezen worden."""
    koppel_terug(sessies, geef_door(problemen=("huiselijk_geweld",), veilig=veilig))
    if komt:
        gesprek.wacht_op(NIEUWS)
    else:
        wacht_tot(lambda: stand(sessies) == "vervallen")
        assert NIEUWS not in gesprek.teksten


def test_geen_nieuws_meer_voor_wie_de_bot_blokkeert(gesprek, geef_door, sessies, api):
    """Blokkeren is ook nee zeggen."""
    gesprek_id = geef_door()
    api.wacht_op_bevestiging(gesprek.blokkeer())
    koppel_terug(sessies, gesprek_id)
    wacht_tot(lambda: stand(sessies) == "vervallen")
    assert api.aanroepen["sendMessage"] == len(gesprek.teksten)


def test_nieuws_na_een_herstart(gesprek, geef_door, sessies, tg):
    """Wat klaargezet is terwijl het proces stil lag, gaat bij de start."""
    gesprek_id = geef_door()
    tg.stop()
    koppel_terug(sessies, gesprek_id)
    tg.start()
    gesprek.wacht_op(NIEUWS)


def test_gewist_gesprek_krijgt_geen_nieuws(gesprek, geef_door, sessies, rasa):
    """Er is dan ook geen adres meer: niet als getal en niet als hash."""
    gesprek_id = geef_door()
    gesprek.stuur("/verwijder")
    b = gesprek.wacht_op(ALMELO.tekst("telegram", "verwijder_vraag"))
    gesprek.druk(b, ALMELO.tekst("telegram", "verwijder_ja"))
    gesprek.wacht_op(ALMELO.tekst("telegram", "verwijderd"))
    with schrijven(sessies) as sessie:
        assert sessie.scalars(select(t.Kanaaladres)).all() == []
        assert all(inhoud is None for inhoud in sessie.scalars(select(t.Uitgaand.inhoud).where(t.Uitgaand.gesprek_id == gesprek_id)))
        sessie.execute(update(t.Uitgaand).values(pogingen=1))
    koppel_terug(sessies, gesprek_id)
    gesprek.stuur("hallo")
    gesprek.wacht_op("Wat is er aan de hand?")
    assert NIEUWS not in gesprek.teksten
