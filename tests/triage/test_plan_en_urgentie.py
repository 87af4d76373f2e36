"""Volgorde van het plan, urgentie en termijnen."""

from datetime import date

import pytest

from triage.kalender import Openingstijden, eerste_paasdag, feestdagen, is_werkdag, plus_werkdagen, werkdagen_tot
from triage.plan import STAPPEN, maak_plan, op_volgorde
from triage.taxonomie import PROBLEMEN
from triage.urgentie import prioriteit, termijnen


def loket_van(code):
    return PROBLEMEN[code].loket


def test_elke_code_staat_in_precies_een_stap():
    """Geen probleem valt buiten het plan of staat er dubbel in."""
    codes = [c for _, lijst in STAPPEN for c in lijst if not c.endswith("!")]
    assert sorted(codes) == sorted(PROBLEMEN)


@pytest.mark.parametrize(
    ("codes", "dreiging", "volgorde"),
    [
        (("eenzaamheid", "schulden", "dakloos", "huiselijk_geweld"), False, ("huiselijk_geweld", "dakloos", "schulden", "eenzaamheid")),
        (("schulden", "uitkering", "rondkomen"), False, ("uitkering", "rondkomen", "schulden")),
        (("uitkering", "rondkomen", "schulden"), True, ("schulden", "uitkering", "rondkomen")),
        (("school", "opvoeding", "jeugdhulp", "rouw"), False, ("rouw", "jeugdhulp", "opvoeding", "school")),
        (("vervoer", "vervoer"), False, ("vervoer",)),
    ],
)
def test_volgorde(codes, dreiging, volgorde):
    """De stappen gaan op volgorde, en binnen een stap de lijst; schulden met dreiging gaan voor inkomen."""
    assert op_volgorde(codes, dreiging) == volgorde


def test_wat_een_datum_heeft_gaat_binnen_een_stap_voor():
    """Een datum telt binnen de stap, niet daarbuiten."""
    assert op_volgorde(("uitkering", "schulden"), met_datum=("schulden",)) == ("schulden", "uitkering")
    assert op_volgorde(("uitkering", "rouw"), met_datum=("rouw",)) == ("uitkering", "rouw")


def test_bij_schulden_begint_opvoeding_zodra_het_geld_loopt_en_werk_daarna():
    """Geld moet rustig zijn, maar de andere hulp wacht niet tot een traject klaar is."""
    plan = maak_plan(("opvoeding", "schulden", "werk_zoeken", "uitkering"), loket_van)
    assert [(s.nummer, s.stap, s.loket, s.problemen, s.wanneer) for s in plan] == [
        (1, "inkomen", "werkplein", ("uitkering",), "nu"),
        (2, "inkomen", "sociaal_team", ("schulden",), "nu"),
        (3, "kinderen", "sociaal_team", ("opvoeding",), "zodra_stabiel"),
        (4, "meedoen", "werkplein", ("werk_zoeken",), "daarna"),
    ]


def test_zonder_zorgen_over_huis_of_geld_begint_alles_nu():
    """Een rolstoel en een taalles hoeven niet op elkaar te wachten."""
    assert {s.wanneer for s in maak_plan(("hulpmiddel", "taal_inburgering"), loket_van)} == {"nu"}


def test_inkomen_naast_onderdak_kan_niet_wachten():
    """Wie zijn huis kwijtraakt en geen inkomen heeft, begint met beide."""
    plan = maak_plan(("dakloos", "uitkering", "vervoer"), loket_van, dreiging=True)
    assert [(s.stap, s.wanneer) for s in plan] == [("onderdak", "nu"), ("inkomen", "nu"), ("thuis_redden", "zodra_stabiel")]


MAANDAG = date(2026, 11, 23)
GEWOON = dict(crisis=False, problemen=("schulden",), dreigingen=(), dreiging_datum=None, datum_onbekend=False, kind_zonder_school=False, vandaag=MAANDAG)


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, "gewoon"),
        ({"crisis": True}, "spoed"),
        ({"problemen": ("huiselijk_geweld",)}, "hoog"),
        ({"kind_zonder_school": True}, "hoog"),
        ({"dreigingen": ("inkomen",)}, "hoog"),
        ({"dreigingen": ("eten",)}, "hoog"),
        ({"dreigingen": ("huis",)}, "gewoon"),
        ({"dreigingen": ("huis",), "datum_onbekend": True}, "hoog"),
        ({"dreigingen": ("huis",), "dreiging_datum": date(2026, 11, 26)}, "hoog"),
        ({"dreigingen": ("huis",), "dreiging_datum": date(2026, 11, 27)}, "gewoon"),
        ({"dreigingen": ("deurwaarder",), "dreiging_datum": date(2026, 11, 20)}, "hoog"),
        # vanaf donderdag telt het weekend niet mee
        ({"dreigingen": ("energie",), "dreiging_datum": date(2026, 12, 1), "vandaag": date(2026, 11, 26)}, "hoog"),
        ({"dreigingen": ("energie",), "dreiging_datum": date(2026, 12, 2), "vandaag": date(2026, 11, 26)}, "gewoon"),
    ],
)
def test_prioriteit(anders, verwacht):
    """De grens van drie werkdagen, en wat altijd dringend is."""
    assert prioriteit(**{**GEWOON, **anders}) == verwacht


@pytest.mark.parametrize(
    ("loket", "problemen", "prio", "dreigend", "soorten"),
    [
        ("sociaal_team", ("rouw",), "gewoon", False, {"eerste_contact": date(2026, 11, 30)}),
        ("sociaal_team", ("schulden",), "gewoon", False, {"eerste_contact": date(2026, 11, 30), "schulden_gesprek": date(2026, 12, 21)}),
        ("sociaal_team", ("schulden",), "hoog", True, {"schulden_dreiging": date(2026, 11, 26), "schulden_gesprek": date(2026, 12, 21)}),
        ("sociaal_team", ("dakloos",), "hoog", True, {"dreiging": date(2026, 11, 26)}),
        ("sociaal_team", ("dakloos",), "spoed", True, {"crisis": MAANDAG}),
        ("wmo_loket", ("vervoer",), "gewoon", False, {"wmo_ontvangst": date(2026, 11, 25), "wmo_onderzoek": date(2027, 1, 4)}),
        ("werkplein", ("uitkering",), "gewoon", False, {"uitkering_contact": date(2026, 11, 30), "uitkering_besluit": date(2027, 1, 18)}),
        ("kcc", (), "gewoon", False, {"terugbellen": date(2026, 11, 24)}),
    ],
)
def test_termijnen(loket, problemen, prio, dreigend, soorten):
    """Elke overdracht heeft de termijnen die bij loket en problemen horen, de vroegste eerst."""
    gevonden = termijnen(loket=loket, problemen=problemen, prioriteit=prio, dreigend=dreigend, vanaf=MAANDAG)
    assert {t.soort: t.uiterlijk for t in gevonden} == soorten
    assert [t.uiterlijk for t in gevonden] == sorted(t.uiterlijk for t in gevonden)


def test_pasen_en_feestdagen():
    """De kalender kent de beweeglijke feestdagen, en Koningsdag op zaterdag als de 27e een zondag is."""
    assert [eerste_paasdag(j) for j in (2024, 2025, 2026, 2027)] == [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)]
    assert date(2025, 4, 26) in feestdagen(2025) and date(2025, 4, 27) not in feestdagen(2025)
    assert not is_werkdag(date(2026, 5, 14)) and not is_werkdag(date(2026, 5, 25))


def test_werkdagen_tellen_over_kerst():
    """Kerst en weekend tellen niet mee, heen en terug."""
    assert plus_werkdagen(date(2026, 12, 23), 2) == date(2026, 12, 28)
    assert werkdagen_tot(date(2026, 12, 23), date(2026, 12, 28)) == 2
    assert plus_werkdagen(date(2026, 12, 26), 0) == date(2026, 12, 28)


def test_openingstijden():
    """Na sluitingstijd en in het weekend is de volgende dag de eerstvolgende open dag."""
    from datetime import datetime, time

    open_ = Openingstijden(tuple((d, time(8, 30), time(17)) for d in range(5)))
    assert open_.open_op(datetime(2026, 11, 23, 9)) and not open_.open_op(datetime(2026, 11, 23, 17)) and not open_.open_op(datetime(2026, 11, 22, 12))
    assert open_.volgende_dag(datetime(2026, 11, 27, 18)) == date(2026, 11, 30)
    assert open_.volgende_dag(datetime(2026, 11, 27, 8)) == date(2026, 11, 27)
