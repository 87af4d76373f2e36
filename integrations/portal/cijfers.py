"""De pagina met cijfers, en wat eruit mee te nemen is als bestand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from integrations.portal import cijfers_delen, periode, toegang, uitvoer, woorden
from integrations.portal.periode import Periode, PeriodeFout
from integrations.portal.scherm import foutpagina, toon
from integrations.portal.toegang import PAD, Bezoeker
from integrations.portal.woorden import Woorden
from overdracht import cijfers, cijfers_tellen, dienst
from overdracht.cijfers import Vraag
from overdracht.cijfers_verbergen import GRENS, klein
from overdracht.database import Sessies
from overdracht.tijd import vandaag
from overdracht.toegang import EXPORTEREN
from overdracht.uitvoer import KOLOMMEN, TeVeel, geef_uit
from triage.profiel import Profiel

HIER = f"{PAD}/cijfers"
_KOP = ("onderwerp", "wat", "maat", "waarde")


def zet_routes(router: APIRouter, sessies: Sessies, profielen: Mapping[str, Profiel], taal: Woorden) -> None:
    """Zet de pagina en de twee bestanden op de router."""

    @router.get("/cijfers")
    def toon_cijfers(request: Request) -> Response:
        wie = toegang.bezoeker(request, sessies)
        gegeven, fout = request.query_params, None
        try:
            gekozen = periode.lees(gegeven, vandaag())
        except PeriodeFout as mis:
            fout, gekozen = str(mis), periode.lees({}, vandaag())
        keuzes = lees_keuzes(gegeven, wie, profielen)
        geteld = _tel(wie, gekozen, keuzes)
        dienst.noteer_inzage(sessies, wie.toegang, "cijfers")
        return toon("cijfers.html", 400 if fout else 200, wie=wie, fout=fout, **_pagina(wie, geteld, gekozen, keuzes, profielen, taal))

    @router.get("/cijfers/export")
    def bestand(request: Request, formaat: str = "") -> Response:
        wie = toegang.bezoeker(request, sessies)
        try:
            gekozen = periode.lees(request.query_params, vandaag())
        except PeriodeFout as mis:
            return foutpagina(400, "Deze dagen kunnen niet", str(mis))
        geteld = _tel(wie, gekozen, lees_keuzes(request.query_params, wie, profielen))
        regels = _als_regels(geteld, gekozen, taal)

        def vul(schrijf: uitvoer.Schrijf) -> None:
            for regel in regels:
                schrijf(regel)
            dienst.noteer_inzage(sessies, wie.toegang, "export", aantal=len(regels))

        return uitvoer.maak(_formaat(formaat), _naam("cijfers", gekozen), _KOP, vul)

    @router.get("/cijfers/overdrachten")
    def regels(request: Request, formaat: str = "") -> Response:
        wie = toegang.bezoeker(request, sessies)
        wie.toegang.eis(EXPORTEREN)
        try:
            gekozen = periode.lees(request.query_params, vandaag())
        except PeriodeFout as mis:
            return foutpagina(400, "Deze dagen kunnen niet", str(mis))
        soort, vraag = _formaat(formaat), _vraag(gekozen, lees_keuzes(request.query_params, wie, profielen))
        hoogstens = uitvoer.HOOGSTENS[soort]
        try:
            return uitvoer.maak(soort, _naam("overdrachten", gekozen), KOLOMMEN, lambda schrijf: geef_uit(sessies, wie.toegang, vraag, schrijf, hoogstens))
        except TeVeel:
            return foutpagina(400, "Dit zijn er te veel voor één bestand", f"Er passen er {cijfers_delen.getal(hoogstens)} in. Kies een kortere periode, of neem CSV in plaats van XLSX.")

    def _tel(wie: Bezoeker, gekozen: Periode, keuzes: Mapping[str, str]) -> cijfers.Cijfers:
        return cijfers.bekijk(sessies, wie.toegang, _vraag(gekozen, keuzes))


def lees_keuzes(gegeven: Mapping[str, str], wie: Bezoeker, gemeenten: Mapping[str, Profiel]) -> dict[str, str]:
    """Loket, buurt en gemeente uit het adres; wat niet bestaat of niet mag telt als geen keuze."""
    mogelijk = {"loket": cijfers.loketten_van(wie.toegang), "gemeente": tuple(gemeenten)}
    keuzes = {veld: gegeven[veld] for veld, waarden in mogelijk.items() if gegeven.get(veld) in waarden}
    buurt = " ".join("".join(teken if teken.isprintable() else " " for teken in gegeven.get("buurt", "")).split())[:200]
    return {**keuzes, **({"buurt": buurt} if buurt else {})}


def _vraag(gekozen: Periode, keuzes: Mapping[str, str]) -> Vraag:
    return Vraag(gekozen.van, gekozen.tot, **keuzes)


def _formaat(formaat: str) -> str:
    return formaat if formaat in uitvoer.FORMATEN else uitvoer.CSV


def _naam(wat: str, gekozen: Periode) -> str:
    return f"wegwijs-{wat}-{gekozen.van.isoformat()}-{gekozen.tot.isoformat()}"


def _als_regels(geteld: cijfers.Cijfers, gekozen: Periode, taal: Woorden) -> list[tuple[Any, ...]]:
    """Wat op de pagina staat, een getal per regel; ook hier is verborgen wat klein is."""
    uit: list[tuple[Any, ...]] = [("periode", gekozen.naam, "", "")]
    uit += [("kern", kern.naam, "", kern.getal) for kern in cijfers_delen.kern(geteld, vandaag())]
    for blok in cijfers_delen.maak(geteld, gekozen, taal, vandaag()):
        uit += [(blok.titel, naam, maat, "verborgen" if cel is None else cel) for naam, cellen in blok.rijen for maat, cel in zip(blok.koppen[1:], cellen, strict=True)]
    return uit


def _pagina(wie: Bezoeker, geteld: cijfers.Cijfers, gekozen: Periode, keuzes: dict[str, str], profielen: Mapping[str, Profiel], taal: Woorden) -> dict[str, Any]:
    alles = cijfers_tellen.aantal(geteld.totaal, cijfers_tellen.TOTAAL)
    loketten = {loket: woorden.LOKET[loket] for loket in cijfers.loketten_van(wie.toegang)}
    buurten = sorted({*cijfers_tellen.groep(geteld.totaal, cijfers_tellen.BUURT), *([keuzes["buurt"]] if "buurt" in keuzes else [])})
    vraag = {**gekozen.vraag, **keuzes}

    def ernaast(kant: int) -> str | None:
        andere = gekozen.ernaast(kant)
        return None if andere is None or andere.van > vandaag() else f"{HIER}?{urlencode({**andere.vraag, **keuzes})}"

    return {
        "actief": HIER,
        "hier": HIER,
        "periode": gekozen,
        "soorten": periode.SOORT,
        "keuzes": keuzes,
        "loketten": loketten,
        "buurten": {buurt: buurt for buurt in buurten},
        "gemeenten": {sleutel: profiel.naam for sleutel, profiel in profielen.items() if wie.toegang.gemeente in (None, sleutel)},
        "vorige": ernaast(-1),
        "volgende": ernaast(1),
        "alles": alles,
        "te_weinig": klein(alles),
        "grens": GRENS,
        "kern": cijfers_delen.kern(geteld, vandaag()) if alles and not klein(alles) else [],
        "blokken": cijfers_delen.maak(geteld, gekozen, taal, vandaag()),
        "export": urlencode(vraag),
        "mag_regels": wie.toegang.mag(EXPORTEREN),
        "getal": cijfers_delen.getal,
    }
