"""A question and the line under a picture state nothing."""

import pytest

from qa.stating import states_nothing
from tests.candidates import make_passage


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("**Lãi suất vay mua xe là 7,1%/năm đúng không?**", True),
        ("Xã Hòa An có 6.100 người thuộc tỉnh nào?", True),
        ("*Nơi nộp hồ sơ thi nghề (Hình từ Internet)*", True),
        ("Lãi suất vay mua xe là 7,1%/năm.", False),
        ("Triển lãm bày 40 bức (hình khắc và ảnh chụp trong hơn mười năm qua ở huyện).", False),
    ],
)
def test_what_a_passage_states(text: str, *, nothing: bool) -> None:
    """Neither a heading that asks nor the name of a picture answers."""
    assert states_nothing(make_passage(text)) is nothing
