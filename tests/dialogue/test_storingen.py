"""Elk onderdeel echt gestopt: de inwoner krijgt een eerlijk bericht, en niets raakt kwijt."""

import httpx
import pytest

from tests.dialogue.inwoner import Inwoner


@pytest.fixture
def weg(wegwijs):
    """Stopt een onderdeel hard, en zet na de test alles weer aan."""

    def stop(proces):
        proces.dood()

    yield stop
    wegwijs.start()
    wegwijs.wacht_tot_klaar()


def loop_tot(inwoner, vraag):
    """Beantwoordt vragen tot deze vraag openstaat."""
    antwoorden = {"situatie": "ik heb een rolstoel nodig", "klopt_dit": ["hulpmiddel"], "nog_iets": "nee", "voor_wie": "mijzelf", "buurt": "7607", "akkoord": "ja", "naam": "Jan", "bereikbaar": "06 12345678"}
    for _ in range(12):
        if inwoner.vraag == vraag:
            return
        inwoner.zegt(antwoorden[inwoner.vraag])
    raise AssertionError(f"{vraag} kwam niet")


def test_rasa_weg_en_terug(wegwijs, weg):
    """503 met het telefoonnummer; na herstel telt hetzelfde bericht één keer en gaat het gesprek verder."""
    inwoner = Inwoner(wegwijs)
    loop_tot(inwoner, "buurt")
    weg(wegwijs.taal)
    antwoord = inwoner.stuur("7607", "bewaard")
    assert antwoord.status_code == 503 and antwoord.headers["content-type"].startswith("application/problem+json")
    assert "14 0546" in antwoord.text and "doorgegeven aan" not in antwoord.text
    wegwijs.taal.start()
    wegwijs.wacht_tot_klaar()
    inwoner.zegt("7607", "bewaard")
    assert inwoner.vraag == "akkoord"
    loop_tot(inwoner, "belmoment")
    inwoner.zegt("ochtend")
    assert len(inwoner.in_het_log()) == 1


def test_rasa_weg_bij_een_crisis(wegwijs, weg):
    """Het nummer komt ook als de dialoogmotor er niet is."""
    inwoner = Inwoner(wegwijs)
    weg(wegwijs.taal)
    berichten = inwoner.zegt("ik wil niet meer leven")
    assert [b["soort"] for b in berichten] == ["crisis", "fout"] and "113" in berichten[0]["tekst"]


def test_een_gesprek_beginnen_zonder_rasa(wegwijs, weg):
    """Het gesprek bestaat al, en wat er gezegd wordt komt later alsnog aan."""
    weg(wegwijs.taal)
    inwoner = Inwoner(wegwijs)
    assert inwoner.status == 503
    assert inwoner.stuur("ik heb een rolstoel nodig", "eerste").status_code == 503
    wegwijs.taal.start()
    wegwijs.wacht_tot_klaar()
    inwoner.zegt("ik heb een rolstoel nodig", "eerste")
    assert inwoner.vraag == "klopt_dit"


def test_actieserver_weg_en_terug(wegwijs, weg):
    """Zonder actieserver geen antwoord dat er geen is; daarna gaat het verder waar het was."""
    inwoner = Inwoner(wegwijs)
    loop_tot(inwoner, "naam")
    weg(wegwijs.acties)
    antwoord = inwoner.stuur("Jan", "naam")
    assert antwoord.status_code == 503 and "14 0546" in antwoord.text
    wegwijs.acties.start()
    wegwijs.wacht_tot_klaar()
    inwoner.zegt("Jan", "naam")
    assert inwoner.vraag == "bereikbaar"


def test_logboek_weg_en_terug(wegwijs, weg):
    """Kan de overdracht niet worden vastgelegd, dan zegt Wegwijs dat, en lukt het later alsnog één keer."""
    inwoner = Inwoner(wegwijs)
    loop_tot(inwoner, "belmoment")
    with wegwijs_op_slot(wegwijs):
        inwoner.zegt("ochtend")
        assert any(b["soort"] == "fout" for b in inwoner.laatste) and "nog niets doorgegeven" in inwoner.tekst
        assert inwoner.vraag == "opnieuw_proberen" and not inwoner.in_het_log()
    inwoner.zegt("probeer het opnieuw")
    assert len(inwoner.in_het_log()) == 1 and len(inwoner.overdrachten) == 1


def test_web_weg_en_terug(wegwijs, weg):
    """Het webproces zelf weg: na herstel staat het gesprek er nog en gaat het verder."""
    inwoner = Inwoner(wegwijs)
    loop_tot(inwoner, "buurt")
    weg(wegwijs.web)
    with pytest.raises(httpx.HTTPError):
        inwoner.stuur("7607", "buurt")
    wegwijs.web.start()
    wegwijs.wacht_tot_klaar()
    gesprek = inwoner.roep("GET", inwoner.pad).json()
    assert any("rolstoel" in str(b) for b in gesprek["berichten"])
    inwoner.zegt("7607", "buurt")
    assert inwoner.vraag == "akkoord"


class wegwijs_op_slot:
    """Houdt de tabel van overdrachten vast, zodat vastleggen niet lukt maar het gesprek wel bewaard wordt."""

    def __init__(self, wegwijs):
        import sqlalchemy as sa

        self.sa, self.bron = sa, sa.create_engine(f"sqlite:///{wegwijs.var / 'wegwijs.sqlite3'}")

    def __enter__(self):
        with self.bron.begin() as v:
            v.execute(self.sa.text("create trigger slot before insert on overdracht begin select raise(abort, 'schijf vol'); end"))

    def __exit__(self, *_):
        with self.bron.begin() as v:
            v.execute(self.sa.text("drop trigger slot"))
        self.bron.dispose()


def test_dubbel_getikt(wegwijs):
    """Twee keer hetzelfde bericht met dezelfde sleutel is één bericht met één antwoord."""
    inwoner = Inwoner(wegwijs)
    eerste = inwoner.zegt("ik heb een rolstoel nodig", "dubbel")
    assert inwoner.zegt("ik heb een rolstoel nodig", "dubbel") == eerste


def test_geen_nummer_in_enige_tabel(wegwijs):
    """Een BSN of rekeningnummer komt in geen enkele database terecht, ook niet in die van Rasa."""
    inwoner = Inwoner(wegwijs)
    inwoner.zegt("ik heb schulden, mijn bsn is 123456782 en mijn rekening NL91 ABNA 0417 1643 00")
    for bestand in ("wegwijs.sqlite3", "gesprekken.sqlite3", "wegwijs.sqlite3-wal", "gesprekken.sqlite3-wal"):
        pad = wegwijs.var / bestand
        inhoud = pad.read_bytes() if pad.exists() else b""
        assert b"123456782" not in inhoud and b"0417164300" not in inhoud.replace(b" ", b"")


def test_wissen_wist_overal(wegwijs):
    """Na wissen staat er nergens meer wat de inwoner vertelde."""
    inwoner = Inwoner(wegwijs)
    inwoner.zegt("ik heb schulden bij de kwibuswinkel")
    assert inwoner.roep("DELETE", inwoner.pad).status_code == 204
    assert inwoner.roep("GET", inwoner.pad).status_code == 404
    import sqlite3

    for bestand in ("wegwijs.sqlite3", "gesprekken.sqlite3"):
        with sqlite3.connect(wegwijs.var / bestand) as v:
            assert "kwibuswinkel" not in "\n".join(v.iterdump())
