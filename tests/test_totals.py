"""Tests of the total rows and columns of tables."""

from pathlib import Path

import pytest

from qa.audit.finding import Finding, Severity
from qa.audit.tables import read_grids
from qa.audit.totals import check_totals
from tests.audit_samples import numbers_of, read_papers


def found_in(folder: Path, *rows: str) -> list[Finding]:
    """Return what the check finds in a table; the first row heads it."""
    head, *body = rows
    line = "|---" * (head.count("|") - 1) + "|"
    (paper,) = read_papers(folder, "\n".join(["Kết quả thực hiện theo ngành", "", head, line, *body, ""]))
    return list(check_totals(paper, read_grids(paper)))


def test_a_column_that_does_not_add_up_where_another_does_contradicts_its_total(tmp_path: Path) -> None:
    """120 + 300 + 210 = 630 shows what the parts are; 130 + 350 + 240 = 720 is not 702."""
    (finding,) = found_in(
        tmp_path,
        "| TT | Ngành | Năm 2030 | Năm 2031 |",
        "| 1 | Nông nghiệp | 120 | 130 |",
        "| 2 | Công nghiệp | 300 | 350 |",
        "| 3 | Dịch vụ | 210 | 240 |",
        "| | Tổng số | 630 | 702 |",
    )
    assert finding.severity is Severity.CONTRADICTION
    assert finding.arithmetic == "130 + 350 + 240 = 720; tổng nêu 702; chênh 18"
    assert numbers_of(finding) == ["702", "130", "350", "240"]


def test_rows_add_up_to_their_chapter_and_chapters_to_the_total(tmp_path: Path) -> None:
    """1.100 = 650 + 450, but 420 + 239 = 659 is not 650; 400 + 200 = 600 shows that they are its parts."""
    (finding,) = found_in(
        tmp_path,
        "| TT | Khoản thu | Năm 2030 | Năm 2031 |",
        "| | Tổng số | 1000 | 1100 |",
        "| I | Thu nội địa | 600 | 650 |",
        "| 1 | Thuế | 400 | 420 |",
        "| 2 | Phí | 200 | 239 |",
        "| II | Thu xuất nhập khẩu | 400 | 450 |",
    )
    assert finding.arithmetic == "420 + 239 = 659; tổng nêu 650; chênh 9"


def test_a_total_column_is_checked_row_by_row(tmp_path: Path) -> None:
    """31 + 12 = 43 fits; 25 + 18 = 43 is not 34."""
    (finding,) = found_in(tmp_path, "| Môn | Nam | Nữ | Tổng số |", "| Bơi | 31 | 12 | 43 |", "| Chạy | 25 | 18 | 34 |")
    assert finding.arithmetic == "25 + 18 = 43; tổng nêu 34; chênh 9"


def test_a_lone_column_is_judged_only_when_it_misses_narrowly(tmp_path: Path) -> None:
    """41.020 + 12.510 = 53.530; 53.430 is near, 99.000 counts something else."""
    rows = ["| Quận | Dân số (người) |", "| Hạ Lưu | 41.020 |", "| Thượng Nguồn | 12.510 |"]
    assert found_in(tmp_path, *rows, "| Tổng số | 53.530 |") == []
    (finding,) = found_in(tmp_path, *rows, "| Tổng số | 53.430 |")
    assert finding.severity is Severity.LOOK
    assert found_in(tmp_path, *rows, "| Tổng số | 99.000 |") == []


@pytest.mark.parametrize("label", ["Tổng giám đốc", "Tổng cục Thuế", "Cộng đồng dân cư"])
def test_words_that_only_begin_like_a_total_are_none(tmp_path: Path, label: str) -> None:
    """A row named after an office adds nothing up."""
    rows = ["| Nơi | Số người |", "| Tổ một | 410 |", "| Tổ hai | 125 |", f"| {label} | 534 |"]
    assert found_in(tmp_path, *rows) == []
