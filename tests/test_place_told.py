"""Where something stands is asked and told in other words."""

import pytest

from qa.analyse.answer_shape import AnswerShape
from qa.question import Asked
from qa.words.place_told import asks_seat, is_place_asked, tells_seat, tells_where_asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Trụ sở Sở Mây ở đâu?", True),
        ("Sở Mây đóng ở phố nào?", True),
        ("Chùa Gió nằm trên núi nào?", True),
        ("Địa chỉ nộp hồ sơ thi ở đâu?", False),
        ("Hội thi mở ở đâu?", False),
        ("Dân nằm viện nào?", False),
    ],
)
def test_which_questions_ask_for_an_address(question: str, *, asked: bool) -> None:
    """What is done somewhere has no seat."""
    assert asks_seat(question) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trụ sở: Số 8 phố Mây", True),
        ("Trường Gió | Địa chỉ: Quốc lộ 1, xã Nồm", True),
        ("Chùa tọa lạc giữa làng.", True),
        ("Sở đặt trụ sở tại thôn Hạ.", True),
        ("Giám đốc Sở Mây là bà Lê Mai.", False),
        ("Sở Mây có 12 trụ sở.", False),
        ("Sở được thành lập tại Thành phố Gió.", False),
    ],
)
def test_what_tells_an_address(text: str, *, told: bool) -> None:
    """Its row, its column, or the word that says that something stands."""
    assert tells_seat(text) is told


def test_a_row_answers_what_it_is_named_after() -> None:
    """Where a person was born is nothing of a seat."""
    assert is_place_asked("Bà Lê Mai sinh ở đâu?", "Nơi sinh: xã Nồm")
    assert not is_place_asked("Bà Lê Mai là ai?", "Nơi sinh: xã Nồm")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chợ Gió đóng tại xã Mây.", True),
        ("Chợ Gió đóng cửa tại xã Mây.", False),
        ("Chợ Gió họp tại xã Mây.", False),
    ],
)
def test_a_place_right_behind_the_verb_asked_is_told(text: str, *, told: bool) -> None:
    """Whatever its name is like; another verb tells of something else."""
    assert tells_where_asked("Chợ Gió đóng ở đâu?", text) is told
    assert AnswerShape("Chợ Gió đóng ở đâu?", Asked.ENTITY).fit(text) == (0.5 if told else 0.0)
