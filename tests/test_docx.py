"""Word documents become the text that they print, and the stage of blocks finds in it what it should."""

from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind, Document
from index.errors import UnreadableDocument
from index.parse import Parsed, parse_document
from index.read.docx import read_docx
from tests.files.make_office import (
    SPACES,
    bold,
    cell,
    listed,
    note_mark,
    notes,
    numbering,
    pack,
    par,
    raised,
    row,
    run,
    tbl,
    word,
)

REPORT = Path(__file__).parent.parent / "corpus" / "lang-son-quy-1-2018.md"


def text_of(body: str, **parts: str) -> str:
    """Text of a document with this body."""
    return read_docx(word(body, **parts), path="a.docx").text


def parsed(folder: Path, data: bytes) -> Parsed:
    """Everything that is found in a document."""
    path = folder / "a.docx"
    path.write_bytes(data)
    return parse_document(path, name="a.docx")


def block_of(found: Parsed, beginning: str) -> Block:
    """Return the only block whose text begins so."""
    (block,) = [block for block in found.document.blocks if block.text.startswith(beginning)]
    return block


@dataclass(frozen=True, kw_only=True)
class Vector:
    """One document: what must come out of it and what must not."""

    name: str
    body: str
    out: tuple[str, ...]
    never: tuple[str, ...] = ()


DELETED = '<w:del w:author="a"><w:r><w:delText>95</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:author="a">{run("120 ha")}</w:ins>'
MARK_DELETED = "<w:rPr><w:del w:author='a'/></w:rPr>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SUM(ABOVE) 777</w:instrText></w:r>'
    f'{run("mã 888")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("4.600")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = f"<w:txbxContent>{par('Chữ trong khung 55 tấn')}</w:txbxContent>"
TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
POWER = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
# Reading each box twice would take 2^40 steps.
BOXES = f"<m:oMath>{'<m:box><m:e>' * 20}<m:r><m:t>x</m:t></m:r>{'</m:e></m:box>' * 20}</m:oMath>"
INNER = tbl(row("Chè", "15"), row("Quế", "8"))
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{par('Trong ô nhập liệu')}</w:sdtContent></w:sdt>"

VECTORS = (
    Vector(name="a_raised_mark", body=par("tăng 33,4%", raised("4"), " so"), out=("33,4%⁴ so",), never=("33,4%4",)),
    Vector(name="a_raised_mark_in_runs", body=par("5 tỷ", raised("1"), raised("2")), out=("5 tỷ¹²",)),
    Vector(name="a_raised_mark_in_brackets", body=par("33,4%", raised("(4)")), out=("33,4%⁴",), never=("(4)",)),
    Vector(name="two_raised_marks", body=par("5%", raised("1, 2"), "."), out=("5%¹ ².",)),
    Vector(name="an_area", body=par("sàn 640 m", raised("2"), " và 3 m", raised("3")), out=("640 m² và 3 m³",)),
    Vector(name="a_power", body=par("10", raised("-3"), " g"), out=("10⁻³ g",)),
    Vector(name="a_lowered_number", body=par("CO", run("2", '<w:vertAlign w:val="subscript"/>')), out=("CO2",)),
    Vector(name="lifted_by_hand", body=par("7%", run("3", '<w:position w:val="6"/>')), out=("7%³",)),
    Vector(name="changes", body=par("trồng ", DELETED, INSERTED), out=("trồng 120 ha",), never=("95",)),
    Vector(
        name="a_deleted_paragraph_end",
        body=par("tỉnh Bạch ", properties=MARK_DELETED) + par("Sơn"),
        out=("tỉnh Bạch Sơn\n",),
    ),
    Vector(
        name="a_move",
        body=par(f"<w:moveFrom>{run('cũ')}</w:moveFrom>", f"<w:moveTo>{run('mới')}</w:moveTo>"),
        out=("mới",),
        never=("cũ",),
    ),
    Vector(
        name="hidden",
        body=par("thấy ", run("giấu", "<w:vanish/>"), run("kín", '<w:rStyle w:val="an"/>'), "rõ"),
        out=("thấy rõ",),
        never=("giấu", "kín"),
    ),
    Vector(name="shown_again", body=par(run("hiện", '<w:rStyle w:val="an"/><w:vanish w:val="0"/>')), out=("hiện",)),
    Vector(name="a_field", body=par("Cộng ", FIELD, " tỷ"), out=("Cộng 4.600 tỷ",), never=("SUM", "777", "888")),
    Vector(
        name="a_simple_field",
        body=par(f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>', " trang"),
        out=("12 trang",),
        never=("PAGE",),
    ),
    Vector(
        name="a_link",
        body=par("xem ", f'<w:hyperlink w:anchor="x">{run("Phụ lục 1")}</w:hyperlink>'),
        out=("xem Phụ lục 1",),
    ),
    Vector(name="a_text_box", body=par("Trước", TWICE), out=("Trước\n\nChữ trong khung 55 tấn\n",)),
    Vector(name="a_formula", body=par("diện tích ", POWER), out=("diện tích x²",)),
    Vector(name="a_formula_in_boxes", body=par("diện tích ", BOXES), out=("diện tích x",)),
    Vector(
        name="spaces",
        body=par("<w:r><w:t>chi</w:t><w:tab/><w:t>ngân</w:t><w:br/><w:t>sách</w:t></w:r>"),
        out=("chi ngân sách\n",),
    ),
    Vector(
        name="odd_spaces_and_hyphens",
        body=par("1\u00a0250\u2003ha, ki\u00adnh tế", "<w:r><w:noBreakHyphen/></w:r>", "xã"),
        out=("1 250 ha, kinh tế-xã",),
    ),
    Vector(
        name="a_page_break",
        body=par("hết", '<w:r><w:br w:type="page"/></w:r>') + par("sang"),
        out=("hết\n\nsang",),
    ),
    Vector(
        name="a_symbol",
        body=par("nhiệt độ 30", '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "C", run("\uf0b7")),
        out=("30°C",),
        never=("\uf0b7",),
    ),
    Vector(
        name="pictures_of_letters",
        body=par(run("ü", '<w:rFonts w:ascii="Wingdings"/>'), "đạt"),
        out=("đạt",),
        never=("ü",),
    ),
    Vector(name="a_content_control", body=CONTROL + par("sau"), out=("Trong ô nhập liệu\n\nsau",)),
    Vector(
        name="a_table_of_contents",
        body=par("Chương I ... 7", style="ML1") + par("Nội dung"),
        out=("Nội dung",),
        never=("... 7",),
    ),
    Vector(
        name="a_frame_of_one_cell",
        body=tbl(row(cell(par("Khung viền 9 ha"), INNER))),
        out=("Khung viền 9 ha\n\n", "| Chè | 15 |"),
    ),
    Vector(
        name="rows_in_a_content_control",
        body=f"<w:tbl><w:sdt><w:sdtContent>{row('Cây', 'Tấn')}{row('Chè', '15')}</w:sdtContent></w:sdt></w:tbl>",
        out=("| Chè | 15 |",),
    ),
    Vector(
        name="a_table_in_a_cell",
        body=tbl(row("Cây", "Sản lượng"), row("Các loại", cell(INNER))),
        out=("| Các loại | Chè 15; Quế 8 |",),
    ),
    Vector(
        name="signs_of_markup",
        body=par("# 5 là số") + par("| a | b |") + par("giá 5*3*2 __x__") + tbl(row("a|b", "--"), row("c", "1")),
        out=("\\# 5 là số", "\\| a | b \\|", "giá 5\\*3\\*2", "| a\\|b | \\-- |"),
    ),
    Vector(
        name="a_deleted_row",
        body=tbl(
            row("Cây", "Tấn"),
            row("Chè", "15"),
            row("Quế", "8", properties="<w:del/>"),
            row("Hồi", "9", properties="<w:hidden/>"),
        ),
        out=("| Chè | 15 |",),
        never=("Quế", "Hồi"),
    ),
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_what_is_printed_comes_out_and_nothing_else(vector: Vector) -> None:
    """Each kind of content by itself."""
    text = text_of(vector.body)
    for wanted in vector.out:
        assert wanted in text
    for unwanted in vector.never:
        assert unwanted not in text


def test_signs_of_markup_are_read_as_they_were_typed(tmp_path: Path) -> None:
    """The escapes of the stored text are gone from the blocks."""
    typed = ["# 5 là số", "| a | b |", "giá 5*3*2 và _x_ (*)", "xem [đây](x) <b>đậm</b>", "ổ C:\\*.doc"]
    found = parsed(tmp_path, word("".join(par(each.replace("<", "&lt;")) for each in typed)))
    assert [block.text for block in found.document.blocks] == typed


FOOTNOTES = notes({2: "Theo Cục Thống kê.", 3: "Không kể 15 xã.", 5: " "})
ENDNOTES = notes({2: "Số liệu ước."}, "endnote")


def test_notes_are_numbered_through_and_stand_at_the_end() -> None:
    """Footnotes in the order of their marks, endnotes after them; an empty note has no mark."""
    body = par("Trồng 120 ha", note_mark(3), ", tăng 33,4%", note_mark(2, "endnote"), note_mark(2), " so", note_mark(5))
    assert text_of(body, footnotes=FOOTNOTES, endnotes=ENDNOTES) == (
        "Trồng 120 ha¹, tăng 33,4%³ ² so\n\n¹ Không kể 15 xã.\n\n² Theo Cục Thống kê.\n\n³ Số liệu ước.\n"
    )


def test_a_note_after_a_length_makes_no_area_of_it(tmp_path: Path) -> None:
    """Footnote 2 behind "56 km" is no square kilometre; footnote 1 behind "m²" leaves the area alone."""
    body = par("Rộng 9 m", raised("2"), note_mark(3), ", dài 56 km", note_mark(2), " đường.")
    found = parsed(tmp_path, word(body, footnotes=FOOTNOTES))
    assert block_of(found, "Rộng").text == "Rộng 9 m², dài 56 km đường."
    assert {figure.text for figure in found.figures} >= {"9 m²", "56 km"}


def test_notes_that_are_deleted_or_hidden_leave_nothing() -> None:
    """Neither mark nor body."""
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="3"/></w:r>'
    body = par("Trồng 120 ha", f"<w:del>{note_mark(2)}</w:del>", hidden)
    assert text_of(body, footnotes=FOOTNOTES) == "Trồng 120 ha\n"


def test_a_sign_set_in_place_of_a_note_number_is_not_printed_twice() -> None:
    """The star is the author's own mark of the note that we number."""
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    assert text_of(par("33,4%", own), footnotes=FOOTNOTES).startswith("33,4%¹\n")


def test_notes_are_bound_to_the_words_of_their_mark_and_its_section(tmp_path: Path) -> None:
    """Although their bodies stand below the last heading."""
    body = (
        par("I. Kết quả", style="u1")
        + par("Trồng 120 ha rừng, tăng 33,4%", note_mark(2), " so với cùng kỳ.")
        + par("II. Nhiệm vụ", style="u1")
        + par("Tiếp tục trồng rừng trên địa bàn tỉnh.")
    )
    found = parsed(tmp_path, word(body, footnotes=FOOTNOTES))
    (note,) = [block for block in found.document.blocks if block.kind is BlockKind.FOOTNOTE]
    assert note.anchor is not None
    assert found.document.blocks[note.anchor[0] - 1].text[: note.anchor[1]].endswith("33,4%")
    assert note.section == ("I. Kết quả",)


def test_headings_are_told_by_any_kind_of_style(tmp_path: Path) -> None:
    """Built-in, inherited, named in Vietnamese, by outline level, by a level of its own."""
    body = (
        par("Báo cáo thu chi", style="Tieude")
        + par("năm 2018", style="Tieude")
        + par("Phần chung", style="u1")
        + par("Thu", style="rieng")
        + par("Thuế", style="viet")
        + par("Chi", style="bac")
        + par("Đầu tư", properties='<w:outlineLvl w:val="2"/>')
        + par("Không phải đề mục", style="u2", properties='<w:outlineLvl w:val="9"/>')
        + par("Vòng tròn", style="vong")
    )
    text = text_of(body)
    assert text.splitlines()[::2] == [
        "# Báo cáo thu chi năm 2018",
        "## Phần chung",
        "### Thu",
        "#### Thuế",
        "### Chi",
        "#### Đầu tư",
        "**Không phải đề mục**",
        "Vòng tròn",
    ]
    found = parsed(tmp_path, word(body))
    assert found.document.title == "Báo cáo thu chi năm 2018"
    assert block_of(found, "Đầu tư").section == ("Phần chung", "Chi")


def test_a_lone_heading_above_all_is_the_title_unless_it_is_numbered() -> None:
    """Many documents have no style for the title."""
    assert text_of(par("Báo cáo năm", style="u1") + par("Thu", style="u2")) == "# Báo cáo năm\n\n## Thu\n"
    assert text_of(par("I. Thu", style="u1") + par("Thuế", style="u2")) == "## I. Thu\n\n### Thuế\n"
    assert text_of(par("BÁO CÁO") + par("Mở đầu", style="u1")) == "BÁO CÁO\n\n## Mở đầu\n"


def test_a_long_paragraph_in_the_style_of_a_heading_is_a_paragraph() -> None:
    """Somebody pressed the wrong button."""
    assert text_of(par("Trong kỳ " + "tỉnh trồng rừng " * 20, style="u1")).startswith("**Trong kỳ")


def test_a_letter_without_styles_is_understood(tmp_path: Path) -> None:
    """Bold lines are headings, the letterhead is neither table nor heading."""
    head = tbl(
        row(
            cell(bold_line("ỦY BAN NHÂN DÂN"), bold_line("TỈNH BẠCH SƠN"), "Số: 428/BC-UBND"),
            cell(bold_line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "Bạch Sơn, ngày 30 tháng 11 năm 2017"),
        )
    )
    signed = tbl(row(cell("Nơi nhận:", "- Như trên;", "- Lưu: VT."), cell(bold_line("KT. CHỦ TỊCH"), "Trần Văn A")))
    body = (
        head
        + bold_line("BÁO CÁO")
        + bold_line("Tình hình sáu tháng đầu năm 2017")
        + bold_line("I. Kết quả đạt được")
        + par("Trồng 120 ha rừng.")
        + signed
    )
    found = parsed(tmp_path, word(body))
    blocks = found.document.blocks
    assert found.document.title == "BÁO CÁO Tình hình sáu tháng đầu năm 2017"
    assert not [block for block in blocks if block.kind is BlockKind.TABLE]
    assert [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BẠCH SƠN",
        "Số: 428/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Bạch Sơn, ngày 30 tháng 11 năm 2017",
        "Trồng 120 ha rừng.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "KT. CHỦ TỊCH",
        "Trần Văn A",
    ]
    assert block_of(found, "Trồng").section == ("I. Kết quả đạt được",)


def bold_line(text: str) -> str:
    """Write a paragraph all in bold."""
    return par(bold(text))


BUDGET = (
    par("Bảng 1. Thu ngân sách trên địa bàn")
    + par("Đơn vị tính: tỷ đồng")
    + tbl(
        row(cell("TT", down="restart"), cell("Chỉ tiêu", down="restart"), cell("Năm 2017", across=2), "Năm 2018"),
        row(cell("", down="continue"), cell("", down="continue"), "Kế hoạch", "Thực hiện", "Kế hoạch"),
        row("(1)", "(2)", "(3)", "(4)", "(5)"),
        row(cell("A. THU NỘI ĐỊA", across=5)),
        row("1", "Thuế nhà đất", "1.500", "1.700", "1.900"),
        row("2", "Phí và lệ phí", "250", "230", ""),
        row(cell("Tổng cộng", across=2), "1.750", "1.930", "2.100"),
    )
)


def test_figures_of_a_table_know_indicator_unit_and_period(tmp_path: Path) -> None:
    """Merged headers hold over their columns, the unit comes from the line above the table."""
    found = parsed(tmp_path, word(BUDGET))
    (table,) = [block for block in found.document.blocks if block.kind is BlockKind.TABLE]
    assert table.unit == "tỷ đồng"
    assert table.caption.startswith("Bảng 1. Thu ngân sách trên địa bàn")
    figures = {figure.text: figure for figure in found.figures}
    assert set(figures) == {"1.500", "1.700", "1.900", "250", "230", "1.750", "1.930", "2.100"}
    assert figures["1.700"].indicator == "Thuế nhà đất - Năm 2017 Thực hiện"
    assert figures["1.700"].period == "2017"
    assert figures["1.900"].period == "2018"
    assert figures["1.930"].indicator == "Tổng cộng - Năm 2017 Thực hiện"
    assert {figure.unit for figure in figures.values()} == {"tỷ đồng"}


def check_offsets(found: Parsed) -> None:
    """Every figure and every chunk is where it says that it is."""
    text = found.document.text
    for figure in found.figures:
        assert text[figure.span.start : figure.span.end] == figure.text
    for chunk in found.chunks:
        assert text[chunk.span.start : chunk.span.end].strip() != ""
    ends = [block.source.end for block in found.document.blocks]
    assert max(ends, default=0) <= len(text)


WORDS = st.text(alphabet="aăđẹ 12,.%|*_#[]()\\-²⁴<>&\u00a0\u00ad~`!", max_size=25)
XML_WORDS = WORDS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))


@given(st.lists(XML_WORDS, max_size=5), st.lists(st.lists(XML_WORDS, min_size=2, max_size=3), max_size=4))
@settings(max_examples=100)
def test_any_document_keeps_its_offsets_and_loses_no_word(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], rows: list[list[str]]
) -> None:
    """Whatever was typed, what the blocks read stands in the stored text."""
    table = tbl(*(row(*(cell(par(run(text))) for text in each)) for each in rows)) if rows else ""
    data = word(par("Mở đầu 5 ha.") + "".join(par(run(line)) for line in lines) + table)
    found = parsed(tmp_path_factory.mktemp("docx"), data)
    check_offsets(found)
    typed = [*lines, *(text for each in rows for text in each)]
    letters = sum(char in "aăđẹ" for text in typed for char in text.replace("&amp;", "").replace("&lt;", ""))
    assert sum(char in "aăđẹ" for char in found.document.text) == letters + 2


@pytest.mark.parametrize("data", [word(BUDGET), word(par("Trồng 120 ha", note_mark(2)), footnotes=FOOTNOTES)])
def test_figures_stand_where_they_say(tmp_path: Path, data: bytes) -> None:
    """The text of the span is the text of the figure."""
    found = parsed(tmp_path, data)
    assert found.figures
    check_offsets(found)


def test_a_document_by_another_writer_is_read() -> None:
    """Headings, lists and tables as the usual library writes them."""
    document = docx.Document()
    document.add_heading("Báo cáo", 0)
    document.add_heading("Trồng trọt", 1)
    document.add_paragraph("Lúa", style="List Bullet")
    document.add_paragraph("Gieo", style="List Number")
    document.add_paragraph("Gặt", style="List Number")
    table = document.add_table(2, 2)
    for place, text in zip(table._cells, ["Cây", "Tấn", "Chè", "15"], strict=True):
        place.text = text
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    stream = BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue(), path="a.docx").text == (
        "# Báo cáo\n\n## Trồng trọt\n\n- Lúa\n\n1. Gieo\n\n2. Gặt\n\n| | |\n|---|---|\n| Cây | Tấn |\n| Chè | 15 |\n"
    )


def test_numbers_are_part_of_headings_and_items(tmp_path: Path) -> None:
    """The sections are numbered as in print."""
    levels = [[("upperRoman", "%1."), ("decimal", "%2.")], [("lowerLetter", "%1)")]]
    body = (
        listed("Kết quả", 1, 0, style="u1")
        + listed("Trồng trọt", 1, 1, style="u2")
        + par("Các cây trồng chính gồm có:")
        + listed("Chè đạt 15 tấn;", 2)
        + listed("Quế đạt 8 tấn.", 2)
        + listed("Chăn nuôi", 1, 1, style="u2")
        + par("Đàn lợn tăng.")
    )
    found = parsed(tmp_path, word(body, numbering=numbering(levels)))
    assert block_of(found, "Đàn lợn").section == ("I. Kết quả", "2. Chăn nuôi")
    assert block_of(found, "b) Quế").kind is BlockKind.LIST_ITEM


def test_the_shipped_report_typed_into_word_gives_the_same_figures(tmp_path: Path) -> None:
    """With its headings as styles, its notes as footnotes: the same indicator, unit and period for each."""
    plain = parse_document(REPORT, name="a.md")
    found = parsed(tmp_path, retype(plain.document))
    check_offsets(found)
    told = [
        [(figure.text, figure.indicator, figure.unit, figure.period) for figure in each.figures]
        for each in (plain, found)
    ]
    assert Counter(told[0]) == Counter(told[1])
    notes_of = [
        [(block.text, block.anchor) for block in each.document.blocks if block.kind is BlockKind.FOOTNOTE]
        for each in (plain, found)
    ]
    assert notes_of[0]
    assert sorted(text for text, _ in notes_of[0]) == sorted(text for text, _ in notes_of[1])
    assert all(anchor is not None for _, anchor in notes_of[1])


def retype(document: Document) -> bytes:
    """Write a document as a Word document."""
    anchors = {block.anchor: block for block in document.blocks if block.anchor is not None}
    bodies = {number: escape(block.text) for number, block in enumerate(anchors.values(), 2)}
    numbers = {anchor: number for number, anchor in enumerate(anchors, 2)}
    body = ""
    for block in document.blocks:
        if block.kind is BlockKind.FOOTNOTE:
            continue
        if block.kind is BlockKind.TABLE:
            rows: dict[int, list[str]] = {}
            for each in block.cells:
                rows.setdefault(each.row, []).append(escape(block.text[each.span.start : each.span.end]))
            body += tbl(*(row(*texts) for texts in rows.values()))
            continue
        content = [run(block.mark + " ")] if block.mark == "-" else []
        start = 0
        for mark in block.marks:
            content += [run(escape(block.text[start : mark.offset])), note_mark(numbers[block.ordinal, mark.offset])]
            start = mark.offset
        content.append(run(escape(block.text[start:])))
        style = "Tieude" if block.text in document.title else f"u{min(block.level or 1, 2)}"
        body += par(*content, style=style if block.kind is BlockKind.HEADING else "")
    return word(body, footnotes=notes(bodies))


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04" + bytes(100), "không phải tệp nén trọn vẹn"),
        (word(par("a"))[:-30], "không phải tệp nén trọn vẹn"),
        (pack({"a.txt": "x"}), "không phải tài liệu Word"),
        (pack({"word/styles.xml": "<x/>"}), "thiếu phần chính"),
        (pack({"word/document.xml": f"<w:document {SPACES}/>"}), "không có nội dung"),
        (pack({"word/document.xml": "<w:document"}), "không phải XML đúng"),
        (pack({"word/document.xml": DOCTYPE + f"<w:document {SPACES}><w:body>&b;</w:body></w:document>"}), "thực thể"),
        (pack({"word/document.xml": ("<a>" * 300) + ("</a>" * 300)}), "không phải XML đúng"),
        (word(par("")), "tài liệu rỗng, không có chữ nào"),
        (word(par("<w:r><w:drawing/></w:r>")), "chỉ có 1 hình"),
    ],
    ids=[
        "no_zip", "cut", "other_zip", "no_main_part", "no_body", "no_xml", "entities", "deep", "empty", "pictures",
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_with_reason_and_cure(data: bytes, reason: str) -> None:
    """One line of Vietnamese."""
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_docx(data, path="a.docx")
    assert caught.value.cure
    assert "\n" not in str(caught.value)


def test_tables_as_deep_as_xml_may_be_are_read() -> None:
    """The parser stops files that are deeper."""
    for wrap in (lambda inner: tbl(row(cell(inner))), lambda inner: tbl(row("a", cell(inner, "b")))):
        body = par("trong cùng")
        for _ in range(75):
            body = wrap(body)
        assert "trong cùng" in text_of(body)


def test_a_person_is_told_of_changes_pictures_and_endnotes() -> None:
    """What was decided while reading."""
    body = par("Trồng ", DELETED, INSERTED, note_mark(2, "endnote")) + par("<w:r><w:drawing/></w:r>")
    warnings = read_docx(word(body, endnotes=ENDNOTES), path="a.docx").warnings
    assert [warning.split(",")[0] for warning in warnings] == [
        "có 2 chỗ sửa chưa duyệt (track changes)",
        "có 1 hình",
        "chú thích cuối văn bản được đánh số tiếp theo chú thích chân trang",
    ]


def test_the_main_part_may_have_any_name_and_the_strict_names() -> None:
    """Both are found by their relations."""
    data = word(par("Trồng 120 ha"), main="word/document22.xml")
    assert read_docx(data, path="a.docx").text == "Trồng 120 ha\n"
    strict = SPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = pack({"word/document.xml": f"<w:document {strict}><w:body>{par('Trồng chè')}</w:body></w:document>"})
    assert read_docx(data, path="a.docx").text == "Trồng chè\n"
