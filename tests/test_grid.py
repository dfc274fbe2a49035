"""Header rows, section rows and columns of tables."""

from collections.abc import Sequence

from index.structure.grid import place_cells

Grid = list[list[tuple[int, str]]]


def placed(
    rows: Sequence[Sequence[str]], *, dashes_after: int = 0, columns: int = 0, exact: bool = False
) -> tuple[Grid, Grid]:
    """(column, text) of the marked rows and of the others, row by row, empty cells left out."""
    places = place_cells(
        rows,
        above=[number < dashes_after for number in range(len(rows))],
        bold=[False] * len(rows),
        columns=columns or max(len(row) for row in rows),
        dashed=dashes_after > 0,
        exact=exact,
    )
    marked: dict[int, list[tuple[int, str]]] = {}
    plain: dict[int, list[tuple[int, str]]] = {}
    for place in places:
        text = rows[place.row][place.cell]
        if text:
            (marked if place.header else plain).setdefault(place.line, []).append((place.column, text))
    return list(marked.values()), list(plain.values())


def test_a_row_above_the_dashes_is_the_header() -> None:
    """Each cell names its column."""
    marked, plain = placed([["Năm", "Chè"], ["2020", "15"]], dashes_after=1)
    assert marked == [[(0, "Năm"), (1, "Chè")]]
    assert plain == [[(0, "2020"), (1, "15")]]


def test_a_header_below_empty_cells_above_the_dashes_is_found() -> None:
    """A first row that names, over rows of numbers."""
    marked, _ = placed([["Quận", "Dân số"], ["Hạ", "41.000"], ["Thượng", "12.500"]])
    assert marked == [[(0, "Quận"), (1, "Dân số")]]


def test_keys_and_values_have_no_header_but_sections() -> None:
    """A row with one cell names the rows below it."""
    rows = [
        ["Bạch Sơn"],
        ["Diện tích", "4 km²", ""],
        ["Dân số (2023)", "", ""],
        ["Tổng", "8 người", ""],
        ["Mã", "91", ""],
    ]
    marked, plain = placed(rows)
    assert marked == [[(0, "Bạch Sơn")], [(0, "Dân số (2023)")]]
    assert plain[0] == [(0, "Diện tích"), (1, "4 km²")]


def test_a_header_without_its_first_empty_cell_moves_over_its_columns() -> None:
    """Two years over three columns, the first of which holds names."""
    marked, _ = placed([["1960", "1975", ""], ["Than", "161,2", "210,7"], ["Điện", "15,9", "54,6"]])
    assert marked == [[(1, "1960"), (2, "1975")]]


def test_an_upper_header_is_spread_over_the_lower_one() -> None:
    """Two cells of a plan over two columns each."""
    rows = [
        ["TT", "Hàng", "Năm 2024", "Năm 2025"],
        ["Lượng", "Giá", "Lượng", "Giá"],
        ["1", "Chè", "10", "20", "30", "40"],
    ]
    marked, _ = placed(rows)
    assert marked[0] == [(0, "TT"), (1, "Hàng"), (2, "Năm 2024"), (3, "Năm 2024"), (4, "Năm 2025"), (5, "Năm 2025")]
    assert marked[1] == [(2, "Lượng"), (3, "Giá"), (4, "Lượng"), (5, "Giá")]


def test_numbers_of_columns_under_a_header_say_nothing() -> None:
    """A row 1, 2, 3 below the names has no cells; months as a header have."""
    marked, plain = placed([["TT", "Tên", "Số"], ["1", "2", "3"], ["1", "Chè", "7"]], dashes_after=1)
    assert len(marked) == 1
    assert plain == [[(0, "1"), (1, "Chè"), (2, "7")]]
    marked, _ = placed([["Tháng", "1", "2", "3"], ["Mưa", "18", "28", "52"]])
    assert marked == [[(0, "Tháng"), (1, "1"), (2, "2"), (3, "3")]]


def test_a_number_and_a_name_alone_open_a_section() -> None:
    """The row "I | RỪNG" over rows of numbers."""
    marked, _ = placed(
        [["TT", "Tên", "ĐVT", "Số"], ["I", "RỪNG", "", ""], ["1", "Keo", "ha", "5"], ["2", "Quế", "ha", "6"]]
    )
    assert marked[1] == [(0, "I"), (1, "RỪNG")]


def test_columns_set_side_by_side_are_put_below_each_other() -> None:
    """Năm | Số | Năm | Số is one table of two columns."""
    marked, plain = placed([["Năm", "Số", "Năm", "Số"], ["1995", "14", "2000", "15"], ["1996", "16", "2001", ""]])
    assert marked == [[(0, "Năm"), (1, "Số")]]
    assert plain == [
        [(0, "1995"), (1, "14")],
        [(0, "1996"), (1, "16")],
        [(0, "2000"), (1, "15")],
        [(0, "2001")],
    ]


def test_a_column_of_pictures_left_nothing_in_the_rows() -> None:
    """The height is not put under "Hình ảnh"."""
    _, plain = placed(
        [["Năm", "Tòa nhà", "Hình ảnh", "Chiều cao (m)"], ["2011", "Tháp", "74", ""], ["2012", "Cột", "47", ""]],
        dashes_after=1,
    )
    assert plain[0] == [(0, "2011"), (1, "Tháp"), (3, "74")]


def test_a_row_whose_columns_are_lost_gets_no_header() -> None:
    """An area under "STT" is put to the right of all names."""
    marked, plain = placed([["STT", "Tên", "Diện tích", "Dân số"], ["6.360", "4.199", "", ""], ["1", "A", "5", "6"]])
    names = {column for column, _ in marked[0]}
    assert not names & {column for column, _ in plain[0]}


def test_a_sum_spans_the_counter_and_the_name() -> None:
    """The row "Tổng cộng" has one cell where the others have two."""
    _, plain = placed([["STT", "Tên", "Số"], ["1", "A", "5"], ["Tổng cộng", "5", ""]], dashes_after=1)
    assert plain[1] == [(1, "Tổng cộng"), (2, "5")]


def test_in_an_exact_table_every_cell_stays_in_its_column() -> None:
    """An empty corner, a counter of another kind, a label that spans, a header that looks like values."""
    rows = [["", "6 tháng", "9 tháng"], ["", "KH", "TH"], ["I.1", "5", "6"], ["Tổng", "", "7"], ["x", "8", ""]]
    marked, plain = placed(rows, dashes_after=2, exact=True)
    assert marked == [[(1, "6 tháng"), (2, "9 tháng")], [(1, "KH"), (2, "TH")]]
    assert plain == [[(0, "I.1"), (1, "5"), (2, "6")], [(0, "Tổng"), (2, "7")], [(0, "x"), (1, "8")]]


def test_an_exact_table_still_has_a_title_sections_and_an_index() -> None:
    """Rows over all columns, and the columns' own numbers."""
    rows = [
        ["Bảng 1", "", ""],
        ["TT", "Tên", "Số"],
        ["1", "2", "3"],
        ["I", "RỪNG", ""],
        ["1", "Keo", "5"],
        ["A. ĐẤT", "", ""],
        ["2", "Quế", "6"],
    ]
    marked, plain = placed(rows, dashes_after=2, exact=True)
    assert [[text for _, text in row] for row in marked] == [["Bảng 1"], ["TT", "Tên", "Số"], ["A. ĐẤT"]]
    assert plain[-1] == [(0, "2"), (1, "Quế"), (2, "6")]
