"""The rows of tables that name the things asked for: ports, people, or all in the cell of one row.

Ranked passages in, an answer that names them out, or None. Reads no lists.
"""

import re
from collections.abc import Sequence

from index.document import BlockKind
from qa.answer import Answer
from qa.candidate import Passage
from qa.choose.enumerated import LEAST_SURE_OF_LIST, confidence_in, head_asked
from qa.compose.compose import compose_names
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.rank.rank import Ranked
from qa.strategy.grown import join_passages
from qa.words.match import cover, token_set

_DEPTH = 10  # passages of which the rows are looked at
_FEW_ROWS = 3  # of a table; fewer may name such things by chance
_FEW_NAMES = 2
# Share of the words covered by the best passage that another one must cover to speak of the same.
_SAME_COVER = 0.8
_ROUNDING = 0.02
_MOST = 0.6  # share of what is asked for that the name of a row and the title must cover
_PERSON = re.compile(r"(?:Họ và tên|Họ tên|Tên)\s([^|:]{2,60}?)(?= \||$)")


def answer_rows(ground: Ground, sources: Sources, found: Sequence[Ranked[Passage]]) -> Answer | None:
    """Name what is asked for by the rows of a table, whose things, people or values they are.

    Parameters
    ----------
    ground, sources
        What was found for the question, and what may still be asked for.
    found
        The passages that may answer, best first, at least one.
    """
    return (
        _rows_that_name(ground, sources, found)
        or _people_of_rows(ground, sources, found)
        or _answer_row(ground, sources, found)
    )


def _rows_that_name(ground: Ground, sources: Sources, found: Sequence[Ranked[Passage]]) -> Answer | None:
    """Name the things of the kind asked for that the rows of a table name, where the best passage names fewer."""
    shape = ground.scene.shape
    confidence = passage_confidence(found, sources.ranker)
    if not shape.lists_names or confidence < LEAST_SURE_OF_LIST:
        return None
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0)
    row = next(
        (
            ranked.candidate
            for ranked in found[:_DEPTH]
            if ranked.candidate.kind is BlockKind.TABLE
            and ranked.features.get("around_cover", 0.0) >= least
            and shape.headed_cells(ranked.candidate.source_text)
        ),
        None,
    )
    if row is None:
        return None
    rows = [
        each for each in sources.beside(row) if each.paragraph == row.paragraph and shape.headed_cells(each.source_text)
    ]
    names = tuple(dict.fromkeys(name for each in rows for name in shape.headed_cells(each.source_text)))
    if len(rows) < _FEW_ROWS or len(names) <= len(shape.headed(found[0].candidate.source_text)):
        return None
    whole = join_passages(rows[0], rows[-1], sources)
    return None if whole is None else compose_names(ground.question, whole, names, confidence)


def _people_of_rows(ground: Ground, sources: Sources, found: Sequence[Ranked[Passage]]) -> Answer | None:
    """Name the people whose rows of one table, under one heading of it, hold as much of what is asked as the best."""
    if not ground.scene.asks_person and ground.scene.shape.head:
        return None
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0)
    rows = [
        ranked
        for ranked in found[:_DEPTH]
        if _person_of(ranked.candidate) and ranked.features.get("around_cover", 0.0) >= least
    ]
    if not rows:
        return None
    best = max(rows, key=lambda ranked: cover(ground.scene.terms, token_set(_headings_of(ranked.candidate))))
    named = _rows_beside(ground, sources, best)
    names = tuple(dict.fromkeys(map(_person_of, named)))
    whole = join_passages(named[0], named[-1], sources) if named else None
    confidence = confidence_in(best, found, sources)
    if len(names) < _FEW_NAMES or whole is None or confidence < LEAST_SURE_OF_LIST:
        return None
    return compose_names(ground.question, whole, names, confidence)


def _headings_of(row: Passage) -> str:
    return f"{row.chunk.context} {row.chunk.text.rpartition(' › ')[0]}"


def _rows_beside(ground: Ground, sources: Sources, best: Ranked[Passage]) -> list[Passage]:
    """Return the people's rows under the heading of one that hold, with their headings, as much of what is asked."""
    row = best.candidate
    own = cover(ground.scene.terms, token_set(row.chunk.text) | token_set(row.chunk.context)) - _ROUNDING
    return [
        each
        for each in sources.beside(row)
        if each.paragraph == row.paragraph
        and _person_of(each)
        and _headings_of(each) == _headings_of(row)
        and cover(ground.scene.terms, token_set(each.chunk.text) | token_set(each.chunk.context)) >= own
    ]


def _person_of(row: Passage) -> str:
    """Return whom a row of a table of people is of, "" where its first column is headed otherwise."""
    if row.kind is not BlockKind.TABLE:
        return ""
    found = _PERSON.match(row.chunk.text.rpartition(" › ")[2])
    return found[1] if found is not None else ""


def _answer_row(ground: Ground, sources: Sources, found: Sequence[Ranked[Passage]]) -> Answer | None:
    """Answer with the row of a table about what the question names that has the name of what is asked for."""
    head = head_asked(ground)
    for ranked in found[:_DEPTH]:
        passage = ranked.candidate
        if passage.kind is not BlockKind.TABLE or not ground.scene.shape.is_named_row(passage.chunk.text):
            continue
        told = passage.chunk.text.rpartition(" › ")[2]
        name, title = token_set(told.partition(": ")[0]), token_set(passage.title)
        covers = cover(ground.scene.terms, name | title) >= _MOST
        if title and title <= ground.scene.asked_tokens and head <= name and covers:
            confidence = confidence_in(ranked, found, sources)
            return (
                compose_names(ground.question, passage, (told,), confidence)
                if confidence >= LEAST_SURE_OF_LIST
                else None
            )
    return None
