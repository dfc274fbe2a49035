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
from qa.compose.compose import compose_facts, compose_refusal
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.strategy.answer_sentence import answer_sentence
from qa.words.wording import WHO

_WORDS = ("nhat", "nhi|hai", "ba", "tu|bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(_WORDS)})(?!\s+(?:{'|'.join(_WORDS)})\b)"
_ASKED = re.compile(
    rf"\b(?:dung|xep|giu|o)\s+(?:o\s+)?(?:(?:vi\s+tri|thu\s+hang|hang)\s+(?:thu\s+)?|thu\s+)(?P<place>{_NUMBER}|\w+\s+muoi|muoi\s+\w+)\b"
)
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
    for ranked in ground.passages[:_DEPTH] if place else ():
        row = _row_at(place, ranked.candidate, sources)
        if row is not None and confidence >= sources.ranker.passage_threshold / 2:
            return compose_facts(ground.question, [row], confidence)
    said = re.compile(rf"\b(?:thu|hang|vi tri)\s+(?:{_spelled(place)})\b(?!\s+muoi\b)")
    saying = [each for each in ground.passages[:_DEPTH] if place and said.search(fold(each.candidate.source_text))]
    answer = answer_sentence(replace(ground, passages=saying), sources) if saying else None
    return answer or compose_refusal(ground.question, ground.nearest, 1 - confidence)


def _read(written: str) -> int:
    """Return the place that a word or a number names, 0 where it is none of the first ten in words."""
    if written.isdigit():
        return int(written)
    return next((i for i, words in enumerate(_WORDS, start=1) if written in words.split("|")), 0)


def _spelled(place: int) -> str:
    return f"{place}|{_WORDS[place - 1]}" if 0 < place <= len(_WORDS) else str(place)


def _row_at(place: int, passage: Passage, sources: Sources) -> Fact | None:
    """Return the cell that says that its row stands at a place, of the table that a passage is a row of."""
    if passage.kind is not BlockKind.TABLE:
        return None
    cells = sources.passage_facts(passage)
    return next((cell for cell in sources.block_facts(cells[0]) if _says(place, cell)), None) if cells else None


def _says(place: int, cell: Fact) -> bool:
    names = [fold(part).strip() for part in cell.figure.indicator.split(" - ")]
    return cell.figure.number == place and len(names) > 1 and not _COLUMNS.isdisjoint({names[0], names[-1]})
