"""Presidio with a blank spaCy engine (it has no Chinese recogniser; its own patterns run)."""

from __future__ import annotations

import logging
from collections.abc import Callable

from timed import measure

AT_ONCE = 100_000  # spaCy refuses longer texts


def prepare() -> Callable[[str], int]:
    logging.disable(logging.CRITICAL)
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy.blank("en")}

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    engine = AnalyzerEngine(nlp_engine=Blank(), registry=registry)

    def work(text: str) -> int:
        pieces = (text[at : at + AT_ONCE] for at in range(0, len(text), AT_ONCE))
        return sum(len(engine.analyze(piece, "en")) for piece in pieces)

    return work


measure(prepare)
