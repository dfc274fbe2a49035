"""Slips of scanners in the words that grammars go by are read right, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.slips import mend_slips
from index.figure import Direction, Role, Status
from index.normalise import fold
from index.parse import parse_document


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("12 xã phân đầu đạt chuẩn", "12 xã phấn đấu đạt chuẩn"),
        ("trong đó tiền độ thu nội địa", "trong đó tiến độ thu nội địa"),
        ("GRDP trong quy II khoảng", "GRDP trong quý II khoảng"),
        ("(giám 35,4% so với cùng kỷ)", "(giảm 35,4% so với cùng kỳ)"),
        ("thu nội địa, tâng khoảng 5%", "thu nội địa, tăng khoảng 5%"),
        ("đat 95% kê hoạch", "đạt 95% kế hoạch"),
        ("Uớc đạt 5 tấn, bằng 98% dư toán", "Ước đạt 5 tấn, bằng 98% dự toán"),
        ("Thưc hiện 12 tỷ", "Thực hiện 12 tỷ"),
    ],
)
def test_words_that_make_no_sense_as_printed_are_read_right(printed: str, meant: str) -> None:
    """Capitals stay capitals."""
    assert mend_slips(printed) == meant


def test_a_growth_is_read_as_one_before_a_share_alone() -> None:
    """A school is none: "tăng trường lớp"."""
    assert mend_slips("doanh thu tăng trường 4,4% so với 2019") == "doanh thu tăng trưởng 4,4% so với 2019"
    assert mend_slips("đã tăng trường lớp, 4,4%") == "đã tăng trường lớp, 4,4%"


@pytest.mark.parametrize(
    "text",
    [
        "phần đầu của báo cáo",
        "giám sát 35 cơ sở; giám đốc",
        "tầng 5, tặng 10% học sinh",
        "chỗ ngồi đầu tiên do tỉnh làm; số tiền đó",
        "trong hình thức hiện đại, mức tiêu thụ 5%",
        "quy định 2, quỹ I, quy 12",
        "nền tảng 5% và bảo tàng",
        "đất 95% là đồi",
        "KÊ HOẠCH",
        "so với cùng kì",
    ],
)
def test_words_that_are_right_as_printed_stay(text: str) -> None:
    """Other words have the same letters, and lines in capitals are titles."""
    assert mend_slips(text) == text


@given(st.text(alphabet="phân đầutiềộkêoạcgm 12%,quyIĐẠT", max_size=60))
def test_only_marks_change(text: str) -> None:
    """As many characters, the same letters, and twice is once."""
    mended = mend_slips(text)
    assert fold(mended) == fold(text)
    assert mend_slips(mended) == mended


def test_a_figure_is_read_right_and_quoted_as_printed(tmp_path: Path) -> None:
    """Direction, baseline and status; the words of the source stay in the text."""
    path = tmp_path / "a.txt"
    path.write_text("Số cuộc thanh tra quy II năm 2018 giám 35,4% so với cùng kỷ; năm 2019 phân đầu đạt 20 cuộc.\n")
    parsed = parse_document(path, name="a.txt")
    fall, aim = parsed.figures
    assert (fall.role, fall.direction, fall.baseline) == (Role.GROWTH, Direction.DOWN, "cùng kỳ")
    assert fall.period == "Q2/2018"
    assert aim.status is Status.TARGET
    assert "giám 35,4% so với cùng kỷ" in parsed.chunks[0].text
