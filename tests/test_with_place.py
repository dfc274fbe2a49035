"""A value and its place in an order, asked in one question: both of one row or sentence, or as before."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.analyse.order import without_position
from qa.answer import Answer
from qa.candidate import Fact
from qa.question import Asked, Extreme, Order, Question
from qa.rank.ground import Ground
from qa.strategy.decide import answer_from
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

ROW = make_passage("Đội Sông Lam | 31 | 4", kind=BlockKind.TABLE)
POINTS = make_fact(ROW, "31", unit="", indicator="Đội Sông Lam - Điểm")
PLACE = make_fact(ROW, "4", unit="", indicator="Đội Sông Lam - Hạng")
ELSEWHERE = make_fact(make_passage("Năm trước được 28 điểm.", at=700, chunk_id=8), "28 điểm", indicator="điểm")


def ask(*, values: tuple[Fact, ...]) -> Answer:
    """Ask for points and place; `values` are found for the points, the place for the place."""
    order = Order(extreme=Extreme.POSITION)
    question = make_question("Đội Sông Lam được bao nhiêu điểm, xếp thứ mấy?", asked=Asked.RANKING, order=order)

    def look(other: Question) -> Ground:
        assert other.order is None
        return ground_of(other, values)

    sources = replace(sources_of((POINTS, PLACE)), look=look)
    return answer_from(ground_of(question, (PLACE,)), sources)


def test_value_and_place_of_one_row_answer_together() -> None:
    """The value first; a better ranked figure of another passage is not taken."""
    assert ask(values=(ELSEWHERE, POINTS)).text == "Đội Sông Lam - Điểm: 31 [1]; Đội Sông Lam - Hạng: 4 [1]."


def test_the_place_alone_answers_where_its_row_states_no_value() -> None:
    """As for one who asks for the place only."""
    assert ask(values=(ELSEWHERE,)).text == "Đội Sông Lam - Hạng: 4 [1]."


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Chỉ số của tỉnh là bao nhiêu và đứng thứ mấy?", "Chỉ số của tỉnh là bao nhiêu"),
        ("Sản lượng chè đạt bao nhiêu tấn, xếp hạng mấy cả nước?", "Sản lượng chè đạt bao nhiêu tấn cả nước"),
        ("Trường xếp thứ mấy và được bao nhiêu điểm?", "Trường và được bao nhiêu điểm"),
        ("Trường xếp thứ mấy?", ""),
        ("Trường được bao nhiêu điểm?", ""),
    ],
)
def test_what_is_asked_beside_the_place_is_left(question: str, rest: str) -> None:
    """Nothing is left where only the place is asked, or no place at all."""
    assert without_position(question) == rest
