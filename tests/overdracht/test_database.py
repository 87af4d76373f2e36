"""De verbinding: instelling, en een database die wegvalt en terugkomt."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import LogboekWeg, Sessies, leeft, lezen, maak_engine, maak_sessies, schrijven, standaard_url
from overdracht.gesprekken import Gesprekken
from overdracht.migreer import migreer
from overdracht.tijd import nu
from tests.support.overdrachten import KCC, maak_overdracht
from tests.support.postgres import maak_cluster


def test_standaard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Zonder instelling een SQLite-bestand in var; de map wordt gemaakt."""
    monkeypatch.delenv("WEGWIJS_DATABASE_URL", raising=False)
    monkeypatch.delenv("WEGWIJS_VAR", raising=False)
    assert standaard_url() == "sqlite:///var/wegwijs.sqlite3"
    monkeypatch.setenv("WEGWIJS_VAR", str(tmp_path / "nieuw"))
    engine = maak_engine()
    assert leeft(maak_sessies(engine))
    engine.dispose()
    assert (tmp_path / "nieuw" / "wegwijs.sqlite3").exists()


@pytest.mark.parametrize("geschreven", ["postgres://a@b/c", "postgresql://a@b/c", "postgresql+psycopg://a@b/c"])
def test_postgresql_hoe_ook_geschreven(geschreven: str) -> None:
    """Elke gebruikelijke schrijfwijze werkt met psycopg 3."""
    assert maak_engine(geschreven).url.drivername == "postgresql+psycopg"


def test_wachtwoord_niet_in_de_fout() -> None:
    """Een URL die niet te lezen is, komt niet in de melding: er kan een wachtwoord in staan."""
    with pytest.raises(ValueError, match="WEGWIJS_DATABASE_URL") as fout:
        maak_engine("postgresql:/a:hunter2hunter2@b")
    assert "hunter2" not in str(fout.value)
    with pytest.raises(ValueError, match="mysql"):
        maak_engine("mysql://a:hunter2@b/c")


def test_sqlite_instellingen(tmp_path: Path) -> None:
    """WAL, verwijzingen bewaakt, wachten op een slot."""
    engine = maak_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with engine.connect() as v:
        gelezen = {p: v.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "foreign_keys", "busy_timeout")}
    engine.dispose()
    assert gelezen == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000}


def test_lezen_tijdens_schrijven(tmp_path: Path) -> None:
    """Op SQLite leest een ander gewoon door terwijl er geschreven wordt."""
    engine = maak_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    migreer(engine)
    sessies = maak_sessies(engine)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    with engine.connect().execution_options(schrijft=True) as v, v.begin():
        v.execute(text("UPDATE overdracht SET status = 'opgepakt'"))
        # Wie op het slot moest wachten, kreeg hier LogboekWeg: de schrijver geeft het niet vrij.
        stand = dienst.status(sessies, kenmerk)
        assert stand is not None
        assert stand.status == "nieuw"
    stand = dienst.status(sessies, kenmerk)
    assert stand is not None
    assert stand.status == "opgepakt"
    engine.dispose()


def test_stomme_server_houdt_niemand_vast() -> None:
    """Een adres dat de verbinding aanneemt en zwijgt, geeft uit zichzelf op: niemand hoeft de verbinding te verbreken."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        engine = maak_engine(f"postgresql://x@127.0.0.1:{s.getsockname()[1]}/y")
        with pytest.raises(LogboekWeg, match="niet bereikbaar"), lezen(maak_sessies(engine)) as sessie:
            sessie.execute(text("SELECT 1"))
        engine.dispose()


def test_geen_tekst_van_een_inwoner_in_het_log(sessies: Sessies, caplog: pytest.LogCaptureFixture) -> None:
    """Een fout van de database komt in het log zonder de waarden die erbij hoorden."""
    gesprek, _ = Gesprekken(sessies).maak("almelo")
    fout = {"tekst": "Ik ben Anna en ik kan mijn huur niet betalen"}
    try:
        with schrijven(sessies) as sessie:
            sessie.add(t.Bericht(gesprek_id=gesprek.id, volgnummer=1, van="niemand", inhoud=fout, status="verwerkt", op=nu()))
    except IntegrityError:
        logging.getLogger("proef").exception("het ging mis")
    assert "ck_bericht_van" in caplog.text
    assert "INSERT INTO bericht" in caplog.text
    for woord in ("Anna", "huur", gesprek.id):
        assert woord not in caplog.text


@pytest.mark.postgres
def test_postgresql_valt_weg_en_komt_terug() -> None:
    """Midden in het werk gestopt: binnen seconden een duidelijke fout, niets half, en daarna gewoon verder."""
    cluster = maak_cluster()
    engine = maak_engine(cluster.nieuwe_database())
    try:
        migreer(engine)
        sessies = maak_sessies(engine)
        o = maak_overdracht()
        kenmerk, _ = dienst.neem_aan(sessies, o)
        cluster.stop()
        with pytest.raises(LogboekWeg, match="niet bereikbaar"):
            dienst.status(sessies, kenmerk)
        with pytest.raises(LogboekWeg):
            dienst.neem_aan(sessies, maak_overdracht())
        assert not leeft(sessies)
        cluster.start()
        assert dienst.neem_aan(sessies, o) == (kenmerk, False)
        assert dienst.lijst(sessies, KCC).totaal == 1
    finally:
        engine.dispose()
        cluster.ruim_op()
