"""Findings in, the report on a draft out: the JSON of the command line, or plain text for a person.

What needs a person comes first: lệch, mơ hồ, không thấy, then khớp. Judges nothing, prints nothing.
"""

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qa.arithmetic.rounding import Fit
from qa.candidate import Fact
from qa.check.explain import distance, explain
from qa.check.verdict import Finding, Verdict
from qa.cite.cite import cite_passage
from qa.show import show_place

WIDTH = 100
_ORDER = (Verdict.WRONG, Verdict.AMBIGUOUS, Verdict.UNKNOWN, Verdict.PROVED)
_LONGEST_SENTENCE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A checked draft: its name and the findings in order of its text."""

    draft: str
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing in it differs from its source."""
        return all(finding.verdict is not Verdict.WRONG for finding in self.findings)

    def to_json(self) -> dict[str, object]:
        """Return the object that the command prints."""
        counts = Counter(finding.verdict for finding in self.findings)
        return {
            "draft": self.draft,
            "counts": {verdict.value: counts[verdict] for verdict in Verdict},
            "findings": [_finding_to_json(finding) for finding in self.findings],
        }

    def to_text(self) -> str:
        """Return the report for a person at a terminal."""
        parts = [_summary(self.findings)]
        for verdict in _ORDER:
            found = [finding for finding in self.findings if finding.verdict is verdict]
            if found:
                parts.append(f"{verdict.value.upper()} ({len(found)})")
                parts.extend(map(_show_finding, found))
        return "\n\n".join(parts)


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Bản thảo không có con số nào để đối chiếu."
    counts = Counter(finding.verdict for finding in findings)
    rounded = sum(finding.fit is Fit.ROUNDED for finding in findings)
    told = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
    return f"{len(findings)} con số: {told}." + (f" Trong số khớp có {rounded} số làm tròn." if rounded else "")


def _show_finding(finding: Finding) -> str:
    claim = finding.claim
    written = " ".join(claim.figure.text.split())
    head = f"• {written} – {claim.figure.indicator or '(chưa rõ chỉ tiêu)'}: {explain(finding)}"
    sentence = textwrap.shorten(claim.sentence, _LONGEST_SENTENCE, placeholder=" …")
    lines = [_fill(head, 0), _fill(f"Bản thảo: {sentence}", 4)]
    if finding.verdict is Verdict.PROVED:
        lines.pop()
    for fact in finding.facts:
        passage = fact.passage
        lines.append(
            _fill(f"Nguồn: {show_place(passage.document, passage.section, passage.paragraph, passage.page)}", 4)
        )
        lines.append(_fill(f"“{textwrap.shorten(fact.clause.lstrip(' ,;'), _LONGEST_SENTENCE, placeholder=' …')}”", 6))
    return "\n".join(lines)


def _fill(text: str, indent: int) -> str:
    space = " " * indent
    return textwrap.fill(text, WIDTH, initial_indent=space, subsequent_indent=space + "  ")


def _finding_to_json(finding: Finding) -> dict[str, object]:
    figure = finding.claim.figure
    apart, share = distance(finding) if finding.verdict is Verdict.WRONG else (None, None)
    return {
        "text": " ".join(figure.text.split()),
        "start": figure.span.start,
        "end": figure.span.end,
        "number": format(figure.number, "f"),
        "unit": figure.unit,
        "indicator": figure.indicator,
        "role": figure.role.value,
        "direction": figure.direction.value,
        "period": figure.period,
        "territory": finding.claim.place,
        "verdict": finding.verdict.value,
        "match": finding.fit.value if finding.fit is not None else None,
        "difference": finding.difference.value if finding.difference is not None else None,
        "apart": None if apart is None else format(apart, "f"),
        "apart_percent": None if share is None else round(float(share), 2),
        "explanation": explain(finding),
        "sources": [_source_to_json(number, fact) for number, fact in enumerate(finding.facts, start=1)],
    }


def _source_to_json(number: int, fact: Fact) -> dict[str, object]:
    figure = fact.figure
    return {
        **cite_passage(number, fact.passage, [figure.span]).to_json(),
        "text": " ".join(figure.text.split()),
        "number": format(figure.number, "f"),
        "unit": figure.unit,
        "indicator": figure.indicator,
        "role": figure.role.value,
        "direction": figure.direction.value,
        "period": figure.period,
        "status": figure.status.value,
        "territory": figure.territory,
    }
