"""De pagina van één overdracht: van rijen naar wat een medewerker in een minuut leest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from integrations.portal import woorden
from integrations.portal.woorden import Woorden
from overdracht import handelingen as h
from overdracht import tabellen as t
from overdracht.dienst import Inhoud, wie_deed
from overdracht.inzien import Verwijzing
from overdracht.opslag import eerste_open_termijn
from overdracht.terugkoppelen import is_onveilig
from overdracht.tijd import dag_van, vandaag
from overdracht.toegang import Toegang
from triage.taxonomie import KCC, LOKETTEN, PROBLEMEN

_NIET_AANGEKOMEN = ("mislukt", "vervallen")
_BEZORGING = {"wacht": "wordt nog verstuurd", "verzonden": "verstuurd", "mislukt": "niet aangekomen: versturen lukte niet", "vervallen": "niet aangekomen: niet meer te bezorgen"}
_GEBEURTENIS = {
    "ontvangen": "Ontvangen",
    "aangevuld": "Aangevuld door de inwoner",
    "notitie": "Notitie",
    "gewist": "Persoonlijke gegevens gewist",
    "terugkoppeling": "Bericht aan de inwoner",
}


def maak_pagina(inhoud: Inhoud, taal: Woorden, toegang: Toegang, sinds: int | None = None) -> dict[str, Any]:
    """Wat het sjabloon van een overdracht toont. Teksten van de inwoner gaan er ongewijzigd in, als tekst.

    `sinds` is de versie die iemand op zijn scherm had; `veranderd` is wat er daarna gebeurde.
    """
    o, dag = inhoud.overdracht, vandaag()
    eerste = eerste_open_termijn(o)
    antwoorden = {str(vraag): str(waarde) for vraag, waarde in (o.antwoorden or ())}

    def vraag_en_antwoord(vraag: str) -> tuple[str, str]:
        return taal.vraag(o.gemeente, vraag), taal.antwoord(o.gemeente, vraag, antwoorden[vraag])

    return {
        "o": o,
        "gemeente": taal.gemeente(o.gemeente),
        "loket": taal.loket(o.gemeente, o.loket),
        "problemen": [taal.probleem(o.gemeente, p.code) for p in o.problemen],
        "crisis": [taal.crisis(o.gemeente, vlag) for vlag in o.crisis],
        "onveilig": (onveilig := is_onveilig(o)),
        # Het klantcontactcentrum beantwoordt een vraag: daar hoort geen plan of regie bij.
        "met_plan": o.loket != KCC,
        "reden": taal.reden(o.gemeente, o.reden),
        "genoemd": [taal.loket(o.gemeente, loket) for loket in o.genoemd],
        "regie": woorden.REGIE.get(o.regie, o.regie),
        "regievragen": [vraag_en_antwoord(v) for v in woorden.REGIEVRAGEN if v in antwoorden],
        "antwoorden": [vraag_en_antwoord(v) for v in antwoorden if v not in woorden.REGIEVRAGEN],
        "voor_wie": taal.voor_wie(o.gemeente, o.voor_wie) if o.voor_wie else None,
        "taal": woorden.TAAL.get(o.taal, o.taal),
        "kanaal": woorden.KANAAL.get(o.kanaal, o.kanaal),
        "wijze": woorden.WIJZE[o.contact_wijze],
        "bellen": _te_bellen(o),
        "belmoment": taal.antwoord(o.gemeente, "belmoment", o.contact_belmoment) if o.contact_belmoment else None,
        "veilig": taal.antwoord(o.gemeente, "veilig_bereikbaar", o.contact_veilig) if o.contact_veilig else None,
        "plan": [
            {
                "stap": taal.stap(o.gemeente, s.stap),
                "loket": taal.loket(o.gemeente, s.loket),
                "eigen": s.loket == o.loket,
                "problemen": [taal.probleem(o.gemeente, code) for code in s.problemen],
                "wanneer": taal.wanneer(o.gemeente, s.wanneer),
                "nu": s.wanneer == "nu",
                "reden": taal.planreden(o.gemeente, s.reden),
            }
            for s in o.plan
        ],
        "termijnen": [
            {
                "soort": x.soort,
                "wat": taal.termijn(o.gemeente, x.soort),
                "uiterlijk": x.uiterlijk,
                "gehaald_op": x.gehaald_op,
                "nog": woorden.nog(x.uiterlijk, dag),
                "te_laat": x.gehaald_op is None and x.uiterlijk < dag and o.status != t.AFGEROND,
                "open": x.gehaald_op is None and o.status != t.AFGEROND,
            }
            for x in sorted(o.termijnen, key=lambda x: (x.uiterlijk, x.soort))
        ],
        "eerst": {
            "wat": taal.termijn(o.gemeente, eerste.soort),
            "uiterlijk": eerste.uiterlijk,
            "nog": woorden.nog(eerste.uiterlijk, dag),
            "te_laat": eerste.uiterlijk < dag,
            "is_vandaag": eerste.uiterlijk == dag,
        }
        if eerste
        else None,
        "toestemmingen": [(taal.loket(o.gemeente, x.loket), x.op, x.tekst) for x in o.toestemmingen],
        "ja_van": {x.loket for x in o.toestemmingen},
        "gewist_om": next((r.notitie for r in reversed(inhoud.historie) if r.gebeurtenis == "gewist"), None),
        "historie": [_gebeurtenis(regel, o.gemeente, taal) | _bezorgd(regel, inhoud) for regel in reversed(inhoud.historie)],
        "niet_aangekomen": _niet_aangekomen(inhoud),
        "veranderd": [_gebeurtenis(regel, o.gemeente, taal) for regel in inhoud.historie if sinds is not None and regel.versie > sinds],
        "zelf_veranderd": all(r.medewerker_id == toegang.medewerker_id for r in inhoud.historie if sinds is not None and r.versie > sinds),
        "aan_zet": o.toegewezen.naam if o.toegewezen else None,
        "toegezegd": _toegezegd(inhoud, taal),
        "gesprek": _gesprek(inhoud.gesprek),
        "andere": [_verwijzing(x, taal, toegang) for x in inhoud.andere],
        "eerdere": [_verwijzing(x, taal, toegang) for x in inhoud.eerdere],
        "vorig_loket": taal.loket(o.gemeente, inhoud.vorig_loket) if inhoud.vorig_loket else None,
        "loketten": {code: taal.loket(o.gemeente, code) for code in LOKETTEN},
        "teams": taal.teams(o.gemeente),
        "codes": sorted(((code, taal.probleem(o.gemeente, code)) for code in PROBLEMEN), key=lambda paar: paar[1].lower()),
        "eigen_codes": [p.code for p in o.problemen],
        # Langs welke weg de inwoner iets hoort; vanzelf alleen als dat veilig is.
        "terug_via": woorden.KANAAL.get(inhoud.terugkoppelen or "", inhoud.terugkoppelen),
        "mag_vanzelf": inhoud.terugkoppelen is not None and not onveilig,
        "berichten": {naam: taal.terugkoppeling(o.gemeente, naam, "", o.kenmerk) for naam in (h.PAK_OP, h.WACHT, h.ZET_DOOR, h.ZET_TERUG)},
        "uitkomsten": [(code, woorden.UITKOMST[code], taal.terugkoppeling(o.gemeente, h.ROND_AF, code, o.kenmerk)) for code in t.UITKOMSTEN],
    }


def _toegezegd(inhoud: Inhoud, taal: Woorden) -> list[str]:
    """Wat de inwoner aan het eind van het gesprek te lezen kreeg, en wat een loket hem daarna schreef."""
    o = inhoud.overdracht
    if o.gewist_op is not None:
        return []
    uit = [taal.hoe(o.gemeente, o.contact_wijze)] if taal.hoe(o.gemeente, o.contact_wijze) else []
    if o.termijnen:
        uit.append(f"U hoort uiterlijk {woorden.dag(min(x.uiterlijk for x in o.termijnen))} iets.")
    gestuurd = [r for r in inhoud.historie if r.gebeurtenis == "terugkoppeling" and r.notitie and inhoud.bezorging.get(r.op) not in _NIET_AANGEKOMEN]
    return uit + [f"{woorden.dag(dag_van(r.op))}: {r.notitie}" for r in gestuurd]


def _bezorgd(regel: t.Historie, inhoud: Inhoud) -> dict[str, Any]:
    """Bij een bericht aan de inwoner: of het hem bereikte."""
    stand = inhoud.bezorging.get(regel.op) if regel.gebeurtenis == "terugkoppeling" else None
    return {"bezorging": _BEZORGING.get(stand or ""), "mis": stand in _NIET_AANGEKOMEN}


def _niet_aangekomen(inhoud: Inhoud) -> t.Historie | None:
    """Het laatste bericht aan de inwoner, als dat hem niet bereikte."""
    berichten = [r for r in inhoud.historie if r.gebeurtenis == "terugkoppeling" and r.op in inhoud.bezorging]
    return berichten[-1] if berichten and inhoud.bezorging[berichten[-1].op] in _NIET_AANGEKOMEN else None


def _verwijzing(x: Verwijzing, taal: Woorden, toegang: Toegang) -> dict[str, Any]:
    """Een andere overdracht: elk loket weet dat zij er is, alleen wie haar mag zien kan erheen."""
    stand = woorden.STATUS[x.status] + (f", {woorden.UITKOMST[x.uitkomst].lower()}" if x.uitkomst else "")
    return {"kenmerk": x.kenmerk, "loket": taal.loket(x.gemeente, x.loket), "stand": stand, "op": x.ontvangen, "te_zien": toegang.ziet(x.loket, x.gemeente)}


def _te_bellen(o: t.Overdracht) -> str | None:
    """Het nummer voor een tel-koppeling, of None als het geen nummer is."""
    if o.contact_wijze != "telefoon" or not o.contact_waarde:
        return None
    kaal = "".join(c for c in o.contact_waarde if c in "0123456789+")
    return kaal if 8 <= len(kaal) <= 15 else None


def _gebeurtenis(regel: t.Historie, gemeente: str, taal: Woorden) -> dict[str, Any]:
    wat = _GEBEURTENIS.get(regel.gebeurtenis)
    if regel.gebeurtenis == "termijn":
        wat = f"Gedaan: {taal.termijn(gemeente, regel.termijn or '')}"
    elif regel.gebeurtenis == "status" and regel.status:
        wat = woorden.STATUS[regel.status] + (f": {woorden.UITKOMST[regel.uitkomst].lower()}" if regel.uitkomst else "")
    elif regel.gebeurtenis == "aangevuld" and regel.status:
        wat = f"{wat}; staat weer op nieuw"
    elif regel.gebeurtenis in ("doorgezet", "teruggezet") and regel.naar_loket:
        wat = f"{'Doorgezet' if regel.gebeurtenis == 'doorgezet' else 'Teruggezet'} naar {regel.naar_team or taal.loket(gemeente, regel.naar_loket)}"
    elif regel.gebeurtenis == "verkeerd_loket":
        wat = f"Verkeerd loket: hoort bij {taal.loket(gemeente, regel.naar_loket or '')}" if regel.status else "De problemen klopten niet"
    elif regel.gebeurtenis == "toegewezen":
        naar = " en ".join(deel for deel in (regel.naar_medewerker.naam if regel.naar_medewerker else None, regel.naar_team) if deel)
        wat = f"Toegewezen aan {naar}" if naar else "Staat op niemands naam"
    return {"op": regel.op, "wat": wat or regel.gebeurtenis, "door": wie_deed(regel), "notitie": regel.notitie}


def _gesprek(berichten: Sequence[t.Bericht]) -> list[dict[str, Any]]:
    """Het gesprek als regels; een keuze krijgt de woorden die op de knop stonden."""
    uit, knoppen = [], {}
    for bericht in berichten:
        inhoud = bericht.inhoud or {}
        if bericht.van == "wegwijs":
            knoppen |= {str(o.get("waarde")): str(o.get("label")) for o in inhoud.get("opties") or () if isinstance(o, dict)}
            tekst = str(inhoud.get("tekst") or "")
        elif inhoud.get("keuzes"):
            tekst = ", ".join(knoppen.get(str(k), str(k)) for k in inhoud["keuzes"])
        else:
            tekst = str(inhoud.get("tekst") or "")
        if tekst:
            uit.append({"van": bericht.van, "tekst": tekst, "op": bericht.op})
    return uit
