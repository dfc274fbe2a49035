"""Tests of units that do not fit."""

from pathlib import Path

import pytest

from qa.audit.statements import collect_statements
from qa.audit.tables import read_grids
from qa.audit.units import check_scales, check_units
from tests.audit_samples import numbers_of, read_papers


def test_a_row_whose_unit_differs_from_its_namesakes_is_told(tmp_path: Path) -> None:
    """Three rows "Sản lượng" are in tấn, one is in ha."""
    rows = [("I", "Chè", "Tấn"), ("II", "Mía", "Ha"), ("III", "Sắn", "Tấn"), ("IV", "Ngô", "Tấn")]
    lines = [
        f"| {label} | {crop} | | |\n| - | Sản lượng | {unit} | 30{label.count('I')} |" for label, crop, unit in rows
    ]
    head = "Diện tích và sản lượng\n\n| TT | Chỉ tiêu | ĐVT | Năm 2031 |\n|---|---|---|---|\n"
    (paper,) = read_papers(tmp_path, head + "\n".join(lines) + "\n")
    (finding,) = check_units(paper, read_grids(paper))
    assert finding.operands[0].figure.unit == "ha"
    assert "đơn vị “ha” có thể bị ghi nhầm" in finding.sentence


@pytest.mark.parametrize(("cell", "told"), [("301 ha", 1), ("Chuyển thêm 301 ha đất lúa sang trồng mía trong năm", 0)])
def test_a_number_inside_a_sentence_of_a_table_is_no_value_of_its_row(tmp_path: Path, cell: str, told: int) -> None:
    """Fields that were given over are no harvest in a wrong unit."""
    cells = ["410 tấn", "520 tấn", "630 tấn", cell]
    lines = [
        f"| {label} | Cây {label} | |\n| - | Sản lượng | {cell} |" for label, cell in zip("ABCD", cells, strict=True)
    ]
    head = "Sản lượng cây trồng\n\n| TT | Chỉ tiêu | Năm 2031 |\n|---|---|---|\n"
    (paper,) = read_papers(tmp_path, head + "\n".join(lines) + "\n")
    (grid,) = read_grids(paper)
    assert {figure.number for figure in grid.cells.values()} == {410, 520, 630, 301}
    assert len(list(check_units(paper, [grid]))) == told


def test_values_a_thousand_times_each_other_are_told(tmp_path: Path) -> None:
    """480 triệu and 480 tỷ of one thing; 400 and 480 triệu would be a contradiction, not a slip of the unit."""
    text = "Tổng kim ngạch xuất khẩu đạt {}.\n\nII. Đánh giá\n\nTổng kim ngạch xuất khẩu đạt {}.\n"
    papers = read_papers(tmp_path, text.format("480 triệu USD", "480 tỷ USD"))
    (finding,) = check_scales(collect_statements(papers))
    assert numbers_of(finding) == ["480 triệu USD", "480 tỷ USD"]
    papers = read_papers(tmp_path, text.format("480 triệu USD", "400 triệu USD"))
    assert list(check_scales(collect_statements(papers))) == []


def test_a_share_over_100_is_told(tmp_path: Path) -> None:
    """A share of a plan may be over 100%, one of a whole may not."""
    (paper,) = read_papers(tmp_path, "Ngành dịch vụ chiếm tỷ trọng 148,4% trong cơ cấu.")
    (finding,) = check_units(paper, read_grids(paper))
    assert numbers_of(finding) == ["148,4%"]
    (paper,) = read_papers(tmp_path, "Thu nội địa đạt 124,2% dự toán, gấp đôi năm trước.")
    assert list(check_units(paper, read_grids(paper))) == []
