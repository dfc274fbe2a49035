"""What the headings above a figure say of how final it is."""

import pytest

from index.extract.status import section_status
from index.figure import Status


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("III. Kế hoạch năm 2021", Status.TARGET),
        ("PHẦN THỨ HAI: KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2021", Status.TARGET),
        ("2. Kế hoạch phát triển kinh tế - xã hội 5 năm và năm 2021", Status.TARGET),
        ("II. Phương hướng, nhiệm vụ năm 2021", Status.TARGET),
        ("BÁO CÁO tình hình năm 2020, kế hoạch năm 2021", None),
        ("KẾ HOẠCH phát triển kinh tế - xã hội năm 2021", None),
        ("I. Kết quả thực hiện kế hoạch năm 2020", None),
        ("1. Kế hoạch vốn đầu tư công năm 2020", None),
    ],
)
def test_figures_below_the_heading_of_a_plan_are_planned(heading: str, status: Status | None) -> None:
    """A numbered part is of the plan alone; a title is of the whole paper, and what was done of a plan is done."""
    assert section_status(("Báo cáo", heading)) is status
