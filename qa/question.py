"""Records of a question: what was typed, how it was read, and what it asks for.

Filled by ``qa.analyse.analyse``. Knows nothing of documents, candidates or answers.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.figure import Direction, Role, Status


class Asked(StrEnum):
    """The kind of answer that a question asks for."""

    LEVEL = "level"  # how much
    GROWTH = "growth"  # how many per cent up or down
    PLAN_SHARE = "plan_share"  # how many per cent of the plan
    CHANGE = "change"  # how much more or less, in a unit
    TARGET = "target"
    COUNT = "count"  # how many of a counted thing
    BREAKDOWN = "breakdown"  # several figures: parts of a whole, or several asked at once
    COMPARISON = "comparison"  # which of two
    RANKING = "ranking"  # which is the highest, or at which place
    LIST = "list"
    COMPUTATION = "computation"
    YES_NO = "yes_no"
    ENTITY = "entity"  # who, which, where
    DATE = "date"
    WHY = "why"
    DEFINITION = "definition"
    VALUE_LOOKUP = "value_lookup"  # words of a search box that name an indicator and ask nothing


# Ask how much or how many there is of one thing, and for nothing besides.
PLAIN_AMOUNTS = frozenset({Asked.LEVEL, Asked.COUNT, Asked.VALUE_LOOKUP})


class Operation(StrEnum):
    """How the asked number follows from stated ones."""

    DIFFERENCE = "difference"
    SUM = "sum"
    RATIO = "ratio"  # how many times
    RISE = "rise"  # by how many per cent of the other
    SHARE = "share"  # what part of a whole, in per cent
    AVERAGE = "average"
    PRODUCT = "product"  # a rate times an amount that the question gives
    BASE = "base"  # the value of the year before, from value and growth
    IMPLIED_PLAN = "implied_plan"  # the plan, from value and share of the plan


class Extreme(StrEnum):
    """Which end of a ranking is asked for."""

    HIGHEST = "highest"
    LOWEST = "lowest"
    POSITION = "position"  # the place itself is asked: "đứng thứ mấy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A ranking asked for: `place` counts from 1 at the end that `extreme` names; 1 for POSITION.

    `count` tells how many from there on are asked for: 3 of "ba huyện đông dân nhất".
    """

    extreme: Extreme
    place: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that the question gives with its unit ("" when none): a constraint, never the answer."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several quantities that a question asks for: "bao nhiêu xã", "tổng diện tích bao nhiêu".

    `unit` is "" when none is named; `counted` tells a noun that is counted; `per` is what it falls on ("năm"), or "".
    `words` are the folded syllables that tell it from the other parts.
    """

    unit: str
    counted: bool
    words: frozenset[str]
    per: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """Words of the question and other words that reports use for the same, both as folded syllables."""

    asked: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, read.

    Parameters
    ----------
    text
        As typed.
    reading
        What is searched: diacritics restored, spelling mended, a follow-up completed; else `text`, tidied.
    understood
        `reading` when it differs from `text` by more than spaces and case, else "".
    alternatives
        Other texts worth searching: the text as typed when it differs, the reading with abbreviations spelled out.
    asked
        The kind of answer.
    roles
        Roles of figures that answer it, best first; empty when any will do.
    direction
        The way that a growth or change is said to go, or None.
    units
        Units asked for, in Vietnamese with diacritics ("tỷ đồng", "%", "vụ"), best first.
    measures
        Base units in which what is asked about can be told, where no unit is named; () when nothing is known of it.
    periods
        Notations of ``index.figure.Figure.period``, in order of naming.
    parts_of_year
        Periods named without their year, as notations without it: "Q1", "6T", "T3".
    territories
        Names as ``index.extract.territory.find_territories`` gives them.
    baseline
        What a growth or change is to be measured against, as ``index.figure.Figure.baseline`` names it, or None.
    status
        How final the number must be, or None.
    restated
        Where two states of one number are compared ("số cập nhật và số đã báo cáo") the earlier one, else None.
    operation
        For a computation, else None.
    options
        For a comparison the things compared, for a breakdown the parts when they are named; as written.
    joined
        Two things that are named in one breath and asked of with one question word or none, as written; else ().
    parts
        The quantities asked for, when there are several and each says what it is of; else ().
    order
        For a ranking, else None.
    numbers, quantities
        Numbers that the question gives; `quantities` are the same with their units.
    terms
        Folded syllables that carry the indicator, in order: no question words, periods, provinces or asked units.
    synonyms
        Other words for some of the terms.
    accented
        Whether the reading carries diacritics.
    """

    text: str
    reading: str
    asked: Asked
    understood: str = ""
    alternatives: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    direction: Direction | None = None
    units: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    parts_of_year: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    baseline: str | None = None
    status: Status | None = None
    restated: Status | None = None
    operation: Operation | None = None
    options: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    order: Order | None = None
    numbers: tuple[Decimal, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    terms: tuple[str, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    accented: bool = True
