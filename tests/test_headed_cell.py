"""The cell is told whose column is named as the question asks."""

from dataclasses import replace

from index.document import BlockKind
from qa.candidate import Passage
from qa.choose.headed_cell import HeadedCell, find_dated_cell, find_headed_cell
from tests.candidates import make_passage

STANDS = "2 | Mở sạp bán chè | UBND xã | 05/6/2021 | 3 ngày"
TOLD = "Mở sạp bán chè | Cơ quan cho phép: UBND xã; Ngày áp dụng: 05/6/2021; Hẹn: 3 ngày"


def row(source: str = STANDS, told: str = TOLD) -> Passage:
    """Return a row of a table as it stands and as it is told."""
    passage = make_passage(source, kind=BlockKind.TABLE)
    return replace(passage, chunk=replace(passage.chunk, text=told))


def test_the_column_that_begins_with_the_noun_asked_for_answers() -> None:
    """With the names of row and column, and the place where the cell ends."""
    end = STANDS.index("UBND xã") + len("UBND xã")
    cell = HeadedCell(name="Mở sạp bán chè", header="Cơ quan cho phép", value="UBND xã", end=end)
    assert find_headed_cell(row(), "cơ quan") == cell
    assert find_headed_cell(row(), "cán bộ") is None
    assert find_headed_cell(row(), "") is None


def test_a_column_of_days_tells_when() -> None:
    """A column of how long something takes does not."""
    cell = find_dated_cell(row())
    assert cell is not None
    assert (cell.header, cell.value) == ("Ngày áp dụng", "05/6/2021")


def test_nothing_is_told_where_two_columns_fit_or_a_value_stands_twice() -> None:
    """Nobody knows which is asked for."""
    assert find_dated_cell(row("a | 1/2 | 3/4", "a | Ngày mở: 1/2; Ngày đóng: 3/4")) is None
    assert find_dated_cell(row("a | 1/2 | 1/2", "a | Ngày mở: 1/2; Đóng: 1/2")) is None


def test_a_sentence_has_no_columns() -> None:
    """Whatever colons it has."""
    assert find_headed_cell(replace(row(), kind=BlockKind.PARAGRAPH), "cơ quan") is None
