"""Leert uit gelabelde berichten welke problemen, vlaggen en soorten erin zitten. Kent Rasa niet.

Per label een lineaire scheider (SVM) op woorden, woordparen en stukjes van woorden. De afstand
tot het scheidingsvlak wordt een kans (Platt), geleerd op berichten die de scheider niet zag
(kruisvalidatie); op diezelfde berichten worden de drempels gekozen. Zie docs/herkenning.md.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC

from bot.components.kenmerken import Blok, Lezing, nieuwe_blokken
from triage.taxonomie import CRISISVLAGGEN, PROBLEEM_BIJ_VLAG, PROBLEMEN, SOORTEN, SOORTEN_NAAST_PROBLEEM

logger = logging.getLogger(__name__)

CODES = tuple(PROBLEMEN)
LABELS = (*CODES, *CRISISVLAGGEN, *SOORTEN)
_PLEK = {label: i for i, label in enumerate(LABELS)}
_CODES, _VLAGGEN = slice(0, len(CODES)), slice(len(CODES), len(CODES) + len(CRISISVLAGGEN))
_SOORTEN = slice(len(CODES) + len(CRISISVLAGGEN), len(LABELS))
ALLEEN = tuple(s for s in SOORTEN if s not in SOORTEN_NAAST_PROBLEEM)

# Verhoog dit als een bewaard model niet meer te lezen is; dan zegt het laden wat er te doen is.
VORM = 1

VOUWEN = 3
ZAAD = 20181
# Zoveel van de crisisberichten moeten regels en model samen horen, op berichten die het model niet
# zag. Hoger kan, maar kost precisie: zie de tabel in docs/herkenning.md.
CRISIS_TERUG = 0.90
# Lager gaat de drempel voor een vlag niet: dan wordt elk treurig verhaal een crisis.
LAAGSTE_CRISIS = 0.08
# Onder deze kans op welke vlag ook spreekt het model een crisisregel tegen (docs/herkenning.md).
REGEL_TEGENGESPROKEN = 0.05
# Onder deze kans wordt een code ook niet als mogelijkheid genoemd.
BIJNA_ONMOGELIJK = 0.08
MEEST_TWIJFEL = 4
# Is niets zeker genoeg, dan telt het waarschijnlijkste vanaf deze kans.
TERUGVAL = 0.2


@dataclass(frozen=True)
class Voorbeeld:
    """Een bericht met zijn labels."""

    tekst: str
    problemen: tuple[str, ...] = ()
    crisis: tuple[str, ...] = ()
    soort: str | None = None

    def labels(self) -> Iterator[str]:
        yield from self.problemen
        yield from self.crisis
        if self.soort:
            yield self.soort


@dataclass(frozen=True)
class Oordeel:
    """Wat er in één bericht gehoord is, met kansen."""

    problemen: tuple[tuple[str, float], ...] = ()
    twijfel: tuple[tuple[str, float], ...] = ()
    crisis: tuple[tuple[str, float], ...] = ()
    soort: str | None = None
    soorten: tuple[tuple[str, float], ...] = ()


def matrix(voorbeelden: Sequence[Voorbeeld]) -> np.ndarray:
    """Een rij per bericht, een kolom per label."""
    y = np.zeros((len(voorbeelden), len(LABELS)), dtype=np.float32)
    for i, voorbeeld in enumerate(voorbeelden):
        for label in voorbeeld.labels():
            y[i, _PLEK[label]] = 1
    return y


def _scheid(x: csr_matrix, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """De gewichten van alle labels; een label zonder voorbeelden scheidt nooit iets af."""
    w = np.zeros((x.shape[1], y.shape[1]), dtype=np.float32)
    b = np.full(y.shape[1], -5.0, dtype=np.float32)
    for j in range(y.shape[1]):
        if 0 < y[:, j].sum() < len(y):
            scheider = LinearSVC(C=0.5, tol=0.01, random_state=ZAAD)
            scheider.fit(x, y[:, j])
            w[:, j], b[j] = scheider.coef_[0], scheider.intercept_[0]
    return w, b


def _platt(scores: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a, c = np.ones(y.shape[1]), np.zeros(y.shape[1])
    for j in range(y.shape[1]):
        if y[:, j].sum() >= 3:
            m = LogisticRegression(C=100.0).fit(scores[:, [j]], y[:, j])
            a[j], c[j] = max(m.coef_[0, 0], 0.1), m.intercept_[0]
        else:
            a[j], c[j] = 1.0, -5.0
    return a, c


def _beste_drempel(kansen: np.ndarray, y: np.ndarray) -> float:
    """De drempel met de hoogste F1 over alle kolommen samen."""
    proef = np.arange(0.15, 0.71, 0.01)
    f1 = [2 * (y * (kansen >= t)).sum() / max(1.0, y.sum() + (kansen >= t).sum()) for t in proef]
    return float(proef[int(np.argmax(f1))])


def _crisisdrempel(kansen: np.ndarray, y: np.ndarray, regels: Sequence[Sequence[str]], terug: float) -> float:
    """De hoogste drempel waarbij regels en model samen genoeg van de crisisberichten horen."""
    hoogste = np.where([bool(r) for r in regels], 1.0, kansen.max(1))[y.any(1)]
    if not len(hoogste):
        return 0.5
    return float(np.clip(np.sort(hoogste)[int((1 - terug) * len(hoogste))], LAAGSTE_CRISIS, 0.5))


@dataclass
class Leerder:
    """Een geleerd model; `leer` maakt er een, `hoor` gebruikt het, `bewaar` en `laad` zijn elkaars omgekeerde."""

    blokken: list[Blok]
    w: np.ndarray
    b: np.ndarray
    a: np.ndarray
    c: np.ndarray
    # Voor een probleem, voor een soort, en voor een vlag. Eén per groep: per code apart gekozen
    # drempels waren op andere berichten dan waarop ze gekozen werden slechter, niet beter.
    drempels: tuple[float, float, float]
    aantal: int
    figuren: dict[str, Any] = field(default_factory=dict)
    _onthouden: dict[str, np.ndarray] = field(default_factory=dict)

    @classmethod
    def leer(
        cls,
        voorbeelden: Sequence[Voorbeeld],
        regels: Sequence[Sequence[str]] | None = None,
        crisis_terug: float = CRISIS_TERUG,
    ) -> Leerder:
        """Leert uit voorbeelden, met kansen en drempels uit kruisvalidatie.

        `regels` zijn per voorbeeld de vlaggen die de crisisregels al gaven: het model vult die aan.
        Alleen die van de voorbeelden met een vlag doen ertoe.
        """
        regels = regels or [()] * len(voorbeelden)
        y = matrix(voorbeelden)
        tellingen = [[blok.tel(v.tekst) for v in voorbeelden] for blok in nieuwe_blokken()]
        scores = np.zeros(y.shape, dtype=np.float32)
        vouwen = min(VOUWEN, len(voorbeelden))
        for leer, toets in KFold(vouwen, shuffle=True, random_state=ZAAD).split(y):
            blokken = nieuwe_blokken()
            x, xt = [], []
            for blok, telling in zip(blokken, tellingen):
                blok.leer([telling[i] for i in leer])
                x.append(blok.matrix([telling[i] for i in leer]))
                xt.append(blok.matrix([telling[i] for i in toets]))
            w, b = _scheid(hstack(x).tocsr(), y[leer])
            scores[toets] = hstack(xt).tocsr() @ w + b
        a, c = _platt(scores, y)
        kansen = 1 / (1 + np.exp(-(scores * a + c)))
        drempel, soortdrempel = (_beste_drempel(kansen[:, deel], y[:, deel]) for deel in (_CODES, _SOORTEN))
        crisisdrempel = _crisisdrempel(kansen[:, _VLAGGEN], y[:, _VLAGGEN], regels, crisis_terug)
        blokken = nieuwe_blokken()
        x = []
        for blok, telling in zip(blokken, tellingen):
            blok.leer(telling)
            x.append(blok.matrix(telling))
        w, b = _scheid(hstack(x).tocsr(), y)
        model = cls(blokken, w.astype(np.float16).astype(np.float32), b, a, c, (drempel, soortdrempel, crisisdrempel), len(y))
        model.figuren = model.meet(kansen, y, regels)
        return model

    def lees(self, tekst: str) -> Lezing:
        """De kenmerken van een bericht, om er meer dan één ding van te vragen."""
        return Lezing(self.blokken, self._onthouden, tekst)

    def kansen(self, tekst: str, lezing: Lezing | None = None) -> np.ndarray:
        """De kans op elk label, in de volgorde van `LABELS`."""
        return self._kans((lezing or self.lees(tekst)).score(self.w))

    def kansen_per_stuk(self, lezing: Lezing, grenzen: Sequence[int]) -> np.ndarray:
        """De kans op elk label in elk stuk van een bericht (`Lezing.scores`): een rij per stuk."""
        return self._kans(lezing.scores(self.w, grenzen))

    def _kans(self, score: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-((score + self.b) * self.a + self.c)))

    def per_woord(self, lezing: Lezing, labels: Sequence[str]) -> np.ndarray:
        """Hoeveel elk woord de log-odds van deze labels verandert: een rij per woord, een kolom per label."""
        kolommen = [_PLEK[label] for label in labels]
        return lezing.per_woord(self.w, kolommen) * self.a[kolommen]

    def bekende_woorden(self) -> frozenset[str]:
        """De woorden die in minstens vier voorbeelden stonden."""
        blok = self.blokken[0]
        grens = np.log((1 + self.aantal) / (1 + 4)) + 1 + 1e-4
        return frozenset(t for t, i in blok.plek.items() if " " not in t and blok.idf[i] <= grens)

    def hoor(self, tekst: str) -> Oordeel:
        """Wat er in dit bericht zit."""
        return self.beslis(self.kansen(tekst))

    def kansen_vlaggen(self, kansen: np.ndarray) -> tuple[tuple[str, float], ...]:
        """De kans op elke crisisvlag, uit de kansen op alle labels."""
        return tuple(zip(CRISISVLAGGEN, map(float, kansen[_VLAGGEN])))

    def hoogste_vlag(self, kansen: np.ndarray) -> float:
        """De hoogste kans op een crisisvlag."""
        return float(kansen[_VLAGGEN].max())

    def beslis(
        self, kansen: np.ndarray, regels: Iterable[str] = (), drempels: tuple[float, float, float] | None = None
    ) -> Oordeel:
        """Van kansen naar een oordeel. Een soort die alleen kan staan, sluit problemen uit en omgekeerd."""
        drempel, soortdrempel, crisisdrempel = drempels or self.drempels
        code, vlag, soort = kansen[_CODES], kansen[_VLAGGEN], kansen[_SOORTEN]
        soorten = tuple(sorted(zip(SOORTEN, map(float, soort)), key=lambda s: -s[1]))
        zeker = set(regels)
        vlag = np.array([1.0 if v in zeker else k for v, k in zip(CRISISVLAGGEN, vlag)])
        crisis = tuple((v, float(k)) for v, k in zip(CRISISVLAGGEN, vlag) if k >= crisisdrempel)
        for v, k in crisis:
            if v in PROBLEEM_BIJ_VLAG and k >= 0.5:
                j = _PLEK[PROBLEEM_BIJ_VLAG[v]]
                code = np.where(np.arange(len(CODES)) == j, np.maximum(code, k), code)
        raak = code >= drempel
        gekozen = next((s for s, k in soorten if k >= soortdrempel), None)
        if gekozen in ALLEEN and (raak.any() or crisis) and max(code.max(), vlag.max()) >= kansen[_PLEK[gekozen]]:
            gekozen = next((s for s, k in soorten if s not in ALLEEN and k >= soortdrempel), None)
        if gekozen in ALLEEN:
            raak = np.zeros_like(raak)
        elif gekozen is None and not raak.any() and not crisis and soort.max() < TERUGVAL <= code.max():
            raak = code == code.max()  # er is iets verteld, en dit is het waarschijnlijkst
        volgorde = np.argsort(-code)
        problemen = tuple((CODES[j], float(code[j])) for j in volgorde if raak[j])
        twijfel = tuple((CODES[j], float(code[j])) for j in volgorde if not raak[j] and code[j] >= BIJNA_ONMOGELIJK)
        if gekozen in ALLEEN:
            twijfel = ()
        if gekozen is None and not problemen and not crisis and not twijfel and soorten[0][1] >= TERUGVAL:
            gekozen = soorten[0][0]
        return Oordeel(problemen, twijfel[:MEEST_TWIJFEL], crisis, gekozen, soorten)

    def meet(self, kansen: np.ndarray, y: np.ndarray, regels: Sequence[Sequence[str]]) -> dict[str, float]:
        """De cijfers van de kruisvalidatie (de drempels zijn op dezelfde berichten gekozen)."""
        p = np.zeros_like(y)
        for i, rij in enumerate(kansen):
            o = self.beslis(rij, regels[i])
            for label, _ in (*o.problemen, *o.crisis):
                p[i, _PLEK[label]] = 1
            if o.soort:
                p[i, _PLEK[o.soort]] = 1

        def f1(deel: slice) -> np.ndarray:
            raak = (y[:, deel] * p[:, deel]).sum(0)
            return 2 * raak / np.maximum(1, y[:, deel].sum(0) + p[:, deel].sum(0))

        yc, pc = y[:, _CODES], p[:, _CODES]
        alarm, echt = p[:, _VLAGGEN].any(1), y[:, _VLAGGEN].any(1)
        alleen = echt | yc.any(1)
        soort_y, soort_p = y[~alleen][:, _SOORTEN], p[~alleen][:, _SOORTEN]
        met = soort_y.any(1)
        return {
            "micro_f1": float(2 * (yc * pc).sum() / max(1, yc.sum() + pc.sum())),
            "macro_f1": float(f1(_CODES).mean()),
            "crisis_recall": float((alarm & echt).sum() / max(1, echt.sum())),
            "soort": float((soort_y[met] * soort_p[met]).sum() / max(1, met.sum())),
        }

    # --- bewaren: geen pickle, zodat een model laden nooit code uitvoert ---------------------

    def bewaar(self, map_: Path) -> None:
        np.savez_compressed(
            map_ / "gewichten.npz",
            w=self.w.astype(np.float16), b=self.b, a=self.a, c=self.c, drempels=np.array(self.drempels),
            **{f"idf{i}": blok.idf for i, blok in enumerate(self.blokken)},
        )  # fmt: skip
        inhoud = {"vorm": VORM, "labels": LABELS, "termen": [list(blok.plek) for blok in self.blokken], "aantal": self.aantal, "figuren": self.figuren}
        (map_ / "termen.json").write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Leerder:
        inhoud = json.loads((map_ / "termen.json").read_text(encoding="utf-8"))
        if inhoud.get("vorm") != VORM or tuple(inhoud["labels"]) != LABELS:
            raise ValueError("het model is van een andere versie of met andere labels getraind: draai make train")
        with np.load(map_ / "gewichten.npz", allow_pickle=False) as npz:
            data = {naam: npz[naam] for naam in npz.files}
        blokken = nieuwe_blokken()
        for i, (blok, termen) in enumerate(zip(blokken, inhoud["termen"])):
            blok.plek = {term: j for j, term in enumerate(termen)}
            blok.idf = data[f"idf{i}"]
        return cls(
            blokken, data["w"].astype(np.float32), data["b"], data["a"], data["c"],
            tuple(map(float, data["drempels"])), inhoud["aantal"], inhoud["figuren"],
        )  # fmt: skip
