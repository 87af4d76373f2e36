"""De filters van de werklijst: van adres naar `Filter` en terug. Een filter is dus altijd te delen als adres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from urllib.parse import urlencode

from integrations.portal import woorden
from integrations.portal.toegang import PAD
from overdracht.lijst import MIJ, NIEMAND, OPEN, TERMIJN, VOLGORDES, Filter
from overdracht.toegang import Toegang
from triage.taxonomie import LOKETTEN, PROBLEMEN

ALLE = "alle"
STATUSSEN = {OPEN: "Open (niet afgerond)", ALLE: "Alle, ook afgerond", **woorden.STATUS}
TERMIJNEN = {"te_laat": "Te laat", "vandaag": "Vandaag"}
WIE = {MIJ: "Van mij", NIEMAND: "Nog van niemand"}
VOLGORDE = dict(zip(VOLGORDES, ("Nieuwste eerst", "Oudste eerst", "Te laat en vandaag eerst", "Dringendste eerst"), strict=True))
# Wat iemand zelf kan typen, met hoeveel tekens ervan telt.
VRIJ = {"team": 200, "buurt": 200, "zoek": 200}
DAGEN = ("van", "tot")
_PLEK = re.compile(r"[A-Za-z0-9_\-]{1,300}", re.ASCII)


def lees_vraag(gegeven: Mapping[str, str], gemeenten: Iterable[str]) -> dict[str, str]:
    """De filters uit het adres die bestaan; een onbekende waarde telt als geen filter."""
    mogelijk: Mapping[str, Iterable[str]] = {
        "loket": LOKETTEN, "status": STATUSSEN, "prioriteit": woorden.PRIORITEIT, "code": PROBLEMEN, "wie": WIE, "gemeente": tuple(gemeenten), "termijn": TERMIJNEN, "volgorde": VOLGORDE,
    }  # fmt: skip
    vraag = {veld: gegeven[veld] for veld, waarden in mogelijk.items() if gegeven.get(veld) in waarden}
    for veld, hoogstens in VRIJ.items():
        kaal = " ".join("".join(teken if teken.isprintable() else " " for teken in gegeven.get(veld, "")).split())[:hoogstens]
        if kaal:
            vraag[veld] = kaal
    for veld in DAGEN:
        with suppress(ValueError):
            vraag[veld] = date.fromisoformat(gegeven.get(veld, "")).isoformat()
    blad = gegeven.get("blad", "")
    if blad.isascii() and blad.isdecimal():
        vraag["blad"] = blad[:6]
    if _PLEK.fullmatch(gegeven.get("vanaf", "")):
        vraag["vanaf"] = gegeven["vanaf"]
    return vraag


def maak_filter(vraag: Mapping[str, str]) -> Filter:
    """Het filter bij een gelezen vraag. Zonder status is dat wat open is, behalve wie zoekt: die vindt ook wat klaar is."""
    status = vraag.get("status") or (ALLE if "zoek" in vraag else OPEN)
    return Filter(
        **{veld: vraag.get(veld) for veld in ("loket", "team", "prioriteit", "buurt", "code", "gemeente", "zoek")},
        status=None if status == ALLE else status,
        toegewezen=vraag.get("wie"),
        te_laat=vraag.get("termijn") == "te_laat",
        vandaag=vraag.get("termijn") == "vandaag",
        van=date.fromisoformat(vraag["van"]) if "van" in vraag else None,
        tot=date.fromisoformat(vraag["tot"]) if "tot" in vraag else None,
    )


def volgorde(vraag: Mapping[str, str]) -> str:
    """Hoe de lijst staat; gewoon wat te laat is bovenaan."""
    return vraag.get("volgorde", TERMIJN)


def als_vraag(vraag: Mapping[str, str], **anders: str | None) -> str:
    """De vraag als deel van een adres, zonder vraagteken; `anders` zet of wist (None) een filter."""
    return urlencode({veld: waarde for veld, waarde in {**vraag, **anders}.items() if waarde})


def adres(vraag: Mapping[str, str], **anders: str | None) -> str:
    """Het adres van de lijst; een ander filter begint weer bij het eerste blad, tenzij `anders` iets anders zegt."""
    velden = als_vraag(vraag, **{"blad": None, "vanaf": None, **anders})
    return f"{PAD}?{velden}" if velden else PAD


def loketten(toegang: Toegang) -> dict[str, str]:
    """De loketten waar deze medewerker uit kan kiezen."""
    return {code: naam for code, naam in woorden.LOKET.items() if toegang.ziet(code, toegang.gemeente or "")}
