"""A table block in, the figures of its cells out.

A cell's indicator is its row label under its row group, and its column header; its unit stands in the cell, in the
header, in the label or in the caption; its period likewise. A column of running numbers gives no figures. Does not
find tables or headers: the block says which cells are headers.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.document import Block, Cell, Document, Span
from index.extract.cell_numbers import CellNumber, read_numbers
from index.extract.comparison import read_status
from index.extract.draft import Draft
from index.extract.notation import Relation, relate_periods
from index.extract.number import holds_number, parse_number
from index.extract.period import find_periods
from index.extract.place import (
    UNIT_LABEL,
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
from index.extract.statement import cut_long, read_statements
from index.extract.table_rows import (
    ALONE,
    Row,
    cell_text,
    column_headers,
    comma_columns,
    first_below_headers,
    merged_columns,
    read_rows,
    row_labels,
    running_column,
)
from index.extract.when import date_statements, own_periods
from index.figure import Role, Status
from index.outline import row_paths

_ORDINAL_HEADER = re.compile(r"^(?:STT|TT|Số TT|Số thứ tự|#|No\.?|Mã(?: số)?(?: [^\W\d_]+){0,2})$", re.IGNORECASE)
# Streets, telephones and number plates stand in columns of their own.
_PLACES = re.compile(
    r"(?:địa chỉ|trụ sở|điện thoại|fax|website|lộ trình|email|biển (?:số|kiểm soát))(?!\w)", re.IGNORECASE
)
_UNIT_HEADER = re.compile(r"^(?:ĐVT|Đơn vị(?: tính)?)$", re.IGNORECASE)
_PLAN_TITLE = re.compile(r"kế hoạch|quy hoạch|chương trình hành động|phương hướng", re.IGNORECASE)
_REPORT_TITLE = re.compile(r"báo cáo|kết quả|tình hình|thực hiện|tổng kết|sơ kết", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:tổng(?: cộng| số)?|cộng|chung)\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = 80  # characters from which a cell is read as sentences
_PAIR = 2  # cells of a row that names its value itself: "Số phường | 45"
_FEW_WORDS = 3  # words beside which a number without any unit still is the cell's value


def extract_cells(block: Block, document: Document) -> Iterator[Draft]:
    """Yield the figures of a table in row order."""
    rows = read_rows(block)
    first_data = first_below_headers(block, rows)
    headers = column_headers(block, rows[:first_data])
    units = [column for column, header in headers.items() if _UNIT_HEADER.match(header)]
    commas = comma_columns(block, rows)
    merged = merged_columns(block, rows[first_data:])
    running = running_column(block, rows[first_data:])
    numbered = {column for column, header in headers.items() if _ORDINAL_HEADER.match(header)}
    if running is not None and not headers.get(running):
        numbered.add(running)
    caption = _read_caption(block, document)
    is_plan = _PLAN_TITLE.search(document.title) and not _REPORT_TITLE.search(document.title)
    plans = document.period if is_plan else ""
    paths = row_paths(block)
    above = ""
    has_names = any(headers.values())
    for row in rows[first_data:]:
        filled = [cell for cell in row.cells if cell_text(block, cell)]
        before, above = above, cell_text(block, filled[0]) if len({cell.span for cell in filled}) == 1 else ""
        if row.header:
            continue
        label, outer = row_labels(block, row, merged, units)
        if len(filled) == _PAIR and filled[0].column in numbered and len(cell_text(block, filled[1])) > _PROSE:
            label = None  # of a number and sentences these are themselves what is told
        unit = next((cell_text(block, cell) for cell in filled if cell.column in units), "")
        name = cell_text(block, label) if label is not None else ""
        path = [*paths.get(row.cells[0].row, ()), *(cell_text(block, cell) for cell in outer)]
        if before and _TOTAL.fullmatch(name):
            # "Tổng cộng" right below "Dân số" is the population itself, and no part of it.
            name = before
            path = path[: -1 if path[-1:] == [before] else None]
        group = " - ".join(path)
        # One line may be a row of thousands of cells.
        own, nameless = set(row.own), set() if has_names else _nameless(block, filled)
        for cell in filled:
            header = headers.get(cell.column, "") if cell.column in headers else headers.get(-1, "")
            if cell is label or cell in outer or cell.column in units or cell not in own:
                continue
            if cell.column in numbered or not holds_number(cell_text(block, cell)):
                continue
            if cell in nameless:
                continue
            place = Place(
                label=name,
                header=header,
                group=group,
                headed=cell.column in headers,
                caption=caption,
                unit=plain_unit(unit),
            )
            yield from _read_cell(block, row, cell, place, grouped=cell.column in commas, plans=plans)


def _nameless(block: Block, filled: Sequence[Cell]) -> set[Cell]:
    """Return the cells of a row without column names that are several bare numbers: nobody knows of what each is.

    A number in front of the row's name counts the rows.
    """
    if len(filled) <= _PAIR:
        return set()
    bare = [each for each in filled if ALONE.fullmatch(cell_text(block, each)) is not None]
    values = [each for each in bare if each is not filled[0]]
    return set(bare if len(values) > 1 else bare[: len(bare) - len(values)])


def _read_caption(block: Block, document: Document) -> Caption:
    periods = own_periods(block.caption, find_periods(block.caption, base=document.period))
    unit = block.unit or ""
    if not unit:
        found = UNIT_LABEL.search(block.caption)
        unit = found.group("unit").strip() if found else ""
    return Caption(text=block.caption, unit=plain_unit(unit), period=periods[-1].notation if periods else "")


def _read_cell(block: Block, row: Row, cell: Cell, place: Place, *, grouped: bool, plans: str) -> Iterator[Draft]:
    text = block.text[cell.span.start : cell.span.end]
    start = min(own.span.start for own in row.own)
    clause = Span(start, max(start + 1, *(own.span.end for own in row.own)))
    if len(text) > _PROSE:
        yield from _read_prose(block, cell, place, clause)
        return
    periods = find_periods(text) if ALONE.fullmatch(text) is None else ()
    numbers = read_numbers(text, [period.span for period in periods])
    for i, found in enumerate(numbers):
        span, mention, own_unit = found.span, found.mention, found.unit
        unit = "" if found.is_rank else own_unit or unit_of(place, order=i)
        if not unit and not found.is_rank and (_PLACES.match(place.header) or len(_WORD.findall(text)) > _FEW_WORDS):
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
            indicator=_name_value(indicator_of(place), place, found, count=1 + numbers[-1].order),
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


def _name_value(indicator: str, place: Place, found: CellNumber, *, count: int) -> str:
    """Name a value of a cell: "GDP - trên đầu người" over two values names the first one and the second one."""
    parts = place.label.split(" - ")
    if count > 1 and len(parts) == count and indicator == place.label:
        indicator = parts[0] if found.order == 0 else f"{parts[0]} - {parts[found.order]}"
    return f"{indicator} - thứ hạng" if found.is_rank else indicator


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
