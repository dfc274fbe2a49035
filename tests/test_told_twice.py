"""A value in brackets says the one before it again; it answers only where its unit is asked for."""

import pytest

from qa.choose.told_twice import in_asked_unit
from tests.candidates import make_fact, make_passage, make_question

RATE = make_passage("Lãi vay là 9%/năm (0,75%/tháng).")
YEAR, MONTH = (make_fact(RATE, written, indicator="lãi vay") for written in ("9%/năm", "0,75%/tháng"))


@pytest.mark.parametrize(
    ("question", "answer"), [("Lãi vay là bao nhiêu?", YEAR), ("Lãi vay mỗi tháng là bao nhiêu?", MONTH)]
)
def test_the_unit_of_the_question_decides(question: str, answer: object) -> None:
    """Without one, what is told first is meant."""
    assert in_asked_unit(make_question(question), MONTH, (YEAR, MONTH)) is answer


def test_another_thing_in_brackets_is_not_the_same_again() -> None:
    """Its name differs."""
    part = make_fact(RATE, "0,75%/tháng", indicator="phí")
    assert in_asked_unit(make_question(), part, (YEAR, part)) is part
