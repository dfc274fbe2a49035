"""Ranked passages for a question who holds an office in, the same out without those that name only a deputy at first.

A list of those who lead a body names them all in like words. Ranks nothing.
"""

from collections.abc import Sequence

from qa.candidate import Passage
from qa.question import Question
from qa.rank.ground import Deferred
from qa.rank.rank import Ranked
from qa.words.office_asked import tells_of_deputy

# Share of what is asked for, of that which the best passage covers, that one behind it must cover too.
_SAME_COVER = 0.95


def past_deputies(question: Question, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Leave out the passages that name only who stands in; none stays where the first of the others says less.

    Where the best one names a deputy, what speaks of less is hardly of the office.
    """
    others = Deferred(lambda: (each for each in found if not tells_of_deputy(question, each.candidate)))
    if not others or others[0] is found[0]:
        return others
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0)
    return others if others[0].features.get("around_cover", 0.0) >= least else ()
