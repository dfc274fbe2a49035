"""A row that a table repeats under several headings of its own, of which a question may name one.

"Diện tích" of coffee, of tea and of maize are three rows of one name. Ranked facts in, those of the groups that the
question names out; or the fact of a cell and those beside it in, whether its group is named out. Ranks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.figure import Figure
from qa.candidate import Fact
from qa.ground import Ground, Sources
from qa.marks import marked_words
from qa.match import token_set
from qa.question import Question

_NUMBER = re.compile(r"\d+")
_DEPTH = 40  # ranked facts among which a cell of the group that is named is sought


def keep_named_groups(ground: Ground, sources: Sources) -> Ground:
    """Keep only the cells of the groups that a question names, where the best fact stands in a row of several groups.

    Where none of them is named, nothing is left out: what answers then is left to who composes.
    """
    if not ground.facts:
        return ground
    question, best = ground.question, ground.facts[0].candidate
    beside = sources.block_facts(best) if best.figure.row is not None and best.figure.parent else ()
    if names_group(question, best, beside) is None:
        return ground
    named = [_is_of_named(question, ranked.candidate, best, beside) for ranked in ground.facts[:_DEPTH]]
    if not any(named):
        return ground
    kept = [ranked for ranked, is_named in zip(ground.facts, named, strict=False) if is_named is not False]
    return replace(ground, facts=(*kept, *ground.facts[_DEPTH:]))


def _is_of_named(question: Question, fact: Fact, best: Fact, beside: Sequence[Fact]) -> bool | None:
    same = (fact.passage.document_id, fact.figure.block) == (best.passage.document_id, best.figure.block)
    return names_group(question, fact, beside) if same else None


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
    cells = [other.figure for other in beside if other.figure.block == own.block and other.figure.row is not None]
    groups = {cell.parent for cell in cells if cell.parent and _row_name(cell) == name}
    return _is_named(question, own.parent) if len(groups) > 1 else None


def _row_name(figure: Figure) -> str:
    return figure.indicator.partition(" - ")[0].lower()


def _is_named(question: Question, group: str) -> bool:
    """Tell whether a question says a word or a number of a heading."""
    reading = question.reading
    if not set(_NUMBER.findall(group)).isdisjoint(_NUMBER.findall(reading)):
        return True
    read = marked_words if question.accented else token_set
    words = read(group)
    others = {word for synonym in question.synonyms for word in synonym.other}
    typed = any(not words.isdisjoint(read(text)) for text in (reading, *question.alternatives))
    return typed or not token_set(group).isdisjoint(others)
