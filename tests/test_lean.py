"""Words that point back, and questions that leave out whom they speak of."""

import pytest

from qa.analyse.lean import is_nameless, leaves_out_owner, points_back
from qa.analyse.turn import Turn


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("Ngôi chợ này họp ngày nào?", "chợ này"),
        ("trường đó mở năm mấy", "trường đó"),
        ("Con số đó tăng hay giảm?", "Con số đó"),
        ("Đó là những xã nào?", "Đó "),
        ("Sau đó chợ dời đi đâu?", ""),
        ("Ai ký báo cáo này?", ""),
        ("Hiện nay chợ có bao nhiêu quầy?", ""),
    ],
)
def test_what_points_back(text: str, pointing: str) -> None:
    """Any noun before "đó" or "này"; not a time, and not the document itself."""
    found = points_back(Turn(text))
    assert (text[found.start : found.end] if found is not None else "") == pointing


def test_what_has_no_name_may_give_way() -> None:
    """The words "con số đó" say nothing; "ngôi chợ này" does."""
    for text, nameless in (("Con số đó tăng hay giảm?", True), ("Ngôi chợ này họp ngày nào?", False)):
        turn = Turn(text)
        pointing = points_back(turn)
        assert pointing is not None
        assert is_nameless(turn, pointing) is nameless


@pytest.mark.parametrize(
    ("text", "leaves_out"),
    [
        ("Khi nào phải làm xong?", True),
        ("Có mất phí không?", True),
        ("Chủ đầu tư là ai?", True),
        ("Tăng hay giảm?", True),
        ("Khi nào cầu Ngòi Thia làm xong?", False),
        ("Con đường nào dài nhất?", False),
        ("Bí thư là ai?", True),
        ("Bí thư sinh năm bao nhiêu?", False),
        ("Đạt bao nhiêu phần trăm?", False),
    ],
)
def test_who_is_left_out(text: str, leaves_out: bool) -> None:
    """A verb or a question word opens it; "bí thư" is no "bị", and a mere amount is completed by its role."""
    assert leaves_out_owner(Turn(text)) is leaves_out
