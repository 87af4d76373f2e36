"""Verzonnen overdrachten in het groot, voor `tools.bench_log`: per tabel rijen die zo de database in kunnen.

Ze gaan langs de handelingen heen: een miljoen keer aannemen, oppakken en afronden duurt een dag. De
zegels van de historie kloppen dus niet, en van versleutelde tekst bestaat een voorraad die rondgaat.
Verder is alles zoals het echt is: dezelfde kolommen, lengtes, hashes van woorden en verhoudingen.
"""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from overdracht.kenmerk import CIJFERS, LETTERS
from overdracht.tabellen import GEEN_TERMIJN, KLAAR, VOLGORDE, VOLGORDE_KLAAR
from overdracht.versleuteling import TELEFOON, Sleutelbos
from triage.profiel import Profiel
from triage.taxonomie import CRISISVLAGGEN, PROBLEMEN

JAREN = 3
Rij = tuple[object, ...]
KOLOMMEN: dict[str, tuple[str, ...]] = {
    "gesprek": ("id", "gemeente", "kanaal", "begonnen", "laatste", "laatste_vraag", "tevreden"),
    "overdracht": (
        *("id", "kenmerk", "sleutel", "gesprek_id", "ontvangen", "gemeente", "kanaal", "loket", "team", "buurt", "prioriteit", "regisseur", "regie", "rij", "reden"),
        *("voor_wie", "taal", "crisis", "genoemd", "deelt_alles", "versie", "samenvatting", "verhaal", "antwoorden", "contact_naam", "contact_wijze"),
        *("contact_waarde", "contact_belmoment", "persoon_hash", "status", "uitkomst", "status_sinds", "eerste_termijn", "sorteer_termijn", "sorteer_rang"),
        *("toegewezen_aan", "oorspronkelijk_loket", "opgepakt_op", "afgerond_op", "terugkerend", "versienummer", "gewijzigd_op"),
    ),
    "overdracht_probleem": ("overdracht_id", "code", "volgorde"),
    "planstap": ("overdracht_id", "nummer", "stap", "loket", "problemen", "wanneer", "reden"),
    "termijn": ("overdracht_id", "soort", "uiterlijk", "gehaald_op"),
    "toestemming": ("id", "overdracht_id", "loket", "op", "tekst"),
    "historie": ("id", "overdracht_id", "op", "gebeurtenis", "status", "uitkomst", "medewerker_id", "sleutel", "naar_loket", "versie", "vorige_hash", "hash"),
    "zoekwoord": ("hash", "overdracht_id"),
}
_LOKETTEN = (("sociaal_team", 40), ("wmo_loket", 30), ("werkplein", 20), ("kcc", 10))
_TALEN = (("nl", 90), ("en", 4), ("ar", 2), ("tr", 2), ("pl", 1), ("uk", 1))
_VRAGEN = ("situatie", "klopt_dit", "voor_wie", "overzicht", "buurt", "akkoord", "naam")
_HELFTEN = ["".join(h) for h in itertools.product(CIJFERS + LETTERS, repeat=3) if set(h) & set(CIJFERS) and set(h) & set(LETTERS)]


def kenmerk(nummer: int) -> str:
    """Het kenmerk van overdracht `nummer`: elk nummer een ander, in een willekeurige volgorde."""
    een, twee = divmod(nummer * 15_485_863 % (len(_HELFTEN) ** 2), len(_HELFTEN))
    return f"{_HELFTEN[een]}-{_HELFTEN[twee]}"


class Voorraad:
    """Woorden, namen en versleutelde teksten die rondgaan."""

    def __init__(self, bos: Sleutelbos, profielen: dict[str, Profiel], zaad: int = 5):
        self.kans = kans = random.Random(zaad)
        letters = "abdeghiklmnoprstuvwz"
        self.woorden = ["".join(kans.choices(letters, k=kans.randint(4, 10))) for _ in range(4000)]
        self.gewicht = list(itertools.accumulate(1 / (5 + plek) for plek in range(len(self.woorden))))
        self.namen = [f"{kans.choice(self.woorden).title()} de {kans.choice(self.woorden).title()}" for _ in range(20_000)]
        self.nummers = [f"06{kans.randrange(10**8):08d}" for _ in range(60_000)]
        self.hashes = {woord: bos.woordhash("woord", woord) for woord in self.woorden}
        self.naamhashes = [sorted(bos.zoekhashes(naam)) for naam in self.namen]
        self.nummerhash = [bos.woordhash(TELEFOON, nummer) for nummer in self.nummers]
        self.persoonhash = [bos.kenhash(TELEFOON, nummer) for nummer in self.nummers]
        self.codehash = {code: sorted(bos.zoekhashes(code)) for code in PROBLEMEN}
        self.g_naam = [bos.versleutel(naam) for naam in self.namen]
        self.g_nummer = [bos.versleutel(nummer) for nummer in self.nummers]
        # Een samenvatting en een verhaal horen bij elkaar; hun woorden zijn de zoekwoorden.
        self.teksten = []
        for _ in range(3000):
            gekozen = kans.choices(self.woorden, cum_weights=self.gewicht, k=14)
            kort, lang = " ".join(gekozen[:5]) + ".", [" ".join(gekozen[5:]) + ".", "Ik kom er zelf niet meer uit."]
            self.teksten.append((bos.versleutel(kort), bos.versleutel(json.dumps(lang)), sorted({self.hashes[w] for w in gekozen})))
        self.antwoorden = [bos.versleutel(json.dumps([["overzicht", "niemand"], ["zelf_regelen", "nee"]])) for _ in range(200)]
        self.ja = [bos.versleutel("Mag ik dit doorgeven aan het loket? Het loket leest wat u hierboven ziet, en niet meer dan dat.") for _ in range(200)]
        self.belmoment = [bos.versleutel("ochtend") for _ in range(50)]
        self.plekken = [(g, team.naam, buurt) for g, p in profielen.items() for team in p.teams for buurt in (team.buurten or (None,))]
        self.buurthash = {buurt: sorted(bos.zoekhashes(buurt)) for _, _, buurt in self.plekken if buurt}
        self.codes = list(PROBLEMEN)


def maak(voorraad: Voorraad, aantal: int, medewerkers: Sequence[int], nu: datetime, stapel: int = 10_000) -> Iterator[dict[str, list[Rij]]]:
    """Stapels rijen per tabel, de oudste overdracht eerst, gelijk verdeeld over `JAREN` jaar tot nu."""
    maker = _Maker(voorraad, aantal, medewerkers, nu)
    for begin in range(1, aantal + 1, stapel):
        uit: dict[str, list[Rij]] = {tabel: [] for tabel in KOLOMMEN}
        for nummer in range(begin, min(begin + stapel, aantal + 1)):
            maker.overdracht(uit, nummer)
        yield uit


def tekst(moment: datetime | date | None) -> str | None:
    """Een tijdstip zoals beide databases het lezen."""
    return f"{moment:%Y-%m-%d %H:%M:%S.%f}" if isinstance(moment, datetime) else moment.isoformat() if moment else None


class _Maker:
    def __init__(self, v: Voorraad, aantal: int, medewerkers: Sequence[int], nu: datetime):
        self.v, self.aantal, self.medewerkers, self.nu = v, aantal, medewerkers, nu
        self.begin, self.duur = nu - timedelta(days=365 * JAREN), timedelta(days=365 * JAREN)
        self.historie = 0

    def overdracht(self, uit: dict[str, list[Rij]], n: int) -> None:
        v, k = self.v, self.v.kans
        # In het begin van de nacht komt niemand: dat scheelt geen cijfer, en houdt de volgorde simpel.
        ontvangen = self.begin + self.duur * ((n - 0.5) / self.aantal)
        gemeente, team, buurt = k.choice(v.plekken)
        loket = k.choices([x for x, _ in _LOKETTEN], [w for _, w in _LOKETTEN])[0]
        kanaal = "web" if k.random() < 0.8 else "telegram"
        prioriteit = k.choices(("gewoon", "hoog", "spoed"), (85, 12, 3))[0]
        codes = list(dict.fromkeys(k.choices(v.codes, k=k.choices((1, 2, 3, 4), (50, 30, 15, 5))[0])))
        crisis = [k.choice(CRISISVLAGGEN)] if k.random() < 0.02 else []
        verkeerd = k.random() < 0.03
        jong = self.nu - ontvangen < timedelta(days=30)
        klaar = k.random() < (0.4 if jong else 0.99)
        opgepakt = ontvangen + timedelta(hours=k.expovariate(1 / 30)) if klaar or k.random() < 0.5 else None
        afgerond = opgepakt + timedelta(days=k.expovariate(1 / 14)) if klaar and opgepakt else None
        if opgepakt and opgepakt > self.nu:
            opgepakt = afgerond = None
        if afgerond and afgerond > self.nu:
            afgerond = None
        status = "afgerond" if afgerond else "opgepakt" if opgepakt else "nieuw"
        uitkomst = k.choices(("geholpen", "doorverwezen", "geen_contact", "ingetrokken", "niet_voor_ons"), (70, 12, 8, 6, 4))[0] if afgerond else None
        wie = k.choice(self.medewerkers) if opgepakt else None
        nr, naam = k.randrange(len(v.nummers)), k.randrange(len(v.namen))
        kort, lang, woorden = k.choice(v.teksten)
        dag = ontvangen.date()
        termijnen = [("eerste_contact", dag + timedelta(days=k.randint(1, 7)), opgepakt), ("plan_gereed", dag + timedelta(days=k.randint(20, 45)), afgerond)]
        open_ = [uiterlijk for _, uiterlijk, gehaald in termijnen if gehaald is None] if status != "afgerond" else []
        eerste = min(open_, default=None)
        laatste = afgerond or opgepakt or ontvangen
        sleutel, gesprek = f"b{n}:1:{loket}", f"bench-gesprek-{n:08d}"
        uit["gesprek"].append((gesprek, gemeente, kanaal, tekst(ontvangen - timedelta(minutes=9)), tekst(ontvangen), None, '["gehoord", "geholpen"]' if k.random() < 0.3 else None))
        if k.random() < 0.3:
            op = tekst(ontvangen)
            uit["gesprek"].append((f"bench-gestopt-{n:08d}", gemeente, kanaal, op, op, k.choice(_VRAGEN), None))
        uit["overdracht"].append(
            (
                *(n, kenmerk(n), sleutel, gesprek, tekst(ontvangen), gemeente, kanaal, loket, team, buurt, prioriteit, 1, "ontbreekt" if len(codes) > 1 else "niet_nodig"),
                *(7 if len(codes) > 1 else 5, "regie_ontbreekt", "mijzelf", k.choices([x for x, _ in _TALEN], [w for _, w in _TALEN])[0], json.dumps(crisis), "[]", 0, 1),
                *(kort, lang, k.choice(v.antwoorden), v.g_naam[naam], "telefoon", v.g_nummer[nr], k.choice(v.belmoment), v.persoonhash[nr], status, uitkomst),
                *(tekst(laatste), tekst(eerste), tekst(KLAAR if status == "afgerond" else eerste or GEEN_TERMIJN), VOLGORDE_KLAAR if status == "afgerond" else VOLGORDE[prioriteit]),
                *(wie, "kcc" if verkeerd and loket != "kcc" else loket, tekst(opgepakt), tekst(afgerond), int(k.random() < 0.25), 3, tekst(laatste)),
            )
        )
        uit["overdracht_probleem"] += ((n, code, plek) for plek, code in enumerate(codes))
        uit["planstap"] += ((n, plek, "inkomen", loket, json.dumps([code]), "nu" if plek == 1 else "daarna", "eerste_stap") for plek, code in enumerate(codes, 1))
        uit["termijn"] += ((n, soort, tekst(uiterlijk), tekst(gehaald)) for soort, uiterlijk, gehaald in termijnen)
        uit["toestemming"].append((n, n, loket, tekst(ontvangen), k.choice(v.ja)))
        self._historie(uit, n, ontvangen, "ontvangen", "nieuw", sleutel=sleutel)
        if verkeerd:
            self._historie(uit, n, ontvangen, "verkeerd_loket", "doorgezet", wie=k.choice(self.medewerkers), naar=loket)
        if opgepakt:
            self._historie(uit, n, opgepakt, "status", "opgepakt", wie=wie)
        if afgerond:
            self._historie(uit, n, afgerond, "status", "afgerond", uitkomst, wie)
        hashes = {*woorden, v.nummerhash[nr], *v.naamhashes[naam], *(v.buurthash[buurt] if buurt else ()), *(h for code in codes for h in v.codehash[code])}
        uit["zoekwoord"] += ((hash_, n) for hash_ in hashes)

    def _historie(self, uit: dict[str, list[Rij]], n: int, op: datetime, wat: str, status: str, uitkomst: str | None = None, wie: int | None = None, sleutel: str | None = None, naar: str | None = None) -> None:
        self.historie += 1
        zegel = f"{self.historie:064x}"
        uit["historie"].append((self.historie, n, tekst(op), wat, status, uitkomst, wie, sleutel, naar, 1, zegel, zegel))


def moment() -> datetime:
    """Nu, zonder fracties: de gegevens zijn dan bij elke ronde van dezelfde seconde gelijk."""
    return datetime.now(UTC).replace(microsecond=0)
