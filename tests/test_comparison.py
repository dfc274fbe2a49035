"""Tests of what the words around a number make of it."""

import pytest

from index.extract.comparison import attains, moves, read_baseline, read_comparison, read_status
from index.figure import Direction, Role, Status

ROLES = [
    ("thu ngân sách đạt ", "", False, False, Role.LEVEL, Direction.NONE, None),
    ("cả huyện có ", " mới thành lập", False, True, Role.COUNT, Direction.NONE, None),
    ("tăng ", " so với cùng kỳ", True, False, Role.GROWTH, Direction.UP, "cùng kỳ"),
    ("tăng nhẹ khoảng ", "", True, False, Role.GROWTH, Direction.UP, None),
    ("doanh thu đã vượt ", "", False, False, Role.LEVEL, Direction.NONE, None),
    ("vượt ", " so với kế hoạch", False, False, Role.CHANGE, Direction.UP, "kế hoạch"),
    ("giảm ", " so với năm trước", True, False, Role.GROWTH, Direction.DOWN, "năm trước"),
    ("giám ", " so cùng kỳ năm ngoái", True, False, Role.GROWTH, Direction.DOWN, "cùng kỳ"),
    ("giảm ", " so với đầu năm", False, True, Role.CHANGE, Direction.DOWN, "đầu năm"),
    ("cao hơn ", " so với năm 2016", False, False, Role.CHANGE, Direction.UP, "năm 2016"),
    ("tăng bình quân hằng năm trong cả thời kỳ đạt ", "", True, False, Role.GROWTH, Direction.UP, None),
    ("chi phí đã vượt ", " mỗi tháng", False, False, Role.LEVEL, Direction.NONE, None),
    ("vượt ", " so với dự toán", False, False, Role.CHANGE, Direction.UP, "dự toán"),
    ("tăng lên ", "", False, True, Role.COUNT, Direction.NONE, None),
    ("giảm còn ", "", True, False, Role.LEVEL, Direction.NONE, None),
    ("tăng ", " so với kế hoạch năm 2017", True, False, Role.GROWTH, Direction.UP, "kế hoạch"),
    ("vượt ", " kế hoạch", True, False, Role.PLAN_SHARE, Direction.UP, "kế hoạch"),
    ("không cao hơn ", "/lít", False, False, Role.LEVEL, Direction.NONE, None),
    ("chi phí thấp hơn ", " mức lương cơ sở", True, False, Role.LEVEL, Direction.NONE, None),
    ("thấp hơn ", " so với năm trước", True, False, Role.GROWTH, Direction.DOWN, "năm trước"),
    ("bằng ", " so với cùng kỳ", True, False, Role.LEVEL, Direction.NONE, "cùng kỳ"),
    ("đạt ", " kế hoạch", True, False, Role.PLAN_SHARE, Direction.NONE, "kế hoạch"),
    ("bằng ", " dự toán tỉnh giao", True, False, Role.PLAN_SHARE, Direction.NONE, "dự toán"),
    ("đạt ", " so với kế hoạch năm", True, False, Role.PLAN_SHARE, Direction.NONE, "kế hoạch"),
]


@pytest.mark.parametrize(("before", "after", "share", "counted", "role", "direction", "baseline"), ROLES)
def test_words_around_a_number_give_its_role(
    *, before: str, after: str, share: bool, counted: bool, role: Role, direction: Direction, baseline: str | None
) -> None:
    """Role, direction and baseline follow from the words next to the number."""
    comparison = read_comparison(before, after, share=share, counted=counted)
    assert (comparison.role, comparison.direction, comparison.baseline) == (role, direction, baseline)


@pytest.mark.parametrize(
    ("after", "baseline"),
    [
        (" so với cùng kỳ năm trước", "cùng kỳ"),
        (" so cùng kỳ.", "cùng kỳ"),
        (" so với cùng kì", "cùng kỳ"),
        (" so với kế hoạch năm 2017", "kế hoạch"),
        (" so với 31/12/2017", "31/12/2017"),
        (" so với Quý IV năm 2024", "quý IV năm 2024"),
        (" so với năm ngoái", "năm trước"),
        (" so với đầu năm", "đầu năm"),
        (" so với năm 2015", "năm 2015"),
        (" so với quý trước", "quý trước"),
        (", còn lại là rừng trồng", None),
    ],
)
def test_a_baseline_is_named_after_the_number(after: str, baseline: str | None) -> None:
    """The same period of last year and last year itself are told apart."""
    assert read_baseline(after) == baseline


def test_attaining_is_told_from_moving() -> None:
    """The word "đạt" attains, "tăng" moves, "tăng lên" reaches a level."""
    assert attains("sản lượng đạt ")
    assert not attains("sản lượng tăng ")
    assert moves("sản lượng tăng ")
    assert not moves("sản lượng tăng lên ")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ước thực hiện cả năm", Status.ESTIMATE),
        ("số liệu sơ bộ", Status.ESTIMATE),
        ("phấn đấu thu", Status.TARGET),
        ("mục tiêu đến năm 2030", Status.TARGET),
        ("dự kiến trồng mới", Status.TARGET),
        ("Tại Báo cáo số 12 ngày 3/4", Status.FIRST_REPORTED),
        ("Kết quả cập nhật đến nay", Status.UPDATED),
        ("đã thu", None),
        (" so với cùng kỳ và đạt kế hoạch năm", None),
        ("vốn hỗ trợ có mục tiêu", None),
        ("chương trình mục tiêu quốc gia", None),
        ("người vi phạm sẽ bị phạt", None),
        ("thời vua ấy đặt ra chức quan", None),
        ("tỉnh sẽ hoàn thành", Status.TARGET),
        ("so với công suất hiện tại là", Status.ACTUAL),
    ],
)
def test_words_tell_how_final_a_number_is(text: str, status: Status | None) -> None:
    """Estimates, targets, first and updated values are told apart."""
    assert read_status(text) is status
