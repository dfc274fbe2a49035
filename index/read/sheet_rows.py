"""What a row of a sheet is, told from its cells alone: a lone line, column headers, column numbers, data.

Cells merged over several columns are taken for one. Does NOT know the other rows' kinds, nor cut tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.read.sheet import SheetCell

_NUMBER = re.compile(r"[-–−+]?\(?\d[\d.,\s]*\)?\s*%?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# The format of a column may give the number of the column decimals too.
_INDEX = re.compile(r"\(?(\d{1,2}|[A-Z])(?:,0+)?\)?(?:\s*[=:].*)?")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđ])?[.)]?|[-–+*•]")
UNIT = re.compile(r"(?:đơn vị(?:\s+tính)?|đvt|đv\s?tính)\s*[:=]\s*([^,;()\[\]|:]{1,60})", re.IGNORECASE)
# Cells of a letterhead; they name no table.
LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^số\s*:|,\s*ngày\s+\S+\s+tháng\s+\S+\s+năm|^\(?kèm theo|^mẫu số",
    re.IGNORECASE,
)
# In capitals: whose letterhead it is.
OFFICE = re.compile(r"(?:UBND|ỦY BAN|UỶ BAN|HĐND|HỘI ĐỒNG NHÂN DÂN|SỞ|CỤC|CHI CỤC|PHÒNG|BAN QUẢN LÝ) ")
_SIGNATURE = re.compile(
    r"^(?:nơi nhận|(?:kt|tm|tl|tuq)\.|người lập|kế toán|thủ trưởng|giám đốc|chủ tịch|\(ký)", re.IGNORECASE
)
NOTE = re.compile(r"^[(*]*(?:ghi chú|nguồn|lưu ý|chú thích)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:bảng|biểu|phụ lục)\s*(?:số\s*)?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row with merged cells worked out.

    `cells` are its own texts by column; `wide` also holds the columns that its cells are merged over, with the same
    cell, and `tall` the columns covered by a cell of a row above, with that cell.
    """

    number: int
    cells: dict[int, SheetCell]
    wide: dict[int, SheetCell]
    tall: dict[int, SheetCell]

    @property
    def columns(self) -> set[int]:
        """All columns that the row fills."""
        return {*self.wide, *self.tall}


def is_number(cell: SheetCell) -> bool:
    """Tell whether a cell holds a number, also one that was typed as text."""
    return cell.number or _NUMBER.fullmatch(cell.text) is not None


def is_year(cell: SheetCell) -> bool:
    """Tell whether a number may be a year."""
    return _YEAR.fullmatch(cell.text) is not None


def is_lone(row: GridRow) -> bool:
    """Tell whether a row holds one text and nothing else: a title, a unit, a group, a note."""
    return len(row.cells) == 1 and not row.tall and not any(map(is_number, row.cells.values()))


def is_index(row: GridRow) -> bool:
    """Tell whether a row counts the columns: "A | B | 1 | 2 | 3 = 2/1"."""
    matches = [_INDEX.fullmatch(cell.text) for cell in row.cells.values()]
    labels = [match.group(1) for match in matches if match is not None]
    if len(labels) < len(matches) or len(labels) < 3:
        return False
    numbers = [int(label) for label in labels if label.isdigit()]
    return len(numbers) > 1 and numbers[0] <= 2 and all(later == former + 1 for former, later in pairwise(numbers))


def is_section(row: GridRow, width: int) -> bool:
    """Tell whether a row names the rows below it: a name alone, or a number and a name ("I | Cây công nghiệp")."""
    if is_lone(row):
        return True
    cells = list(row.cells.values())
    return (
        len(cells) == 2
        and width > 2
        and not row.tall
        and _ORDINAL.fullmatch(cells[0].text) is not None
        and not is_number(cells[1])
    )


def values_of(row: GridRow, first: int) -> dict[int, SheetCell]:
    """Return the numbers of a row outside the first column of its table, which counts rows."""
    return {column: cell for column, cell in row.cells.items() if column != first and is_number(cell)}


def is_frame(row: GridRow) -> bool:
    """Tell whether a row belongs to a letterhead, or names a unit for all columns."""
    return any(LETTERHEAD.search(cell.text) or UNIT.search(cell.text) for cell in row.cells.values())


def ends_table(row: GridRow) -> bool:
    """Tell whether a row below a table's last values is none of it: a note, signatures, the date."""
    if is_lone(row):
        return True
    texts = [cell.text for cell in row.cells.values()]
    return any(_SIGNATURE.match(text) or LETTERHEAD.search(text) or NOTE.match(text) for text in texts[:1] + texts[-1:])


def names_table(row: GridRow) -> bool:
    """Tell whether a lone line names a table by a number: "Biểu số 2: ..."."""
    return is_lone(row) and _NAMED.match(next(iter(row.cells.values())).text) is not None


def find_body(rows: Sequence[GridRow], first: int) -> int:
    """Return the number of the first row with values, the number of rows when there is none.

    A row of years is a row of values only when the rows above it name the columns and it has a label of its own, or
    when nothing below it is anything but a year.
    """
    for number, row in enumerate(rows):
        values = values_of(row, first)
        if not values or is_index(row):
            continue
        if not all(map(is_year, values.values())):
            return number
        label = any(column in row.cells and not is_number(row.cells[column]) for column in (first, first + 1))
        labelled = label and number > 0 and not is_lone(rows[number - 1])
        below = [other.cells[column] for other in rows[number + 1 :] for column in values if column in other.cells]
        if labelled or not any(is_number(cell) and not is_year(cell) for cell in below):
            return number
    return len(rows)
