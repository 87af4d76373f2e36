"""Migraties heen en terug, en of zij maken wat de tabellen zeggen."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, text

from overdracht import dienst, medewerkers
from overdracht.database import LogboekWeg, lezen, maak_engine, maak_sessies
from overdracht.gesprekken import Gesprekken
from overdracht.migreer import main, migreer
from overdracht.tabellen import Tabel
from overdracht.toegang import Toegang
from tests.support.overdrachten import maak_overdracht

WORTEL = Path(__file__).resolve().parents[2]


def test_heen_en_terug_met_gegevens(lege_url: str) -> None:
    """Op, vullen, terug (ook met gegevens en wachters), en weer op: een lege maar werkende database."""
    engine = maak_engine(lege_url)
    sessies = maak_sessies(engine)
    for _ in range(2):
        migreer(engine)
        wie = Toegang(medewerkers.maak(sessies, "j.jansen", "hash"), "kcc")
        kenmerk, nieuw = dienst.neem_aan(sessies, maak_overdracht(sleutel="steeds-dezelfde"))
        dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst="geholpen", notitie="klaar")
        dienst.bekijk(sessies, wie, kenmerk)
        Gesprekken(sessies).maak("almelo")
        assert nieuw
        migreer(engine, "base")
        assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    if engine.dialect.name == "postgresql":
        with engine.begin() as v:
            assert v.execute(text("SELECT count(*) FROM pg_proc WHERE proname LIKE 'wegwijs%'")).scalar() == 0
    engine.dispose()


def test_zelfde_als_de_tabellen(url: str) -> None:
    """De migraties maken precies wat `tabellen` beschrijft."""
    engine = maak_engine(url)
    with engine.connect() as v:
        assert compare_metadata(MigrationContext.configure(v, opts={"compare_type": True}), Tabel.metadata) == []
    engine.dispose()


def test_zelfde_controles_als_de_tabellen(url: str) -> None:
    """Ook de controles zijn gelijk; die vergelijkt Alembic niet."""
    engine = maak_engine(url)
    kijk = inspect(engine)
    for tabel in Tabel.metadata.sorted_tables:
        verwacht = {str(c.name) for c in tabel.constraints if isinstance(c, CheckConstraint)}
        verwacht = {naam if naam.startswith("ck_") else f"ck_{tabel.name}_{naam}" for naam in verwacht}
        assert {c["name"] for c in kijk.get_check_constraints(tabel.name)} == verwacht, tabel.name
    engine.dispose()


def test_tegelijk(lege_url: str) -> None:
    """Vier processen die tegelijk migreren lopen elkaar niet in de weg."""

    def doe(_: int) -> None:
        engine = maak_engine(lege_url)
        migreer(engine)
        engine.dispose()

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(doe, range(4)))


def test_opdracht(lege_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m overdracht.migreer` neemt de instelling, en nog een keer doet niets."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", lege_url)
    assert main([]) == 0
    klaar = subprocess.run([sys.executable, "-m", "overdracht.migreer"], cwd=WORTEL, capture_output=True, text=True, timeout=60, check=False)
    assert (klaar.returncode, klaar.stdout, klaar.stderr) == (0, "", "")


def test_alembic_zelf(lege_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`alembic upgrade head` met pyproject.toml doet hetzelfde, en ziet daarna geen verschil."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", lege_url)
    for opdracht in (["upgrade", "head"], ["check"]):
        klaar = subprocess.run([sys.executable, "-m", "alembic", *opdracht], cwd=WORTEL, capture_output=True, text=True, timeout=60, check=False)
        assert klaar.returncode == 0, klaar.stdout + klaar.stderr


@pytest.mark.parametrize("url_", ["mysql://x/y", "geen url", "postgresql://127.0.0.1:1/niets"])
def test_fout_in_gewone_woorden(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url_: str) -> None:
    """Een verkeerde of onbereikbare database is één regel, geen stapel."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url_)
    assert main([]) == 1
    fout = capsys.readouterr().err
    assert fout.startswith("Migreren lukt niet: ")
    assert fout.count("\n") == 1


def test_onbekende_revisie(lege_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een revisie die niet bestaat is een fout en verandert niets."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", lege_url)
    assert main(["9999"]) == 1


def test_zonder_tabellen(lege_url: str) -> None:
    """Wie vergeet te migreren, leest wat hij moet doen."""
    engine = maak_engine(lege_url)
    with pytest.raises(LogboekWeg, match="make migreer"), lezen(maak_sessies(engine)) as sessie:
        sessie.execute(text("SELECT * FROM overdracht"))
    engine.dispose()
