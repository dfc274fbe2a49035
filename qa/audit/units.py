"""Units that do not fit: a row of a table unlike its namesakes, a value a thousand times its others, a share over 100%.

A document and the statements of all documents in, findings out. Says what looks odd, never which number is right.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from index.document import Cell
from index.figure import AMOUNTS, Figure, Role
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.audit.finding import Check, Finding, Operand, Paper, Severity
from qa.audit.kinship import is_plain_value, is_specific
from qa.audit.statements import Statements
from qa.audit.tables import Grid
from qa.audit.wording import named, where
from qa.cite.phrase import written

_FEWEST_ALIKE = 3
_SHARE = re.compile(r"\b(?:chiem|ty trong|ti trong)(?:\s+\w+){0,4}\s*$")
_WHOLE = Decimal(100)
# A slip of the unit is a factor of a thousand or a million; the two figures themselves may differ a little.
_SLIPS = (Decimal(1000), Decimal(1_000_000))
_LONGEST_UNIT = 3  # words
# Of a cell that states a value; a sentence that holds a number ("đăng tin 03 lần") states another thing.
_MOST_WORDS = 6
_SPREAD = Decimal("1.25")


def check_units(paper: Paper, grids: Iterable[Grid]) -> Iterator[Finding]:
    """Look for odd units among rows of one name, and for shares over 100%."""
    for figure in paper.figures:
        if figure.base_unit == "%" and figure.number > _WHOLE and _is_told_as_share(paper, figure):
            yield _tell_share(paper, figure)
    for grid in grids:
        sizes = {(cell.row, cell.column): _count_words(grid, cell) for cell in grid.block.cells}
        rows: dict[str, dict[str, list[Figure]]] = {}
        for place, figure in sorted(grid.cells.items()):
            label = grid.rows.get(place[0])
            if label is not None and figure.role in AMOUNTS and figure.base_unit and sizes[place] <= _MOST_WORDS:
                rows.setdefault(label, {}).setdefault(figure.base_unit, []).append(figure)
        for by_unit in rows.values():
            yield from _odd_rows(paper, by_unit)


def _count_words(grid: Grid, cell: Cell) -> int:
    return len(grid.block.text[cell.span.start : cell.span.end].split())


def check_scales(statements: Statements) -> Iterator[Finding]:
    """Look for values of one indicator and period that are a thousand or a million times each other."""
    for operands in statements.groups():
        values = [operand for operand in operands if _is_scaled(operand.figure)]
        values.sort(key=lambda operand: operand.figure.value)
        if len(values) > 1:
            low, high = values[0], values[-1]
            ratio = high.figure.value / low.figure.value
            if any(slip / _SPREAD <= ratio <= slip * _SPREAD for slip in _SLIPS):
                yield _tell_scale(low, high, ratio)


def _is_scaled(figure: Figure) -> bool:
    """Tell whether a figure is an amount in a true unit: what a table cell lends its words to is none."""
    return (
        is_plain_value(figure)
        and is_specific(figure)
        and figure.value > 0
        and 0 < len(figure.unit.split()) <= _LONGEST_UNIT
    )


def _is_told_as_share(paper: Paper, figure: Figure) -> bool:
    before = fold(paper.text[figure.clause.start : figure.span.start])
    return figure.role is Role.LEVEL and figure.row is None and _SHARE.search(before) is not None


def _odd_rows(paper: Paper, by_unit: dict[str, list[Figure]]) -> Iterator[Finding]:
    """Tell of a row whose unit differs from that of at least three rows of its name."""
    rows = Counter({unit: len({figure.row for figure in figures}) for unit, figures in by_unit.items()})
    if len(rows) != 2:
        return
    (common, many), (odd, few) = rows.most_common()
    if many >= _FEWEST_ALIKE and few == 1 and not (set(common.split("/")) & set(odd.split("/"))):
        yield _tell_row(paper, by_unit[odd], by_unit[common])


def _tell_row(paper: Paper, odd: Sequence[Figure], common: Sequence[Figure]) -> Finding:
    first, other = odd[0], common[0]
    return Finding(
        check=Check.UNIT,
        severity=Severity.LOOK,
        sentence=(
            f"{named(first)}: ghi {written(first)}, trong khi các dòng cùng tên của bảng tính bằng {other.unit}"
            f" (ví dụ {written(other)}); đơn vị “{first.unit}” có thể bị ghi nhầm."
        ),
        operands=paper.operands(*odd, other),
    )


def _tell_share(paper: Paper, figure: Figure) -> Finding:
    return Finding(
        check=Check.UNIT,
        severity=Severity.LOOK,
        sentence=f"{named(figure)}: tỷ trọng {written(figure)} lớn hơn 100%.",
        operands=paper.operands(figure),
    )


def _tell_scale(low: Operand, high: Operand, ratio: Decimal) -> Finding:
    return Finding(
        check=Check.UNIT,
        severity=Severity.LOOK,
        sentence=(
            f"{named(low.figure)}: nêu {written(low.figure)} và {written(high.figure)}, gấp nhau khoảng"
            f" {write_number(ratio.quantize(Decimal(1)))} lần; có thể nhầm đơn vị{where((low, high))}."
        ),
        arithmetic=f"{written(high.figure)} / {written(low.figure)} ≈ {write_number(ratio.quantize(Decimal(1)))}",
        operands=(low, high),
    )
