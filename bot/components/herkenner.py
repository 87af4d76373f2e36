"""De herkenning als onderdeel van Rasa: problemen, crisis, soort, taal en zinnen van een bericht.

Leert van de labels in de metadata van de voorbeelden (`bot/data/nlu/`) en zet bij elk bericht
`intent` (`vertel` of een soort), `intent_ranking` en `herkenning` (het contract van
`triage.herkenning`). Een bericht dat met '/' en een naam begint, blijft van Rasa zelf.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import encoder, taal
from bot.components.encoder import Encoder, Gehoord
from bot.components.kenmerken import Lezing
from bot.components.leerder import CRISIS_TERUG, LABELS, REGEL_TEGENGESPROKEN, Leerder, Oordeel, Voorbeeld
from bot.components.spacy_nl import ZINNEN, splits
from bot.components.tekst import MAX_TEKENS
from triage import crisis
from triage.herkenning import Herkenning
from triage.taxonomie import CRISISVLAGGEN, PROBLEEM_BIJ_VLAG, PROBLEMEN, SOORTEN

logger = logging.getLogger(__name__)

VERTEL = "vertel"
HERKENNING = "herkenning"
# Vanaf deze kans is een vlag een rustige vraag waard, ook als zij geen alarm is.
CRISIS_VRAAG = 0.05
# Hoeveel woorden er per code genoemd worden, hoeveel een woord ten minste toevoegt aan de log-odds, en
# welk deel van wat het zwaarste woord toevoegt.
WAAROM_WOORDEN, WAAROM_MINSTENS, WAAROM_DEEL = 6, 0.1, 0.35
_LEESTEKENS = ".,;:!?…\"'“”‘’()[]{}<>*-–—"
_OPDRACHT = re.compile(r"\s*/[a-z_]+\b")
# Een zin is een kort stukje; wat in het hele bericht gehoord is, mag daar zachter klinken.
_ZIN_ZACHTER = 0.5


def voorbeeld(message: Message) -> Voorbeeld | None:
    """Het bericht met zijn labels; zonder tekst of zonder intent doet het niet mee."""
    tekst, intent = message.get(TEXT), message.get(INTENT)
    if not tekst or not (intent == VERTEL or intent in SOORTEN):
        return None
    labels = (message.get("metadata") or {}).get("example") or {}
    onbekend = {*labels.get("problemen", ())} - set(PROBLEMEN) | {*labels.get("crisis", ())} - set(CRISISVLAGGEN)
    if onbekend:
        raise ValueError(f"onbekende labels {sorted(onbekend)} bij: {tekst[:60]}")
    soort = labels.get("soort") or (intent if intent in SOORTEN else None)
    return Voorbeeld(tekst, tuple(labels.get("problemen", ())), tuple(labels.get("crisis", ())), soort)


def zwaarste(woorden: list[str], bijdragen: np.ndarray) -> Iterator[tuple[str, ...]]:
    """Per kolom de woorden die het meest bijdroegen, in de volgorde van het bericht; buren blijven bij elkaar."""
    kaal = [woord.strip(_LEESTEKENS) for woord in woorden]
    for kolom in bijdragen.T:
        echt = [i for i in np.argsort(-kolom) if kaal[i]][:WAAROM_WOORDEN]
        grens = max(WAAROM_MINSTENS, WAAROM_DEEL * kolom[echt[0]]) if echt else 0.0
        groepen: dict[int, list[str]] = {}
        for i in sorted(i for i in echt if kolom[i] >= grens):
            groepen[i] = [*groepen.pop(i - 1, ()), kaal[i]]
        yield tuple(dict.fromkeys(" ".join(groep) for groep in groepen.values()))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Herkenner(IntentClassifier, GraphComponent):
    """Meer labels per bericht, met regels en model samen voor de crisis."""

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn", "scipy", "numpy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"taal": True, "crisis_terug": CRISIS_TERUG, "encoder": True}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Leerder | None = None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._opslag, self._bron = model_storage, resource
        self._zet(model)

    def _zet(self, model: Leerder | None) -> None:
        self.model = model
        self._bekend = model.bekende_woorden() if model else frozenset()
        self._encoder: Encoder | None = encoder.laad(LABELS) if model and self._config["encoder"] else None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Herkenner:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Herkenner:
        with model_storage.read_from(resource) as map_:
            model = Leerder.laad(map_)
        if config.get("taal", True):
            taal.laad()
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        voorbeelden = [v for m in training_data.training_examples if (v := voorbeeld(m))]
        if not voorbeelden:
            raise ValueError("geen voorbeelden met labels: staat bot/data/nlu/ bij de trainingsdata?")
        regels = [crisis.signalen(v.tekst) if v.crisis else () for v in voorbeelden]
        self._zet(Leerder.leer(voorbeelden, regels, self._config["crisis_terug"]))
        assert self.model is not None
        logger.info(
            "Herkenner: %d voorbeelden; kruisvalidatie %s",
            len(voorbeelden),
            ", ".join(f"{naam} {waarde:.3f}" for naam, waarde in self.model.figuren.items()),
        )
        with self._opslag.write_to(self._bron) as map_:
            self.model.bewaar(map_)
        return self._bron

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            tekst = message.get(TEXT)
            if tekst is None or _OPDRACHT.match(tekst):
                continue
            oordeel, gehoord = self.hoor(tekst, message.get(ZINNEN))
            self._zet_intent(message, oordeel, gehoord)
            message.set(HERKENNING, gehoord.naar_dict(), add_to_output=True)
        return messages

    def hoor(self, tekst: str, zinnen: list[str] | None = None) -> tuple[Oordeel, Herkenning]:
        """Het oordeel van het model, en wat daar met regels en taal samen van overblijft."""
        assert self.model is not None
        if not tekst.strip():
            return Oordeel(), Herkenning(soort="onduidelijk")
        # De crisisregels lezen alles; het model niet meer dan dit.
        signalen = [s for s in crisis.beoordeel(tekst) if s.zeker]
        tekst = tekst[:MAX_TEKENS]
        regels = tuple(s.vlag for s in signalen)
        code = taal.bepaal(tekst, self._bekend) if self._config["taal"] else taal.NL
        if code != taal.NL:
            # Het model leerde van Nederlandse berichten; in een andere taal gokt het alleen maar.
            vlaggen = tuple((vlag, 1.0) for vlag in regels)
            waarom = tuple((s.vlag, (s.woorden,)) for s in signalen)
            return Oordeel(), Herkenning(crisis=vlaggen, taal=code, zinnen=((tekst.strip(), ()),), waarom=waarom)
        lezing = self.model.lees(tekst)
        kansen, drempels, net = self.model.kansen(tekst, lezing), None, None
        if self._encoder:
            net = self._encoder.hoor(tekst)
            kansen, drempels = self._encoder.samen(net, kansen), self._encoder.drempels
        zekere, tegengesproken = self._weeg_regels(regels, kansen)
        oordeel = self.model.beslis(kansen, zekere, drempels)
        zinnen = zinnen if zinnen is not None else splits(tekst)
        return oordeel, Herkenning(
            problemen=oordeel.problemen,
            twijfel=oordeel.twijfel,
            crisis=oordeel.crisis,
            crisis_twijfel=self._twijfel_over_crisis(kansen, oordeel, tegengesproken),
            soort=oordeel.soort,
            zinnen=self._per_zin(tekst, zinnen, oordeel, lezing),
            waarom=self._waarom(tekst, oordeel, signalen, lezing, net),
        )

    def _waarom(
        self, tekst: str, oordeel: Oordeel, signalen: list[crisis.Signaal], lezing: Lezing, net: Gehoord | None
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """De woorden achter elk herkend probleem en elke vlag: van de regel als die aansloeg, en van het model.

        Beide modellen tellen op over woorden; die optelling wordt hier verdeeld, met het gewicht dat elk in het
        oordeel had.
        """
        assert self.model is not None
        labels = [label for label, _ in (*oordeel.problemen, *oordeel.crisis)]
        if not labels:
            return ()
        bijdrage = self.model.per_woord(lezing, labels)
        if self._encoder and net and net.per_woord is not None:
            g, plekken = self._encoder.gewicht, [LABELS.index(label) for label in labels]
            bijdrage = (1 - g) * bijdrage + g * net.per_woord[:, plekken]
        uit = dict(zip(labels, zwaarste(tekst.split(), bijdrage)))
        for signaal in signalen:
            for label in (signaal.vlag, PROBLEEM_BIJ_VLAG.get(signaal.vlag)):
                if label in uit:
                    uit[label] = (signaal.woorden, *(w for w in uit[label] if w not in signaal.woorden))
        return tuple(uit.items())

    def _weeg_regels(self, regels: tuple[str, ...], kansen: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """De vlaggen van de regels die zeker zijn, en die waar het model niets van een crisis hoort.

        Een regel slaat aan op woorden; hoort het model in het hele bericht geen enkele vlag, dan is
        het bijna altijd beeldspraak of iemand anders. Dan volgt een rustige vraag, geen alarm.
        """
        assert self.model is not None
        if not regels or self.model.hoogste_vlag(kansen) >= REGEL_TEGENGESPROKEN:
            return regels, ()
        return (), regels

    def _twijfel_over_crisis(
        self, kansen: Any, oordeel: Oordeel, tegengesproken: tuple[str, ...]
    ) -> tuple[tuple[str, float], ...]:
        """Wat geen alarm is maar wel een rustige vraag waard: tegengesproken regels en net te lage kansen."""
        assert self.model is not None
        kans = dict(self.model.kansen_vlaggen(kansen))
        uit = {vlag: max(REGEL_TEGENGESPROKEN, kans[vlag]) for vlag in tegengesproken}
        uit |= {vlag: k for vlag, k in kans.items() if k >= CRISIS_VRAAG}
        return tuple((vlag, k) for vlag, k in uit.items() if vlag not in dict(oordeel.crisis))

    def _per_zin(
        self, tekst: str, zinnen: list[str], oordeel: Oordeel, lezing: Lezing
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Welke van de gehoorde codes in welke zin zitten; elke gehoorde code krijgt minstens één zin."""
        assert self.model is not None
        codes = [code for code, _ in oordeel.problemen]
        if len(zinnen) < 2 or not codes:
            return tuple((zin, tuple(codes)) for zin in zinnen)
        grens = self.model.drempels[0] * _ZIN_ZACHTER
        per = [zin.split() for zin in zinnen]
        if [woord for woorden in per for woord in woorden] == tekst.split():
            kansen = self.model.kansen_per_stuk(lezing, [0, *accumulate(map(len, per))])
        else:  # 'moe.ik': een zinsgrens midden in wat voor de kenmerken één woord is
            kansen = np.array([self.model.kansen(zin) for zin in zinnen])
        per_zin: list[list[str]] = [[] for _ in zinnen]
        for code in codes:
            kans = kansen[:, LABELS.index(code)]
            for i in np.flatnonzero(kans >= grens) if kans.max() >= grens else [int(kans.argmax())]:
                per_zin[i].append(code)
        return tuple((deel, tuple(gevonden)) for deel, gevonden in zip(zinnen, per_zin))

    @staticmethod
    def _zet_intent(message: Message, oordeel: Oordeel, gehoord: Herkenning) -> None:
        iets = bool(gehoord.problemen or gehoord.crisis)
        naam = VERTEL if iets or gehoord.soort is None else gehoord.soort
        zeker = dict(oordeel.soorten)
        hoogste = max((z for _, z in (*gehoord.problemen, *gehoord.crisis)), default=0.0)
        if not iets and gehoord.soort is None:
            hoogste = 1.0 - max(zeker.values(), default=0.0)
        zeker[VERTEL] = hoogste
        lijst = [{"name": n, "confidence": round(z, 4)} for n, z in sorted(zeker.items(), key=lambda p: -p[1])]
        gekozen = {"name": naam, "confidence": round(zeker.get(naam, 1.0), 4)}
        message.set(INTENT, gekozen, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [gekozen, *(r for r in lijst if r["name"] != naam)], add_to_output=True)

