"""Sleutels wisselen terwijl alles blijft werken, op beide databases."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from overdracht import dienst, sleutels
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies, schrijven
from overdracht.gesprekken import Gesprekken
from overdracht.keten import KETENS, controleer
from overdracht.toegang import Toegang
from overdracht.versleuteling import Sleutelbos, SleutelFout, nieuwe_sleutel
from tests.support.database import SLEUTELOMGEVING
from tests.support.overdrachten import KCC, alles, maak_overdracht

OUD, HASH = SLEUTELOMGEVING["WEGWIJS_SLEUTELS"], SLEUTELOMGEVING["WEGWIJS_HASHSLEUTEL"]


@pytest.fixture
def gevuld(sessies: Sessies, wie: Toegang) -> int:
    """Een database met in bijna elke kolom iets; geeft hoeveel versleutelde teksten er zijn."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    for i in range(5):
        Gesprekken(sessies).voeg_toe_inkomend(gesprek.id, {"tekst": f"bericht {i}"})
        kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id))
        dienst.noteer(sessies, wie, kenmerk, f"notitie {i}")
    return sum(aantal for stand in sleutels.controleer(sessies) for aantal in stand.per_sleutel.values())


def test_wisselen(sessies: Sessies, url: str, gevuld: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nieuwe sleutel vooraan, roteren, oude weg: alles is er nog, de ketens zijn heel, en de tweede keer is er niets te doen."""
    was = alles(sessies)
    nieuw = nieuwe_sleutel()
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    monkeypatch.setenv("WEGWIJS_SLEUTELS", f"{nieuw},{OUD}")
    monkeypatch.setattr(sleutels, "STAPEL", 3)
    assert sleutels.main(["controleer"]) == 0
    assert f"{gevuld} teksten staan nog onder een oudere sleutel" in capsys.readouterr().out
    assert sleutels.main(["roteer"]) == 0
    uit = capsys.readouterr().out
    assert uit.startswith(f"{gevuld} teksten opnieuw versleuteld")
    assert "oudere mogen weg" in uit
    assert sleutels.main(["roteer"]) == 0
    assert capsys.readouterr().out.startswith("0 teksten")
    monkeypatch.setenv("WEGWIJS_SLEUTELS", nieuw)
    engine = maak_engine(url)
    met_nieuw = maak_sessies(engine)
    # De sleutelproef is als enige leesbare tekst overal hetzelfde.
    assert alles(met_nieuw) == was
    with lezen(met_nieuw) as sessie:
        assert all(not controleer(sessie, naam).breuken for naam in KETENS)
        assert sessie.scalar(select(func.count()).select_from(t.Onderhoud)) == 0
    engine.dispose()


def test_verder_na_een_onderbreking(sessies: Sessies, url: str, gevuld: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Breekt het roteren af, dan is alles nog te lezen, en doet de volgende keer alleen de rest."""
    engine = maak_engine(url, Sleutelbos.uit_tekst(f"{nieuwe_sleutel()},{OUD}", HASH))
    beide = maak_sessies(engine)
    monkeypatch.setattr(sleutels, "STAPEL", 2)
    echt, gezien = sleutels._roteer_stapel, []

    def breekt(*wat: object) -> int:
        if len(gezien) == 3:
            raise RuntimeError("stroom weg")
        gezien.append(echt(*wat))  # type: ignore[arg-type]
        return gezien[-1]

    monkeypatch.setattr(sleutels, "_roteer_stapel", breekt)
    with pytest.raises(RuntimeError, match="stroom weg"):
        sleutels.roteer(beide)
    monkeypatch.setattr(sleutels, "_roteer_stapel", echt)
    assert dienst.lijst(beide, KCC).totaal == 5
    assert 0 < sum(gezien) < gevuld
    assert sleutels.roteer(beide) == gevuld - sum(gezien)
    engine.dispose()


def test_wat_een_ander_intussen_wist_blijft_weg(sessies: Sessies, url: str, gevuld: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wordt er tussen lezen en schrijven gewist, dan zet het roteren niets terug."""
    engine = maak_engine(url, Sleutelbos.uit_tekst(f"{nieuwe_sleutel()},{OUD}", HASH))
    beide = maak_sessies(engine)
    with schrijven(beide) as sessie:
        bericht = t.Bericht.__table__
        rijen = sleutels._stapel(sessie, bericht, bericht.c.inhoud, None)
        sessie.execute(update(t.Bericht).values(inhoud=None))
        assert sleutels._roteer_stapel(sessie, beide.kw["bind"].dialect.sleutelbos, bericht, bericht.c.inhoud, rijen) == 0
        assert sessie.scalar(select(func.count()).where(t.Bericht.inhoud.is_not(None))) == 0
    engine.dispose()


def test_zonder_de_oude_sleutel(sessies: Sessies, url: str, gevuld: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """De oude sleutel te vroeg weg: één regel die zegt wat te doen, en er verandert niets."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    monkeypatch.setenv("WEGWIJS_SLEUTELS", nieuwe_sleutel())
    assert sleutels.main(["roteer"]) == 1
    fout = capsys.readouterr().err
    assert "WEGWIJS_SLEUTELS hoort niet bij deze database" in fout
    assert fout.count("\n") == 1
    assert dienst.lijst(sessies, KCC).totaal == 5


def test_een_tekst_die_niet_te_lezen_is(sessies: Sessies, url: str, gevuld: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Wat met een onbekende sleutel geschreven is, telt de controle als onleesbaar; lezen geeft een fout en geen onzin."""
    vreemd = Sleutelbos.uit_tekst(nieuwe_sleutel(), HASH).versleutel('{"tekst": "x"}')
    with schrijven(sessies) as sessie:
        sessie.connection().exec_driver_sql(f"UPDATE bericht SET inhoud = '{vreemd}' WHERE volgnummer = 1")
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    assert sleutels.main(["controleer"]) == 1
    assert "bericht.inhoud: 4 onder sleutel 1, 1 onleesbaar" in capsys.readouterr().out
    with lezen(sessies) as sessie, pytest.raises(SleutelFout):
        sessie.scalars(select(t.Bericht)).all()


def test_nieuw(capsys: pytest.CaptureFixture[str]) -> None:
    """Een nieuwe sleutel is er een die werkt."""
    assert sleutels.main(["nieuw"]) == 0
    bos = Sleutelbos.uit_tekst(capsys.readouterr().out.strip(), HASH)
    assert bos.ontsleutel(bos.versleutel("x")) == "x"
