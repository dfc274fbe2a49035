"""The column of totals is one of like cells; its row of totals is none of them."""

from dataclasses import replace

from index.document import BlockKind, Span
from qa.candidate import Fact
from qa.retrieve.whole_column import has_whole_beside, whole_column
from tests.candidates import make_fact, make_passage

ROWS = make_passage("3 | 12 | 15; 20 | 15 | 35; 23 | 27 | 50", kind=BlockKind.TABLE)
HEADS = ("Nam", "Nữ", "Tổng số")
AMOUNTS = {"Gió": (3, 12, 15), "Mây": (20, 15, 35), "Tổng cộng": (23, 27, 50)}


def cell(written: int, row: int, column: int, name: str) -> Fact:
    """Return a cell under the names of its row and its column."""
    fact = make_fact(ROWS, str(written), unit="", indicator=name)
    span = Span(10 * row + column, 10 * row + column + 1)
    return replace(fact, figure=replace(fact.figure, span=span, block=1, row=row, column=column))


CELLS = [
    cell(amount, row, column, f"{name} - {HEADS[column]}")
    for row, (name, amounts) in enumerate(AMOUNTS.items())
    for column, amount in enumerate(amounts)
]


def test_what_each_row_comes_to_is_a_list() -> None:
    """Without what all come to; a column of a part is no total."""
    assert [each.figure.text for each in whole_column(CELLS[2], CELLS)] == ["15", "35"]
    assert whole_column(CELLS[0], CELLS) == ()


def test_a_part_stands_beside_its_total() -> None:
    """The total beside none."""
    assert has_whole_beside(CELLS[0], CELLS)
    assert not has_whole_beside(CELLS[2], CELLS)
