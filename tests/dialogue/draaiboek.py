"""Leest de gesprekken in gesprekken/*.yaml; docs/gesprekstests.md legt uit hoe iemand er een schrijft.

Een tikfout in een sleutel, een vraag, een loket of een code is een `DraaiboekFout` met bestand,
regel en wat er wel had kunnen staan: een verwachting die stil niet gecontroleerd wordt, is erger
dan geen verwachting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gemeenten.lezer import profielen
from triage.dossier import Dossier
from triage.overdracht import WIJZEN
from triage.plan import STAPPEN
from triage.regie import Regie
from triage.taxonomie import CRISISVLAGGEN, LOKETTEN, PROBLEMEN
from triage.urgentie import PRIORITEITEN, STANDAARD_TERMIJNEN

MAP = Path(__file__).parent / "gesprekken"
RESPONSES = Path(__file__).resolve().parents[2] / "bot" / "data" / "responses"
GEEN_VRAAG, NIEMAND = "geen_vraag", "niemand"
# De snelle lezer van YAML waar die er is; alleen gewone waarden, net als safe_load.
LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SOORTEN = ("tekst", "vraag", "crisis", "overdracht", "fout")

TEKST, LIJST, GETAL, JA_NEE = "een tekst", "een tekst of een lijst van teksten", "een getal", "ja of nee (true of false)"


class DraaiboekFout(ValueError):
    """Een gesprek klopt niet; de tekst zegt in welk bestand, op welke regel en wat er mis is."""


@dataclass(frozen=True)
class Verwacht:
    """Wat er na één bericht te zien moet zijn. Wat niet genoemd is, wordt niet gecontroleerd."""

    vraag: str | None = None
    eerst: str | None = None
    soort: str | None = None
    bevat: tuple[str, ...] = ()
    bevat_niet: tuple[str, ...] = ()
    opties: tuple[str, ...] = ()
    weet: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Beurt:
    """Eén bericht van de inwoner: getypt (`zegt`) of met knoppen (`kiest`).

    Met `bij` alleen als die vraag openstaat; met `na` nadat het zo lang stil was.
    """

    regel: int
    zegt: str | None
    kiest: tuple[str, ...]
    bij: str | None
    na: timedelta | None
    verwacht: Verwacht


@dataclass(frozen=True)
class Gesprek:
    """Een gesprek met één gemeente: de beurten, wat de inwoner daarna op vragen antwoordt, en wat ervan moet komen."""

    naam: str
    plek: str
    gemeente: str
    beurten: tuple[Beurt, ...]
    antwoorden: Mapping[str, str | list[str]] | None
    uitkomst: Mapping[str, Any]

    @property
    def id(self) -> str:
        return f"{self.naam} [{self.gemeente}]"


@cache
def vragen() -> frozenset[str]:
    """De vraag-id's die het gesprek kent: elke vraag heeft een tekst."""
    alles = "\n".join(pad.read_text(encoding="utf-8") for pad in sorted(RESPONSES.glob("*.yml")))
    return frozenset(re.findall(r"^  utter_vraag_(\w+):", alles, re.MULTILINE))


def _waarden() -> dict[str, Iterable[str]]:
    """Bij welke sleutel alleen deze woorden kunnen staan."""
    return {
        "gemeente": profielen(),
        "vraag": (*vragen(), GEEN_VRAAG),
        "bij": vragen(),
        "gevraagd": vragen(),
        "niet_gevraagd": vragen(),
        "eerst": SOORTEN,
        "soort": SOORTEN,
        "loketten": LOKETTEN,
        "genoemd": LOKETTEN,
        "regisseur": (*LOKETTEN, NIEMAND),
        "problemen": PROBLEMEN,
        "geen_problemen": PROBLEMEN,
        "crisis": CRISISVLAGGEN,
        "prioriteit": PRIORITEITEN,
        "regie": [r.value for r in Regie],
        "plan": [naam for naam, _ in STAPPEN],
        "contact": WIJZEN,
    }


_DEEL = {
    "prioriteit": TEKST, "problemen": LIJST, "geen_problemen": LIJST, "rij": GETAL, "reden": TEKST, "regie": TEKST, "team": TEKST, "buurt": TEKST, "voor_wie": TEKST,
    "taal": TEKST, "crisis": LIJST, "genoemd": LIJST, "plan": LIJST, "termijnen": "termijnen", "contact": TEKST, "contactgegeven": TEKST, "belmoment": TEKST, "naam": TEKST,
    "veilig": TEKST, "leest": LIJST, "leest_niet": LIJST, "gewist": JA_NEE,
}  # fmt: skip
_SLEUTELS: dict[str, dict[str, str]] = {
    "gesprek": {"naam": TEKST, "gemeente": LIJST, "beurten": "beurten", "antwoorden": "antwoorden", "uitkomst": "uitkomst"},
    "beurt": {"zegt": TEKST, "kiest": LIJST, "bij": TEKST, "na": TEKST, "verwacht": "verwacht"},
    "verwacht": {"vraag": TEKST, "eerst": TEKST, "soort": TEKST, "bevat": LIJST, "bevat_niet": LIJST, "opties": LIJST, "weet": "weet"},
    "uitkomst": {
        **_DEEL, "loketten": LIJST, "regisseur": TEKST, "aan": "aan", "gevraagd": LIJST, "niet_gevraagd": LIJST, "bevat": LIJST, "bevat_niet": LIJST,
        "hoogstens_beurten": GETAL, "weet": "weet",
    },
    "aan": _DEEL,
}  # fmt: skip


class _Lezer:
    """Leest één bestand en weet bij elke waarde op welke regel zij staat."""

    def __init__(self, pad: Path):
        self.pad = pad
        self.regels: dict[tuple[Any, ...], int] = {(): 1}
        try:
            tekst = pad.read_text(encoding="utf-8")
            boom = yaml.compose(tekst, Loader=LADER)
            self.data = yaml.load(tekst, Loader=LADER)
        except yaml.YAMLError as fout:
            plek = getattr(fout, "problem_mark", None)
            raise DraaiboekFout(f"{pad.name}:{plek.line + 1 if plek else 1}: geen goede YAML: {getattr(fout, 'problem', fout)}") from fout
        if boom is not None:
            self._loop(boom, ())
        self.woorden = {sleutel: frozenset(waarden) for sleutel, waarden in _waarden().items()}

    def _loop(self, knoop: yaml.Node, hier: tuple[Any, ...]) -> None:
        self.regels[hier] = knoop.start_mark.line + 1
        if isinstance(knoop, yaml.MappingNode):
            for sleutel, waarde in knoop.value:
                if (*hier, sleutel.value) in self.regels:
                    raise DraaiboekFout(f"{self.pad.name}:{sleutel.start_mark.line + 1}: '{sleutel.value}' staat er twee keer")
                self._loop(waarde, (*hier, sleutel.value))
        elif isinstance(knoop, yaml.SequenceNode):
            for i, waarde in enumerate(knoop.value):
                self._loop(waarde, (*hier, i))

    def fout(self, hier: tuple[Any, ...], melding: str) -> DraaiboekFout:
        while hier not in self.regels:
            hier = hier[:-1]
        return DraaiboekFout(f"{self.pad.name}:{self.regels[hier]}: {melding}")

    def keur_woord(self, hier: tuple[Any, ...], sleutel: str, waarde: str, bekend: Iterable[str] | None = None) -> None:
        """DraaiboekFout als dit woord hier niet bestaat, met het woord dat er het meest op lijkt."""
        bekend = set(self.woorden.get(sleutel, ()) if bekend is None else bekend)
        if bekend and waarde not in bekend:
            lijkt = get_close_matches(waarde, bekend, 1, 0.5)
            tip = f"bedoelde u '{lijkt[0]}'?" if lijkt else f"het kan zijn: {', '.join(sorted(bekend))}"
            raise self.fout(hier, f"'{waarde}' bestaat niet bij {sleutel}; {tip}")

    def keur(self, hier: tuple[Any, ...], soort: str, data: Any) -> dict[str, Any]:
        """De sleutels van een stuk, gekeurd; een lijst is altijd een tuple."""
        if not isinstance(data, dict):
            raise self.fout(hier, f"hier horen sleutels van {soort} te staan, niet {data!r}")
        uit: dict[str, Any] = {}
        for sleutel, waarde in data.items():
            plek = (*hier, sleutel)
            self.keur_woord(plek, soort, str(sleutel), _SLEUTELS[soort])
            vorm = _SLEUTELS[soort][sleutel]
            goed = {TEKST: str, GETAL: int, JA_NEE: bool, LIJST: (str, list, tuple)}.get(vorm)
            if goed and not isinstance(waarde, goed) or (vorm == GETAL and isinstance(waarde, bool)):
                raise self.fout(plek, f"bij '{sleutel}' hoort {vorm}, niet {waarde!r}")
            if vorm == LIJST:
                waarde = (waarde,) if isinstance(waarde, str) else tuple(waarde)
                if not all(isinstance(w, str) for w in waarde):
                    raise self.fout(plek, f"bij '{sleutel}' horen teksten; zet er aanhalingstekens om")
            for woord in waarde if isinstance(waarde, tuple) else (waarde,) if isinstance(waarde, str) else ():
                self.keur_woord(plek, sleutel, woord)
            uit[sleutel] = waarde
        return uit

    # -- de stukken ---------------------------------------------------------------------

    def gesprekken(self) -> list[Gesprek]:
        if not isinstance(self.data, list):
            raise self.fout((), "een bestand is een lijst van gesprekken; elk begint met '- naam:'")
        uit = []
        for i, ruw in enumerate(self.data):
            g = self.keur((i,), "gesprek", ruw)
            for nodig in ("naam", "gemeente", "beurten", "uitkomst"):
                if not g.get(nodig):
                    raise self.fout((i,), f"'{nodig}' ontbreekt of is leeg")
            beurten = self.beurten((i, "beurten"), g["beurten"])
            antwoorden = self.antwoorden((i, "antwoorden"), g.get("antwoorden"))
            uitkomst = self.uitkomst((i, "uitkomst"), g["uitkomst"])
            uit += [Gesprek(g["naam"], f"{self.pad.name}:{self.regels[(i,)]}", gemeente, beurten, antwoorden, uitkomst) for gemeente in g["gemeente"]]
        return uit

    def beurten(self, hier: tuple[Any, ...], ruw: Any) -> tuple[Beurt, ...]:
        if not isinstance(ruw, list):
            raise self.fout(hier, "beurten is een lijst; elke beurt begint met '- zegt:' of '- kiest:'")
        uit = []
        for i, beurt in enumerate(ruw):
            b = self.keur((*hier, i), "beurt", beurt)
            if ("zegt" in b) == ("kiest" in b):
                raise self.fout((*hier, i), "een beurt heeft 'zegt' (getypt) of 'kiest' (knoppen), en niet allebei")
            uit.append(Beurt(self.regels[(*hier, i)], b.get("zegt"), b.get("kiest", ()), b.get("bij"), self.stilte((*hier, i, "na"), b.get("na")), self.verwacht((*hier, i, "verwacht"), b.get("verwacht"))))
        return tuple(uit)

    def stilte(self, hier: tuple[Any, ...], ruw: str | None) -> timedelta | None:
        if ruw is None:
            return None
        tijd = re.fullmatch(r"(\d+) (minuten|uur|dag|dagen)", ruw)
        if not tijd:
            raise self.fout(hier, f"{ruw!r} is geen tijd; schrijf '20 minuten', '2 uur' of '3 dagen'")
        return int(tijd[1]) * {"minuten": timedelta(minutes=1), "uur": timedelta(hours=1)}.get(tijd[2], timedelta(days=1))

    def verwacht(self, hier: tuple[Any, ...], ruw: Any) -> Verwacht:
        if ruw is None:
            return Verwacht()
        v = self.keur(hier, "verwacht", {"vraag": ruw} if isinstance(ruw, str) else ruw)
        return Verwacht(**{**v, "weet": self.weet((*hier, "weet"), v.get("weet", {}))})

    def weet(self, hier: tuple[Any, ...], ruw: Any) -> Mapping[str, Any]:
        if not isinstance(ruw, dict):
            raise self.fout(hier, "bij 'weet' horen namen met waarden, zoals {voor_wie: ouder}")
        for naam in ruw:
            self.keur_woord((*hier, naam), "weet", str(naam), Dossier.__dataclass_fields__)
        return ruw

    def antwoorden(self, hier: tuple[Any, ...], ruw: Any) -> Mapping[str, Any] | None:
        if ruw is None:
            return None
        if not isinstance(ruw, dict):
            raise self.fout(hier, "antwoorden zijn vragen met een antwoord, zoals 'buurt: \"7607\"'")
        for vraag, antwoord in ruw.items():
            self.keur_woord((*hier, vraag), "antwoorden", str(vraag), vragen())
            if not (isinstance(antwoord, str) or (isinstance(antwoord, list) and all(isinstance(w, str) for w in antwoord))):
                raise self.fout((*hier, vraag), f"het antwoord op '{vraag}' is een tekst of een lijst knoppen, niet {antwoord!r}; zet er aanhalingstekens om")
        return ruw

    def uitkomst(self, hier: tuple[Any, ...], ruw: Any) -> Mapping[str, Any]:
        u = self.keur(hier, "uitkomst", ruw)
        if "loketten" not in u:
            raise self.fout(hier, "'loketten' ontbreekt; gaat er niets naar een loket, schrijf dan 'loketten: []'")
        self.weet((*hier, "weet"), u.get("weet", {}))
        if not isinstance(u.get("aan", {}), dict):
            raise self.fout((*hier, "aan"), "bij 'aan' horen loketten met wat zij krijgen")
        u["aan"] = {loket: self._deel((*hier, "aan", loket), loket, deel) for loket, deel in u.get("aan", {}).items()}
        self.termijnen((*hier, "termijnen"), u.get("termijnen", {}))
        if vreemd := set(u["aan"]) - set(u["loketten"]):
            raise self.fout((*hier, "aan"), f"{', '.join(sorted(vreemd))} staat niet bij 'loketten'")
        return u

    def _deel(self, hier: tuple[Any, ...], loket: str, ruw: Any) -> dict[str, Any]:
        self.keur_woord(hier, "loketten", loket)
        deel = self.keur(hier, "aan", ruw)
        self.termijnen((*hier, "termijnen"), deel.get("termijnen", {}))
        return deel

    def termijnen(self, hier: tuple[Any, ...], ruw: Any) -> None:
        if not isinstance(ruw, dict):
            raise self.fout(hier, "bij 'termijnen' horen namen met een tijd, zoals {schulden_dreiging: 3 werkdagen}")
        for soort, tijd in ruw.items():
            self.keur_woord((*hier, soort), "termijnen", str(soort), STANDAARD_TERMIJNEN)
            if not re.fullmatch(r"\d+ (?:werkdag(?:en)?|week|weken)|vandaag", str(tijd)):
                raise self.fout((*hier, soort), f"{tijd!r} is geen tijd; schrijf 'vandaag', '3 werkdagen' of '4 weken'")


def lees(pad: Path) -> list[Gesprek]:
    """De gesprekken in één bestand; DraaiboekFout bij de eerste fout."""
    return _Lezer(pad).gesprekken()


def lees_alles(map_: Path = MAP) -> list[Gesprek]:
    """De gesprekken van alle bestanden; DraaiboekFout als er een niet klopt of als twee dezelfde naam hebben."""
    uit: dict[str, Gesprek] = {}
    for pad in sorted(map_.glob("*.yaml")):
        for gesprek in lees(pad):
            if gesprek.id in uit:
                raise DraaiboekFout(f"{gesprek.plek}: '{gesprek.naam}' bestaat al ({uit[gesprek.id].plek}); geef het een eigen naam")
            uit[gesprek.id] = gesprek
    return list(uit.values())

