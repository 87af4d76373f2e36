"""De zinsencoder: facultatief, gecontroleerd bij het laden, en samen met het lineaire model."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from bot.components import encoder
from bot.components.encoder import MAP, Encoder, Stukken
from bot.components.leerder import LABELS

STUKKEN = Stukken(
    ["<s>", "<pad>", "</s>", "<unk>", "▁query", ":", "▁ik", "▁huur", "schuld", "▁huurs"],
    [0.0, 0.0, 0.0, 0.0, -3.0, -3.0, -2.0, -4.0, -5.0, -6.0],
    {ord("\t"): " "},
)


def test_stukken_zijn_de_waarschijnlijkste_verdeling():
    assert STUKKEN.splits("ik  huurschuld") == [0, 4, 5, 6, 7, 8, 2]
    assert STUKKEN.splits("ik\tik") == [0, 4, 5, 6, 6, 2]
    assert 3 in STUKKEN.splits("ik 漢")


def test_een_lang_bericht_wordt_afgekapt():
    assert len(STUKKEN.splits("ik " * 5000)) == encoder.MAX_STUKKEN
    assert STUKKEN.splits("")[:3] == [0, 4, 5]


def test_zonder_artefact_doet_het_lineaire_model_het_alleen(tmp_path, caplog):
    assert encoder.laad(LABELS, tmp_path) is None
    assert "lineaire model herkent alleen" in caplog.text


@pytest.mark.skipif(not MAP.is_dir(), reason="bot/encoder is er niet")
def test_een_beschadigd_of_vreemd_artefact_wordt_niet_gebruikt(tmp_path, caplog):
    shutil.copytree(MAP, tmp_path / "e")
    assert encoder.laad(LABELS[1:], tmp_path / "e") is None
    with (tmp_path / "e" / "stukken.json.gz").open("ab") as f:
        f.write(b"x")
    assert encoder.laad(LABELS, tmp_path / "e") is None
    assert "beschadigd" in caplog.text


def test_samen_weegt_de_logodds():
    class Net:
        def run(self, _uit, _in):
            return [np.zeros((1, len(LABELS)), dtype=np.float32)]

    e = Encoder(STUKKEN, Net(), 0.5, (0.3, 0.3, 0.1))
    gehoord = e.hoor("ik")
    assert e.samen(gehoord, np.full(len(LABELS), 0.9)) == pytest.approx(np.full(len(LABELS), 0.75))
    assert gehoord.per_woord is None


def test_elk_stuk_weet_zijn_woord():
    ids, van = STUKKEN.splits_met_woord("ik  huurschuld\n ik")
    assert ids == [0, 4, 5, 6, 7, 8, 6, 2]
    assert van == [-1, -1, -1, 0, 1, 1, 2, -1]


def test_zelfde_woord_wordt_steeds_hetzelfde_verdeeld():
    """Wat van gewone woorden onthouden wordt, verandert niets; van andere woorden blijft niets staan."""
    stukken = Stukken(["<s>", "<pad>", "</s>", "<unk>", "▁ik", "▁huur", "s", "▁huurs", "▁"], [0, 0, 0, 0, -2.0, -1.0, -1.0, -9.0, -3.0], {})
    eerst = stukken.splits("huurs ik jansen")
    assert stukken.splits("huurs ik jansen") == eerst
    assert eerst[-8:-6] != [7], "huurs is waarschijnlijker als huur + s"
    assert set(stukken._gewoon) == {"huurs", "ik"}


def test_een_woord_krijgt_wat_zijn_stukken_afwijken():
    """Wat elk stuk meer of minder geeft dan gemiddeld; wat bij geen woord hoort, telt bij geen woord."""

    class Net:
        def run(self, _uit, in_):
            los = np.zeros((in_["ids"].shape[1], len(LABELS)), dtype=np.float32)
            los[4, 0] = los[5, 0] = 7.0  # de beide stukken van 'huurschuld'
            return [los.mean(0, keepdims=True), los]

    per_woord = Encoder(STUKKEN, Net(), 0.5, (0.3, 0.3, 0.1)).hoor("ik huurschuld").per_woord
    assert per_woord.shape == (2, len(LABELS))
    assert per_woord[:, 0] == pytest.approx([-2 / 7, 10 / 7])
    assert not per_woord[:, 1:].any()


@pytest.mark.skipif(not MAP.is_dir(), reason="bot/encoder is er niet")
def test_het_artefact_hoort_wat_er_staat():
    pytest.importorskip("onnxruntime")
    e = encoder.laad(LABELS)
    assert e is not None
    assert json.loads((MAP / "encoder.json").read_text())["data"]
    kansen = dict(zip(LABELS, e.kansen("sinds mijn man overleden is huil ik elke avond op zijn stoel")))
    assert max(kansen, key=lambda label: kansen[label]) == "rouw"
