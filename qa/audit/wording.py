"""Numbers and figures in, the Vietnamese that findings are told in out."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from index.extract.period import describe_period
from index.extract.unit import base_of
from index.figure import Figure
from qa.arithmetic.compute import write_number
from qa.audit.finding import Operand
from qa.cite.phrase import name_of, written

_PLACES = Decimal("0.01")


def in_unit(value: Decimal, unit: str) -> Decimal:
    """Return a value of the base unit in a unit as written."""
    return value / base_of(unit)[1]


def trimmed(number: Decimal) -> Decimal:
    """Return a number without needless digits: exact where it has few, else to three significant places or two."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -3:
        return number
    places = _PLACES if abs(number) >= _PLACES else Decimal("0.0001")
    return number.quantize(places, rounding=ROUND_HALF_UP)


def amount(value: Decimal, unit: str) -> str:
    """Write a value of the base unit in a unit: "2,8 tỷ đồng"."""
    glue = "" if unit == "%" else " "
    return f"{write_number(trimmed(in_unit(value, unit)))}{glue}{unit}".rstrip()


def named(figure: Figure) -> str:
    """Return indicator, what it is a part of, and period: "thu nội địa (của tổng thu; quý I/2018)"."""
    name = name_of(figure)
    if figure.parent and len(figure.parent) <= 80:
        name = f"{name} (thuộc {figure.parent})"
    return f"{name}, {describe_period(figure.period)}" if figure.period else name


def told(figure: Figure) -> str:
    """Return the indicator with its number as written."""
    return f"{name_of(figure)} {written(figure)}"


def where(operands: Sequence[Operand]) -> str:
    """Return the documents of a finding, "" when there is only one."""
    names = list(dict.fromkeys(operand.document.name for operand in operands))
    return "" if len(names) < 2 else f" ({' và '.join(names)})"
