"""Rows of cell texts in, the place of each cell out: header rows, section rows, columns.

Header cells that span several columns are spread out; a header row that lost its first, empty cell is moved back over
its columns. Header marks: a cell of a header row names its column; a cell alone in a marked row names the rows below
it (a section, "Dân số (2025)") or, in row 0, the whole table. A row whose columns cannot be known is placed to the
right of all headers, so that nothing is said of it that the page does not say. Does NOT read source text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from index.record import record
from index.structure.align import Columns, data_columns, inherited_columns, know_columns
from index.structure.shape import COUNTER, ORDINAL, YEAR, is_data, is_index
from index.structure.spans import LABEL_WORDS, header_columns

Row = Sequence[str]

_PERIOD = re.compile(r"(?:năm|quý|tháng|kỳ|giai đoạn|thời kỳ|kế hoạch|thực hiện|ước|ưth|kh|th)\b", re.IGNORECASE)
# Names of rows of a box about one thing or person, never of columns.
_PROPERTY = re.compile(
    r"(?:thành lập|giải thể|trụ sở(?: chính)?|quốc gia|quốc tịch|web ?site|trang (?:web|mạng)|ngôn ngữ|khẩu hiệu"
    r"|tình trạng|chủ sở hữu|giấy phép|sinh|mất|nơi sinh|nghề nghiệp|tên khác|kế nhiệm|tiền nhiệm)",
    re.IGNORECASE,
)
# What heads a column of such names.
_OF_PROPERTIES = re.compile(
    r"(?:chỉ tiêu|nội dung|thông tin|hạng mục|mục|đặc điểm|tiêu chí|thuộc tính)(?: .+)?", re.IGNORECASE
)
_FEW_PROPERTIES = 2
_NOTE = re.compile(r"(?:nguồn|ghi chú|chú thích|tọa độ|toạ độ|xem thêm)\b", re.IGNORECASE)


class RowKind(Enum):
    """What a row is in its table."""

    TITLE = auto()
    HEADER = auto()
    SECTION = auto()
    DATA = auto()
    # The columns' numbers under the header say nothing; such a row has no cells.
    INDEX = auto()


@record(frozen=True, slots=True)
class Place:
    """Cell number `cell` of source row `row`, put at `column` of the table's row `line`."""

    row: int
    cell: int
    column: int
    header: bool
    line: int


def place_cells(
    rows: Sequence[Row],
    *,
    above: Sequence[bool],
    bold: Sequence[bool],
    columns: int,
    dashed: bool,
    exact: bool = False,
) -> tuple[Place, ...]:
    """Find the column of each cell and which cells are headers.

    Parameters
    ----------
    rows
        Texts of the cells, "" for an empty one.
    above, bold
        For each row: whether a line of dashes stands below it; whether all of its text is bold.
    columns
        Number of columns, that of the dashes or of the widest row.
    dashed
        Whether the table has a line of dashes; without one every column of every row is there.
    exact
        Whether every cell stands in its column and the rows above the dashes are the header, whatever they hold.

    Returns
    -------
    Places in row order; a header cell over several columns has one place for each.
    """
    # Empty cells that fill a Markdown row up are more than its columns at times.
    columns = max(columns, *((_filled_width(row) if dashed else len(row)) for row in rows), 1)
    kinds = classify_rows(rows, above=above, bold=bold, columns=columns, exact=exact)
    headers = [number for number, kind in enumerate(kinds) if kind is RowKind.HEADER]
    data = [row for row, kind in zip(rows, kinds, strict=True) if kind is RowKind.DATA]
    plan = header_columns([rows[number] for number in headers], data, columns, dashed=dashed, exact=exact)
    known = _known_columns(rows, headers, plan, data, columns) if headers and not exact else None
    places: list[Place] = []
    above_cells: dict[int, Place] = {}
    for number, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind is RowKind.HEADER:
            spread = plan[headers.index(number)]
            places.extend(Place(number, cell, column, header=True, line=number) for cell, column in spread)
        elif kind is RowKind.DATA:
            placed = _place_row(number, row, known, above_cells)
            places.extend(placed)
            above_cells.update({place.column: place for place in placed if rows[place.row][place.cell]})
        elif kind is not RowKind.INDEX:
            places.extend(Place(number, cell, cell, header=True, line=number) for cell in range(_filled_width(row)))
            above_cells.clear()
    return tuple(_unfold(places, rows, headers))


def _known_columns(
    rows: Sequence[Row],
    headers: Sequence[int],
    plan: Sequence[Sequence[tuple[int, int]]],
    data: Sequence[Row],
    columns: int,
) -> Columns:
    """Gather what header and data rows tell of the columns."""
    apart = sum(column >= columns for pairs in plan for _, column in pairs)
    over = {column: rows[headers[0]][cell] for cell, column in plan[0]}
    names = [over.get(column, "") for column in range(max(over, default=-1) + 1)]
    widest = max(map(_filled_width, data), default=0)
    count = min(widest, len(names)) if len(names) > 1 and not apart else 0
    return know_columns(names, data, columns=columns, count=count, apart=apart)


def _place_row(number: int, row: Row, known: Columns | None, above: Mapping[int, Place]) -> list[Place]:
    """Place a data row, with the names that cells above give to it too, as they span down to it."""
    if known is None:
        return [Place(number, cell, cell, header=False, line=number) for cell in range(_filled_width(row))]
    taken = data_columns(row, known)
    places = [Place(number, cell, column, header=False, line=number) for cell, column in enumerate(taken)]
    carried = [
        replace(above[column], line=number) for column in inherited_columns(row, taken, known) if column in above
    ]
    told = {place.column for place in carried}
    return sorted([*carried, *(place for place in places if place.column not in told)], key=lambda place: place.column)


def _unfold(places: list[Place], rows: Sequence[Row], headers: Sequence[int]) -> list[Place]:
    """Put column groups that repeat side by side ("Năm | Số dân | Năm | Số dân") below each other."""
    if len(headers) != 1:
        return places
    names = {place.column: rows[place.row][place.cell] for place in places if place.row == headers[0]}
    width = next((width for width in range(2, len(names) // 2 + 1) if _repeats(names, width)), 0)
    if not width:
        return places
    unfolded = [
        replace(place, line=place.line + place.column // width * len(rows), column=place.column % width)
        for place in places
        if place.row != headers[0] or place.column < width
    ]
    return sorted(unfolded, key=lambda place: (place.line, place.column))


def _repeats(names: dict[int, str], width: int) -> bool:
    return len(names) % width == 0 and all(
        names.get(column) == names.get(column % width) for column in range(len(names))
    )


def classify_rows(
    rows: Sequence[Row], *, above: Sequence[bool], bold: Sequence[bool], columns: int, exact: bool = False
) -> tuple[RowKind, ...]:
    """Tell header rows, section rows and data rows apart; for the parameters see ``place_cells``."""
    width = max((_filled_width(row) for row in rows), default=0)
    kinds = [RowKind.DATA] * len(rows)
    first = 0
    while first < len(rows) - 1 and width > 1 and _filled(rows[first]) == 1 and not is_data(_only(rows[first])):
        kinds[first] = RowKind.TITLE if first == 0 else RowKind.SECTION
        first += 1
        if not above[first - 1]:
            break
    # Keys and values whose first pair stands above the dashes have section rows, a table of two columns has none.
    pairs = width == 2 and (any(_filled(row) == 1 for row in rows[first + 1 : -1]) or _are_properties(rows[first:]))
    while first < len(rows) and above[first] and (exact or not (pairs or _is_mostly_data(rows[first]))):
        kinds[first] = RowKind.HEADER
        first += 1
    if first < len(rows) and kinds[first - 1 : first] != [RowKind.HEADER] and _is_header(rows, first, width, bold):
        kinds[first] = RowKind.HEADER
        first += 1
    while (
        first < len(rows) - 1 and kinds[first - 1 : first] == [RowKind.HEADER] and _is_subheader(rows, first, columns)
    ):
        kinds[first] = RowKind.INDEX if is_index(_filled_cells(rows[first])) else RowKind.HEADER
        first += 1
    for number in range(first, len(rows)):
        if _is_section(rows[number], width) and number < len(rows) - 1:
            kinds[number] = RowKind.SECTION
    return tuple(kinds)


def _is_period(text: str) -> bool:
    return YEAR.fullmatch(text) is not None or _PERIOD.match(text) is not None


def _are_properties(rows: Sequence[Row]) -> bool:
    """Tell whether rows of two cells give values to properties of one thing: "Trụ sở | Số 8 phố Mây"."""
    named = sum(row[0] != "" and _PROPERTY.fullmatch(row[0]) is not None for row in rows if row)
    return named >= _FEW_PROPERTIES and not (rows[0] and _OF_PROPERTIES.fullmatch(rows[0][0]))


def _filled(row: Row) -> int:
    return sum(1 for text in row if text)


def _filled_width(row: Row) -> int:
    return max((number for number, text in enumerate(row, 1) if text), default=0)


def _only(row: Row) -> str:
    return next(text for text in row if text)


def _is_mostly_data(row: Row) -> bool:
    return sum(is_data(text) for text in row if text) * 2 > _filled(row) and not is_index(row[1:])


def _is_header(rows: Sequence[Row], number: int, width: int, bold: Sequence[bool]) -> bool:
    """Tell whether the first row names columns although no line of dashes says so."""
    row = [text for text in rows[number] if text]
    below = [other for other in rows[number + 1 :] if _filled(other) > 1]
    if len(row) > 1 and below and (is_index(row[1:]) or all(map(_is_period, row))):
        return True
    if len(row) < 2 or not below or any(is_data(text) for text in row):
        return False
    named = LABEL_WORDS.match(row[0]) is not None and len(row[0]) <= 40
    if width == 2 and COUNTER.fullmatch(row[0]) is None:
        numeric = sum(is_data(_filled_cells(other)[-1]) for other in below)
        lone = sum(_filled(other) == 1 for other in rows[number + 1 : -1])
        return named and lone == 0 and numeric * 5 >= len(below) * 3
    if named or bold[number]:
        return True
    return sum(any(is_data(text) for text in other[1:]) for other in below) * 2 > len(below) and len(row) >= width - 1


def _filled_cells(row: Row) -> list[str]:
    return [text for text in row if text]


def _is_subheader(rows: Sequence[Row], number: int, columns: int) -> bool:
    """Tell whether a second row goes on with the header: sub-columns, units or the columns' numbers."""
    row = _filled_cells(rows[number])
    if is_index(row):
        return True
    if len(row) < 2 or any(is_data(text) for text in row) or ORDINAL.fullmatch(row[0]) is not None:
        return False
    # Each upper cell that spans lower ones stands for several columns, so both rows hold more cells than columns.
    above = _filled(rows[number - 1])
    grouped = above + len(row) - columns
    # A section row may stand between the header and the first values.
    valued = any(is_data(text) for other in rows[number + 1 : number + 4] for text in other[1:])
    return valued and above < columns and 1 <= grouped <= above and rows[number][0] != ""


def _is_section(row: Row, width: int) -> bool:
    cells = _filled_cells(row)
    if width < 2 or not cells or _NOTE.match(cells[0]) is not None:
        return False
    if len(cells) == 1:
        return row[0] != "" and len(row) > 1 and not is_data(cells[0]) and re.search(r":\s*\d", cells[0]) is None
    # "I | Cây công nghiệp | | |": a number and a name, nothing else; or both over all columns.
    numbered = len(cells) == 2 and row[:2] == cells and ORDINAL.fullmatch(row[0]) is not None and not is_data(row[1])
    return numbered and width > 2 and (len(row) == 2 or (len(row) >= width > 3))
