"""A count of men or of women answers nobody who asks for all."""

from qa.candidate import Fact
from qa.choose.one_sex import keep_both_sexes
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


def told(written: str, indicator: str) -> Fact:
    """Return a figure with this name."""
    return make_fact(make_passage(f"{indicator} {written}"), written, indicator=indicator)


MEN = told("366 người", "Dân số nam")
ALL = told("729 người", "Dân số")
BOTH = told("729 người", "Dân số nam và nữ")
SOUTH = told("18 người", "Dân số miền Nam")
AGE = told("61 tuổi", "Tuổi nghỉ hưu của nam")


def kept(question: str, *facts: Fact, typed: str = "") -> list[str]:
    """Return the names of the figures that are left, best first."""
    asked = make_question(typed or question, reading=question)
    return [
        each.candidate.figure.indicator for each in keep_both_sexes(ground_of(asked, facts), sources_of(facts)).facts
    ]


def test_one_sex_is_no_answer_for_all() -> None:
    """The year that is asked for is no man, and the south is none either; both sexes are all."""
    assert kept("Dân số năm 2025 là bao nhiêu?", MEN, ALL) == ["Dân số"]
    assert kept("Dân số năm 2025 là bao nhiêu?", MEN, SOUTH, BOTH) == ["Dân số miền Nam", "Dân số nam và nữ"]


def test_who_asks_for_a_sex_gets_it() -> None:
    """With diacritics and without, as long as no number makes a year of it."""
    assert kept("Dân số nam là bao nhiêu?", MEN) == ["Dân số nam"]
    assert kept("dân số năm bao nhiêu", MEN, typed="dan so nam bao nhieu") == ["Dân số nam"]
    assert kept("dân số năm 2025", MEN, typed="dan so nam 2025") == []


def test_what_has_no_sum_is_told_of_a_sex() -> None:
    """Men and women retire at ages of their own."""
    assert kept("Tuổi nghỉ hưu là bao nhiêu?", AGE) == ["Tuổi nghỉ hưu của nam"]
