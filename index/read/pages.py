"""All sheets of a file in, its text and pages out: what readers of PDF files and of pictures share.

Composes the steps that look at all pages together. Opens nothing.
"""

from collections.abc import Sequence

from index.errors import UnreadableDocument
from index.pace import expect
from index.read.glyph import Sheet
from index.read.page_report import name_pages, report_problems
from index.read.pdf_furniture import remove_furniture
from index.read.pdf_notes import take_notes
from index.read.pdf_paragraphs import find_blocks, share_edges
from index.read.pdf_writer import write_text
from index.read.scan_note_order import mend_marks
from index.reading import Reading

# Seconds that it may take to make the text of all pages: at least, and for each page, which takes a hundredth.
LEAST_SECONDS = 120
SECONDS_PER_PAGE = 1


def write_reading(sheets: Sequence[Sheet], *, path: str, cure: str) -> Reading:
    """Make the text of the sheets of a file.

    Parameters
    ----------
    sheets
        One for each page; their parts are used up.
    path
        What to call the file in an error.
    cure
        What to do when no page gave any text.

    Raises
    ------
    UnreadableDocument
        Nothing was read from any page.
    """
    expect(LEAST_SECONDS + SECONDS_PER_PAGE * len(sheets))
    remove_furniture(sheets)
    take_notes(sheets)
    mend_marks(sheets)
    share_edges(sheets)
    blocks = find_blocks(sheets)
    for sheet in sheets:
        sheet.parts = []
    text, pages = write_text(blocks, sheets)
    if not text.strip():
        problem = next((page.problem for page in pages if page.problem), "không có chữ nào")
        raise UnreadableDocument(path, f"không đọc được chữ nào (trang {_all(pages)}: {problem})", cure)
    return Reading(text=text, pages=pages, warnings=report_problems(pages))


def _all(pages: Sequence[object]) -> str:
    return name_pages(range(1, len(pages) + 1))
