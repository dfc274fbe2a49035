"""Header rows in, out which columns each of their cells stands over.

Of a header cell that spans several lower ones only its text is left, not how many. With U cells over L cells and C
columns, U + L - C of the upper ones span; which, is told by what they say, by lower cells that repeat, and by columns
that look alike. Where nothing tells, the lower cells of a Markdown table stand apart. Does NOT place data rows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from index.structure.shape import Shape, is_data, is_index, profile, unlike

Row = Sequence[str]
Pairs = list[tuple[int, int]]

# First words of header cells over a column of names or periods.
LABEL_WORDS = re.compile(
    r"(?:s?tt|số|tên|năm|tháng|quý|quận|huyện|xã|phường|tỉnh|hàng|hạng|chỉ tiêu|nội dung|đơn vị|đvt|loại|địa|khu|"
    r"lĩnh|ngành|mục|danh|kỳ|giai đoạn|ngày|thời|đợt|mã|học|vùng|nhóm|thứ|sản phẩm|tuyến|trường|dân tộc|tôn giáo)\b",
    re.IGNORECASE,
)
# Header cells that no other stands under.
_SINGLE = re.compile(
    r"s?tt\.?|số tt|(?:số )?thứ tự|ghi chú|đvt|đơn vị(?: tính)?|(?:họ (?:và |, )?)?tên(?: .{1,30})?|nội dung|chỉ tiêu|"
    r"(?:xếp |thứ )?hạng|tổng(?: số| cộng)?|cộng|nguồn|căn cứ(?: .{1,20})?|danh mục|diễn giải|hạng mục|"
    r"ngày(?: .{1,25})?|"
    r"mã(?: [^\W\d_]+){0,3}|biển (?:số|kiểm soát)(?: xe)?|(?:số )?điện thoại|địa chỉ|website|email",
    re.IGNORECASE,
)
# What an arrangement costs for each doubt; it must be so much better than the next one.
_NAMED_SINGLE, _REPEATED_NAME, _FIRST_COLUMN, _GAP, _TRAILING = 2.0, 1.0, 1.0, 0.5, 0.3
_MARGIN = 0.25
_PAIR = 2  # groups
_PLAIN_MARGIN = 1.0  # where the columns are not looked at
_MOST_CELLS = 14


def header_columns(
    headers: Sequence[Row], data: Sequence[Row], columns: int, *, dashed: bool, exact: bool
) -> list[Pairs]:
    """Find the columns of the header cells.

    Parameters
    ----------
    headers, data
        The header rows, and the data rows that may tell of them.
    columns
        Number of columns of the table.
    dashed, exact
        See ``grid.place_cells``.

    Returns
    -------
    For each header row (cell, column) pairs, a column from `columns` on when it cannot be known.
    """
    plain = [[(cell, cell) for cell, text in enumerate(row) if text] for row in headers]
    if exact:
        return plain
    if len(headers) == 1:
        return [_moved(plain[0], headers[0], data, columns)]
    if len(headers) > 1:
        spread = spread_upper(headers[0], headers[1], data, columns, dashed=dashed)
        if spread is not None:
            return [*spread, *plain[2:]]
        if dashed and len(plain[1]) < columns and not is_index(headers[1]):
            plain[1] = [(cell, columns + number) for number, (cell, _) in enumerate(plain[1])]
    return plain


def _moved(cells: Pairs, header: Row, data: Sequence[Row], columns: int) -> Pairs:
    """Move a header that lost its first, empty cell back over its columns."""
    usual = Counter(sum(1 for text in row if text) for row in data).most_common(1)
    if (
        usual
        and usual[0][0] == len(cells) + 1
        and max((number for number, text in enumerate(header, 1) if text), default=0) == len(cells)
        and len(cells) < columns
        and sum(bool(row) and not is_data(row[0]) for row in data) * 2 > len(data)
        and LABEL_WORDS.match(header[0]) is None
    ):
        return [(cell, column + 1) for cell, column in cells]
    return cells


def spread_upper(
    upper: Row, lower: Row, data: Sequence[Row], columns: int, *, dashed: bool
) -> tuple[Pairs, Pairs] | None:
    """Put upper header cells over their shares of the lower ones; None when it cannot be told how."""
    names = [text for text in upper if text]
    under = [text for text in lower if text]
    grouped = len(names) + len(under) - columns
    if not 1 <= grouped <= len(names):
        return None
    if len(under) % grouped:
        return _spread_unequal(upper, lower, grouped)
    share = len(under) // grouped
    profiles = _profiles(data, columns)
    ranked = sorted((_cost(names, under, chosen, share, profiles), chosen) for chosen in _choices(len(names), grouped))
    last = tuple(range(len(names) - grouped, len(names)))
    chosen = ranked[0][1]
    clear = len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= _MARGIN
    told = clear and (profiles is not None or _says(names, under, chosen, share))
    if not told:
        if dashed:
            return None
        chosen = last
    return _arrange(upper, lower, chosen, share)


def _spread_unequal(upper: Row, lower: Row, grouped: int) -> tuple[Pairs, Pairs] | None:
    """Put lower cells under two groups of other widths side by side: the first is the one's, the last the other's.

    Which group those between belong to is not told. None where the words of the upper cells do not tell plainly which
    are the groups.
    """
    names = [text for text in upper if text]
    under = [text for text in lower if text]
    runs = [tuple(range(start, start + grouped)) for start in range(len(names) - grouped + 1)]
    ranked = sorted((_cost(names, under, run, 1, None), run) for run in runs)
    if grouped != _PAIR or len(under) < _PAIR or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _PLAIN_MARGIN):
        return None
    first, last = ranked[0][1][0], ranked[0][1][-1]
    cells = [cell for cell, text in enumerate(upper) if text]
    above = [(cell, number) for number, cell in enumerate(cells) if number <= first]
    above += [(cell, number + len(under) - grouped) for number, cell in enumerate(cells) if number >= last]
    below = [(cell, first + number) for number, cell in enumerate(cell for cell, text in enumerate(lower) if text)]
    return above, below


def _choices(count: int, grouped: int) -> Iterator[tuple[int, ...]]:
    if count > _MOST_CELLS:
        yield tuple(range(count - grouped, count))
        return
    yield from combinations(range(count), grouped)


def _says(names: Sequence[str], under: Sequence[str], chosen: Sequence[int], share: int) -> bool:
    """Tell whether the words alone tell: lower cells that repeat, or no other upper cell that could span."""
    repeats = len(chosen) > 1 and all(under[number] == under[number % share] for number in range(len(under)))
    return repeats or all(_SINGLE.fullmatch(name) for number, name in enumerate(names) if number not in chosen)


def _profiles(data: Sequence[Row], columns: int) -> list[Shape | None] | None:
    """Return what each column looks like by the rows that fill all columns, None when there is none."""
    whole = [row[:columns] for row in data if len(row) >= columns and all(row[:columns])]
    return [profile(row[column] for row in whole) for column in range(columns)] if whole else None


def _cost(
    names: Sequence[str],
    under: Sequence[str],
    chosen: tuple[int, ...],
    share: int,
    profiles: Sequence[Shape | None] | None,
) -> float:
    cost = _FIRST_COLUMN * (0 in chosen) + _GAP * (chosen[-1] - chosen[0] + 1 - len(chosen))
    cost += _NAMED_SINGLE * sum(_SINGLE.fullmatch(names[number]) is not None for number in chosen)
    cost += _REPEATED_NAME * sum(names[number] in under for number in chosen)
    after = names[chosen[-1] + 1 :]
    cost += _TRAILING * sum(_SINGLE.fullmatch(name) is None and name not in under for name in after)
    return cost if profiles is None else cost + _unlikeness(chosen, share, profiles)


def _unlikeness(chosen: Sequence[int], share: int, profiles: Sequence[Shape | None]) -> float:
    """Tell how little the columns of the groups look alike: same place in each group, else all of the one group."""
    starts = [number + order * (share - 1) for order, number in enumerate(chosen)]
    if len(starts) > 1:
        pairs = [
            (profiles[start + place], profiles[starts[0] + place]) for start in starts[1:] for place in range(share)
        ]
    else:
        pairs = [(profiles[starts[0]], profiles[starts[0] + place]) for place in range(1, share)]
    return sum(unlike(one, other) for one, other in pairs)


def _arrange(upper: Row, lower: Row, chosen: Sequence[int], share: int) -> tuple[Pairs, Pairs]:
    above: Pairs = []
    below: list[int] = []
    column = 0
    for number, cell in enumerate(cell for cell, text in enumerate(upper) if text):
        width = share if number in chosen else 1
        above.extend((cell, column + more) for more in range(width))
        if number in chosen:
            below.extend(range(column, column + width))
        column += width
    return above, list(zip((cell for cell, text in enumerate(lower) if text), below, strict=True))
