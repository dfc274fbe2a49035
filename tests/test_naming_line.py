"""What stands right below the line that names what is asked is of all of it; rows of a table there are its steps."""

import pytest

from index.document import BlockKind
from qa.candidate import Fact
from qa.choose.naming_line import naming_line, prefer_whole
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TITLE = "Báo cáo của tỉnh Bạch Sơn"
TERMS = ("cap", "phep", "khai", "thac", "muoi")


def below(line: str, text: str, written: str, number: int) -> Fact:
    """Return the figure of a list item below a heading."""
    passage = make_passage(
        text, at=number * 100, chunk_id=number, context=f"{TITLE} › {line}", kind=BlockKind.LIST_ITEM
    )
    return make_fact(passage, written, indicator=text.partition(":")[0], unit="ngày")


def step(line: str, name: str, written: str, number: int) -> Fact:
    """Return the cell of a row of the table of steps below a heading."""
    passage = make_passage(
        f"{name} | {written}", at=number * 100, chunk_id=number, context=f"{TITLE} › {line}", kind=BlockKind.TABLE
    )
    return make_fact(passage, written, indicator=f"{name} - Thời gian", unit="ngày", row=number, column=2)


GRANTED = "3. Cấp phép khai thác muối"
SIGNED = step(GRANTED, "Trình ký quyết định cấp phép khai thác", "2 ngày", 1)
WHOLE = below(GRANTED, "Thời hạn giải quyết: không quá 15 ngày.", "15 ngày", 2)
OTHER = below("4. Thu hồi giấy phép", "Thời hạn giải quyết: 20 ngày.", "20 ngày", 3)


def first(*facts: Fact) -> str:
    """Return the figure that is put first for "Cấp phép khai thác muối mất bao nhiêu ngày?"."""
    question = make_question("Cấp phép khai thác muối mất bao nhiêu ngày?", terms=TERMS, units=("ngày",))
    return prefer_whole(ground_of(question, facts), sources_of(facts)).facts[0].candidate.figure.text


def test_a_procedure_takes_as_long_as_is_said_below_its_name() -> None:
    """Not as long as one of its steps, though more of the asked words stand in that row."""
    assert first(SIGNED, OTHER, WHOLE) == "15 ngày"


@pytest.mark.parametrize(
    "others",
    [
        (OTHER,),  # another procedure
        (WHOLE, below(GRANTED, "Thời hạn theo luật: 30 ngày.", "30 ngày", 4)),  # either may be meant
        (below(f"{GRANTED} theo mùa", "Thời hạn giải quyết: 9 ngày.", "9 ngày", 5), WHOLE),  # so may these
        (below(GRANTED, "Hồ sơ được trả lại sau 15 ngày.", "15 ngày", 6),),  # no label
    ],
)
def test_a_step_stays_where_nothing_is_told_of_the_whole_alone(others: tuple[Fact, ...]) -> None:
    """It is the best that was found."""
    assert first(SIGNED, *others) == "2 ngày"


def test_a_row_that_is_called_what_is_asked_is_no_step() -> None:
    """It names nothing more."""
    row = step("Danh mục thủ tục", "Cấp phép khai thác muối", "14 ngày", 7)
    assert first(row, WHOLE) == "14 ngày"


def test_the_naming_line_is_the_one_that_holds_most_of_what_is_asked() -> None:
    """However many lines stand between it and the figure; the title of the document is none."""
    passage = make_passage("- Còn 7 ngày.", context=f"{TITLE} › {GRANTED} › a. Nội dung cắt giảm")
    fact = make_fact(passage, "7 ngày")
    assert naming_line(make_terms(TERMS, lambda _: 1.0), fact) == GRANTED
    assert naming_line(make_terms(TERMS, lambda _: 1.0), make_fact(make_passage("7 ngày"), "7 ngày")) == ""
