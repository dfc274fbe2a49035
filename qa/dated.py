"""Ranked facts and a question that names a time in, the same with one that is told of that very time put first.

A figure without a time may be of the year that was named some lines before it, or of another. Says nothing where the
best fact has a time of its own. Ranks nothing anew.
"""

from qa.candidate import Fact
from qa.ground import Ground, Sources
from qa.rank import Ranked

_DEPTH = 10  # ranked facts among which one of the asked time is sought
_CLOSE = 1.0  # points of score
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


def _says_as_much(ranked: Ranked[Fact], best: Ranked[Fact]) -> bool:
    one, other = ranked.candidate, best.candidate
    return (
        one.passage.document_id == other.passage.document_id
        and one.figure.base_unit == other.figure.base_unit
        and one.figure.role is other.figure.role
        and ranked.features.get("around_cover", 0.0) >= best.features.get("around_cover", 0.0) - _AS_WELL
    )
