"""An answer with one figure in, the same out with the other places cited that say the same: two sources prove more.

Changes neither the figure nor how sure it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.figure import Figure
from qa.answer import Answer, Use
from qa.candidate import Fact
from qa.cite.cite import cite_beside_first, cite_passage
from qa.rank.rank import Ranked
from qa.retrieve.siblings import VALUES
from qa.words.match import split_tokens

MOST_PLACES = 2
_TELLING_DIGITS = 3  # two numbers of so many digits are hardly ever equal by chance
_OWN_WORDS = 0.7  # share of the words of the longer name, where the number does not tell
_AS_NEAR = 0.05  # a fine of the same amount for something else says less of what is asked


def cite_elsewhere(answer: Answer, fact: Fact, facts: Sequence[Ranked[Fact]]) -> Answer:
    """Cite where else the figure of an answer is told.

    Parameters
    ----------
    answer
        Its first citation is that of `fact`.
    fact
        What it answers with.
    facts
        What was found for the question, best first, `fact` among it.

    Returns
    -------
    The answer with at most `MOST_PLACES` more citations, marked in the headline behind the first.
    """
    own = next((each for each in facts if each.candidate.place == fact.place), None)
    if own is None:
        return answer
    cited = {(each.document_id, each.start) for each in answer.citations}
    places: dict[int, Fact] = {}
    for each in facts:
        other = each.candidate
        passage = other.passage
        if (
            (passage.document_id, passage.span.start) not in cited
            and _is_as_near(own, each)
            and _tell_the_same(fact, other)
        ):
            places.setdefault(passage.chunk_id, other)
    new = list(places.values())[:MOST_PLACES]
    if not new:
        return answer
    first = len(answer.citations) + 1
    more = [
        replace(cite_passage(i, other.passage, (other.figure.span,)), use=Use.ELSEWHERE)
        for i, other in enumerate(new, start=first)
    ]
    return cite_beside_first(answer, more)


def _is_as_near(own: Ranked[Fact], other: Ranked[Fact]) -> bool:
    """Tell whether as much of the question stands around another figure as around the one that answers."""
    return other.features.get("around_cover", 0.0) >= own.features.get("around_cover", 0.0) - _AS_NEAR


def _tell_the_same(fact: Fact, told: Fact) -> bool:
    """Tell whether two figures are one number of one thing, as far as both say; rows of one table are of two things."""
    own, other = fact.figure, told.figure
    in_one_block = (told.passage.document_id, other.block) == (fact.passage.document_id, own.block)
    return (
        (other.value, other.upper, other.base_unit) == (own.value, own.upper, own.base_unit)
        and not (in_one_block and own.row is not None)
        and (other.role is own.role or {other.role, own.role} <= VALUES)
        and len({own.period, other.period} - {""}) <= 1
        and len({own.territory, other.territory} - {""}) <= 1
        and _name_the_same(own, other)
    )


def _name_the_same(own: Figure, other: Figure) -> bool:
    names = [set(split_tokens(each.indicator)) for each in (own, other)]
    common = len(names[0] & names[1])
    digits = len(format(own.number.normalize(), "f").replace(".", "").strip("0-"))
    return common >= (1 if digits >= _TELLING_DIGITS else max(1, _OWN_WORDS * max(map(len, names))))
