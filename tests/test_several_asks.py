"""Two things that are asked in one breath are told both where one document tells them."""

from dataclasses import replace

import pytest

from qa.analyse.several_asks import split_asks, tell_more
from qa.answer import Answer, Citation


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bão Lốc hình thành ngày nào và tan ngày nào?", ("Bão Lốc hình thành ngày nào", "tan ngày nào")),
        ("trụ sở xã đặt ở đâu và rộng bao nhiêu m2", ("trụ sở xã đặt ở đâu", "rộng bao nhiêu m2")),
        ("Họp vào năm nào và tháng nào?", ("Họp vào năm nào và tháng nào?",)),
        ("Từ ngày nào đến ngày nào?", ("Từ ngày nào đến ngày nào?",)),
        ("Bão nào mạnh nhất và bao nhiêu km/h?", ("Bão nào mạnh nhất và bao nhiêu km/h?",)),
    ],
)
def test_a_question_for_a_date_or_a_place_and_another_thing_is_two(text: str, parts: tuple[str, ...]) -> None:
    """One for a single date, or for a name with its amount, stays whole."""
    assert split_asks(text) == parts


def told(text: str, *, document: str = "bao.md", answered: bool = True) -> Answer:
    """Return an answer with one citation."""
    citation = Citation(
        number=1, document=document, title="", section=(), paragraph=1, page=None, start=0, end=len(text), quote=text
    )
    return Answer(question="", answered=answered, text=text, figures=(), citations=(citation,), confidence=0.5)


FORMED, ENDED = told("Hình thành: 19/7/2024 [1]."), told("Tan: 24/7/2024 [1].")


def test_both_are_told_where_the_whole_answer_tells_but_one() -> None:
    """A sentence that tells both dates is enough."""
    assert tell_more(FORMED, (FORMED, ENDED))
    assert not tell_more(told("Bão có từ 19/7/2024 đến 24/7/2024 [1]."), (FORMED, ENDED))


def test_what_two_documents_tell_is_not_put_together() -> None:
    """They may tell of two storms; nor is one part told alone."""
    assert not tell_more(FORMED, (FORMED, told("Tan: 24/7/2024 [1].", document="lu.md")))
    assert not tell_more(FORMED, (FORMED, replace(ENDED, answered=False)))
