"""De klok van het logboek, op één plek, zodat een test hem kan verzetten."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """Dit moment, in UTC."""
    return datetime.now(UTC)


def vandaag() -> date:
    """De datum van nu in Nederland: een termijn loopt af op de Nederlandse kalender."""
    return dag_van(nu())


def dag_van(moment: datetime) -> date:
    """De Nederlandse dag van een tijdstip."""
    return moment.astimezone(NEDERLAND).date()


def begin_van(dag: date) -> datetime:
    """Wanneer deze dag in Nederland begint."""
    return datetime.combine(dag, time(), NEDERLAND)


def in_periode(kolom: Any, van: date | None, tot: date | None) -> tuple[Any, ...]:
    """De voorwaarden dat een tijdstip op of na de eerste dag ligt, en op of voor de laatste; None begrenst niet."""
    begin = () if van is None else (kolom >= begin_van(van),)
    return begin if tot is None else (*begin, kolom < begin_van(tot + timedelta(days=1)))
