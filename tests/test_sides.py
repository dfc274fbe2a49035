"""What lies on one side is no answer about another."""

import pytest

from qa.words.sides import asked_side, tells_side


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Xã Mây phía đông giáp xã nào?", "dong"),
        ("Nước nào giáp nước Gió ở phía tây nam?", "tay nam"),
        ("phia bac phuong May la dau", "bac"),
        ("Ngọn núi nào chắn phía nam chợ Mây?", "nam"),
        ("Xã Mây giáp xã Gió ở phía nào?", ""),
        ("Vùng miền núi phía bắc có tỉnh nào?", ""),
        ("Xã Mây giáp những đâu?", ""),
    ],
)
def test_the_side_that_a_question_asks_about(question: str, side: str) -> None:
    """None where the side itself is asked for, or belongs to a region's name."""
    assert asked_side(question) == side


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Phía Đông: giáp xã Gió;", True),
        ("phía bắc giáp xã Hạ, phía đông giáp xã Gió", True),
        ("Phía đông nam giáp xã Gió", False),
        ("Xã Đông giáp xã Gió", False),
    ],
)
def test_which_texts_tell_of_the_east(text: str, *, told: bool) -> None:
    """The south-east is another side, and a name is none."""
    assert tells_side("dong", text) is told
