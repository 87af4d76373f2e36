"""Begin: gesprekken, overdrachten, historie, accounts en inzage.

Vaste waarden staan hier uitgeschreven: een migratie verandert niet meer als de code dat wel doet.
`historie` en `inzage` krijgen wachters (triggers): er kan alleen iets bij. In historie mag een
notitie leeg worden, voor wissen op verzoek; al het andere weigert de database.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
# In de volgorde waarin zij weg kunnen.
TABELLEN = (
    "toestemming",
    "termijn",
    "planstap",
    "overdracht_probleem",
    "inzage",
    "historie",
    "sessie",
    "overdracht",
    "bericht",
    "medewerker",
    "inlogpoging",
    "gesprek",
)

_HISTORIE_KOLOMMEN = ("id", "overdracht_id", "op", "gebeurtenis", "status", "uitkomst", "termijn", "medewerker_id", "sleutel")
_MELDING = "staat vast: er kan alleen iets bij"


def _wachters_sqlite() -> list[str]:
    gelijk = " AND ".join(f"NEW.{k} IS OLD.{k}" for k in _HISTORIE_KOLOMMEN)
    uit = []
    for tabel, mag in (("historie", f"NEW.notitie IS NULL AND {gelijk}"), ("inzage", "0")):
        bestaat = f"SELECT 1 FROM {tabel} WHERE id = NEW.id"  # noqa: S608 - twee vaste tabelnamen
        uit += [
            f"CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE ON {tabel} WHEN NOT ({mag}) BEGIN SELECT RAISE(ABORT, '{tabel} {_MELDING}'); END",
            f"CREATE TRIGGER {tabel}_niet_verwijderen BEFORE DELETE ON {tabel} BEGIN SELECT RAISE(ABORT, '{tabel} {_MELDING}'); END",
            # INSERT OR REPLACE verwijdert de oude regel zonder de trigger op DELETE.
            f"CREATE TRIGGER {tabel}_niet_vervangen BEFORE INSERT ON {tabel} "
            f"WHEN EXISTS ({bestaat}) BEGIN SELECT RAISE(ABORT, '{tabel} {_MELDING}'); END",
        ]
    # Een sleutel die er al is, zou met OR REPLACE een andere regel verdringen.
    uit.append(
        "CREATE TRIGGER historie_sleutel_eenmaal BEFORE INSERT ON historie WHEN NEW.sleutel IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM historie WHERE sleutel = NEW.sleutel) "
        "BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: historie.sleutel'); END"
    )
    return uit


def _wachters_postgresql() -> list[str]:
    gelijk = " AND ".join(f"NEW.{k} IS NOT DISTINCT FROM OLD.{k}" for k in _HISTORIE_KOLOMMEN)
    uit = [
        f"""CREATE FUNCTION wegwijs_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% {_MELDING}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$""",
        f"""CREATE FUNCTION wegwijs_historie_wijzigen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.notitie IS NULL AND {gelijk} THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'historie {_MELDING}' USING ERRCODE = 'restrict_violation';
        END $$""",
        "CREATE TRIGGER historie_niet_wijzigen BEFORE UPDATE ON historie FOR EACH ROW EXECUTE FUNCTION wegwijs_historie_wijzigen()",
        "CREATE TRIGGER inzage_niet_wijzigen BEFORE UPDATE ON inzage FOR EACH ROW EXECUTE FUNCTION wegwijs_staat_vast()",
    ]
    for tabel in ("historie", "inzage"):
        uit += [
            f"CREATE TRIGGER {tabel}_niet_verwijderen BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION wegwijs_staat_vast()",
            f"CREATE TRIGGER {tabel}_niet_legen BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION wegwijs_staat_vast()",
        ]
    return uit


def upgrade() -> None:
    op.create_table(
        "gesprek",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("sleutel_hash", sa.String(length=64), nullable=True),
        sa.Column("gemeente", sa.String(length=100), nullable=False),
        sa.Column("kanaal", sa.String(length=30), nullable=False),
        sa.Column("begonnen", MOMENT, nullable=False),
        sa.Column("laatste", MOMENT, nullable=False),
        sa.Column("gewist_op", MOMENT, nullable=True),
        sa.CheckConstraint("gewist_op IS NULL OR sleutel_hash IS NULL", name=op.f("ck_gesprek_gewist_is_dicht")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gesprek")),
    )
    op.create_index(op.f("ix_gesprek_laatste"), "gesprek", ["laatste"], unique=False)

    op.create_table(
        "inlogpoging",
        sa.Column("wie_hash", sa.String(length=64), nullable=False),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.Column("laatste", MOMENT, nullable=False),
        sa.CheckConstraint("mislukt >= 0", name=op.f("ck_inlogpoging_mislukt")),
        sa.PrimaryKeyConstraint("wie_hash", name=op.f("pk_inlogpoging")),
    )
    op.create_index(op.f("ix_inlogpoging_laatste"), "inlogpoging", ["laatste"], unique=False)

    op.create_table(
        "medewerker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=100), nullable=False),
        sa.Column("wachtwoord_hash", sa.String(length=300), nullable=False),
        sa.Column("gemaakt", MOMENT, nullable=False),
        sa.Column("geblokkeerd_op", MOMENT, nullable=True),
        sa.CheckConstraint("naam = lower(naam) AND naam <> ''", name=op.f("ck_medewerker_naam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker")),
        sa.UniqueConstraint("naam", name=op.f("uq_medewerker_naam")),
    )
    op.create_table(
        "bericht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.String(length=200), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(length=10), nullable=False),
        sa.Column("inhoud", JSON, nullable=True),
        sa.Column("sleutel_bericht", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("antwoord_op", sa.Integer(), nullable=True),
        sa.Column("op", MOMENT, nullable=False),
        sa.CheckConstraint("status IN ('wacht', 'verwerkt')", name=op.f("ck_bericht_status")),
        sa.CheckConstraint(
            "van = 'inwoner' OR (status = 'verwerkt' AND sleutel_bericht IS NULL)", name=op.f("ck_bericht_alleen_inwoner_wacht")
        ),
        sa.CheckConstraint("van IN ('inwoner', 'wegwijs')", name=op.f("ck_bericht_van")),
        sa.CheckConstraint("volgnummer > 0", name=op.f("ck_bericht_volgnummer")),
        sa.ForeignKeyConstraint(["antwoord_op"], ["bericht.id"], name=op.f("fk_bericht_antwoord_op"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_bericht_gesprek_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
        sa.UniqueConstraint("gesprek_id", "sleutel_bericht", name=op.f("uq_bericht_gesprek_id_sleutel_bericht")),
        sa.UniqueConstraint("gesprek_id", "volgnummer", name=op.f("uq_bericht_gesprek_id_volgnummer")),
    )
    op.create_index(op.f("ix_bericht_antwoord_op"), "bericht", ["antwoord_op"], unique=False)

    op.create_table(
        "overdracht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kenmerk", sa.String(length=7), nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=False),
        sa.Column("gesprek_id", sa.String(length=200), nullable=False),
        sa.Column("ontvangen", MOMENT, nullable=False),
        sa.Column("gemeente", sa.String(length=100), nullable=False),
        sa.Column("kanaal", sa.String(length=30), nullable=False),
        sa.Column("loket", sa.String(length=20), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=True),
        sa.Column("buurt", sa.String(length=200), nullable=True),
        sa.Column("prioriteit", sa.String(length=10), nullable=False),
        sa.Column("regisseur", sa.Boolean(), nullable=False),
        sa.Column("regie", sa.String(length=20), nullable=False),
        sa.Column("rij", sa.Integer(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("voor_wie", sa.String(length=50), nullable=True),
        sa.Column("taal", sa.String(length=20), nullable=False),
        sa.Column("crisis", JSON, nullable=False),
        sa.Column("genoemd", JSON, nullable=False),
        sa.Column("deelt_alles", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("samenvatting", sa.Text(), nullable=True),
        sa.Column("verhaal", JSON, nullable=True),
        sa.Column("antwoorden", JSON, nullable=True),
        sa.Column("contact_naam", sa.Text(), nullable=True),
        sa.Column("contact_wijze", sa.String(length=10), nullable=False),
        sa.Column("contact_waarde", sa.Text(), nullable=True),
        sa.Column("contact_belmoment", sa.Text(), nullable=True),
        sa.Column("contact_veilig", sa.Text(), nullable=True),
        sa.Column("gewist_op", MOMENT, nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("uitkomst", sa.String(length=20), nullable=True),
        sa.Column("status_sinds", MOMENT, nullable=False),
        sa.Column("aangevuld_op", MOMENT, nullable=True),
        sa.Column("eerste_termijn", sa.Date(), nullable=True),
        sa.CheckConstraint("(status = 'afgerond') = (uitkomst IS NOT NULL)", name=op.f("ck_overdracht_uitkomst_bij_afgerond")),
        sa.CheckConstraint("contact_wijze IN ('telefoon', 'email', 'kanaal', 'geen')", name=op.f("ck_overdracht_contact_wijze")),
        sa.CheckConstraint("loket IN ('sociaal_team', 'wmo_loket', 'werkplein', 'kcc')", name=op.f("ck_overdracht_loket")),
        sa.CheckConstraint("prioriteit IN ('gewoon', 'hoog', 'spoed')", name=op.f("ck_overdracht_prioriteit")),
        sa.CheckConstraint("regie IN ('aanwezig', 'ontbreekt', 'onbekend', 'niet_nodig')", name=op.f("ck_overdracht_regie")),
        sa.CheckConstraint(
            "status IN ('nieuw', 'opgepakt', 'wacht_op_inwoner', 'doorgezet', 'teruggezet', 'afgerond')", name=op.f("ck_overdracht_status")
        ),
        sa.CheckConstraint(
            "uitkomst IS NULL OR uitkomst IN ('geholpen', 'doorverwezen', 'geen_contact', 'ingetrokken', 'niet_voor_ons', 'crisisdienst')",
            name=op.f("ck_overdracht_uitkomst"),
        ),
        sa.CheckConstraint(
            "gewist_op IS NULL OR (samenvatting IS NULL AND verhaal IS NULL AND antwoorden IS NULL AND contact_naam IS NULL AND contact_waarde IS NULL AND contact_belmoment IS NULL AND contact_veilig IS NULL)",
            name=op.f("ck_overdracht_gewist_is_leeg"),
        ),
        sa.CheckConstraint("length(kenmerk) = 7", name=op.f("ck_overdracht_kenmerk")),
        sa.CheckConstraint("rij BETWEEN 1 AND 8", name=op.f("ck_overdracht_rij")),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_overdracht_gesprek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overdracht")),
        sa.UniqueConstraint("kenmerk", name=op.f("uq_overdracht_kenmerk")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_overdracht_sleutel")),
    )
    op.create_index("ix_overdracht_gemeente", "overdracht", ["gemeente", "ontvangen"], unique=False)
    op.create_index(op.f("ix_overdracht_gesprek_id"), "overdracht", ["gesprek_id"], unique=False)
    op.create_index("ix_overdracht_lijst", "overdracht", ["ontvangen", "id"], unique=False)
    op.create_index("ix_overdracht_loket", "overdracht", ["loket", "status", "ontvangen"], unique=False)
    op.create_index(
        "ix_overdracht_open",
        "overdracht",
        ["eerste_termijn"],
        unique=False,
        sqlite_where=sa.text("status <> 'afgerond'"),
        postgresql_where=sa.text("status <> 'afgerond'"),
    )

    op.create_table(
        "sessie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("teken_hash", sa.String(length=64), nullable=False),
        sa.Column("medewerker_id", sa.Integer(), nullable=False),
        sa.Column("begonnen", MOMENT, nullable=False),
        sa.Column("verloopt", MOMENT, nullable=False),
        sa.CheckConstraint("verloopt > begonnen", name=op.f("ck_sessie_verloopt")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_sessie_medewerker_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessie")),
        sa.UniqueConstraint("teken_hash", name=op.f("uq_sessie_teken_hash")),
    )
    op.create_index(op.f("ix_sessie_medewerker_id"), "sessie", ["medewerker_id"], unique=False)
    op.create_index(op.f("ix_sessie_verloopt"), "sessie", ["verloopt"], unique=False)

    op.create_table(
        "historie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overdracht_id", sa.Integer(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("gebeurtenis", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=True),
        sa.Column("uitkomst", sa.String(length=20), nullable=True),
        sa.Column("termijn", sa.String(length=40), nullable=True),
        sa.Column("medewerker_id", sa.Integer(), nullable=True),
        sa.Column("sleutel", sa.String(length=200), nullable=True),
        sa.Column("notitie", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "gebeurtenis IN ('ontvangen', 'aangevuld', 'status', 'termijn', 'notitie', 'gewist')", name=op.f("ck_historie_gebeurtenis")
        ),
        sa.CheckConstraint(
            "status IS NULL OR status IN ('nieuw', 'opgepakt', 'wacht_op_inwoner', 'doorgezet', 'teruggezet', 'afgerond')",
            name=op.f("ck_historie_status"),
        ),
        sa.CheckConstraint(
            "uitkomst IS NULL OR uitkomst IN ('geholpen', 'doorverwezen', 'geen_contact', 'ingetrokken', 'niet_voor_ons', 'crisisdienst')",
            name=op.f("ck_historie_uitkomst"),
        ),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_historie_medewerker_id")),
        sa.ForeignKeyConstraint(["overdracht_id"], ["overdracht.id"], name=op.f("fk_historie_overdracht_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_historie")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_historie_sleutel")),
    )
    op.create_index(op.f("ix_historie_medewerker_id"), "historie", ["medewerker_id"], unique=False)
    op.create_index(op.f("ix_historie_overdracht_id"), "historie", ["overdracht_id"], unique=False)

    op.create_table(
        "inzage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("medewerker_id", sa.Integer(), nullable=False),
        sa.Column("overdracht_id", sa.Integer(), nullable=True),
        sa.Column("wat", sa.String(length=20), nullable=False),
        sa.CheckConstraint("(wat = 'lijst') = (overdracht_id IS NULL)", name=op.f("ck_inzage_overdracht_bij_wat")),
        sa.CheckConstraint("wat IN ('lijst', 'overdracht', 'gesprek')", name=op.f("ck_inzage_wat")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_inzage_medewerker_id")),
        sa.ForeignKeyConstraint(["overdracht_id"], ["overdracht.id"], name=op.f("fk_inzage_overdracht_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzage")),
    )
    op.create_index(op.f("ix_inzage_medewerker_id"), "inzage", ["medewerker_id"], unique=False)
    op.create_index(op.f("ix_inzage_overdracht_id"), "inzage", ["overdracht_id"], unique=False)

    op.create_table(
        "overdracht_probleem",
        sa.Column("overdracht_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.CheckConstraint("code <> ''", name=op.f("ck_overdracht_probleem_code")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_overdracht_probleem_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("overdracht_id", "code", name=op.f("pk_overdracht_probleem")),
    )
    op.create_index(op.f("ix_overdracht_probleem_code"), "overdracht_probleem", ["code"], unique=False)

    op.create_table(
        "planstap",
        sa.Column("overdracht_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stap", sa.String(length=40), nullable=False),
        sa.Column("loket", sa.String(length=20), nullable=False),
        sa.Column("problemen", JSON, nullable=False),
        sa.Column("wanneer", sa.String(length=20), nullable=False),
        sa.Column("reden", sa.String(length=60), nullable=False),
        sa.CheckConstraint("loket IN ('sociaal_team', 'wmo_loket', 'werkplein', 'kcc')", name=op.f("ck_planstap_loket")),
        sa.CheckConstraint("wanneer IN ('nu', 'zodra_stabiel', 'daarna')", name=op.f("ck_planstap_wanneer")),
        sa.CheckConstraint("nummer > 0", name=op.f("ck_planstap_nummer")),
        sa.ForeignKeyConstraint(["overdracht_id"], ["overdracht.id"], name=op.f("fk_planstap_overdracht_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("overdracht_id", "nummer", name=op.f("pk_planstap")),
    )
    op.create_table(
        "termijn",
        sa.Column("overdracht_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("gehaald_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["overdracht_id"], ["overdracht.id"], name=op.f("fk_termijn_overdracht_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("overdracht_id", "soort", name=op.f("pk_termijn")),
    )
    op.create_table(
        "toestemming",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overdracht_id", sa.Integer(), nullable=False),
        sa.Column("loket", sa.String(length=20), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("tekst", sa.Text(), nullable=True),
        sa.CheckConstraint("loket IN ('sociaal_team', 'wmo_loket', 'werkplein', 'kcc')", name=op.f("ck_toestemming_loket")),
        sa.ForeignKeyConstraint(["overdracht_id"], ["overdracht.id"], name=op.f("fk_toestemming_overdracht_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemming")),
        sa.UniqueConstraint("overdracht_id", "loket", name=op.f("uq_toestemming_overdracht_id_loket")),
    )
    for opdracht in {"sqlite": _wachters_sqlite, "postgresql": _wachters_postgresql}[op.get_bind().dialect.name]():
        op.execute(opdracht)


def downgrade() -> None:
    for tabel in TABELLEN:
        op.drop_table(tabel)
    if op.get_bind().dialect.name == "postgresql":
        for functie in ("wegwijs_historie_wijzigen", "wegwijs_staat_vast"):
            op.execute(f"DROP FUNCTION {functie}()")
