"""Tests of numbers that name things: where they stand, and where the same words count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.label import label_spans
from index.extract.number import find_numbers

LABELS = [
    "theo Điều 5, 6, 7 và 8 của luật",
    "Phụ lục 2 và mục 3 kèm theo",
    "đường tỉnh 35 nối Quốc lộ 1",
    "tại Km12+300",
    "nhóm 2 được cộng điểm",
    "gồm Tập 5 và mùa 2",
    "trường lớp 10 chuyên",
    "Công ty 22 trực thuộc Quân đoàn 3",
    "máy bay Boeing 737 hạ cánh",
    "năm 832 nói về trận đánh",
    "khoảng năm 350 TCN",
    "lúc 15 giờ 00’ ngày hôm sau",
    "từ 6 giờ sáng",
    "tháng 3 âm lịch",
    "sáng ngày 18 xe tăng tiến vào",
    "dịp lễ 2/9 và 30/4",
    "từ 10/1992 giữ chức",
    "ISBN 978-604-1-00123-4",
    "gồm các xóm: 1, 2, 3, 4, 5",
]

COUNTS = [
    ("mỗi nhóm 5 người", ["5"]),
    ("các đoàn 12 cán bộ", ["12"]),
    ("danh mục 193 thủ tục", ["193"]),
    ("dân số 12 triệu", ["12"]),
    ("xếp thứ 9 cả nước", ["9"]),
    ("một tháng 5 triệu đồng", ["5"]),
    ("12.5 triệu USD được cấp", ["12.5"]),
    ("3. Có 40 hộ", ["40"]),
    ("mưa các tháng: 18, 25, 31, 40", ["18", "25", "31", "40"]),
]


@pytest.mark.parametrize("text", LABELS)
def test_labels_are_told(text: str) -> None:
    """Names of papers, roads, units of the army, times and days hold no quantity."""
    assert find_numbers(text) == ()


@pytest.mark.parametrize(("text", "numbers"), COUNTS)
def test_a_unit_makes_the_same_words_count(text: str, numbers: list[str]) -> None:
    """After a noun that takes labels a number with a unit is a quantity."""
    assert [str(mention.number) for mention in find_numbers(text)] == numbers


@given(st.text(alphabet="0123456789 /.-–,ĐđiềukhoảnsốQĐthángngày°h:", max_size=80))
def test_labels_lie_inside_the_text(text: str) -> None:
    """Whatever the text, spans are stretches of it that hold a digit."""
    for span in label_spans(text):
        assert any(character.isdigit() for character in text[span.start : span.end])
