"""De overdracht als contract: heen en terug gelijk, en fout is fout."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from gemeenten.lezer import profielen
from triage.dossier import Dossier
from triage.overdracht import OverdrachtFout, naar_dict, uit_dict
from triage.overdragen import maak_overdrachten


def een():
    d = Dossier(gemeente="almelo", bevestigd=["schulden", "vervoer"], overzicht="ik", dreiging=["huis"], dreiging_datum="2026-11-25", akkoord=["sociaal_team", "wmo_loket"],
                voor_wie="mijzelf", buurt="7606", bereikbaar="telefoon", contact="0612345678", zinnen=[["ik heb een brief", ["schulden"]], ["de bus lukt niet", ["vervoer"]]])  # fmt: skip
    return maak_overdrachten(d, profielen()["almelo"], "gesprek-0001", datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=1))), "ja")


def test_heen_en_terug_door_json():
    """Wat het gesprek aanbiedt, leest het logboek precies zo."""
    for o in een():
        assert uit_dict(json.loads(json.dumps(naar_dict(o)))) == o


def test_een_loket_leest_alleen_zijn_eigen_zinnen_en_urgentie():
    """De dreiging van uitzetting hoort bij het sociaal team, niet bij het Wmo-loket."""
    sociaal, wmo = een()
    assert sociaal.verhaal == ("ik heb een brief",) and wmo.verhaal == ("de bus lukt niet",)
    assert (sociaal.prioriteit, wmo.prioriteit) == ("hoog", "gewoon")
    assert sociaal.team == "Sociaal wijkteam Windmolenbroek" and wmo.team is None
    assert "ontruim" not in wmo.samenvatting and "Dreigt" not in wmo.samenvatting


@pytest.mark.parametrize(
    "anders",
    [{"loket": "bakker"}, {"problemen": ["geluk"]}, {"prioriteit": "morgen"}, {"rij": 9}, {"sleutel": "x"}, {"extra": 1}, {"regie": "soms"}, {"crisis": ["brand"]}, {"versie": 2},
     {"toestemming": {"loketten": [], "op": "2026-11-23T10:00:00", "tekst": ""}}, {"toestemming": None}, {"contact": {"fax": "1"}}, {"plan": [{"nummer": 1}]}, {"problemen": []}],
)  # fmt: skip
def test_weigert_wat_niet_klopt(anders):
    """Elke fout geeft een OverdrachtFout, nooit een andere uitzondering."""
    with pytest.raises(OverdrachtFout):
        uit_dict({**naar_dict(een()[0]), **anders})


@pytest.mark.parametrize("data", [None, [], "x", 3, {}])
def test_weigert_wat_geen_overdracht_is(data):
    """Ook onzin geeft een OverdrachtFout."""
    with pytest.raises(OverdrachtFout):
        uit_dict(data)
