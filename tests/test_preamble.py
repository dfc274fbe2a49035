"""What a person tells of himself before he asks is no part of the question."""

import pytest

from qa.analyse.preamble import without_preamble


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("em sắp đi Huế chơi, các bác cho em hỏi cầu Tràng Tiền dài mấy mét", "cầu Tràng Tiền dài mấy mét"),
        ("tôi đang viết báo cáo, thu ngân sách huyện Cái Bè bao nhiêu", "thu ngân sách huyện Cái Bè bao nhiêu"),
        ("xin hỏi dân số huyện Cái Bè là bao nhiêu?", "dân số huyện Cái Bè là bao nhiêu?"),
    ],
)
def test_a_question_begins_where_it_asks(typed: str, asked: str) -> None:
    """Greetings and reasons would be searched for like what is asked."""
    assert without_preamble(typed) == asked


@pytest.mark.parametrize(
    "text",
    [
        "em ở Cần Thơ, cho em hỏi học phí lớp 6 bao nhiêu",
        "Câu hỏi nào khó nhất?",
        "Minh Khai có mấy phường, rộng bao nhiêu?",
    ],
)
def test_what_names_the_place_or_the_thing_stays(text: str) -> None:
    """A preamble that alone says where is a part of the question."""
    assert without_preamble(text) == text
