"""A difference stated against the one computed: "17 vụ, tăng 5 vụ" with the level of then, or with a growth.

Figures of a document and the statements of all documents in, findings out.
"""

from collections.abc import Iterator
from decimal import Decimal

from index.figure import Direction, Figure, Role
from qa.audit.finding import Check, Finding, Operand, Paper, Severity
from qa.audit.interval import base_of_growth, shown_interval, signed_interval
from qa.audit.kinship import FARTHEST, companion, is_plain_value, is_telling
from qa.audit.statements import Statements, base_period
from qa.audit.wording import amount, in_unit, named, trimmed, where
from qa.cite.phrase import say_value, written


def check_differences(paper: Paper, statements: Statements) -> Iterator[Finding]:
    """Compare each change that stands beside a level with what other figures make of it."""
    for position, level in enumerate(paper.figures):
        if not is_plain_value(level) or level.role is Role.TARGET:
            continue
        change = companion(paper.figures, position, Role.CHANGE)
        if change is None or change.base_unit != level.base_unit:
            continue
        growth = companion(paper.figures, position, Role.GROWTH)
        if growth is not None and growth.base_unit == "%" and _same_base(change, growth):
            yield from _against_growth(paper, level, change, growth)
        yield from _against_base(paper, level, change, statements)


def _same_base(change: Figure, growth: Figure) -> bool:
    return change.baseline == growth.baseline or None in {change.baseline, growth.baseline}


def _against_growth(paper: Paper, level: Figure, change: Figure, growth: Figure) -> Iterator[Finding]:
    base = base_of_growth(shown_interval(level), signed_interval(growth))
    if base is None:
        return
    computed = shown_interval(level).minus(base)
    if computed.meets(signed_interval(change)):
        return
    rate = -growth.number if growth.direction is Direction.DOWN else growth.number
    exact = level.value / (1 + rate / 100)
    arithmetic = (
        f"{written(level)} và {say_value(growth)} cho kỳ gốc ≈ {amount(exact, level.unit)},"
        f" chênh {amount(abs(level.value - exact), level.unit)}; nêu {written(change)}"
    )
    operands = paper.operands(level, change, growth)
    yield _tell(operands, level.value - exact, computed.margin, arithmetic)


def _against_base(paper: Paper, level: Figure, change: Figure, statements: Statements) -> Iterator[Finding]:
    period = base_period(change)
    if not period or not is_telling(level):
        return
    bases = [
        base
        for base in statements.values(level, period)
        if 0 < base.figure.value < level.value * FARTHEST and level.value < base.figure.value * FARTHEST
    ]
    differences = [shown_interval(level).minus(shown_interval(base.figure)) for base in bases]
    if not bases or any(difference.meets(signed_interval(change)) for difference in differences):
        return
    base, exact = bases[0], level.value - bases[0].figure.value
    arithmetic = f"{written(level)} − {written(base.figure)} = {amount(exact, level.unit)}; nêu {say_value(change)}"
    operands = (*paper.operands(level, change), base)
    yield _tell(operands, exact, differences[0].margin, arithmetic)


def _tell(operands: tuple[Operand, ...], exact: Decimal, margin: Decimal, arithmetic: str) -> Finding:
    """Tell of a level (first operand) whose change (second) is computed as `exact`, give or take `margin`."""
    level, change = operands[0].figure, operands[1].figure
    unit = level.unit
    verb = "tăng" if exact >= 0 else "giảm"
    stated = -change.value if change.direction is Direction.DOWN else change.value
    return Finding(
        check=Check.DIFFERENCE,
        severity=Severity.CONTRADICTION if len({o.document.id for o in operands}) == 1 else Severity.LOOK,
        sentence=(
            f"{named(level)}: nêu {written(level)}, {say_value(change)}; tính ra {verb}"
            f" {amount(abs(exact), unit)}{where(operands)}."
        ),
        arithmetic=arithmetic,
        difference=trimmed(in_unit(abs(exact - stated), unit)),
        tolerance=trimmed(in_unit(margin + shown_interval(change).margin, unit)),
        unit=unit,
        operands=operands,
    )
