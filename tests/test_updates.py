"""Tests of what was first reported and then updated."""

from pathlib import Path

from qa.audit.finding import Severity
from qa.audit.updates import check_updates
from tests.audit_samples import numbers_of, read_papers


def test_an_update_is_told_once_with_all_that_changed(tmp_path: Path) -> None:
    """Level and plan share of one indicator: 7.252,8 is 941,8 more than 6.311."""
    text = (
        "Tại Báo cáo số 428/BC-UBND: Tổng thu ngân sách trên địa bàn là 6.311 tỷ đồng, đạt 85,04% dự toán."
        " Kết quả cập nhật: Tổng thu ngân sách trên địa bàn là 7.252,8 tỷ đồng, đạt 97,73% dự toán."
    )
    (paper,) = read_papers(tmp_path, text)
    (finding,) = check_updates(paper)
    assert finding.severity is Severity.INFORMATION
    assert finding.arithmetic == "6.311 tỷ đồng → 7.252,8 tỷ đồng; chênh 941,8 tỷ đồng"
    assert numbers_of(finding) == ["6.311 tỷ đồng", "7.252,8 tỷ đồng", "85,04%", "97,73%"]
