"""What people ask by an adjective is searched for by the name of its measure too."""

import pytest

from qa.analyse.analyse import analyse_question
from qa.words.measure_names import name_measure


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Huyện Gió rộng bao nhiêu?", "Huyện Gió diện tích bao nhiêu?"),
        ("Hồ Mây sâu trung bình bao nhiêu mét?", "Hồ Mây độ sâu trung bình bao nhiêu mét?"),
        ("Xã Gió đông dân cỡ nào?", "Xã Gió dân số cỡ nào?"),
        ("Sông Mây dài mấy km?", "Sông Mây chiều dài mấy km?"),
        ("Đường Gió có chiều rộng bao nhiêu?", "Đường Gió có chiều rộng bao nhiêu?"),
        ("Xã nào đông dân nhất?", "Xã nào đông dân nhất?"),
    ],
)
def test_the_measure_has_a_name(question: str, named: str) -> None:
    """What names it already, and what asks for no amount, stays as it is."""
    assert name_measure(question) == named


def test_both_are_searched() -> None:
    """The question itself is read as it was typed."""
    question = analyse_question("Huyện Gió rộng bao nhiêu?")
    assert question.reading == "Huyện Gió rộng bao nhiêu?"
    assert question.alternatives == ("Huyện Gió diện tích bao nhiêu?",)
