"""De lijst: wat het adres vraagt, en wat de pagina daarvoor nodig heeft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from integrations.portal import woorden
from integrations.portal.toegang import PAD
from integrations.portal.woorden import Woorden
from overdracht import dienst
from overdracht.database import Sessies
from overdracht.opslag import NIEUWSTE, VOLGORDES, Filter
from overdracht.tijd import vandaag
from triage.profiel import Profiel

VOLGORDE = dict(zip(VOLGORDES, ("Nieuwste eerst", "Eerste termijn eerst", "Dringendste eerst"), strict=True))
STATUSSEN = {"open": "Open (niet afgerond)", **woorden.STATUS}
TERMIJN = {"te_laat": "Te laat", "vandaag": "Vandaag"}


def lees_vraag(gegeven: Mapping[str, str], profielen: Mapping[str, Profiel]) -> dict[str, str]:
    """De filters uit het adres die bestaan; een onbekende waarde telt als geen filter."""
    mogelijk = {
        "loket": woorden.LOKET,
        "status": STATUSSEN,
        "prioriteit": woorden.PRIORITEIT,
        "gemeente": profielen,
        "termijn": TERMIJN,
        "volgorde": VOLGORDE,
    }
    vraag = {veld: gegeven[veld] for veld, waarden in mogelijk.items() if gegeven.get(veld) in waarden}
    if gegeven.get("blad", "").isascii() and gegeven.get("blad", "").isdecimal():
        vraag["blad"] = gegeven["blad"][:6]
    return vraag


def _adres(vraag: Mapping[str, str], **anders: str | None) -> str:
    velden = {k: v for k, v in {**vraag, **anders}.items() if v}
    return f"{PAD}?{urlencode(velden)}" if velden else PAD


def maak_lijst(sessies: Sessies, vraag: dict[str, str], taal: Woorden, profielen: Mapping[str, Profiel]) -> dict[str, Any]:
    """Wat het sjabloon van de lijst toont."""
    dag = vandaag()
    loket_e_a = Filter(**{veld: vraag.get(veld) for veld in ("loket", "status", "prioriteit", "gemeente")})
    met_termijn = {"te_laat": replace(loket_e_a, termijn_voor=dag), "vandaag": replace(loket_e_a, termijn_op=dag)}
    gevonden = dienst.lijst(sessies, met_termijn.get(vraag.get("termijn", ""), loket_e_a), vraag.get("volgorde", NIEUWSTE), int(vraag.get("blad", "1") or 1))
    # De tellers bovenaan gaan over wat open is bij dit loket, wat er verder ook gefilterd is.
    basis = replace(loket_e_a, status="open", prioriteit=None)
    tellers = [
        ("te_laat", dienst.tel(sessies, replace(basis, termijn_voor=dag)), "te laat", _adres(vraag, termijn="te_laat", status=None, prioriteit=None, blad=None)),
        ("spoed", dienst.tel(sessies, replace(basis, prioriteit="spoed")), "met spoed", _adres(vraag, termijn=None, status="open", prioriteit="spoed", blad=None)),
        ("vandaag", dienst.tel(sessies, replace(basis, termijn_op=dag)), "moeten vandaag", _adres(vraag, termijn="vandaag", status=None, prioriteit=None, blad=None)),
        ("open", dienst.tel(sessies, basis), "open", _adres(vraag, termijn=None, status="open", prioriteit=None, blad=None)),
    ]
    return {
        "lijst": gevonden,
        "rijen": [_rij(regel, taal, dag) for regel in gevonden.regels],
        "tellers": tellers,
        "vraag": vraag,
        "gefilterd": bool(set(vraag) - {"blad", "volgorde", "loket"}),
        "loketten": woorden.LOKET,
        "loketlinks": [(code, naam, _adres(vraag, loket=code, blad=None)) for code, naam in {"": "Alle loketten", **woorden.LOKET}.items()],
        "gemeenten": {sleutel: profiel.naam for sleutel, profiel in profielen.items()},
        "statussen": STATUSSEN,
        "termijnen": TERMIJN,
        "volgordes": VOLGORDE,
        "vorige": _adres(vraag, blad=str(gevonden.blad - 1)) if gevonden.blad > 1 else None,
        "volgende": _adres(vraag, blad=str(gevonden.blad + 1)) if gevonden.blad < gevonden.bladen else None,
    }


def _rij(regel: dienst.Regel, taal: Woorden, dag: Any) -> dict[str, Any]:
    return {
        "regel": regel,
        "loket": taal.loket(regel.gemeente, regel.loket),
        "gemeente": taal.gemeente(regel.gemeente),
        "problemen": [taal.probleem(regel.gemeente, code) for code in regel.problemen],
        "crisis": [taal.crisis(regel.gemeente, vlag) for vlag in regel.crisis],
        "termijn": taal.termijn(regel.gemeente, regel.termijn) if regel.termijn else None,
        "nog": woorden.nog(regel.uiterlijk, dag) if regel.uiterlijk else None,
        "is_vandaag": regel.uiterlijk == dag,
    }
