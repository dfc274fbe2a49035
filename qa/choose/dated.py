"""Ranked facts in, the same out with one of the time that is meant put first: the asked one, else not one long past.

A figure without a time may be of the year that was named some lines before it, or of another. Who names no time asks
for what is, and a history of the place answers only where nothing newer is told. Ranks nothing anew.
"""

import re

from index.extract.notation import period_bounds
from index.figure import Role
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked

_DEPTH = 10  # ranked facts among which one of the asked time is sought
_CLOSE = 1.0  # points of score
_HARDLY_LESS = 0.3  # points of score
_OF_PRESENT = 2.0  # points of score
_HISTORY = re.compile(r"(?<!\w)(?:lịch sử|quá trình hình thành)(?!\w)", re.IGNORECASE)
_LONG_PAST = 10  # years before a newer figure of the same
_AS_WELL = 0.02  # share of the question's rarity that it may hold less


def prefer_dated(ground: Ground, _: Sources) -> Ground:
    """Put first the best fact of the time that the question names, where it says as much as an undated one."""
    if not ground.facts or not ground.facts[0].features.get("year_far"):
        return ground
    best = ground.facts[0]
    return ground.led_by(
        lambda ranked: bool(ranked.features.get("period_same")) and _says_as_much(ranked, best),
        depth=_DEPTH,
        close=_CLOSE,
    )


def prefer_newer(ground: Ground, _: Sources) -> Ground:
    """Put first the best fact that says as much of a time long after the best one's, where no time is asked for."""
    if not ground.facts or ground.question.periods or ground.question.status is not None:
        return ground
    best = ground.facts[0]
    year = _year_of(best.candidate)
    return ground.led_by(
        lambda ranked: 0 < year <= _year_of(ranked.candidate) - _LONG_PAST and _says_as_much(ranked, best),
        depth=_DEPTH,
        close=_HARDLY_LESS,
    )


def prefer_present(ground: Ground, _: Sources) -> Ground:
    """Put first the best count that says as much outside the history of a place, where no time is asked for.

    "Huyện có 44 xã" under "Lịch sử" was so once; what stands under "Hành chính" is so.
    """
    if not ground.facts or ground.question.periods or ground.question.status is not None:
        return ground
    best = ground.facts[0]
    if best.candidate.figure.role is not Role.COUNT or not _is_history(best.candidate):
        return ground
    return ground.led_by(
        lambda ranked: not _is_history(ranked.candidate) and _says_as_much(ranked, best),
        depth=_DEPTH,
        close=_OF_PRESENT,
    )


def _is_history(fact: Fact) -> bool:
    """Tell whether a figure stands under a heading of history."""
    return any(map(_HISTORY.search, fact.passage.section))


def _year_of(fact: Fact) -> int:
    """Return the last year of the time that a figure is of, 0 where it has none."""
    bounds = period_bounds(fact.figure.period)
    return bounds[1].year if bounds is not None else 0


def _says_as_much(ranked: Ranked[Fact], best: Ranked[Fact]) -> bool:
    one, other = ranked.candidate, best.candidate
    return (
        one.passage.document_id == other.passage.document_id
        and one.figure.base_unit == other.figure.base_unit
        and one.figure.role is other.figure.role
        and ranked.features.get("around_cover", 0.0) >= best.features.get("around_cover", 0.0) - _AS_WELL
    )
