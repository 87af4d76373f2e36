"""Alembic: met welke database de migraties werken.

Een opgegeven verbinding (`config.attributes["verbinding"]`, door `overdracht.migreer` en de tests)
gaat voor; anders WEGWIJS_DATABASE_URL of de standaard. Alles gaat in één transactie.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from overdracht.database import maak_engine, standaard_url
from overdracht.migreer import verbinding_voor_migratie
from overdracht.tabellen import Tabel


def _voer_uit(verbinding: Connection) -> None:
    context.configure(
        connection=verbinding, target_metadata=Tabel.metadata, render_as_batch=verbinding.dialect.name == "sqlite", transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    context.configure(url=standaard_url(), target_metadata=Tabel.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
elif (gegeven := context.config.attributes.get("verbinding")) is not None:
    _voer_uit(gegeven)
else:
    engine = maak_engine()
    try:
        with verbinding_voor_migratie(engine) as verbinding:
            _voer_uit(verbinding)
    finally:
        engine.dispose()
