"""A table that lost its header and the first pipe of each row in, the ranges of its cells out.

Some pages come as rows "1 | Sông Lô | 256 |" below bare pipes that stood around the header's cells. A row ends where a
line ends in a pipe; a line that begins with a pipe goes on with the row before, past a cell that was lost, unless both
together are wider than any row: then it is a row of its own. Does NOT guess what the columns were called.
"""

import re
from itertools import pairwise

Range = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_LEAST = 2  # rows


def has_open_rows(text: str, start: int, end: int) -> bool:
    """Tell whether most lines of a stretch without a line of dashes are rows that lack only their first pipe."""
    lines = [line.strip() for line in text[start:end].split("\n")]
    said = [line for line in lines if line.strip("| ")]
    opened = sum(line.endswith("|") and not line.startswith("|") and line.count("|") > 1 for line in said)
    return opened >= _LEAST and opened * 2 > len(said)


def split_open_rows(text: str, start: int, end: int) -> list[tuple[Range, ...]]:
    """Return the cells of each row; an empty cell has an empty range.

    Parameters
    ----------
    text
        Source text.
    start, end
        A stretch for which ``has_open_rows`` holds.
    """
    rows: list[list[Range]] = []
    broken = False
    widest = _widest_open(text, start, end)
    for line in _LINE.finditer(text, start, end):
        said = line.group().strip()
        if not said.strip("| "):
            continue
        cells = _cells(text, line.start(), line.end())
        if broken:
            first, last = rows[-1][-1][0], cells[0][1]
            rows[-1][-1:] = [(first, last), *cells[1:]]
        elif said.startswith("|") and rows and _filled(rows[-1]) + _filled(cells) <= widest:
            rows[-1] += cells
        elif said.startswith("|"):
            rows.append(cells[1:])
        else:
            rows.append(cells)
        broken = not said.endswith("|")
    return [tuple(row) for row in rows]


def _widest_open(text: str, start: int, end: int) -> int:
    """Return how many filled cells the widest line has that lacks its first pipe."""
    lines = [line for line in _LINE.finditer(text, start, end) if not line.group().lstrip().startswith("|")]
    return max((_filled(_cells(text, line.start(), line.end())) for line in lines), default=0)


def _filled(cells: list[Range]) -> int:
    return sum(first < last for first, last in cells)


def _cells(text: str, start: int, end: int) -> list[Range]:
    """Return the ranges between the pipes of a line; nothing stands behind its last one."""
    borders = [start - 1, *(match.start() for match in re.finditer(r"(?<!\\)\|", text[start:end]))]
    borders = [borders[0], *(start + border for border in borders[1:]), end]
    found = [_strip(text, first + 1, last) for first, last in pairwise(borders)]
    return found[:-1] if found[-1][0] == found[-1][1] else found


def _strip(text: str, start: int, end: int) -> Range:
    part = text[start:end]
    if not part.strip():
        return (start, start)
    return (start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
