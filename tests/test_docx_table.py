"""Merged cells are spread out: headers over columns, labels over rows, numbers never."""

import pytest
from lxml import etree

from index.read.docx_names import T
from index.read.docx_table import Grid, count_header_rows, is_letterhead, letterhead_rows, read_grid, spread
from tests.files.make_office import SPACES, bold, cell, par, row, tbl

HEADER = row("TT", "Chỉ tiêu", "Năm 2018")


def grid_of(*rows: str) -> tuple[Grid, int]:
    """Read a table; a cell is bold when its first run is."""

    def read(element: etree._Element) -> tuple[tuple[str, ...], bool]:
        lines = tuple("".join(text.text or "" for text in line.iter(T)) for line in element)
        return lines, next(element.iter("{*}b"), None) is not None

    return read_grid(etree.fromstring(tbl(*rows).replace("<w:tbl>", f"<w:tbl {SPACES}>", 1).encode()), read)


def written(*rows: str) -> list[list[str]]:
    """Texts of a table as they are stored."""
    grid, marked = grid_of(*rows)
    return spread(grid, count_header_rows(grid, marked))


def headers(*rows: str) -> int:
    """Count the header rows of a table."""
    return count_header_rows(*grid_of(*rows))


def test_a_header_is_repeated_over_its_columns_and_rows() -> None:
    """Both kinds of merging at once."""
    rows = written(
        row(cell("Huyện", down="restart"), cell("Năm 2017", across=2)),
        row(cell("", down="continue"), "Kế hoạch", "Thực hiện"),
        row("Mây", "5", "6"),
    )
    assert rows == [["Huyện", "Năm 2017", "Năm 2017"], ["Huyện", "Kế hoạch", "Thực hiện"], ["Mây", "5", "6"]]


def test_a_label_is_repeated_down_and_a_number_is_not() -> None:
    """The number 12,5 belongs to both rows together."""
    rows = written(
        row("Vùng", "Huyện", "Diện tích"),
        row(cell("Đông", down="restart"), "Mây", cell("12,5", down="restart")),
        row(cell("", down="continue"), "Gió", cell("", down="continue")),
    )
    assert rows[1:] == [["Đông", "Mây", "12,5"], ["Đông", "Gió", ""]]


@pytest.mark.parametrize(
    ("label", "repeated"),
    [("Năm 2017", True), ("2017", True), ("15", False), ("1.", False), ("Đội 5", True), ("Rất " * 30, False)],
)
def test_only_what_names_its_rows_is_repeated(label: str, repeated: bool) -> None:
    """A year names them, a counter or prose does not."""
    rows = written(
        row("A", "B", "C"),
        row(cell(label, down="restart"), "Mây", "1"),
        row(cell("", down="continue"), "Gió", "2"),
    )
    assert rows[2][0] == (label if repeated else "")


def test_a_value_merged_down_in_a_later_column_is_not_repeated() -> None:
    """What it says is said once."""
    rows = written(
        row("A", "B", "C"),
        row("x", "Mây", cell("tăng 5%", down="restart")),
        row("y", "Gió", cell("", down="continue")),
    )
    assert rows[2] == ["y", "Gió", ""]


def test_a_row_over_all_columns_is_written_once() -> None:
    """A section, or the title of the table."""
    rows = written(row(cell("Bảng 1", across=3)), HEADER, row(cell("I. THU", across=3)), row("1", "Thuế", "5"))
    assert rows[0] == ["Bảng 1", "", ""]
    assert rows[2] == ["I. THU", "", ""]


def test_a_sum_over_counter_and_name_stands_with_the_names() -> None:
    """So that its values keep their columns."""
    assert written(HEADER, row(cell("Tổng cộng", across=2), "9"))[1] == ["", "Tổng cộng", "9"]


def test_a_number_over_columns_is_written_once() -> None:
    """In the first of them."""
    assert written(row("A", "B", "C"), row("Mây", cell("7", across=2)))[1] == ["Mây", "7", ""]


def test_rows_may_begin_late_and_end_early() -> None:
    """All are filled up."""
    rows = written(HEADER, row("Thuế", "5", properties='<w:gridBefore w:val="1"/>'), row("2"))
    assert rows[1:] == [["", "Thuế", "5"], ["2", "", ""]]


def test_cells_joined_in_the_old_way_are_one() -> None:
    """Before cells could span columns they were only marked."""
    first, second = cell("Năm 2017"), cell("")
    first = first.replace("<w:tcPr>", '<w:tcPr><w:hMerge w:val="restart"/>')
    second = second.replace("<w:tcPr>", "<w:tcPr><w:hMerge/>")
    rows = grid_of(row("A", first, second), row("x", "1", "2"))[0]
    assert spread(rows, 1)[0] == ["A", "Năm 2017", "Năm 2017"]


def test_a_cell_that_claims_millions_of_columns_gets_few() -> None:
    """No table has so many."""
    grid, _ = grid_of(row(cell("x", across=999999), cell("y", across=999999)))
    assert len(grid[0]) < 300


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((HEADER, row("1", "Thuế", "5")), 0),
        ((row("TT", "Chỉ tiêu", "Số", properties="<w:tblHeader/>"), row("1", "Thuế", "5")), 1),
        ((row(*(cell(par(bold(text))) for text in ("TT", "Tên"))), row("1", "Thuế")), 1),
        ((row(*(cell(par(bold(text))) for text in ("TT", "Tên"))), row(*[cell(par(bold("1")))] * 2)), 0),
        ((row(cell("Thu", across=2), "Chi"), row("1", "2", "3")), 1),
        ((row(cell("Quý I", down="restart"), "5"), row(cell("", down="continue"), "6"), row("x", "1")), 0),
        ((row(cell("A", down="restart"), "B"), row(cell("", down="continue"), "C"), row("x", "y")), 2),
        ((row(cell("A", across=2), "6 tháng 2018"), row("I", "RỪNG", ""), row("1", "Keo", "5")), 1),
        ((row(cell("Bảng", across=2)), row(cell("A", across=2)), row("x", "1")), 0),
    ],
    ids=["plain", "marked", "bold", "all_bold", "across", "values", "down", "section_below", "titles_only"],
)
def test_header_rows_are_counted_where_that_is_sure(rows: tuple[str, ...], expected: int) -> None:
    """Where it is not, the stage of blocks decides."""
    assert headers(*rows) == expected


def test_a_letterhead_is_read_line_by_line() -> None:
    """Each line alone in its row, in the column where it stood."""
    grid, _ = grid_of(row(cell("ỦY BAN", "Số: 5/BC"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
    assert is_letterhead(grid)
    assert letterhead_rows(grid) == [["ỦY BAN", ""], ["Số: 5/BC", ""], ["", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]


def test_a_table_of_values_is_no_letterhead() -> None:
    """Although it has two columns, and a date stands over one of them."""
    assert not is_letterhead(grid_of(row("Cây", "Tấn"), row("Chè", "15"))[0])
    assert not is_letterhead(grid_of(row("Cây", "Đến ngày 31 tháng 12 năm 2017"), row("Chè", "1.250,5"))[0])
