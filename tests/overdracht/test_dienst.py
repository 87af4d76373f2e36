"""Aannemen, status, lijst, bijwerken, inzage en wissen, op beide databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from overdracht import dienst, medewerkers, opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import Gesprekken
from overdracht.kenmerk import VORM
from overdracht.opslag import Filter
from tests.support.overdrachten import maak_overdracht
from triage.overdracht import Contact, OverdrachtFout, Toestemming
from triage.plan import Planstap
from triage.taxonomie import PROBLEMEN
from triage.urgentie import Termijn


@pytest.fixture
def wie(sessies: Sessies) -> int:
    return medewerkers.maak(sessies, "j.jansen", "hash")


def _rij(sessies: Sessies, kenmerk: str) -> t.Overdracht:
    with lezen(sessies) as sessie:
        rij = opslag.vind_geheel(sessie, kenmerk)
        assert rij is not None
        return rij


def _historie(sessies: Sessies, kenmerk: str) -> list[t.Historie]:
    with lezen(sessies) as sessie:
        return list(opslag.historie(sessie, _rij(sessies, kenmerk).id))


def _tel(sessies: Sessies, tabel: type[t.Tabel]) -> int:
    with lezen(sessies) as sessie:
        return sessie.scalar(select(func.count()).select_from(tabel)) or 0


# Aannemen


def test_alles_bewaard(sessies: Sessies) -> None:
    """Wat het gesprek aanbiedt staat er zoals het was, met één regel historie."""
    o = maak_overdracht()
    kenmerk, nieuw = dienst.neem_aan(sessies, o)
    rij = _rij(sessies, kenmerk)
    assert nieuw
    assert VORM.fullmatch(kenmerk)
    assert (rij.sleutel, rij.gesprek_id, rij.loket, rij.rij, rij.reden, rij.regie) == (o.sleutel, o.gesprek, o.loket, 7, "regie_ontbreekt", "ontbreekt")
    assert [p.code for p in rij.problemen] == list(o.problemen)
    assert [(s.nummer, s.stap, s.wanneer) for s in rij.plan] == [(1, "inkomen", "nu"), (2, "kinderen", "zodra_stabiel")]
    assert [(x.soort, x.uiterlijk) for x in rij.termijnen] == [("eerste_contact", date(2026, 11, 27)), ("schulden_gesprek", date(2026, 12, 21))]
    assert rij.eerste_termijn == date(2026, 11, 27)
    assert rij.verhaal == list(o.verhaal)
    assert rij.antwoorden == [["overzicht", "niemand"], ["zelf_regelen", "nee"]]
    assert (rij.contact_naam, rij.contact_wijze, rij.contact_waarde) == ("Anna de Vries", "telefoon", "06 12345678")
    assert [(x.loket, x.op, x.tekst) for x in rij.toestemmingen] == [("sociaal_team", o.toestemming.op, o.toestemming.tekst)]
    assert [(h.gebeurtenis, h.status, h.medewerker_id) for h in _historie(sessies, kenmerk)] == [("ontvangen", "nieuw", None)]


def test_elke_probleemcode_past(sessies: Sessies) -> None:
    """De database kent elke code van de taxonomie."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(problemen=tuple(PROBLEMEN)))
    assert [p.code for p in _rij(sessies, kenmerk).problemen] == list(PROBLEMEN)


def test_twee_keer_is_een_keer(sessies: Sessies) -> None:
    """Dezelfde sleutel geeft hetzelfde kenmerk en verandert niets, ook niet met andere inhoud."""
    o = maak_overdracht()
    eerste = dienst.neem_aan(sessies, o)
    tweede = dienst.neem_aan(sessies, replace(o, samenvatting="iets anders"))
    assert eerste[1] is True
    assert tweede == (eerste[0], False)
    assert _rij(sessies, eerste[0]).samenvatting == o.samenvatting
    assert len(_historie(sessies, eerste[0])) == 1


def test_acht_tegelijk(sessies: Sessies) -> None:
    """Acht draden met dezelfde sleutel maken één overdracht, één gesprek en één regel historie."""
    o = maak_overdracht()
    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(lambda _: dienst.neem_aan(sessies, o), range(24)))
    assert len({kenmerk for kenmerk, _ in uitkomsten}) == 1
    assert sum(nieuw for _, nieuw in uitkomsten) == 1
    assert (_tel(sessies, t.Overdracht), _tel(sessies, t.Gesprek), _tel(sessies, t.Historie)) == (1, 1, 1)


def test_acht_verschillende_tegelijk(sessies: Sessies) -> None:
    """Verschillende overdrachten uit één gesprek hinderen elkaar niet."""
    alle = [maak_overdracht(gesprek="een-gesprek") for _ in range(24)]
    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(lambda o: dienst.neem_aan(sessies, o), alle))
    assert all(nieuw for _, nieuw in uitkomsten)
    assert len({kenmerk for kenmerk, _ in uitkomsten}) == 24


def test_kenmerk_dat_al_bestaat(sessies: Sessies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een kenmerk dat al vergeven is, wordt een ander."""
    reeks = iter(["K3F-7QD", "K3F-7QD", "A2C-3DE"])
    monkeypatch.setattr(opslag, "maak_kenmerk", lambda: next(reeks))
    assert dienst.neem_aan(sessies, maak_overdracht()) == ("K3F-7QD", True)
    assert dienst.neem_aan(sessies, maak_overdracht()) == ("A2C-3DE", True)


def test_kenmerk_dat_tegelijk_vergeven_wordt(sessies: Sessies, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ook als de controle het mist, weigert de database een dubbel kenmerk en volgt een nieuwe poging."""
    reeks = iter(["K3F-7QD", "K3F-7QD", "A2C-3DE"])
    monkeypatch.setattr(opslag, "vrij_kenmerk", lambda _: next(reeks))
    dienst.neem_aan(sessies, maak_overdracht())
    assert dienst.neem_aan(sessies, maak_overdracht()) == ("A2C-3DE", True)


def test_nummers_gemaskeerd(sessies: Sessies) -> None:
    """Een BSN komt in geen enkele kolom, ook als het gesprek het liet staan."""
    o = maak_overdracht(
        samenvatting="BSN 123456782", verhaal=("mijn bsn is 123456782",), antwoorden=(("nog_iets", "123456782"),), contact=Contact("123456782", "kanaal", "123456782", "123456782", "123456782")
    )
    kenmerk, _ = dienst.neem_aan(sessies, o)
    rij = _rij(sessies, kenmerk)
    for kolom in t.Overdracht.__table__.columns:
        assert "123456782" not in str(getattr(rij, kolom.key)), kolom


def test_vreemde_tekens(sessies: Sessies) -> None:
    """NUL en een halve surrogaat maken bewaren niet stuk."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(samenvatting="a\x00b\ud800c", verhaal=("\x00", "😀é")))
    rij = _rij(sessies, kenmerk)
    assert rij.samenvatting == "ab\ufffdc"
    assert rij.verhaal == ["", "😀é"]


@pytest.mark.parametrize(
    "anders",
    [
        {"gesprek": "g" * 201},
        {"gesprek": "a\x00b-gesprek"},
        {"buurt": "b" * 201},
        {"samenvatting": None},
        {"team": 3},
        {"regisseur": "ja"},
        {"kanaal": "k" * 31},
        {"contact": Contact(naam=3)},  # type: ignore[arg-type]
        {"toestemming": Toestemming(("sociaal_team",), datetime(2026, 1, 1), "x")},
        {"vult_aan": "K3F-7QD"},
        {"vult_aan": "onzin"},
    ],
    ids=str,
)
def test_weigert(sessies: Sessies, anders: dict) -> None:
    """Wat niet past is OverdrachtFout en laat niets achter."""
    with pytest.raises(OverdrachtFout):
        dienst.neem_aan(sessies, maak_overdracht(**anders))
    assert _tel(sessies, t.Overdracht) == _tel(sessies, t.Gesprek) == 0


# Aanvullen


def test_vult_aan(sessies: Sessies) -> None:
    """Problemen, plan, termijnen en zinnen komen erbij; het kenmerk blijft; historie zegt het."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    meer = maak_overdracht(
        gesprek=o.gesprek,
        vult_aan=kenmerk,
        problemen=("eenzaamheid",),
        prioriteit="hoog",
        plan=(Planstap(1, "anderen", "sociaal_team", ("eenzaamheid",), "daarna", "eerst_inkomen"),),
        termijnen=(Termijn("eerste_contact", date(2026, 11, 25)), Termijn("dreiging", date(2026, 11, 24))),
        verhaal=("Ik voel mij alleen.", o.verhaal[0]),
        contact=Contact(wijze="geen", veilig="alleen overdag"),
        samenvatting="Eenzaam.",
    )
    assert dienst.neem_aan(sessies, meer) == (kenmerk, False)
    rij = _rij(sessies, kenmerk)
    assert [p.code for p in rij.problemen] == ["schulden", "opvoeding", "eenzaamheid"]
    assert [(s.nummer, s.stap) for s in rij.plan] == [(1, "inkomen"), (2, "kinderen"), (3, "anderen")]
    assert {x.soort: x.uiterlijk for x in rij.termijnen} == {
        "eerste_contact": date(2026, 11, 25),
        "schulden_gesprek": date(2026, 12, 21),
        "dreiging": date(2026, 11, 24),
    }
    assert rij.eerste_termijn == date(2026, 11, 24)
    assert rij.verhaal == [*o.verhaal, "Ik voel mij alleen."]
    assert rij.prioriteit == "hoog"
    assert (rij.contact_wijze, rij.contact_waarde, rij.contact_veilig) == ("telefoon", "06 12345678", "alleen overdag")
    assert rij.samenvatting == f"{o.samenvatting}\nEenzaam."
    assert [h.gebeurtenis for h in _historie(sessies, kenmerk)] == ["ontvangen", "aangevuld"]
    assert dienst.lijst(sessies).regels[0].aangevuld


def test_vult_aan_met_heel_plan(sessies: Sessies) -> None:
    """Een aanvulling die alles omvat, zet haar eigen volgorde, plan en samenvatting in de plaats."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    meer = maak_overdracht(
        gesprek=o.gesprek,
        vult_aan=kenmerk,
        problemen=("dakloos", "schulden", "opvoeding"),
        plan=(Planstap(1, "onderdak", "sociaal_team", ("dakloos",), "nu", "eerste_stap"), Planstap(2, "inkomen", "sociaal_team", ("schulden", "opvoeding"), "nu", "kan_niet_wachten")),
        samenvatting="Alles bij elkaar.",
    )
    dienst.neem_aan(sessies, meer)
    rij = _rij(sessies, kenmerk)
    assert [p.code for p in rij.problemen] == ["dakloos", "schulden", "opvoeding"]
    assert [(s.nummer, s.stap, s.problemen) for s in rij.plan] == [(1, "onderdak", ["dakloos"]), (2, "inkomen", ["schulden", "opvoeding"])]
    assert rij.samenvatting == "Alles bij elkaar."


def test_aanvulling_twee_keer_is_een_keer(sessies: Sessies) -> None:
    """Ook een aanvulling is herhaalbaar, ook met acht draden."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    meer = maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk, problemen=("eenzaamheid",))
    with ThreadPoolExecutor(8) as draden:
        assert set(draden.map(lambda _: dienst.neem_aan(sessies, meer), range(16))) == {(kenmerk, False)}
    assert [h.gebeurtenis for h in _historie(sessies, kenmerk)] == ["ontvangen", "aangevuld"]


def test_aanvulling_heropent(sessies: Sessies, wie: int) -> None:
    """Wat afgerond was staat na een aanvulling weer op nieuw, met zijn termijnen."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, kenmerk, wie, status="afgerond", uitkomst="geholpen")
    dienst.neem_aan(sessies, maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk))
    rij = _rij(sessies, kenmerk)
    assert (rij.status, rij.uitkomst, rij.eerste_termijn) == ("nieuw", None, date(2026, 11, 27))


def test_aanvullen_bij_een_ander_mag_niet(sessies: Sessies) -> None:
    """Een ander gesprek of een ander loket kan een overdracht niet aanvullen, en leert er niets over."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    with pytest.raises(OverdrachtFout, match="uit dit gesprek") as fout:
        dienst.neem_aan(sessies, maak_overdracht(vult_aan=kenmerk))
    with pytest.raises(OverdrachtFout) as bestaat_niet:
        dienst.neem_aan(sessies, maak_overdracht(vult_aan="A2C-3DE"))
    assert str(fout.value) == str(bestaat_niet.value)
    with pytest.raises(OverdrachtFout, match="werkplein"):
        dienst.neem_aan(sessies, maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk, loket="werkplein"))


# Status en bijwerken


def test_status(sessies: Sessies, wie: int) -> None:
    """De stand zegt loket, status en sinds wanneer; een onbekend kenmerk is None."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    voor = dienst.status(sessies, kenmerk.lower().replace("-", " "))
    assert voor is not None
    assert (voor.kenmerk, voor.loket, voor.status) == (kenmerk, "sociaal_team", "nieuw")
    dienst.werk_bij(sessies, kenmerk, wie, status="opgepakt")
    na = dienst.status(sessies, kenmerk)
    assert na is not None
    assert na.status == "opgepakt"
    assert na.sinds > voor.sinds
    assert dienst.status(sessies, "A2C-3DE") is None
    assert dienst.status(sessies, "'; drop table overdracht; --") is None


def test_bijwerken_schrijft_historie(sessies: Sessies, wie: int) -> None:
    """Elke stap is een regel: wie, wat, uitkomst, termijn en notitie."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.werk_bij(sessies, kenmerk, wie, status="opgepakt", gehaald=["eerste_contact", "bestaat_niet"], notitie=" Gebeld, bsn 123456782. ")
    assert _rij(sessies, kenmerk).eerste_termijn == date(2026, 12, 21)
    dienst.werk_bij(sessies, kenmerk, wie, notitie="Nog iets")
    dienst.werk_bij(sessies, kenmerk, wie, status="afgerond", uitkomst="doorverwezen")
    gezien = [(h.gebeurtenis, h.status, h.uitkomst, h.termijn, h.notitie) for h in _historie(sessies, kenmerk)]
    assert gezien == [
        ("ontvangen", "nieuw", None, None, None),
        ("termijn", None, None, "eerste_contact", None),
        ("status", "opgepakt", None, None, "Gebeld, bsn [BSN verwijderd]."),
        ("notitie", None, None, None, "Nog iets"),
        ("status", "afgerond", "doorverwezen", None, None),
    ]
    assert {h.medewerker_id for h in _historie(sessies, kenmerk)[1:]} == {wie}


@pytest.mark.parametrize(
    "wat",
    [{}, {"notitie": "  "}, {"status": "nieuw"}, {"status": "doorgezet"}, {"status": "afgerond"}, {"status": "afgerond", "uitkomst": "x"}, {"notitie": "x" * 4001}],
    ids=str,
)
def test_bijwerken_weigert(sessies: Sessies, wie: int, wat: dict) -> None:
    """Niets te doen, een status die niet te kiezen is, of afronden zonder uitkomst: geen wijziging."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    with pytest.raises(dienst.WijzigingFout):
        dienst.werk_bij(sessies, kenmerk, wie, **wat)
    assert len(_historie(sessies, kenmerk)) == 1


def test_twee_ronden_tegelijk_af(sessies: Sessies, wie: int) -> None:
    """Van twee die tegelijk afronden lukt het één; de ander hoort dat het al gebeurd is."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())

    def rond_af(uitkomst: str) -> str:
        try:
            dienst.werk_bij(sessies, kenmerk, wie, status="afgerond", uitkomst=uitkomst)
        except dienst.WijzigingFout:
            return "te laat"
        return uitkomst

    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(rond_af, ["geholpen", "geen_contact"] * 4))
    assert uitkomsten.count("te laat") == 7
    assert _rij(sessies, kenmerk).uitkomst in uitkomsten
    assert len(_historie(sessies, kenmerk)) == 2


def test_onbekend_kenmerk(sessies: Sessies, wie: int) -> None:
    """Bijwerken of bekijken van wat er niet is, is OverdrachtOnbekend."""
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.werk_bij(sessies, "A2C-3DE", wie, notitie="x")
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.bekijk(sessies, "A2C-3DE", wie)


# Lijst


@pytest.fixture
def gevuld(sessies: Sessies, wie: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
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
        monkeypatch.setattr(dienst, "nu", lambda i=i: begin + timedelta(hours=i))
        o = maak_overdracht(loket=loket, prioriteit=prioriteit, gemeente=gemeente, termijnen=(Termijn("eerste_contact", date(2026, 11, dag)),))
        uit.append(dienst.neem_aan(sessies, o)[0])
    monkeypatch.setattr(dienst, "nu", lambda: begin + timedelta(hours=9))
    dienst.werk_bij(sessies, uit[5], wie, status="afgerond", uitkomst="geholpen")
    monkeypatch.setattr(dienst, "vandaag", lambda: date(2026, 11, 4))
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
        (Filter(termijn_voor=date(2026, 11, 4)), [1]),
        (Filter(termijn_op=date(2026, 11, 4)), [4]),
    ],
    ids=str,
)
def test_filter(sessies: Sessies, gevuld: list[str], filter_: Filter, verwacht: list[int]) -> None:
    """Elk filter laat zien wat het zegt, de nieuwste eerst, met het juiste totaal."""
    uitkomst = dienst.lijst(sessies, filter_)
    assert [gevuld.index(r.kenmerk) for r in uitkomst.regels] == verwacht
    assert uitkomst.totaal == len(verwacht)


@pytest.mark.parametrize(("volgorde", "verwacht"), [("nieuwste", [5, 4, 3, 2, 1, 0]), ("termijn", [1, 4, 0, 3, 2, 5]), ("prioriteit", [2, 4, 3, 1, 0, 5])])
def test_volgorde(sessies: Sessies, gevuld: list[str], volgorde: str, verwacht: list[int]) -> None:
    """Bij termijn en prioriteit staat wat afgerond is onderaan."""
    assert [gevuld.index(r.kenmerk) for r in dienst.lijst(sessies, volgorde=volgorde).regels] == verwacht


def test_bladeren(sessies: Sessies, gevuld: list[str]) -> None:
    """Bladen sluiten op elkaar aan; een blad dat er niet is wordt het dichtstbijzijnde."""
    bladen = [dienst.lijst(sessies, blad=b, per_blad=4) for b in (1, 2)]
    assert [gevuld.index(r.kenmerk) for b in bladen for r in b.regels] == [5, 4, 3, 2, 1, 0]
    assert (bladen[0].bladen, bladen[0].totaal) == (2, 6)
    assert dienst.lijst(sessies, blad=99, per_blad=4) == bladen[1]
    assert dienst.lijst(sessies, blad=-1, per_blad=4) == bladen[0]


def test_te_laat(sessies: Sessies, gevuld: list[str]) -> None:
    """Te laat is een open termijn van vóór vandaag; wat afgerond is, is nooit te laat."""
    te_laat = {gevuld.index(r.kenmerk) for r in dienst.lijst(sessies).regels if r.te_laat}
    assert te_laat == {1}


# Inzage


def test_bekijken_laat_een_spoor(sessies: Sessies, wie: int) -> None:
    """Elke keer kijken is een regel inzage."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for keer in (1, 2):
        dienst.bekijk(sessies, kenmerk, wie)
        assert dienst.tel_inzage(sessies, kenmerk) == keer


def test_geen_spoor_geen_inhoud(sessies: Sessies) -> None:
    """Kan de inzage niet bewaard worden (onbekende medewerker), dan komt er ook geen inhoud."""
    from sqlalchemy.exc import IntegrityError

    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    with pytest.raises(IntegrityError):
        dienst.bekijk(sessies, kenmerk, 999)


def test_gesprek_alleen_als_alles_gedeeld_is(sessies: Sessies, wie: int) -> None:
    """Zonder deelt_alles ziet een loket het gesprek niet, ook niet in de gelezen gegevens."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "geheim voor anderen"})
    deel, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id))
    alles, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, loket="werkplein", deelt_alles=True))
    assert dienst.bekijk(sessies, deel, wie).gesprek == ()
    bekeken = dienst.bekijk(sessies, alles, wie)
    assert [b.inhoud for b in bekeken.gesprek] == [{"tekst": "geheim voor anderen"}]
    assert [o.kenmerk for o in bekeken.andere] == [deel]


# Wissen


def test_wissen_overal(sessies: Sessies, wie: int) -> None:
    """Na wissen staat er nergens meer tekst van de inwoner; codes, tijden en historie blijven."""
    gesprekken = Gesprekken(sessies)
    gesprek, sleutel = gesprekken.maak("almelo")
    gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "Anna en haar huur"})
    o = maak_overdracht(gesprek=gesprek.id, deelt_alles=True)
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, kenmerk, wie, status="opgepakt", notitie="Anna gebeld")
    assert dienst.wis_gesprek(sessies, gesprek.id)
    assert dienst.wis_gesprek(sessies, gesprek.id)
    rij = _rij(sessies, kenmerk)
    assert (rij.status, rij.uitkomst, rij.eerste_termijn) == ("afgerond", "ingetrokken", None)
    assert [p.code for p in rij.problemen] == list(o.problemen)
    assert gesprekken.vind(gesprek.id, sleutel) is None
    assert [h.gebeurtenis for h in _historie(sessies, kenmerk)] == ["ontvangen", "status", "gewist"]
    with lezen(sessies) as sessie:
        alles = "\n".join(str(dict(regel._mapping)) for tabel in t.Tabel.metadata.sorted_tables for regel in sessie.execute(select(tabel)))
    for woord in ("Anna", "huur", "12345678", "17 uur", "niemand", "gebeld", "doorgeven"):
        assert woord not in alles, woord


def test_wissen_van_wat_afgerond_was(sessies: Sessies, wie: int) -> None:
    """Een uitkomst die er al was, blijft staan om te tellen."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, kenmerk, wie, status="afgerond", uitkomst="geholpen")
    dienst.wis_gesprek(sessies, o.gesprek)
    assert _rij(sessies, kenmerk).uitkomst == "geholpen"


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
