"""Tests of a part's stated share against the part over its whole."""

from pathlib import Path

import pytest

from qa.audit.part_shares import check_part_shares
from tests.audit_samples import numbers_of, read_papers


def test_a_share_that_part_and_whole_do_not_give_is_told(tmp_path: Path) -> None:
    """544 of 7.966 are 6,83%, not 6,28%; 7.039 are 88,36%."""
    text = (
        "Cả tỉnh có 7.966 lễ hội, trong đó có 7.039 lễ hội dân gian (chiếm 88,36%), 544 lễ hội tôn giáo (chiếm 6,28%)."
    )
    (paper,) = read_papers(tmp_path, text)
    (finding,) = check_part_shares(paper)
    assert finding.arithmetic == "544 lễ hội / 7.966 lễ hội × 100 ≈ 6,83%; nêu 6,28%"
    assert numbers_of(finding) == ["544 lễ hội", "6,28%", "7.966 lễ hội"]


@pytest.mark.parametrize(
    "share",
    ["chiếm 98,39%", "chiếm 98,4%", "chiếm 98,3%", "chiếm 52% so với cả nước", "tăng 12,5%"],
    ids=["rounded", "short", "cut off", "of another whole", "a growth"],
)
def test_a_share_that_fits_or_is_of_something_else_is_left_alone(tmp_path: Path, share: str) -> None:
    """731 / 742,9 = 98,398%."""
    text = f"Vốn đầu tư từ ngân sách đạt 742,9 tỷ đồng, trong đó vốn địa phương 731,0 tỷ đồng, {share}."
    (paper,) = read_papers(tmp_path, text)
    assert list(check_part_shares(paper)) == []
