"""Tests of the figures of table cells: indicator, unit, period and role from headers, labels and captions."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.extract.figures import extract_figures
from index.figure import Direction, Figure, Role, Status
from tests.reading import document_of, table


def read_table(rows: list[list[str]], **options: object) -> tuple[Figure, ...]:
    """Return the figures of a document that is one table."""
    return extract_figures(document_of(table(rows, **options)), ())  # type: ignore[arg-type]


def test_a_cell_is_named_by_its_row_and_its_column() -> None:
    """The label of the row leads, the header of the column follows."""
    figures = read_table([["Cây trồng", "Diện tích (ha)", "Sản lượng (tấn)"], ["Ngô", "1.200", "5.400"]])
    assert [(figure.indicator, figure.unit, figure.number) for figure in figures] == [
        ("Ngô - Diện tích (ha)", "ha", Decimal(1200)),
        ("Ngô - Sản lượng (tấn)", "tấn", Decimal(5400)),
    ]


def test_a_label_over_several_rows_is_the_parent_of_their_own_labels() -> None:
    """A cell merged over rows is told again in each; one row alone in its region is read alike."""
    figures = read_table(
        [["Vùng", "Huyện", "Diện tích (ha)"], ["Đông", "Mây", "12"], ["Đông", "Gió", "15"], ["Tây", "Núi", "9"]]
    )
    assert [(figure.parent, figure.indicator, figure.number) for figure in figures] == [
        ("Đông", "Mây - Diện tích (ha)", 12),
        ("Đông", "Gió - Diện tích (ha)", 15),
        ("Tây", "Núi - Diện tích (ha)", 9),
    ]


def test_a_remark_that_is_the_same_in_two_rows_names_neither() -> None:
    """The first column does, as ever."""
    figures = read_table(
        [["Cây", "Vụ", "Diện tích (ha)"], ["Chè", "Xuân", "12"], ["Quế", "Xuân", "15"], ["Hồi", "Thu", "9"]]
    )
    assert [figure.indicator for figure in figures] == [f"{name} - Diện tích (ha)" for name in ("Chè", "Quế", "Hồi")]


def test_sentences_behind_running_numbers_are_read_themselves() -> None:
    """Neither name the number before them: with or without a header it only counts the rows."""
    told = (
        "Thu nhập từ việc bán sản phẩm làm ra bằng công nghệ mới, lần đầu được áp dụng, được miễn thuế tối đa {} năm."
    )
    rows = [[str(number), told.format(number + 2)] for number in (1, 2, 3)]
    for header in ([], [["STT", "Nội dung"]]):
        figures = read_table([*header, *rows], headers=len(header))
        assert [(figure.number, figure.unit) for figure in figures] == [(3, "năm"), (4, "năm"), (5, "năm")]


def test_running_numbers_give_no_figures() -> None:
    """The column of ordinals counts nothing."""
    figures = read_table([["STT", "Xã", "Số hộ"], ["1", "Tân Lập", "812"], ["2", "Tân Hòa", "640"]])
    assert [figure.number for figure in figures] == [812, 640]


def test_numbers_run_on_over_rows_of_one_cell() -> None:
    """What goes on with a row, or stands over some, is counted by none; the prices themselves are not there."""
    rows = [["1", "Quầy cá", ""], ["Tổng mức thu", "", ""], ["2", "Quầy rau", ""], ["3", "Quầy vải", ""]]
    assert [figure.number for figure in read_table(rows, headers=0)] == []


def test_years_of_headers_date_the_cells() -> None:
    """A column headed by a year holds figures of that year."""
    figures = read_table([["Chỉ tiêu", "2016", "2017"], ["Số lớp", "40", "44"]])
    assert [(figure.number, figure.period) for figure in figures] == [(Decimal(40), "2016"), (Decimal(44), "2017")]


def test_the_caption_gives_unit_and_period() -> None:
    """What the caption says holds for all cells."""
    figures = read_table(
        [["Sắc thuế", "Số thu"], ["Thuế môn bài", "15,2"]], caption="Thu thuế năm 2019 (Đơn vị tính: triệu đồng)"
    )
    assert [(figure.unit, figure.period) for figure in figures] == [("triệu đồng", "2019")]


def test_marks_are_told_in_points_whatever_the_rows_are_about() -> None:
    """A share in the name of a row is no unit of its marks, nor is a number of per cent that it holds."""
    figures = read_table(
        [["Tiêu chí", "Điểm chuẩn", "Mức"], ["Tỷ lệ % hộ có thẻ", "20", "3"], ["Đạt 100% hộ", "15", "5"]]
    )
    assert [(figure.unit, figure.number) for figure in figures] == [("điểm", 20), ("%", 3), ("điểm", 15), ("", 5)]


def test_a_column_of_units_is_read_for_its_row() -> None:
    """The unit of a row stands in the column that is headed so, and is written the usual way."""
    figures = read_table(
        [["Chỉ tiêu", "Đơn vị tính", "Thực hiện"], ["Đàn lợn", "Con", "12.300"], ["Rừng trồng", "Ha", "450"]]
    )
    assert [(figure.indicator, figure.unit) for figure in figures] == [
        ("Đàn lợn - Thực hiện", "con"),
        ("Rừng trồng - Thực hiện", "ha"),
    ]


def test_years_below_a_header_go_on_with_it() -> None:
    """Unlike running numbers, which name nothing."""
    rows = [["Chỉ tiêu", "Thực hiện quý I", "Thực hiện quý I"], ["", "2017", "2018"], ["Thu phí", "40,5", "44,5"]]
    figures = extract_figures(document_of(table(rows, headers=2)), ())
    assert [(figure.number, figure.period) for figure in figures] == [
        (Decimal("40.5"), "Q1/2017"),
        (Decimal("44.5"), "Q1/2018"),
    ]


def test_a_group_row_right_below_the_headers_is_no_header() -> None:
    """A marked row of a number and a name heads rows; the last row of all sums up all groups."""
    rows = [
        ["STT", "Cây", "Sản lượng (tấn)"],
        ["I", "Cây công nghiệp"],
        ["1", "Chè", "12,5"],
        ["II", "Cây lương thực"],
        ["1", "Lúa", "13,5"],
        ["", "Tổng cộng", "26,0"],
    ]
    block = table(rows)
    marked = tuple(replace(cell, header=cell.row in {0, 1, 3}) for cell in block.cells)
    figures = extract_figures(document_of(replace(block, cells=marked)), ())
    assert [(figure.indicator, figure.parent, figure.number) for figure in figures] == [
        ("Chè - Sản lượng (tấn)", "Cây công nghiệp", Decimal("12.5")),
        ("Lúa - Sản lượng (tấn)", "Cây lương thực", Decimal("13.5")),
        ("Tổng cộng - Sản lượng (tấn)", None, Decimal(26)),
    ]


def test_a_column_with_fractions_below_one_is_not_grouped_by_commas() -> None:
    """No group of thousands is 0."""
    figures = read_table([["Xã", "Tỷ trọng"], ["Một", "0,125"], ["Hai", "1,250"], ["Ba", "2,375"]])
    assert [figure.number for figure in figures] == [Decimal("0.125"), Decimal("1.25"), Decimal("2.375")]


def test_group_rows_are_parents() -> None:
    """A row of one filled cell heads the rows below it."""
    figures = read_table(
        [["Cây", "Sản lượng (tấn)"], ["Cây lâu năm", ""], ["Chè", "310"], ["Cây hằng năm", ""], ["Lạc", "95"]]
    )
    assert [figure.parent for figure in figures] == ["Cây lâu năm", "Cây hằng năm"]


def test_a_plan_column_holds_targets() -> None:
    """Role and status of a planned value agree."""
    figures = read_table([["Chỉ tiêu", "Thực hiện 2025 (ha)", "Kế hoạch 2026 (ha)"], ["Trồng rừng", "480", "520"]])
    assert [(figure.role, figure.status, figure.period) for figure in figures] == [
        (Role.LEVEL, Status.ACTUAL, "2025"),
        (Role.TARGET, Status.TARGET, "2026"),
    ]


def test_shares_of_the_plan_and_growth_are_told_by_the_header() -> None:
    """Percent columns say what they compare with."""
    figures = read_table(
        [
            ["Chỉ tiêu", "Thực hiện (tỷ đồng)", "So với kế hoạch (%)", "So với cùng kỳ (%)"],
            ["Thu", "95", "88,4", "-3,1"],
        ]
    )
    assert [(figure.role, figure.baseline) for figure in figures] == [
        (Role.LEVEL, None),
        (Role.PLAN_SHARE, "kế hoạch"),
        (Role.GROWTH, "cùng kỳ"),
    ]


def test_a_column_of_grouping_commas_is_whole_numbers() -> None:
    """Where every number of a column has three digits after its comma, commas group."""
    figures = read_table([["Xã", "Giá trị"], ["A", "12,450"], ["B", "9,120"], ["C", "110,300"]])
    assert [figure.number for figure in figures] == [12450, 9120, 110300]


def test_decimal_commas_stay_decimal() -> None:
    """A column of mixed decimals is Vietnamese."""
    figures = read_table([["Xã", "Giá trị"], ["A", "12,45"], ["B", "9,120"], ["C", "110,3"]])
    assert [figure.number for figure in figures] == [Decimal("12.45"), Decimal("9.120"), Decimal("110.3")]


def test_both_units_of_a_header_are_read() -> None:
    """The number in brackets is in the unit in brackets."""
    figures = read_table([["Tháng", "1"], ["Nhiệt độ trung bình °C (°F)", "17.0 (62.6)"]])
    assert [(figure.number, figure.unit) for figure in figures] == [(Decimal("17.0"), "°C"), (Decimal("62.6"), "°F")]


def test_numbers_with_inner_spaces_are_one() -> None:
    """A space groups thousands or slips in after a comma."""
    figures = read_table([["Xã", "Số tiền (đồng)"], ["A", "12 450 000"], ["B", "2168, 6"]])
    assert [figure.number for figure in figures] == [12450000, Decimal("2168.6")]


def test_addresses_give_no_figures() -> None:
    """The number of a house is no quantity, whatever the table is about."""
    figures = read_table([["Bệnh viện", "Địa chỉ", "Số giường"], ["Đa khoa", "643 Trần Hưng Đạo", "700"]])
    assert [figure.number for figure in figures] == [700]


def test_units_of_headers_keep_their_capitals() -> None:
    """Only what is written small in prose is written small."""
    figures = read_table(
        [["Năm", "Giá trị (Nghìn USD)", "Bình quân (USD/người/năm)", "Điện (Kwh)"], ["1990", "5", "6", "7"]]
    )
    assert [figure.unit for figure in figures] == ["nghìn USD", "USD/người/năm", "Kwh"]


def test_counted_cells_are_counts() -> None:
    """Communes are counted one by one; inhabitants are a level."""
    figures = read_table(
        [["Huyện", "Số đơn vị hành chính", "Dân số (người)"], ["Tân An", "12 xã, 1 thị trấn", "45.000"]]
    )
    assert [(figure.role, figure.unit) for figure in figures] == [
        (Role.COUNT, "xã"),
        (Role.COUNT, "thị trấn"),
        (Role.LEVEL, "người"),
    ]


def test_group_rows_nest_in_the_row_that_names_the_table() -> None:
    """The outermost stands first."""
    figures = read_table([["Tỉnh A", ""], ["Đại biểu", ""], ["Diện tích", "345 km²"]], headers=1)
    assert figures[0].parent == "Tỉnh A - Đại biểu"


def test_a_cell_stands_under_the_row_whose_number_it_continues() -> None:
    """Class 6 of school B is not that of school A."""
    rows = [["STT", "Trường", "Học phí (đồng)"], ["1", "A", ""], ["1.1", "Lớp 6", "50"]]
    figures = read_table([*rows, ["2", "B", ""], ["2.1", "Lớp 6", "60"]])
    assert [(figure.parent, figure.number) for figure in figures] == [("A", 50), ("B", 60)]


def test_the_time_of_a_plan_holds_targets() -> None:
    """In a document that plans, what falls into its time is aimed at."""
    block = table([["Chỉ tiêu", "Năm 2025", "Năm 2027"], ["Diện tích (ha)", "50", "70"]])
    document = replace(document_of(block, period="2026-2030"), title="Quyết định ban hành kế hoạch xuất khẩu")
    figures = extract_figures(document, ())
    assert [(figure.status, figure.role) for figure in figures] == [
        (Status.ACTUAL, Role.LEVEL),
        (Status.TARGET, Role.TARGET),
    ]


def test_a_caption_that_leads_in_is_cut() -> None:
    """The parent is what the table tells, not that it follows."""
    figures = read_table(
        [["Nước", "1960"], ["A", "15"]], caption="GDP của các nước được ghi tại bảng dưới đây (đơn vị: triệu USD):"
    )
    assert [(figure.parent, figure.unit) for figure in figures] == [("GDP của các nước", "triệu USD")]


@pytest.mark.parametrize("rows", [[[""]], [["", ""], ["", ""]], [["1", "2"], ["3", "4"]], [["-"], ["..."]]])
def test_a_table_without_names_or_numbers_is_read(rows: list[list[str]]) -> None:
    """Empty and nameless tables raise nothing."""
    text = "\n".join("\t".join(row) for row in rows)
    for figure in read_table(rows):
        assert figure.text in text


def test_a_name_that_spans_down_is_the_parent_and_no_figure_of_the_row_below() -> None:
    """The cell above stands at the place of the row's own name."""
    block = table([["Đội", "Cự ly", "Điểm"], ["Mây", "Chạy 20 km", "12"], ["", "Chạy 30 km", "15"]])
    above = next(cell for cell in block.cells if cell.row == 1 and cell.column == 0)
    cells = tuple(replace(above, row=2) if (cell.row, cell.column) == (2, 0) else cell for cell in block.cells)
    figures = extract_figures(document_of(replace(block, cells=cells)), ())
    assert [(figure.parent, figure.indicator, figure.number) for figure in figures if figure.column == 2] == [
        ("Mây", "Chạy 20 km - Điểm", 12),
        ("Mây", "Chạy 30 km - Điểm", 15),
    ]
    assert all(figure.row == 1 or figure.column == 2 for figure in figures)


def test_the_step_of_a_procedure_is_named_by_what_is_done() -> None:
    """Not by its number."""
    figures = read_table(
        [["Bước", "Việc làm", "Thời gian"], ["B1", "Nhận đơn", "02 ngày"], ["B2", "Thẩm tra", "05 ngày"]]
    )
    assert [figure.indicator for figure in figures] == ["Nhận đơn - Thời gian", "Thẩm tra - Thời gian"]


def test_a_cell_of_two_values_with_brackets_and_ranks_is_taken_apart() -> None:
    """The unit stands behind the bracket; each half of the label names one value; a rank measures nothing else."""
    figures = read_table(
        [["GDP (2019) - trên đầu người", "1.250 tỉ (180 tỉ USD) NDT (thứ 12) 32.400 (4.700 USD) NDT (thứ 9)"]],
        headers=0,
    )
    assert [(figure.indicator, figure.number, figure.unit) for figure in figures] == [
        ("GDP (2019)", 1250, "tỉ NDT"),
        ("GDP (2019)", 180, "tỉ USD"),
        ("GDP (2019) - thứ hạng", 12, ""),
        ("GDP (2019) - trên đầu người", 32400, "NDT"),
        ("GDP (2019) - trên đầu người", 4700, "USD"),
        ("GDP (2019) - trên đầu người - thứ hạng", 9, ""),
    ]
    assert {figure.period for figure in figures} == {"2019"}


def test_bare_numbers_of_a_table_without_column_names_are_no_figures() -> None:
    """Nobody knows of what they are; a single one in its row is, and so is a pair, or one with its unit."""
    several = [["1", "Suối Mây", "25", "310"], ["2", "Suối Gió", "31", "95"], ["3", "Suối Đá", "12", "40"]]
    assert read_table(several, headers=0) == ()
    single = [["1", "Suối Mây", "25"], ["2", "Suối Gió", "31"], ["3", "Suối Đá", "12"]]
    assert [figure.number for figure in read_table(single, headers=0)] == [25, 31, 12]
    with_units = [["1", "Suối Mây", "25 km", "310"], ["2", "Suối Gió", "31 km", "95"], ["3", "Suối Đá", "12 km", "40"]]
    assert {figure.unit for figure in read_table(with_units, headers=0)} == {"km", ""}
    pairs = [["Số bản", "25"], ["Số hộ", "310"]]
    assert [figure.number for figure in read_table(pairs, headers=0)] == [25, 310]


@pytest.mark.parametrize("header", ["Biển số xe", "Biển kiểm soát", "Điện thoại"])
def test_number_plates_are_no_figures(header: str) -> None:
    """What identifies something measures nothing."""
    figures = read_table([["Tỉnh", "Diện tích (ha)", header], ["Mây Cao", "120", "98, 99"], ["Gió Nam", "90", "14"]])
    assert [figure.text for figure in figures] == ["120", "90"]


def test_a_total_right_below_a_name_is_that_of_what_is_named() -> None:
    """By itself "Tổng cộng" says nothing of what; below other rows it may sum up anything."""
    figures = read_table(
        [["Huyện Mây", ""], ["Dân số (2022)", ""], ["Tổng cộng", "15.300 người"], ["Mật độ", "90 người/km²"]]
    )
    assert [figure.indicator for figure in figures] == ["Dân số (2022)", "Mật độ"]
    figures = read_table([["Xã", "Số hộ"], ["Gió", "120"], ["Tổng cộng", "120"]])
    assert [figure.indicator for figure in figures] == ["Gió - Số hộ", "Tổng cộng - Số hộ"]


def test_the_year_in_the_name_of_a_law_dates_no_cell() -> None:
    """A caption that names a law says by what, not when."""
    (figure,) = read_table(
        [["Bậc", "Thuế suất (%)"], ["Thấp", "5"]], caption="Luật Thuế gió năm 2031 quy định như sau:"
    )
    assert figure.period == ""


def test_in_a_row_of_two_cells_the_second_is_the_value_whatever_stands_above() -> None:
    """Two rows of one name merge nothing: no other cell names them."""
    rows = [["Bến", "Gió"], ["Kích thước", "30 m"], ["Kích thước", "12 m"], ["Diện tích", "90 m²"]]
    assert [(figure.text, figure.indicator) for figure in read_table(rows)][-1] == ("90 m²", "Diện tích - Gió")
    assert len(read_table(rows)) == 3


def test_a_scale_in_digits_above_a_table_is_that_of_its_cells() -> None:
    """Each is told in thousands, and the digits themselves are no figure."""
    rows = [["Bậc", "Mức thu"], ["Mẫu giáo", "140"]]
    (figure,) = read_table(rows, caption="Mức thu vé (Đơn vị tính: 1.000 đồng/trẻ)")
    assert (figure.unit, figure.base_unit, figure.value) == ("nghìn đồng/trẻ", "đồng/trẻ", Decimal(140_000))


@pytest.mark.parametrize(("cells", "kept"), [(["7", "Hòa Sơn", "12"], ["12"]), (["7", "Hòa Sơn", "12", "15"], [])])
def test_bare_numbers_of_a_row_without_column_names_are_of_nobody_knows_what(cells: list[str], kept: list[str]) -> None:
    """One behind the row's name is its value; a number in front counts the rows."""
    blank = [""] * len(cells)
    assert [figure.text for figure in read_table([blank, cells])] == kept


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Thực hiện / so với kế hoạch (%)", Role.PLAN_SHARE),
        ("% hoàn thành dự toán", Role.PLAN_SHARE),
        ("Tỷ lệ % KH năm", Role.PLAN_SHARE),
        ("Kế hoạch giao (%)", Role.LEVEL),
    ],
)
def test_a_share_of_the_plan_names_the_plan_behind_the_share(header: str, role: Role) -> None:
    """The plan's own share is none of it."""
    (figure,) = read_table([["Chỉ tiêu", header], ["Thu", "88,4"]])
    assert (figure.role is Role.PLAN_SHARE) is (role is Role.PLAN_SHARE)


def test_a_column_that_only_moves_tells_how_the_one_before_it_moved() -> None:
    """The head "±%" names nothing itself; the year that names the row is the time of both."""
    figures = read_table([["Năm", "Số dân", "±%"], ["2030", "1.100", "—"], ["2031", "1.089", "−1.0%"]])
    assert [(f.indicator, f.role, f.direction, f.period, f.text) for f in figures] == [
        ("Số dân", Role.LEVEL, Direction.NONE, "2030", "1.100"),
        ("Số dân", Role.LEVEL, Direction.NONE, "2031", "1.089"),
        ("Số dân", Role.GROWTH, Direction.DOWN, "2031", "−1.0%"),
    ]


def test_what_stands_under_population_with_a_bullet_is_told_in_people() -> None:
    """What comes behind it without one is of something else."""
    rows = [["Dân số", ""], ["• Điều tra 2031", "25.890"], ["• Mật độ", "36"], ["Mã vùng", "234"]]
    assert [(figure.text, figure.unit) for figure in read_table(rows, headers=0)][:2] == [
        ("25.890", "người"),
        ("36", "người/km²"),
    ]
    assert [figure.unit for figure in read_table(rows, headers=0)][2:] == [""]
