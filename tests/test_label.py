"""Names of figures as answers tell them: without what only held the number in its sentence."""

import pytest

from index.figure import Role, Status
from qa.cite.cite import show_figures
from qa.cite.label import label_of
from tests.candidates import make_fact, make_figure, make_passage


@pytest.mark.parametrize(
    ("indicator", "written", "told"),
    [
        ("khách nội tỉnh lượt", "38 nghìn lượt", "khách nội tỉnh"),
        ("tỉnh đón lượt khách nội địa", "38 nghìn lượt khách", "lượt khách nội địa"),
        ("đã xảy ra vụ cháy chợ", "3 vụ", "vụ cháy chợ"),
        ("toàn tỉnh hiện có doanh nghiệp chế biến", "40 doanh nghiệp", "doanh nghiệp chế biến"),
        # What else stands before the number tells it from others.
        ("giải quyết đơn khiếu nại", "9 đơn", "giải quyết đơn khiếu nại"),
        ("Bệnh viện Bạch Sơn có giường bệnh", "90 giường", "Bệnh viện Bạch Sơn có giường bệnh"),
        ("có thu nhập ổn định", "9 người", "có thu nhập ổn định"),
        ("đón lượt", "9 lượt", "đón lượt"),
        ("diện tích , gieo trồng :", "9 ha", "diện tích, gieo trồng"),
        # What only led to the number goes, what is a part of a word stays.
        ("sản lượng xoài phấn đấu", "9 tấn", "sản lượng xoài"),
        ("thời hạn cấp phép kể", "9 ngày", "thời hạn cấp phép"),
        ("sau sắp xếp dự kiến đầu mối", "9 đầu mối", "sau sắp xếp"),
        ("thay đổi đáng kể", "9 ha", "thay đổi đáng kể"),
        ("thêm 0,5 điểm", "9 điểm", "thêm 0,5 điểm"),
        ("dư nợ tín dụng thời điểm", "9 tỷ đồng", "dư nợ tín dụng"),
        ("người phụ thuộc", "9 đồng", "người phụ thuộc"),
        ("Mây có đơn vị hành chính cấp xã", "9 xã", "Mây có đơn vị hành chính cấp xã"),
        # Where it stands in an order, and what brought it there.
        ("nhiều nhất là đạo Tin Lành", "9 người", "đạo Tin Lành"),
        ("xếp thứ hai là số người theo Phật giáo", "9 người", "số người theo Phật giáo"),
        ("kết quả này giúp cho đoàn Bạch Sơn", "9 điểm", "đoàn Bạch Sơn"),
        ("cao nhất là Gió", "9 điểm", "cao nhất là Gió"),
    ],
)
def test_a_name_is_told_without_what_held_its_number(indicator: str, written: str, told: str) -> None:
    """Neither the noun that it counts nor that there was something."""
    assert label_of(make_figure(written, indicator=indicator)) == told


def test_the_header_of_a_cell_is_its_name() -> None:
    """It was written as it stands."""
    assert label_of(make_figure("38", unit="vụ", indicator="Có vụ cháy", row=2, column=1)) == "Có vụ cháy"


def test_a_level_and_its_growth_are_shown_by_one_name() -> None:
    """The growth alone does not tell that people are counted."""
    passage = make_passage("Làm bị thương 9 người, tăng 5%.")
    facts = (
        make_fact(passage, "5%", indicator="làm bị thương người", role=Role.GROWTH),
        make_fact(passage, "9 người", indicator="làm bị thương người"),
    )
    assert [each.indicator for each in show_figures(facts, {passage.chunk_id: 1})] == ["làm bị thương"] * 2


@pytest.mark.parametrize(
    ("indicator", "parent", "told"),
    [
        ("Dân số (2025) - Tổng cộng", "Dân số (2025)", "Dân số"),
        ("Dân số (31/12/2024)", None, "Dân số"),
        ("HDI (2014) - thứ hạng", None, "HDI - thứ hạng"),
        ("Tỷ lệ (%)", None, "Tỷ lệ"),
        # The name of a row says nothing of what is counted: that is in its column.
        ("Bạch Sơn - Tổng số", "Huy chương", "Bạch Sơn - Tổng số"),
        ("Thu (khoản 2)", None, "Thu (khoản 2)"),
    ],
)
def test_a_cell_is_named_without_its_time_and_as_the_group_whose_total_it_is(
    indicator: str, parent: str | None, told: str
) -> None:
    """The time is told as its period."""
    cell = make_figure("38", indicator=indicator, parent=parent, row=2, column=1, period="2025")
    assert label_of(cell) == told


@pytest.mark.parametrize(
    ("indicator", "status", "told"),
    [
        ("Diện tích - GIAI ĐOẠN 2021 - 2025 Năm 2025", Status.TARGET, "Diện tích"),
        ("Chanh leo - Kế hoạch 2025 Lượng (Tấn)", Status.TARGET, "Chanh leo - Lượng"),
        ("Sản lượng - ƯTH Năm 2025", Status.ESTIMATE, "Sản lượng"),
        ("Năm 2025 - Sản lượng (tấn)", Status.ACTUAL, "Sản lượng"),
        ("Xăng - Giá công bố, năm 2025 (tấn)", Status.ACTUAL, "Xăng - Giá công bố"),
        # A time that is more than when it was, or another one, stays.
        ("Sản lượng so với năm 2025", Status.ACTUAL, "Sản lượng so với năm 2025"),
        ("Sản lượng năm 2024", Status.ACTUAL, "Sản lượng năm 2024"),
        ("Hội chợ 2025 - Vàng", Status.ACTUAL, "Hội chợ 2025 - Vàng"),
        ("Dân số Quảng Nam 2025", Status.ACTUAL, "Dân số Quảng Nam 2025"),
        ("Năm 2025", Status.ACTUAL, "Năm 2025"),
        # No part of a name that is not its time goes, though it is but digits.
        ("65-74 - Tỷ lệ", Status.ACTUAL, "65-74 - Tỷ lệ"),
    ],
)
def test_a_cell_does_not_tell_twice_when_how_final_and_in_what_unit_it_is(
    indicator: str, status: Status, told: str
) -> None:
    """Period, status and unit stand beside the name already."""
    cell = make_figure("38", unit="tấn", indicator=indicator, row=2, column=1, period="2025", status=status)
    assert label_of(cell) == told


def test_a_unit_in_brackets_stays_behind_another_one() -> None:
    """Without it the name would tell the other one."""
    cell = make_figure("68", unit="°F", indicator="Trung bình °C (°F)", row=2, column=1)
    assert label_of(cell) == "Trung bình °C (°F)"


def test_a_header_keeps_a_time_that_is_no_period_of_its_figure() -> None:
    """Else nothing would tell it."""
    cell = make_figure("38", indicator="Dân số (2025)", row=2, column=1)
    assert label_of(cell) == "Dân số (2025)"
