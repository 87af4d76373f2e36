"""De tabellen van het logboek en van de gesprekken.

Regels staan ook als beperking in de database, zodat een fout in de code geen verkeerde gegevens
achterX
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    SmallInteger,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy import DateTime as _DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from overdracht.versleuteling import VersleuteldeJson, VersleuteldeTekst
from triage.overdracht import WIJZEN
from triage.plan import WANNEER
from triage.regie import Regie
from triage.taxonomie import LOKETTEN
from triage.urgentie import GEWOON, HOOG, PRIORITEITEN, SPOED

NIEUW, OPGEPAKT, WACHT_OP_INWONER, DOORGEZET, TERUGGEZET, AFGEROND = STATUSSEN = (
    "nieuw", "opgepakt", "wacht_op_inwoner", "doorgezet", "teruggezet", "afgerond",
)  # fmt: skip
UITKOMSTEN = ("geholpen", "doorverwezen", "geen_contact", "ingetrokken", "niet_voor_ons", "crisisdienst")
GEBEURTENISSEN = (
    *("ontvangen", "aangevuld", "status", "termijn", "notitie", "gewist"),
    *("toegewezen", "doorgezet", "teruggezet", "terugkoppeling", "verkeerd_loket"),
)
ROLLEN = MEDEWERKER, KCC_ROL, BEHEERDER, PRIVACY = ("medewerker", "kcc", "beheerder", "privacy")
# Wat iemand bekeek. De eerste twee gaan over één overdracht, de volgende drie nooit, de rest allebei.
OVER_EEN, OVER_MEER = ("overdracht", "gesprek"), ("lijst", "zoek", "cijfers")
INGEZIEN = (*OVER_EEN, *OVER_MEER, "export", "persoon", "api", "wissen", "inzage")
# Wat er met accounts, tokens, webhooks en bewaren gebeurt.
BEHEERD = (
    *("account_gemaakt", "account_rol", "account_blokkade", "account_vrij", "account_uitgelogd", "account_wachtwoord", "account_startwachtwoord"),
    *("tweede_stap_aan", "tweede_stap_weg", "token_gemaakt", "token_weg", "webhook_gemaakt", "webhook_uit", "webhook_aan", "webhook_weg", "opgeruimd"),
)
WEBHOOK_GEBEURTENISSEN = ("overdracht.aangemaakt", "overdracht.gewijzigd")
RANG = {GEWOON: 0, HOOG: 1, SPOED: 2}
# Waar een overdracht zonder open termijn in de volgorde komt: achteraan, en wat klaar is nog verder.
GEEN_TERMIJN, KLAAR = date(9999, 12, 30), date(9999, 12, 31)
# De volgorde van dringend naar niet: de eerste is 0. Wat klaar is staat daarachter.
VOLGORDE = {SPOED: 0, HOOG: 1, GEWOON: 2}
VOLGORDE_KLAAR = 3
UITGAAND = ("wacht", "verzonden", "mislukt", "vervallen")
_OPEN_KOLOMMEN = ("loket", "eerste_termijn", "status", "prioriteit", "gemeente", "toegewezen_aan", "buurt", "team")
_OPEN, _WACHT = text("status <> 'afgerond'"), text("status = 'wacht'")


def een_van(kolom: str, waarden: Iterable[str]) -> str:
    """De SQL-voorwaarde dat een kolom leeg is of een van deze vaste waarden heeft."""
    return f"{kolom} IN ({', '.join(repr(w) for w in waarden)})"


class Moment(TypeDecorator[datetime]):
    """Een tijdstip met zone. In UTC bewaard; SQLite kent geen zone, dus die komt er bij het lezen bij."""

    impl = _DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

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
    # Om te tellen waar gesprekken ophouden en hoe het beviel; geen tekst van de inwoner.
    laatste_vraag: Mapped[str | None] = mapped_column(String(40))
    tevreden: Mapped[list[Any] | None]

    __table_args__ = (
        CheckConstraint("gewist_op IS NULL OR sleutel_hash IS NULL", name="gewist_is_dicht"),
        Index(None, "laatste"),
        # Voor de cijfers: alle gesprekken van een periode.
        Index(None, "begonnen"),
    )


class Bericht(Tabel):
    """Eén regel van een gesprek, van de inwoner of van Wegwijs."""

    __tablename__ = "bericht"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(ForeignKey("gesprek.id", ondelete="CASCADE"))
    volgnummer: Mapped[int]
    van: Mapped[str] = mapped_column(String(10))
    inhoud: Mapped[dict[str, Any] | None] = mapped_column(VersleuteldeJson)
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
    # Leeg bij wie alleen met OpenID Connect inlogt.
    wachtwoord_hash: Mapped[str | None] = mapped_column(String(300))
    gemaakt: Mapped[datetime]
    geblokkeerd_op: Mapped[datetime | None]
    rol: Mapped[str] = mapped_column(String(20), server_default="kcc")
    # Alleen voor de rol medewerker: de loketten waarvan hij overdrachten ziet.
    loketten: Mapped[list[Any]] = mapped_column(Json, server_default=text("'[]'"))
    # Leeg is: alle gemeenten.
    gemeente: Mapped[str | None] = mapped_column(String(100))
    totp_geheim: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    totp_sinds: Mapped[datetime | None]
    # De laatst gebruikte tijdstap: een code geldt maar één keer.
    totp_laatste: Mapped[int | None] = mapped_column(BigInteger)
    oidc_sub: Mapped[str | None] = mapped_column(String(255), unique=True)
    # Wie nog een startwachtwoord heeft, kiest na de eerste keer inloggen een eigen wachtwoord.
    startwachtwoord: Mapped[bool] = mapped_column(server_default=false())

    __table_args__ = (
        CheckConstraint("naam = lower(naam) AND naam <> ''", name="naam"),
        CheckConstraint(een_van("rol", ROLLEN), name="rol"),
    )


class Sessie(Tabel):
    """Een ingelogde browser: de hash van het teken in zijn cookie, en tot wanneer het geldt."""

    __tablename__ = "sessie"

    id: Mapped[int] = mapped_column(primary_key=True)
    teken_hash: Mapped[str] = mapped_column(String(64), unique=True)
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id", ondelete="CASCADE"), index=True)
    begonnen: Mapped[datetime]
    verloopt: Mapped[datetime] = mapped_column(index=True)
    # Of ook de tweede stap van het inloggen gedaan is.
    bevestigd: Mapped[bool] = mapped_column(server_default=false())

    __table_args__ = (CheckConstraint("verloopt > begonnen", name="verloopt"),)


class Herstelcode(Tabel):
    """Een code voor wie zijn telefoon kwijt is, alleen als hash. Een gebruikte code is weg."""

    __tablename__ = "herstelcode"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id", ondelete="CASCADE"), index=True)


class Inlogpoging(Tabel):
    """Hoe vaak het misging bij een account of vanaf een adres (alleen de hash daarvan), om te vertragen."""

    __tablename__ = "inlogpoging"

    wie_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    mislukt: Mapped[int]
    laatste: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (CheckConstraint("mislukt >= 0", name="mislukt"),)


class Overdracht(Tabel):
    """Wat één loket gekregen heeft. `status`, `uitkomst` en wat daarna komt volgt uit `historie`."""

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
    samenvatting: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    verhaal: Mapped[list[Any] | None] = mapped_column(VersleuteldeJson)
    antwoorden: Mapped[list[Any] | None] = mapped_column(VersleuteldeJson)
    contact_naam: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    contact_wijze: Mapped[str] = mapped_column(String(10))
    contact_waarde: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    contact_belmoment: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    contact_veilig: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    # Kenhash van telefoonnummer, e-mailadres of adres in het kanaal: koppelt eerdere overdrachten.
    persoon_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    gewist_op: Mapped[datetime | None]
    # Afgeleid, om een lijst zonder omwegen te kunnen tonen en sorteren.
    status: Mapped[str] = mapped_column(String(20))
    uitkomst: Mapped[str | None] = mapped_column(String(20))
    status_sinds: Mapped[datetime]
    aangevuld_op: Mapped[datetime | None]
    eerste_termijn: Mapped[date | None]
    # `eerste_termijn` met GEEN_TERMIJN of KLAAR erin, en `VOLGORDE`: dan kan een index de lijst geven.
    sorteer_termijn: Mapped[date]
    sorteer_rang: Mapped[int] = mapped_column(SmallInteger)
    toegewezen_aan: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    oorspronkelijk_loket: Mapped[str] = mapped_column(String(20))
    opgepakt_op: Mapped[datetime | None]
    afgerond_op: Mapped[datetime | None]
    # Of deze inwoner bij ontvangst al eens eerder kwam; blijft na wissen, om te tellen.
    terugkerend: Mapped[bool]
    # Telt elke wijziging: wie een oudere versie op zijn scherm heeft, kan haar niet overschrijven.
    versienummer: Mapped[int]
    gewijzigd_op: Mapped[datetime]

    toegewezen: Mapped[Medewerker | None] = relationship()
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
        CheckConstraint(een_van("oorspronkelijk_loket", LOKETTEN), name="oorspronkelijk_loket"),
        CheckConstraint("versienummer > 0", name="versienummer"),
        CheckConstraint("gewist_op IS NULL OR persoon_hash IS NULL", name="gewist_is_niemand"),
        # Een index per volgorde van de lijst, met en zonder loket ervoor: een blad komt er zo uit.
        Index("ix_overdracht_lijst", "ontvangen", "id"),
        Index("ix_overdracht_loket", "loket", "ontvangen", "id"),
        Index("ix_overdracht_termijn", "sorteer_termijn", "id"),
        Index("ix_overdracht_loket_termijn", "loket", "sorteer_termijn", "id"),
        Index("ix_overdracht_rang", "sorteer_rang", "sorteer_termijn", "id"),
        Index("ix_overdracht_loket_rang", "loket", "sorteer_rang", "sorteer_termijn", "id"),
        Index("ix_overdracht_status", "status", "ontvangen", "id"),
        Index("ix_overdracht_gemeente", "gemeente", "ontvangen", "id"),
        Index("ix_overdracht_buurt", "buurt", "ontvangen", "id"),
        Index("ix_overdracht_team", "team", "ontvangen", "id"),
        Index("ix_overdracht_prioriteit", "prioriteit", "gemeente"),
        # Wat open is, is altijd weinig: alle tellers en keuzelijsten en bijna elk filter lezen alleen dit, zonder de rijen zelf.
        Index("ix_overdracht_open", *_OPEN_KOLOMMEN, sqlite_where=_OPEN, postgresql_where=_OPEN),
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
    tekst: Mapped[str | None] = mapped_column(VersleuteldeTekst)

    __table_args__ = (
        UniqueConstraint("overdracht_id", "loket"),
        CheckConstraint(een_van("loket", LOKETTEN), name="loket"),
    )


class Zoekwoord(Tabel):
    """Blinde index: welke woorden in een overdracht staan, alleen als hash. Verdwijnt met de tekst."""

    __tablename__ = "zoekwoord"

    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True)

    __table_args__ = ({"sqlite_with_rowid": False},)


class Keten(Tabel):
    """Het eind van een keten (`historie`, `inzage` of `beheer`). Wie een regel bijschrijft, houdt deze rij vast."""

    __tablename__ = "keten"

    naam: Mapped[str] = mapped_column(String(20), primary_key=True)
    laatste_id: Mapped[int]
    laatste_hash: Mapped[str] = mapped_column(String(64))
    aantal: Mapped[int] = mapped_column(BigInteger)


class Sleutelproef(Tabel):
    """Eén regel waaraan te zien is of de sleutels bij deze database horen."""

    __tablename__ = "sleutelproef"

    id: Mapped[int] = mapped_column(primary_key=True)
    proef: Mapped[str] = mapped_column(VersleuteldeTekst)
    hash: Mapped[str] = mapped_column(String(64))


class Onderhoud(Tabel):
    """Staat hier iets, dan mag de tekst van een notitie opnieuw versleuteld worden; zie de wachters."""

    __tablename__ = "onderhoud"

    naam: Mapped[str] = mapped_column(String(20), primary_key=True)


class ApiToken(Tabel):
    """Toegang voor een ander systeem: de hash van het token, wat het mag, en tot wanneer."""

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(100))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[Any]]
    loketten: Mapped[list[Any]]
    gemeente: Mapped[str | None] = mapped_column(String(100))
    gemaakt: Mapped[datetime]
    verloopt: Mapped[datetime | None]
    ingetrokken_op: Mapped[datetime | None]
    gemaakt_door: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"))


class Historie(Tabel):
    """Wat er met een overdracht gebeurde. Alleen erbij te schrijven; alleen een notitie kan leeg worden.

    `sleutel` is die van het aanbod dat de regel maakte: dezelfde sleutel kan maar één keer iets doen.
    `notitie_zegel` blijft staan als de notitie gewist is: met `notitie_korrel` erbij bewijst het dat
    een notitie dezelfde is gebleven, zonder de korrel zegt het niets meer.
    """

    __tablename__ = "historie"

    id: Mapped[int] = mapped_column(primary_key=True)
    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id"), index=True)
    op: Mapped[datetime]
    gebeurtenis: Mapped[str] = mapped_column(String(20))
    status: Mapped[str | None] = mapped_column(String(20))
    uitkomst: Mapped[str | None] = mapped_column(String(20))
    termijn: Mapped[str | None] = mapped_column(String(40))
    # Zonder medewerker en zonder token deed Wegwijs het zelf.
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    api_token_id: Mapped[int | None] = mapped_column(ForeignKey("api_token.id"))
    sleutel: Mapped[str | None] = mapped_column(String(200), unique=True)
    naar_loket: Mapped[str | None] = mapped_column(String(20))
    naar_team: Mapped[str | None] = mapped_column(String(200))
    naar_medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"))
    # `Overdracht.versienummer` na deze wijziging.
    versie: Mapped[int]
    notitie: Mapped[str | None] = mapped_column(VersleuteldeTekst)
    notitie_korrel: Mapped[str | None] = mapped_column(String(32))
    notitie_zegel: Mapped[str | None] = mapped_column(String(64))
    vorige_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    medewerker: Mapped[Medewerker | None] = relationship(lazy="joined", foreign_keys=[medewerker_id])
    naar_medewerker: Mapped[Medewerker | None] = relationship(lazy="joined", foreign_keys=[naar_medewerker_id])
    api_token: Mapped[ApiToken | None] = relationship(lazy="joined")

    __table_args__ = (
        CheckConstraint(een_van("gebeurtenis", GEBEURTENISSEN), name="gebeurtenis"),
        CheckConstraint(f"status IS NULL OR {een_van('status', STATUSSEN)}", name="status"),
        CheckConstraint(f"uitkomst IS NULL OR {een_van('uitkomst', UITKOMSTEN)}", name="uitkomst"),
        CheckConstraint(f"naar_loket IS NULL OR {een_van('naar_loket', LOKETTEN)}", name="naar_loket"),
        CheckConstraint("notitie IS NULL OR (notitie_korrel IS NOT NULL AND notitie_zegel IS NOT NULL)", name="notitie_heeft_zegel"),
        Index("ix_historie_gebeurtenis", "gebeurtenis", "op"),
    )


class Inzage(Tabel):
    """Wie wat bekeek, en wanneer: een medewerker of een ander systeem. Alleen erbij te schrijven."""

    __tablename__ = "inzage"

    id: Mapped[int] = mapped_column(primary_key=True)
    op: Mapped[datetime] = mapped_column(index=True)
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    api_token_id: Mapped[int | None] = mapped_column(ForeignKey("api_token.id"))
    overdracht_id: Mapped[int | None] = mapped_column(ForeignKey("overdracht.id"), index=True)
    wat: Mapped[str] = mapped_column(String(20))
    # Hoeveel er in één keer te zien was, bij een export.
    aantal: Mapped[int | None]
    vorige_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        CheckConstraint(een_van("wat", INGEZIEN), name="wat"),
        CheckConstraint(
            f"(overdracht_id IS NOT NULL OR NOT {een_van('wat', OVER_EEN)}) AND (overdracht_id IS NULL OR NOT {een_van('wat', OVER_MEER)})", name="overdracht_bij_wat"
        ),
        CheckConstraint("(medewerker_id IS NULL) <> (api_token_id IS NULL)", name="iemand"),
    )


class Beheer(Tabel):
    """Wat er met accounts, tokens, webhooks en bewaren gebeurde. Alleen erbij te schrijven; niets van een inwoner."""

    __tablename__ = "beheer"

    id: Mapped[int] = mapped_column(primary_key=True)
    op: Mapped[datetime] = mapped_column(index=True)
    # Wie het deed; leeg bij een opdracht op de server, bij een werkaccount dat vanzelf komt, en bij wat Wegwijs zelf deed.
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    wat: Mapped[str] = mapped_column(String(30))
    # Waarover het gaat. Een webhook kan verwijderd zijn: dan zegt `detail` waar hij heen ging.
    account_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    api_token_id: Mapped[int | None] = mapped_column(ForeignKey("api_token.id"))
    webhook_id: Mapped[int | None]
    detail: Mapped[str | None] = mapped_column(String(300))
    vorige_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (CheckConstraint(een_van("wat", BEHEERD), name="wat"),)


class Kanaaladres(Tabel):
    """Waar een gesprek buiten de website gevoerd wordt, zoals het Telegram-id. Gaat weg met het gesprek."""

    __tablename__ = "kanaaladres"

    gesprek_id: Mapped[str] = mapped_column(ForeignKey("gesprek.id", ondelete="CASCADE"), primary_key=True)
    kanaal: Mapped[str] = mapped_column(String(30))
    adres_hash: Mapped[str] = mapped_column(String(64), index=True)
    adres: Mapped[str] = mapped_column(VersleuteldeTekst)
    # Of de uitkomst als bericht gestuurd mag worden.
    mag_uitkomst: Mapped[bool]
    gemaakt: Mapped[datetime]


class Kanaalbericht(Tabel):
    """Wat van een kanaal al binnen is, zodat een herhaling niets doet."""

    __tablename__ = "kanaalbericht"

    id: Mapped[int] = mapped_column(primary_key=True)
    kanaal: Mapped[str] = mapped_column(String(30))
    sleutel: Mapped[str] = mapped_column(String(200))
    op: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (UniqueConstraint("kanaal", "sleutel"),)


class Uitgaand(Tabel):
    """Een bericht aan een inwoner dat nog verstuurd moet worden, of is; alleen voor kanalen die zelf sturen."""

    __tablename__ = "uitgaand"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(ForeignKey("gesprek.id", ondelete="CASCADE"), index=True)
    bericht_id: Mapped[int | None] = mapped_column(ForeignKey("bericht.id", ondelete="CASCADE"), index=True)
    kanaal: Mapped[str] = mapped_column(String(30))
    sleutel: Mapped[str] = mapped_column(String(200), unique=True)
    # Leeg na wissen; dan is er ook niets meer te versturen.
    inhoud: Mapped[dict[str, Any] | None] = mapped_column(VersleuteldeJson)
    status: Mapped[str] = mapped_column(String(10))
    pogingen: Mapped[int] = mapped_column(server_default=text("0"))
    volgende_poging: Mapped[datetime | None]
    gemaakt: Mapped[datetime]

    __table_args__ = (
        CheckConstraint(een_van("status", UITGAAND), name="status"),
        CheckConstraint("inhoud IS NOT NULL OR status <> 'wacht'", name="wacht_heeft_inhoud"),
        Index("ix_uitgaand_wacht", "kanaal", "volgende_poging", sqlite_where=_WACHT, postgresql_where=_WACHT),
    )


class Webhook(Tabel):
    """Een ander systeem dat wil weten dat er iets veranderde; `geheim` ondertekent wat er gestuurd wordt."""

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    geheim: Mapped[str] = mapped_column(VersleuteldeTekst)
    gebeurtenissen: Mapped[list[Any]]
    # Leeg is: alle loketten.
    loketten: Mapped[list[Any]]
    # Leeg is: alle gemeenten.
    gemeente: Mapped[str | None] = mapped_column(String(100))
    actief: Mapped[bool]
    gemaakt: Mapped[datetime]
    # Wanneer en waarom hij uitging, vanzelf of door een beheerder.
    uit_sinds: Mapped[datetime | None]
    waarom_uit: Mapped[str | None] = mapped_column(String(300))


class WebhookBezorging(Tabel):
    """Een melding die bezorgd moet worden, geschreven in dezelfde transactie als de wijziging. Zonder persoonlijke tekst."""

    __tablename__ = "webhook_bezorging"

    id: Mapped[int] = mapped_column(primary_key=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"))
    gebeurtenis: Mapped[str] = mapped_column(String(40))
    sleutel: Mapped[str] = mapped_column(String(200), unique=True)
    inhoud: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(String(10))
    pogingen: Mapped[int] = mapped_column(server_default=text("0"))
    volgende_poging: Mapped[datetime | None]
    laatste_fout: Mapped[str | None] = mapped_column(String(300))
    gemaakt: Mapped[datetime]

    webhook: Mapped[Webhook] = relationship()

    __table_args__ = (
        CheckConstraint(een_van("status", UITGAAND), name="status"),
        Index("ix_webhook_bezorging_wacht", "volgende_poging", "id", sqlite_where=_WACHT, postgresql_where=_WACHT),
        Index("ix_webhook_bezorging_webhook_id", "webhook_id", "id"),
    )


class Weergave(Tabel):
    """Een bewaard filter van de lijst, van één medewerker."""

    __tablename__ = "weergave"

    id: Mapped[int] = mapped_column(primary_key=True)
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id", ondelete="CASCADE"))
    naam: Mapped[str] = mapped_column(String(100))
    # De vraag uit het adres van de lijst, zonder vraagteken.
    adres: Mapped[str] = mapped_column(String(500))
    gemaakt: Mapped[datetime]

    __table_args__ = (UniqueConstraint("medewerker_id", "naam"),)


class VoorbeeldLeer(Tabel):
    """Een overdracht die bij het verkeerde loket kwam, met wat het had moeten zijn: om van te leren.

    Zolang niemand nakeek of er geen persoonlijke gegevens in staan, gaat hij weg met de overdracht;
    daarna staat hij op zichzelf.
    """

    __tablename__ = "voorbeeld_leer"

    id: Mapped[int] = mapped_column(primary_key=True)
    overdracht_id: Mapped[int | None] = mapped_column(ForeignKey("overdracht.id"), index=True)
    tekst: Mapped[str] = mapped_column(VersleuteldeTekst)
    # Wat er herkend was, en wat het volgens de medewerker is.
    herkend: Mapped[list[Any]]
    problemen: Mapped[list[Any]]
    loket: Mapped[str] = mapped_column(String(20))
    gemaakt: Mapped[datetime]
    door: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"))
    goedgekeurd_op: Mapped[datetime | None]
    goedgekeurd_door: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"))

    __table_args__ = (
        CheckConstraint(een_van("loket", LOKETTEN), name="loket"),
        CheckConstraint("(goedgekeurd_op IS NULL) = (goedgekeurd_door IS NULL)", name="goedgekeurd"),
    )


class Dagcijfer(Tabel):
    """Wat er te tellen is van de overdrachten die op een dag binnenkwamen, per gemeente en loket.

    Alleen om snel te zijn: alles is opnieuw te tellen uit de overdrachten zelf. Een dag zonder
    overdrachten heeft één rij, met een lege gemeente en een leeg loket.
    """

    __tablename__ = "dagcijfer"

    dag: Mapped[date] = mapped_column(primary_key=True)
    gemeente: Mapped[str] = mapped_column(String(100), primary_key=True)
    loket: Mapped[str] = mapped_column(String(20), primary_key=True)
    inhoud: Mapped[dict[str, Any]]


class Dagmerk(Tabel):
    """Van deze dag veranderde er iets: `Dagcijfer` moet opnieuw. Een rij per wijziging, zodat niemand op een ander wacht."""

    __tablename__ = "dagmerk"

    id: Mapped[int] = mapped_column(primary_key=True)
    dag: Mapped[date] = mapped_column(index=True)
