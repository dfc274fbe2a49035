"""Tests of reading units: money, measures, counted nouns, scales and per-units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.unit import base_of, in_words, read_unit, scales_in_labels

UNITS = [
    (" tỷ đồng, tăng", "tỷ đồng", "đồng", "1000000000"),
    (" nghìn tỷ đồng", "nghìn tỷ đồng", "đồng", "1000000000000"),
    (" đồng.", "đồng", "đồng", "1"),
    (" triệu USD)", "triệu USD", "USD", "1000000"),
    ("%", "%", "%", "1"),
    (" % so với", "%", "%", "1"),
    (" điểm phần trăm", "điểm phần trăm", "điểm %", "1"),
    (" ha rừng", "ha", "m²", "10000"),
    (" km²,", "km²", "m²", "1000000"),
    (" m2 sàn", "m2", "m²", "1"),
    ("g vàng", "g", "kg", "0.001"),
    (" tấn", "tấn", "kg", "1000"),
    (" nghìn tấn", "nghìn tấn", "kg", "1000000"),
    (" tạ/ha", "tạ/ha", "kg/ha", "100"),
    (" triệu kWh", "triệu kWh", "kWh", "1000000"),
    (" °C", "°C", "°C", "1"),
    (" người/km²", "người/km²", "người/km²", "1"),
    (" triệu đồng/người/năm", "triệu đồng/người/năm", "đồng/người/năm", "1000000"),
    (" bác sĩ/vạn dân", "bác sĩ/vạn dân", "bác sĩ/vạn dân", "1"),
    (" cơ sở hoạt động / 10.000 dân", "cơ sở hoạt động / 10.000 dân", "cơ sở/10.000 dân", "1"),
    (" cơ sở hoạt động trong vùng", "cơ sở", "cơ sở", "1"),
    (" nghìn lượt khách", "nghìn lượt khách", "lượt khách", "1000"),
    (" hợp tác xã mới", "hợp tác xã", "hợp tác xã", "1"),
    (" dự án có", "dự án", "dự án", "1"),
    (" hộ", "hộ", "hộ", "1"),
    (" Chương, 30 Điều", "Chương", "chương", "1"),
    (" khoá đào tạo", "khoá", "khóa", "1"),
    (" tàu hoả", "tàu hoả", "tàu hỏa", "1"),
    (" triệu", "triệu", "", "1000000"),
    (" Phường cũ", "Phường", "phường", "1"),
    (" Bộ trưởng mới", "Bộ trưởng", "bộ trưởng", "1"),
]


@pytest.mark.parametrize(("after", "unit", "base", "factor"), UNITS)
def test_a_unit_is_read_after_a_number(after: str, unit: str, base: str, factor: str) -> None:
    """The unit is kept as written, with the base it converts into."""
    mention = read_unit(after, 0)
    assert mention is not None
    assert (mention.unit, mention.base, mention.factor) == (unit, base, Decimal(factor))
    assert after[mention.span.start : mention.span.end] == unit


@pytest.mark.parametrize(
    "after", ["", ".", " và tăng", " miền núi", " Công nguyên", " so với cùng kỳ", " của tỉnh", ", trong đó", " Lạng"]
)
def test_verbs_and_particles_are_no_units(after: str) -> None:
    """A number that is followed by grammar stands without a unit."""
    assert read_unit(after, 0) is None


def test_counted_nouns_are_told_from_measures() -> None:
    """Households are counted, hectares are measured."""
    households, hectares = read_unit(" hộ", 0), read_unit(" ha", 0)
    assert households is not None
    assert households.counted
    assert hectares is not None
    assert not hectares.counted


def test_the_base_of_a_unit_as_written_is_known() -> None:
    """A unit of a table header converts like one in prose; an unknown one is its own base."""
    assert base_of("triệu đồng") == ("đồng", Decimal(1_000_000))
    assert base_of("%") == ("%", Decimal(1))
    assert base_of("") == ("", Decimal(1))
    assert base_of("chỉ số X/Y") == ("chỉ số X/Y", Decimal(1))


def test_what_a_measure_is_told_per_may_be_anything() -> None:
    """The money stays money, in its scale."""
    assert base_of("nghìn đồng/trẻ/tháng") == ("đồng/trẻ/tháng", Decimal(1000))
    assert base_of("triệu đồng quyết toán") == ("triệu đồng quyết toán", Decimal(1))


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("1.000 đồng", "nghìn đồng"),
        ("1000đ/m2", "nghìn đ/m2"),
        ("1,000,000 đồng", "triệu đồng"),
        ("1.000.000.000 đồng", "tỷ đồng"),
        ("100 đồng", "100 đồng"),
        ("1.000", "1.000"),
        ("đồng/1.000 lượt", "đồng/1.000 lượt"),
    ],
)
def test_a_scale_in_digits_is_a_word(unit: str, words: str) -> None:
    """As tables have it above all of their cells."""
    assert in_words(unit) == words


def test_the_scale_behind_the_label_of_a_unit_is_found() -> None:
    """It is no amount; an amount behind other words is none."""
    text = "(Đơn vị tính: 1.000 đồng/vé) Vé 1.000 đồng"
    assert [text[span.start : span.end] for span in scales_in_labels(text)] == ["1.000"]
    assert scales_in_labels("Đơn vị tính: 1.000.500 đồng") == ()


@given(st.text(max_size=60))
def test_a_unit_lies_inside_its_text(text: str) -> None:
    """Whatever follows a number, the unit is a stretch of it and nothing raises."""
    mention = read_unit(text, 0)
    if mention is not None:
        assert text[mention.span.start : mention.span.end] == mention.unit
        assert mention.factor > 0


@pytest.mark.parametrize("after", [" Điều này", " Điều 5", " Chương III", " Mục Chung", " Phường Mây"])
def test_a_part_of_a_paper_with_its_name_is_not_counted(after: str) -> None:
    """As "khoản 2 Điều này" does, a place in a paper."""
    assert read_unit(after, 0) is None


def test_a_measure_alone_in_a_bracket_is_a_unit() -> None:
    """Its span takes the bracket in, so that a figure is shown whole: "25,76 (%)"."""
    share, money = read_unit("25,76 (%) gồm", 5), read_unit("3 (tỷ đồng)", 1)
    assert share is not None
    assert money is not None
    assert (share.unit, share.span.end) == ("%", len("25,76 (%)"))
    assert (money.base, money.factor) == ("đồng", Decimal(10**9))


@pytest.mark.parametrize("text", [" (người)", " (ha rừng)", " (2 ha)", " (xem bảng)"])
def test_nothing_else_in_a_bracket_is_a_unit(text: str) -> None:
    """A noun there says who was counted, and other words something else."""
    assert read_unit(text, 0) is None
