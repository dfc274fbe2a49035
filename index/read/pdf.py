"""Bytes of a PDF in, text with the place of every character out, page by page.

Pages with a text layer are read from it; scanned ones are recognised where the program for it is there, else named.
Scripts, attachments and links are never touched. Does NOT find headings by their numbers, or bind footnotes.
"""

import math

import pypdfium2
from PIL import Image

from index.errors import UnreadableDocument
from index.pace import begin_page
from index.read import ocr, tesseract
from index.read.glyph import Sheet
from index.read.pages import write_reading
from index.read.pdf_glyphs import PageTooLarge
from index.read.pdf_page import BROKEN, SCANNED, read_sheet
from index.read.pdf_rules import picture_dpi
from index.read.pdfium import PDFIUM
from index.reading import Reading

MOST_PAGES = 5_000
# Points per inch at which pages are recognised: those of the scan, as enlarging blurs it, doubled below the first and
# never above the second; and for a page that is drawn; fewer where a page is too large for the memory.
_SMALL_DPI, _MOST_DPI = 140, 400
_DRAWN_DPI = 300
MOST_PIXELS = 40_000_000
# Seconds that a page may take to be read from its text layer; most take a thousandth.
PAGE_SECONDS = 120
# Error codes of pdfium.
_PASSWORD, _SECURITY = 4, 5


def read_pdf(data: bytes, /, *, path: str) -> Reading:
    """Read a PDF.

    Raises
    ------
    UnreadableDocument
        It is damaged, encrypted, has no or too many pages, or no page of it could be read.
    """
    with PDFIUM:
        document = _open(data, path)
        count = len(document)
    try:
        if count == 0:
            raise UnreadableDocument(path, "tệp PDF không có trang nào", "xuất lại tệp PDF từ bản gốc")
        if count > MOST_PAGES:
            raise UnreadableDocument(
                path,
                f"tệp PDF có {count} trang, quá giới hạn {MOST_PAGES}",
                "chia tệp thành nhiều phần nhỏ hơn rồi đọc lại",
            )
        sheets = [_read_page(document, number) for number in range(1, count + 1)]
    finally:
        with PDFIUM:
            document.close()
    cure = "kiểm tra lại tệp, hoặc quét lại rõ hơn"
    if any(sheet.problem.startswith((SCANNED, BROKEN)) for sheet in sheets):
        cure = tesseract.INSTALL
    return write_reading(sheets, path=path, cure=cure)


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {_PASSWORD, _SECURITY}:
            raise UnreadableDocument(
                path, "tệp PDF đặt mật khẩu", "mở bằng mật khẩu, lưu lại một bản không mật khẩu rồi đọc bản đó"
            ) from error
        raise UnreadableDocument(
            path, "tệp PDF hỏng hoặc chưa tải về hết", "tải lại hoặc xuất lại tệp PDF từ bản gốc"
        ) from error


def _read_page(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Read a page, by its picture where it has no letters; a page that cannot be read says why, the others go on."""
    problem = begin_page(number, PAGE_SECONDS)
    if problem:
        return Sheet(number=number, width=0.0, height=0.0, problem=problem)
    with PDFIUM:
        sheet, picture = _read_letters(document, number)
    if picture is None:
        return sheet
    begin_page(number, ocr.PAGE_SECONDS)
    return ocr.recognise(*picture, number=number)


def _read_letters(document: pypdfium2.PdfDocument, number: int) -> tuple[Sheet, tuple[Image.Image, float] | None]:
    """Read the letters of a page; where they are to be recognised, return its picture and points per inch too."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Sheet(number=number, width=0.0, height=0.0, problem="trang hỏng, không mở được"), None
    try:
        sheet = read_sheet(page, number)
        if sheet.problem not in {SCANNED, BROKEN}:
            return sheet, None
        missing = tesseract.missing()
        if missing:
            sheet.problem = f"{sheet.problem}; {missing}"
            return sheet, None
        return sheet, _picture(page)
    except PageTooLarge as error:
        return Sheet(number=number, width=page.get_width(), height=page.get_height(), problem=str(error)), None
    finally:
        page.close()


def _picture(page: pypdfium2.PdfPage) -> tuple[Image.Image, float]:
    """Draw a page in grey; return the picture and its points per inch."""
    inches = page.get_width() / 72 * page.get_height() / 72
    dpi = picture_dpi(page) or _DRAWN_DPI
    dpi = min(2 * dpi if dpi < _SMALL_DPI else dpi, _MOST_DPI, math.sqrt(MOST_PIXELS / max(inches, 0.01)))
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        return bitmap.to_pil().copy(), dpi
    finally:
        bitmap.close()
