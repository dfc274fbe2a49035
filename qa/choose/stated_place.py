"""Ranked facts in, where the first or the last is asked for, those out that are said to be it.

Any other one is a guess, unless a whole list of them is put in order.
"""

import re
from dataclasses import replace

from index.normalise import fold
from qa.candidate import Fact
from qa.question import Asked, Extreme, Order
from qa.rank.ground import Ground, Sources
from qa.words.excepted import find_excepted, is_excepted
from qa.words.wording import LESS, QUALITY

# "thống nhất" and "ít nhất 10" rank nothing.
_FIRST = re.compile(r"(?<!ít )(?<!thống )(?<!hợp )(?<!duy )\bnhất\b|\b(?:dẫn|đứng) đầu\b")
_LEAST = re.compile(rf"\bít nhất\b(?! \d)|{_FIRST.pattern}")
_ENDS_IN_QUALITY = re.compile(rf"\b(?P<quality>{QUALITY})(?:\s+\w+)?\s+nhat$")
_IS_LESS = re.compile(LESS)
_DIGIT = re.compile(r"\d")
_PLACES = {2: "hai|nhì|2|ii", 3: "ba|3|iii", 4: "tư|bốn|4|iv"}


def keep_stated(ground: Ground, _: Sources) -> Ground:
    """Keep, where the first or the last is asked for, only the figures that are said to be it.

    The place of one thing ("đứng thứ mấy") is asked of a figure like any other.
    """
    order = ground.question.order
    if ground.question.asked is not Asked.RANKING or order is None or order.extreme is Extreme.POSITION:
        return ground
    excepted = find_excepted(ground.question.reading)
    facts = (
        each for each in without_counts(ground).facts if not is_excepted(excepted, each.candidate.figure.indicator)
    )
    return replace(ground, facts=tuple(each for each in facts if _is_said(order, each.candidate)))


def without_counts(ground: Ground) -> Ground:
    """Leave out how many there are of what one is asked of: "34 tỉnh" is no answer to "tỉnh nào"."""
    head = ground.scene.shape.head
    if not head:
        return ground
    facts = (each for each in ground.facts if fold(each.candidate.figure.unit) != fold(head))
    return replace(ground, facts=tuple(facts))


def _is_said(order: Order, fact: Fact) -> bool:
    """Tell whether a figure is said to be at the place asked for: by its name, or before it with no number between."""
    if order.place > 1:
        place = re.compile(rf"\bthứ (?:{_PLACES.get(order.place, order.place)})\b")
    else:
        place = _LEAST if order.extreme is Extreme.LOWEST else _FIRST
    before, name = fact.before.lower(), fact.figure.indicator.lower()
    said = (found for found in place.finditer(name) if _is_that_way(order, name, found))
    told = (found for found in place.finditer(before) if _is_that_way(order, before, found))
    return any(said) or any(not _DIGIT.search(before, found.end()) for found in told)


def _is_that_way(order: Order, text: str, found: re.Match[str]) -> bool:
    """Tell whether what stands before "nhất" is not the other end: "đông nhất" is told of none that has the fewest."""
    quality = _ENDS_IN_QUALITY.search(fold(text[: found.end()]))
    least = quality is not None and _IS_LESS.fullmatch(quality["quality"]) is not None
    return quality is None or least == (order.extreme is Extreme.LOWEST)
