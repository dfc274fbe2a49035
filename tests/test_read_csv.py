"""Tables of .csv files: cells in their place, offsets into the file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Block
from index.read.csv import find_separator, read_table

CELLS = st.text(alphabet='aă1,; "\n\tđ.', max_size=8)


def rows_of(block: Block) -> list[list[str]]:
    """Cells' texts, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(block.text[cell.span.start : cell.span.end])
    return list(rows.values())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    """A comma inside numbers does not win over the character that parts every line alike."""
    text = f"Huyện{separator}Diện tích\nMây{separator}12.5\nGió{separator}7.25\n"
    assert find_separator(text) == separator
    assert rows_of(read_table(text)[0]) == [["Huyện", "Diện tích"], ["Mây", "12.5"], ["Gió", "7.25"]]


def test_decimal_commas_do_not_part_cells() -> None:
    """A semicolon file with decimal commas keeps its numbers whole."""
    text = "Huyện;Diện tích\nMây;12,5\nGió;7,25\n"
    assert rows_of(read_table(text)[0])[1] == ["Mây", "12,5"]


def test_quoted_cells_keep_separators_quotes_and_newlines() -> None:
    """Doubled quotes are one, a newline in a cell is read as a space."""
    text = 'Tên,Ghi chú\r\n"Mây, thị xã","gọi là ""Mây"""\r\n"hai\ndòng",x\r\n'
    (block,) = read_table(text)
    assert rows_of(block) == [["Tên", "Ghi chú"], ["Mây, thị xã", 'gọi là "Mây"'], ["hai dòng", "x"]]


def test_cells_point_into_the_file() -> None:
    """The source of a cell is the text between its quotes."""
    text = 'Tên;Số\n"Mây; thị xã"; 1.250 \n'
    (block,) = read_table(text)
    cell = next(cell for cell in block.cells if cell.row == 1 and cell.column == 1)
    span = block.aligned.to_source(cell.span.start, cell.span.end)
    assert text[span.start : span.end] == "1.250"


def test_the_first_row_is_a_header_unless_it_holds_numbers() -> None:
    """A file without names has no header."""
    assert read_table("Năm,Số\n2020,5\n")[0].cells[0].header
    assert not read_table("2019,4\n2020,5\n")[0].cells[0].header


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_a_first_line_may_name_the_separator(first: str) -> None:
    """It is no row; commas could have been taken for the separator without it."""
    text = f"{first}Tên, nơi;Số\nMây, Gió;1,5\n"
    assert find_separator(text) == ";"
    (block,) = read_table(text)
    assert rows_of(block) == [["Tên, nơi", "Số"], ["Mây, Gió", "1,5"]]
    source = block.aligned.to_source(0, 3)
    assert text[source.start : source.end] == "Tên"


@pytest.mark.parametrize("text", ["", "sep=;", "\n\n", ",,\n", '"'])
def test_a_file_without_cells_has_no_blocks(text: str) -> None:
    """Nothing is made of nothing."""
    assert read_table(text) == ()


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_written_tables_are_read_back(body: list[list[str]]) -> None:
    """What the standard writer quotes is read as it was, but for newlines in cells."""
    rows = [["Huyện", "Số", "Ghi chú"], *body]
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    text = stream.getvalue()
    blocks = read_table(text)
    expected = [[cell.replace("\n", " ") for cell in row] for row in rows if any(row)]
    assert [rows_of(block) for block in blocks] == [expected]
