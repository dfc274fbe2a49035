"""Growth in per cent against the levels that it lies between: "1.131,6 tỷ đồng, tăng 1,3% so với cùng kỳ".

Figures of a document and the statements of all documents in, findings out. Growth at constant prices is no ratio of
levels at current prices, so indicators that are told so are passed over.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from index.figure import Direction, Figure, Role
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.audit.finding import Check, Finding, Operand, Paper, Severity
from qa.audit.interval import base_of_growth, growth_between, shown_interval, signed_interval
from qa.audit.kinship import are_near, companion, is_plain_value, is_telling
from qa.audit.statements import Statements, base_period
from qa.audit.wording import named, trimmed, where
from qa.cite.phrase import say_value, written

_CONSTANT_PRICES = re.compile(r"\b(?:grdp|gdp|tong san pham|gia tri san xuat|gia tri tang them|chi so|gia so sanh)\b")


def check_growths(paper: Paper, statements: Statements) -> Iterator[Finding]:
    """Compare each growth that stands beside a level with the level stated for the period it compares with."""
    for position, level in enumerate(paper.figures):
        if not (is_plain_value(level) and is_telling(level) and level.value > 0):
            continue
        if level.role is Role.TARGET or _CONSTANT_PRICES.search(fold(f"{level.indicator} {level.parent or ''}")):
            continue
        growth = companion(paper.figures, position, Role.GROWTH)
        if growth is None or growth.base_unit != "%":
            continue
        period = base_period(growth)
        bases = [base for base in statements.values(level, period) if base.figure.value > 0] if period else []
        if bases and not any(_agree(level, growth, base.figure) for base in bases):
            expected = base_of_growth(shown_interval(level), signed_interval(growth))
            near = [base for base in bases if expected is not None and are_near(expected.middle, base.figure.value)]
            if near:
                yield _tell(paper, level, growth, near[0])


def _agree(level: Figure, growth: Figure, base: Figure) -> bool:
    return growth_between(shown_interval(level), shown_interval(base)).meets(signed_interval(growth))


def _tell(paper: Paper, level: Figure, growth: Figure, base: Operand) -> Finding:
    computed = growth_between(shown_interval(level), shown_interval(base.figure))
    exact = (level.value / base.figure.value - 1) * 100
    shown = trimmed(exact.quantize(Decimal("0.01")))
    stated = -growth.number if growth.direction is Direction.DOWN else growth.number
    operands = (*paper.operands(level, growth), base)
    verb = "tăng" if shown >= 0 else "giảm"
    return Finding(
        check=Check.GROWTH,
        severity=Severity.CONTRADICTION if base.document.id == paper.document.id else Severity.LOOK,
        sentence=(
            f"{named(level)}: nêu {written(level)}, {say_value(growth)}; nhưng kỳ gốc nêu {written(base.figure)},"
            f" tính ra {verb} {write_number(abs(shown))}%{where(operands)}."
        ),
        arithmetic=f"({written(level)} / {written(base.figure)} − 1) × 100 ≈ {write_number(shown)}%;"
        f" nêu {write_number(stated)}%",
        difference=abs(shown - stated),
        tolerance=trimmed(computed.margin + shown_interval(growth).margin),
        unit="điểm phần trăm",
        operands=operands,
    )
