"""Parts in, drafts out: parts with their reading text, not yet headings or items, not yet numbered.

A letterhead or a place for signatures set in pipes becomes paragraphs. Does NOT join drafts or look at neighbours,
except for the line that names a table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import AlignedText, BlockKind, Cell, FootnoteMark, Span, align_pieces
from index.normalise import CAPITALS
from index.structure.grid import Place, place_cells
from index.structure.inline import read_inline
from index.structure.labels import Label, Rank, find_label
from index.structure.parts import Part, PartKind
from index.table import RawRow, has_separator, split_rows

_BOLD = re.compile(r"\*\*[^*]+\*\*")
_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^nơi nhận|^số\s*:|^(?:kt|tm|tl|tuq)\.\s|^(?:người lập|xác nhận)|"
    r"ngày\s+\S+\s+tháng\s+\S+\s+năm",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:đơn vị(?:\s+tính)?|đvt|đv\s?tính)\s*[:=]\s*([^,;.()\[\]|:]{1,40})", re.IGNORECASE)
_NAMES_TABLE = re.compile(r":$|\bbảng\b.{0,40}\b(?:sau|dưới)\b|^bảng\b|^biểu\b", re.IGNORECASE)
_LETTERHEAD_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block in the making; see ``index.document.Block`` for the fields of the same name.

    `md_level` is the level of a Markdown heading, else 0; `bold` tells that all of it is emphasised.
    """

    kind: BlockKind
    aligned: AlignedText
    marks: tuple[FootnoteMark, ...] = ()
    md_level: int = 0
    label: Label | None = None
    bold: bool = False
    mark: str = ""
    cells: tuple[Cell, ...] = ()
    caption: str = ""
    unit: str | None = None

    @property
    def text(self) -> str:
        """The reading text."""
        return self.aligned.text


def read_parts(text: str, parts: Sequence[Part]) -> list[Draft]:
    """Read every part; parts in which nothing is left once the markup is out are dropped."""
    footnotes = frozenset(part.mark for part in parts if part.kind is PartKind.FOOTNOTE)
    drafts: list[Draft] = []
    for part in parts:
        if part.kind is PartKind.TABLE:
            drafts.extend(_read_table(text, part, footnotes, drafts[-1] if drafts else None))
        else:
            draft = _read_text(text, part, footnotes)
            if draft.text:
                drafts.append(draft)
    return drafts


def pieces_of(aligned: AlignedText) -> list[tuple[str, int, int]]:
    """Take an aligned text apart again, as ``align_pieces`` wants it."""
    return [
        (
            aligned.text[run.reading_start : run.reading_start + run.reading_length],
            run.source_start,
            run.source_length,
        )
        for run in aligned.runs
    ]


def _read_text(text: str, part: Part, footnotes: frozenset[str]) -> Draft:
    ranges = part.ranges
    label = part.label
    bullet = label is not None and label.rank is Rank.BULLET
    if bullet:
        start, end = ranges[0]
        found = re.compile(r"[*_]*[-–—+•●○▪◦■*]\s+").match(text, start, end)
        ranges = ((found.end() if found else start, end), *ranges[1:])
    aligned, marks = read_inline(text, ranges, footnotes=footnotes)
    if not bullet:
        label = find_label(aligned.text) if label is not None or part.kind is PartKind.HEADING else None
    kinds = {PartKind.HEADING: BlockKind.HEADING, PartKind.FOOTNOTE: BlockKind.FOOTNOTE}
    return Draft(
        kind=kinds.get(part.kind, BlockKind.PARAGRAPH),
        aligned=aligned,
        marks=marks,
        md_level=part.level,
        label=label,
        bold=_is_bold(text[part.ranges[0][0] : part.ranges[-1][1]]),
        mark=part.mark,
    )


def _is_bold(source: str) -> bool:
    if not source.startswith("**"):
        return False
    return not any(char.isalnum() for char in _BOLD.sub("", source))


def _read_table(text: str, part: Part, footnotes: frozenset[str], before: Draft | None) -> list[Draft]:
    drafts: list[Draft] = []
    caption = ""
    if part.caption:
        aligned, marks = read_inline(text, part.caption, footnotes=footnotes)
        if aligned.text:
            drafts.append(Draft(kind=BlockKind.PARAGRAPH, aligned=aligned, marks=marks))
            caption = aligned.text
    start, end = part.ranges[0]
    rows, columns = split_rows(text, start, end)
    read = [[read_inline(text, [cell], footnotes=footnotes) for cell in row.cells] for row in rows]
    texts = [[aligned.text for aligned, _ in row] for row in read]
    filled = [string for row in texts for string in row if string]
    if not filled:
        return drafts
    if _is_letterhead(texts) or max(sum(map(bool, row)) for row in texts) < 2:
        cells = [cell for row in read for cell in row if cell[0].text]
        drafts.extend(Draft(kind=BlockKind.PARAGRAPH, aligned=aligned, marks=marks) for aligned, marks in cells)
        return drafts
    places = place_cells(
        texts,
        above=[row.above for row in rows],
        bold=[_is_row_bold(text, row) for row in rows],
        columns=columns,
        dashed=has_separator(text, start, end),
    )
    drafts.append(_lay_out(read, places, caption, before))
    return drafts


def _is_row_bold(text: str, row: RawRow) -> bool:
    return all(text.startswith("**", start) for start, end in row.cells if start < end)


def _is_letterhead(texts: Sequence[Sequence[str]]) -> bool:
    if len(texts) > _LETTERHEAD_ROWS:
        return False
    return sum(_LETTERHEAD.search(string) is not None for row in texts for string in row) > 0 and all(
        len(row) <= 3 for row in texts
    )


def _lay_out(
    read: Sequence[Sequence[tuple[AlignedText, tuple[FootnoteMark, ...]]]],
    places: Sequence[Place],
    caption: str,
    before: Draft | None,
) -> Draft:
    """Write the cells one after the other, " | " between them, a new line for a row."""
    pieces: list[tuple[str, int, int]] = []
    marks: list[FootnoteMark] = []
    cells: list[Cell] = []
    spans: dict[tuple[int, int], Span] = {}
    length = 0
    last_row = 0
    for place in places:
        key = (place.row, place.cell)
        if key not in spans:
            aligned, cell_marks = read[place.row][place.cell]
            if aligned.text and pieces:
                source = pieces[-1][1] + pieces[-1][2]
                parting = " | " if place.row == last_row else "\n"
                pieces.append((parting, source, max(0, aligned.runs[0].source_start - source)))
                length += len(parting)
            spans[key] = Span(length, length + len(aligned.text))
            marks.extend(FootnoteMark(mark=mark.mark, offset=length + mark.offset) for mark in cell_marks)
            pieces.extend(pieces_of(aligned))
            length += len(aligned.text)
            last_row = place.row if aligned.text else last_row
        cells.append(Cell(row=place.row, column=place.column, span=spans[key], header=place.header))
    aligned = align_pieces(pieces)
    caption = caption or _title(aligned.text, cells) or _named_before(before)
    unit = next(
        filter(None, map(_find_unit, (caption, _title(aligned.text, cells), before.text if before else ""))), None
    )
    return Draft(
        kind=BlockKind.TABLE,
        aligned=aligned,
        marks=tuple(marks),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        caption=caption,
        unit=unit,
    )


def _title(text: str, cells: Sequence[Cell]) -> str:
    first = [cell for cell in cells if cell.row == 0 and cell.span.start < cell.span.end]
    if len({cell.span for cell in first}) == 1 and first[0].header:
        return text[first[0].span.start : first[0].span.end]
    return ""


def _named_before(before: Draft | None) -> str:
    """Return the end of the paragraph before a table when it speaks of the table."""
    if before is None or before.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return ""
    last = re.split(rf"(?<=[.!?])\s+(?=[{CAPITALS}])", before.text)[-1]
    speaks = _NAMES_TABLE.search(last) is not None or _UNIT.search(last) is not None
    return last if speaks and len(last) <= 400 else ""


def _find_unit(text: str) -> str | None:
    match = _UNIT.search(text)
    return match.group(1).strip() or None if match is not None else None
