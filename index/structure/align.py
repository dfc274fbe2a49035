"""A data row in, the column of each of its cells out, also where cells of it are missing.

A row is short of cells where one above spans down to it, or where its values end early. Rows that fill all columns
tell what each column looks like; a short row is put where its cells look right, if there is one such way only. Does
NOT tell headers from data.
"""

import re
from collections.abc import Sequence

from index.record import record
from index.structure.shape import COUNTER, ORDINAL, Shape, is_data, is_nothing, profile, shape_of, unlike

Row = Sequence[str]

# Columns of pictures, of which nothing is left in text, not even an empty cell.
_PICTURE = re.compile(r"(?:hình|ảnh|hình ảnh|logo|bản đồ|huy hiệu|cờ|chân dung|quốc kỳ)(?:\s.{0,12})?", re.IGNORECASE)
_SUM = re.compile(r"(?:tổng|cộng|toàn|cả)\b", re.IGNORECASE)
# What it costs to leave out columns: where values begin, elsewhere; a row must fit so much better than as it stands.
_LEAD_GAP, _GAP, _MISFIT = 0.1, 0.25, 0.7
# The cost of a cell on the mean above which a row fits nowhere.
_MOST_UNLIKE = 0.55
_EPSILON = 0.05
_MOST_COLUMNS = 40
_MOSTLY = 0.5
_SUM_CELLS = 2
_NEVER = float("inf")


@record(frozen=True, slots=True)
class Columns:
    """What is known of the columns of a table.

    `count` of the table, `names` of those that have one, how many lower header cells stand `apart` because their
    columns are not known, and the `shapes` of cells in each, none when no row fills all.
    """

    count: int
    names: Sequence[str]
    apart: int
    shapes: tuple[Shape | None, ...]

    @property
    def counted(self) -> bool:
        """Whether the first column counts the rows."""
        return bool(self.names) and COUNTER.fullmatch(self.names[0]) is not None


def know_columns(names: Sequence[str], data: Sequence[Row], *, columns: int, count: int, apart: int) -> Columns:
    """Learn what the first `count` columns look like from the rows that fill just these."""
    whole = [row for row in data if _width(row) == count and all(row[:count])] if count <= _MOST_COLUMNS else []
    shapes = tuple(profile(row[column] for row in whole) for column in range(count)) if whole else ()
    return Columns(columns, names, apart, shapes)


def data_columns(row: Row, known: Columns) -> Sequence[int]:
    """Return the columns of the cells of a data row, up to its last filled one.

    Parameters
    ----------
    row
        The texts of its cells.
    known
        What is known of the columns.

    Returns
    -------
    One column a cell; from ``known.count`` on when it cannot be known.
    """
    width = _width(row)
    cells = [text for text in row if text]
    if known.apart and len(cells) == known.apart + 1 and not is_data(cells[0]):
        return [0, *range(known.count, known.count + width - 1)]
    named = _width(known.names)
    picture = next((number for number, name in enumerate(known.names) if _PICTURE.fullmatch(name)), None)
    if picture is not None and width == named - 1 and row[picture] != "":
        return [*range(picture), *range(picture + 1, width + 1)]
    if known.counted and width > 2 and row[0] == "" and is_counted(row[1]) and row[2] and not is_data(row[2]):
        # The end of the row before was read as the first, empty cell.
        return [0, *range(width - 1)]
    fitted = _fit(row[:width], known) if 0 < width < len(known.shapes) and all(row[:width]) else None
    if fitted is not None and not (known.counted and _SUM.match(row[0])):
        return fitted
    return _standing(row, known, width)


def _standing(row: Row, known: Columns, width: int) -> Sequence[int]:
    """Return the columns of a row that stands as it was written, unless its counter is lost."""
    if not known.counted or not width or ORDINAL.fullmatch(row[0]) is not None:
        return range(width)
    values = [column for column in _value_columns(known) if column > 0]
    if width == _SUM_CELLS and len(values) == 1 and _SUM.match(row[0]) and is_data(row[1]):
        # The sum's name spans all columns but that of the values.
        return [1, values[0]]
    if not is_data(row[0]) and sum(1 for text in row if text) == _width(known.names) - 1:
        # "Tổng cộng" spans the counter and the name.
        return range(1, width + 1)
    return range(2 * known.count, 2 * known.count + width)


def inherited_columns(row: Row, taken: Sequence[int], known: Columns) -> Sequence[int]:
    """Return the columns of names left out of a row before its first value: those above span down to it."""
    if not known.shapes or not taken or taken[-1] >= len(known.shapes) or _SUM.match(next(filter(None, row), "")):
        return ()
    values = _value_columns(known)
    start = int(known.counted)
    # The first column names the rows, be it by a year or an amount.
    first = next((column for column in values if column >= max(start, 1)), len(known.shapes))
    filled = sorted(column for column, text in zip(taken, row, strict=False) if text and column >= start)
    if not filled:
        return ()
    names = [column for column in filled if column < first]
    if list(taken) == list(range(len(taken))) or not names:
        # An empty cell between others may be left out for want of anything to say.
        return range(start, min(filled[0], first))
    return [column for column in range(start, names[-1]) if column not in names]


def _value_columns(known: Columns) -> list[int]:
    return [column for column, shape in enumerate(known.shapes) if shape is not None and shape.value >= _MOSTLY]


def _width(row: Row) -> int:
    return max((number for number, text in enumerate(row, 1) if text), default=0)


def is_counted(text: str) -> bool:
    """Tell whether a cell is a number that counts rows."""
    return text[:1].isalnum() and ORDINAL.fullmatch(text) is not None


def _fit(row: Row, known: Columns) -> Sequence[int] | None:
    """Return where a short row looks right, None when that is as it stands or cannot be told."""
    shapes = [None if is_nothing(text) else shape_of(text) for text in row]
    costs = [[unlike(shape, column) for column in known.shapes] for shape in shapes]
    standing = sum(costs[number][number] for number in range(len(row)))
    best, left = _cheapest(costs, late=False)
    if standing <= best + _MISFIT or best > _MOST_UNLIKE * len(row):
        return None
    _, right = _cheapest(costs, late=True)
    if any(a != b and is_data(text) for a, b, text in zip(left, right, row, strict=True)):
        return None
    return left


def _cheapest(costs: Sequence[Sequence[float]], *, late: bool) -> tuple[float, list[int]]:
    """Put cells over columns in order at the least cost; of equal ways the leftmost one, or with `late` the last."""
    count = len(costs[0])
    # best[column] is the least cost of the cells so far with the last one in `column`.
    best = [costs[0][column] + (_LEAD_GAP if column else 0.0) for column in range(count)]
    back: list[list[int]] = []
    for row in costs[1:]:
        steps: list[int] = []
        following: list[float] = []
        for column in range(count):
            before = [best[other] + (_GAP if other < column - 1 else 0.0) for other in range(column)]
            lowest = min(before, default=_NEVER)
            near = [other for other, cost in enumerate(before) if cost <= lowest + _EPSILON]
            steps.append((near[-1] if late else near[0]) if near else -1)
            following.append(lowest + row[column])
        best = following
        back.append(steps)
    lowest = min(best)
    near = [column for column, cost in enumerate(best) if cost <= lowest + _EPSILON]
    places = [near[-1] if late else near[0]]
    for steps in reversed(back):
        places.append(steps[places[-1]])
    return lowest, places[::-1]
