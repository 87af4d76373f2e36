"""Het profiel van een gemeente: loketten, teams, buurten, tijden, termijnen en woorden.

Hier staat wat een profiel is en wat het weet. Wanneer het klopt staat in `triage.profielcontrole`;
het lezen van YAML gebeurt aan de rand (`gemeenten.lezer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from itertools import groupby
from math import cos, hypot, radians
from typing import Any

from triage.kalender import WEEKDAGEN, Openingstijden
from triage.taxonomie import PROBLEMEN

# Verder dan dit van het midden is het raden in welke buurt iemand is.
NABIJ_KM = 1.5


@dataclass(frozen=True)
class Fout:
    """Eén fout in een profiel: bestand, regel (vanaf 1) en wat er mis is."""

    bestand: str
    regel: int
    melding: str

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}: {self.melding}"


class ProfielFout(ValueError):
    """Een profiel klopt niet; `fouten` zijn alle gevonden fouten."""

    def __init__(self, fouten: Iterable[Fout]):
        self.fouten = tuple(fouten)
        super().__init__("\n".join(map(str, self.fouten)))


@dataclass(frozen=True)
class Adres:
    """Een loket of instelling zoals een inwoner haar kan vinden. `voorbeeld`: de gegevens zijn niet echt."""

    naam: str
    telefoon: str | None = None
    email: str | None = None
    waar: str | None = None
    tijden: str | None = None
    voorbeeld: bool = False


@dataclass(frozen=True)
class Team:
    """Een sociaal team met de buurten en viercijferige postcodes waar het voor werkt.

    `buurt_bij` geeft de buurt bij een postcode die in één buurt ligt; een postcode die over meer
    buurten loopt staat alleen in `postcodes`.
    """

    naam: str
    buurten: tuple[str, ...]
    postcodes: frozenset[int]
    telefoon: str | None = None
    buurt_bij: Mapping[int, str] = field(default_factory=dict)
    # Het midden van een buurt, in graden noorderbreedte en oosterlengte: voor wie een plek op de kaart deelt.
    middens: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    voorbeeld: bool = False


@dataclass(frozen=True)
class Voorziening:
    """Een algemene voorziening: gratis of goedkoop, zonder aanvraag."""

    naam: str
    wat: str
    problemen: frozenset[str]
    waar: str
    kosten: str
    voor_wie: str
    buurten: frozenset[str] = frozenset()
    telefoon: str | None = None
    voorbeeld: bool = False


@dataclass(frozen=True)
class Talen:
    """De talen waarin medewerkers iemand kunnen helpen, en of er een tolk bij kan."""

    gesproken: tuple[str, ...] = ("Nederlands",)
    tolk: bool = False
    voorbeeld: bool = False


@dataclass(frozen=True)
class Plek:
    """Een plek in de gemeente: naam zoals de inwoner haar kent, en het team dat er werkt."""

    naam: str
    team: Team


@dataclass(frozen=True)
class Profiel:
    """Een gemeente zoals Wegwijs haar kent; gemaakt door `triage.profielcontrole.maak_profiel`.

    `voorbeelden` noemt wat nog voorbeeldgegevens zijn: te vervangen voordat inwoners ermee werken.
    """

    sleutel: str
    naam: str
    telefoon: str
    website: str
    bewaartermijn_dagen: int
    postcodes: frozenset[int]
    loketten: Mapping[str, Adres]
    adressen: Mapping[str, Adres]
    teams: tuple[Team, ...]
    openingstijden: Openingstijden
    voorzieningen: tuple[Voorziening, ...]
    routering: Mapping[str, str]
    termijnen: Mapping[str, tuple[int, str]]
    talen: Talen = Talen()
    voorbeelden: tuple[str, ...] = ()
    woorden: Mapping[str, Any] = field(repr=False, default_factory=dict)

    def loket_van(self, code: str) -> str:
        """Het loket van een probleemcode in deze gemeente; KeyError bij een onbekende code."""
        return self.routering.get(code) or PROBLEMEN[code].loket

    def tekst(self, *pad: str, **waarden: object) -> str:
        """Een tekst uit de woorden van het profiel, met `{naam}` ingevuld; KeyError als hij er niet is."""
        waarde: Any = self.woorden
        for stap in pad:
            waarde = waarde[stap]
        return vul_in(waarde, {**self.invulwaarden(), **waarden})

    def eigen_tekst(self, naam: str, waarden: Mapping[str, object], keer: int = 0) -> str | None:
        """Hoe deze gemeente een tekst van de bot zelf zegt, of None; `keer` kiest tussen varianten."""
        varianten = self.woorden.get("teksten", {}).get(naam)
        return vul_in(varianten[keer % len(varianten)], waarden) if varianten else None

    def invulwaarden(self) -> dict[str, object]:
        """Wat elke tekst mag noemen: namen en nummers van de gemeente en haar partners."""
        vast: dict[str, object] = {
            "gemeente": self.naam,
            "telefoon": self.telefoon,
            "website": self.website,
            "dagen": self.bewaartermijn_dagen,
            "openingstijden": in_woorden(self.openingstijden),
            "talen": opsomming(self.talen.gesproken),
        }
        vast |= {f"termijn_{soort}": duur(*aantal_eenheid) for soort, aantal_eenheid in self.termijnen.items()}
        for sleutel, adres in {**self.loketten, **self.adressen}.items():
            vast[sleutel] = adres.naam
            vast[f"{sleutel}_telefoon"] = adres.telefoon or self.telefoon
            vast[f"{sleutel}_waar"] = adres.waar or self.website
        return vast

    def zoek_buurt(self, tekst: str) -> Plek | None:
        """De buurt die in een tekst genoemd wordt, of die bij een postcode in deze gemeente hoort.

        Loopt een postcode over meer buurten, dan is de naam van de plek de postcode zelf.
        """
        kaal = _kaal(tekst)
        gevonden = [(len(b), b, t) for t in self.teams for b in t.buurten if re.search(rf"(?<!\w){re.escape(_kaal(b))}(?!\w)", kaal)]
        if gevonden:
            _, buurt, team = max(gevonden, key=lambda rij: rij[0])
            return Plek(buurt, team)
        for cijfers in re.findall(r"(?<![\d+])([1-9]\d{3})(?!\d)", tekst):
            if int(cijfers) in self.postcodes:
                for team in self.teams:
                    if int(cijfers) in team.postcodes:
                        return Plek(team.buurt_bij.get(int(cijfers), cijfers), team)
                return Plek(cijfers, self.stadsteam)
        return None

    def zoek_plek(self, breedte: float, lengte: float) -> Plek | None:
        """De buurt waarvan het midden het dichtst bij deze plek ligt; None als dat verder dan `NABIJ_KM` is."""
        afstanden = [(_afstand_km((breedte, lengte), midden), buurt, team) for team in self.teams for buurt, midden in team.middens.items()]
        dichtst = min(afstanden, key=lambda rij: rij[0], default=None)
        return Plek(dichtst[1], dichtst[2]) if dichtst and dichtst[0] <= NABIJ_KM else None

    @property
    def stadsteam(self) -> Team:
        """Het team dat er is als de buurt niet bekend is: het laatste van de lijst."""
        return self.teams[-1]

    def voorzieningen_bij(self, problemen: Iterable[str], buurt: str | None, hoogstens: int = 3) -> tuple[Voorziening, ...]:
        """Ten hoogste `hoogstens` algemene voorzieningen die passen, de best passende eerst."""
        codes = set(problemen)
        passend = [v for v in self.voorzieningen if v.problemen & codes and (not v.buurten or buurt in v.buurten)]
        passend.sort(key=lambda v: (-len(v.problemen & codes), not v.buurten))
        return tuple(passend[:hoogstens])


def _afstand_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Over een stad is de aarde plat: een graad is 111,2 km, oost-west korter naarmate het noordelijker is."""
    return 111.2 * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2)))


class _Heel(dict):
    """Laat een naam die niet ingevuld kan worden opvallen in plaats van hem stil weg te laten."""

    def __missing__(self, sleutel: str) -> str:
        raise KeyError(f"tekst noemt {{{sleutel}}}, maar dat wordt niet ingevuld")


def vul_in(tekst: str, waarden: Mapping[str, object]) -> str:
    """De tekst met elke `{naam}` ingevuld; KeyError als een naam ontbreekt."""
    return re.sub(r"\{(\w+)\}", lambda m: str(_Heel(waarden)[m.group(1)]), tekst)


def _kaal(tekst: str) -> str:
    return re.sub(r"[\s/\-]+", " ", tekst.lower())


def opsomming(namen: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    return " en ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else "".join(namen)


def duur(aantal: int, eenheid: str) -> str:
    """Een termijn in gewone woorden: '1 werkdag', '6 weken'; nul werkdagen is 'dezelfde dag'."""
    if not aantal:
        return "dezelfde dag"
    return f"{aantal} {eenheid if aantal > 1 else {'werkdagen': 'werkdag', 'weken': 'week'}[eenheid]}"


def in_woorden(tijden: Openingstijden) -> str:
    """De openingstijden als zin: 'maandag tot en met donderdag van 8.30 tot 17.00 uur en vrijdag ...'."""

    def klok(t: time) -> str:
        return f"{t.hour}.{t.minute:02}"

    per_dag = [(dag, tuple(f"van {klok(van)} tot {klok(tot)}" for d, van, tot in tijden.tijden if d == dag)) for dag in sorted({d for d, _, _ in tijden.tijden})]
    zinnen = []
    for uren, groep in groupby(per_dag, key=lambda paar: paar[1]):
        dagen = [dag for dag, _ in groep]
        aaneen = len(dagen) > 2 and dagen[-1] - dagen[0] == len(dagen) - 1
        namen = f"{WEEKDAGEN[dagen[0]]} tot en met {WEEKDAGEN[dagen[-1]]}" if aaneen else opsomming([WEEKDAGEN[d] for d in dagen])
        zinnen.append(f"{namen} {' en '.join(uren)} uur")
    return opsomming(zinnen)
