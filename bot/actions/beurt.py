"""De actie die elke beurt van het gesprek uitvoert.

Rasa roept haar aan als controle van de form `intake`. Zij leest het dossier uit de slots, laat
`triage.gesprek` beslissen, voert uit wat er buiten het gesprek moet gebeuren, en schrijft het
dossier terug. De volgende vraag staat in `requested_slot`.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import logboek
from bot.actions.uiten import als_bericht, spreek_uit
from gemeenten.lezer import profielen
from triage import gesprek
from triage.dossier import Dossier
from triage.gesprek import Invoer, Opdracht
from triage.herkenning import Herkenning
from triage.profiel import Profiel
from triage.voortgang import nog_ongeveer

logger = logging.getLogger(__name__)

FORM = "intake"
# De form blijft open als er niets te vragen is: een inwoner kan altijd nog iets zeggen.
NAWOORD = "nawoord"
# Een beurt met meer opdrachten dan dit is een fout in de kern; liever stoppen dan eindeloos doorgeven.
MAX_OPDRACHTEN = 5
TIJDZONE = ZoneInfo("Europe/Amsterdam")


class BeurtActie(Action):
    """Controle van de form `intake`: één bericht erin, antwoord en volgende vraag eruit."""

    def name(self) -> str:
        """De naam waaronder Rasa haar kent."""
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Eén beurt; een bericht met dezelfde id als het vorige krijgt hetzelfde antwoord en verandert niets."""
        bericht = tracker.latest_message
        metadata = bericht.get("metadata") or {}
        vorige = tracker.get_slot("laatste_beurt") or {}
        bericht_id = metadata.get("bericht_id")
        if bericht_id and vorige.get("bericht_id") == bericht_id:
            spreek_uit(dispatcher, vorige["berichten"])
            return [SlotSet("requested_slot", tracker.get_slot("requested_slot") or NAWOORD), SlotSet("laatste_beurt", vorige)]
        dossier, berichten = await _voer_beurt(tracker, metadata)
        spreek_uit(dispatcher, berichten)
        slots = [SlotSet(naam, waarde) for naam, waarde in dossier.naar_slots().items() if waarde != tracker.get_slot(naam)]
        beurt = {"bericht_id": bericht_id, "berichten": berichten}
        return [*slots, SlotSet("laatste_beurt", beurt), SlotSet("requested_slot", dossier.vraag or NAWOORD)]


async def _voer_beurt(tracker: Tracker, metadata: dict[str, Any]) -> tuple[Dossier, list[dict[str, Any]]]:
    """Het dossier na deze beurt, en wat er gezegd moet worden."""
    bericht = tracker.latest_message
    nu = datetime.now(TIJDZONE)
    berichten: list[dict[str, Any]] = []
    dossier = Dossier.uit_slots({naam: tracker.get_slot(naam) for naam in Dossier.__dataclass_fields__})
    is_begin = (bericht.get("intent") or {}).get("name") == "begin"
    if not dossier.gemeente:
        profiel = _profiel(metadata.get("gemeente"))
        opening = gesprek.begin(profiel.sleutel, metadata.get("kanaal") or "web", profiel)
        dossier = opening.dossier
        # Een tracker die kwijt is begint opnieuw, maar het bericht waarmee iemand terugkwam telt.
        berichten += [als_bericht(u) for u in (opening.uitingen if is_begin else opening.uitingen[:1])]
    if is_begin and berichten:
        return dossier, berichten
    profiel = _profiel(dossier.gemeente)
    invoer = Invoer(
        nu=nu,
        tekst=str(bericht.get("text") or "").strip() if metadata.get("keuzes") is None else "",
        keuzes=tuple(str(k) for k in metadata.get("keuzes") or ()),
        herkenning=Herkenning.uit_dict(bericht.get("herkenning")),
    )
    beurt = gesprek.beurt(dossier, invoer, profiel, tracker.sender_id)
    berichten += [als_bericht(u, beurt.dossier.aanspreken) for u in beurt.uitingen]
    for _ in range(MAX_OPDRACHTEN):
        if beurt.opdracht is None:
            break
        opdracht = beurt.opdracht
        resultaat = await _voer_uit(opdracht, tracker.sender_id)
        beurt = gesprek.na_opdracht(beurt.dossier, opdracht, resultaat, profiel, invoer, tracker.sender_id)
        berichten += [als_bericht(u, beurt.dossier.aanspreken) for u in beurt.uitingen]
    return beurt.dossier, _met_voortgang(berichten, beurt.dossier, profiel)


def _met_voortgang(berichten: list[dict[str, Any]], dossier: Dossier, profiel: Profiel) -> list[dict[str, Any]]:
    """Zet bij de open vraag hoeveel er ongeveer nog komen, als dat te zeggen is."""
    nog = nog_ongeveer(dossier, profiel)
    open_ = [b["json_message"] for b in berichten if b["json_message"]["vraag"] == dossier.vraag is not None]
    if open_ and nog is not None:
        open_[-1]["nog"] = nog
    return berichten


def _profiel(gemeente: str | None) -> Profiel:
    """Het profiel van de gemeente; zonder of met een onbekende gemeente het eerste."""
    bekend = profielen()
    return bekend.get(gemeente or "") or next(iter(bekend.values()))


async def _voer_uit(opdracht: Opdracht, gesprek_id: str) -> dict[str, Any] | None:
    """Voert een opdracht uit; None als het niet lukte. Wat half lukte is herhaalbaar."""
    try:
        if opdracht.soort == "overdragen":
            return {o.loket: await logboek.geef_door(o) for o in opdracht.overdrachten}
        if opdracht.soort == "status":
            return {kenmerk: await logboek.zoek(kenmerk) for kenmerk in opdracht.kenmerken}
        await logboek.wis(gesprek_id)
        return {"gewist": True}
    except logboek.LogboekWeg:
        return None


class HervatActie(Action):
    """Pakt een gesprek op dat geen open form meer heeft, bijvoorbeeld na verlies van de tracker."""

    def name(self) -> str:
        """De naam waaronder Rasa haar kent; zij is de terugval van de regels."""
        return "action_hervat"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Opent de form weer; die verwerkt het bericht waarmee iemand terugkwam."""
        logger.warning("gesprek zonder open form hervat")
        return [FollowupAction(FORM)]


