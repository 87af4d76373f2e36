"""De kern gebruikt alleen de standaardbibliotheek; naam voor naam nagekeken."""

import ast
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
MODULES = sorted((WORTEL / "triage").rglob("*.py"))


def eerste_namen(pad: Path) -> set[str]:
    """De eerste naam van alles wat het bestand importeert, ook binnen functies."""
    namen = set()
    for knoop in ast.walk(ast.parse(pad.read_text("utf-8"))):
        if isinstance(knoop, ast.Import):
            namen |= {alias.name.split(".")[0] for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.level == 0:
            namen.add(knoop.module.split(".")[0])
    return namen


def test_er_is_een_kern():
    """Zonder bestanden zou de controle hieronder niets zeggen."""
    assert MODULES


@pytest.mark.parametrize("pad", MODULES, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_triage_importeert_alleen_de_standaardbibliotheek(pad):
    """Geen framework en geen ander pakket van ons komt de kern in."""
    assert eerste_namen(pad) <= sys.stdlib_module_names | {"triage"}
