"""A part with pipes in, drafts out: a table with its cells, caption and unit, or the paragraphs of a letterhead.

Does NOT decide which row is a header; that is ``grid``.
"""

import re
from collections.abc import Sequence

from index.document import AlignedText, BlockKind, Cell, FootnoteMark, Span, align_pieces
from index.normalise import CAPITALS
from index.structure.draft import Draft, pieces_of
from index.structure.grid import Place, place_cells
from index.structure.inline import read_inline
from index.structure.parts import Part
from index.table import RawRow

_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^nơi nhận|^số\s*:|^(?:kt|tm|tl|tuq)\.\s|^(?:người lập|xác nhận)|"
    r"ngày\s+\S+\s+tháng\s+\S+\s+năm",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[-–+(]?\d[\d.,\s]*%?\)?")
_UNIT = re.compile(
    r"(?:đơn vị(?:\s+tính)?|đvt|đv\s?tính)\s*[:=]\s*((?:[^,;.()\[\]|:]|(?<=\d)[.,](?=\d)){1,40})", re.IGNORECASE
)
_NAMES_TABLE = re.compile(r":$|\bbảng\b.{0,40}\b(?:sau|dưới)\b|^bảng\b|^biểu\b", re.IGNORECASE)
# What a page asks of its reader names nothing: "Xin mời nhấp vào đầu cột để xếp thứ tự:".
_ASKS_READER = re.compile(r"\b(?:xin mời|vui lòng|nhấn|nhấp|kích|bấm) (?:vào|chuột|nút)\b", re.IGNORECASE)
# A line that ends in a unit and nothing else in brackets names what stands below it: "Kết quả thu (tỷ đồng)".
_ENDS_IN_UNIT = re.compile(
    r"\((?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s)*(?:đồng|VNĐ|VND|USD|ha|m2|m²|km2|km²|kg|tạ|tấn|người|hộ|con|lượt|%)"
    r"(?:/\w{1,10})?\)\W{0,3}$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(rf"(?<=[.!?])\s+(?=[{CAPITALS}])")
_LETTERHEAD_ROWS = 5
_LETTERHEAD_COLUMNS = 3
# In characters.
_LONGEST_CAPTION = 400

_Read = tuple[AlignedText, tuple[FootnoteMark, ...]]


def read_table(
    text: str, part: Part, footnotes: frozenset[str], before: Draft | None, *, exact: bool = False
) -> list[Draft]:
    """Read a stretch of pipes.

    Parameters
    ----------
    text
        Source text.
    part
        The stretch, with the lines right before it that name it.
    footnotes
        Marks whose bodies the document holds.
    before
        The draft before, which may name the table or its unit.
    exact
        Whether every cell stands in its column; see ``grid.place_cells``.

    Returns
    -------
    A paragraph for the caption if there is one, then the table, or one paragraph for each cell of what is no table.
    """
    captions = _read_caption(text, part, footnotes)
    if part.table is None:
        return captions
    rows = part.table.rows
    read = [[read_inline(text, [cell], footnotes=footnotes) for cell in row.cells] for row in rows]
    texts = [[aligned.text for aligned, _ in row] for row in read]
    if not any(string for row in texts for string in row):
        return captions
    if _is_letterhead(texts) or max(map(_wordy, texts)) < 2:
        alone = (cell for row in read for cell in row if cell[0].text)
        return captions + [
            Draft(kind=BlockKind.PARAGRAPH, aligned=aligned, marks=marks, framed=True) for aligned, marks in alone
        ]
    places = place_cells(
        texts,
        above=[row.above for row in rows],
        bold=[_is_bold(text, row) for row in rows],
        columns=part.table.columns,
        dashed=part.table.dashed,
        exact=exact,
    )
    return [*captions, _table(read, places, captions[0].text if captions else "", before)]


def _read_caption(text: str, part: Part, footnotes: frozenset[str]) -> list[Draft]:
    aligned, marks = read_inline(text, part.caption, footnotes=footnotes)
    return [Draft(kind=BlockKind.PARAGRAPH, aligned=aligned, marks=marks)] if aligned.text else []


def _table(read: Sequence[Sequence[_Read]], places: Sequence[Place], caption: str, before: Draft | None) -> Draft:
    aligned, marks, spans = _write_cells(read)
    cells = tuple(
        Cell(row=place.line, column=place.column, span=spans[place.row][place.cell], header=place.header)
        for place in places
    )
    title = _title(aligned.text, cells)
    named = (caption, title, _named_before(before))
    caption = next((each for each in named if each and _ASKS_READER.search(each) is None), "")
    units = (_find_unit(source) for source in (caption, title, before.text if before is not None else ""))
    return Draft(
        kind=BlockKind.TABLE,
        aligned=aligned,
        marks=marks,
        cells=cells,
        caption=caption,
        unit=next(filter(None, units), None),
    )


def _wordy(row: Sequence[str]) -> int:
    """Count the cells that say something: a quotation set between two cells of quote marks is no table."""
    return sum(any(char.isalnum() for char in string) for string in row)


def _is_bold(text: str, row: RawRow) -> bool:
    return all(text.startswith("**", start) for start, end in row.cells if start < end)


def _is_letterhead(texts: Sequence[Sequence[str]]) -> bool:
    if len(texts) > _LETTERHEAD_ROWS or any(len(row) > _LETTERHEAD_COLUMNS for row in texts):
        return False
    if any(_VALUE.fullmatch(string) is not None for row in texts for string in row):
        # "Đến ngày 31 tháng 12 năm 2017" over values is a header.
        return False
    return any(_LETTERHEAD.search(string) is not None for row in texts for string in row)


def _write_cells(
    read: Sequence[Sequence[_Read]],
) -> tuple[AlignedText, tuple[FootnoteMark, ...], list[list[Span]]]:
    """Write all cells one after the other: " | " between them, a new line for a row."""
    pieces: list[tuple[str, int, int]] = []
    marks: list[FootnoteMark] = []
    spans: list[list[Span]] = []
    length = 0
    for row in read:
        parting = "\n"
        spans.append([])
        for aligned, cell_marks in row:
            if aligned.text and pieces:
                source = pieces[-1][1] + pieces[-1][2]
                pieces.append((parting, source, max(0, aligned.runs[0].source_start - source)))
                length += len(parting)
            if aligned.text:
                parting = " | "
            marks.extend(FootnoteMark(mark=mark.mark, offset=length + mark.offset) for mark in cell_marks)
            spans[-1].append(Span(length, length + len(aligned.text)))
            pieces.extend(pieces_of(aligned))
            length += len(aligned.text)
    return align_pieces(pieces), tuple(marks), spans


def _title(text: str, cells: Sequence[Cell]) -> str:
    first = [cell for cell in cells if cell.row == 0 and cell.span.start < cell.span.end]
    if len({cell.span for cell in first}) == 1 and first[0].header:
        return text[first[0].span.start : first[0].span.end]
    return ""


def _named_before(before: Draft | None) -> str:
    """Return the end of the paragraph before a table when it speaks of the table."""
    if before is None or before.kind is BlockKind.TABLE:
        return ""
    if len(before.text) <= _LONGEST_CAPTION and _ENDS_IN_UNIT.search(before.text):
        return before.text
    if before.kind is not BlockKind.PARAGRAPH:
        return ""
    last = _SENTENCE_START.split(before.text)[-1]
    speaks = _NAMES_TABLE.search(last) is not None or _UNIT.search(last) is not None
    return last if speaks and len(last) <= _LONGEST_CAPTION else ""


def _find_unit(text: str) -> str | None:
    match = _UNIT.search(text)
    return match.group(1).strip() or None if match is not None else None
