"""De regiecheck: de hele tabel, en niet meer vragen dan nodig."""

import itertools

import pytest

from triage.regie import HULP_BETROKKEN, OVERZICHT, ZELF_REGELEN, Regie, bepaal_regie, volgende_regievraag

A, N, O = Regie.AANWEZIG, Regie.ONTBREEKT, Regie.ONBEKEND


@pytest.mark.parametrize(
    ("hulp", "overzicht", "zelf", "regie"),
    [
        *[(h, o, z, A) for h in (*HULP_BETROKKEN, None) for o in ("ik", "ander") for z in (*ZELF_REGELEN, None)],
        ("geen", "niemand", "ja", A),
        ("een", "niemand", "ja", A),
        ("een", "onbekend", "ja", A),
        ("geen", None, "ja", A),
        ("meer", "niemand", "ja", N),
        ("meer", "niemand", "onbekend", N),
        ("geen", "niemand", "deels", N),
        ("een", "niemand", "nee", N),
        (None, "niemand", "nee", N),
        ("meer", "onbekend", "ja", O),
        ("geen", "onbekend", "deels", O),
        ("geen", "niemand", "onbekend", O),
        ("geweigerd", "geweigerd", "geweigerd", O),
        (None, None, None, O),
    ],
)
def test_regie(hulp, overzicht, zelf, regie):
    """Elke rij van de regietabel."""
    assert bepaal_regie(hulp, overzicht, zelf) is regie


def test_vraagt_door_tot_de_route_vaststaat_en_dan_niet_meer():
    """Na elke reeks antwoorden verandert geen overgebleven vraag nog of er regie is."""
    mogelijk = {"overzicht": (*OVERZICHT, "onbekend"), "zelf_regelen": (*ZELF_REGELEN, "geweigerd"), "hulp_betrokken": (*HULP_BETROKKEN, "onbekend")}
    for keuzes in itertools.product(*mogelijk.values()):
        waar, bekend = dict(zip(mogelijk, keuzes)), {}
        while (vraag := volgende_regievraag(bekend)) is not None:
            assert vraag not in bekend
            bekend[vraag] = waar[vraag]
        gestopt = bepaal_regie(bekend.get("hulp_betrokken"), bekend.get("overzicht"), bekend.get("zelf_regelen"))
        assert (gestopt is A) == (bepaal_regie(waar["hulp_betrokken"], waar["overzicht"], waar["zelf_regelen"]) is A)


def test_wie_zelf_overzicht_heeft_krijgt_een_vraag():
    """Overzicht is genoeg voor regie; dan volgt er geen tweede vraag."""
    assert volgende_regievraag({}) == "overzicht"
    assert volgende_regievraag({"overzicht": "ik"}) is None
