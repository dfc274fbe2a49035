"""PDF files with a text layer become text that reads well, each character with its place on its page."""

import re
import time
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfPage

from index.build import build_index
from index.coverage import cover_documents
from index.document import BlockKind
from index.errors import UnreadableDocument
from index.pace import begin_page
from index.page import Page
from index.parse import Parsed, parse_document
from index.read import pdf, tesseract
from index.read.glyph import Sheet
from index.read.pdf import read_pdf
from index.read.pdf_page import read_sheet
from index.reading import Reading
from index.span import Span
from index.store import open_store
from qa.page.picture import find_boxes
from tests.files.make_pdf import (
    CUT,
    HEADER,
    joined,
    letterhead,
    line,
    make_report,
    needs_office,
    note,
    paragraph,
    pictures_of,
    report_pdf,
    ruled,
    scan_of,
    table,
    write_encrypted,
    write_pdf,
)

# What must be in the text of the report, and what must not.
MUST = [
    "| ỦY BAN NHÂN DÂN TỈNH BẠCH SƠN Số: 15/BC-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập",
    "**BÁO CÁO**\n\n**Tình hình sản xuất quý I năm 2024 của tỉnh Bạch Sơn**\n\n**I. Kết quả đạt được**",
    "Thu ngân sách đạt 33,4%¹ dự toán; diện tích nhà lưới 640 m², nước tưới 85 m³ mỗi ngày.",
    CUT.replace("năm trước", "năm trước²"),
    "\n\n- Vùng thấp: 420 hộ;\n\n- Vùng cao: 135 hộ.\n\n",
    "| TT | Chỉ tiêu | Đơn vị | Năm 2023 | Năm 2024 |\n|---|---|---|---|---|\n| 1 | Diện tích chè kinh doanh của toàn",
    "| 2 | Sản lượng chè búp tươi | tấn | 13.048,5 | 14.120,7 |\n",
    "\n\n¹ Theo báo cáo của Sở Tài chính tại cuộc họp tháng 3 năm 2024.\n\n",
    "\n\n² Rừng phòng hộ 300 ha, rừng sản xuất 950 ha.\n\n",
]
MUST_NOT = ["Báo cáo kinh tế - xã hội", "33,4%1", "640 m2", "trước2", "\n1\n", "\n2\n", "\n3\n", "  "]


@pytest.fixture(scope="module")
def report() -> Reading:
    """Return the report as it is read."""
    return read_pdf(report_pdf(), path="báo cáo.pdf")


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Parsed:
    """Return the report with everything that is found in it."""
    path = tmp_path_factory.mktemp("pdf") / "báo cáo.pdf"
    path.write_bytes(report_pdf())
    return parse_document(path, name="báo cáo.pdf")


def places(page: Page) -> list[tuple[float, ...]]:
    """Return the boxes of a page in points."""
    numbers = array("h")
    numbers.frombytes(page.boxes)
    return [tuple(value / 10 for value in numbers[start : start + 4]) for start in range(0, len(numbers), 4)]


def span_of(text: str, part: str) -> Span:
    """Return where a part of a text stands."""
    return Span(text.index(part), text.index(part) + len(part))


def check_pages(reading: Reading) -> None:
    """Check that the pages cut the text into stretches in order, and that each character has a place.

    It is on its page, or on the next, which hangs below.
    """
    position = 0
    for number, page in enumerate(reading.pages, 1):
        assert page.number == number
        assert page.span.start == position
        position = page.span.end
        assert len(page.boxes) == 8 * (page.span.end - page.span.start)
        for left, top, right, bottom in places(page):
            height = round(page.height, 1) + 0.1
            hung = height if top >= page.height > 0 and number < len(reading.pages) else 0
            assert 0 <= left <= right <= round(page.width, 1) + 0.1
            assert hung - 0.2 <= top <= bottom <= height + hung
    assert position == len(reading.text)


@needs_office
@pytest.mark.parametrize("expected", MUST)
def test_the_report_reads_as_it_was_written(report: Reading, expected: str) -> None:
    """Marks are raised, exponents stay, sentences and tables run over the ends of pages."""
    assert expected in report.text


@needs_office
@pytest.mark.parametrize("unwanted", MUST_NOT)
def test_what_belongs_to_the_page_is_not_in_the_text(report: Reading, unwanted: str) -> None:
    """Running header, page numbers, glued marks and double spaces are gone."""
    assert unwanted not in report.text


@needs_office
def test_a_table_that_runs_over_two_pages_is_one(report: Reading) -> None:
    """Its header stands once, its rows follow each other without a gap; each row lies on its own page."""
    assert report.text.count("| TT | Chỉ tiêu |") == 1
    numbers = [int(number) for number in re.findall(r"^\| (\d+) \|", report.text, re.MULTILINE)]
    assert numbers == list(range(1, 50))
    stretch = report.text[report.text.index("| TT") : report.text.index("| 49 |")]
    assert "\n\n" not in stretch
    last = report.pages[2]
    assert "| 49 | Chè vườn tạp ở xã số 49 |" in report.text[last.span.start : last.span.end]


@needs_office
def test_a_row_that_a_page_end_cuts_is_one_row(tmp_path: Path) -> None:
    """Row 7 begins on the first page, where its figures stand; each row is there once and whole."""
    name = (
        "Diện tích chè kinh doanh của các hợp tác xã trong toàn tỉnh, kể cả diện tích đang chuyển đổi sang giống mới "
        "theo đề án của Ủy ban nhân dân tỉnh Bạch Sơn giai đoạn năm năm"
    )
    rows = [("TT", "Chỉ tiêu", "Đơn vị", "Năm 2023", "Năm 2024")]
    rows += [(f"{row}", f"{name} số {row}", "ha", f"{row}.150", f"{row}.295") for row in range(1, 12)]
    path = make_report(tmp_path, body=paragraph("Mở đầu.") + table(rows, (1, 6, 2, 3, 3)), name="bảng")
    reading = read_pdf(path.read_bytes(), path="x")
    check_pages(reading)
    lines = [" | ".join(row).join(("| ", " |")) for row in rows]
    assert reading.text == "\n".join(["Mở đầu.\n", lines[0], "|---|---|---|---|---|", *lines[1:]])
    first, second = reading.pages
    number = [row[0] for row in rows[1:] if reading.text.index(f"| {row[0]} |") < first.span.end][-1]
    cut, following = lines[int(number) : int(number) + 2]
    start = reading.text.index(cut)
    tops = [place[1] for place in places(first)[start : start + len(cut)]]
    assert 0 < tops[cut.index("Diện tích")] < first.height
    assert first.height < tops[cut.index("năm năm")] < first.height + second.height / 2
    assert 0 < tops[cut.index(f"{number}.150")] < first.height
    assert following in reading.text[second.span.start : second.span.end]


@needs_office
def test_pages_hold_the_whole_text_with_places(report: Reading) -> None:
    """Spans in order, eight bytes a character, boxes within the page."""
    check_pages(report)
    assert [(round(page.width), round(page.height)) for page in report.pages] == [(595, 842)] * 3
    assert {page.confidence for page in report.pages} == {None}
    assert report.warnings == ()


@needs_office
def test_every_character_of_the_page_keeps_its_box(report: Reading) -> None:
    """Only what was put in (spaces at line ends, pipes, stars, newlines) has none."""
    for page in report.pages:
        text = report.text[page.span.start : page.span.end]
        bare = {char for char, place in zip(text, places(page), strict=True) if place == (0, 0, 0, 0)}
        assert bare <= set("|-* \n¹²")
        # The marks of the bodies are put in, those in the text are of the page.
        assert sum(place != (0, 0, 0, 0) for char, place in zip(text, places(page), strict=True) if char == "¹") <= 1


@needs_office
def test_a_figure_can_be_pointed_at_on_its_page(report: Reading) -> None:
    """The box of "14.120,7" lies in the right half of page 2, one line high."""
    page = report.pages[1]
    start = report.text.index("14.120,7") - page.span.start
    boxes = places(page)[start : start + len("14.120,7")]
    assert all(one[0] < other[0] for one, other in pairwise(boxes))
    assert 440 < boxes[0][0] < 450
    assert {round(box[1]) for box in boxes} == {round(boxes[0][1])}
    assert 8 < boxes[0][3] - boxes[0][1] < 16


@needs_office
def test_a_sentence_over_a_page_end_is_one_sentence_of_its_first_page(parsed: Parsed) -> None:
    """And what follows is cited with its own page."""
    (chunk,) = [chunk for chunk in parsed.chunks if chunk.text.startswith("Trong kỳ")]
    assert chunk.text == CUT
    assert chunk.page == 1
    quote = parsed.document.text[chunk.span.start : chunk.span.end]
    assert quote == CUT.replace("năm trước", "năm trước²")
    pages = {chunk.text: chunk.page for chunk in parsed.chunks}
    assert pages["Vùng thấp: 420 hộ;"] == 2
    assert pages["Các số liệu trên đã được Cục Thống kê xác nhận."] == 3


@needs_office
def test_footnotes_are_bound_and_stand_on_their_page(parsed: Parsed) -> None:
    """Note 1 belongs to the words "33,4%", note 2 to the sentence that runs over the page's end."""
    blocks = {block.ordinal: block for block in parsed.document.blocks}
    notes = {block.mark: block for block in blocks.values() if block.kind is BlockKind.FOOTNOTE}
    assert set(notes) == {"1", "2"}
    for mark, words in (("1", "đạt 33,4%"), ("2", "năm trước")):
        assert notes[mark].anchor is not None
        ordinal, offset = notes[mark].anchor
        assert blocks[ordinal].text[:offset].endswith(words)
    assert notes["1"].page == 1
    assert notes["2"].page == 1


@needs_office
def test_blocks_figures_and_title_of_the_report(parsed: Parsed) -> None:
    """The structure stage finds what the page shows."""
    document = parsed.document
    assert document.title == "BÁO CÁO Tình hình sản xuất quý I năm 2024 của tỉnh Bạch Sơn"
    headings = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert headings[2:] == ["I. Kết quả đạt được", "II. Số liệu"]
    (found,) = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert found.caption == "Bảng sau cho biết diện tích và sản lượng chè:"
    told = {chunk.text for chunk in parsed.chunks}
    assert "Sản lượng chè búp tươi | Đơn vị: tấn; Năm 2023: 13.048,5; Năm 2024: 14.120,7" in told
    values = {(str(figure.value), figure.unit) for figure in parsed.figures}
    assert {("33.4", "%"), ("640", "m²")} <= values


@needs_office
def test_letterheads_are_read_column_by_column(tmp_path: Path) -> None:
    """Each side is whole, and no heading."""
    path = make_report(tmp_path, body=letterhead() + paragraph("Kính gửi: Sở Tài chính."), name="thư")
    told = parse_document(path, name="thư.pdf").document.blocks
    assert [block.text for block in told] == [
        HEADER,
        "ỦY BAN NHÂN DÂN TỈNH BẠCH SƠN Số: 15/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Bạch Sơn, ngày 03 tháng 4 năm 2024",
        "Kính gửi: Sở Tài chính.",
    ]
    assert {block.kind for block in told} == {BlockKind.PARAGRAPH}


@needs_office
def test_a_file_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    """Reason and cure."""
    path = make_report(tmp_path, body=paragraph("Bí mật."), name="kín", password="bạch sơn")
    with pytest.raises(UnreadableDocument, match="đặt mật khẩu; mở bằng mật khẩu, lưu lại một bản không mật khẩu"):
        read_pdf(path.read_bytes(), path="kín.pdf")


@needs_office
def test_notes_of_a_page_inside_a_long_table_stand_on_their_page(tmp_path: Path) -> None:
    """The table is parted there and repeats its header, so that no note moves to another page."""
    rows = [
        ("TT", "Tên"),
        *((str(row), f"Xã {row}" + (note(1, "Mới lập năm 2023.") if row == 70 else "")) for row in range(1, 120)),
    ]
    path = make_report(tmp_path, body=table(rows, (1, 6)), name="bảng dài")
    reading = read_pdf(path.read_bytes(), path="x")
    check_pages(reading)
    (page,) = [page for page in reading.pages if "¹ Mới lập" in reading.text[page.span.start : page.span.end]]
    assert "| 70 | Xã 70¹ |" in reading.text[page.span.start : page.span.end]
    assert [int(row) for row in re.findall(r"^\| (\d+) \|", reading.text, re.MULTILINE)] == list(range(1, 120))


def test_a_file_written_by_hand_is_read() -> None:
    """Two lines are one paragraph, an indent begins another, a gap too."""
    lines = [
        line("The province planted 1.250 ha of forest in the first quarter of the year, which is", 72, 700),
        line("more than ever before.", 50, 685),
        line("Tea came to 3.400 tons.", 72, 670),
        line("Maize came to 20 tons.", 50, 630),
    ]
    reading = read_pdf(write_pdf(["".join(lines)]), path="x.pdf")
    assert reading.text == (
        "The province planted 1.250 ha of forest in the first quarter of the year, which is more than ever before.\n\n"
        "Tea came to 3.400 tons.\n\nMaize came to 20 tons."
    )
    check_pages(reading)


def test_a_raised_small_digit_is_a_mark_and_so_is_an_exponent() -> None:
    """Both become superscripts; a digit of full size stays."""
    page = line("reached 33,4%", 50, 700) + line("4", 125, 705, size=7) + line("of 640 m", 140, 700)
    page += line("2", 188, 705, size=7) + line("in 2024.", 196, 700)
    text = read_pdf(write_pdf([page]), path="x").text
    assert text == "reached 33,4%⁴ of 640 m² in 2024."


def test_columns_are_read_one_after_the_other() -> None:
    """Also where their lines stand at the same height."""
    left = [
        "Rice was harvested on all of",
        "the fields of the lowland by",
        "the end of June, and maize",
        "on those of the hills; then",
        "the farmers planted beans.",
    ]
    right = [
        "The roads were mended as",
        "far as the border, and two",
        "bridges were built over the",
        "river, which in the past was",
        "crossed by ferries only.",
    ]
    page = "".join(line(text, 50, 700 - 14 * row) for row, text in enumerate(left))
    page += "".join(line(text, 300, 700 - 14 * row) for row, text in enumerate(right))
    text = read_pdf(write_pdf([page]), path="x").text
    assert text == " ".join(left) + "\n\n" + " ".join(right)


def test_a_table_without_rules_stays_in_its_lines() -> None:
    """Cells are not read column by column: a figure stays beside its name."""
    rows = [("Rice", "1.250", "tons"), ("Maize", "3.400", "tons"), ("Tea", "2.275", "tons"), ("Beans", "640", "tons")]
    page = "".join(
        line(text, 50 + 150 * column, 700 - 14 * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    text = read_pdf(write_pdf([page]), path="x").text
    assert all(" ".join(row) in text for row in rows)


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    """A wide header stands over each of its columns; lines of a cell are joined."""
    rules = "".join(f"50 {y} m 450 {y} l S\n" for y in (710, 680, 650, 610))
    rules += "50 710 m 50 610 l S\n450 710 m 450 610 l S\n200 710 m 200 610 l S\n325 680 m 325 610 l S\n"
    cells = line("Crop", 60, 690) + line("Harvest", 210, 690) + line("Name", 60, 660)
    cells += line("2023", 210, 660) + line("2024", 335, 660)
    cells += line("Rice of the", 60, 635) + line("lowland", 60, 620) + line("1.250", 210, 635) + line("2.275", 335, 635)
    text = read_pdf(write_pdf([rules + cells]), path="x").text
    assert text == (
        "| Crop | Harvest | Harvest |\n| Name | 2023 | 2024 |\n|---|---|---|\n| Rice of the lowland | 1.250 | 2.275 |"
    )


HEAD = ("No", "Name", "Unit", "2024")
BORDERS = (50, 80, 180, 230, 300)
ABOVE = [("1", "Rice", "tons", "640"), ("2", "Land for tea that is", "ha", "1.250")]
BELOW = [("3", "Maize", "tons", "75")]


def over_two_pages(
    cut: tuple[str, ...], *, repeated: bool = False, moved: int = 0, above: tuple[str, ...] = ABOVE[1]
) -> Reading:
    """Read a table whose second page begins with the row `cut`, with its header repeated or not, and moved or not."""
    first = ruled([HEAD, ABOVE[0], above], BORDERS, top=200)
    rows = [*([HEAD] if repeated else []), cut, *BELOW]
    second = ruled(rows, [border + moved for border in BORDERS], top=780)
    return read_pdf(write_pdf([first, second]), path="x")


@pytest.mark.parametrize("moved", [0, 20], ids=["same margins", "other margins"])
def test_a_row_that_the_end_of_a_page_cuts_is_whole(moved: int) -> None:
    """Its figure is at its place on the first page; what came from the second hangs below it, above the next row."""
    reading = over_two_pages(("", "shared by farmers\nof the lowland", "", ""), repeated=True, moved=moved)
    assert reading.text == (
        "| No | Name | Unit | 2024 |\n|---|---|---|---|\n| 1 | Rice | tons | 640 |\n"
        "| 2 | Land for tea that is shared by farmers of the lowland | ha | 1.250 |\n| 3 | Maize | tons | 75 |"
    )
    check_pages(reading)
    first, second = reading.pages
    assert reading.text[second.span.start : second.span.end] == "| 3 | Maize | tons | 75 |"
    told = {text: places(first)[reading.text.index(text)] for text in ("Land", "shared", "1.250")}
    maize = places(second)["| 3 | Maize".index("Maize")]
    assert told["shared"][0] == pytest.approx(maize[0], abs=1)
    assert 0 < told["shared"][1] - first.height < maize[1]
    (line_one, line_two) = find_boxes(second, span_of(reading.text, "shared by farmers of the lowland"), before=first)
    assert (line_one.left, line_one.top) == pytest.approx(
        (told["shared"][0], told["shared"][1] - first.height), abs=0.2
    )
    assert line_one.top < line_two.top < maize[1]
    assert find_boxes(first, span_of(reading.text, "shared by farmers of the lowland")) == ()
    assert told["Land"][0] == pytest.approx(83, abs=1)
    assert told["1.250"][0] == pytest.approx(233, abs=1)
    assert told["Land"][1] == pytest.approx(told["1.250"][1], abs=1)


def test_a_row_cut_below_no_header_is_whole_too() -> None:
    """Several cells may go on."""
    reading = over_two_pages(("", "shared by farmers", "", ""))
    assert "| 2 | Land for tea that is shared by farmers | ha | 1.250 |\n| 3 | Maize | tons | 75 |" in reading.text


@pytest.mark.parametrize(
    "cut",
    [
        ("", "Shared village land", "", ""),
        ("", "of it shared by farmers", "ha", "250"),
        ("", "in it:", "", ""),
        ("", "a) shared land", "", ""),
        ("", "- shared land", "", ""),
        ("", "2024 and later", "", ""),
        ("3", "shared land", "ha", "20"),
        ("", "", "", "250"),
    ],
)
def test_a_row_of_its_own_is_not_joined_to_the_page_before(cut: tuple[str, ...]) -> None:
    """A capital, a figure, a label or a colon speaks against it; the table is one all the same."""
    text = over_two_pages(cut).text
    told = "|" + "".join(f" {cell} |" if cell else " |" for cell in cut)
    assert f"| 2 | Land for tea that is | ha | 1.250 |\n{told}\n| 3 | Maize | tons | 75 |" in text


@pytest.mark.parametrize("name", ["Land for tea.", "Tea"], ids=["ended", "not full"])
def test_a_row_that_ended_is_not_continued(name: str) -> None:
    """With a full stop, or with room for the next word (the longest cell of the column is "Land for tea that is")."""
    first = ruled([HEAD, ABOVE[1], ("2", name, "ha", "1.250")], BORDERS, top=200)
    second = ruled([("", "shared by farmers", "", ""), *BELOW], BORDERS, top=780)
    text = read_pdf(write_pdf([first, second]), path="x").text
    assert f"| 2 | {name} | ha | 1.250 |\n| | shared by farmers | | |\n" in text


def test_a_row_may_be_all_that_is_left_for_the_next_page() -> None:
    """That page has no text of its own then."""
    first = ruled([HEAD, *ABOVE], BORDERS, top=200)
    # One row alone is no table: the repeated header makes two.
    second = ruled([HEAD, ("", "shared", "", "")], BORDERS, top=780)
    reading = read_pdf(write_pdf([first, second]), path="x")
    assert reading.text.endswith("| 2 | Land for tea that is shared | ha | 1.250 |")
    assert reading.pages[1].span.start == reading.pages[1].span.end == len(reading.text)


def test_a_table_with_other_margins_and_another_header_is_another_table() -> None:
    """Columns of the same widths elsewhere prove nothing."""
    text = over_two_pages(("4", "Beans", "tons", "20"), moved=20).text
    assert "1.250 |\n\n| 4 | Beans | tons | 20 |" in text


def test_a_table_parted_by_notes_has_its_header_over_each_part() -> None:
    """Where the second page does not repeat it; what is put in has no place."""
    rule, note_text = "50 100 m 200 100 l S\n", line("1 As told by the farmers.", 50, 85, size=7)
    pages = [
        line("The harvest of this year is told below, as it was counted.", 50, 760)
        + ruled([HEAD, ("1", "Rice", "tons", "640")], BORDERS, top=200),
        ruled([("2", "Maize", "tons", "75"), ("3", "Beans", "tons", "20")], BORDERS, top=780) + rule + note_text,
        ruled([("4", "Peas", "tons", "5"), ("5", "Tea", "ha", "7")], BORDERS, top=780),
    ]
    reading = read_pdf(write_pdf(pages), path="x")
    check_pages(reading)
    assert reading.text.count("| No | Name | Unit | 2024 |\n|---|---|---|---|\n") == 2
    assert "| No | Name | Unit | 2024 |\n|---|---|---|---|\n| 4 | Peas | tons | 5 |" in reading.text


def test_running_lines_and_page_numbers_go_but_figures_stay() -> None:
    """The header differs by a digit from page to page; the same sum at the same place on each page is text."""
    pages = [
        line(f"Report of the province, part {number}", 50, 810, size=9)
        + line(f"Page {number} tells of district {'ABCDE'[number]}.", 50, 700)
        + line("1.250", 50, 790)
        + line(f"- {number} -", 290, 30, size=9)
        for number in range(1, 5)
    ]
    reading = read_pdf(write_pdf(pages), path="x")
    assert "part" not in reading.text
    assert "- 1 -" not in reading.text
    assert reading.text.count("1.250") == 4
    for number, page in enumerate(reading.pages, 1):
        assert f"Page {number} tells" in reading.text[page.span.start : page.span.end]


def test_a_larger_line_is_a_heading_and_a_bold_one_is_marked() -> None:
    """Levels go by size."""
    page = line("Yearly report", 50, 760, size=20) + line("Harvest", 50, 720, size=16)
    page += line("1. Rice", 50, 690, face=2) + line(
        "Rice was harvested on all of the fields, and then beans were planted.", 50, 670
    )
    assert read_pdf(write_pdf([page]), path="x").text == (
        "# Yearly report\n\n## Harvest\n\n**1. Rice**\n\n"
        "Rice was harvested on all of the fields, and then beans were planted."
    )


def test_turned_and_cut_pages_have_places_as_they_are_shown() -> None:
    """A page turned by 90 degrees is as wide as it was high, and its text, set upright for the eye, is read."""
    turned = write_pdf(["BT /F1 12 Tf 0 1 -1 0 100 200 Tm (Shown upright 640) Tj ET"], extra="/Rotate 90")
    reading = read_pdf(turned, path="x")
    assert reading.text == "Shown upright 640"
    (page,) = reading.pages
    assert (page.width, page.height) == (842, 595)
    # 200 points from the lower border of the file are 200 from the left one as shown.
    assert places(page)[0][0] == pytest.approx(200, abs=2)
    check_pages(reading)
    cut = write_pdf([line("Cut", 150, 750)], extra="/CropBox [100 100 500 800]")
    (page,) = read_pdf(cut, path="x").pages
    assert (page.width, page.height) == (400, 700)
    assert places(page)[0][0] == pytest.approx(50, abs=2)


def test_text_across_the_page_is_left_out() -> None:
    """A watermark is no text of the report."""
    page = "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (COPY) Tj ET " + line(
        "Rice came to 640 tons in this year.", 50, 700
    )
    assert read_pdf(write_pdf([page]), path="x").text == "Rice came to 640 tons in this year."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\nnothing else", "hỏng hoặc chưa tải về hết; tải lại"),
        (write_pdf([line("Rice", 50, 700)])[:200], "hỏng hoặc chưa tải về hết"),
        (write_encrypted(), "đặt mật khẩu"),
        (write_pdf([""]), "không đọc được chữ nào"),
    ],
    ids=["damaged", "cut", "encrypted", "blank"],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, reason: str) -> None:
    """In one line."""
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_pdf(data, path="x.pdf")
    assert caught.value.cure
    assert "\n" not in str(caught.value)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is told."""
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(UnreadableDocument, match="3 trang, quá giới hạn 2; chia tệp"):
        read_pdf(write_pdf([line("Rice", 50, 700)] * 3), path="x")


def test_a_page_that_is_too_much_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its problem says by how much."""
    monkeypatch.setattr("index.read.pdf_glyphs.MOST_GLYPHS", 30)
    reading = read_pdf(write_pdf([line("Rice", 50, 700), line("Maize " * 10, 50, 700)]), path="x")
    assert reading.text.startswith("Rice")
    assert reading.pages[1].problem == "có 60 ký tự, quá giới hạn 30"
    assert reading.warnings == ("trang 2: có 60 ký tự, quá giới hạn 30",)


def hang_on_page_two(page: PdfPage, number: int) -> Sheet:
    """Stand in for a page that never ends."""
    if number == 2:
        time.sleep(3600)
    return read_sheet(page, number)


def parse_slowly(path: Path, *, name: str) -> Parsed:
    """Parse a file whose second page hangs, and has little time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "begin_page", lambda number, _seconds: begin_page(number, 1 if number == 2 else 3600))
        patch.setattr(pdf, "read_sheet", hang_on_page_two)
        return parse_document(path, name=name)


def test_a_page_that_takes_too_long_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    """It is listed among the pages that were not read, with the reason."""
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([line(f"Rice came to {number}00 tons.", 50, 700) for number in range(1, 4)]))
    outcome = build_index([path], home=tmp_path / "index", parse=parse_slowly)
    assert (outcome.added, outcome.failures) == (["a.pdf"], [])
    with open_store(tmp_path / "index") as store:
        (coverage,) = cover_documents(store)
        (row,) = store.documents()
        assert store.document_text(row.id) == "Rice came to 100 tons.\n\nRice came to 300 tons."
    assert (coverage.pages, coverage.problem_pages) == (3, (2,))
    assert coverage.warnings == ("trang 2: bị bỏ: đọc quá lâu",)


def test_scanned_pages_without_the_program_are_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of scans alone fails with the command that mends it."""
    monkeypatch.setattr(tesseract, "missing", lambda: "máy chưa cài chương trình nhận dạng chữ Tesseract")
    text = write_pdf([line("Rice came to 640 tons.", 50, 700)])
    scan = scan_of(pictures_of(text, dpi=50), dpi=50)
    reading = read_pdf(joined(text, scan, scan), path="x")
    assert reading.text.strip() == "Rice came to 640 tons."
    (warning,) = reading.warnings
    assert warning.startswith("trang 2–3: trông như ảnh quét, không có lớp chữ; máy chưa cài")
    check_pages(reading)
    with pytest.raises(
        UnreadableDocument, match=r"chưa cài chương trình.*sudo apt install tesseract-ocr tesseract-ocr-vie"
    ):
        read_pdf(scan, path="x")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.text("abc 123.|*\\#()", min_size=1, max_size=12),
            st.integers(0, 560),
            st.integers(5, 830),
            st.integers(5, 30),
        ),
        max_size=12,
    )
)
def test_places_hold_for_lines_anywhere(
    monkeypatch: pytest.MonkeyPatch, lines: list[tuple[str, int, int, int]]
) -> None:
    """Whatever stands wherever on a page: no character is without its eight bytes, none lies outside."""
    monkeypatch.setattr(tesseract, "missing", lambda: "không có")
    page = "".join(line(text, x, y, size=size) for text, x, y, size in lines)
    try:
        reading = read_pdf(write_pdf([page, line("end", 50, 400)]), path="x")
    except UnreadableDocument:
        return
    check_pages(reading)
