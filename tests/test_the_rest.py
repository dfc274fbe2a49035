"""What is left of a whole without a part: the whole less the part, or nothing."""

import pytest

from qa.candidate import Fact
from qa.question import Asked, Extreme, Order
from qa.strategy.decide import answer_from
from qa.words.excepted import find_excepted
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

PASSAGE = make_passage("Tổng vốn 60 tỷ đồng, trong đó vốn góp 12 tỷ đồng, vốn vay 40 tỷ đồng.")
ALL_OF_IT = make_fact(PASSAGE, "60 tỷ đồng", indicator="tổng vốn")
OWN = make_fact(PASSAGE, "12 tỷ đồng", indicator="vốn góp", parent="tổng vốn")
LENT = make_fact(PASSAGE, "40 tỷ đồng", indicator="vốn vay", parent="tổng vốn")


@pytest.mark.parametrize(
    ("text", "excepted"),
    [
        ("Ngoài vốn góp, dự án còn bao nhiêu vốn?", [{"von", "gop"}]),
        ("Không kể dân thành thị thì còn bao nhiêu người?", [{"dan", "thanh", "thi"}]),
        ("Có 60 tỷ đồng, trừ vốn góp và vốn vay thì còn bao nhiêu?", [{"von", "gop"}, {"von", "vay"}]),
        ("Doanh nghiệp ngoài nhà nước còn bao nhiêu?", []),
        ("Ngoài ra còn bao nhiêu dự án?", []),
        ("Ngoài việc bị phạt tiền còn bị trừ bao nhiêu điểm?", []),
        ("Vốn đầu tư nước ngoài là bao nhiêu?", []),
    ],
)
def test_what_is_left_out_is_named(text: str, excepted: list[set[str]]) -> None:
    """Words that only hold "ngoài" leave nothing out."""
    assert [set(words) for words in find_excepted(text)] == excepted


def told(text: str, *facts: Fact) -> str:
    """Return what is answered, or refused, with these facts, best first."""
    answer = answer_from(ground_of(make_question(text, asked=Asked.LEVEL), facts), sources_of(facts))
    return answer.figures[0].text if answer.answered else ""


def test_the_rest_is_the_whole_less_the_part() -> None:
    """60 less 12; the loan is another part of it."""
    assert told("Ngoài vốn góp, dự án còn bao nhiêu vốn?", OWN, LENT, ALL_OF_IT) == "48 tỷ đồng (60 − 12 = 48)"


def test_the_part_that_is_left_out_answers_nothing() -> None:
    """Without the whole, what is left is not known."""
    assert told("Ngoài vốn góp, dự án còn bao nhiêu vốn?", OWN) == ""
    assert told("Ngoài vốn góp và vốn vay, còn bao nhiêu vốn?", OWN, LENT, ALL_OF_IT) == ""


def test_the_first_of_the_others_is_none_that_is_left_out() -> None:
    """The loan is the most of all, and is not asked about."""
    question = make_question(
        "Ngoài vốn vay, vốn nào nhiều nhất?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST)
    )
    own = make_fact(PASSAGE, "12 tỷ đồng", indicator="vốn góp")
    lent = make_fact(PASSAGE, "40 tỷ đồng", indicator="vốn vay")
    answer = answer_from(ground_of(question, (lent, own), ()), sources_of((lent, own)))
    assert answer.text == "Cao nhất: Vốn góp: 12 tỷ đồng [1]."
