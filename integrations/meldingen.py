"""Wat Wegwijs zelf meldt komt in het logboek, ook als het geen waarschuwing is."""

from __future__ import annotations

import logging

EIGEN = ("integrations", "overdracht")


def zet_aan() -> None:
    """Laat gewone meldingen van de eigen onderdelen zien op de foutuitvoer; wie logging zelf instelde, houdt dat.

    uvicorn stelt alleen zijn eigen meldingen in: zonder dit blijft 'zoveel gewist' onzichtbaar.
    """
    if logging.getLogger().handlers:
        return
    for naam in EIGEN:
        logger = logging.getLogger(naam)
        if not logger.handlers:
            naar_fout = logging.StreamHandler()
            naar_fout.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
            logger.addHandler(naar_fout)
            logger.setLevel(logging.INFO)
