"""A figure in, the interval of values that its shown digits may stand for out; arithmetic of such intervals.

"1.131,6 tỷ đồng" is anything from 1.131,55 to 1.131,65 tỷ. Knows no documents and judges nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from index.extract.unit import base_of
from index.figure import Direction, Figure, Role

# "24.300.000 người" was rounded to thousands at least; "24.300 tỷ" need not have been rounded at all.
_ROUND_ZEROS = 3
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """The value in the middle."""
        return (self.low + self.high) / 2

    @property
    def margin(self) -> Decimal:
        """How far the ends lie from the middle."""
        return (self.high - self.low) / 2

    def meets(self, other: "Interval") -> bool:
        """Tell whether both share a value."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: "Interval") -> "Interval":
        """Return the interval of sums."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        """Return the interval of differences."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> "Interval":
        """Return the interval scaled by a factor >= 0."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: "Interval") -> "Interval":
        """Return the interval of quotients; this one must not hold negative values, the other only positive ones."""
        return Interval(self.low / other.high, self.high / other.low)


def shown_interval(figure: Figure) -> Interval:
    """Return the values that a figure may stand for, in its base unit.

    Things counted one by one are exact. A percentage may have been cut off as well as rounded, for offices do both:
    "36,9%" is written for 36,96%.
    """
    step = last_digit(figure)
    margin = step if figure.base_unit == "%" else step * _HALF
    factor = base_of(figure.unit)[1] if not figure.number else figure.value / figure.number
    return Interval((figure.number - margin) * factor, (figure.number + margin) * factor)


def last_digit(figure: Figure) -> Decimal:
    """Return what one unit of the last shown digit is worth, in the unit as written; 0 for exact counts."""
    exponent = figure.number.as_tuple().exponent
    if not isinstance(exponent, int):
        return Decimal(0)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = format(figure.number, "f")
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros >= _ROUND_ZEROS:
        return Decimal(1).scaleb(zeros)
    counted = figure.role is Role.COUNT and base_of(figure.unit)[1] == 1
    return Decimal(0) if counted else Decimal(1)


def sum_intervals(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of all."""
    total = Interval(Decimal(0), Decimal(0))
    for interval in intervals:
        total = total.plus(interval)
    return total


def signed_interval(figure: Figure) -> Interval:
    """Return the values that a growth or a change may stand for, with their sign: a fall is negative."""
    interval = shown_interval(figure)
    return Interval(-interval.high, -interval.low) if figure.direction is Direction.DOWN else interval


def growth_between(level: Interval, base: Interval) -> Interval:
    """Return by how many per cent `level` lies above `base`; base must be positive."""
    ratio = level.over(base)
    return Interval((ratio.low - 1) * _HUNDRED, (ratio.high - 1) * _HUNDRED)


def base_of_growth(level: Interval, growth: Interval) -> Interval | None:
    """Return what grew by `growth` per cent to `level`; None for a fall by all there was."""
    factor = Interval(1 + growth.low / _HUNDRED, 1 + growth.high / _HUNDRED)
    return level.over(factor) if factor.low > 0 else None
