"""Rows of cell texts in, the place of each cell out: header rows, section rows, columns.

Header cells that span several columns are spread out; a header row that lost its first, empty cell is moved back over
its columns. Header marks: a cell of a header row names its column; a cell alone in a marked row names the rows below
it (a section, "Dân số (2025)") or, in row 0, the whole table. A row whose columns cannot be known is placed to the
right of all headers, so that nothing is said of it that the page does not say. Does NOT read source text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

Row = Sequence[str]

_YEAR = re.compile(r"(?:năm\s+)?(?:1[6-9]|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\*?", re.IGNORECASE)
_PERIOD = re.compile(r"(?:năm|quý|tháng|kỳ|giai đoạn|thời kỳ|kế hoạch|thực hiện|ước|ưth|kh|th)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[(<>≈~±+–-]?\s*\d")
_INDEX = re.compile(r"\(?([1-9]\d?|[A-D])\)?")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđ])?[.)]?|[-–+*•]")
_NOTE = re.compile(r"(?:nguồn|ghi chú|chú thích|tọa độ|toạ độ|xem thêm)\b", re.IGNORECASE)
_COUNTER = re.compile(r"s?tt\.?|số tt|(?:số )?thứ tự", re.IGNORECASE)
# Columns of pictures, of which nothing is left in text, not even an empty cell.
_PICTURE = re.compile(r"(?:hình|ảnh|hình ảnh|logo|bản đồ|huy hiệu|cờ|chân dung|quốc kỳ)(?:\s.{0,12})?", re.IGNORECASE)
# First words of header cells over a column of names or periods.
_LABEL_WORDS = re.compile(
    r"(?:s?tt|số|tên|năm|tháng|quý|quận|huyện|xã|phường|tỉnh|hàng|hạng|chỉ tiêu|nội dung|đơn vị|đvt|loại|địa|khu|"
    r"lĩnh|ngành|mục|danh|kỳ|giai đoạn|ngày|thời|đợt|mã|học|vùng|nhóm|thứ|sản phẩm|tuyến|trường|dân tộc|tôn giáo)\b",
    re.IGNORECASE,
)


class RowKind(Enum):
    """What a row is in its table."""

    TITLE = auto()
    HEADER = auto()
    SECTION = auto()
    DATA = auto()
    # The columns' numbers under the header say nothing; such a row has no cells.
    INDEX = auto()


@dataclass(frozen=True, slots=True)
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
    columns = max(columns, *(len(row) for row in rows), 1)
    kinds = classify_rows(rows, above=above, bold=bold, columns=columns, exact=exact)
    headers = [number for number, kind in enumerate(kinds) if kind is RowKind.HEADER]
    data = [row for row, kind in zip(rows, kinds, strict=True) if kind is RowKind.DATA]
    plan = _header_columns([rows[number] for number in headers], data, columns, dashed=dashed, exact=exact)
    places: list[Place] = []
    for number, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind is RowKind.INDEX:
            continue
        if kind is RowKind.HEADER:
            spread = plan[headers.index(number)]
            places.extend(Place(number, cell, column, header=True, line=number) for cell, column in spread)
            continue
        taken: Sequence[int] = range(_filled_width(row))
        if kind is RowKind.DATA and headers and not exact:
            taken = _data_columns(row, [rows[header] for header in headers], columns)
        marked = kind is not RowKind.DATA
        places.extend(Place(number, cell, column, header=marked, line=number) for cell, column in enumerate(taken))
    return tuple(_unfold(places, rows, headers))


def _unfold(places: list[Place], rows: Sequence[Row], headers: Sequence[int]) -> list[Place]:
    """Put column groups that repeat side by side ("Năm | Số dân | Năm | Số dân") below each other."""
    if len(headers) != 1:
        return places
    names = {place.column: rows[place.row][place.cell] for place in places if place.row == headers[0]}
    width = next((width for width in range(2, len(names) // 2 + 1) if _repeats(names, width)), 0)
    if not width:
        return places
    unfolded = [
        replace(place, line=place.row + place.column // width * len(rows), column=place.column % width)
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
    while first < len(rows) - 1 and width > 1 and _filled(rows[first]) == 1 and not _is_data(_only(rows[first])):
        kinds[first] = RowKind.TITLE if first == 0 else RowKind.SECTION
        first += 1
        if not above[first - 1]:
            break
    # Keys and values whose first pair stands above the dashes have section rows, a table of two columns has none.
    pairs = width == 2 and any(_filled(row) == 1 for row in rows[first + 1 : -1])
    while first < len(rows) and above[first] and (exact or not (pairs or _is_mostly_data(rows[first]))):
        kinds[first] = RowKind.HEADER
        first += 1
    if first < len(rows) and kinds[first - 1 : first] != [RowKind.HEADER] and _is_header(rows, first, width, bold):
        kinds[first] = RowKind.HEADER
        first += 1
    while (
        first < len(rows) - 1 and kinds[first - 1 : first] == [RowKind.HEADER] and _is_subheader(rows, first, columns)
    ):
        kinds[first] = RowKind.INDEX if _is_index(_filled_cells(rows[first])) else RowKind.HEADER
        first += 1
    for number in range(first, len(rows)):
        if _is_section(rows[number], width) and number < len(rows) - 1:
            kinds[number] = RowKind.SECTION
    return tuple(kinds)


def _is_data(text: str) -> bool:
    return _NUMBER.match(text) is not None and _YEAR.fullmatch(text) is None


def _is_period(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None or _PERIOD.match(text) is not None


def _filled(row: Row) -> int:
    return sum(1 for text in row if text)


def _filled_width(row: Row) -> int:
    return max((number for number, text in enumerate(row, 1) if text), default=0)


def _only(row: Row) -> str:
    return next(text for text in row if text)


def _is_mostly_data(row: Row) -> bool:
    return sum(_is_data(text) for text in row if text) * 2 > _filled(row) and not _is_index(row[1:])


def _is_index(row: Row) -> bool:
    """Tell whether the cells count columns or months: 1, 2, 3 ... or (1), (2), ..., a total at the end allowed."""
    values = [_INDEX.fullmatch(text) for text in row if text]
    numbers = [int(match.group(1)) for match in values if match is not None and match.group(1).isdigit()]
    return (
        len(numbers) > 2
        and len(numbers) >= len(values) - 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def _is_header(rows: Sequence[Row], number: int, width: int, bold: Sequence[bool]) -> bool:
    """Tell whether the first row names columns although no line of dashes says so."""
    row = [text for text in rows[number] if text]
    below = [other for other in rows[number + 1 :] if _filled(other) > 1]
    if len(row) > 1 and below and (_is_index(row[1:]) or all(map(_is_period, row))):
        return True
    if len(row) < 2 or not below or any(_is_data(text) for text in row):
        return False
    named = _LABEL_WORDS.match(row[0]) is not None and len(row[0]) <= 40
    if width == 2 and _COUNTER.fullmatch(row[0]) is None:
        numeric = sum(_is_data(_filled_cells(other)[-1]) for other in below)
        lone = sum(_filled(other) == 1 for other in rows[number + 1 : -1])
        return named and lone == 0 and numeric * 5 >= len(below) * 3
    if named or bold[number]:
        return True
    return sum(any(_is_data(text) for text in other[1:]) for other in below) * 2 > len(below) and len(row) >= width - 1


def _filled_cells(row: Row) -> list[str]:
    return [text for text in row if text]


def _is_subheader(rows: Sequence[Row], number: int, columns: int) -> bool:
    """Tell whether a second row goes on with the header: sub-columns, units or the columns' numbers."""
    row = _filled_cells(rows[number])
    if _is_index(row):
        return True
    if len(row) < 2 or any(_is_data(text) for text in row) or _ORDINAL.fullmatch(row[0]) is not None:
        return False
    # Each upper cell that spans lower ones stands for several columns, so both rows hold more cells than columns.
    above = _filled(rows[number - 1])
    grouped = above + len(row) - columns
    # A section row may stand between the header and the first values.
    valued = any(_is_data(text) for other in rows[number + 1 : number + 4] for text in other[1:])
    return valued and above < columns and 1 <= grouped <= above and rows[number][0] != ""


def _is_section(row: Row, width: int) -> bool:
    cells = _filled_cells(row)
    if width < 2 or not cells or _NOTE.match(cells[0]) is not None:
        return False
    if len(cells) == 1:
        return row[0] != "" and len(row) > 1 and not _is_data(cells[0]) and re.search(r":\s*\d", cells[0]) is None
    # "I | Cây công nghiệp | | |": a number and a name, nothing else; or both over all columns.
    numbered = len(cells) == 2 and row[:2] == cells and _ORDINAL.fullmatch(row[0]) is not None and not _is_data(row[1])
    return numbered and width > 2 and (len(row) == 2 or (len(row) >= width > 3))


def _header_columns(
    headers: Sequence[Row], data: Sequence[Row], columns: int, *, dashed: bool, exact: bool
) -> list[list[tuple[int, int]]]:
    """For each header row: (cell, column) pairs."""
    plain = [[(cell, cell) for cell, text in enumerate(row) if text] for row in headers]
    if exact:
        return plain
    if len(headers) == 1:
        usual = Counter(_filled(row) for row in data).most_common(1)
        cells = plain[0]
        if (
            usual
            and usual[0][0] == len(cells) + 1
            and _filled_width(headers[0]) == len(cells)
            and len(cells) < columns
            and sum(not _is_data(row[0]) for row in data) * 2 > len(data)
            and _LABEL_WORDS.match(headers[0][0]) is None
        ):
            return [[(cell, column + 1) for cell, column in cells]]
        return plain
    if len(headers) >= 2:
        upper, lower = plain[0], plain[1]
        grouped = len(upper) + len(lower) - columns
        if not dashed and 1 <= grouped <= len(upper) and len(lower) % grouped == 0:
            return [*_spread(upper, lower, grouped), *plain[2:]]
        if dashed and len(lower) < columns and not _is_index(headers[1]):
            # Which of the upper cells spans the lower ones is lost: they stand apart.
            plain[1] = [(cell, columns + number) for number, (cell, _) in enumerate(lower)]
    return plain


def _spread(upper: list[tuple[int, int]], lower: list[tuple[int, int]], grouped: int) -> list[list[tuple[int, int]]]:
    """Put the last `grouped` cells of the upper row over equal shares of the lower row."""
    single = len(upper) - grouped
    share = len(lower) // grouped
    spread = [(cell, number) for number, (cell, _) in enumerate(upper[:single])]
    for number, (cell, _) in enumerate(upper[single:]):
        spread.extend((cell, single + number * share + more) for more in range(share))
    return [spread, [(cell, single + number) for number, (cell, _) in enumerate(lower)]]


def _data_columns(row: Row, headers: Sequence[Row], columns: int) -> Sequence[int]:
    """Columns of the cells of a data row, up to its last filled one."""
    width = _filled_width(row)
    cells = _filled_cells(row)
    upper, lower = headers[0], _filled_cells(headers[-1])
    if len(headers) > 1 and len(lower) < columns and len(cells) == len(lower) + 1 and not _is_data(cells[0]):
        return [0, *range(columns, columns + width - 1)]
    named = _filled_width(upper)
    picture = next((number for number, name in enumerate(upper) if _PICTURE.fullmatch(name)), None)
    if picture is not None and width == named - 1 and row[picture] != "":
        return [*range(picture), *range(picture + 1, width + 1)]
    if _COUNTER.fullmatch(upper[0]) is None or not cells or _ORDINAL.fullmatch(row[0]) is not None:
        return range(width)
    if not _is_data(row[0]) and len(cells) == named - 1:
        # "Tổng cộng" spans the counter and the name.
        return range(1, width + 1)
    return range(2 * columns, 2 * columns + width)
