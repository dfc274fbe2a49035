"""Fees are told in money, rainfall in lengths: what a question without a unit still says of its answer."""

import pytest

from qa.analyse.analyse import read_question
from qa.words.measured_in import find_measures


def test_a_fee_is_told_in_money() -> None:
    """The words stand side by side, with or without diacritics."""
    assert "đồng" in find_measures("le phi cap phep")
    assert find_measures("lễ hội phi vật thể") == ()


def test_the_price_of_anything_is_told_in_money() -> None:
    """But no index of prices, nothing that is judged, and no worth."""
    assert "đồng" in find_measures("Giá gạch men bao nhiêu?")
    for other in ("chỉ số giá tháng 5", "đánh giá chung", "giá trị sản xuất", "bình ổn giá gạo", "tham gia"):
        assert find_measures(other) == ()


@pytest.mark.parametrize(
    ("question", "unit", "fits"),
    [
        ("Lệ phí cấp giấy phép là bao nhiêu?", "đồng", True),
        ("Lệ phí cấp giấy phép là bao nhiêu?", "ngày", False),
        ("Lượng mưa trung bình là bao nhiêu?", "m", True),
        ("giá nhà ven hồ", "đồng", True),
        ("giá nhà ven hồ", "năm", False),
        ("Giá căn hộ ở đây là bao nhiêu?", "năm", False),
        ("Thu nhập bình quân đầu người là bao nhiêu?", "%", False),
    ],
)
def test_a_question_without_a_unit_says_in_what_it_is_answered(question: str, unit: str, *, fits: bool) -> None:
    """By what it asks about."""
    assert (unit in read_question(question).measures) is fits


def test_a_growth_of_anything_is_told_in_per_cent() -> None:
    """And a unit that is named leaves nothing to be told."""
    assert read_question("Doanh thu tăng bao nhiêu phần trăm?").measures == ()
    assert read_question("Doanh thu đạt bao nhiêu tỷ đồng?").measures == ()


def test_how_far_and_how_long_say_in_what_they_are_told() -> None:
    """By the question word alone."""
    assert "m" in find_measures("Từ Mây đến Gió bao xa?")
    assert "tháng" in find_measures("Phải đóng bao lâu?")


def test_a_strength_is_told_in_people() -> None:
    """Not in tanks."""
    assert find_measures("quân số của binh chủng") == ("người",)
