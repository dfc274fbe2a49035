"""Records <-> rows of the store, exactly: what was put in comes out equal.

Decimals travel as text, enumerations as their values; blocks are in ``index.block_rows``. Knows no SQL
connection and no rule beyond the shape of the records.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any

from index.block_rows import decode_section, encode_json, read_kind
from index.document import BlockKind, Chunk, Document, Span
from index.figure import Direction, Figure, Role, Status
from index.letterhead_record import Letterhead
from index.letterhead_rows import letterhead_from_json, letterhead_to_json
from index.record import record

PASSAGE_BYTES = 16
# A question reads hundreds of rows; to make a member of an enumeration from its value each time costs two calls.
_read_role, _read_direction, _read_status = cache(Role), cache(Direction), cache(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A stored document without its text and blocks; `indexed_at` is UTC in ISO 8601.

    `id` names one reading of the file: a replaced document gets a new one. `pipeline` names the version of the
    stages that read it.
    """

    id: int
    name: str
    path: str
    title: str
    content_hash: str
    pipeline: str
    territory: str
    period: str
    format: str
    warnings: tuple[str, ...]
    letterhead: Letterhead | None
    indexed_at: str


@record(frozen=True, slots=True, kw_only=True)
class StoredChunk:
    """A chunk with what is shown of it, so that a ranking of hundreds reads no whole blocks and texts.

    Parameters
    ----------
    id
        What every index returns; never used for another chunk.
    document_id
        Its document.
    chunk
        The chunk.
    source_text
        Source text of its span.
    kind, section
        Of its block.
    """

    id: int
    document_id: int
    chunk: Chunk
    source_text: str
    kind: BlockKind
    section: tuple[str, ...]


@record(frozen=True, slots=True, kw_only=True)
class StoredFigure:
    """A figure with its own id and those of its chunk and its document."""

    id: int
    chunk_id: int
    document_id: int
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that the last indexing could not read, why, and what to do (Vietnamese, no full stop)."""

    path: str
    reason: str
    cure: str


DOCUMENT_COLUMNS = (
    "id, name, path, title, content_hash, pipeline, territory, period, format, warnings, letterhead, indexed_at"
)
CHUNK_COLUMNS = (
    "chunks.id, chunks.document_id, chunks.ordinal, block, span_start, span_end, chunks.text, context, chunks.page,"
    " source, kind, section"
)
FIGURE_COLUMNS = (
    "chunk_id, document_id, chunk, block, span_start, span_end, clause_start, clause_end, text, number, upper, unit,"
    " value, base_unit, indicator, role, direction, period, baseline, status, parent, territory, qualifier,"
    " row_number, column_number"
)


def document_from_row(row: tuple[Any, ...]) -> DocumentRow:
    """Return the document of a row of `DOCUMENT_COLUMNS`."""
    return DocumentRow(
        id=row[0],
        name=row[1],
        path=row[2],
        title=row[3],
        content_hash=row[4],
        pipeline=row[5],
        territory=row[6],
        period=row[7],
        format=row[8],
        warnings=tuple(json.loads(row[9])),
        letterhead=letterhead_from_json(row[10]),
        indexed_at=row[11],
    )


def document_to_row(document: Document, *, pipeline: str) -> tuple[Any, ...]:
    """Return the values of `DOCUMENT_COLUMNS` without the id and the time, and the text."""
    return (
        document.name,
        document.path,
        document.title,
        document.content_hash,
        pipeline,
        document.territory,
        document.period,
        document.format,
        encode_json(document.warnings),
        letterhead_to_json(document.letterhead),
        document.text,
    )


def chunk_from_row(row: tuple[Any, ...]) -> StoredChunk:
    """Return the chunk of a row of `CHUNK_COLUMNS`."""
    identifier, document_id, ordinal, block, start, end, text, context, page, source, kind, section = row
    return StoredChunk(
        id=identifier,
        document_id=document_id,
        chunk=Chunk(ordinal=ordinal, block=block, span=Span(start, end), text=text, context=context, page=page),
        source_text=text if source is None else source,
        kind=read_kind(kind),
        section=decode_section(section),
    )


def chunk_to_row(chunk: Chunk, document: Document) -> tuple[Any, ...]:
    """Return (ordinal, block, start, end, digest, text, context, page, source).

    The source is None when it is as the text.
    """
    source = document.text[chunk.span.start : chunk.span.end]
    return (
        chunk.ordinal,
        chunk.block,
        chunk.span.start,
        chunk.span.end,
        passage_digest(chunk),
        chunk.text,
        chunk.context,
        chunk.page,
        None if source == chunk.text else source,
    )


def passage_digest(chunk: Chunk) -> bytes:
    """Return what two chunks share exactly when text and context are equal: 16 bytes of BLAKE2b."""
    digest = _digest_of_context(chunk.context).copy()
    digest.update(chunk.text.encode())
    return digest.digest()


# The chunks of a section stand under the same headings.
@lru_cache(256)
def _digest_of_context(context: str) -> blake2b:
    return blake2b(f"{context}\x1f".encode(), digest_size=PASSAGE_BYTES)


def figure_to_row(figure: Figure) -> tuple[Any, ...]:
    """Return the values of `FIGURE_COLUMNS` without both ids: the ordinal of the chunk comes first."""
    return (
        figure.chunk,
        figure.block,
        figure.span.start,
        figure.span.end,
        figure.clause.start,
        figure.clause.end,
        figure.text,
        str(figure.number),
        None if figure.upper is None else str(figure.upper),
        figure.unit,
        str(figure.value),
        figure.base_unit,
        figure.indicator,
        figure.role.value,
        figure.direction.value,
        figure.period,
        figure.baseline,
        figure.status.value,
        figure.parent,
        figure.territory,
        figure.qualifier,
        figure.row,
        figure.column,
    )


def figure_from_row(row: tuple[Any, ...]) -> StoredFigure:
    """Return the figure of a row of ``id`` and `FIGURE_COLUMNS`."""
    figure = Figure(
        chunk=row[3],
        block=row[4],
        span=Span(row[5], row[6]),
        clause=Span(row[7], row[8]),
        text=row[9],
        number=Decimal(row[10]),
        upper=None if row[11] is None else Decimal(row[11]),
        unit=row[12],
        value=Decimal(row[13]),
        base_unit=row[14],
        indicator=row[15],
        role=_read_role(row[16]),
        direction=_read_direction(row[17]),
        period=row[18],
        baseline=row[19],
        status=_read_status(row[20]),
        parent=row[21],
        territory=row[22],
        qualifier=row[23],
        row=row[24],
        column=row[25],
    )
    return StoredFigure(id=row[0], chunk_id=row[1], document_id=row[2], figure=figure)
