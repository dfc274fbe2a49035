"""A checked draft as HTML: its text with every figure marked, and for each figure what was found and where.

Records in, escaped HTML out. A verdict is told by a sign and a word, never by its colour alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from index.alignment import find_reading
from index.document import Block, BlockKind, Cell, Span
from qa.check.explain import explain
from qa.check.verdict import Finding, Verdict
from qa.cite.cite import cite_passage
from qa.page.citation import draw_citation
from qa.page.draft import CheckedDraft
from qa.page.table import fill_row, merge_cells

SIGNS: dict[Verdict, tuple[str, str]] = {
    Verdict.WRONG: ("✗", "wrong"),
    Verdict.AMBIGUOUS: ("≈", "ambiguous"),
    Verdict.UNKNOWN: ("?", "unknown"),
    Verdict.PROVED: ("✓", "proved"),
}
"""Sign and style of each verdict, in the order of what needs a person first."""

DRAFT_HEAD = """
<div class="qa-tab-head"><h2 tabindex="-1">Soát số liệu</h2>
<p>Dán bài phát biểu, tờ trình hay báo cáo: từng con số được đối chiếu với tài liệu trong kho. Bản thảo không được lưu
lại.</p></div>
"""

Placed = tuple[Span, int]
"""Reading span of a figure in a block, and the number of its finding, from 0."""


def draw_draft(draft: CheckedDraft) -> str:
    """Draw a checked draft: what was found in short, its text, and beside it one card for each figure."""
    if not draft.findings:
        return '<p class="qa-tab-empty" role="status">Bản thảo không có con số nào để đối chiếu.</p>'
    placed = place_findings(draft)
    text = "".join(_draw_block(block, placed.get(block.ordinal, []), draft.findings) for block in draft.blocks)
    cards = "".join(_draw_card(number, finding) for number, finding in enumerate(draft.findings))
    return (
        f'<div class="qa-draft">{_draw_summary(draft)}<div class="qa-draft-columns">'
        f'<article class="qa-draft-text" aria-label="Bản thảo">{text}</article>'
        f'<section class="qa-draft-cards" aria-label="Nguồn của con số" aria-live="polite">{cards}</section>'
        "</div></div>"
    )


def place_findings(draft: CheckedDraft) -> dict[int, list[Placed]]:
    """Return where the figures of each block, by its ordinal, stand in its reading text: in order, none overlapping."""
    blocks = {block.ordinal: block for block in draft.blocks}
    placed: dict[int, list[Placed]] = {}
    for number, finding in enumerate(draft.findings):
        figure = finding.claim.figure
        span = find_reading(blocks[figure.block].aligned, figure.span)
        earlier = placed.setdefault(figure.block, [])
        if span is not None and not any(other.overlaps(span) for other, _ in earlier):
            earlier.append((span, number))
    return {ordinal: sorted(spans) for ordinal, spans in placed.items()}


def cut_text(text: str, shown: Span, placed: Sequence[Placed]) -> Iterator[tuple[str, int | None]]:
    """Cut a stretch of reading text into pieces: text alone, or a figure with the number of its finding."""
    position = shown.start
    for span, number in placed:
        if span.start < position or span.end > shown.end:
            continue
        yield text[position : span.start], None
        yield text[span.start : span.end], number
        position = span.end
    yield text[position : shown.end], None


def count_verdicts(draft: CheckedDraft) -> list[tuple[Verdict, int]]:
    """Return how often each verdict was given, what needs a person first; those never given are left out."""
    counts = Counter(finding.verdict for finding in draft.findings)
    return [(verdict, counts[verdict]) for verdict in SIGNS if counts[verdict]]


def _draw_summary(draft: CheckedDraft) -> str:
    chips = "".join(
        f'<li><button type="button" class="qa-verdict qa-verdict-{SIGNS[verdict][1]}" data-next="{SIGNS[verdict][1]}">'
        f'<span aria-hidden="true">{SIGNS[verdict][0]}</span> {count} {verdict.value}</button></li>'
        for verdict, count in count_verdicts(draft)
    )
    parts = "".join(
        f'<option value="{SIGNS[verdict][1]}">phần có số {verdict.value} ({count})</option>'
        for verdict, count in count_verdicts(draft)
    )
    return (
        f'<div class="qa-draft-summary"><h3>{escape(draft.name)}: {len(draft.findings)} con số</h3><ul>{chips}</ul>'
        '<label class="qa-draft-only">Hiện <select data-only><option value="">cả bản thảo</option>'
        f"{parts}</select></label>"
        '<button type="button" class="qa-tool" data-export>Tải bản đã soát (Word)</button></div>'
    )


def _draw_block(block: Block, placed: Sequence[Placed], findings: Sequence[Finding]) -> str:
    if block.kind is BlockKind.TABLE:
        rows = "".join(
            _draw_row(block, list(cells), placed, findings)
            for _, cells in groupby(block.cells, key=lambda cell: cell.row)
        )
        return f'<div class="qa-table" tabindex="0" role="group"><table>{rows}</table></div>'
    inner = _draw_text(block, Span(0, len(block.text)), placed, findings)
    label = "" if not block.mark or block.text.startswith(block.mark) else f"{escape(block.mark)} "
    if block.kind is BlockKind.HEADING:
        return f"<h4>{label}{inner}</h4>"
    return f"<p>{label}{inner}</p>"


def _draw_row(block: Block, cells: list[Cell], placed: Sequence[Placed], findings: Sequence[Finding]) -> str:
    columns = 1 + max(cell.column for cell in block.cells)
    parts = []
    for cell, width in merge_cells(fill_row(cells, columns)):
        tag = "th" if cell.header else "td"
        span = f' colspan="{width}"' if width > 1 else ""
        parts.append(f"<{tag}{span}>{_draw_text(block, cell.span, placed, findings)}</{tag}>")
    return f"<tr>{''.join(parts)}</tr>"


def _draw_text(block: Block, shown: Span, placed: Sequence[Placed], findings: Sequence[Finding]) -> str:
    return "".join(
        escape(text) if number is None else _draw_claim(text, number, findings[number])
        for text, number in cut_text(block.text, shown, placed)
    )


def _draw_claim(text: str, number: int, finding: Finding) -> str:
    sign, style = SIGNS[finding.verdict]
    return (
        f'<button type="button" class="qa-claim qa-verdict-{style}" data-claim="{number}" data-verdict="{style}" '
        f'aria-label="{escape(text)}: {finding.verdict.value}"><span aria-hidden="true">{sign}</span>'
        f"{escape(text)}</button>"
    )


def _draw_card(number: int, finding: Finding) -> str:
    sign, style = SIGNS[finding.verdict]
    figure = finding.claim.figure
    told = explain(finding)
    sources = "".join(
        draw_citation(cite_passage(count, fact.passage, [fact.figure.span]))
        for count, fact in enumerate(finding.facts, start=1)
    )
    listed = f'<ul class="qa-citations">{sources}</ul>' if sources else ""
    name = f'<p class="qa-figure-name">{escape(figure.indicator)}</p>' if figure.indicator else ""
    return (
        f'<div class="qa-finding" id="qa-finding-{number}" hidden><p class="qa-verdict qa-verdict-{style}">'
        f'<span aria-hidden="true">{sign}</span> {finding.verdict.value}</p>'
        f'<p class="qa-finding-figure">{escape(" ".join(figure.text.split()))}</p>{name}'
        f'<p class="qa-finding-told">{escape(told[:1].upper() + told[1:])}.</p>{listed}</div>'
    )
