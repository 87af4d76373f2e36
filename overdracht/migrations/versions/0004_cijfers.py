"""Cijfers: per dag opgetelde aantallen, en van welke dag er iets veranderde; en snellere tellers van de werklijst.

Wat er al was wordt bij het eerste gebruik geteld. Terug gaat niets verloren: het is allemaal te tellen.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OPEN = sa.text("status <> 'afgerond'")
_KOLOMMEN = ("loket", "eerste_termijn", "status", "prioriteit", "gemeente")


def upgrade() -> None:
    op.create_table(
        "dagcijfer",
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("loket", sa.String(20), nullable=False),
        sa.Column("inhoud", sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("dag", "gemeente", "loket", name="pk_dagcijfer"),
    )
    op.create_table(
        "dagmerk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dagmerk"),
    )
    op.create_index("ix_dagmerk_dag", "dagmerk", ["dag"])
    op.create_index("ix_gesprek_begonnen", "gesprek", ["begonnen"])
    # Met wat de tellers en keuzelijsten van de werklijst nodig hebben: dan hoeven zij de rijen zelf niet te lezen.
    _index_op_open(*_KOLOMMEN, "toegewezen_aan", "buurt", "team")
    op.create_index("ix_overdracht_prioriteit", "overdracht", ["prioriteit", "gemeente"])


def _index_op_open(*kolommen: str) -> None:
    op.drop_index("ix_overdracht_open", "overdracht")
    op.create_index("ix_overdracht_open", "overdracht", list(kolommen), sqlite_where=_OPEN, postgresql_where=_OPEN)


def downgrade() -> None:
    op.drop_index("ix_overdracht_prioriteit", "overdracht")
    _index_op_open(*_KOLOMMEN)
    op.drop_index("ix_gesprek_begonnen", "gesprek")
    op.drop_table("dagmerk")
    op.drop_table("dagcijfer")
