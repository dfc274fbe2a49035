"""A stretch of source text with pipes in, rows of cell ranges out.

Pages come as Markdown tables (``| a | b |`` with a line of dashes), often with cells broken over lines, or with every
cell and every pipe on a line of its own and no line of dashes. Does NOT read cells, know headers, or mend short rows.
"""

import re
from collections import Counter
from collections.abc import Iterator

from index.open_rows import has_open_rows, split_open_rows
from index.record import record

_SEPARATOR = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?[ \t]*$", re.MULTILINE)
_TOKEN = re.compile(r"\\\||[|\n]|[^|\n\\]+|\\")
_ORDINAL = re.compile(r"[*_\s]*(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-HĐ]|[a-zđ])?[.)]?[*_\s]*")
# The step of a procedure or the name of the column of counters stands in front of its row.
_FRONT = re.compile(r"[*_\s]*(?:(?:B|Bước )\d{1,2}[.:]?|S?TT)[*_\s]*")
_FIGURE = re.compile(r"[*_\s(]*\d")
# Text between two tables, unlike a cell, is long or is numbered like a part of the document.
_PART = re.compile(r"[*_\s]*(?:phụ lục|phần|mục|bảng|biểu|[ivx]{1,5}\.|[a-h]\.|\d{1,2}\.)\s*\S", re.IGNORECASE)
# "Tổng cộng | 12 ngày": the sum's name spans all columns but the last.
_SUM = re.compile(r"[*_\s]*(?:tổng|cộng)\b", re.IGNORECASE)
_SUM_CELLS = 2
_LISTS = re.compile(r"[*_\s]*[-–+•]\s*\w")
_SHORTEST_TEXT_BETWEEN = 80
# So many empty cells at the end of a line fill a row up.
_PADDING = 3
# When rows must be guessed from bare pipes: the most columns that are tried; what the parts of a guess cost.
_MOST_COLUMNS = 40
_MOST_WIDTHS = 8
_EMPTY_COST = 1
_HOLE_COST = 1
_SECTION_COST = 1
_SHORT_COST = 2
_IRREGULAR_COST = 3
_FRONT_COST = 5
_TEXT_BETWEEN_COST = 4

Range = tuple[int, int]


@record(frozen=True, slots=True)
class RawRow:
    """Source ranges of a row's cells; an empty cell has an empty range. `above` tells of the line of dashes below."""

    cells: tuple[Range, ...]
    above: bool = False


@record(frozen=True, slots=True)
class RawTable:
    """Rows that hold any text, the number of columns, and whether a line of dashes told it."""

    rows: tuple[RawRow, ...]
    columns: int
    dashed: bool


def split_tables(text: str, start: int, end: int) -> tuple[RawTable | Range, ...]:
    """Find the tables of a stretch with pipes.

    Parameters
    ----------
    text
        Source text.
    start, end
        The stretch, from the beginning of a line to the end of one.

    Returns
    -------
    Tables, and between them the ranges of text that belongs to none, in order.
    """
    separators = list(_SEPARATOR.finditer(text, start, end)) if "--" in text[start:end] else []
    if separators:
        columns = len(re.findall(r"-{2,}", separators[0].group()))
        rows = _rows_with_separators(text, start, end, separators, columns)
        return _table(rows, columns, dashed=True)
    opened = has_open_rows(text, start, end)
    if not opened and _is_one_cell_a_line(text, start, end):
        return tuple(_tables_of_bare_pipes(text, start, end))
    split = split_open_rows(text, start, end) if opened else _rows_of_lines(text, start, end, 0)
    return _table([RawRow(cells) for cells in split], 0, dashed=False)


def _table(rows: list[RawRow], columns: int, *, dashed: bool) -> tuple[RawTable, ...]:
    filled = tuple(row for row in rows if any(first < last for first, last in row.cells))
    if not filled:
        return ()
    return (RawTable(filled, columns or max(len(row.cells) for row in filled), dashed),)


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


def _tables_of_bare_pipes(text: str, start: int, end: int) -> Iterator[RawTable | Range]:
    """Read tables of which only pipes are left: a row of n cells is n + 1 pipes, and nothing parts two rows.

    Text between two tables looks like a cell; it is told by the rows before and after it being whole without it.
    """
    gaps = _gaps(text, start, end)
    rows: list[RawRow] = []
    position = 0
    for stop in _best_partition(text, gaps):
        rows.append(RawRow(tuple(gaps[position:stop])))
        between = gaps[stop] if stop < len(gaps) else (0, 0)
        position = stop + 1
        if between[0] < between[1]:
            yield from _table(rows, 0, dashed=False)
            yield between
            rows = []
    yield from _table(rows, 0, dashed=False)


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


def _best_partition(text: str, gaps: list[Range]) -> list[int]:
    """Cut gaps into rows: positions of the gaps that part them; a gap with text parts two tables.

    Tried are the column counts that unbroken stretches of text suggest. The cheapest way has fewest empty cells, rows
    of another width, and pieces of text between tables.
    """
    count = len(gaps) - 1 if gaps and gaps[-1][0] == gaps[-1][1] else len(gaps)
    empty = [first == last for first, last in gaps[:count]]
    parts = [_may_part(text, *gap) for gap in gaps[:count]]
    opens = [_opens_section(text, gaps, number) for number in range(count)]
    sums = [_SUM.match(text, *gap) is not None for gap in gaps[:count]]
    fronts = [_FRONT.fullmatch(text, *gap) is not None for gap in gaps[:count]]
    widths = _likely_widths(empty)
    # best[position] is the cheapest way from a new table on; row[width][position] from the next row of a table on.
    best: list[tuple[int, int]] = [(0, count)] * (count + 2)
    row = {width: [(0, count, True)] * (count + 2) for width in widths}
    for position in range(count - 1, -1, -1):
        for width in widths:
            row[width][position] = _cheapest_row(
                position,
                width,
                empty=empty,
                parts=parts,
                opens=opens,
                sums=sums,
                fronts=fronts,
                same_table=row[width],
                new_table=best,
            )
        best[position] = min((row[width][position][0], width) for width in widths)
    ends: list[int] = []
    position = 0
    width = best[0][1]
    while position < count:
        _, stop, same = row[width][position]
        ends.append(stop)
        position = stop + 1
        if not same and position < count:
            width = best[position][1]
    return ends


def _cheapest_row(
    position: int,
    width: int,
    *,
    empty: list[bool],
    parts: list[bool],
    opens: list[bool],
    sums: list[bool],
    fronts: list[bool],
    same_table: list[tuple[int, int, bool]],
    new_table: list[tuple[int, int]],
) -> tuple[int, int, bool]:
    """Return (cost to the end, where the row that begins at `position` ends, whether the table goes on)."""
    count = len(empty)
    choice = (count * _TEXT_BETWEEN_COST * 2, count, True)
    price = 0
    for stop in range(position + 1, min(position + width, count) + 1):
        price += _EMPTY_COST * empty[stop - 1]
        # An empty cell between filled ones may be where one row ends and the next begins.
        price += _HOLE_COST * (stop - 1 > position + 1 and empty[stop - 2] and not empty[stop - 1])
        price += _FRONT_COST * (stop - 1 > position and fronts[stop - 1])
        whole = stop - position == width
        section = (opens[position] or sums[position]) and stop - position == _SUM_CELLS
        # A row without empty cells is short where cells of the row above span down to it.
        held = stop - position
        short = _SHORT_COST if price == 0 and held > _SUM_CELLS and held * 2 > width else _IRREGULAR_COST
        cost = price + (0 if whole else _SECTION_COST if section else short)
        if stop >= count or empty[stop]:
            choice = min(choice, (cost + same_table[min(stop + 1, count)][0], stop, True))
        elif (whole or (section and sums[position])) and parts[stop]:
            choice = min(choice, (cost + _TEXT_BETWEEN_COST + new_table[min(stop + 1, count)][0], stop, False))
    return choice


def _likely_widths(empty: list[bool]) -> list[int]:
    """Column counts that unbroken stretches of text suggest, one empty cell allowed."""
    lengths: Counter[int] = Counter()
    run = 0
    for is_empty in [*empty, True]:
        if not is_empty:
            run += 1
        elif run:
            lengths[run] += 1
            run = 0
    likely = {2, max(lengths, default=1), *(length for length, _ in lengths.most_common(_MOST_WIDTHS))}
    return sorted(width for width in {more + length for length in likely for more in (0, 1)} if width <= _MOST_COLUMNS)


def _may_part(text: str, first: int, last: int) -> bool:
    """Tell whether a text can stand between two tables; one that begins with a dash is a list in a cell."""
    long = last - first >= _SHORTEST_TEXT_BETWEEN and _LISTS.match(text, first, last) is None
    return long or _PART.match(text, first, last) is not None


def _opens_section(text: str, gaps: list[Range], number: int) -> bool:
    """Tell whether a number and a name begin here, as in "I | Cây công nghiệp" over all columns."""
    if number + 1 >= len(gaps):
        return False
    (first, last), (name, name_end) = gaps[number], gaps[number + 1]
    return (
        first < last
        and name < name_end
        and _ORDINAL.fullmatch(text, first, last) is not None
        and _FIGURE.match(text, name, name_end) is None
    )
