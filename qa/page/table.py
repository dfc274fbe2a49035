"""A table block as an HTML table; block and highlight in, escaped HTML out."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from index.document import Block, Cell, Span
from qa.page.highlight import Layer, draw_reading

ROW_LIMIT = 400
"""Rows of one table that are put on the page at once, around the highlighted row."""


def draw_table(block: Block, layer: Layer, notes: Iterable[str] = ()) -> str:
    """Draw a table; cells that touch the highlight carry the class ``qa-hit-cell``.

    ``data-starts`` holds the reading offset of each drawn cell's text, in order, for what is selected or looked for.
    Neighbouring cells of a row with the very same text span are one merged cell that was spread out: drawn once.
    """
    rows = [list(cells) for _, cells in groupby(block.cells, key=lambda cell: cell.row)]
    shown = choose_rows(rows, layer)
    known = frozenset(notes)
    columns = 1 + max((cell.column for cell in block.cells), default=0)
    filled = [fill_row(row, columns) for row in shown]
    body = "".join(_draw_row(block, layer, row, known) for row in filled)
    starts = " ".join(str(cell.span.start) for row in filled for cell, _ in merge_cells(row))
    unit = f'<p class="qa-table-unit">Đơn vị: {escape(block.unit)}</p>' if block.unit else ""
    cut = f'<p class="qa-notice">Bảng có {len(rows)} hàng; chỉ hiện {len(shown)} hàng.</p>' if shown != rows else ""
    # The caption stands as a block of its own before the table; here it only names the table for screen readers.
    caption = f'<caption class="qa-sr">{escape(block.caption)}</caption>' if block.caption else ""
    return (
        f'{unit}{cut}<div class="qa-table" tabindex="0" role="group" data-starts="{starts}">'
        f"<table>{caption}{body}</table></div>"
    )


def choose_rows(rows: Sequence[Sequence[Cell]], layer: Layer) -> list[Sequence[Cell]]:
    """Return the rows that are shown: all, or the header rows and at most `ROW_LIMIT` around the highlight."""
    if len(rows) <= ROW_LIMIT:
        return list(rows)
    hit = next((index for index, row in enumerate(rows) if any(_is_hit(cell, layer) for cell in row)), 0)
    start = max(0, min(hit - ROW_LIMIT // 2, len(rows) - ROW_LIMIT))
    heads = [row for row in rows[:start] if all(cell.header for cell in row)]
    return [*heads, *rows[start : start + ROW_LIMIT]]


def _draw_row(block: Block, layer: Layer, row: Sequence[Cell], notes: frozenset[str]) -> str:
    parts: list[str] = []
    is_head_row = all(cell.header for cell in row if cell.span.start < cell.span.end)
    for cell, width in merge_cells(row):
        tag = "th" if cell.header else "td"
        scope = f' scope="{"col" if is_head_row else "row"}"' if cell.header else ""
        span = f' colspan="{width}"' if width > 1 else ""
        style = ' class="qa-hit-cell"' if _is_hit(cell, layer) else ""
        text = draw_reading(block, layer, cell.span, notes) if cell.span.start < cell.span.end else ""
        parts.append(f"<{tag}{scope}{span}{style}>{text}</{tag}>")
    return f"<tr>{''.join(parts)}</tr>"


def fill_row(row: Sequence[Cell], columns: int) -> list[Cell]:
    """Return the cells of a row with an empty one in every column that it leaves out."""
    known = {cell.column: cell for cell in row}
    empty = Span(row[0].span.start, row[0].span.start)
    number = row[0].row
    return [known.get(column, Cell(row=number, column=column, span=empty)) for column in range(columns)]


def merge_cells(row: Sequence[Cell]) -> list[tuple[Cell, int]]:
    """Return (cell, columns) pairs: neighbours with the same non-empty span taken together."""
    merged: list[tuple[Cell, int]] = []
    for cell in row:
        if merged and cell.span.start < cell.span.end and merged[-1][0].span == cell.span:
            merged[-1] = (merged[-1][0], merged[-1][1] + 1)
        else:
            merged.append((cell, 1))
    return merged


def _is_hit(cell: Cell, layer: Layer) -> bool:
    return layer.passage is not None and layer.passage.overlaps(Span(cell.span.start, cell.span.end))
