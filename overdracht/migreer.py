"""Brengt de database bij de tijd: `python -m overdracht.migreer [revisie]`, zonder revisie de laatste.

Een lagere revisie (of `base`) gaat terug. Tegelijk starten mag: PostgreSQL laat er één voor, bij
SQLite doet het schrijfslot dat.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, exc, text

from overdracht.database import LogboekWeg, maak_engine
from overdracht.versleuteling import SleutelFout

# Willekeurig getal, alleen om op te wachten tot een andere migratie klaar is.
_SLOT = 7315_2018


def _instelling() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def migreer(engine: Engine, revisie: str = "head") -> None:
    """Voert de migraties uit tot en met `revisie`, in één transactie: alles of niets.

    LogboekWeg als de database er niet is; CommandError bij een revisie die niet bestaat.
    """
    config = _instelling()
    try:
        with verbinding_voor_migratie(engine) as verbinding, verbinding.begin():
            if engine.dialect.name == "postgresql":
                verbinding.execute(text("SET LOCAL statement_timeout = 0"))
                verbinding.execute(text("SET LOCAL lock_timeout = '60s'"))
                verbinding.execute(text(f"SELECT pg_advisory_xact_lock({_SLOT})"))
            config.attributes["verbinding"] = verbinding
            if _is_terug(config, revisie, verbinding):
                command.downgrade(config, revisie)
            else:
                command.upgrade(config, revisie)
    except (exc.OperationalError, exc.TimeoutError) as fout:
        raise LogboekWeg("de database is niet bereikbaar") from fout


@contextmanager
def verbinding_voor_migratie(engine: Engine) -> Iterator[Connection]:
    """Een verbinding waarin SQLite een tabel opnieuw mag maken zonder mee te nemen wat ernaar verwijst.

    Dat kan alleen buiten een transactie aan en uit; een migratie die tabellen opnieuw maakt, kijkt
    aan het eind zelf of alle verwijzingen nog kloppen.
    """
    with engine.connect().execution_options(schrijft=True) as verbinding:
        sqlite = verbinding.connection.driver_connection if engine.dialect.name == "sqlite" else None
        try:
            if sqlite is not None:
                sqlite.execute("PRAGMA foreign_keys=OFF")
            yield verbinding
        finally:
            if sqlite is not None:
                sqlite.execute("PRAGMA foreign_keys=ON")


def _is_terug(config: Config, revisie: str, verbinding) -> bool:
    from alembic.migration import MigrationContext

    if revisie == "base":
        return True
    nu = MigrationContext.configure(verbinding).get_current_revision()
    if nu is None or revisie == "head":
        return False
    eerdere = {stap.revision for stap in ScriptDirectory.from_config(config).iterate_revisions(nu, "base")} - {nu}
    return revisie in eerdere


def main(argumenten: list[str]) -> int:
    """0 als het gelukt is, 1 met een regel op de foutuitvoer als het niet kan."""
    engine = None
    try:
        engine = maak_engine()
        migreer(engine, *argumenten[:1])
    except (LogboekWeg, SleutelFout, CommandError, ValueError) as fout:
        sys.stderr.write(f"Migreren lukt niet: {fout}\n")
        return 1
    finally:
        if engine is not None:
            engine.dispose()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
