"""Het profiel van een gemeente: loketten, teams, buurten, tijden, termijnen en woorden.

Hier staat wat een profiel is en wanneer het klopt. Het lezen van YAML gebeurt aan de rand
(`gemeenten.lezer`), die per pad het regelnummer meegeeft, zodat een fout zegt waar hij staat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from triage.kalender import WEEKDAGEN, Openingstijden
from triage.taxonomie import CRISISVLAGGEN, DOMEINEN, KCC, LOKETTEN, PROBLEMEN
from triage.urgentie import STANDAARD_TERMIJNEN

Pad = tuple[Any, ...]
VERPLICHTE_ADRESSEN = ("huisartsenpost", "nachtopvang", "noodhulp_eten", "vrijwilligers", "klachten", "clientondersteuning")


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
    """Een sociaal team met de buurten en viercijferige postcodes waar het voor werkt."""

    naam: str
    buurten: tuple[str, ...]
    postcodes: frozenset[int]
    telefoon: str | None = None


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
    voorbeeld: bool = False


@dataclass(frozen=True)
class Plek:
    """Een plek in de gemeente: naam zoals de inwoner haar kent, en het team dat er werkt."""

    naam: str
    team: Team


@dataclass(frozen=True)
class Profiel:
    """Een gemeente zoals Wegwijs haar kent; gemaakt door `maak_profiel`."""

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

    def invulwaarden(self) -> dict[str, object]:
        """Wat elke tekst mag noemen: namen en nummers van de gemeente en haar partners."""
        vast: dict[str, object] = {"gemeente": self.naam, "telefoon": self.telefoon, "website": self.website, "dagen": self.bewaartermijn_dagen}
        for sleutel, adres in {**self.loketten, **self.adressen}.items():
            vast[sleutel] = adres.naam
            vast[f"{sleutel}_telefoon"] = adres.telefoon or self.telefoon
            vast[f"{sleutel}_waar"] = adres.waar or self.website
        return vast

    def zoek_buurt(self, tekst: str) -> Plek | None:
        """De buurt die in een tekst genoemd wordt, of die bij een postcode in deze gemeente hoort."""
        kaal = _kaal(tekst)
        gevonden = [(len(b), b, t) for t in self.teams for b in t.buurten if re.search(rf"(?<!\w){re.escape(_kaal(b))}(?!\w)", kaal)]
        if gevonden:
            _, buurt, team = max(gevonden, key=lambda rij: rij[0])
            return Plek(buurt, team)
        for cijfers in re.findall(r"(?<![\d+])([1-9]\d{3})(?!\d)", tekst):
            if int(cijfers) in self.postcodes:
                for team in self.teams:
                    if int(cijfers) in team.postcodes:
                        return Plek(cijfers, team)
                return Plek(cijfers, self.stadsteam)
        return None

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


class _Heel(dict):
    """Laat een naam die niet ingevuld kan worden opvallen in plaats van hem stil weg te laten."""

    def __missing__(self, sleutel: str) -> str:
        raise KeyError(f"tekst noemt {{{sleutel}}}, maar dat wordt niet ingevuld")


def vul_in(tekst: str, waarden: Mapping[str, object]) -> str:
    """De tekst met elke `{naam}` ingevuld; KeyError als een naam ontbreekt."""
    return re.sub(r"\{(\w+)\}", lambda m: str(_Heel(waarden)[m.group(1)]), tekst)


def _kaal(tekst: str) -> str:
    return re.sub(r"[\s/\-]+", " ", tekst.lower())


class _Controle:
    """Verzamelt fouten bij het lezen van geneste gegevens."""

    def __init__(self, bestand: str, regel_van: Callable[[Pad], int]):
        self.bestand, self.regel_van, self.fouten = bestand, regel_van, []

    def fout(self, pad: Pad, melding: str) -> None:
        plek = ".".join(str(p) for p in pad)
        self.fouten.append(Fout(self.bestand, self.regel_van(pad), f"{plek}: {melding}" if plek else melding))

    def neem(self, data: Any, pad: Pad, sleutel: str, soort: type | tuple[type, ...], verplicht: bool = True, anders: Any = None) -> Any:
        """De waarde onder `sleutel`, of `anders` met een fout als zij ontbreekt of van de verkeerde soort is."""
        if not isinstance(data, Mapping):
            self.fout(pad, "hier horen sleutels met waarden te staan")
            return anders
        if sleutel not in data or data[sleutel] is None:
            if verplicht:
                self.fout(pad, f"'{sleutel}' ontbreekt")
            return anders
        waarde = data[sleutel]
        if not isinstance(waarde, soort) or (isinstance(waarde, bool) and soort is int):
            self.fout((*pad, sleutel), f"verwacht {_soortnaam(soort)}, gevonden {waarde!r}")
            return anders
        return waarde

    def alleen(self, data: Any, pad: Pad, toegestaan: Iterable[str]) -> None:
        """Een fout voor elke sleutel die niet bestaat: meestal een tikfout."""
        if isinstance(data, Mapping):
            for sleutel in data:
                if sleutel not in set(toegestaan):
                    self.fout((*pad, sleutel), f"'{sleutel}' bestaat niet; bedoelde u een van: {', '.join(sorted(toegestaan))}?")


def _soortnaam(soort: type | tuple[type, ...]) -> str:
    namen = {str: "tekst", int: "een getal", list: "een lijst", dict: "sleutels met waarden", bool: "ja of nee"}
    return " of ".join(namen.get(s, s.__name__) for s in (soort if isinstance(soort, tuple) else (soort,)))


def _postcodes(c: _Controle, lijst: list[Any], pad: Pad) -> frozenset[int]:
    uit: set[int] = set()
    for i, item in enumerate(lijst):
        match = re.fullmatch(r"([1-9]\d{3})(?:\s*-\s*([1-9]\d{3}))?", str(item))
        if not match or int(match[2] or match[1]) < int(match[1]):
            c.fout((*pad, i), f"{item!r} is geen postcode ('7601') of reeks ('7601-7611')")
            continue
        uit.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(uit)


def _tijden(c: _Controle, data: Mapping[str, Any], pad: Pad, dicht: list[Any]) -> Openingstijden:
    rijen = []
    for dag, tekst in data.items():
        match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", str(tekst))
        if dag not in WEEKDAGEN:
            c.fout((*pad, dag), f"{dag!r} is geen dag van de week")
        elif not match or match[1] + match[2] >= match[3] + match[4]:
            c.fout((*pad, dag), f"{tekst!r} is geen tijd van-tot, zoals '08:30-17:00'")
        else:
            rijen.append((WEEKDAGEN.index(dag), time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))))
    dagen = set()
    for i, dag in enumerate(dicht):
        try:
            dagen.add(dag if isinstance(dag, date) else date.fromisoformat(str(dag)))
        except ValueError:
            c.fout(("sluitingsdagen", i), f"{dag!r} is geen datum, zoals 2026-12-24")
    return Openingstijden(tuple(sorted(rijen)), frozenset(dagen))


_ADRESVELDEN = ("naam", "telefoon", "email", "waar", "tijden", "voorbeeld")


def _adres(c: _Controle, data: Any, pad: Pad) -> Adres:
    c.alleen(data, pad, _ADRESVELDEN)
    return Adres(
        naam=c.neem(data, pad, "naam", str, anders="?"),
        **{v: c.neem(data, pad, v, str, verplicht=False) for v in ("telefoon", "email", "waar", "tijden")},
        voorbeeld=bool(c.neem(data, pad, "voorbeeld", bool, verplicht=False, anders=False)),
    )


def _team(c: _Controle, data: Any, pad: Pad) -> Team:
    c.alleen(data, pad, ("naam", "buurten", "postcodes", "telefoon", "voorbeeld"))
    return Team(
        naam=c.neem(data, pad, "naam", str, anders="?"),
        buurten=tuple(str(b) for b in c.neem(data, pad, "buurten", list, verplicht=False, anders=[])),
        postcodes=_postcodes(c, c.neem(data, pad, "postcodes", list, verplicht=False, anders=[]), (*pad, "postcodes")),
        telefoon=c.neem(data, pad, "telefoon", str, verplicht=False),
    )


def _codes(c: _Controle, lijst: list[Any], pad: Pad) -> frozenset[str]:
    for i, code in enumerate(lijst):
        if code not in PROBLEMEN:
            c.fout((*pad, i), f"{code!r} is geen probleemcode")
    return frozenset(lijst)


def _voorziening(c: _Controle, data: Any, pad: Pad, buurten: set[str]) -> Voorziening:
    c.alleen(data, pad, ("naam", "wat", "problemen", "waar", "kosten", "voor_wie", "buurten", "voorbeeld"))
    waar_voor = c.neem(data, pad, "buurten", list, verplicht=False, anders=[])
    for i, buurt in enumerate(waar_voor):
        if buurt not in buurten:
            c.fout((*pad, "buurten", i), f"{buurt!r} staat bij geen team")
    return Voorziening(
        problemen=_codes(c, c.neem(data, pad, "problemen", list, anders=[]), (*pad, "problemen")),
        buurten=frozenset(waar_voor),
        voorbeeld=bool(c.neem(data, pad, "voorbeeld", bool, verplicht=False, anders=False)),
        **{v: c.neem(data, pad, v, str, anders="?") for v in ("naam", "wat", "waar", "kosten", "voor_wie")},
    )


def _routering(c: _Controle, data: Mapping[str, Any]) -> dict[str, str]:
    for code, loket in data.items():
        if code not in PROBLEMEN:
            c.fout(("routering", code), f"{code!r} is geen probleemcode")
        elif loket not in LOKETTEN or loket == KCC:
            c.fout(("routering", code), f"{loket!r} is geen loket waar een probleem heen kan")
    return dict(data)


def _termijnen(c: _Controle, data: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    uit = dict(STANDAARD_TERMIJNEN)
    for soort, tekst in data.items():
        match = re.fullmatch(r"(\d{1,3}) (werkdagen|weken)", str(tekst))
        if soort not in STANDAARD_TERMIJNEN:
            c.fout(("termijnen", soort), f"{soort!r} is geen termijn; er zijn: {', '.join(STANDAARD_TERMIJNEN)}")
        elif not match:
            c.fout(("termijnen", soort), f"{tekst!r} is geen termijn, zoals '3 werkdagen' of '6 weken'")
        else:
            uit[soort] = (int(match[1]), match[2])
    return uit


def _woorden(c: _Controle, woorden: Mapping[str, Any]) -> None:
    for tak, sleutels in (("problemen", PROBLEMEN), ("domeinen", DOMEINEN), ("crisis", CRISISVLAGGEN)):
        aanwezig = woorden.get(tak, {})
        for sleutel in sleutels:
            if sleutel not in aanwezig:
                c.fout(("woorden", tak), f"geen woorden voor {sleutel!r}")


VELDEN = (
    "gemeente", "naam", "telefoon", "website", "bewaartermijn_dagen", "postcodes", "loketten", "adressen", "teams",
    "openingstijden", "sluitingsdagen", "voorzieningen", "routering", "termijnen", "woorden",
)  # fmt: skip


def maak_profiel(data: Any, basis: Mapping[str, Any], bestand: str, regel_van: Callable[[Pad], int]) -> Profiel:
    """Het profiel uit gelezen gegevens, of ProfielFout met alle fouten, elk met bestand en regel.

    `basis` zijn de woorden die voor elke gemeente gelden; `woorden` in het profiel gaat voor, per
    tekst. `regel_van` geeft bij een pad van sleutels en volgnummers de regel in het bestand.
    """
    c = _Controle(bestand, regel_van)
    if not isinstance(data, Mapping):
        raise ProfielFout([Fout(bestand, 1, "het bestand is leeg of is geen profiel")])
    c.alleen(data, (), VELDEN)
    teams = tuple(_team(c, t, ("teams", i)) for i, t in enumerate(c.neem(data, (), "teams", list, anders=[])))
    if not teams:
        c.fout(("teams",), "er is ten minste één sociaal team nodig")
    buurten = {b for team in teams for b in team.buurten}
    ruwe_loketten = c.neem(data, (), "loketten", dict, anders={})
    ruwe_adressen = c.neem(data, (), "adressen", dict, anders={})
    for tak, ruw, nodig in (("loketten", ruwe_loketten, LOKETTEN), ("adressen", ruwe_adressen, VERPLICHTE_ADRESSEN)):
        c.alleen(ruw, (tak,), nodig)
        for naam in nodig:
            if naam not in ruw:
                c.fout((tak,), f"'{naam}' ontbreekt")
    dagen = c.neem(data, (), "bewaartermijn_dagen", int, verplicht=False, anders=28)
    if not 1 <= dagen <= 366:
        c.fout(("bewaartermijn_dagen",), "bewaren kan van 1 tot 366 dagen")
    woorden = _samen(basis, c.neem(data, (), "woorden", dict, verplicht=False, anders={}))
    _woorden(c, woorden)
    profiel = Profiel(
        sleutel=c.neem(data, (), "gemeente", str, anders="?"),
        naam=c.neem(data, (), "naam", str, anders="?"),
        telefoon=c.neem(data, (), "telefoon", str, anders="?"),
        website=c.neem(data, (), "website", str, anders="?"),
        bewaartermijn_dagen=dagen,
        postcodes=_postcodes(c, c.neem(data, (), "postcodes", list, anders=[]), ("postcodes",)),
        loketten={k: _adres(c, v, ("loketten", k)) for k, v in ruwe_loketten.items()},
        adressen={k: _adres(c, v, ("adressen", k)) for k, v in ruwe_adressen.items()},
        teams=teams or (Team("?", (), frozenset()),),
        openingstijden=_tijden(
            c, c.neem(data, (), "openingstijden", dict, anders={}), ("openingstijden",), c.neem(data, (), "sluitingsdagen", list, verplicht=False, anders=[])
        ),
        voorzieningen=tuple(
            _voorziening(c, v, ("voorzieningen", i), buurten) for i, v in enumerate(c.neem(data, (), "voorzieningen", list, verplicht=False, anders=[]))
        ),
        routering=_routering(c, c.neem(data, (), "routering", dict, verplicht=False, anders={})),
        termijnen=_termijnen(c, c.neem(data, (), "termijnen", dict, verplicht=False, anders={})),
        woorden=woorden,
    )
    if c.fouten:
        raise ProfielFout(sorted(c.fouten, key=lambda f: f.regel))
    return profiel


def _samen(basis: Mapping[str, Any], eigen: Mapping[str, Any]) -> dict[str, Any]:
    uit = dict(basis)
    for sleutel, waarde in eigen.items():
        oud = uit.get(sleutel)
        uit[sleutel] = _samen(oud, waarde) if isinstance(oud, Mapping) and isinstance(waarde, Mapping) else waarde
    return uit
