"""Documents of a few lines for tests: blocks without a structure stage, tables from rows of cells."""

from collections.abc import Sequence

from index.document import Block, BlockKind, Cell, Document, Span, align_pieces
from index.extract.figures import extract_figures
from index.figure import Figure


def paragraph(
    ordinal: int, *sentences: str, start: int = 0, section: tuple[str, ...] = (), kind: BlockKind = BlockKind.PARAGRAPH
) -> Block:
    """Return a block of sentences, one space between them, that stands at source offset `start`."""
    text = " ".join(sentences)
    spans, position = [], 0
    for sentence in sentences:
        spans.append(Span(position, position + len(sentence)))
        position += len(sentence) + 1
    aligned = align_pieces([(text, start, len(text))])
    return Block(ordinal=ordinal, kind=kind, aligned=aligned, sentences=tuple(spans), section=section)


def table(
    rows: Sequence[Sequence[str]], *, headers: int = 1, caption: str = "", unit: str | None = None, ordinal: int = 1
) -> Block:
    """Return a table block: cells in row order, one tab or newline after each; the first `headers` rows are headers."""
    parts: list[str] = []
    cells: list[Cell] = []
    position = 0
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            span = Span(position, position + len(text))
            cells.append(Cell(row=i, column=j, span=span, header=i < headers))
            parts.append(text + ("\n" if j + 1 == len(row) else "\t"))
            position += len(parts[-1])
    text = "".join(parts)
    return Block(
        ordinal=ordinal,
        kind=BlockKind.TABLE,
        aligned=align_pieces([(text, 0, len(text))]),
        cells=tuple(cells),
        caption=caption,
        unit=unit,
    )


def document_of(*blocks: Block, period: str = "", territory: str = "") -> Document:
    """Return a document whose text is that of its blocks, a newline after each."""
    text = "".join(block.text + "\n" for block in blocks)
    return Document(
        name="thử.txt",
        path="thử.txt",
        title="Tài liệu thử",
        text=text,
        content_hash="",
        territory=territory,
        period=period,
        blocks=blocks,
    )


def figures_of(*sentences: str, period: str = "", territory: str = "") -> tuple[Figure, ...]:
    """Return the figures of a document of one paragraph."""
    return extract_figures(document_of(paragraph(1, *sentences), period=period, territory=territory), ())
