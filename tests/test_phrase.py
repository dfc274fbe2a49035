"""Figures told in plain Vietnamese; every digit is the source's own."""

from decimal import Decimal

import pytest

from index.figure import Direction, Role, Status
from qa.cite.phrase import name_of, say_fact, say_value, when_of, written
from tests.candidates import make_figure


@pytest.mark.parametrize(
    ("text", "unit", "qualifier", "expected"),
    [
        ("2.610 tỷ đồng", "tỷ đồng", "", "2.610 tỷ đồng"),
        ("2.610\n  tỷ đồng", "tỷ đồng", "", "2.610 tỷ đồng"),
        ("2.610", "tỷ đồng", "", "2.610 tỷ đồng"),
        ("16,5", "%", "", "16,5%"),
        ("16,5 %", "%", "", "16,5 %"),
        ("640 nghìn lượt", "nghìn lượt", "trên", "trên 640 nghìn lượt"),
        ("6,5%", "%", "từ", "6,5%"),
        ("125", "", "", "125"),
    ],
)
def test_a_figure_is_written_with_its_unit_in_one_line(text: str, unit: str, qualifier: str, expected: str) -> None:
    """A unit from a header follows the number; "từ" and "đến" belong to the words around it, not to the figure."""
    figure = make_figure("1", text=text, unit=unit, qualifier=qualifier)
    assert written(figure) == expected


def test_a_range_is_not_written_like_a_date() -> None:
    """The tenth of October has a hyphen, from ten to twelve a dash."""
    assert written(make_figure("10", text="10-10,2%", unit="%", upper=Decimal("10.2"))) == "10–10,2%"
    assert written(make_figure("10", text="10 - 10,2%", unit="%", upper=Decimal("10.2"))) == "10 - 10,2%"


def test_a_name_opens_with_a_capital_and_is_cut_at_a_word() -> None:
    """The parent stands in for a missing indicator, a plain word for both."""
    assert name_of(make_figure("1", indicator="đàn lợn")) == "Đàn lợn"
    assert name_of(make_figure("1", indicator="", parent="đàn gia súc")) == "Đàn gia súc"
    assert name_of(make_figure("1", indicator="")) == "Số liệu"
    long = name_of(make_figure("1", indicator="mục " * 60))
    assert len(long) <= 161
    assert long.endswith(" mục…")


@pytest.mark.parametrize(
    ("role", "direction", "baseline", "expected"),
    [
        (Role.LEVEL, Direction.NONE, None, "15%"),
        (Role.GROWTH, Direction.UP, "cùng kỳ", "tăng 15% so với cùng kỳ"),
        (Role.GROWTH, Direction.DOWN, None, "giảm 15%"),
        (Role.CHANGE, Direction.NONE, "năm trước", "thay đổi 15% so với năm trước"),
        (Role.PLAN_SHARE, Direction.NONE, "dự toán", "đạt 15% dự toán"),
        (Role.PLAN_SHARE, Direction.NONE, None, "đạt 15% kế hoạch"),
    ],
)
def test_what_a_figure_says_of_its_indicator(
    role: Role, direction: Direction, baseline: str | None, expected: str
) -> None:
    """A growth goes up or down, a share is of a plan, a level stands alone."""
    assert say_value(make_figure("15%", role=role, direction=direction, baseline=baseline)) == expected


def test_a_period_is_told_only_in_digits_that_can_be_proved() -> None:
    """Years are no proof matter; the 6 of six months and the 12 of December must stand in the text given."""
    assert when_of(make_figure("1", period="2021"), "") == "năm 2021"
    assert when_of(make_figure("1", period="6T/2021"), "trong 6 tháng") == "6 tháng đầu năm 2021"
    assert when_of(make_figure("1", period="6T/2021"), "nửa đầu năm") == ""
    assert when_of(make_figure("1", period=""), "") == ""


def test_a_place_is_told_only_in_digits_that_can_be_proved() -> None:
    """Of a long sentence the quote is a part: "quận 3" may stand before it, and nothing would prove the 3."""
    figure = make_figure("845 tỷ đồng", indicator="chi phí")
    assert say_fact(figure, "tại quận 3 chi phí 845 tỷ đồng", territory="quận 3") == "Chi phí (quận 3): 845 tỷ đồng"
    assert say_fact(figure, "chi phí 845 tỷ đồng", territory="quận 3") == "Chi phí: 845 tỷ đồng"
    assert say_fact(figure, "chi phí 845 tỷ đồng", territory="Lạng Sơn") == "Chi phí (Lạng Sơn): 845 tỷ đồng"


def test_a_whole_clause_holds_place_period_and_status() -> None:
    """In parentheses after the name; a growth follows without a colon."""
    figure = make_figure("2.610 tỷ đồng", period="2021", status=Status.UPDATED)
    assert say_fact(figure, "") == "Thu nội địa (năm 2021, số cập nhật): 2.610 tỷ đồng"
    assert say_fact(figure, "", territory="Bạch Sơn").startswith("Thu nội địa (Bạch Sơn, năm 2021, số cập nhật): ")
    growth = make_figure("16%", role=Role.GROWTH, direction=Direction.UP, baseline="cùng kỳ")
    assert say_fact(growth, "") == "Thu nội địa tăng 16% so với cùng kỳ"


def test_a_target_and_an_estimate_are_called_so() -> None:
    """What is not yet done must not read as done."""
    assert "mục tiêu" in say_fact(make_figure("5 ha", status=Status.TARGET), "")
    assert "ước" in say_fact(make_figure("5 ha", status=Status.ESTIMATE), "")


@pytest.mark.parametrize(
    ("indicator", "unit", "told"),
    [
        ("khách nội tỉnh lượt", "nghìn lượt", "Khách nội tỉnh"),
        ("làm bị thương người", "người", "Làm bị thương"),
        ("tổng số người", "người", "Tổng số người"),
        ("dân số", "người", "Dân số"),
        ("trồng cây", "cây", "Trồng cây"),
    ],
)
def test_what_is_counted_is_not_said_twice(indicator: str, unit: str, told: str) -> None:
    """Unless nothing whole would be left of the name."""
    figure = make_figure(f"38 {unit}", indicator=indicator)
    assert name_of(figure, "38") == told


def test_the_header_of_a_cell_is_its_name() -> None:
    """It was written as it stands."""
    figure = make_figure("38", unit="xe buýt", indicator="tuyến có xe buýt", row=2, column=1)
    assert name_of(figure, "38") == "Tuyến có xe buýt"


def test_the_sign_of_a_cell_is_not_said_beside_the_word_for_it() -> None:
    """To say "giảm −0.7%" would be a fall by less than nothing."""
    fall = make_figure("-0.7", text="−0.7%", unit="%", role=Role.GROWTH, direction=Direction.DOWN)
    rise = make_figure("2.3", text="+2.3%", unit="%", role=Role.GROWTH, direction=Direction.UP)
    assert (say_value(fall), say_value(rise)) == ("giảm 0.7%", "tăng 2.3%")


def test_a_row_under_the_name_of_its_place_says_it_once() -> None:
    """The card of a province stands under its name."""
    figure = make_figure("2.261 người", indicator="Dân số", parent="Hải Yên", row=1)
    assert say_fact(figure, "2.261 người", territory="Hải Yên") == "Dân số (Hải Yên): 2.261 người"
    assert say_fact(figure, "2.261 người") == "Hải Yên › Dân số: 2.261 người"
