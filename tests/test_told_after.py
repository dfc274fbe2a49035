"""The figure of a short sentence answers for the one before it, which says of whom."""

from dataclasses import replace

import pytest

from index.figure import Role
from qa.question import Asked
from qa.strategy.told_after import answer_told_after
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

FINED = make_passage("Sở Vân Hà phạt xưởng muối vì xả thải.", chunk_id=1)
AMOUNT = make_passage("Số tiền phạt là 25 triệu đồng.", at=60, chunk_id=2)
LONG = make_passage(
    "Cùng ngày ấy, ở một xã khác trong huyện, một kho lạnh mới của hợp tác xã được bán với giá 25 triệu đồng.",
    at=60,
    chunk_id=2,
)
TERMS = ("xuong", "muoi", "phat")


@pytest.mark.parametrize(
    ("following", "terms", "answer"),
    [
        (AMOUNT, TERMS, "Số tiền phạt: 25 triệu đồng [1]."),
        # A long sentence speaks of something of its own, and of boats neither says anything.
        (LONG, TERMS, None),
        (AMOUNT, ("thuyen", "ghe"), None),
    ],
)
def test_the_next_sentence_tells_the_figure(following: object, terms: tuple[str, ...], answer: str | None) -> None:
    """It is short, and both together say what is asked for."""
    passage = AMOUNT if following is AMOUNT else LONG
    fact = make_fact(passage, "25 triệu đồng", indicator="số tiền phạt")
    question = make_question(asked=Asked.LEVEL, roles=(Role.LEVEL,), terms=terms)
    sources = replace(
        sources_of((fact,)),
        following=lambda _: passage,
        passage_facts=lambda each: (fact,) if each is passage else (),
    )
    told = answer_told_after(ground_of(question, (), (FINED,)), sources)
    assert (None if told is None else told.text) == answer


def test_a_figure_of_no_known_time_answers_for_no_year() -> None:
    """Where a year is asked for, the next sentence has to be told of it."""
    fact = make_fact(AMOUNT, "25 triệu đồng", indicator="số tiền phạt")
    question = make_question(asked=Asked.LEVEL, roles=(Role.LEVEL,), terms=TERMS, periods=("2005",))
    sources = replace(
        sources_of((fact,)),
        following=lambda _: AMOUNT,
        passage_facts=lambda each: (fact,) if each is AMOUNT else (),
    )
    assert answer_told_after(ground_of(question, (), (FINED,)), sources) is None
