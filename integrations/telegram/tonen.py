"""Hoe een Bericht er in Telegram uitziet: gewone tekst in stukken die passen, en knoppen eronder.

Gewone tekst en geen opmaak: wat een inwoner of een gemeente schrijft, kan dan nooit als opmaak
gelezen worden. Wat verstuurd moet worden is een `dict` die als JSON bewaard kan worden:

    tekst      wat er te lezen is
    knoppen    [[waarde, opschrift], ...]; leeg als er niets te kiezen is
    meerdere   of er meer tegelijk gekozen kunnen worden, met 'Klaar'
    gekozen    de waarden die nu aangevinkt zijn
    vraag      de id van de vraag, of None
    klaar      of de vraag beantwoord is
    toetsen    'nummer': een toets om het eigen telefoonnummer te delen; 'weg': die toets weer weg
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import MessageLimit

from integrations.berichten import ALLEEN
from triage.profiel import Profiel

Vorm = dict[str, Any]
Toetsen = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None
HOOGSTENS = int(MessageLimit.MAX_TEXT_LENGTH)
KLAAR = "k"
VINK, LEEG, GEDAAN = "☑ ", "☐ ", "✓ "
NUMMERVRAGEN = frozenset({"bereikbaar", "crisis_contact"})
# Zo kort dat er twee naast elkaar passen, ook met grote letters.
KORT = 12


def lengte(tekst: str) -> int:
    """Hoe lang Telegram een tekst vindt: een emoji telt daar voor twee."""
    return len(tekst.encode("utf-16-le", "surrogatepass")) // 2


def knip(tekst: str, hoogstens: int = HOOGSTENS) -> list[str]:
    """De tekst in stukken die passen: geknipt tussen alinea's, anders tussen regels, zinnen of woorden.

    Een tekst die past blijft heel. Er gaat geen teken verloren, behalve de witruimte op een knip.
    """
    stukken: list[str] = []
    rest = tekst.strip()
    while lengte(rest) > hoogstens:
        past = _hoeveel_past(rest, hoogstens)
        plek = next((p for grens in ("\n\n", "\n", r"(?<=[.!?…])\s", r"\s") if (p := _laatste(grens, rest[: past + 1])) > past // 3), past)
        stukken.append(rest[:plek].rstrip())
        rest = rest[plek:].lstrip()
    return [*stukken, rest] if rest else stukken


def _hoeveel_past(tekst: str, hoogstens: int) -> int:
    past = min(len(tekst), hoogstens)
    while lengte(tekst[:past]) > hoogstens:
        past -= max(1, (lengte(tekst[:past]) - hoogstens) // 2)
    return past


def _laatste(grens: str, tekst: str) -> int:
    """Waar het stuk vóór de laatste grens eindigt; 0 als die er niet is."""
    return max((m.start() for m in re.finditer(grens, tekst)), default=0)


def maak_vorm(tekst: str, **velden: Any) -> Vorm:
    """Iets om te versturen, zonder knoppen tenzij ze gegeven zijn."""
    return {"tekst": tekst, "knoppen": [], "meerdere": False, "gekozen": [], "vraag": None, "klaar": False, "toetsen": None, **velden}


def als_vormen(bericht: Mapping[str, Any], profiel: Profiel) -> list[Vorm]:
    """Wat er verstuurd wordt voor één Bericht; de knoppen staan onder het laatste stuk."""
    stukken = knip(str(bericht.get("tekst") or ""))
    if not stukken:
        return []
    opties = bericht.get("opties") or ()
    vormen = [maak_vorm(stuk) for stuk in stukken]
    vormen[-1] |= {
        "knoppen": [[o["waarde"], o["label"]] for o in opties],
        "meerdere": bool(bericht.get("meerdere")),
        "gekozen": [o["waarde"] for o in opties if o.get("gekozen")],
        "vraag": bericht.get("vraag"),
    }
    if bericht.get("vraag") in NUMMERVRAGEN:
        vormen.append(maak_vorm(profiel.tekst("telegram", "deel_nummer_vraag"), toetsen="nummer"))
    return vormen


def vink(vorm: Vorm, waarde: str) -> Vorm:
    """Dezelfde vorm met deze waarde aan- of uitgevinkt."""
    gekozen = set(vorm["gekozen"]) ^ {waarde}
    return {**vorm, "gekozen": [w for w, _ in vorm["knoppen"] if w in gekozen]}


def is_vakje(vorm: Vorm, waarde: str) -> bool:
    """Of deze keuze aan te vinken is; anders geldt een tik erop meteen."""
    return bool(vorm["meerdere"]) and waarde not in ALLEEN


def toetsen(vorm: Vorm, nummer: int, profiel: Profiel) -> Toetsen:
    """De knoppen van een vorm; `nummer` is dat van de rij, waaraan een druk later herkend wordt."""
    if vorm["toetsen"] == "nummer":
        knop = KeyboardButton(profiel.tekst("telegram", "deel_nummer"), request_contact=True)
        return ReplyKeyboardMarkup([[knop]], resize_keyboard=True, one_time_keyboard=True)
    if vorm["toetsen"] == "weg":
        return ReplyKeyboardRemove()
    if not vorm["knoppen"]:
        return None
    if vorm["klaar"]:
        # Wat er gekozen is blijft staan; de rest gaat weg.
        over = [[InlineKeyboardButton(GEDAAN + label, callback_data=f"{nummer}:{i}")] for i, (waarde, label) in enumerate(vorm["knoppen"]) if waarde in vorm["gekozen"]]
        return InlineKeyboardMarkup(over) if over else None
    vakjes = [i for i, (waarde, _) in enumerate(vorm["knoppen"]) if is_vakje(vorm, waarde)]
    labels = [((VINK if waarde in vorm["gekozen"] else LEEG) if i in vakjes else "") + label for i, (waarde, label) in enumerate(vorm["knoppen"])]
    knoppen = [InlineKeyboardButton(label, callback_data=f"{nummer}:{i}") for i, label in enumerate(labels)]
    per_rij = 2 if not vorm["meerdere"] and all(len(label) <= KORT for label in labels) else 1
    rijen = [knoppen[i : i + per_rij] for i in range(0, len(knoppen), per_rij)]
    if vakjes:
        # Onder het laatste vakje: wat daarna komt hoort er niet bij en geldt meteen.
        rijen.insert(vakjes[-1] + 1, [InlineKeyboardButton(profiel.tekst("telegram", "klaar"), callback_data=f"{nummer}:{KLAAR}")])
    return InlineKeyboardMarkup(rijen)
