"""Voorbeelden om van te leren, en bewaarde filters; op beide databases."""

from __future__ import annotations

import pytest

from overdracht import dienst, voorbeelden, weergaven
from overdracht.database import Sessies
from overdracht.toegang import GeenToegang, Toegang
from overdracht.voorbeelden import VoorbeeldFout
from overdracht.weergaven import HOOGSTENS, WeergaveFout
from tests.support.overdrachten import alles, maak_overdracht


def meld(sessies: Sessies, wie: Toegang) -> tuple[str, str]:
    """(gesprek, kenmerk) van een overdracht die bij het verkeerde loket kwam."""
    o = maak_overdracht(verhaal=("Ik ben Anna en mijn huur is te hoog.",))
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.meld_verkeerd_loket(sessies, wie, kenmerk, ["rondkomen"], "werkplein")
    return o.gesprek, kenmerk


def test_pas_na_nakijken_te_gebruiken(sessies: Sessies, wie: Toegang) -> None:
    """Uitgeven geeft alleen wat nagekeken is, met de tekst van wie het nakeek, gemaskeerd, en zonder weg terug naar de overdracht."""
    beheer = Toegang(wie.medewerker_id, "beheerder")
    meld(sessies, wie)
    (na_te_kijken,) = voorbeelden.na_te_kijken(sessies, wie)
    assert voorbeelden.geef_uit(sessies, beheer) == []
    for tekst in ("  ", "x" * 8001):
        with pytest.raises(VoorbeeldFout):
            voorbeelden.keur_goed(sessies, wie, na_te_kijken.id, tekst)
    voorbeelden.keur_goed(sessies, wie, na_te_kijken.id, "Mijn huur is te hoog. BSN 123456782")
    assert voorbeelden.geef_uit(sessies, beheer) == [
        {"tekst": "Mijn huur is te hoog. BSN [BSN verwijderd]", "problemen": ["rondkomen"], "loket": "werkplein", "herkend": ["schulden", "opvoeding"]}
    ]
    assert voorbeelden.na_te_kijken(sessies, wie) == ()
    with pytest.raises(VoorbeeldFout, match="al nagekeken"):
        voorbeelden.keur_goed(sessies, wie, na_te_kijken.id, "nog eens")


def test_wissen_neemt_mee_wat_niet_nagekeken_is(sessies: Sessies, wie: Toegang) -> None:
    """Wist de inwoner alles, dan is het voorbeeld weg; een nagekeken voorbeeld blijft en is van niemand meer."""
    een, _ = meld(sessies, wie)
    twee, _ = meld(sessies, wie)
    laatste = voorbeelden.na_te_kijken(sessies, wie)[-1]
    voorbeelden.keur_goed(sessies, wie, laatste.id, "Mijn huur is te hoog.")
    for gesprek in (een, twee):
        dienst.wis_gesprek(sessies, gesprek)
    assert voorbeelden.na_te_kijken(sessies, wie) == ()
    assert len(voorbeelden.geef_uit(sessies, wie)) == 1
    assert "Anna" not in alles(sessies)


def test_weggooien(sessies: Sessies, wie: Toegang) -> None:
    """Wat niet bruikbaar is gaat weg; van een andere gemeente kan niemand het zien of weggooien."""
    meld(sessies, wie)
    (voorbeeld,) = voorbeelden.na_te_kijken(sessies, wie)
    elders = Toegang(wie.medewerker_id, "kcc", (), "groningen")
    assert voorbeelden.na_te_kijken(sessies, elders) == ()
    with pytest.raises(VoorbeeldFout):
        voorbeelden.verwijder(sessies, elders, voorbeeld.id)
    voorbeelden.verwijder(sessies, wie, voorbeeld.id)
    with pytest.raises(VoorbeeldFout):
        voorbeelden.verwijder(sessies, wie, voorbeeld.id)


def test_weergaven(sessies: Sessies, wie: Toegang) -> None:
    """Een filter onder een naam, van één medewerker; dezelfde naam vervangt, een ander ziet en verwijdert het niet."""
    assert wie.medewerker_id is not None
    gemaakt = weergaven.bewaar(sessies, wie.medewerker_id, "  Te  laat ", "?termijn=te_laat")
    assert weergaven.bewaar(sessies, wie.medewerker_id, "Te laat", "termijn=te_laat&loket=kcc").id == gemaakt.id
    assert [(w.naam, w.adres) for w in weergaven.lijst(sessies, wie.medewerker_id)] == [("Te laat", "termijn=te_laat&loket=kcc")]
    assert weergaven.lijst(sessies, 999) == ()
    assert not weergaven.verwijder(sessies, 999, gemaakt.id)
    for naam, adres in (("", "x"), ("n" * 101, "x"), ("a\nb\x00", "x"), ("ok", "a" * 501), ("ok", "é"), ("ok", "a#b")):
        with pytest.raises(WeergaveFout):
            weergaven.bewaar(sessies, wie.medewerker_id, naam, adres)
    assert weergaven.verwijder(sessies, wie.medewerker_id, gemaakt.id)


def test_ook_wat_goedgekeurd_is_kan_nog_weg(sessies: Sessies, wie: Toegang) -> None:
    """Zag iemand een naam over het hoofd, dan is het voorbeeld daarna nergens meer; een ander blijft."""
    for tekst in ("Mijn huur is te hoog.", "Vraag het aan buurvrouw Sjaan."):
        meld(sessies, wie)
        voorbeelden.keur_goed(sessies, wie, voorbeelden.na_te_kijken(sessies, wie)[0].id, tekst)
    fout, goed = voorbeelden.goedgekeurd(sessies, wie)
    assert (fout.tekst, goed.tekst, fout.kenmerk) == ("Vraag het aan buurvrouw Sjaan.", "Mijn huur is te hoog.", None)
    with pytest.raises(GeenToegang):
        voorbeelden.verwijder(sessies, Toegang(wie.medewerker_id, "beheerder"), fout.id)
    voorbeelden.verwijder(sessies, wie, fout.id)
    assert voorbeelden.goedgekeurd(sessies, wie) == (goed,)
    assert "Sjaan" not in alles(sessies)


@pytest.mark.parametrize("adres", ["zoek=Anna+de+Vries&loket=kcc", "loket=kcc&zoek=0612345678", "?zoek=Anna&loket=kcc&zoek=Bram", "z%6fek=Anna&loket=kcc"])
def test_een_zoekwoord_wordt_niet_bewaard(sessies: Sessies, wie: Toegang, adres: str) -> None:
    """Een naam of nummer waarop gezocht is zou anders leesbaar blijven staan, ook nadat de inwoner liet wissen."""
    assert wie.medewerker_id is not None
    assert weergaven.bewaar(sessies, wie.medewerker_id, "Mijn lijst", adres).adres == "loket=kcc"


def test_niet_eindeloos(sessies: Sessies, wie: Toegang) -> None:
    """Na vijftig is het genoeg; een bestaande naam kan dan nog wel."""
    assert wie.medewerker_id is not None
    for i in range(HOOGSTENS):
        weergaven.bewaar(sessies, wie.medewerker_id, str(i), "a=b")
    with pytest.raises(WeergaveFout, match="Verwijder er eerst een"):
        weergaven.bewaar(sessies, wie.medewerker_id, "nog een", "a=b")
    weergaven.bewaar(sessies, wie.medewerker_id, "0", "c=d")
