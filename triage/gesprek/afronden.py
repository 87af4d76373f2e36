"""Er is niets meer te vragen: doorgeven wat doorgegeven mag worden, of afsluiten."""

from __future__ import annotations

from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Opdracht
from triage.overdragen import maak_aanvulling, maak_crisisoverdracht, maak_overdrachten
from triage.vragen import naar_mens


def rond_af(b: Lopend) -> None:
    """Geeft door waar de inwoner ja tegen zei, of zegt waarom er niets doorgegeven wordt."""
    d = b.d
    if d.crisis and d.crisis_verder == "nee":
        d.afgesloten, d.vraag = True, None
        b.zeg("crisis_slot")
        return
    if d.afgesloten:
        d.vraag = None
        if d.tevreden is None or d.tevreden == ["overslaan"]:
            b.zeg("slot")
        else:
            b.zeg("slot_dank")
        return
    if d.buurt == "buiten":
        d.afgesloten, d.vraag = True, None
        b.zeg("andere_gemeente")
        return
    if not d.akkoord:
        d.afgesloten, d.vraag = True, None
        b.zeg("slot_zonder")
        return
    d.vraag = None
    b.opdracht = Opdracht("overdragen", maak_overdrachten(d, b.p, b.gesprek, b.nu, b.p.tekst("voorstel", "toestemming")))


def geef_crisis_door(b: Lopend) -> None:
    """Geeft een crisis met spoed door, zodra dat mag en we weten hoe de inwoner bereikbaar is."""
    b.d.vraag = None
    b.opdracht = Opdracht("overdragen", maak_crisisoverdracht(b.d, b.p, b.gesprek, b.nu, b.p.tekst("voorstel", "toestemming_crisis")))


def geef_aanvulling_door(b: Lopend, loketten: tuple[str, ...]) -> None:
    """Geeft door wat er bij een eerdere overdracht van dit gesprek komt."""
    b.d.vraag, b.d.aanvulling = None, None
    b.d.aanvullingen += 1
    b.opdracht = Opdracht("overdragen", maak_aanvulling(b.d, b.p, b.gesprek, b.nu, loketten, b.p.tekst("voorstel", "toestemming")))


def noem_voorzieningen(b: Lopend) -> None:
    """Noemt één keer wat er zonder aanvraag is; bij geweld niet, want iemand kan meekijken."""
    d = b.d
    if d.voorzieningen_genoemd or naar_mens(d) or "huiselijk_geweld" in d.bevestigd:
        return
    d.voorzieningen_genoemd = True
    if gevonden := b.p.voorzieningen_bij(d.bevestigd, d.buurt):
        b.zeg("voorzieningen", lijst="\n".join(f"- {v.naam}: {v.wat} ({v.kosten}, {v.waar})" for v in gevonden))
