"""Of amounts for different times the one answers that is told for the time asked about."""

import pytest

from qa.choose.per_time import keep_asked_rate
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.rank.scene import Scene
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import sources_of

RULE = "Thợ lặn được lặn tối đa 6 giờ trong 01 ngày và 30 giờ/tuần; phụ cấp 90 nghìn đồng một giờ."


def kept(text: str, *amounts: str) -> list[str]:
    """Return the figures that stay for a question, in the order in which they were ranked."""
    scene = Scene(question=make_question(text), terms=make_terms((), lambda _: 1.0), best_lexical=1, best_dense=0)
    passage = make_passage(RULE)
    ranked = tuple(Ranked(candidate=make_fact(passage, amount), features={}, score=0.0) for amount in amounts)
    ground = keep_asked_rate(Ground(scene=scene, facts=ranked, passages=()), sources_of(()))
    return [each.candidate.figure.text for each in ground.facts]


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("Thợ lặn được lặn mấy giờ một tuần?", ["30 giờ"]),
        ("Thợ lặn được lặn mấy giờ trong 1 ngày?", ["6 giờ", "30 giờ"]),
        ("Thợ lặn được lặn mấy giờ mỗi tháng?", ["6 giờ", "30 giờ"]),
        ("Thợ lặn được lặn mấy giờ?", ["6 giờ", "30 giờ"]),
    ],
)
def test_an_amount_is_of_its_time(question: str, amounts: list[str]) -> None:
    """Where none is told for the time asked about, or the best one is, nothing changes."""
    assert kept(question, "6 giờ", "30 giờ") == amounts
