"""Dates of a text are counted as fine as they are asked, and not those of papers."""

import pytest

from qa.words.dates_told import Grain, count_dates, dates_asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Chợ Mường Hum khai trương ngày nào?", (1, Grain.DAY)),
        ("Cầu Ngòi Thia thông xe tháng mấy?", (1, Grain.MONTH)),
        ("Nhà máy giấy mở cửa khi nào?", (1, Grain.YEAR)),
        ("Hội chợ kéo dài từ ngày nào đến ngày nào?", (2, Grain.DAY)),
        ("Đợt tiêm bắt đầu và kết thúc ngày nào?", (2, Grain.DAY)),
    ],
)
def test_how_many_dates_are_asked_and_how_fine(question: str, asked: tuple[int, Grain]) -> None:
    """A beginning and an end are two."""
    assert dates_asked(question) == asked


@pytest.mark.parametrize(
    ("text", "finest", "count"),
    [
        ("Hội chợ mở từ ngày 3/4 đến ngày 9/4/2022.", Grain.DAY, 2),
        ("Chợ mở ngày 5 tháng 6 năm 2021.", Grain.DAY, 1),
        ("Chợ mở tháng 6 năm 2021.", Grain.DAY, 0),
        ("Chợ mở tháng 6 năm 2021.", Grain.MONTH, 1),
        ("Chợ mở năm 1998, có 120 gian hàng.", Grain.YEAR, 1),
        ("Gửi báo cáo trước 16 giờ 30.", Grain.DAY, 1),
        ("Chợ có 2.010 hộ và rộng 3,5 ha.", Grain.YEAR, 0),
        ("Theo mục 1.6.1 và tiểu mục 2.3, chợ xây trong 3 - 5 năm.", Grain.YEAR, 0),
        ("Chợ nghỉ ngày 30.4 và ngày 2-9.", Grain.DAY, 2),
        ("Chợ mở 5.6.2021, nghỉ 7-8-2022.", Grain.DAY, 2),
    ],
)
def test_dates_are_counted_by_their_grain(text: str, finest: Grain, count: int) -> None:
    """A month is no answer to "ngày nào"; numbers are no years."""
    assert count_dates(text, "Khi nào?", finest=finest) == count


def test_the_date_of_a_paper_says_nothing_of_when_something_happened() -> None:
    """Unless the paper is what is asked about."""
    text = "Theo Quyết định số 12/QĐ-UBND ngày 5 tháng 1 năm 2021 thì chợ được xếp hạng ba."
    assert count_dates(text, "Chợ khai trương ngày nào?", finest=Grain.DAY) == 0
    assert count_dates(text, "Quyết định xếp hạng chợ ban hành ngày nào?", finest=Grain.DAY) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chợ được xếp hạng theo Nghị định 35/2022/NĐ-CP và Thông tư 07/2025/TT-BCT.", 0),
        ("Chợ được xếp hạng theo Luật Thương mại 2005, Quyết định 12/QĐ-UBND năm 2021.", 0),
        ("Chợ được xếp hạng từ 07/2025.", 1),
        ("Luật Chợ có hiệu lực từ năm 2024.", 1),
    ],
)
def test_the_number_and_the_name_of_a_paper_are_no_dates(text: str, count: int) -> None:
    """Their years are those of the paper; what a law says of a year is told."""
    assert count_dates(text, "Khi nào chợ được xếp hạng?") == count


def test_a_date_that_the_question_gives_is_no_answer() -> None:
    """It comes back in many sentences."""
    assert count_dates("Năm 2019 xã có 12 thôn.", "Năm 2019 lễ hội mở khi nào?") == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Quyết định có hiệu lực kể từ ngày ký.", 1),
        ("Nghị quyết này có hiệu lực kể từ ngày ký.", 0),
        ("Quyết định số 7/QĐ-UBND ngày 2/3/2020 về chợ.", 0),
        ("Quyết định này có hiệu lực từ ngày 5/6/2020.", 1),
    ],
)
def test_a_paper_takes_effect_on_a_day_of_its_own(text: str, count: int) -> None:
    """Which may be that of its signing, and is not that of another paper."""
    assert count_dates(text, "Quyết định về chợ có hiệu lực từ ngày nào?", finest=Grain.DAY) == count
