"""A fact in, the values that its sentence lists without saying of what each is out: "thuế suất là 5%, 15%, 25%".

One of them alone answers nothing. Computes nothing and writes no sentence.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.candidate import Fact

_LEAST = 3  # two values are as often told of two things named before them
_BETWEEN = re.compile(r"\s*(?:[,;]|(?:,\s*)?(?:và|hoặc))\s*")


def listed_with(fact: Fact, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts of the list that a fact belongs to, itself among them, in order; () where it is in none.

    Parameters
    ----------
    fact
        The figure that would answer.
    facts
        All facts of its block.
    """
    own = fact.figure
    alike = sorted(
        (
            each
            for each in {each.figure.span: each for each in facts}.values()
            if each.passage.chunk_id == fact.passage.chunk_id
            and each.figure.indicator == own.indicator
            and (each.figure.base_unit, each.figure.role, each.figure.row) == (own.base_unit, own.role, None)
        ),
        key=lambda each: each.figure.span,
    )
    text, begin = fact.passage.source_text, fact.passage.span.start
    runs: list[list[Fact]] = [alike[:1]]
    for one, other in pairwise(alike):
        joined = _BETWEEN.fullmatch(text, one.figure.span.end - begin, other.figure.span.start - begin)
        runs[-1:] = [[*runs[-1], other]] if joined is not None else [runs[-1], [other]]
    run = next((run for run in runs if any(each.figure.span == own.span for each in run)), [])
    return tuple(run) if len(run) >= _LEAST else ()
