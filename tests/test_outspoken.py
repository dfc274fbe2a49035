"""A figure is doubted where the passages of other documents speak much better of the question."""

import pytest

from qa.ground import Ground
from qa.match import make_terms
from qa.outspoken import is_outspoken
from qa.rank import Ranked
from qa.scene import Scene
from tests.candidates import make_fact, make_passage, make_question

SCENE = Scene(
    question=make_question("Chợ có bao nhiêu quầy?"),
    terms=make_terms(("cho", "quay"), lambda _: 1.0),
    best_lexical=1.0,
    best_dense=0.0,
)


def ground_of(*, own: tuple[float, float], other: tuple[float, float]) -> Ground:
    """Return a ground of one fact; the score and the cover of its passage, and those of another document's passage."""
    fact = make_fact(make_passage("Chợ có 12 quầy."), "12 quầy")
    best = Ranked(candidate=fact, features={"around_cover": own[1]}, score=2.0)
    mine = Ranked(candidate=fact.passage, features={"around_cover": own[1]}, score=own[0])
    elsewhere = make_passage("Quầy của chợ đóng cửa.", at=0, chunk_id=99, document_id=fact.passage.document_id + 1)
    theirs = Ranked(candidate=elsewhere, features={"around_cover": other[1]}, score=other[0])
    return Ground(scene=SCENE, facts=(best,), passages=tuple(sorted((mine, theirs), key=lambda each: -each.score)))


@pytest.mark.parametrize(
    ("own", "other", "spare", "doubted"),
    [
        # 0.1 for each point of lead beyond half a point: 0.1 * (3.0 - 0.5) = 0.25
        ((5.0, 0.8), (8.0, 0.8), 0.2, True),
        ((5.0, 0.8), (8.0, 0.8), 0.3, False),
        # 0.2 for each share of cover: 0.2 * 0.5 = 0.1
        ((5.0, 0.4), (5.0, 0.9), 0.05, True),
        ((5.0, 0.4), (5.0, 0.9), 0.15, False),
        # Its own document speaks best.
        ((8.0, 0.9), (5.0, 0.4), 0.0, False),
        # No lead is so large that a sure figure is doubted.
        ((1.0, 0.1), (9.9, 1.0), 0.4, False),
    ],
)
def test_doubt_grows_with_the_lead_of_others(
    own: tuple[float, float], other: tuple[float, float], spare: float, *, doubted: bool
) -> None:
    """And gives way to a confidence that lies as far above the threshold."""
    assert is_outspoken(ground_of(own=own, other=other), spare) is doubted
