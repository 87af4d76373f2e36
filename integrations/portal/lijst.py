"""De werklijst: wie wat moet doen en wanneer, met filters die te delen en te bewaren zijn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang, woorden
from integrations.portal.filters import (
    ALLE,
    STATUSSEN,
    TERMIJNEN,
    VOLGORDE,
    WIE,
    adres,
    als_vraag,
    lees_vraag,
    loketten,
    maak_filter,
    volgorde,
)
from integrations.portal.menu import menu
from integrations.portal.scherm import foutpagina, naar, toon
from integrations.portal.toegang import PAD
from integrations.portal.woorden import Woorden
from overdracht import dienst, weergaven
from overdracht.database import Sessies
from overdracht.kenmerk import lees_kenmerk
from overdracht.lijst import MIJ, NIEMAND, OPEN
from overdracht.tabellen import WACHT_OP_INWONER
from overdracht.tijd import vandaag
from overdracht.toegang import LEZEN
from triage.profiel import Profiel
from triage.taxonomie import PROBLEMEN


def zet_routes(router: APIRouter, sessies: Sessies, profielen: Mapping[str, Profiel], taal: Woorden) -> None:
    """Zet de lijst en de bewaarde weergaven op de router."""

    @router.get("")
    def lijst(request: Request, kenmerk: str = "", weg: str = "") -> Response:
        wie = toegang.bezoeker(request, sessies)
        if not wie.toegang.mag(LEZEN) and (eigen := menu(wie)):
            return naar(eigen[0]["adres"])
        wie.toegang.eis(LEZEN)
        if kenmerk.strip() and (stand := dienst.status(sessies, kenmerk, wie.toegang)):
            return naar(f"{PAD}/overdracht/{stand.kenmerk}")
        vraag = lees_vraag(request.query_params, profielen)
        if (zoek := vraag.get("zoek", "")) and (stand := dienst.status(sessies, zoek, wie.toegang)):
            return naar(f"{PAD}/overdracht/{stand.kenmerk}")
        inhoud = maak_lijst(sessies, wie, vraag, taal, profielen)
        dienst.noteer_inzage(sessies, wie.toegang, "zoek" if zoek else "lijst")
        return toon("lijst.html", wie=wie, gevraagd=kenmerk.strip(), weg=lees_kenmerk(weg), **inhoud)

    @router.post("/weergaven")
    def bewaar(request: Request, teken: Annotated[str, Form()] = "", naam: Annotated[str, Form()] = "", vraag: Annotated[str, Form()] = "") -> Response:
        wie = toegang.indiener(request, sessies, teken)
        wie.toegang.eis(LEZEN)
        try:
            bewaard = weergaven.bewaar(sessies, wie.id, naam, vraag)
        except weergaven.WeergaveFout as fout:
            return foutpagina(400, "Deze weergave kan niet", str(fout))
        return naar(f"{PAD}?{bewaard.adres}" if bewaard.adres else PAD)

    @router.post("/weergaven/{weergave_id}/verwijderen")
    def verwijder(request: Request, weergave_id: int, teken: Annotated[str, Form()] = "") -> Response:
        wie = toegang.indiener(request, sessies, teken)
        wie.toegang.eis(LEZEN)
        if not 0 < weergave_id < 2**31 or not weergaven.verwijder(sessies, wie.id, weergave_id):
            return foutpagina(404, "Deze weergave is er niet", "Zij is al verwijderd.")
        return naar(PAD)


def maak_lijst(sessies: Sessies, wie: toegang.Bezoeker, vraag: dict[str, str], taal: Woorden, profielen: Mapping[str, Profiel]) -> dict[str, Any]:
    """Wat het sjabloon van de lijst toont."""
    dag, wat = vandaag(), maak_filter(vraag)
    gevonden = dienst.lijst(sessies, wie.toegang, wat, volgorde(vraag), int(vraag.get("blad", "1") or 1), vanaf=vraag.get("vanaf"))
    # De tellers gaan over wat open is bij dit loket en deze gemeente, wat er verder ook gefilterd is.
    plek = {veld: vraag[veld] for veld in ("loket", "gemeente", "team", "buurt") if veld in vraag}
    aantal = dienst.tellers(sessies, wie.toegang, replace(maak_filter(plek), status=OPEN))
    tellers = [
        ("te_laat", aantal.te_laat, "te laat", adres(plek, termijn="te_laat")),
        ("vandaag", aantal.vandaag, "moeten vandaag", adres(plek, termijn="vandaag")),
        ("spoed", aantal.spoed, "met spoed", adres(plek, prioriteit="spoed")),
        ("niemand", aantal.niemand, "nog van niemand", adres(plek, wie=NIEMAND)),
        ("mij", aantal.mij, "van mij", adres(plek, wie=MIJ)),
        ("open", aantal.open, "open", adres(plek)),
    ]
    vorige, volgende = _bladeren(vraag, gevonden)
    bewaard = weergaven.lijst(sessies, wie.id)
    hier = als_vraag(vraag, blad=None, vanaf=None)
    return {
        "lijst": gevonden,
        "rijen": [_rij(regel, taal, dag) for regel in gevonden.regels],
        "tellers": tellers,
        "hier": f"{PAD}?{hier}" if hier else PAD,
        "te_laat": aantal.te_laat,
        "vraag": vraag,
        "gekozen": {"status": ALLE if wat.status is None else wat.status, "volgorde": volgorde(vraag)},
        "gefilterd": bool(set(vraag) - {"blad", "vanaf", "volgorde", "loket"}),
        "uitgeklapt": bool(set(vraag) - {"blad", "vanaf", "loket", "zoek", "termijn", "wie"}),
        "loketten": (eigen := loketten(wie.toegang)),
        "loketlinks": [(code, naam, adres(vraag, loket=code or None)) for code, naam in {"": "Alle loketten", **eigen}.items()] if len(eigen) > 1 else [],
        "gemeenten": {sleutel: profiel.naam for sleutel, profiel in profielen.items() if wie.toegang.gemeente in (None, sleutel)},
        "teams": _met_gekozen(dienst.teams(sessies, wie.toegang), vraag.get("team")),
        "buurten": _met_gekozen(dienst.buurten(sessies, wie.toegang), vraag.get("buurt")),
        "codes": dict(sorted(((code, taal.probleem(vraag.get("gemeente", ""), code)) for code in PROBLEMEN), key=lambda paar: paar[1].lower())),
        "statussen": STATUSSEN,
        "termijnen": TERMIJNEN,
        "wies": WIE,
        "volgordes": VOLGORDE,
        "weergaven": [{"id": w.id, "naam": w.naam, "adres": f"{PAD}?{w.adres}" if w.adres else PAD, "nu": w.adres == hier} for w in bewaard],
        "te_bewaren": hier,
        "vorige": vorige,
        "volgende": volgende,
    }


def _bladeren(vraag: Mapping[str, str], gevonden: dienst.Lijst) -> tuple[str | None, str | None]:
    """De adressen van het vorige en het volgende blad. Voorbij het laatste genummerde blad gaat het verder op plek."""
    if not gevonden.blad:
        return (
            adres(vraag, vanaf=gevonden.vorige) if gevonden.vorige else None,
            adres(vraag, vanaf=gevonden.volgende) if gevonden.volgende else None,
        )
    vorige = adres(vraag, blad=str(gevonden.blad - 1)) if gevonden.blad > 1 else None
    if gevonden.blad < gevonden.bladen:
        return vorige, adres(vraag, blad=str(gevonden.blad + 1))
    return vorige, adres(vraag, vanaf=gevonden.volgende) if gevonden.meer and gevonden.volgende else None


def _met_gekozen(waarden: tuple[str, ...], gekozen: str | None) -> dict[str, str]:
    """De waarden om uit te kiezen; wat in een gedeeld adres staat is er altijd bij."""
    return {waarde: waarde for waarde in (*waarden, *([gekozen] if gekozen and gekozen not in waarden else []))}


def _rij(regel: dienst.Regel, taal: Woorden, dag: date) -> dict[str, Any]:
    loket = taal.loket(regel.gemeente, regel.loket)
    return {
        "regel": regel,
        "loket": loket,
        "aan_zet": "De inwoner" if regel.status == WACHT_OP_INWONER else regel.toegewezen or "Nog niemand",
        "gemeente": taal.gemeente(regel.gemeente),
        "problemen": [taal.probleem(regel.gemeente, code) for code in regel.problemen],
        "crisis": [taal.crisis(regel.gemeente, vlag) for vlag in regel.crisis],
        "termijn": taal.termijn(regel.gemeente, regel.termijn) if regel.termijn else None,
        "nog": woorden.nog(regel.uiterlijk, dag) if regel.uiterlijk else None,
        "is_vandaag": regel.uiterlijk == dag,
    }
