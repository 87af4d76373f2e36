"""`make herken` en `make evaluate`, met het volledige getrainde model (bot/models/wegwijs.tar.gz)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import evaluate
from bot.herken import MODEL
from triage.taxonomie import CRISISVLAGGEN, PROBLEMEN, SOORTEN

WORTEL = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not MODEL.is_file(), reason="geen getraind model: draai make train")


def herken(invoer: str, *opties: str) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-m", "bot.herken", *opties], input=invoer, capture_output=True, text=True, cwd=WORTEL, env=omgeving, timeout=120)


def test_driehonderd_berichten() -> None:
    """Alleen JSON op standaarduit, één regel per bericht, in volgorde, in de vorm van het contract."""
    rijen = evaluate.lees(evaluate.MAP / "berichten.jsonl")[:300]
    uit = herken("".join(json.dumps({"id": r["id"], "tekst": r["tekst"]}) + "\n" for r in rijen))
    assert uit.returncode == 0, uit.stderr[-2000:]
    regels = [json.loads(r) for r in uit.stdout.splitlines()]
    assert [r["id"] for r in regels] == [r["id"] for r in rijen]
    for regel in regels:
        assert set(regel) == {"id", "problemen", "crisis", "soort", "taal"}
        assert all(set(p) == {"code", "zekerheid"} and p["code"] in PROBLEMEN and 0 <= p["zekerheid"] <= 1 for p in regel["problemen"])
        assert set(regel["crisis"]) <= set(CRISISVLAGGEN)
        assert regel["soort"] in (None, *SOORTEN)


def test_rare_regels() -> None:
    """Een onleesbare regel wordt gemeld en overgeslagen; leeg, schuine streep en HTML geven gewoon antwoord."""
    goed = ["", "/vertel", "/ ik heb honger", "<b>x</b>", "🤷", "x" * 4000]
    uit = herken("geen json\n" + "".join(json.dumps({"id": i, "tekst": t}) + "\n" for i, t in enumerate(goed)))
    assert uit.returncode == 1
    assert "regel 1" in uit.stderr
    assert [json.loads(r)["id"] for r in uit.stdout.splitlines()] == list(range(len(goed)))


def test_met_waarom_de_woorden_erbij() -> None:
    """Alleen op verzoek: zonder de vlag blijft de uitvoer die van het contract."""
    uit = herken(json.dumps({"id": 1, "tekst": "de deurwaarder komt morgen"}) + "\n", "--waarom")
    assert uit.returncode == 0, uit.stderr[-2000:]
    regel = json.loads(uit.stdout)
    assert set(regel) == {"id", "problemen", "crisis", "soort", "taal", "waarom"}
    assert "deurwaarder" in " ".join(regel["waarom"]["schulden"])


def test_zonder_berichten_geen_uitvoer() -> None:
    """Lege invoer is goed en geeft niets."""
    uit = herken("")
    assert (uit.returncode, uit.stdout) == (0, "")


def test_cijfers_kloppen() -> None:
    """De telling van de evaluatie, op een voorbeeld dat met de hand is nagerekend."""
    echt = [
        {"problemen": ["schulden", "rouw"], "crisis": [], "soort": None, "valkuil": None},
        {"problemen": [], "crisis": ["suicide"], "soort": None, "valkuil": None},
        {"problemen": [], "crisis": [], "soort": "groet", "valkuil": "figuurlijk"},
    ]
    gehoord = [
        {"problemen": ["schulden"], "crisis": [], "soort": None},
        {"problemen": ["rouw"], "crisis": ["geweld_nu"], "soort": None},
        {"problemen": [], "crisis": ["suicide"], "soort": "groet"},
    ]
    c = evaluate.cijfers(echt, gehoord)
    assert c["micro F1"] == pytest.approx(0.5)  # 1 goed, 1 te veel, 1 gemist
    assert c["macro F1"] == pytest.approx(0.5)  # schulden 1, rouw 0
    assert (c["crisis recall"], c["crisis precisie"]) == (1.0, 0.5)
    assert c["beeldspraak als crisis"] == 1.0
    assert c["soort"] == 1.0


def test_de_herkenning_haalt_de_ondergrens() -> None:
    """Op de eigen evaluatieset; de ondergrenzen liggen net onder wat er nu gehaald wordt."""
    from bot.herken import Luisteraar

    luisteraar = Luisteraar()
    rijen, talen = evaluate.lees(evaluate.MAP / "berichten.jsonl"), evaluate.lees(evaluate.MAP / "talen.jsonl")
    gehoord, _ = evaluate.met_model(luisteraar, [r["tekst"] for r in rijen])
    vreemd, _ = evaluate.met_model(luisteraar, [r["tekst"] for r in talen])
    luisteraar.sluit()
    c = evaluate.cijfers(rijen, gehoord)
    assert c["micro F1"] >= 0.86
    assert c["macro F1"] >= 0.86
    assert c["crisis recall"] >= 0.96
    assert c["crisis precisie"] >= 0.78
    assert c["rustige vraag zonder crisis"] <= 0.06
    assert sum(h["taal"] != "nl" for h in vreemd) >= 0.95 * len(talen)
    assert sum(h["taal"] != "nl" for h in gehoord) <= 0.01 * len(rijen)
