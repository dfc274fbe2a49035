"""What is known of a passage and of a fact by their texts alone."""

import pytest

from tests.candidates import make_fact, make_passage


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Lãi suất là 5% đúng không?", True),
        ("Xã Gió vay 5% nằm ở đâu?", False),
        ("Lãi suất là 5%. Đúng không?", False),
        ("Lãi suất là 5%\nVay bao lâu?", False),
        ("Lãi suất là 5%", False),
    ],
)
def test_a_figure_of_a_question_is_asked_not_stated(text: str, asked: bool) -> None:
    """The sentence or the line ends behind it by asking whether it is so."""
    assert make_fact(make_passage(text, at=40), "5%").is_asked is asked


def test_a_heading_may_be_a_question() -> None:
    """Marks of emphasis may stand behind its own."""
    assert make_passage("**Vay bao lâu?**").is_question
    assert not make_passage("Vay bao lâu? Mười năm.").is_question
