"""Bekijken laat een spoor, en laat niet meer zien dan mag; op beide databases."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies
from overdracht.gesprekken import Gesprekken
from overdracht.toegang import Toegang
from tests.support.overdrachten import maak_overdracht, tel_rijen
from triage.overdracht import Contact


def test_bekijken_laat_een_spoor(sessies: Sessies, wie: Toegang) -> None:
    """Elke keer kijken is een regel inzage."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for keer in (1, 2):
        dienst.bekijk(sessies, wie, kenmerk)
        assert dienst.tel_inzage(sessies, kenmerk) == keer


def test_geen_spoor_geen_inhoud(sessies: Sessies) -> None:
    """Kan de inzage niet bewaard worden (onbekende medewerker), dan komt er ook geen inhoud."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    with pytest.raises(IntegrityError):
        dienst.bekijk(sessies, Toegang(999, "kcc"), kenmerk)


def test_gesprek_alleen_als_alles_gedeeld_is(sessies: Sessies, wie: Toegang) -> None:
    """Zonder deelt_alles ziet een loket het gesprek niet, ook niet in de gelezen gegevens."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "geheim voor anderen"})
    deel, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id))
    alles, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, loket="werkplein", deelt_alles=True))
    assert dienst.bekijk(sessies, wie, deel).gesprek == ()
    bekeken = dienst.bekijk(sessies, wie, alles)
    assert [b.inhoud for b in bekeken.gesprek] == [{"tekst": "geheim voor anderen"}]
    assert [o.kenmerk for o in bekeken.andere] == [deel]


def test_eerdere_overdrachten(sessies: Sessies, wie: Toegang) -> None:
    """Dezelfde inwoner van een ander gesprek, hoe hij zijn nummer ook schreef: kenmerk, loket, stand en dag, en niet meer."""
    eerste, _ = dienst.neem_aan(sessies, maak_overdracht(loket="werkplein", contact=Contact(naam="A. de Vries", wijze="telefoon", waarde="+31 612345678")))
    dienst.rond_af(sessies, wie, eerste, "geholpen")
    dienst.neem_aan(sessies, maak_overdracht(contact=Contact(wijze="telefoon", waarde="0687654321")))
    dienst.neem_aan(sessies, maak_overdracht(contact=Contact(wijze="geen")))
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    bekeken = dienst.bekijk(sessies, wie, kenmerk)
    assert [(v.kenmerk, v.loket, v.status, v.uitkomst) for v in bekeken.eerdere] == [(eerste, "werkplein", "afgerond", "geholpen")]
    assert (bekeken.overdracht.terugkerend, dienst.bekijk(sessies, wie, eerste).overdracht.terugkerend) == (True, False)
    # Wie zich liet wissen, is niet meer te koppelen; dat er iemand terugkwam blijft om te tellen.
    dienst.wis_kenmerk(sessies, wie, eerste)
    na = dienst.bekijk(sessies, wie, kenmerk)
    assert (na.eerdere, na.overdracht.terugkerend) == ((), True)


def test_wat_er_nog_meer_bekeken_wordt(sessies: Sessies, wie: Toegang) -> None:
    """Lijst, zoeken, cijfers en export komen in de inzage; een soort die niet past weigert de database."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for wat in ("lijst", "zoek", "cijfers"):
        dienst.noteer_inzage(sessies, wie, wat)
    dienst.noteer_inzage(sessies, wie, "export", aantal=12)
    dienst.noteer_inzage(sessies, wie, "api", kenmerk)
    assert (tel_rijen(sessies, t.Inzage), dienst.tel_inzage(sessies, kenmerk)) == (5, 1)
    for wat, welk in (("lijst", kenmerk), ("overdracht", None), ("zomaar", None)):
        with pytest.raises(IntegrityError):
            dienst.noteer_inzage(sessies, wie, wat, welk)
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.noteer_inzage(sessies, wie, "api", "A2C-3DE")
