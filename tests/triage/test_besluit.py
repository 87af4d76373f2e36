"""De beslistabel: elke rij met haar grenzen, en geen rij die nooit aan de beurt komt."""

import itertools

import pytest

from triage.besluit import RIJEN, Situatie, besluit, regiecheck_nodig
from triage.regie import Regie
from triage.taxonomie import PROBLEMEN


def loket_van(code):
    return PROBLEMEN[code].loket


def uitkomst(**kw):
    u = besluit(Situatie(**kw), loket_van)
    return u.rij, u.reden, [(d.loket, d.problemen, d.regisseur) for d in u.delen], u.genoemd


SOC, WMO, WERK, KCC = "sociaal_team", "wmo_loket", "werkplein", "kcc"
A, O, N = Regie.AANWEZIG, Regie.ONBEKEND, Regie.ONTBREEKT

TABEL = [
    # rij 1: crisis gaat voor alles, ook voor geweld en een mens
    (dict(crisis=("suicide",)), 1, [(SOC, (), True)]),
    (dict(crisis=("geweld_nu",), problemen=("huiselijk_geweld",), mens=True), 1, [(SOC, ("huiselijk_geweld",), True)]),
    (dict(crisis=("geen_eten",), problemen=("rondkomen",)), 1, [(SOC, ("rondkomen",), True), (WERK, ("rondkomen",), False)]),
    (dict(crisis=("geen_eten",), problemen=("schulden",)), 1, [(SOC, ("schulden",), True), (WERK, ("rondkomen",), False)]),
    # rij 2: geweld gaat naar het sociaal team, met al het andere erbij, ook als iemand een mens wil
    (dict(problemen=("huiselijk_geweld",)), 2, [(SOC, ("huiselijk_geweld",), True)]),
    (dict(problemen=("huiselijk_geweld", "vervoer"), mens=True, regie=A), 2, [(SOC, ("huiselijk_geweld", "vervoer"), True)]),
    # rij 3: een mens, of niets begrepen
    (dict(mens=True), 3, [(KCC, (), False)]),
    (dict(mens=True, problemen=("schulden", "vervoer"), regie=A), 3, [(KCC, ("schulden", "vervoer"), False)]),
    (dict(niet_begrepen=True), 3, [(KCC, (), False)]),
    # rij 4: niets aan de hand
    (dict(), 4, []),
    # rij 5: één probleem, of alles bij één loket; de regie doet er niet toe
    (dict(problemen=("schulden",)), 5, [(SOC, ("schulden",), True)]),
    (dict(problemen=("hulpmiddel",), regie=N), 5, [(WMO, ("hulpmiddel",), True)]),
    (dict(problemen=("taal_inburgering", "werk_zoeken"), regie=N), 5, [(WERK, ("werk_zoeken", "taal_inburgering"), True)]),
    (dict(problemen=("rouw", "eenzaamheid", "schulden"), regie=O), 5, [(SOC, ("schulden", "rouw", "eenzaamheid"), True)]),
    # rij 6: meer loketten en regie: elk zijn deel, de eerste stap coördineert
    (dict(problemen=("werk_met_beperking", "woningaanpassing"), regie=A), 6, [(WMO, ("woningaanpassing",), True), (WERK, ("werk_met_beperking",), False)]),
    (dict(problemen=("vervoer", "uitkering"), regie=A), 6, [(WERK, ("uitkering",), True), (WMO, ("vervoer",), False)]),
    (dict(problemen=("werk_zoeken", "dakloos", "vervoer"), regie=A), 6, [(SOC, ("dakloos",), True), (WMO, ("vervoer",), False), (WERK, ("werk_zoeken",), False)]),
    # rij 7: meer loketten, geen regie: het sociaal team houdt alles bij elkaar
    (dict(problemen=("taal_inburgering", "vervoer"), regie=N), 7, [(SOC, ("vervoer", "taal_inburgering"), True)]),
    (dict(problemen=("dakloos", "uitkering", "vervoer"), regie=N, dreigingen=frozenset({"huis", "inkomen"})), 7,
     [(SOC, ("dakloos", "uitkering", "vervoer"), True), (WERK, ("uitkering",), False)]),
    (dict(problemen=("schulden", "vervoer"), regie=N, dreigingen=frozenset({"eten"})), 7, [(SOC, ("schulden", "vervoer"), True), (WERK, ("rondkomen",), False)]),
    (dict(problemen=("schulden", "vervoer"), regie=N, dreigingen=frozenset({"huis", "energie", "deurwaarder"})), 7, [(SOC, ("schulden", "vervoer"), True)]),
    # rij 8: regie onbekend telt als ontbrekend
    (dict(problemen=("taal_inburgering", "vervoer"), regie=O), 8, [(SOC, ("vervoer", "taal_inburgering"), True)]),
    (dict(problemen=("uitkering", "vervoer"), regie=O, dreigingen=frozenset({"inkomen"})), 8, [(SOC, ("uitkering", "vervoer"), True), (WERK, ("uitkering",), False)]),
]  # fmt: skip


@pytest.mark.parametrize(("situatie", "rij", "delen"), TABEL)
def test_rij(situatie, rij, delen):
    """Elke situatie krijgt de rij en de delen van de tabel."""
    assert (uitkomst(**situatie)[0], uitkomst(**situatie)[2]) == (rij, delen)


def test_elke_rij_is_bereikbaar_en_heeft_een_voorbeeld():
    """Geen rij is door een eerdere afgedekt."""
    assert {rij for _, rij, _ in TABEL} == set(range(1, len(RIJEN) + 1))


def test_loketten_die_niet_benaderd_worden_staan_genoemd():
    """Zonder regie staan de andere loketten in het besluit, maar krijgen ze niets."""
    rij, _, delen, genoemd = uitkomst(problemen=("schulden", "vervoer", "werk_zoeken"), regie=N)
    assert rij == 7 and [d[0] for d in delen] == [SOC] and set(genoemd) == {WMO, WERK}


def test_altijd_een_reden_hoogstens_een_coordinator_en_niets_kwijt():
    """Voor elke combinatie van drie codes, regie en mens: één coördinator (het contactcentrum is dat niet) en elk probleem ergens."""
    codes = ("huiselijk_geweld", "schulden", "uitkering", "vervoer", "rouw")
    for n in range(4):
        for problemen in itertools.combinations(codes, n):
            for regie, mens, crisis in itertools.product(Regie, (False, True), ((), ("geen_eten",))):
                u = besluit(Situatie(problemen, crisis, mens, False, regie), loket_van)
                assert u.reden
                assert sum(d.regisseur for d in u.delen) == (1 if u.delen and u.rij != 3 else 0)
                if u.delen:
                    assert set(problemen) <= {c for d in u.delen for c in d.problemen}
                assert len({d.loket for d in u.delen}) == len(u.delen)


@pytest.mark.parametrize(
    ("problemen", "nodig"),
    [((), False), (("schulden",), False), (("schulden", "rouw"), False), (("schulden", "vervoer"), True), (("huiselijk_geweld", "vervoer"), False)],
)
def test_regiecheck_alleen_als_hij_iets_verandert(problemen, nodig):
    """De regiecheck wordt pas gedaan bij meer loketten."""
    assert regiecheck_nodig(Situatie(problemen=problemen), loket_van) is nodig


def test_een_gemeente_kan_een_code_elders_leggen():
    """De verdeling volgt de routering die meegegeven wordt."""
    u = besluit(Situatie(problemen=("schulden", "vervoer"), regie=A), lambda code: WERK)
    assert u.rij == 5 and u.delen[0].loket == WERK
