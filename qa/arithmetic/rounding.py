"""Two written numbers in, whether they say the same out: exactly, or as far as the digits that are shown allow.

"7,25 nghìn tỷ" says 7.252,8 tỷ đồng rounded; "hơn 7.200 tỷ" and "gần 70%" say a bound. Compares numbers in one base
unit; whether the units agree is ``qa.arithmetic.same_unit``. Does NOT know what the numbers are about.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.figure import Figure

# A rounding that moves a number by more than this share of it says another number; a bound may lie farther away.
_ROUNDING = Decimal("0.05")
_FARTHEST = Decimal("0.1")
# Digits that stay when zeros at the end of a whole number are taken as rounding: "7.200" shows two.
_SHOWN = 2
_MORE = frozenset({"trên", "hơn", "quá", "ít nhất", "tối thiểu", "không dưới", "không ít hơn", "lớn hơn"})
_LESS = frozenset({"dưới", "gần", "tối đa", "nhiều nhất", "không quá", "không vượt quá", "nhỏ hơn", "xấp xỉ"})
_ABOUT = frozenset({"khoảng", "chừng", "xấp xỉ", "trên dưới"})


class Fit(StrEnum):
    """How two numbers agree."""

    EXACT = "exact"
    ROUNDED = "rounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as written, in its base unit.

    `value` and `upper` (of a range, else None) are in the base unit; `number` is as written, `qualifier` the word that
    makes it a bound or approximate, "" when it is stated plainly.
    """

    number: Decimal
    value: Decimal
    upper: Decimal | None = None
    qualifier: str = ""

    @property
    def unit_value(self) -> Decimal:
        """What 1 of the number as written is worth in the base unit."""
        return self.value / self.number if self.number else Decimal(1)

    def step(self, *, shown: int | None = None) -> Decimal:
        """Return the worth of the last digit shown; zeros beyond `shown` digits of a whole number show nothing."""
        _, digits, exponent = self.number.as_tuple()
        power = exponent if isinstance(exponent, int) else 0
        if shown is not None and power >= 0:
            written = "".join(map(str, digits))
            power += min(len(written) - len(written.rstrip("0")), max(0, len(written) - shown))
        return abs(Decimal(10) ** power * self.unit_value)


def amount_of(figure: Figure) -> Amount:
    """Return the amount that a figure states."""
    whole = Amount(number=figure.number, value=figure.value)
    upper = None if figure.upper is None else figure.upper * whole.unit_value
    return Amount(number=figure.number, value=figure.value, upper=upper, qualifier=figure.qualifier)


def reach(amount: Amount) -> tuple[float, float]:
    """Return the least and the greatest value, in the base unit, of what an amount may fit."""
    room = abs(amount.value) * _FARTHEST
    return float(amount.value - room), float((amount.upper or amount.value) + room)


def fit(stated: Amount, source: Amount) -> Fit | None:
    """Tell whether a stated amount is what a source says.

    Parameters
    ----------
    stated
        Of a speech, where zeros at the end may be rounding: 7.200 for 7.152.
    source
        Of a document, whose whole numbers are taken as exact to the last digit.

    Returns
    -------
    EXACT, ROUNDED, or None when they differ. A number that is an end of a source's range agrees exactly.

    Examples
    --------
    >>> source = Amount(number=Decimal("7252.8"), value=Decimal("7252.8"))
    >>> fit(Amount(number=Decimal("7.25"), value=Decimal(7250)), source)
    <Fit.ROUNDED: 'rounded'>
    """
    if stated.upper is not None:
        return Fit.EXACT if (stated.value, stated.upper) == (source.value, source.upper) else None
    if stated.value in {source.value, source.upper}:
        return Fit.EXACT
    if source.upper is not None or stated.value * source.value < 0:
        return None
    distance = abs(stated.value - source.value)
    size = max(abs(stated.value), abs(source.value))
    # "hơn 7.300" tells a side: its zeros are no rounding of 7.252.
    shown = None if stated.qualifier in _MORE | _LESS else _SHOWN
    near = distance * 2 <= max(stated.step(shown=shown), source.step()) and distance <= _ROUNDING * size
    bound = _bounds(stated, source, shown=1) or _bounds(source, stated, shown=_SHOWN)
    return Fit.ROUNDED if near or (bound and distance <= _FARTHEST * size) else None


def _bounds(said: Amount, other: Amount, *, shown: int) -> bool:
    """Tell whether "hơn", "gần" or "khoảng" lets a number stand for another: within the worth of its last digit."""
    beyond = other.value - said.value
    step = said.step(shown=shown)
    if said.qualifier in _ABOUT and abs(beyond) <= step:
        return True
    if said.qualifier in _MORE:
        return 0 <= beyond < step
    return said.qualifier in _LESS and 0 <= -beyond < step
