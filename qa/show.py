"""Answers, hits, figures and reports of indexing in, plain text for a person at a terminal out.

The JSON of the contract is made by the records themselves. Prints nothing.
"""

import textwrap
from typing import TYPE_CHECKING

from qa.answer import Answer, Citation
from qa.listing import FigureRow

if TYPE_CHECKING:
    from index.build import BuildReport
    from qa.rank.search_hit import SearchHit

WIDTH = 100
LONGEST_QUOTE = 600
_ROLES = {
    "level": "mức",
    "growth": "tăng, giảm",
    "plan_share": "so với kế hoạch",
    "change": "thay đổi",
    "target": "mục tiêu",
    "count": "số lượng",
    "other": "khác",
}
STATUSES = {
    "first_reported": "báo cáo lần đầu",
    "updated": "đã cập nhật",
    "estimate": "ước",
    "actual": "thực hiện",
    "target": "mục tiêu",
}


# Told with an answer that may well be another's.
DOUBT = "Chưa chắc chắn: hãy đọc đoạn trích để xem có đúng điều bạn hỏi không."


def show_answer(answer: Answer) -> str:
    """Return an answer: headline, figures, citations with their place and quote, other questions worth asking."""
    parts = [_wrap(answer.text)]
    if answer.is_doubted:
        parts.append(_wrap(DOUBT))
    if answer.understood:
        parts.append(_wrap(f"Đã hiểu là: {answer.understood}"))
    if answer.figures:
        lines = [
            f"  {figure.text} – {figure.name}"
            + "".join(f"; {part}" for part in (figure.period, STATUSES.get(figure.status, figure.status)) if part)
            + (f"; cách tính: {figure.formula}" if figure.formula else "")
            + f" [{figure.citation}]"
            for figure in answer.figures
        ]
        parts.append("\n".join(["Số liệu:", *lines]))
    if answer.citations:
        parts.append(
            "\n".join(["Trích dẫn:" if answer.answered else "Đoạn gần nhất:", *map(_show_citation, answer.citations)])
        )
    if answer.choices:
        parts.append("\n".join(["Có thể hỏi:", *(f"  - {choice}" for choice in answer.choices)]))
    return "\n\n".join(parts)


def show_hit(hit: "SearchHit") -> str:
    """Return one passage with its rank and place."""
    passage = hit.passage
    place = show_place(passage.document, passage.section, passage.paragraph, passage.page)
    return f"{hit.rank}. {place} ({hit.score:.3f})\n{_indent(passage.source_text)}"


def show_figure(row: FigureRow) -> str:
    """Return one figure in a line, and where it stands in another."""
    figure = row.figure
    about = [figure.indicator or "(chưa rõ chỉ tiêu)", _ROLES[figure.role.value], figure.period, figure.baseline or ""]
    told = "; ".join(part for part in (*about, STATUSES[figure.status.value]) if part)
    unit = "" if figure.unit in figure.text else f" {figure.unit}"
    return f"{' '.join(figure.text.split())}{unit} – {told}\n    {show_row_place(row)}"


def show_report(report: "BuildReport") -> str:
    """Return what indexing did in one line."""
    done = [
        f"{count} {what}"
        for count, what in (
            (len(report.added), "tài liệu mới"),
            (len(report.replaced), "được thay"),
            (len(report.unchanged), "không đổi"),
            (len(report.removed), "đã bỏ"),
            (len(report.failures), "không đọc được"),
        )
        if count
    ]
    counts = report.counts
    held = (
        f"Chỉ mục có {counts['documents']} tài liệu, {counts['blocks']} khối, {counts['chunks']} đoạn tra cứu"
        f" ({counts['vectors']} có vectơ), {counts['figures']} số liệu, {counts['bound_figures']} đã gắn chỉ tiêu."
        if counts
        else "Chưa có chỉ mục."
    )
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    return f"Xong trong {seconds} giây: {', '.join(done) or 'không có gì để đọc'}. {held}"


def _show_citation(citation: Citation) -> str:
    place = show_place(citation.document, citation.section, citation.paragraph, citation.page)
    official = f"\n{_indent(f'Dẫn: {citation.official}')}" if citation.official else ""
    return f"  [{citation.number}] {place}\n{_indent(f'“{citation.quote}”')}{official}"


def show_place(document: str, section: tuple[str, ...], paragraph: int, page: int | None) -> str:
    """Return where something stands, in one line: document, headings, paragraph, page."""
    parts = [document, *section, f"đoạn {paragraph}"]
    if page is not None:
        parts.append(f"trang {page}")
    return " › ".join(" ".join(part.split()) for part in parts)


def show_row_place(row: FigureRow) -> str:
    """Return where a figure stands, in one line."""
    return show_place(row.document.name, row.block.section, row.figure.block, row.block.page)


def _indent(text: str) -> str:
    short = textwrap.shorten(text, LONGEST_QUOTE, placeholder=" …")
    return textwrap.fill(short, WIDTH, initial_indent="      ", subsequent_indent="      ")


def _wrap(text: str) -> str:
    return "\n".join(textwrap.fill(line, WIDTH) for line in text.splitlines())
