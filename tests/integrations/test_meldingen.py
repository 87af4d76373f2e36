"""Wat Wegwijs zelf meldt is te zien waar uvicorn zijn meldingen laat."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]


def meldt(code: str) -> str:
    klaar = subprocess.run([sys.executable, "-c", f"import logging\nfrom integrations.meldingen import zet_aan\n{code}"], cwd=WORTEL, capture_output=True, text=True, timeout=60, check=True)
    return klaar.stderr


def test_een_gewone_melding_komt_er_een_keer() -> None:
    """Ook als het twee keer aangezet wordt; een melding van een bibliotheek niet."""
    assert meldt("zet_aan(); zet_aan(); logging.getLogger('integrations.opruimen').info('gewist'); logging.getLogger('httpx').info('adres')") == "INFO: gewist\n"


def test_wie_logging_zelf_instelt_houdt_dat() -> None:
    """Dan komt er niets bij en verandert het niveau niet."""
    assert meldt("logging.basicConfig(format='eigen %(message)s'); zet_aan(); logging.getLogger('integrations').info('nee'); logging.getLogger('integrations').warning('ja')") == "eigen ja\n"
