"""A row that a table repeats under several headings of its own, of which a question may name one.

"Diện tích" of coffee, of tea and of maize are three rows of one name: that of coffee answers nothing about rubber. The
fact of a cell and those beside it in, whether its group is named out. Ranks nothing.
"""

from collections.abc import Sequence

from index.figure import Figure
from qa.candidate import Fact
from qa.question import Question
from qa.words.marks import marked_words
from qa.words.match import token_set


def names_group(question: Question, fact: Fact, beside: Sequence[Fact]) -> bool | None:
    """Tell whether a question names the group of a cell whose row other groups of its table have too.

    Parameters
    ----------
    question
        The question; where it has diacritics, its words are those with the same ones ("sản" is no "sắn").
    fact
        The cell that would answer.
    beside
        The facts of its table.

    Returns
    -------
    None where the row stands once.
    """
    own = fact.figure
    if own.row is None or not own.parent:
        return None
    name = _row_name(own)
    groups = {each.figure.parent for each in beside if each.figure.parent and _row_name(each.figure) == name}
    return _is_named(question, own.parent) if len(groups) > 1 else None


def _row_name(figure: Figure) -> str:
    return figure.indicator.partition(" - ")[0].lower()


def _is_named(question: Question, group: str) -> bool:
    """Tell whether a question says a word of a heading."""
    read = marked_words if question.accented else token_set
    words = read(group)
    others = {word for synonym in question.synonyms for word in synonym.other}
    typed = any(not words.isdisjoint(read(text)) for text in (question.reading, *question.alternatives))
    return typed or not token_set(group).isdisjoint(others)
