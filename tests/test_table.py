"""Pipes become rows, whatever the page did to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.table import RawTable, split_tables


def rows_of(text: str) -> list[list[str]]:
    """Texts of the cells; text between tables is a row of one cell."""
    rows: list[list[str]] = []
    for piece in split_tables(text, 0, len(text)):
        if isinstance(piece, RawTable):
            rows.extend([" ".join(text[start:end].split()) for start, end in row.cells] for row in piece.rows)
        else:
            rows.append([" ".join(text[piece[0] : piece[1]].split())])
    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("| Năm | Chè |\n|---|---|\n| 2020 | 15 |\n| 2021 | |\n", [["Năm", "Chè"], ["2020", "15"], ["2021", ""]]),
        ("| Năm | Chè |\nQuế |\n|---|---|---|\n| 2020 | 15 |\n7 |\n", [["Năm", "Chè", "Quế"], ["2020", "15", "7"]]),
        ("| Hạ | 41 |\n|---|---|\nTổng |\n53 |\n", [["Hạ", "41"], ["Tổng", "53"]]),
        ("| Lập | 1967[7]\n|\n2024[8]\n|\n|---|---|---|\n", [["Lập", "1967[7]", "2024[8]"]]),
        ("| Tên | Tòa nhà\nchính |\n|---|---|\n| A | B\nC |\n", [["Tên", "Tòa nhà chính"], ["A", "B C"]]),
        ("|||||\nNăm |\nSố\n| |||\n| 1995 | 7 |||\n", [["Năm", "Số", "", "", ""], ["1995", "7", "", ""]]),
        ("| a \\| b | c |\n|---|---|\n", [["a \\| b", "c"]]),
    ],
    ids=["plain", "cell_a_line", "row_without_pipe", "pipe_a_line", "wrapped_cell", "padded", "escaped"],
)
def test_rows_of_lines(text: str, rows: list[list[str]]) -> None:
    """Cells and rows broken over lines are put together by the number of columns."""
    assert rows_of(text) == rows


def bare(rows: list[list[str]]) -> str:
    """Write a table with every pipe and every cell on a line of its own."""
    lines: list[str] = []
    for row in rows:
        lines.append("|")
        for cell in row:
            lines.extend([cell, "|"] if cell else ["|"])
    return "\n".join(lines) + "\n"


def test_a_table_of_bare_pipes_is_cut_by_its_column_count() -> None:
    """Empty cells inside rows do not shift the rows after them; a short header row stays short."""
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"],
        ["Năm 2024", "Năm 2025"],
        ["I", "RỪNG", "", "", ""],
        ["1", "Keo", "ha", "1.100", "1.250"],
        ["2", "Quế", "ha", "", "260"],
        ["3", "Hồi", "", "5", ""],
    ]
    assert rows_of(bare(rows)) == rows


def test_text_between_two_tables_of_bare_pipes_is_no_cell() -> None:
    """The signatures are whole without it, and so is the table after it."""
    table = [["TT", "Tên", "Số"], ["1", "Chè", "5"], ["2", "Quế", "6"]]
    text = bare([["Nơi nhận: Sở Mỏ", "CHỦ TỊCH"]]) + "PHỤ LỤC\nDanh mục cây\n" + bare(table)
    assert rows_of(text) == [["Nơi nhận: Sở Mỏ", "CHỦ TỊCH"], ["PHỤ LỤC Danh mục cây"], *table]


def test_section_rows_over_all_columns_do_not_flow_together() -> None:
    """Two sections in a row, each of a number and a name."""
    rows = [["TT", "Mã", "Tên", "Nơi"], ["A", "TRUNG ƯƠNG"], ["I", "TRỒNG TRỌT"], ["1", "5.01", "Cấp giấy", "Bộ"]]
    assert rows_of(bare(rows)) == rows


@given(st.integers(2, 7), st.data())
def test_full_rows_of_bare_pipes_are_found_again(columns: int, data: st.DataObject) -> None:
    """With a full first row and no empty cell at a row's border, the partition is the one that was written."""
    cell = st.sampled_from(["a", "1", ""])
    body = data.draw(st.lists(st.lists(cell, min_size=columns - 2, max_size=columns - 2), min_size=1, max_size=6))
    rows = [["h"] * columns, *([["r", *row, "9"] for row in body])]
    assert rows_of(bare(rows)) == rows


@given(st.text(alphabet="|a1 \n-", max_size=60))
def test_no_text_is_lost(text: str) -> None:
    """Whatever stands between pipes is in some cell, once, in order."""
    read = "".join(cell for row in rows_of(text) for cell in row)
    assert [char for char in read if char.isalnum()] == [char for char in text if char.isalnum()]


def test_short_rows_of_bare_pipes_are_not_joined_with_their_neighbours() -> None:
    """Steps below a cell that spans down are short; the next step begins a row of its own."""
    rows = [
        ["TT", "Trình tự", "Người làm", "Việc", "Thời gian"],
        ["B1", "Phòng Mây", "Trưởng phòng", "Giao việc", "1/4 ngày"],
        ["Chuyên viên", "Soạn văn bản", "2,5 ngày"],
        ["B2", "Phòng Gió", "Trưởng phòng", "Ký", "1/2 ngày"],
        ["Văn thư", "Đóng dấu", "01 ngày"],
        ["B3", "Phòng Mưa", "Chuyên viên", "Trả kết quả", "03 ngày"],
    ]
    assert rows_of(bare(rows)) == rows


def test_a_sum_over_all_columns_ends_a_table_before_a_title() -> None:
    """The procedure's name between two tables belongs to none."""
    head = ["TT", "Trình tự", "Người làm", "Thời gian"]
    first = [head, ["B1", "Nhận đơn", "Văn thư", "01 ngày"], ["Tổng thời gian:", "01 ngày"]]
    second = [head, ["B1", "Thẩm tra", "Phòng Mây", "02 ngày"]]
    assert rows_of(f"{bare(first)}2. Thủ tục cấp lại thẻ\n{bare(second)}") == [
        *first,
        ["2. Thủ tục cấp lại thẻ"],
        *second,
    ]
