"""Workbooks: what of their sheets must come out as blocks and figures, and what must not."""

import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from index.document import Block, BlockKind
from index.errors import UnreadableDocument
from index.pace import WATCHER, Step
from index.parse import Parsed, parse_document
from index.read import calamine as calamine_module
from index.read import read_document
from index.read import sheet as sheet_module
from index.read.calamine import read_calamine
from index.read.libreoffice import PROGRAMS, Conversion
from index.read.xlsx import read_xlsx
from tests.files.make_sheets import Rows, replace_part, workbook, zipped

BUDGET: Rows = [
    ["UBND TỈNH A", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    [],
    ["KẾT QUẢ THU NGÂN SÁCH QUÝ I NĂM 2018"],
    [None, None, None, None, None, "Đơn vị tính: triệu đồng"],
    ["STT", "Chỉ tiêu", "Dự toán năm 2018", None, "Thực hiện quý I", None],
    [None, None, "Trung ương giao", "Tỉnh giao", 2017, 2018],
    ["A", "B", 1, 2, 3, 4],
    ["I", "Thu nội địa"],
    [1, "Thuế giá trị", 1200.5, 1300, 310.25, 402.1],
    [2, "Thuế thu nhập", 200, 210, 50, 61.5],
    ["II", "Thu xuất nhập khẩu"],
    [1, "Thuế nhập khẩu", 3200.5, 3300, 910.25, 1402.5],
    ["Ghi chú: số liệu ước thực hiện"],
    [None, "Người lập", None, None, "GIÁM ĐỐC"],
]
MERGES = ("A5:A6", "B5:B6", "C5:D5", "E5:F5", "A3:F3")


def parse(path: Path) -> Parsed:
    """Read a file and find everything in it."""
    return parse_document(path, name=path.name)


def values(parsed: Parsed) -> dict[tuple[str, str], tuple[Decimal, str]]:
    """Return number and unit of each figure, by indicator and period."""
    return {(figure.indicator, figure.period): (figure.number, figure.unit) for figure in parsed.figures}


def tables(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the tables among blocks."""
    return [block for block in blocks if block.kind is BlockKind.TABLE]


def rows_of(block: Block) -> list[list[str]]:
    """Return the texts of a table's cells, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(block.text[cell.span.start : cell.span.end])
    return list(rows.values())


def test_a_budget_with_merged_headers_gives_every_figure_its_path(tmp_path: Path) -> None:
    """Column path, unit from a line above, period from the year below the quarter, group from the numbered row."""
    parsed = parse(workbook(tmp_path / "a.xlsx", {"Thu": BUDGET}, formats={"C": "#,##0.0"}, merges=MERGES))
    found = values(parsed)
    assert found["Thuế giá trị - Dự toán năm 2018 Trung ương giao", "2018"] == (Decimal("1200.5"), "triệu đồng")
    assert found["Thuế giá trị - Dự toán năm 2018 Tỉnh giao", "2018"] == (Decimal(1300), "triệu đồng")
    assert found["Thuế thu nhập - Thực hiện quý I 2017", "Q1/2017"] == (Decimal(50), "triệu đồng")
    assert found["Thuế nhập khẩu - Thực hiện quý I 2018", "Q1/2018"] == (Decimal("1402.5"), "triệu đồng")
    assert {(figure.indicator.split(" - ")[0], figure.parent) for figure in parsed.figures} == {
        ("Thuế giá trị", "Thu nội địa"),
        ("Thuế thu nhập", "Thu nội địa"),
        ("Thuế nhập khẩu", "Thu xuất nhập khẩu"),
    }
    assert len(parsed.figures) == 12


def test_lines_around_a_table_are_paragraphs_and_the_title_is_the_documents(tmp_path: Path) -> None:
    """Letterhead, unit, note and signatures are lines; only the title names the table."""
    document = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": BUDGET}, merges=MERGES)).document
    lines = [block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert lines == [
        "UBND TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾT QUẢ THU NGÂN SÁCH QUÝ I NĂM 2018",
        "Đơn vị tính: triệu đồng",
        "Ghi chú: số liệu ước thực hiện",
        "Người lập",
        "GIÁM ĐỐC",
    ]
    (table,) = tables(document.blocks)
    assert table.caption == document.title == "KẾT QUẢ THU NGÂN SÁCH QUÝ I NĂM 2018"
    assert (table.unit, document.period) == ("triệu đồng", "Q1/2018")


def test_the_text_is_markdown_with_a_heading_for_each_sheet(tmp_path: Path) -> None:
    """The text of a merged header is repeated; the row that counts columns is left out."""
    text = parse(workbook(tmp_path / "a.xlsx", {"Thu": BUDGET}, merges=MERGES)).document.text
    assert text.startswith("# Thu\n\nUBND TỈNH A\n\n")
    assert "| STT | Chỉ tiêu | Dự toán năm 2018 | Dự toán năm 2018 | Thực hiện quý I | Thực hiện quý I |\n" in text
    assert "| | | Trung ương giao | Tỉnh giao | 2017 | 2018 |\n|---|---|---|---|---|---|\n| I | Thu nội địa |" in text
    assert "| A | B | 1 | 2 |" not in text


def test_every_sheet_is_a_page_with_its_number_and_name(tmp_path: Path) -> None:
    """Hidden sheets count, but give no page; a warning names them."""

    def hide(book: Workbook) -> None:
        book["Nháp"].sheet_state = "hidden"
        book["Mật"].sheet_state = "veryHidden"

    rows: Rows = [["Huyện", "Dân số (người)"], ["Cao Lộc", 80000], ["Chi Lăng", 75000]]
    secret: Rows = [["Huyện", "Dân số (người)"], ["Bí mật", 99999]]
    document = parse(
        workbook(tmp_path / "a.xlsx", {"Một": rows, "Nháp": secret, "Mật": secret, "Bốn": rows}, change=hide)
    ).document
    assert [(page.number, page.name) for page in document.pages] == [(1, "Một"), (4, "Bốn")]
    assert [document.text[page.span.start : page.span.end].split("\n")[0] for page in document.pages] == [
        "# Một",
        "# Bốn",
    ]
    assert "Bí mật" not in document.text
    assert document.warnings == ("bỏ qua 2 trang ẩn (“Nháp”, “Mật”)",)
    assert {block.page for block in document.blocks} == {1, 4}


def test_hidden_rows_columns_and_comments_are_left_out(tmp_path: Path) -> None:
    """A hidden row does not part a table."""

    def hide(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["B2"].comment = Comment("Số này 12345 chưa duyệt", "an")

    rows: Rows = [["Huyện", "Lúa (ha)", "Mật (ha)"], ["Cao Lộc", 8, 1], ["Ẩn", 777, 2], ["Chi Lăng", 9, 3]]
    document = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}, change=hide)).document
    (table,) = tables(document.blocks)
    assert rows_of(table) == [["Huyện", "Lúa (ha)"], ["Cao Lộc", "8"], ["Chi Lăng", "9"]]
    assert document.warnings == ("trang “Sheet1”: bỏ qua 1 hàng ẩn", "trang “Sheet1”: bỏ qua 1 cột ẩn (C)")


def test_formulas_give_their_stored_value_or_a_warning(tmp_path: Path) -> None:
    """Nothing is computed; the cells without a value and those with an error are named."""
    rows: Rows = [["Huyện", "Lúa (ha)"], ["Cao Lộc", 8], ["Chi Lăng", "=B2*2"], ["Bình Gia", "=B2/0"]]
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": rows})
    replace_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('<c r="B4"><f>B2/0</f><v></v></c>', '<c r="B4" t="e"><f>B2/0</f><v>#DIV/0!</v></c>'),
    )
    document = parse(path).document
    assert "DIV" not in document.text
    uncomputed, wrong = document.warnings
    assert "1 ô công thức chưa có giá trị (B3) bị bỏ trống; mở bằng Excel/LibreOffice, lưu lại" in uncomputed
    assert wrong == "trang “Sheet1”: 1 ô báo lỗi (B4) bị bỏ trống; sửa công thức rồi đọc lại"
    replace_part(
        path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<f>B2*2</f><v></v>", "<f>B2*2</f><v>16</v>")
    )
    assert ["Chi Lăng", "16"] in rows_of(tables(parse(path).document.blocks)[0])


def test_blank_rows_part_tables_and_each_has_its_own_caption(tmp_path: Path) -> None:
    """The unit of one is not that of the other."""
    rows: Rows = [
        ["Bảng 1. Sản lượng năm 2017 (ĐVT: tấn)"],
        ["Cây", "Kế hoạch", "Thực hiện"],
        ["Chè", 10, 12.5],
        [],
        ["Bảng 2. Giá trị năm 2018"],
        ["ĐVT: tỷ đồng"],
        ["Cây", "Kế hoạch", "Thực hiện"],
        ["Chè", 20, 22.5],
    ]
    parsed = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}))
    first, second = tables(parsed.document.blocks)
    assert (first.caption, first.unit) == ("Bảng 1. Sản lượng năm 2017 (ĐVT: tấn)", "tấn")
    assert (second.caption, second.unit) == ("Bảng 2. Giá trị năm 2018", "tỷ đồng")
    found = values(parsed)
    assert found["Chè - Thực hiện", "2017"] == (Decimal("12.5"), "tấn")
    assert found["Chè - Thực hiện", "2018"] == (Decimal("22.5"), "tỷ đồng")


def test_rows_after_a_blank_one_go_on_with_the_table_when_they_have_no_headers(tmp_path: Path) -> None:
    """Officials set groups apart by blank rows."""
    rows: Rows = [
        ["Xã", "Lúa (ha)", "Ngô (ha)"],
        ["Vùng thấp"],
        ["Xã Một", 1.5, 2.5],
        [],
        ["Vùng cao"],
        ["Xã Hai", 3.5, 4.5],
    ]
    parsed = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}))
    assert len(tables(parsed.document.blocks)) == 1
    assert {(figure.indicator, figure.number, figure.parent) for figure in parsed.figures} == {
        ("Xã Một - Lúa (ha)", Decimal("1.5"), "Vùng thấp"),
        ("Xã Một - Ngô (ha)", Decimal("2.5"), "Vùng thấp"),
        ("Xã Hai - Lúa (ha)", Decimal("3.5"), "Vùng cao"),
        ("Xã Hai - Ngô (ha)", Decimal("4.5"), "Vùng cao"),
    }


def test_tables_side_by_side_are_two(tmp_path: Path) -> None:
    """An empty column parts them; each row's figures belong to the name in their own table."""
    rows: Rows = [
        ["Xã", "Lúa (ha)", None, "Thôn", "Ngô (ha)"],
        ["Xã Một", 1.5, None, "Thôn Ba", 3.5],
        ["Xã Hai", 2.5, None, "Thôn Bốn", 4.5],
    ]
    found = values(parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows})))
    assert found == {
        ("Xã Một - Lúa (ha)", ""): (Decimal("1.5"), "ha"),
        ("Xã Hai - Lúa (ha)", ""): (Decimal("2.5"), "ha"),
        ("Thôn Ba - Ngô (ha)", ""): (Decimal("3.5"), "ha"),
        ("Thôn Bốn - Ngô (ha)", ""): (Decimal("4.5"), "ha"),
    }


def test_a_label_merged_over_rows_is_repeated_and_a_number_is_not(tmp_path: Path) -> None:
    """A number stands for its rows together, not for each."""
    rows: Rows = [
        ["Huyện", "Cây", "Diện tích (ha)", "Chung (ha)"],
        ["Cao Lộc", "Lúa", 10, 99],
        [None, "Ngô", 20, None],
    ]
    (table,) = tables(parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}, merges=("A2:A3", "D2:D3"))).document.blocks)
    assert rows_of(table)[1:] == [["Cao Lộc", "Lúa", "10", "99"], ["Cao Lộc", "Ngô", "20"]]


def test_years_as_numbers_are_headers_where_they_head_values(tmp_path: Path) -> None:
    """They are numbers for the program that wrote them."""
    rows: Rows = [["Chỉ tiêu (tấn)", 2016, 2017], ["Chè", 1.5, 2.5], ["Cà phê", 3.5, 4.5]]
    found = values(parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows})))
    assert {period for _, period in found} == {"2016", "2017"}
    assert len(found) == 4


def test_number_formats_decide_what_figures_are_read(tmp_path: Path) -> None:
    """A share is stored as a fraction, an amount with noise in its last digits."""
    rows: Rows = [["Chỉ tiêu", "Giá trị (tỷ đồng)", "Tỷ lệ (%)"], ["Thu", 1234567.891, 0.123], ["Chi", 0.1 + 0.2, 1.5]]
    parsed = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}, formats={"B": "#,##0.0", "C": "0.0%"}))
    assert [(figure.text, figure.number, figure.unit) for figure in parsed.figures] == [
        ("1.234.567,9", Decimal("1234567.9"), "tỷ đồng"),
        ("12,3%", Decimal("12.3"), "%"),
        ("0,3", Decimal("0.3"), "tỷ đồng"),
        ("150,0%", Decimal(150), "%"),
    ]


def test_fractions_of_people_are_not_read_as_thousands(tmp_path: Path) -> None:
    """Three decimals in each row would look grouped by commas."""
    rows: Rows = [["Xã", "Bình quân (người)"], ["Một", 1.234], ["Hai", 2.345], ["Ba", 3.456]]
    found = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows})).figures
    assert [figure.number for figure in found] == [Decimal("1.234"), Decimal("2.345"), Decimal("3.456")]


def test_raised_digits_and_pipes_and_line_ends_in_cells_are_kept(tmp_path: Path) -> None:
    """A unit "km²" set with a raised digit is the unit; a pipe does not part cells."""

    def write(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        raised = TextBlock(InlineFont(vertAlign="superscript"), "2")
        sheet["B1"] = CellRichText("Diện tích (km", raised, ")")

    rows: Rows = [["Huyện", None], ["Cao|Lộc\nmới", 619.1], ["Chi Lăng", 704.2]]
    parsed = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}, change=write))
    assert values(parsed)["Cao|Lộc mới - Diện tích (km²)", ""] == (Decimal("619.1"), "km²")
    assert "| Cao\\|Lộc mới | 619,1 |" in parsed.document.text


def test_a_table_of_words_keeps_its_columns(tmp_path: Path) -> None:
    """Without a number, the first full row heads the others."""
    rows: Rows = [["Danh sách"], ["STT", "Họ tên", "Chức vụ"], ["a", "An", "Chủ tịch"], ["b", "Bình", "Thư ký"]]
    parsed = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}))
    (table,) = tables(parsed.document.blocks)
    assert [cell.header for cell in table.cells] == [True] * 3 + [False] * 6
    assert any(chunk.text == "Họ tên An | Chức vụ: Chủ tịch" for chunk in parsed.chunks)


def test_sheets_beyond_the_limits_are_cut_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The warning says how far was read."""
    monkeypatch.setattr("index.read.xlsx.MOST_ROWS", 3)
    monkeypatch.setattr("index.read.xlsx_rows.MOST_COLUMNS", 2)
    rows: Rows = [["Xã", "Lúa (ha)", "Thừa"], *([f"Xã {number}", number, 5] for number in range(9))]
    document = parse(workbook(tmp_path / "a.xlsx", {"Sheet1": rows})).document
    assert "Thừa" not in document.text
    assert len(rows_of(tables(document.blocks)[0])) == 3
    assert document.warnings == (
        "trang “Sheet1”: bỏ qua các cột sau cột B (giới hạn 2 cột)",
        "trang “Sheet1”: quá lớn, chỉ đọc đến hàng 3; chia sổ tính thành nhiều tệp nhỏ hơn",
    )
    assert sheet_module.MOST_ROWS >= 100_000


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/workbook.xml": b"<workbook>"}, "tệp hỏng .phần “xl/workbook.xml” không phải XML đúng"),
        ({"xl/workbook.xml": b"<workbook/>"}, "không có ô nào đọc được"),
        ({"xl/workbook.xml": b"<workbook/>", "xl/media/0.bin": bytes(50_000_000)}, "phình ra gấp"),
        (
            {
                "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "'
                + b"a" * 1000
                + b'"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>'
            },
            "khai báo thực thể XML",
        ),
    ],
    ids=["damaged", "empty", "bomb", "entities"],
)
def test_damaged_empty_and_hostile_workbooks_are_refused(
    tmp_path: Path, parts: Mapping[str, bytes], reason: str
) -> None:
    """One line with the reason and the cure."""
    path = zipped(tmp_path / "a.xlsx", parts)
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_document(path, name="a.xlsx")
    assert caught.value.cure
    assert "\n" not in str(caught.value)


def test_a_cut_off_workbook_is_refused(tmp_path: Path) -> None:
    """Half a download has no directory."""
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": BUDGET})
    with pytest.raises(UnreadableDocument, match="tệp hỏng"):
        read_xlsx(path.read_bytes()[:2000], path="a.xlsx")


def test_a_workbook_is_told_by_its_content(tmp_path: Path) -> None:
    """Whatever its ending says."""
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": BUDGET})
    for name in ("a.xls", "a.csv", "a.txt"):
        assert read_document(path.rename(path.with_name(name)), name=name).format == "xlsx"
        path = path.with_name(name)


def open_document_sheet(path: Path) -> Path:
    """Write an open document workbook of one sheet by hand."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Xã</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Lúa (ha)</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Một</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1</text:p></table:table-cell>'
        "</table:table-row>"
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Lúa">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            b'manifest:1.0"/>',
            "content.xml": content.encode(),
        },
    )


def test_an_open_document_sheet_without_libreoffice_is_read_plainly_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formats are lost there, so the reader is told."""
    monkeypatch.setattr(calamine_module, "find_program", lambda: None)
    parsed = parse(open_document_sheet(tmp_path / "a.ods"))
    assert "| Một | 1234,5 |" in parsed.document.text
    assert "không có LibreOffice" in parsed.document.warnings[0]
    assert [(figure.number, figure.unit) for figure in parsed.figures] == [(Decimal("1234.5"), "ha")]


@pytest.mark.parametrize(
    ("late", "reason"), [(True, "LibreOffice đọc quá 120 giây chưa xong"), (False, "LibreOffice không mở được")]
)
def test_a_sheet_that_libreoffice_gives_up_is_read_plainly_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool, reason: str
) -> None:
    """It is installed, so nobody is told to install it; whoever watches knows how long it may take."""
    monkeypatch.setattr(calamine_module, "find_program", lambda: "soffice")
    monkeypatch.setattr(calamine_module, "convert", lambda *_arguments, **_options: Conversion(data=None, late=late))
    steps: list[Step] = []
    token = WATCHER.set(steps.append)
    try:
        reading = read_calamine(open_document_sheet(tmp_path / "a.ods").read_bytes(), path="a.ods")
    finally:
        WATCHER.reset(token)
    assert reading.warnings == (
        f"{reason} nên đọc không kèm định dạng ô, 12% có thể ghi là 0,12; lưu thành .xlsx rồi đọc lại",
    )
    assert [step.seconds for step in steps] == [calamine_module.TIME_LIMIT + calamine_module.READ_SECONDS]


@pytest.mark.skipif(
    not any(map(shutil.which, PROGRAMS)), reason="LibreOffice is not installed, it converts workbooks of other formats"
)
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_workbooks_of_other_formats_keep_their_number_formats(tmp_path: Path, kind: str) -> None:
    """By way of LibreOffice: a share is 12,3%, not 0,123."""
    rows: Rows = [["Chỉ tiêu", "Giá trị (tỷ đồng)", "Tỷ lệ (%)"], ["Thu", 1234567.891, 0.123]]
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": rows}, formats={"B": "#,##0.0", "C": "0.0%"})
    subprocess.run(
        [
            next(filter(None, map(shutil.which, PROGRAMS))),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    parsed = parse(tmp_path / f"a.{kind}")
    assert parsed.document.format == "xls"
    assert [(figure.text, figure.unit) for figure in parsed.figures] == [("1.234.567,9", "tỷ đồng"), ("12,3%", "%")]


CELL = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)),
    st.text(alphabet="aăĐ |#*1,.\\-", max_size=6),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=8))
def test_spans_of_any_sheet_rebuild_its_text(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]
) -> None:
    """Each cell and line stands in the stored text, but for the sign before a pipe."""
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    rows = [[None if str(cell).startswith("=") else cell for cell in row] for row in rows]
    try:
        document = read_document(workbook(path, {"Sheet1": [["Tên", "Số"], *rows]}), name="a.xlsx")
    except UnreadableDocument:
        return
    for block in document.blocks:
        spans = [(cell.span.start, cell.span.end) for cell in block.cells] or [(0, len(block.text))]
        for start, end in spans:
            source = block.aligned.to_source(start, end)
            stored = document.text[source.start : source.end]
            assert block.text[start:end] in {stored, stored.replace("\\|", "|")}


@pytest.mark.parametrize("missing", [0, 360])
def test_damage_that_fuzzing_found_is_refused(tmp_path: Path, missing: int) -> None:
    """A style whose font is no number; bytes missing at the head, so that the directory points before the file."""
    book = workbook(tmp_path / "a.xlsx", {"Thu": [["Chỉ tiêu", "2023"], ["Thu", 1.5]]})
    replace_part(book, "xl/styles.xml", lambda text: text.replace('fontId="0"', 'fontId="không"'))
    data = book.read_bytes()
    with pytest.raises(UnreadableDocument, match="hỏng"):
        read_xlsx(data[:40] + data[40 + missing :], path="a.xlsx")
