"""De overdracht: het contract tussen het gesprek en het logboek.

Het gesprek maakt een `Overdracht`, zet haar om met `naar_dict` en biedt haar aan; het logboek
leest haar met `uit_dict` en weigert wat niet klopt. Onbekende velden zijn een fout, zodat een
tikfout niet stil informatie kwijtraakt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from triage.plan import WANNEER, Planstap
from triage.regie import Regie
from triage.taxonomie import CRISISVLAGGEN, LOKETTEN, PROBLEMEN
from triage.urgentie import PRIORITEITEN, STANDAARD_TERMIJNEN, Termijn

VERSIE = 1
WIJZEN = ("telefoon", "email", "kanaal", "geen")


class OverdrachtFout(ValueError):
    """De overdracht klopt niet; de tekst zegt welk veld en waarom."""


@dataclass(frozen=True)
class Contact:
    """Hoe de inwoner bereikbaar is. `veilig` zegt bij geweld waar contact veilig is (woorden van de inwoner)."""

    naam: str | None = None
    wijze: str = "geen"
    waarde: str | None = None
    belmoment: str | None = None
    veilig: str | None = None


@dataclass(frozen=True)
class Toestemming:
    """Voor welke loketten de inwoner ja zei, wanneer (met tijdzone), en op welke tekst."""

    loketten: tuple[str, ...]
    op: datetime
    tekst: str


@dataclass(frozen=True)
class Overdracht:
    """Alles wat een loket nodig heeft, en niet meer dan zijn eigen deel.

    `sleutel` maakt aanbieden herhaalbaar: dezelfde sleutel is dezelfde overdracht. `verhaal` zijn
    zinnen van de inwoner die bij dit loket horen, gemaskeerd; `deelt_alles` zegt of het loket het
    hele gesprek mag zien. `vult_aan` is het kenmerk van een eerdere overdracht uit dit gesprek.
    `genoemd` zijn loketten die in het plan staan maar niet benaderd zijn.
    """

    sleutel: str
    gesprek: str
    gemeente: str
    kanaal: str
    loket: str
    problemen: tuple[str, ...]
    prioriteit: str
    regisseur: bool
    regie: Regie
    rij: int
    reden: str
    samenvatting: str
    contact: Contact
    toestemming: Toestemming
    plan: tuple[Planstap, ...] = ()
    termijnen: tuple[Termijn, ...] = ()
    crisis: tuple[str, ...] = ()
    verhaal: tuple[str, ...] = ()
    antwoorden: tuple[tuple[str, str], ...] = ()
    genoemd: tuple[str, ...] = ()
    voor_wie: str | None = None
    buurt: str | None = None
    team: str | None = None
    taal: str = "nl"
    deelt_alles: bool = False
    vult_aan: str | None = None
    versie: int = VERSIE

    def __post_init__(self) -> None:
        controleer(self)


def controleer(o: Overdracht) -> None:
    """OverdrachtFout als de overdracht niet aan het contract voldoet."""

    def eis(goed: object, melding: str) -> None:
        if not goed:
            raise OverdrachtFout(melding)

    eis(o.versie == VERSIE, f"versie {o.versie} is niet {VERSIE}")
    for naam in ("sleutel", "gesprek", "gemeente", "kanaal", "reden"):
        waarde = getattr(o, naam)
        eis(isinstance(waarde, str) and 0 < len(waarde) <= 2000, f"{naam} ontbreekt of is te lang")
    eis(re.fullmatch(r"[\w.:\-]{8,200}", o.sleutel), "sleutel heeft een vreemde vorm")
    eis(o.loket in LOKETTEN, f"loket {o.loket!r} bestaat niet")
    eis(set(o.problemen) <= set(PROBLEMEN), f"onbekende probleemcode in {o.problemen}")
    eis(set(o.crisis) <= set(CRISISVLAGGEN), f"onbekende crisisvlag in {o.crisis}")
    eis(o.prioriteit in PRIORITEITEN, f"prioriteit {o.prioriteit!r} bestaat niet")
    eis(o.rij in range(1, 9), f"rij {o.rij} bestaat niet")
    eis(o.problemen or o.crisis or o.rij == 3, "een overdracht zonder probleem kan alleen naar een mens of bij een crisis")
    eis(o.contact.wijze in WIJZEN, f"wijze van contact {o.contact.wijze!r} bestaat niet")
    eis(o.loket in o.toestemming.loketten, f"geen toestemming voor {o.loket}")
    eis(o.toestemming.op.tzinfo is not None, "toestemming.op heeft geen tijdzone")
    for stap in o.plan:
        eis(stap.wanneer in WANNEER and set(stap.problemen) <= set(PROBLEMEN), f"planstap {stap.nummer} klopt niet")
    for termijn in o.termijnen:
        eis(termijn.soort in STANDAARD_TERMIJNEN, f"termijn {termijn.soort!r} bestaat niet")


def naar_dict(o: Overdracht) -> dict[str, Any]:
    """De overdracht als gewone woordenlijst voor JSON; datums in ISO 8601."""

    def plat(waarde: Any) -> Any:
        if isinstance(waarde, (datetime, date)):
            return waarde.isoformat()
        if isinstance(waarde, Regie):
            return waarde.value
        if isinstance(waarde, dict):
            return {sleutel: plat(w) for sleutel, w in waarde.items()}
        if isinstance(waarde, (list, tuple)):
            return [plat(w) for w in waarde]
        return waarde

    return plat(asdict(o))


def uit_dict(data: Any) -> Overdracht:
    """De overdracht uit een gelezen JSON-object; OverdrachtFout bij alles wat niet klopt."""
    if not isinstance(data, Mapping):
        raise OverdrachtFout("een overdracht is een object")
    bekend = {veld.name for veld in fields(Overdracht)}
    if over := set(data) - bekend:
        raise OverdrachtFout(f"onbekend veld: {', '.join(sorted(map(str, over)))}")
    try:
        rij = dict(data)
        rij["contact"] = Contact(**rij["contact"])
        gaf = rij["toestemming"]
        rij["toestemming"] = Toestemming(tuple(gaf["loketten"]), datetime.fromisoformat(gaf["op"]), str(gaf["tekst"]))
        rij["plan"] = tuple(Planstap(**{**stap, "problemen": tuple(stap["problemen"])}) for stap in rij.get("plan", ()))
        rij["termijnen"] = tuple(Termijn(t["soort"], date.fromisoformat(t["uiterlijk"])) for t in rij.get("termijnen", ()))
        rij["regie"] = Regie(rij["regie"])
        rij["antwoorden"] = tuple((str(v), str(a)) for v, a in rij.get("antwoorden", ()))
        for veld in ("problemen", "crisis", "verhaal", "genoemd"):
            rij[veld] = tuple(str(w) for w in rij.get(veld, ()))
        return Overdracht(**rij)
    except OverdrachtFout:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as fout:
        raise OverdrachtFout(f"ontbrekend of verkeerd veld: {fout}") from fout
