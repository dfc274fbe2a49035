"""What falls on each of so many things, where a sentence states how many there are and what they have together.

A question such as "bình quân mỗi dự án bao nhiêu căn" in, the quotient with its formula out. Gives way (None) where the
words of the question are not all told of the two figures, or where several pairs fit.
"""

import re
from collections.abc import Iterator, Sequence

from index.figure import AMOUNTS
from index.normalise import fold
from qa.answer import Answer
from qa.arithmetic.compute import UnitsDiffer, divide
from qa.candidate import Fact
from qa.question import Question
from qa.rank.features import held_around
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.strategy.operate import compose_computed
from qa.words.match import STOP_SYLLABLES, split_tokens

_AVERAGE = r"\b(?:binh quan|trung binh)(?:,| tinh| tren| cho| thi)* (?:moi|mot|1) "
_ASKED = re.compile(rf"{_AVERAGE}\w")
_EACH = re.compile(
    _AVERAGE
    # What falls on a person or a year is an indicator of its own, which other figures only seem to give.
    + r"(?!(?:nguoi|dau nguoi|nhan khau|nam|thang|quy|ngay|gio)\b)(?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,2})"
)
# How what falls on one is told.
_TOLD = re.compile(r"\b(?:bình quân|trung bình|mỗi|một|từng|năng suất|đầu người|mức)\b|/")
_DEPTH = 12  # passages in which both figures are sought
_OF_FORM = frozenset({"binh", "quan", "trung", "tinh", "tien"})


def is_total(question: Question, fact: Fact) -> bool:
    """Tell whether a figure is of all together where what falls on one is asked for."""
    figure = fact.figure
    told = f"{figure.indicator} {figure.parent or ''} {figure.unit} {fact.clause}".lower()
    return _ASKED.search(fold(question.reading)) is not None and _TOLD.search(told) is None


def answer_each(ground: Ground, sources: Sources) -> Answer | None:
    """Divide what all have by how many they are."""
    found = _EACH.search(fold(ground.question.reading))
    if found is None:
        return None
    thing = split_tokens(found["thing"])
    pairs = [
        pair
        for ranked in ground.passages[:_DEPTH]
        for pair in _pairs(sources.passage_facts(ranked.candidate), thing)
        if _is_all_told(ground, *pair)
    ]
    values = {(whole.figure.value, count.figure.value) for whole, count in pairs}
    if len(values) != 1:
        return None
    whole, count = pairs[0]
    try:
        computed = divide(whole.figure, count.figure)
    except UnitsDiffer:
        return None
    return compose_computed(ground, pairs[0], computed, passage_confidence(ground.passages, sources.ranker))


def _pairs(facts: Sequence[Fact], thing: Sequence[str]) -> Iterator[tuple[Fact, Fact]]:
    """Yield neighbouring amounts of a sentence of which one counts the things and the other is in another unit."""
    amounts = [
        fact
        for fact in sorted(facts, key=lambda each: each.figure.span)
        if fact.figure.role in AMOUNTS and fact.figure.row is None and fact.figure.base_unit not in {"", "%"}
    ]
    for place, count in enumerate(amounts):
        unit = split_tokens(count.figure.base_unit)
        if unit != tuple(thing[: len(unit)]) or not count.figure.number:
            continue
        for beside in (place + 1, place - 1):
            if 0 <= beside < len(amounts) and amounts[beside].figure.base_unit != count.figure.base_unit:
                yield amounts[beside], count
                break


def _is_all_told(ground: Ground, whole: Fact, count: Fact) -> bool:
    """Tell whether the figures or what stands above them say all that is asked, and the whole what the things have."""
    terms = {*ground.question.terms, *(word for unit in ground.question.units for word in split_tokens(unit))}
    asked = terms - _OF_FORM - STOP_SYLLABLES
    above = {word for text in held_around(count.passage).texts[1:] for word in split_tokens(text)}
    counted, had = _said(count), _said(whole)
    return asked <= counted | had | above and bool(asked & had - set(split_tokens(count.figure.base_unit)))


def _said(fact: Fact) -> set[str]:
    figure = fact.figure
    return {*split_tokens(f"{figure.indicator} {figure.unit} {figure.base_unit} {fact.clause}")}
