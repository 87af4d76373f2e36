"""Speelt de gesprekken in gesprekken/*.yaml tegen de echte opstelling."""

from pathlib import Path

import pytest
import yaml

from tests.dialogue.inwoner import Inwoner

MAP = Path(__file__).parent / "gesprekken"
GESPREKKEN = [g for bestand in sorted(MAP.glob("*.yaml")) for g in yaml.safe_load(bestand.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("gesprek", GESPREKKEN, ids=lambda g: g["naam"])
def test_gesprek(wegwijs, gesprek):
    """Elk gesprek verloopt zoals het er staat, en het logboek klopt met wat de inwoner te lezen kreeg."""
    inwoner = Inwoner(wegwijs, gesprek["gemeente"])
    beurten = 0
    for beurt in gesprek["beurten"]:
        # `mag_al`: de vraag hiervoor kan al beantwoord zijn met wat eerder verteld is.
        if beurt.get("mag_al") and inwoner.vraag == beurt["vraag"]:
            continue
        inwoner.zegt(beurt["zegt"])
        beurten += 1
        if "eerst" in beurt:
            assert inwoner.laatste[0]["soort"] == beurt["eerst"]
        if "vraag" in beurt:
            assert inwoner.vraag == beurt["vraag"], (beurt["zegt"], inwoner.tekst)
        if "bevat" in beurt:
            assert beurt["bevat"] in inwoner.tekst
    uitkomst = gesprek["uitkomst"]
    log = inwoner.in_het_log()
    assert sorted(o["loket"] for o in inwoner.overdrachten) == sorted(uitkomst["loketten"])
    assert {(o["kenmerk"], o["loket"]) for o in inwoner.overdrachten} == {(r["kenmerk"], r["loket"]) for r in log}
    for rij in log:
        assert rij["prioriteit"] == uitkomst.get("prioriteit", rij["prioriteit"])
        assert rij["rij"] == uitkomst.get("rij", rij["rij"])
    if "regisseur" in uitkomst:
        assert [o["loket"] for o in inwoner.overdrachten if o["regisseur"]] == [uitkomst["regisseur"]]
    assert set(uitkomst.get("problemen", [])) <= {p for o in inwoner.overdrachten for p in o["problemen"]}
    assert beurten <= uitkomst.get("hoogstens_beurten", 99)
