"""Het portaal als de database wegvalt: een gewone pagina, en daarna weer verder."""

from __future__ import annotations

import pytest

from integrations.portal.toegang import COOKIE
from overdracht import dienst, medewerkers
from overdracht.database import maak_engine, maak_sessies
from overdracht.migreer import migreer
from tests.support.overdrachten import maak_overdracht
from tests.support.postgres import maak_cluster
from tests.support.server import browser_bij
from tests.support.testapp import GEHEIM, maak_test_app
from triage.overdracht import naar_dict


@pytest.mark.postgres
def test_database_gestopt(wachtwoord_hash: str) -> None:
    """PostgreSQL gestopt: portaal en interne koppeling geven 503 met uitleg; na een herstart werkt alles, ook de sessie."""
    cluster = maak_cluster()
    engine = maak_engine(cluster.nieuwe_database())
    try:
        migreer(engine)
        sessies = maak_sessies(engine)
        teken = medewerkers.open_sessie(sessies, medewerkers.maak(sessies, "j.jansen", wachtwoord_hash), bevestigd=True)
        kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
        aanbod = naar_dict(maak_overdracht())
        with browser_bij(maak_test_app(sessies)) as browser:
            browser.cookies.set(COOKIE, teken, path="/medewerkers")
            assert browser.get("/medewerkers").status_code == 200
            cluster.stop()
            for pad in ("/medewerkers", f"/medewerkers/overdracht/{kenmerk}"):
                antwoord = browser.get(pad)
                assert antwoord.status_code == 503
                assert "Het logboek is niet bereikbaar" in antwoord.text
            antwoord = browser.post("/intern/overdrachten", json=aanbod, headers={"X-Wegwijs-Geheim": GEHEIM})
            assert antwoord.status_code == 503
            assert antwoord.headers["content-type"] == "application/problem+json"
            cluster.start()
            assert browser.get(f"/medewerkers/overdracht/{kenmerk}").status_code == 200
            assert browser.post("/intern/overdrachten", json=aanbod, headers={"X-Wegwijs-Geheim": GEHEIM}).status_code == 201
    finally:
        engine.dispose()
        cluster.ruim_op()
