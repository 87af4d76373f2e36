"""De tabellen van het logboek en van de gesprekken.

Regels staan ook als beperking in de database, zodat een fout in de code geen verkeerde gegevens
achterlaat. Dat `historie` en `inzage` niet te wijzigen zijn, bewaken triggers (zie de migraties).
Persoonlijke tekst staat in kolommen die leeg mogen zijn: wissen is leegmaken, de regel blijft
om te tellen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy import DateTime as _DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from triage.overdracht import WIJZEN
from triage.plan import WANNEER
from triage.regie import Regie
from triage.taxonomie import LOKETTEN
from triage.urgentie import GEWOON, HOOG, PRIORITEITEN, SPOED

NIEUW, OPGEPAKT, AFGEROND = "nieuw", "opgepakt", "afgerond"
# Wat tussen oppakken en afronden gebeurt, krijgt zijn eigen scherm later; de tabel kent het al.
STATUSSEN = (NIEUW, OPGEPAKT, "wacht_op_inwoner", "doorgezet", "teruggezet", AFGEROND)
UITKOMSTEN = ("geholpen", "doorverwezen", "geen_contact", "ingetrokken", "niet_voor_ons", "crisisdienst")
GEBEURTENISSEN = ("ontvangen", "aangevuld", "status", "termijn", "notitie", "gewist")
RANG = {GEWOON: 0, HOOG: 1, SPOED: 2}


def een_van(kolom: str, waarden: Iterable[str]) -> str:
    """De SQL-voorwaarde dat een kolom leeg is of een van deze vaste waarden heeft."""
    return f"{kolom} IN ({', '.join(repr(w) for w in waarden)})"


class Moment(TypeDecorator[datetime]):
    """Een tijdstip met zone. In UTC bewaard; SQLite kent geen zone, dus die komt er bij het lezen bij."""

    impl = _DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("een tijdstip zonder zone kan niet bewaard worden")
        kaal = value.astimezone(UTC)
        return kaal.replace(tzinfo=None) if dialect.name == "sqlite" else kaal

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# None is in deze kolommen NULL: leeg, en niet het JSON-woord null.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Tabel(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment(), dict[str, Any]: Json, list[Any]: Json}


class Gesprek(Tabel):
    """Een gesprek. Zonder sleutel_hash kan niemand het openen: gewist, of alleen bekend van een overdracht."""

    __tablename__ = "gesprek"

    id: Mapped[str] = mapped_column(String(200), primary_key=True)
    sleutel_hash: Mapped[str | None] = mapped_column(String(64))
    gemeente: Mapped[str] = mapped_column(String(100))
    kanaal: Mapped[str] = mapped_column(String(30))
    begonnen: Mapped[datetime]
    laatste: Mapped[datetime]
    gewist_op: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("gewist_op IS NULL OR sleutel_hash IS NULL", name="gewist_is_dicht"),
        Index(None, "laatste"),
    )


class Bericht(Tabel):
    """Eén regel van een gesprek, van de inwoner of van Wegwijs."""

    __tablename__ = "bericht"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(ForeignKey("gesprek.id", ondelete="CASCADE"))
    volgnummer: Mapped[int]
    van: Mapped[str] = mapped_column(String(10))
    inhoud: Mapped[dict[str, Any] | None]
    sleutel_bericht: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(10))
    antwoord_op: Mapped[int | None] = mapped_column(ForeignKey("bericht.id", ondelete="CASCADE"), index=True)
    op: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("gesprek_id", "volgnummer"),
        UniqueConstraint("gesprek_id", "sleutel_bericht"),
        CheckConstraint(een_van("van", ("inwoner", "wegwijs")), name="van"),
        CheckConstraint(een_van("status", ("wacht", "verwerkt")), name="status"),
        CheckConstraint("volgnummer > 0", name="volgnummer"),
        CheckConstraint("van = 'inwoner' OR (status = 'verwerkt' AND sleutel_bericht IS NULL)", name="alleen_inwoner_wacht"),
    )


class Medewerker(Tabel):
    """Een account van het portaal. Nooit verwijderd, wel te blokkeren: inzage en historie verwijzen ernaar."""

    __tablename__ = "medewerker"

    id: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(100), unique=True)
    wachtwoord_hash: Mapped[str] = mapped_column(String(300))
    gemaakt: Mapped[datetime]
    geblokkeerd_op: Mapped[datetime | None]

    __table_args__ = (CheckConstraint("naam = lower(naam) AND naam <> ''", name="naam"),)


class Sessie(Tabel):
    """Een ingelogde browser: de hash van het teken in zijn cookie, en tot wanneer het geldt."""

    __tablename__ = "sessie"

    id: Mapped[int] = mapped_column(primary_key=True)
    teken_hash: Mapped[str] = mapped_column(String(64), unique=True)
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id", ondelete="CASCADE"), index=True)
    begonnen: Mapped[datetime]
    verloopt: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (CheckConstraint("verloopt > begonnen", name="verloopt"),)


class Inlogpoging(Tabel):
    """Hoe vaak het misging bij een account of vanaf een adres (alleen de hash daarvan), om te vertragen."""

    __tablename__ = "inlogpoging"

    wie_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    mislukt: Mapped[int]
    laatste: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (CheckConstraint("mislukt >= 0", name="mislukt"),)


class Overdracht(Tabel):
    """Wat één loket gekregen heeft. `status`, `uitkomst` en `status_sinds` volgen uit `historie`."""

    __tablename__ = "overdracht"

    id: Mapped[int] = mapped_column(primary_key=True)
    kenmerk: Mapped[str] = mapped_column(String(7), unique=True)
    sleutel: Mapped[str] = mapped_column(String(200), unique=True)
    gesprek_id: Mapped[str] = mapped_column(ForeignKey("gesprek.id"), index=True)
    ontvangen: Mapped[datetime]
    gemeente: Mapped[str] = mapped_column(String(100))
    kanaal: Mapped[str] = mapped_column(String(30))
    loket: Mapped[str] = mapped_column(String(20))
    team: Mapped[str | None] = mapped_column(String(200))
    buurt: Mapped[str | None] = mapped_column(String(200))
    prioriteit: Mapped[str] = mapped_column(String(10))
    regisseur: Mapped[bool]
    regie: Mapped[str] = mapped_column(String(20))
    rij: Mapped[int]
    reden: Mapped[str] = mapped_column(Text)
    voor_wie: Mapped[str | None] = mapped_column(String(50))
    taal: Mapped[str] = mapped_column(String(20))
    crisis: Mapped[list[Any]]
    genoemd: Mapped[list[Any]]
    deelt_alles: Mapped[bool]
    versie: Mapped[int]
    # Persoonlijke tekst: leeg na wissen.
    samenvatting: Mapped[str | None] = mapped_column(Text)
    verhaal: Mapped[list[Any] | None]
    antwoorden: Mapped[list[Any] | None]
    contact_naam: Mapped[str | None] = mapped_column(Text)
    contact_wijze: Mapped[str] = mapped_column(String(10))
    contact_waarde: Mapped[str | None] = mapped_column(Text)
    contact_belmoment: Mapped[str | None] = mapped_column(Text)
    contact_veilig: Mapped[str | None] = mapped_column(Text)
    gewist_op: Mapped[datetime | None]
    # Afgeleid, om een lijst zonder omwegen te kunnen tonen en sorteren.
    status: Mapped[str] = mapped_column(String(20))
    uitkomst: Mapped[str | None] = mapped_column(String(20))
    status_sinds: Mapped[datetime]
    aangevuld_op: Mapped[datetime | None]
    eerste_termijn: Mapped[date | None]

    problemen: Mapped[list[OverdrachtProbleem]] = relationship(order_by="OverdrachtProbleem.volgorde", lazy="selectin", cascade="all, delete-orphan")
    plan: Mapped[list[Planstap]] = relationship(order_by="Planstap.nummer", cascade="all, delete-orphan")
    termijnen: Mapped[list[Termijn]] = relationship(order_by="(Termijn.uiterlijk, Termijn.soort)", lazy="selectin", cascade="all, delete-orphan")
    toestemmingen: Mapped[list[Toestemming]] = relationship(order_by="Toestemming.id", cascade="all, delete-orphan")

    __table_args__ = (
        CheckConstraint("length(kenmerk) = 7", name="kenmerk"),
        CheckConstraint(een_van("loket", LOKETTEN), name="loket"),
        CheckConstraint(een_van("prioriteit", PRIORITEITEN), name="prioriteit"),
        CheckConstraint(een_van("regie", [r.value for r in Regie]), name="regie"),
        CheckConstraint("rij BETWEEN 1 AND 8", name="rij"),
        CheckConstraint(een_van("contact_wijze", WIJZEN), name="contact_wijze"),
        CheckConstraint(een_van("status", STATUSSEN), name="status"),
        CheckConstraint(f"uitkomst IS NULL OR {een_van('uitkomst', UITKOMSTEN)}", name="uitkomst"),
        CheckConstraint("(status = 'afgerond') = (uitkomst IS NOT NULL)", name="uitkomst_bij_afgerond"),
        CheckConstraint(
            "gewist_op IS NULL OR (samenvatting IS NULL AND verhaal IS NULL AND antwoorden IS NULL AND contact_naam IS NULL "
            "AND contact_waarde IS NULL AND contact_belmoment IS NULL AND contact_veilig IS NULL)",
            name="gewist_is_leeg",
        ),
        Index("ix_overdracht_lijst", "ontvangen", "id"),
        Index("ix_overdracht_loket", "loket", "status", "ontvangen"),
        Index("ix_overdracht_gemeente", "gemeente", "ontvangen"),
        Index("ix_overdracht_open", "eerste_termijn", sqlite_where=text("status <> 'afgerond'"), postgresql_where=text("status <> 'afgerond'")),
    )


class OverdrachtProbleem(Tabel):
    """Een probleemcode van een overdracht, op volgorde van het plan."""

    __tablename__ = "overdracht_probleem"

    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    volgorde: Mapped[int]

    __table_args__ = (CheckConstraint("code <> ''", name="code"), Index(None, "code"))


class Planstap(Tabel):
    """Een stap van het plan: welk loket, welke codes, en wanneer die kan beginnen."""

    __tablename__ = "planstap"

    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id", ondelete="CASCADE"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stap: Mapped[str] = mapped_column(String(40))
    loket: Mapped[str] = mapped_column(String(20))
    problemen: Mapped[list[Any]]
    wanneer: Mapped[str] = mapped_column(String(20))
    reden: Mapped[str] = mapped_column(String(60))

    __table_args__ = (
        CheckConstraint("nummer > 0", name="nummer"),
        CheckConstraint(een_van("loket", LOKETTEN), name="loket"),
        CheckConstraint(een_van("wanneer", WANNEER), name="wanneer"),
    )


class Termijn(Tabel):
    """Wat uiterlijk op welke dag gebeurd moet zijn, en of dat gebeurd is."""

    __tablename__ = "termijn"

    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id", ondelete="CASCADE"), primary_key=True)
    soort: Mapped[str] = mapped_column(String(40), primary_key=True)
    uiterlijk: Mapped[date]
    gehaald_op: Mapped[datetime | None]


class Toestemming(Tabel):
    """Voor welk loket de inwoner ja zei, wanneer, en op welke tekst."""

    __tablename__ = "toestemming"

    id: Mapped[int] = mapped_column(primary_key=True)
    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id", ondelete="CASCADE"))
    loket: Mapped[str] = mapped_column(String(20))
    op: Mapped[datetime]
    tekst: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint("overdracht_id", "loket"),
        CheckConstraint(een_van("loket", LOKETTEN), name="loket"),
    )


class Historie(Tabel):
    """Wat er met een overdracht gebeurde. Alleen erbij te schrijven; alleen `notitie` kan leeg worden.

    `sleutel` is die van het aanbod dat de regel maakte: dezelfde sleutel kan maar één keer iets doen.
    """

    __tablename__ = "historie"

    id: Mapped[int] = mapped_column(primary_key=True)
    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id"), index=True)
    op: Mapped[datetime]
    gebeurtenis: Mapped[str] = mapped_column(String(20))
    status: Mapped[str | None] = mapped_column(String(20))
    uitkomst: Mapped[str | None] = mapped_column(String(20))
    termijn: Mapped[str | None] = mapped_column(String(40))
    # Zonder medewerker deed Wegwijs het zelf.
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    sleutel: Mapped[str | None] = mapped_column(String(200), unique=True)
    notitie: Mapped[str | None] = mapped_column(Text)

    medewerker: Mapped[Medewerker | None] = relationship(lazy="joined")

    __table_args__ = (
        CheckConstraint(een_van("gebeurtenis", GEBEURTENISSEN), name="gebeurtenis"),
        CheckConstraint(f"status IS NULL OR {een_van('status', STATUSSEN)}", name="status"),
        CheckConstraint(f"uitkomst IS NULL OR {een_van('uitkomst', UITKOMSTEN)}", name="uitkomst"),
    )


class Inzage(Tabel):
    """Wie wat bekeek, en wanneer. Alleen erbij te schrijven."""

    __tablename__ = "inzage"

    id: Mapped[int] = mapped_column(primary_key=True)
    op: Mapped[datetime]
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id"), index=True)
    # Leeg bij de lijst.
    overdracht_id: Mapped[int | None] = mapped_column(ForeignKey("overdracht.id"), index=True)
    wat: Mapped[str] = mapped_column(String(20))

    __table_args__ = (
        CheckConstraint(een_van("wat", ("lijst", "overdracht", "gesprek")), name="wat"),
        CheckConstraint("(wat = 'lijst') = (overdracht_id IS NULL)", name="overdracht_bij_wat"),
    )
