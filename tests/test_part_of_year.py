"""What is asked of a quarter without its year is not answered by what is told of a whole year."""

from dataclasses import replace

from qa.candidate import Fact
from qa.choose.part_of_year import keep_part_of_year, keep_whole_year
from qa.question import Asked, Question
from qa.rank.rank import Ranked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

YEAR = make_fact(make_passage("Xuất khẩu 9 tỷ đồng.", chunk_id=1), "9 tỷ", indicator="xuất khẩu", period="2017")
PART = make_fact(
    make_passage("Hàng quê xuất khẩu 1 tỷ đồng.", at=100, chunk_id=2), "1 tỷ", indicator="hàng quê", period="Q1/2018"
)
ALL = make_fact(
    make_passage("Trị giá xuất khẩu 3 tỷ đồng.", at=200, chunk_id=3), "3 tỷ", indicator="trị giá", period="Q1/2018"
)
QUARTER = make_question("Xuất khẩu quý I bao nhiêu?", parts_of_year=("Q1",))


def first_of(*ranked: Ranked[Fact], question: Question = QUARTER) -> list[str]:
    """Return the figures that are left, best first."""
    ground = replace(ground_of(question, ()), facts=ranked)
    return [each.candidate.figure.text for each in keep_part_of_year(ground, sources_of(())).facts]


def ranked(fact: Fact, score: float, **features: float) -> Ranked[Fact]:
    """Return a ranked fact."""
    return Ranked(candidate=fact, score=score, features={"near_cover": 1.0, **features})


def test_figures_of_the_quarter_come_before_that_of_a_year() -> None:
    """Of those with about the same score the one whose name adds least is first."""
    best = ranked(YEAR, 7.0)
    part, whole = ranked(PART, 6.9, indicator_spare=0.6), ranked(ALL, 6.6, indicator_spare=0.5)
    assert first_of(best, part, whole) == ["3 tỷ", "1 tỷ", "9 tỷ"]
    assert first_of(best, part, replace(whole, score=5.0)) == ["1 tỷ", "3 tỷ", "9 tỷ"]


def test_a_year_is_no_quarter_where_none_is_told() -> None:
    """What says less of what is asked does not stand in for it."""
    assert first_of(ranked(YEAR, 7.0)) == []
    assert first_of(ranked(YEAR, 7.0), ranked(PART, 1.0, near_cover=0.5)) == ["1 tỷ"]


def test_a_sentence_that_names_the_quarter_is_of_it() -> None:
    """Its figure has the year of the report."""
    named = make_fact(make_passage("Quý I xuất khẩu 4 tỷ đồng."), "4 tỷ", indicator="xuất khẩu", period="2018")
    assert first_of(ranked(named, 7.0)) == ["4 tỷ"]


def test_a_question_of_a_year_is_left_alone() -> None:
    """It names no part of one."""
    asked = make_question("Xuất khẩu năm 2017 bao nhiêu?", periods=("2017",))
    assert first_of(ranked(YEAR, 7.0), ranked(PART, 6.9), question=asked) == ["9 tỷ", "1 tỷ"]


def test_what_ran_up_in_a_month_is_not_of_the_year() -> None:
    """How many there are may be told of any month; what was sold in one is a part of the year's."""
    year = make_question("Xuất khẩu năm 2018 bao nhiêu?", asked=Asked.LEVEL, periods=("2018",))
    passage = make_passage("Xuất khẩu 3 tỷ đồng, nửa năm 9 tỷ đồng; có 8 chợ.")
    sold = make_fact(passage, "3 tỷ", indicator="trị giá xuất khẩu", period="T5/2018")
    half = make_fact(passage, "9 tỷ", indicator="trị giá xuất khẩu", period="6T/2018")
    there = make_fact(passage, "8 chợ", indicator="chợ", period="T5/2018")
    kept = keep_whole_year(ground_of(year, (sold, half, there)), sources_of(())).facts
    assert [each.candidate.figure.text for each in kept] == ["9 tỷ", "8 chợ"]
