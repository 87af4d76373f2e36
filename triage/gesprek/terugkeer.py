"""Wie na een tijd terugkomt, wordt verwelkomd met wat hij vertelde; de open vraag staat er nog."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from triage.gesprek import onthouden
from triage.gesprek.lopend import Lopend

STIL, LANG_STIL = timedelta(hours=1), timedelta(days=3)
# Ook zoals het in de streek of in een andere taal gezegd wordt.
_GROETWOORD = (
    r"(?:h[ao]ll[oö]+(?:tjes)?|hoi+(?:tjes)?|hey+|hee+|hé+|hai+|haj|hi+|heej|hoj|moi(?:en|n)?|mojn|moin|mogge|môge|yo+|joe+|joehoe|aju|dag|goei?en?(?:dag|daag)|goei?e?(?:n)?\s?(?:morgen|mörgen|middag|avond|aovond|dag|daag)|goede(?:n)?\s?(?:morgen|middag|avond|dag)|"
    r"goeie|gojje|gojendag|hallo daar|salam|selam|merhaba|hello|hallow|ewa|fakka|dag daar)"
)
_GROET = re.compile(
    rf"^(?:(?:{_GROETWOORD}|hier|ben|ik|er|weer|terug|ja|daar|was|even|weg|nog|sorry|zo|bent|u|je|bij|vraagje|allemaal|samen|mensen|gemeente|iedereen|mevrouw|meneer|wegwijs)\b[\s,.!?]*)+$", re.I
)


def alleen_een_groet(tekst: str) -> bool:
    """Of een bericht alleen zegt dat iemand er (weer) is."""
    return bool(_GROET.match(tekst.strip())) and bool(re.search(rf"\b(?:{_GROETWOORD}|terug|weer)\b", tekst, re.I))


def verwelkom(b: Lopend) -> bool:
    """Heet welkom na een stilte; waar als het bericht alleen een groet was en de open vraag terug moet komen.

    Het antwoord in hetzelfde bericht telt gewoon.
    """
    d = b.d
    weg = stilte(b)
    if weg is None or weg < STIL or not (d.zinnen or d.bevestigd or d.overdrachten):
        return False
    if d.afgesloten and d.overdrachten:
        lijst = "\n".join(f"- {b.p.loketten[o['loket']].naam}: {o['kenmerk']}" for o in d.overdrachten)
        b.zeg("welkom_terug_melding", lijst=lijst)
    else:
        b.zeg("welkom_terug_lang" if weg >= LANG_STIL else "welkom_terug", wat=_wat(b))
    return alleen_een_groet(b.inv.tekst) and not b.inv.keuzes


def stilte(b: Lopend) -> timedelta | None:
    """Hoe lang het stil was voor dit bericht; None bij het eerste bericht."""
    return b.nu - datetime.fromisoformat(b.vorige) if b.vorige else None


def _wat(b: Lopend) -> str:
    """Wat er tot nu toe verteld is, op één regel."""
    d = b.d
    codes = d.bevestigd or d.problemen
    wat = ", ".join(b.p.tekst("problemen", c, "kort").lower() for c in codes) or b.p.tekst("onthouden", "verhaal")
    wie = onthouden.feit_in_woorden("voor_wie", d, b.p)
    return f"{wat} ({wie})" if wie else wat
