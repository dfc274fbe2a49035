"""One reading of one file in, the rows that are stored of it out, but for the ids, which the store gives.

Made where the file was parsed, so that the process that writes only writes. Every join of records is checked here: a
figure must be the source text of its span.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.block_rows import block_to_row
from index.document import Chunk, Document
from index.errors import AlignmentError
from index.figure import Figure
from index.page_rows import page_to_row
from index.rows import chunk_to_row, document_to_row, figure_to_row

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """What is stored of one reading of a file; plain tuples, because they travel between processes.

    Parameters
    ----------
    path
        Absolute; the identity of the document.
    document
        As ``index.rows.document_to_row`` makes it.
    pages, blocks
        Values of the columns but for the document's id.
    chunks
        The same, ordinals 0, 1, 2, ... in order.
    figures
        Values of the columns but for the ids of chunk and document; the ordinal of the chunk comes first.
    """

    path: str
    document: Row
    pages: tuple[Row, ...]
    blocks: tuple[Row, ...]
    chunks: tuple[Row, ...]
    figures: tuple[Row, ...]


def document_rows(
    document: Document, chunks: Sequence[Chunk], figures: Sequence[Figure], *, pipeline: str
) -> DocumentRows:
    """Return what is stored of one reading of a file.

    Parameters
    ----------
    document
        With its blocks; its path is its identity.
    chunks
        Ordinals 0, 1, 2, ... in order.
    figures
        Each names the ordinals of a block and of a chunk of this document.
    pipeline
        Names the version of the stages that made the records.

    Raises
    ------
    AlignmentError
        A figure's text is not the source text of its span, or a record points outside the document.
    """
    _check_joins(document, chunks, figures)
    return DocumentRows(
        path=document.path,
        document=document_to_row(document, pipeline=pipeline),
        pages=tuple(map(page_to_row, document.pages)),
        blocks=tuple(map(block_to_row, document.blocks)),
        chunks=tuple(chunk_to_row(chunk, document) for chunk in chunks),
        figures=tuple(map(figure_to_row, figures)),
    )


def _check_joins(document: Document, chunks: Sequence[Chunk], figures: Sequence[Figure]) -> None:
    length = len(document.text)
    blocks = {block.ordinal for block in document.blocks}
    for ordinal, chunk in enumerate(chunks):
        if chunk.ordinal != ordinal or chunk.block not in blocks or chunk.span.end > length:
            raise AlignmentError(f"{document.name}: đoạn tra cứu {ordinal} (“{chunk.text[:40]}”) nằm ngoài tài liệu")
    for figure in figures:
        found = document.text[figure.span.start : figure.span.end]
        if found != figure.text:
            raise AlignmentError(
                f"{document.name}: số liệu “{figure.text}” không khớp nguồn “{found}” tại [{figure.span.start},"
                f" {figure.span.end})"
            )
        if figure.block not in blocks or not 0 <= figure.chunk < len(chunks) or figure.clause.end > length:
            raise AlignmentError(f"{document.name}: số liệu “{figure.text}” nằm ngoài đoạn tra cứu")
