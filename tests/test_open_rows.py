"""Rows that lost their first pipe below the pipes of a lost header: each line is a row."""

import pytest

from index.open_rows import has_open_rows, split_open_rows
from index.table import split_tables


def cells(text: str) -> list[list[str]]:
    """Return the texts of the cells of all rows."""
    return [[text[first:last] for first, last in row] for row in split_open_rows(text, 0, len(text))]


def test_each_line_is_a_row_and_the_pipes_of_the_header_are_none() -> None:
    """Three columns."""
    text = "|\n|\n|\n1 | Sông Mây | 25 |\n2 | Sông Gió | 31 |\n"
    assert has_open_rows(text, 0, len(text))
    assert cells(text) == [["1", "Sông Mây", "25"], ["2", "Sông Gió", "31"]]


def test_a_line_that_begins_with_a_pipe_goes_on_past_a_lost_cell() -> None:
    """The length of the first river was lost, its number of bridges was not."""
    text = "|\n1 | Sông Mây |\n| 4 |\n2 | Sông Gió | 31 | 2 |\n|\n"
    assert cells(text) == [["1", "Sông Mây", "", "4"], ["2", "Sông Gió", "31", "2"]]


def test_a_cell_that_a_line_end_breaks_is_one() -> None:
    """The name goes on in the next line."""
    assert cells("1 | Sông\nMây Trắng | 25 |\n2 | Sông Gió | 31 |\n") == [
        ["1", "Sông\nMây Trắng", "25"],
        ["2", "Sông Gió", "31"],
    ]


@pytest.mark.parametrize("text", ["| a | b |\n| c | d |\n", "a\n|\nb\n|\nc\n|\nd\n|\n", "a | b |\n"])
def test_other_tables_are_read_as_before(text: str) -> None:
    """Whole rows, one cell a line, and a single line that tells nothing."""
    assert not has_open_rows(text, 0, len(text))


def test_the_rows_become_a_table() -> None:
    """Of as many columns as its widest row has."""
    text = "|\n|\n1 | Sông Mây | 25 |\n2 | Sông Gió | 31 |\n"
    (table,) = split_tables(text, 0, len(text))
    assert not isinstance(table, tuple)
    assert (len(table.rows), table.columns, table.dashed) == (2, 3, False)


def test_a_line_that_begins_with_a_pipe_is_a_row_where_the_one_before_is_whole() -> None:
    """A group's name stood over its rows and was lost with its cell; no row is wider than three cells."""
    text = "|\n| Sông Mây | 25 | 3 |\nSông Gió | 31 | 2 | |\n| Suối Đá | 7 | 1 |\nSuối Lau | 5 | 0 | |\n"
    assert [row[:3] for row in cells(text)] == [
        ["Sông Mây", "25", "3"],
        ["Sông Gió", "31", "2"],
        ["Suối Đá", "7", "1"],
        ["Suối Lau", "5", "0"],
    ]
