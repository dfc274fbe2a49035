"""Fees are told in money, rainfall in lengths: what a question without a unit still says of its answer."""

import pytest

from qa.analyse.analyse import read_question
from qa.words.measured_in import asks_price, find_measures


def test_a_fee_is_told_in_money() -> None:
    """The words stand side by side, with or without diacritics."""
    assert "đồng" in find_measures("le phi cap phep")
    assert find_measures("lễ hội phi vật thể") == ()


def test_the_price_of_anything_is_told_in_money() -> None:
    """But no index of prices, nothing that is judged, and no worth."""
    assert "đồng" in find_measures("Giá gạch men bao nhiêu?")
    for other in ("chỉ số giá tháng 5", "đánh giá chung", "giá trị sản xuất", "bình ổn giá gạo", "tham gia"):
        assert find_measures(other) == ()


def test_a_ticket_is_told_in_money_where_how_much_it_is_is_asked() -> None:
    """Not how many were sold, nor how many seats are left."""
    for asked in ("Vé tàu ra đảo Mây bao nhiêu một lượt?", "Ngày lễ vé người lớn bao nhiêu?", "vé vào chợ nhiêu vậy"):
        assert "đồng" in find_measures(asked)
        assert asks_price(asked)
    for other in ("Số vé là bao nhiêu?", "Vé tàu Tết bán được bao nhiêu?", "Vé tàu còn bao nhiêu chỗ?"):
        assert find_measures(other) == ()
        assert not asks_price(other)


@pytest.mark.parametrize(
    ("question", "unit", "fits"),
    [
        ("Lệ phí cấp giấy phép là bao nhiêu?", "đồng", True),
        ("Lệ phí cấp giấy phép là bao nhiêu?", "ngày", False),
        ("Lượng mưa trung bình là bao nhiêu?", "m", True),
        ("Vịt chết vì lũ được đền bao nhiêu?", "đồng", True),
        ("Vịt chết vì lũ được đền bao nhiêu?", "ngày", False),
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
