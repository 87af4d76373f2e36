"""De zinsencoder naast het lineaire model: een klein voorgetraind net, met bot/encoder/ als artefact.

Facultatief: is het artefact of onnxruntime er niet, dan beslist het lineaire model alleen en zegt
het logboek dat. Gemaakt met `make encoder`; herkomst en cijfers in bot/encoder/herkomst.md.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.tekst import MAX_TEKENS

logger = logging.getLogger(__name__)

MAP = Path(__file__).parents[1] / "encoder"
MAX_STUKKEN = 96
_ONDER = "\u2581"
_BEGIN, _EIND, _ONBEKEND, _BIJZONDER = 0, 2, 3, 4
# Zo leerde het voorgetrainde net een vraag kennen.
_VOORVOEGSEL = "query: "
_SPATIES = re.compile(" {2,}")


class Stukken:
    """De waarschijnlijkste verdeling van een tekst in bekende stukken (SentencePiece unigram)."""

    def __init__(self, stukken: list[str], scores: list[float], vouw: Mapping[int, str]) -> None:
        self._plek = {t: (i, s) for i, (t, s) in enumerate(zip(stukken, scores)) if t and i >= _BIJZONDER}
        self._vouw, self._straf = vouw, min(scores) - 10
        self._langst = max(map(len, self._plek))

    def splits(self, tekst: str, hoogstens: int = MAX_STUKKEN) -> list[int]:
        """De nummers van de stukken met begin- en eindteken, samen hooguit `hoogstens`."""
        # Een stuk is ten minste één teken: verder lezen dan dit verandert het begin niet meer.
        tekst = (_VOORVOEGSEL + tekst)[: min(MAX_TEKENS, hoogstens * self._langst)]
        tekst = _ONDER + _SPATIES.sub(" ", tekst.translate(self._vouw)).replace(" ", _ONDER)
        n, plek, langst, straf = len(tekst), self._plek, self._langst, self._straf
        best, terug = [0.0] + [-1e30] * n, [(0, _ONBEKEND)] * (n + 1)
        for i in range(n):
            hier = best[i]
            for eind in range(i + 1, min(n, i + langst) + 1):
                stuk = plek.get(tekst[i:eind])
                if stuk is not None and hier + stuk[1] > best[eind]:
                    best[eind], terug[eind] = hier + stuk[1], (i, stuk[0])
            if hier + straf > best[i + 1]:
                best[i + 1], terug[i + 1] = hier + straf, (i, _ONBEKEND)
        uit = []
        while n:
            n, nummer = terug[n]
            uit.append(nummer)
        return [_BEGIN, *uit[::-1][: hoogstens - 2], _EIND]


@dataclass(frozen=True)
class Encoder:
    """Het net, zijn stukken, en hoe zijn kansen met die van het lineaire model samengaan."""

    stukken: Stukken
    net: Any
    gewicht: float
    drempels: tuple[float, float, float]

    def kansen(self, tekst: str) -> np.ndarray:
        """De kans op elk label, in de volgorde van `leerder.LABELS`."""
        ids = np.array([self.stukken.splits(tekst)], dtype=np.int64)
        scores = self.net.run(None, {"ids": ids})[0][0].astype(np.float64)
        return 1 / (1 + np.exp(-scores))

    def samen(self, tekst: str, lineair: np.ndarray) -> np.ndarray:
        """De kansen van dit net en het lineaire model samen."""
        return meng(self.kansen(tekst), lineair, self.gewicht)


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
