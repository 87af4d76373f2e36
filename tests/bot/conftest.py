"""De voorbeelden uit bot/data/nlu/, zoals Rasa ze leest maar zonder diens controles (die kosten 20 s)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

NLU = Path(__file__).parents[2] / "bot" / "data" / "nlu"


@pytest.fixture(scope="session")
def nlu_voorbeelden() -> list[Message]:
    return [
        Message.build(rij["text"], groep["intent"], example_metadata=rij.get("metadata"))
        for pad in sorted(NLU.glob("*.yml"))
        for groep in yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]
        for rij in groep["examples"]
    ]
