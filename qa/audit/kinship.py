"""Which figures speak of the same thing: values, names, companions in one breath. Figures in, figures out.

Stricter than the ranking of answers: here a wrong pair makes a false alarm.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from index.figure import AMOUNTS, Figure, Role, Status
from index.normalise import fold
from qa.audit.finding import Paper

# Values farther apart than this factor are not two statements of one thing: the words were bound to something else.
FARTHEST = Decimal("1.5")
# Of these the amounts of parts do not add up to that of the whole.
_NOT_ADDITIVE = frozenset(
    {
        "%",
        "‰",
        "lần",
        "năm",
        "tháng",
        "ngày",
        "ngày làm việc",
        "giờ",
        "phút",
        "giây",
        "tuổi",
        "độ",
        "°C",
        "điểm",
        "",
        "m",
        "km",
    }
)
_AVERAGE = re.compile(r"\b(?:binh quan|trung binh|mat do|ty le|ti le|chi so|toc do|he so|nang suat|gia ban|muc gia)\b")
# Names that say what is measured, but not of what.
_VAGUE = re.compile(
    r"(?:tong )?(?:so )?(?:dien tich|san luong|gia tri|doanh thu|kinh phi|so tien|von|tong von|so luong|so von|tong so"
    r"|von dang ky|tong von dang ky|tong so von|tong kinh phi|thiet hai(?: tai san)?|trong do|con lai|khac|ho tro"
    r"|muc ho tro|chieu dai|dai|rong|cao|cach|phan|nguon von|tong nguon von|ty le|ti le|toc do|cong suat"
    r"|tuong ung|tuong duong|(?:tong )?cong|thanh thi|nong thon|mat do|nam|nu|dan so|gia|don gia|muc|quy mo)"
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 2
_LEAST_OWN_WORDS = 3
# "08/162 phòng" is eight of 162, no amount of its own.
_FRACTION = re.compile(r"\d\s*/\s*\d")


def is_plain_value(figure: Figure) -> bool:
    """Tell whether a figure is an amount, neither a range nor a fraction nor given as a bound or about."""
    return (
        figure.role in AMOUNTS
        and figure.upper is None
        and not figure.qualifier
        and _FRACTION.search(figure.text) is None
    )


def is_additive(figure: Figure) -> bool:
    """Tell whether such amounts may be added: no shares, averages, rates, lengths of time."""
    unit = figure.base_unit
    return unit not in _NOT_ADDITIVE and "/" not in unit and _AVERAGE.search(fold(figure.indicator)) is None


def same_measure(one: Figure, other: Figure) -> bool:
    """Tell whether both have one base unit, or count the same things in more and fewer words."""
    if one.base_unit == other.base_unit:
        return True
    if {one.role, other.role} - {Role.COUNT, Role.LEVEL} or not (one.base_unit and other.base_unit):
        return False
    words, others = set(one.base_unit.split()), set(other.base_unit.split())
    return words < others or others < words


def name_key(figure: Figure) -> tuple[str, str, str]:
    """Return what names an indicator, folded: itself, what it is a part of, and where."""
    return fold(figure.indicator).strip(), fold(figure.parent or "").strip(), fold(figure.territory).strip()


def is_telling(figure: Figure) -> bool:
    """Tell whether the indicator names one thing by itself: "tổng thu ngân sách", not "diện tích"."""
    words = _WORD.findall(fold(figure.indicator))
    return len(words) >= _LEAST_WORDS and _VAGUE.fullmatch(" ".join(words)) is None


def is_specific(figure: Figure) -> bool:
    """Tell whether the indicator has words enough of its own, beside its unit, to mean the same thing everywhere."""
    own = set(_WORD.findall(fold(figure.indicator))) - set(_WORD.findall(fold(figure.unit)))
    return is_telling(figure) and len(own) >= _LEAST_OWN_WORDS


def companion(figures: Sequence[Figure], position: int, role: Role) -> Figure | None:
    """Return the growth, change or plan share stated of a value in the same breath.

    Parameters
    ----------
    figures
        In the order of the text.
    position
        Of the value among them.
    role
        Of the figure that is looked for.

    Returns
    -------
    The first of that role after the value in the same chunk, before another value of the same indicator; or None.
    """
    value = figures[position]
    for figure in figures[position + 1 :]:
        if figure.chunk != value.chunk or figure.row != value.row:
            return None
        if name_key(figure) != name_key(value) or figure.status is not value.status or figure.period != value.period:
            continue
        if figure.role in AMOUNTS:
            return None
        if figure.role is role and figure.upper is None and not figure.qualifier:
            return figure
    return None


def settle(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Leave out what was first reported where an update is among them."""
    kept = tuple(figures)
    if any(figure.status is Status.UPDATED for figure in kept):
        return tuple(figure for figure in kept if figure.status is not Status.FIRST_REPORTED)
    return kept


def text_between(paper: Paper, first: Figure, second: Figure) -> str:
    """Return the source text from the end of one figure to the start of a later one, folded."""
    return fold(paper.text[first.span.end : second.span.start])


def are_near(one: Decimal, other: Decimal) -> bool:
    """Tell whether two values above 0 lie within `FARTHEST` of each other."""
    return max(one, other) <= FARTHEST * min(one, other)
