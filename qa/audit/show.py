"""Findings of an audit in, plain Vietnamese text for a person at a terminal out. Prints nothing."""

import textwrap
from collections import Counter
from collections.abc import Sequence

from qa.arithmetic.compute import write_number
from qa.audit.finding import SEVERITY_ORDER, CitedFinding, Finding, Severity
from qa.cite.phrase import written
from qa.listing import FigureRow
from qa.show import WIDTH, show_row_place

SEVERITIES = {
    Severity.CONTRADICTION: "mâu thuẫn",
    Severity.LOOK: "đáng xem",
    Severity.INFORMATION: "thông tin",
}
_MOST_OPERANDS = 15


def show_finding(number: int, found: CitedFinding) -> str:
    """Return one finding: what it is, the arithmetic, and the place of each figure."""
    finding = found.finding
    lines = [textwrap.fill(f"{number}. [{SEVERITIES[finding.severity]}] {finding.sentence}", WIDTH)]
    if finding.arithmetic:
        lines.append(_indent(f"Phép tính: {finding.arithmetic}"))
    if finding.tolerance is not None:
        lines.append(_indent(say_tolerance(finding)))
    lines.extend(_show_operand(row) for row in found.rows[:_MOST_OPERANDS])
    if len(found.rows) > _MOST_OPERANDS:
        lines.append(_indent(f"… và {len(found.rows) - _MOST_OPERANDS} số nữa (xem --json)"))
    return "\n".join(lines)


def show_summary(findings: Sequence[CitedFinding]) -> str:
    """Return how many findings there are of each severity."""
    if not findings:
        return "Không tìm thấy chỗ nào không khớp."
    counts = Counter(found.finding.severity for found in findings)
    told = ", ".join(f"{counts[severity]} {SEVERITIES[severity]}" for severity in SEVERITY_ORDER if counts[severity])
    return f"{len(findings)} phát hiện: {told}."


def say_tolerance(finding: Finding) -> str:
    """Return how much of a difference the rounding of the shown digits explains."""
    if not finding.tolerance:
        return "Các số này là số đếm, không làm tròn."
    return f"Làm tròn chỉ giải thích được {write_number(finding.tolerance)} {finding.unit}."


def _show_operand(row: FigureRow) -> str:
    return _indent(
        f"- {written(row.figure)}: {show_row_place(row)}, ký tự {row.figure.span.start}–{row.figure.span.end}"
    )


def _indent(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="   ", subsequent_indent="     ")
