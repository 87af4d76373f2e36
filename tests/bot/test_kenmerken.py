"""De kenmerken: één bericht lezen geeft hetzelfde als er veel tegelijk lezen, en telt op over woorden."""

from __future__ import annotations

import numpy as np
import pytest

from bot.components.kenmerken import Blok, Lezing, nieuwe_blokken

BERICHTEN = [
    "Ik kan de huur niet betalen, de huur niet!",
    "De huur van 1.250,50 is te hoog... ik betaal NIET meer",
    "huur huur huur",
    "ik ik",
    "De deurwaarder komt morgen; ik kan niet betalen.",
]


@pytest.fixture(scope="module")
def blokken() -> list[Blok]:
    uit = nieuwe_blokken()
    for blok in uit:
        blok.leer([blok.tel(tekst) for tekst in BERICHTEN])
    return uit


@pytest.mark.parametrize("tekst", [*BERICHTEN, "", "  ", "🤷", "wat de huur nooit eerder zag"])
def test_lezen_is_hetzelfde_als_leren(blokken: list[Blok], tekst: str) -> None:
    """Het model herkent met precies de kenmerken waarvan het leerde."""
    w = np.random.default_rng(1).normal(size=(sum(len(b.plek) for b in blokken), 4)).astype(np.float32)
    samen = np.concatenate([b.matrix([b.tel(tekst)]).toarray()[0] for b in blokken])
    for onthouden in ({}, {}):
        assert Lezing(blokken, onthouden, tekst).score(w) == pytest.approx(samen @ w, abs=1e-5)
        assert Lezing(blokken, onthouden, tekst).score(w) == pytest.approx(samen @ w, abs=1e-5)


@pytest.mark.parametrize("tekst", BERICHTEN)
def test_de_woorden_tellen_op_tot_de_score(blokken: list[Blok], tekst: str) -> None:
    w = np.random.default_rng(2).normal(size=(sum(len(b.plek) for b in blokken), 4)).astype(np.float32)
    lezing = Lezing(blokken, {}, tekst)
    per_woord = lezing.per_woord(w, [3, 0])
    assert per_woord.shape == (len(tekst.split()), 2)
    assert per_woord.sum(0) == pytest.approx(lezing.score(w)[[3, 0]], abs=1e-5)


def test_een_stuk_leest_als_een_bericht_op_zich(blokken: list[Blok]) -> None:
    """Zinnen krijgen hun score zonder opnieuw te lezen; een woordpaar over de grens heen telt bij geen van beide."""
    w = np.random.default_rng(3).normal(size=(sum(len(b.plek) for b in blokken), 4)).astype(np.float32)
    zinnen = ["Ik kan de huur niet", "betalen, de huur niet!", "🤷", "huur huur huur"]
    scores = Lezing(blokken, {}, "  ".join(zinnen)).scores(w, [0, 5, 9, 10, 13])
    for zin, score in zip(zinnen, scores, strict=True):
        assert score == pytest.approx(Lezing(blokken, {}, zin).score(w), abs=1e-5)


def test_een_woord_krijgt_alleen_wat_van_hem_is(blokken: list[Blok]) -> None:
    """Een kenmerk van 'huur' telt bij elk 'huur', een woordpaar half bij elk van de twee."""
    w = np.zeros((sum(len(b.plek) for b in blokken), 2), dtype=np.float32)
    w[blokken[0].plek["huur"], 0] = 1.0
    w[blokken[0].plek["de huur"], 1] = 1.0
    per_woord = Lezing(blokken, {}, "wij huur de huur").per_woord(w, [0, 1])
    assert per_woord[1, 0] == per_woord[3, 0] > 0
    assert per_woord[[0, 2], 0].tolist() == [0.0, 0.0]
    assert per_woord[2, 1] == per_woord[3, 1] > 0
    assert per_woord[:2, 1].tolist() == [0.0, 0.0]


def test_alleen_woorden_uit_de_voorbeelden_worden_onthouden(blokken: list[Blok]) -> None:
    """Een naam of adres van een inwoner blijft niet in het geheugen staan."""
    onthouden: dict[str, np.ndarray] = {}
    Lezing(blokken, onthouden, "ik heet jansen, de huur is hoog")
    assert set(onthouden) <= set(blokken[0].plek)
    assert "huur" in onthouden
    assert "jansen," not in onthouden
