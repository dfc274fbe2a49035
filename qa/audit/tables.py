"""The cells of a table that are figures, by row and column, with the words that head each row and column.

A document in, grids out. Judges nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.document import Block, Cell
from index.figure import Figure
from index.normalise import fold
from qa.audit.finding import Paper

# Numbering, dashes and numbers are no words of a row.
_CHAPTER = re.compile(r"[IVX]{1,5}\.?|[A-HĐ]\.?")
_LABEL = re.compile(r"[ivxlc]{0,5}|[a-zđ]?|[\W\d]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table: its figures by (row, column), the words of its rows and of its columns, folded.

    `chapters` are the rows that a Roman number or a capital letter labels: each holds the rows after it.
    """

    block: Block
    cells: dict[tuple[int, int], Figure]
    rows: dict[int, str]
    columns: dict[int, str]
    chapters: tuple[int, ...]


def read_grids(paper: Paper) -> Iterator[Grid]:
    """Iterate over the tables of a document that hold figures."""
    by_block: dict[int, dict[tuple[int, int], Figure]] = {}
    twice: set[int] = set()
    for figure in paper.figures:
        if figure.row is None or figure.column is None:
            continue
        cells = by_block.setdefault(figure.block, {})
        if (figure.row, figure.column) in cells:
            twice.add(figure.block)
        cells[figure.row, figure.column] = figure
    for ordinal, cells in by_block.items():
        if ordinal in twice:  # a cell with two numbers is no cell of a table to be added up
            continue
        block = paper.blocks[ordinal]
        yield Grid(
            block=block,
            cells=cells,
            rows=_kept(_row_labels(block, cells), {row for row, _ in cells}),
            columns=_kept(_column_heads(block, set(cells)), {column for _, column in cells}),
            chapters=_chapters(block),
        )


def _row_labels(block: Block, cells: dict[tuple[int, int], Figure]) -> dict[int, str]:
    """Return the first words of each row that are no number and no mere label ("I", "a")."""
    labels: dict[int, str] = {}
    for cell in block.cells:
        words = _words(block, cell)
        if cell.row not in labels and (cell.row, cell.column) not in cells and _LABEL.fullmatch(words) is None:
            labels[cell.row] = words
    return labels


def _column_heads(block: Block, taken: set[tuple[int, int]]) -> dict[int, str]:
    """Return the words of the header cells of each column, from above."""
    heads: dict[int, list[str]] = {}
    for cell in block.cells:
        words = _words(block, cell)
        if cell.header and words and (cell.row, cell.column) not in taken:
            heads.setdefault(cell.column, []).append(words)
    return {column: " ".join(words) for column, words in heads.items()}


def _kept(heads: dict[int, str], places: set[int]) -> dict[int, str]:
    """Leave out the heads of rows or columns without a figure."""
    return {place: words for place, words in heads.items() if place in places}


def _chapters(block: Block) -> tuple[int, ...]:
    first = min((cell.column for cell in block.cells), default=0)
    return tuple(
        cell.row
        for cell in block.cells
        if cell.column == first and _CHAPTER.fullmatch(block.text[cell.span.start : cell.span.end].strip(" *|\n"))
    )


def _words(block: Block, cell: Cell) -> str:
    return " ".join(fold(block.text[cell.span.start : cell.span.end]).split()).strip(" *|")
