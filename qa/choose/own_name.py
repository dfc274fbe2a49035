"""Ranked facts in, those out that do not stand beside another name where the sentence tells names apart.

"Dự án Hồng Mai có giá 40 triệu đồng; dự án Tân Lập có giá 30 triệu đồng" tells two prices: who asks about Hồng Mai is
not answered with what follows the other name. "11.111 người của xã Lũng Cao; 9.610 người của xã Lũng Thấp" tells each
before its name. Looks only at figures of one sentence or two in one unit. Ranks nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.extract.territory import RANKS
from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.words.match import split_tokens

_NAME = re.compile(rf"(?<=[^\W.!?…] )[{CAPITALS}]\w+(?: [{CAPITALS}]\w+)*")
_OWNER_BEHIND = re.compile(
    rf"\s+(?:(?:của|thuộc|ở|tại)\s+)?(?i:{'|'.join(RANKS)})\s+(?P<name>[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*)"
)
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
    owners = _owners_behind(fact, sources.passage_facts(fact.passage))
    if owners:
        named = asked.issubset(owners.pop(fact.figure.span.start))
        return not named and any(asked.issubset(words) for words in owners.values())
    told = {each.figure.span.start: words for each, words in _stretches(fact, sources.passage_facts(fact.passage))}
    own = told.pop(fact.figure.span.start, "")
    if asked.intersection(split_tokens(own)) or not _names_another(own, ground.scene.asked_tokens):
        return False
    return any(asked.issubset(split_tokens(words)) for words in told.values())


def _names_another(text: str, asked: frozenset[str]) -> bool:
    """Tell whether a text holds a proper name of which the question has no word."""
    return any(asked.isdisjoint(split_tokens(name)) for name in _NAME.findall(text))


def _owners_behind(fact: Fact, beside: Sequence[Fact]) -> dict[int, frozenset[str]]:
    """Return the words of the place that follows each figure like one, by where it starts; none unless each has one."""
    alike = _alike(fact, beside)
    found = [_OWNER_BEHIND.match(each.behind) for each in alike]
    if len(alike) < 2 or None in found:
        return {}
    names = [frozenset(split_tokens(match["name"])) for match in found if match is not None]
    return {each.figure.span.start: name for each, name in zip(alike, names, strict=True)}


def _stretches(fact: Fact, beside: Sequence[Fact]) -> list[tuple[Fact, str]]:
    """Return the figures like one among those of its passage, each with the text since the one before it."""
    alike = _alike(fact, beside)
    begin, text = fact.passage.span.start, fact.passage.source_text
    starts = [0, *(each.figure.span.end - begin for each in alike)]
    return [(each, text[start:end]) for each, (start, end) in zip(alike, pairwise(starts), strict=True)]


def _alike(fact: Fact, beside: Sequence[Fact]) -> list[Fact]:
    """Return the figures of the same unit and role as one, in order of place."""
    slots = (fact.figure.base_unit, fact.figure.role)
    alike = (each for each in beside if (each.figure.base_unit, each.figure.role) == slots)
    return sorted(alike, key=lambda each: each.figure.span.start)
