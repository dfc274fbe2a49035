"""Figures in, a computed number with its formula out: difference, rise, sum, product, ratio, share, base of a move.

Exact decimal arithmetic; units are checked; rounding is said. Chooses no operands and writes no sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from index.extract.unit import base_of
from index.figure import Direction, Figure

_ROUNDING = {0: Decimal(1), 1: Decimal("0.1"), 2: Decimal("0.01")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A computed number in `unit`, its `formula` with the operands as written, and whether it was rounded."""

    number: Decimal
    unit: str
    formula: str
    rounded: bool


class UnitsDiffer(ValueError):
    """Operands that cannot be computed with each other."""


def write_number(number: Decimal) -> str:
    """Write a number the Vietnamese way, without needless zeros.

    Examples
    --------
    >>> write_number(Decimal("1131.60"))
    '1.131,6'
    """
    plain = format(number.normalize(), "f")
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = plain.partition(".")
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    grouped = ".".join([whole, *groups])
    return f"{sign}{grouped}{',' + fraction if fraction else ''}"


def subtract(first: Figure, second: Figure) -> Computed:
    """Return the larger less the smaller, in the unit of the first.

    Raises
    ------
    UnitsDiffer
        If they have no common base unit.
    """
    left, right = _in_unit_of(first, first), _in_unit_of(second, first)
    if left < right:
        left, right = right, left
    number = left - right
    return Computed(number=number, unit=first.unit, formula=_formula((left, right), "−", number), rounded=False)


def add(figures: Sequence[Figure]) -> Computed:
    """Return the sum, in the unit of the first figure.

    Raises
    ------
    UnitsDiffer
        If they have no common base unit.
    """
    operands = [_in_unit_of(figure, figures[0]) for figure in figures]
    number = sum(operands, Decimal(0))
    return Computed(number=number, unit=figures[0].unit, formula=_formula(operands, "+", number), rounded=False)


def divide(first: Figure, second: Figure) -> Computed:
    """Return how many of the first unit fall on one of the second ("9.544 căn / 16 dự án"), or how many times it is.

    Raises
    ------
    UnitsDiffer
        If the second is zero.
    """
    if not second.number:
        raise UnitsDiffer("không chia được cho 0")
    alike = first.base_unit == second.base_unit
    dividend = _in_unit_of(first, second) if alike else first.number
    number, rounded = _round(dividend / second.number, 2)
    unit = "lần" if alike else f"{first.unit}/{second.unit}".strip("/")
    return Computed(
        number=number, unit=unit, formula=_formula((dividend, second.number), "/", number, rounded), rounded=rounded
    )


def multiply(rate: Figure, amount: Decimal, unit: str) -> Computed:
    """Return what an amount comes to at a rate: 2 ha at "30 triệu đồng/ha" are 60 triệu đồng.

    Raises
    ------
    UnitsDiffer
        If the rate is not told per one of the amount's unit.
    """
    paid, _, per = rate.unit.partition("/")
    base, factor = base_of(unit)
    own, own_factor = base_of(per)
    if not per or base != own:
        raise UnitsDiffer(f"không tính được “{rate.unit}” cho “{unit}”")
    times = amount * factor / own_factor
    number = times * rate.number
    return Computed(number=number, unit=paid, formula=_formula((times, rate.number), "×", number), rounded=False)


def share(part: Figure, whole: Figure) -> Computed:
    """Return the part as a percentage of the whole, to two decimals.

    Raises
    ------
    UnitsDiffer
        If they have no common base unit, or the whole is zero.
    """
    operand = _in_unit_of(part, whole)
    if not whole.number:
        raise UnitsDiffer("không chia được cho 0")
    number, rounded = _round(operand / whole.number * 100, 2)
    formula = f"{write_number(operand)} / {write_number(whole.number)} × 100 {_result(number, rounded)}"
    return Computed(number=number, unit="%", formula=formula, rounded=rounded)


def rise(later: Figure, earlier: Figure) -> Computed:
    """Return by how many per cent of the earlier figure the later one is more, or less, to two decimals.

    Raises
    ------
    UnitsDiffer
        If they have no common base unit, or the earlier one is zero.
    """
    operand = _in_unit_of(later, earlier)
    if not earlier.number:
        raise UnitsDiffer("không chia được cho 0")
    large, small = max(operand, earlier.number), min(operand, earlier.number)
    number, rounded = _round((large - small) / earlier.number * 100, 2)
    terms = f"({write_number(large)} − {write_number(small)}) / {write_number(earlier.number)} × 100"
    return Computed(number=number, unit="%", formula=f"{terms} {_result(number, rounded)}", rounded=rounded)


def undo_change(level: Figure, change: Figure) -> Computed:
    """Return what the level was before it changed: less a rise, plus a fall.

    Raises
    ------
    UnitsDiffer
        If the change is not in a unit of the level.
    """
    moved = _in_unit_of(change, level)
    if change.direction is Direction.DOWN:
        number, sign = level.number + moved, "+"
    else:
        number, sign = level.number - moved, "−"
    return Computed(
        number=number, unit=level.unit, formula=_formula((level.number, moved), sign, number), rounded=False
    )


def undo_growth(level: Figure, growth: Figure) -> Computed:
    """Return the level that grew by `growth` percent to `level`, to one decimal, or to none when the level has none.

    Raises
    ------
    UnitsDiffer
        If the growth is a fall by all there was, which tells nothing of what that was.
    """
    signed = -growth.number if growth.direction is Direction.DOWN else growth.number
    if signed == -100:
        raise UnitsDiffer("không chia được cho 0")
    number, rounded = _round(level.number / (1 + signed / 100), 1 if level.number % 1 else 0)
    sign = "−" if signed < 0 else "+"
    formula = f"{write_number(level.number)} / (1 {sign} {write_number(abs(signed))}%) {_result(number, rounded)}"
    return Computed(number=number, unit=level.unit, formula=formula, rounded=rounded)


def plan_of(level: Figure, plan_share: Figure) -> Computed:
    """Return the plan that `level` is `plan_share` percent of, or exceeds by that, rounded as by `undo_growth`.

    Raises
    ------
    UnitsDiffer
        If the share is zero.
    """
    if not plan_share.number:
        raise UnitsDiffer("không chia được cho 0")
    if plan_share.direction is Direction.UP:
        return undo_growth(level, plan_share)
    number, rounded = _round(level.number / plan_share.number * 100, 1 if level.number % 1 else 0)
    formula = f"{write_number(level.number)} / {write_number(plan_share.number)}% {_result(number, rounded)}"
    return Computed(number=number, unit=level.unit, formula=formula, rounded=rounded)


def _in_unit_of(figure: Figure, model: Figure) -> Decimal:
    if figure.unit == model.unit:
        return figure.number
    if not _counts_alike(figure.base_unit, model.base_unit):
        raise UnitsDiffer(f"không tính được giữa “{figure.unit}” và “{model.unit}”")
    return figure.value / base_of(model.unit)[1]


def _counts_alike(one: str, other: str) -> bool:
    """Tell whether two base units are one, or one noun with and without what narrows it: "người", "người lao động"."""
    return one == other or other.startswith(f"{one} ") or one.startswith(f"{other} ")


def _formula(operands: Sequence[Decimal], sign: str, number: Decimal, rounded: bool = False) -> str:
    return f"{f' {sign} '.join(map(write_number, operands))} {_result(number, rounded)}"


def _result(number: Decimal, rounded: bool) -> str:
    return f"{'≈' if rounded else '='} {write_number(number)}"


def _round(number: Decimal, places: int) -> tuple[Decimal, bool]:
    rounded = number.quantize(_ROUNDING[places], rounding=ROUND_HALF_UP)
    return rounded.normalize(), rounded != number
