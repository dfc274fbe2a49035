"""An amount is told in the asked unit beside the one of the document, where that is exact."""

import pytest

from qa.answer import Answer
from qa.compose.compose import compose_fact
from qa.compose.converted import with_asked_unit
from tests.candidates import make_fact, make_passage, make_question

PASSAGE = make_passage("Rộng 3.194,72 km²; xuất khẩu 9,8 tỷ USD; thu 5 triệu đồng; khoảng 7 lần.")


def told(question: str, written: str) -> Answer:
    """Answer with one figure of the passage, and convert it."""
    asked, fact = make_question(question), make_fact(PASSAGE, written, indicator="số liệu")
    return with_asked_unit(asked, fact, compose_fact(asked, fact, (), 1.0))


@pytest.mark.parametrize(
    ("question", "written", "number", "formula"),
    [
        ("Diện tích bằng bao nhiêu ha?", "3.194,72 km²", "319472", "3.194,72 × 100 = 319.472"),
        ("Xuất khẩu bao nhiêu triệu USD?", "9,8 tỷ USD", "9800", "9,8 × 1.000 = 9.800"),
    ],
)
def test_the_amount_in_the_asked_unit_is_computed(question: str, written: str, number: str, formula: str) -> None:
    """100 ha are a km², 1.000 million a billion; the words of the document stay."""
    answer = told(question, written)
    assert written in answer.text
    assert answer.figures[-1].number == number
    assert answer.figures[-1].formula == formula
    assert answer.figures[-1].computed


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Diện tích là bao nhiêu?", "3.194,72 km²"),  # no unit is asked for
        ("Rộng bao nhiêu km²?", "3.194,72 km²"),
        ("Thu bao nhiêu đồng?", "5 triệu đồng"),  # any money
        ("Rộng bao nhiêu tấn?", "3.194,72 km²"),  # nothing in common
    ],
)
def test_else_the_answer_stays_as_it_is(question: str, written: str) -> None:
    """What was told is what was asked for, or cannot be it."""
    answer = told(question, written)
    assert "bằng" not in answer.text
    assert len(answer.figures) == 1
