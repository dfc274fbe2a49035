"""Of several amounts in one sentence the one answers that is stated for what the question gives."""

from decimal import Decimal

from qa.choose.conditions import keep_conditions, keep_passages_of
from qa.question import Quantity
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.rank.scene import Scene
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import sources_of

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
    ground = keep_conditions(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts))
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


def test_a_bound_that_no_rule_reaches_is_answered_by_none() -> None:
    """Both rules begin at 20%: who loses less gets none of their amounts."""
    assert kept("Cây mất dưới 20% được trợ cấp bao nhiêu?") == []


def test_the_bound_of_another_rule_is_no_amount() -> None:
    """Who loses less than 20% gets nothing of this rule, and 60% of no question."""
    passage = make_passage(RULE)
    facts = [make_fact(passage, "9 triệu đồng/ha"), make_fact(passage, "60%")]
    question = make_question("Cây mất dưới 20% được gì?", quantities=(Quantity(number=Decimal(20), unit="%"),))
    scene = Scene(question=question, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
    assert keep_conditions(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts)).facts == ()


def test_an_amount_that_no_rule_is_stated_for_changes_nothing() -> None:
    """Nothing is told of two hectares."""
    assert len(kept("Nhà có 2 con trâu được trợ cấp bao nhiêu?")) == 4
    assert len(kept("Được trợ cấp bao nhiêu?", quantities=False)) == 4


def test_a_thing_of_another_size_is_another_thing() -> None:
    """What is said of six threads is nothing of nine; a million trees are no size of a tree."""

    def left(question: str, text: str, written: str, given: int, unit: str) -> int:
        facts = [make_fact(make_passage(text), written)]
        asked = make_question(question, quantities=(Quantity(number=Decimal(given), unit=unit),))
        scene = Scene(question=asked, terms=make_terms((), lambda _: 1.0), best_lexical=1, best_dense=0)
        ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
        return len(keep_conditions(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts)).facts)

    stone = "Ngọc 6 ly giá 75 đồng."
    assert left("Ngọc 9 ly giá bao nhiêu?", stone, "75 đồng", 9, "ly") == 0
    assert left("Ngọc 6 ly giá bao nhiêu?", stone, "75 đồng", 6, "ly") == 1
    planted = "Trồng 640.000 cây, đạt 64% chỉ tiêu."
    assert left("Đề án 1 triệu cây đạt bao nhiêu phần trăm?", planted, "64%", 1, "triệu cây") == 1


def speaking(question: str, *texts: str) -> list[str]:
    """Return the passages that may answer a question that gives an amount."""
    given = (Quantity(number=Decimal(20), unit="nghìn đồng"),)
    found = [Ranked(candidate=make_passage(text), features={}, score=0.0) for text in texts]
    kept_passages = keep_passages_of(make_question(question, quantities=given), found)
    return [each.candidate.source_text for each in kept_passages]


def test_a_sentence_must_speak_of_the_amount_that_is_asked_of() -> None:
    """A note of another value was printed on another day."""
    notes = ("Tờ 50 nghìn đồng in ngày 2/3.", "Tờ 20 nghìn đồng in ngày 4/5.")
    assert speaking("Tờ 20 nghìn đồng in ngày nào?", *notes) == [notes[1]]
    assert speaking("Tờ 70 nghìn đồng in ngày nào?", *notes) == []


def test_what_is_counted_rules_no_sentence_out() -> None:
    """It may be told in other words: "vụ việc" for "vụ"."""
    assert speaking("Ai xử 12 vụ?", "Tòa xử 12 vụ việc.") == ["Tòa xử 12 vụ việc."]


FINES = make_passage(
    "Phạt 3 triệu đồng đối với vi phạm từ 1 người đến 9 người; 8 triệu đồng đối với từ 10 người trở lên."
)


def test_an_amount_behind_a_figure_is_its_condition_where_it_says_so() -> None:
    """Twenty people are no fewer than ten."""
    facts = [make_fact(FINES, f"{number} triệu đồng") for number in (3, 8)]
    question = make_question(
        "Vi phạm với 20 người phạt bao nhiêu?", quantities=(Quantity(number=Decimal(20), unit="người"),)
    )
    scene = Scene(question=question, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
    kept_facts = keep_conditions(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts)).facts
    assert [each.candidate.figure.text for each in kept_facts] == ["8 triệu đồng"]


def test_a_semicolon_at_the_end_of_a_cell_leaves_its_row_whole() -> None:
    """The condition stands in the first cell, the fine in the second."""
    row = make_passage("Từ 10 km/h đến 20 km/h; | 4 triệu đồng")
    fact = make_fact(row, "4 triệu đồng")
    question = make_question(
        "Quá từ 10 km/h đến 20 km/h phạt bao nhiêu?", quantities=(Quantity(number=Decimal(10), unit="km/h"),)
    )
    scene = Scene(question=question, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    other = make_fact(make_passage("Từ 20 km/h đến 35 km/h; | 6 triệu đồng", chunk_id=2), "6 triệu đồng")
    ground = Ground(
        scene=scene, facts=tuple(Ranked(candidate=f, features={}, score=0.0) for f in (other, fact)), passages=()
    )
    assert [each.candidate.figure.text for each in keep_conditions(ground, sources_of(())).facts] == ["4 triệu đồng"]
