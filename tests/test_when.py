"""Tests of which period each number of a sentence is about."""

import pytest

from index.extract.period import find_periods
from index.extract.statement import read_statements
from index.extract.when import Dated, date_statements, heading_period


def dated(text: str, *, carried: str = "", base: str = "") -> Dated:
    """Date the statements of one sentence."""
    mentions = find_periods(text, base=base)
    statements = read_statements(text, taken=[mention.span for mention in mentions])
    return date_statements(text, statements, mentions, carried=carried, base=base)


PERIODS = [
    ("Năm 2015, sản lượng đạt 40 tấn.", ["2015"]),
    ("Sản lượng năm 2015 đạt 40 tấn, tăng 5% so với năm 2014.", ["2015", "2015"]),
    ("Sản lượng xi măng từ 3,76 triệu tấn năm 1955 tăng lên 5,19 triệu tấn năm 1959.", ["1955", "1959"]),
    ("Năm 2010 có 12 trường, năm 2015 có 18 trường.", ["2010", "2015"]),
    ("Dân số là 45.000 người (2019).", ["2019"]),
    ("Diện tích là 30 km², dân số năm 2009 là 45.000 người.", ["", "2009"]),
    ("Giao 12 xã đạt chuẩn năm 2018, 5 xã phấn đấu đến năm 2020 đạt chuẩn.", ["2018", "2020"]),
    ("Giải quyết 46 đơn, 9 đơn tồn từ năm 2017 chuyển sang.", ["", ""]),
    ("Nhận 46 đơn, kể cả 9 đơn tồn của năm 2017; giải quyết 17 đơn.", ["", "", ""]),
    ("Năm 2025 tối đa 1,36%, năm 2026 tối đa 1,26% và năm 2027 tối đa 1,23%.", ["2025", "2026", "2027"]),
    ("Từ 01/5/2011 đến hết tháng 4/2012, phí là 830 đồng.", ["01/05/2011-30/04/2012"]),
    ("Mở ngày 15/5/1935, hiện nay hệ thống có 11 tuyến.", [""]),
    ("So với năm 1990 khi sản lượng mới đạt 160 tấn.", ["1990"]),
    ("So với năm 1990, sản lượng tăng 160 tấn.", [""]),
    ("9 tháng đầu năm 2015 nuôi 40 ha, bằng 90% so với kế hoạch nuôi tôm năm 2015.", ["9T/2015"] * 2),
    # In brackets another time is told of, unless a comma parts it from what is told there.
    ("Năm 2019 thu nhập đạt 50 triệu đồng (năm 2018 là 48 triệu đồng) và vượt 4%.", ["2019", "2018", "2019"]),
    ("Thu nhập đạt 50 triệu đồng (năm 2018 là 48 triệu đồng).", ["", "2018"]),
    ("Thu đạt 50 tỷ đồng (dự toán năm 2018 là 48 tỷ đồng).", ["2018", "2018"]),
    ("Dân số là 1.022 người (năm 2019, mật độ 670 người/km²).", ["2019", "2019"]),
    ("Tăng bình quân giai đoạn 2010-2015 là 16,3% (năm 2015 là 11,5%).", ["2010-2015", "2015"]),
    ("Sản lượng đạt 40 tấn (năm 2015, tăng 5%).", ["2015", "2015"]),
    ("Có 7 xã đạt chuẩn trong năm 2016, lũy kế 20 xã.", ["2016", "2016"]),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_the_nearest_period_dates_a_number(text: str, periods: list[str]) -> None:
    """A glued period wins, then the own clause, then what stood before."""
    assert list(dated(text).periods) == periods


def test_without_a_period_of_its_own_a_number_takes_what_is_carried() -> None:
    """The sentence before outranks the heading; the heading outranks nothing."""
    assert dated("Sản lượng đạt 40 tấn.", carried="2015", base="2018").periods == ("2015",)
    assert dated("Sản lượng đạt 40 tấn.", base="2018").periods == ("2018",)
    assert dated("Sản lượng đạt 40 tấn.").periods == ("",)


def test_the_date_of_a_decision_dates_nothing() -> None:
    """A day that follows the number of a document belongs to the document."""
    text = "Theo Quyết định số 12/QĐ-UBND ngày 5/6/2019, mức hỗ trợ là 3 triệu đồng/hộ."
    assert dated(text, base="2020").periods == ("2020",)


def test_a_sentence_tells_the_period_it_opens_with() -> None:
    """Only a period at the head of a sentence carries on."""
    assert dated("Năm 2015, sản lượng đạt 40 tấn.").opening == "2015"
    assert dated("Sản lượng của toàn bộ các nhà máy trong vùng đạt 40 tấn vào năm 2015.").opening == ""


@pytest.mark.parametrize(
    ("heading", "period"),
    [("Kết quả năm 2026", "2026"), ("Tăng phí từ đầu năm 2026", ""), ("Mức thu sau năm 2026", "")],
)
def test_a_heading_that_says_from_when_something_holds_is_of_no_year(heading: str, period: str) -> None:
    """What stands below it may be told of the years before."""
    assert heading_period(heading, find_periods(heading)) == period
