"""What was first reported beside what it was updated to, one piece of information an indicator.

A document in, findings out. An update is no contradiction; whoever quotes the figure has to know which one it is.
"""

from collections.abc import Iterator

from index.extract.period import describe_period
from index.figure import AMOUNTS, Figure, Role, Status
from qa.audit.finding import Check, Finding, Paper, Severity
from qa.audit.kinship import name_key
from qa.audit.wording import amount
from qa.cite.phrase import name_of, say_value, written


def check_updates(paper: Paper) -> Iterator[Finding]:
    """Pair the figures first reported with the updated ones of the same indicator, role and period."""
    pairs: dict[tuple[object, ...], list[tuple[Figure, Figure]]] = {}
    waiting: dict[tuple[object, ...], Figure] = {}
    for figure in paper.figures:
        about = (name_key(figure), figure.period)
        role = Role.LEVEL if figure.role in AMOUNTS else figure.role
        if figure.status is Status.FIRST_REPORTED:
            waiting[(*about, role, figure.base_unit)] = figure
        elif figure.status is Status.UPDATED:
            first = waiting.get((*about, role, figure.base_unit))
            if first is not None and _differ(first, figure):
                pairs.setdefault(about, []).append((first, figure))
    for found in pairs.values():
        yield _tell(paper, found)


def _differ(first: Figure, updated: Figure) -> bool:
    return first.value != updated.value or first.direction is not updated.direction


def _tell(paper: Paper, pairs: list[tuple[Figure, Figure]]) -> Finding:
    subject = pairs[0][1]
    steps = "; ".join(f"từ {say_value(first)} thành {say_value(updated)}" for first, updated in pairs)
    level = next(((one, two) for one, two in pairs if two.role in AMOUNTS), None)
    period = f" ({describe_period(subject.period)})" if subject.period else ""
    apart = "" if level is None else amount(abs(level[1].value - level[0].value), level[1].unit)
    return Finding(
        check=Check.UPDATED,
        severity=Severity.INFORMATION,
        sentence=f"{name_of(subject)}{period} đã cập nhật so với số báo cáo lần đầu: {steps}.",
        arithmetic="" if level is None else f"{written(level[0])} → {written(level[1])}; chênh {apart}",
        operands=paper.operands(*(figure for pair in pairs for figure in pair)),
    )
