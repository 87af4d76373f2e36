"""Het meten van `make bench ARGS=--snelheid`: om en om, elk bericht één keer per lezer. Er wordt geen tijd beoordeeld."""

from __future__ import annotations

from tools import snelheid


def test_om_en_om_en_niets_dubbel() -> None:
    """Elke lezer krijgt alle berichten in volgorde, in beurten; opwarmen telt niet mee."""
    gelezen: list[tuple[str, str]] = []
    teksten = [f"bericht {i}" for i in range(100)]
    tijden = snelheid.meet({naam: lambda t, naam=naam: gelezen.append((naam, t)) for naam in ("a", "b")}, teksten)
    assert {naam: (len(klok), len(reken)) for naam, (klok, reken) in tijden.items()} == {"a": (100, 100), "b": (100, 100)}
    warm, echt = gelezen[: 2 * snelheid.OPWARMEN], gelezen[2 * snelheid.OPWARMEN :]
    assert [t for _, t in warm] == 2 * teksten[: snelheid.OPWARMEN]
    for naam in ("a", "b"):
        assert [t for n, t in echt if n == naam] == teksten
    beurten = [echt[i][0] for i in range(0, len(echt), 20)]
    assert beurten == ["a", "a", "b", "b", "b", "b", "a", "a", "a", "b"]


def test_de_maatstaf_leest_elk_bericht() -> None:
    """De maatstaf leert van de voorbeelden en geeft per bericht een kans op elke code."""
    from tools import bench
    from triage.taxonomie import PROBLEMEN

    lees = snelheid.maatstaf(bench.lees_voorbeelden()[::40])
    assert lees("ik kan de huur niet betalen").shape == (1, len(PROBLEMEN))
    assert lees("").shape == (1, len(PROBLEMEN))
