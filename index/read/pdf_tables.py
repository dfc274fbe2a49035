"""The strokes and glyphs of a page in, its ruled tables and the glyphs outside of them out.

The only door to pdfplumber, which finds the cells that strokes enclose. Tables without rules, or with level rules
alone, are not found. Does NOT know headers, nor that a table goes on on the next page.
"""

from collections.abc import Sequence

from index.read.glyph import Edge, Glyph, Grid, GridCell, Line
from index.read.pdf_lines import find_rows, make_line

# In points: strokes nearer than this are one, cells smaller than this are the inside of a double stroke.
_NEAR = 3.0
_SMALLEST_CELL = 4.0
# Strokes joined end to end; beyond it a page is a drawing, and finding cells takes minutes.
_MOST_JOINED = 600
# Side lengths of a square that still belongs to a cell border that is drawn inside it.
_INSIDE = 0.5

Box = tuple[float, float, float, float]


def find_tables(edges: Sequence[Edge], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Take the ruled tables out of a page.

    Parameters
    ----------
    edges
        Level and upright strokes.
    glyphs
        All glyphs of the page.

    Returns
    -------
    The tables from top to bottom, and the glyphs that belong to none.
    """
    if not _could_be_table(edges):
        return [], list(glyphs)
    grids: list[Grid] = []
    rest = list(glyphs)
    for boxes in _enclosed(edges):
        grid, outside = _fill(boxes, rest)
        if grid is not None:
            grids.append(grid)
            rest = outside
    return grids, rest


def _could_be_table(edges: Sequence[Edge]) -> bool:
    """Tell whether at least two rows and two columns could be enclosed: three strokes each way."""
    levels = {round(edge.top / _NEAR) for edge in edges if edge.right - edge.left > _NEAR}
    uprights = {round(edge.left / _NEAR) for edge in edges if edge.bottom - edge.top > _NEAR}
    return len(levels) >= 3 and len(uprights) >= 3


def _enclosed(edges: Sequence[Edge]) -> list[list[Box]]:
    """Return the cells of each table."""
    from pdfplumber import table as plumber  # noqa: PLC0415 - pages without strokes need not wait for it

    told = [
        {
            "x0": edge.left,
            "x1": edge.right,
            "top": edge.top,
            "bottom": edge.bottom,
            "width": edge.right - edge.left,
            "height": edge.bottom - edge.top,
            "orientation": "h" if edge.right > edge.left else "v",
        }
        for edge in edges
    ]
    joined = plumber.merge_edges(told, _NEAR, _NEAR, _NEAR, _NEAR)
    if len(joined) > _MOST_JOINED:
        return []
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(joined, _NEAR, _NEAR))
    cells = [cell for cell in cells if cell[2] - cell[0] >= _SMALLEST_CELL and cell[3] - cell[1] >= _SMALLEST_CELL]
    return [
        [(left, top, right, bottom) for left, top, right, bottom in table] for table in plumber.cells_to_tables(cells)
    ]


def _fill(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> tuple[Grid | None, list[Glyph]]:
    """Put glyphs into cells; a frame of one row or column, or one with nothing in it, is no table."""
    lefts = sorted({box[0] for box in boxes})
    tops = sorted({box[1] for box in boxes})
    if len(lefts) < 2 or len(tops) < 2:
        return None, []
    inside: dict[Box, list[Glyph]] = {box: [] for box in boxes}
    outside: list[Glyph] = []
    for glyph in glyphs:
        box = _box_of(boxes, (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2)
        (outside if box is None else inside[box]).append(glyph)
    cells = [
        GridCell(
            row=tops.index(box[1]),
            column=lefts.index(box[0]),
            last_row=max(number for number, top in enumerate(tops) if top < box[3] - _INSIDE),
            last_column=max(number for number, left in enumerate(lefts) if left < box[2] - _INSIDE),
            lines=_lines(found),
        )
        for box, found in inside.items()
    ]
    if sum(bool(cell.lines) for cell in cells) < 2:
        return None, []
    return (
        Grid(
            cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
            top=tops[0],
            bottom=max(box[3] for box in boxes),
            borders=tuple(lefts),
        ),
        outside,
    )


def _box_of(boxes: Sequence[Box], x: float, y: float) -> Box | None:
    return next((box for box in boxes if box[0] <= x < box[2] and box[1] <= y < box[3]), None)


def _lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    made = (make_line(row) for row in find_rows(glyphs))
    return tuple(line for line in made if line is not None)
