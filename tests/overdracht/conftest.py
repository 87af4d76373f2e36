"""Beide databases, met een medewerker van het klantcontactcentrum."""

from __future__ import annotations

import pytest

from overdracht import medewerkers
from overdracht.database import Sessies
from overdracht.toegang import Toegang
from tests.support.database import *  # noqa: F403 - fixtures


@pytest.fixture
def wie(sessies: Sessies) -> Toegang:
    """Iemand die alles van alle loketten mag lezen en doen."""
    return Toegang(medewerkers.maak(sessies, "j.jansen", "hash"), "kcc")
