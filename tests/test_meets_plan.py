"""Whether a plan is reached: told by the share of it that is stated."""

from decimal import Decimal

import pytest

from index.figure import Direction, Role, Status
from qa.candidate import Fact
from qa.question import Asked, Question
from qa.strategy.meets_plan import answer_meets_plan
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import CAUTIOUS, ground_of, sources_of

TEXT = make_passage(
    "Thu phí 300 tỷ đồng, đạt 100% dự toán; thu thuế 90 tỷ đồng, đạt 87,5% dự toán, báo cáo lại là 112%."
)
FEES = make_fact(TEXT, "100%", indicator="thu phí", role=Role.PLAN_SHARE, baseline="dự toán")
TAXES = make_fact(TEXT, "87,5%", indicator="thu thuế", role=Role.PLAN_SHARE, baseline="dự toán")
LEVEL = make_fact(TEXT, "90 tỷ đồng", indicator="thu thuế")


def asked(text: str) -> Question:
    """Return a question for yes or no."""
    return make_question(text, asked=Asked.YES_NO, terms=("thu", "phi", "thue", "du", "toan"))


def told(text: str, *facts: Fact) -> str | None:
    """Return what is answered with these facts, or None."""
    question = asked(text)
    answer = answer_meets_plan(ground_of(question, ()), sources_of(facts))
    return None if answer is None else answer.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("thu phí có đạt dự toán không", "Có: thu phí đạt 100% dự toán [1]."),
        ("thu thuế có đạt dự toán không", "Chưa: thu thuế đạt 87,5% dự toán [1]."),
        ("thu phí có vượt dự toán không", "Chưa: thu phí đạt 100% dự toán [1]."),  # all of it is no more than it
    ],
)
def test_the_share_of_the_plan_says_yes_or_not_yet(question: str, answer: str) -> None:
    """The level beside it says nothing of a plan."""
    assert told(question, LEVEL, FEES, TAXES) == answer


def test_the_share_that_was_reported_again_counts() -> None:
    """Not the one first reported."""
    first = make_fact(TEXT, "87,5%", indicator="thu thuế", role=Role.PLAN_SHARE, status=Status.FIRST_REPORTED)
    again = make_fact(TEXT, "112%", indicator="thu thuế", role=Role.PLAN_SHARE, status=Status.UPDATED)
    assert again.figure.number == Decimal(112)
    assert told("thu thuế có đạt dự toán không", first, again) == "Có: thu thuế (số cập nhật) đạt 112% kế hoạch [1]."


def test_what_exceeds_its_plan_has_reached_it() -> None:
    """However little the excess is."""
    passage = make_passage("Sản lượng 836 tấn, vượt 10,75% kế hoạch.")
    excess = make_fact(
        passage, "10,75%", indicator="thu phí", role=Role.PLAN_SHARE, direction=Direction.UP, baseline="kế hoạch"
    )
    assert told("thu phí có đạt kế hoạch không", excess) == "Có: thu phí vượt 10,75% kế hoạch [1]."


def test_without_a_share_of_a_plan_the_question_is_left_to_others() -> None:
    """So is one that asks for no plan."""
    assert told("thu thuế có đạt dự toán không", LEVEL) is None
    assert told("thu thuế có tăng không", TAXES) is None


def test_what_is_not_sure_enough_says_nothing() -> None:
    """A share of something else is worse than none."""
    question = asked("thu thuế có đạt dự toán không")
    assert answer_meets_plan(ground_of(question, ()), sources_of((TAXES,), ranker=CAUTIOUS)) is None
