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

    samen = Encoder(STUKKEN, Net(), 0.5, (0.3, 0.3, 0.1)).samen("ik", np.full(len(LABELS), 0.9))
    assert samen == pytest.approx(np.full(len(LABELS), 0.75))


@pytest.mark.skipif(not MAP.is_dir(), reason="bot/encoder is er niet")
def test_het_artefact_hoort_wat_er_staat():
    pytest.importorskip("onnxruntime")
    e = encoder.laad(LABELS)
    assert e is not None
    assert json.loads((MAP / "encoder.json").read_text())["data"]
    kansen = dict(zip(LABELS, e.kansen("sinds mijn man overleden is huil ik elke avond op zijn stoel")))
    assert max(kansen, key=lambda label: kansen[label]) == "rouw"
