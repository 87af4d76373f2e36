"""Beheer: een derde keten, van wat er met accounts, tokens, webhooks en bewaren gebeurde.

Wat er al was wordt niet nagemaakt: de keten begint leeg. Terug gaat zij verloren.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BEGIN = "0" * 64
_MELDING = "staat vast: er kan alleen iets bij"
_WAT = (
    "wat IN ('account_gemaakt', 'account_rol', 'account_blokkade', 'account_vrij', 'account_uitgelogd', 'account_wachtwoord', 'account_startwachtwoord', "
    "'tweede_stap_aan', 'tweede_stap_weg', 'token_gemaakt', 'token_weg', 'webhook_gemaakt', 'webhook_uit', 'webhook_aan', 'webhook_weg', 'opgeruimd')"
)


def upgrade() -> None:
    op.create_table(
        "beheer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("medewerker_id", sa.Integer(), nullable=True),
        sa.Column("wat", sa.String(30), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("api_token_id", sa.Integer(), nullable=True),
        sa.Column("webhook_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(300), nullable=True),
        sa.Column("vorige_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint(_WAT, name=op.f("ck_beheer_wat")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_beheer_medewerker_id")),
        sa.ForeignKeyConstraint(["account_id"], ["medewerker.id"], name=op.f("fk_beheer_account_id")),
        sa.ForeignKeyConstraint(["api_token_id"], ["api_token.id"], name=op.f("fk_beheer_api_token_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beheer")),
    )
    for kolom in ("op", "medewerker_id", "account_id"):
        op.create_index(f"ix_beheer_{kolom}", "beheer", [kolom])
    keten = sa.table("keten", sa.column("naam"), sa.column("laatste_id"), sa.column("laatste_hash"), sa.column("aantal"))
    op.bulk_insert(keten, [{"naam": "beheer", "laatste_id": 0, "laatste_hash": _BEGIN, "aantal": 0}])
    for opdracht in _wachters():
        op.execute(opdracht)


def downgrade() -> None:
    # De wachters gaan met de tabel mee.
    op.drop_table("beheer")
    op.execute("DELETE FROM keten WHERE naam = 'beheer'")


def _wachters() -> list[str]:
    if op.get_bind().dialect.name == "postgresql":
        return [
            "CREATE TRIGGER beheer_niet_wijzigen BEFORE UPDATE ON beheer FOR EACH ROW EXECUTE FUNCTION wegwijs_staat_vast()",
            "CREATE TRIGGER beheer_niet_verwijderen BEFORE DELETE ON beheer FOR EACH ROW EXECUTE FUNCTION wegwijs_staat_vast()",
            "CREATE TRIGGER beheer_niet_legen BEFORE TRUNCATE ON beheer FOR EACH STATEMENT EXECUTE FUNCTION wegwijs_staat_vast()",
        ]
    weiger = f"BEGIN SELECT RAISE(ABORT, 'beheer {_MELDING}'); END"
    return [
        f"CREATE TRIGGER beheer_niet_wijzigen BEFORE UPDATE ON beheer {weiger}",
        f"CREATE TRIGGER beheer_niet_verwijderen BEFORE DELETE ON beheer {weiger}",
        f"CREATE TRIGGER beheer_niet_vervangen BEFORE INSERT ON beheer WHEN EXISTS (SELECT 1 FROM beheer WHERE id = NEW.id) {weiger}",  # noqa: S608 - vaste tekst
    ]
