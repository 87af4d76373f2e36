"""Wanneer een profiel klopt: van gelezen gegevens naar `Profiel`, met elke fout op zijn regel.

Wie een profiel maakt is geen programmeur. Een melding noemt daarom bestand, regel, de plek in het
bestand en wat daar hoort te staan, en alle fouten komen in één keer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, time
from typing import Any

from triage import procesvragen
from triage.kalender import WEEKDAGEN, Openingstijden
from triage.profiel import Adres, Fout, Profiel, ProfielFout, Talen, Team, Voorziening
from triage.taxonomie import CRISISVLAGGEN, DOMEINEN, KCC, LOKETTEN, PROBLEMEN
from triage.urgentie import STANDAARD_TERMIJNEN

Pad = tuple[Any, ...]
Responses = Mapping[str, Collection[str]]

VERPLICHTE_ADRESSEN = ("huisartsenpost", "nachtopvang", "noodhulp_eten", "vrijwilligers", "klachten", "clientondersteuning")
VELDEN = (
    "gemeente", "naam", "telefoon", "website", "bewaartermijn_dagen", "postcodes", "loketten", "adressen", "teams",
    "openingstijden", "sluitingsdagen", "talen", "voorzieningen", "routering", "termijnen", "woorden", "teksten", "voorbeelden",
)  # fmt: skip
# Staat dit nog in een profiel, dan is het sjabloon niet af.
IN_TE_VULLEN = "VUL IN"
# Wat in `voorbeelden` genoemd mag worden: velden die geen eigen `voorbeeld: true` kunnen dragen.
_KALE_VELDEN = ("telefoon", "website", "postcodes", "sluitingsdagen", "openingstijden", "termijnen", "bewaartermijn_dagen")
_NAAM_IN_TEKST = re.compile(r"\{(\w*)\}")


class _Controle:
    """Verzamelt fouten bij het lezen van geneste gegevens."""

    def __init__(self, bestand: str, regel_van: Callable[[Pad], int]):
        self.bestand, self.regel_van = bestand, regel_van
        self.fouten: list[Fout] = []
        self.voorbeelden: list[str] = []

    def fout(self, pad: Pad, melding: str) -> None:
        plek = ".".join(str(p + 1 if isinstance(p, int) else p) for p in pad)
        self.fouten.append(Fout(self.bestand, self.regel_van(pad), f"{plek}: {melding}" if plek else melding))

    def neem(self, data: Any, pad: Pad, sleutel: str, soort: type, verplicht: bool = True, anders: Any = None) -> Any:
        """De waarde onder `sleutel`, of `anders` met een fout als zij ontbreekt of van de verkeerde soort is."""
        if not isinstance(data, Mapping):
            self.fout(pad, "hier horen sleutels met waarden te staan, zoals 'naam: het Wmo-loket'")
            return anders
        if sleutel not in data or data[sleutel] is None:
            if verplicht:
                self.fout(pad, f"'{sleutel}' ontbreekt")
            return anders
        waarde, hier = data[sleutel], (*pad, sleutel)
        if soort is bool and waarde in ("ja", "nee"):
            return waarde == "ja"
        if not isinstance(waarde, soort) or (isinstance(waarde, bool) and soort is int):
            raad = "; zet er aanhalingstekens om" if soort is str and isinstance(waarde, int | float) else ""
            self.fout(hier, f"verwacht {_SOORTNAAM[soort]}, gevonden {_kort(waarde)}{raad}")
            return anders
        if soort is str and not waarde.strip():
            self.fout(hier, "is leeg")
        if soort is str and IN_TE_VULLEN in waarde:
            self.fout(hier, "is nog niet ingevuld")
            return None if not verplicht else waarde
        return waarde

    def teksten(self, data: Any, pad: Pad, sleutel: str, verplicht: bool = True) -> list[str]:
        """Een lijst van teksten; een ander soort onderdeel is een fout."""
        uit = []
        for i, waarde in enumerate(self.neem(data, pad, sleutel, list, verplicht, []) or []):
            if isinstance(waarde, str) and IN_TE_VULLEN not in waarde:
                uit.append(waarde)
            else:
                self.fout((*pad, sleutel, i), "is nog niet ingevuld" if isinstance(waarde, str) else f"verwacht tekst, gevonden {_kort(waarde)}")
        return uit

    def voorbeeld(self, data: Any, pad: Pad, naam: str) -> bool:
        """Of hier voorbeeldgegevens staan; die worden onthouden om te kunnen tonen."""
        is_voorbeeld = isinstance(data, Mapping) and bool(self.neem(data, pad, "voorbeeld", bool, False, False))
        if is_voorbeeld:
            self.voorbeelden.append(naam)
        return is_voorbeeld

    def alleen(self, data: Any, pad: Pad, toegestaan: Iterable[str]) -> None:
        """Een fout voor elke sleutel die niet bestaat: meestal een tikfout."""
        mag = set(toegestaan)
        if isinstance(data, Mapping):
            for sleutel in data:
                if sleutel not in mag:
                    self.fout((*pad, sleutel), f"'{sleutel}' bestaat niet; bedoelde u een van: {', '.join(sorted(mag))}?")


_SOORTNAAM = {str: "tekst", int: "een getal", list: "een lijst", dict: "sleutels met waarden", bool: "ja of nee"}


def _kort(waarde: Any) -> str:
    tekst = repr(waarde)
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."


# -- losse soorten gegevens ----------------------------------------------------------------------


def _telefoon(c: _Controle, data: Any, pad: Pad, verplicht: bool = False) -> str | None:
    """Een Nederlands nummer: 14 + netnummer, 0800, of tien cijfers."""
    tekst = c.neem(data, pad, "telefoon", str, verplicht)
    if tekst and IN_TE_VULLEN not in tekst:
        cijfers = re.sub(r"[\s\-]", "", tekst)
        if not re.fullmatch(r"140\d{2,3}|0800\d{4}(?:\d{3})?|0[1-9]\d{8}", cijfers) or cijfers.startswith("0900"):
            c.fout((*pad, "telefoon"), f"{tekst!r} is geen telefoonnummer, zoals '14 0546', '0800-2000' of '0546 12 34 56'")
    return tekst


def _email(c: _Controle, data: Any, pad: Pad) -> str | None:
    tekst = c.neem(data, pad, "email", str, False)
    if tekst and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", tekst):
        c.fout((*pad, "email"), f"{tekst!r} is geen e-mailadres")
    return tekst


def _postcodes(c: _Controle, lijst: Any, pad: Pad) -> frozenset[int]:
    uit: set[int] = set()
    if not isinstance(lijst, list):
        c.fout(pad, f"verwacht een lijst, gevonden {_kort(lijst)}")
        return frozenset()
    for i, item in enumerate(lijst):
        match = re.fullmatch(r"([1-9]\d{3})(?:\s*-\s*([1-9]\d{3}))?", str(item))
        if not match or int(match[2] or match[1]) < int(match[1]):
            c.fout((*pad, i), "is nog niet ingevuld" if IN_TE_VULLEN in str(item) else f"{_kort(item)} is geen postcode ('7601') of reeks ('7601-7611')")
            continue
        uit.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(uit)


def _uren(tekst: Any) -> tuple[time, time] | None:
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)\s*-\s*([01]?\d|2[0-3])[:.]([0-5]\d)", str(tekst).strip())
    if not match:
        return None
    van, tot = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    return (van, tot) if van < tot else None


def _openingstijden(c: _Controle, data: Mapping[str, Any], dicht: list[Any]) -> Openingstijden:
    rijen = []
    c.voorbeeld(data, ("openingstijden",), "openingstijden")
    for dag, waarde in data.items():
        pad: Pad = ("openingstijden", dag)
        if dag == "voorbeeld" or waarde == "dicht":
            continue
        if dag not in WEEKDAGEN:
            c.fout(pad, f"{dag!r} is geen dag van de week")
            continue
        vorige = time.min
        for tekst in waarde if isinstance(waarde, list) else [waarde]:
            uren = _uren(tekst)
            if uren is None:
                c.fout(pad, f"{_kort(tekst)} is geen tijd van-tot, zoals '08:30-17:00'")
            elif uren[0] < vorige:
                c.fout(pad, f"{_kort(tekst)} begint voordat de vorige tijd van die dag eindigt")
            else:
                rijen.append((WEEKDAGEN.index(dag), *uren))
                vorige = uren[1]
    if not rijen and not c.fouten:
        c.fout(("openingstijden",), "er is ten minste één dag met een tijd nodig")
    return Openingstijden(tuple(sorted(rijen)), _sluitingsdagen(c, dicht))


def _sluitingsdagen(c: _Controle, lijst: list[Any]) -> frozenset[date]:
    dagen: set[date] = set()
    for i, item in enumerate(lijst):
        pad: Pad = ("sluitingsdagen", i)
        ruw = item
        if isinstance(item, Mapping):
            c.alleen(item, pad, ("datum", "waarom", "voorbeeld"))
            ruw = item.get("datum")
            c.voorbeeld(item, pad, f"sluitingsdag {ruw}")
        try:
            dag = ruw if isinstance(ruw, date) else date.fromisoformat(str(ruw))
        except ValueError:
            c.fout(pad, f"{_kort(ruw)} is geen datum, zoals 2026-12-24")
            continue
        if dag in dagen:
            c.fout(pad, f"{dag} staat er twee keer")
        dagen.add(dag)
    return frozenset(dagen)


_ADRESVELDEN = ("naam", "telefoon", "email", "waar", "tijden", "voorbeeld")


def _adres(c: _Controle, data: Any, pad: Pad) -> Adres:
    c.alleen(data, pad, _ADRESVELDEN)
    naam = c.neem(data, pad, "naam", str, anders="?")
    if not isinstance(data, Mapping):
        return Adres(naam)
    return Adres(
        naam=naam,
        telefoon=_telefoon(c, data, pad),
        email=_email(c, data, pad),
        waar=c.neem(data, pad, "waar", str, verplicht=False),
        tijden=c.neem(data, pad, "tijden", str, verplicht=False),
        voorbeeld=c.voorbeeld(data, pad, f"{pad[0]}: {naam}"),
    )


def _talen(c: _Controle, data: Mapping[str, Any]) -> Talen:
    c.alleen(data, ("talen",), ("gesproken", "tolk", "voorbeeld"))
    return Talen(
        gesproken=tuple(c.teksten(data, ("talen",), "gesproken")) or ("Nederlands",),
        tolk=bool(c.neem(data, ("talen",), "tolk", bool, False, False)),
        voorbeeld=c.voorbeeld(data, ("talen",), "talen"),
    )


# -- teams, buurten en postcodes -----------------------------------------------------------------


def _team(c: _Controle, data: Any, pad: Pad) -> Team:
    c.alleen(data, pad, ("naam", "buurten", "postcodes", "middens", "telefoon", "voorbeeld"))
    naam = c.neem(data, pad, "naam", str, anders="?")
    if not isinstance(data, Mapping):
        return Team(naam, (), frozenset())
    buurten = data.get("buurten") or {}
    if isinstance(buurten, list):
        buurten = {buurt: [] for buurt in c.teksten(data, pad, "buurten")}
    elif not isinstance(buurten, Mapping):
        c.fout((*pad, "buurten"), f"verwacht buurten met postcodes of een lijst van buurten, gevonden {_kort(buurten)}")
        buurten = {}
    buurt_bij: dict[int, str] = {}
    for buurt, lijst in buurten.items():
        hier: Pad = (*pad, "buurten", buurt)
        if IN_TE_VULLEN in str(buurt):
            c.fout(hier, "is nog niet ingevuld")
            continue
        for cijfers in sorted(_postcodes(c, lijst or [], hier)):
            if cijfers in buurt_bij:
                c.fout(hier, f"postcode {cijfers} staat ook bij {buurt_bij[cijfers]}; loopt hij over meer buurten, zet hem dan bij `postcodes` van het team")
            buurt_bij.setdefault(cijfers, str(buurt))
    los = _postcodes(c, data.get("postcodes") or [], (*pad, "postcodes"))
    for cijfers in sorted(los & set(buurt_bij)):
        c.fout((*pad, "postcodes"), f"postcode {cijfers} staat ook bij {buurt_bij[cijfers]}")
    return Team(
        naam=naam,
        buurten=tuple(map(str, buurten)),
        postcodes=los | frozenset(buurt_bij),
        telefoon=_telefoon(c, data, pad),
        buurt_bij=buurt_bij,
        middens=_middens(c, data, (*pad, "middens"), tuple(map(str, buurten))),
        voorbeeld=c.voorbeeld(data, pad, f"teams: {naam}"),
    )


def _middens(c: _Controle, data: Mapping[str, Any], pad: Pad, buurten: Collection[str]) -> dict[str, tuple[float, float]]:
    """Per buurt [breedte, lengte]; buiten Nederland of bij een buurt die het team niet heeft is een fout."""
    uit = {}
    for buurt, plek in (c.neem(data, pad[:-1], "middens", dict, False, {}) or {}).items():
        if buurt not in buurten:
            c.fout((*pad, buurt), f"'{buurt}' is geen buurt van dit team")
            continue
        try:
            breedte, lengte = (float(graden) for graden in plek)
        except (TypeError, ValueError):
            c.fout((*pad, buurt), f"verwacht [breedte, lengte] in graden, zoals [52.37, 6.65], gevonden {_kort(plek)}")
            continue
        if 50.7 <= breedte <= 53.7 and 3.2 <= lengte <= 7.3:
            uit[str(buurt)] = (breedte, lengte)
        else:
            c.fout((*pad, buurt), f"ligt niet in Nederland: eerst de breedte (50.7 tot 53.7), dan de lengte (3.2 tot 7.3), gevonden {_kort(plek)}")
    return uit


def _teams(c: _Controle, lijst: list[Any], postcodes: frozenset[int]) -> tuple[Team, ...]:
    teams = tuple(_team(c, t, ("teams", i)) for i, t in enumerate(lijst))
    if not teams:
        c.fout(("teams",), "er is ten minste één sociaal team nodig")
    van_team: dict[int | str, str] = {}
    for i, team in enumerate(teams):
        for buurt in team.buurten:
            if buurt in van_team:
                c.fout(("teams", i, "buurten"), f"{buurt!r} staat ook bij {van_team[buurt]}")
            van_team.setdefault(buurt, team.naam)
        for cijfers in sorted(team.postcodes):
            if cijfers in van_team:
                c.fout(("teams", i), f"postcode {cijfers} staat ook bij {van_team[cijfers]}")
            elif postcodes and cijfers not in postcodes:
                c.fout(("teams", i), f"postcode {cijfers} ligt niet in deze gemeente; zie `postcodes` bovenaan")
            van_team.setdefault(cijfers, team.naam)
    return teams


# -- problemen -----------------------------------------------------------------------------------


def _voorziening(c: _Controle, data: Any, pad: Pad, buurten: set[str]) -> Voorziening:
    c.alleen(data, pad, ("naam", "wat", "problemen", "waar", "kosten", "voor_wie", "buurten", "telefoon", "voorbeeld"))
    vast = {v: c.neem(data, pad, v, str, anders="?") for v in ("naam", "wat", "waar", "kosten", "voor_wie")} if isinstance(data, Mapping) else {}
    if not vast:
        c.fout(pad, f"hier hoort een voorziening te staan, gevonden {_kort(data)}")
        return Voorziening("?", "?", frozenset(), "?", "?", "?")
    waar_voor = c.teksten(data, pad, "buurten", verplicht=False)
    for i, buurt in enumerate(waar_voor):
        if buurt not in buurten:
            c.fout((*pad, "buurten", i), f"{buurt!r} staat bij geen team")
    codes = c.teksten(data, pad, "problemen")
    for i, code in enumerate(codes):
        if code not in PROBLEMEN:
            c.fout((*pad, "problemen", i), f"{code!r} is geen probleemcode")
    return Voorziening(
        problemen=frozenset(codes),
        buurten=frozenset(waar_voor),
        telefoon=_telefoon(c, data, pad),
        voorbeeld=c.voorbeeld(data, pad, f"voorzieningen: {vast['naam']}"),
        **vast,
    )


def _routering(c: _Controle, data: Mapping[str, Any]) -> dict[str, str]:
    for code, loket in data.items():
        if code not in PROBLEMEN:
            c.fout(("routering", code), f"{code!r} is geen probleemcode")
        elif not isinstance(loket, str) or loket not in LOKETTEN or loket == KCC:
            c.fout(("routering", code), f"{_kort(loket)} is geen loket waar een probleem heen kan")
    return dict(data)


def _termijnen(c: _Controle, data: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    uit = dict(STANDAARD_TERMIJNEN)
    for soort, tekst in data.items():
        match = re.fullmatch(r"(\d{1,3}) (werkdag|werkdagen|week|weken)", str(tekst))
        if soort not in STANDAARD_TERMIJNEN:
            c.fout(("termijnen", soort), f"{soort!r} is geen termijn; er zijn: {', '.join(STANDAARD_TERMIJNEN)}")
        elif not match:
            c.fout(("termijnen", soort), f"{_kort(tekst)} is geen termijn, zoals '3 werkdagen' of '6 weken'")
        else:
            uit[soort] = (int(match[1]), {"werkdag": "werkdagen", "week": "weken"}.get(match[2], match[2]))
    return uit


# -- woorden -------------------------------------------------------------------------------------


def _eigen_woorden(c: _Controle, eigen: Any, basis: Any, pad: Pad) -> None:
    """Wat een profiel vervangt bestaat in de gedeelde woorden en is van dezelfde soort."""
    if isinstance(basis, Mapping):
        if not isinstance(eigen, Mapping):
            c.fout(pad, f"hier horen sleutels met waarden te staan, gevonden {_kort(eigen)}")
            return
        for sleutel, waarde in eigen.items():
            hier = (*pad, sleutel)
            if sleutel in basis:
                _eigen_woorden(c, waarde, basis[sleutel], hier)
            elif pad == ("woorden", "procesvragen"):
                _procesvraag(c, waarde, hier)
            else:
                c.fout(hier, f"'{sleutel}' bestaat niet in de gedeelde woorden (basis.yaml)")
    elif isinstance(basis, list):
        if not (isinstance(eigen, list) and eigen and all(isinstance(w, str) for w in eigen)):
            c.fout(pad, f"verwacht een lijst van teksten, gevonden {_kort(eigen)}")
    elif not isinstance(eigen, str) or not eigen.strip():
        c.fout(pad, f"verwacht tekst, gevonden {_kort(eigen)}")


def _procesvraag(c: _Controle, data: Any, pad: Pad) -> None:
    """Een vraag die alleen deze gemeente beantwoordt: waaraan hij te herkennen is, en het antwoord."""
    c.alleen(data, pad, procesvragen.VELDEN)
    c.neem(data, pad, "tekst", str)
    if isinstance(data, Mapping) and not any(data.get(veld) for veld in ("patronen", "uitspraken", "begrip", "partij")):
        c.fout(pad, "'patronen' of 'begrip' ontbreekt: waaraan herkennen we de vraag?")


def _patronen(c: _Controle, vragen: Any, pad: Pad) -> None:
    """Een fout voor elk patroon dat geen goede uitdrukking is."""
    for naam, gegevens in vragen.items() if isinstance(vragen, Mapping) else ():
        for veld in procesvragen.LIJSTEN if isinstance(gegevens, Mapping) else ():
            for i, patroon in enumerate(c.teksten(gegevens, (*pad, naam), veld, verplicht=False)):
                _patroon(c, patroon, (*pad, naam, veld, i))
        for veld in ("begrip", "partij") if isinstance(gegevens, Mapping) else ():
            if patroon := c.neem(gegevens, (*pad, naam), veld, str, verplicht=False):
                _patroon(c, patroon, (*pad, naam, veld))


def _patroon(c: _Controle, patroon: str, pad: Pad) -> None:
    try:
        re.compile(procesvragen.schrijf_uit(patroon))
    except re.error as fout:
        c.fout(pad, f"{patroon!r} is geen goed patroon: {fout}")


def _invulnamen(c: _Controle, waarde: Any, pad: Pad, mag: Collection[str]) -> None:
    """Een fout voor elke `{naam}` in een tekst die niet ingevuld kan worden."""
    if isinstance(waarde, Mapping):
        for sleutel, onder in waarde.items():
            if sleutel not in ("patronen", "uitspraken", "begrip", "partij", "trefwoorden"):
                _invulnamen(c, onder, (*pad, sleutel), mag)
    elif isinstance(waarde, list):
        for i, onder in enumerate(waarde):
            _invulnamen(c, onder, (*pad, i), mag)
    elif isinstance(waarde, str):
        for naam in _NAAM_IN_TEKST.findall(waarde):
            if naam not in mag:
                c.fout(pad, f"de tekst noemt {{{naam}}}, maar dat wordt nergens ingevuld")


def _eigen_teksten(c: _Controle, data: Mapping[str, Any], vast: Collection[str], responses: Responses | None) -> dict[str, tuple[str, ...]]:
    """Eigen woorden voor wat de bot zegt; `responses` geeft per bestaande tekst wat erin ingevuld wordt."""
    uit = {}
    for naam, waarde in data.items():
        pad: Pad = ("teksten", naam)
        varianten = waarde if isinstance(waarde, list) else [waarde]
        if not varianten or not all(isinstance(v, str) and v.strip() for v in varianten):
            c.fout(pad, f"verwacht tekst of een lijst van teksten, gevonden {_kort(waarde)}")
            continue
        if responses is not None and naam not in responses:
            c.fout(pad, f"'{naam}' bestaat niet; de namen staan in bot/data/responses, zonder 'utter_' ervoor")
            continue
        if responses is not None:
            _invulnamen(c, waarde, pad, {*vast, *responses[naam]})
        uit[str(naam)] = tuple(varianten)
    return uit


def _volledig(c: _Controle, woorden: Mapping[str, Any]) -> None:
    for tak, sleutels in (("problemen", PROBLEMEN), ("domeinen", DOMEINEN), ("crisis", CRISISVLAGGEN)):
        aanwezig = woorden.get(tak)
        for sleutel in sleutels:
            if not isinstance(aanwezig, Mapping) or sleutel not in aanwezig:
                c.fout(("woorden", tak), f"geen woorden voor {sleutel!r}")


def _samen(basis: Mapping[str, Any], eigen: Mapping[str, Any]) -> dict[str, Any]:
    uit = dict(basis)
    for sleutel, waarde in eigen.items():
        oud = uit.get(sleutel)
        uit[sleutel] = _samen(oud, waarde) if isinstance(oud, Mapping) and isinstance(waarde, Mapping) else waarde
    return uit


# -- het geheel ----------------------------------------------------------------------------------


def _vaste_plekken(c: _Controle, data: Any, tak: str, nodig: tuple[str, ...]) -> dict[str, Adres]:
    ruw = c.neem(data, (), tak, dict, anders={})
    c.alleen(ruw, (tak,), nodig)
    for naam in nodig:
        if naam not in ruw:
            c.fout((tak,), f"'{naam}' ontbreekt")
    return {naam: _adres(c, waarde, (tak, naam)) for naam, waarde in ruw.items()}


def _sleutel(c: _Controle, data: Any) -> str:
    sleutel = c.neem(data, (), "gemeente", str, anders="?")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", sleutel) and IN_TE_VULLEN not in sleutel and sleutel != "?":
        c.fout(("gemeente",), f"{sleutel!r} is geen sleutel: kleine letters, cijfers en streepjes, zoals 'den-haag'")
    return sleutel


def _website(c: _Controle, data: Any) -> str:
    website = c.neem(data, (), "website", str, anders="?")
    if website != "?" and IN_TE_VULLEN not in website and not re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", website):
        c.fout(("website",), f"{website!r} is geen adres van een website, zoals www.almelo.nl")
    return website


def maak_profiel(data: Any, basis: Mapping[str, Any], bestand: str, regel_van: Callable[[Pad], int], responses: Responses | None = None) -> Profiel:
    """Het profiel uit gelezen gegevens, of ProfielFout met alle fouten, elk met bestand en regel.

    `basis` zijn de woorden die voor elke gemeente gelden; `woorden` in het profiel gaat voor, per
    tekst. `regel_van` geeft bij een pad van sleutels en volgnummers de regel in het bestand.
    `responses` geeft per tekst van de bot de namen die erin ingevuld worden; zonder dat worden de
    namen onder `teksten` niet nagekeken.
    """
    c = _Controle(bestand, regel_van)
    if not isinstance(data, Mapping):
        raise ProfielFout([Fout(bestand, 1, "het bestand is leeg of is geen profiel")])
    c.alleen(data, (), VELDEN)
    postcodes = _postcodes(c, c.neem(data, (), "postcodes", list, anders=[]), ("postcodes",))
    teams = _teams(c, c.neem(data, (), "teams", list, anders=[]), postcodes)
    buurten = {buurt for team in teams for buurt in team.buurten}
    dagen = c.neem(data, (), "bewaartermijn_dagen", int, verplicht=False, anders=28)
    if not 1 <= dagen <= 366:
        c.fout(("bewaartermijn_dagen",), "bewaren kan van 1 tot 366 dagen")
    eigen = c.neem(data, (), "woorden", dict, verplicht=False, anders={})
    _eigen_woorden(c, eigen, basis, ("woorden",))
    _patronen(c, eigen.get("procesvragen"), ("woorden", "procesvragen"))
    woorden = _samen(basis, eigen)
    _volledig(c, woorden)
    for veld in c.teksten(data, (), "voorbeelden", verplicht=False):
        if veld not in _KALE_VELDEN:
            c.fout(("voorbeelden",), f"{veld!r} kan hier niet staan; er zijn: {', '.join(_KALE_VELDEN)}. Elders staat `voorbeeld: true` bij de gegevens zelf")
        c.voorbeelden.append(veld)
    profiel = Profiel(
        sleutel=_sleutel(c, data),
        naam=c.neem(data, (), "naam", str, anders="?"),
        telefoon=_telefoon(c, data, (), verplicht=True) or "?",
        website=_website(c, data),
        bewaartermijn_dagen=dagen,
        postcodes=postcodes,
        loketten=_vaste_plekken(c, data, "loketten", LOKETTEN),
        adressen=_vaste_plekken(c, data, "adressen", VERPLICHTE_ADRESSEN),
        teams=teams or (Team("?", (), frozenset()),),
        openingstijden=_openingstijden(c, c.neem(data, (), "openingstijden", dict, anders={}), c.neem(data, (), "sluitingsdagen", list, verplicht=False, anders=[])),
        voorzieningen=tuple(_voorziening(c, v, ("voorzieningen", i), buurten) for i, v in enumerate(c.neem(data, (), "voorzieningen", list, verplicht=False, anders=[]))),
        routering=_routering(c, c.neem(data, (), "routering", dict, verplicht=False, anders={})),
        termijnen=_termijnen(c, c.neem(data, (), "termijnen", dict, verplicht=False, anders={})),
        talen=_talen(c, data["talen"]) if isinstance(c.neem(data, (), "talen", dict, verplicht=False), Mapping) else Talen(),
        voorbeelden=tuple(c.voorbeelden),
        woorden=woorden,
    )
    vast = profiel.invulwaarden()
    _invulnamen(c, eigen, ("woorden",), vast)
    teksten = _eigen_teksten(c, c.neem(data, (), "teksten", dict, verplicht=False, anders={}), vast, responses)
    if c.fouten:
        raise ProfielFout(sorted(c.fouten, key=lambda f: f.regel))
    woorden["teksten"] = teksten
    return profiel


def controleer_basis(basis: Any, profiel: Profiel, bestand: str, regel_van: Callable[[Pad], int]) -> None:
    """ProfielFout als de gedeelde woorden zelf niet kloppen: een patroon, of een naam die niemand invult."""
    c = _Controle(bestand, regel_van)
    _volledig(c, basis)
    _patronen(c, basis.get("procesvragen"), ("procesvragen",))
    _invulnamen(c, basis, (), profiel.invulwaarden())
    if c.fouten:
        raise ProfielFout(sorted(c.fouten, key=lambda f: f.regel))
