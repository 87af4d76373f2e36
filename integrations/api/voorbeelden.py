"""De voorbeelden in de beschrijving van de API. Verzonnen; een test kijkt of ze bij hun schema passen."""

from __future__ import annotations

from typing import Any

GESPREK, KENMERK = "0b7c2f5e9a3d4c61", "K3F-7QD"
_VRAAG = {"soort": "vraag", "tekst": "Wat is er aan de hand?", "vraag": "situatie", "opties": [], "meerdere": False, "overdrachten": []}
_OVER = {"naam": "Almelo", "telefoon": "14 0546"}
NIEUW_GESPREK = {"gesprek": GESPREK, "sleutel": "ZyF0c2VjcmV0", "over": _OVER, "berichten": [_VRAAG]}
GESPREK_NU = {"gesprek": GESPREK, "gemeente": "almelo", "over": _OVER, "berichten": [_VRAAG]}
BERICHTEN = {
    "berichten": [
        {
            "soort": "vraag", "tekst": "Ik hoor dit:\nSchulden of achterstand\nKlopt dat?", "vraag": "klopt_dit", "meerdere": True, "overdrachten": [],
            "opties": [{"waarde": "schulden", "label": "Schulden of achterstand", "gekozen": True}, {"waarde": "geen", "label": "Nee, het is iets anders"}],
        }
    ]
}  # fmt: skip
HERKEN = {"gemeente": "almelo", "tekst": "Mevrouw belt: huurachterstand, en haar moeder kan de trap niet meer op."}
_DEEL = {
    "loket": "sociaal_team", "naam": "het sociaal wijkteam", "telefoon": "14 0546", "team": "Sociaal wijkteam Almelo", "problemen": ["schulden", "woningaanpassing"], "regisseur": True,
    "prioriteit": "gewoon", "termijnen": [{"soort": "schulden_gesprek", "naam": "eerste gesprek over schulden", "uiterlijk": "2026-12-21"}],
}  # fmt: skip
HERKENNING = {
    "gemeente": "almelo",
    "beperkt": False,
    "problemen": [
        {"code": "schulden", "naam": "Schulden of betalingsachterstand", "zekerheid": 0.94, "waarom": ["huurachterstand"]},
        {"code": "woningaanpassing", "naam": "Woningaanpassing", "zekerheid": 0.81, "waarom": ["trap niet meer op"]},
    ],
    "twijfel": [{"code": "mantelzorg", "naam": "Overbelaste mantelzorger", "zekerheid": 0.31, "waarom": []}],
    "crisis": [],
    "soort": None,
    "taal": "nl",
    "advies": {
        "rij": 8,
        "reden": {"sleutel": "regie_onbekend", "tekst": "Meer loketten en de regie is niet bekend: behandeld als ontbrekende regie."},
        "voorlopig": True,
        "delen": [_DEEL],
        "genoemd": [{"loket": "wmo_loket", "naam": "het Wmo-loket"}],
        "plan": [{"nummer": 1, "stap": "inkomen", "loket": "sociaal_team", "problemen": ["schulden"], "wanneer": "nu", "reden": "Dit gaat eerst."}],
    },
    "bekend": [{"vraag": "voor_wie", "tekst": "Voor wie is de hulp?", "antwoord": "Voor mijn vader of moeder"}],
    "open_vragen": [{"vraag": "overzicht", "tekst": "Houdt iemand het overzicht?", "opties": [{"waarde": "ik", "label": "Ja, ikzelf"}], "meerdere": False}],
    "voorzieningen": [{"naam": "Formulierenhulp", "wat": "hulp bij brieven", "waar": "het stadhuis", "kosten": "gratis", "voor_wie": "iedereen", "telefoon": None, "voorbeeld": True}],
}
_REGEL = {
    "kenmerk": KENMERK, "gemeente": "almelo", "loket": "sociaal_team", "team": "Sociaal wijkteam Schelfhorst", "buurt": "Schelfhorst", "problemen": ["schulden"], "crisis": [],
    "prioriteit": "gewoon", "status": "nieuw", "status_sinds": "2026-11-20T09:30:00+00:00", "uitkomst": None, "ontvangen": "2026-11-20T09:30:00+00:00", "versie": 1, "gewist": False, "terugkerend": False,
}  # fmt: skip
OVERDRACHTEN = {"overdrachten": [{**_REGEL, "termijn": {"soort": "schulden_gesprek", "uiterlijk": "2026-12-21", "te_laat": False}}], "volgende": None}
OVERDRACHT = {
    **_REGEL,
    "kanaal": "web",
    "taal": "nl",
    "voor_wie": "mijzelf",
    "regisseur": True,
    "regie": "niet_nodig",
    "rij": 5,
    "reden": "een_probleem",
    "genoemd": [],
    "samenvatting": "De inwoner zelf. Schulden of betalingsachterstand.",
    "verhaal": ["Ik kan mijn huur niet meer betalen."],
    "antwoorden": [{"vraag": "voor_wie", "antwoord": "Voor mijzelf"}],
    "contact": {"naam": None, "wijze": "telefoon", "waarde": "0612345678", "belmoment": "ochtend", "veilig": None},
    "plan": [{"nummer": 1, "stap": "inkomen", "loket": "sociaal_team", "problemen": ["schulden"], "wanneer": "nu", "reden": "eerste_stap"}],
    "termijnen": [{"soort": "schulden_gesprek", "uiterlijk": "2026-12-21", "gehaald_op": None}],
    "toegewezen": None,
    "terugkoppelen": None,
    "gesprek": [],
    "historie": [
        {"op": "2026-11-20T09:30:00+00:00", "gebeurtenis": "ontvangen", "status": "nieuw", "uitkomst": None, "termijn": None, "naar_loket": None, "naar_team": None, "door": "Wegwijs", "notitie": None, "versie": 1}
    ],
    "andere": [],
    "eerdere": [],
}  # fmt: skip
HANDELINGEN = {
    "pak_op": {"handeling": "pak_op", "versie": 1, "terugkoppeling": "Uw vraag is opgepakt. We bellen u donderdag."},
    "wacht_op_inwoner": {"handeling": "wacht_op_inwoner", "versie": 2, "notitie": "Papieren gevraagd."},
    "zet_door": {"handeling": "zet_door", "versie": 2, "loket": "werkplein", "reden": "Eerst bijstand aanvragen."},
    "zet_terug": {"handeling": "zet_terug", "versie": 3, "reden": "Bijstand loopt al."},
    "rond_af": {"handeling": "rond_af", "versie": 2, "uitkomst": "geholpen", "notitie": "Regeling getroffen."},
    "verkeerd_loket": {"handeling": "verkeerd_loket", "versie": 1, "problemen": ["huishoudelijke_hulp"], "loket": "wmo_loket"},
    "wijs_toe": {"handeling": "wijs_toe", "versie": 1, "medewerker": "j.jansen"},
    "vink_af": {"handeling": "vink_af", "versie": 2, "termijnen": ["schulden_gesprek"]},
    "notitie": {"handeling": "notitie", "versie": 2, "notitie": "Teruggebeld, geen gehoor."},
    "koppel_terug": {"handeling": "koppel_terug", "versie": 2, "tekst": "We hebben uw brief ontvangen."},
}
STAND = {"kenmerk": KENMERK, "loket": "sociaal_team", "status": "opgepakt", "sinds": "2026-11-20T10:02:00+00:00", "uitkomst": None, "versie": 2, "bereikt": "web"}
_FOUT = {
    400: ("verkeerd-verzoek", "Het verzoek klopt niet", "Kies uit: nieuwste, oudste, termijn, prioriteit."),
    401: ("geen-token", "Er is geen geldig token", "Stuur een geldig token: Authorization: Bearer wegwijs_…"),
    403: ("mag-niet", "Dit token mag dit niet", "Dit token heeft de scope schrijf niet."),
    404: ("onbekend", "Die overdracht is er niet", "Er is geen overdracht met dit kenmerk, of zij is niet voor dit token."),
    409: ("gewijzigd", "Een ander was eerder", "Deze overdracht is intussen veranderd door j.jansen."),
    413: ("te-lang", "De tekst is te lang", "Een tekst is hooguit 4000 tekens. Knip hem in stukken."),
    422: ("verkeerd", "Het bericht is niet te lezen", "Dit bericht kon ik niet lezen. Probeer het opnieuw, of bel de gemeente: 14 0546."),
    429: ("te-veel", "Te veel verzoeken", "Wacht even en probeer het dan opnieuw."),
    503: ("log-weg", "Het logboek is niet bereikbaar", "Er is niets gelezen of veranderd. Probeer het later opnieuw."),
}


def fout(status: int) -> dict[str, Any]:
    """Een fout zoals hij eruitziet bij deze status."""
    soort, titel, uitleg = _FOUT[status]
    extra = {"errors": [{"in": "query", "location": "volgorde", "detail": uitleg}]} if status == 400 else {}
    return {"type": f"urn:wegwijs:fout:{soort}", "title": titel, "status": status, "detail": uitleg, **extra}


def melding(gebeurtenis: str) -> dict[str, Any]:
    """Wat een webhook krijgt."""
    wat = ["ontvangen"] if gebeurtenis == "overdracht.aangemaakt" else ["status"]
    return {
        "type": gebeurtenis,
        "timestamp": "2026-11-20T09:30:00+00:00",
        "data": {
            "kenmerk": KENMERK, "gemeente": "almelo", "loket": "sociaal_team", "status": "nieuw", "gebeurtenissen": wat, "versie": 1,
            "ontvangen": "2026-11-20T09:30:00+00:00", "gewijzigd_op": "2026-11-20T09:30:00+00:00", "eerste_termijn": "2026-12-21",
        },
    }  # fmt: skip
