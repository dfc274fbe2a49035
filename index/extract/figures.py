"""A document with its blocks and chunks in, its figures out.

Puts together what the grammars read: statements of sentences (indicator, role), periods, status, territory, and the
context that carries them: the heading above, the sentence before, the place of a footnote's mark. Table cells are in
``index.extract.cells``. Does not rank, store or embed; does not read files.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from index.document import AlignedText, Block, BlockKind, Chunk, Document, Span
from index.errors import AlignmentError
from index.extract.alternatives import word_of
from index.extract.cells import extract_cells
from index.extract.comparison import baseline_before
from index.extract.draft import Draft, finish_figure
from index.extract.notation import Relation, is_before, relate_periods, year_of
from index.extract.number import holds_number
from index.extract.owner import opening_place, places_of
from index.extract.period import PeriodMention, find_periods
from index.extract.slips import mend_slips
from index.extract.statement import Statement, cut_long, read_statements
from index.extract.status import section_status, statuses_of
from index.extract.territory import find_territories
from index.extract.when import date_statements, heading_period, opening_year, sole_period
from index.figure import MOVES, Figure, Status

_LEADS_PARTS = re.compile(word_of(r"trong đó|gồm|bao gồm|chia ra|cụ thể(?: như sau)?", then=r"\W*$"))
_CONTINUES = re.compile(r"\W*(?:trong (?:số )?(?:đó|này)|còn lại|số còn lại|riêng|bao gồm|gồm)(?!\w)", re.IGNORECASE)
# "Hiện nay", "Sau đó", "Trong thời gian dịch bệnh": another time than that of the sentence before, which nothing tells.
_ANOTHER_TIME = re.compile(
    r"\W*(?:sau đó|sau này|về sau|trước đó|trước đây|trước kia|ngày nay|(?:(?:cho|tính) )?đến nay|(?:kể )?từ đó"
    r"|hiện(?! đại| vật| tượng| trạng| thực| thân| diện)|trong thời (?:gian|kỳ|điểm)(?! (?:này|đó|trên|cả|\d+|hai|ba|bốn|năm|một|mười)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
# Lists of sources tell titles, not facts.
_SOURCES = re.compile(
    r"\W*(?:tham khảo|tài liệu tham khảo|liên kết ngoài|đọc thêm|thư mục|nguồn tham khảo|chú thích|xem thêm)\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Context:
    """What a sentence inherits while one document is read from its top."""

    document: Document
    # what a growth without words for it is compared with: as in its sentence, else as a report usually does
    baseline: str | None = None
    usual: str | None = None
    # (block ordinal) -> drafts of its figures with reading spans, for footnotes bound to them
    stated: dict[int, list[Draft]] = field(default_factory=dict)
    periods: dict[tuple[str, ...], str] = field(default_factory=dict)
    # what a paragraph that ends in a colon gives the list below it: its period, the indicator its items are parts of
    lead: tuple[str, str | None] = ("", None)
    # the last period that a sentence was about, and the section that it stands in
    recent: tuple[tuple[str, ...], str] = ((), "")

    def section_period(self, block: Block) -> str:
        """Return the period that the nearest heading above a block names, else the document's."""
        if block.section not in self.periods:
            base = self.document.period
            named = (heading_period(heading, find_periods(heading, base=base)) for heading in reversed(block.section))
            self.periods[block.section] = next((period for period in named if period), base)
        return self.periods[block.section]


@dataclass(slots=True)
class _Flow:
    """What a sentence inherits within its block.

    `base` period of the heading, `status` of the section, `anchor` figure of a footnote's mark, `carried` period that
    an earlier sentence opened with, `parent` whole that the block lists parts of, `previous` figure.
    """

    base: str
    status: Status | None
    anchor: Draft | None
    carried: str = ""
    place: str = ""
    parent: str | None = None
    previous: Draft | None = None


def extract_figures(document: Document, chunks: Sequence[Chunk]) -> tuple[Figure, ...]:
    """Extract all figures of a document.

    Parameters
    ----------
    document
        With its blocks, territory and period filled in.
    chunks
        Its chunks in order; each figure names the one that states it.

    Returns
    -------
    The figures in source order.

    Raises
    ------
    AlignmentError
        If a figure's text is not the source text at its span.
    """
    document = replace(document, blocks=tuple(map(_mend, document.blocks)))
    context = _Context(document)
    drafts: list[Draft] = []
    ordered = sorted(document.blocks, key=lambda block: block.kind is BlockKind.FOOTNOTE)
    for block in ordered:
        if _tells_sources(block):
            continue
        found = list(extract_cells(block, document) if block.kind is BlockKind.TABLE else _read_block(block, context))
        context.stated[block.ordinal] = found
        drafts.extend(found)
    by_block: dict[int, list[Chunk]] = {}
    # Groups of columns that repeat side by side are told one below the other.
    for chunk in sorted(chunks, key=lambda chunk: chunk.span.start):
        by_block.setdefault(chunk.block, []).append(chunk)
    blocks = {block.ordinal: block for block in document.blocks}
    figures = [finish_figure(draft, blocks[draft.block], document, by_block.get(draft.block, ())) for draft in drafts]
    for figure in figures:
        if document.text[figure.span.start : figure.span.end] != figure.text:
            raise AlignmentError(f"{document.name}: số liệu “{figure.text}” lệch vị trí")
    return tuple(sorted(figures, key=lambda figure: figure.span))


def _mend(block: Block) -> Block:
    """Return a block whose words the grammars can read; its source stays as printed."""
    mended = mend_slips(block.text)
    return block if mended == block.text else replace(block, aligned=AlignedText(mended, block.aligned.runs))


def _read_block(block: Block, context: _Context) -> Iterator[Draft]:
    flow = _open_flow(block, context)
    last: list[Draft] = []
    sentences = block.sentences or (Span(0, len(block.text)),)
    for sentence in (piece for one in sentences for piece in cut_long(block.text, one)):
        last = list(_read_sentence(block, sentence, flow, context))
        yield from last
    if block.kind is not BlockKind.LIST_ITEM:
        whole = last[-1].indicator if last and _LEADS_PARTS.search(block.text) else None
        context.lead = (flow.carried, whole) if block.text.rstrip().endswith(":") else ("", None)
    if not last and (period := sole_period(block.text, find_periods(block.text, base=flow.base))):
        context.periods[block.section] = period  # a line of its own, "Năm 2014", heads what follows as a heading does


def _open_flow(block: Block, context: _Context) -> _Flow:
    """Gather what the first sentence of a block inherits."""
    flow = _Flow(
        base=context.section_period(block), status=section_status(block.section), anchor=_anchor_draft(block, context)
    )
    if block.kind is BlockKind.LIST_ITEM:
        flow.carried, flow.parent = context.lead
    if not context.document.period:
        context.usual = None  # only a report measures everything against one period
    if flow.anchor is not None:
        # A note goes on with the comparison of what it explains.
        context.usual = flow.anchor.baseline if flow.anchor.role in MOVES else context.usual
        flow.base = flow.anchor.period or flow.base
        flow.parent = flow.anchor.indicator if _opens_parts(block.text) else None
    return flow


def _read_sentence(block: Block, sentence: Span, flow: _Flow, context: _Context) -> Iterator[Draft]:
    text = block.text[sentence.start : sentence.end]
    if not holds_number(text):
        if flow.place and find_territories(text):
            flow.place = ""  # another place is spoken of
        return
    context.baseline = context.usual
    # Where neither heading nor document tells the year of "10 tháng đầu năm", what stands before it does.
    section, recent = context.recent
    if flow.carried and _ANOTHER_TIME.match(text):
        flow.carried = ""
    periods = _find_periods(text, flow.base or flow.carried or (recent if section == block.section else ""))
    statements = read_statements(text, taken=[mention.span for mention in periods], parent=flow.parent)
    # "Trong đó, ..." goes on with what the sentence before said, at the time that it said it of.
    continues = flow.previous is not None and _CONTINUES.match(text) is not None
    carried = flow.previous.period if continues and flow.previous is not None else flow.carried
    dated = date_statements(text, statements, periods, carried=carried or flow.carried, base=flow.base)
    if dated.opening or dated.named:
        context.recent = (block.section, dated.opening or dated.named)
    # A report has its own period to go back to; elsewhere the last year named holds on.
    # So has what stands under a heading of a quarter when the sentence before named its year.
    holds = not context.document.period and relate_periods(flow.base, dated.named) is not Relation.CONTAINS
    flow.carried = dated.opening or (dated.named if holds else "") or flow.carried
    anchored = flow.anchor.status if flow.anchor is not None and flow.anchor.status is not Status.TARGET else None
    told = statuses_of(text, statements, anchored)
    places, home = find_territories(text) if statements else (), context.document.territory
    owners = places_of(text, places, [each.span for each in statements], home=home)
    if places:
        flow.place = opening_place(text, places)
    for statement, period, territory in zip(statements, dated.periods, owners, strict=True):
        # "III. Kế hoạch năm 2021": what is told there of 2020 has come about.
        planned = None if is_before(period, flow.base) else flow.status
        status = told.get(statement.span.start) or planned or Status.ACTUAL
        flow.previous = _draft(
            block,
            sentence,
            statement,
            flow.previous,
            period=period,
            baseline=_baseline(statement, context, opens=statement is statements[0]),
            status=Status.ACTUAL if statement.begins and status is Status.TARGET else status,
            territory=territory if places else flow.place,
        )
        yield flow.previous


def _find_periods(text: str, base: str) -> tuple[PeriodMention, ...]:
    """Find the periods of a sentence; those that lean on a year lean on the one that it opens with, if any."""
    found = find_periods(text, base=base)
    year = opening_year(text, found)
    return find_periods(text, base=year) if year and year_of(base) != year_of(year) else found


def _draft(
    block: Block,
    sentence: Span,
    statement: Statement,
    previous: Draft | None,
    *,
    period: str,
    baseline: str | None,
    status: Status,
    territory: str,
) -> Draft:
    """Put a statement and its circumstances together; without an indicator it goes on with the previous figure's."""
    indicator, parent = _tidy(statement.indicator), _tidy(statement.parent) if statement.parent else None
    if not indicator and previous is not None:
        indicator, parent = previous.indicator, previous.parent
    offset = sentence.start
    return Draft(
        block=block.ordinal,
        reading=Span(offset + statement.span.start, offset + statement.span.end),
        clause=Span(offset + statement.clause.start, offset + statement.clause.end),
        number=statement.mention.number,
        upper=statement.mention.upper,
        unit=statement.unit_text,
        indicator=indicator,
        role=statement.comparison.role,
        direction=statement.comparison.direction,
        baseline=baseline,
        parent=parent,
        qualifier=statement.mention.qualifier,
        period=period,
        status=status,
        territory=territory,
    )


def _baseline(statement: Statement, context: _Context, *, opens: bool) -> str | None:
    """Return what a growth is compared with, by its own words or by those before, which it then decides."""
    baseline = statement.comparison.baseline
    if statement.comparison.role not in MOVES:
        return baseline
    if baseline == "cùng kỳ":
        context.usual = baseline
    # What a sentence says ahead of its growths holds for them alone.
    baseline = baseline or baseline_before(statement.lead, opens=opens) or context.baseline
    context.baseline = baseline
    return baseline


def _tidy(indicator: str) -> str:
    return " ".join(indicator.split())


# Many blocks stand under one heading.
_heads_sources = lru_cache(maxsize=256)(_SOURCES.match)


def _tells_sources(block: Block) -> bool:
    cited = block.text.startswith("^") or (bool(block.section) and _heads_sources(block.section[-1]) is not None)
    return cited and block.kind is not BlockKind.FOOTNOTE


def _anchor_draft(block: Block, context: _Context) -> Draft | None:
    """Return the figure that a footnote's mark stands at or after, else None."""
    if block.kind is not BlockKind.FOOTNOTE or block.anchor is None:
        return None
    ordinal, offset = block.anchor
    before = [draft for draft in context.stated.get(ordinal, ()) if draft.reading.start <= offset]
    return before[-1] if before else None


def _opens_parts(text: str) -> bool:
    return text.lstrip().lower().startswith(("trong đó", "gồm", "bao gồm", "chia ra", "vốn "))
