"""Alles over één persoon uitgeven, op beide databases."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import Gesprekken
from overdracht.persoon import exporteer
from overdracht.toegang import Toegang
from tests.support.overdrachten import maak_overdracht
from triage.overdracht import Contact


@pytest.mark.parametrize("zoek", [{"telefoon": "+31 6 12345678"}, {"telefoon": "0612345678"}, {"kenmerk": "eerste"}])
def test_alles_van_een_en_niets_van_een_ander(sessies: Sessies, wie: Toegang, zoek: dict[str, str]) -> None:
    """Beide gesprekken van dezelfde inwoner met alles erin, als JSON; van een ander niets. Het staat in de inzage."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    Gesprekken(sessies).voeg_toe_inkomend(gesprek.id, {"tekst": "mijn kachel is stuk"})
    eerste, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id))
    dienst.noteer(sessies, wie, eerste, "teruggebeld")
    dienst.bekijk(sessies, wie, eerste)
    tweede, _ = dienst.neem_aan(sessies, maak_overdracht(loket="werkplein"))
    ander, _ = dienst.neem_aan(sessies, maak_overdracht(contact=Contact(naam="Bram", wijze="email", waarde="bram@voorbeeld.nl")))
    uit = exporteer(sessies, Toegang(wie.medewerker_id, "privacy"), **{k: eerste if w == "eerste" else w for k, w in zoek.items()})
    tekst = json.dumps(uit, ensure_ascii=False)
    assert [o["kenmerk"] for o in uit["overdrachten"]] == [eerste, tweede]
    for woord in ("Anna de Vries", "06 12345678", "kachel", "teruggebeld", "huur", "na 17 uur", "niemand", "j.jansen", "Mag ik dit doorgeven"):
        assert woord in tekst, woord
    for woord in ("Bram", ander):
        assert woord not in tekst, woord
    with lezen(sessies) as sessie:
        assert [(i.wat, i.aantal) for i in sessie.scalars(select(t.Inzage).where(t.Inzage.wat == "persoon"))] == [("persoon", 2)]


def test_niemand(sessies: Sessies, wie: Toegang) -> None:
    """Wie er niet is krijgt een leeg antwoord; zonder of met meer zoekwoorden is het een fout."""
    dienst.neem_aan(sessies, maak_overdracht(contact=Contact(wijze="geen")))
    for zoek in ({"telefoon": "0687654321"}, {"email": "x@voorbeeld.nl"}, {"kenmerk": "A2C-3DE"}, {"kenmerk": "onzin"}):
        uit = exporteer(sessies, wie, **zoek)
        assert (uit["overdrachten"], uit["gesprekken"]) == ([], [])
    for fout in ({}, {"telefoon": " "}, {"telefoon": "06", "email": "a@b.nl"}):
        with pytest.raises(ValueError, match="telefoonnummer"):
            exporteer(sessies, wie, **fout)


def test_andere_gemeente(sessies: Sessies, wie: Toegang) -> None:
    """Wie bij één gemeente hoort, geeft alleen gegevens van die gemeente uit."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gemeente="almelo"))
    elders = Toegang(wie.medewerker_id, "privacy", (), "groningen")
    assert exporteer(sessies, elders, kenmerk=kenmerk)["overdrachten"] == exporteer(sessies, elders, telefoon="0612345678")["overdrachten"] == []
    assert dienst.wis_kenmerk(sessies, elders, kenmerk) is None
