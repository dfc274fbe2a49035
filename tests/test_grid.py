"""Header rows, section rows and columns of tables."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.structure.grid import place_cells
from index.structure.shape import is_index

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


def test_properties_of_one_thing_have_no_header() -> None:
    """The first of them stands above the dashes, as a page of an encyclopedia is written down; columns have names."""
    box = [["Loại hình", "Báo in"], ["Ngôn ngữ", "Tiếng Việt"], ["Trụ sở", "Số 8 phố Mây"]]
    assert placed(box, dashes_after=1)[0] == []
    assert placed([["Thông tin", "Tờ Gió"], *box[1:]], dashes_after=1)[0] == [[(0, "Thông tin"), (1, "Tờ Gió")]]


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


def test_one_group_is_found_before_a_column_of_remarks() -> None:
    """Of the four upper cells the last one is a remark, the first two name rows: the third spans."""
    rows = [
        ["STT", "Nội dung", "Mức thu", "Ghi chú", ""],
        ["Nội trú", "Bán trú", "", "", ""],
        ["1", "Tiền ăn", "900.000", "400.000", ""],
    ]
    marked, _ = placed(rows)
    assert marked[0] == [(0, "STT"), (1, "Nội dung"), (2, "Mức thu"), (3, "Mức thu"), (4, "Ghi chú")]
    assert marked[1] == [(2, "Nội trú"), (3, "Bán trú")]


def test_groups_are_found_by_what_repeats_and_by_columns_that_look_alike() -> None:
    """Two of six cells span a result and a place each; the sum and the last place stand alone."""
    rows = [
        ["Xạ thủ", "Hạng cân", "Lượt một", "Lượt hai", "Tổng số", "Hạng"],
        ["Điểm", "Hạng", "Điểm", "Hạng", "", ""],
        ["Đỗ Mây", "Dưới 50", "195", "4", "190", "6", "385", "5"],
    ]
    marked, _ = placed(rows, dashes_after=1, columns=8)
    upper = ["Xạ thủ", "Hạng cân", "Lượt một", "Lượt một", "Lượt hai", "Lượt hai", "Tổng số", "Hạng"]
    assert marked[0] == list(enumerate(upper))
    assert marked[1] == [(2, "Điểm"), (3, "Hạng"), (4, "Điểm"), (5, "Hạng")]


def test_no_other_cells_stand_under_a_code_or_a_number_plate() -> None:
    """Of three last cells only the first one can span "Phường", "Xã" and "Đặc khu"."""
    rows = [
        ["STT", "Tên", "Đơn vị trực thuộc", "Biển số xe", "Mã vùng"],
        ["Phường", "Xã", "Đặc khu", "", ""],
        ["1", "Mây Cao", "45", "67", "2", "15, 16", "225"],
        ["2", "Gió Nam", "30", "22", "1", "14", "203"],
    ]
    marked, plain = placed(rows, dashes_after=1, columns=7)
    assert marked[1] == [(2, "Phường"), (3, "Xã"), (4, "Đặc khu")]
    assert marked[0][-2:] == [(5, "Biển số xe"), (6, "Mã vùng")]
    assert plain[0][2:5] == [(2, "45"), (3, "67"), (4, "2")]


def test_which_cell_spans_stays_open_where_nothing_tells() -> None:
    """Of three names any could span "Nam" and "Nữ"; these stand to the right of all columns."""
    rows = [["Lớp", "Đầu năm", "Cuối năm"], ["Nam", "Nữ", ""], ["Lá", "12"], ["Chồi", "14"]]
    marked, _ = placed(rows, dashes_after=1, columns=4)
    assert marked[1] == [(4, "Nam"), (5, "Nữ")]


def test_a_row_below_a_cell_over_several_rows_is_put_where_it_looks_right() -> None:
    """The second event of a runner has no name of its own; that of the row above stands for it."""
    rows = [
        ["Vận động viên", "Cự ly", "Thời gian", "Hạng"],
        ["Hồ Sương", "400 m nữ", "52.97", "43"],
        ["400 m vượt rào nữ", "57.87", "37", ""],
    ]
    _, plain = placed(rows, dashes_after=1)
    assert plain[1] == [(0, "Hồ Sương"), (1, "400 m vượt rào nữ"), (2, "57.87"), (3, "37")]


def test_a_name_that_spans_down_is_given_to_rows_with_an_empty_first_cell() -> None:
    """The second kind of car belongs to the same theatre."""
    rows = [
        ["TT", "Đơn vị", "Số xe", "Loại xe"],
        ["1", "Nhà hát Mây", "1", "Xe tải"],
        ["", "", "2", "Xe trên 16 chỗ"],
        ["2", "Thư viện", "1", "Xe tải"],
    ]
    _, plain = placed(rows)
    assert plain[1] == [(1, "Nhà hát Mây"), (2, "2"), (3, "Xe trên 16 chỗ")]


def test_a_cell_left_out_in_the_middle_does_not_shift_the_others() -> None:
    """Bản Mây has no islands: its lists of codes and its dialling code keep their columns."""
    rows = [
        ["Tỉnh", "Số dân", "Đảo", "Biển số", "Mã vùng"],
        ["Bản Sóng", "1.200.300", "2", "15, 16, 34", "225"],
        ["Bản Khơi", "2.300.400", "3", "70, 71", "226"],
        ["Bản Mây", "3.619.400", "98, 99", "222", ""],
    ]
    _, plain = placed(rows, dashes_after=1)
    assert plain[2] == [(0, "Bản Mây"), (1, "3.619.400"), (3, "98, 99"), (4, "222")]


def test_values_that_end_early_stay_where_they_are() -> None:
    """A row whose last value is not known yet fits as it stands."""
    rows = [["Năm", "Quý I", "Quý II", "Quý III"], ["2020", "12", "14", "13"], ["2021", "11", "15", ""]]
    _, plain = placed(rows, dashes_after=1)
    assert plain[1] == [(0, "2021"), (1, "11"), (2, "15")]


def test_an_empty_cell_read_before_a_counter_is_none() -> None:
    """The end of the row before stands in front; a counter that lost its dot still counts."""
    rows = [["STT", "Tên", "Số", ""], ["", "2", "Chi họp", "5"], ["9 1", "Khối một", "7", ""], ["3", "Chi ăn", "6", ""]]
    _, plain = placed(rows)
    assert plain[0] == [(0, "2"), (1, "Chi họp"), (2, "5")]
    assert plain[1] == [(0, "9 1"), (1, "Khối một"), (2, "7")]


def test_the_steps_of_a_procedure_count_rows() -> None:
    """The step "B1" stands under "TT", so that the other cells stand under their names."""
    rows = [["TT", "Trình tự", "Thời gian"], ["B1", "Nhận hồ sơ", "1/2 ngày"], ["B2", "Thẩm định", "03 ngày"]]
    _, plain = placed(rows)
    assert plain[1] == [(0, "B2"), (1, "Thẩm định"), (2, "03 ngày")]


def test_the_sum_of_steps_stands_under_their_times() -> None:
    """Its name spans all columns but the only one of values."""
    rows = [
        ["TT", "Trình tự", "Người làm", "Thời gian"],
        ["B1", "Nhận hồ sơ", "Văn thư", "1/2 ngày"],
        ["B2", "Thẩm định", "Phòng Mây", "03 ngày"],
        ["Tổng thời gian", "3,5 ngày", "", ""],
    ]
    _, plain = placed(rows)
    assert plain[2] == [(1, "Tổng thời gian"), (3, "3,5 ngày")]


CELLS = st.sampled_from(["", "Năm 2017", "1", "120,5", "-", "Tổng cộng", "Thu"])
ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=5)


@given(ROWS, ROWS, st.booleans())
def test_rows_of_any_length_are_placed(before: list[list[str]], after: list[list[str]], dashed: bool) -> None:
    """Rows of empty cells among them too: no row of a scraped page stops its document, and no filled cell is lost."""
    header, values = ["Chỉ tiêu", "Đơn vị", "Kết quả"], ["Thu", "tỷ đồng", "12,5"]
    rows = [header, *before, values, values, *after]
    above = [dashed, *([False] * (len(rows) - 1))]
    places = place_cells(rows, above=above, bold=[False] * len(rows), columns=3, dashed=dashed)
    kept = {(place.row, place.cell) for place in places}
    rows_kept = {row for row, _ in kept}
    filled = {(i, j) for i, row in enumerate(rows) for j, text in enumerate(row) if text and i in rows_kept}
    assert filled <= kept


def test_groups_of_other_widths_stand_side_by_side_over_their_columns() -> None:
    """A name and a date can span nothing; the first column is the one group's, the last one the other's."""
    rows = [
        ["Tên xu", "Số đo", "Hình", "Ngày đúc"],
        ["Rộng", "Dày", "Nặng", "Trước", "Sau"],
        ["Xu Mây", "20 mm", "2 mm", "4 g", "Núi", "Sông", "1/2/1990"],
        ["Xu Gió", "22 mm", "2 mm", "5 g", "Chim", "Cây", "3/4/1991"],
    ]
    marked, _ = placed(rows, dashes_after=1, columns=7)
    assert marked[0] == [(0, "Tên xu"), (1, "Số đo"), (5, "Hình"), (6, "Ngày đúc")]
    assert marked[1] == [(1, "Rộng"), (2, "Dày"), (3, "Nặng"), (4, "Trước"), (5, "Sau")]


def test_an_amount_that_names_the_rows_spans_down_too() -> None:
    """Two notes of 20 xu: the second row begins with its size."""
    rows = [
        ["Mệnh giá", "Cỡ", "Màu", "Hình"],
        ["10 xu", "12 mm", "Nâu", "Núi"],
        ["20 xu", "14 mm", "Đỏ", "Sông"],
        ["16 mm", "Xanh", "Chùa", ""],
    ]
    _, plain = placed(rows, dashes_after=1)
    assert plain[2] == [(0, "20 xu"), (1, "16 mm"), (2, "Xanh"), (3, "Chùa")]


def test_a_column_that_says_how_it_is_worked_out_is_numbered_all_the_same() -> None:
    """What follows the sign is a formula and nothing else."""
    assert is_index(("(1)", "(2)", "(3)=(2)-(1)", "(4)=[(3):(1)]x100"))
    assert not is_index(("1", "2", "3 = số hộ"))
