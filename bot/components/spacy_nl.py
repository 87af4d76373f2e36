"""Woorden en zinnen met spaCy.

Met `nl_core_news_md` als een gemeente dat geïnstalleerd heeft, en anders met een lege Nederlandse
pijplijn die zinnen op leestekens scheidt. Het logboek zegt welke van de twee.
"""

from __future__ import annotations

import functools
import logging
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

from bot.components.tekst import MAX_TEKENS

logger = logging.getLogger(__name__)

TAALMODEL = "nl_core_news_md"
ZINNEN = "zinnen"
# Alleen zinsgrenzen zijn nodig; de rest van het taalmodel kost tijd zonder dat iemand het leest.
_NIET_NODIG = ("ner", "parser", "tagger", "morphologizer", "lemmatizer", "attribute_ruler", "tok2vec")


@functools.lru_cache(maxsize=4)
def laad(naam: str = TAALMODEL) -> Language:
    """Het taalmodel als het er is, anders een lege Nederlandse pijplijn met zinsgrenzen."""
    if spacy.util.is_package(naam):
        nlp = spacy.load(naam, exclude=[deel for deel in _NIET_NODIG if deel != "tok2vec"])
        if "senter" in nlp.disabled:
            nlp.enable_pipe("senter")
        if "senter" not in nlp.pipe_names:
            nlp.add_pipe("sentencizer")
        logger.info("spaCy: zinnen en woorden met %s %s.", naam, nlp.meta.get("version"))
        return nlp
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…", "..."]})
    logger.info("spaCy: %s is niet geïnstalleerd; zinnen op leestekens (lege Nederlandse pijplijn).", naam)
    return nlp


def splits(tekst: str, nlp: Language | None = None) -> list[str]:
    """De zinnen van een bericht, zoals ze er staan. Een nieuwe regel is een nieuwe zin."""
    nlp = nlp or laad()
    regels = (regel.strip() for regel in tekst[:MAX_TEKENS].splitlines())
    return [zin for regel in regels if regel for deel in nlp(regel).sents if (zin := deel.text.strip())]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyNl(Tokenizer):
    """Zet de woorden op het bericht (voor Rasa) en de zinnen (voor de herkenner)."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "taalmodel": TAALMODEL}

    @staticmethod
    def required_packages() -> list[str]:
        return ["spacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyNl:
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__({**self.get_default_config(), **config})
        self._nlp = laad(config.get("taalmodel", TAALMODEL))

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        doc = self._nlp.make_doc(str(message.get(attribute))[:MAX_TEKENS])
        return [Token(woord.text, woord.idx) for woord in doc if not woord.is_space]

    def process(self, messages: list[Message]) -> list[Message]:
        for message in super().process(messages):
            if message.get(TEXT):
                message.set(ZINNEN, splits(message.get(TEXT), self._nlp))
        return messages
