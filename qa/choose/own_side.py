"""The facts found for one side of a comparison or a computation in, those out that are told of that side by its name.

"Lào Cai hơn Mây Trắng bao nhiêu" is nothing that the figures of Lào Cai and of the whole region tell. A side without a
name of its own rules nothing out. Ranks nothing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.question import Question
from qa.rank.rank import Ranked
from qa.words.match import held_by, line_up, split_tokens, stand_in
from qa.words.named import find_asked_places, lies_in, names_place

_WORD = rf"[{CAPITALS}][^\W\d_]*"
# Words with a capital one after another, one behind another word, or one alone; a code has digits.
_NAME = re.compile(rf"(?<!\w){_WORD}(?:[ -]{_WORD})+(?!\w)|(?<=\w ){_WORD}(?!\w)|^{_WORD}$|(?<!\w)[A-Z]+\d+(?!\w)")


def keep_own_side(
    question: Question, facts: Sequence[Ranked[Fact]], side: str, others: Sequence[str]
) -> list[Ranked[Fact]]:
    """Return the facts of one side that its names are told with.

    Parameters
    ----------
    question
        The whole question; a name for which it has other words is not looked for.
    facts
        The facts found for the side, best first.
    side, others
        The side and the other ones, as written.
    """
    places = _places(side)
    names = [name for name in _names(side) if not _has_other_words(question, name)]
    if not places and not names:
        return list(facts)
    return [each for each in facts if _is_told_of(each.candidate, places, names, others)]


def has_name(side: str) -> bool:
    """Tell whether a side is called by a proper name: a place, a person, a code."""
    return bool(_places(side) or _names(side))


def _is_told_of(fact: Fact, places: Sequence[str], names: Sequence[tuple[str, ...]], others: Sequence[str]) -> bool:
    figure, passage = fact.figure, fact.passage
    own = (figure.indicator, figure.parent or "", figure.territory, passage.chunk.text)
    above = (passage.chunk.context, passage.title, passage.territory, passage.letterhead)
    # A heading over both sides tells neither from the other.
    apart = (*own, *(text for text in above if not any(_names_side(text, other) for other in others)))
    stated = {figure.territory, passage.territory} - {""}

    def held(texts: Sequence[str]) -> list[bool]:
        together, lines = held_by(tuple(texts)), [line_up(text) for text in texts]
        named = [any(stand_in(name, line) for line in lines) for name in names]
        lying = (names_place(together, place) or any(lies_in(other, place) for other in stated) for place in places)
        return [*named, *lying]

    return all(held((*own, *above))) and any(held(apart))


@lru_cache(maxsize=4096)
def _names_side(text: str, side: str) -> bool:
    """Tell whether a text holds a name of a side."""
    held, line = held_by((text,)), line_up(text)
    return any(names_place(held, place) for place in _places(side)) or any(
        stand_in(name, line) for name in _names(side)
    )


@lru_cache(maxsize=256)
def _places(side: str) -> tuple[str, ...]:
    return tuple(mention.name for mention in find_asked_places(side))


@lru_cache(maxsize=256)
def _names(side: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each name of a side that is none of its places."""
    taken = [mention.span for mention in find_asked_places(side)]
    return tuple(
        split_tokens(match.group())
        for match in _NAME.finditer(side)
        if not any(span.start < match.end() and match.start() < span.end for span in taken)
    )


def _has_other_words(question: Question, name: tuple[str, ...]) -> bool:
    """Tell whether a name, or a part of it, may be told in other words."""
    return any(set(synonym.asked) & set(name) for synonym in question.synonyms)
