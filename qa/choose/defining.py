"""The sentence that says what a thing is, put first where that is asked, among those that only name it.

A question's reading and ranked passages in, the same passages out. Judges nothing of what is said.
"""

from collections.abc import Sequence
from itertools import chain

from qa.candidate import Passage
from qa.question import Asked, Question
from qa.rank.ground import Deferred
from qa.rank.rank import Ranked
from qa.words.defined import asks_of_name, is_defined_in, is_person_told, term_asked

_DEPTH = 20  # passages among which it is looked for


def defining_first(question: Question, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Put first the sentence that introduces what is asked of; of several in one document, the one that comes first.

    "Chủ đầu tư là ai" asks for a name, and is no question of who somebody is.
    """
    term = term_asked(question.reading)
    if not term or (question.asked is not Asked.DEFINITION and not asks_of_name(question.reading)):
        return found
    telling = [
        each
        for each in found[:_DEPTH]
        if is_defined_in(term, text := each.candidate.chunk.text) and is_person_told(question.reading, text)
    ]
    if not telling:
        return found
    document = telling[0].candidate.document_id
    own = (each for each in telling if each.candidate.document_id == document)
    first = min(own, key=lambda each: each.candidate.span.start)
    return Deferred(lambda: chain((first,), (each for each in found if each is not first)))
