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
from rasa.nlu.constants import TOKENS_NAMES
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


def lees(tekst: str, nlp: Language | None = None) -> tuple[list[Token], list[str]]:
    """De woorden en de zinnen van een bericht, zoals ze er staan. Een nieuwe regel is een nieuwe zin."""
    nlp = nlp or laad()
    woorden, zinnen, begin = [], [], 0
    for regel in tekst[:MAX_TEKENS].splitlines(keepends=True):
        if regel.strip():
            doc = nlp(regel)
            woorden += [Token(woord.text, begin + woord.idx) for woord in doc if not woord.is_space]
            zinnen += [zin for deel in doc.sents if (zin := deel.text.strip())]
        begin += len(regel)
    return woorden, zinnen


def splits(tekst: str, nlp: Language | None = None) -> list[str]:
    """De zinnen van een bericht."""
    return lees(tekst, nlp)[1]


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
        return lees(str(message.get(attribute)), self._nlp)[0]

    def process(self, messages: list[Message]) -> list[Message]:
        # Alleen de tekst: een bericht van een inwoner heeft niets anders, en zo wordt hij één keer gelezen.
        for message in messages:
            if tekst := message.get(TEXT):
                woorden, zinnen = lees(tekst, self._nlp)
                message.set(TOKENS_NAMES[TEXT], woorden)
                message.set(ZINNEN, zinnen)
        return messages
