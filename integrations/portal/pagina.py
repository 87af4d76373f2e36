"""De pagina van één overdracht: van rijen naar wat een medewerker in een minuut leest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from integrations.portal import woorden
from integrations.portal.woorden import Woorden
from overdracht import tabellen as t
from overdracht.dienst import Inhoud
from overdracht.opslag import eerste_open_termijn
from overdracht.tijd import vandaag

ONVEILIG = frozenset({"geweld_nu", "kind_in_gevaar"})
_GEBEURTENIS = {"ontvangen": "Ontvangen", "aangevuld": "Aangevuld door de inwoner", "notitie": "Notitie", "gewist": "Persoonlijke gegevens gewist"}


def maak_pagina(inhoud: Inhoud, taal: Woorden) -> dict[str, Any]:
    """Wat het sjabloon van een overdracht toont. Teksten van de inwoner gaan er ongewijzigd in, als tekst."""
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
        "onveilig": any(p.code == "huiselijk_geweld" for p in o.problemen) or bool(ONVEILIG & set(o.crisis)),
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
        "gewist_om": next((r.notitie for r in reversed(inhoud.historie) if r.gebeurtenis == "gewist"), None),
        "historie": [_gebeurtenis(regel, o.gemeente, taal) for regel in reversed(inhoud.historie)],
        "opgepakt_door": next((r.medewerker.naam for r in reversed(inhoud.historie) if r.status == t.OPGEPAKT and r.medewerker), None),
        "gesprek": _gesprek(inhoud.gesprek),
        "andere": [(x.kenmerk, taal.loket(x.gemeente, x.loket), woorden.STATUS[x.status]) for x in inhoud.andere],
    }


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
    return {"op": regel.op, "wat": wat or regel.gebeurtenis, "door": regel.medewerker.naam if regel.medewerker else "Wegwijs", "notitie": regel.notitie}


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
