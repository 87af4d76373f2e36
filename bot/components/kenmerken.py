"""De kenmerken van een bericht als getallen: TF-IDF over woorden, woordparen en stukjes van woorden.

`Blok` leert van veel berichten tegelijk welke kenmerken er zijn; `Lezing` leest er één bericht mee,
snel, en weet daarna ook welk woord wat bijdroeg.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from bot.components.tekst import brokken, delen, normaliseer, tekenkenmerken, woordkenmerken

# Van zoveel woorden wordt onthouden welke brokken ze hebben. Alleen van woorden uit de voorbeelden:
# wat een inwoner verder schrijft, blijft nergens staan.
_ONTHOUDEN = 20_000


class Blok:
    """TF-IDF over één soort kenmerken: 1 + log van het aantal, maal zeldzaamheid, lengte 1."""

    def __init__(self, kenmerken: Callable[[str], Iterable[str]], minstens: int) -> None:
        self._kenmerken, self._minstens = kenmerken, minstens
        self.plek: dict[str, int] = {}
        self.idf = np.zeros(0, dtype=np.float32)

    def tel(self, tekst: str) -> Counter[str]:
        return Counter(self._kenmerken(tekst))

    def leer(self, tellingen: Sequence[Counter[str]]) -> None:
        aantal: Counter[str] = Counter()
        for telling in tellingen:
            aantal.update(telling.keys())
        termen = sorted(t for t, n in aantal.items() if n >= self._minstens)
        self.plek = {term: i for i, term in enumerate(termen)}
        df = np.array([aantal[t] for t in termen], dtype=np.float64)
        self.idf = (np.log((1 + len(tellingen)) / (1 + df)) + 1).astype(np.float32)

    def rij(self, telling: Counter[str]) -> tuple[np.ndarray, np.ndarray]:
        plek = self.plek
        paren = [(plek[t], n) for t, n in telling.items() if t in plek]
        plekken = np.fromiter((p for p, _ in paren), dtype=np.int32, count=len(paren))
        return plekken, self.weeg(plekken, np.fromiter((n for _, n in paren), dtype=np.float32, count=len(paren)))

    def weeg(self, plekken: np.ndarray, aantallen: np.ndarray) -> np.ndarray:
        """De waarden van kenmerken die zo vaak voorkomen."""
        waarden = (1 + np.log(aantallen)) * self.idf[plekken]
        return (waarden / np.sqrt((waarden**2).sum() or 1.0)).astype(np.float32)

    def matrix(self, tellingen: Sequence[Counter[str]]) -> csr_matrix:
        rijen = [self.rij(t) for t in tellingen]
        grenzen = np.cumsum([0, *(len(p) for p, _ in rijen)])
        leeg = np.zeros(0, dtype=np.float32)
        return csr_matrix(
            (
                np.concatenate([leeg, *(w for _, w in rijen)]),
                np.concatenate([leeg, *(p for p, _ in rijen)]).astype(np.int32),
                grenzen,
            ),
            shape=(len(rijen), len(self.plek)),
        )


class Lezing:
    """De kenmerken van één bericht, met per kenmerk bij welk woord het hoort.

    Woorden zijn hier wat spaties scheiden, in de volgorde van `tekst.split()`. `onthouden` hoort bij de
    blokken en wordt hier gevuld.
    """

    def __init__(self, blokken: Sequence[Blok], onthouden: dict[str, list[int]], tekst: str) -> None:
        los, bijeen = blokken
        woorden = normaliseer(tekst).split()
        self.aantal = len(woorden)
        # Nummer van elk kenmerk, elke keer dat het er staat; van een woord(paar) ook de twee woorden waar het bij hoort.
        self._paren = list(_woorden_en_paren(woorden, los.plek))
        self._brokken = [_brokken(woord, bijeen.plek, los.plek, onthouden) for woord in woorden]
        self._delen = []
        begin = 0
        for blok, nummers in zip(blokken, ([p for p, _, _ in self._paren], chain.from_iterable(self._brokken))):
            aantal = Counter(nummers)
            plekken = np.fromiter(aantal, dtype=np.int32, count=len(aantal))
            aantallen = np.fromiter(aantal.values(), dtype=np.float32, count=len(aantal))
            self._delen.append((aantal, plekken + begin, blok.weeg(plekken, aantallen)))
            begin += len(blok.plek)

    def score(self, w: np.ndarray) -> np.ndarray:
        """Het gewogen totaal van alle kenmerken, per kolom van `w`."""
        return sum(waarden @ w[plekken] for _, plekken, waarden in self._delen)

    def per_woord(self, w: np.ndarray, kolommen: Sequence[int]) -> np.ndarray:
        """Hoeveel elk woord aan `score` toevoegt: een rij per woord, een kolom per gevraagde kolom van `w`."""
        uit = np.zeros((self.aantal, len(kolommen)))
        nummers = ([p for p, _, _ in self._paren], list(chain.from_iterable(self._brokken)))
        waar = [i for i, brokken in enumerate(self._brokken) for _ in brokken]
        eigenaars = (([een for _, een, _ in self._paren], [twee for _, _, twee in self._paren]), (waar, waar))
        for (aantal, plekken, waarden), blok, van in zip(self._delen, nummers, eigenaars):
            rij = {p: k for k, p in enumerate(aantal)}
            keren = np.fromiter((rij[p] for p in blok), dtype=np.int32, count=len(blok))
            aantallen = np.fromiter(aantal.values(), dtype=np.float32, count=len(aantal))
            helft = ((0.5 * waarden / aantallen)[:, None] * w[plekken][:, kolommen])[keren]
            for woorden in van:
                for j in range(len(kolommen)):
                    uit[:, j] += np.bincount(np.asarray(woorden, dtype=np.int32), helft[:, j], self.aantal)
        return uit


def _woorden_en_paren(woorden: Sequence[str], plek: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """Nummer, eerste en tweede woord van elk kenmerk van `woordkenmerken` dat bekend is."""
    vorig, waar = "", 0
    for i, woord in enumerate(woorden):
        for deel in delen(woord):
            if (p := plek.get(deel)) is not None:
                yield p, i, i
            if vorig and (p := plek.get(f"{vorig} {deel}")) is not None:
                yield p, waar, i
            vorig, waar = deel, i


def _brokken(woord: str, plek: dict[str, int], bekend: Container[str], onthouden: dict[str, list[int]]) -> list[int]:
    """De nummers van de bekende brokken van een woord."""
    uit = onthouden.get(woord)
    if uit is None:
        uit = [p for brok in brokken(woord) if (p := plek.get(brok)) is not None]
        if woord in bekend and len(onthouden) < _ONTHOUDEN:
            onthouden[woord] = uit
    return uit


def nieuwe_blokken() -> list[Blok]:
    return [Blok(woordkenmerken, 2), Blok(tekenkenmerken, 3)]
