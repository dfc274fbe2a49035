"""A new thing stands for the phrase of the earlier question that it shares words with."""

import pytest

from qa.analyse.counterpart import find_counterpart
from qa.analyse.turn import Turn


@pytest.mark.parametrize(
    ("before", "new", "phrase"),
    [
        ("Diện tích lúa xuân năm 2012 là bao nhiêu ha?", "lúa mùa", "lúa xuân"),
        ("Không bảo trì thiết bị chữa cháy thì bị phạt bao nhiêu?", "thiết bị báo khói", "thiết bị chữa cháy"),
        ("Hàng qua cửa khẩu Đồi Xanh tăng bao nhiêu?", "cửa khẩu Đá Bạc", "cửa khẩu Đồi Xanh"),
        ("Vốn ngân sách chiếm bao nhiêu tổng vốn đầu tư?", "vốn tín dụng", "Vốn ngân sách"),
        ("Chợ có bao nhiêu quầy?", "sản lượng", None),
    ],
)
def test_the_counterpart_is_found(before: str, new: str, phrase: str | None) -> None:
    """Neither "thiết bị" nor "cửa khẩu" is cut at "bị" and "của"; "bảo trì" shares nothing with "báo khói"."""
    span = find_counterpart(Turn(new), Turn(before))
    assert (None if span is None else before[span.start : span.end]) == phrase
