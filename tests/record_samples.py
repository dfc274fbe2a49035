"""Hand-made records for tests: a small document whose chunks and figures agree with its text to the character."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.document import AlignedText, Block, BlockKind, Chunk, Document, Run, Span
from index.figure import Direction, Figure, Role, Status
from index.parse import Parsed
from index.terms import chunk_terms, find_words


class CountingEncoder:
    """Stand in for a model: a vector of the text's length, counted; can be told to die after some batches."""

    def __init__(self, name: str = "đếm", *, batches: int = 10**6, scale: float = 100) -> None:
        self.name = name
        self.dimension = 2
        self.batches = batches
        self.scale = scale
        self.texts: list[str] = []

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return unit vectors float32 (n, 2)."""
        if self.batches == 0:
            raise KeyboardInterrupt
        self.batches -= 1
        self.texts.extend(texts)
        if progress is not None:
            progress(len(texts))
        angles = np.array([len(text) / self.scale for text in texts])
        rows: NDArray[np.float32] = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
        return rows

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return a unit vector float32 (2,)."""
        vector: NDArray[np.float32] = self.encode_passages([text])[0]
        return vector


def whole(text: str, at: int) -> AlignedText:
    """Return a reading text that stands in the source at `at` as it is."""
    return AlignedText(text, (Run(0, len(text), at, len(text)),))


def make_document(lines: list[str], *, path: str = "/tai-lieu/bao-cao.txt", name: str = "") -> Document:
    """Return a document of one paragraph a line; the first line is its title."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block(
            ordinal=number,
            kind=BlockKind.PARAGRAPH,
            aligned=whole(line, start),
            section=(lines[0],),
            sentences=(Span(0, len(line)),),
        )
        for number, (line, start) in enumerate(zip(lines, starts, strict=True), start=1)
    )
    return Document(
        name=name or Path(path).name,
        path=path,
        title=lines[0],
        text=text,
        content_hash=sha256(text.encode()).hexdigest(),
        blocks=blocks,
    )


def make_chunks(document: Document) -> tuple[Chunk, ...]:
    """Return one chunk a block."""
    return tuple(
        Chunk(ordinal=number, block=block.ordinal, span=block.source, text=block.text, context=document.title)
        for number, block in enumerate(document.blocks)
    )


def make_figure(document: Document, chunks: tuple[Chunk, ...], text: str, *, indicator: str = "tổng thu") -> Figure:
    """Return the figure that `text` ("5,5 tỷ đồng": number, space, unit) states where it first stands."""
    start = document.text.index(text)
    span = Span(start, start + len(text))
    chunk = next(each for each in chunks if each.span.contains(span))
    number, unit = text.split(" ", 1)
    return Figure(
        block=chunk.block,
        chunk=chunk.ordinal,
        span=span,
        clause=chunk.span,
        text=text,
        number=Decimal(number.replace(".", "").replace(",", ".")),
        upper=None,
        unit=unit,
        value=Decimal(number.replace(".", "").replace(",", ".")),
        base_unit=unit,
        indicator=indicator,
        role=Role.LEVEL,
        direction=Direction.NONE,
        period="2031",
        baseline=None,
        status=Status.ACTUAL,
        parent=None,
        territory="",
        qualifier="",
    )


def split_at_spaces(text: str) -> tuple[Span, ...]:
    """Stand in for the segmenter: pairs of syllables are words."""
    words = text.split(" ")
    spans, at = [], 0
    for first in range(0, len(words), 2):
        word = " ".join(words[first : first + 2])
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return tuple(spans)


def parse_lines(path: Path, *, name: str) -> Parsed:
    """Stand in for the real stages: one paragraph and one chunk a line, a figure where "5,5 tỷ đồng" stands."""
    data = path.read_text(encoding="utf-8")
    if "hỏng" in data:
        raise ValueError("dòng hỏng")
    document = make_document(data.splitlines(), path=str(path), name=name)
    chunks = make_chunks(document)
    figures = (make_figure(document, chunks, "5,5 tỷ đồng"),) if "5,5 tỷ đồng" in data else ()
    terms = tuple(chunk_terms(chunk, " ".join(find_words(chunk.text, split_at_spaces))) for chunk in chunks)
    return Parsed(document=document, chunks=chunks, figures=figures, terms=terms)
