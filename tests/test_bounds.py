"""A bound is read from the words before its number, and an amount compared with it in one unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.arithmetic.bounds import Bound, BoundKind, kind_before, kind_told

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


@pytest.mark.parametrize(
    ("before", "behind", "kind"),
    [
        ("Thu nhập trên ", "", BoundKind.ABOVE),
        ("Tổ có ít nhất là ", "", BoundKind.FROM),
        ("huy động ", " trở lên", BoundKind.FROM),
        ("Thu ngân sách gần ", ", tăng 5%", BoundKind.BELOW),
        ("vay không quá ", "", BoundKind.UP_TO),
        ("chưa đạt ", "", BoundKind.BELOW),
        ("Dân số đạt ", "", BoundKind.EQUAL),
        ("tăng lên đến ", "", BoundKind.EQUAL),
        ("Dân số **", "** người", BoundKind.EQUAL),
        ("hỗ trợ đến ", "", None),
    ],
)
def test_a_text_may_tell_a_bound_itself(before: str, behind: str, kind: BoundKind | None) -> None:
    """By the words around its number; what is reached is told out."""
    assert kind_told(before, behind) is kind


@given(value=NUMBERS, given_number=NUMBERS, beyond=NUMBERS)
def test_what_is_judged_holds_for_all_amounts_left_open(value: Decimal, given_number: Decimal, beyond: Decimal) -> None:
    """An amount that lies as it is told never lies otherwise than was judged."""
    for asked in BoundKind:
        for told in BoundKind:
            bound = Bound(number=given_number, unit="", kind=asked)
            judged = bound.judge(value, given_number, told=told)
            if judged is not None and Bound(number=value, unit="", kind=told).holds(beyond, value):
                assert bound.holds(beyond, given_number) is judged
