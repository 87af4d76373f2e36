"""De ketens: elke verandering achteraf is te zien, ook als de wachters weg waren; op beide databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.keten import HISTORIE, INZAGE, KETENS, Verslag, controleer
from overdracht.keten.__main__ import main
from overdracht.toegang import Toegang
from tests.support.database import PROEFBOS
from tests.support.overdrachten import maak_overdracht


def verslag(sessies: Sessies, naam: str, anker: str | None = None) -> Verslag:
    with lezen(sessies) as sessie:
        return controleer(sessie, naam, anker)


def zonder_wachters(engine: Engine, *opdrachten: str) -> None:
    """Wat iemand kan doen die alles in de database mag."""
    with engine.connect().execution_options(schrijft=True) as v, v.begin():
        if engine.dialect.name == "sqlite":
            for (naam,) in v.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                v.execute(text(f"DROP TRIGGER {naam}"))
        else:
            for tabel in KETENS:
                v.execute(text(f"ALTER TABLE {tabel} DISABLE TRIGGER USER"))
        for opdracht in opdrachten:
            v.execute(text(opdracht))


@pytest.fixture
def kenmerk(sessies: Sessies, wie: Toegang) -> str:
    """Een overdracht met zes regels historie en drie keer inzage."""
    gemaakt, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.pak_op(sessies, wie, gemaakt)
    for tekst in ("een", "twee", "drie"):
        dienst.noteer(sessies, wie, gemaakt, tekst)
        dienst.bekijk(sessies, wie, gemaakt)
    dienst.rond_af(sessies, wie, gemaakt, "geholpen")
    return gemaakt


def test_heel(sessies: Sessies, kenmerk: str) -> None:
    """Wat gewoon gebruikt wordt, klopt, en het verslag telt alles."""
    assert (verslag(sessies, HISTORIE).aantal, verslag(sessies, INZAGE).aantal) == (6, 3)
    assert all(not verslag(sessies, naam).breuken for naam in KETENS)


def test_tegelijk(sessies: Sessies, wie: Toegang) -> None:
    """Vier draden die tegelijk schrijven en kijken geven twee hele ketens, zonder een regel te verliezen."""
    kenmerken = [dienst.neem_aan(sessies, maak_overdracht())[0] for _ in range(4)]

    def doe(i: int) -> None:
        dienst.noteer(sessies, wie, kenmerken[i % 4], str(i))
        dienst.bekijk(sessies, wie, kenmerken[(i + 1) % 4])

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(doe, range(12)))
    assert [(verslag(sessies, naam).aantal, verslag(sessies, naam).breuken) for naam in (HISTORIE, INZAGE)] == [(16, ()), (12, ())]


@pytest.mark.parametrize(
    ("keten", "opdracht", "regel", "wat"),
    [
        (HISTORIE, "UPDATE historie SET medewerker_id = NULL WHERE id = 2", 2, "veranderd of ingevoegd"),
        (HISTORIE, "UPDATE historie SET op = (SELECT op FROM historie WHERE id = 1) WHERE id = 6", 6, "veranderd of ingevoegd"),
        (HISTORIE, "UPDATE historie SET uitkomst = 'geen_contact' WHERE id = 6", 6, "veranderd of ingevoegd"),
        (HISTORIE, "DELETE FROM historie WHERE id = 3", 4, "verwijderd, ingevoegd of verplaatst"),
        (HISTORIE, "DELETE FROM historie WHERE id = 1", 2, "verwijderd, ingevoegd of verplaatst"),
        (HISTORIE, "DELETE FROM historie WHERE id = 6", 5, "verwijderd of toegevoegd"),
        (HISTORIE, "UPDATE historie SET notitie = (SELECT notitie FROM historie WHERE id = 4) WHERE id = 3", 3, "notitie van deze regel is veranderd"),
        (HISTORIE, "UPDATE historie SET notitie = NULL, notitie_korrel = NULL WHERE id = 3", 3, "weg zonder dat er gewist is"),
        (INZAGE, "UPDATE inzage SET wat = 'gesprek' WHERE id = 2", 2, "veranderd of ingevoegd"),
        (INZAGE, "DELETE FROM inzage WHERE id = 2", 3, "verwijderd, ingevoegd of verplaatst"),
        (INZAGE, "DELETE FROM inzage", None, "verwijderd of toegevoegd"),
        (INZAGE, "INSERT INTO inzage (id, op, medewerker_id, overdracht_id, wat, vorige_hash, hash) SELECT 9, op, medewerker_id, overdracht_id, wat, vorige_hash, hash FROM inzage WHERE id = 3", 9, "verwijderd, ingevoegd of verplaatst"),
    ],
)  # fmt: skip
def test_elke_ingreep_is_te_zien(engine: Engine, sessies: Sessies, kenmerk: str, keten: str, opdracht: str, regel: int | None, wat: str) -> None:
    """Veranderen, weghalen, invoegen: de controle noemt de eerste regel waaraan het te zien is, en de andere keten blijft heel."""
    zonder_wachters(engine, opdracht)
    breuken = verslag(sessies, keten).breuken
    assert [(b.keten, b.regel) for b in breuken] == [(keten, regel)]
    assert wat in breuken[0].wat
    assert not verslag(sessies, INZAGE if keten == HISTORIE else HISTORIE).breuken


def test_alles_doorrekenen_kan_niet_zonder_sleutel(engine: Engine, sessies: Sessies, kenmerk: str) -> None:
    """Wie regels weghaalt en het eindpunt mee terugzet, valt door de mand met een zegel dat buiten de database bewaard is."""
    anker = verslag(sessies, HISTORIE).laatste_hash
    assert not verslag(sessies, HISTORIE, anker).breuken
    zonder_wachters(engine, "DELETE FROM historie WHERE id = 6", "UPDATE keten SET laatste_id = 5, aantal = 5, laatste_hash = (SELECT hash FROM historie WHERE id = 5) WHERE naam = 'historie'")
    assert not verslag(sessies, HISTORIE).breuken
    assert ["eerder genoteerde zegel" in b.wat for b in verslag(sessies, HISTORIE, anker).breuken] == [True]


def test_wissen_breekt_niets(sessies: Sessies, wie: Toegang, kenmerk: str) -> None:
    """Een notitie die op verzoek gewist is, is geen breuk; het zegel ervan zegt zonder korrel niets meer."""
    assert dienst.wis_kenmerk(sessies, wie, kenmerk) is not None
    assert not verslag(sessies, HISTORIE).breuken
    with lezen(sessies) as sessie:
        rijen = sessie.query(t.Historie).filter(t.Historie.gebeurtenis == "notitie").all()
        assert [(r.notitie, r.notitie_korrel) for r in rijen] == [(None, None)] * 3
        assert all(r.notitie_zegel not in (PROEFBOS.zegel(tekst), PROEFBOS.kenhash("zegel", tekst)) for r in rijen for tekst in ("een", "twee", "drie"))


def test_opdracht(engine: Engine, url: str, sessies: Sessies, kenmerk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """De opdracht geeft 0 en de zegels als alles klopt, en 1 met de regel als dat niet zo is."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    assert main(["controleer"]) == 0
    uit = capsys.readouterr().out
    anker = verslag(sessies, HISTORIE).laatste_hash
    assert f"historie: 6 regels, laatste zegel {anker}" in uit
    assert "De ketens zijn heel." in uit
    assert main(["controleer", "--anker", f"historie:{anker}"]) == 0
    zonder_wachters(engine, "UPDATE historie SET status = NULL WHERE id = 2")
    capsys.readouterr()
    assert main(["controleer"]) == 1
    assert "BREUK in historie, regel 2: deze regel is veranderd of ingevoegd" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["controleer", "--anker", "zomaar"])
    capsys.readouterr()
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", "postgresql://127.0.0.1:1/niets")
    assert main(["controleer"]) == 1
    assert capsys.readouterr().err.startswith("Controleren lukt niet: ")
