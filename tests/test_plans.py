"""Tests of values and plan shares against plans."""

from pathlib import Path

import pytest

from qa.audit.plans import check_plans
from tests.audit_samples import numbers_of, read_papers

RESULT = "Thu ngân sách nhà nước đạt 525 tỷ đồng, bằng {share} dự toán.\n\n"
PLAN = "Dự toán thu ngân sách nhà nước được giao là 1.050 tỷ đồng.\n"


def test_a_plan_that_value_and_share_do_not_give_is_told(tmp_path: Path) -> None:
    """525 / 43,8% is 1.198,6; the plan stated is 1.050."""
    (paper,) = read_papers(tmp_path, RESULT.format(share="43,8%") + PLAN)
    (finding,) = check_plans(paper)
    assert finding.arithmetic == (
        "525 tỷ đồng / 43,8% ≈ 1.198,63 tỷ đồng; dự toán nêu 1.050 tỷ đồng; chênh 148,63 tỷ đồng"
    )
    assert numbers_of(finding) == ["525 tỷ đồng", "43,8%", "1.050 tỷ đồng"]


@pytest.mark.parametrize("share", ["50%", "50,04%", "50,1%"], ids=["exact", "within 0,5 of 525", "one last digit"])
def test_a_plan_within_rounding_is_left_alone(tmp_path: Path, share: str) -> None:
    """525,5 / 50,04% and 525,5 / 50,1% still reach 1.049,5."""
    (paper,) = read_papers(tmp_path, RESULT.format(share=share) + PLAN)
    assert list(check_plans(paper)) == []


def test_first_and_updated_figure_must_give_one_plan(tmp_path: Path) -> None:
    """6.311 / 85,04% and 7.252,8 / 97,73% are both 7.421; with 90,73% the second is 7.994."""
    text = (
        "Tại Báo cáo số 428/BC-UBND: Tổng thu ngân sách trên địa bàn là 6.311 tỷ đồng, đạt 85,04% dự toán."
        " Kết quả cập nhật: Tổng thu ngân sách trên địa bàn là 7.252,8 tỷ đồng, đạt {share} dự toán."
    )
    (paper,) = read_papers(tmp_path, text.format(share="97,73%"))
    assert list(check_plans(paper)) == []
    (paper,) = read_papers(tmp_path, text.format(share="90,73%"))
    (finding,) = check_plans(paper)
    assert "hai dự toán khác nhau, 7.421,21 tỷ đồng và 7.993,83 tỷ đồng" in finding.sentence
