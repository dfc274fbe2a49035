"""One figure stated twice with different values: same indicator, period, territory, role and status.

The statements of all documents in, findings out. Labels under which a document states many values, values far apart,
rules of law and small counts, which change within a period, are different things of one name and no contradiction.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from index.figure import AMOUNTS, Direction, Figure, Role
from index.normalise import fold
from qa.audit.finding import Check, Finding, Operand, Severity
from qa.audit.interval import shown_interval
from qa.audit.kinship import are_near, is_additive, is_specific
from qa.audit.statements import Statements
from qa.audit.wording import amount, in_unit, named, trimmed, where
from qa.cite.phrase import say_value

# Percentages farther apart than these points are of two things that bear one name.
_FARTHEST_POINTS = Decimal(10)
_FEWEST_COUNTED = Decimal(1000)
# What a rule sets is set differently for each case: "mức hỗ trợ", "phạt tiền", "giá đất", "lương cơ sở".
_RULE = re.compile(r"(?:muc|phat|ho tro|thuong|gia|don gia|le phi|phi|tro cap|phu cap|luong|cong cho|han muc)\b")
_SHARE_NAME = re.compile(r"(?:ty|ti) (?:le|trong)\b")
_YEARS = re.compile(r"\d{4}-\d{4}")
# More distinct values than this in one document: the label names no single thing.
_MOST_VALUES = 2


def check_repeats(statements: Statements) -> Iterator[Finding]:
    """Compare the statements of one figure with each other; each pair of documents is told once."""
    for operands in statements.groups():
        alike: dict[tuple[object, ...], list[Operand]] = {}
        for operand in operands:
            figure = operand.figure
            if not _is_comparable(figure):
                continue
            role = "value" if figure.role in AMOUNTS else figure.role.value
            baseline = figure.baseline if figure.role not in AMOUNTS else None
            alike.setdefault((role, figure.status, baseline), []).append(operand)
        for group in alike.values():
            if not _is_label(group):
                yield from _compare(group)


def _is_comparable(figure: Figure) -> bool:
    """Tell whether a figure is something that has one value at a time under its name."""
    name = fold(figure.indicator).strip()
    if not is_specific(figure) or figure.qualifier or _YEARS.fullmatch(figure.period) or _RULE.match(name):
        return False
    if figure.role is Role.COUNT:
        return is_additive(figure) and figure.value >= _FEWEST_COUNTED
    if figure.role in AMOUNTS and figure.base_unit == "%":
        return _SHARE_NAME.match(name) is not None
    return figure.base_unit == "%" or is_additive(figure)


def _is_label(group: Sequence[Operand]) -> bool:
    """Tell whether some document states more values under the name than one thing can have."""
    values: dict[int, set[Decimal]] = {}
    for operand in group:
        values.setdefault(operand.document.id, set()).add(operand.figure.value)
    return any(len(found) > _MOST_VALUES for found in values.values())


def _compare(group: Sequence[Operand]) -> Iterator[Finding]:
    told: set[frozenset[int]] = set()
    for one, other in combinations(group, 2):
        documents = frozenset({one.document.id, other.document.id})
        if documents not in told and _contradict(one, other) and not _agree(group, documents):
            told.add(documents)
            yield _tell(one, other)


def _agree(group: Sequence[Operand], documents: frozenset[int]) -> bool:
    """Tell whether two documents state one value alike, as copies do that tell of tons and money under one name."""
    if len(documents) == 1:
        return False
    first, second = ([each.figure for each in group if each.document.id == document] for document in documents)
    return any(_interval_meets(one, other) for one in first for other in second)


def _contradict(one: Operand, other: Operand) -> bool:
    first, second = one.figure, other.figure
    same_document = one.document.id == other.document.id
    if same_document and first.block == second.block:
        return False  # one paragraph tells of several groups under one name
    if not same_document and (not first.territory or first.row is not None or second.row is not None):
        return False  # nothing says that both speak of one place
    if _interval_meets(first, second):
        return False
    if first.role in {Role.GROWTH, Role.PLAN_SHARE} or first.base_unit == "%":
        return abs(first.number - second.number) <= _FARTHEST_POINTS
    return min(first.value, second.value) > 0 and are_near(first.value, second.value)


def _interval_meets(first: Figure, second: Figure) -> bool:
    if {first.direction, second.direction} == {Direction.UP, Direction.DOWN}:
        return False
    return shown_interval(first).meets(shown_interval(second))


def _tell(one: Operand, other: Operand) -> Finding:
    first, second = one.figure, other.figure
    apart, unit = abs(first.value - second.value), first.unit
    same_document = one.document.id == other.document.id
    margin = shown_interval(first).margin + shown_interval(second).margin
    return Finding(
        check=Check.REPEATED,
        severity=Severity.CONTRADICTION if same_document else Severity.LOOK,
        sentence=(
            f"{named(first)}: nêu hai số khác nhau, {say_value(first)} và {say_value(second)}"
            f" (chênh {amount(apart, unit)}){where((one, other))}."
        ),
        arithmetic=f"{say_value(first)} ≠ {say_value(second)}; chênh {amount(apart, unit)}",
        difference=trimmed(in_unit(apart, unit)),
        tolerance=trimmed(in_unit(margin, unit)),
        unit=unit,
        operands=(one, other),
    )
