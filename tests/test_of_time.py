"""What is told of another time answers nothing about the one asked for."""

import pytest

from index.document import BlockKind
from qa.choose.of_time import is_row_of_other_time, keep_asked_time
from qa.rank.rank import Ranked
from tests.candidates import make_passage, make_question

OLD = "Tháng 5 năm 2013, hội bầu ông Mai làm chủ tịch."
NEW = "Tháng 3 năm 2019, hội bầu bà Lan làm chủ tịch."
NONE = "Hội bầu chủ tịch theo điều lệ."


def kept(*texts: str, periods: tuple[str, ...] = ("T3/2019",), cover: float = 1.0) -> list[str]:
    """Return the passages that stay, given best first; all but the first cover `cover` of the words asked."""
    ranked = [
        Ranked(
            candidate=make_passage(text),
            features={"around_cover": 1.0 if i == 0 else cover},
            score=-float(i),
        )
        for i, text in enumerate(texts)
    ]
    question = make_question("Tháng 3/2019 hội bầu ai làm chủ tịch?", periods=periods)
    return [each.candidate.source_text for each in keep_asked_time(question, ranked)]


def test_what_is_of_another_time_goes_where_the_time_asked_for_is_told_of() -> None:
    """What names no time may still follow."""
    assert kept(OLD, NEW, NONE) == [NEW, NONE]


def test_nothing_goes_where_the_best_names_no_time_or_none_is_of_the_time() -> None:
    """The best one may stand under a heading that says when; a lone one is judged by its words."""
    assert kept(NONE, NEW) == [NONE, NEW]
    assert kept(OLD, NONE) == [OLD, NONE]
    assert kept(OLD, NEW, periods=()) == [OLD, NEW]


def test_what_speaks_of_something_else_does_not_replace_the_best() -> None:
    """It holds the date, and half of the words."""
    assert kept(OLD, NEW, cover=0.5) == [OLD, NEW]


@pytest.mark.parametrize(
    ("row", "other"),
    [
        ("Tháng 10/1964 | 61 tuổi", False),
        ("Tháng 11/1964 | 61 tuổi", True),
        ("Từ tháng 7/1964 đến tháng 12/1964 | 61 tuổi", False),
        ("Từ tháng 5/1975 trở đi | 60 tuổi", True),
        ("Từ tháng 5/1963 trở đi | 60 tuổi", False),
        ("Từ tháng 5/1963 trở về trước | 62 tuổi", True),
        ("Từ tháng 5/1975 trở về trước | 62 tuổi", False),
        ("Nghị định ban hành năm 1975 | 60 tuổi", False),  # the name of a thing, which may tell of any time
        ("Lao động nữ | 60 tuổi", False),
    ],
)
def test_a_row_that_is_named_by_a_time_is_of_that_time_alone(row: str, *, other: bool) -> None:
    """A time that goes on, or goes back, has one end only."""
    question = make_question("Lao động sinh tháng 10/1964 về hưu khi nào?", periods=("T10/1964",))
    assert is_row_of_other_time(question, make_passage(row, kind=BlockKind.TABLE)) is other
    assert not is_row_of_other_time(question, make_passage(row))
