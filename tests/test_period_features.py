"""A figure without a period of its own may still say in its name that it is of a part of a year."""

import pytest

from qa.rank.period_features import part_features, period_features
from tests.candidates import make_figure, make_question


@pytest.mark.parametrize(
    ("indicator", "period", "asked", "differs"),
    [
        ("lượt khách 3 tháng đầu năm", "", "2021", 1.0),
        ("lượt khách nửa cuối năm", "", "2021", 1.0),
        ("lượt khách", "", "2021", 0.0),
        ("lượt khách đầu năm học", "", "2021", 0.0),
        ("lượt khách 3 tháng đầu năm", "", "Q1/2021", 0.0),
        ("lượt khách 3 tháng đầu năm", "2021", "2021", 0.0),
    ],
)
def test_the_first_months_are_no_answer_for_a_whole_year(
    indicator: str, period: str, asked: str, differs: float
) -> None:
    """What it is of is looked at only where nothing else tells."""
    figure = make_figure("40 lượt", indicator=indicator, period=period)
    assert period_features(make_question("Bao nhiêu lượt khách?", periods=(asked,)), figure)["added_up"] == differs


@pytest.mark.parametrize(
    ("indicator", "period", "asked", "disjoint"),
    [
        ("tăng trưởng 9 tháng của tỉnh", "", "6T", 1.0),
        ("tăng trưởng 9 tháng của tỉnh", "", "9T", 0.0),
        ("tăng trưởng 3 tháng của tỉnh", "", "Q1", 0.0),
        ("lãi suất kỳ hạn 9 tháng", "", "T5", 0.0),
        ("lạm phát thường niên", "", "T5", 1.0),
        ("lạm phát", "", "T5", 0.0),
        ("số vụ cháy", "T6/2012", "6T", 1.0),
        ("số vụ cháy", "6T/2012", "T6", 1.0),
        ("số vụ cháy", "6T/2012", "6T", 0.0),
    ],
)
def test_a_part_of_a_year_is_told_by_itself(indicator: str, period: str, asked: str, disjoint: float) -> None:
    """Six months are neither nine nor the sixth, and a year is no month; how long something lasts is no time."""
    question = make_question("Bao nhiêu?", parts_of_year=(asked,))
    assert part_features(question, period, indicator)["part_disjoint"] == disjoint
