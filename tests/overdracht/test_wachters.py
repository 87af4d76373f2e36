"""Wat de database zelf weigert, ook als de code een fout heeft."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from overdracht import dienst
from overdracht.database import Sessies
from overdracht.toegang import Toegang
from tests.support.overdrachten import maak_overdracht


@pytest.fixture
def kenmerk(sessies: Sessies, wie: Toegang) -> str:
    gemaakt, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.noteer(sessies, wie, gemaakt, "een notitie")
    dienst.bekijk(sessies, wie, gemaakt)
    return gemaakt


VAST = [
    "UPDATE historie SET status = 'afgerond'",
    "UPDATE historie SET notitie = 'anders'",
    "UPDATE historie SET notitie = NULL",
    "UPDATE historie SET notitie = NULL, notitie_korrel = NULL, medewerker_id = NULL",
    "UPDATE historie SET notitie = NULL, notitie_korrel = NULL, notitie_zegel = NULL",
    "UPDATE historie SET hash = vorige_hash",
    "UPDATE historie SET op = op, notitie = 'x' WHERE id = 1",
    "UPDATE historie SET sleutel = 'x'",
    "DELETE FROM historie",
    "DELETE FROM historie WHERE id = 1",
    "UPDATE inzage SET wat = wat",
    "DELETE FROM inzage",
    "DELETE FROM overdracht",
    "DELETE FROM medewerker",
]


@pytest.mark.parametrize("opdracht", VAST)
def test_staat_vast(engine: Engine, kenmerk: str, opdracht: str) -> None:
    """Historie en inzage zijn niet te wijzigen of te verwijderen, ook niet door wat ernaar verwijst te verwijderen."""
    with engine.begin() as v:
        voor = v.execute(text("SELECT * FROM historie ORDER BY id")).all(), v.execute(text("SELECT * FROM inzage")).all()
    with pytest.raises(DBAPIError), engine.begin() as v:
        v.execute(text(opdracht))
    with engine.begin() as v:
        assert (v.execute(text("SELECT * FROM historie ORDER BY id")).all(), v.execute(text("SELECT * FROM inzage")).all()) == voor


def test_notitie_mag_leeg(engine: Engine, kenmerk: str) -> None:
    """Alleen een notitie kan leeg worden: dat is wissen op verzoek."""
    with engine.begin() as v:
        v.execute(text("UPDATE historie SET notitie = NULL, notitie_korrel = NULL"))
        assert v.execute(text("SELECT count(*) FROM historie WHERE notitie IS NOT NULL")).scalar() == 0


def test_vervangen_op_sqlite(engine: Engine, kenmerk: str) -> None:
    """INSERT OR REPLACE komt niet om de wachters heen."""
    if engine.dialect.name != "sqlite":
        with pytest.raises(DBAPIError, match="staat vast"), engine.begin() as v:
            v.execute(text("TRUNCATE historie CASCADE"))
        return
    for opdracht in (
        "INSERT OR REPLACE INTO historie (id, overdracht_id, op, gebeurtenis, versie, vorige_hash, hash) SELECT id, overdracht_id, op, 'gewist', versie, vorige_hash, hash FROM historie WHERE id = 1",
        "INSERT OR REPLACE INTO historie (id, overdracht_id, op, gebeurtenis, sleutel, versie, vorige_hash, hash) SELECT 99, overdracht_id, op, 'gewist', sleutel, versie, vorige_hash, hash FROM historie WHERE sleutel IS NOT NULL",
        "INSERT OR REPLACE INTO inzage (id, op, medewerker_id, overdracht_id, wat, vorige_hash, hash) SELECT id, op, medewerker_id, overdracht_id, 'gesprek', vorige_hash, hash FROM inzage",
    ):
        with pytest.raises(IntegrityError), engine.begin() as v:
            v.execute(text(opdracht))


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE overdracht SET loket = 'elders'",
        "UPDATE overdracht SET status = 'kwijt'",
        "UPDATE overdracht SET status = 'afgerond'",
        "UPDATE overdracht SET uitkomst = 'geholpen'",
        "UPDATE overdracht SET prioriteit = 'laag'",
        "UPDATE overdracht SET rij = 9",
        "UPDATE overdracht SET kenmerk = 'K3F'",
        "UPDATE overdracht SET gesprek_id = 'bestaat-niet'",
        "UPDATE overdracht SET gewist_op = ontvangen",
        "UPDATE planstap SET wanneer = 'ooit'",
        "UPDATE toestemming SET loket = 'elders'",
        "UPDATE medewerker SET naam = 'J.Jansen'",
        "INSERT INTO overdracht_probleem (overdracht_id, code, volgorde) VALUES (999, 'schulden', 1)",
        "INSERT INTO termijn (overdracht_id, soort, uiterlijk) VALUES (999, 'crisis', '2026-01-01')",
    ],
)
def test_beperkingen(engine: Engine, kenmerk: str, opdracht: str) -> None:
    """Vaste waarden en verwijzingen bewaakt de database zelf."""
    with pytest.raises(IntegrityError), engine.begin() as v:
        v.execute(text(opdracht))
