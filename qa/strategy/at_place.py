"""A question which thing stands at a given place of an order in, the row or the sentence that says so out.

"Nước nào đứng thứ ba": tables have a column for the place, sentences say it in so many words. Anything else is a guess,
and refused.
"""

import re
from dataclasses import replace

from index.document import BlockKind
from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.choose.ordered_by import OrderedBy, asked_measure, is_ordered_by
from qa.compose.compose import compose_facts, compose_refusal
from qa.rank.features import held_around
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.strategy.answer_sentence import answer_sentence
from qa.words.match import split_tokens
from qa.words.wording import WHO

_WORDS = ("nhat", "nhi|hai", "ba", "tu|bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(_WORDS)})(?!\s+(?:{'|'.join(_WORDS)})\b)"
_ASKED = re.compile(
    rf"\b(?:dung|xep|giu|o)\s+(?:o\s+)?(?:(?:vi\s+tri|thu\s+hang|hang)\s+(?:thu\s+)?|thu\s+)(?P<place>{_NUMBER}|\w+\s+muoi|muoi\s+\w+)\b"
)
_TOLD = re.compile(rf"\b(?:thu|hang|vi tri)\s+(?P<place>{_NUMBER})\b(?!\s+muoi\b)")
_WHICH = re.compile(rf"\b{WHO}\b")
_COLUMNS = frozenset({"hang", "thu hang", "xep hang", "vi tri", "vi thu", "thu tu"})
_DEPTH = 10  # passages among which the table or the sentence is sought


def answer_at_place(ground: Ground, sources: Sources) -> Answer | None:
    """Tell what stands at the place that a question names, or refuse; None where it names none."""
    folded = fold(ground.question.reading)
    asked = _ASKED.search(folded)
    if asked is None or _WHICH.search(folded) is None:
        return None
    place = _read(asked["place"])
    confidence = passage_confidence(ground.passages, sources.ranker)
    measure = asked_measure(ground.question.reading, asked.span())
    for ranked in ground.passages[:_DEPTH] if place else ():
        rows = _rows_at(place, measure, ranked.candidate, sources)
        if rows and confidence >= sources.ranker.passage_threshold / 2:
            return compose_facts(ground.question, rows, confidence)
    saying = [each for each in ground.passages[:_DEPTH] if place and _tells(place, measure, each.candidate)]
    answer = answer_sentence(replace(ground, passages=saying), sources) if saying else None
    return answer or compose_refusal(ground.question, ground.nearest, 1 - confidence)


def _read(written: str) -> int:
    """Return the place that a word or a number names, 0 where it is none of the first ten in words."""
    if written.isdigit():
        return int(written)
    return next((i for i, words in enumerate(_WORDS, start=1) if written in words.split("|")), 0)


def _spelled(place: int) -> str:
    return f"{place}|{_WORDS[place - 1]}" if 0 < place <= len(_WORDS) else str(place)


def _tells(place: int, measure: OrderedBy, passage: Passage) -> bool:
    """Tell whether a sentence says of something that it stands at a place, by what is asked.

    "Thứ hai về sản lượng chè và thứ ba về sản lượng cam" are two orders.
    """
    text = fold(passage.source_text)
    places = list(_TOLD.finditer(text))
    for i, told in enumerate(places):
        if re.fullmatch(_spelled(place), told["place"]) is None:
            continue
        end = places[i + 1].start() if i + 1 < len(places) else len(text)
        behind = text[told.end() : end] if len(places) > 1 else text
        if measure.own <= set(split_tokens(behind)) or (
            len(places) == 1 and measure.own <= held_around(passage).tokens
        ):
            return True
    return False


def _rows_at(place: int, measure: OrderedBy, passage: Passage, sources: Sources) -> list[Fact]:
    """Return the cells that say that their rows stand at a place, of the table that a passage is a row of.

    None where the table is of another order, or of several: two that share a place stand side by side.
    """
    if passage.kind is not BlockKind.TABLE:
        return []
    cells = sources.passage_facts(passage)
    table = sources.block_facts(cells[0]) if cells else ()
    rows = [cell for cell in table if _says(place, cell)]
    numbers = sorted(cell.figure.row or 0 for cell in rows)
    if not rows or numbers != list(range(numbers[0], numbers[0] + len(rows))):
        return []
    return rows if is_ordered_by(measure, rows, passage, table, sources.beside(passage)) else []


def _says(place: int, cell: Fact) -> bool:
    names = [fold(part).strip() for part in cell.figure.indicator.split(" - ")]
    return cell.figure.number == place and len(names) > 1 and not _COLUMNS.isdisjoint({names[0], names[-1]})
