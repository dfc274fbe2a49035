"""Tests of what shown digits may stand for."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from index.figure import Figure
from qa.audit.interval import Interval, base_of_growth, growth_between, shown_interval, sum_intervals
from tests.reading import figures_of

TRUE_VALUES = st.decimals(min_value=0, max_value=10_000, places=4, allow_nan=False, allow_infinity=False)


def shown(text: str) -> Figure:
    """Return the figure of a text."""
    (figure,) = figures_of(f"Doanh thu đạt {text}.")
    return figure


def test_a_decimal_may_be_half_its_last_digit_away() -> None:
    """1.131,6 tỷ is 1.131,55 to 1.131,65 tỷ."""
    assert shown_interval(shown("1.131,6 tỷ đồng")) == Interval(Decimal(1131550000000), Decimal(1131650000000))


def test_a_percentage_may_have_been_cut_off() -> None:
    """36,9% is written for 36,96%."""
    assert shown_interval(shown("36,9%")) == Interval(Decimal("36.8"), Decimal("37.0"))


def test_counted_things_are_exact_unless_they_end_in_zeros() -> None:
    """75 schools are 75; 24.300.000 people were rounded to hundred thousands."""
    (schools,) = figures_of("Toàn tỉnh có 75 trường.")
    assert shown_interval(schools) == Interval(Decimal(75), Decimal(75))
    (people,) = figures_of("Cả nước có 24.300.000 người.")
    assert shown_interval(people).margin == Decimal(50_000)


@given(st.lists(TRUE_VALUES, min_size=1, max_size=8))
def test_rounded_parts_always_meet_their_rounded_total(parts: list[Decimal]) -> None:
    """Whatever the true values: one digit after the comma for each part and for the total."""
    tenth = Decimal("0.1")
    rounded = [part.quantize(tenth, rounding=ROUND_HALF_UP) for part in parts]
    total = sum(parts, Decimal(0)).quantize(tenth, rounding=ROUND_HALF_UP)
    half = Decimal("0.05")
    assert sum_intervals(Interval(part - half, part + half) for part in rounded).meets(
        Interval(total - half, total + half)
    )


@given(TRUE_VALUES.filter(lambda value: value >= 1), TRUE_VALUES.filter(lambda value: value >= 1))
def test_growth_and_its_base_undo_each_other(level: Decimal, base: Decimal) -> None:
    """The base worked out from level and growth holds the base that the growth was worked out from."""
    growth = growth_between(Interval(level, level), Interval(base, base))
    wider = Interval(growth.low - Decimal("0.01"), growth.high + Decimal("0.01"))
    found = base_of_growth(Interval(level, level), wider)
    assert found is None or found.low <= base <= found.high
