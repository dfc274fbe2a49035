"""What is asked of one thing by the very key of its card: "Dân số Huế" of the document "Huế" that opens with a table.

An encyclopedia sums up what a document is about in the table that it opens with, a key and a value in each row. Who
asks for one of these keys and nothing else gets that row, whatever the text below tells with the same words. A question
that names a time, a part, a plan or another thing besides is left to the others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from index.extract.unit import MEASURES, base_of
from index.figure import Figure, Status
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.compose.compose import compose_fact, compose_facts, compose_keyed
from qa.question import PLAIN_AMOUNTS, Asked, Question
from qa.rank.constraints import clashes
from qa.rank.ground import Ground, Sources
from qa.retrieve.cards import Card
from qa.retrieve.titled import rank_before
from qa.words.card_keys import Words, ways_to_ask
from qa.words.marks import mark_words
from qa.words.match import line_up, split_tokens, stand_in

_OF_TEXTS = frozenset({Asked.ENTITY, Asked.DEFINITION, Asked.DATE, Asked.LIST})
_PAIR = 2
SURE_OF_KEY = 0.9  # a key is asked for by its own words
# They say nothing of which key is meant.
_LIGHT = (
    "thuộc nằm ở tại hiện nay là có tên đâu của được còn những các nào khi ngày ai gì vậy bao nhiêu mấy số thế toàn cả"
    " tất tổng cộng khoảng lúc hồi gồm"
)
# Nor do these, of several things that are named side by side or compared.
_SIDE_BY_SIDE = (
    "và với cùng lẫn mỗi từng lần lượt hơn hay hoặc so giữa hai"
    " gấp lần chênh lệch kém cao thấp lớn nhỏ nhiều ít đông rộng hẹp nước quốc gia"
)
# Folded these are other words too: "nam", "đồng", "con".
_DOUBTFUL = frozenset({"nam", "dong", "con", "ca"})
# Who came after whom is not told by the words alone.
_RELATIONS = frozenset({"kế nhiệm", "tiền nhiệm", "cha mẹ", "con cái", "con", "cha", "mẹ", "vợ", "chồng"})
# What is compared or added up is told by ``qa.strategy.compared_cards``.
_TOGETHER = frozenset((*mark_words("hơn tổng cộng"), "hon", "tong", "cong"))
_TOTAL = re.compile(r"tổng(?: cộng| số)?", re.IGNORECASE)
_DATE = re.compile(r"\s*\([^()]*\d[^()]*\)")
# "Dân số" over "• Ước lượng 2023" and "• Điều tra 2019", "GDP (danh nghĩa): Ước lượng 2025" over "• Tổng số": what
# stands behind a bullet belongs to the last row without one, and when it was counted is no name and no value.
_BULLET = re.compile(r"[•·▪-]\s*")
_COUNTED = re.compile(
    r"(?:ước (?:lượng|tính)|điều tra|thống kê)(?:\s+(?:dân số|năm|tháng|quý|q\d|[\d/]+))*", re.IGNORECASE
)
_NOTE = re.compile(r"\[[^\[\]]{1,8}\]")  # the mark of a footnote, which the text of a row is without
_PER_HEAD = re.compile(r"(?:bình quân )?(?:theo )?đầu người", re.IGNORECASE)


def answer_card(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the row of a card whose key alone is asked for; None where there is none, or more than one."""
    question = ground.question
    if question.asked not in PLAIN_AMOUNTS | _OF_TEXTS or _names_more(question):
        return None
    rows = [*_rows_asked(question, sources.cards(question))]
    row = _only_longest(rows)
    if row is None or len({each.document_id for each, _ in rows}) > 1:
        return None
    facts = sources.passage_facts(row)
    if question.asked in PLAIN_AMOUNTS and facts and _is_whole(row, facts[0].figure):
        return None if clashes(question, facts[0].figure) else compose_fact(question, facts[0], (), SURE_OF_KEY)
    if question.asked in {Asked.COUNT, Asked.LEVEL} and not any(map(str.isdigit, row.chunk.text.rpartition(": ")[2])):
        return None  # the names of peoples do not tell how many there are
    return compose_keyed(question, row, SURE_OF_KEY)


def answer_cards(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the same key of the cards of all that a question names."""
    question = ground.question
    if question.asked not in PLAIN_AMOUNTS or question.operation is not None:
        return None
    told = facts_of_cards(question, sources)
    if told is None or asks_together(question, sources):
        return None
    names, facts = zip(*told, strict=True)
    return compose_facts(question, facts, SURE_OF_KEY, places=names)


def facts_of_named_cards(question: Question, names: Sequence[str], sources: Sources) -> tuple[Fact, ...] | None:
    """Return what the cards of some named things have for the key that a question asks for, one figure a name."""
    told = facts_of_cards(question, sources)
    if told is None or len(told) != len(names):
        return None
    found = [[fact for title, fact in told if stand_in(split_tokens(title), line_up(name))] for name in names]
    return tuple(facts[0] for facts in found) if all(len(facts) == 1 for facts in found) else None


def facts_of_cards(question: Question, sources: Sources) -> tuple[tuple[str, Fact], ...] | None:
    """Return what two or more things that a question names have for the one key that it asks for.

    Returns
    -------
    The name of each and its figure, in the order of the question and in one base unit; None where one has none.
    """
    cards = () if _of_a_time_or_state(question) else sources.cards(question)
    cards = sorted(cards, key=lambda card: card.place.start)
    if len(cards) < _PAIR or any(one.place.stop > other.place.start for one, other in pairwise(cards)):
        return None
    asked = _words_beside(question, cards)
    light = asked.light(_LIGHT, _SIDE_BY_SIDE)
    told: list[tuple[str, Fact]] = []
    for card in cards:
        row = _only_longest(_fitting(card, asked, light))
        facts = sources.passage_facts(row) if row is not None else ()
        if row is None or not facts or not _is_whole(row, facts[0].figure) or facts[0].figure.upper is not None:
            return None
        told.append((card.rows[0].title.partition(" (")[0], facts[0]))
    units = {fact.figure.base_unit for _, fact in told}
    # What is computed is in another unit than what it is computed from.
    fits = question.operation is not None or not any(clashes(question, fact.figure) for _, fact in told)
    return tuple(told) if fits and len(units) == 1 else None


def _names_more(question: Question) -> bool:
    """Tell whether a question asks for more than a key: of a time, a state, a side of a comparison."""
    several = (question.options, question.joined, question.parts)
    states = (question.direction, question.operation, question.order)
    return _of_a_time_or_state(question) or any(each is not None for each in states) or any(several)


def _of_a_time_or_state(question: Question) -> bool:
    state = None if question.status is Status.ACTUAL else question.status
    return bool(question.periods or question.parts_of_year) or question.baseline is not None or state is not None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a question beside what it names: with their diacritics, or folded where it has none."""

    words: Words
    marked: bool
    units: Words

    def light(self, *texts: str) -> Words:
        """Return the words of some texts that say nothing of which key is meant, and those of measures asked for."""
        split = mark_words if self.marked else split_tokens
        light = frozenset[str]().union(*map(split, texts))
        return self.units | (light if self.marked else light - _DOUBTFUL)


def _words_beside(question: Question, cards: Sequence[Card]) -> _Words:
    tokens = split_tokens(question.reading)
    taken = set(chain.from_iterable(card.place for card in cards))
    taken.update(chain.from_iterable(_which(tokens, i) for i, word in enumerate(tokens) if word == "nao"))
    beside = [i for i in range(len(tokens)) if i not in taken]
    # What was typed with diacritics is not mended: "trang web" may have become "trăng web".
    spellings = [question.text, question.reading] if tokens == split_tokens(question.text) else [question.reading]
    found = (marked for marked in map(mark_words, spellings) if len(marked) == len(tokens))
    marked = next((marked for marked in found if any(marked[i] != tokens[i] for i in beside)), None)
    words = frozenset((marked or tokens)[i] for i in beside)
    measures = (unit.replace("²", "2") for unit in question.units if base_of(unit)[0] != unit or unit in MEASURES)
    split = split_tokens if marked is None else mark_words
    return _Words(words, marked is not None, frozenset().union(*map(split, measures)))


def _which(tokens: tuple[str, ...], place: int) -> range:
    """Return the tokens of "tỉnh nào", which asks for one of the named things: the rank and the word at a place."""
    return range(place - len(rank_before(tokens, place).split()), place + 1)


def asks_together(question: Question, sources: Sources) -> bool:
    """Tell whether what a question names is compared or added up, by its words beside the names."""
    return not _words_beside(question, sources.cards(question)).words.isdisjoint(_TOGETHER)


def _rows_asked(question: Question, cards: Sequence[Card]) -> Iterator[tuple[Passage, Words]]:
    """Yield the rows of cards that a question asks for, with the words by which it does."""
    for card in cards:
        asked = _words_beside(question, [card])
        yield from _fitting(card, asked, asked.light(_LIGHT))


def _fitting(card: Card, asked: _Words, light: Words) -> Iterator[tuple[Passage, Words]]:
    for row, key in _keyed(card.rows):
        ways = ways_to_ask(key, marked=asked.marked) if key and key.lower() not in _RELATIONS else ()
        fitting = [words for words in ways if words <= asked.words and asked.words - words <= light]
        if fitting:
            yield row, max(fitting, key=len)


def _only_longest(rows: Iterable[tuple[Passage, Words]]) -> Passage | None:
    """Return the row that is asked for by most words, None where there is none or more than one."""
    found = [*rows]
    most = max((len(words) for _, words in found), default=0)
    best = [row for row, words in found if len(words) == most]
    return best[0] if len(best) == 1 else None


def _is_whole(row: Passage, figure: Figure) -> bool:
    """Tell whether a figure is all that a row has for a value but for what it adds in parentheses."""
    value = row.chunk.text.rpartition(": ")[2]
    rest = value.removeprefix(_NOTE.sub("", figure.text)).strip()
    return rest != value and (not rest or (rest[0] in "([" and ";" not in rest))


def _keyed(rows: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Yield the rows that have a value with what they are the value of; of several counts of one thing the first."""
    group, counted = "", set[str]()
    for row in rows:
        path, _, value = row.chunk.text.rpartition(": ")
        names = (path or value).split(" › ")
        bullet = _BULLET.match(names[-1])
        if bullet is None:
            group = _DATE.sub("", names[-1])
        key = _key_of(names, group, bullet)
        if not path or not value or not key or _COUNTED.fullmatch(value):
            continue
        if bullet is None or key != group:
            yield row, key
        elif group not in counted:
            counted.add(group)
            yield row, key


def _key_of(names: Sequence[str], group: str, bullet: re.Match[str] | None) -> str:
    """Return what a row is the value of: for "Tổng cộng" what it stands under, behind a bullet the row above."""
    name = names[-1]
    if bullet is None:
        return _DATE.sub("", names[-2] if len(names) > 1 and _TOTAL.fullmatch(name) else name)
    name = _DATE.sub("", name[bullet.end() :])
    if _TOTAL.fullmatch(name) or _COUNTED.fullmatch(name):
        return group
    return f"{group} {name}" if _PER_HEAD.fullmatch(name) else name
