"""Tests of parts against their total in prose: what is found, and what is left alone."""

from decimal import Decimal
from pathlib import Path

import pytest

from qa.audit.finding import Finding, Severity
from qa.audit.parts import check_parts
from tests.audit_samples import numbers_of, read_papers


def found_in(folder: Path, text: str) -> list[Finding]:
    """Return what the check finds in one document."""
    (paper,) = read_papers(folder, text)
    return list(check_parts(paper))


def test_parts_a_little_short_of_their_total_are_worth_a_look(tmp_path: Path) -> None:
    """596,8 + 532 = 1.128,8 lacks 2,8 of 1.131,6; rounding explains 0,05 + 0,05 + 0,5 at most."""
    text = "Tổng thu ngân sách đạt 1.131,6 tỷ đồng, trong đó: thu nội địa 596,8 tỷ đồng; thu hải quan 532 tỷ đồng."
    (finding,) = found_in(tmp_path, text)
    assert finding.severity is Severity.LOOK
    assert finding.arithmetic == "596,8 + 532 = 1.128,8; tổng nêu 1.131,6; chênh 2,8 tỷ đồng"
    assert (finding.difference, finding.tolerance, finding.unit) == (Decimal("2.8"), Decimal("0.6"), "tỷ đồng")
    assert numbers_of(finding) == ["1.131,6 tỷ đồng", "596,8 tỷ đồng", "532 tỷ đồng"]
    assert "các phần nêu ra cộng lại 1.128,8 tỷ đồng, thấp hơn tổng nêu" in finding.sentence


def test_parts_beyond_their_total_contradict_it(tmp_path: Path) -> None:
    """88,6 + 731 = 819,6 is 76,7 more than 742,9."""
    text = (
        "Vốn đầu tư từ ngân sách đạt 742,9 tỷ đồng, trong đó vốn trung ương 88,6 tỷ đồng, vốn địa phương 731 tỷ đồng."
    )
    (finding,) = found_in(tmp_path, text)
    assert finding.severity is Severity.CONTRADICTION
    assert finding.arithmetic == "88,6 + 731 = 819,6; tổng nêu 742,9; chênh 76,7 tỷ đồng"


@pytest.mark.parametrize(
    "text",
    [
        "Tổng chi ngân sách đạt 2.190,5 tỷ đồng, trong đó: chi cân đối 1.630,5 tỷ đồng; chi chương trình 560 tỷ đồng.",
        "Tổng chi ngân sách đạt 2.191 tỷ đồng, trong đó: chi cân đối 1.630,4 tỷ đồng; chi chương trình 560,2 tỷ đồng.",
        "Diện tích gieo trồng đạt 21.150 ha, trong đó: lúa 12.050 ha; ngô 5.072 ha; rau, đậu 3.850 ha,... Trời thuận.",
        "Diện tích gieo trồng đạt 21.150 ha, trong đó: lúa 5.050 ha; ngô 6.072 ha.",
        "Thu nội địa đạt 596,8 tỷ đồng, trong đó một số khoản tăng cao: thu phí 430 tỷ đồng; thu thuế 160 tỷ đồng.",
        "Thu nội địa đạt trên 590 tỷ đồng, trong đó: thu phí 430 tỷ đồng; thu thuế 150 tỷ đồng.",
        "Toàn tỉnh có 900 đại biểu, trong đó có 480 người tự ứng cử, 440 người ngoài Đảng.",
    ],
    ids=["exact", "rounded", "and-so-on", "far-short", "examples", "bound", "one crowd divided twice"],
)
def test_what_fits_or_is_not_meant_to_be_all_is_left_alone(tmp_path: Path, text: str) -> None:
    """A finding that is wrong wastes a person's time."""
    assert found_in(tmp_path, text) == []


def test_a_number_among_the_parts_that_was_read_as_none_keeps_the_check_silent(tmp_path: Path) -> None:
    """The 15 are what lacks: 940 + 100 of 1.055 would else be told."""
    text = (
        "Tổng số giường bệnh là 1.055 giường, trong đó bệnh viện có 940 giường, nhà nghỉ có 15, trạm xá có 100 giường."
    )
    assert found_in(tmp_path, text) == []


def test_parts_in_a_footnote_belong_to_the_total_at_its_mark(tmp_path: Path) -> None:
    """600 + 355 = 955 lacks 45 of 1.000."""
    text = (
        "Tổng vốn đầu tư công do tỉnh quản lý là 1.000,0 tỷ đồng¹, bố trí cho các dự án.\n\n"
        "¹ Vốn ngân sách tỉnh 600,0 tỷ đồng; vốn trung ương 355,0 tỷ đồng.\n"
    )
    (finding,) = found_in(tmp_path, text)
    assert finding.arithmetic == "600 + 355 = 955; tổng nêu 1.000; chênh 45 tỷ đồng"
