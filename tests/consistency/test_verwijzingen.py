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


def test_elk_blad_staat_in_de_wegwijzer():
    """docs/README.md wijst naar elk blad in docs/, zodat een lezer het vindt; een nieuw blad hoort er meteen bij."""
    wijst = re.findall(r"\]\(([^)#\s]+)", (ROOT / "docs" / "README.md").read_text(encoding="utf-8"))
    assert [blad.name for blad in sorted((ROOT / "docs").glob("*.md")) if blad.name not in {*wijst, "README.md"}] == []
