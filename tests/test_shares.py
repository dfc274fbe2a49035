"""Tests of shares that should make up a whole."""

from pathlib import Path

import pytest

from qa.audit.shares import check_shares
from qa.audit.tables import read_grids
from tests.audit_samples import read_papers


def test_shares_of_a_structure_that_miss_100_are_told(tmp_path: Path) -> None:
    """21,5 + 30,2 + 49,4 = 101,1; rounding explains 0,3 at most."""
    text = "Về cơ cấu kinh tế: nông nghiệp chiếm 21,5%, công nghiệp chiếm 30,2%, dịch vụ chiếm 49,4%."
    (paper,) = read_papers(tmp_path, text)
    (finding,) = check_shares(paper, read_grids(paper))
    assert finding.arithmetic == "21,5 + 30,2 + 49,4 = 101,1; phải là 100"


@pytest.mark.parametrize(
    "text",
    [
        "Về cơ cấu kinh tế: nông nghiệp chiếm 21,5%, công nghiệp chiếm 30,2%, dịch vụ chiếm 48,3%.",
        "Về cơ cấu kinh tế: nông nghiệp chiếm 21,5%, công nghiệp chiếm 30,2%, dịch vụ chiếm 48,2%.",
        "Về cơ cấu kinh tế: nông nghiệp chiếm 21,5%, công nghiệp chiếm 30,2%, thương mại chiếm 9,1%.",
        "Về cơ cấu kinh tế: nông nghiệp chiếm 44,81%, công nghiệp chiếm 14,48%, dịch vụ chiếm 38,68%.",
        "Tỷ lệ hộ nghèo: xã A 31,5%, xã B 30,2%, xã C 39,4%.",
    ],
    ids=["whole", "rounded", "not all", "without taxes on products", "no structure"],
)
def test_shares_that_fit_or_are_no_whole_are_left_alone(tmp_path: Path, text: str) -> None:
    """100, 99,9, 60,8, 97,97, and rates of three places."""
    (paper,) = read_papers(tmp_path, text)
    assert list(check_shares(paper, read_grids(paper))) == []


def test_a_column_of_a_structure_is_added_up(tmp_path: Path) -> None:
    """40 + 35 + 26 = 101 with exact tenths."""
    text = (
        "Cơ cấu sử dụng đất\n\n| Loại đất | Cơ cấu (%) |\n|---|---|\n| Đất lúa | 40,0 |\n| Đất rừng | 35,0 |\n"
        "| Đất ở | 26,0 |\n"
    )
    (paper,) = read_papers(tmp_path, text)
    (finding,) = check_shares(paper, read_grids(paper))
    assert finding.arithmetic == "40 + 35 + 26 = 101; phải là 100"
