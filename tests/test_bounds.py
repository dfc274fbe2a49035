"""A bound is read from the words before its number, and an amount compared with it in one unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.arithmetic.bounds import Bound, BoundKind, kind_before

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("co dan so tren ", BoundKind.ABOVE),
        ("thu ngan sach vuot ", BoundKind.ABOVE),
        ("co dat ", BoundKind.FROM),
        ("khong duoi ", BoundKind.FROM),
        ("dien tich duoi ", BoundKind.BELOW),
        ("chua den ", BoundKind.BELOW),
        ("khong qua ", BoundKind.UP_TO),
        ("co ", BoundKind.EQUAL),
    ],
)
def test_the_words_before_a_number_bound_it(words: str, kind: BoundKind) -> None:
    """What denies a bound is the other one."""
    assert kind_before(words)[0] is kind


def test_amounts_are_compared_in_one_unit() -> None:
    """1,2 million people are more than 900 thousand; hectares and people have nothing in common."""
    bound = Bound(number=Decimal(900), unit="nghìn người", kind=BoundKind.ABOVE)
    assert bound.scale(Decimal("1.2"), "triệu người") == (Decimal(1_200_000), Decimal(900_000))
    assert bound.scale(Decimal(5), "ha") is None


def test_a_cell_without_a_unit_counts_what_the_bound_counts() -> None:
    """A count of "30 huy chương vàng" against the 37 of a column of medals."""
    assert Bound(number=Decimal(30), unit="huy chương", kind=BoundKind.ABOVE).scale(Decimal(37), "") == (37, 30)


@given(value=NUMBERS, given_number=NUMBERS)
def test_above_and_up_to_leave_nothing_between_them(value: Decimal, given_number: Decimal) -> None:
    """Each amount is one of both, and so for the other pair."""
    kinds = ((BoundKind.ABOVE, BoundKind.UP_TO), (BoundKind.BELOW, BoundKind.FROM))
    for pair in kinds:
        held = [Bound(number=given_number, unit="", kind=kind).holds(value, given_number) for kind in pair]
        assert held.count(True) == 1
