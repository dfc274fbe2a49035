"""Amounts that a question gives as bounds: "trên 50.000 người", "dưới 5%", "đạt 10 tỷ đồng".

Words before a number in, how an amount is to lie to it out; two numbers in, whether one lies so. Reads no documents.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.extract.unit import base_of, read_unit
from qa.arithmetic.same_unit import same_unit


class BoundKind(StrEnum):
    """How an amount is to lie to the one that is given."""

    ABOVE = "above"
    FROM = "from"  # as much or more
    BELOW = "below"
    UP_TO = "up_to"  # as much or less
    EQUAL = "equal"


# Folded words right before the number; what denies the other bound comes before it.
_KINDS = tuple(
    (kind, re.compile(rf"\b(?:{words})\s+$"))
    for kind, words in (
        (BoundKind.UP_TO, r"khong (?:vuot )?qua|khong tren|khong hon|toi da|nhieu nhat"),
        (BoundKind.FROM, r"khong duoi|khong (?:it|thap|nho) hon|toi thieu|it nhat"),
        (BoundKind.BELOW, r"duoi|(?:it|thap|nho|kem) hon|(?:chua|khong) (?:den|toi|day|du)"),
        (BoundKind.ABOVE, r"vuot qua|vuot|(?:lon|cao|nhieu|dong|rong|dai) hon|tren|hon|qua|ngoai"),
        (BoundKind.FROM, r"dat(?: (?:den|toi|muc))?|len (?:den|toi)|du|den|toi"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A number with the words of its unit, "" when none, and how an amount is to lie to it."""

    number: Decimal
    unit: str
    kind: BoundKind

    @property
    def is_upward(self) -> bool:
        """Tell whether more is asked for."""
        return self.kind in {BoundKind.ABOVE, BoundKind.FROM}

    def scale(self, number: Decimal, unit: str) -> tuple[Decimal, Decimal] | None:
        """Return an amount and the bound in one unit, None where they have none in common.

        An amount without a unit, as cells of tables are told, is one in the unit of the bound as it is counted.
        """
        named = read_unit(f"{self.number} {self.unit}", len(str(self.number)))
        known = named is not None and named.known
        base, factor = (
            (named.base or named.unit, named.factor) if named is not None and known else (self.unit, Decimal(1))
        )
        stated, own = base_of(unit)
        if unit and not same_unit(stated, base):
            return None
        return number * (own if unit else Decimal(1)), self.number * factor

    def holds(self, value: Decimal, given: Decimal) -> bool:
        """Tell whether an amount lies as it is to, both in one unit.

        Examples
        --------
        >>> Bound(number=Decimal(5), unit="xã", kind=BoundKind.ABOVE).holds(Decimal(5), Decimal(5))
        False
        """
        match self.kind:
            case BoundKind.ABOVE:
                return value > given
            case BoundKind.FROM:
                return value >= given
            case BoundKind.BELOW:
                return value < given
            case BoundKind.UP_TO:
                return value <= given
            case _:
                return value == given


def kind_before(folded: str) -> tuple[BoundKind, int]:
    """Return the kind of bound that a folded text ends with, and where its words begin.

    Examples
    --------
    >>> kind_before("co dan so khong qua ")
    (<BoundKind.UP_TO: 'up_to'>, 10)
    """
    for kind, words in _KINDS:
        found = words.search(folded)
        if found is not None:
            return kind, found.start()
    return BoundKind.EQUAL, len(folded)
