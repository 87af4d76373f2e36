"""Hoe de tests over werkers verdeeld worden als er meer dan één is (`-n`)."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from xdist.scheduler import LoadScopeScheduling

# Deze delen niets per bestand: elke test mag bij elke werker.
LOS = ("triage", "consistency", "overdracht")
# Deze gebruikt de gedeelde opstelling niet en duurt lang.
ZELFSTANDIG = "tests/dialogue/test_kill.py"


def groep(naam: str) -> str:
    """Wat bij elkaar blijft bij één werker.

    Een bestand blijft heel: wat het opbouwt (een browser, een server) hoeft dan maar één keer. Wat met de
    hele opstelling praat blijft ook over bestanden heen bij elkaar: die start maar één keer.
    """
    bestand = naam.split("::", 1)[0]
    delen = PurePosixPath(bestand).parts
    if delen[1] in LOS:
        return naam
    return "opstelling" if delen[1] == "dialogue" and bestand != ZELFSTANDIG else bestand


class Verdeling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return groep(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Verdeling:
    return Verdeling(config, log)
