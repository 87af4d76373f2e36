"""Inloggen in twee stappen: herstelcodes, en een startwachtwoord dat maar één keer geldt.

Terug gaan de herstelcodes verloren, en blijft een startwachtwoord een gewoon wachtwoord.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("medewerker", sa.Column("startwachtwoord", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "herstelcode",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("medewerker_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_herstelcode_medewerker_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", name="pk_herstelcode"),
    )
    op.create_index("ix_herstelcode_medewerker_id", "herstelcode", ["medewerker_id"])


def downgrade() -> None:
    op.drop_table("herstelcode")
    op.drop_column("medewerker", "startwachtwoord")
