"""A table block in, the figures of its cells out.

A cell's indicator is its row label under its row group, and its column header; its unit stands in the cell, in the
header, in the label or in the caption; its period likewise. A column of running numbers gives no figures. Does not
find tables or headers: the block says which cells are headers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from index.document import Block, Cell, Document, Span
from index.extract.comparison import read_status
from index.extract.draft import Draft
from index.extract.notation import Relation, relate_periods
from index.extract.number import DIGITS, NumberKind, NumberMention, find_numbers, parse_number
from index.extract.period import find_periods
from index.extract.place import (
    UNIT_LABEL,
    YEAR,
    Caption,
    Place,
    counts_things,
    direction_of,
    indicator_of,
    parent_of,
    period_of,
    plain_unit,
    role_of,
    unit_of,
)
from index.extract.quantity import find_quantities
from index.extract.statement import cut_long, read_statements
from index.extract.when import date_statements
from index.figure import Role, Status
from index.outline import row_paths

_ORDINAL_HEADER = re.compile(r"^(?:STT|TT|Số TT|Số thứ tự|#|No\.?|Mã(?: số)?(?: [^\W\d_]+){0,2})$", re.IGNORECASE)
# Streets and telephones stand in columns of their own.
_PLACES = re.compile(r"(?:địa chỉ|trụ sở|điện thoại|fax|website|lộ trình|email)(?!\w)", re.IGNORECASE)
_MARKER = re.compile(r"^(?:[IVXLC]+|[A-Za-zđ]|[-–+*•])[.)]?$")
_UNIT_HEADER = re.compile(r"^(?:ĐVT|Đơn vị(?: tính)?)$", re.IGNORECASE)
_ALONE = re.compile(
    rf"\s*(?P<sign>[-–−+]?)(?:(?P<spaced>\d{{1,3}}(?: \d{{3}})+(?:,\d+)?|\d+, \d+)|(?P<digits>{DIGITS}))\s*(?P<percent>%?)\s*"
)
_PLAN_TITLE = re.compile(r"kế hoạch|quy hoạch|chương trình hành động|phương hướng", re.IGNORECASE)
_REPORT_TITLE = re.compile(r"báo cáo|kết quả|tình hình|thực hiện|tổng kết|sơ kết", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = 80  # characters from which a cell is read as sentences
_FEW_WORDS = 3  # words beside which a number without any unit still is the cell's value
_GROUPED_BY_COMMA = re.compile(r"^[1-9]\d{0,2},\d{3}$")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    header: bool


def extract_cells(block: Block, document: Document) -> Iterator[Draft]:
    """Yield the figures of a table in row order."""
    rows = _rows(block)
    first_data = _first_below_headers(block, rows)
    headers = _column_headers(block, rows[:first_data])
    units = [column for column, header in headers.items() if _UNIT_HEADER.match(header)]
    commas = _comma_columns(block, rows)
    merged = _merged_columns(block, rows[first_data:])
    caption = _read_caption(block, document)
    is_plan = _PLAN_TITLE.search(document.title) and not _REPORT_TITLE.search(document.title)
    plans = document.period if is_plan else ""
    paths = row_paths(block)
    for row in rows[first_data:]:
        filled = [cell for cell in row.cells if _text(block, cell)]
        if row.header:
            continue
        label, outer = _row_labels(block, row, merged, units)
        unit = next((_text(block, cell) for cell in filled if cell.column in units), "")
        for cell in filled:
            header = headers.get(cell.column, "") if cell.column in headers else headers.get(-1, "")
            if cell is label or cell in outer or cell.column in units or _ORDINAL_HEADER.match(header):
                continue
            place = Place(
                label=_text(block, label) if label is not None else "",
                header=header,
                group=" - ".join([*paths.get(row.cells[0].row, ()), *(_text(block, cell) for cell in outer)]),
                headed=cell.column in headers,
                caption=caption,
                unit=plain_unit(unit),
            )
            yield from _read_cell(block, row, cell, place, grouped=cell.column in commas, plans=plans)


def _rows(block: Block) -> list[_Row]:
    by_row: dict[int, list[Cell]] = {}
    for cell in block.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = []
    for _, row in sorted(by_row.items()):
        cells = tuple(sorted(row, key=lambda cell: cell.column))
        rows.append(_Row(cells, all(cell.header for cell in cells)))
    return rows


def _first_below_headers(block: Block, rows: Sequence[_Row]) -> int:
    """Return the number of the first row that is no column header; group rows right below the headers are none."""
    first = next((i for i, row in enumerate(rows) if not row.header), len(rows))
    below = first
    while below and _is_group(block, rows[below - 1]):
        below -= 1
    return below or first


def _is_group(block: Block, row: _Row) -> bool:
    """Tell whether a marked row is a name alone or a number and a name ("I | Cây công nghiệp")."""
    texts = [block.text[span.start : span.end].strip() for span in sorted({cell.span for cell in row.cells})]
    texts = [text for text in texts if text]
    if len(texts) != 2:
        return len(texts) == 1
    number, name = texts
    return (number.isdigit() or _MARKER.match(number) is not None) and not _is_number(name)


def _text(block: Block, cell: Cell) -> str:
    return block.text[cell.span.start : cell.span.end].strip()


def _column_headers(block: Block, rows: Sequence[_Row]) -> dict[int, str]:
    """Return the header of each column, rows of a stacked header joined; key -1 holds all headers that head no data.

    A second header row of running numbers ("1", "2", "3 = 1 + 2") names nothing, one of years does.
    """
    headers: dict[int, str] = {}
    corner = ""
    for row in rows:
        if len(row.cells) == 1:
            continue
        for cell in row.cells:
            text = _text(block, cell)
            known = headers.get(cell.column, "")
            if not text or text in known or (known and _is_number(text) and not YEAR.match(text)):
                continue
            corner = corner or text
            month = corner.lower() == "tháng" and text.isdigit()
            headers[cell.column] = f"{known} tháng {text}".strip() if month else f"{known} {text}".strip()
    data = {cell.column for cell in block.cells if not cell.header}
    headers[-1] = " ".join(header for column, header in headers.items() if column not in data)
    return headers


def _comma_columns(block: Block, rows: Sequence[_Row]) -> set[int]:
    """Return the columns whose commas group thousands: each number has exactly three digits after its comma."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            text = _text(block, cell)
            if not row.header and "," in text and re.fullmatch(r"[\d.,]+", text):
                columns.setdefault(cell.column, []).append(text)
    return {
        column
        for column, texts in columns.items()
        if len(texts) >= 3 and all(_GROUPED_BY_COMMA.match(text) for text in texts)
    }


def _read_caption(block: Block, document: Document) -> Caption:
    periods = find_periods(block.caption, base=document.period)
    unit = block.unit or ""
    if not unit:
        found = UNIT_LABEL.search(block.caption)
        unit = found.group("unit").strip() if found else ""
    return Caption(text=block.caption, unit=unit, period=periods[-1].notation if periods else "")


def _merged_columns(block: Block, rows: Sequence[_Row]) -> set[int]:
    """Return the columns in which two rows, one after the other, say the same: a cell merged over them, told again."""
    texts = [{(cell.column, text) for cell in row.cells if (text := _text(block, cell))} for row in rows]
    return {column for upper, lower in pairwise(texts) for column, _ in upper & lower}


def _row_labels(block: Block, row: _Row, merged: set[int], units: Sequence[int]) -> tuple[Cell | None, Sequence[Cell]]:
    """Return the cell that names its row, and those before it that name several rows ("Vùng Đông" over "Huyện Mây").

    A row's name is its first cell with words, else a first cell that is a year.
    """
    filled = [cell for cell in row.cells if _text(block, cell)]
    names = [cell for cell in filled[:3] if _names_row(_text(block, cell)) and cell.column not in units]
    inner = next((number for number, cell in enumerate(names) if cell.column not in merged), 0)
    # Only cells side by side: a remark behind the values names nothing.
    if inner and names[inner].column != names[0].column + inner:
        inner = 0
    return (names[inner] if names else None), names[:inner]


def _names_row(text: str) -> bool:
    return (not _is_number(text) and not _MARKER.match(text)) or YEAR.match(text) is not None


def _is_number(text: str) -> bool:
    return _ALONE.fullmatch(text) is not None or re.fullmatch(r"[-–+]?[\d.,]+\s*%?|[-–.…]+", text) is not None


def _read_cell(block: Block, row: _Row, cell: Cell, place: Place, *, grouped: bool, plans: str) -> Iterator[Draft]:
    text = block.text[cell.span.start : cell.span.end]
    clause = Span(row.cells[0].span.start, max(row.cells[-1].span.end, row.cells[0].span.start + 1))
    if len(text) > _PROSE:
        yield from _read_prose(block, cell, place, clause)
        return
    periods = find_periods(text) if _ALONE.fullmatch(text) is None else ()
    for i, (span, mention, own_unit) in enumerate(_numbers(text, [period.span for period in periods])):
        unit = own_unit or unit_of(place, order=i)
        if not unit and (_PLACES.match(place.header) or len(_WORD.findall(text)) > _FEW_WORDS):
            continue
        number = mention.number
        if mention.upper is None and not own_unit and (grouped or counts_things(unit)):
            digits = text[mention.span.start : mention.span.end].strip("-–−+ ")
            number = Decimal(digits.replace(",", "")) if grouped else parse_number(digits, counts=True)
        inside = [period.notation for period in periods if period.span.start >= span.end]
        period = inside[0] if inside else period_of(place)
        role, baseline = role_of(place, unit)
        yield Draft(
            block=block.ordinal,
            reading=Span(cell.span.start + span.start, cell.span.start + span.end),
            clause=clause,
            number=number,
            upper=mention.upper,
            unit=unit,
            indicator=indicator_of(place),
            role=role,
            direction=direction_of(place, role, number),
            baseline=baseline,
            parent=parent_of(place),
            qualifier=mention.qualifier,
            period=period,
            status=_status(place, role, period, plans),
            row=cell.row,
            column=cell.column,
        )


def _numbers(text: str, taken: Sequence[Span]) -> list[tuple[Span, NumberMention, str]]:
    """Return (span with unit, number, own unit or "") of the numbers of a short cell, in order."""
    alone = _ALONE.fullmatch(text)
    if alone is not None:
        sign = -1 if alone.group("sign") in {"-", "–", "−"} else 1
        digits = alone.group("spaced") or alone.group("digits")
        span = Span(alone.start("sign"), alone.end("percent"))
        mention = NumberMention(
            span=Span(alone.start("sign"), max(alone.end("spaced"), alone.end("digits"))),
            number=sign * parse_number("".join(digits.split())),
            upper=None,
            kind=NumberKind.PLAIN,
            qualifier="",
        )
        return [(span if alone.group("percent") else mention.span, mention, alone.group("percent"))]
    found = [(one.span, one.mention, one.unit_text) for one in find_quantities(text, taken=taken)]
    covered = [span for span, _, _ in found]
    found.extend(
        (mention.span, mention, "")
        for mention in find_numbers(text, taken=taken)
        if mention.kind is not NumberKind.WHOLE and not any(span.overlaps(mention.span) for span in covered)
    )
    return sorted(found, key=lambda one: one[0])


def _status(place: Place, role: Role, period: str, plans: str) -> Status:
    """Return how final a cell is; in a plan whatever falls into its time is a target."""
    told = Status.TARGET if role is Role.TARGET else read_status(f"{place.header} {place.label}")
    if told is None and plans and relate_periods(plans, period) in {Relation.SAME, Relation.INSIDE}:
        return Status.TARGET
    return told or Status.ACTUAL


def _read_prose(block: Block, cell: Cell, place: Place, clause: Span) -> Iterator[Draft]:
    for piece in cut_long(block.text, cell.span):
        text = block.text[piece.start : piece.end]
        mentions = find_periods(text)
        statements = read_statements(text, taken=[mention.span for mention in mentions])
        dated = date_statements(text, statements, mentions, carried="", base=period_of(place))
        for statement, period in zip(statements, dated.periods, strict=True):
            yield Draft(
                block=block.ordinal,
                reading=Span(piece.start + statement.span.start, piece.start + statement.span.end),
                clause=clause,
                number=statement.mention.number,
                upper=statement.mention.upper,
                unit=statement.unit_text,
                indicator=statement.indicator or indicator_of(place),
                role=statement.comparison.role,
                direction=statement.comparison.direction,
                baseline=statement.comparison.baseline,
                parent=statement.parent or place.label or None,
                qualifier=statement.mention.qualifier,
                period=period,
                row=cell.row,
                column=cell.column,
            )
