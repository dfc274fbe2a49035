"""The years, quarters and months of a question, as texts name them."""

import pytest

from qa.words.asked_time import asked_parts, asked_years, find_yearless, is_of_asked_part, tell_of_part, years_told
from tests.candidates import make_passage, make_question


def test_each_period_names_its_years() -> None:
    """A stretch of years names its first and its last."""
    assert asked_years(("Q2/2019", "2021-2025", "T4")) == {"2019", "2021", "2025"}


@pytest.mark.parametrize(
    ("period", "text", "told"),
    [
        ("Q2/2019", "Kết quả quý II năm 2019", True),
        ("Q2/2019", "Kết quả quý 2", True),
        ("Q2/2019", "Kết quả quý III năm 2019", False),
        ("Q1/2019", "Kết quả quý II năm 2019", False),  # "II" begins with the sign of one
        ("T4/2019", "Trong tháng 4", True),
        ("T4/2019", "Số liệu 4/2019", True),
        ("T4/2019", "Số liệu 4/2018", False),
        ("T4/2019", "Trong tháng 04 năm 2019", True),
        ("9T/2019", "Trong 09 tháng đầu năm 2019", True),
        ("T4", "Số liệu 4/2019", False),  # asked without its year
        ("2019", "Cả năm 2019", False),
        ("Q1/2019", "Kết quả quý I năm 2018 và cả năm 2019", False),  # the year beside it is another
        ("Q1/2019", "Lượng khách tăng 8% so với quý I/2019", False),
        ("9T/2019", "Trong chín tháng đầu năm 2019", True),
        ("9T/2019", "Trong 9 tháng năm 2018", False),
        ("6T/2019", "Nửa đầu năm 2019", True),
        ("10T/2019", "10 tháng đầu năm", True),
    ],
)
def test_a_part_of_a_year_is_told_by_any_of_its_names(period: str, text: str, *, told: bool) -> None:
    """A quarter in Roman or in plain numbers, a month by its noun or before its year; a whole year has no such name.

    What something is only measured from is not told of.
    """
    of_year = {"periods": (period,)} if "/" in period or period.isdigit() else {"parts_of_year": (period,)}
    assert tell_of_part(asked_parts(make_question("Thu bao nhiêu?", **of_year)), ("", text)) is told


def test_the_year_that_something_is_measured_from_is_not_told_of() -> None:
    """It is that of another figure."""
    assert years_told("Năm 2019, diện tích tăng 3% so với cùng kỳ năm 2018") == {"2019"}


@pytest.mark.parametrize(
    ("period", "of_part"), [("Q2/2019", True), ("Q2/2018", False), ("T4/2018", True), ("2019", False), ("", False)]
)
def test_a_document_is_of_a_part_that_is_asked(period: str, *, of_part: bool) -> None:
    """The quarter is asked in its year, the month in any."""
    question = make_question("Thu bao nhiêu?", periods=("Q2/2019",), parts_of_year=("T4",))
    assert is_of_asked_part(question, make_passage("Thu 7 tỷ đồng.", period=period)) is of_part


def test_months_to_the_end_of_a_year_are_no_month() -> None:
    """They are told by their days, of which the first is no quarter and no month."""
    assert [mention.notation for mention in find_yearless("chi 6 tháng đầu năm", ())] == ["6T/1000"]
    assert find_yearless("chi 07 tháng cuối năm", ()) == ()
