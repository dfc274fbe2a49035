"""Two sides are compared by what is told of each at last."""

from dataclasses import replace

from index.figure import Status
from qa.question import Asked, Operation
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import decide

PASSAGE = make_passage("Thu phí đã báo cáo 100 tỷ đồng, nay cập nhật 120 tỷ đồng; thu phạt 110 tỷ đồng.")
FIRST = make_fact(PASSAGE, "100 tỷ đồng", indicator="thu phí", status=Status.FIRST_REPORTED)
LAST = make_fact(PASSAGE, "120 tỷ đồng", indicator="thu phí", status=Status.UPDATED)
FINES = make_fact(PASSAGE, "110 tỷ đồng", indicator="thu phạt")
QUESTION = make_question("Thu phí hay thu phạt cao hơn?", asked=Asked.COMPARISON, options=("thu phí", "thu phạt"))


def test_the_figure_reported_again_is_compared() -> None:
    """120 are more than 110, though 100 were less."""
    assert decide(QUESTION, (FIRST, FINES, LAST)).text.startswith("Thu phí cao hơn: ")


def test_the_figure_first_reported_is_compared_where_it_is_asked_for() -> None:
    """Then 110 are more than 100."""
    asked = replace(QUESTION, status=Status.FIRST_REPORTED)
    assert decide(asked, (FIRST, FINES, LAST)).text.startswith("Thu phạt cao hơn: ")


def test_a_name_of_a_place_is_no_word_of_comparing() -> None:
    """In "Đồng Tháp" stand "đông" and "thấp" only without diacritics."""
    asked = replace(QUESTION, reading="Ở Đồng Tháp thu phí hay thu phạt nhiều hơn?")
    assert decide(asked, (FIRST, FINES, LAST)).text.startswith("Thu phí nhiều hơn: ")


def test_one_side_alone_tells_no_difference() -> None:
    """Fees are known, tolls are not: how much more these are is refused, and not answered with the fees."""
    asked = make_question(
        "Thu phí hơn thuế chợ bao nhiêu?",
        asked=Asked.COMPUTATION,
        operation=Operation.DIFFERENCE,
        options=("thu phí", "thuế chợ"),
    )
    assert not decide(asked, (LAST,)).answered


def test_a_figure_that_says_the_difference_itself_answers() -> None:
    """It is of both sides."""
    passage = make_passage("Thu phí nhiều hơn thuế chợ 20 tỷ đồng.")
    excess = make_fact(passage, "20 tỷ đồng", indicator="thu phí nhiều hơn thuế chợ")
    asked = make_question(
        "Thu phí hơn thuế chợ bao nhiêu?",
        asked=Asked.COMPUTATION,
        operation=Operation.DIFFERENCE,
        options=("thu phí", "thuế chợ"),
    )
    assert decide(asked, (excess,)).text == "Thu phí nhiều hơn thuế chợ: 20 tỷ đồng [1]."


def test_a_province_and_a_pond_have_no_difference() -> None:
    """What lies a hundred thousand times apart is nothing of one kind."""
    passage = make_passage("Tỉnh rộng 7.942 km², hồ rộng 176 m².")
    facts = (make_fact(passage, "7.942 km²", indicator="tỉnh rộng"), make_fact(passage, "176 m²", indicator="hồ rộng"))
    asked = make_question(
        "Tỉnh rộng hơn hồ bao nhiêu?",
        asked=Asked.COMPUTATION,
        operation=Operation.DIFFERENCE,
        options=("tỉnh rộng", "hồ rộng"),
    )
    assert not decide(asked, facts).answered
