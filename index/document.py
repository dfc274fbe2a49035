"""Records of documents: spans, texts that know where they came from, blocks, cells, chunks.

A *source offset* counts characters of ``Document.text``, the file decoded with its newlines kept. A *reading
offset* counts characters of a block's reading text: lines joined, markup and footnote marks left out, NFC.
``AlignedText`` carries the reading text and the way back. Records hold no scores and no vectors.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from index.errors import AlignmentError
from index.letterhead_record import Letterhead
from index.page import Page
from index.record import record
from index.span import Span

__all__ = [
    "AlignedText",
    "Block",
    "BlockKind",
    "Cell",
    "Chunk",
    "Document",
    "FootnoteMark",
    "Run",
    "Span",
    "align_pieces",
]


class Run(NamedTuple):
    """A stretch of reading text that comes from one stretch of source text.

    Equal lengths: character by character. Different lengths (a composed accent, a space that stands for a line
    break): the stretch as a whole stands for the source stretch as a whole. A tuple, because every cell and line has
    one.
    """

    reading_start: int
    reading_length: int
    source_start: int
    source_length: int


_READING_START = attrgetter("reading_start")


@record(frozen=True, slots=True)
class AlignedText:
    """Reading text with the way back to the source.

    Parameters
    ----------
    text
        The reading text.
    runs
        Cover `text` from 0 to its end without gap, in order; source starts never decrease.
    """

    text: str
    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        position = 0
        for run in self.runs:
            if run.reading_start != position:
                raise AlignmentError(f"bảng vị trí hở ở ký tự {position} của đoạn “{self.text[:40]}”")
            position += run.reading_length
        if position != len(self.text):
            raise AlignmentError(f"bảng vị trí phủ {position} trên {len(self.text)} ký tự của “{self.text[:40]}”")

    def to_source(self, start: int, end: int) -> Span:
        """Return the smallest source span that holds the reading characters ``[start, end)``, start < end."""
        if not 0 <= start < end <= len(self.text):
            raise AlignmentError(f"khoảng [{start}, {end}) nằm ngoài đoạn dài {len(self.text)} ký tự")
        run = self.runs[0]
        if len(self.runs) == 1 and run.reading_length == run.source_length:
            # Most texts are one stretch of the source.
            return Span(run.source_start + start, run.source_start + end)
        first = self._run_at(start)
        last = first if end <= first.reading_start + first.reading_length else self._run_at(end - 1)
        return Span(_source_start(first, start), _source_end(last, end))

    def _run_at(self, offset: int) -> Run:
        return self.runs[bisect_right(self.runs, offset, key=_READING_START) - 1]


def _source_start(run: Run, offset: int) -> int:
    if run.reading_length == run.source_length:
        return run.source_start + offset - run.reading_start
    return run.source_start


def _source_end(run: Run, end: int) -> int:
    if run.reading_length == run.source_length:
        return run.source_start + end - run.reading_start
    return run.source_start + run.source_length


def align_pieces(pieces: Iterable[tuple[str, int, int]]) -> AlignedText:
    """Build an aligned text from pieces in reading order.

    Parameters
    ----------
    pieces
        (reading text, source start, source length) each; empty reading texts are left out, adjoining
        character-by-character pieces are merged.

    Returns
    -------
    The joined reading text with its runs.
    """
    runs: list[Run] = []
    parts: list[str] = []
    # Of the run that is not ended yet: where it begins in both texts, where it ends in the source if more may join it.
    start = source = length = 0
    end: int | None = None
    for text, source_start, source_length in pieces:
        if not text:
            continue
        is_same = len(text) == source_length
        if is_same and end is not None and end == source_start:
            end += source_length
        else:
            if end is not None:
                runs.append(Run(start, length - start, source, end - source))
            if is_same:
                start, source, end = length, source_start, source_start + source_length
            else:
                runs.append(Run(length, len(text), source_start, source_length))
                end = None
        parts.append(text)
        length += len(text)
    if end is not None:
        runs.append(Run(start, length - start, source, end - source))
    return AlignedText("".join(parts), tuple(runs))


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    TABLE = "table"


@record(frozen=True, slots=True, kw_only=True)
class FootnoteMark:
    """A reference mark taken out of the reading text: `mark` stood before reading offset `offset`."""

    mark: str
    offset: int


@record(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table block; `row` and `column` count from 0, after merged cells were spread out.

    `span` holds reading offsets of the cell's text in its block; an empty cell has an empty span.
    """

    row: int
    column: int
    span: Span
    header: bool = False


@record(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, list item, footnote or table.

    Parameters
    ----------
    ordinal
        Paragraph number in its document, from 1, in reading order.
    aligned
        Reading text with the way back to the source.
    section
        Headings above this block, outermost first, in reading form; a heading does not hold itself.
    level
        Depth of a heading, 1 is outermost; None for other kinds.
    sentences
        Reading spans of its sentences, in order; a table has none.
    marks
        Footnote marks that stood in the text, in order.
    anchor
        For a footnote: (ordinal of the block, reading offset) where its mark stands, when that was found.
    mark
        For a footnote: its own mark ("4"); for a list item or heading: its label ("a)", "II.", "-").
    cells, caption, unit
        For a table: its cells in row order; the line that names it, in reading form, or ""; the unit that the
        caption or a unit line gives for all cells ("triệu đồng"), or None.
    page
        Page number from 1 where the source has pages.
    """

    ordinal: int
    kind: BlockKind
    aligned: AlignedText
    section: tuple[str, ...] = ()
    level: int | None = None
    sentences: tuple[Span, ...] = ()
    marks: tuple[FootnoteMark, ...] = ()
    anchor: tuple[int, int] | None = None
    mark: str = ""
    cells: tuple[Cell, ...] = ()
    caption: str = ""
    unit: str | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        """The reading text."""
        return self.aligned.text

    @property
    def source(self) -> Span:
        """The whole block in the source."""
        return self.aligned.to_source(0, len(self.text))


@record(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as it is stored.

    Parameters
    ----------
    name
        What citations call it: the file's name, with parent folders only where two files share a name.
    path
        Where it was read from, absolute; the identity of the document in a store.
    title
        Its own title, else its name.
    text
        The file decoded, newlines as they are. All source offsets count in it.
    content_hash
        SHA-256 of the file's bytes, hexadecimal.
    territory
        The province, city or region that the document as a whole is about ("Lạng Sơn"), or "".
    period
        The period that the document as a whole is about, in the notation of ``index.figure.Figure.period``, or "".
    format
        What it was read as: "text", "csv", "docx", "pdf", ...
    pages, warnings
        Of the reading; see ``index.reading.Reading``.
    letterhead
        What an administrative document says of itself; None for other documents.
    """

    name: str
    path: str
    title: str
    text: str
    content_hash: str
    territory: str = ""
    period: str = ""
    format: str = "text"
    blocks: tuple[Block, ...] = field(default=())
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    letterhead: Letterhead | None = None

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds a source offset, None where there are no pages."""
        position = bisect_right(self.pages, offset, key=lambda page: page.span.start)
        return self.pages[max(position - 1, 0)].number if self.pages else None


@record(frozen=True, slots=True, kw_only=True)
class Chunk:
    """The unit retrieved: one sentence, or one row of a table told with its headers, or one heading.

    Parameters
    ----------
    ordinal
        Number in its document, from 0.
    block
        Ordinal of the block it lies in.
    span
        Source span that proves it.
    text
        What it says, in reading form; a table row is told as "row header | column header: cell; ...".
    context
        What it stands under: document title, heading path, lead-in or table caption, joined by " › ".
    page
        Number of the page that it begins on, None where the source has no pages.
    """

    ordinal: int
    block: int
    span: Span
    text: str
    context: str
    page: int | None = None
