"""How something is done, or what becomes of it: a question without an amount in, a sentence or a list out, or None.

"Hòa giải không thành thì xử lý ra sao?" is told by a sentence, whatever figure stands near its words. How something is
parted, and what a table tells, are left to figures. Ranks nothing.
"""

import re

from index.document import BlockKind
from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Passage
from qa.choose.circumstances import is_told_of_others
from qa.choose.enumerated import LEAST_SURE_OF_LIST
from qa.question import Asked, Question
from qa.rank.ground import Ground, Sources, fact_confidence, passage_confidence
from qa.rank.rank import Ranked, lacks_subject
from qa.rank.stating import cites_sources, states_nothing
from qa.strategy.answer_sentence import tell
from qa.strategy.list_answer import answer_how

_HOW = re.compile(r"\b(?:the nao|ra sao|lam sao)\b")
_OF_PARTS = re.compile(r"\b(?:chia|co cau|phan bo|ty le|so sanh|khac nhau)\b")
_RECKONED = re.compile(r"\b(?:tinh|huong|tra|dong|phat|ho tro|tro cap) (?:nhu )?(?:the nao|ra sao)\b")
_LEAST_COVER = 0.6  # share of what is asked for that the sentence must hold with what it stands under
_OWN_COVER = 0.6  # share that it must hold itself
_DEPTH = 5  # passages among which the sentence is looked for
_SURE = 0.5  # of a figure that the sentence itself states


def answer_manner(ground: Ground, sources: Sources) -> Answer | None:
    """Answer how with the best sentence, or with the list that it announces."""
    if not _asks_how(ground.question):
        return None
    listed = answer_how(ground, sources)
    if listed is not None:
        return listed
    stating = [each for each in ground.passages[:_DEPTH] if _states(each.candidate)]
    confidence = passage_confidence(stating, sources.ranker)
    if confidence < LEAST_SURE_OF_LIST or not _holds_most(stating[0]):
        return None
    best = stating[0].candidate
    if is_told_of_others(ground.scene, best) or _states_sure_figure(ground, sources, best.chunk_id):
        return None
    return tell(ground, sources, stating[0], confidence)


def is_unlikely_manner(question: Question, answer: Answer) -> bool:
    """Tell whether a figure that is hardly meant answers how something is done, unless how it is reckoned is asked."""
    return _asks_how(question) and answer.confidence < _SURE and _RECKONED.search(fold(question.reading)) is None


def _asks_how(question: Question) -> bool:
    if question.asked is not Asked.BREAKDOWN or question.units or question.parts or question.options:
        return False
    folded = fold(question.reading)
    return _HOW.search(folded) is not None and _OF_PARTS.search(folded) is None


def _states(passage: Passage) -> bool:
    return passage.kind is not BlockKind.HEADING and not (states_nothing(passage) or cites_sources(passage))


def _holds_most(ranked: Ranked[Passage]) -> bool:
    """Tell whether a passage that is no row of a table holds most of what is asked about, and its names."""
    around, own = (ranked.features.get(name, 0.0) for name in ("around_cover", "chunk_cover"))
    is_row = ranked.candidate.kind is BlockKind.TABLE
    return not is_row and not lacks_subject(ranked.features) and around >= _LEAST_COVER and own >= _OWN_COVER


def _states_sure_figure(ground: Ground, sources: Sources, chunk_id: int) -> bool:
    """Tell whether a passage states the best figure, and that is sure to be meant."""
    if not ground.facts or ground.facts[0].candidate.passage.chunk_id != chunk_id:
        return False
    return fact_confidence(ground.facts, sources.ranker) >= _SURE
