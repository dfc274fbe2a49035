"""A row of a table whose columns have lost their names, told whole: which of its numbers is asked for nobody can say.

The ranked passages of a question in, the row that the question names out, or None. Chooses no single number.
"""

import re
from dataclasses import dataclass

from index.document import BlockKind
from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Passage
from qa.choose.circumstances import is_told_of_others
from qa.choose.own_subject import lacks_measure
from qa.cite.cite import numbers_of
from qa.cite.trim import MOST_NUMBERS
from qa.compose.compose import LONGEST_ANSWER, compose_row
from qa.question import Asked
from qa.rank.ground import Ground, Sources, fact_confidence, passage_confidence
from qa.rank.rank import Ranked, lacks_subject
from qa.words.match import STOP_SYLLABLES, split_tokens

# What one number or two answer.
_QUANTITIES = frozenset(
    {
        Asked.LEVEL,
        Asked.COUNT,
        Asked.VALUE_LOOKUP,
        Asked.TARGET,
        Asked.GROWTH,
        Asked.CHANGE,
        Asked.BREAKDOWN,
        Asked.COMPUTATION,
    }
)
# Shares of the rarity of what is asked: that a row with its caption must hold, and that it must hold itself.
_LEAST_AROUND = 0.75
_LEAST_OWN = 0.75
# Share of the words of a row's name that the question must hold, where the row holds less than that.
_LEAST_NAMED = 0.8
# Of the greatest rarity: a word of the question that is rarer and missing is what the row is not about.
_MOST_MISSING = 0.6
_LEAST_LEAD = 0.25  # in scores, over the next passage
_ABOVE_FACT = 1.0  # in scores, over the passage of the figure that would answer
_SURE = 0.9  # of a figure; beside it no row is looked for, as ranking all passages takes its time
_LEAST_CELLS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
# As the line above a table says in what all of it is told; of several units ("tấn, %") none is that of a cell.
_CAPTION = re.compile(r"(?:ĐVT|[Đđ]ơn vị(?: tính)?)\s*:\s*([^\W\d_]+(?: [^\W\d_]+)*)\)?$")
_PERCENT = re.compile(r"%|\bphan tram\b")
_COUNTER = re.compile(r"\d{1,3}\.?|[IVX]+\.?")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row in order, without its counter, and its name, the first cell of several words."""

    cells: tuple[str, ...]
    name: str


def answer_bare_row(ground: Ground, sources: Sources) -> Answer | None:
    """Tell the row of a table without column names that the question names, or give way.

    A figure that stands in the row alone in its unit needs no such help; one that stands elsewhere answers where its
    passage is about as near.
    """
    if ground.question.asked not in _QUANTITIES or fact_confidence(ground.facts, sources.ranker) > _SURE:
        return None
    # Few questions find such a row at all, and ranking all passages takes its time.
    if not any(map(_read_row, ground.found)) or not ground.passages:
        return None
    best = ground.passages[0]
    row = _read_row(best.candidate)
    if row is None or not _names(ground, best, row):
        return None
    if _figure_is_as_near(ground, best) or len(numbers_of(" | ".join(row.cells))) > MOST_NUMBERS:
        return None
    confidence = passage_confidence(ground.passages, sources.ranker)
    if confidence < sources.ranker.passage_threshold:
        return None
    unit = _CAPTION.search(best.candidate.chunk.context)
    return compose_row(
        ground.question, best.candidate, row.cells, confidence, unit=unit[1].lower() if unit is not None else ""
    )


def _read_row(passage: Passage) -> _Row | None:
    """Return the row that a passage is, None where its columns have names or it holds no number beside its name."""
    if passage.kind is not BlockKind.TABLE:
        return None
    cells = [" ".join(cell.replace("*", " ").split()) for cell in passage.source_text.strip(" |").split("|")]
    cells = [cell for cell in cells if cell]
    if cells and _COUNTER.fullmatch(cells[0]):
        cells = cells[1:]
    told = passage.chunk.text.rpartition(" › ")[2]
    if len(cells) < _LEAST_CELLS or told != f"{cells[0]} | {'; '.join(cells[1:])}":
        return None
    name = next((cell for cell in cells if len(_WORD.findall(cell)) > 2), cells[0])
    valued = any(cell != name and numbers_of(cell) for cell in cells)
    return _Row(tuple(cells), name) if valued and sum(map(len, cells)) <= LONGEST_ANSWER else None


def _names(ground: Ground, best: Ranked[Passage], row: _Row) -> bool:
    """Tell whether the question names this row and no other as well."""
    features, passage = best.features, best.candidate
    if lacks_subject(features) or is_told_of_others(ground.scene, passage):
        return False
    if lacks_measure(ground.scene, (passage.chunk.text, passage.chunk.context, passage.title)):
        return False
    if features["around_cover"] < _LEAST_AROUND or features["rarest_missing"] > _MOST_MISSING:
        return False
    if any(best.score - following.score < _LEAST_LEAD for following in ground.passages[1:2]):
        return False
    if _PERCENT.search(fold(ground.question.reading)) and not any("%" in cell for cell in row.cells):
        return False
    own = [token for token in split_tokens(row.name) if token not in STOP_SYLLABLES]
    asked = ground.scene.asked_tokens
    named = sum(token in asked for token in own) / max(len(own), 1)
    return features["chunk_cover"] >= _LEAST_OWN or named >= _LEAST_NAMED


def _figure_is_as_near(ground: Ground, best: Ranked[Passage]) -> bool:
    """Tell whether the best figure answers rather than the row."""
    if not ground.facts:
        return False
    fact = ground.facts[0].candidate
    if fact.passage.chunk_id == best.candidate.chunk_id:
        unit = fact.figure.base_unit
        same = [
            other.candidate
            for other in ground.facts
            if other.candidate.passage.chunk_id == best.candidate.chunk_id and other.candidate.figure.base_unit == unit
        ]
        return len({other.figure.span for other in same}) == 1
    of_fact = next(
        (ranked.score for ranked in ground.passages if ranked.candidate.chunk_id == fact.passage.chunk_id), None
    )
    return of_fact is not None and best.score - of_fact < _ABOVE_FACT
