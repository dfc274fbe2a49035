"""Two things named in one question: both are told, added up, or one is told as a share of the other."""

from collections.abc import Sequence

import pytest

from index.figure import Direction, Role, Status
from qa.answer import Answer
from qa.candidate import Fact
from qa.question import Asked, Operation
from qa.strategy.decide import answer_from
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import CAUTIOUS, WILLING, ground_of, sources_of

PASSAGE = make_passage("Cây lâu năm trồng 900 ha, trong đó chè 200 ha, cao su 450 ha; đạt 80% kế hoạch.")
ALL_OF_THEM = make_fact(PASSAGE, "900 ha", indicator="cây lâu năm trồng")
TEA = make_fact(PASSAGE, "200 ha", indicator="chè", parent="cây lâu năm trồng")
RUBBER = make_fact(PASSAGE, "450 ha", indicator="cao su", parent="cây lâu năm trồng")
DONE = make_fact(PASSAGE, "80%", indicator="cây lâu năm trồng", role=Role.PLAN_SHARE)
FACTS = (TEA, RUBBER, ALL_OF_THEM, DONE)


def answer(
    text: str, joined: tuple[str, str], operation: Operation | None = None, facts: Sequence[Fact] = FACTS
) -> Answer:
    """Answer a question that names two things."""
    question = make_question(text, asked=Asked.LEVEL, joined=joined, operation=operation)
    return answer_from(ground_of(question, facts), sources_of(facts, ranker=WILLING))


def test_both_are_told_where_the_best_figure_is_of_one_alone() -> None:
    """Half an answer would look like a whole one."""
    told = answer("diện tích chè và cao su", ("diện tích chè", "cao su"))
    assert [figure.number for figure in told.figures] == ["200", "450"]


def test_a_figure_of_both_answers_alone() -> None:
    """What is stated of both together needs no second one."""
    passage = make_passage("Chè và cao su trồng 650 ha; riêng chè 200 ha.")
    both = make_fact(passage, "650 ha", indicator="chè và cao su trồng")
    told = answer("diện tích chè và cao su", ("diện tích chè", "cao su"), facts=(both, TEA, RUBBER))
    assert [figure.number for figure in told.figures] == ["650"]


def test_figures_of_two_times_are_not_told_as_one_answer() -> None:
    """Then the best one answers as if alone."""
    earlier = make_fact(PASSAGE, "450 ha", indicator="cao su", period="2019")
    told = answer("diện tích chè và cao su", ("diện tích chè", "cao su"), facts=(TEA, earlier))
    assert [figure.number for figure in told.figures] == ["200"]


def test_a_sum_is_computed_with_its_formula() -> None:
    """200 ha and 450 ha are 650 ha; the total of everything is neither."""
    told = answer("Tổng diện tích chè và cao su?", ("diện tích chè", "cao su"), Operation.SUM)
    assert told.figures[0].number == "650"
    assert told.figures[0].formula == "200 + 450 = 650"


def test_a_sum_is_computed_from_what_was_reported_again() -> None:
    """Tea was first reported with 200 ha, then with 300 ha: with rubber 750 ha, unless the former is asked for."""
    passage = make_passage("Báo cáo: chè 200 ha. Báo cáo lại: chè 300 ha, cao su 450 ha.")
    first = make_fact(passage, "200 ha", indicator="chè", status=Status.FIRST_REPORTED)
    again = make_fact(passage, "300 ha", indicator="chè", status=Status.UPDATED)
    facts = (first, again, make_fact(passage, "450 ha", indicator="cao su"))
    told = answer("Tổng diện tích chè và cao su?", ("diện tích chè", "cao su"), Operation.SUM, facts)
    assert told.figures[0].formula == "300 + 450 = 750"
    question = make_question(
        "Tổng chè và cao su đã báo cáo?",
        joined=("chè", "cao su"),
        operation=Operation.SUM,
        status=Status.FIRST_REPORTED,
    )
    told = answer_from(ground_of(question, facts), sources_of(facts, ranker=WILLING))
    assert told.figures[0].formula == "200 + 450 = 650"


def test_a_share_is_computed_from_the_part_and_what_it_is_told_to_be_of() -> None:
    """450 of 900 ha are half; how much of the plan is done is no share of anything."""
    told = answer("Tỷ lệ cao su trên cây lâu năm", ("cao su", "cây lâu năm"), Operation.SHARE, (DONE, *FACTS[:3]))
    assert (told.figures[0].number, told.figures[0].unit) == ("50", "%")
    assert told.figures[0].formula == "450 / 900 × 100 = 50"
    # The sign of the result says that it is of a hundred.
    assert told.text.startswith("50% (tính: 450 / 900). ")


def test_a_share_is_computed_from_what_was_reported_again() -> None:
    """A part reported again is no share of the whole first reported: 300 of 750 ha are 40%, not 200 of 900 ha."""
    again = make_passage("Báo cáo lại: cây lâu năm trồng 750 ha, trong đó chè 300 ha.", chunk_id=2)
    first = Status.FIRST_REPORTED
    facts = (
        make_fact(PASSAGE, "200 ha", indicator="chè", parent="cây lâu năm trồng", status=first),
        make_fact(PASSAGE, "900 ha", indicator="cây lâu năm trồng", status=first),
        make_fact(again, "300 ha", indicator="chè", parent="cây lâu năm trồng", status=Status.UPDATED),
        make_fact(again, "750 ha", indicator="cây lâu năm trồng", status=Status.UPDATED),
    )
    told = answer("Chè chiếm bao nhiêu % cây lâu năm?", ("chè", "cây lâu năm"), Operation.SHARE, facts=facts)
    assert told.figures[0].number == "40"


def test_another_part_is_not_taken_for_the_whole() -> None:
    """Rubber is planted on more land than tea, but tea is no part of it."""
    told = answer("Tỷ lệ chè trên cao su lâu năm", ("chè", "cao su"), Operation.SHARE, (DONE, TEA, RUBBER))
    assert not told.answered


def test_a_stated_share_is_told_as_it_stands() -> None:
    """Nothing is computed where a document states it."""
    passage = make_passage("Cao su chiếm 48% cây lâu năm.")
    stated = make_fact(passage, "48%", indicator="cao su chiếm")
    told = answer("Tỷ lệ cao su trên cây lâu năm", ("cao su", "cây lâu năm"), Operation.SHARE, (stated, *FACTS))
    assert [figure.number for figure in told.figures] == ["48"]
    assert not told.figures[0].computed


def test_a_stated_share_may_name_its_part_in_front() -> None:
    """Not the name of the figure but the words before it say that it is told of learning at a distance."""
    passage = make_passage("Trường hợp học từ xa, học phí bằng 70% học phí theo quy định.")
    stated = make_fact(passage, "70%", indicator="học phí")
    joined = ("Học từ xa thì học phí", "học phí thông thường")
    text = "Học từ xa thì học phí bằng bao nhiêu phần trăm học phí thông thường?"
    assert [each.number for each in answer(text, joined, Operation.SHARE, (stated,)).figures] == ["70"]
    evenings = ("Học buổi tối thì học phí", "học phí thông thường")
    assert not answer("Học buổi tối thì học phí bằng mấy phần?", evenings, Operation.SHARE, (stated,)).answered


@pytest.mark.parametrize("operation", [None, Operation.SUM, Operation.SHARE])
def test_what_is_unsure_is_refused(operation: Operation | None) -> None:
    """A pair is as sure as the less sure of its figures."""
    question = make_question("chè và cao su", joined=("chè", "cao su"), operation=operation)
    assert not answer_from(ground_of(question, FACTS), sources_of(FACTS, ranker=CAUTIOUS)).answered


def test_how_something_moved_and_how_much_of_its_plan_is_done_are_told_together() -> None:
    """Both are asked of one thing, whose level they stand beside."""
    passage = make_passage("Thu phí 300 tỷ đồng, bằng 60% kế hoạch, tăng 12%.")
    level = make_fact(passage, "300 tỷ đồng", indicator="thu phí")
    share = make_fact(passage, "60%", indicator="thu phí", role=Role.PLAN_SHARE)
    growth = make_fact(passage, "12%", indicator="thu phí", role=Role.GROWTH, direction=Direction.UP)
    facts = (growth, share, level)
    text = "thu phí đạt bao nhiêu % kế hoạch và tăng bao nhiêu?"
    question = make_question(text, asked=Asked.BREAKDOWN)
    told = answer_from(ground_of(question, facts), sources_of(facts, ranker=WILLING))
    assert {figure.number for figure in told.figures} >= {"60", "12"}


def test_two_amounts_in_units_of_their_own_are_told_and_not_added_up() -> None:
    """Households and their land."""
    passage = make_passage("Có 40 hộ trồng chè trên 25 ha nương.")
    facts = (make_fact(passage, "40 hộ", indicator="hộ chè"), make_fact(passage, "25 ha", indicator="nương"))
    told = answer("hộ chè và nương", ("hộ chè", "nương"), facts=facts)
    assert [figure.number for figure in told.figures] == ["40", "25"]
    summed = answer("tổng hộ chè và nương", ("hộ chè", "nương"), Operation.SUM, facts)
    assert not any(figure.computed for figure in summed.figures)


def test_a_share_of_something_else_is_not_the_share() -> None:
    """Then it is computed, where part and whole are stated."""
    passage = make_passage("Cây ăn quả chiếm 12% đất.")
    other = make_fact(passage, "12%", indicator="cây ăn quả chiếm")
    told = answer("Tỷ lệ cao su trên cây lâu năm", ("cao su", "cây lâu năm"), Operation.SHARE, (other, *FACTS))
    assert told.figures[0].formula == "450 / 900 × 100 = 50"


def test_a_share_of_what_is_planned_is_computed_from_its_whole_whose_headings_say_of_what() -> None:
    """3.900 of 6.880 are 56,69 %; that the whole is that of the bridge stands above it."""
    passage = make_passage("Tổng mức đầu tư 6.880 tỷ đồng, chi phí xây dựng 3.900 tỷ đồng.", context="Cầu Gió")
    whole = make_fact(passage, "6.880 tỷ đồng", indicator="tổng mức đầu tư", role=Role.TARGET)
    part = make_fact(passage, "3.900 tỷ đồng", indicator="chi phí xây dựng", parent="tổng mức đầu tư", role=Role.TARGET)
    joined = ("chi phí xây dựng", "tổng mức đầu tư cầu gió")
    told = answer("chi phí xây dựng trên tổng mức đầu tư cầu gió", joined, Operation.SHARE, (part, whole))
    assert told.text.startswith("56,69%")


def test_one_of_both_is_no_sum_of_them() -> None:
    """Where the other one is not found, nothing answers."""
    told = answer(
        "Tổng diện tích chè và hồ tiêu?", ("diện tích chè", "hồ tiêu"), Operation.SUM, facts=(TEA, ALL_OF_THEM)
    )
    assert not told.answered


def test_everyday_words_tell_names_apart_where_no_others_do() -> None:
    """Of "Công giáo" and "Phật giáo" only the first syllables differ, and "công" says little elsewhere."""
    passage = make_passage("Công giáo có 380 người, Phật giáo có 200 người.")
    facts = (
        make_fact(passage, "200 người", indicator="phật giáo"),
        make_fact(passage, "380 người", indicator="công giáo"),
    )
    told = answer("Tổng tín đồ Công giáo và Phật giáo?", ("tín đồ công giáo", "phật giáo"), Operation.SUM, facts=facts)
    assert told.figures[0].formula in {"380 + 200 = 580", "200 + 380 = 580"}
