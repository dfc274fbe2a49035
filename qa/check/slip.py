"""Two numbers that differ in, the slip of the pen that makes one of the other out: a strong hint that one is meant.

A point put one or two places off, two digits exchanged or one mistaken, a number rounded wrongly in its last digit.
Knows nothing of what the numbers are about; a wrong scale word ("triệu" for "tỷ") is ``qa.check.compare``'s.
"""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from qa.arithmetic.rounding import Amount, fit

_SHIFTS = tuple(Decimal(10) ** power for power in (1, 2, -1, -2))
_FEWEST = 3  # digits; two numbers of fewer are near each other by chance
_SHOWN = 2  # as for rounding: zeros after two digits of a whole number may be rounded
# A number cut off or rounded the wrong way lies less than this many of its last places away.
_PLACES = Decimal("1.5")


class Slip(StrEnum):
    """How one number was made of the other."""

    POINT = "point"
    DIGITS = "digits"
    ROUNDING = "rounding"


def find_slip(stated: Amount, source: Amount) -> Slip | None:
    """Return the slip that leads from a source's amount to a stated one, None where there is none or both agree.

    Examples
    --------
    >>> stated, source = Decimal("70.9"), Decimal(709)
    >>> find_slip(Amount(number=stated, value=stated), Amount(number=source, value=source))
    <Slip.POINT: 'point'>
    """
    if not stated.value or not source.value or fit(stated, source) is not None:
        return None
    if stated.upper is not None or source.upper is not None:
        return None
    if any(fit(stated, replace(source, number=source.number * by, value=source.value * by)) for by in _SHIFTS):
        return Slip.POINT
    if _are_mistaken(_digits(stated.value), _digits(source.value)):
        return Slip.DIGITS
    return Slip.ROUNDING if _is_rounded_wrongly(stated, source) else None


def _digits(value: Decimal) -> tuple[int, str]:
    """Return the power of the first digit and the digits from there on, without zeros at the end."""
    return value.adjusted(), "".join(map(str, value.as_tuple().digits)).lstrip("0").rstrip("0")


def _are_mistaken(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Tell whether numbers of one length differ in a single digit, or in two that are exchanged."""
    longest = max(len(one[1]), len(other[1]))
    if one[0] != other[0] or longest < _FEWEST:
        return False
    pairs = zip(one[1].ljust(longest, "0"), other[1].ljust(longest, "0"), strict=True)
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return len(differing) == 1 or (len(differing) == 2 and differing[0] == differing[1][::-1])


def _is_rounded_wrongly(stated: Amount, source: Amount) -> bool:
    """Tell whether a number shows fewer places than its source and lies within `_PLACES` of its own last one."""
    step = stated.step(shown=_SHOWN)
    return source.step() < step and abs(stated.value - source.value) < _PLACES * step < abs(source.value)
