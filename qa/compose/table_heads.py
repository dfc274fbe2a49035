"""An answer in, the same answer out with what heads its table cells cited beside them.

A row of numbers proves nothing alone: which year, which place and which unit a cell is of stand in the title of its
table, above its column, and above its group of rows. Chooses no answer.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.document import Block, BlockKind, Cell, Span
from index.extract.table_rows import Row, cell_text, first_below_headers, read_rows
from index.outline import row_paths
from qa.answer import Answer, Citation, Use
from qa.cite.cite import LONGEST_QUOTE
from qa.cite.official import cells_at

LONGEST_ANSWER = 600  # characters, marks included
_MOST_COLUMNS = 4  # who is shown more cells of a row is shown all of it, and reads the columns in the table
_LONGEST_NAME = 120  # characters of a line before a table that may be its name
_MARKS = re.compile(r"(?:\[\d+\])+")
_BULLETS = "-–+*• "
_PAIR = 2  # cells of a row of a card: what is told, and its value
# A line that tells something is a sentence, though its stop is missing.
_TELLS = re.compile(r"(?<!\w)(?:đã|đang|sẽ|là|được|bị)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table as its heads are looked for.

    `first` is the number of the first of its `rows` below the headers, `paths` are the names above a row by its number,
    outermost first; `is_card` tells whether it is a card of one thing.
    """

    block: Block
    rows: Sequence[Row]
    first: int
    paths: Mapping[int, Sequence[str]]
    is_card: bool


class TableHeads:
    """Cites what heads the cells that the answers to one question stand on.

    Each table is read once, however many of its rows are cited, and for however many parts of the question.

    Parameters
    ----------
    block_at
        Returns a block by the id of its document and its ordinal.
    text_of
        Returns the source text of a document by its id.
    """

    def __init__(self, *, block_at: Callable[[int, int], Block], text_of: Callable[[int], str]) -> None:
        self._block_at = block_at
        self._text_of = text_of
        self._table_at = cache(lambda document_id, ordinal: read_table(block_at(document_id, ordinal)))

    def cite(self, answer: Answer) -> Answer:
        """Cite the name, the title, the column headers and the row group of the cells that an answer stands on.

        Parameters
        ----------
        answer
            With its citations; their marked spans tell the cells.

        Returns
        -------
        The answer, its new citations numbered after its own, each marked in the headline behind the row that it heads.
        What is cited already is not cited again; where the marks would not fit into the headline nothing is added.
        """
        if not answer.answered:
            return answer
        citations = list(answer.citations)
        heads: dict[int, list[int]] = {}

        def cite(row: Citation, document_id: int, block: Block, head: tuple[Span, ...]) -> None:
            number = _number_of(citations, document_id, head)
            if number is None:
                number = len(citations) + 1
                place = replace(row, number=number, paragraph=block.ordinal, page=block.page)
                citations.append(_cite(place, head, self._text_of(document_id)))
            heads.setdefault(row.number, []).append(number)

        for row in answer.citations:
            document_id = row.document_id
            block = self._block_at(document_id, row.paragraph) if document_id is not None else None
            if document_id is None or block is None or block.kind is not BlockKind.TABLE:
                continue
            before = self._block_at(document_id, block.ordinal - 1) if block.ordinal > 1 else None
            table = self._table_at(document_id, block.ordinal)
            named = name_of(block, before) if before is not None and not table.is_card else ()
            if before is not None and named:
                cite(row, document_id, before, named)
            for head in heads_of(table, row.marked_sources):
                cite(row, document_id, block, head)

        def add_marks(run: re.Match[str]) -> str:
            own = [int(number) for number in re.findall(r"\d+", run.group())]
            new = dict.fromkeys(head for number in own for head in heads.get(number, ()) if head not in own)
            return run.group() + "".join(f"[{number}]" for number in new)

        text = _MARKS.sub(add_marks, answer.text)
        if len(text) > LONGEST_ANSWER:
            return answer
        return replace(answer, text=text, citations=tuple(citations))


def name_of(table: Block, before: Block) -> tuple[Span, ...]:
    """Return where the paragraph before a table names it, as a source span; () where none does.

    It does in the words of the caption or, where the table has none, by being short and no sentence.
    """
    text = before.text
    if before.kind is not BlockKind.PARAGRAPH:
        return ()  # a heading is shown with each citation
    if not table.caption:
        ended = text.rstrip().endswith((".", ":", ";", ",")) or _TELLS.search(text) is not None
        short = len(text) <= _LONGEST_NAME and not ended
        return (before.aligned.to_source(0, len(text)),) if short else ()
    # The caption is told in one line, whatever lines it stands in.
    found = re.search(r"\s+".join(map(re.escape, table.caption.split())), text)
    return (before.aligned.to_source(found.start(), found.end()),) if found is not None else ()


def read_table(block: Block) -> Table:
    """Read the rows of a table."""
    rows = read_rows(block)
    return Table(block, rows, first_below_headers(block, rows), row_paths(block), _is_card(block, rows))


def heads_of(table: Table, cited: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Find what heads the cells of a table.

    Parameters
    ----------
    table
        The table.
    cited
        Source spans that touch the cells.

    Yields
    ------
    Source spans of header cells, in order: those of the title and the columns, then that of the row group.
    """
    block, rows, first = table.block, table.rows, table.first
    cells = cells_at(block, cited)
    at = {cell.row for cell in cells}
    touched = [row for row in rows[first:] if not row.header and row.cells[0].row in at]
    if not touched:
        return
    # Right below the headers a group looks like one more title; of a card without sections the last title is no group.
    title = {_named(block, row.cells[0]) for row in rows[:first] if _spans_all(row)}
    paths, card = table.paths, table.is_card
    groups = {name for path in paths.values() for name in path}
    if card and groups <= title:
        groups, paths = set(), {}
    below = {row.cells[0].row for row in touched}
    columns = {cell.column for cell in cells if cell.row in below}
    over = [
        cell
        for row in rows[:first]
        if not card or _spans_all(row)
        for cell in sorted(row.own, key=lambda cell: cell.column)
        if _named(block, cell) not in {"", *groups} and _heads(row, cell, columns)
    ]
    if over:
        yield _sources(block, over)
    above = {_group_cell(table, row, paths.get(row.cells[0].row, ())): None for row in touched}
    for cell in above:
        if cell is not None:
            yield _sources(block, [cell])


def _named(block: Block, cell: Cell) -> str:
    return cell_text(block, cell).lstrip(_BULLETS)


def _is_card(block: Block, rows: Sequence[Row]) -> bool:
    """Tell whether a table is a card of one thing: lines at its top, then what is told and its value, of many kinds.

    What is marked as a header among its pairs is one of them: a card has no columns to be headed.
    """
    filled = [[text for cell in row.cells if (text := cell_text(block, cell))] for row in rows]
    values = [row[1] for row in filled if len(row) == _PAIR]
    kinds = {value[:1].isdigit() for value in values}
    # Without rows there are no kinds.
    return len(kinds) == _PAIR and len(filled[0]) == 1 and all(len(row) <= _PAIR for row in filled)


def _spans_all(row: Row) -> bool:
    """Tell whether a row is one cell over all columns."""
    return len({cell.span for cell in row.cells if cell.span.start < cell.span.end}) == 1


def _heads(row: Row, cell: Cell, columns: set[int]) -> bool:
    """Tell whether a header cell heads one of few columns, or is the title over all of them."""
    if _spans_all(row):
        return True
    spread = {each.column for each in row.cells if each.span == cell.span}
    return len(columns) <= _MOST_COLUMNS and not columns.isdisjoint(spread)


def _group_cell(table: Table, row: Row, path: Sequence[str]) -> Cell | None:
    """Return the nearest cell above a row that holds the innermost name it stands under."""
    block, rows = table.block, table.rows
    # "Tọa độ: 20°26′B 106°10′Đ" alone in its row names nothing.
    if not path or ":" in path[-1].rstrip(":"):
        return None
    above = [(i, cell) for i, other in enumerate(rows) if other.cells[0].row < row.cells[0].row for cell in other.cells]
    found = next(((i, cell) for i, cell in reversed(above) if _named(block, cell) == path[-1]), None)
    # A line of a card whose value slipped into the row below is no heading of more.
    slipped = found is not None and table.is_card and not cell_text(block, rows[found[0] + 1].cells[0])
    return None if found is None or slipped else found[1]


def _sources(block: Block, cells: Sequence[Cell]) -> tuple[Span, ...]:
    return tuple(sorted(block.aligned.to_source(cell.span.start, cell.span.end) for cell in cells))


def _number_of(citations: Sequence[Citation], document_id: int, head: Sequence[Span]) -> int | None:
    """Return the number of the citation that shows all of a head already."""
    return next(
        (
            each.number
            for each in citations
            if each.document_id == document_id and all(Span(each.start, each.end).contains(span) for span in head)
        ),
        None,
    )


def _cite(place: Citation, head: Sequence[Span], text: str) -> Citation:
    """Cite the stretch from the first to the last cell of a head; of one that is too long, its last cells."""
    start, end = head[0].start, head[-1].end
    while end - start > LONGEST_QUOTE and len(head) > 1:
        head = head[1:]
        start = head[0].start
    end = min(end, start + LONGEST_QUOTE)
    marked = tuple(Span(span.start - start, span.end - start) for span in head if span.end <= end)
    return replace(place, start=start, end=end, quote=text[start:end], marked=marked, use=Use.HEAD)
