"""Hoe een opdracht afliep: zeggen wat er gebeurd is, en de vraag die daarna komt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage.dossier import Dossier
from triage.gesprek import onthouden, stellen
from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Opdracht, Uiting
from triage.urgentie import PRIORITEITEN
from triage.vragen import opties


def na(b: Lopend, opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
    """Zegt hoe een opdracht afliep en stelt de vraag die daarna komt."""
    {"overdragen": _na_overdragen, "status": _na_status, "wissen": _na_wissen}[opdracht.soort](b, opdracht, resultaat)


def _na_overdragen(b: Lopend, opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
    d = b.d
    crisis = any(o.rij == 1 for o in opdracht.overdrachten)
    if resultaat is None:
        # Niets is doorgegeven. Wat verteld is staat in het dossier; elk volgend bericht probeert het opnieuw.
        b.zeg("overdracht_mislukt", "fout")
        d.vraag = "opnieuw_proberen"
        knoppen, _ = opties(d.vraag, d, b.p)
        b.uitingen.append(Uiting("vraag_opnieuw_proberen", "vraag", {}, None, d.vraag, knoppen))
        return
    nieuw, regels = [], []
    for o in opdracht.overdrachten:
        if o.vult_aan:
            eerder = next(r for r in d.overdrachten if r["kenmerk"] == o.vult_aan)
            eerder["prioriteit"] = max(eerder["prioriteit"], o.prioriteit, key=PRIORITEITEN.index)
            regels.append(eerder)
            continue
        regel = {"kenmerk": resultaat[o.loket], "loket": o.loket, "problemen": list(o.problemen), "prioriteit": o.prioriteit, "regisseur": o.regisseur}
        nieuw.append(regel)
        regels.append(regel)
        d.overdrachten.append({**regel, "ronde": d.ronde})
    lijst = "\n".join(f"- {b.p.loketten[r['loket']].naam}: {r['kenmerk']}" for r in (regels if crisis else nieuw))
    naam = "overdracht_crisis" if crisis else "overdracht" if len(nieuw) == 1 else "overdracht_meer"
    if not nieuw and not (crisis and d.crisis_verder is None):
        naam = "overdracht_aangevuld"
    termijn = min((t.uiterlijk for o in opdracht.overdrachten for t in o.termijnen), default=None)
    kanaal = d.bereikbaar if d.bereikbaar in ("telefoon", "email", "kanaal") else "geen"
    b.uitingen.append(
        Uiting(
            naam,
            "overdracht",
            {
                **b.p.invulwaarden(),
                "lijst": lijst,
                "kenmerk": nieuw[0]["kenmerk"] if nieuw else "",
                "loket": b.p.loketten[nieuw[0]["loket"]].naam if nieuw else "",
                                "hoe": b.p.tekst("voorstel", "hoe", kanaal) + ("" if crisis or kanaal == "geen" or termijn is None else f" {b.p.tekst('voorstel', 'wanneer')} {onthouden.dag_in_woorden(termijn)}."),
            },
            overdrachten=tuple(nieuw),
        )
    )
    if not crisis:
        d.afgesloten = True
    stellen.vraag_volgende(b)


def _na_status(b: Lopend, opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
    """Zegt per kenmerk hoe het staat; daarna komt de open vraag terug."""
    for kenmerk in opdracht.kenmerken:
        gevonden = None if resultaat is None else resultaat.get(kenmerk)
        if gevonden is None:
            b.zeg("status_weg", "fout", kenmerk=kenmerk)
        elif not gevonden:
            b.zeg("status_onbekend", kenmerk=kenmerk)
        else:
            b.zeg("status_gevonden", kenmerk=kenmerk, loket=b.p.loketten[gevonden["loket"]].naam, stand=b.p.tekst("standen", gevonden["status"]))
    if "situatie" not in b.d.gesteld and b.d.vraag == "situatie":
        b.d.gesteld.append("situatie")
    if not b.d.afgesloten or b.d.vraag:
        stellen.vraag_volgende(b)


def _na_wissen(b: Lopend, _opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
    if resultaat is None:
        b.zeg("wissen_mislukt", "fout")
        stellen.vraag_volgende(b)
        return
    b.d = Dossier(gemeente=b.d.gemeente, kanaal=b.d.kanaal, aanspreken=b.d.aanspreken, afgesloten=True)
    b.zeg("gewist")
