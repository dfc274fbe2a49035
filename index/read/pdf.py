"""Bytes of a PDF in, text with the place of every character out, page by page.

Pages with a text layer are read from it; scanned ones are recognised where the program for it is there, else named.
Scripts, attachments and links are never touched. Does NOT find headings by their numbers, or bind footnotes.
"""

import time
from collections.abc import Iterator, Sequence

import pypdfium2

from index.errors import UnreadableDocument
from index.read.glyph import Sheet
from index.read.pdf_furniture import remove_furniture
from index.read.pdf_glyphs import PageTooLarge
from index.read.pdf_notes import take_notes
from index.read.pdf_page import BROKEN, SCANNED, read_sheet
from index.read.pdf_paragraphs import find_blocks, share_edges
from index.read.pdf_writer import write_text
from index.reading import Reading

MOST_PAGES = 5_000
# Error codes of pdfium.
_PASSWORD, _SECURITY = 4, 5
_NAMED_PAGES = 12


def read_pdf(data: bytes, /, *, path: str) -> Reading:
    """Read a PDF.

    Raises
    ------
    UnreadableDocument
        It is damaged, encrypted, has no or too many pages, or no page of it could be read.
    """
    with _open(data, path) as document:
        count = len(document)
        if count == 0:
            raise UnreadableDocument(path, "tệp PDF không có trang nào", "xuất lại tệp PDF từ bản gốc")
        if count > MOST_PAGES:
            raise UnreadableDocument(
                path, f"tệp PDF có {count} trang, quá giới hạn {MOST_PAGES}", "chia tệp thành nhiều phần nhỏ hơn rồi đọc lại"
            )
        sheets = list(_read_sheets(document))
    return write_reading(sheets, path=path)


def write_reading(sheets: Sequence[Sheet], *, path: str, warnings: Sequence[str] = ()) -> Reading:
    """Make the text of the sheets of a file; shared by all readers of pages."""
    remove_furniture(sheets)
    take_notes(sheets)
    share_edges(sheets)
    blocks = find_blocks(sheets)
    for sheet in sheets:
        sheet.parts = []
    text, pages = write_text(blocks, sheets)
    problems = [page for page in pages if page.problem]
    if not text.strip():
        reason = problems[0].problem if problems else "không có chữ nào"
        raise UnreadableDocument(path, f"không đọc được trang nào: {reason}", "xxx")
    return Reading(text=text, pages=pages, warnings=tuple(warnings))


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


def _read_sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            yield read_sheet(page, number)
        except PageTooLarge as error:
            yield Sheet(number=number, width=page.get_width(), height=page.get_height(), problem=str(error))
        finally:
            page.close()
