"""What is compared heads rows of a table: the cells of the column that the question names, though one was not found."""

from dataclasses import replace

from index.document import BlockKind
from qa.answer import Answer
from qa.candidate import Fact
from qa.question import Asked
from qa.rank.rank import LinearModel
from qa.strategy.decide import answer_from
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import WILLING, ground_of, sources_of

TABLE = make_passage("Mây | 12 | 40; Gió | 15 | 30", kind=BlockKind.TABLE)
# Sure of nothing that a score says.
UNSURE = replace(WILLING, fact_confidence=LinearModel(weights={}, bias=-9.0), fact_threshold=0.5)


def cell(written: str, name: str, row: int, column: int) -> Fact:
    """Return a cell of a table of communes."""
    fact = make_fact(TABLE, written, unit="", indicator=name)
    return replace(fact, figure=replace(fact.figure, row=row, column=column))


CELLS = (
    cell("12", "Mây - Số trường", 1, 1),
    cell("40", "Mây - Số trạm", 1, 2),
    cell("15", "Gió - Số trường", 2, 1),
    cell("30", "Gió - Số trạm", 2, 2),
)


def compare(text: str, found: Fact, names: tuple[str, str] = ("Mây", "Gió")) -> Answer:
    """Compare two communes, of which only one was found."""
    question = make_question(text, asked=Asked.COMPARISON, options=names)
    sources = replace(
        sources_of(CELLS, ranker=UNSURE),
        look=lambda other: ground_of(other, [found] if names[0] in other.reading else []),
    )
    return answer_from(ground_of(question, (), ()), sources)


def test_the_row_of_the_other_name_is_read_in_the_column_found() -> None:
    """Schools are asked for, and the names of both rows prove whose they are."""
    told = compare("Mây và Gió, nơi nào nhiều trường hơn?", CELLS[0]).text
    assert told == "Gió nhiều hơn: Gió - Số trường: 15 [1]; Mây - Số trường: 12 [1]."


def test_a_column_that_the_question_does_not_name_compares_nothing() -> None:
    """Markets are in no header."""
    assert not compare("Mây và Gió, nơi nào nhiều chợ hơn?", CELLS[0]).answered


def test_a_name_without_a_row_is_not_compared() -> None:
    """There is no row of the third commune."""
    assert not compare("Mây và Đá, nơi nào nhiều trường hơn?", CELLS[0], ("Mây", "Đá")).answered
