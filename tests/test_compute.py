"""Computed figures: the number, its unit, and a formula that shows every operand."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.number import parse_number
from index.figure import Direction, Role
from qa.arithmetic.compute import (
    UnitsDiffer,
    add,
    divide,
    multiply,
    plan_of,
    rise,
    share,
    subtract,
    undo_change,
    undo_growth,
    write_number,
)
from qa.strategy.operate import name_computed, period_of_computed
from tests.candidates import make_fact, make_figure, make_passage


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("7", "7"),
        ("999", "999"),
        ("1000", "1.000"),
        ("1131.60", "1.131,6"),
        ("1234567.05", "1.234.567,05"),
        ("1E+5", "100.000"),
        ("-2500", "-2.500"),
        ("0.25", "0,25"),
    ],
)
def test_numbers_are_written_with_points_between_thousands_and_a_decimal_comma(number: str, written: str) -> None:
    """Needless zeros fall away."""
    assert write_number(Decimal(number)) == written


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_written_number_with_two_decimals_is_read_back(number: Decimal) -> None:
    """The grammar that reads documents reads what is written here; "1.131" alone would be read as thousands too."""
    assert parse_number(write_number(number)) == number


def test_a_difference_is_the_larger_less_the_smaller() -> None:
    """Whichever comes first: 2.610 - 870 = 1.740."""
    larger, smaller = make_figure("2.610 tỷ đồng"), make_figure("870 tỷ đồng")
    assert subtract(larger, smaller) == subtract(smaller, larger)
    found = subtract(smaller, larger)
    assert (found.number, found.unit, found.formula) == (Decimal(1740), "tỷ đồng", "2.610 − 870 = 1.740")
    assert not found.rounded


def test_a_difference_is_told_in_the_unit_of_the_first() -> None:
    """1,5 tỷ đồng less 300 triệu đồng (0,3 tỷ) is 1,2 tỷ."""
    found = subtract(make_figure("1,5 tỷ đồng"), make_figure("300 triệu đồng"))
    assert (found.number, found.unit, found.formula) == (Decimal("1.2"), "tỷ đồng", "1,5 − 0,3 = 1,2")


@pytest.mark.parametrize(
    ("rate", "amount", "unit", "expected"),
    [
        ("30 triệu đồng/ha", "2", "ha", ("60", "triệu đồng", "2 × 30 = 60")),
        # 5.000 m² are half a hectare.
        ("30 triệu đồng/ha", "5000", "m2", ("15.0", "triệu đồng", "0,5 × 30 = 15")),
        ("40.000 đồng/con", "120", "con", ("4800000", "đồng", "120 × 40.000 = 4.800.000")),
    ],
)
def test_a_rate_is_multiplied_by_an_amount_in_its_unit(
    rate: str, amount: str, unit: str, expected: tuple[str, str, str]
) -> None:
    """The amount is told in what the rate is paid per."""
    found = multiply(make_figure(rate), Decimal(amount), unit)
    assert (str(found.number), found.unit, found.formula) == expected


@pytest.mark.parametrize(("rate", "unit"), [("30 triệu đồng/ha", "con"), ("30 triệu đồng", "ha")])
def test_a_rate_is_not_multiplied_by_anything_else(rate: str, unit: str) -> None:
    """Money per hectare says nothing of animals, and an amount is no rate."""
    with pytest.raises(UnitsDiffer):
        multiply(make_figure(rate), Decimal(2), unit)


def test_a_sum_adds_all_in_the_unit_of_the_first() -> None:
    """2 tấn + 500 kg (0,5 tấn) + 1 tấn = 3,5 tấn."""
    found = add([make_figure("2 tấn"), make_figure("500 kg"), make_figure("1 tấn")])
    assert (found.number, found.unit, found.formula) == (Decimal("3.5"), "tấn", "2 + 0,5 + 1 = 3,5")


def test_an_amount_is_so_many_times_another() -> None:
    """2.610 / 870 = 3 times; 1 tỷ is 2 times 500 triệu."""
    found = divide(make_figure("2.610 tỷ đồng"), make_figure("870 tỷ đồng"))
    assert (found.number, found.unit, found.formula, found.rounded) == (Decimal(3), "lần", "2.610 / 870 = 3", False)
    assert divide(make_figure("1 tỷ đồng"), make_figure("500 triệu đồng")).number == 2


def test_different_units_divide_to_so_many_on_one() -> None:
    """100 căn in 7 dự án: 14,2857... a project, rounded to two decimals and said to be."""
    found = divide(make_figure("100 căn"), make_figure("7 dự án"))
    assert (found.number, found.unit, found.rounded) == (Decimal("14.29"), "căn/dự án", True)
    assert found.formula == "100 / 7 ≈ 14,29"


def test_a_share_is_told_in_per_cent() -> None:
    """48 of 640 thousand: 7,5 per cent, exactly; 1 of 3: 33,33, rounded."""
    found = share(make_figure("48 nghìn lượt khách"), make_figure("640 nghìn lượt khách"))
    assert (found.number, found.unit, found.rounded) == (Decimal("7.5"), "%", False)
    assert found.formula == "48 / 640 × 100 = 7,5"
    assert share(make_figure("1 vụ"), make_figure("3 vụ")).formula == "1 / 3 × 100 ≈ 33,33"


def test_a_rise_is_told_in_per_cent_of_what_was_before() -> None:
    """125 are a quarter more than 100, and 100 a fifth less than 125; 4 of 3 a third more, rounded."""
    assert rise(make_figure("125 vụ"), make_figure("100 vụ")).formula == "(125 − 100) / 100 × 100 = 25"
    assert rise(make_figure("100 vụ"), make_figure("125 vụ")).number == Decimal(20)
    assert rise(make_figure("4 vụ"), make_figure("3 vụ")).formula == "(4 − 3) / 3 × 100 ≈ 33,33"
    with pytest.raises(UnitsDiffer):
        rise(make_figure("4 vụ"), make_figure("0 vụ"))


def test_a_rise_is_taken_off_and_a_fall_put_back() -> None:
    """125 after a rise by 14 was 111; 125 after a fall by 14 was 139."""
    level = make_figure("125 hợp tác xã")
    up = make_figure("14 hợp tác xã", role=Role.CHANGE, direction=Direction.UP)
    down = make_figure("14 hợp tác xã", role=Role.CHANGE, direction=Direction.DOWN)
    assert undo_change(level, up).formula == "125 − 14 = 111"
    assert undo_change(level, down).formula == "125 + 14 = 139"
    assert undo_change(level, down).unit == "hợp tác xã"


def test_a_growth_is_undone_by_division() -> None:
    """3.480 after +16 % was 3.000; 90 after -10 % was 100; 10,5 after +7 % was 9,8130... to one decimal."""
    growth: dict[str, Any] = {"role": Role.GROWTH, "direction": Direction.UP}
    found = undo_growth(make_figure("3.480 tỷ đồng"), make_figure("16%", **growth))
    assert (found.number, found.unit, found.formula) == (Decimal(3000), "tỷ đồng", "3.480 / (1 + 16%) = 3.000")
    fall: dict[str, Any] = {"role": Role.GROWTH, "direction": Direction.DOWN}
    assert undo_growth(make_figure("90 ha"), make_figure("10%", **fall)).formula == "90 / (1 − 10%) = 100"
    rounded = undo_growth(make_figure("10,5 ha"), make_figure("7%", **growth))
    assert (rounded.number, rounded.rounded, rounded.formula) == (Decimal("9.8"), True, "10,5 / (1 + 7%) ≈ 9,8")


def test_a_fall_by_all_there_was_cannot_be_undone() -> None:
    """Nothing is left to tell what it was."""
    with pytest.raises(UnitsDiffer, match="chia"):
        undo_growth(make_figure("0 ha"), make_figure("100%", direction=Direction.DOWN))


def test_a_plan_follows_from_a_level_and_its_share() -> None:
    """512 is 80 % of 640; 10,5 is 30 % of 35."""
    found = plan_of(make_figure("512 tỷ đồng"), make_figure("80%", role=Role.PLAN_SHARE))
    assert (found.number, found.unit, found.formula) == (Decimal(640), "tỷ đồng", "512 / 80% = 640")
    assert plan_of(make_figure("10,5 ha"), make_figure("30%")).number == 35


def test_the_plan_that_is_exceeded_is_what_lies_below_the_excess() -> None:
    """A level of 550 that exceeds its plan by 10% is 1.1 of it."""
    excess = make_figure("10%", role=Role.PLAN_SHARE, direction=Direction.UP)
    assert plan_of(make_figure("550 tỷ đồng"), excess).formula == "550 / (1 + 10%) = 500"


def test_units_without_a_common_base_are_refused() -> None:
    """Money and area; both are named."""
    money, area = make_figure("5 tỷ đồng"), make_figure("3 ha")
    for compute in (subtract, share, undo_change):
        with pytest.raises(UnitsDiffer, match="ha"):
            compute(money, area)
    with pytest.raises(UnitsDiffer):
        add([money, area])


def test_nothing_is_divided_by_zero() -> None:
    """Neither a ratio, nor a share, nor a plan."""
    some, nothing = make_figure("5 vụ"), make_figure("0 vụ")
    for compute in (divide, share, plan_of):
        with pytest.raises(UnitsDiffer, match="0"):
            compute(some, nothing)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_every_operand_and_the_result_stand_in_the_formula(first: int, second: int) -> None:
    """A computed figure proves itself: first + second = sum, and larger - smaller = difference."""
    one, other = make_figure(f"{first} vụ"), make_figure(f"{second} vụ")
    assert add([one, other]).formula == (
        f"{write_number(Decimal(first))} + {write_number(Decimal(second))} = {write_number(Decimal(first + second))}"
    )
    assert subtract(one, other).number == abs(first - second)


def test_a_noun_is_computed_with_what_narrows_it() -> None:
    """Workers are people; households are none."""
    people, workers = make_figure("320 người"), make_figure("200 người lao động")
    assert subtract(people, workers).number == 120
    with pytest.raises(UnitsDiffer, match="hộ"):
        subtract(people, make_figure("20 hộ"))


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (("2019", "2022"), ("2022", "năm 2019")),
        (("31/12/2024", "31/12/2022"), ("31/12/2024", "ngày 31/12/2022")),
        (("2022", "2022"), ("2022", None)),
        (("2022", ""), ("2022", None)),
        (("", ""), ("", None)),
        (("2020", "2021", "2022"), ("", None)),
    ],
)
def test_what_lies_between_two_periods_is_of_the_later(
    periods: tuple[str, ...], expected: tuple[str, str | None]
) -> None:
    """It is compared with the earlier; what is of many periods is of none."""
    figures = [make_figure("40 tấn", period=period) for period in periods]
    assert period_of_computed(figures) == expected


@pytest.mark.parametrize(
    ("baseline", "period"),
    [("cùng kỳ", "Q1/2017"), ("năm 2016", "2016"), ("tháng 3/2018", "T3/2018"), ("tháng trước", ""), (None, "")],
)
def test_what_was_before_a_move_is_of_the_period_that_it_is_told_against(baseline: str | None, period: str) -> None:
    """Where nothing tells that period, it is unknown."""
    level = make_figure("64 vụ", period="Q1/2018")
    change = make_figure("12 vụ", period="Q1/2018", role=Role.CHANGE, direction=Direction.UP, baseline=baseline)
    assert period_of_computed([level, change]) == (period, None)


def test_a_sum_over_two_periods_is_of_neither() -> None:
    """Of one period it is of that one."""
    two, one = ([make_figure("40 tấn", period=period) for period in pair] for pair in (("2019", "2020"), ("2020",) * 2))
    assert period_of_computed(two, summed=True) == ("", None)
    assert period_of_computed(one, summed=True) == ("2020", None)


def test_what_was_computed_is_named_as_its_formula_is_written() -> None:
    """The larger stands first where one is taken from the other, and one name for both is told once."""
    passage = make_passage("Nhập 3 tấn, xuất 5 tấn.")
    bought = make_fact(passage, "3 tấn", indicator="nhập")
    sold = make_fact(passage, "5 tấn", indicator="Gió - xuất")
    assert name_computed([bought, sold], subtract(bought.figure, sold.figure)) == "(Gió - xuất) − nhập"
    assert name_computed([bought, sold], add([bought.figure, sold.figure])) == "nhập + (Gió - xuất)"
    assert name_computed([bought, bought], add([bought.figure, bought.figure])) == "nhập"
