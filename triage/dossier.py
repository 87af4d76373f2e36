"""Het dossier: alles wat in een gesprek bekend is, en verder niets.

Het dossier is de toestand van het gesprek. Het bestaat alleen uit waarden die als JSON bewaard
kunnen worden, omdat de dialoogmotor ze als slots bewaart; een vraag die nog niet gesteld is,
heeft de waarde None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from triage.regie import Regie, bepaal_regie
from triage.urgentie import DREIGINGEN


@dataclass
class Dossier:
    """De toestand van één gesprek. Velden met de naam van een vraag bevatten het antwoord.

    `laatste` is het moment van het laatste bericht (ISO 8601); `wie_precies` hoe de inwoner de ander
    noemt ('moeder'); `aangeboden` wat Wegwijs het laatst aanbood; `weggelaten` zijn codes en woorden
    die niet doorgegeven mogen worden, `bijgezegd` wat er juist bij moet; `voorgelegd` is de vingerafdruk
    van het voorstel dat de inwoner het laatst las; `aanvulling` wat er bij een eerdere overdracht komt.
    """

    gemeente: str = ""
    kanaal: str = "web"
    # Verloop
    vraag: str | None = None
    mislukt: int = 0
    gesteld: list[str] = field(default_factory=list)
    ronde: int = 1
    afgesloten: bool = False
    uitgesteld: bool = False
    laatste: str | None = None
    aanspreken: str = "u"
    aangeboden: str | None = None
    # Wat er speelt
    problemen: list[str] = field(default_factory=list)
    bevestigd: list[str] = field(default_factory=list)
    twijfel: list[str] = field(default_factory=list)
    afgewezen: list[str] = field(default_factory=list)
    zinnen: list[list[Any]] = field(default_factory=list)
    crisis: list[str] = field(default_factory=list)
    crisis_twijfel: list[str] = field(default_factory=list)
    mens: bool = False
    niet_begrepen: bool = False
    veilig_thuis_genoemd: bool = False
    voorzieningen_genoemd: bool = False
    taal: str = "nl"
    # Antwoorden
    crisis_zeker: str | None = None
    crisis_contact: str | None = None
    crisis_verder: str | None = None
    nog_iets: str | None = None
    voor_wie: str | None = None
    wie_precies: str | None = None
    mantelzorger: str | None = None
    dreiging: list[str] | None = None
    dreiging_datum: str | None = None
    kinderen: str | None = None
    kind_zonder_school: bool = False
    veilig_bereikbaar: str | None = None
    hulp_betrokken: str | None = None
    overzicht: str | None = None
    zelf_regelen: str | None = None
    buurt: str | None = None
    akkoord: list[str] | None = None
    akkoord_op: str | None = None
    # Wat de inwoner aan het voorstel veranderde, en wat hem het laatst is voorgelegd
    wil_aanpassen: bool = False
    weggelaten: list[str] = field(default_factory=list)
    bijgezegd: list[str] = field(default_factory=list)
    voorgelegd: str | None = None
    aanvulling: list[str] | None = None
    aanvullingen: int = 0
    naam: str | None = None
    bereikbaar: str | None = None
    contact: str | None = None
    belmoment: str | None = None
    tevreden: list[str] | None = None
    # Uitkomst
    overdrachten: list[dict[str, Any]] = field(default_factory=list)

    def naar_slots(self) -> dict[str, Any]:
        """De waarde van elk veld, op naam."""
        return asdict(self)

    @classmethod
    def uit_slots(cls, slots: Mapping[str, Any]) -> Dossier:
        """Het dossier uit bewaarde slots; een slot dat leeg is krijgt de beginwaarde, onbekende slots tellen niet."""
        bekend = {veld.name for veld in fields(cls)}
        return cls(**{naam: waarde for naam, waarde in slots.items() if naam in bekend and waarde is not None})

    def kopie(self, **nieuw: Any) -> Dossier:
        """Een los dossier met dezelfde inhoud, waarin de genoemde velden vervangen zijn."""
        los = Dossier(**asdict(self))
        return replace(los, **nieuw)

    @property
    def regie(self) -> Regie:
        """De regie volgens de drie antwoorden tot nu toe."""
        return bepaal_regie(self.hulp_betrokken, self.overzicht, self.zelf_regelen)

    @property
    def dreigingen(self) -> frozenset[str]:
        """De dreigingen die echt genoemd zijn."""
        return frozenset(self.dreiging or ()) & frozenset(DREIGINGEN)

    @property
    def crisis_loopt(self) -> bool:
        """Of er een crisis is waarvan de inwoner nog niet zei dat hij verder wil vertellen."""
        return bool(self.crisis) and self.crisis_verder != "ja"
