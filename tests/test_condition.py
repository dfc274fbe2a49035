"""A rule has a condition, what happened has a date."""

import pytest

from qa.words.condition import asks_condition, tells_condition


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Khi nào thì được đổi thẻ chợ?", True),
        ("Thẻ chợ bị thu hồi khi nào?", True),
        ("Hộ kinh doanh phải đóng cửa trong trường hợp nào?", True),
        ("Chợ Mây được thành lập khi nào?", False),
        ("Khi nào khởi công chợ Mây?", False),
        ("Chợ Mây mở cửa ngày nào?", False),
    ],
)
def test_which_questions_ask_for_a_condition(question: str, *, asked: bool) -> None:
    """What took place once was in no need of a condition."""
    assert asks_condition(question) is asked


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("Thẻ được đổi khi bị rách.", 1.0),
        ("Hộ phải đóng cửa, sau khi hết hạn thẻ, trong mười ngày.", 1.0),
        ("Khi đi chợ, mang theo thẻ.", 0.5),
        ("Điều kiện cấp thẻ", 0.0),
        ("Thẻ có màu xanh.", 0.0),
    ],
)
def test_how_plainly_a_condition_is_told(text: str, plainly: float) -> None:
    """Most where it stands behind what must be or may be."""
    assert tells_condition(text) == plainly
