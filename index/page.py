"""The record of a page or a sheet of a file. Holds data only."""

from index.record import record
from index.span import Span


@record(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a file that has pages, or one sheet of a workbook.

    Parameters
    ----------
    number
        From 1, as the file counts them.
    span
        The source text that was read from it; pages stand in order and do not overlap.
    name
        Name of a sheet, else "".
    width, height
        In points; 0 where it has no size.
    boxes
        Where each character of `span` stands: four little-endian int16 a character (left, top, right, bottom, in tenths
        of a point from the upper left corner), zeros for what was put in; empty where places are not known. Pages are
        taken to hang below each other: what lies below the height of this page, as the end of a row of a table that the
        page's end cut, stands on the next one.
    confidence
        How sure the recognition of a scanned page is, 0 to 1; None for text that was not recognised from a picture.
    problem
        Why it was not read, or not well ("trông như ảnh quét, chưa nhận dạng chữ"), in Vietnamese; "" when all is well.
    """

    number: int
    span: Span
    name: str = ""
    width: float = 0.0
    height: float = 0.0
    boxes: bytes = b""
    confidence: float | None = None
    problem: str = ""
