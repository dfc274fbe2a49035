"""A figure being read: reading offsets and what is known so far; and its finishing into a record of the source."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from index.document import Block, Chunk, Document, Span
from index.extract.unit import base_of
from index.figure import Direction, Figure, Role, Status
from index.record import record


@record(frozen=True, slots=True, kw_only=True)
class Draft:
    """Fields as in ``index.figure.Figure``; `reading` and `clause` are reading spans of block `block`."""

    block: int
    reading: Span
    clause: Span
    number: Decimal
    upper: Decimal | None
    unit: str
    indicator: str
    role: Role
    direction: Direction
    baseline: str | None
    parent: str | None
    qualifier: str
    period: str
    status: Status = Status.ACTUAL
    territory: str = ""
    row: int | None = None
    column: int | None = None


def finish_figure(draft: Draft, block: Block, document: Document, chunks: Sequence[Chunk]) -> Figure:
    """Turn a draft into a figure of the source; `chunks` are those of its block, by where they start."""
    span = block.aligned.to_source(draft.reading.start, draft.reading.end)
    clause = block.aligned.to_source(draft.clause.start, draft.clause.end)
    base, factor = base_of(draft.unit)
    i = bisect_right(chunks, span.start, key=lambda chunk: chunk.span.start) - 1
    stating = chunks[i] if i >= 0 and span.start < chunks[i].span.end else None
    return Figure(
        block=draft.block,
        chunk=stating.ordinal if stating is not None else (chunks[0].ordinal if chunks else 0),
        span=span,
        clause=clause,
        text=document.text[span.start : span.end],
        number=draft.number,
        upper=draft.upper,
        unit=draft.unit,
        value=draft.number * factor,
        base_unit=base,
        indicator=draft.indicator,
        role=_final_role(draft),
        direction=draft.direction,
        period=draft.period,
        baseline=draft.baseline,
        parent=draft.parent,
        status=draft.status,
        territory=draft.territory or document.territory,
        qualifier=draft.qualifier,
        row=draft.row,
        column=draft.column,
    )


def _final_role(draft: Draft) -> Role:
    if draft.status is Status.TARGET and draft.role in {Role.LEVEL, Role.COUNT}:
        return Role.TARGET
    return draft.role
