"""A question whether an amount is above or below a given one in, "Có" or "Không" with the amount that is told out.

"Dân số huyện Mây có trên 50.000 người không": the amount is looked up like any other, on a card first, then compared,
and refused where it is not found. Gives way (None) where it is told in another unit, of another thing or time than is
asked for, or so that it may lie on either side.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, takewhile

from index.extract.number import parse_number
from index.extract.unit import base_of
from index.figure import Role, Status
from index.normalise import fold
from qa.analyse.analyse import read_question
from qa.answer import Answer
from qa.arithmetic.bounds import Bound, BoundKind, kind_before, kind_told
from qa.candidate import Fact
from qa.choose.filters import filter_facts
from qa.compose.compose import compose_refusal
from qa.question import Question
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.strategy.card import answer_card
from qa.words.match import STOP_SYLLABLES, split_tokens, token_set, widen
from qa.words.named import names_of

# A word of a unit has one space before it and an end: nothing is tried twice in a long one.
_ASKED = re.compile(
    r"\b(?P<has>co|da)\s+(?P<verb>(?:(?!co\b)[^\W\d_]{1,12}\s+){0,5}?)(?P<number>\d[\d.,]{0,30})"
    r"(?P<unit>(?:\s?%|[^\W\d][^\s,;?]{0,30})?"
    # What somebody may or must do behind it makes it a condition: "có trên 10 người có phải ... không".
    r"(?:\s+(?!(?:co|phai|duoc|thi|can|bi|la|nen|se)\b)[^\W\d][^\s,;?]{0,30}){0,5}?)"
    r"\s+(?P<not>khong|chua|ko|hong|hem)(?:\s+(?:vay|nhi|a|ta|the|ha|ban|nhe))*\s*[?.!]*$"
)
_FACTORS = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000}
_SCALED = re.compile(r"(?P<scale>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|nghin|ngan|trieu|ty|ti)(?!\w)\s*)+)", re.IGNORECASE)
_LOOSE = Decimal("0.1")  # share of the bound by which a roundly told amount may lie on its other side
_ROUND = re.compile(r"\b(?:khoang|xap xi|uoc|chung|tam|(?:tren|hon) duoi|hon kem)(?: (?:dat|la))?\s*$")
_LONGEST_ROUND = 16  # characters before a number in which such a word stands
# What was so once, or is to be so, is no answer to what is.
_FORMER = re.compile(r"\b(?:truoc (?:day|do|kia)|ban dau|luc dau|khi do|hoi do|von co|tung)\b")
_DAY = re.compile(r"^\d\d/\d\d/(?=\d{4}$)")  # before the year that a day is of
_DATES = re.compile(r"\b(?:\d\d?/)?(?:\d\d?/)?(?:19|20)\d\d\b")
_PLANNED = re.compile(r"\b(?:ke hoach|muc tieu|phan dau|du kien|chi tieu|du bao|du toan|nhiem vu)\b")
# Where what may narrow an amount ends behind it: "41.500 người là nữ", not "41.500 người, tăng 2%".
_NARROWS = re.compile(r"[^.,;:()\[\]|\d]*")
_RANKS = frozenset({"tinh", "huyen", "quan", "xa", "phuong", "thanh", "pho", "thi", "tran"})
_SCALES = frozenset({"nghin", "ngan", "trieu", "ty", "tram", "chuc", "van"})
_TIMES = frozenset({"nay", "truoc", "day", "hien", "nam", "den", "cuoi", "dau", "thang", "quy", "ky", "con"})
_ENDS = frozenset({"tang", "giam", "so", "vao", "nam", "trong", "va", "theo", "thang", "quy", "tinh", "nay", "de"})
_HAS = frozenset({"có", "co", "đã", "da"})  # "đá" is none
_SIZE = re.compile(r"(?:rong|dai|cao)\b")
_OF_SIZE = frozenset({"m", "m²"})
_MOVES = frozenset({Role.GROWTH.value, Role.CHANGE.value, Role.PLAN_SHARE.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The bound, the question for the amount itself, and what says that it does not lie so."""

    bound: Bound
    level: Question
    denial: str


def answer_meets_bound(
    ground: Ground, sources: Sources, answer_figure: Callable[[Ground, Sources], Answer | None]
) -> Answer | None:
    """Say whether an amount is above, below or at a given one; `answer_figure` answers the question for it."""
    asked = _read_asked(ground.question)
    if asked is None:
        return None
    found = filter_facts(sources.look(asked.level), sources)
    # Who asks for the amount itself gets the row of a card, which speaks for itself where it is no plain figure.
    answer = answer_card(found, sources)
    if answer is not None:
        return _judge(asked, answer, BoundKind.EQUAL) if answer.figures else answer
    answer = answer_figure(found, sources)
    if answer is None or not answer.figures:
        # A sentence with another number, of another time, would be taken for the answer.
        return compose_refusal(ground.question, ground.nearest, 1 - fact_confidence(found.facts, sources.ranker))
    fact = _fact_of(answer, found, sources)
    if fact is None or not _is_of_what_is_asked(found, fact) or _is_of_another_time(ground.question, fact):
        return None
    told = kind_told(fact.before, fact.behind)
    if told is None or _is_contradicted(asked, fact, found, sources):
        return None
    return answer if _is_loose(asked.bound, fact) else _judge(asked, answer, told)


def _is_loose(bound: Bound, fact: Fact) -> bool:
    """Tell whether an amount is told so roughly that who reads it is to judge: a range, or about the bound itself."""
    scaled = bound.scale(fact.figure.number, fact.figure.unit)
    roughly = _ROUND.search(fold(fact.before[-_LONGEST_ROUND:])) is not None
    near = scaled is not None and abs(scaled[0] - scaled[1]) <= _LOOSE * scaled[1]
    return scaled is not None and (fact.figure.upper is not None or (roughly and near))


def _judge(asked: _Asked, answer: Answer, told: BoundKind) -> Answer | None:
    """Begin an answer with what its amounts tell of the bound; None where they leave it open or do not agree."""
    figure = answer.figures[0]
    if figure.computed or figure.role in _MOVES:
        return None
    amounts = [each for each in answer.figures if each.role not in _MOVES]
    verdicts = {_verdict(asked.bound, Decimal(each.number), each.unit, told) for each in amounts}
    verdict = verdicts.pop() if len(verdicts) == 1 else None
    if verdict is None:
        return None
    named = not figure.indicator[:1].islower()  # "Lâm Đồng có ..." begins with a name
    text = answer.text if named else f"{answer.text[:1].lower()}{answer.text[1:]}"
    return replace(answer, text=f"{'Có' if verdict else asked.denial}, {text}")


def _verdict(bound: Bound, number: Decimal, unit: str, told: BoundKind) -> bool | None:
    scaled = bound.scale(number, unit)
    return None if scaled is None else bound.judge(*scaled, told=told)


def _fact_of(answer: Answer, found: Ground, sources: Sources) -> Fact | None:
    """Return the fact that is the first figure of an answer."""
    figure = answer.figures[0]
    cited = next((each for each in answer.citations if each.number == figure.citation), None)
    facts = [ranked.candidate for ranked in found.facts]
    # An answer may call it otherwise.
    told = {
        fact.figure.span: fact
        for fact in (*facts, *(sources.block_facts(facts[0]) if facts else ()))
        if cited is not None
        and (" ".join(fact.figure.text.split()), fact.figure.period) == (figure.text, figure.period)
        and fact.passage.document_id == cited.document_id
        and cited.start <= fact.figure.span.start < cited.end
    }
    return next(iter(told.values())) if len(told) == 1 else None


def _is_of_what_is_asked(found: Ground, fact: Fact) -> bool:
    """Tell whether the name of a figure holds all that is asked about, and nothing that the question does not name.

    Names of places and of other things may stand around it.
    """
    return not _lacking(found, fact) and not _spare_words(found, fact)


def _lacking(found: Ground, fact: Fact) -> frozenset[str]:
    """Return the words asked with that a figure is not told by; names may stand around it."""
    places = (name for place in found.question.territories for name in names_of(place))
    names = _RANKS.union(*places, *found.scene.whole_names)
    held = widen(found.scene.terms, _own_words(fact) | (_around(fact) & names))
    lacking = frozenset(found.scene.terms.weights) - held - _SCALES
    # A title tells what it is of, but does not narrow what is measured: "xuất nhập khẩu" is no "nhập khẩu" anywhere.
    named = token_set(f"{fact.figure.indicator} {fact.figure.parent or ''}")
    beside = {word for pair in pairwise(found.scene.asked_line) if named & {*pair} for word in pair}
    return lacking - (token_set(fact.passage.title) - beside)


def _own_words(fact: Fact) -> frozenset[str]:
    figure = fact.figure
    return token_set(f"{figure.indicator} {figure.parent or ''} {figure.territory} {figure.unit}")


def _around(fact: Fact) -> frozenset[str]:
    passage = fact.passage
    return token_set(" ".join((passage.title, passage.territory, passage.chunk.context, *passage.section, fact.before)))


def _spare_words(found: Ground, fact: Fact) -> frozenset[str]:
    """Return what the name of a figure and the words behind it say that the question does not."""
    figure, passage = fact.figure, fact.passage
    behind: list[str] = []
    if figure.row is None:
        narrows = _NARROWS.match(fact.behind)
        behind = [*takewhile(lambda word: word not in _ENDS, split_tokens(narrows.group() if narrows else ""))]
    known = found.scene.asked_tokens | token_set(f"{passage.territory} {passage.title} {figure.territory}")
    named = token_set(_DATES.sub(" ", f"{figure.indicator} {figure.parent or ''}"))
    return named.union(behind) - known - STOP_SYLLABLES - token_set(figure.unit)


def _is_of_another_time(question: Question, fact: Fact) -> bool:
    """Tell whether a figure was so once, is to be so or is of another period, and nothing of the kind is asked."""
    figure, asked = fact.figure, fold(question.reading)
    said = fold(f"{figure.indicator} {fact.clause} {figure.parent or ''}")
    planned = figure.role is Role.TARGET or figure.status is Status.TARGET or _PLANNED.search(said) is not None
    former = _FORMER.search(said) is not None and _FORMER.search(asked) is None
    day_of = _DAY.sub("", figure.period)
    elsewhen = bool(question.periods) and not {figure.period, day_of} & set(question.periods)
    return former or elsewhen or (planned and _PLANNED.search(asked) is None)


def _is_contradicted(asked: _Asked, fact: Fact, found: Ground, sources: Sources) -> bool:
    """Tell whether the same thing, at another time or elsewhere, lies on the other side where no time is asked for."""
    if found.question.periods or found.question.parts_of_year:
        return False
    own = _verdict(asked.bound, fact.figure.number, fact.figure.unit, BoundKind.EQUAL)
    others = (*(ranked.candidate for ranked in found.facts), *sources.block_facts(fact))
    return any(
        other.figure.role not in _MOVES
        and other.figure.base_unit == fact.figure.base_unit
        and {other.figure.territory, fact.figure.territory} - {""} <= {fact.figure.territory or other.figure.territory}
        and _verdict(asked.bound, other.figure.number, other.figure.unit, BoundKind.EQUAL) is not own
        and _may_be_the_same(found, fact, other)
        for other in others
    )


def _may_be_the_same(found: Ground, fact: Fact, other: Fact) -> bool:
    """Tell whether another figure has no name of its own, or none beyond what is asked and what tells its time."""
    if _spare_words(found, other) - _TIMES:
        return False
    nameless = not token_set(other.figure.indicator) - _TIMES - STOP_SYLLABLES - token_set(other.figure.unit)
    near = other.passage.chunk_id == fact.passage.chunk_id
    return _lacking(found, other) <= _lacking(found, fact) or (near and nameless)


def _without_scale(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a number that counts by thousands or millions in full; money is always told by them.

    Examples
    --------
    >>> _without_scale(Decimal(2), "triệu dân")
    (Decimal('2000000'), 'dân')
    """
    scaled = _SCALED.match(unit)
    if scaled is None or "đồng" in unit.lower() or "usd" in unit.lower():
        return number, unit
    for word in scaled["scale"].split():
        number *= _FACTORS[fold(word)]
    return number, unit[scaled.end() :].strip()


def _read_asked(question: Question) -> _Asked | None:
    """Return the bound that a question asks about, with the same question for the amount itself."""
    reading = question.reading
    found = _ASKED.search(fold(reading))
    number = parse_number(found["number"].rstrip(".,")) if found is not None else None
    if found is None or number is None or number not in question.numbers:
        return None
    if reading[found.start("has") : found.end("has")].lower() not in _HAS:
        return None
    kind, end = kind_before(found["verb"])
    start = found.start("verb")
    unit = reading[found.start("unit") : found.end("unit")].strip()
    size = _SIZE.match(found["verb"], end)
    if size is not None and base_of(unit)[0] in _OF_SIZE:
        end = size.end()  # who asks for "rộng hơn 20 m" asks how wide it is
    number, unit = _without_scale(number, unit)
    level = read_question(
        " ".join(f"{reading[: found.start()]} {reading[start : start + end]} bao nhiêu {unit}".split()) + "?"
    )
    level = replace(level, text=question.text, understood=question.understood, synonyms=question.synonyms)
    bound = Bound(number=number, unit=unit, kind=kind)
    return _Asked(bound=bound, level=level, denial="Chưa" if found["not"] == "chua" else "Không")
