"""Wat de documentatie aanwijst bestaat."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLADEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
DOELEN = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("blad", BLADEN, ids=lambda pad: str(pad.relative_to(ROOT)))
def test_verwijzingen_en_opdrachten_bestaan(blad):
    """Elke verwijzing naar een bestand en elk `make`-doel in de tekst is er echt."""
    tekst = blad.read_text(encoding="utf-8")
    wijst = [w.split("#")[0] for w in re.findall(r"\]\(([^)\s]+)\)", tekst) if not re.match(r"https?:|mailto:|#", w)]
    assert [w for w in wijst if not (blad.parent / w).exists()] == []
    assert [d for d in re.findall(r"`make ([a-z-]+)", tekst) if d not in DOELEN] == []
