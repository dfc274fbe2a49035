"""The bytes of a file in, HTML that ``download.js`` hands to the browser as a file out.

Nothing is written to a disk of the server, so there is no address that somebody else could open.
"""

from base64 import b64encode
from html import escape

from qa.answer import Answer

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_download(data: bytes, name: str, kind: str) -> str:
    """Draw a file to be saved as `name`; `kind` is its media type."""
    return f'<a data-file="{b64encode(data).decode()}" download="{escape(name)}" type="{escape(kind)}"></a>'


def draw_sheet(data: bytes, stem: str, kind: str) -> str:
    """Draw a file of rows to be saved: an Excel workbook for the kind "xlsx", else CSV."""
    return draw_download(data, f"{stem}.xlsx", EXCEL) if kind == "xlsx" else draw_download(data, f"{stem}.csv", CSV)


def draw_answer(answer: Answer) -> str:
    """Draw an answer to be saved as a Word file."""
    # Not before somebody saves one: a page that opens does not wait for it.
    from qa.export.docx_answer import make_docx  # noqa: PLC0415

    return draw_download(make_docx(answer), "tra-loi.docx", WORD)
