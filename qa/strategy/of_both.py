"""Figures that answer alone where two things or times are compared or added up: those that tell of both.

A ground in, what of it may answer out. Computes nothing.
"""

import re
from dataclasses import replace

from index.normalise import fold
from qa.candidate import Fact
from qa.question import Asked, Operation
from qa.rank.ground import Ground
from qa.words.wording import QUALITY

_OF_BOTH = frozenset({Operation.DIFFERENCE, Operation.SUM, Operation.RATIO})
_EXCEEDING = re.compile(rf"(?<!\w){QUALITY} hon(?!\w)")


def telling_of_both(ground: Ground) -> Ground | None:
    """Return what may answer alone, None where two things or times are compared or added up.

    One figure answers nothing then, unless it says by how much one thing exceeds the other.
    """
    question = ground.question
    named, times = len(question.options) > 1, len(question.periods) > 1
    if question.asked is Asked.COMPARISON:
        return None if named else ground
    if question.asked is not Asked.COMPUTATION or question.operation not in _OF_BOTH or not (named or times):
        return ground
    exceeding = tuple(each for each in ground.facts if is_difference(each.candidate))
    if question.operation is not Operation.DIFFERENCE or times or not exceeding:
        return None
    return replace(ground, facts=exceeding)


def is_difference(fact: Fact) -> bool:
    """Tell whether a figure says itself by how much something exceeds something else."""
    return _EXCEEDING.search(fold(fact.figure.indicator)) is not None
