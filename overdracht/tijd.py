"""De klok van het logboek, op één plek, zodat een test hem kan verzetten."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """Dit moment, in UTC."""
    return datetime.now(UTC)


def vandaag() -> date:
    """De datum van nu in Nederland: een termijn loopt af op de Nederlandse kalender."""
    return nu().astimezone(NEDERLAND).date()
