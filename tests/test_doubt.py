"""An answer that may well be another's says so, on the page and on the command line."""

import pytest

from qa.answer import DOUBTED_BELOW, Answer
from qa.page.view import Turn, announce, draw_answer
from qa.show import DOUBT, show_answer


def answer_of(confidence: float, *, answered: bool = True) -> Answer:
    """Return an answer or a refusal that is so sure."""
    return Answer(question="Bao nhiêu?", answered=answered, text="Thu: 5 tỷ đồng.", confidence=confidence)


@pytest.mark.parametrize(
    ("answer", "doubted"),
    [
        (answer_of(DOUBTED_BELOW - 0.01), True),
        (answer_of(DOUBTED_BELOW), False),
        (answer_of(0.9), False),
        (answer_of(0.1, answered=False), False),
    ],
)
def test_only_an_unsure_answer_is_doubted(answer: Answer, *, doubted: bool) -> None:
    """A refusal claims nothing that could be doubted, however unsure it is."""
    assert answer.is_doubted is doubted
    assert (DOUBT in show_answer(answer)) is doubted
    assert (DOUBT in draw_answer(answer)) is doubted
    assert (DOUBT in announce([Turn(question=answer.question, answer=answer)])) is doubted


def test_the_doubt_is_no_part_of_the_answer_for_programs() -> None:
    """They read the confidence itself."""
    told = answer_of(0.1).to_json()
    assert (told["answer"], told["confidence"]) == ("Thu: 5 tỷ đồng.", 0.1)
