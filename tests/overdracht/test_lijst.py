"""De werklijst: filteren, zoeken, sorteren, bladeren en tellen, op beide databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from overdracht import aannemen, dienst, handelingen, lijst
from overdracht.database import Sessies
from overdracht.lijst import Filter
from overdracht.toegang import Toegang
from tests.support.overdrachten import KCC, maak_overdracht
from triage.overdracht import Contact
from triage.urgentie import Termijn


@pytest.fixture
def gevuld(sessies: Sessies, wie: Toegang, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Zes overdrachten, de oudste eerst, waarvan de laatste afgerond."""
    begin = datetime(2026, 11, 1, 12, tzinfo=UTC)
    uit = []
    for i, (loket, prioriteit, gemeente, dag) in enumerate(
        [
            ("sociaal_team", "gewoon", "almelo", 5),
            ("wmo_loket", "gewoon", "almelo", 3),
            ("sociaal_team", "spoed", "almelo", 9),
            ("werkplein", "hoog", "groningen", 7),
            ("sociaal_team", "hoog", "groningen", 4),
            ("sociaal_team", "spoed", "almelo", 1),
        ]
    ):
        monkeypatch.setattr(aannemen, "nu", lambda i=i: begin + timedelta(hours=i))
        o = maak_overdracht(loket=loket, prioriteit=prioriteit, gemeente=gemeente, termijnen=(Termijn("eerste_contact", date(2026, 11, dag)),))
        uit.append(dienst.neem_aan(sessies, o)[0])
    monkeypatch.setattr(handelingen, "nu", lambda: begin + timedelta(hours=9))
    dienst.werk_bij(sessies, wie, uit[5], status="afgerond", uitkomst="geholpen")
    monkeypatch.setattr(lijst, "vandaag", lambda: date(2026, 11, 4))
    return uit


@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        (Filter(), [5, 4, 3, 2, 1, 0]),
        (Filter(loket="sociaal_team"), [5, 4, 2, 0]),
        (Filter(status="open"), [4, 3, 2, 1, 0]),
        (Filter(status="afgerond"), [5]),
        (Filter(prioriteit="hoog"), [4, 3]),
        (Filter(gemeente="groningen", loket="werkplein"), [3]),
        (Filter(status="opgepakt"), []),
        (Filter(te_laat=True), [1]),
        (Filter(vandaag=True), [4]),
    ],
    ids=str,
)
def test_filter(sessies: Sessies, gevuld: list[str], filter_: Filter, verwacht: list[int]) -> None:
    """Elk filter laat zien wat het zegt, de nieuwste eerst, met het juiste totaal."""
    uitkomst = dienst.lijst(sessies, KCC, filter_)
    assert [gevuld.index(r.kenmerk) for r in uitkomst.regels] == verwacht
    assert uitkomst.totaal == len(verwacht)


@pytest.mark.parametrize(("volgorde", "verwacht"), [("nieuwste", [5, 4, 3, 2, 1, 0]), ("termijn", [1, 4, 0, 3, 2, 5]), ("prioriteit", [2, 4, 3, 1, 0, 5])])
def test_volgorde(sessies: Sessies, gevuld: list[str], volgorde: str, verwacht: list[int]) -> None:
    """Bij termijn en prioriteit staat wat afgerond is onderaan."""
    assert [gevuld.index(r.kenmerk) for r in dienst.lijst(sessies, KCC, volgorde=volgorde).regels] == verwacht


def test_bladeren(sessies: Sessies, gevuld: list[str]) -> None:
    """Bladen sluiten op elkaar aan; een blad dat er niet is wordt het dichtstbijzijnde."""
    bladen = [dienst.lijst(sessies, KCC, blad=b, per_blad=4) for b in (1, 2)]
    assert [gevuld.index(r.kenmerk) for b in bladen for r in b.regels] == [5, 4, 3, 2, 1, 0]
    assert (bladen[0].bladen, bladen[0].totaal) == (2, 6)
    assert dienst.lijst(sessies, KCC, blad=99, per_blad=4) == bladen[1]
    assert dienst.lijst(sessies, KCC, blad=-1, per_blad=4) == bladen[0]


def test_te_laat(sessies: Sessies, gevuld: list[str]) -> None:
    """Te laat is een open termijn van vóór vandaag; wat afgerond is, is nooit te laat."""
    te_laat = {gevuld.index(r.kenmerk) for r in dienst.lijst(sessies, KCC).regels if r.te_laat}
    assert te_laat == {1}


# Zoeken


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ("Vries", True),
        ("anna de vries", True),
        ("ANNÀ", True),
        ("06-12345678", True),
        ("+31 6 12345678", True),
        ("schelfhorst", True),
        ("opvoeding", True),
        ("huur betalen", True),
        ("huur kachel", False),
        ("Annie", False),
        ("0687654321", False),
        ("12345678", False),
        ("de het een", False),
        ("' OR 1=1 --", False),
        ("%", False),
    ],
)
def test_zoeken(sessies: Sessies, zoek: str, gevonden: bool) -> None:
    """Naam, nummer, buurt, code en hele woorden uit het verhaal, hoe ook geschreven; alle woorden moeten erin staan."""
    dienst.neem_aan(sessies, maak_overdracht())
    dienst.neem_aan(sessies, maak_overdracht(contact=Contact(naam="Bram"), verhaal=("Iets anders.",), samenvatting="Anders.", buurt="Aadorp", problemen=("eenzaamheid",)))
    assert dienst.lijst(sessies, KCC, Filter(zoek=zoek)).totaal == int(gevonden)


def test_zoeken_op_kenmerk_en_leeg(sessies: Sessies) -> None:
    """Een kenmerk hoe ook getypt; een woord van zes letters dat op een kenmerk lijkt blijft een woord; leeg zoeken is niet zoeken."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(verhaal=("Ik heb een schuld.",)))
    dienst.neem_aan(sessies, maak_overdracht())
    for zoek in (kenmerk, kenmerk.lower().replace("-", " "), "schuld"):
        assert [r.kenmerk for r in dienst.lijst(sessies, KCC, Filter(zoek=zoek)).regels] == [kenmerk]
    assert dienst.lijst(sessies, KCC, Filter(zoek="  ")).totaal == 2


def test_na_wissen_niet_meer_te_vinden(sessies: Sessies) -> None:
    """Naam, nummer en woorden vinden niets meer; buurt en code, die geen persoon aanwijzen, nog wel."""
    o = maak_overdracht()
    dienst.neem_aan(sessies, o)
    dienst.wis_gesprek(sessies, o.gesprek)
    assert {zoek: dienst.lijst(sessies, KCC, Filter(zoek=zoek)).totaal for zoek in ("Anna", "0612345678", "huur", "schelfhorst", "schulden")} == {
        **{"Anna": 0, "0612345678": 0, "huur": 0},
        **{"schelfhorst": 1, "schulden": 1},
    }


def test_ook_een_aanvulling_is_te_vinden(sessies: Sessies) -> None:
    """Wat er later bij kwam staat ook in de index."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.neem_aan(sessies, maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk, verhaal=("De deurwaarder komt.",)))
    assert dienst.lijst(sessies, KCC, Filter(zoek="deurwaarder")).totaal == 1


# Meer filters en verder bladeren


@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        (Filter(buurt="Schelfhorst"), 6),
        (Filter(buurt="Aadorp"), 0),
        (Filter(team="Sociaal wijkteam Schelfhorst"), 6),
        (Filter(code="schulden"), 6),
        (Filter(code="bestaat_niet"), 0),
        (Filter(van=date(2026, 11, 2)), 0),
        (Filter(van=date(2026, 11, 1), tot=date(2026, 11, 1)), 6),
        (Filter(tot=date(2026, 10, 31)), 0),
        (Filter(toegewezen="niemand"), 6),
        (Filter(toegewezen="mij"), 0),
        (Filter(te_laat=True, loket="sociaal_team"), 0),
        (Filter(zoek="anna", status="open", prioriteit="spoed"), 1),
    ],
    ids=str,
)
def test_meer_filters(sessies: Sessies, gevuld: list[str], filter_: Filter, verwacht: int) -> None:
    """Elk filter, ook samen, telt en toont hetzelfde."""
    uitkomst = dienst.lijst(sessies, KCC, filter_)
    assert (uitkomst.totaal, len(uitkomst.regels)) == (verwacht, verwacht)


@pytest.mark.parametrize("volgorde", dienst.VOLGORDES)
def test_verder_bladeren(sessies: Sessies, gevuld: list[str], volgorde: str) -> None:
    """Met `volgende` komt alles precies één keer langs, met `vorige` kom je dezelfde weg terug."""
    heel = [r.kenmerk for r in dienst.lijst(sessies, KCC, volgorde=volgorde).regels]
    bladen = [dienst.lijst(sessies, KCC, volgorde=volgorde, per_blad=2)]
    while bladen[-1].volgende:
        bladen.append(dienst.lijst(sessies, KCC, volgorde=volgorde, per_blad=2, vanaf=bladen[-1].volgende))
    assert [r.kenmerk for blad in bladen for r in blad.regels] == heel
    assert [len(blad.regels) for blad in bladen] == [2, 2, 2]
    terug = [bladen[-1]]
    while terug[-1].vorige:
        terug.append(dienst.lijst(sessies, KCC, volgorde=volgorde, per_blad=2, vanaf=terug[-1].vorige))
    assert [blad.regels for blad in terug] == [blad.regels for blad in reversed(bladen)]
    # Wat er intussen bij komt, laat niets van wat er al was wegvallen of nog eens langskomen.
    nieuw, _ = dienst.neem_aan(sessies, maak_overdracht())
    rest = [r.kenmerk for r in dienst.lijst(sessies, KCC, volgorde=volgorde, per_blad=9, vanaf=bladen[1].volgende).regels]
    assert [kenmerk for kenmerk in rest if kenmerk != nieuw] == [r.kenmerk for r in bladen[2].regels]


@pytest.mark.parametrize("vanaf", ["", "onzin", "W10", "WyJuaWV1d3N0ZSIsdHJ1ZV0", "é" * 10, "A" * 400])
def test_een_plek_die_er_niet_is(sessies: Sessies, gevuld: list[str], vanaf: str) -> None:
    """Wie het adres zelf verandert, begint vooraan."""
    assert dienst.lijst(sessies, KCC, vanaf=vanaf) == dienst.lijst(sessies, KCC)
    ander = dienst.lijst(sessies, KCC, volgorde="termijn", per_blad=2).volgende
    assert dienst.lijst(sessies, KCC, volgorde="nieuwste", vanaf=ander) == dienst.lijst(sessies, KCC)


def test_tellen_houdt_op(sessies: Sessies, gevuld: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Meer dan de grens is 'meer dan'; verder bladeren kan dan nog steeds."""
    monkeypatch.setattr(lijst, "TELGRENS", 4)
    eerste = dienst.lijst(sessies, KCC, per_blad=2)
    assert (eerste.totaal, eerste.meer, eerste.bladen) == (4, True, 2)
    tweede = dienst.lijst(sessies, KCC, blad=9, per_blad=2)
    assert tweede.volgende is not None
    assert len(dienst.lijst(sessies, KCC, per_blad=2, vanaf=tweede.volgende).regels) == 2


def test_tellers(sessies: Sessies, gevuld: list[str]) -> None:
    """De badges boven de lijst, ook per loket; wat afgerond is telt niet."""
    alles = dienst.tellers(sessies, KCC)
    assert (alles.open, alles.nieuw, alles.te_laat, alles.vandaag, alles.spoed, alles.niemand) == (5, 5, 1, 1, 1, 5)
    werkplein = dienst.tellers(sessies, KCC, Filter(loket="werkplein"))
    assert (werkplein.open, werkplein.te_laat) == (1, 0)
    assert dienst.buurten(sessies, KCC) == ("Schelfhorst",)


def test_een_regel_verraadt_niets(sessies: Sessies, gevuld: list[str]) -> None:
    """In de lijst staat niets van wat de inwoner zei of wie hij is."""
    assert "Anna" not in str(dienst.lijst(sessies, KCC))
