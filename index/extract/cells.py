"""A table block in, the figures of its cells out.

A cell's indicator is its row label under its row group, and its column header; its unit stands in the cell, in the
header, in the label or in the caption; its period likewise. A column of running numbers gives no figures. Does not
find tables or headers: the block says which cells are headers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.document import Block, Cell, Document, Span
from index.extract.comparison import read_status
from index.extract.draft import Draft
from index.extract.number import NumberKind, find_numbers, parse_number
from index.extract.period import find_periods
from index.extract.statement import read_statements
from index.extract.unit import COUNTED, MEASURES, read_unit
from index.figure import Direction, Role, Status

_ORDINAL_HEADER = re.compile(r"^(?:STT|TT|Số TT|Số thứ tự|#|No\.?|Mã(?: số)?)$", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_UNIT_LABEL = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<unit>[^,;)]+)", re.IGNORECASE)
_YEAR = re.compile(r"^(?:[Nn]ăm\s*)?((?:18|19|20)\d{2})(?:\s*[-–]\s*((?:18|19|20)\d{2}))?$")
_PLAN_HEADER = re.compile(r"%.*(?:kế hoạch|KH|dự toán)|(?:so với|tỷ lệ).*(?:kế hoạch|KH|dự toán)", re.IGNORECASE)
_GROWTH_HEADER = re.compile(r"(?:tăng|giảm|so (?:với )?(?:cùng kỳ|năm))", re.IGNORECASE)
_MARKER = re.compile(r"^(?:[IVXLC]+|[A-Za-zđ]|[-–+*•])[.)]?$")
_UNIT_HEADER = re.compile(r"^(?:ĐVT|Đơn vị(?: tính)?)$", re.IGNORECASE)
# "Trung bình ngày °C (°F)": a cell "17.0 (62.6)" gives both, the bracketed one in the bracketed unit.
_TWO_UNITS = re.compile(r"(?P<first>\S+)\s*\((?P<second>[^()]*)\)\s*$")
_IMPLIED_UNITS = (("mật độ", "người/km²"), ("dân số", "người"), ("số dân", "người"))
_GROUPED_BY_COMMA = re.compile(r"^\d{1,3},\d{3}$")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    header: bool


def extract_cells(block: Block, document: Document) -> Iterator[Draft]:
    """Yield the figures of a table in row order."""
    rows = _rows(block)
    first_data = next((i for i, row in enumerate(rows) if not row.header), len(rows))
    headers = _column_headers(block, rows[:first_data])
    units = [column for column, header in headers.items() if _UNIT_HEADER.match(header)]
    commas = _comma_columns(block, rows)
    caption = _read_caption(block, document)
    groups: list[str] = []
    after_group = False
    for row in rows[first_data:]:
        filled = [cell for cell in row.cells if _text(block, cell)]
        words = [_text(block, cell) for cell in filled if not _is_number(_text(block, cell))]
        if row.header or (len(filled) == 1 and len(row.cells) > 1 and words):
            # Neighbouring group rows nest ("CÂY CÔNG NGHIỆP" / "Cà phê"); one after data takes the last one's place.
            name = max(words, key=len, default="")
            groups = [*groups[-1:], name] if after_group else [*groups[:-1], name]
            after_group = True
            continue
        after_group = False
        label = _row_label(block, row)
        unit = next((_text(block, cell) for cell in filled if cell.column in units), "")
        for cell in filled:
            header = headers.get(cell.column, "") if cell.column in headers else headers.get(-1, "")
            if cell is label or cell.column in units or _ORDINAL_HEADER.match(header):
                continue
            place = _Place(
                label=_text(block, label) if label is not None else "",
                header=header,
                group=" - ".join(group for group in groups if group),
                caption=caption,
                grouped=cell.column in commas,
                unit=_plain_unit(unit),
            )
            yield from _read_cell(block, row, cell, place)


@dataclass(frozen=True, slots=True)
class _Caption:
    text: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class _Place:
    label: str
    header: str
    group: str
    caption: _Caption
    grouped: bool
    unit: str


def _rows(block: Block) -> list[_Row]:
    numbers = sorted({cell.row for cell in block.cells})
    rows = []
    for number in numbers:
        cells = tuple(sorted((cell for cell in block.cells if cell.row == number), key=lambda cell: cell.column))
        rows.append(_Row(cells, all(cell.header for cell in cells)))
    return rows


def _text(block: Block, cell: Cell) -> str:
    return block.text[cell.span.start : cell.span.end].strip()


def _column_headers(block: Block, rows: Sequence[_Row]) -> dict[int, str]:
    """Return the header of each column, rows of a stacked header joined; key -1 holds all headers that head no data.

    A second header row of running numbers ("1", "2", "3 = 1 + 2") names nothing.
    """
    headers: dict[int, str] = {}
    corner = ""
    for row in rows:
        if len(row.cells) == 1:
            continue
        for cell in row.cells:
            text = _text(block, cell)
            known = headers.get(cell.column, "")
            if not text or text in known or (known and _is_number(text)):
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


def _read_caption(block: Block, document: Document) -> _Caption:
    periods = find_periods(block.caption, base=document.period)
    unit = block.unit or ""
    if not unit:
        found = _UNIT_LABEL.search(block.caption)
        unit = found.group("unit").strip() if found else ""
    return _Caption(block.caption, unit, periods[-1].notation if periods else "")


def _row_label(block: Block, row: _Row) -> Cell | None:
    """Return the cell that names its row: the first with words, else a first cell that is a year."""
    filled = [cell for cell in row.cells if _text(block, cell)]
    for cell in filled[:3]:
        text = _text(block, cell)
        if (not _is_number(text) and not _MARKER.match(text)) or _YEAR.match(text):
            return cell
    return None


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-–+]?[\d.,]+\s*%?|[-–.…]+", text))


def _read_cell(block: Block, row: _Row, cell: Cell, place: _Place) -> Iterator[Draft]:
    text = block.text[cell.span.start : cell.span.end]
    periods = find_periods(text)
    taken = [mention.span for mention in periods]
    clause = Span(row.cells[0].span.start, max(row.cells[-1].span.end, row.cells[0].span.start + 1))
    if re.fullmatch(r"\s*[-–+]?[\d.,]+\s*", text):
        taken = []
    if len(text) > 80:
        yield from _read_prose(block, cell, place, clause)
        return
    for i, mention in enumerate(find_numbers(text, taken=taken)):
        if mention.kind is NumberKind.WHOLE:
            continue
        found = read_unit(text, mention.span.end)
        unit = found.unit if found is not None else _unit_of(place, order=i)
        end = found.span.end if found is not None else mention.span.end
        number = mention.number
        if place.grouped and mention.upper is None:
            number = Decimal(text[mention.span.start : mention.span.end].replace(",", ""))
        elif _counts(unit) and mention.upper is None:
            number = parse_number(text[mention.span.start : mention.span.end].lstrip("-–"), counts=True)
        inside = [period.notation for period in periods if period.span.start >= end]
        role, baseline = _role_of(place, unit)
        yield Draft(
            block=block.ordinal,
            reading=Span(cell.span.start + mention.span.start, cell.span.start + end),
            clause=clause,
            number=number,
            upper=mention.upper,
            unit=unit,
            indicator=_indicator(place),
            role=role,
            direction=_direction(place, role, number),
            baseline=baseline,
            parent=place.group or place.caption.text or None,
            qualifier=mention.qualifier,
            period=inside[0] if inside else _period_of(place),
            status=Status.TARGET
            if role is Role.TARGET
            else read_status(f"{place.header} {place.label}") or Status.ACTUAL,
            row=cell.row,
            column=cell.column,
        )


def _read_prose(block: Block, cell: Cell, place: _Place, clause: Span) -> Iterator[Draft]:
    text = block.text[cell.span.start : cell.span.end]
    mentions = find_periods(text)
    for statement in read_statements(text, taken=[mention.span for mention in mentions]):
        start = cell.span.start
        yield Draft(
            block=block.ordinal,
            reading=Span(start + statement.span.start, start + statement.span.end),
            clause=clause,
            number=statement.mention.number,
            upper=statement.mention.upper,
            unit=statement.unit_text,
            indicator=statement.indicator,
            role=statement.comparison.role,
            direction=statement.comparison.direction,
            baseline=statement.comparison.baseline,
            parent=place.label or None,
            qualifier=statement.mention.qualifier,
            period=_period_of(place),
            row=cell.row,
            column=cell.column,
        )


def _unit_of(place: _Place, *, order: int) -> str:
    """Return the unit that the surroundings give to the number of a cell, the first of a cell having order 0."""
    if place.unit:
        return place.unit
    texts = (place.header, place.label, place.group, place.caption.text)
    found = next((unit for text in texts if (unit := _unit_in(text, order=order))), "")
    if found or place.caption.unit:
        return found or place.caption.unit
    named = f"{place.header} {place.label} {place.caption.text}".lower()
    return next((unit for words, unit in _IMPLIED_UNITS if words in named), "")


def _unit_in(text: str, *, order: int) -> str:
    """Return the unit that a header, label or caption names, or ""."""
    if text:
        labelled = _UNIT_LABEL.search(text)
        if labelled is not None:
            return _plain_unit(labelled.group("unit").strip())
        two = _TWO_UNITS.search(text)
        if two is not None and _is_unit(two.group("first")):
            return two.group("first") if order == 0 else two.group("second")
        for bracket in reversed(_BRACKETED.findall(text)):
            unit = _plain_unit(bracket.strip())
            mention = read_unit(f" {unit}", 0)
            if mention is not None and mention.span.end == len(unit) + 1 and _is_unit(unit):
                return unit
    return "%" if "%" in text else ""


def _plain_unit(unit: str) -> str:
    """Write a unit of a header the usual way: "Nghìn USD" -> "nghìn USD", "Ha" -> "ha"."""
    lowered = unit[:1].lower() + unit[1:]
    mention = read_unit(f" {lowered}", 0)
    return (
        lowered
        if (mention is not None and unit[1:] == unit[1:].lower()) or (mention is not None and not mention.counted)
        else unit
    )


def _is_unit(unit: str) -> bool:
    words = unit.split("/", maxsplit=1)[0].split()
    return bool(words) and (
        words[-1] in MEASURES
        or unit in MEASURES
        or " ".join(words) in COUNTED
        or words[-1] in {"người", "con", "hộ"}
        or words[-1] in {"đồng", "USD"}
        or words[0] in {"nghìn", "triệu", "tỷ", "ngàn", "tỉ"}
    )


def _counts(unit: str) -> bool:
    return unit.split("/", maxsplit=1)[0] in {"người", "hộ", "con", "xã", "cái", "chiếc"} or unit in COUNTED


def _role_of(place: _Place, unit: str) -> tuple[Role, str | None]:
    heading = f"{place.header} {place.label}"
    if unit == "%" and _PLAN_HEADER.search(heading):
        return Role.PLAN_SHARE, "dự toán" if "dự toán" in heading.lower() else "kế hoạch"
    if unit == "%" and _GROWTH_HEADER.search(heading):
        return Role.GROWTH, "cùng kỳ" if "cùng kỳ" in heading.lower() else None
    if re.search(r"(?<!\w)(?:kế hoạch|mục tiêu|KH)(?!\w)", place.header, re.IGNORECASE):
        return Role.TARGET, None
    return Role.LEVEL, None


def _direction(place: _Place, role: Role, number: Decimal) -> Direction:
    if role is not Role.GROWTH:
        return Direction.NONE
    heading = f"{place.header} {place.label}".lower()
    if number < 0 or ("giảm" in heading and "tăng" not in heading):
        return Direction.DOWN
    return Direction.UP


def _indicator(place: _Place) -> str:
    label = place.label if not _YEAR.match(place.label) else ""
    header = place.header if not _YEAR.match(place.header) else ""
    parts = [part for part in (label, header) if part]
    return " - ".join(parts) or place.group or place.caption.text


def _period_of(place: _Place) -> str:
    for text in (place.header, place.label, place.group):
        year = _YEAR.match(text)
        if year is not None:
            return year.group(1) if year.group(2) is None else f"{year.group(1)}-{year.group(2)}"
        mentions = find_periods(text)
        if mentions:
            return mentions[-1].notation
        bare = re.search(r"\((?:năm )?((?:19|20)\d{2})\)|(?<!\d)((?:19|20)\d{2})(?!\d)$", text)
        if bare is not None:
            return bare.group(1) or bare.group(2)
    return place.caption.period
