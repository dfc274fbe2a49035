"""What a number was first reported as and what it came to: the question names one measure and two states of it."""

from dataclasses import replace

import pytest

from index.figure import Status
from qa.analyse.analyse import read_question
from qa.answer import Answer
from qa.candidate import Fact
from qa.question import Operation, Question
from qa.strategy.decide import answer_from
from tests.candidates import make_fact, make_passage
from tests.test_decide import ground_of, sources_of

FIRST, LAST = Status.FIRST_REPORTED, Status.UPDATED
PASSAGE = make_passage(
    "Báo cáo số 12: thu nội địa 2.000 tỷ đồng, thu hải quan 1.500 tỷ đồng."
    " Kết quả cập nhật: thu nội địa 2.500 tỷ đồng, thu hải quan 1.800 tỷ đồng."
)
INLAND = (
    make_fact(PASSAGE, "2.000 tỷ đồng", status=FIRST, period="2017"),
    make_fact(PASSAGE, "2.500 tỷ đồng", status=LAST, period="2017"),
)
CUSTOMS = (
    make_fact(PASSAGE, "1.500 tỷ đồng", indicator="thu hải quan", status=FIRST, period="2017"),
    make_fact(PASSAGE, "1.800 tỷ đồng", indicator="thu hải quan", status=LAST, period="2017"),
)


def decide(question: Question, facts: tuple[Fact, ...]) -> Answer:
    """Answer where every look finds the facts given, best first."""
    found = ground_of(question, facts)
    sources = replace(sources_of(facts), look=lambda other: ground_of(other, facts))
    return answer_from(found, sources)


@pytest.mark.parametrize(
    ("text", "earlier", "operation"),
    [
        ("Chênh lệch giữa số cập nhật và số đã báo cáo của thu nội địa?", FIRST, Operation.DIFFERENCE),
        ("chenh lech giua so cap nhat va so da bao cao cua thu noi dia", FIRST, Operation.DIFFERENCE),
        ("Thu nội địa chưa cập nhật thấp hơn số cập nhật bao nhiêu?", FIRST, Operation.DIFFERENCE),
        ("Thu nội địa tăng bao nhiêu so với số đã báo cáo?", FIRST, Operation.DIFFERENCE),
        ("Thu nội địa tăng bao nhiêu phần trăm so với Báo cáo số 428?", FIRST, Operation.RISE),
        ("Thu nội địa cập nhật gấp mấy lần số đã báo cáo?", FIRST, Operation.RATIO),
        ("Số ước và số chính thức của thu nội địa chênh lệch bao nhiêu?", Status.ESTIMATE, Operation.DIFFERENCE),
    ],
)
def test_two_states_of_one_number_are_compared(text: str, earlier: Status, operation: Operation) -> None:
    """The later one goes without saying against a figure that was reported first."""
    question = read_question(text)
    assert (question.restated, question.operation) == (earlier, operation)


@pytest.mark.parametrize(
    "text",
    [
        "Thu nội địa tăng bao nhiêu so với cùng kỳ theo số đã báo cáo?",
        "Theo số cập nhật, thu nội địa và thu hải quan chênh lệch bao nhiêu?",
        "Thu nội địa theo Báo cáo số 428 tăng bao nhiêu phần trăm?",
        "Dự toán thu năm 2025 tăng bao nhiêu so với ước thực hiện năm 2024?",
        "Số đã báo cáo của thu nội địa là bao nhiêu?",
    ],
)
def test_one_state_alone_compares_no_states(text: str) -> None:
    """What moved is compared with another time, and two measures in one state with each other."""
    assert read_question(text).restated is None


@pytest.mark.parametrize(
    ("operation", "formula"),
    [
        (Operation.DIFFERENCE, "2.500 − 2.000 = 500"),
        (Operation.RATIO, "2.500 / 2.000 = 1,25"),
        (Operation.RISE, "(2.500 − 2.000) / 2.000 × 100 = 25"),
    ],
)
@pytest.mark.parametrize("facts", [(*INLAND, *CUSTOMS), (*INLAND[::-1], *CUSTOMS)])
def test_operands_are_told_apart_by_how_final_they_are(
    facts: tuple[Fact, ...], operation: Operation, formula: str
) -> None:
    """Whichever state is found first; never the first reported figure of something else beside it."""
    computed, later, earlier = decide(_asked(operation), facts).figures
    assert computed.formula == formula
    assert (later.number, earlier.number) == ("2500", "2000")


def test_the_answer_says_which_operand_is_which() -> None:
    """Both bear one name."""
    assert decide(_asked(Operation.DIFFERENCE), INLAND).text == (
        "500 tỷ đồng (tính: 2.500 − 2.000). Thu nội địa (số cập nhật): 2.500 tỷ đồng;"
        " Thu nội địa (số đã báo cáo trước): 2.000 tỷ đồng [1]."
    )


def test_without_the_other_state_nothing_is_answered() -> None:
    """Neither the only state nor a figure of something else stands for the difference."""
    for facts in (INLAND[:1], INLAND[1:], (INLAND[0], *CUSTOMS)):
        answer = decide(_asked(Operation.DIFFERENCE), facts)
        assert (answer.answered, answer.figures) == (False, ())


def test_states_of_other_times_are_not_compared() -> None:
    """An update of 2018 is none of 2017."""
    later = make_fact(PASSAGE, "2.500 tỷ đồng", status=LAST, period="2018")
    assert not decide(_asked(Operation.DIFFERENCE), (INLAND[0], later)).answered


def test_two_measures_are_not_one_number_reported_twice() -> None:
    """Inland revenue against customs, both as updated: 2.500 less 1.800."""
    question = read_question("Theo số cập nhật, thu nội địa và thu hải quan chênh lệch bao nhiêu?")
    answer = decide(question, (INLAND[1], INLAND[0], CUSTOMS[1], CUSTOMS[0]))
    assert answer.figures[0].formula == "2.500 − 1.800 = 700"


def _asked(operation: Operation) -> Question:
    question = read_question("Chênh lệch giữa số cập nhật và số đã báo cáo của thu nội địa năm 2017?")
    return replace(question, operation=operation)
