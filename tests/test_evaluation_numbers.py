"""Numbers of an answer are found, read in any writing, and matched with their unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.numbers import find_digits, find_numbers, list_writings, states_figure, to_comparable

STATED = [
    ("Tổng thu đạt 7.252,8 tỷ đồng [1].", "7252.8", "tỷ đồng"),
    ("Tổng thu đạt 7,252.8 tỷ đồng", "7252.8", "tỷ đồng"),
    ("Tổng thu đạt 7252,8 tỷ đồng", "7252.8", "tỷ đồng"),
    ("Nhập khẩu 2,3 tỷ USD", "2.30", "tỷ USD"),
    ("Xảy ra 02 vụ cháy rừng", "2", "vụ"),
    ("Tăng 12 phần trăm", "12", "%"),
    ("Trồng được 5.400 héc-ta", "5400", "ha"),
    ("Hiến 3.549 m2 đất", "3549", "m²"),
    ("Giá trị tính bằng tỷ đồng là 525", "525", "tỷ đồng"),
    ("Lần lượt là 5, 7 và sau cùng có thêm những mảnh đất nhỏ nữa là 9 ha", "5", "ha"),
    ("Quốc lộ 31", "31", ""),
    ("Có 85 DOANH NGHIỆP", "85", "doanh nghiệp"),
]
NOT_STATED = [
    ("Tổng thu đạt 7.252,8 tỷ đồng", "7252.9", "tỷ đồng"),
    ("Tăng 12,5 điểm so với năm trước, cao nhất trong nhiều năm qua", "12.5", "%"),
    ("Có 525 dự án được bố trí vốn trong năm và nhiều hạng mục khác, tính theo tỷ đồng", "525", "tỷ đồng"),
    ("Không có con số nào", "5", "ha"),
    ("Theo nguồn [5]", "5", ""),
    ("", "5", ""),
]


@pytest.mark.parametrize(("answer", "number", "unit"), STATED)
def test_a_figure_is_stated_in_any_writing_with_its_unit_near(answer: str, number: str, unit: str) -> None:
    """Separators, leading zero, trailing zeros, other names of a unit and the end of the answer are all allowed."""
    assert states_figure(answer, number=number, unit=unit)


@pytest.mark.parametrize(("answer", "number", "unit"), NOT_STATED)
def test_another_number_or_another_unit_is_not_the_figure(answer: str, number: str, unit: str) -> None:
    """A near number, a missing unit and a citation mark do not count."""
    assert not states_figure(answer, number=number, unit=unit)


def test_writings_of_a_number_with_a_trailing_zero_are_listed_with_and_without_it() -> None:
    """2.30 may be written 2,30 or 2,3, with a point or a comma."""
    assert list_writings("2.30") == {"2,30", "2.30", "2,3", "2.3"}


def test_writings_of_a_whole_fraction_include_the_whole_number() -> None:
    """1000.0 is 1000 as well; thousands may be set apart."""
    assert {"1.000", "1,000", "1000", "1.000,0", "1,000.0"} <= list_writings("1000.0")


def test_a_single_digit_may_have_a_leading_zero_and_two_digits_may_not() -> None:
    """Reports count "05 vụ" but never "012 vụ"."""
    assert "05" in list_writings("5")
    assert list_writings("12") == {"12"}


def test_dates_and_years_can_be_left_out() -> None:
    """Days, months and years are dates; 1.899 and 2100 are numbers."""
    text = "Ngày 15/3/2018, tháng 6/2018 và năm 2018 có 1.899 người, 2100 hộ"
    assert [n.text for n in find_numbers(text, without_dates=True)] == ["1.899", "2100"]
    assert [n.text for n in find_numbers(text)][:3] == ["15", "3", "2018"]


def test_the_words_around_a_number_are_cut_at_fifteen_and_forty_characters() -> None:
    """Enough for a unit, too little for the next statement."""
    (number,) = find_numbers("a" * 30 + " 5 " + "b" * 60)
    assert number.before == "a" * 14 + " "
    assert number.after == " " + "b" * 39


def test_all_digits_of_a_quote_are_found_dates_included() -> None:
    """A quote may support any number that it holds."""
    assert find_digits("Đến 31/3/2018 đạt 24.200 tỷ") == {"31", "3", "2018", "24.200"}


def test_comparable_text_ignores_case_composition_and_spacing() -> None:
    """NFD input equals NFC input."""
    assert to_comparable("  Lạng\n  SƠN ") == "lạng sơn"


@given(st.decimals(min_value=0, max_value=Decimal("1e9"), places=2, allow_nan=False))
def test_every_writing_reads_back_to_the_same_number(value: Decimal) -> None:
    """Taking thousands out and the fraction's mark back gives the number again."""
    number = f"{value:f}"
    whole, _, _ = number.partition(".")
    for writing in list_writings(number):
        digits = "".join(c for c in writing if c.isdigit())
        assert Decimal(digits) / 10 ** (len(digits) - len(whole)) == value
