"""De trainingsdata en de evaluatieset: dekking, labels volgens het contract, niets dubbel."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from triage.taxonomie import CRISISVLAGGEN, PROBLEEM_BIJ_VLAG, PROBLEMEN, SOORTEN, SOORTEN_NAAST_PROBLEEM

WORTEL = Path(__file__).parents[2]
EVALUATIE = WORTEL / "bot" / "evaluatie"
VALKUILEN = {
    *("ontkenning", "verleden", "hypothetisch", "ander_zonder_vraag", "figuurlijk"),
    *("indirect", "typfouten", "lang_verhaal", "meervoudig", "dialect"),
}
# Wat er nu is, naar beneden afgerond; wie iets weghaalt, moet dat hier ook durven zeggen.
MINSTENS_CODE, MINSTENS_VLAG, MINSTENS_MEERVOUDIG, MINSTENS_BUITEN_BEREIK = 285, 90, 2100, 430
MINSTENS_SOORT = {"aanbod": 120, "mens": 150, "status": 150, "klacht": 150, "groet": 50, "onduidelijk": 70}


@pytest.fixture(scope="module")
def training(nlu_voorbeelden: list[Message]) -> list[dict]:
    rijen = []
    for bericht in nlu_voorbeelden:
        labels = (bericht.get("metadata") or {}).get("example") or {}
        rijen.append({"tekst": bericht.get("text"), "intent": bericht.get("intent"), "problemen": [], "crisis": [], "soort": None, **labels})
    return rijen


@pytest.fixture(scope="module")
def evaluatie() -> list[dict]:
    return [json.loads(r) for r in (EVALUATIE / "berichten.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def talen() -> list[dict]:
    return [json.loads(r) for r in (EVALUATIE / "talen.jsonl").read_text(encoding="utf-8").splitlines()]


def woorden(tekst: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", tekst.lower()))


def bijna_gelijk(nieuw: list[str], bestaand: list[str] | None = None) -> list[tuple[str, str]]:
    """Paren met dezelfde woorden, of waarvan meer dan 70 % van de woorden gelijk is.

    Twee zulke berichten delen minstens één van hun zeldzaamste woorden: alleen die gaan in de
    index (prefix filtering), en dat scheelt het vergelijken van alles met alles.
    """
    aantal = Counter(w for tekst in (*nieuw, *(bestaand or ())) for w in woorden(tekst))
    per_woord: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    paren = []

    def zeldzaamste(zak: frozenset[str]) -> list[str]:
        return sorted(zak, key=lambda w: (aantal[w], w))[: len(zak) - int(0.7 * len(zak)) + 1]

    def zet(tekst: str) -> None:
        zak = woorden(tekst)
        for w in zeldzaamste(zak):
            per_woord[w].append((zak, tekst))

    for tekst in bestaand or ():
        zet(tekst)
    for tekst in nieuw:
        zak = woorden(tekst)
        for ander, andere_tekst in {paar for w in zeldzaamste(zak) for paar in per_woord[w]}:
            samen = len(zak | ander)
            zelfde = re.findall(r"\w+", tekst.lower()) == re.findall(r"\w+", andere_tekst.lower())
            if zelfde or (samen > 3 and len(zak & ander) / samen > 0.7):
                paren.append((tekst, andere_tekst))
        if bestaand is None:
            zet(tekst)
    return paren


def fouten_in_labels(rij: dict) -> list[str]:
    """Wat er aan de labels van één bericht niet volgens het contract is."""
    p, c, s = rij["problemen"], rij["crisis"], rij["soort"]
    fout = [f"onbekend: {x}" for x in (*(set(p) - set(PROBLEMEN)), *(set(c) - set(CRISISVLAGGEN)))]
    fout += [f"onbekende soort {s}"] if s not in (None, *SOORTEN) else []
    fout += [f"{s} naast een probleem of crisis"] if s and (p or c) and s not in SOORTEN_NAAST_PROBLEEM else []
    fout += [f"{vlag} zonder {code}" for vlag, code in PROBLEEM_BIJ_VLAG.items() if vlag in c and code not in p]
    fout += ["dubbel label"] if len(set(p)) < len(p) or len(set(c)) < len(c) else []
    fout += ["onbekende valkuil"] if rij.get("valkuil") not in (None, *VALKUILEN) else []
    return fout


@pytest.mark.parametrize("welke", ["training", "evaluatie"])
def test_labels_volgen_het_contract(welke: str, request: pytest.FixtureRequest) -> None:
    """Alleen bekende codes; een soort die alleen hoort te staan, staat alleen; een vlag heeft zijn code."""
    fout = [(rij["tekst"], f) for rij in request.getfixturevalue(welke) if (f := fouten_in_labels(rij))]
    assert fout == []


def test_intent_past_bij_labels(training: list[dict]) -> None:
    """De intent is de soort als er niets anders is, en anders `vertel`."""
    for rij in training:
        verwacht = "vertel" if rij["problemen"] or rij["crisis"] or not rij["soort"] else rij["soort"]
        assert rij["intent"] == verwacht, rij["tekst"]


def test_alles_is_genoeg_gedekt(training: list[dict]) -> None:
    """Elke code, vlag en soort heeft minstens zoveel voorbeelden als er nu zijn."""
    telling = Counter(x for rij in training for x in (*rij["problemen"], *rij["crisis"], rij["soort"]))
    eis = {**dict.fromkeys(PROBLEMEN, MINSTENS_CODE), **dict.fromkeys(CRISISVLAGGEN, MINSTENS_VLAG), **MINSTENS_SOORT, "buiten_bereik": MINSTENS_BUITEN_BEREIK}
    assert {x: telling[x] for x, n in eis.items() if telling[x] < n} == {}
    assert sum(len(rij["problemen"]) > 1 for rij in training) >= MINSTENS_MEERVOUDIG


def test_evaluatie_dekt_alles(evaluatie: list[dict], talen: list[dict]) -> None:
    """Minstens 600 berichten, elke code minstens 15 keer, elke vlag minstens 8 keer, elke soort, zes talen."""
    telling = Counter(x for rij in evaluatie for x in (*rij["problemen"], *rij["crisis"], rij["soort"]))
    assert len(evaluatie) >= 600
    assert {c: telling[c] for c in PROBLEMEN if telling[c] < 15} == {}
    assert {v: telling[v] for v in CRISISVLAGGEN if telling[v] < 8} == {}
    assert {s for s in SOORTEN if not telling[s]} == set()
    assert Counter(rij["taal"] for rij in talen).keys() >= {"en", "de", "tr", "ar", "pl", "uk"}


def test_niets_dubbel_in_training(training: list[dict]) -> None:
    """Geen twee voorbeelden zijn (bijna) gelijk; zo kunnen ze elkaar ook niet tegenspreken."""
    assert bijna_gelijk([rij["tekst"] for rij in training])[:5] == []


def test_niets_dubbel_in_evaluatie(evaluatie: list[dict]) -> None:
    """Ook in de evaluatieset staat niets twee keer."""
    assert bijna_gelijk([rij["tekst"] for rij in evaluatie])[:5] == []


def test_evaluatie_staat_niet_in_training(training: list[dict], evaluatie: list[dict], talen: list[dict]) -> None:
    """Geen bericht van de evaluatiesets is (bijna) gelijk aan een voorbeeld."""
    assert bijna_gelijk([rij["tekst"] for rij in (*evaluatie, *talen)], [rij["tekst"] for rij in training])[:5] == []


def test_rasa_leest_geen_entiteiten(training: list[dict]) -> None:
    """Rasa's notatie `[tekst](naam)` zou woorden uit een bericht halen; die komt niet voor."""
    assert not [rij["tekst"] for rij in training if re.search(r"\[[^\]]+\][({]", rij["tekst"] or "")]


def test_controle_ziet_fouten() -> None:
    """De controles zelf: een fout label en een bijna-dubbele zin worden gevonden."""
    fout = {"problemen": [], "crisis": ["geen_eten"], "soort": "groet", "tekst": "x"}
    assert fouten_in_labels(fout) == ["groet naast een probleem of crisis", "geen_eten zonder rondkomen"]
    assert bijna_gelijk(["ik kan de huur van mei niet betalen", "Ik kan de huur van juni niet betalen!"])
    assert not bijna_gelijk(["ik kan de huur niet betalen", "mijn dochter gaat niet meer naar school"])
