"""The other questions that one question makes be looked up: each side of a comparison, each period of a difference.

A question in, what was found for it out; a closer look at one goes on from the first. Finds and ranks nothing itself.
"""

from collections.abc import Callable, Sequence

from qa.question import Question
from qa.rank.ground import Ground


class Looks:
    """Looks other questions up while one is being answered.

    Parameters
    ----------
    find
        Finds the ground of a question, as ``Asker.find_ground`` does.
    begin
        Begins to search for a question, as ``Retriever.expect`` does.
    """

    def __init__(self, find: Callable[..., Ground], begin: Callable[..., None]) -> None:
        self._find = find
        self._begin = begin
        self._at_first: dict[Question, Ground] = {}

    def look(self, question: Question, *, meaning: bool, deep: bool) -> Ground:
        """Return what is found for a question; what is not `deep` is the first sight of it, by its words."""
        ground = self._find(question, meaning=meaning, deep=deep, like=self._at_first.get(question))
        return ground if deep else self._at_first.setdefault(question, ground)

    def expect(self, questions: Sequence[Question], *, deep: bool) -> None:
        """Begin to search for questions that will be looked at soon."""
        for question in questions:
            known = self._at_first.get(question)
            self._begin(question, deep=deep, found=None if known is None else known.found)
