"""De handelingen van de API: welke velden erbij horen, en welke functie van het logboek erachter zit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from integrations.api.fouten import IETS, ApiFout, leesbaar, verkeerd, zegt_iets
from overdracht import handelingen as h
from overdracht.database import Sessies
from overdracht.inzien import Stand
from overdracht.tabellen import UITKOMSTEN
from overdracht.toegang import Toegang
from triage.taxonomie import LOKETTEN, PROBLEMEN
from triage.urgentie import STANDAARD_TERMIJNEN

Schema = dict[str, Any]
Doe = Callable[[Sessies, Toegang, str, dict[str, Any]], Stand]


@dataclass(frozen=True)
class Handeling:
    """Wat de aanroeper erbij stuurt, en wat er dan gebeurt. `velden` is JSON Schema, en is wat gecontroleerd wordt."""

    uitleg: str
    doe: Doe
    velden: Mapping[str, Schema]
    verplicht: tuple[str, ...] = ()


def _vrij(uitleg: str, hoogstens: int = h.NOTITIE_MAX) -> Schema:
    # Een patroon en niet alleen een lengte: drie spaties zeggen niets.
    return {"type": "string", "minLength": 1, "maxLength": hoogstens, "pattern": IETS, "description": uitleg}


def _keuze(waarden: tuple[str, ...], uitleg: str) -> Schema:
    return {"type": "string", "enum": list(waarden), "description": uitleg}


def _keuzes(waarden: tuple[str, ...], uitleg: str) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": list(waarden)}, "minItems": 1, "maxItems": len(waarden), "description": uitleg}


_NOTITIE = {"notitie": _vrij("Voor collega's, in de historie.")}
_BERICHT = {"terugkoppeling": _vrij("Kort bericht voor de inwoner. Gaat alleen weg als hij dat wil en het veilig is.")}
_LOKET = {"loket": _keuze(LOKETTEN, "Het loket waar het naartoe gaat.")}
_REDEN = {"reden": _vrij("Waarom, voor het andere loket.")}
_TEAM = {"team": _vrij("De naam van een team.", 200)}


def _direct(functie: Callable[..., Stand], *vast: str) -> Doe:
    """De functie met de velden `vast` op hun plek en de andere op naam."""

    def doe(sessies: Sessies, toegang: Toegang, kenmerk: str, data: dict[str, Any]) -> Stand:
        rest = {naam: waarde for naam, waarde in data.items() if naam not in vast}
        return functie(sessies, toegang, kenmerk, *(data[naam] for naam in vast), **rest)

    return doe


def _wijs_toe(sessies: Sessies, toegang: Toegang, kenmerk: str, data: dict[str, Any]) -> Stand:
    naam = data.pop("medewerker", None)
    if naam is not None:
        ids = {wie: id_ for id_, wie in h.toe_te_wijzen(sessies, toegang, kenmerk)}
        if naam not in ids:
            raise ApiFout("kan-niet", "Deze medewerker kan deze overdracht niet zien.")
        data["medewerker_id"] = ids[naam]
    return h.wijs_toe(sessies, toegang, kenmerk, **data)


HANDELINGEN: Mapping[str, Handeling] = {
    h.PAK_OP: Handeling("Ermee aan de slag gaan.", _direct(h.pak_op), _NOTITIE | _BERICHT),
    h.WACHT: Handeling("De inwoner is aan zet.", _direct(h.wacht_op_inwoner), _NOTITIE | _BERICHT),
    h.ZET_DOOR: Handeling("Naar een ander loket. Daarna is zij van dat loket.", _direct(h.zet_door, "loket", "reden"), _LOKET | _REDEN | _TEAM | _BERICHT, ("loket", "reden")),
    h.ZET_TERUG: Handeling("Terug naar het vorige loket.", _direct(h.zet_terug, "reden"), _REDEN | _BERICHT, ("reden",)),
    h.ROND_AF: Handeling("Klaar.", _direct(h.rond_af, "uitkomst"), {"uitkomst": _keuze(UITKOMSTEN, "Hoe het afliep.")} | _NOTITIE | _BERICHT, ("uitkomst",)),
    h.VERKEERD_LOKET: Handeling(
        "Dit hoorde hier niet: wat het wel is, en waar het hoort.",
        _direct(h.meld_verkeerd_loket, "problemen", "loket"),
        {"problemen": _keuzes(tuple(PROBLEMEN), "Wat er speelt.")} | _LOKET | _NOTITIE,
        ("problemen", "loket"),
    ),
    h.WIJS_TOE: Handeling("Op naam van een medewerker of team; zonder beide op niemands naam.", _wijs_toe, {"medewerker": _vrij("Accountnaam.", 100)} | _TEAM | _NOTITIE),
    h.VINK_AF: Handeling("Termijnen die gehaald zijn.", _direct(h.vink_af, "termijnen"), {"termijnen": _keuzes(tuple(STANDAARD_TERMIJNEN), "Welke.")}, ("termijnen",)),
    h.NOTITIE: Handeling("Iets voor collega's opschrijven.", _direct(h.noteer, "notitie"), _NOTITIE, ("notitie",)),
    h.KOPPEL_TERUG: Handeling("Een bericht aan de inwoner, in zijn gesprek.", _direct(h.koppel_terug, "tekst"), {"tekst": _vrij("Het bericht.")}, ("tekst",)),
}
# Alle velden die bij een van de handelingen horen.
BEKEND = frozenset({"handeling", "versie"} | {veld for handeling in HANDELINGEN.values() for veld in handeling.velden})


def lees(data: Mapping[str, Any]) -> tuple[Handeling, dict[str, Any]]:
    """De handeling en haar velden, klaar om te doen; ApiFout bij alles wat niet klopt."""
    naam, versie = data.get("handeling"), data.get("versie")
    handeling = HANDELINGEN.get(naam) if isinstance(naam, str) else None
    if handeling is None:
        raise verkeerd("body", "#/handeling", f"Kies uit: {', '.join(HANDELINGEN)}.")
    # Voor JSON is 2.0 hetzelfde getal als 2.
    versie = int(versie) if isinstance(versie, float) and versie.is_integer() else versie
    if not isinstance(versie, int) or isinstance(versie, bool) or not 0 < versie < 2**31:
        raise verkeerd("body", "#/versie", "Stuur de versie mee die u het laatst las.")
    gegeven = {veld: waarde for veld, waarde in data.items() if veld not in ("handeling", "versie")}
    for veld in handeling.verplicht:
        if veld not in gegeven:
            raise verkeerd("body", f"#/{veld}", f"Dit veld hoort bij {naam}.")
    for veld, waarde in gegeven.items():
        if veld not in handeling.velden:
            raise verkeerd("body", f"#/{veld}", f"Dit veld hoort niet bij {naam}.")
        _controleer(f"#/{veld}", waarde, handeling.velden[veld])
    return handeling, {**{veld: leesbaar(waarde) if isinstance(waarde, str) else waarde for veld, waarde in gegeven.items()}, "verwacht_versie": versie}


def _controleer(plek: str, waarde: Any, schema: Schema) -> None:
    if schema["type"] == "array":
        if not isinstance(waarde, list) or not 0 < len(waarde) <= schema["maxItems"]:
            raise verkeerd("body", plek, f"Stuur een lijst van 1 tot {schema['maxItems']} waarden.")
        for i, deel in enumerate(waarde):
            _controleer(f"{plek}/{i}", deel, schema["items"])
    elif not isinstance(waarde, str):
        raise verkeerd("body", plek, "Stuur een tekst.")
    elif "enum" in schema:
        if waarde not in schema["enum"]:
            raise verkeerd("body", plek, f"Kies uit: {', '.join(schema['enum'])}.")
    elif len(waarde) > schema["maxLength"] or not zegt_iets(waarde):
        raise verkeerd("body", plek, f"Stuur een tekst van 1 tot {schema['maxLength']} tekens.")
