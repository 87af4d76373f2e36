"""Het Bericht van de chat-API (contract): lezen wat de motor geeft, en zelf maken.

Elk kanaal gebruikt dit; een kanaal voegt alleen zijn eigen manier van tonen toe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from triage.crisis import signalen
from triage.profiel import Profiel
from triage.taxonomie import CRISISVLAGGEN

SOORTEN = ("tekst", "vraag", "crisis", "overdracht", "fout")
# Antwoorden die niet naast een ander kunnen: bij een vraag met vakjes zijn dit knoppen, die meteen gelden.
ALLEEN = frozenset({"nee", "geen", "geen_van_deze", "overslaan", "geweigerd", "onbekend", "aanpassen", "lezen", "zo_laten"})


def maak_bericht(soort: str, tekst: str) -> dict[str, Any]:
    """Een Bericht zonder vraag en zonder overdracht."""
    return {"soort": soort, "tekst": tekst, "vraag": None, "opties": [], "meerdere": False, "overdrachten": []}


def lees_berichten(data: Any) -> list[dict[str, Any]]:
    """De lijst Berichten, elk met precies de velden van het contract; ValueError als het die niet zijn.

    Een optie mag ook `gekozen` hebben: die staat al aangevinkt. Een vraag mag `nog` hebben: hoeveel
    vragen er daarna ongeveer nog komen.
    """
    if not isinstance(data, list):
        raise ValueError("geen lijst")
    return [_lees(bericht) for bericht in data]


def _lees(data: Any) -> dict[str, Any]:
    if not isinstance(data, Mapping) or data.get("soort") not in SOORTEN or not isinstance(data.get("tekst"), str):
        raise ValueError("een Bericht heeft een soort en een tekst")
    vraag = data.get("vraag")
    if vraag is not None and not isinstance(vraag, str):
        raise ValueError("vraag is geen tekst")
    return {
        "soort": data["soort"],
        "tekst": data["tekst"],
        "vraag": vraag,
        "opties": [_optie(o) for o in _lijst(data, "opties")],
        "meerdere": data.get("meerdere") is True,
        "overdrachten": [_overdracht(o) for o in _lijst(data, "overdrachten")],
        **({"nog": data["nog"]} if vraag is not None and type(data.get("nog")) is int and data["nog"] >= 0 else {}),
    }


def _lijst(data: Mapping[str, Any], naam: str) -> list[Mapping[str, Any]]:
    lijst = data.get(naam) or []
    if not isinstance(lijst, list) or not all(isinstance(deel, Mapping) for deel in lijst):
        raise ValueError(f"{naam} is geen lijst van objecten")
    return lijst


def _optie(data: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(data.get("waarde"), str) or not isinstance(data.get("label"), str):
        raise ValueError("een optie heeft een waarde en een label")
    return {"waarde": data["waarde"], "label": data["label"], **({"gekozen": True} if data.get("gekozen") is True else {})}


def _overdracht(data: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(data.get("kenmerk"), str) or not isinstance(data.get("loket"), str):
        raise ValueError("een overdracht heeft een kenmerk en een loket")
    return {
        "kenmerk": data["kenmerk"],
        "loket": data["loket"],
        "problemen": [str(code) for code in data.get("problemen") or ()],
        "prioriteit": str(data.get("prioriteit") or "gewoon"),
        "regisseur": data.get("regisseur") is True,
    }


def crisisberichten(profiel: Profiel, teksten: Iterable[str]) -> list[dict[str, Any]]:
    """Een crisisbericht voor elke vlag die zeker in een van de teksten staat; elke vlag één keer.

    Werkt zonder dialoogmotor en zonder database: een nummer dat nodig is, hangt nergens van af.
    """
    gevonden = {vlag for tekst in teksten for vlag in signalen(tekst)}
    return [maak_bericht("crisis", profiel.tekst("crisis", vlag)) for vlag in CRISISVLAGGEN if vlag in gevonden]
