"""The amounts that a text speaks of, as extents: "trên 45 ngày", "từ 30% đến 70%", "50 tỷ đồng trở xuống".

A text in, extents with their base unit out; two in, how they lie to each other; or a text with one put for another.
Knows nothing of figures or questions.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from index.document import Span
from index.extract.number import NumberMention, find_numbers
from index.extract.unit import UnitMention, read_unit

_ABOVE = re.compile(r"(?<!không )(?<!\w)(?:trên|hơn|quá|vượt|vượt quá|lớn hơn|cao hơn)\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:ít nhất|tối thiểu|không dưới|không ít hơn)\s*$", re.IGNORECASE)
_BELOW = re.compile(r"(?<!không )(?<!\w)(?:dưới|nhỏ hơn|ít hơn|thấp hơn|chưa đủ|chưa đến|chưa tới)\s*$", re.IGNORECASE)
_UP_TO = re.compile(
    r"(?<!\w)(?:không quá|tối đa|nhiều nhất|không vượt quá|không trên|đến hết|đến|tới)\s*$", re.IGNORECASE
)
_UPWARDS = re.compile(r"\s*trở lên(?!\w)", re.IGNORECASE)
_DOWNWARDS = re.compile(r"\s*trở (?:xuống|lại)(?!\w)", re.IGNORECASE)
# Between the two ends of one extent.
_TO = re.compile(r"\s*(?:đến|tới|-|–)\s*(?P<open>dưới\s*)?(?:hết\s*|không quá\s*)?", re.IGNORECASE)
# The words before a number that belong to its extent.
_BOUNDS = re.compile(
    r"(?:(?<!\w)(?:từ|trên|hơn|quá|vượt|không|dưới|tối đa|tối thiểu|ít nhất|nhiều nhất|chưa|đủ|đến|tới|hết)\s+)+$",
    re.IGNORECASE,
)
_LONGEST_BOUND = 16  # characters before a number in which such a word can stand
_MONEY_SCALE = Decimal(1_000_000)  # from which a bare scale word is of money: "50 tỷ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """From `low` to `high` in `base`, None where it has no end; an open end does not belong to it.

    `span` covers it in the text with the words that bound it.
    """

    base: str
    low: Decimal | None
    high: Decimal | None
    span: Span
    low_open: bool = False
    high_open: bool = False

    def holds(self, other: "Extent") -> bool:
        """Tell whether all of another extent lies within this one."""
        return self.base == other.base and self._begins_before(other) and self._ends_after(other)

    def meets(self, other: "Extent") -> bool:
        """Tell whether another extent has a part in this one."""
        return self.base == other.base and not _ends_below(self, other) and not _ends_below(other, self)

    def _begins_before(self, other: "Extent") -> bool:
        if self.low is None:
            return True
        if other.low is None or other.low < self.low:
            return False
        return other.low > self.low or other.low_open or not self.low_open

    def _ends_after(self, other: "Extent") -> bool:
        if self.high is None:
            return True
        if other.high is None or other.high > self.high:
            return False
        return other.high < self.high or other.high_open or not self.high_open


def _ends_below(one: Extent, other: Extent) -> bool:
    if one.high is None or other.low is None or one.high > other.low:
        return False
    return one.high < other.low or one.high_open or other.low_open


def find_extents(text: str) -> tuple[Extent, ...]:
    """Return the extents of a text in order; a number without a unit is of none.

    Examples
    --------
    >>> [(each.low, each.high) for each in find_extents("gieo trên 10 ngày đến 45 ngày")]
    [(Decimal('10'), Decimal('45'))]
    """
    read = [(mention, read_unit(text, mention.span.end)) for mention in find_numbers(text)]
    found: list[Extent] = []
    skipped = False
    for i, (mention, unit) in enumerate(read):
        if skipped:
            skipped = False
            continue
        following = read[i + 1] if i + 1 < len(read) else None
        joined = None if following is None else _join(text, mention, unit, *following)
        if joined is not None:
            found.append(joined)
            skipped = True
        elif unit is not None and unit.known:
            found.append(_alone(text, mention, unit))
    return tuple(found)


def _join(
    text: str, first: NumberMention, unit: UnitMention | None, last: NumberMention, last_unit: UnitMention | None
) -> Extent | None:
    """Return the extent between two numbers that "đến" parts, the first of which may leave its unit to the other."""
    if last_unit is None or not last_unit.known or first.upper is not None or last.upper is not None:
        return None
    end = first.span.end if unit is None else unit.span.end
    to = _TO.fullmatch(text[end : last.span.start])
    if to is None or (unit is not None and _base(unit) != _base(last_unit)):
        return None
    factor = last_unit.factor if unit is None else unit.factor
    return Extent(
        base=_base(last_unit),
        low=first.number * factor,
        high=last.number * last_unit.factor,
        low_open=_ABOVE.search(_before(text, first)) is not None,
        high_open=to["open"] is not None,
        span=Span(_start(text, first), last_unit.span.end),
    )


def _alone(text: str, mention: NumberMention, unit: UnitMention) -> Extent:
    before = _before(text, mention)
    up, down = _UPWARDS.match(text, unit.span.end), _DOWNWARDS.match(text, unit.span.end)
    end = max([unit.span.end, *(match.end() for match in (up, down) if match is not None)])
    whole = Extent(
        base=_base(unit),
        low=mention.number * unit.factor,
        high=(mention.number if mention.upper is None else mention.upper) * unit.factor,
        span=Span(_start(text, mention), end),
    )
    above, below = _ABOVE.search(before) is not None, _BELOW.search(before) is not None
    if mention.upper is not None:
        written = text[mention.span.start : mention.span.end].lower()
        return replace(whole, low_open=above, high_open="dưới" in written)
    if above or up is not None or _FROM.search(before):
        return replace(whole, high=None, low_open=above)
    if below or down is not None or _UP_TO.search(before):
        return replace(whole, low=None, high_open=below)
    return whole


def _start(text: str, mention: NumberMention) -> int:
    bounds = _BOUNDS.search(_before(text, mention))
    return mention.span.start - (len(bounds.group()) if bounds is not None else 0)


def _before(text: str, mention: NumberMention) -> str:
    return text[max(0, mention.span.start - _LONGEST_BOUND) : mention.span.start]


def _base(unit: UnitMention) -> str:
    """Return the base unit; months of age are months, and workers are people."""
    base = unit.base or ("đồng" if unit.factor >= _MONEY_SCALE else unit.unit)
    return "người" if base.startswith("người ") else base.removesuffix(" tuổi")


def without_like_amounts(text: str, other: str) -> str:
    """Return a text without its amount of each measure in which another text gives one that takes its place.

    Where a text gives two of one measure, which of them is replaced is not known, and both stay.

    Examples
    --------
    >>> without_like_amounts("Mất trên 70% sau 45 ngày thì sao?", "mất từ 30% đến 70%")
    'Mất sau 45 ngày thì sao?'
    """
    bases = {extent.base for extent in find_extents(other)}
    found = find_extents(text)
    for extent in reversed(found):
        alone = sum(each.base == extent.base for each in found) == 1
        if alone and extent.base in bases:
            text = f"{text[: extent.span.start].rstrip()} {text[extent.span.end :].lstrip()}"
    return text


def with_like_amount(text: str, other: str) -> str | None:
    """Return a text with the one amount that another text consists of in the place of its own of that measure.

    None where the other text says more than an amount, or the text does not have one such amount.

    Examples
    --------
    >>> with_like_amount("Mất trên 70% thì được bao nhiêu?", "từ 30% đến 70%")
    'Mất từ 30% đến 70% thì được bao nhiêu?'
    """
    new = find_extents(other)
    if len(new) != 1 or other[: new[0].span.start].strip() or other[new[0].span.end :].strip(" ?.,"):
        return None
    old = [extent for extent in find_extents(text) if extent.base == new[0].base]
    if len(old) != 1:
        return None
    return f"{text[: old[0].span.start]}{other[new[0].span.start : new[0].span.end]}{text[old[0].span.end :]}"
