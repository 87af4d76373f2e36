"""Elke tekst voor inwoners is om te zetten van u naar je, zonder dat er een u of een vreemd werkwoord achterblijft."""

import re
from pathlib import Path

import pytest
import yaml

from gemeenten.lezer import profielen
from triage.aanspreken import naar_je, onbekende_werkwoorden, vorm

ROOT = Path(__file__).resolve().parents[2]
# Takken van de gedeelde woorden die een inwoner niet leest, of die geen Nederlands zijn.
NIET_VOOR_INWONERS = {"loketwoorden", "termijnen", "talen", "loketnamen", "planredenen", "stappen"}
NIET_VOOR_INWONERS_SLEUTELS = {"loket", "trefwoorden", "patronen", "uitspraken", "begrip", "partij", "niet_bij", "toestemming", "toestemming_crisis"}


def teksten():
    """Elke tekst met de plek waar hij staat."""
    for bestand in sorted((ROOT / "bot" / "data" / "responses").glob("*.yml")):
        for naam, varianten in yaml.safe_load(bestand.read_text(encoding="utf-8"))["responses"].items():
            for i, variant in enumerate(varianten):
                yield f"{naam}[{i}]", variant["text"]
    for sleutel, profiel in profielen().items():
        yield from _in(profiel.woorden, (sleutel,))


def _in(waarde, pad):
    if isinstance(waarde, str):
        yield ".".join(map(str, pad)), waarde
    elif isinstance(waarde, dict):
        for sleutel, onder in waarde.items():
            if sleutel not in NIET_VOOR_INWONERS | NIET_VOOR_INWONERS_SLEUTELS:
                yield from _in(onder, (*pad, sleutel))
    elif isinstance(waarde, (list, tuple)):
        for i, onder in enumerate(waarde):
            yield from _in(onder, (*pad, i))


ALLE = sorted({tekst: plek for plek, tekst in teksten()}.items(), key=lambda paar: paar[1])


def test_er_zijn_teksten():
    """Zonder teksten zegt de rest niets."""
    assert len(ALLE) > 200 and sum(bool(re.search(r"\bu\b", tekst)) for tekst, _ in ALLE) > 80


@pytest.mark.parametrize(("tekst", "plek"), ALLE, ids=[plek for _, plek in ALLE])
def test_elke_tekst_is_om_te_zetten(tekst, plek):
    """Geen u of uw blijft over, en van elk woord voor 'u' is bekend of er een t af moet."""
    assert not onbekende_werkwoorden(tekst)
    om = naar_je(tekst)
    assert not re.search(r"(?<![\w.'’{-])(?:u|uw|uzelf)(?![\w}])", om, re.IGNORECASE), om
    assert not re.search(r"\b(?:bent|kunt|wilt|zult) je\b|\bje heeft\b", om, re.IGNORECASE), om
    assert naar_je(om) == om
    assert set(re.findall(r"\{\w+\}", om)) == set(re.findall(r"\{\w+\}", tekst))


@pytest.mark.parametrize(
    ("u", "je"),
    [
        ("Wilt u dat een medewerker u belt?", "Wil je dat een medewerker je belt?"),
        ("U heeft rekeningen die u niet kunt betalen.", "Je hebt rekeningen die je niet kunt betalen."),
        ("Heeft u uw kenmerk? Typ het dan.", "Heb je je kenmerk? Typ het dan."),
        ("Moet u uw huis uit, laat u dat dan weten?", "Moet je je huis uit, laat je dat dan weten?"),
        ("U bent er. Bent u er nog?", "Je bent er. Ben je er nog?"),
        ("Voor uzelf, en ook voor u.", "Voor jezelf, en ook voor jou."),
        ("Wie houdt het overzicht? U, of een ander?", "Wie houdt het overzicht? Jij, of een ander?"),
        ("Een medewerker helpt u verder. Iemand belt u dan.", "Een medewerker helpt je verder. Iemand belt je dan."),
        ("Weet u het niet, dan vraagt u het. Hier leest u meer.", "Weet je het niet, dan vraag je het. Hier lees je meer."),
        ("Ook voor u is er hulp.", "Ook voor jou is er hulp."),
        ("Als u vandaag niets te eten heeft, bel dan.", "Als je vandaag niets te eten hebt, bel dan."),
        ("Wij mailen u. In uw buurt kan dat.", "Wij mailen je. In je buurt kan dat."),
        ("Dit is het UWV in Utrecht, nummer 088.", "Dit is het UWV in Utrecht, nummer 088."),
    ],
)
def test_naar_je(u, je):
    """Hoe een zin wordt."""
    assert naar_je(u) == je


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("kun je me helpen met de huur", "je"), ("kan jij dat regelen?", "je"), ("ben je een robot", "je"), ("zeg maar je hoor", "je"), ("dankjewel", "je"),
        ("je weet hoe dat gaat met schulden", None), ("als je niks hebt, tja", None), ("mijn man zei: jij doet ook niks", "je"), ("ik wil hulp", None),
        ("kunt u mij helpen", "u"), ("dank u wel", "u"), ("zeg maar u tegen mij", "u"),
    ],
)  # fmt: skip
def test_hoe_iemand_aanspreekt(tekst, verwacht):
    """Wie Wegwijs met je aanspreekt krijgt je; 'je' over mensen in het algemeen telt niet."""
    assert vorm(tekst) == verwacht
