"""Sums over all questions of a gold set. Questions and rows in, a summary out, as JSON or as a Vietnamese table.

Every question counts: one without an answer counts as refused, never as absent.
"""

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.evaluation.gold import GoldQuestion
from qa.evaluation.measures import Judgement, count_misquotes, judge_answer
from qa.evaluation.rate import Rate, write_rate
from qa.evaluation.run import RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The measures over a gold set.

    Parameters
    ----------
    questions, missing
        How many were asked; how many of them have no row in the run.
    correct
        Of all questions, answered rightly or refused rightly.
    answerable_correct, correct_and_cited, cited_first, cited_all, answerable_refused
        Of the answerable ones: stated rightly; that and proved by the first citation; first citation right; all
        evidence cited; refused, which is wrong.
    unanswerable_refused
        Of the unanswerable ones.
    unsupported_numbers
        Numbers in headlines that nothing supports, in all.
    misquoted_citations
        Citations that are not the text at their offsets, in all; None when the texts were not given.
    median_ms, p95_ms
        Time of an answer in milliseconds; None when no row says.
    by
        Correct of all, for each "kind:..." and "form:...", sorted.
    """

    questions: int
    missing: int
    correct: Rate
    answerable_correct: Rate
    correct_and_cited: Rate
    cited_first: Rate
    cited_all: Rate
    answerable_refused: Rate
    unanswerable_refused: Rate
    unsupported_numbers: int
    misquoted_citations: int | None
    median_ms: float | None
    p95_ms: float | None
    by: tuple[tuple[str, Rate], ...]

    def to_json(self) -> dict[str, object]:
        """Return the summary with the field's own names; shares are rounded to four decimals."""
        return {
            "questions": self.questions,
            "missing": self.missing,
            **{name: round(rate.share, 4) for name, _, rate in self.list_rates()},
            "unsupported_numbers": self.unsupported_numbers,
            "misquoted_citations": self.misquoted_citations,
            "p50_ms": self.median_ms,
            "p95_ms": self.p95_ms,
            "intervals_95": {name: rate.to_json()["interval_95"] for name, _, rate in self.list_rates()},
            "by": {name: rate.to_json() for name, rate in self.by},
        }

    def list_rates(self) -> tuple[tuple[str, str, Rate], ...]:
        """Return (name in JSON, name on screen, rate) for each measure, in the order in which they are shown."""
        return (
            ("accuracy", "Đúng trên mọi câu", self.correct),
            ("answerable_accuracy", "Đúng, câu có đáp án", self.answerable_correct),
            ("answerable_correct_and_cited", "Đúng và dẫn đúng nguồn", self.correct_and_cited),
            ("cite@1", "Trích dẫn đầu đúng chỗ", self.cited_first),
            ("cite_all", "Dẫn đủ mọi bằng chứng", self.cited_all),
            ("unanswerable_refused", "Từ chối đúng (ngoài tài liệu)", self.unanswerable_refused),
            ("answerable_refused", "Từ chối nhầm (càng ít càng tốt)", self.answerable_refused),
        )


def summarise(
    questions: Sequence[GoldQuestion],
    rows: Mapping[str, RunRow],
    *,
    texts: Mapping[str, str] | None = None,
) -> Summary:
    """Judge a run against its gold.

    Parameters
    ----------
    questions
        The gold.
    rows
        Answers by question id; rows of other questions are passed over.
    texts
        Texts of the documents by file name, to check quotes against; None leaves that out.

    Returns
    -------
    The summary.
    """
    judged = [(question, judge_answer(question, rows.get(question.id))) for question in questions]
    given = [rows[question.id] for question in questions if question.id in rows]
    answerable = [judgement for question, judgement in judged if question.is_answerable]
    unanswerable = [judgement for question, judgement in judged if not question.is_answerable]
    times = sorted(row.elapsed_ms for row in given if row.elapsed_ms is not None)
    return Summary(
        questions=len(questions),
        missing=len(questions) - len(given),
        correct=_rate([judgement.correct for _, judgement in judged]),
        answerable_correct=_rate([j.correct for j in answerable]),
        correct_and_cited=_rate([j.succeeded for j in answerable]),
        cited_first=_rate([bool(j.cited_first) for j in answerable]),
        cited_all=_rate([bool(j.cited_all) for j in answerable]),
        answerable_refused=_rate([not j.answered for j in answerable]),
        unanswerable_refused=_rate([j.correct for j in unanswerable]),
        unsupported_numbers=sum(len(judgement.unsupported) for _, judgement in judged),
        misquoted_citations=None if texts is None else sum(count_misquotes(row, texts) for row in given),
        median_ms=round(statistics.median(times), 1) if times else None,
        p95_ms=round(times[int(0.95 * (len(times) - 1))], 1) if times else None,
        by=_rate_groups(judged),
    )


def _rate(outcomes: Sequence[bool]) -> Rate:
    return Rate(sum(outcomes), len(outcomes))


def _rate_groups(judged: Sequence[tuple[GoldQuestion, Judgement]]) -> tuple[tuple[str, Rate], ...]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for question, judgement in judged:
        groups[f"kind:{question.kind}"].append(judgement.correct)
        groups[f"form:{question.form}"].append(judgement.correct)
    return tuple((name, _rate(groups[name])) for name in sorted(groups))


def write_summary(summary: Summary) -> str:
    """Write a summary as a table for a terminal, shares with their 95% intervals and counts.

    Parameters
    ----------
    summary
        Of one run.

    Returns
    -------
    Lines of Vietnamese without a newline at the end.
    """
    lines = [f"{summary.questions} câu hỏi, {summary.missing} câu chưa có câu trả lời", ""]
    lines += [_row(label, write_rate(rate)) for _, label, rate in summary.list_rates()]
    lines.append(_row("Con số không có căn cứ", f"{summary.unsupported_numbers:>7}"))
    if summary.misquoted_citations is not None:
        lines.append(_row("Trích dẫn sai nguyên văn", f"{summary.misquoted_citations:>7}"))
    for label, value in (("Thời gian, trung vị", summary.median_ms), ("Thời gian, phân vị 95", summary.p95_ms)):
        lines.append(_row(label, "      -" if value is None else f"{value:>7.1f} ms".replace(".", ",")))
    for prefix, heading in (("kind:", "Theo loại câu hỏi"), ("form:", "Theo cách viết")):
        lines += ["", heading]
        lines += [
            _row(f"  {name.removeprefix(prefix)}", write_rate(rate))
            for name, rate in summary.by
            if name.startswith(prefix)
        ]
    return "\n".join(lines)


def _row(label: str, value: str) -> str:
    return f"{label:<32} {value}"
