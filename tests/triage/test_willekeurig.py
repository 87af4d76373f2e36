"""Wat iemand ook typt of kiest, in welke volgorde ook: het gesprek breekt niet en loopt niet vast."""

import json
from datetime import timedelta

import pytest

hypothesis = pytest.importorskip("hypothesis", reason="hypothesis staat alleen in de webomgeving; daar draait deze test")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from tests.support.kern import Gesprek  # noqa: E402
from triage.dossier import Dossier  # noqa: E402
from triage.taxonomie import CRISISVLAGGEN, PROBLEMEN  # noqa: E402

TEKSTEN = st.sampled_from(
    [
        "ja", "nee", "weet ik niet", "dat zeg ik liever niet", "terug", "stop", "opnieuw", "ik wil iemand spreken", "verwijder mijn gegevens", "hoe staat het met K3F-7QD", "wie leest dit?", "hallo", "7607", "1012 AB",
        "06 12345678", "jan@voorbeeld.nl", "mijn moeder", "nee, het is mijn zus", "toch wel schulden", "toch geen schulden", "er komt vrijdag een deurwaarder", "er komt toch geen deurwaarder", "mijn nummer is anders",
        "laat de schulden weg", "zet erbij dat ik slecht hoor", "ik wil iets veranderen", "laat het zo", "ik wil nog iets toevoegen", "ik heb twee kinderen", "bel me niet thuis", "mijn naam is Jan", "alleen het werkplein",
        "mag ik alles lezen", "o ja en ook nog iets met de post", "kun je me helpen", "", "😀", "%%%",
    ]
) | st.text(max_size=60)  # fmt: skip
HOORT = st.lists(
    st.sampled_from([*PROBLEMEN, *(f"?{c}" for c in PROBLEMEN), *(f"!{v}" for v in CRISISVLAGGEN), "!?suicide", "~klacht", "~aanbod", "~mens", "~status", "~groet", "~buiten_bereik", "@en"]), max_size=3, unique=True
)
BEURT = st.tuples(st.one_of(TEKSTEN, st.just("KNOP"), st.lists(st.text(max_size=8), min_size=1, max_size=2)), HOORT, st.sampled_from([0, 0, 0, 2, 80]), st.integers(0, 3))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["almelo", "maastricht", "groningen"]), st.lists(BEURT, min_size=1, max_size=14), st.booleans())
def test_elk_gesprek_houdt_stand(gemeente, beurten, logboek):
    """Na elk bericht is er een vraag of een einde, is er iets gezegd, en past het dossier in JSON."""
    gesprek = Gesprek(gemeente, logboek=logboek)
    for tekst, hoort, uren, welke in beurten:
        gesprek.nu += timedelta(hours=uren)
        if tekst == "KNOP":
            knoppen = next((u.opties for u in reversed(gesprek.laatste) if u.opties), ())
            tekst = [knoppen[welke % len(knoppen)].waarde] if knoppen else "ja"
        gesprek.zeg(tekst, *([] if isinstance(tekst, list) else hoort))
        d = gesprek.d
        assert gesprek.laatste, "er moet altijd iets gezegd worden"
        assert d.vraag is not None or d.afgesloten or gesprek.laatste[-1].soort in ("tekst", "fout", "overdracht")
        assert sum(u.soort == "vraag" for u in gesprek.laatste) <= 1, gesprek.namen
        assert Dossier.uit_slots(json.loads(json.dumps(d.naar_slots()))) == d
        for o in gesprek.overdrachten:
            assert o.loket in o.toestemming.loketten
