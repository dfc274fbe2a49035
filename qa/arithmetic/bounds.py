"""Amounts that a question gives as bounds: "trên 50.000 người", "dưới 5%", "đạt 10 tỷ đồng".

Words before a number in, how an amount is to lie to it out; two numbers in, whether one lies so. Reads no documents.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from index.extract.unit import base_of, read_unit
from index.normalise import fold
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
# Around a number of a document: "lên tới 60" says how much there is, "tới 60" alone how much there may be.
_PLAIN_BEFORE = re.compile(r"(?<!chua )(?<!khong )\b(?:dat|du|(?:len|dat|tang|giam|con) (?:den|toi|muc))\s+$")
_TOLD_BEFORE = (
    (BoundKind.FROM, re.compile(r"\b(?:tu|tu muc)\s+$")),
    (BoundKind.BELOW, re.compile(r"\b(?:gan|(?:chua|khong) dat)\s+$")),
)
_LA = re.compile(r"\bla\s+$")
_MARKS = re.compile(r"[*_~\s]+")
_ONWARDS = re.compile(r"^\W*(?:tro|do) (?P<way>len|xuong)\b")
_NEAR = 40  # characters beside a number in which such words stand


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

        An amount without a unit, as cells of tables are told, is one in the unit of the bound as it is counted; so is a
        bound without one, "trên 2 triệu", in that of the amount.
        """
        if not self.unit:
            return number * base_of(unit)[1], self.number
        named = read_unit(f"{self.number} {self.unit}", len(str(self.number)))
        known = named is not None and named.known
        base, factor = (
            (named.base or named.unit, named.factor) if named is not None and known else (self.unit, Decimal(1))
        )
        stated, own = base_of(unit)
        if unit and not same_unit(stated, base):
            return None
        return number * (own if unit else Decimal(1)), self.number * factor

    def judge(self, value: Decimal, given: Decimal, *, told: BoundKind) -> bool | None:
        """Tell whether all amounts that a text leaves open lie as asked, all in one unit.

        Parameters
        ----------
        value, told
            What the text gives, and how the amount lies to it: "trên 60" leaves 61 and 600 open.

        Returns
        -------
        None where some lie so and some do not.

        Examples
        --------
        >>> asked = Bound(number=Decimal(70), unit="tuổi", kind=BoundKind.ABOVE)
        >>> asked.judge(Decimal(60), Decimal(70), told=BoundKind.BELOW)
        False
        >>> asked.judge(Decimal(60), Decimal(70), told=BoundKind.ABOVE) is None
        True
        """
        # One amount at, between and beyond both stands for all that lie there.
        marks = sorted({value, given, min(value, given) - 1, max(value, given) + 1})
        stated = Bound(number=value, unit=self.unit, kind=told)
        points = (*marks, *((low + high) / 2 for low, high in pairwise(marks)))
        open_to = [point for point in points if stated.holds(point, value)]
        said = {self.holds(point, given) for point in open_to}
        return said.pop() if len(said) == 1 else None

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


def kind_told(before: str, behind: str) -> BoundKind | None:
    """Return how an amount lies to the number that a text tells of it; None where it may lie on either side.

    Parameters
    ----------
    before, behind
        The text in front of the number, and behind its unit.

    Examples
    --------
    >>> kind_told("Thu nhập trên ", "một năm")
    <BoundKind.ABOVE: 'above'>
    >>> kind_told("Dân số đạt ", "")
    <BoundKind.EQUAL: 'equal'>
    """
    folded = _LA.sub("", fold(f"{_MARKS.sub(' ', before[-_NEAR:]).rstrip()} "))
    onwards = _ONWARDS.match(fold(_MARKS.sub(" ", behind[:_NEAR])))
    if onwards is not None:
        return BoundKind.FROM if onwards["way"] == "len" else BoundKind.UP_TO
    if _PLAIN_BEFORE.search(folded) is not None:
        return BoundKind.EQUAL
    own = next((kind for kind, words in _TOLD_BEFORE if words.search(folded) is not None), None)
    if own is not None:
        return own
    kind, start = kind_before(folded)
    return None if folded[start:].split() in (["den"], ["toi"]) else kind
