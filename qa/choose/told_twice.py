"""A figure that is told again in brackets in another unit: "9%/năm (0,75%/tháng)", and which of both a question wants.

A fact and those beside it in, the one to answer with out.
"""

from collections.abc import Sequence

from qa.candidate import Fact
from qa.question import Question
from qa.words.match import split_tokens


def in_asked_unit(question: Question, fact: Fact, near: Sequence[Fact]) -> Fact:
    """Return the figure that one in brackets tells again, where the question names no unit of that one."""
    first = _told_first(fact, near)
    named = set(split_tokens(fact.figure.unit)) & set(split_tokens(question.reading))
    return fact if first is None or question.units or named else first


def _told_first(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the figure that one in brackets tells again in another unit: the first of "9%/năm (0,75%/tháng)"."""
    own = fact.figure
    before = fact.before
    if own.row is not None or not before.endswith("("):
        return None
    end = fact.passage.span.start + len(before[:-1].rstrip())
    for other in facts:
        figure = other.figure
        same = (figure.indicator, figure.role, figure.period) == (own.indicator, own.role, own.period)
        if same and figure.span.end == end and figure.base_unit != own.base_unit:
            return other
    return None
