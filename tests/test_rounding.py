"""Tests of two written numbers: equal, rounded within the digits shown, bounds, ranges, and what is another number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.arithmetic.rounding import Amount, Fit, fit

SCALES = {"tỷ": Decimal(10) ** 9, "triệu": Decimal(10) ** 6, "nghìn tỷ": Decimal(10) ** 12, "": Decimal(1)}


def amount(number: str, scale: str = "", *, upper: str | None = None, qualifier: str = "") -> Amount:
    """Return an amount in a scale."""
    factor = SCALES[scale]
    top = None if upper is None else Decimal(upper) * factor
    return Amount(number=Decimal(number), value=Decimal(number) * factor, upper=top, qualifier=qualifier)


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        (amount("7252.8", "tỷ"), amount("7252.8", "tỷ")),
        (amount("7252800", "triệu"), amount("7252.8", "tỷ")),
        (amount("7252.80", "tỷ"), amount("7252.8", "tỷ")),
        (amount("10"), amount("10", upper="13")),
        (amount("13"), amount("10", upper="13")),
        (amount("10", upper="13"), amount("10", upper="13")),
        (amount("0"), amount("0")),
    ],
)
def test_the_same_amount_agrees_exactly_however_it_is_written(stated: Amount, source: Amount) -> None:
    """In another scale, with zeros at the end, or as an end of a source's range."""
    assert fit(stated, source) is Fit.EXACT


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        (amount("7.25", "nghìn tỷ"), amount("7252.8", "tỷ")),  # 7.252,8 to the nearest ten: 7.250
        (amount("7200", "tỷ"), amount("7152", "tỷ")),  # zeros at the end show nothing
        (amount("29"), amount("29.18")),
        (amount("29.18"), amount("29")),  # the source may be the rounded one
        (amount("7200", "tỷ", qualifier="hơn"), amount("7252.8", "tỷ")),
        (amount("70", qualifier="gần"), amount("69.23")),
        (amount("18", "nghìn tỷ", qualifier="khoảng"), amount("18028", "tỷ")),
    ],
)
def test_a_rounded_amount_agrees_within_the_digits_that_are_shown(stated: Amount, source: Amount) -> None:
    """Half of the last digit's worth, or what "hơn", "gần" and "khoảng" allow."""
    assert fit(stated, source) is Fit.ROUNDED


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        (amount("30"), amount("29.18")),  # one digit would be left
        (amount("7500", "tỷ"), amount("7252.8", "tỷ")),
        (amount("2368.5", "tỷ"), amount("2386.5", "tỷ")),
        (amount("305", "triệu"), amount("305", "tỷ")),
        (amount("7300", "tỷ", qualifier="hơn"), amount("7252.8", "tỷ")),  # the source is less
        (amount("70", qualifier="gần"), amount("70.6")),
        (amount("2"), amount("1.51")),  # a rounding of a third is none
        (amount("-3"), amount("3")),
        (amount("10", upper="13"), amount("10")),
        (amount("11"), amount("10", upper="13")),
    ],
)
def test_another_amount_does_not_agree(stated: Amount, source: Amount) -> None:
    """Rounded too far, transposed, in another scale, on the wrong side of a bound."""
    assert fit(stated, source) is None


@given(st.decimals(min_value="100", max_value="999999", places=2), st.integers(min_value=0, max_value=2))
def test_a_number_agrees_with_each_of_its_roundings(number: Decimal, places: int) -> None:
    """To 0, 1 or 2 places, stated or in the source."""
    rounded = Amount(number=round(number, places), value=round(number, places))
    exact = Amount(number=number, value=number)
    assert fit(rounded, exact) is not None
    assert fit(exact, rounded) is not None
