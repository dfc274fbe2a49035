"""A question, a figure in it, a closing line and the line under a picture state nothing."""

import pytest

from qa.rank.stating import cites_sources, is_asked, states_nothing
from tests.candidates import make_fact, make_passage


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("**Lãi suất vay mua xe là 7,1%/năm đúng không?**", True),
        ("**Vay bao lâu?**", True),  # marks of emphasis stand behind its own
        ("Vay bao lâu? -", True),
        ("Vay bao lâu? Mười năm.", False),
        ("Xã Hòa An có 6.100 người thuộc tỉnh nào?", True),
        ("*Nơi nộp hồ sơ thi nghề (Hình từ Internet)*", True),
        ("Lãi suất vay mua xe là 7,1%/năm.", False),
        ("( ) Trên đây là thông tin về Địa điểm nộp hồ sơ thi nghề tại xã Hòa An.", True),
        ("Hồ sơ nộp tại 12 phố Gió (trên đây là nơi nộp của xã).", False),
        ("Triển lãm bày 40 bức (hình khắc và ảnh chụp trong hơn mười năm qua ở huyện).", False),
    ],
)
def test_what_a_passage_states(text: str, *, nothing: bool) -> None:
    """Neither a heading that asks, nor what points back, nor the name of a picture answers."""
    assert states_nothing(make_passage(text)) is nothing


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Lãi suất là 5% đúng không?", True),
        ("Xã Gió vay 5% nằm ở đâu?", False),
        ("Vay 5% thì trả bao nhiêu tiền?", True),
        ("Vay quá hạn chịu lãi đến 5%?", True),
        ("Lãi suất là 5%. Đúng không?", False),
        ("Lãi suất là 5%\nVay bao lâu?", False),
        ("Lãi suất là 5%", False),
    ],
)
def test_a_figure_of_a_question_is_asked_not_stated(text: str, *, asked: bool) -> None:
    """The sentence or the line ends behind it by asking whether it is so."""
    assert is_asked(make_fact(make_passage(text, at=40), "5%")) is asked


def test_the_sources_of_a_page_are_titles() -> None:
    """By their mark or by the heading that they stand under."""
    title = "“Chuyện xã Gió Nồm”. Báo Mây."
    assert cites_sources(make_passage(f"^ {title}"))
    assert cites_sources(make_passage(title, section=("Xã Gió Nồm", "Tham khảo")))
    assert not cites_sources(make_passage(title, section=("Xã Gió Nồm", "Lịch sử")))
