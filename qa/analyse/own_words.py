"""A question asked of some documents in, its record out, spelled with no word that only other documents hold.

How often words are used and follow each other may be learned from all documents: that decides an order and shows
nothing. A spelling is shown to the person ("đã hiểu là"), so each syllable that was not typed must stand in a document
that may answer, or be a word that is known without documents.
"""

import re
from collections.abc import Callable, Collection, Sequence

from index.normalise import normalise
from qa.analyse.analyse import analyse_question
from qa.question import Question
from qa.words.vocabulary import SEEDS, Vocabulary

_SYLLABLE = re.compile(r"[^\W\d_]+")


def analyse_within(
    typed: str,
    vocabulary: Vocabulary,
    find_held: Callable[[Collection[str]], frozenset[str]],
    *,
    context: Sequence[str] = (),
) -> Question:
    """Read a question for the documents that may answer it.

    Parameters
    ----------
    typed, context
        As for ``qa.analyse.analyse.analyse_question``.
    vocabulary
        Spellings of all documents.
    find_held
        Returns those of some lower-case syllables that the documents which may answer hold.

    Returns
    -------
    The record; a word that no such document spells is left as typed, or spelled as one of them does.
    """
    given = SEEDS | {word for text in (typed, *context) for word in _syllables(text)}
    while True:
        question = analyse_question(typed, context=context, vocabulary=vocabulary)
        doubted = (_syllables(question.understood) - given) & vocabulary.syllables.keys()
        strange = doubted - find_held(doubted)
        if not strange:
            return question
        # Each round knows fewer syllables than the one before.
        vocabulary = vocabulary.without(strange)


def _syllables(text: str) -> set[str]:
    return set(_SYLLABLE.findall(normalise(text).text.lower()))
