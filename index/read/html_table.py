"""A table of a page in, the same table as Markdown out: every cell in its column, headers of several rows joined.

A header over several columns heads each of them; a label over several rows is repeated down, a number never. Does NOT
know where the table stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from index.read.html_words import children_of, is_hidden, words_of
from index.read.markdown import table

# Columns and rows that one cell may be spread over; browsers have bounds too.
_MOST_COLUMNS = 500
_MOST_SPAN = 1_000
_MOST_HEADERS = 6
# Places of a table that spread cells may fill beside their own; beyond it they stand in their first place alone.
_MOST_SPREAD = 100_000
# Characters in a cell from which a table arranges a page.
_LONGEST_CELL = 1_500
_NUMBER = re.compile(r"[-–−+(]?\d[\d.,\s]*\)?\s*%?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell: its words, how many columns and rows it covers, whether the page calls it a header."""

    text: str
    columns: int
    rows: int
    header: bool


def is_layout(node: LexborNode) -> bool:
    """Tell whether a table only arranges the page: it holds tables or headings, or one cell a row."""
    if node.attributes.get("role") in {"presentation", "none"}:
        return True
    if (
        any(child.mem_id != node.mem_id for child in node.css("table"))
        or node.css_first("h1, h2, h3, article") is not None
    ):
        return True
    rows = node.css("tr")
    widths = [len(_cell_nodes(row)) for row in rows]
    if max(widths, default=0) < 2:
        return True
    return any(len(cell.text() or "") > _LONGEST_CELL for cell in node.css("td"))


def read_table(node: LexborNode) -> tuple[str, int]:
    """Write a table.

    Returns
    -------
    Its Markdown with the caption before it, "" when it holds nothing; and how many letters it has.
    """
    rows = [cells for row in node.css("tr") if not is_hidden(row) and (cells := _read_row(row))]
    heads = _count_headers(rows)
    caption = [words for each in node.css("caption") if (words := words_of(each))]
    while len(rows) > 1 and len(rows[0]) == 1 and rows[0][0].text and not _is_number(rows[0][0].text):
        # A cell over all columns, alone in the first row, names the table.
        caption.append(rows.pop(0)[0].text)
        heads = max(heads - 1, 0) or _count_headers(rows)
    grid = _spread(rows, heads)
    if heads > 1:
        grid = [_join_headers(grid[:heads]), *grid[heads:]]
    size = sum(len(cell.text) for row in rows for cell in row)
    return table(grid, header_rows=min(heads, 1), caption=caption), size


def _cell_nodes(row: LexborNode) -> list[LexborNode]:
    return [child for child in children_of(row) if child.tag in {"td", "th"}]


def _read_row(row: LexborNode) -> list[_Cell]:
    return [
        _Cell(
            text=words_of(node),
            columns=_span(node.attributes.get("colspan")),
            rows=_span(node.attributes.get("rowspan")),
            header=node.tag == "th",
        )
        for node in _cell_nodes(row)
        if not is_hidden(node)
    ]


def _span(text: str | None) -> int:
    text = (text or "").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and _YEAR.fullmatch(text) is None


def _count_headers(rows: Sequence[Sequence[_Cell]]) -> int:
    """Count the rows at the top that name columns: all their cells are headers, or cells of the first row span rows.

    Zero when the page does not tell.
    """
    marked = 0
    while marked < min(len(rows) - 1, _MOST_HEADERS) and all(cell.header or not cell.text for cell in rows[marked]):
        marked += 1
    if marked or len(rows) < 2 or any(_is_number(cell.text) for cell in rows[0]):
        return marked
    tall = max(cell.rows for cell in rows[0])
    spanned = any(cell.columns > 1 for cell in rows[0])
    worded = not any(_is_number(cell.text) for row in rows[1:tall] for cell in row)
    return tall if 1 < tall <= min(len(rows) - 1, _MOST_HEADERS) and spanned and worded else 0


def _spread(rows: Sequence[Sequence[_Cell]], heads: int) -> list[list[str]]:
    """Put every cell into its columns and rows."""
    # A cell that claims more columns than any cell begins in ("colspan=100") means the rest of the row.
    last = 0
    grid: list[dict[int, str]] = [{} for _ in rows]
    taken: list[set[int]] = [set() for _ in rows]
    room = _MOST_SPREAD
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in taken[number]:
                column += 1
            last = max(last, column)
            right = min(column + cell.columns, _MOST_COLUMNS)
            below = min(number + cell.rows, len(rows))
            room -= (right - column) * (below - number) - 1
            if room < 0:
                right, below = column + 1, number + 1
            for line in range(number, below):
                taken[line].update(range(column, right))
                repeated = line == number or line < heads or not _is_number(cell.text)
                for place in range(column, right) if number < heads else range(column, min(column + 1, right)):
                    grid[line][place] = cell.text if repeated else ""
            column = max(right, column + 1)
    return [[row.get(column, "") for column in range(last + 1)] for row in grid]


def _join_headers(rows: Sequence[Sequence[str]]) -> list[str]:
    """Write the headers of each column from the top down: "Năm 2018 Kế hoạch"."""
    return [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*rows, strict=True)]
