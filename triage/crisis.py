"""De crisischeck: hoort in gewone tekst of er nú hulp nodig is, zonder model en zonder net.

Werkt altijd, ook als al het andere stilligt, en naast een statistisch model als dat er is. Hij is
daarom eerst precies en dan pas volledig: `signalen` geeft alleen wat zeker is, `beoordeel` ook
waarover één rustige vraag past.

Hoe het werkt, in vier stappen:

1. `lees` maakt van de tekst woorden: kleine letters, zonder accenten, chattaal en dialect recht,
   met bij elk woord de zin en het zinsdeel waarin het staat.
2. Elk woord krijgt zijn begrippen (`crisis_woorden.BEGRIPPEN`): 'keukenmes' is een WAPEN.
3. Beeldspraak wordt afgedekt ('ik ga dood van de zenuwen'): die woorden doen niet meer mee.
4. De regels per vlag zoeken begrippen bij elkaar. Een vondst vervalt bij een ontkenning, bij
   verleden tijd, verzinsels, een grap of een goede afloop; een vondst die niet over nu gaat
   wordt hooguit twijfel.

Woorden en regels staan in `crisis_woorden`, met daar de schrijfwijze van een regel. Er wordt niet
teruggezocht (geen reguliere expressies over de hele tekst): de tijd groeit evenredig met de tekst.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from triage import crisis_woorden as w
from triage.taxonomie import CRISISVLAGGEN

RUIMTE = 2  # zoveel andere woorden mogen er tussen twee woorden van een regel staan
VENSTER = 16  # '&': zoveel woorden mogen de delen binnen één zin uit elkaar staan
BLIKVELD = 60  # '&&': zoveel woorden mogen de delen in één bericht uit elkaar staan


class Signaal(NamedTuple):
    """Eén vlag, of hij zeker is, en de woorden van de inwoner die ertoe leidden.

    Bij `zeker=False` hoort één rustige vraag, geen crisisbericht.
    """

    vlag: str
    zeker: bool
    woorden: str


# --- 1. lezen ------------------------------------------------------------------------------

_STUK = re.compile(r"[^\W_]+(?:'[^\W_]+)*|'[^\W_]{1,2}\b|[.!?…\n]+|[,;:()\"–—]+|[\U0001F300-\U0001FAFF]")
_APOSTROF = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))
_ANDERS = str.maketrans({
    "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "ı": "i", "đ": "d", "ĳ": "ij",
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None,
    "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None, "\u00ad": None,
})  # fmt: skip
_DRIE = re.compile(r"([^\W\d])\1{2,}")
_DUBBEL_EIND = re.compile(r"([bcdfghjkmnpqrtvwxz])\1$")  # niet l en s: 'all', 'miss' zijn woorden


def _kaal(tekst: str) -> str:
    """Kleine letters zonder accenten; Cyrillisch en Arabisch houden hun eigen letters."""
    tekst = tekst.translate(_APOSTROF).lower().translate(_ANDERS)
    if tekst.isascii():
        return tekst
    uit: list[str] = []
    for teken in unicodedata.normalize("NFKC", tekst):
        los = unicodedata.normalize("NFD", teken)
        uit.append(los[0] if len(los) > 1 and "a" <= los[0] <= "z" else teken)
    return "".join(t for t in uit if not unicodedata.combining(t))


def _recht(woord: str) -> tuple[str, ...]:
    """Eén geschreven woord als gewone woorden: 'nieee' is 'niet', 'kwil' is 'ik wil'."""
    woord = _DRIE.sub(r"\1\1", woord)
    woord = _DUBBEL_EIND.sub(r"\1", woord) if len(woord) > 3 else woord
    if woord in w.SCHRIJFWIJZE:
        return tuple(w.SCHRIJFWIJZE[woord].split())
    return (woord.replace("'", ""),)


class _Tekst:
    """De woorden van een bericht, met per woord zijn zin, zijn zinsdeel en zijn plek in het origineel."""

    def __init__(self, tekst: str) -> None:
        self.origineel = tekst
        self.woorden: list[str] = []
        self.zin: list[int] = []
        self.deel: list[int] = []
        self.plek: list[tuple[int, int]] = []
        zin = deel = 0
        # `_kaal` kan de lengte veranderen; alleen dan klopt de plek in het origineel niet precies.
        kaal = _kaal(tekst)
        self.plek_klopt = len(kaal) == len(tekst)
        for stuk in _STUK.finditer(kaal):
            s = stuk.group()
            if not (s[0].isalnum() or s[0] == "'"):
                deel += 1
                # Een punt tussen cijfers of na een losse letter is geen einde van een zin.
                if s[0] in ".!?…\n" and not (
                    s == "." and self.woorden and len(self.woorden[-1]) == 1 and self.woorden[-1].isalpha()
                ):
                    zin += 1
                continue
            for woord in _recht(s):
                if woord in w.VOEGWOORDEN:
                    deel += 1
                self.woorden.append(woord)
                self.zin.append(zin)
                self.deel.append(deel)
                self.plek.append(stuk.span())

    def uitsnede(self, begin: int, eind: int) -> str:
        """De woorden van `begin` tot `eind`, zoals de inwoner ze schreef."""
        if self.plek_klopt:
            return " ".join(self.origineel[self.plek[begin][0] : self.plek[eind - 1][1]].split())
        return " ".join(self.woorden[begin:eind])


# --- 2. begrippen --------------------------------------------------------------------------


class _Woordenboek:
    """Van woord naar begrippen: hele woorden, beginstukken ('zelfmoord*'), eindstukken ('*vader') en groepen."""

    def __init__(self) -> None:
        self.heel: dict[str, set[str]] = {}
        # Begin- en eindstukken op hun eerste en laatste twee letters: zo komt een woord er maar weinig tegen.
        self.begin: dict[str, dict[str, set[str]]] = {}
        self.eind: dict[str, dict[str, set[str]]] = {}
        # Groepen op hun eerste twee woorden, want met een eerste woord als 'niet' beginnen er veel.
        self.groep: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}

    def voeg_toe(self, woord: str, begrip: str) -> None:
        delen = [d if "*" in d else " ".join(_recht(d)) for d in _kaal(woord).split("_")]
        delen = " ".join(delen).split()
        if len(delen) > 1:
            tweede = "*" if "*" in delen[1] else delen[1]
            groep = self.groep.setdefault((delen[0], tweede), [])
            if (tuple(delen), begrip) not in groep:
                groep.append((tuple(delen), begrip))
        elif delen[0].endswith("*"):
            stuk = delen[0][:-1]
            self.begin.setdefault(stuk[:2], {}).setdefault(stuk, set()).add(begrip)
        elif delen[0].startswith("*"):
            stuk = delen[0][1:]
            self.eind.setdefault(stuk[-2:], {}).setdefault(stuk, set()).add(begrip)
        else:
            self.heel.setdefault(delen[0], set()).add(begrip)

    def van(self, woord: str) -> Iterator[str]:
        yield from self.heel.get(woord, ())
        for stuk, begrippen in self.begin.get(woord[:2], {}).items():
            if woord.startswith(stuk):
                yield from begrippen
        for stuk, begrippen in self.eind.get(woord[-2:], {}).items():
            if woord.endswith(stuk):
                yield from begrippen


def _past(woord: str, vorm: str) -> bool:
    return woord.startswith(vorm[:-1]) if vorm[-1] == "*" else woord == vorm


_BOEK = _Woordenboek()
for _begrip, _woorden in w.BEGRIPPEN.items():
    for _woord in _woorden.split():
        _BOEK.voeg_toe(_woord, _begrip)

_JONG, _TIENER, _VERLEDEN = "JONG", "TIENER", "VERLEDEN"


def _leeftijd(woorden: list[str], i: int) -> str | None:
    """JONG (0-11) of TIENER (12-17) als woord `i` de leeftijd van een kind noemt, anders None.

    Maanden en weken tellen alleen na 'van', want 'negen maanden' is ook een achterstand.
    """
    getal = w.GETALLEN.get(woorden[i], -1)
    if getal < 0 and woorden[i].isdecimal() and len(woorden[i]) <= 2:
        getal = int(woorden[i])
    if not 0 <= getal < 18:
        return None
    voor = woorden[i - 1] if i else ""
    na = woorden[i + 1 : i + 3]
    if na[:1] in (["uur"], ["euro"], ["dagen"], ["nachten"], ["keer"], ["minuten"]) or na[1:] == ["geleden"]:
        return None
    if na[:1] in (["maanden"], ["maand"], ["weken"], ["mnd"]):
        return _JONG if voor == "van" else None
    if voor not in ("van", "is", "ben", "bin", "of", "wordt", "pas", "oudste", "ze", "groep") and na[:1] not in (
        ["jaar"],
        ["jr"],
        ["jarig"],
        ["jarige"],
        ["j"],
    ):
        return None
    return _JONG if getal < 12 else _TIENER


class _Plekken(dict[str, dict[int, int]]):
    """Per begrip of letterlijk woord: waar het begint en waar het eindigt."""

    def zet(self, sleutel: str, begin: int, eind: int) -> None:
        plek = self.setdefault(sleutel, {})
        plek[begin] = max(eind, plek.get(begin, 0))

    def dek_af(self, afgedekt: set[int]) -> None:
        for sleutel in [s for s in self if s not in w.NOOIT_AFGEDEKT]:
            over = {b: e for b, e in self[sleutel].items() if not any(i in afgedekt for i in range(b, e))}
            if over:
                self[sleutel] = over
            else:
                del self[sleutel]


def _begrippen(tekst: _Tekst) -> _Plekken:
    plekken = _Plekken()
    woorden = tekst.woorden
    gezien: dict[str, tuple[str, ...]] = {}
    for i, woord in enumerate(woorden):
        sleutels = gezien.get(woord)
        if sleutels is None:
            sleutels = gezien[woord] = tuple(_BOEK.van(woord)) + ((woord,) if woord in _LETTERLIJK else ())
        for sleutel in sleutels:
            plekken.zet(sleutel, i, i + 1)
        volgend = woorden[i + 1] if i + 1 < len(woorden) else ""
        for tweede in (volgend, "*"):
            for vorm, begrip in _BOEK.groep.get((woord, tweede), ()):
                stuk = woorden[i : i + len(vorm)]
                if (
                    len(stuk) == len(vorm)
                    and all(map(_past, stuk, vorm))
                    and tekst.zin[i] == tekst.zin[i + len(vorm) - 1]
                ):
                    plekken.zet(begrip, i, i + len(vorm))
        if (leeftijd := _leeftijd(woorden, i)) is not None:
            plekken.zet(leeftijd, i, i + 1)
        if (
            len(woord) == 4
            and woord.isdecimal()
            and "1930" <= woord <= "2040"
            and i
            and woorden[i - 1] in ("in", "sinds", "van", "uit")
        ):
            plekken.zet(_VERLEDEN, i, i + 1)
    return plekken


# --- 3. regels -----------------------------------------------------------------------------


class _Stap(NamedTuple):
    sleutels: tuple[str, ...]
    ruimte: int
    mag_ontbreken: bool


class _Deel(NamedTuple):
    """Een reeks stappen die in deze volgorde in één zin moeten staan."""

    stappen: tuple[_Stap, ...]
    slot: bool  # '$': het laatste woord sluit het zinsdeel
    ontkent: bool  # een van de woorden kan zelf een ontkenning zijn


class _Regel(NamedTuple):
    zinnen: tuple[tuple[_Deel, ...], ...]  # tussen '&&', en daarbinnen tussen '&'
    rem_zin: tuple[str, ...]
    rem_bericht: tuple[str, ...]
    nodig: tuple[frozenset[str], ...]  # van elk hiervan moet er iets in het bericht staan
    ontkent: bool  # de regel vraagt zelf een ontkenning ('niet meer leven'): dan zegt 'niet' niets


class _Vondst(NamedTuple):
    begin: int
    eind: int


_LETTERLIJK: set[str] = set()


def _sleutels(woord: str) -> tuple[str, ...]:
    uit: list[str] = []
    for keus in woord.split("|"):
        if keus == keus.upper() and keus.isascii() and keus[0].isalpha():
            if keus not in w.BEGRIPPEN and keus not in (_JONG, _TIENER):
                raise ValueError(f"onbekend begrip {keus}")
            uit.append(keus)
        elif "_" in keus or "*" in keus or len(_recht(_kaal(keus))) > 1:
            _BOEK.voeg_toe(keus, keus)
            uit.append(keus)
        else:
            uit.append(_recht(_kaal(keus))[0])
            _LETTERLIJK.add(uit[-1])
    return tuple(uit)


def _lees_deel(bron: str) -> _Deel:
    stappen: list[_Stap] = []
    ruimte, slot = RUIMTE, False
    for woord in bron.split():
        if woord.startswith(".."):
            ruimte = int(woord[2:])
        elif woord == "$":
            slot = True
        else:
            mag_ontbreken = woord.endswith("?")
            stappen.append(_Stap(_sleutels(woord.rstrip("?")), ruimte, mag_ontbreken))
            ruimte = RUIMTE
    return _Deel(tuple(stappen), slot, any(_ontkennend(s) for stap in stappen for s in stap.sleutels))


def _gewoonheid(sleutels: frozenset[str]) -> tuple[int, list[str]]:
    """Hoe vaak men een van deze woorden of begrippen ongeveer tegenkomt: geen maat, wel een volgorde."""
    gewoon = sum(300 if s in w.GEWOON else len(w.BEGRIPPEN.get(s, "x").split()) for s in sleutels)
    return gewoon, sorted(sleutels)


def _ontkennend(sleutel: str) -> bool:
    woorden = {woord for deel in sleutel.split("_") for woord in _recht(deel)}
    return sleutel in w.ONTKENNENDE_BEGRIPPEN or bool(woorden & (w.ONTKENNING | {"niks"}))


def _lees_regel(bron: str) -> _Regel:
    rem_zin, rem_bericht, rest = [], [], []
    for woord in bron.split():
        if woord.startswith("!!"):
            rem_bericht += _sleutels(woord[2:])
        elif woord.startswith("!"):
            rem_zin += _sleutels(woord[1:])
        else:
            rest.append(woord)
    zinnen = tuple(tuple(_lees_deel(deel) for deel in zin.split(" & ")) for zin in " ".join(rest).split(" && "))
    stappen = (stap for zin in zinnen for deel in zin for stap in deel.stappen)
    nodig = {frozenset(stap.sleutels) for stap in stappen if not stap.mag_ontbreken}
    ontkent = any(all(map(_ontkennend, sleutels)) for sleutels in nodig)
    return _Regel(zinnen, tuple(rem_zin), tuple(rem_bericht), tuple(sorted(nodig, key=_gewoonheid)), ontkent)


def _lees_regels(tekst: str) -> tuple[_Regel, ...]:
    return tuple(_lees_regel(r) for regel in tekst.splitlines() if (r := regel.split("#")[0].strip()))


class _Regels:
    """Regels, te vinden op hun ongewoonste woord: de meeste komen in een bericht niet eens aan bod."""

    def __init__(self, bron: str) -> None:
        self._regels = _lees_regels(bron)
        self._op_sleutel: dict[str, list[int]] = {}
        for i, regel in enumerate(self._regels):
            for sleutel in regel.nodig[0]:
                self._op_sleutel.setdefault(sleutel, []).append(i)

    def __len__(self) -> int:
        return len(self._regels)

    def mogelijk(self, plekken: _Plekken) -> Iterator[_Regel]:
        """De regels waarvan elk woord ergens in het bericht staat, in hun eigen volgorde."""
        aanwezig = set(plekken)
        nummers = {i for sleutel in aanwezig & self._op_sleutel.keys() for i in self._op_sleutel[sleutel]}
        for i in sorted(nummers):
            regel = self._regels[i]
            if not any(nodig.isdisjoint(aanwezig) for nodig in regel.nodig) and aanwezig.isdisjoint(regel.rem_bericht):
                yield regel


_BEELDSPRAAK = _Regels(w.BEELDSPRAAK)
_ZEKER = {vlag: _Regels(w.ZEKER[vlag]) for vlag in CRISISVLAGGEN}
_TWIJFEL = {vlag: _Regels(w.TWIJFEL[vlag]) for vlag in CRISISVLAGGEN}


def _zoek_deel(deel: _Deel, tekst: _Tekst, plekken: _Plekken) -> list[_Vondst]:
    """Alle plekken waar de stappen van een deel na elkaar staan; per einde het laatste begin.

    Per stap en per plek worden ten hoogste `ruimte` + 1 volgende plekken bekeken, dus de tijd is
    evenredig met het aantal woorden, wat iemand ook typt.
    """
    zin = tekst.zin
    stand: dict[int, int] = {}  # einde -> begin
    begonnen = False
    for stap in deel.stappen:
        hier = [plekken[s] for s in stap.sleutels if s in plekken]
        if not begonnen:
            nieuw = {e: b for plek in hier for b, e in plek.items()}
            begonnen = bool(nieuw) or not stap.mag_ontbreken
        else:
            nieuw = {}
            for eind, begin in stand.items():
                for b in range(eind, min(eind + stap.ruimte + 1, len(zin))):
                    if zin[b] != zin[begin]:
                        break
                    for plek in hier:
                        e = plek.get(b)
                        if e is not None and nieuw.get(e, -1) < begin:
                            nieuw[e] = begin
            if stap.mag_ontbreken:
                nieuw = {**stand, **nieuw}
        if not nieuw and begonnen:
            return []
        stand = nieuw
    uit = [_Vondst(b, e) for e, b in stand.items()]
    if deel.slot:
        uit = [v for v in uit if v.eind == len(zin) or tekst.deel[v.eind] != tekst.deel[v.eind - 1]]
    return sorted(uit)


def _ontkend(v: _Vondst, tekst: _Tekst) -> bool:
    """Of er in, vlak voor of vlak na de vondst een ontkenning staat die erover gaat."""
    woorden, deel = tekst.woorden, tekst.deel
    if any(woord in w.ONTKENNING for woord in woorden[v.begin : v.eind]):
        return True
    for i in range(v.begin - 1, max(v.begin - 4, -1), -1):
        if deel[i] != deel[v.begin] or woorden[i] in w.ONDERWERPEN:
            break
        if woorden[i] in w.ONTKENNING:
            return True
    for i in range(v.eind, min(v.eind + 2, len(woorden))):
        if deel[i] != deel[v.eind - 1] or woorden[i] in w.ONDERWERPEN:
            break
        if woorden[i] in w.ONTKENNING_ERNA:
            return True
    return False


def _samen(a: Iterable[_Vondst], b: list[_Vondst], tekst: _Tekst, in_zin: bool) -> list[_Vondst]:
    """Paren van vondsten die bij elkaar staan: voor elke `a` de dichtste `b` ervoor en erna."""
    beginnen = [v.begin for v in b]
    venster = VENSTER if in_zin else BLIKVELD
    uit: dict[_Vondst, None] = {}
    for v in a:
        k = bisect_left(beginnen, v.begin)
        for ander in b[max(k - 1, 0) : k + 2]:
            begin, eind = min(v.begin, ander.begin), max(v.eind, ander.eind)
            if max(v.begin, ander.begin) - min(v.eind, ander.eind) > venster:
                continue
            if not in_zin or tekst.zin[begin] == tekst.zin[eind - 1]:
                uit[_Vondst(begin, eind)] = None
    return sorted(uit)


def _zoek(regel: _Regel, tekst: _Tekst, plekken: _Plekken) -> list[_Vondst]:
    """Alle vondsten van een regel die niet ontkend worden."""
    bericht: list[_Vondst] | None = None
    for delen in regel.zinnen:
        zin: list[_Vondst] | None = None
        for deel in delen:
            vondsten = _zoek_deel(deel, tekst, plekken)
            if not (regel.ontkent or deel.ontkent):
                vondsten = [v for v in vondsten if not _ontkend(v, tekst)]
            zin = vondsten if zin is None else _samen(zin, vondsten, tekst, in_zin=True)
            if not zin:
                return []
        bericht = zin if bericht is None else _samen(bericht, zin or [], tekst, in_zin=False)
        if not bericht:
            return []
    return bericht or []


# --- 4. remmen -----------------------------------------------------------------------------


class _Remmen:
    """Wat een vondst laat vervallen of tot twijfel maakt; zie `crisis_woorden` voor de begrippen."""

    def __init__(self, tekst: _Tekst, plekken: _Plekken) -> None:
        self._tekst, self._plekken = tekst, plekken
        self._zinnen: dict[str, set[int]] = {}

    def zinnen(self, begrip: str) -> set[int]:
        if begrip not in self._zinnen:
            self._zinnen[begrip] = {self._tekst.zin[i] for i in self._plekken.get(begrip, ())}
        return self._zinnen[begrip]

    def vervalt(self, vlag: str, regel: _Regel, v: _Vondst) -> bool:
        zinnen = set(range(self._tekst.zin[v.begin], self._tekst.zin[v.eind - 1] + 1))
        rondom = zinnen | {min(zinnen) - 1, max(zinnen) + 1}
        if any(zinnen & self.zinnen(rem) for rem in regel.rem_zin):
            return True
        if any(self.zinnen(rem) & rondom for rem in w.REM_RONDOM):
            return True
        if any(self.zinnen(rem) & zinnen for rem in w.REM_ZIN + w.REM_VLAG.get(vlag, ())):
            return True
        if any(rem in self._plekken for rem in w.REM_BERICHT + w.REM_BERICHT_VLAG.get(vlag, ())):
            return True
        return self._verleden(v) or (vlag in w.NIET_LATER and self._later(v))

    def _later(self, v: _Vondst) -> bool:
        """Of het zinsdeel over een dag gaat die nog komt ('over een week'), en de zin niet ook over nu."""
        tekst = self._tekst
        if tekst.zin[v.begin] in self.zinnen("NU"):
            return False
        return any(
            i < v.eind and tekst.deel[i] == tekst.deel[v.begin] and (i == 0 or tekst.woorden[i - 1] not in w.VOOR_LATER)
            for i in self._plekken.get("LATER", ())
        )

    def _verleden(self, v: _Vondst) -> bool:
        """Of de laatste tijd die vóór de vondst in de zin genoemd is (of anders erna) voorbij is."""
        zin = self._tekst.zin
        tijden = sorted(
            (i, begrip) for begrip in (_VERLEDEN, "NU") for i in self._plekken.get(begrip, ()) if zin[i] == zin[v.begin]
        )
        ervoor = [begrip for i, begrip in tijden if i <= v.begin]
        if ervoor:
            return ervoor[-1] == _VERLEDEN
        return bool(tijden) and all(begrip == _VERLEDEN for _, begrip in tijden)

    def tempert(self, vlag: str, v: _Vondst) -> bool:
        zinnen = set(range(self._tekst.zin[v.begin], self._tekst.zin[v.eind - 1] + 1))
        if any(self.zinnen(rem) & zinnen - self.zinnen("NU") for rem in w.TEMPER_ZIN.get(vlag, ())):
            return True
        return any(rem in self._plekken for rem in w.TEMPER_BERICHT.get(vlag, ()))


def _oordeel(vlag: str, tekst: _Tekst, plekken: _Plekken, remmen: _Remmen) -> Signaal | None:
    twijfel: _Vondst | None = None
    for regels, kan_zeker in ((_ZEKER[vlag], True), (_TWIJFEL[vlag], False)):
        for regel in regels.mogelijk(plekken):
            for v in _zoek(regel, tekst, plekken):
                if remmen.vervalt(vlag, regel, v):
                    continue
                if kan_zeker and not remmen.tempert(vlag, v):
                    return Signaal(vlag, True, tekst.uitsnede(*v))
                twijfel = twijfel or v
    return Signaal(vlag, False, tekst.uitsnede(*twijfel)) if twijfel else None


def beoordeel(tekst: str) -> tuple[Signaal, ...]:
    """Alle crisissignalen in een bericht, zeker en twijfelachtig, hooguit één per vlag.

    In de volgorde van `taxonomie.CRISISVLAGGEN`. Geeft nooit een fout op gewone tekst, hoe lang
    of vreemd ook; een leeg bericht heeft geen signalen.
    """
    gelezen = _Tekst(tekst)
    if not gelezen.woorden:
        return ()
    plekken = _begrippen(gelezen)
    afgedekt = {
        i for regel in _BEELDSPRAAK.mogelijk(plekken) for v in _zoek(regel, gelezen, plekken) for i in range(*v)
    }
    if afgedekt:
        plekken.dek_af(afgedekt)
    remmen = _Remmen(gelezen, plekken)
    signalen = (_oordeel(vlag, gelezen, plekken, remmen) for vlag in CRISISVLAGGEN)
    return tuple(s for s in signalen if s is not None)


def noemt_onderwerp(vlag: str, tekst: str) -> bool:
    """Of een bericht het onderwerp van een vlag noemt: een kind bij `kind_in_gevaar`, eten bij `geen_eten`.

    Waar voor vlaggen die veel vormen hebben. Een model dat zo'n vlag hoort zonder een woord erover, gokt.
    """
    if vlag not in w.ONDERWERP:
        return True
    plekken = _begrippen(_Tekst(tekst))
    return any(begrip in plekken for begrip in w.ONDERWERP[vlag])


def signalen(tekst: str) -> tuple[str, ...]:
    """De vlaggen die zeker zijn, in de volgorde van `taxonomie.CRISISVLAGGEN`."""
    return tuple(s.vlag for s in beoordeel(tekst) if s.zeker)
