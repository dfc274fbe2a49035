"""Of several amounts in one sentence the one answers that is stated for what the question gives."""

from qa.conditions import keep_conditions
from qa.ground import Ground
from qa.match import make_terms
from qa.question import Quantity
from qa.rank import Ranked
from qa.scene import Scene
from tests.candidates import make_fact, make_passage, make_question

RULE = "Cây trên 40 ngày: mất trên 60%, trợ cấp 9 triệu đồng/ha; mất từ 20% đến 60%, trợ cấp 4 triệu đồng/ha."
YOUNG = "Cây từ 1 đến 40 ngày: mất trên 60%, trợ cấp 7 triệu đồng/ha; mất từ 20% đến 60%, trợ cấp 2 triệu đồng/ha."


def kept(text: str, *, quantities: bool = True) -> list[str]:
    """Return the figures that stay for a question, all of both rules being there."""
    passages = [make_passage(RULE), make_passage(YOUNG, chunk_id=2)]
    facts = [
        make_fact(passage, f"{number} triệu đồng/ha")
        for passage in passages
        for number in (9, 4, 7, 2)
        if f"{number} triệu" in passage.source_text
    ]
    given = (Quantity(number=facts[0].figure.number, unit="%"),) if quantities else ()
    scene = Scene(
        question=make_question(text, quantities=given),
        terms=make_terms((), lambda _: 1.0),
        best_lexical=1,
        best_dense=0,
    )
    ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
    ground = keep_conditions(Ground(scene=scene, facts=ranked, passages=()))
    return [each.candidate.figure.text for each in ground.facts]


def test_an_amount_within_a_bound_is_what_the_figure_is_stated_for() -> None:
    """30% lies between 20% and 60%, 12 days between 1 and 40."""
    assert kept("Cây 12 ngày mất 30% thì trợ cấp bao nhiêu?") == ["2 triệu đồng/ha"]


def test_a_bound_given_in_the_words_of_the_rule_means_that_rule() -> None:
    """Whatever "từ 20% đến 60%" ends with, it is not "trên 60%"."""
    assert kept("Cây trên 40 ngày mất trên 60% được trợ cấp bao nhiêu?") == ["9 triệu đồng/ha"]


def test_what_leads_all_parts_in_holds_for_the_last_one_too() -> None:
    """The age stands before the colon alone."""
    assert kept("Cây trên 40 ngày mất từ 20% đến 60% được trợ cấp bao nhiêu?") == ["4 triệu đồng/ha"]


def test_an_amount_that_no_rule_is_stated_for_changes_nothing() -> None:
    """Nothing is told of two hectares."""
    assert len(kept("Nhà có 2 con trâu được trợ cấp bao nhiêu?")) == 4
    assert len(kept("Được trợ cấp bao nhiêu?", quantities=False)) == 4
