"""Alles over één persoon uitgeven, op beide databases."""

from __future__ import annotations

import json
from itertools import count

import pytest
from sqlalchemy import select

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import Gesprekken
from overdracht.kanaal import Greep, Kanaalopslag
from overdracht.persoon import exporteer
from overdracht.toegang import Toegang
from overdracht.versleuteling import sleutelbos_van
from tests.support.overdrachten import alles, maak_overdracht
from triage.overdracht import Contact

_nummer = count(1)


def kanaalopslag(sessies: Sessies) -> Kanaalopslag:
    with lezen(sessies) as sessie:
        return Kanaalopslag(sessies, sleutelbos_van(sessie.get_bind().dialect).kenhash, "telegram")


def in_telegram(opslag: Kanaalopslag, adres: str, tekst: str) -> str:
    """Een nieuw gesprek op dit adres waarin dit gezegd is."""

    def werk(greep: Greep) -> str:
        gesprek, _ = greep.open("almelo")
        greep.zeg(gesprek, {"tekst": tekst}, None)
        return gesprek.id

    gemaakt = opslag.verwerk(adres, f"tg:{next(_nummer)}", werk)
    assert gemaakt is not None
    return gemaakt


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
    uit = exporteer(sessies, Toegang(wie.medewerker_id, "kcc"), **{k: eerste if w == "eerste" else w for k, w in zoek.items()})
    tekst = json.dumps(uit, ensure_ascii=False)
    assert [o["kenmerk"] for o in uit["overdrachten"]] == [eerste, tweede]
    for woord in ("Anna de Vries", "06 12345678", "kachel", "teruggebeld", "huur", "na 17 uur", "niemand", "j.jansen", "Mag ik dit doorgeven"):
        assert woord in tekst, woord
    for woord in ("Bram", ander):
        assert woord not in tekst, woord
    with lezen(sessies) as sessie:
        assert [(i.wat, i.aantal) for i in sessie.scalars(select(t.Inzage).where(t.Inzage.wat == "persoon"))] == [("persoon", 2)]


def test_ook_wat_langs_hetzelfde_kanaal_zonder_overdracht_gezegd_is(sessies: Sessies, wie: Toegang) -> None:
    """Wie in Telegram praat is daar steeds dezelfde: elk gesprek op dat adres hoort erbij, van een ander adres niets."""
    opslag = kanaalopslag(sessies)
    met = in_telegram(opslag, "111", "mijn huur is te hoog")
    in_telegram(opslag, "111", "en mijn kachel is stuk")
    in_telegram(opslag, "222", "ik heb een ander gesprek")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=met, kanaal="telegram"))
    for zoek in ({"kenmerk": kenmerk}, {"telefoon": "0612345678"}):
        uit = exporteer(sessies, wie, **zoek)
        tekst = json.dumps(uit, ensure_ascii=False)
        assert len(uit["gesprekken"]) == 2
        assert "huur is te hoog" in tekst
        assert "kachel" in tekst
        assert "ander gesprek" not in tekst
    gewist = dienst.wis_kenmerk(sessies, wie, kenmerk, alles_van_persoon=True)
    assert gewist is not None
    assert len(gewist.gesprekken) == 2
    inhoud = alles(sessies)
    assert "kachel" not in inhoud
    assert "ander gesprek" in inhoud


def test_een_gedeeld_nummer_leidt_niet_naar_het_kanaal_van_een_derde(sessies: Sessies, wie: Toegang) -> None:
    """Twee mensen met één telefoon thuis horen bij elkaar op dat nummer, maar wat een van hen met een eigen nummer deed blijft van hem."""
    opslag = kanaalopslag(sessies)
    samen, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=in_telegram(opslag, "111", "van Anna")))
    eigen, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=in_telegram(opslag, "111", "ook van Anna"), contact=Contact(naam="Anna", wijze="telefoon", waarde="0687654321")))
    ander, _ = dienst.neem_aan(sessies, maak_overdracht(contact=Contact(naam="Bram", wijze="telefoon", waarde="0687654321")))
    uit = exporteer(sessies, wie, kenmerk=samen)
    assert {o["kenmerk"] for o in uit["overdrachten"]} == {samen, eigen}
    assert ander not in json.dumps(uit)


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
    elders = Toegang(wie.medewerker_id, "kcc", (), "groningen")
    assert exporteer(sessies, elders, kenmerk=kenmerk)["overdrachten"] == exporteer(sessies, elders, telefoon="0612345678")["overdrachten"] == []
    assert dienst.wis_kenmerk(sessies, elders, kenmerk) is None
