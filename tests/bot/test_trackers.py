"""De bewaarplaats van gesprekken in de dialoogmotor."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.components.trackers import WisbareTrackers


@pytest.fixture
def trackers(tmp_path: Path) -> WisbareTrackers:
    return WisbareTrackers(dialect="sqlite", db=str(tmp_path / "gesprekken.sqlite3"))


async def _bewaar(trackers: WisbareTrackers, gesprek: str) -> None:
    tracker = DialogueStateTracker(gesprek, [])
    tracker.update(UserUttered("ik kan mijn huur niet betalen"))
    await trackers.save(tracker)


async def test_verwijderen(trackers: WisbareTrackers) -> None:
    """Een gesprek is helemaal weg, een ander blijft; nog eens is geen fout."""
    for gesprek in ("een", "twee"):
        await _bewaar(trackers, gesprek)
    assert trackers.verwijder("een") > 0
    assert trackers.verwijder("een") == 0
    assert await trackers.retrieve("een") is None
    assert await trackers.retrieve("twee") is not None


async def test_wat_verwijderd_is_staat_niet_meer_in_het_bestand(trackers: WisbareTrackers, tmp_path: Path) -> None:
    """Ook niet in een stuk dat SQLite als leeg beschouwt."""
    await _bewaar(trackers, "een")
    assert "huur" in _bytes(tmp_path)
    trackers.verwijder("een")
    trackers.engine.dispose()
    assert "huur" not in _bytes(tmp_path)


def _bytes(map_: Path) -> str:
    return "".join(pad.read_bytes().decode("latin-1") for pad in map_.iterdir())


async def test_geen_tekst_van_een_inwoner_in_een_fout(trackers: WisbareTrackers) -> None:
    """Gaat bewaren mis, dan noemt de fout niet wat er bewaard werd."""
    with trackers.engine.begin() as verbinding:
        verbinding.exec_driver_sql("CREATE TRIGGER stuk BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'proefstoring'); END")
    with pytest.raises(SQLAlchemyError, match="proefstoring") as fout:
        await _bewaar(trackers, "een")
    assert "huur" not in str(fout.value)
