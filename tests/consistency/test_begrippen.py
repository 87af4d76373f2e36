"""Wat docs/begrippen.md in de kolom 'in code' noemt, bestaat in de code."""

import ast
import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAPPEN = ("triage", "gemeenten", "overdracht", "integrations", "bot")


def genoemd() -> list[str]:
    """Alles tussen backticks in de derde kolom van de tabellen."""
    tekst = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8")
    rijen = [rij.split("|") for rij in tekst.splitlines() if rij.startswith("|")]
    return sorted({naam for rij in rijen for naam in re.findall(r"`([^`]+)`", rij[3])})


@cache
def namen() -> frozenset[str]:
    """Elke naam en elke losse tekst in de code: functies, klassen, velden, parameters, constanten, codes."""
    uit: set[str] = set()
    for pad in (pad for map_ in MAPPEN for pad in (ROOT / map_).rglob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            match knoop:
                case ast.FunctionDef(name=naam) | ast.AsyncFunctionDef(name=naam) | ast.ClassDef(name=naam):
                    uit.add(naam)
                case ast.Name(id=naam) | ast.Attribute(attr=naam) | ast.arg(arg=naam) | ast.Constant(value=str(naam)):
                    uit.add(naam)
    return frozenset(uit)


def bestaat(naam: str) -> bool:
    if "/" in naam:
        return any(ROOT.glob(naam.rstrip("/")))
    if "." not in naam:
        return naam in namen()
    try:
        pkgutil.resolve_name(naam)
    except (ImportError, AttributeError):
        return False
    return True


def test_er_staat_iets_in_de_kolom():
    """Zonder namen zou de test hieronder niets zeggen."""
    assert len(genoemd()) > 50


@pytest.mark.parametrize("naam", genoemd())
def test_wat_de_begrippenlijst_noemt_bestaat(naam):
    """Een naam is een pad, een module, of een naam of vaste tekst in de code."""
    assert bestaat(naam), naam


@pytest.mark.parametrize("naam", ["bestaat_niet", "triage.profiel.Bestaatniet", "gemeenten/*.toml"])
def test_wat_niet_bestaat_valt_op(naam):
    """De controle hierboven kan ook mislukken."""
    assert not bestaat(naam)
