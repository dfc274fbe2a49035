"""A figure is doubted where the passages of other documents speak much better of the question."""

from dataclasses import replace

import pytest

from qa.choose.outspoken import is_outspoken
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.rank.scene import Scene
from qa.words.match import make_terms
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


@pytest.mark.parametrize(("title", "doubted"), [("Báo cáo năm 2024", True), ("Báo cáo năm 2017", False), ("", True)])
def test_what_is_told_of_another_year_doubts_nothing(title: str, *, doubted: bool) -> None:
    """However much better it speaks of the question, which asks for 2024; where no year is named it may be of any."""
    ground = ground_of(own=(5.0, 0.8), other=(9.0, 1.0))
    asked = replace(SCENE, question=replace(SCENE.question, periods=("2024",)))
    passages = tuple(
        replace(each, candidate=replace(each.candidate, title=title if each.candidate.chunk_id == 99 else ""))
        for each in ground.passages
    )
    assert is_outspoken(replace(ground, scene=asked, passages=passages), 0.1) is doubted
