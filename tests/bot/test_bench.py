"""Het rekenwerk van `make bench`: labels samenvoegen, tellen, vergelijken. Er wordt niets getraind."""

from __future__ import annotations

import pytest

from tools import bench
from triage.taxonomie import PROBLEMEN, SOORTEN


@pytest.mark.parametrize(
    ("problemen", "soort", "intent"),
    [
        (["schulden"], None, "schulden"),
        (["schulden"], "klacht", "schulden"),
        ([], "groet", "groet"),
        ([], None, "vertel"),
    ],
)
def test_samenvoegen(problemen: list[str], soort: str | None, intent: str) -> None:
    """Codes gaan voor de soort; wie niets van beide heeft, vertelt."""
    assert bench.voeg_samen(problemen, soort) == intent


def test_volgorde_maakt_geen_andere_intent() -> None:
    """Dezelfde codes in een andere volgorde zijn dezelfde intent."""
    a, b, c = list(PROBLEMEN)[:3]
    assert bench.voeg_samen([c, a, b], None) == bench.voeg_samen([b, c, a, a], None) == f"{a}+{b}+{c}"


def test_uiteenhalen_is_het_omgekeerde() -> None:
    """Van elke voorkomende combinatie komt terug wat erin ging; een terugval of onbekende naam is niets."""
    for voorbeeld in bench.lees_voorbeelden():
        labels = voorbeeld["metadata"]
        gehoord = bench.haal_uiteen(voorbeeld[bench.STANDAARD])
        assert sorted(gehoord["problemen"]) == sorted(labels.get("problemen", []))
        if not gehoord["problemen"]:
            assert gehoord["soort"] == (voorbeeld[bench.WEGWIJS] if voorbeeld[bench.WEGWIJS] in SOORTEN else labels.get("soort"))
    for niets in (None, "", "vertel", "nlu_fallback", "bestaat_niet"):
        assert bench.haal_uiteen(niets) == {"problemen": [], "crisis": [], "soort": None}


def test_zonder_herkenning_geen_cijfer() -> None:
    """Een model dat niets herkende, krijgt geen nul maar een fout."""
    assert bench.uit_herkenning({"problemen": [{"code": "rouw", "zekerheid": 0.9}], "soort": None})["problemen"] == ["rouw"]
    with pytest.raises(bench.Mislukt):
        bench.uit_herkenning(None)


def test_eerste_intent_slaat_de_terugval_over() -> None:
    ranglijst = [{"name": "nlu_fallback", "confidence": 0.3}, {"name": "rouw", "confidence": 0.2}, {"name": "groet", "confidence": 0.1}]
    assert bench.eerste_intent(ranglijst) == "rouw"
    assert bench.eerste_intent([{"name": None}]) is None
    assert bench.eerste_intent([]) is None


def test_scores() -> None:
    """Met de hand nagerekend: 2 goed, 1 te veel, 1 gemist."""
    echt = [
        {"problemen": ["schulden", "rouw"], "crisis": [], "soort": None, "valkuil": None},
        {"problemen": ["school"], "crisis": [], "soort": None, "valkuil": None},
        {"problemen": [], "crisis": [], "soort": "groet", "valkuil": None},
    ]
    gehoord = [bench.haal_uiteen(naam) for naam in ("schulden", "school+rouw", "groet")]
    s = bench.scores(echt, gehoord)
    assert s["micro_f1"] == pytest.approx(2 / 3)
    assert s["macro_f1"] == pytest.approx(2 / 3)  # schulden 1, school 1, rouw 0
    assert s["helemaal_goed"] == pytest.approx(1 / 3)


def test_percentiel() -> None:
    waarden = [float(n) for n in range(100, 0, -1)]
    assert (bench.percentiel(waarden, 0.50), bench.percentiel(waarden, 0.95)) == (50.0, 95.0)
    assert bench.percentiel([7.0], 0.95) == 7.0


def test_vergelijken() -> None:
    """Ons gedeeld door hun; de herkenning alleen na volledig leren; door nul delen we niet."""
    ons, hun = {"p50_ms": 2.0, "micro_f1": 0.8, "leren_s": 3.0}, {"p50_ms": 8.0, "micro_f1": 0.4, "leren_s": 0.0}
    deel = bench.vergelijk(ons, hun, volledig=False)
    assert (deel["p50_ms"], deel["micro_f1"], deel["leren_s"], deel["model_mb"]) == (0.25, None, None, None)
    assert bench.vergelijk(ons, hun, volledig=True)["micro_f1"] == 2.0
    regels = list(bench.tabel(ons, hun, deel))
    assert len(regels) == len(bench.MATEN) + 1
    assert regels[1].split()[-3:] == ["2.00", "8.00", "0.250"]


def test_het_deel_is_steeds_hetzelfde() -> None:
    rijen = [{"text": str(i)} for i in range(50)]
    assert bench.kies(rijen, 10) == bench.kies(rijen, 10)
    assert len(bench.kies(rijen, 10)) == 10
    assert bench.kies(rijen, None) == bench.kies(rijen, 99) == rijen
