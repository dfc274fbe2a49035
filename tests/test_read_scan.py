"""Scans and pictures are recognised, with places, a measure of trust, and what should be checked."""

import io
import shutil
from array import array
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from index.errors import UnreadableDocument
from index.read import image, ocr, tesseract
from index.read.formats import find_format
from index.read.glyph import Edge, Grid, Line, Sheet
from index.read.image import read_image
from index.read.pdf import read_pdf
from index.read.pdf_notes import take_notes
from index.read.scan import find_strokes, find_tilt
from index.read.scan_marks import raise_marks
from index.read.scan_note_order import mend_marks
from index.read.second_reading import SeenLine, compare_figures
from index.read.tesseract import Letter, Word, parse_hocr, read_words
from index.reading import Reading
from tests.files.make_pdf import joined, line, needs_office, pictures_of, report_pdf, scan_of, write_pdf

DPI = 200
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or tesseract.missing() != "",
    reason="tesseract with Vietnamese data (vie) is not installed",
)


def picture_bytes(picture: Image.Image, kind: str) -> bytes:
    """Return the bytes of a picture file."""
    stream = io.BytesIO()
    picture.save(stream, kind, dpi=(DPI, DPI))
    return stream.getvalue()


def word(text: str, *, left: int = 0, baseline: int = 100, raised: str = "", number: int = 1) -> Word:
    """Return a word of letters 20 points wide and 27 high (font size 40), then small ones raised by 14."""
    letters = [
        Letter(char, (left + 20 * place, baseline - 27, left + 20 * place + 18, baseline))
        for place, char in enumerate(text)
    ]
    start = left + 20 * len(text)
    letters += [
        Letter(char, (start + 10 * place, baseline - 31, start + 10 * place + 9, baseline - 14))
        for place, char in enumerate(raised)
    ]
    return Word(tuple(letters), (left, baseline - 31, letters[-1].box[2], baseline), number, baseline, 0.9)


@pytest.fixture(scope="module")
def scans() -> list[Image.Image]:
    """Return the first two pages of the report as pictures."""
    return pictures_of(report_pdf(), dpi=DPI)[:2]


@pytest.fixture(scope="module")
def scanned(scans: list[Image.Image]) -> Reading:
    """Return the scan of two pages as it is read."""
    return read_pdf(scan_of(scans, dpi=DPI), path="quét.pdf")


@needs_office
@needs_tesseract
@pytest.mark.parametrize(
    "expected",
    [
        "Tình hình sản xuất quý I năm 2024 của tỉnh Bạch Sơn",
        "Thu ngân sách đạt 33,4%¹ dự toán; diện tích nhà lưới 640 m², nước tưới 85 m",
        "tăng 4,5% so với cùng kỳ năm trước²; thu hoạch 3.400 tấn chè búp tươi",
        "| TT | Chỉ tiêu | Đơn vị | Năm 2023 | Năm 2024 |\n|---|---|---|---|---|\n",
        "| Sản lượng chè búp tươi | tấn | 13.048,5 | 14.120,7 |",
        "\n\n² Rừng phòng hộ 300 ha, rừng sản xuất 950 ha.",
    ],
)
def test_a_scan_reads_like_the_file_that_it_was_made_of(scanned: Reading, expected: str) -> None:
    """Marks are raised, exponents stay, the ruled table has its cells."""
    assert expected in scanned.text


@needs_office
@needs_tesseract
def test_pages_of_a_scan_have_places_and_a_measure_of_trust(scanned: Reading, scans: list[Image.Image]) -> None:
    """The word "Sản" of the table lies where the picture has ink."""
    for page in scanned.pages:
        assert page.confidence is not None
        assert page.confidence > 0.85
        assert len(page.boxes) == 8 * (page.span.end - page.span.start)
    page = scanned.pages[1]
    numbers = array("h")
    numbers.frombytes(page.boxes)
    place = 4 * (scanned.text.index("Sản lượng chè búp") - page.span.start)
    left, top, right, bottom = (value / 10 * DPI / 72 for value in numbers[place : place + 4])
    assert (left, top) < (right, bottom)
    low, high = scans[1].crop((round(left), round(top), round(right), round(bottom))).getextrema()
    assert (low, high) == (0, 255)


@needs_office
@needs_tesseract
def test_a_tilted_scan_is_read_and_its_places_are_those_of_the_tilted_page(scans: list[Image.Image]) -> None:
    """Turned by one degree, the last letter of a line stands lower than the first one."""
    tilted = scans[0].rotate(-1, Image.Resampling.BICUBIC, fillcolor=255)
    reading = read_pdf(scan_of([tilted], dpi=DPI), path="x")
    wanted = "Tình hình sản xuất quý I năm 2024 của tỉnh Bạch Sơn"
    start = reading.text.index(wanted)
    numbers = array("h")
    numbers.frombytes(reading.pages[0].boxes)
    bottoms = [numbers[4 * (start + place) + 3] / 10 for place in (0, len(wanted) - 1)]
    # 393 points farther right, sin 1 degree = 0.0175: 6.9 points lower.
    assert bottoms[1] - bottoms[0] == pytest.approx(6.9, abs=3)


@needs_tesseract
def test_a_file_of_text_and_scans_keeps_both_in_order() -> None:
    """Only the scanned page has a measure of trust."""
    text = write_pdf([line("Rice came to 640 tons in this year, said the office.", 50, 700)])
    other = write_pdf([line("Maize came to 3250 tons in this year, said the office.", 50, 700, size=14)])
    reading = read_pdf(joined(text, scan_of(pictures_of(other, dpi=DPI), dpi=DPI)), path="x")
    first, second = reading.pages
    assert "640" in reading.text[first.span.start : first.span.end]
    assert "3250" in reading.text[second.span.start : second.span.end]
    assert first.confidence is None
    assert second.confidence is not None


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_pictures_of_every_kind_are_read(kind: str) -> None:
    """Told by their content, whatever the name says."""
    page = write_pdf([line("Maize came to 3250 tons in this year.", 50, 300, size=14)], media="0 0 400 350")
    data = picture_bytes(pictures_of(page, dpi=DPI)[0], kind)
    assert find_format(data, ".txt").name == "image"
    reading = read_image(data, path="x")
    assert "3250" in reading.text
    assert len(reading.pages) == 1


@needs_tesseract
def test_a_tiff_of_two_pages_has_two_pages() -> None:
    """Numbered as the file counts them."""
    pages = [
        write_pdf([line(f"Crop came to {sum_} tons.", 50, 300, size=14)], media="0 0 400 350") for sum_ in (3250, 4170)
    ]
    pictures = [pictures_of(page, dpi=DPI)[0] for page in pages]
    stream = io.BytesIO()
    pictures[0].save(stream, "TIFF", save_all=True, append_images=pictures[1:], dpi=(DPI, DPI))
    reading = read_image(stream.getvalue(), path="x")
    assert [page.number for page in reading.pages] == [1, 2]
    assert "4170" in reading.text[reading.pages[1].span.start :]


@needs_tesseract
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture_bytes(Image.new("L", (600, 800), 255), "PNG"), "không đọc được chữ nào .*không nhận ra chữ nào"),
        (picture_bytes(Image.effect_noise((600, 800), 90), "PNG")[:3000], "tệp ảnh hỏng hoặc chưa tải về hết"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "tệp ảnh hỏng"),
    ],
    ids=["blank", "cut", "damaged"],
)
def test_pictures_that_cannot_be_read_say_why(data: bytes, reason: str) -> None:
    """With a cure."""
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_image(data, path="x.png")
    assert caught.value.cure


def test_a_picture_too_large_for_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is known before its points are."""
    monkeypatch.setattr(tesseract, "missing", lambda: "")
    monkeypatch.setattr(image, "MOST_PIXELS", 1_000_000)
    with pytest.raises(UnreadableDocument, match="hơn 4 triệu điểm, quá giới hạn 1 triệu"):
        read_image(picture_bytes(Image.new("1", (2000, 2000)), "PNG"), path="x.png")


def test_a_missing_program_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture cannot be read without it."""
    tesseract.missing.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    try:
        with pytest.raises(UnreadableDocument, match="chưa cài chương trình.*sudo apt install tesseract-ocr"):  # noqa: RUF043
            read_image(picture_bytes(Image.new("1", (50, 50)), "PNG"), path="x.png")
    finally:
        tesseract.missing.cache_clear()


@needs_tesseract
def test_a_program_that_takes_too_long_is_a_problem_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others go on."""
    monkeypatch.setattr(tesseract, "PAGE_SECONDS", 0.001)
    sheet = ocr.recognise(Image.new("L", (800, 800), 255), 100, number=1)
    assert sheet.problem.startswith("nhận dạng chữ quá")
    with pytest.raises(tesseract.RecognitionFailed):
        read_words(Image.new("L", (800, 800), 255), 100)


def test_a_page_hard_to_read_and_figures_read_twice_differently_are_told() -> None:
    """Both in one problem."""
    assert ocr._problem(0.3, [("37.0171", "37.017,1")]) == (
        "ảnh khó đọc, độ tin cậy 30%; máy đọc “37.0171”, đọc lần hai “37.017,1”"
    )
    assert ocr._problem(0.9, [("1", "2")] * 7).endswith("; và 2 số khác")
    assert ocr._problem(0.9, []) == ""


def test_an_exponent_that_was_overlooked_is_told() -> None:
    """The box of the word is as high as a capital, the letter is not."""
    metre = word("m", left=60)
    low = Word(metre.letters, (60, 81, 78, 100), 1, 100, 0.9)
    assert list(ocr._lost_exponents([word("85"), metre])) == ["“85 m” có thể là m² hoặc m³"]
    assert list(ocr._lost_exponents([word("85"), low])) == []


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("37.0171", "Tổng 37.017,1 tấn", [("37.0171", "37.017,1")]),
        ("37.017,1", "Tống 37.017,1 tẩn", []),
        ("37.017,1", "Tổng số", []),
        ("37.017,1", "Tổng 9 tấn", []),
        ("7", "Tổng 9 tấn", []),
    ],
    ids=["a_comma_is_lost", "they_agree", "not_seen", "another_figure", "too_short"],
)
def test_readings_of_a_figure_are_compared(first: str, second: str, told: list[tuple[str, str]]) -> None:
    """Only where both see a figure at one place."""
    assert compare_figures([word(first, left=60)], [SeenLine(second, (0, 70, 300, 102))]) == told


def test_figures_of_other_lines_are_not_compared() -> None:
    """What stands below is another figure."""
    assert compare_figures([word("37.017")], [SeenLine("37.011", (0, 170, 300, 202))]) == []


@pytest.mark.parametrize(
    ("text", "raised", "read", "told"),
    [
        ("33,4%", "'", "1", "33,4%¹"),
        ("trước", "”", "2", "trước²"),
        ("m", "”", "2", "m²"),
        ("33,4%", "4", "", "33,4%⁴"),
        ("đồng", "!”", "12", "đồng¹²"),
        ("đồng", "?", "", "đồng"),
    ],
)
def test_raised_signs_are_read_again(text: str, raised: str, read: str, told: str) -> None:
    """As digits; what stays unreadable on the first mark of a page is left out."""
    words = [word(text, raised=raised)]

    def read_digits(picture: Image.Image) -> list[Word]:
        found = word(read or "x", baseline=picture.height // 2 + 13)
        return [found] if read else []

    picture = Image.new("L", (400, 200), 255)
    assert [each.text for each in raise_marks(picture, words, {1: 40.0}, read_digits)] == [told]


@pytest.mark.parametrize(
    ("text", "raised", "read", "told"),
    [
        ("33,4%4", "", "4", "33,4%⁴"),
        ("33,4%4", "", "", "33,4%⁴"),
        ("14,9%1", "!", "12", "14,9%¹²"),
        ("33,4%", "", "4", "33,4%"),
        ("1.250", "", "0", "1.250"),
    ],
)
def test_a_digit_right_behind_a_percent_sign_is_a_mark(text: str, raised: str, read: str, told: str) -> None:
    """Though its box is that of a full digit; no figure has one there."""
    words = [word(text, raised=raised)]

    def read_digits(picture: Image.Image) -> list[Word]:
        return [word(read, baseline=picture.height // 2 + 13)] if read else []

    picture = Image.new("L", (400, 200), 255)
    assert [each.text for each in raise_marks(picture, words, {1: 40.0}, read_digits)] == [told]


def scanned_page(*notes: tuple[float, float, str], number: int = 1) -> Sheet:
    """Return a scanned page: a line of text, a rule at 600, and below it lines of a baseline, a size and a text."""
    lines = [(500.0, 15.0, "Tổng thu ngân sách của tỉnh trong quý đạt khá so với dự toán.")] * 3 + list(notes)
    parts: list[Line | Grid] = [
        Line(
            text=text,
            boxes=bytes(8 * len(text)),
            left=72,
            right=72 + 5 * len(text),
            top=baseline - size,
            bottom=baseline,
            baseline=baseline,
            size=size,
        )
        for baseline, size, text in lines
    ]
    sheet = Sheet(number=number, width=595, height=842, parts=parts, rules=(Edge(72, 600, 190, 600),))
    sheet.confidence = 0.9
    return sheet


def notes_of(*sheets: Sheet) -> list[tuple[str, str]]:
    """Return marks and texts of the notes of pages."""
    take_notes(sheets)
    return [(mark, " ".join(line.text for line in lines)) for sheet in sheets for mark, lines in sheet.notes]


def test_a_short_line_of_a_scanned_note_may_seem_large() -> None:
    """Its size is a guess from a few letters; the rule and the other lines tell what it is."""
    page = scanned_page(
        (620, 11, "1 Theo báo cáo của Cục Thuế tại cuộc họp tháng"), (631, 15, "3."), (650, 11, "2 Ước.")
    )
    assert notes_of(page) == [("1", "Theo báo cáo của Cục Thuế tại cuộc họp tháng 3."), ("2", "Ước.")]


def test_text_below_a_rule_that_is_as_large_as_all_text_is_no_note() -> None:
    """A stroke under a title is no rule over notes."""
    assert notes_of(scanned_page((620, 15, "1 Tổng thu đạt 5,5 tỷ đồng."), (631, 11, "Nguồn"))) == []


def test_the_number_of_a_scanned_note_may_be_misread_or_lost() -> None:
    """A letter for a zero is known only where ten is due; the next but one is, below a gap; a figure begins none."""
    first = scanned_page((620, 11, "9 Theo báo cáo của Cục Thuế được"), (631, 11, "11 vụ, tăng"), (650, 11, "1Ô Ước."))
    before = scanned_page(*((620.0 + 20 * row, 11.0, f"{row} Ước tính.") for row in range(1, 9)))
    assert notes_of(before, first)[-2:] == [("9", "Theo báo cáo của Cục Thuế được 11 vụ, tăng"), ("10", "Ước.")]
    lines = [
        (620, "1 Theo báo cáo của Cục Thuế được"),
        (631, "3 vụ, tăng"),
        (650, "Ö Chi."),
        (661, "a"),
        (680, "3 Ước."),
    ]
    page = scanned_page(*((baseline, 11.0, text) for baseline, text in lines))
    assert notes_of(page) == [("1", "Theo báo cáo của Cục Thuế được 3 vụ, tăng Ö Chi. a"), ("3", "Ước.")]


def mended(*texts: str, notes: str) -> list[str]:
    """Return the lines of a scanned page whose notes have these numbers, once its marks are put right."""
    page = scanned_page(number=1)
    page.parts = [replace(page.lines[0], text=text, boxes=bytes(8 * len(text))) for text in texts]
    page.notes = [(mark, []) for mark in notes.split()]
    mend_marks([page])
    assert all(len(part.boxes) == 8 * len(part.text) for part in page.lines)
    return [part.text for part in page.lines]


def test_marks_that_were_taken_for_other_signs_are_told_by_the_order_of_the_notes() -> None:
    """Between ⁵ and ⁸ there are two signs and two notes; of two marks of one number the first is the one before it."""
    assert mended("Chi 5 tỷ đồng⁵ cho 860 dự ánŠ; trên 20 km²", "tăng 4% so với cùng kỳ”. Thu⁸", notes="5 6 7 8") == [
        "Chi 5 tỷ đồng⁵ cho 860 dự án⁶; trên 20 km²",
        "tăng 4% so với cùng kỳ⁷. Thu⁸",
    ]
    assert mended("tăng 21,2%¹¹, giảm 14,9%¹³; tăng 8,1%¹³", notes="11 12 13") == [
        "tăng 21,2%¹¹, giảm 14,9%¹²; tăng 8,1%¹³"
    ]
    assert mended("đàn trâu tăng 10,85%!.", notes="10") == ["đàn trâu tăng 10,85%¹⁰."]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Bột đá mài?. Khoáng sản tăng 9,8%.", "2 3"),
        ("Vì sao giảm? Do mưa. Hãy chờ!", "2"),
        ("Chương trình “Mỗi xã một sản phẩm”, đề án “Xóa nghèo” của tỉnh", "2"),
        ("Diện tích 640 m², đạt 5 m³", "2"),
        ("Thu⁴ rồi chi³, sau đó mới? có", "3 4 5"),
        ("Chi 860 dự ánŠ; tăng", ""),
        ("Thu đạt 5 tỷ đồng¹²; chi giảm", "13"),
    ],
    ids=["a sign too few", "questions", "quotations", "exponents", "out of order", "no notes", "of another page"],
)
def test_signs_that_may_be_marks_are_left_where_order_does_not_tell(text: str, notes: str) -> None:
    """Else a note would be bound to words that it does not speak of."""
    assert mended(text, notes=notes) == [text]


def test_quotation_marks_and_full_digits_are_not_raised() -> None:
    """A quotation mark is lower than a digit, a digit of a figure stands on the line."""
    closing = word("chè")
    mark = Letter("”", (60.0, 69.0, 69.0, 78.0))
    words = [Word((*closing.letters, mark), closing.box, 1, 100, 0.9), word("33,44")]
    told = raise_marks(Image.new("L", (400, 200), 255), words, {1: 40.0}, lambda _: [])
    assert [each.text for each in told] == ["chè”", "33,44"]


@pytest.mark.parametrize("tilt", [-1.5, 0.0, 0.8])
def test_the_tilt_of_lines_is_found(tilt: float) -> None:
    """Within a tenth of a degree."""
    picture = Image.new("L", (1200, 1600), 255)
    draw = ImageDraw.Draw(picture)
    for row in range(200, 1400, 50):
        draw.rectangle((150, row, 1050, row + 16), fill=0)
    assert find_tilt(picture.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=255)) == pytest.approx(tilt, abs=0.1)


def test_strokes_of_a_table_are_found_and_letters_are_not() -> None:
    """A level and an upright stroke; a short one is none, a black field neither."""
    picture = Image.new("L", (800, 800), 255)
    draw = ImageDraw.Draw(picture)
    draw.line((100, 200, 700, 200), fill=0, width=3)
    draw.line((100, 200, 100, 500), fill=0, width=3)
    draw.line((300, 300, 330, 300), fill=0, width=3)
    draw.rectangle((400, 400, 500, 500), fill=0)
    level, upright = find_strokes(picture, 200)
    assert (level.left, level.right) == pytest.approx((100, 700), abs=3)
    assert (upright.top, upright.bottom) == pytest.approx((200, 500), abs=3)


def test_words_of_the_program_come_with_their_lines_and_letters() -> None:
    """The baseline slopes with the line; what is damaged is left out."""
    data = b"""<html xmlns="http://www.w3.org/1999/xhtml"><body>
    <span class='ocr_line' title="bbox 100 50 300 90; baseline 0.01 -8; x_size 40">
      <span class='ocrx_word' title='bbox 100 60 140 82; x_wconf 96'>
        <span class='ocrx_cinfo' title='x_bboxes 100 60 118 82; x_conf 99'>h</span>
        <span class='ocrx_cinfo' title='x_bboxes 120 60 140 82; x_conf 99'>a</span>
      </span>
      <span class='ocrx_word' title='x_wconf 10'><span class='ocrx_cinfo' title='x_bboxes 1 2'>x</span></span>
    </span></body></html>"""
    (found,) = parse_hocr(data)
    assert (found.text, found.line, found.confidence) == ("ha", 1, 0.96)
    # 90 - 8 at the left border, 0.01 a point; the middle of the word is 20 points further.
    assert found.baseline == pytest.approx(82.2)
    assert list(parse_hocr(b"")) == []
