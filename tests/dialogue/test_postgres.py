"""Dezelfde opstelling op PostgreSQL, met één instelling; en wat er gebeurt als die database wegvalt."""

import pytest

from overdracht.database import maak_engine
from overdracht.migreer import migreer
from scripts.processen import Opstelling
from tests.dialogue.inwoner import Inwoner
from tests.dialogue.test_storingen import loop_tot
from tests.support.database import PROEFBOS, SLEUTELOMGEVING
from tests.support.postgres import maak_cluster

pytestmark = pytest.mark.postgres


def test_logboek_echt_gestopt_en_terug(tmp_path):
    """Zonder logboek een eerlijk antwoord en niets doorgegeven; daarna telt hetzelfde bericht één keer."""
    cluster = maak_cluster()
    url = cluster.nieuwe_database()
    engine = maak_engine(url, PROEFBOS)
    migreer(engine)
    engine.dispose()
    with Opstelling(var=tmp_path, extra={"WEGWIJS_DATABASE_URL": url, **SLEUTELOMGEVING}) as wegwijs:
        wegwijs.wacht_tot_klaar()
        inwoner = Inwoner(wegwijs)
        loop_tot(inwoner, "belmoment")
        cluster.stop()
        antwoord = inwoner.stuur("ochtend", "laatste")
        assert antwoord.status_code == 503 and "14 0546" in antwoord.text and "kenmerk" not in antwoord.text
        cluster.start()
        berichten = inwoner.zegt("ochtend", "laatste")
        assert [b["soort"] for b in berichten][:1] == ["overdracht"] and len(inwoner.overdrachten) == 1
        assert inwoner.zegt("ochtend", "laatste") == berichten
    cluster.ruim_op()
