"""Tests of slips of the pen: which numbers are made of one another, and which merely lie near."""

import pytest

from qa.arithmetic.rounding import amount_of
from qa.check.slip import Slip, find_slip
from tests.candidates import make_figure


@pytest.mark.parametrize(
    ("stated", "source", "slip"),
    [
        ("70,9 ha", "709 ha", Slip.POINT),
        ("627,5 tỷ đồng", "6.275 tỷ đồng", Slip.POINT),
        ("12,95 nghìn tấn", "1.295 nghìn tấn", Slip.POINT),
        ("2.368,5 tỷ đồng", "2.386,5 tỷ đồng", Slip.DIGITS),
        ("13.653 tấn", "13.563 tấn", Slip.DIGITS),
        ("9.653 tấn", "3.653 tấn", Slip.DIGITS),
        ("1.840 tỷ đồng", "1.480 tỷ đồng", Slip.DIGITS),
        ("18,8 nghìn tỷ đồng", "18.892 tỷ đồng", Slip.ROUNDING),
        ("1.500 tỷ đồng", "1.630,5 tỷ đồng", Slip.ROUNDING),
    ],
)
def test_a_slip_is_told(stated: str, source: str, slip: Slip) -> None:
    """The point, two digits exchanged or one mistaken, the last place rounded the wrong way."""
    assert find_slip(amount_of(make_figure(stated)), amount_of(make_figure(source))) is slip


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ("2.386,5 tỷ đồng", "2.386,5 tỷ đồng"),
        ("7,25 nghìn tỷ đồng", "7.252,8 tỷ đồng"),
        ("5.654 triệu đồng", "5.654 tỷ đồng"),
        ("23 tấn", "32 tấn"),
        ("1.234 tấn", "1.423 tấn"),
        ("2.386,5 tỷ đồng", "4.123,7 tỷ đồng"),
        ("1.700 tỷ đồng", "1.230,5 tỷ đồng"),
        ("0 ha", "709 ha"),
    ],
    ids=["equal", "rounded", "scale word", "two digits", "three moved", "unlike", "far", "nothing"],
)
def test_no_slip_is_made_up(stated: str, source: str) -> None:
    """Numbers that agree, or that only happen to be near."""
    assert find_slip(amount_of(make_figure(stated)), amount_of(make_figure(source))) is None
