"""Short levels of places and papers are spelled out."""

import pytest

from qa.analyse.typed import spell_levels


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("dân số p. hoa lư", "dân số phường hoa lư"),
        ("tt. Sa Pa có mấy tổ dân phố", "thị trấn Sa Pa có mấy tổ dân phố"),
        ("tt 12/2031 có hiệu lực khi nào", "thông tư 12/2031 có hiệu lực khi nào"),
        ("theo nđ 40 thì sao", "theo nghị định 40 thì sao"),
    ],
)
def test_short_levels_are_spelled_out(typed: str, spelled: str) -> None:
    """Before a name a level of places, before a number a kind of paper."""
    assert spell_levels(typed) == spelled


@pytest.mark.parametrize("text", ["12/TT-BTC", "QĐ 12 của tỉnh", "tăng 5 h. nghỉ 2 h.", "x = 5", ""])
def test_other_letters_stay(text: str) -> None:
    """Numbers of papers, hours and what is written in capitals."""
    assert spell_levels(text) == text
