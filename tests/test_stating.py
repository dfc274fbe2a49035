"""A question and the line under a picture state nothing."""

import pytest

from qa.stating import asks_whether, states_nothing
from tests.candidates import make_passage


@pytest.mark.parametrize(
    ("text", "whether", "nothing"),
    [
        ("**Lãi suất vay mua xe là 7,1%/năm đúng không?**", True, True),
        ("Xã Hòa An có 6.100 người thuộc tỉnh nào?", False, True),
        ("*Nơi nộp hồ sơ thi nghề (Hình từ Internet)*", False, True),
        ("Lãi suất vay mua xe là 7,1%/năm.", False, False),
        ("Triển lãm bày 40 bức (hình khắc và ảnh chụp trong hơn mười năm qua ở huyện).", False, False),
    ],
)
def test_what_a_passage_states(text: str, *, whether: bool, nothing: bool) -> None:
    """What a question takes for granted is told by it; what it asks about is not."""
    passage = make_passage(text)
    assert (asks_whether(passage), states_nothing(passage)) == (whether, nothing)
