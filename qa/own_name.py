"""Ranked facts in, those out that do not stand beside another name where the sentence tells names apart.

"Dự án Hồng Mai có giá 40 triệu đồng; dự án Tân Lập có giá 30 triệu đồng" tells two prices: who asks about Hồng Mai is
not answered with what follows the other name. Looks only at figures of one sentence or two in one unit. Ranks nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.ground import Ground, Sources
from qa.match import split_tokens
from qa.question import Asked

_NAME = re.compile(rf"(?<=[^\W.!?…] )[{CAPITALS}]\w+(?: [{CAPITALS}]\w+)*")
# Who asks for several things, or which one it is, is told of all of them.
_OF_SEVERAL = frozenset({Asked.BREAKDOWN, Asked.COMPARISON, Asked.COMPUTATION, Asked.RANKING})


def keep_own_name(ground: Ground, sources: Sources) -> Ground:
    """Leave out the facts that stand beside another name than the asked one, which stands beside a figure like it."""
    if ground.question.asked in _OF_SEVERAL or not ground.scene.names:
        return ground
    return ground.without(lambda fact: _is_beside_another(fact, ground, sources))


def _is_beside_another(fact: Fact, ground: Ground, sources: Sources) -> bool:
    if fact.figure.row is not None:
        return False
    asked = ground.scene.names
    told = {each.figure.span.start: words for each, words in _stretches(fact, sources.passage_facts(fact.passage))}
    own = told.pop(fact.figure.span.start, "")
    if not own or asked.intersection(split_tokens(own)) or not _names_another(own, ground.scene.asked_tokens):
        return False
    return any(asked.issubset(split_tokens(words)) for words in told.values())


def _names_another(text: str, asked: frozenset[str]) -> bool:
    """Tell whether a text holds a proper name of which the question has no word."""
    return any(asked.isdisjoint(split_tokens(name)) for name in _NAME.findall(text))


def _stretches(fact: Fact, beside: Sequence[Fact]) -> list[tuple[Fact, str]]:
    """Return the figures like one among those of its passage, each with the text since the one before it."""
    alike = sorted(
        (
            each
            for each in beside
            if (each.figure.base_unit, each.figure.role) == (fact.figure.base_unit, fact.figure.role)
        ),
        key=lambda each: each.figure.span.start,
    )
    begin, text = fact.passage.span.start, fact.passage.source_text
    starts = [0, *(each.figure.span.end - begin for each in alike)]
    return [(each, text[start:end]) for each, (start, end) in zip(alike, pairwise(starts), strict=True)]
