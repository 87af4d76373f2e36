"""Wissen bereikt elke tabel, op beide databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import Gesprekken
from overdracht.kanaal import Greep, Kanaalopslag
from overdracht.sleutels import versleutelde_kolommen
from overdracht.toegang import Toegang
from overdracht.versleuteling import sleutelbos_van
from tests.support.overdrachten import alles, lees_historie, lees_rij, maak_overdracht, tel_rijen
from triage.overdracht import Contact


def test_wissen_overal(sessies: Sessies, wie: Toegang) -> None:
    """Na wissen staat er nergens meer tekst van de inwoner; codes, tijden en historie blijven."""
    gesprekken = Gesprekken(sessies)
    gesprek, sleutel = gesprekken.maak("almelo")
    gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "Anna en haar huur"})
    o = maak_overdracht(gesprek=gesprek.id, deelt_alles=True)
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, wie, kenmerk, status="opgepakt", notitie="Anna gebeld")
    assert dienst.wis_gesprek(sessies, gesprek.id)
    assert dienst.wis_gesprek(sessies, gesprek.id)
    rij = lees_rij(sessies, kenmerk)
    assert (rij.status, rij.uitkomst, rij.eerste_termijn) == ("afgerond", "ingetrokken", None)
    assert [p.code for p in rij.problemen] == list(o.problemen)
    assert gesprekken.vind(gesprek.id, sleutel) is None
    assert [h.gebeurtenis for h in lees_historie(sessies, kenmerk)] == ["ontvangen", "status", "gewist"]
    inhoud = alles(sessies)
    for woord in ("Anna", "huur", "12345678", "17 uur", "niemand", "gebeld", "doorgeven"):
        assert woord not in inhoud, woord


def test_wissen_van_wat_afgerond_was(sessies: Sessies, wie: Toegang) -> None:
    """Een uitkomst die er al was, blijft staan om te tellen."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst="geholpen")
    dienst.wis_gesprek(sessies, o.gesprek)
    assert lees_rij(sessies, kenmerk).uitkomst == "geholpen"


def test_na_wissen_niets_meer(sessies: Sessies) -> None:
    """Uit een gewist gesprek komt geen nieuwe overdracht; een herhaling geeft nog het oude kenmerk."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.wis_gesprek(sessies, o.gesprek)
    with pytest.raises(dienst.GesprekGewist):
        dienst.neem_aan(sessies, maak_overdracht(gesprek=o.gesprek))
    assert dienst.neem_aan(sessies, o) == (kenmerk, False)


def test_wissen_van_wat_er_niet_is(sessies: Sessies) -> None:
    """Een onbekend gesprek wissen is geen fout."""
    assert not dienst.wis_gesprek(sessies, "bestaat-niet")
    assert not dienst.wis_gesprek(sessies, "\x00")


def test_wissen_op_kenmerk(sessies: Sessies, wie: Toegang) -> None:
    """Op verzoek, met alleen een kenmerk: het gesprek, alle overdrachten eruit, adres, post en voorbeelden. Wie het deed staat erbij."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    Gesprekken(sessies).voeg_toe_inkomend(gesprek.id, {"tekst": "Anna en haar huur"})
    een, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id))
    twee, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, loket="werkplein"))
    dienst.meld_verkeerd_loket(sessies, wie, een, ["schulden"], "kcc")
    gewist = dienst.wis_kenmerk(sessies, wie, twee.lower())
    assert gewist == dienst.Gewist((gesprek.id,), (een, twee))
    inhoud = alles(sessies)
    for woord in ("Anna", "huur", "12345678", "17 uur"):
        assert woord not in inhoud, woord
    regel = lees_historie(sessies, een)[-1]
    assert (regel.gebeurtenis, regel.notitie, regel.medewerker_id) == ("gewist", "Gewist op verzoek van de inwoner.", wie.medewerker_id)
    assert tel_rijen(sessies, t.VoorbeeldLeer) == 0
    assert dienst.wis_kenmerk(sessies, wie, twee) == dienst.Gewist((gesprek.id,), ())
    assert dienst.wis_kenmerk(sessies, wie, "A2C-3DE") is None
    with lezen(sessies) as sessie:
        assert [(i.wat, i.aantal) for i in sessie.scalars(select(t.Inzage).order_by(t.Inzage.id))] == [("wissen", 2), ("wissen", 0)]


# Versleuteld, maar niet van een inwoner.
NIET_VAN_INWONER = {("medewerker", "totp_geheim"), ("webhook", "geheim"), ("sleutelproef", "proef")}


def gevuld(sessies: Sessies) -> set[tuple[str, str]]:
    """De versleutelde kolommen van een inwoner waar iets in staat; waarom er gewist is telt niet mee."""
    uit = set()
    with lezen(sessies) as sessie:
        for tabel, kolom in versleutelde_kolommen():
            waar = [kolom.is_not(None), *([tabel.c.gebeurtenis != "gewist"] if tabel.name == "historie" else [])]
            if (tabel.name, kolom.name) not in NIET_VAN_INWONER and sessie.execute(select(kolom).where(*waar)).first() is not None:
                uit.add((tabel.name, kolom.name))
    return uit


def test_geen_versleutelde_kolom_vergeten(sessies: Sessies, wie: Toegang) -> None:
    """Van elke kolom met tekst van een inwoner: eerst staat er iets in, na wissen niets meer. Een nieuwe kolom die wissen vergeet valt hier op."""
    with lezen(sessies) as sessie:
        opslag = Kanaalopslag(sessies, sleutelbos_van(sessie.get_bind().dialect).kenhash, "telegram")

    def begin(greep: Greep) -> str:
        gesprek, _ = greep.open("almelo")
        greep.stuur(gesprek, "tg:1:welkom", {"tekst": "Dag Anna"})
        return gesprek.id

    gesprek_id = opslag.verwerk("111", "tg:1", begin)
    assert gesprek_id is not None
    contact = Contact(naam="Anna", wijze="telefoon", waarde="06 12345678", belmoment="na 17 uur", veilig="ja, op mijn werk")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek_id, kanaal="telegram", contact=contact))
    dienst.noteer(sessies, wie, kenmerk, "Anna gebeld")
    dienst.meld_verkeerd_loket(sessies, wie, kenmerk, ["schulden"], "kcc")
    alle = {(tabel.name, kolom.name) for tabel, kolom in versleutelde_kolommen()} - NIET_VAN_INWONER
    assert gevuld(sessies) == alle, "vul in deze test ook wat er nieuw is"
    assert dienst.wis_kenmerk(sessies, wie, kenmerk) is not None
    assert gevuld(sessies) == set()


def test_alles_van_een_persoon(sessies: Sessies, wie: Toegang) -> None:
    """Met alles_van_persoon ook zijn andere gesprekken; een ander blijft heel."""
    kenmerken = [dienst.neem_aan(sessies, maak_overdracht())[0] for _ in range(3)]
    ander, _ = dienst.neem_aan(sessies, maak_overdracht(contact=Contact(naam="Bram", wijze="telefoon", waarde="0687654321")))
    gewist = dienst.wis_kenmerk(sessies, wie, kenmerken[1], alles_van_persoon=True)
    assert gewist is not None
    assert sorted(gewist.kenmerken) == sorted(kenmerken)
    assert lees_rij(sessies, ander).contact_naam == "Bram"


def test_een_notitie_van_na_het_wissen(sessies: Sessies, wie: Toegang) -> None:
    """Schrijft iemand na het wissen toch weer iets, dan haalt een volgende keer wissen ook dat weg."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.wis_gesprek(sessies, o.gesprek)
    dienst.noteer(sessies, wie, kenmerk, "Anna belde toch nog")
    assert "Anna" in alles(sessies)
    dienst.wis_gesprek(sessies, o.gesprek)
    assert "Anna" not in alles(sessies)
    regels = len(lees_historie(sessies, kenmerk))
    dienst.wis_gesprek(sessies, o.gesprek)
    assert len(lees_historie(sessies, kenmerk)) == regels
