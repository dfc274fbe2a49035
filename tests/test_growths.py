"""Tests of growth in per cent and of stated differences against the level that they start from."""

from pathlib import Path

import pytest

from qa.audit.differences import check_differences
from qa.audit.finding import Finding, Severity
from qa.audit.growths import check_growths
from qa.audit.statements import collect_statements
from tests.audit_samples import numbers_of, read_papers

BEFORE = "BÁO CÁO\n\nTình hình kinh tế - xã hội năm 2030 của tỉnh Bạch Sơn\n\n{name} đạt 400 triệu USD.\n"


def found_in(folder: Path, sentence: str, *, name: str = "Tổng kim ngạch xuất khẩu") -> list[Finding]:
    """Return what both checks find in a report of 2031, beside one of 2030 that states 400 triệu USD."""
    papers = read_papers(folder, BEFORE.format(name=name), f"{name} {sentence}\n")
    statements = collect_statements(papers)
    return [*check_growths(papers[1], statements), *check_differences(papers[1], statements)]


def test_a_growth_that_the_levels_of_two_reports_do_not_give_is_told(tmp_path: Path) -> None:
    """480 / 400 is 20% more, not 25%."""
    (finding,) = found_in(tmp_path, "đạt 480 triệu USD, tăng 25% so với cùng kỳ.")
    assert finding.severity is Severity.LOOK
    assert finding.arithmetic == "(480 triệu USD / 400 triệu USD − 1) × 100 ≈ 20%; nêu 25%"
    assert numbers_of(finding) == ["480 triệu USD", "25%", "400 triệu USD"]
    assert {operand.document.name for operand in finding.operands} == {"báo cáo 1.md", "báo cáo 2.md"}


def test_a_difference_that_the_levels_do_not_give_is_told(tmp_path: Path) -> None:
    """480 less 400 is 80, not 75."""
    (finding,) = found_in(tmp_path, "đạt 480 triệu USD, tăng 75 triệu USD so với cùng kỳ.")
    assert finding.arithmetic == "480 triệu USD − 400 triệu USD = 80 triệu USD; nêu tăng 75 triệu USD so với cùng kỳ"


def test_a_fall_told_as_a_rise_is_told(tmp_path: Path) -> None:
    """360 is 10% less than 400."""
    (finding,) = found_in(tmp_path, "đạt 360 triệu USD, tăng 10% so với cùng kỳ.")
    assert "tính ra giảm 10%" in finding.sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "đạt 480 triệu USD, tăng 20% so với cùng kỳ.",
        "đạt 480 triệu USD, tăng 20,1% so với cùng kỳ.",
        "đạt 480 triệu USD, tăng 80 triệu USD so với cùng kỳ.",
        "đạt 360 triệu USD, giảm 10% so với cùng kỳ.",
        "đạt 480 triệu USD, tăng 25%.",
    ],
    ids=["exact", "rounded levels", "difference", "fall", "of what is not said"],
)
def test_what_fits_or_says_no_base_is_left_alone(tmp_path: Path, sentence: str) -> None:
    """479,5 / 400,5 and 480,5 / 399,5 grow by 19,7% to 20,3%."""
    assert found_in(tmp_path, sentence) == []


def test_growth_at_constant_prices_is_no_ratio_of_levels(tmp_path: Path) -> None:
    """GRDP is told at current prices and its growth at constant ones."""
    assert found_in(tmp_path, "đạt 480 triệu USD, tăng 7% so với cùng kỳ.", name="Tổng sản phẩm trên địa bàn") == []


def test_a_difference_and_a_growth_in_one_breath_must_agree(tmp_path: Path) -> None:
    """361,4 / 1,305 is 276,93, 84,47 less; 61,4 are told."""
    text = "Doanh thu vận tải đạt 361,4 tỷ đồng, tăng 61,4 tỷ đồng, tăng 30,5% so với cùng kỳ."
    (paper,) = read_papers(tmp_path, text)
    (finding,) = check_differences(paper, collect_statements([paper]))
    assert finding.severity is Severity.CONTRADICTION
    assert numbers_of(finding) == ["361,4 tỷ đồng", "61,4 tỷ đồng", "30,5%"]
    assert "tính ra tăng 84,47 tỷ đồng" in finding.sentence
    (paper,) = read_papers(tmp_path, text.replace("30,5%", "20,5%"))
    assert list(check_differences(paper, collect_statements([paper]))) == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Xuất khẩu gạo đạt 45 triệu USD, giảm 40% so cùng kỳ (giảm {} triệu USD).", "30", "22"),
        ("Dân số trung bình của tỉnh là 750.300 người, tăng {} người, tương đương tăng 0,04%.", "300", "3.000"),
    ],
    ids=["in brackets", "equivalent"],
)
def test_the_ways_in_which_reports_tell_both_are_read(tmp_path: Path, sentence: str, right: str, wrong: str) -> None:
    """45 / 0,6 is 75, 30 more; 750.300 / 1,0004 is 750.000."""
    (paper,) = read_papers(tmp_path, sentence.format(right))
    assert list(check_differences(paper, collect_statements([paper]))) == []
    (paper,) = read_papers(tmp_path, sentence.format(wrong))
    (finding,) = check_differences(paper, collect_statements([paper]))
    assert wrong in numbers_of(finding)[1]
