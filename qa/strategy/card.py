"""What is asked of one thing by the very key of its card: "Dân số Huế" of the document "Huế" that opens with a table.

An encyclopedia sums up what a document is about in the table that it opens with, a key and a value in each row. Who
asks for one of these keys and nothing else gets that row, whatever the text below tells with the same words. A question
that names a time, a part, a plan or another thing besides is left to the others.
"""

import re
from collections.abc import Iterator, Sequence

from index.figure import Figure, Status
from qa.answer import Answer
from qa.candidate import Passage
from qa.compose.compose import compose_fact, compose_keyed
from qa.question import Asked, Question
from qa.rank.constraints import clashes
from qa.rank.ground import Ground, Sources
from qa.retrieve.cards import Card
from qa.words.card_keys import Words, ways_to_ask
from qa.words.match import split_tokens

_OF_FIGURES = frozenset({Asked.LEVEL, Asked.COUNT, Asked.VALUE_LOOKUP})
_OF_TEXTS = frozenset({Asked.ENTITY, Asked.DEFINITION, Asked.DATE, Asked.LIST})
_CONFIDENCE = 0.9  # a key is asked for by its own words
# They say nothing of which key is meant.
_LIGHT = frozenset(
    [
        "thuoc",
        "nam",
        "o",
        "tai",
        "hien",
        "nay",
        "la",
        "co",
        "ten",
        "dau",
        "duong",
        "cua",
        "duoc",
        "con",
        "nhung",
        "cac",
        "nao",
        "khi",
        "ngay",
        "ai",
        "gi",
        "vay",
        "nuoc",
        "ta",
        "bao",
        "nhieu",
        "may",
        "so",
        "the",
        "toan",
        "ca",
        "tat",
        "tong",
        "cong",
        "khoang",
        "luc",
        "hoi",
        "gom",
    ]
)
_DATE = re.compile(r"\s*\([^()]*\d[^()]*\)")


def answer_card(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the row of a card whose key alone is asked for; None where there is none, or more than one."""
    question = ground.question
    if question.asked not in _OF_FIGURES | _OF_TEXTS or _names_more(question):
        return None
    rows = [*_rows_asked(question, sources.cards(question))]
    if not rows or len({row.document_id for row, _ in rows}) > 1:
        return None
    most = max(len(words) for _, words in rows)
    best = [row for row, words in rows if len(words) == most]
    if len(best) > 1:
        return None
    row = best[0]
    facts = sources.passage_facts(row)
    if question.asked in _OF_FIGURES and facts and _is_whole(row, facts[0].figure):
        return None if clashes(question, facts[0].figure) else compose_fact(question, facts[0], (), _CONFIDENCE)
    if question.asked in _OF_FIGURES and not any(map(str.isdigit, row.chunk.text.rpartition(": ")[2])):
        return None  # the names of peoples do not tell how many there are
    return compose_keyed(question, row, _CONFIDENCE)


def _names_more(question: Question) -> bool:
    """Tell whether a question asks for more than a key: of a time, a state, a side of a comparison."""
    status = None if question.status is Status.ACTUAL else question.status
    states = (question.baseline, status, question.direction, question.operation, question.order)
    several = (question.periods, question.parts_of_year, question.options, question.joined, question.parts)
    return any(each is not None for each in states) or any(several)


def _rows_asked(question: Question, cards: Sequence[Card]) -> Iterator[tuple[Passage, Words]]:
    """Yield the rows of cards that a question asks for, with the words by which it does."""
    tokens = split_tokens(question.reading)
    light = _LIGHT.union(*(split_tokens(unit.replace("²", "2")) for unit in question.units))
    for card in cards:
        asked = frozenset(tokens[: card.place.start] + tokens[card.place.stop :])
        for row in card.rows:
            key = _key_of(row)
            fitting = [words for words in ways_to_ask(key) if words <= asked and asked - words <= light] if key else []
            if fitting:
                yield row, max(fitting, key=len)


def _is_whole(row: Passage, figure: Figure) -> bool:
    """Tell whether a figure is all that a row has for a value but for what it adds in parentheses."""
    value = row.chunk.text.rpartition(": ")[2]
    rest = value.removeprefix(figure.text).strip()
    return rest != value and (not rest or rest[0] in "([")


def _key_of(row: Passage) -> str:
    """Return what a row is the value of, for "Tổng cộng" what it stands under; "" for a row without a value."""
    path, _, value = row.chunk.text.rpartition(": ")
    names = path.split(" › ")
    if not path or not value:
        return ""
    return _DATE.sub("", names[-2] if len(names) > 1 and _TOTAL.fullmatch(names[-1]) else names[-1])


_TOTAL = re.compile(r"tổng(?: cộng| số)?", re.IGNORECASE)
