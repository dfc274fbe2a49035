"""Tests of one figure stated twice."""

from pathlib import Path

import pytest

from qa.audit.finding import Finding, Severity
from qa.audit.repeats import check_repeats
from qa.audit.statements import collect_statements
from tests.audit_samples import numbers_of, read_papers

AGAIN = "\n\nII. Đánh giá chung\n\n"


def found_in(folder: Path, *texts: str) -> list[Finding]:
    """Return what the check finds in documents."""
    return list(check_repeats(collect_statements(read_papers(folder, *texts))))


def test_two_values_of_one_indicator_in_one_report_contradict(tmp_path: Path) -> None:
    """480 and 408 are one figure with two digits exchanged."""
    text = f"Tổng kim ngạch xuất khẩu đạt 480 triệu USD.{AGAIN}Tổng kim ngạch xuất khẩu đạt 408 triệu USD.\n"
    (finding,) = found_in(tmp_path, text)
    assert finding.severity is Severity.CONTRADICTION
    assert numbers_of(finding) == ["480 triệu USD", "408 triệu USD"]


def test_two_reports_that_differ_are_worth_a_look(tmp_path: Path) -> None:
    """Both documents are named."""
    text = "Tổng kim ngạch xuất khẩu đạt {} triệu USD.\n"
    (finding,) = found_in(tmp_path, text.format("480"), text.format("482"))
    assert finding.severity is Severity.LOOK
    assert "(báo cáo 1.md và báo cáo 2.md)" in finding.sentence


def test_copies_of_a_report_agree_though_one_name_stands_for_tons_and_money(tmp_path: Path) -> None:
    """Each states both growths: that of the one is not held against that of the other."""
    text = (
        "Sáu tháng đầu năm 2012, hàng thủy sản xuất khẩu đạt 60.476,8 tấn, tăng 13,4% so với cùng kỳ, về trị giá tương "
        "đương 159,8 triệu USD, tăng 7,2% so với cùng kỳ.\n"
    )
    assert found_in(tmp_path, text, text) == []
    one, other = text.replace(", tăng 7,2% so với cùng kỳ", ""), text.replace("tăng 13,4", "tăng 15,1")
    assert [numbers_of(finding) for finding in found_in(tmp_path, one, other)] == [["13,4%", "15,1%"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tổng kim ngạch xuất khẩu đạt 480 triệu USD.", "Tổng kim ngạch xuất khẩu đạt 0,48 tỷ USD."),
        ("Tổng kim ngạch xuất khẩu đạt 480 triệu USD.", "Tổng kim ngạch xuất khẩu đạt gần 490 triệu USD."),
        ("Tổng kim ngạch xuất khẩu ước đạt 480 triệu USD.", "Tổng kim ngạch xuất khẩu đạt 482 triệu USD."),
        ("Tổng kim ngạch xuất khẩu đạt 480 triệu USD.", "Tổng kim ngạch xuất khẩu đạt 4.800 triệu USD."),
        ("Tổng kim ngạch xuất khẩu quý I đạt 480 triệu USD.", "Tổng kim ngạch xuất khẩu quý II đạt 482 triệu USD."),
        ("Tổng vốn đăng ký đạt 480 tỷ đồng.", "Tổng vốn đăng ký đạt 482 tỷ đồng."),
        ("Xã Hạ Lưu có 9 bản.", "Xã Hạ Lưu có 8 bản."),
        ("Giá đất được tính bằng 40%.", "Giá đất được tính bằng 30%."),
        ("Mức hỗ trợ mỗi hộ gia đình là 40 triệu đồng.", "Mức hỗ trợ mỗi hộ gia đình là 50 triệu đồng."),
    ],
    ids=["units", "about", "estimate", "far apart", "periods", "vague name", "small count", "share of a price", "rule"],
)
def test_what_is_equal_or_another_thing_is_left_alone(tmp_path: Path, first: str, second: str) -> None:
    """Each pair is told in one report, in two sections."""
    assert found_in(tmp_path, f"{first}{AGAIN}{second}\n") == []


def test_one_paragraph_may_tell_of_several_groups(tmp_path: Path) -> None:
    """The rate of all and that of women bear one name."""
    text = "Tỷ lệ thất nghiệp thành thị là 5,4%. Trong lực lượng nữ, tỷ lệ thất nghiệp thành thị là 4,9%."
    assert found_in(tmp_path, text) == []
