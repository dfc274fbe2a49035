"""A question which, or how many, of a list lie above or below a given amount in; those that do out, each with its own.

"Huyện nào có trên 100.000 dân", "có mấy huyện dưới 50.000 dân": the list is found as if the first of it were asked for.
What documents say of the amount itself ("3 huyện trên 100.000 dân") comes first. Where a number is asked for and
neither is found, nothing answers: any other number is of other things.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.extract.number import find_numbers
from index.extract.unit import read_unit
from index.figure import Direction, Figure, Role, Status
from index.normalise import fold
from qa.analyse.analyse import read_question
from qa.analyse.order import ask_for_most
from qa.answer import Answer, AnswerFigure
from qa.arithmetic.bounds import Bound, BoundKind, kind_before
from qa.candidate import Fact
from qa.choose.row_kind import asked_kinds, rows_of_kind
from qa.compose.compose import compose_facts, compose_refusal
from qa.question import Asked, Extreme, Order, Question
from qa.rank.ground import Ground, Sources
from qa.retrieve.whole_column import has_whole_beside, shared_parts, whole_column
from qa.strategy.ranking import find_rivals, is_row_of_rest
from qa.words.asking import guard
from qa.words.match import split_tokens
from qa.words.wording import QUANTITY_WORD, phrases

_BEHIND_NOUN = phrases(
    """nao, co, gianh, dat, duoc, voi, o, tai, trong, cua, mat do, dan so, dien tich, tong, so, tren, duoi, hon, tu,
    rong, cao, dai, thu, von, gia, chua, it, nhieu, khong, toi, qua"""
)
_NOUN = rf"(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}}?)(?=,|\s+{_BEHIND_NOUN}\b)"
_COUNT = re.compile(rf"(?:\bco\s+)?(?<!\w){QUANTITY_WORD}\s+{_NOUN}")
_WHICH = re.compile(rf"(?:^|(?<!\w)(?:nhung|cac|o|tai)\s+){_NOUN}(?=\s+nao\b)")
_REACHED = re.compile(r"\b(?:dat|du|den|toi|len)\b")  # as often a plain amount or the end of a time
_PEOPLE = {
    "dan": "đông dân nhất",
    "nguoi dan": "đông dân nhất",
    "nhan khau": "đông dân nhất",
    "nguoi": "đông nhất",
}
_SCALES = frozenset({"nghin", "ngan", "trieu", "ty", "ti", "van"})
_BOUNDING = phrases(
    "tren, duoi, hon, qua, vuot, tu, den, toi, it nhat, nhieu nhat, toi thieu, toi da, chua den, khong qua"
)
_DEPTH = 10  # facts and passages among which the amount itself is looked for
_FEW = 2  # figures that are no list
_MOST = 12  # things that one answer names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked for: a bound, how it is written, noun and kinds of the things, the question for the list."""

    bound: Bound
    written: str
    noun: str
    kinds: frozenset[str]
    counts: bool
    ranking: Question


def answer_within_bound(ground: Ground, sources: Sources) -> Answer | None:
    """Name or count the things of a list that lie as a question asks, or refuse; None where it asks for none such."""
    asked = _read_asked(ground.question)
    if asked is None or _is_stated(asked, ground):
        return None
    found = sources.look(asked.ranking)
    rivals, confidence = find_rivals(found, sources, least=_FEW)
    rivals = _of_kind(asked, rivals, sources)
    # Below an amount may lie what has no row of its own.
    whole = asked.bound.is_upward or not any(map(is_row_of_rest, sources.block_facts(rivals[0]) if rivals else ()))
    inside = _inside(asked, rivals) if whole and confidence >= sources.ranker.fact_threshold / 2 else ()
    if not inside:
        lacking = asked.counts or not any(asked.written in split_tokens(text) for text in _texts(ground))
        return compose_refusal(ground.question, ground.nearest, 1 - confidence) if lacking else None
    lead = f"{len(inside)} (đếm): " if asked.counts else ""
    answer = compose_facts(ground.question, inside, confidence, lead=lead)
    if len(answer.figures) < len(inside):
        return None
    return replace(answer, figures=(_count(asked, inside), *answer.figures)) if asked.counts else answer


def _read_asked(question: Question) -> _Asked | None:
    reading, folded = question.reading, fold(question.reading)
    if question.asked not in {Asked.COUNT, Asked.LEVEL, Asked.LIST, Asked.ENTITY} or len(question.numbers) != 1:
        return None
    mention = next((each for each in find_numbers(reading) if each.number == question.numbers[0]), None)
    if mention is None:
        return None
    kind, start = kind_before(folded[: mention.span.start])
    if kind is BoundKind.EQUAL or _REACHED.search(folded[start : mention.span.start]) is not None:
        return None
    guarded = guard(reading)  # "xe máy" asks for no number
    counted = _COUNT.search(guarded, 0, mention.span.start)
    named = counted or _WHICH.search(guarded, 0, mention.span.start)
    if named is None or (counted is None and question.asked in {Asked.COUNT, Asked.LEVEL}):
        return None
    unit = read_unit(reading, mention.span.end)
    end = mention.span.end if unit is None else unit.span.end
    words = reading[mention.span.end : end].strip()
    if mention.number == 1 and _SCALES.isdisjoint(fold(words).split()):
        return None  # "mấy người trên 1 km2"
    bound = Bound(number=mention.number, unit=words, kind=kind)
    noun = reading[named.start("noun") : named.end("noun")]
    # "Bao nhiêu huyện" of the list that "huyện nào" is sought in.
    which = f"{reading[: counted.start()]}{noun} nào{reading[named.end('noun') : start]}" if counted else ""
    head = which or reading[:start]
    return _Asked(
        bound=bound,
        written=reading[mention.span.start : mention.span.end],
        noun=noun,
        kinds=asked_kinds(noun, reading[named.end("noun") : mention.span.start]),
        counts=counted is not None,
        ranking=_ranking(question, f"{head} {_measure(unit is not None and unit.counted, words)} {reading[end:]}"),
    )


def _measure(counted: bool, words: str) -> str:
    """Return what the list is put in order by: people and counted things by their number, else what stands before."""
    noun = " ".join(word for word in words.split() if fold(word) not in _SCALES)
    if fold(noun) in _PEOPLE:
        return _PEOPLE[fold(noun)]
    return f"{noun} nhiều nhất" if counted else "lớn nhất"


def _ranking(question: Question, text: str) -> Question:
    read = read_question(ask_for_most(" ".join(text.split())))
    order = Order(extreme=Extreme.HIGHEST)
    read = replace(read, asked=Asked.RANKING, order=order, roles=(Role.LEVEL, Role.COUNT), operation=None)
    return replace(read, text=question.text, understood=question.understood, synonyms=question.synonyms)


def _is_stated(asked: _Asked, ground: Ground) -> bool:
    """Tell whether the best facts or passages speak of the amount itself as a bound."""
    number = rf"(?<![\w.,]){re.escape(asked.written)}(?!\w|[.,]\d)"
    stated = re.compile(rf"\b{_BOUNDING}\s+{number}|{number}[^.;]{{0,20}}\s+tro\s+(?:len|xuong)\b")
    return any(stated.search(fold(text)) for text in _texts(ground))


def _texts(ground: Ground) -> list[str]:
    """Return the texts of the best facts and passages, with what they stand under."""
    found = [each.candidate.passage for each in ground.facts[:_DEPTH]]
    found += [each.candidate for each in ground.passages[:_DEPTH]]
    return [f"{each.chunk.context} {each.chunk.text}" for each in found]


def _of_kind(asked: _Asked, rivals: Sequence[Fact], sources: Sources) -> tuple[Fact, ...]:
    """Return the rows of the kind asked for, () where that is in doubt, or a total stands beside what they say."""
    if not rivals:
        return ()
    beside = sources.block_facts(rivals[0])
    named = {word for part in shared_parts(rivals) for word in split_tokens(part)}
    of_column = len({fact.figure.column for fact in rivals}) == 1 and not whole_column(rivals[0], beside)
    # "Nam" of "Nam | Nữ | Tổng số": a part answers where it is asked for.
    if of_column and has_whole_beside(rivals[0], beside) and not named <= set(split_tokens(asked.ranking.text)):
        return ()
    return rows_of_kind(asked.kinds, rivals) or ()


def _inside(asked: _Asked, rivals: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts of a list that lie as asked, first the greatest; () where the list may go on beyond them."""
    if any(fact.figure.row is None for fact in rivals):
        return ()  # a sentence may tell of some alone
    of_groups = len({fact.figure.parent for fact in rivals}) > 1  # of "quận" and of "huyện", maybe
    if asked.counts and of_groups:
        return ()
    inside: list[Fact] = []
    for fact in rivals:
        scaled = asked.bound.scale(fact.figure.number, fact.figure.unit)
        if scaled is None or fact.figure.upper is not None:
            return ()
        if asked.bound.holds(*scaled):
            inside.append(fact)
    if not 0 < len(inside) < len(rivals) or len(inside) > _MOST:
        return ()
    return tuple(sorted(inside, key=lambda fact: fact.figure.value, reverse=asked.bound.is_upward))


def _count(asked: _Asked, inside: Sequence[Fact]) -> AnswerFigure:
    number = Decimal(len(inside))
    told = ", ".join(fact.figure.text for fact in inside)
    figure: Figure = inside[0].figure
    return AnswerFigure(
        text=f"{number} {asked.noun}",
        number=format(number, "f"),
        unit=asked.noun,
        indicator=asked.noun,
        role=Role.COUNT.value,
        direction=Direction.NONE.value,
        period=figure.period,
        baseline=None,
        status=Status.ACTUAL.value,
        citation=1,
        computed=True,
        formula=f"đếm: {told}",
    )
