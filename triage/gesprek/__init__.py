"""Eén beurt van het gesprek: wat de inwoner zegt gaat erin, wat Wegwijs zegt en vraagt komt eruit.

Hier wordt alles beslist. De dialoogmotor bewaart het dossier en spreekt de teksten uit; wat er
buiten het gesprek moet gebeuren (doorgeven, opzoeken, wissen) staat als `Opdracht` in de beurt,
en de uitkomst daarvan komt terug in `na_opdracht`.

Elk bericht gaat door `verwerken`; de modules daarachter hebben elk één onderwerp.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage.dossier import Dossier
from triage.gesprek import stellen, uitkomst, verwerken
from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Beurt, Invoer, Opdracht, Uiting
from triage.profiel import Profiel

__all__ = ["Beurt", "Invoer", "Opdracht", "Uiting", "begin", "beurt", "na_opdracht"]


def begin(gemeente: str, kanaal: str, profiel: Profiel) -> Beurt:
    """De opening van een nieuw gesprek."""
    b = Lopend(Dossier(gemeente=gemeente, kanaal=kanaal), profiel, None, "")
    b.zeg("opening")
    stellen.vraag_volgende(b)
    return b.klaar()


def beurt(dossier: Dossier, invoer: Invoer, profiel: Profiel, gesprek: str) -> Beurt:
    """Verwerkt één bericht. Het gegeven dossier blijft ongewijzigd.

    `gesprek` is de id van het gesprek; die komt in de overdrachten.
    """
    b = Lopend(dossier.kopie(), profiel, invoer, gesprek)
    verwerken.verwerk(b)
    return b.klaar()


def na_opdracht(dossier: Dossier, opdracht: Opdracht, resultaat: Mapping[str, Any] | None, profiel: Profiel, invoer: Invoer, gesprek: str) -> Beurt:
    """Vervolgt de beurt als een opdracht is uitgevoerd. `resultaat` None betekent: het lukte niet.

    Bij `overdragen` is het resultaat `{loket: kenmerk}`, bij `status` per kenmerk wat het logboek
    gaf (leeg als het kenmerk niet bestaat), bij `wissen` iets dat waar is.
    """
    b = Lopend(dossier.kopie(), profiel, invoer, gesprek)
    uitkomst.na(b, opdracht, resultaat)
    return b.klaar()
