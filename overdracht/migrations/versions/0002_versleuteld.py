"""Versleuteling, ketens, rollen, toewijzen, en de tabellen voor kanalen, API en webhooks.

Heen: wat leesbaar stond wordt versleuteld, en de regels van historie en inzage worden aaneengesloten.
Terug: alles wordt weer leesbaar. Wat de vorige tabellen niet kennen gaat dan verloren: toewijzingen,
bewaarde filters, tokens (en wat daarmee bekeken is), en berichten die nog verstuurd moesten worden.

Vaste waarden staan hier uitgeschreven: een migratie verandert niet meer als de code dat wel doet.
Van de code gebruikt zij alleen de sleutelbos.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from overdracht.versleuteling import EMAIL, TELEFOON, Sleutelbos, sleutelbos_van

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
_STAPEL = 1000
_BEGIN = "0" * 64
_LOKETTEN = "('sociaal_team', 'wmo_loket', 'werkplein', 'kcc')"
_STATUSSEN = "('nieuw', 'opgepakt', 'wacht_op_inwoner', 'doorgezet', 'teruggezet', 'afgerond')"
_UITKOMSTEN = "('geholpen', 'doorverwezen', 'geen_contact', 'ingetrokken', 'niet_voor_ons', 'crisisdienst')"
_UITGAAND = "('wacht', 'verzonden', 'mislukt', 'vervallen')"
_MELDING = "staat vast: er kan alleen iets bij"
# Per tabel: welke kolommen versleuteld worden, en of er JSON in stond.
_TEKST = {
    "bericht": {"inhoud": True},
    "overdracht": {
        **{"samenvatting": False, "verhaal": True, "antwoorden": True},
        **{"contact_naam": False, "contact_waarde": False, "contact_belmoment": False, "contact_veilig": False},
    },
    "toestemming": {"tekst": False},
    "historie": {"notitie": False},
}
_HISTORIE = (
    *("overdracht_id", "op", "gebeurtenis", "status", "uitkomst", "termijn", "medewerker_id", "api_token_id"),
    *("sleutel", "naar_loket", "naar_team", "naar_medewerker_id", "versie", "notitie_zegel"),
)
_INZAGE = ("op", "medewerker_id", "api_token_id", "overdracht_id", "wat", "aantal")

# De controles van elke tabel die verbouwd wordt: eerst, en straks.
_EERST: dict[str, dict[str, str]] = {
    "gesprek": {"gewist_is_dicht": "gewist_op IS NULL OR sleutel_hash IS NULL"},
    "bericht": {
        "status": "status IN ('wacht', 'verwerkt')",
        "alleen_inwoner_wacht": "van = 'inwoner' OR (status = 'verwerkt' AND sleutel_bericht IS NULL)",
        "van": "van IN ('inwoner', 'wegwijs')",
        "volgnummer": "volgnummer > 0",
    },
    "medewerker": {"naam": "naam = lower(naam) AND naam <> ''"},
    "sessie": {"verloopt": "verloopt > begonnen"},
    "overdracht": {
        "uitkomst_bij_afgerond": "(status = 'afgerond') = (uitkomst IS NOT NULL)",
        "contact_wijze": "contact_wijze IN ('telefoon', 'email', 'kanaal', 'geen')",
        "loket": f"loket IN {_LOKETTEN}",
        "prioriteit": "prioriteit IN ('gewoon', 'hoog', 'spoed')",
        "regie": "regie IN ('aanwezig', 'ontbreekt', 'onbekend', 'niet_nodig')",
        "status": f"status IN {_STATUSSEN}",
        "uitkomst": f"uitkomst IS NULL OR uitkomst IN {_UITKOMSTEN}",
        "gewist_is_leeg": "gewist_op IS NULL OR (samenvatting IS NULL AND verhaal IS NULL AND antwoorden IS NULL AND contact_naam IS NULL "
        "AND contact_waarde IS NULL AND contact_belmoment IS NULL AND contact_veilig IS NULL)",
        "kenmerk": "length(kenmerk) = 7",
        "rij": "rij BETWEEN 1 AND 8",
    },
    "historie": {
        "gebeurtenis": "gebeurtenis IN ('ontvangen', 'aangevuld', 'status', 'termijn', 'notitie', 'gewist')",
        "status": f"status IS NULL OR status IN {_STATUSSEN}",
        "uitkomst": f"uitkomst IS NULL OR uitkomst IN {_UITKOMSTEN}",
    },
    "inzage": {"overdracht_bij_wat": "(wat = 'lijst') = (overdracht_id IS NULL)", "wat": "wat IN ('lijst', 'overdracht', 'gesprek')"},
}
_STRAKS: dict[str, dict[str, str]] = {
    "bericht": _EERST["bericht"],
    "medewerker": {**_EERST["medewerker"], "rol": "rol IN ('medewerker', 'kcc', 'beheerder', 'privacy')"},
    "overdracht": {
        **_EERST["overdracht"],
        "oorspronkelijk_loket": f"oorspronkelijk_loket IN {_LOKETTEN}",
        "versienummer": "versienummer > 0",
        "gewist_is_niemand": "gewist_op IS NULL OR persoon_hash IS NULL",
    },
    "historie": {
        **_EERST["historie"],
        "gebeurtenis": "gebeurtenis IN ('ontvangen', 'aangevuld', 'status', 'termijn', 'notitie', 'gewist', "
        "'toegewezen', 'doorgezet', 'teruggezet', 'terugkoppeling', 'verkeerd_loket')",
        "naar_loket": f"naar_loket IS NULL OR naar_loket IN {_LOKETTEN}",
        "notitie_heeft_zegel": "notitie IS NULL OR (notitie_korrel IS NOT NULL AND notitie_zegel IS NOT NULL)",
    },
    "inzage": {
        "wat": "wat IN ('overdracht', 'gesprek', 'lijst', 'zoek', 'cijfers', 'export', 'persoon', 'api', 'wissen', 'inzage')",
        "overdracht_bij_wat": "(overdracht_id IS NOT NULL OR NOT wat IN ('overdracht', 'gesprek')) "
        "AND (overdracht_id IS NULL OR NOT wat IN ('lijst', 'zoek', 'cijfers'))",
        "iemand": "(medewerker_id IS NULL) <> (api_token_id IS NULL)",
    },
}
_OUDE_INDEXEN = {"ix_overdracht_loket": ["loket", "status", "ontvangen"], "ix_overdracht_gemeente": ["gemeente", "ontvangen"]}
_NIEUWE_INDEXEN = {
    "ix_overdracht_loket": ["loket", "ontvangen", "id"],
    "ix_overdracht_termijn": ["sorteer_termijn", "id"],
    "ix_overdracht_loket_termijn": ["loket", "sorteer_termijn", "id"],
    "ix_overdracht_rang": ["sorteer_rang", "sorteer_termijn", "id"],
    "ix_overdracht_loket_rang": ["loket", "sorteer_rang", "sorteer_termijn", "id"],
    "ix_overdracht_status": ["status", "ontvangen", "id"],
    "ix_overdracht_gemeente": ["gemeente", "ontvangen", "id"],
    "ix_overdracht_buurt": ["buurt", "ontvangen", "id"],
    "ix_overdracht_team": ["team", "ontvangen", "id"],
    "ix_overdracht_persoon_hash": ["persoon_hash"],
    "ix_overdracht_toegewezen_aan": ["toegewezen_aan"],
}
_NIEUWE_TABELLEN = ("zoekwoord", "keten", "sleutelproef", "onderhoud", "voorbeeld_leer", "weergave", "webhook_bezorging", "webhook", "uitgaand", "kanaalbericht", "kanaaladres", "api_token")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


@contextmanager
def _verbouw(tabel: str, was: Mapping[str, str], wordt: Mapping[str, str]) -> Iterator[Any]:
    """Een tabel veranderen: SQLite maakt haar opnieuw, PostgreSQL verandert haar."""

    def naam(controle: str) -> str:
        return op.f(f"ck_{tabel}_{controle}")

    with op.batch_alter_table(tabel) as b:
        for controle, sql in was.items():
            if wordt.get(controle) != sql:
                b.drop_constraint(naam(controle), type_="check")
        yield b
        for controle, sql in wordt.items():
            if was.get(controle) != sql:
                b.create_check_constraint(naam(controle), sql)


def _verander_alles(tabel: str, sleutel: str, kolommen: list[str], doe: Callable[[Any], dict[str, Any] | None]) -> None:
    """Geeft elke rij, in stapels op volgorde van `sleutel`, aan `doe`, en schrijft wat dat teruggeeft."""
    verbinding = op.get_bind()
    soort = {"op": MOMENT, "ontvangen": MOMENT, "eerste_termijn": sa.Date(), "gewist_op": MOMENT}
    t = sa.table(tabel, *(sa.column(k, soort.get(k)) for k in {sleutel, *kolommen}))
    vraag = sa.select(t).order_by(t.c[sleutel]).limit(_STAPEL)
    vanaf: Any = None
    while rijen := verbinding.execute(vraag if vanaf is None else vraag.where(t.c[sleutel] > vanaf)).all():
        vanaf = rijen[-1]._mapping[sleutel]
        per_vorm: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for rij in rijen:
            if nieuw := doe(rij):
                per_vorm.setdefault(tuple(nieuw), []).append({"w_sleutel": rij._mapping[sleutel], **{f"w_{k}": w for k, w in nieuw.items()}})
        for vorm, waarden in per_vorm.items():
            zet = ", ".join(f"{k} = :w_{k}" for k in vorm)
            params = [sa.bindparam(f"w_{k}", type_=sa.Date() if k == "sorteer_termijn" else None) for k in vorm]
            verbinding.execute(sa.text(f"UPDATE {tabel} SET {zet} WHERE {sleutel} = :w_sleutel").bindparams(*params), waarden)  # noqa: S608 - vaste namen


# Heen


def upgrade() -> None:
    bos = sleutelbos_van(op.get_bind().dialect)
    _wachters_weg()
    _maak_tabellen()
    _nieuwe_kolommen()
    _versleutel(bos)
    _sluit_aan(bos)
    _maak_vast()
    op.bulk_insert(sa.table("sleutelproef", sa.column("id"), sa.column("proef"), sa.column("hash")), [{"id": 1, "proef": bos.versleutel("wegwijs"), "hash": bos.kenhash("proef", "wegwijs")}])
    for opdracht in _wachters_sqlite() if _is_sqlite() else _wachters_postgresql():
        op.execute(opdracht)
    _controleer_verwijzingen()


def _nieuwe_kolommen() -> None:
    op.add_column("gesprek", sa.Column("laatste_vraag", sa.String(40)))
    op.add_column("gesprek", sa.Column("tevreden", JSON))
    op.add_column("sessie", sa.Column("bevestigd", sa.Boolean(), server_default=sa.false(), nullable=False))
    for kolom in (
        sa.Column("persoon_hash", sa.String(64)),
        sa.Column("sorteer_termijn", sa.Date()),
        sa.Column("sorteer_rang", sa.SmallInteger()),
        sa.Column("toegewezen_aan", sa.Integer()),
        sa.Column("oorspronkelijk_loket", sa.String(20)),
        sa.Column("opgepakt_op", MOMENT),
        sa.Column("afgerond_op", MOMENT),
        sa.Column("terugkerend", sa.Boolean()),
        sa.Column("versienummer", sa.Integer()),
        sa.Column("gewijzigd_op", MOMENT),
    ):
        op.add_column("overdracht", kolom)
    for kolom in (
        sa.Column("api_token_id", sa.Integer()),
        sa.Column("naar_loket", sa.String(20)),
        sa.Column("naar_team", sa.String(200)),
        sa.Column("naar_medewerker_id", sa.Integer()),
        sa.Column("versie", sa.Integer()),
        sa.Column("notitie_korrel", sa.String(32)),
        sa.Column("notitie_zegel", sa.String(64)),
        sa.Column("vorige_hash", sa.String(64)),
        sa.Column("hash", sa.String(64)),
    ):
        op.add_column("historie", kolom)
    for kolom in (sa.Column("api_token_id", sa.Integer()), sa.Column("aantal", sa.Integer()), sa.Column("vorige_hash", sa.String(64)), sa.Column("hash", sa.String(64))):
        op.add_column("inzage", kolom)
    if not _is_sqlite():
        for tabel, kolommen in _TEKST.items():
            for kolom, is_json in kolommen.items():
                if is_json:
                    op.alter_column(tabel, kolom, type_=sa.Text(), postgresql_using=f"{kolom}::text")


def _versleutel(bos: Sleutelbos) -> None:
    def dicht(rij: Any, tabel: str) -> dict[str, Any]:
        return {kolom: bos.versleutel(rij._mapping[kolom]) for kolom in _TEKST[tabel] if rij._mapping[kolom] is not None}

    for tabel in ("bericht", "toestemming"):
        _verander_alles(tabel, "id", list(_TEKST[tabel]), lambda rij, tabel=tabel: dicht(rij, tabel))

    verbinding = op.get_bind()
    zoekwoord = sa.table("zoekwoord", sa.column("hash"), sa.column("overdracht_id"))
    codes: dict[int, list[str]] = {}
    for overdracht_id, code in verbinding.execute(sa.text("SELECT overdracht_id, code FROM overdracht_probleem")):
        codes.setdefault(overdracht_id, []).append(code)

    def overdracht(rij: Any) -> dict[str, Any]:
        verhaal = json.loads(rij.verhaal) if rij.verhaal else []
        woorden = [rij.samenvatting, *verhaal, rij.contact_naam, rij.contact_waarde, rij.buurt, *codes.get(rij.id, ())]
        if hashes := bos.zoekhashes("\n".join(str(w) for w in woorden if w)):
            verbinding.execute(sa.insert(zoekwoord), [{"hash": h, "overdracht_id": rij.id} for h in hashes])
        klaar = rij.status == "afgerond"
        soort = {"telefoon": TELEFOON, "email": EMAIL}.get(rij.contact_wijze)
        return {
            **dicht(rij, "overdracht"),
            "persoon_hash": bos.kenhash(soort, rij.contact_waarde) if soort and rij.contact_waarde else None,
            "sorteer_termijn": date(9999, 12, 31) if klaar else rij.eerste_termijn or date(9999, 12, 30),
            "sorteer_rang": 3 if klaar else {"spoed": 0, "hoog": 1, "gewoon": 2}[rij.prioriteit],
        }

    _verander_alles("overdracht", "id", [*_TEKST["overdracht"], "contact_wijze", "buurt", "status", "eerste_termijn", "prioriteit"], overdracht)
    op.create_index("ix_overdracht_persoon_hash", "overdracht", ["persoon_hash"])
    op.execute(
        "UPDATE overdracht SET oorspronkelijk_loket = loket, "
        "terugkerend = EXISTS (SELECT 1 FROM overdracht e WHERE e.persoon_hash = overdracht.persoon_hash AND e.id < overdracht.id AND e.gesprek_id <> overdracht.gesprek_id), "
        "versienummer = (SELECT coalesce(nullif(count(*), 0), 1) FROM historie h WHERE h.overdracht_id = overdracht.id), "
        "gewijzigd_op = coalesce((SELECT max(h.op) FROM historie h WHERE h.overdracht_id = overdracht.id), ontvangen), "
        "opgepakt_op = (SELECT min(h.op) FROM historie h WHERE h.overdracht_id = overdracht.id AND h.status = 'opgepakt'), "
        "afgerond_op = CASE WHEN status = 'afgerond' THEN status_sinds END"
    )


def _sluit_aan(bos: Sleutelbos) -> None:
    """Zet een zegel op elke regel van historie en inzage, in de volgorde waarin zij er kwamen."""
    eind: dict[str, tuple[int, str, int]] = {}

    def vast(waarde: Any) -> Any:
        if not isinstance(waarde, datetime):
            return waarde
        return (waarde.replace(tzinfo=UTC) if waarde.tzinfo is None else waarde.astimezone(UTC)).isoformat(timespec="microseconds")

    def schakel(naam: str, velden: tuple[str, ...], rij: Any, nieuw: dict[str, Any]) -> dict[str, Any]:
        _, vorige, aantal = eind.get(naam, (0, _BEGIN, 0))
        waarden = {**rij._mapping, **nieuw}
        zegel = bos.zegel(json.dumps([naam, vorige, [vast(waarden.get(veld)) for veld in velden]], ensure_ascii=True, separators=(",", ":")))
        eind[naam] = (rij.id, zegel, aantal + 1)
        return {**nieuw, "vorige_hash": vorige, "hash": zegel}

    versies: Counter[int] = Counter()

    def historie(rij: Any) -> dict[str, Any]:
        versies[rij.overdracht_id] += 1
        nieuw: dict[str, Any] = {"versie": versies[rij.overdracht_id]}
        if rij.notitie is not None:
            korrel = secrets.token_hex(16)
            nieuw |= {"notitie": bos.versleutel(rij.notitie), "notitie_korrel": korrel, "notitie_zegel": bos.zegel(korrel + rij.notitie)}
        return schakel("historie", _HISTORIE, rij, nieuw)

    bestaand = [veld for veld in _HISTORIE if veld not in ("api_token_id", "naar_loket", "naar_team", "naar_medewerker_id", "versie", "notitie_zegel")]
    _verander_alles("historie", "id", [*bestaand, "notitie"], historie)
    _verander_alles("inzage", "id", ["op", "medewerker_id", "overdracht_id", "wat"], lambda rij: schakel("inzage", _INZAGE, rij, {}))
    keten = sa.table("keten", *map(sa.column, ("naam", "laatste_id", "laatste_hash", "aantal")))
    op.bulk_insert(keten, [dict(zip(("naam", "laatste_id", "laatste_hash", "aantal"), (naam, *eind.get(naam, (0, _BEGIN, 0))))) for naam in ("historie", "inzage")])


def _maak_vast() -> None:
    """Typen, verplichte velden, verwijzingen en controles, als alle rijen gevuld zijn."""
    with _verbouw("bericht", _EERST["bericht"], _STRAKS["bericht"]) as b:
        if _is_sqlite():
            b.alter_column("inhoud", type_=sa.Text())
    with _verbouw("medewerker", _EERST["medewerker"], _STRAKS["medewerker"]) as b:
        b.alter_column("wachtwoord_hash", existing_type=sa.String(300), nullable=True)
        b.add_column(sa.Column("rol", sa.String(20), server_default="kcc", nullable=False))
        b.add_column(sa.Column("loketten", JSON, server_default=sa.text("'[]'"), nullable=False))
        b.add_column(sa.Column("gemeente", sa.String(100)))
        b.add_column(sa.Column("totp_geheim", sa.Text()))
        b.add_column(sa.Column("totp_sinds", MOMENT))
        b.add_column(sa.Column("totp_laatste", sa.BigInteger()))
        b.add_column(sa.Column("oidc_sub", sa.String(255)))
        b.create_unique_constraint(op.f("uq_medewerker_oidc_sub"), ["oidc_sub"])
    for naam in _OUDE_INDEXEN:
        op.drop_index(naam, "overdracht")
    op.drop_index("ix_overdracht_open", "overdracht")
    op.drop_index("ix_overdracht_persoon_hash", "overdracht")
    with _verbouw("overdracht", _EERST["overdracht"], _STRAKS["overdracht"]) as b:
        for kolom, soort in (
            *(("sorteer_termijn", sa.Date()), ("sorteer_rang", sa.SmallInteger()), ("oorspronkelijk_loket", sa.String(20))),
            *(("terugkerend", sa.Boolean()), ("versienummer", sa.Integer()), ("gewijzigd_op", MOMENT)),
        ):
            b.alter_column(kolom, existing_type=soort, nullable=False)
        if _is_sqlite():
            for kolom, is_json in _TEKST["overdracht"].items():
                if is_json:
                    b.alter_column(kolom, type_=sa.Text())
        b.create_foreign_key(op.f("fk_overdracht_toegewezen_aan"), "medewerker", ["toegewezen_aan"], ["id"])
    for naam, kolommen in _NIEUWE_INDEXEN.items():
        op.create_index(naam, "overdracht", kolommen)
    _index_op_open(["loket", "eerste_termijn", "status", "prioriteit", "gemeente"])
    with _verbouw("historie", _EERST["historie"], _STRAKS["historie"]) as b:
        for kolom, soort in (("versie", sa.Integer()), ("vorige_hash", sa.String(64)), ("hash", sa.String(64))):
            b.alter_column(kolom, existing_type=soort, nullable=False)
        b.create_foreign_key(op.f("fk_historie_api_token_id"), "api_token", ["api_token_id"], ["id"])
        b.create_foreign_key(op.f("fk_historie_naar_medewerker_id"), "medewerker", ["naar_medewerker_id"], ["id"])
    op.create_index("ix_historie_gebeurtenis", "historie", ["gebeurtenis", "op"])
    with _verbouw("inzage", _EERST["inzage"], _STRAKS["inzage"]) as b:
        b.alter_column("medewerker_id", existing_type=sa.Integer(), nullable=True)
        for kolom in ("vorige_hash", "hash"):
            b.alter_column(kolom, existing_type=sa.String(64), nullable=False)
        b.create_foreign_key(op.f("fk_inzage_api_token_id"), "api_token", ["api_token_id"], ["id"])
    op.create_index("ix_inzage_op", "inzage", ["op"])


def _index_op_open(kolommen: list[str]) -> None:
    open_ = sa.text("status <> 'afgerond'")
    op.create_index("ix_overdracht_open", "overdracht", kolommen, sqlite_where=open_, postgresql_where=open_)


def _maak_tabellen() -> None:
    def tabel(naam: str, *delen: Any, **meer: Any) -> None:
        sleutel = [] if any(isinstance(d, sa.PrimaryKeyConstraint) for d in delen) else [sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{naam}"))]
        op.create_table(naam, *sleutel, *delen, **meer)

    def verwijst(naam: str, kolom: str, doel: str, weg: bool = False) -> sa.ForeignKeyConstraint:
        return sa.ForeignKeyConstraint([kolom], [f"{doel}.id"], name=op.f(f"fk_{naam}_{kolom}"), ondelete="CASCADE" if weg else None)

    wacht = sa.text("status = 'wacht'")
    tabel(
        "zoekwoord",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("overdracht_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("hash", "overdracht_id", name=op.f("pk_zoekwoord")),
        verwijst("zoekwoord", "overdracht_id", "overdracht", weg=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_zoekwoord_overdracht_id", "zoekwoord", ["overdracht_id"])
    tabel(
        "keten",
        sa.Column("naam", sa.String(20), nullable=False),
        sa.Column("laatste_id", sa.Integer(), nullable=False),
        sa.Column("laatste_hash", sa.String(64), nullable=False),
        sa.Column("aantal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_keten")),
    )
    tabel("sleutelproef", sa.Column("proef", sa.Text(), nullable=False), sa.Column("hash", sa.String(64), nullable=False))
    tabel("onderhoud", sa.Column("naam", sa.String(20), nullable=False), sa.PrimaryKeyConstraint("naam", name=op.f("pk_onderhoud")))
    tabel(
        "api_token",
        sa.Column("naam", sa.String(100), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("loketten", JSON, nullable=False),
        sa.Column("gemeente", sa.String(100)),
        sa.Column("gemaakt", MOMENT, nullable=False),
        sa.Column("verloopt", MOMENT),
        sa.Column("ingetrokken_op", MOMENT),
        sa.Column("gemaakt_door", sa.Integer()),
        verwijst("api_token", "gemaakt_door", "medewerker"),
        sa.UniqueConstraint("hash", name=op.f("uq_api_token_hash")),
    )
    tabel(
        "kanaaladres",
        sa.Column("gesprek_id", sa.String(200), nullable=False),
        sa.Column("kanaal", sa.String(30), nullable=False),
        sa.Column("adres_hash", sa.String(64), nullable=False),
        sa.Column("adres", sa.Text(), nullable=False),
        sa.Column("mag_uitkomst", sa.Boolean(), nullable=False),
        sa.Column("gemaakt", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("gesprek_id", name=op.f("pk_kanaaladres")),
        verwijst("kanaaladres", "gesprek_id", "gesprek", weg=True),
    )
    op.create_index("ix_kanaaladres_adres_hash", "kanaaladres", ["adres_hash"])
    tabel(
        "kanaalbericht",
        sa.Column("kanaal", sa.String(30), nullable=False),
        sa.Column("sleutel", sa.String(200), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.UniqueConstraint("kanaal", "sleutel", name=op.f("uq_kanaalbericht_kanaal_sleutel")),
    )
    op.create_index("ix_kanaalbericht_op", "kanaalbericht", ["op"])
    tabel(
        "uitgaand",
        sa.Column("gesprek_id", sa.String(200), nullable=False),
        sa.Column("bericht_id", sa.Integer()),
        sa.Column("kanaal", sa.String(30), nullable=False),
        sa.Column("sleutel", sa.String(200), nullable=False),
        sa.Column("inhoud", sa.Text()),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("pogingen", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("volgende_poging", MOMENT),
        sa.Column("gemaakt", MOMENT, nullable=False),
        verwijst("uitgaand", "gesprek_id", "gesprek", weg=True),
        verwijst("uitgaand", "bericht_id", "bericht", weg=True),
        sa.UniqueConstraint("sleutel", name=op.f("uq_uitgaand_sleutel")),
        sa.CheckConstraint(f"status IN {_UITGAAND}", name=op.f("ck_uitgaand_status")),
        sa.CheckConstraint("inhoud IS NOT NULL OR status <> 'wacht'", name=op.f("ck_uitgaand_wacht_heeft_inhoud")),
    )
    op.create_index("ix_uitgaand_gesprek_id", "uitgaand", ["gesprek_id"])
    op.create_index("ix_uitgaand_bericht_id", "uitgaand", ["bericht_id"])
    op.create_index("ix_uitgaand_wacht", "uitgaand", ["kanaal", "volgende_poging"], sqlite_where=wacht, postgresql_where=wacht)
    tabel(
        "webhook",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("geheim", sa.Text(), nullable=False),
        sa.Column("gebeurtenissen", JSON, nullable=False),
        sa.Column("loketten", JSON, nullable=False),
        sa.Column("gemeente", sa.String(100)),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("gemaakt", MOMENT, nullable=False),
        sa.Column("uit_sinds", MOMENT),
        sa.Column("waarom_uit", sa.String(300)),
    )
    tabel(
        "webhook_bezorging",
        sa.Column("webhook_id", sa.Integer(), nullable=False),
        sa.Column("gebeurtenis", sa.String(40), nullable=False),
        sa.Column("sleutel", sa.String(200), nullable=False),
        sa.Column("inhoud", JSON, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("pogingen", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("volgende_poging", MOMENT),
        sa.Column("laatste_fout", sa.String(300)),
        sa.Column("gemaakt", MOMENT, nullable=False),
        verwijst("webhook_bezorging", "webhook_id", "webhook", weg=True),
        sa.UniqueConstraint("sleutel", name=op.f("uq_webhook_bezorging_sleutel")),
        sa.CheckConstraint(f"status IN {_UITGAAND}", name=op.f("ck_webhook_bezorging_status")),
    )
    op.create_index("ix_webhook_bezorging_wacht", "webhook_bezorging", ["volgende_poging", "id"], sqlite_where=wacht, postgresql_where=wacht)
    op.create_index("ix_webhook_bezorging_webhook_id", "webhook_bezorging", ["webhook_id", "id"])
    tabel(
        "weergave",
        sa.Column("medewerker_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(100), nullable=False),
        sa.Column("adres", sa.String(500), nullable=False),
        sa.Column("gemaakt", MOMENT, nullable=False),
        verwijst("weergave", "medewerker_id", "medewerker", weg=True),
        sa.UniqueConstraint("medewerker_id", "naam", name=op.f("uq_weergave_medewerker_id_naam")),
    )
    tabel(
        "voorbeeld_leer",
        sa.Column("overdracht_id", sa.Integer()),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("herkend", JSON, nullable=False),
        sa.Column("problemen", JSON, nullable=False),
        sa.Column("loket", sa.String(20), nullable=False),
        sa.Column("gemaakt", MOMENT, nullable=False),
        sa.Column("door", sa.Integer()),
        sa.Column("goedgekeurd_op", MOMENT),
        sa.Column("goedgekeurd_door", sa.Integer()),
        verwijst("voorbeeld_leer", "overdracht_id", "overdracht"),
        verwijst("voorbeeld_leer", "door", "medewerker"),
        verwijst("voorbeeld_leer", "goedgekeurd_door", "medewerker"),
        sa.CheckConstraint(f"loket IN {_LOKETTEN}", name=op.f("ck_voorbeeld_leer_loket")),
        sa.CheckConstraint("(goedgekeurd_op IS NULL) = (goedgekeurd_door IS NULL)", name=op.f("ck_voorbeeld_leer_goedgekeurd")),
    )
    op.create_index("ix_voorbeeld_leer_overdracht_id", "voorbeeld_leer", ["overdracht_id"])


# Terug


def downgrade() -> None:
    bos = sleutelbos_van(op.get_bind().dialect)
    _wachters_weg()
    if not _is_sqlite():
        op.execute("DROP FUNCTION wegwijs_historie_wijzigen()")
        op.execute("DROP FUNCTION wegwijs_staat_vast()")
    # Wat de vorige tabellen niet kennen, krijgt de naam die er het meest op lijkt.
    op.execute("UPDATE historie SET gebeurtenis = CASE WHEN status IS NULL THEN 'notitie' ELSE 'status' END WHERE gebeurtenis NOT IN ('ontvangen', 'aangevuld', 'status', 'termijn', 'notitie', 'gewist')")
    op.execute("DELETE FROM inzage WHERE medewerker_id IS NULL")
    op.execute("UPDATE inzage SET wat = CASE WHEN overdracht_id IS NULL THEN 'lijst' ELSE 'overdracht' END WHERE wat NOT IN ('lijst', 'overdracht', 'gesprek')")
    # Geen hash is een hash waar geen wachtwoord bij past.
    op.execute("UPDATE medewerker SET wachtwoord_hash = '' WHERE wachtwoord_hash IS NULL")
    for tabel, kolommen in _TEKST.items():
        _verander_alles(tabel, "id", list(kolommen), lambda rij, kolommen=kolommen: {k: bos.ontsleutel(rij._mapping[k]) for k in kolommen if rij._mapping[k] is not None})
    op.drop_index("ix_inzage_op", "inzage")
    with _verbouw("inzage", _STRAKS["inzage"], _EERST["inzage"]) as b:
        b.drop_constraint(op.f("fk_inzage_api_token_id"), type_="foreignkey")
        b.alter_column("medewerker_id", existing_type=sa.Integer(), nullable=False)
        for kolom in ("api_token_id", "aantal", "vorige_hash", "hash"):
            b.drop_column(kolom)
    op.drop_index("ix_historie_gebeurtenis", "historie")
    with _verbouw("historie", _STRAKS["historie"], _EERST["historie"]) as b:
        for verwijzing in ("api_token_id", "naar_medewerker_id"):
            b.drop_constraint(op.f(f"fk_historie_{verwijzing}"), type_="foreignkey")
        for kolom in ("api_token_id", "naar_loket", "naar_team", "naar_medewerker_id", "versie", "notitie_korrel", "notitie_zegel", "vorige_hash", "hash"):
            b.drop_column(kolom)
    for naam in (*_NIEUWE_INDEXEN, "ix_overdracht_open"):
        op.drop_index(naam, "overdracht")
    for naam in _NIEUWE_TABELLEN:
        op.drop_table(naam)
    with _verbouw("overdracht", _STRAKS["overdracht"], _EERST["overdracht"]) as b:
        b.drop_constraint(op.f("fk_overdracht_toegewezen_aan"), type_="foreignkey")
        for kolom in (
            *("persoon_hash", "sorteer_termijn", "sorteer_rang", "toegewezen_aan", "oorspronkelijk_loket"),
            *("opgepakt_op", "afgerond_op", "terugkerend", "versienummer", "gewijzigd_op"),
        ):
            b.drop_column(kolom)
        for kolom in ("verhaal", "antwoorden"):
            b.alter_column(kolom, existing_type=sa.Text(), type_=JSON, postgresql_using=f"{kolom}::jsonb")
    for naam, kolommen in _OUDE_INDEXEN.items():
        op.create_index(naam, "overdracht", kolommen)
    _index_op_open(["eerste_termijn"])
    with _verbouw("medewerker", _STRAKS["medewerker"], _EERST["medewerker"]) as b:
        b.drop_constraint(op.f("uq_medewerker_oidc_sub"), type_="unique")
        b.alter_column("wachtwoord_hash", existing_type=sa.String(300), nullable=False)
        for kolom in ("rol", "loketten", "gemeente", "totp_geheim", "totp_sinds", "totp_laatste", "oidc_sub"):
            b.drop_column(kolom)
    with _verbouw("bericht", _STRAKS["bericht"], _EERST["bericht"]) as b:
        b.alter_column("inhoud", existing_type=sa.Text(), type_=JSON, postgresql_using="inhoud::jsonb")
    with _verbouw("sessie", _EERST["sessie"], _EERST["sessie"]) as b:
        b.drop_column("bevestigd")
    with _verbouw("gesprek", _EERST["gesprek"], _EERST["gesprek"]) as b:
        b.drop_column("laatste_vraag")
        b.drop_column("tevreden")
    for opdracht in _oude_wachters_sqlite() if _is_sqlite() else _oude_wachters_postgresql():
        op.execute(opdracht)
    _controleer_verwijzingen()


def _controleer_verwijzingen() -> None:
    """SQLite bewaakt verwijzingen niet terwijl een tabel opnieuw gemaakt wordt; daarom hier nog eens."""
    if _is_sqlite() and (los := op.get_bind().exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
        raise RuntimeError(f"verwijzingen kloppen niet meer: {los[:3]}")


# De wachters


def _wachters_weg() -> None:
    if _is_sqlite():
        for (naam,) in op.get_bind().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            op.execute(f"DROP TRIGGER {naam}")
        return
    for tabel in ("historie", "inzage"):
        for wat in ("wijzigen", "verwijderen", "legen"):
            op.execute(f"DROP TRIGGER {tabel}_niet_{wat} ON {tabel}")


def _vast(tabel: str) -> list[str]:
    velden = {"historie": _HISTORIE, "inzage": _INZAGE}[tabel]
    return ["id", *velden, "vorige_hash", "hash"]


# Leeg mag altijd; opnieuw versleuteld alleen zolang er onderhoud aangemeld staat.
_NOTITIE_MAG = (
    "((NEW.notitie IS NULL AND NEW.notitie_korrel IS NULL) "
    "OR (OLD.notitie IS NOT NULL AND NEW.notitie IS NOT NULL AND NEW.notitie_korrel = OLD.notitie_korrel AND EXISTS (SELECT 1 FROM onderhoud WHERE naam = 'sleutels')))"
)


def _wachters_sqlite() -> list[str]:
    gelijk = " AND ".join(f"NEW.{k} IS OLD.{k}" for k in _vast("historie"))
    return _sqlite_voor(f"{_NOTITIE_MAG} AND {gelijk}")


def _oude_wachters_sqlite() -> list[str]:
    kolommen = ("id", "overdracht_id", "op", "gebeurtenis", "status", "uitkomst", "termijn", "medewerker_id", "sleutel")
    return _sqlite_voor("NEW.notitie IS NULL AND " + " AND ".join(f"NEW.{k} IS OLD.{k}" for k in kolommen))


def _sqlite_voor(historie_mag: str) -> list[str]:
    uit = []
    for tabel, mag in (("historie", historie_mag), ("inzage", "0")):
        bestaat = f"SELECT 1 FROM {tabel} WHERE id = NEW.id"  # noqa: S608 - twee vaste tabelnamen
        uit += [
            f"CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE ON {tabel} WHEN NOT ({mag}) BEGIN SELECT RAISE(ABORT, '{tabel} {_MELDING}'); END",
            f"CREATE TRIGGER {tabel}_niet_verwijderen BEFORE DELETE ON {tabel} BEGIN SELECT RAISE(ABORT, '{tabel} {_MELDING}'); END",
            f"CREATE TRIGGER {tabel}_niet_vervangen BEFORE INSERT ON {tabel} WHEN EXISTS ({bestaat}) BEGIN SELECT RAISE(ABORT, '{tabel} {_MELDING}'); END",
        ]
    uit.append(
        "CREATE TRIGGER historie_sleutel_eenmaal BEFORE INSERT ON historie WHEN NEW.sleutel IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM historie WHERE sleutel = NEW.sleutel) "
        "BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: historie.sleutel'); END"
    )
    return uit


def _wachters_postgresql() -> list[str]:
    gelijk = " AND ".join(f"NEW.{k} IS NOT DISTINCT FROM OLD.{k}" for k in _vast("historie"))
    return [_historie_functie(f"{_NOTITIE_MAG} AND {gelijk}", vervang=True), *_triggers_postgresql()]


def _oude_wachters_postgresql() -> list[str]:
    kolommen = ("id", "overdracht_id", "op", "gebeurtenis", "status", "uitkomst", "termijn", "medewerker_id", "sleutel")
    mag = "NEW.notitie IS NULL AND " + " AND ".join(f"NEW.{k} IS NOT DISTINCT FROM OLD.{k}" for k in kolommen)
    vast = f"""CREATE FUNCTION wegwijs_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% {_MELDING}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"""
    return [vast, _historie_functie(mag, vervang=False), *_triggers_postgresql()]


def _historie_functie(mag: str, vervang: bool) -> str:
    return f"""CREATE {"OR REPLACE " if vervang else ""}FUNCTION wegwijs_historie_wijzigen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {mag} THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'historie {_MELDING}' USING ERRCODE = 'restrict_violation';
        END $$"""


def _triggers_postgresql() -> list[str]:
    uit = [
        "CREATE TRIGGER historie_niet_wijzigen BEFORE UPDATE ON historie FOR EACH ROW EXECUTE FUNCTION wegwijs_historie_wijzigen()",
        "CREATE TRIGGER inzage_niet_wijzigen BEFORE UPDATE ON inzage FOR EACH ROW EXECUTE FUNCTION wegwijs_staat_vast()",
    ]
    for tabel in ("historie", "inzage"):
        uit += [
            f"CREATE TRIGGER {tabel}_niet_verwijderen BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION wegwijs_staat_vast()",
            f"CREATE TRIGGER {tabel}_niet_legen BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION wegwijs_staat_vast()",
        ]
    return uit
