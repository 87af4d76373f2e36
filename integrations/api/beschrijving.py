"""De beschrijving van de API (OpenAPI 3.1), op `/api/v1/openapi.json` en in `docs/openapi.json`.

Met de hand geschreven en niet uit de code gehaald: dit is het contract. Een test vergelijkt het met de
routes die er zijn, en een andere stuurt van alles en kijkt of de antwoorden kloppen.

    python -c "from integrations.api.beschrijving import als_tekst; print(als_tekst(), end='')" > docs/openapi.json
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from integrations.api import voorbeelden as v
from integrations.api.fouten import IETS
from integrations.api.handelingen import HANDELINGEN
from integrations.api.versie import KOP, VERSIE
from integrations.berichten import SOORTEN as BERICHTSOORTEN
from overdracht.lijst import OPEN, VOLGORDES
from overdracht.tabellen import GEBEURTENISSEN, STATUSSEN, UITKOMSTEN, WEBHOOK_GEBEURTENISSEN
from triage.overdracht import WIJZEN
from triage.plan import WANNEER
from triage.regie import Regie
from triage.taxonomie import CRISISVLAGGEN, LOKETTEN, PROBLEMEN, SOORTEN
from triage.urgentie import PRIORITEITEN, STANDAARD_TERMIJNEN

Schema = dict[str, Any]
KENMERK = "^[A-Z0-9]{3}-?[A-Z0-9]{3}$"
AANTAL_MAX = 100


def _tekst(uitleg: str = "", leeg: bool = False, **meer: Any) -> Schema:
    return {"type": ["string", "null"] if leeg else "string", **({"description": uitleg} if uitleg else {}), **meer}


def _keuze(waarden: Sequence[str], uitleg: str = "", leeg: bool = False) -> Schema:
    return _tekst(uitleg, leeg, enum=[*waarden, *([None] if leeg else [])])


def _moment(leeg: bool = False) -> Schema:
    return _tekst(leeg=leeg, format="date-time")


def _dag(leeg: bool = False) -> Schema:
    return _tekst(leeg=leeg, format="date")


def _rij(wat: Schema, **meer: Any) -> Schema:
    return {"type": "array", "items": wat, **meer}


def _object(velden: Mapping[str, Schema], uitleg: str = "", verplicht: Sequence[str] | None = None, open_: bool = True) -> Schema:
    """Een object; zonder `verplicht` is elk veld er altijd. `open_`: er kunnen velden bij komen."""
    uit: Schema = {"type": "object", "properties": dict(velden), "required": list(velden if verplicht is None else verplicht)}
    return {**uit, **({"description": uitleg} if uitleg else {}), **({} if open_ else {"additionalProperties": False})}


def _zie(naam: str) -> Schema:
    return {"$ref": f"#/components/schemas/{naam}"}


_JA_NEE: Schema = {"type": "boolean"}
_GETAL: Schema = {"type": "integer"}
_LOKET = _keuze(LOKETTEN)
_CODE = _keuze(tuple(PROBLEMEN))
_VLAG = _keuze(CRISISVLAGGEN)
_PRIORITEIT = _keuze(PRIORITEITEN)
_ZEKER: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_WAAROM = _rij(_tekst(), description="De woorden die ertoe leidden, zoals ze in de tekst staan.")
_TERMIJN = _object({"soort": _keuze(tuple(STANDAARD_TERMIJNEN)), "uiterlijk": _dag(), "gehaald_op": _moment(leeg=True)})
_PLANSTAP = _object({"nummer": _GETAL, "stap": _tekst(), "loket": _LOKET, "problemen": _rij(_CODE), "wanneer": _keuze(WANNEER), "reden": _tekst()})
_VERWIJZING = _object({"kenmerk": _tekst(), "loket": _LOKET, "status": _keuze(STATUSSEN), "ontvangen": _moment()})


def _samenvatting() -> dict[str, Schema]:
    return {
        "kenmerk": _tekst(pattern="^[A-Z0-9]{3}-[A-Z0-9]{3}$"),
        "gemeente": _tekst(),
        "loket": _LOKET,
        "team": _tekst(leeg=True),
        "buurt": _tekst(leeg=True),
        "problemen": _rij(_CODE),
        "crisis": _rij(_VLAG),
        "prioriteit": _PRIORITEIT,
        "status": _keuze(STATUSSEN),
        "status_sinds": _moment(),
        "uitkomst": _keuze(UITKOMSTEN, leeg=True),
        "ontvangen": _moment(),
        "versie": {"type": "integer", "minimum": 1, "description": "Telt elke wijziging; stuur haar mee bij een handeling."},
        "gewist": {"type": "boolean", "description": "De persoonlijke tekst is gewist."},
        "terugkerend": {"type": "boolean", "description": "De inwoner kwam al eens eerder."},
    }


def _schemas() -> dict[str, Schema]:
    return {
        "Bericht": _object(
            {
                "soort": _keuze(BERICHTSOORTEN),
                "tekst": _tekst("Leeg bij een keuze zonder woorden."),
                "vraag": _tekst("De vraag die nu openstaat.", leeg=True),
                "opties": _rij(_object({"waarde": _tekst(), "label": _tekst(), "gekozen": _JA_NEE}, verplicht=("waarde", "label"))),
                "meerdere": _JA_NEE,
                "overdrachten": _rij(_object({"kenmerk": _tekst(), "loket": _tekst(), "problemen": _rij(_tekst()), "prioriteit": _tekst(), "regisseur": _JA_NEE})),
            },
            "Iets wat Wegwijs zegt. Kan meer velden hebben, zoals `van` en `van_naam`.",
        ),
        "Berichten": _object({"berichten": _rij(_zie("Bericht")), "wacht": {"type": "boolean", "description": "Het bericht is bewaard en wordt straks beantwoord."}}, verplicht=("berichten",)),
        "Gemeente": _object({"naam": _tekst(), "telefoon": _tekst()}),
        "NieuwGesprek": _object({"gesprek": _tekst(), "sleutel": _tekst("Geheim van dit gesprek."), "over": _zie("Gemeente"), "berichten": _rij(_zie("Bericht"))}),
        "Gesprek": _object({"gesprek": _tekst(), "gemeente": _tekst(), "over": _zie("Gemeente"), "berichten": _rij(_zie("Bericht"))}),
        "OverdrachtRegel": _object({**_samenvatting(), "termijn": {"oneOf": [_object({"soort": _tekst(), "uiterlijk": _dag(), "te_laat": _JA_NEE}), {"type": "null"}]}}),
        "Overdrachten": _object({"overdrachten": _rij(_zie("OverdrachtRegel")), "volgende": _tekst("Waarmee de volgende bladzijde te vragen is; null aan het eind.", leeg=True)}),
        "Overdracht": _object(
            {
                **_samenvatting(),
                "kanaal": _tekst(),
                "taal": _tekst(),
                "voor_wie": _tekst(leeg=True),
                "regisseur": _JA_NEE,
                "regie": _keuze([r.value for r in Regie]),
                "rij": {"type": "integer", "minimum": 1, "maximum": 8},
                "reden": _tekst(),
                "genoemd": _rij(_LOKET),
                "samenvatting": _tekst(leeg=True),
                "verhaal": _rij(_tekst()),
                "antwoorden": _rij(_object({"vraag": _tekst(), "antwoord": _tekst()})),
                "contact": _object({"naam": _tekst(leeg=True), "wijze": _keuze(WIJZEN), "waarde": _tekst(leeg=True), "belmoment": _tekst(leeg=True), "veilig": _tekst(leeg=True)}),
                "plan": _rij(_PLANSTAP),
                "termijnen": _rij(_TERMIJN),
                "toegewezen": _tekst("Accountnaam van wie haar doet.", leeg=True),
                "terugkoppelen": _tekst("Het kanaal waarlangs de inwoner een bericht wil krijgen.", leeg=True),
                "gesprek": _rij(_object({"van": _keuze(("inwoner", "wegwijs")), "op": _moment(), "tekst": _tekst()}), description="Alleen als de inwoner alles met dit loket deelt."),
                "historie": _rij(_zie("Gebeurtenis")),
                "andere": _rij(_VERWIJZING, description="Uit hetzelfde gesprek."),
                "eerdere": _rij(_VERWIJZING, description="Van dezelfde inwoner."),
            }
        ),
        "Gebeurtenis": _object(
            {
                "op": _moment(),
                "gebeurtenis": _keuze(GEBEURTENISSEN),
                "status": _keuze(STATUSSEN, leeg=True),
                "uitkomst": _keuze(UITKOMSTEN, leeg=True),
                "termijn": _tekst(leeg=True),
                "naar_loket": _keuze(LOKETTEN, leeg=True),
                "naar_team": _tekst(leeg=True),
                "door": _tekst("Accountnaam, naam van een token, of Wegwijs zelf."),
                "notitie": _tekst(leeg=True),
                "versie": _GETAL,
            }
        ),
        "Handeling": {
            "oneOf": [
                _object(
                    {"handeling": {"type": "string", "const": naam}, "versie": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}, **{veld: dict(schema) for veld, schema in h.velden.items()}},
                    h.uitleg,
                    verplicht=("handeling", "versie", *h.verplicht),
                    open_=False,
                )
                for naam, h in HANDELINGEN.items()
            ]
        },
        "Stand": _object({"kenmerk": _tekst(), "loket": _LOKET, "status": _keuze(STATUSSEN), "sinds": _moment(), "uitkomst": _keuze(UITKOMSTEN, leeg=True), "versie": _GETAL, "bereikt": _tekst("Langs welk kanaal de inwoner het te horen kreeg.", leeg=True)}),
        "Herkend": _object({"code": _CODE, "naam": _tekst(), "zekerheid": {**_ZEKER, "type": ["number", "null"]}, "waarom": _WAAROM}),
        "Crisis": _object(
            {
                "vlag": _VLAG,
                "naam": _tekst(),
                "zeker": {"type": "boolean", "description": "Onwaar: stel eerst de rustige vraag in `zeg`."},
                "zekerheid": _ZEKER,
                "bel": _tekst("Welk nummer nu, in één zin."),
                "zeg": _tekst(),
                "waarom": _WAAROM,
            }
        ),
        "Advies": _object(
            {
                "rij": {"type": "integer", "minimum": 1, "maximum": 8},
                "reden": _object({"sleutel": _tekst(), "tekst": _tekst()}),
                "voorlopig": {"type": "boolean", "description": "Een open vraag kan de verdeling nog veranderen."},
                "delen": _rij(
                    _object(
                        {
                            "loket": _LOKET, "naam": _tekst(), "telefoon": _tekst(), "team": _tekst(leeg=True), "problemen": _rij(_CODE), "regisseur": _JA_NEE, "prioriteit": _PRIORITEIT,
                            "termijnen": _rij(_object({"soort": _tekst(), "naam": _tekst(), "uiterlijk": _dag()})),
                        }
                    )
                ),
                "genoemd": _rij(_object({"loket": _LOKET, "naam": _tekst()})),
                "plan": _rij(_PLANSTAP),
            }
        ),
        "Herkenning": _object(
            {
                "gemeente": _tekst(),
                "beperkt": {"type": "boolean", "description": "Waar: de herkenning is er nu niet, alleen op crisis is gekeken."},
                "problemen": _rij(_zie("Herkend")),
                "twijfel": _rij(_zie("Herkend")),
                "crisis": _rij(_zie("Crisis")),
                "soort": _keuze(SOORTEN, leeg=True),
                "taal": _tekst(),
                "advies": {"oneOf": [_zie("Advies"), {"type": "null"}]},
                "bekend": _rij(_object({"vraag": _tekst(), "tekst": _tekst(), "antwoord": _tekst()})),
                "open_vragen": _rij(_object({"vraag": _tekst(), "tekst": _tekst(), "opties": _rij(_object({"waarde": _tekst(), "label": _tekst()})), "meerdere": _JA_NEE})),
                "voorzieningen": _rij(
                    _object({"naam": _tekst(), "wat": _tekst(), "waar": _tekst(), "kosten": _tekst(), "voor_wie": _tekst(), "telefoon": _tekst(leeg=True), "voorbeeld": _JA_NEE})
                ),
            }
        ),
        "Melding": _object(
            {
                "type": _keuze(WEBHOOK_GEBEURTENISSEN),
                "timestamp": _moment(),
                "data": _object(
                    {
                        "kenmerk": _tekst(), "gemeente": _tekst(), "loket": _LOKET, "status": _keuze(STATUSSEN), "gebeurtenissen": _rij(_keuze(GEBEURTENISSEN)),
                        "versie": _GETAL, "ontvangen": _moment(), "gewijzigd_op": _moment(), "eerste_termijn": _dag(leeg=True),
                    }
                ),
            }
        ),
        "Fout": _object(
            {
                "type": _tekst("Stabiel; een ander programma mag erop rekenen."),
                "title": _tekst(),
                "status": _GETAL,
                "detail": _tekst(),
                "errors": _rij(_object({"in": _tekst(), "location": _tekst(), "detail": _tekst()})),
                "berichten": _rij(_zie("Bericht"), description="Bij de chat: het nummer om te bellen, als dat nodig is."),
            },
            "RFC 9457.",
            verplicht=("type", "title", "status", "detail"),
        ),
    }  # fmt: skip


_FOUTEN: Mapping[str, str] = {
    "400": "Het verzoek klopt niet.",
    "401": "Er is geen geldig token.",
    "403": "Dit token mag dit niet.",
    "404": "Dit is er niet, of het is niet van u.",
    "409": "Een ander was eerder, of dit kan nu niet.",
    "413": "De tekst is te lang.",
    "422": "Het bericht is niet te lezen.",
    "429": "Te veel verzoeken.",
    "503": "De database of de dialoogmotor is er nu niet.",
}
_KOPPEN = {KOP: {"$ref": "#/components/headers/API-Version"}}


def _goed(status: str, uitleg: str, schema: str | None = None, voorbeeld: Any = None) -> dict[str, Any]:
    inhoud = {"content": {"application/json": {"schema": _zie(schema), "example": voorbeeld}}} if schema else {}
    return {status: {"description": uitleg, "headers": _KOPPEN, **inhoud}}


def _mis(*statussen: str) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for status in statussen:
        koppen = {**_KOPPEN, **({"Retry-After": {"schema": {"type": "integer"}}} if status == "429" else {})}
        uit[status] = {"description": _FOUTEN[status], "headers": koppen, "content": {"application/problem+json": {"schema": _zie("Fout"), "example": v.fout(int(status))}}}
    return uit


def _lijf(schema: Schema, voorbeelden: Mapping[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema, "examples": {naam: {"value": waarde} for naam, waarde in voorbeelden.items()}}}}


def _vraag(naam: str, schema: Schema, uitleg: str) -> dict[str, Any]:
    return {"name": naam, "in": "query", "required": False, "schema": schema, "description": uitleg}


def _pad(naam: str, schema: Schema, uitleg: str, voorbeeld: str) -> dict[str, Any]:
    return {"name": naam, "in": "path", "required": True, "schema": schema, "description": uitleg, "example": voorbeeld}


_GESPREK = _pad("gesprek_id", {"type": "string"}, "Uit het antwoord op een nieuw gesprek.", v.GESPREK)
_KENMERK = _pad("kenmerk", {"type": "string", "pattern": KENMERK}, "Zoals de inwoner het kreeg.", v.KENMERK)


def _paden() -> dict[str, Any]:
    sleutel, token = [{"gesprekssleutel": []}], [{"token": []}]
    return {
        "/gesprekken": {
            "post": {
                "operationId": "beginGesprek", "tags": ["chat"], "summary": "Een gesprek beginnen", "security": [],
                "requestBody": _lijf(_object({"gemeente": _tekst()}), {"almelo": {"gemeente": "almelo"}}),
                "responses": {**_goed("201", "Het gesprek, zijn sleutel en de opening.", "NieuwGesprek", v.NIEUW_GESPREK), **_mis("413", "422", "429", "503")},
            }
        },
        "/gesprekken/{gesprek_id}": {
            "parameters": [_GESPREK],
            "get": {
                "operationId": "leesGesprek", "tags": ["chat"], "summary": "Het gesprek tot nu toe", "security": sleutel,
                "responses": {**_goed("200", "Het gesprek.", "Gesprek", v.GESPREK_NU), **_goed("304", "Niets nieuws sinds de `ETag` in `If-None-Match`."), **_mis("404", "429", "503")},
            },
            "delete": {
                "operationId": "wisGesprek", "tags": ["chat"], "summary": "Het gesprek wissen, overal", "security": sleutel,
                "responses": {**_goed("204", "Gewist."), **_mis("404", "429", "503")},
            },
        },
        "/gesprekken/{gesprek_id}/berichten": {
            "parameters": [_GESPREK],
            "post": {
                "operationId": "stuurBericht", "tags": ["chat"], "summary": "Iets zeggen of kiezen", "security": sleutel,
                "description": "Precies één van `tekst` en `keuzes`. Dezelfde `sleutel_bericht` geeft hetzelfde antwoord.",
                "requestBody": _lijf(
                    {
                        **_object({"tekst": _tekst(minLength=1, maxLength=4000, pattern=IETS), "keuzes": _rij(_tekst(maxLength=200), maxItems=60), "sleutel_bericht": _tekst(pattern="^[A-Za-z0-9_.:\\-]{1,200}$")}, verplicht=()),
                        "oneOf": [{"required": ["tekst"]}, {"required": ["keuzes"]}],
                    },
                    {"tekst": {"tekst": "Ik kan mijn huur niet meer betalen.", "sleutel_bericht": "b-1"}, "keuzes": {"keuzes": ["schulden"]}},
                ),
                "responses": {**_goed("200", "Het antwoord.", "Berichten", v.BERICHTEN), **_mis("404", "413", "422", "429", "503")},
            },
        },
        "/herken": {
            "post": {
                "operationId": "herken", "tags": ["herkennen"], "summary": "Wat speelt er in een tekst, en wie gaat erover", "security": [*token, {"medewerker": []}],
                "description": "Voor een telefoonnotitie of een e-mail. Van de tekst wordt niets bewaard.",
                "requestBody": _lijf(_object({"gemeente": _tekst(), "tekst": _tekst(minLength=1, maxLength=4000, pattern=IETS)}, open_=False), {"notitie": v.HERKEN}),
                "responses": {**_goed("200", "Wat er gehoord is, met advies.", "Herkenning", v.HERKENNING), **_mis("400", "401", "403", "413", "429", "503")},
            }
        },
        "/overdrachten": {
            "get": {
                "operationId": "lijstOverdrachten", "tags": ["overdrachten"], "summary": "De overdrachten van de loketten van dit token", "security": token,
                "parameters": [
                    _vraag("loket", _LOKET, "Alleen dit loket."),
                    _vraag("gemeente", _tekst(maxLength=100), "Alleen deze gemeente."),
                    _vraag("team", _tekst(maxLength=200), "Alleen dit team."),
                    _vraag("buurt", _tekst(maxLength=200), "Alleen deze buurt."),
                    _vraag("status", _keuze((OPEN, *STATUSSEN)), "`open` is alles wat niet is afgerond."),
                    _vraag("prioriteit", _PRIORITEIT, "Alleen deze prioriteit."),
                    _vraag("probleem", _CODE, "Alleen met deze probleemcode."),
                    _vraag("termijn", _keuze(("vandaag", "te_laat")), "Wat vandaag moet, of te laat is."),
                    _vraag("van", _dag(), "Binnengekomen op of na deze dag."),
                    _vraag("tot", _dag(), "Binnengekomen op of voor deze dag."),
                    _vraag("volgorde", {**_keuze(VOLGORDES), "default": "nieuwste"}, "De volgorde."),
                    _vraag("aantal", {"type": "integer", "minimum": 1, "maximum": AANTAL_MAX, "default": 25}, "Hoeveel per bladzijde."),
                    _vraag("volgende", _tekst(maxLength=300), "Uit het vorige antwoord: de bladzijde erna, met hetzelfde filter en dezelfde volgorde."),
                ],
                "responses": {**_goed("200", "Een bladzijde.", "Overdrachten", v.OVERDRACHTEN), **_mis("400", "401", "403", "429", "503")},
            }
        },
        "/overdrachten/{kenmerk}": {
            "parameters": [_KENMERK],
            "get": {
                "operationId": "leesOverdracht", "tags": ["overdrachten"], "summary": "Alles over één overdracht", "security": token,
                "description": "Dat dit token haar las, wordt bewaard en is niet te wissen.",
                "responses": {**_goed("200", "De overdracht.", "Overdracht", v.OVERDRACHT), **_mis("400", "401", "403", "404", "429", "503")},
            },
        },
        "/overdrachten/{kenmerk}/handelingen": {
            "parameters": [_KENMERK],
            "post": {
                "operationId": "doeHandeling", "tags": ["overdrachten"], "summary": "Iets doen met een overdracht", "security": token,
                "description": "`versie` is die van de laatste keer lezen. Veranderde er intussen iets, dan is het antwoord 409 en gebeurt er niets.",
                "requestBody": _lijf(_zie("Handeling"), v.HANDELINGEN),
                "responses": {**_goed("200", "Hoe het er nu mee staat.", "Stand", v.STAND), **_mis("400", "401", "403", "404", "409", "429", "503")},
            },
        },
        "/openapi.json": {
            "get": {
                "operationId": "leesBeschrijving", "tags": ["beschrijving"], "summary": "Deze beschrijving", "security": [],
                "responses": {"200": {"description": "OpenAPI 3.1.", "headers": _KOPPEN, "content": {"application/json": {"schema": {"type": "object"}, "example": {"openapi": "3.1.0"}}}}},
            }
        },
    }  # fmt: skip


def beschrijving() -> dict[str, Any]:
    """Het hele document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wegwijs",
            "version": VERSIE,
            "summary": "De chat voor inwoners, en de overdrachten voor de systemen van een gemeente.",
            "description": "Uitleg, voorbeelden en hoe webhooks te controleren zijn: docs/api.md.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {"name": "Beheer van Wegwijs bij uw gemeente", "email": "wegwijs@voorbeeld.example", "url": "https://wegwijs.voorbeeld.example/medewerkers"},
        },
        "servers": [{"url": "/api/v1"}],
        "tags": [
            {"name": "chat", "description": "Openbaar: een gesprek van een inwoner."},
            {"name": "herkennen", "description": "Voor wie de telefoon opneemt."},
            {"name": "overdrachten", "description": "Voor andere systemen, met een token."},
            {"name": "beschrijving", "description": "Dit document."},
        ],
        "paths": _paden(),
        "webhooks": {
            gebeurtenis: {
                "post": {
                    "operationId": f"meld{gebeurtenis.rpartition('.')[2].capitalize()}",
                    "summary": "Wegwijs stuurt dit naar een aangemeld adres",
                    "tags": ["overdrachten"],
                    "description": "Ondertekend volgens Standard Webhooks: de koppen webhook-id, webhook-timestamp en webhook-signature.",
                    "requestBody": {"content": {"application/json": {"schema": _zie("Melding"), "example": v.melding(gebeurtenis)}}},
                    "responses": {"2XX": {"description": "Aangenomen. Al het andere wordt later opnieuw geprobeerd."}, "410": {"description": "Stuur niets meer."}},
                }
            }
            for gebeurtenis in WEBHOOK_GEBEURTENISSEN
        },
        "components": {
            "schemas": _schemas(),
            "headers": {KOP: {"description": "De volledige versie van deze API.", "schema": {"type": "string"}, "example": VERSIE}},
            "securitySchemes": {
                "gesprekssleutel": {"type": "http", "scheme": "bearer", "description": "De `sleutel` van het gesprek."},
                "token": {"type": "http", "scheme": "bearer", "description": "Een token van de beheerder, met de scopes lees, schrijf of herken."},
                "medewerker": {"type": "apiKey", "in": "cookie", "name": "wegwijs_herkennen", "description": "De sessie van een ingelogde medewerker."},
            },
        },
    }


def als_tekst() -> str:
    """Het document zoals het in docs/ staat."""
    return json.dumps(beschrijving(), ensure_ascii=False, indent=1) + "\n"


def zet_routes(router: APIRouter) -> None:
    """Zet het eindpunt op de router."""
    document = beschrijving()

    @router.get("/openapi.json")
    def openapi() -> Response:
        # Openbaar en voor iedereen hetzelfde: een site met een API-portaal mag het ophalen.
        return JSONResponse(document, headers={"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"})
