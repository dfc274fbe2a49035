"""A stored document and a page number in, the picture of the page out, while its file is still as it was read."""

from hashlib import sha256
from pathlib import Path

from index.errors import UnreadableDocument
from index.rows import DocumentRow

PICTURED = frozenset({"pdf", "image"})
"""Formats whose pages have a look of their own."""


def picture_page(document: DocumentRow, number: int) -> bytes | None:
    """Draw a page of a stored document.

    Parameters
    ----------
    document
        From the store, so that the path is never one that a stranger chose.
    number
        The page, from 1.

    Returns
    -------
    A WebP picture; None when the format has no pages to look at, the file is gone or another one by now (the places of
    its characters would be wrong), or the page cannot be drawn.
    """
    if document.format not in PICTURED:
        return None
    # What reads PDF and pictures is loaded for the first page that is looked at, not for knowing `PICTURED`.
    from index.read import read_bytes  # noqa: PLC0415
    from index.read.page_picture import draw_page  # noqa: PLC0415

    try:
        data = read_bytes(Path(document.path))
    except UnreadableDocument:
        return None
    return draw_page(data, number) if sha256(data).hexdigest() == document.content_hash else None
