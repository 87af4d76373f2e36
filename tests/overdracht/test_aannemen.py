"""Een overdracht aannemen en aanvullen, op beide databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime

import pytest

from overdracht import dienst, opslag
from overdracht import tabellen as t
from overdracht.database import Sessies
from overdracht.kenmerk import VORM
from overdracht.toegang import Toegang
from tests.support.overdrachten import KCC, lees_historie, lees_rij, maak_overdracht, tel_rijen
from triage.overdracht import Contact, OverdrachtFout, Toestemming
from triage.plan import Planstap
from triage.taxonomie import PROBLEMEN
from triage.urgentie import Termijn


def test_alles_bewaard(sessies: Sessies) -> None:
    """Wat het gesprek aanbiedt staat er zoals het was, met één regel historie."""
    o = maak_overdracht()
    kenmerk, nieuw = dienst.neem_aan(sessies, o)
    rij = lees_rij(sessies, kenmerk)
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
    assert [(h.gebeurtenis, h.status, h.medewerker_id) for h in lees_historie(sessies, kenmerk)] == [("ontvangen", "nieuw", None)]


def test_elke_probleemcode_past(sessies: Sessies) -> None:
    """De database kent elke code van de taxonomie."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(problemen=tuple(PROBLEMEN)))
    assert [p.code for p in lees_rij(sessies, kenmerk).problemen] == list(PROBLEMEN)


def test_twee_keer_is_een_keer(sessies: Sessies) -> None:
    """Dezelfde sleutel geeft hetzelfde kenmerk en verandert niets, ook niet met andere inhoud."""
    o = maak_overdracht()
    eerste = dienst.neem_aan(sessies, o)
    tweede = dienst.neem_aan(sessies, replace(o, samenvatting="iets anders"))
    assert eerste[1] is True
    assert tweede == (eerste[0], False)
    assert lees_rij(sessies, eerste[0]).samenvatting == o.samenvatting
    assert len(lees_historie(sessies, eerste[0])) == 1


def test_acht_tegelijk(sessies: Sessies) -> None:
    """Acht draden met dezelfde sleutel maken één overdracht, één gesprek en één regel historie."""
    o = maak_overdracht()
    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(lambda _: dienst.neem_aan(sessies, o), range(24)))
    assert len({kenmerk for kenmerk, _ in uitkomsten}) == 1
    assert sum(nieuw for _, nieuw in uitkomsten) == 1
    assert (tel_rijen(sessies, t.Overdracht), tel_rijen(sessies, t.Gesprek), tel_rijen(sessies, t.Historie)) == (1, 1, 1)


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
    rij = lees_rij(sessies, kenmerk)
    for kolom in t.Overdracht.__table__.columns:
        assert "123456782" not in str(getattr(rij, kolom.key)), kolom


def test_vreemde_tekens(sessies: Sessies) -> None:
    """NUL en een halve surrogaat maken bewaren niet stuk."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(samenvatting="a\x00b\ud800c", verhaal=("\x00", "😀é")))
    rij = lees_rij(sessies, kenmerk)
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
    assert tel_rijen(sessies, t.Overdracht) == tel_rijen(sessies, t.Gesprek) == 0


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
    rij = lees_rij(sessies, kenmerk)
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
    assert [h.gebeurtenis for h in lees_historie(sessies, kenmerk)] == ["ontvangen", "aangevuld"]
    assert dienst.lijst(sessies, KCC).regels[0].aangevuld


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
    rij = lees_rij(sessies, kenmerk)
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
    assert [h.gebeurtenis for h in lees_historie(sessies, kenmerk)] == ["ontvangen", "aangevuld"]


def test_aanvulling_heropent(sessies: Sessies, wie: Toegang) -> None:
    """Wat afgerond was staat na een aanvulling weer op nieuw, met zijn termijnen."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst="geholpen")
    dienst.neem_aan(sessies, maak_overdracht(gesprek=o.gesprek, vult_aan=kenmerk))
    rij = lees_rij(sessies, kenmerk)
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
