"""De zinsencoder naast het lineaire model: een klein voorgetraind net, met bot/encoder/ als artefact.

Facultatief: is het artefact of onnxruntime er niet, dan beslist het lineaire model alleen en zegt
het logboek dat. Gemaakt met `make encoder`; herkomst en cijfers in bot/encoder/herkomst.md.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.tekst import MAX_TEKENS

logger = logging.getLogger(__name__)

MAP = Path(__file__).parents[1] / "encoder"
# Meer stukken leest het net niet: langer kost tijd (docs/herkenning.md); de rest leest het lineaire model.
MAX_STUKKEN = 80
_ONDER = "\u2581"
_BEGIN, _EIND, _ONBEKEND, _BIJZONDER = 0, 2, 3, 4
# Zo leerde het voorgetrainde net een vraag kennen.
_VOORVOEGSEL = "query:"


class Stukken:
    """De waarschijnlijkste verdeling van een tekst in bekende stukken (SentencePiece unigram).

    Geen stuk loopt over een spatie heen: elk woord wordt apart verdeeld.
    """

    def __init__(self, stukken: list[str], scores: list[float], vouw: Mapping[int, str]) -> None:
        self._plek = {t: (i, s) for i, (t, s) in enumerate(zip(stukken, scores)) if t and i >= _BIJZONDER}
        self._vouw, self._straf = vouw, min(scores) - 10
        self._langst = max(map(len, self._plek))
        # Hoe woorden die zelf een stuk zijn verdeeld worden; van andere woorden blijft niets staan.
        self._gewoon: dict[str, list[int]] = {}

    def splits(self, tekst: str, hoogstens: int = MAX_STUKKEN) -> list[int]:
        """De nummers van de stukken met begin- en eindteken, samen hooguit `hoogstens`."""
        return self.splits_met_woord(tekst, hoogstens)[0]

    def splits_met_woord(self, tekst: str, hoogstens: int = MAX_STUKKEN) -> tuple[list[int], list[int]]:
        """Ook van elk stuk het hoeveelste woord van `tekst.split()` het is; -1 hoort bij geen woord."""
        uit, van, vouw = [_BEGIN], [-1], self._vouw
        # Een stuk is ten minste één teken: verder lezen dan dit verandert het begin niet meer.
        woorden = tekst[: min(MAX_TEKENS, hoogstens * self._langst)].split()
        for i, woord in enumerate((_VOORVOEGSEL, *woorden), -1):
            for deel in woord.translate(vouw).split():
                nieuw = self._gewoon.get(deel) or self._verdeel(_ONDER + deel)
                uit += nieuw
                van += [i] * len(nieuw)
            if len(uit) >= hoogstens - 1:
                break
        return [*uit[: hoogstens - 1], _EIND], [*van[: hoogstens - 1], -1]

    def _verdeel(self, woord: str) -> list[int]:
        n, plek, langst, straf = len(woord), self._plek, self._langst, self._straf
        best, terug = [0.0] + [-1e30] * n, [(0, _ONBEKEND)] * (n + 1)
        for i in range(n):
            hier = best[i]
            for eind in range(i + 1, min(n, i + langst) + 1):
                stuk = plek.get(woord[i:eind])
                if stuk is not None and hier + stuk[1] > best[eind]:
                    best[eind], terug[eind] = hier + stuk[1], (i, stuk[0])
            if hier + straf > best[i + 1]:
                best[i + 1], terug[i + 1] = hier + straf, (i, _ONBEKEND)
        uit = []
        while n:
            n, nummer = terug[n]
            uit.append(nummer)
        uit.reverse()
        if woord in plek:
            self._gewoon[woord[1:]] = uit
        return uit


@dataclass(frozen=True)
class Gehoord:
    """De kans op elk label, en hoeveel elk woord van `tekst.split()` aan de log-odds toevoegde (None: onbekend)."""

    kansen: np.ndarray
    per_woord: np.ndarray | None = None


@dataclass(frozen=True)
class Encoder:
    """Het net, zijn stukken, en hoe zijn kansen met die van het lineaire model samengaan."""

    stukken: Stukken
    net: Any
    gewicht: float
    drempels: tuple[float, float, float]

    def hoor(self, tekst: str) -> Gehoord:
        """Wat het net van een bericht vindt; de labels in de volgorde van `leerder.LABELS`."""
        ids, van = self.stukken.splits_met_woord(tekst)
        scores, *los = self.net.run(None, {"ids": np.array([ids], dtype=np.int64)})
        kansen = 1 / (1 + np.exp(-scores[0].astype(np.float64)))
        return Gehoord(kansen, _per_woord(los[0], van, len(tekst.split())) if los else None)

    def kansen(self, tekst: str) -> np.ndarray:
        """De kans op elk label, in de volgorde van `leerder.LABELS`."""
        return self.hoor(tekst).kansen

    def samen(self, gehoord: Gehoord, lineair: np.ndarray) -> np.ndarray:
        """De kansen van dit net en het lineaire model samen."""
        return meng(gehoord.kansen, lineair, self.gewicht)


def _per_woord(per_stuk: np.ndarray, van: list[int], aantal: int) -> np.ndarray:
    """De score is het gemiddelde over de stukken; wat een woord daarbij afwijkt van de andere, is van hem."""
    deel = (per_stuk - per_stuk.mean(0)) / len(per_stuk)
    hoort = np.arange(aantal)[:, None] == np.array(van)
    return hoort.astype(per_stuk.dtype) @ deel


def meng(encoder: np.ndarray, lineair: np.ndarray, gewicht: float) -> np.ndarray:
    """Het gewogen gemiddelde van de log-odds: een uitgesproken nee van de een telt dan echt mee."""

    def logodds(kans: np.ndarray) -> np.ndarray:
        kans = np.clip(kans, 1e-6, 1 - 1e-6)
        return np.log(kans / (1 - kans))

    return 1 / (1 + np.exp(-(gewicht * logodds(encoder) + (1 - gewicht) * logodds(lineair))))


def laad(labels: tuple[str, ...], map_: Path = MAP) -> Encoder | None:
    """De encoder, of None als hij er niet is of niet bij deze labels hoort; het logboek zegt waarom."""
    try:
        gegevens = json.loads((map_ / "encoder.json").read_text(encoding="utf-8"))
        if tuple(gegevens["labels"]) != labels:
            raise ValueError("gemaakt voor andere labels: draai make encoder")
        for naam, som in gegevens["sha256"].items():
            if hashlib.sha256((map_ / naam).read_bytes()).hexdigest() != som:
                raise ValueError(f"{naam} is beschadigd")
        import onnxruntime

        inhoud = json.loads(gzip.decompress((map_ / "stukken.json.gz").read_bytes()))
        opties = onnxruntime.SessionOptions()
        opties.intra_op_num_threads = opties.inter_op_num_threads = 1
        opties.log_severity_level = 3
        net = onnxruntime.InferenceSession(str(map_ / "encoder.onnx"), opties, providers=["CPUExecutionProvider"])
    except (OSError, ImportError, ValueError, KeyError) as fout:
        logger.warning("Zinsencoder niet gebruikt, het lineaire model herkent alleen: %s", fout)
        return None
    stukken = Stukken(inhoud["stukken"], inhoud["scores"], {int(k): v for k, v in inhoud["vouw"].items()})
    return Encoder(stukken, net, gegevens["gewicht"], tuple(gegevens["drempels"]))
