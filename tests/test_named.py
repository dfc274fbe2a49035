"""Whether texts name a place."""

import pytest

from qa.words.match import held_by
from qa.words.named import names_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thành phố Vinh có 12 phường", True),
        ("TP. Vinh", True),
        ("THÀNH PHỐ VINH", True),
        ("Vinh là đô thị loại I", True),
        ("tỉnh Vĩnh Long", False),
        ("Trà Vinh", False),
        ("vinh dự được đón", False),
        ("thành phố Vinh Quang", False),
    ],
)
def test_a_name_of_one_syllable_needs_its_rank(text: str, expected: bool) -> None:
    """It is a part of other names, and an everyday word; a text may begin with it."""
    assert names_place(held_by((text,)), "thành phố Vinh") is expected
