"""In welke taal een bericht geschreven is. Nederlands is het uitgangspunt.

Streektaal lijkt op Duits en straattaal op Engels; wie zo schrijft, hoort een Nederlands antwoord
te krijgen. Daarom telt een andere taal pas als zij veel waarschijnlijker is dan Nederlands, en
des te meer naarmate er meer woorden staan die inwoners in het Nederlands gebruiken.
"""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Set

logger = logging.getLogger(__name__)

NL = "nl"
# De talen waarin een antwoord klaarligt; de andere worden ook gemerkt, maar alleen in een zin.
TALEN = ("nl", "en", "de", "tr", "ar", "pl", "uk")
ANDERE = ("fr", "es", "it", "pt", "ro", "bg", "ru", "fa", "so", "hu")
_WOORDEN_ANDERE = 4
_MIN_TEKENS = 4
# Aan zoveel tekens is de taal te horen; verder lezen kost tijd.
_LEES_TEKENS = 300
# Zoveel waarschijnlijker dan Nederlands moet een andere taal zijn: bij geen, en bij alleen maar
# woorden die inwoners in het Nederlands gebruiken; daartussen evenredig.
_VERHOUDING, _VERHOUDING_BEKEND = 1.2, 150.0
_LETTERS = re.compile(r"[^\W\d_]+")
_SCHRIFT = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("uk", re.compile(r"[\u0400-\u04ff]")),
)


@functools.lru_cache(maxsize=1)
def _herkenner():
    try:
        from lingua import IsoCode639_1, LanguageDetectorBuilder
    except ImportError:
        logger.warning("lingua is niet geïnstalleerd: alleen een ander schrift wordt als andere taal gezien.")
        return None
    codes = [getattr(IsoCode639_1, taal.upper()) for taal in (*TALEN, *ANDERE)]
    # Alleen groepjes van drie letters: 30 MB in plaats van 300, en met de bekende woorden erbij even goed.
    bouwer = LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode()
    return bouwer.with_preloaded_language_models().build()


def laad() -> None:
    """Leest de taalmodellen nu, zodat het eerste bericht niet hoeft te wachten."""
    _herkenner()


def bepaal(tekst: str, bekend: Set[str] = frozenset()) -> str:
    """De taalcode van een bericht; `bekend` zijn de woorden uit de Nederlandse voorbeelden."""
    letters = "".join(_LETTERS.findall(tekst))
    if len(letters) < _MIN_TEKENS:
        return NL
    schrift = next((t for t, patroon in _SCHRIFT if len(patroon.findall(tekst)) * 2 > len(letters)), None)
    herkenner = _herkenner()
    if herkenner is None:
        return schrift or NL
    waarden = {
        w.language.iso_code_639_1.name.lower(): w.value
        for w in herkenner.compute_language_confidence_values(tekst[:_LEES_TEKENS])
    }
    beste = max(waarden, key=lambda taal: waarden[taal])
    if beste == NL:
        return schrift or NL
    if schrift:
        return beste
    woorden = [w.lower() for w in _LETTERS.findall(tekst)]
    if len(woorden) < (2 if beste in TALEN else _WOORDEN_ANDERE):
        return NL
    deel = sum(w in bekend for w in woorden) / len(woorden)
    nodig = _VERHOUDING * (_VERHOUDING_BEKEND / _VERHOUDING) ** deel
    return beste if waarden[beste] >= nodig * max(waarden[NL], 1e-4) else NL
