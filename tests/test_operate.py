"""What is computed takes its operands from one sentence: a rate and its amount, things and what falls on each."""

from decimal import Decimal

from index.figure import Role
from qa.answer import Answer
from qa.candidate import Fact
from qa.operate import answer_computation, answer_product
from qa.question import Asked, Operation, Quantity
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

HOMES = make_passage("Tỉnh duyệt 16 dự án với 800 căn hộ và 5 dự án với 90 căn hộ.")
PROJECTS, OTHERS = (
    make_fact(HOMES, written, indicator="dự án", role=Role.COUNT) for written in ("16 dự án", "5 dự án")
)
FLATS, MORE = (
    make_fact(HOMES, written, indicator="quy mô", role=Role.COUNT) for written in ("800 căn hộ", "90 căn hộ")
)


def average(text: str, *facts: Fact) -> Answer | None:
    """Compute an average from these facts, best first."""
    question = make_question(text, asked=Asked.COMPUTATION, operation=Operation.AVERAGE)
    return answer_computation(ground_of(question, facts), sources_of(facts))


def test_what_falls_on_each_is_told_beside_it() -> None:
    """800 flats in 16 projects are 50 in each; 16 by 5 projects would be nothing that anybody asks."""
    told = average("Trung bình mỗi dự án có bao nhiêu căn hộ?", PROJECTS, OTHERS, FLATS, MORE)
    assert told is not None
    assert told.text.startswith("50 căn hộ/dự án (tính: 800 / 16).")


def test_without_what_falls_on_them_nothing_is_computed() -> None:
    """Two counts of projects make no average."""
    assert average("Trung bình mỗi dự án có bao nhiêu căn hộ?", PROJECTS, OTHERS) is None


def test_a_rate_is_multiplied_by_the_amount_that_is_given() -> None:
    """3 ha at 4 triệu đồng/ha; for cattle a rate per hectare says nothing."""
    rate = make_fact(make_passage("Hỗ trợ 4 triệu đồng/ha."), "4 triệu đồng/ha", indicator="hỗ trợ")
    for unit, text in (("ha", "12 triệu đồng (tính: 3 × 4)."), ("con", None)):
        question = make_question(
            f"Được hỗ trợ tổng số tiền bao nhiêu cho 3 {unit}?",
            asked=Asked.COMPUTATION,
            operation=Operation.PRODUCT,
            quantities=(Quantity(number=Decimal(3), unit=unit),),
        )
        told = answer_product(ground_of(question, (rate,)), rate, 1.0)
        assert (None if told is None else told.text.split(" Hỗ trợ")[0]) == text
