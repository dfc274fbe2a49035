"""A quarter or a month asked without its year, and the periods that figures are stated for."""

from qa.part_of_year import names_of_part, part_features
from qa.rank import contradicts


def rules_out(asked: str, stated: str, *, indicator: str = "thu phí", around: str = "") -> bool:
    """Tell whether a figure stated for a period cannot answer for a part of a year."""
    return contradicts(part_features((asked,), stated, indicator, around=around))


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


def test_a_whole_year_answers_for_a_part_only_beside_its_name() -> None:
    """A report of a quarter dates with the year what it tells of the quarter."""
    assert rules_out("Q1", "2019")
    assert not rules_out("Q1", "2019", around=" ii ket qua quy i ")
    assert not rules_out("Q1", "2019", around=" ket qua quy 1 ")


def test_a_header_tells_the_month_of_its_column() -> None:
    """Whatever the period of the whole table is."""
    assert not rules_out("T3", "2019", indicator="Mưa (mm) - tháng 3")
    assert part_features(("T3",), "2019", "Mưa (mm) - tháng 3", around="")["part_same"] == 1.0
    assert part_features(("T3",), "2019", "Mưa (mm) - tháng 4", around="")["part_differs"] == 1.0


def test_quarters_are_written_in_either_numerals() -> None:
    """What reaches over several months has no name of its own."""
    assert names_of_part("Q2") == (("quy", "ii"), ("quy", "2"))
    assert names_of_part("9T") == ()
