"""De herkenner als onderdeel van Rasa: leren, bewaren, laden en horen, op een deel van de voorbeelden.

Geleerd wordt op ieder zesde voorbeeld uit bot/data/nlu/: snel, en toch echt. Het volledige model
komt aan bod in test_herken.py.
"""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
import spacy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import spacy_nl, taal
from bot.components.herkenner import HERKENNING, WAAROM_WOORDEN, Herkenner, voorbeeld, zwaarste
from bot.components.leerder import ALLEEN, LABELS, MEEST_TWIJFEL, Leerder, Oordeel
from triage.herkenning import Herkenning

BRON = Resource("herkenner")


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    return LocalModelStorage(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def context() -> ExecutionContext:
    return ExecutionContext(GraphSchema({}))


@pytest.fixture(scope="module")
def voorbeelden(nlu_voorbeelden: list[Message]) -> list[Message]:
    return nlu_voorbeelden[::6]


@pytest.fixture(scope="module")
def geleerd(opslag: LocalModelStorage, context: ExecutionContext, voorbeelden: list[Message]) -> Herkenner:
    herkenner = Herkenner.create(Herkenner.get_default_config(), opslag, BRON, context)
    herkenner.train(TrainingData(voorbeelden))
    return herkenner


@pytest.fixture(scope="module")
def geladen(geleerd: Herkenner, opslag: LocalModelStorage, context: ExecutionContext) -> Herkenner:
    return Herkenner.load(Herkenner.get_default_config(), opslag, BRON, context)


def hoor(herkenner: Herkenner, tekst: str) -> Message:
    return herkenner.process([Message.build(tekst)])[0]


def test_geladen_model_hoort_hetzelfde(geleerd: Herkenner, geladen: Herkenner, voorbeelden: list[Message]) -> None:
    """Bewaren en laden verandert aan geen enkel bericht iets."""
    for bericht in voorbeelden[::10]:
        tekst = bericht.get("text")
        assert hoor(geleerd, tekst).get(HERKENNING) == hoor(geladen, tekst).get(HERKENNING)


def test_model_is_klein_en_zonder_pickle(geleerd: Herkenner, tmp_path: Path) -> None:
    """Alleen getallen en woorden op schijf: een model laden kan geen code uitvoeren."""
    geleerd.model.bewaar(tmp_path)
    assert {p.suffix for p in tmp_path.iterdir()} == {".npz", ".json"}
    assert sum(p.stat().st_size for p in tmp_path.iterdir()) < 10_000_000


def test_model_met_andere_labels_wordt_geweigerd(geleerd: Herkenner, tmp_path: Path) -> None:
    """Een model van vóór een verandering van de taxonomie geeft geen stille onzin."""
    geleerd.model.bewaar(tmp_path)
    termen = tmp_path / "termen.json"
    termen.write_text(termen.read_text(encoding="utf-8").replace('"schulden"', '"schuldjes"', 1), encoding="utf-8")
    with pytest.raises(ValueError, match="andere labels"):
        Leerder.laad(tmp_path)


def test_contract_van_de_herkenning(geladen: Herkenner) -> None:
    """`herkenning` is het woordenboek van triage, staat in de uitvoer en gaat heen en weer."""
    bericht = hoor(geladen, "Ik heb schulden bij de energiemaatschappij. De deurwaarder staat op de stoep. Het regent.")
    data = bericht.get(HERKENNING)
    assert HERKENNING in bericht.as_dict(only_output_properties=True)
    assert Herkenning.uit_dict(data).naar_dict() == data
    assert data["problemen"][0]["code"] == "schulden"
    assert bericht.get("intent")["name"] == "vertel"
    assert [r["name"] for r in bericht.get("intent_ranking")][0] == "vertel"
    assert [zin for zin, _ in data["zinnen"]] == ["Ik heb schulden bij de energiemaatschappij.", "De deurwaarder staat op de stoep.", "Het regent."]
    assert any("schulden" in codes for _, codes in data["zinnen"])


def test_soort_wordt_intent(geladen: Herkenner) -> None:
    """Zonder probleem is de intent de soort bericht."""
    bericht = hoor(geladen, "Hoe vraag ik een nieuw paspoort aan?")
    assert bericht.get("intent")["name"] == "buiten_bereik"
    assert bericht.get(HERKENNING)["soort"] == "buiten_bereik"


@pytest.mark.parametrize(
    "tekst",
    ["", "   ", "\n", "?", "👍", "😭😭😭", "1234", "<script>alert('x')</script><b>hulp</b>", "a" * 4000, "geen geld " * 400, "geen geld " * 900, "ik heb schulden\x1f\x1c\u2028 İ ß ﬁn\u00a0 dus", "\x00\u200b\ufeff", "ẞ ﷽ 你好", "{{7*7}} ${HOME}"],
)  # fmt: skip
def test_vreemde_tekst_breekt_niets(geladen: Herkenner, tekst: str) -> None:
    """Leeg, emoji, HTML, vreemde spaties en heel lang: altijd een intent en een geldige herkenning."""
    bericht = hoor(geladen, tekst)
    assert bericht.get("intent")["name"]
    assert Herkenning.uit_dict(bericht.get(HERKENNING)).naar_dict() == bericht.get(HERKENNING)


def test_opdracht_blijft_van_rasa(geladen: Herkenner) -> None:
    """Een bericht als /vertel krijgt van ons geen intent en geen herkenning."""
    bericht = hoor(geladen, '/vertel{"x": "y"}')
    assert bericht.get("intent") is None
    assert bericht.get(HERKENNING) is None


def test_crisisregel_is_zeker(geladen: Herkenner) -> None:
    """Wat de regels zeker weten, heeft zekerheid 1, ook als het model twijfelt."""
    data = hoor(geladen, "Ik wil niet meer leven").get(HERKENNING)
    assert data["crisis_zekerheid"] == {"suicide": 1.0}


def test_crisis_achter_een_heel_lang_verhaal(geladen: Herkenner) -> None:
    """De regels lezen alles, ook wat het model niet meer leest."""
    gehoord = geladen.hoor("De gemeente belde over de buurt en het weer was goed. " * 90 + "Ik wil niet meer leven.")[1]
    assert "suicide" in {v for v, _ in (*gehoord.crisis, *gehoord.crisis_twijfel)}


def test_vlag_brengt_zijn_code_mee(geladen: Herkenner) -> None:
    """Een zekere vlag voor onderdak geeft ook het probleem dakloos."""
    oordeel = geladen.model.beslis(geladen.model.kansen("x") * 0, ["geen_onderdak"])
    assert oordeel.problemen == (("dakloos", 1.0),)
    assert oordeel.crisis == (("geen_onderdak", 1.0),)


def test_twijfel_is_kort_en_aannemelijk(geladen: Herkenner, voorbeelden: list[Message]) -> None:
    """Hooguit vier, de beste eerst, nooit wat al herkend is, nooit wat bijna onmogelijk is."""
    for bericht in voorbeelden[::5]:
        oordeel = geladen.model.hoor(bericht.get("text"))
        kansen = [z for _, z in oordeel.twijfel]
        assert len(kansen) <= MEEST_TWIJFEL
        assert kansen == sorted(kansen, reverse=True)
        assert all(z > 0.05 for z in kansen)
        assert not {c for c, _ in oordeel.twijfel} & {c for c, _ in oordeel.problemen}
        assert not (oordeel.soort in ALLEEN and (oordeel.problemen or oordeel.twijfel))


def test_niets_zeker_maar_iets_aannemelijk(geladen: Herkenner) -> None:
    """Is er niets boven de drempel, dan telt het waarschijnlijkste als het aannemelijk genoeg is."""
    kansen = geladen.model.kansen("x") * 0
    kansen[LABELS.index("rouw")] = 0.21
    assert [c for c, _ in geladen.model.beslis(kansen).problemen] == ["rouw"]
    kansen[LABELS.index("rouw")] = 0.1
    assert geladen.model.beslis(kansen) == Oordeel(twijfel=(("rouw", pytest.approx(0.1)),), soorten=geladen.model.beslis(kansen).soorten)


def test_elke_gehoorde_code_heeft_een_zin(geladen: Herkenner, voorbeelden: list[Message]) -> None:
    """Zo krijgt een loket altijd iets van het verhaal te zien bij het probleem dat het krijgt."""
    for bericht in voorbeelden[::7]:
        data = hoor(geladen, bericht.get("text")).get(HERKENNING)
        in_zinnen = {c for _, codes in data["zinnen"] for c in codes}
        assert in_zinnen == {p["code"] for p in data["problemen"]}


def test_een_zinsgrens_midden_in_een_woord(geladen: Herkenner) -> None:
    """Zonder spatie na de punt is 'regent.ik' voor de kenmerken één woord; de zin krijgt toch zijn code."""
    tekst, zinnen = "Het regent.ik heb schulden bij de bank", ["Het regent.", "ik heb schulden bij de bank"]
    _, gehoord = geladen.hoor(tekst, zinnen)
    assert "schulden" in dict(gehoord.problemen)
    assert [zin for zin, _ in gehoord.zinnen] == zinnen
    assert "schulden" in gehoord.zinnen[1][1]


def test_waarom_noemt_woorden_van_de_inwoner(geladen: Herkenner, voorbeelden: list[Message]) -> None:
    """Alleen bij wat herkend is, alleen woorden die er staan, en bij bijna elk probleem ten minste één."""
    met = zonder = 0
    for bericht in voorbeelden[::5]:
        tekst = bericht.get("text")
        data = hoor(geladen, tekst).get(HERKENNING)
        assert set(data["waarom"]) == {*(p["code"] for p in data["problemen"]), *data["crisis"]}
        for woorden in data["waarom"].values():
            met, zonder = met + bool(woorden), zonder + (not woorden)
            assert len(woorden) == len(set(woorden)) <= WAAROM_WOORDEN + 1
            for deel in " ".join(woorden).split():
                assert deel.strip(".,!?") in tekst
    assert met > 20 * zonder


def test_waarom_wijst_het_sleutelwoord_aan(geladen: Herkenner) -> None:
    """Bij twee problemen in één bericht heeft elk zijn eigen woorden."""
    waarom = hoor(geladen, "De deurwaarder staat weer voor de deur en sinds mijn man overleden is huil ik elke dag").get(HERKENNING)["waarom"]
    assert any("deurwaarder" in w for w in waarom["schulden"])
    assert any("overleden" in w for w in waarom["rouw"])
    assert not any("deurwaarder" in w for w in waarom["rouw"])


def test_waarom_van_een_crisisregel(geladen: Herkenner) -> None:
    """De woorden waar de regel op aansloeg staan vooraan, ook in een andere taal."""
    assert hoor(geladen, "Alles is op. Ik wil niet meer leven").get(HERKENNING)["waarom"]["suicide"][0] == "wil niet meer leven"
    anders = hoor(geladen, "I want to kill myself, I cannot go on like this anymore").get(HERKENNING)
    assert anders["taal"] == "en"
    assert anders["crisis"] == ["suicide"]
    assert "kill myself" in anders["waarom"]["suicide"][0]


def test_zwaarste_woorden() -> None:
    """De zwaarste eerst gekozen, in de volgorde van het bericht; buren blijven bij elkaar, leestekens vallen weg."""
    woorden = ["Nou,", "de", "huur", "(niet)", "betaald...", "en", "de", "huur", "—"]
    bijdragen = np.array([[0.0, 0.1, 2.0, 0.9, 1.5, -1.0, 0.2, 1.9, 3.0], [0.01] * 9]).T
    assert list(zwaarste(woorden, bijdragen)) == [("huur niet betaald", "huur"), ()]
    assert list(zwaarste(["…"], np.array([[1.0]]))) == [()]


def test_onbekend_label_is_een_fout() -> None:
    """Een tikfout in de metadata wordt bij het trainen gemeld, met de tekst erbij."""
    bericht = Message.build("de deurwaarder belt", "vertel", example_metadata={"problemen": ["schuld"]})
    with pytest.raises(ValueError, match="schuld.*de deurwaarder belt"):
        voorbeeld(bericht)


def test_zonder_voorbeelden_geen_model(opslag: LocalModelStorage, context: ExecutionContext) -> None:
    """Trainen zonder gelabelde voorbeelden is een duidelijke fout."""
    herkenner = Herkenner.create({}, opslag, Resource("leeg"), context)
    with pytest.raises(ValueError, match="geen voorbeelden"):
        herkenner.train(TrainingData([]))


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("I cannot pay my rent and I do not know where to go", "en"),
        ("Ich kann meine Miete nicht mehr bezahlen", "de"),
        ("Kiramı ödeyemiyorum, ne yapmalıyım", "tr"),
        ("لا أستطيع دفع الإيجار", "ar"),
        ("Nie mam pieniędzy na czynsz", "pl"),
        ("Я не можу заплатити за оренду", "uk"),
        ("Je ne peux plus payer mon loyer depuis deux mois", "fr"),
        ("hoi", "nl"),
        ("help", "nl"),
        ("Mohammed el Amrani", "nl"),
        ("thanks", "nl"),
        ("Ik heb gin geald meer veur 't etn", "nl"),
        ("Woar kan ik hen as ik niks meer heb", "nl"),
        ("bro ik ben broke man, no money, snap je", "nl"),
        ("", "nl"),
    ],
)
def test_taal(geladen: Herkenner, tekst: str, verwacht: str) -> None:
    """Andere talen worden gemerkt; streektaal, straattaal, namen en losse woorden blijven Nederlands."""
    assert geladen.hoor(tekst)[1].taal == verwacht


def test_andere_taal_wordt_niet_geraden(geladen: Herkenner) -> None:
    """In een andere taal zegt het Nederlandse model niets over problemen."""
    gehoord = geladen.hoor("I cannot pay my rent and I do not know where to go")[1]
    assert gehoord.codes == ()
    assert gehoord.soort is None


def test_zonder_taalherkenner_alleen_schrift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ontbreekt het pakket, dan blijft een ander schrift herkend en is al het andere Nederlands."""
    monkeypatch.setattr(taal, "_herkenner", lambda: None)
    assert taal.bepaal("لا أستطيع دفع الإيجار") == "ar"
    assert taal.bepaal("I cannot pay my rent") == "nl"


def test_lege_pijplijn_werkt_en_staat_in_het_logboek(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zonder taalmodel: zinnen op leestekens en regels, en het logboek zegt het."""
    monkeypatch.setattr(spacy.util, "is_package", lambda naam: False)
    spacy_nl.laad.cache_clear()
    with caplog.at_level(logging.INFO, logger="bot.components.spacy_nl"):
        nlp = spacy_nl.laad()
    assert "nl_core_news_md is niet geïnstalleerd" in caplog.text
    assert spacy_nl.splits("Het gaat niet. Ik slaap slecht!\nEn nu?", nlp) == ["Het gaat niet.", "Ik slaap slecht!", "En nu?"]
    spacy_nl.laad.cache_clear()


def test_taalmodel_wordt_gebruikt_als_het_er_is(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Met een geïnstalleerd taalmodel wordt dat geladen, en het logboek noemt het."""
    nep = spacy.blank("nl")
    monkeypatch.setattr(spacy.util, "is_package", lambda naam: True)
    monkeypatch.setattr(spacy, "load", lambda naam, exclude: nep)
    spacy_nl.laad.cache_clear()
    with caplog.at_level(logging.INFO, logger="bot.components.spacy_nl"):
        assert spacy_nl.laad() is nep
    assert "zinnen en woorden met nl_core_news_md" in caplog.text
    assert spacy_nl.splits("Een. Twee.", nep) == ["Een.", "Twee."]
    spacy_nl.laad.cache_clear()


def test_woorden_en_zinnen_op_het_bericht() -> None:
    """Het spaCy-onderdeel zet woorden met hun plaats, en de zinnen zoals ze er staan."""
    bericht = spacy_nl.SpacyNl({}).process([Message.build("Geen geld. Geen huis.")])[0]
    assert [t.text for t in bericht.get("text_tokens")] == ["Geen", "geld", ".", "Geen", "huis", "."]
    assert bericht.get(spacy_nl.ZINNEN) == ["Geen geld.", "Geen huis."]
