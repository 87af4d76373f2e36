"""Gesprekken bewaren, op beide databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import GeenGesprek, Gesprek, Gesprekken

ANTWOORD = [{"soort": "tekst", "tekst": "Hallo"}, {"soort": "vraag", "tekst": "Wat is er?", "vraag": "situatie"}]


@pytest.fixture
def gesprekken(sessies: Sessies) -> Gesprekken:
    return Gesprekken(sessies)


@pytest.fixture
def gesprek(gesprekken: Gesprekken) -> Gesprek:
    return gesprekken.maak("almelo")[0]


def test_sleutel_staat_nergens(gesprekken: Gesprekken, sessies: Sessies) -> None:
    """Van de sleutel is alleen een hash bewaard, en alleen met de sleutel vind je het gesprek."""
    gesprek, sleutel = gesprekken.maak("almelo")
    with lezen(sessies) as sessie:
        rij = sessie.scalars(select(t.Gesprek)).one()
    assert sleutel not in str(vars(rij))
    assert gesprekken.vind(gesprek.id, sleutel) == gesprek
    for id_, fout in ((gesprek.id, "anders"), (gesprek.id, ""), ("onbekend", sleutel), ("\x00", sleutel), ("é" * 300, sleutel), (gesprek.id, "\ud800")):
        assert gesprekken.vind(id_, fout) is None


def test_heen_en_weer(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Een bericht wacht, krijgt antwoord, en het gesprek staat op volgorde."""
    ontvangst = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "hoi"}, "s1")
    assert (ontvangst.nieuw, ontvangst.antwoord) == (True, None)
    assert [b.inhoud for b in gesprekken.wachtende(gesprek.id)] == [{"tekst": "hoi"}]
    assert gesprekken.bewaar_antwoord(gesprek.id, ontvangst.bericht.id, ANTWOORD) == ANTWOORD
    assert gesprekken.wachtende(gesprek.id) == []
    assert [(b.van, b.volgnummer) for b in gesprekken.lees(gesprek.id)] == [("inwoner", 1), ("wegwijs", 2), ("wegwijs", 3)]


def test_zelfde_sleutel_zelfde_antwoord(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Nog eens hetzelfde bericht geeft het bewaarde antwoord; een tweede antwoord verandert niets."""
    eerst = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "hoi"}, "s1")
    gesprekken.bewaar_antwoord(gesprek.id, eerst.bericht.id, ANTWOORD)
    weer = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "iets anders"}, "s1")
    assert (weer.nieuw, weer.antwoord, weer.bericht.inhoud, weer.bericht.bericht_id) == (False, ANTWOORD, {"tekst": "hoi"}, eerst.bericht.bericht_id)
    assert gesprekken.bewaar_antwoord(gesprek.id, eerst.bericht.id, [{"soort": "fout"}]) == ANTWOORD
    assert len(gesprekken.lees(gesprek.id)) == 3


def test_leeg_antwoord_is_ook_een_antwoord(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Een bericht met nul antwoorden is verwerkt en wordt niet nog eens gestuurd."""
    eerst = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "hoi"}, "s1")
    gesprekken.bewaar_antwoord(gesprek.id, eerst.bericht.id, [])
    assert gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "hoi"}, "s1").antwoord == []


def test_acht_tegelijk_hetzelfde(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Acht draden met dezelfde sleutel_bericht maken één bericht."""
    with ThreadPoolExecutor(8) as draden:
        alle = list(draden.map(lambda _: gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "hoi"}, "s1"), range(16)))
    assert sum(o.nieuw for o in alle) == 1
    assert len(gesprekken.lees(gesprek.id)) == 1


def test_acht_tegelijk_verschillend(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Volgnummers zijn aaneengesloten, ook als alles tegelijk komt."""
    with ThreadPoolExecutor(8) as draden:
        list(draden.map(lambda i: gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": str(i)}, f"s{i}"), range(24)))
    assert [b.volgnummer for b in gesprekken.lees(gesprek.id)] == list(range(1, 25))


def test_gemaskeerd(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Een BSN komt niet in de database, in geen enkel veld."""
    o = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "bsn 123456782", "keuzes": ["123456782"]})
    gesprekken.bewaar_antwoord(gesprek.id, o.bericht.id, [{"soort": "tekst", "tekst": "U zei 123456782"}])
    assert "123456782" not in str(gesprekken.lees(gesprek.id))


def test_gewist(gesprekken: Gesprekken) -> None:
    """Na wissen: niet te vinden, niets te lezen, niets meer erbij; het lopende antwoord komt nog terug."""
    gesprek, sleutel = gesprekken.maak("almelo")
    o = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "verwijder alles"})
    assert gesprekken.wis(gesprek.id)
    assert gesprekken.bewaar_antwoord(gesprek.id, o.bericht.id, ANTWOORD) == ANTWOORD
    assert gesprekken.vind(gesprek.id, sleutel) is None
    assert gesprekken.lees(gesprek.id) == gesprekken.wachtende(gesprek.id) == []
    with pytest.raises(GeenGesprek):
        gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "nog iets"})
    assert not gesprekken.wis("onbekend")


def test_wachtende_gesprekken(gesprekken: Gesprekken) -> None:
    """Alleen gesprekken waar iets wacht, wie het langst wacht eerst; niet wat beantwoord of gewist is."""
    een, twee, klaar, gewist = (gesprekken.maak("almelo")[0] for _ in range(4))
    ander, _ = gesprekken.maak("almelo", "telegram")
    for gesprek in (twee, klaar, een, gewist, ander, een):
        ontvangst = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "hoi"})
        if gesprek is klaar:
            gesprekken.bewaar_antwoord(gesprek.id, ontvangst.bericht.id, ANTWOORD)
    gesprekken.wis(gewist.id)
    assert [g.id for g in gesprekken.wachtende_gesprekken()] == [twee.id, een.id, ander.id]
    assert [g.id for g in gesprekken.wachtende_gesprekken("telegram")] == [ander.id]


def test_antwoord_op_een_ander_gesprek(gesprekken: Gesprekken, gesprek: Gesprek) -> None:
    """Een antwoord hoort bij zijn eigen gesprek."""
    ander, _ = gesprekken.maak("almelo")
    o = gesprekken.voeg_toe_inkomend(ander.id, {"tekst": "hoi"})
    with pytest.raises(GeenGesprek):
        gesprekken.bewaar_antwoord(gesprek.id, o.bericht.id, ANTWOORD)
    with pytest.raises(GeenGesprek):
        gesprekken.bewaar_antwoord(gesprek.id, 999, ANTWOORD)
    with pytest.raises(GeenGesprek):
        gesprekken.voeg_toe_inkomend("onbekend", {"tekst": "hoi"})


def test_waar_een_gesprek_is_gebleven(gesprekken: Gesprekken, gesprek: Gesprek, sessies: Sessies) -> None:
    """De vraag die openstaat is te tellen, ook na wissen; na een antwoord zonder vraag staat er geen open."""

    def beurt(inhoud: dict, *vragen: str | None) -> tuple[str | None, list | None]:
        o = gesprekken.voeg_toe_inkomend(gesprek.id, inhoud)
        gesprekken.bewaar_antwoord(gesprek.id, o.bericht.id, [{"soort": "tekst", "tekst": "x", "vraag": vraag} for vraag in vragen])
        with lezen(sessies) as sessie:
            rij = sessie.get_one(t.Gesprek, gesprek.id)
            return rij.laatste_vraag, rij.tevreden

    assert beurt({"tekst": "hoi"}, None, "situatie") == ("situatie", None)
    assert beurt({"tekst": "wat is de Wmo?"}) == ("situatie", None)
    assert beurt({"tekst": "schulden"}, None, "tevreden") == ("tevreden", None)
    assert beurt({"keuzes": ["zelf_kiezen", "gehoord", "onzin"]}, None) == (None, ["gehoord", "zelf_kiezen"])
    gesprekken.wis(gesprek.id)
    with lezen(sessies) as sessie:
        assert sessie.get_one(t.Gesprek, gesprek.id).tevreden == ["gehoord", "zelf_kiezen"]


def test_tevreden_in_eigen_woorden(gesprekken: Gesprekken, gesprek: Gesprek, sessies: Sessies) -> None:
    """Ook wie typt telt mee; wat hij typte komt niet in de telling."""
    for inhoud, vraag in (({"tekst": "hoi"}, "tevreden"), ({"tekst": "nee, Anna was boos"}, None)):
        o = gesprekken.voeg_toe_inkomend(gesprek.id, inhoud)
        gesprekken.bewaar_antwoord(gesprek.id, o.bericht.id, [{"soort": "tekst", "tekst": "x", "vraag": vraag}])
    with lezen(sessies) as sessie:
        assert set(sessie.get_one(t.Gesprek, gesprek.id).tevreden or ()) <= {"geen_van_deze", "overslaan"}
