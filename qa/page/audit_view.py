"""What an audit found in, escaped HTML out: findings by kind, each with its arithmetic and a link for every operand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from qa.audit.finding import SEVERITY_ORDER, Check, CitedFinding
from qa.audit.show import SEVERITIES, say_tolerance, show_summary
from qa.cite.phrase import written
from qa.listing import FigureRow
from qa.page.analysis import Audited
from qa.page.analysis_view import draw_saves
from qa.page.figure_view import figure_href, say_place
from qa.page.shelf_view import draw_pager
from qa.page.words import say_period

FINDINGS = 30
"""Findings on one page."""

CHECK_WORDS = {
    Check.PARTS: "tổng và các phần",
    Check.TABLE_TOTAL: "tổng của bảng",
    Check.PLAN: "so với kế hoạch",
    Check.GROWTH: "tăng trưởng",
    Check.SHARES: "tỷ trọng",
    Check.REPEATED: "nêu nhiều nơi",
    Check.UPDATED: "số cập nhật",
    Check.UNIT: "đơn vị",
    Check.DIFFERENCE: "mức tăng giảm",
}
_SHOWN_OPERANDS = 12


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which findings are shown: of a check and a severity, "" for any; `page` from 1."""

    check: str = ""
    severity: str = ""
    page: int = 1


def sift(audited: Audited, sieve: Sieve) -> tuple[CitedFinding, ...]:
    """Return the findings that a sieve lets through."""
    return tuple(
        found
        for found in audited.findings
        if sieve.check in {"", found.finding.check.value} and sieve.severity in {"", found.finding.severity.value}
    )


def draw_audit(audited: Audited, sieve: Sieve) -> str:
    """Draw one page of what an audit found."""
    where = f"tài liệu có tên “{audited.document}”" if audited.document else "tài liệu"
    head = f"Đã kiểm tra {audited.checked} {where}. {show_summary(audited.findings)}"
    told = f'<p class="qa-audit-summary" role="status">{escape(head)}</p>'
    if not audited.findings:
        return told
    kept = sift(audited, sieve)
    pages = max(1, -(-len(kept) // FINDINGS))
    page = max(1, min(sieve.page, pages))
    first = (page - 1) * FINDINGS
    listed = "".join(
        _draw_finding(number, found) for number, found in enumerate(kept[first : first + FINDINGS], start=first + 1)
    )
    count = f'<p class="qa-tab-count">{len(kept)} phát hiện</p>'
    return (
        f"{told}{_draw_sieve(audited.findings, sieve)}{draw_saves('audit')}{count}"
        f'<ol class="qa-findings">{listed}</ol>{draw_pager(page, pages)}'
    )


def _draw_sieve(findings: Sequence[CitedFinding], sieve: Sieve) -> str:
    checks = Counter(found.finding.check for found in findings)
    severities = Counter(found.finding.severity for found in findings)
    kinds = [(each.value, f"{CHECK_WORDS[each]} ({checks[each]})") for each in Check if checks[each]]
    grades = [(each.value, f"{SEVERITIES[each]} ({severities[each]})") for each in SEVERITY_ORDER if severities[each]]
    return (
        f'<div class="qa-sieve">{_draw_select("check", "Loại", kinds, sieve.check)}'
        f"{_draw_select('severity', 'Mức', grades, sieve.severity)}</div>"
    )


def _draw_select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> str:
    listed = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in (("", "Tất cả"), *options)
    )
    return (
        f'<div><label for="qa-sieve-{name}">{label}</label>'
        f'<select id="qa-sieve-{name}" name="{name}">{listed}</select></div>'
    )


def _draw_finding(number: int, found: CitedFinding) -> str:
    finding = found.finding
    arithmetic = f'<p class="qa-arithmetic">Phép tính: {escape(finding.arithmetic)}</p>' if finding.arithmetic else ""
    tolerance = f"<p>{escape(say_tolerance(finding))}</p>" if finding.tolerance is not None else ""
    operands = list(map(_draw_operand, found.rows))
    rest = (
        f"<details><summary>và {len(operands) - _SHOWN_OPERANDS} số nữa</summary>"
        f"<ul>{''.join(operands[_SHOWN_OPERANDS:])}</ul></details>"
        if len(operands) > _SHOWN_OPERANDS
        else ""
    )
    severity = finding.severity
    return (
        f'<li class="qa-audited"><p class="qa-audited-head"><span class="qa-severity qa-severity-{severity.value}">'
        f"{SEVERITIES[severity]}</span> <span>{number}. {escape(CHECK_WORDS[finding.check])}</span></p>"
        f'<p class="qa-audited-told">{escape(finding.sentence)}</p>{arithmetic}{tolerance}'
        f'<ul class="qa-operands">{"".join(operands[:_SHOWN_OPERANDS])}</ul>{rest}</li>'
    )


def _draw_operand(row: FigureRow) -> str:
    figure = row.figure
    about = "; ".join(filter(None, (figure.indicator, say_period(figure.period))))
    return (
        f'<li><a data-place href="{escape(figure_href(row))}">{escape(written(figure))}</a> '
        f'<span>{escape(about)}</span> <span class="qa-operand-place">{escape(say_place(row))}</span></li>'
    )
