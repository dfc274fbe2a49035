"""Tests of base units: which of them numbers can be compared in."""

import pytest

from qa.arithmetic.same_unit import same_unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đồng", "đồng"),
        ("lượt", "lượt khách"),
        ("người dân", "người"),
        ("%", "%/năm"),
        ("đồng/m2", "đồng/m²"),
        ("căn", "căn/lô"),
    ],
)
def test_units_of_the_same_thing_agree(one: str, other: str) -> None:
    """A noun cut short, another word for people, a year that goes without saying."""
    assert same_unit(one, other)
    assert same_unit(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("đồng", "USD"), ("%", ""), ("m", "m²"), ("người", "hộ"), ("đồng", "đồng/người"), ("dự án", "dự toán")],
)
def test_units_of_other_things_do_not(one: str, other: str) -> None:
    """Measures must be the same, and nothing is compared with what has no unit."""
    assert not same_unit(one, other)
    assert not same_unit(other, one)
