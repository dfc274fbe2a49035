"""Sheets in, their canonical text with its blocks and pages out: a heading, lines, and tables of pipes.

Does NOT find tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.document import Block, BlockKind, Cell, Span, align_pieces
from index.errors import UnreadableDocument
from index.page import Page
from index.read.sheet import Sheet
from index.read.sheet_tables import SheetTable, TableRow, find_tables, is_default_name
from index.reading import Reading


@dataclass(slots=True)
class _Writer:
    """The text written so far, with the blocks that stand in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)

    def write(self, text: str) -> int:
        """Write a text; return where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def add(self, kind: BlockKind, text: str, section: tuple[str, ...], *, level: int | None = None) -> None:
        """Write a heading or a paragraph."""
        if level is not None:
            self.write("#" * level + " ")
        start = self.write(text)
        self.write("\n\n")
        block = Block(
            ordinal=len(self.blocks) + 1,
            kind=kind,
            aligned=align_pieces([(text, start, len(text))]),
            section=section,
            level=level,
            sentences=(Span(0, len(text)),),
        )
        self.blocks.append(block)


def write_sheets(sheets: Sequence[Sheet], *, warnings: Sequence[str], path: str) -> Reading:
    """Write the visible sheets of a workbook.

    Parameters
    ----------
    sheets
        In order.
    warnings
        What is to be said of the workbook as a whole.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If no sheet shows anything.
    """
    writer = _Writer()
    pages: list[Page] = []
    captions: list[str] = []
    for sheet in sheets:
        if not sheet.rows:
            continue
        start = writer.length
        captions.extend(_write_sheet(writer, sheet))
        pages.append(Page(number=sheet.number, span=Span(start, writer.length), name=sheet.name))
    told = (*warnings, *(warning for sheet in sheets for warning in sheet.warnings))
    if not pages:
        reason = "; ".join(["sổ tính không có ô nào đọc được", *told])
        raise UnreadableDocument(path, reason, "mở bằng Excel/LibreOffice kiểm tra lại, lưu lại rồi đọc lại")
    return Reading(
        text="".join(writer.parts),
        blocks=tuple(writer.blocks),
        pages=tuple(pages),
        warnings=told,
        title=captions[0] if len(pages) == 1 and captions else "",
    )


def _write_sheet(writer: _Writer, sheet: Sheet) -> list[str]:
    """Write one sheet; return the captions of its tables."""
    writer.add(BlockKind.HEADING, sheet.name, (), level=1)
    section = () if is_default_name(sheet.name) else (sheet.name,)
    captions: list[str] = []
    for part in find_tables(sheet):
        if isinstance(part, SheetTable):
            _write_table(writer, part, section)
            captions.append(part.caption)
        else:
            writer.add(BlockKind.PARAGRAPH, part, section)
    return captions


def _write_table(writer: _Writer, table: SheetTable, section: tuple[str, ...]) -> None:
    rows = [*table.headers, *table.rows]
    columns = {column: place for place, column in enumerate(sorted({column for row in rows for column in row.cells}))}
    pieces: list[tuple[str, int, int]] = []
    cells: list[Cell] = []
    length = 0
    for number, row in enumerate(rows):
        for order, (column, start, size) in enumerate(_write_row(writer, row, list(columns))):
            text = row.cells[column]
            if pieces:
                parting = " | " if order else "\n"
                end = pieces[-1][1] + pieces[-1][2]
                pieces.append((parting, end, start - end))
                length += len(parting)
            pieces.append((text, start, size))
            span = Span(length, length + len(text))
            marked = number < len(table.headers) or row.section
            cells.append(Cell(row=number, column=columns[column], span=span, header=marked))
            length += len(text)
        if number == max(len(table.headers), 1) - 1:
            writer.write("|" + "---|" * len(columns) + "\n")
    writer.write("\n")
    writer.blocks.append(
        Block(
            ordinal=len(writer.blocks) + 1,
            kind=BlockKind.TABLE,
            aligned=align_pieces(pieces),
            section=section,
            cells=tuple(cells),
            caption=table.caption,
            unit=table.unit,
        )
    )


def _write_row(writer: _Writer, row: TableRow, columns: Sequence[int]) -> list[tuple[int, int, int]]:
    """Write a row of pipes; return column, beginning and length of each cell that holds text."""
    line = ["|"]
    length = writer.length + 1
    places: list[tuple[int, int, int]] = []
    for column in columns:
        text = row.cells.get(column, "").replace("|", "\\|")
        if text:
            places.append((column, length + 1, len(text)))
        written = f" {text} |" if text else " |"
        line.append(written)
        length += len(written)
    writer.write("".join(line) + "\n")
    return places
