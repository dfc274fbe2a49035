"""Of what a sentence states before and after a change, the state that is asked for answers."""

import pytest

from qa.candidate import Fact
from qa.choose.asked_state import prefer_asked_state
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TEXT = "Điều chỉnh nội dung “gồm 36 bến, rộng 8,6 ha” tại Điều 1 thành “gồm 40 bến, rộng 11,9 ha”."
CHANGED = make_passage(TEXT)
OLD, NEW = make_fact(CHANGED, "8,6 ha"), make_fact(CHANGED, "11,9 ha")
ADDED = make_fact(make_passage("Bổ sung 4 bến, rộng 3,3 ha.", at=200, chunk_id=2), "3,3 ha")


def answers(question: str, *facts: Fact) -> list[str]:
    """Return the figures that are left, best first."""
    return [
        each.candidate.figure.text
        for each in prefer_asked_state(ground_of(make_question(question), facts), sources_of(facts)).facts
    ]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Trước khi điều chỉnh các bến rộng bao nhiêu?", ["8,6 ha", "3,3 ha"]),
        ("Các bến ban đầu rộng bao nhiêu?", ["8,6 ha", "3,3 ha"]),
        ("Sau điều chỉnh các bến rộng bao nhiêu?", ["11,9 ha", "3,3 ha"]),
        # Neither is asked for, or both are.
        ("Các bến rộng bao nhiêu?", ["3,3 ha", "11,9 ha", "8,6 ha"]),
        ("Trước và sau điều chỉnh, trước điều chỉnh các bến rộng bao nhiêu?", ["3,3 ha", "11,9 ha", "8,6 ha"]),
    ],
)
def test_the_asked_state_comes_first_and_the_other_goes(question: str, left: list[str]) -> None:
    """What only was added is neither."""
    assert answers(question, ADDED, NEW, OLD) == left


def test_what_no_sentence_states_twice_stays() -> None:
    """Nothing tells what was before."""
    assert answers("Trước khi điều chỉnh các bến rộng bao nhiêu?", ADDED) == ["3,3 ha"]
