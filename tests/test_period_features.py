"""A figure without a period of its own may still say in its name that it is of a part of a year."""

import pytest

from qa.period_features import period_features
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
