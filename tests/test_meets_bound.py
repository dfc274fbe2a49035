"""Whether an amount is above or below a given one: the amount is looked up, then compared."""

from decimal import Decimal

import pytest

from index.figure import Role
from qa.answer import Answer
from qa.candidate import Fact
from qa.compose.compose import compose_fact
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.strategy.meets_bound import answer_meets_bound
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TEXT = make_passage("Dân số huyện Mây 57.561 người; gần 50.000 người ở nông thôn, tăng 8%.")
PEOPLE = make_fact(TEXT, "57.561 người", indicator="dân số")
GROWTH = make_fact(TEXT, "8%", indicator="dân số", role=Role.GROWTH)


def first(ground: Ground, _: Sources) -> Answer | None:
    """Answer with the best fact."""
    return compose_fact(ground.question, ground.facts[0].candidate, (), 1.0) if ground.facts else None


def told(text: str, fact: Fact = PEOPLE) -> str | None:
    """Return what is answered with one fact, or None."""
    number = next(word for word in text.split() if word[0].isdigit())
    asked = make_question(text, asked=Asked.YES_NO, numbers=(Decimal(number.replace(".", "")),))
    answer = answer_meets_bound(ground_of(asked, ()), sources_of((fact,)), first)
    return None if answer is None else answer.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Dân số huyện Mây có trên 50.000 người không?", "Có, dân số: 57.561 người [1]."),
        ("Dân số huyện Mây có dưới 50.000 người không?", "Không, dân số: 57.561 người [1]."),
        ("Dân số huyện Mây đã vượt 60.000 người chưa?", "Chưa, dân số: 57.561 người [1]."),
        ("dân số huyện Mây có đạt 60 nghìn người không vậy", "Không, dân số: 57.561 người [1]."),
    ],
)
def test_the_amount_is_compared(question: str, answer: str) -> None:
    """With "Chưa" where the question asks whether it has come to it yet."""
    assert told(question) == answer


@pytest.mark.parametrize(
    "question",
    [
        "Dân số huyện Mây có trên 50.000 ha không?",  # nothing in common
        "Xã có trên 50.000 người có phải lập phường không?",  # a condition
        "Dân số huyện Mây bao nhiêu?  5",  # no question of yes or no
    ],
)
def test_what_cannot_be_compared_is_left_to_others(question: str) -> None:
    """Another unit, or a number that is a condition of something else."""
    assert told(question) is None


def test_a_move_is_no_amount() -> None:
    """8% more people are no 8% of anything."""
    assert told("Dân số huyện Mây có trên 5 % không?", GROWTH) is None


def test_an_amount_that_is_not_told_is_refused() -> None:
    """A sentence about another year would be taken for the answer."""
    asked = make_question("Dân số huyện Mây có trên 50.000 người không?", asked=Asked.YES_NO, numbers=(Decimal(50000),))
    answer = answer_meets_bound(ground_of(asked, ()), sources_of(()), first)
    assert answer is not None
    assert not answer.answered
