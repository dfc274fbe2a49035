"""A quarter or a month asked without its year, and the periods that figures are stated for."""

from qa.period_features import part_features
from qa.rank import contradicts
from tests.candidates import make_question


def rules_out(asked: str, stated: str, *, indicator: str = "thu phí") -> bool:
    """Tell whether a figure stated for a period cannot answer for a part of a year."""
    return contradicts(part_features(make_question(parts_of_year=(asked,)), stated, indicator))


def test_another_part_of_the_year_does_not_answer() -> None:
    """Two months end before the third begins; the first quarter is not the second."""
    assert rules_out("T3", "2T/2019")
    assert rules_out("Q2", "Q1/2019")


def test_the_same_part_of_any_year_may_answer() -> None:
    """So may what holds it, or has no period."""
    assert not rules_out("Q1", "Q1/2019")
    assert not rules_out("Q1", "3T/2019")
    assert not rules_out("T3", "Q1/2019")
    assert not rules_out("T3", "")


def test_a_header_tells_the_month_of_its_column() -> None:
    """Whatever the period of the whole table is."""
    assert not rules_out("T3", "Q1/2019", indicator="Mưa (mm) - tháng 3")
