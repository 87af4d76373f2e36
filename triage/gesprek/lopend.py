"""De beurt waar het gesprek mee bezig is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from triage.dossier import Dossier
from triage.gesprek.vorm import Beurt, Invoer, Opdracht, Uiting
from triage.herkenning import Herkenning
from triage.profiel import Profiel


class Lopend:
    """Het werk van één beurt, op een dossier dat alleen hier verandert.

    De andere modules van dit pakket krijgen haar als `b` en vullen `uitingen` en `opdracht`.
    """

    def __init__(self, d: Dossier, profiel: Profiel, invoer: Invoer | None, gesprek: str):
        self.d, self.p, self.gesprek = d, profiel, gesprek
        self._invoer = invoer
        # Wanneer de inwoner voor het laatst iets zei, voordat dit bericht kwam.
        self.vorige = d.laatste
        self.uitingen: list[Uiting] = []
        self.opdracht: Opdracht | None = None
        # Feiten die in deze beurt opgemerkt zijn zonder dat ernaar gevraagd was.
        self.geleerd: list[str] = []
        # De open vraag komt terug zonder dat er iets niet begrepen is.
        self.blijf = False

    @property
    def inv(self) -> Invoer:
        """Het bericht van de inwoner; alleen de opening is een beurt zonder bericht."""
        assert self._invoer is not None
        return self._invoer

    @property
    def nu(self) -> datetime:
        """Het plaatselijke moment van het bericht."""
        return self.inv.nu

    @property
    def gevraagd(self) -> bool:
        """Of er in deze beurt al een vraag gesteld is."""
        return any(u.soort == "vraag" for u in self.uitingen)

    def lees_als(self, tekst: str) -> None:
        """Gaat verder met een deel van het bericht; wat de herkenning hoorde blijft hetzelfde."""
        self._invoer = replace(self.inv, tekst=tekst)

    def hoor_ook(self, herkenning: Herkenning) -> None:
        """Gaat verder met een aangevulde herkenning van hetzelfde bericht."""
        self._invoer = replace(self.inv, herkenning=herkenning)

    def zeg(self, naam: str, soort: str = "tekst", tekst: str | None = None, **waarden: object) -> None:
        """Voegt een uiting toe: de tekst met deze naam, of een vaste tekst uit het profiel."""
        self.uitingen.append(Uiting(naam, soort, {**self.p.invulwaarden(), **waarden}, tekst))

    def klaar(self) -> Beurt:
        """De uitkomst zoals zij nu is."""
        return Beurt(self.d, [self._eigen_woorden(uiting) for uiting in self.uitingen], self.opdracht)

    def _eigen_woorden(self, uiting: Uiting) -> Uiting:
        """De uiting in de woorden van deze gemeente, als die het anders zegt."""
        if uiting.tekst is not None:
            return uiting
        return replace(uiting, tekst=self.p.eigen_tekst(uiting.naam, uiting.waarden, len(self.d.gesteld)))
