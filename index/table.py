"""A stretch of source text with pipes in, rows of cell ranges out.

Pages come as Markdown tables (``| a | b |`` with a line of dashes), often with cells broken over lines, or with every
cell and every pipe on a line of its own and no line of dashes. Does NOT read the cells, know headers, or move a
value to another column: a row that is short stays short.
"""

import re
from collections import Counter
from dataclasses import dataclass

_SEPARATOR = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?[ \t]*$", re.MULTILINE)
_TOKEN = re.compile(r"\\\||[|\n]|[^|\n\\]+|\\")
# No column count above it is tried when rows must be guessed from bare pipes.
_MOST_COLUMNS = 40
# So many empty cells at the end of a line fill a row up.
_PADDING = 3
_EMPTY_COST = 1
_IRREGULAR_COST = 3

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawRow:
    """Source ranges of a row's cells; an empty cell has an empty range. `above` tells of the line of dashes below."""

    cells: tuple[Range, ...]
    above: bool = False


def has_separator(text: str, start: int, end: int) -> bool:
    """Tell whether a line of dashes and pipes stands in the stretch."""
    return "--" in text[start:end] and _SEPARATOR.search(text, start, end) is not None


def split_rows(text: str, start: int, end: int) -> tuple[tuple[RawRow, ...], int]:
    """Find the rows of a table.

    Parameters
    ----------
    text
        Source text.
    start, end
        The table's stretch, from the beginning of a line to the end of one.

    Returns
    -------
    Rows that hold any text, and the number of columns (that of the dashes, else of the widest row).
    """
    separators = list(_SEPARATOR.finditer(text, start, end)) if "--" in text[start:end] else []
    if separators:
        columns = len(re.findall(r"-{2,}", separators[0].group()))
        rows = _rows_with_separators(text, start, end, separators, columns)
    elif _is_one_cell_a_line(text, start, end):
        rows = _rows_of_bare_pipes(text, start, end)
        columns = 0
    else:
        rows = [RawRow(cells) for cells in _rows_of_lines(text, start, end, 0)]
        columns = 0
    rows = [row for row in rows if any(first < last for first, last in row.cells)]
    return tuple(rows), columns or max((len(row.cells) for row in rows), default=0)


def _rows_with_separators(
    text: str, start: int, end: int, separators: list[re.Match[str]], columns: int
) -> list[RawRow]:
    rows: list[RawRow] = []
    position = start
    for separator in separators:
        rows.extend(RawRow(cells, above=True) for cells in _rows_of_lines(text, position, separator.start(), columns))
        position = separator.end()
    rows.extend(RawRow(cells) for cells in _rows_of_lines(text, position, end, columns))
    return rows


def _rows_of_lines(text: str, start: int, end: int, columns: int) -> list[tuple[Range, ...]]:
    """Read rows that begin with a pipe at the beginning of a line; `columns` is 0 when not known.

    A line without a pipe in front goes on with the row while the row is short of columns, else it begins a row.
    """
    rows: list[tuple[Range, ...]] = []
    row: list[Range] = []
    pending: Range | None = None
    opened = False
    new_line = True
    for token in _TOKEN.finditer(text, start, end):
        value = token.group()
        if value == "\n":
            new_line = True
        elif value == "|":
            if pending is None and new_line and (row or not opened):
                if row:
                    rows.append(tuple(row))
                row = []
            elif opened or pending is not None:
                row.append(pending or (token.start(), token.start()))
            opened, new_line, pending = True, False, None
        elif value.strip():
            if new_line and pending is None and (_is_padded(row) or 0 < columns <= len(row)):
                rows.append(tuple(row))
                row = []
            pending = _widen(pending, token)
            new_line = False
    if pending is not None:
        row.append(pending)
    if row:
        rows.append(tuple(row))
    return rows


def _is_padded(row: list[Range]) -> bool:
    """Tell whether a row was filled up with empty cells, so that no cell of it can follow."""
    return len(row) > _PADDING and all(first == last for first, last in row[-_PADDING:])


def _widen(pending: Range | None, token: re.Match[str]) -> Range:
    value = token.group()
    first = token.start() + len(value) - len(value.lstrip())
    last = token.start() + len(value.rstrip())
    return (first if pending is None else pending[0], last)


def _is_one_cell_a_line(text: str, start: int, end: int) -> bool:
    lines = [line.strip() for line in text[start:end].split("\n")]
    bare = sum(line == "|" for line in lines)
    return bare >= 2 and bare * 2 > sum("|" in line for line in lines)


def _rows_of_bare_pipes(text: str, start: int, end: int) -> list[RawRow]:
    """Read a table of which only pipes are left: a row of n cells is n + 1 pipes, and nothing parts two rows."""
    gaps = _gaps(text, start, end)
    ends = _best_partition([first == last for first, last in gaps])
    rows: list[RawRow] = []
    position = 0
    for stop in ends:
        rows.append(RawRow(tuple(gaps[position:stop])))
        position = stop + 1
    return rows


def _gaps(text: str, start: int, end: int) -> list[Range]:
    """Ranges of text between one pipe and the next, the last one up to the end."""
    pipes = [match.start() for match in re.finditer(r"\|", text[start:end])]
    borders = [start + pipe + 1 for pipe in pipes]
    stops = [border - 1 for border in borders[1:]] + [end]
    gaps = [_strip(text, first, last) for first, last in zip(borders, stops, strict=True)]
    head = _strip(text, start, start + pipes[0])
    return [head, *gaps] if head[0] < head[1] else gaps


def _strip(text: str, start: int, end: int) -> Range:
    part = text[start:end]
    if not part.strip():
        return (start, start)
    return (start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _best_partition(empty: list[bool]) -> list[int]:
    """Cut gaps into rows: positions of the empty gaps that part them (the last is the end).

    Tried are the column counts that unbroken stretches of text suggest; the best one leaves fewest irregular rows and
    fewest empty cells.
    """
    lengths: Counter[int] = Counter()
    first = 0
    run = 0
    for is_empty in [*empty, True]:
        if not is_empty:
            run += 1
        elif run:
            lengths[run] += 1
            first = first or run
            run = 0
    likely = {first, *(length for length, _ in lengths.most_common(3)), max(lengths, default=1)}
    candidates = sorted({width + more for width in likely for more in (0, 1)})
    plans = [_partition(empty, columns) for columns in candidates if 1 <= columns <= _MOST_COLUMNS]
    return min(plans, default=(0, [len(empty)]))[1]


def _partition(empty: list[bool], columns: int) -> tuple[int, list[int]]:
    """Cheapest way to cut the gaps into rows of at most `columns` cells, parted by one empty gap each."""
    count = len(empty)
    if count and empty[-1]:
        # The gap after the closing pipe of the last row is no cell.
        count -= 1
    worst = (count + 1) * (_IRREGULAR_COST + columns)
    cost = [worst] * (count + 2)
    choice = [0] * (count + 2)
    cost[count] = cost[count + 1] = 0
    for position in range(count - 1, -1, -1):
        empties = 0
        for width in range(1, min(columns, count - position) + 1):
            stop = position + width
            empties += empty[stop - 1]
            if stop < count and not empty[stop]:
                continue
            price = empties * _EMPTY_COST + (width != columns) * _IRREGULAR_COST + cost[min(stop + 1, count)]
            if price < cost[position]:
                cost[position], choice[position] = price, stop
    if cost[0] >= worst:
        return worst, [count]
    ends: list[int] = []
    position = 0
    while position < count:
        ends.append(choice[position])
        position = choice[position] + 1
    return cost[0], ends
