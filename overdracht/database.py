"""De verbinding met de database: SQLite als er niets is ingesteld, PostgreSQL met één instelling.

Schrijven gaat in korte transacties (`schrijven`), lezen ook (`lezen`). Is de database weg, dan
geven beide binnen enkele seconden `LogboekWeg`, zodat een inwoner geen minuten op een fout wacht.
Horen de sleutels niet bij de database, dan geven beide `SleutelFout`, vóór er iets gelezen of
geschreven is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, ExceptionContext, create_engine, event, text
from sqlalchemy import exc as sa_exc
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session, sessionmaker

from overdracht import keten, melden
from overdracht.versleuteling import HASHSLEUTEL, SLEUTELS, Sleutelbos, SleutelFout, sleutelbos_van

STANDAARD_VAR = "var"
VERBINDEN_SECONDEN = 3
WACHTEN_SECONDEN = 5
_POGINGEN = 8
# Wat er in `sleutelproef` versleuteld staat, en waarvan de kenhash ernaast staat.
PROEF = "wegwijs"
# Botsingen die met een nieuwe poging goed aflopen: serialisatie, deadlock, wachten op een slot.
_OPNIEUW = {"40001", "40P01", "55P03"}

Sessies = sessionmaker[Session]
T = TypeVar("T")


class LogboekWeg(RuntimeError):
    """De database is er niet, of antwoordt niet op tijd. Er is niets half bewaard."""


def standaard_url() -> str:
    """De URL uit WEGWIJS_DATABASE_URL, of een SQLite-bestand in WEGWIJS_VAR (standaard `var`)."""
    if url := os.environ.get("WEGWIJS_DATABASE_URL"):
        return url
    return f"sqlite:///{Path(os.environ.get('WEGWIJS_VAR') or STANDAARD_VAR) / 'wegwijs.sqlite3'}"


def _met_stuurprogramma(url: str) -> URL:
    """De URL met psycopg 3 voor PostgreSQL, hoe hij ook geschreven is; ValueError bij een andere database."""
    try:
        gelezen = make_url(url)
    except sa_exc.ArgumentError:
        # De URL zelf kan een wachtwoord bevatten en hoort dus niet in een foutmelding.
        raise ValueError("WEGWIJS_DATABASE_URL is geen database-URL, zoals postgresql://gebruiker@host/naam") from None
    if gelezen.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return gelezen.set(drivername="postgresql+psycopg")
    if gelezen.get_backend_name() == "sqlite":
        return gelezen
    raise ValueError(f"Wegwijs werkt met SQLite en PostgreSQL, niet met {gelezen.get_backend_name()}")


def maak_engine(url: str | None = None, sleutelbos: Sleutelbos | None = None) -> Engine:
    """De engine voor deze URL (zonder URL: `standaard_url()`), met deze sleutels (zonder: uit de omgeving).

    Verbindt nog niet. ValueError als de URL niet te lezen is of een andere database noemt,
    SleutelFout als er geen (goede) sleutels zijn. De map van een SQLite-bestand wordt gemaakt als
    zij er niet is. Een fout van deze engine noemt geen waarden: wat een inwoner schreef komt niet
    in een log.
    """
    adres = _met_stuurprogramma(url or standaard_url())
    bos = sleutelbos or Sleutelbos.uit_omgeving()
    engine = _sqlite(adres) if adres.get_backend_name() == "sqlite" else _postgresql(adres)
    # Het dialect is van deze engine alleen, en is wat een kolomtype te zien krijgt.
    engine.dialect.sleutelbos = bos  # type: ignore[attr-defined]
    return engine


def _postgresql(adres: URL) -> Engine:
    engine = create_engine(
        adres,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        pool_timeout=WACHTEN_SECONDEN,
        connect_args={
            "connect_timeout": VERBINDEN_SECONDEN,
            # Een server die zonder afscheid verdwijnt, mag een verbinding niet minutenlang vasthouden.
            "tcp_user_timeout": WACHTEN_SECONDEN * 1000,
            "keepalives_idle": 10,
            # Zonder jit en met een plan per vraag: hier zijn alle vragen kort, en de ene waarde is veel gewoner dan de andere.
            "options": f"-c lock_timeout={WACHTEN_SECONDEN}s -c statement_timeout={2 * WACHTEN_SECONDEN}s -c idle_in_transaction_session_timeout=30s -c timezone=UTC "
            "-c jit=off -c plan_cache_mode=force_custom_plan",
        },
    )
    event.listen(engine, "handle_error", _alleen_de_eerste_regel)
    return engine


def _alleen_de_eerste_regel(omstandigheden: ExceptionContext) -> None:
    """Een melding zonder waarden: PostgreSQL zet onder de eerste regel de rij die niet paste."""
    for fout in (omstandigheden.original_exception, omstandigheden.sqlalchemy_exception):
        if fout is not None and fout.args and isinstance(fout.args[0], str):
            fout.args = (fout.args[0].partition("\n")[0], *fout.args[1:])


def _sqlite(adres: URL) -> Engine:
    if adres.database and adres.database != ":memory:":
        Path(adres.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(adres, hide_parameters=True, connect_args={"timeout": WACHTEN_SECONDEN, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _pragmas(verbinding: Any, _: Any) -> None:
        # Zelf BEGIN sturen: anders begint sqlite3 pas bij de eerste schrijfopdracht een transactie.
        verbinding.isolation_level = None
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={WACHTEN_SECONDEN * 1000}", "recursive_triggers=ON", "secure_delete=ON"):
            verbinding.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(verbinding: Any) -> None:
        # Wie gaat schrijven neemt het slot meteen: van lezen naar schrijven overstappen mislukt
        # onder WAL zodra een ander intussen schreef, en dan helpt wachten niet.
        verbinding.exec_driver_sql("BEGIN IMMEDIATE" if verbinding.get_execution_options().get("schrijft") else "BEGIN")

    return engine


def maak_sessies(engine: Engine) -> Sessies:
    """De fabriek die iedereen doorgeeft (`Sessies`); gebruik haar met `lezen` en `schrijven`."""
    sessies = sessionmaker(engine, expire_on_commit=False)
    # Eerst de meldingen: daarna houdt deze transactie de keten vast tot zij klaar is.
    event.listen(sessies, "before_commit", melden.zet_klaar)
    event.listen(sessies, "before_commit", keten.sluit_aan)
    return sessies


def maak_proef(bos: Sleutelbos) -> dict[str, str]:
    """De twee waarden waaraan deze sleutels later te herkennen zijn."""
    return {"proef": bos.versleutel(PROEF), "hash": bos.kenhash("proef", PROEF)}


def controleer_sleutels(sessie: Session) -> None:
    """SleutelFout als de sleutels niet bij deze database horen. Per engine hoeft dat maar één keer."""
    dialect = sessie.get_bind().dialect
    if getattr(dialect, "sleutels_kloppen", False):
        return
    bos = sleutelbos_van(dialect)
    rij = sessie.execute(text("SELECT proef, hash FROM sleutelproef")).first()
    if rij is None:
        raise SleutelFout("De database heeft geen sleutelproef: zij is niet met `make migreer` gemaakt.")
    if bos.sleutelnummer(rij.proef) is None:
        raise SleutelFout(f"{SLEUTELS} hoort niet bij deze database. Zet de sleutel waarmee zij gemaakt is erbij, achter de nieuwe.")
    if bos.kenhash("proef", PROEF) != rij.hash:
        raise SleutelFout(f"{HASHSLEUTEL} hoort niet bij deze database. Zet de hashsleutel terug waarmee zij gemaakt is; die kan niet gewisseld worden.")
    dialect.sleutels_kloppen = True  # type: ignore[attr-defined]


def _zonder_tabellen(fout: Exception) -> bool:
    oorzaak = getattr(fout, "orig", None)
    return getattr(oorzaak, "sqlstate", None) == "42P01" or "no such table" in str(oorzaak)


def _melding(fout: Exception) -> str:
    return "de database heeft nog geen tabellen; draai eerst: make migreer" if _zonder_tabellen(fout) else "de database is niet bereikbaar"


def _weg(fout: Exception) -> bool:
    return _zonder_tabellen(fout) or isinstance(fout, (sa_exc.OperationalError, sa_exc.InterfaceError, sa_exc.TimeoutError)) or (
        isinstance(fout, sa_exc.DBAPIError) and fout.connection_invalidated
    )


@contextmanager
def lezen(sessies: Sessies) -> Iterator[Session]:
    """Een sessie om te lezen; LogboekWeg als de database er niet is."""
    try:
        with sessies() as sessie:
            controleer_sleutels(sessie)
            yield sessie
    except sa_exc.SQLAlchemyError as fout:
        if _weg(fout):
            raise LogboekWeg(_melding(fout)) from fout
        raise


@contextmanager
def schrijven(sessies: Sessies) -> Iterator[Session]:
    """Een transactie: alles of niets, bevestigd aan het eind. LogboekWeg als de database er niet is."""
    try:
        with sessies() as sessie:
            sessie.connection(execution_options={"schrijft": True})
            controleer_sleutels(sessie)
            yield sessie
            sessie.commit()
    except sa_exc.SQLAlchemyError as fout:
        if _weg(fout):
            raise LogboekWeg(_melding(fout)) from fout
        raise


def met_herkansing(sessies: Sessies, werk: Callable[[Session], T]) -> T:
    """`werk` in een transactie, opnieuw als een ander tegelijk hetzelfde deed.

    `werk` moet dus telkens zelf eerst kijken wat er al is. LogboekWeg als de database er niet is;
    de laatste botsing komt naar buiten als het ook na herhaling niet lukt.
    """
    for poging in range(_POGINGEN):
        try:
            with schrijven(sessies) as sessie:
                return werk(sessie)
        except sa_exc.IntegrityError:
            if poging + 1 == _POGINGEN:
                raise
        except LogboekWeg as fout:
            code = getattr(getattr(fout.__cause__, "orig", None), "sqlstate", None)
            if code not in _OPNIEUW or poging + 1 == _POGINGEN:
                raise
    raise AssertionError("de laatste poging geeft een uitkomst of een fout")  # pragma: no cover


def leeft(sessies: Sessies) -> bool:
    """Of de database nu antwoordt; geeft zelf geen fout."""
    try:
        with sessies() as sessie:
            sessie.execute(text("SELECT 1"))
    except sa_exc.SQLAlchemyError as fout:
        if _weg(fout):
            return False
        raise
    return True


def bruikbaar(sessies: Sessies) -> bool:
    """Of er nu mee te werken is; SleutelFout als de sleutels niet bij de database horen."""
    try:
        with lezen(sessies):
            return True
    except LogboekWeg:
        return False
