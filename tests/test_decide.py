"""The kind of answer follows the kind of question; what lacks its parts gives way, what lacks proof is refused."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from index.document import Span
from index.figure import Direction, Role
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.question import Asked, Extreme, Operation, Order, Part, Quantity, Question
from qa.rank.ground import Ground, Papers, Sources, fact_confidence, passage_confidence
from qa.rank.rank import LinearModel, Ranked, Ranker
from qa.rank.scene import Scene
from qa.strategy.decide import answer_from
from qa.words.match import make_terms, split_tokens
from tests.candidates import make_fact, make_passage, make_question

# Even odds for everything, so that the order given and the thresholds alone decide.
EVEN = LinearModel(weights={})
WILLING = Ranker(
    facts=EVEN,
    passages=EVEN,
    fact_confidence=EVEN,
    passage_confidence=EVEN,
    fact_threshold=0.4,
    passage_threshold=0.4,
)
NO_PAPERS = Papers(documents=lambda: (), passage_at=lambda _document, _span: None)
UNSURE = LinearModel(weights={}, bias=-9.0)
CAUTIOUS = replace(WILLING, fact_confidence=UNSURE, passage_confidence=UNSURE)

PASSAGE = make_passage("Thu nội địa 2.610 tỷ đồng, tăng 16%; thu hải quan 870 tỷ đồng, giảm 5%; thu phí 300 tỷ đồng.")
INLAND = make_fact(PASSAGE, "2.610 tỷ đồng")
INLAND_GROWTH = make_fact(PASSAGE, "16%", role=Role.GROWTH, direction=Direction.UP)
CUSTOMS = make_fact(PASSAGE, "870 tỷ đồng", indicator="thu hải quan")
CUSTOMS_FALL = make_fact(PASSAGE, "5%", indicator="thu hải quan", role=Role.GROWTH, direction=Direction.DOWN)
FEES = make_fact(PASSAGE, "300 tỷ đồng", indicator="thu phí")
ALL = (INLAND, INLAND_GROWTH, CUSTOMS, CUSTOMS_FALL, FEES)


def ground_of(
    question: Question, facts: Sequence[Fact], passages: Sequence[Passage] = (PASSAGE,), *, cue: float = 1.0
) -> Ground:
    """Return what was found, in the order given: each a tenth of a point behind the one before.

    `cue` tells whether the passages have the shape of the answer that is asked for, such as a reason.
    """
    scene = Scene(question=question, terms=make_terms(question.terms, lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    return Ground(
        scene=scene,
        facts=tuple(Ranked(candidate=fact, features={}, score=-i / 10) for i, fact in enumerate(facts)),
        passages=tuple(Ranked(candidate=each, features={"cue": cue}, score=-i / 10) for i, each in enumerate(passages)),
    )


def decide(question: Question, facts: Sequence[Fact] = ALL, *, ranker: Ranker = WILLING) -> Answer:
    """Answer with the facts given, best first."""
    return answer_from(ground_of(question, facts), sources_of(facts, ranker=ranker))


def sources_of(facts: Sequence[Fact], *, ranker: Ranker = WILLING) -> Sources:
    """Return where else to look: a look for one option finds the facts whose names hold its words."""

    def look(other: Question) -> Ground:
        named = [fact for fact in facts if set(fact.figure.indicator.split()) & set(other.reading.lower().split())]
        named.sort(key=lambda fact: fact.figure.indicator.lower() not in other.reading.lower())
        return ground_of(other, named)

    return Sources(
        look=look,
        passage_facts=lambda _passage: (),
        block_facts=lambda _: tuple(facts),
        with_previous=lambda each: each,
        papers=NO_PAPERS,
        ranker=ranker,
    )


def test_the_best_fact_answers_a_plain_question() -> None:
    """With its growth, which stands beside it."""
    assert decide(make_question()).text == "Thu nội địa: 2.610 tỷ đồng, tăng 16% [1]."


def test_what_is_not_sure_enough_is_refused() -> None:
    """Of every kind; the nearest passages are offered, and no figure."""
    for asked in Asked:
        answer = decide(make_question(asked=asked), ranker=CAUTIOUS)
        assert not answer.answered, asked
        assert answer.figures == ()
        assert [citation.quote for citation in answer.citations] == [PASSAGE.source_text]


def test_without_anything_found_the_answer_is_a_refusal() -> None:
    """Of every kind, sure of itself and without citations."""
    for asked in Asked:
        question = make_question(asked=asked, options=("a", "b"), order=Order(extreme=Extreme.HIGHEST))
        sources = Sources(
            look=lambda other: ground_of(other, (), ()),
            block_facts=lambda _: (),
            passage_facts=lambda _: (),
            with_previous=lambda each: each,
            papers=NO_PAPERS,
            ranker=WILLING,
        )
        answer = answer_from(ground_of(question, (), ()), sources)
        assert (answer.answered, answer.citations, answer.confidence) == (False, (), 1.0), asked


def test_who_where_when_and_why_are_answered_by_a_sentence() -> None:
    """No figure is set off."""
    for asked in (Asked.ENTITY, Asked.WHY, Asked.DATE, Asked.DEFINITION):
        answer = decide(make_question(asked=asked))
        assert answer.answered
        assert answer.figures == ()
        assert answer.text.startswith("Thu nội địa 2.610 tỷ đồng")


def test_a_sentence_without_a_reason_does_not_answer_why() -> None:
    """However well its words fit: the question is refused."""
    question = make_question("Vì sao thu nội địa tăng?", asked=Asked.WHY)
    sources = sources_of(ALL)
    assert answer_from(ground_of(question, ALL, cue=1.0), sources).answered
    assert not answer_from(ground_of(question, ALL, cue=0.0), sources).answered


def test_a_comparison_names_the_winner_and_gives_both() -> None:
    """The larger first, in the comparative of the question."""
    question = make_question(
        "Thu hải quan và thu nội địa, khoản nào nhiều hơn?",
        asked=Asked.COMPARISON,
        options=("thu hải quan", "thu nội địa"),
    )
    answer = decide(question, (INLAND, CUSTOMS))
    assert answer.text == ("Thu nội địa nhiều hơn: Thu nội địa: 2.610 tỷ đồng [1]; Thu hải quan: 870 tỷ đồng [1].")


def test_the_lower_one_wins_where_the_lowest_is_asked() -> None:
    """The smaller leads."""
    question = make_question(
        "Thu hải quan hay thu nội địa thấp hơn?",
        asked=Asked.COMPARISON,
        options=("thu hải quan", "thu nội địa"),
        order=Order(extreme=Extreme.LOWEST),
    )
    assert decide(question, (INLAND, CUSTOMS)).text.startswith("Thu hải quan thấp hơn: Thu hải quan: 870 tỷ đồng")


def test_equal_sides_have_no_winner() -> None:
    """Both are given."""
    same = make_passage("Thu phí 300 tỷ đồng; thu phạt 300 tỷ đồng.")
    fees = make_fact(same, "300 tỷ đồng", indicator="thu phí")
    at = same.source_text.rindex("300")
    fines = make_fact(same, "300 tỷ đồng", indicator="thu phạt")
    span = type(fines.figure.span)(at, at + len("300 tỷ đồng"))
    fines = replace(fines, figure=replace(fines.figure, span=span, clause=span))
    question = make_question("Thu phí hay thu phạt cao hơn?", asked=Asked.COMPARISON, options=("thu phí", "thu phạt"))
    answer = decide(question, (fees, fines))
    assert answer.text.startswith("Bằng nhau: ")
    assert len(answer.figures) == 2


def test_a_comparison_without_a_common_unit_is_refused() -> None:
    """Money and per cent cannot be compared, and one of both alone says nothing of which is more."""
    question = make_question(asked=Asked.COMPARISON, options=("thu nội địa", "thu hải quan"))
    assert not decide(question, (INLAND, CUSTOMS_FALL)).answered


def test_a_number_that_the_question_gives_is_not_compared() -> None:
    """It is a condition of what is asked; with it gone from one side, there is nothing to compare."""
    text = "Thu nội địa hay thu hải quan nhiều hơn?"
    question = make_question(text, asked=Asked.COMPARISON, options=("thu hải quan", "thu nội địa"))
    assert len(decide(question, (INLAND, CUSTOMS)).figures) == 2
    assert not decide(replace(question, numbers=(Decimal(870),)), (INLAND, CUSTOMS)).answered


def test_sides_are_compared_by_what_is_told_for_the_condition_given() -> None:
    """Losses above 70% are paid 40 and 60 triệu; the range below is the condition of something else."""
    text = "Nhóm {}: hao hụt trên 70%, bù {} triệu đồng; từ 30% đến 70%, bù {} triệu đồng."
    told = [("nhanh", 40, 20), ("chậm", 60, 30)]
    passages = [make_passage(text.format(*each), at=200 * i, chunk_id=i) for i, each in enumerate(told)]
    ranges = [
        replace(fact, figure=replace(fact.figure, upper=Decimal(70)))
        for fact in (make_fact(each, "30% đến 70%", unit="%", indicator="hao hụt") for each in passages)
    ]
    paid = [
        make_fact(passage, f"{amount} triệu đồng", indicator="bù")
        for passage, each in zip(passages, told, strict=True)
        for amount in each[1:]
    ]
    question = make_question(
        "Hao hụt trên 70% thì nhóm nhanh hay nhóm chậm được bù cao hơn?",
        asked=Asked.COMPARISON,
        options=("nhóm nhanh", "nhóm chậm"),
        numbers=(Decimal(70),),
        quantities=(Quantity(number=Decimal(70), unit="%"),),
    )
    sides = {"nhanh": (ranges[0], *paid[:2]), "chậm": (ranges[1], *paid[2:])}
    look = {name: ground_of(question, facts) for name, facts in sides.items()}
    sources = replace(sources_of(()), look=lambda other: look["nhanh" if "nhanh" in other.reading else "chậm"])
    answer = answer_from(ground_of(question, (), ()), sources)
    assert [figure.number for figure in answer.figures] == ["60", "40"]


def test_the_same_thing_said_twice_is_not_compared_with_itself() -> None:
    """Both sides found one name and one value: what was asked of each was not found."""
    again = make_passage("Mức thu là 2.610 tỷ đồng.", at=500, chunk_id=2)
    twice = [make_fact(passage, "2.610 tỷ đồng", indicator="mức thu phí phạt") for passage in (PASSAGE, again)]
    question = make_question("Thu phí hay thu phạt cao hơn?", asked=Asked.COMPARISON, options=("thu phí", "thu phạt"))
    assert not decide(question, twice).answered


def test_what_the_question_gives_answers_nothing() -> None:
    """Who asks of the 870 tỷ đồng asks for something else."""
    given = Quantity(number=Decimal(870), unit="tỷ đồng")
    assert decide(make_question(), (CUSTOMS,)).answered
    assert not decide(make_question(quantities=(given,)), (CUSTOMS,)).answered


@pytest.mark.parametrize(
    ("extreme", "place", "expected"),
    [
        (Extreme.HIGHEST, 1, "Cao nhất: Thu nội địa: 2.610 tỷ đồng [1]."),
        (Extreme.LOWEST, 1, "Thấp nhất: Thu phí: 300 tỷ đồng [1]."),
        (Extreme.HIGHEST, 2, "Thu hải quan: 870 tỷ đồng [1]."),
        (Extreme.LOWEST, 9, "Thu nội địa: 2.610 tỷ đồng [1]."),
    ],
)
def test_an_order_leads_with_the_place_asked_for(extreme: Extreme, place: int, expected: str) -> None:
    """Among the figures of one kind beside the best one; a place beyond the last is the last."""
    question = make_question(asked=Asked.RANKING, order=Order(extreme=extreme, place=place))
    assert decide(question).text == expected


def test_falls_are_below_rises_in_an_order() -> None:
    """Minus 5 is less than plus 16, whatever the digits."""
    question = make_question(asked=Asked.RANKING, order=Order(extreme=Extreme.LOWEST))
    answer = decide(question, (INLAND_GROWTH, CUSTOMS_FALL))
    assert answer.text == "Thấp nhất: Thu hải quan giảm 5% [1]."


def test_a_breakdown_gives_all_parts_but_those_that_the_question_gives() -> None:
    """2.610 is in the question."""
    question = make_question(asked=Asked.BREAKDOWN)
    assert decide(question, (CUSTOMS, INLAND, FEES)).text == (
        "Thu nội địa: 2.610 tỷ đồng [1]; Thu hải quan: 870 tỷ đồng [1]; Thu phí: 300 tỷ đồng [1]."
    )
    given = replace(question, numbers=(Decimal(2610),))
    assert [figure.text for figure in decide(given, (CUSTOMS, INLAND, FEES)).figures] == ["870 tỷ đồng", "300 tỷ đồng"]


def test_the_parts_of_a_breakdown_are_no_rivals_of_each_other() -> None:
    """Three parts as likely as each other are sure together; another figure as likely makes them unsure."""
    lead_counts = replace(WILLING, fact_confidence=LinearModel(weights={"lead": 9.0}), fact_threshold=0.9)
    question = make_question(asked=Asked.BREAKDOWN)
    assert len(decide(question, (CUSTOMS, INLAND, FEES), ranker=lead_counts).figures) == 3
    assert not decide(question, (CUSTOMS, INLAND, FEES, INLAND_GROWTH), ranker=lead_counts).answered


def test_several_units_asked_get_the_best_fact_of_each() -> None:
    """As in "bao nhiêu tỷ đồng, tăng bao nhiêu %"."""
    question = make_question(asked=Asked.BREAKDOWN, units=("tỷ đồng", "%"))
    assert [figure.text for figure in decide(question).figures] == ["2.610 tỷ đồng", "16%"]


@pytest.mark.parametrize(
    ("operation", "number", "formula"),
    [
        (Operation.DIFFERENCE, "1740", "2.610 − 870 = 1.740"),
        (Operation.SUM, "3480", "2.610 + 870 = 3.480"),
        (Operation.RATIO, "3", "2.610 / 870 = 3"),
        # 870 of 2.610 is a third.
        # 2.610 after +16 % was 2.250.
        (Operation.BASE, "2250", "2.610 / (1 + 16%) = 2.250"),
    ],
)
def test_a_computation_shows_its_formula_and_cites_its_operands(
    operation: Operation, number: str, formula: str
) -> None:
    """The computed figure leads, the operands follow as stated."""
    terms = (*split_tokens(INLAND.figure.indicator), *split_tokens(CUSTOMS.figure.indicator))
    question = make_question(asked=Asked.COMPUTATION, operation=operation, terms=terms)
    answer = decide(question, (INLAND, CUSTOMS, INLAND_GROWTH))
    computed, *operands = answer.figures
    assert (computed.computed, computed.number, computed.formula) == (True, number, formula)
    # The result stands once: "1.740 tỷ đồng (tính: 2.610 − 870)".
    assert f"(tính: {formula.partition(' =')[0].partition(' ≈')[0]}" in answer.text
    assert answer.text.count(formula.rsplit(maxsplit=1)[-1]) == 1
    assert len(operands) == 2
    assert all(not operand.computed for operand in operands)
    assert all(operand.text in answer.citations[operand.citation - 1].quote for operand in operands)


def test_an_operand_that_the_question_does_not_name_is_no_operand() -> None:
    """Asked only of inland revenue, the customs revenue beside it is not added."""
    terms = split_tokens(INLAND.figure.indicator)
    question = make_question(asked=Asked.COMPUTATION, operation=Operation.SUM, terms=terms)
    assert not any(figure.computed for figure in decide(question, (INLAND, CUSTOMS)).figures)


def test_a_plan_follows_from_the_share_beside_the_level() -> None:
    """512 is 80 per cent of 640."""
    passage = make_passage("Doanh thu đạt 512 tỷ đồng, bằng 80% kế hoạch.")
    level = make_fact(passage, "512 tỷ đồng", indicator="doanh thu")
    share = make_fact(passage, "80%", indicator="doanh thu", role=Role.PLAN_SHARE)
    question = make_question(asked=Asked.COMPUTATION, operation=Operation.IMPLIED_PLAN)
    assert decide(question, (level, share)).figures[0].formula == "512 / 80% = 640"


def test_a_computation_without_its_operands_gives_way() -> None:
    """One level alone has no difference; the level answers."""
    question = make_question(asked=Asked.COMPUTATION, operation=Operation.DIFFERENCE)
    answer = decide(question, (INLAND, CUSTOMS_FALL))
    assert [figure.computed for figure in answer.figures] == [False]


def test_one_level_is_no_difference_of_two_years() -> None:
    """Where only one year is told, by how much it exceeds the other is not."""
    question = make_question(asked=Asked.COMPUTATION, operation=Operation.DIFFERENCE, periods=("2018", "2019"))
    assert not decide(question, (INLAND,)).answered


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Direction.UP, "Có, thu nội địa tăng 16% [1]."),
        (Direction.DOWN, "Không, thu nội địa tăng 16% [1]."),
    ],
)
def test_yes_or_no_follows_the_direction(asked: Direction, expected: str) -> None:
    """The growth proves it, though the level ranks higher."""
    assert decide(make_question(asked=Asked.YES_NO, direction=asked)).text == expected


def test_yes_or_no_without_a_direction_lets_the_sentence_speak() -> None:
    """Nothing is affirmed that no grammar has read."""
    answer = decide(make_question(asked=Asked.YES_NO))
    assert answer.text.startswith("Thu nội địa 2.610 tỷ đồng")


def test_one_figure_is_no_answer_for_each() -> None:
    """The sum of all districts is told by none of them; what is not asked of each is answered by one."""
    of_each = make_question("Thu nội địa của từng huyện là bao nhiêu?", asked=Asked.BREAKDOWN)
    assert not decide(of_each, (INLAND, INLAND_GROWTH)).answered
    once = make_question("Thu nội địa đã từng là bao nhiêu?", asked=Asked.BREAKDOWN)
    assert decide(once, (INLAND, INLAND_GROWTH)).answered


def test_other_periods_of_the_indicator_are_offered() -> None:
    """One click to ask for them."""
    passage = make_passage("Thu nội địa năm 2021 là 2.610 tỷ đồng, năm 2020 là 2.300 tỷ đồng.")
    new = make_fact(passage, "2.610 tỷ đồng", period="2021")
    old = make_fact(passage, "2.300 tỷ đồng", period="2020")
    assert decide(make_question(), (new, old)).choices == ("Thu nội địa năm 2020 là bao nhiêu?",)


def test_confidence_is_over_the_next_different_number() -> None:
    """The same number told twice is no rival."""
    ranker = replace(WILLING, fact_confidence=LinearModel(weights={"lead": 5.0}))
    rival = ground_of(make_question(), (INLAND, CUSTOMS)).facts
    twice = ground_of(make_question(), (INLAND, replace(INLAND, passage=make_passage("x")))).facts
    assert fact_confidence(rival, ranker) < fact_confidence(twice, ranker)
    assert fact_confidence((), ranker) == passage_confidence((), ranker) == 0.0


@pytest.mark.parametrize("operation", [None, Operation.PRODUCT])
def test_what_cannot_be_computed_is_answered_as_stated(operation: Operation | None) -> None:
    """A rate is given as it stands; nothing is taken from anything."""
    answer = decide(make_question(asked=Asked.COMPUTATION, operation=operation))
    assert [figure.text for figure in answer.figures][:1] == ["2.610 tỷ đồng"]
    assert not any(figure.computed for figure in answer.figures)


def test_a_rate_is_multiplied_by_the_amount_given() -> None:
    """What two hectares come to; the per cent that are given too are no hectares."""
    rate = make_fact(make_passage("Hỗ trợ 30 triệu đồng/ha."), "30 triệu đồng/ha", indicator="hỗ trợ")
    given = (Quantity(number=Decimal(2), unit="ha"), Quantity(number=Decimal(70), unit="%"))
    question = make_question(
        "2 ha mạ mất 70% được tổng cộng bao nhiêu?",
        asked=Asked.COMPUTATION,
        operation=Operation.PRODUCT,
        quantities=given,
        numbers=(Decimal(2), Decimal(70)),
    )
    answer = decide(question, [rate])
    assert answer.text == "60 triệu đồng (tính: 2 × 30). Hỗ trợ: 30 triệu đồng/ha [1]."
    assert [figure.computed for figure in answer.figures] == [True, False]


def test_an_average_divides_what_there_is_by_how_many_there_are() -> None:
    """In one sentence the number of schools stands before what these have; 24 lớp are of the three schools."""
    passage = make_passage("Huyện có 3 trường với 24 lớp và 2 trạm với 8 phòng.")
    facts = [make_fact(passage, text, indicator=text[2:].strip()) for text in ("3 trường", "24 lớp", "2 trạm")]
    question = make_question(
        "Trung bình mỗi trường có bao nhiêu lớp?",
        asked=Asked.COMPUTATION,
        operation=Operation.AVERAGE,
        units=("lớp",),
        terms=("truong", "lop"),
    )

    def answer(told: Sequence[Fact]) -> Answer:
        sources = replace(sources_of(told), passage_facts=lambda _: tuple(told))
        return answer_from(ground_of(question, told, (passage,)), sources)

    assert answer(facts).figures[0].formula == "24 / 3 = 8"
    assert not answer(facts[1:]).answered


def test_the_total_of_all_answers_nothing_about_each_on_average() -> None:
    """What one of them has on average is told as such, or not at all."""
    passage = make_passage("Các hộ nhận 300 triệu đồng; bình quân mỗi hộ nhận 6 triệu đồng.")
    total = make_fact(passage, "300 triệu đồng", indicator="các hộ nhận")
    each = make_fact(passage, "6 triệu đồng", indicator="bình quân mỗi hộ nhận")
    question = make_question("Bình quân mỗi hộ nhận bao nhiêu tiền?")
    clause = Span(passage.span.start, passage.span.start + len("Các hộ nhận 300 triệu đồng"))
    alone = replace(total, figure=replace(total.figure, clause=clause))
    assert not decide(question, [alone]).answered
    assert [figure.number for figure in decide(question, [each]).figures] == ["6"]


def test_money_alone_answers_for_no_projects() -> None:
    """Of several things asked for at once the one that is counted is told, or nothing."""
    parts = (
        Part(unit="dự án", counted=True, words=frozenset({"cap"})),
        Part(unit="", counted=False, words=frozenset({"thu"})),
    )
    question = make_question("Có mấy dự án, thu bao nhiêu?", asked=Asked.BREAKDOWN, units=("dự án",), parts=parts)
    assert not decide(question, (INLAND, CUSTOMS)).answered
