"""De kenmerken van een bericht als getallen: TF-IDF over woorden, woordparen en stukjes van woorden.

`Blok` leert van veel berichten tegelijk welke kenmerken er zijn; `Lezing` leest er één bericht mee,
snel, en weet daarna ook welk woord wat bijdroeg.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from bot.components.tekst import MAX_TEKENS, brokken, delen, normaliseer, tekenkenmerken, woordkenmerken

# Van zoveel woorden wordt onthouden welke brokken ze hebben. Alleen van woorden uit de voorbeelden:
# wat een inwoner verder schrijft, blijft nergens staan.
_ONTHOUDEN = 20_000
_GEEN = np.zeros(0, dtype=np.int64)
# Hoe zwaar het telt dat een kenmerk nul, één, twee, ... keer in een stuk staat; meer dan dit staat er nooit.
_MAAL = np.concatenate([[0], 1 + np.log(np.arange(1, MAX_TEKENS + 1))]).astype(np.float32)


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

    def __init__(self, blokken: Sequence[Blok], onthouden: dict[str, np.ndarray], tekst: str) -> None:
        los, bijeen = blokken
        woorden = normaliseer(tekst).split()
        self.aantal = len(woorden)
        paren = np.array(list(_woorden_en_paren(woorden, los.plek)), dtype=np.int64).reshape(-1, 3)
        brokken = [_brokken(woord, bijeen.plek, los.plek, onthouden) for woord in woorden]
        van = np.repeat(np.arange(self.aantal), [len(b) for b in brokken])
        self._delen = [
            _Deel(los, 0, paren[:, 0], paren[:, 1], paren[:, 2]),
            _Deel(bijeen, len(los.plek), np.concatenate([_GEEN, *brokken]), van, van),
        ]

    def score(self, w: np.ndarray) -> np.ndarray:
        """Het gewogen totaal van alle kenmerken, per kolom van `w`."""
        return sum(deel.waarden @ deel.rijen(w) for deel in self._delen)

    def scores(self, w: np.ndarray, grenzen: Sequence[int]) -> np.ndarray:
        """De score van elk stuk van het bericht, als was het een bericht op zich: een rij per stuk.

        Stuk i zijn de woorden vanaf `grenzen[i]` tot `grenzen[i + 1]`; samen zijn de stukken het bericht.
        """
        stuk_van = np.repeat(np.arange(len(grenzen) - 1), np.diff(grenzen))
        return sum(deel.score_per_stuk(w, stuk_van, len(grenzen) - 1) for deel in self._delen)

    def per_woord(self, w: np.ndarray, kolommen: Sequence[int]) -> np.ndarray:
        """Hoeveel elk woord aan `score` toevoegt: een rij per woord, een kolom per gevraagde kolom van `w`."""
        uit = np.zeros((self.aantal, len(kolommen)))
        for deel in self._delen:
            helft = ((0.5 * deel.waarden / deel.aantal)[:, None] * deel.rijen(w)[:, kolommen])[deel.waar]
            for woorden in (deel.een, deel.twee):
                for j in range(len(kolommen)):
                    uit[:, j] += np.bincount(woorden, helft[:, j], self.aantal)
        return uit


class _Deel:
    """Wat er van één blok in een bericht staat: elk kenmerk één keer, en elke keer dat het er staat.

    `een` en `twee` zijn de woorden waar een kenmerk bij hoort; het staat in een stuk van het bericht als
    beide daarin staan.
    """

    def __init__(self, blok: Blok, begin: int, nummers: np.ndarray, een: np.ndarray, twee: np.ndarray) -> None:
        self.een, self.twee = een, twee
        plekken, self.waar, self.aantal = np.unique(nummers, return_inverse=True, return_counts=True)
        self.waarden = blok.weeg(plekken, self.aantal.astype(np.float32))
        self._idf, self._plekken = blok.idf[plekken], plekken + begin
        self._w: np.ndarray | None = None
        self._rijen = np.zeros((0, 0), dtype=np.float32)

    def rijen(self, w: np.ndarray) -> np.ndarray:
        """De rijen van `w` die bij deze kenmerken horen."""
        if self._w is not w:
            self._w, self._rijen = w, w[self._plekken]
        return self._rijen

    def score_per_stuk(self, w: np.ndarray, stuk_van: np.ndarray, stukken: int) -> np.ndarray:
        """Als `Blok.weeg`, maar voor alle stukken tegelijk; `stuk_van` zegt in welk stuk elk woord staat."""
        een, kenmerken = stuk_van[self.een], len(self._plekken)
        zelfde = een == stuk_van[self.twee]
        aantal = np.bincount(een[zelfde] * kenmerken + self.waar[zelfde], minlength=stukken * kenmerken)
        waarden = _MAAL[np.minimum(aantal, len(_MAAL) - 1)].reshape(stukken, kenmerken) * self._idf
        lengte = np.sqrt(np.einsum("ij,ij->i", waarden, waarden))[:, None]
        return (waarden @ self.rijen(w)) / np.where(lengte, lengte, 1)


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


def _brokken(
    woord: str, plek: dict[str, int], bekend: Container[str], onthouden: dict[str, np.ndarray]
) -> np.ndarray:
    """De nummers van de bekende brokken van een woord."""
    uit = onthouden.get(woord)
    if uit is None:
        uit = np.array([p for brok in brokken(woord) if (p := plek.get(brok)) is not None], dtype=np.int64)
        if woord in bekend and len(onthouden) < _ONTHOUDEN:
            onthouden[woord] = uit
    return uit


def nieuwe_blokken() -> list[Blok]:
    return [Blok(woordkenmerken, 2), Blok(tekenkenmerken, 3)]
