"""A line that names its value leads where that very thing is asked for."""

import pytest

from qa.candidate import Passage
from qa.choose.named_line import named_line_first
from qa.rank.rank import Ranked
from tests.candidates import make_passage

LONG = make_passage("Chủ đầu tư đã giao bà Lê Mai trông coi việc bán nhà ở Gió Nồm.", chunk_id=1)


def first(reading: str, *lines: Passage) -> str:
    """Return the text of the passage that leads, behind a sentence that holds as many of the words."""
    found = [Ranked(candidate=each, features={"around_cover": 1.0}, score=-i) for i, each in enumerate((LONG, *lines))]
    return named_line_first(reading, found)[0].candidate.chunk.text


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("(2) Chủ đầu tư dự án: Công ty Mây", True),
        ("Chủ đầu tư: Công ty Mây", True),
        # Somebody else's, and something else of theirs.
        ("Phó chủ đầu tư: Công ty Mây", False),
        ("Chủ đầu tư cũ đã rời dự án này: Công ty Mây", False),
        ("Chủ đầu tư là Công ty Mây", False),
    ],
)
def test_the_name_of_a_line_begins_as_the_question_does(line: str, leads: bool) -> None:
    """With few words behind, and a colon."""
    told = first("Chủ đầu tư nhà ở Gió Nồm là ai?", make_passage(line, chunk_id=2))
    assert told == (line if leads else LONG.chunk.text)


def test_words_that_only_ask_are_passed_over() -> None:
    """Nothing is said by "Ai là" of what is asked for."""
    line = make_passage("Chủ đầu tư: Công ty Mây", chunk_id=2)
    assert first("Ai là chủ đầu tư nhà ở Gió Nồm?", line) == "Chủ đầu tư: Công ty Mây"


def test_the_line_of_an_address_says_where_something_stands() -> None:
    """In whichever words that is asked, unlike where something took place."""
    line = make_passage("Địa chỉ: Số 8 phố Mây", chunk_id=2)
    assert first("Sở Gió Nồm đóng ở phố nào?", line) == first("Trụ sở Sở Gió Nồm ở đâu?", line) == line.chunk.text
    assert first("Hội thi Gió Nồm mở ở đâu?", line) == LONG.chunk.text
