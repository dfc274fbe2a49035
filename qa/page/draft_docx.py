"""A checked draft in, the bytes of a Word file out: its text with marked figures, then a table of what was found.

Each figure carries its sign and a number that leads to its row of the table, so that a print in grey says the same.
"""

import io

from docx import Document
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from index.document import Block, BlockKind, Span
from qa.check.explain import explain
from qa.check.verdict import Finding, Verdict
from qa.export.office_text import keep_writable
from qa.page.draft import CheckedDraft
from qa.page.draft_view import SIGNS, Placed, count_verdicts, cut_text, place_findings
from qa.show import show_place

_COLOURS = {
    Verdict.WRONG: RGBColor(0xA3, 0x27, 0x1F),
    Verdict.AMBIGUOUS: RGBColor(0x7A, 0x4A, 0x00),
    Verdict.UNKNOWN: RGBColor(0x51, 0x60, 0x6C),
    Verdict.PROVED: RGBColor(0x1A, 0x61, 0x40),
}
_HEADS = ("TT", "Số trong bản thảo", "Kết luận", "Nguồn")


def write_draft(draft: CheckedDraft) -> bytes:
    """Write the marked report."""
    document = Document()
    document.add_heading(keep_writable(f"Kết quả soát số liệu: {draft.name}"), level=1)
    counts = ", ".join(f"{SIGNS[verdict][0]} {count} {verdict.value}" for verdict, count in count_verdicts(draft))
    document.add_paragraph(f"{len(draft.findings)} con số: {counts}." if counts else "Không có con số nào.")
    placed = place_findings(draft)
    for block in draft.blocks:
        style = "Heading 2" if block.kind is BlockKind.HEADING else None
        _write_block(document.add_paragraph(style=style), block, placed.get(block.ordinal, []), draft.findings)
    document.add_heading("Bảng đối chiếu", level=2)
    table = document.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, _HEADS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for number, finding in enumerate(draft.findings, start=1):
        cells = table.add_row().cells
        for cell, text in zip(cells, _tell(number, finding), strict=True):
            cell.text = keep_writable(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _write_block(paragraph: Paragraph, block: Block, placed: list[Placed], findings: tuple[Finding, ...]) -> None:
    for text, number in cut_text(block.text, Span(0, len(block.text)), placed):
        if number is None:
            paragraph.add_run(keep_writable(text))
            continue
        verdict = findings[number].verdict
        run = paragraph.add_run(keep_writable(f"{SIGNS[verdict][0]} {text} [{number + 1}]"))
        run.bold = True
        run.font.color.rgb = _COLOURS[verdict]


def _tell(number: int, finding: Finding) -> tuple[str, str, str, str]:
    figure = finding.claim.figure
    stated = " – ".join(part for part in (" ".join(figure.text.split()), figure.indicator) if part)
    sources = []
    for fact in finding.facts:
        passage = fact.passage
        place = show_place(passage.document, passage.section, passage.paragraph, passage.page)
        sources.append(f"{place}: “{' '.join(fact.clause.split())}”")
    verdict = f"{SIGNS[finding.verdict][0]} {finding.verdict.value}: {explain(finding)}"
    return str(number), stated, verdict, "\n".join(sources)
