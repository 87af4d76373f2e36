"""docs/privacy.md noemt elke kolom die bewaard wordt, met wat het is, waarom en hoe lang."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from overdracht import tabellen as t
from overdracht.sleutels import versleutelde_kolommen

BLAD = Path(__file__).resolve().parents[2] / "docs" / "privacy.md"
TABELLEN = t.Tabel.metadata.tables
KOP = ["kolom", "wat", "waarom", "hoe lang"]


def lees(tekst: str) -> dict[str, list[list[str]]]:
    """Per tabel (een kop met alleen haar naam tussen backticks) de rijen die eronder staan, zonder de kop van de tabel."""
    uit: dict[str, list[list[str]]] = {}
    for deel in re.split(r"^#{2,3} ", tekst, flags=re.MULTILINE)[1:]:
        kop, _, rest = deel.partition("\n")
        if gevonden := re.fullmatch(r"`(\w+)`", kop.strip()):
            rijen = [[cel.strip() for cel in regel.strip().strip("|").split("|")] for regel in rest.splitlines() if regel.startswith("|")]
            uit[gevonden[1]] = [rij for rij in rijen if rij != KOP and not set("".join(rij)) <= {"-", ":"}]
    return uit


def kolommen(rijen: list[list[str]]) -> list[str]:
    return [naam for rij in rijen for naam in re.findall(r"`(\w+)`", rij[0])]


STAAT_ER = lees(BLAD.read_text(encoding="utf-8"))


def test_de_tabellen_zijn_die_van_de_database() -> None:
    """Geen tabel te weinig en geen te veel."""
    erbij, eraf = sorted(set(TABELLEN) - set(STAAT_ER)), sorted(set(STAAT_ER) - set(TABELLEN))
    assert not erbij, f"nieuw in de database, nog niet in docs/privacy.md: geef elk een kop '### `{erbij[0]}`' met een tabel {' | '.join(KOP)}: {erbij}"
    assert not eraf, f"docs/privacy.md noemt tabellen die er niet zijn: {eraf}"


@pytest.mark.parametrize("tabel", sorted(TABELLEN))
def test_elke_kolom_staat_er_een_keer(tabel: str) -> None:
    """Een nieuwe kolom zonder regel mislukt, met wat er te doen is."""
    genoemd, echt = Counter(kolommen(STAAT_ER.get(tabel, []))), {kolom.name for kolom in TABELLEN[tabel].columns}
    nieuw = sorted(echt - set(genoemd))
    assert not nieuw, f"docs/privacy.md, onder '### `{tabel}`': zet erbij wat, waarom en hoe lang voor {nieuw}"
    assert not (weg := sorted(set(genoemd) - echt)), f"docs/privacy.md, onder '### `{tabel}`': deze kolommen zijn er niet: {weg}"
    assert not (dubbel := sorted(naam for naam, aantal in genoemd.items() if aantal > 1)), f"docs/privacy.md, onder '### `{tabel}`': dubbel: {dubbel}"


@pytest.mark.parametrize("tabel", sorted(STAAT_ER))
def test_elke_regel_zegt_wat_waarom_en_hoe_lang(tabel: str) -> None:
    """Vier gevulde vakken per regel."""
    for rij in STAAT_ER[tabel]:
        assert len(rij) == len(KOP) and all(rij), f"{tabel}: {rij}"


def test_versleuteld_staat_erbij() -> None:
    """Bij precies de kolommen die versleuteld zijn staat dat erbij; `notitie_korrel` staat in dezelfde regel als haar notitie."""
    zegt = {(tabel, kolom) for tabel, rijen in STAAT_ER.items() for rij in rijen if "versleuteld" in rij[1] for kolom in kolommen([rij])}
    echt = {(tabel.name, kolom.name) for tabel, kolom in versleutelde_kolommen()}
    assert zegt - {("historie", "notitie_korrel")} == echt


def test_een_vergeten_kolom_valt_op() -> None:
    """De lezer hierboven ziet ook wat er niet staat."""
    rijen = lees("# x\n\n### `bericht`\n\n| kolom | wat | waarom | hoe lang |\n|---|---|---|---|\n| `id`, `op` | nummer | orde | altijd |\n\n## Anders\n\n| `van` | a | b | c |\n")
    assert kolommen(rijen["bericht"]) == ["id", "op"]
    assert list(rijen) == ["bericht"]
