"""Het token van de bot staat in het adres van elk verzoek, en bibliotheken schrijven adressen in hun logboek.

Daarom gaat het er hier voor het hele proces uit, in elke regel van elke logger en in elke
stacktrace, voordat iemand de regel ziet.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

WEG = "[token]"


def verberg(token: str) -> Callable[[], None]:
    """Houdt het token uit elke logregel die hierna komt; geeft terug hoe dat weer ophoudt."""
    geheim = token.partition(":")[2] or token
    # Hoe het ook geschreven is: het deel na de dubbele punt is het geheim.
    vormen = tuple(dict.fromkeys((token, quote(token, safe=""), quote(token), geheim)))
    gewoon = logging.getLogRecordFactory()

    def schoon(tekst: str) -> str:
        for vorm in vormen:
            tekst = tekst.replace(vorm, WEG)
        return tekst

    def maak(*wat: Any, **velden: Any) -> logging.LogRecord:
        regel = gewoon(*wat, **velden)
        try:
            tekst = regel.getMessage()
        except Exception:
            return regel  # de regel zelf klopt niet; dat meldt logging
        if geheim in tekst:
            regel.msg, regel.args = schoon(tekst), None
        if regel.exc_info and regel.exc_info[1] is not None:
            spoor = "".join(traceback.format_exception(*regel.exc_info))
            if geheim in spoor:
                regel.exc_text = schoon(spoor).rstrip("\n")
                regel.exc_info = None
        return regel

    logging.setLogRecordFactory(maak)

    def hou_op() -> None:
        if logging.getLogRecordFactory() is maak:
            logging.setLogRecordFactory(gewoon)

    return hou_op
