"""One file in, everything that is stored and indexed of it out: the flow of the stages, for one document.

A function of one document and nothing else, so that documents can be parsed side by side, in other processes or on
other machines. Does not store, and needs no model.
"""

from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from index.chunk import split_chunks
from index.document import Block, BlockKind, Chunk, Document
from index.extract.document_place import document_territory
from index.extract.figures import extract_figures
from index.extract.period import PeriodKind, find_periods
from index.extract.when import is_open, own_periods
from index.figure import Figure
from index.letterhead import read_letterhead
from index.pace import expect
from index.read import read_document
from index.segment import split_sentences
from index.structure import find_blocks
from index.terms import ChunkTerms, chunk_terms

# Characters: letterhead, legal grounds and first paragraph, where the territory of a document is named.
OPENING = 3000
# Seconds that finding everything in a text may take: at least, and for each million characters, which take about 10.
LEAST_SECONDS = 120
SECONDS_PER_MILLION = 300
# The sources that decide what is found in a document, below the package.
_STAGES = (
    "span.py",
    "page.py",
    "document.py",
    "reading.py",
    "figure.py",
    "normalise.py",
    "outline.py",
    "orthography.py",
    "segment.py",
    "table.py",
    "structure*",
    "letterhead_record.py",
    "chunk.py",
    "parse.py",
)
# Formats whose text is the file itself, tables included; that of the others was written by their reader.
_TYPED = frozenset({"text"})
_STAGE_FOLDERS = ("read", "structure", "letterhead", "extract")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document with its chunks, the figures that they state, and each chunk's terms without words, in chunk order."""

    document: Document
    chunks: tuple[Chunk, ...]
    figures: tuple[Figure, ...]
    terms: tuple[ChunkTerms, ...]


def parse_document(path: Path, *, name: str) -> Parsed:
    """Read one file and find everything in it.

    Parameters
    ----------
    path
        The file.
    name
        What citations are to call it.

    Raises
    ------
    UnreadableDocument
        The file cannot become text.
    AlignmentError
        A stage lost the way back to the source: a bug.
    """
    document = read_document(path, name=name)
    expect(LEAST_SECONDS + SECONDS_PER_MILLION * len(document.text) / 1_000_000)
    if not document.blocks:
        title, blocks = find_blocks(
            document.text, split_sentences=split_sentences, exact_tables=document.format not in _TYPED
        )
        document = replace(document, title=title or name, blocks=blocks)
    else:
        document = replace(document, blocks=tuple(map(_with_sentences, document.blocks)))
    document = replace(
        document,
        territory=document_territory(document.title, document.text[:OPENING]),
        period=_period_of_title(document.title),
        letterhead=read_letterhead(document.text),
    )
    chunks = split_chunks(document.title, document.blocks)
    if document.pages:
        blocks = tuple(replace(block, page=document.page_at(block.source.start)) for block in document.blocks)
        document = replace(document, blocks=blocks)
        chunks = tuple(replace(chunk, page=document.page_at(chunk.span.start)) for chunk in chunks)
    return Parsed(
        document=document,
        chunks=chunks,
        figures=extract_figures(document, chunks),
        terms=tuple(chunk_terms(chunk) for chunk in chunks),
    )


def _with_sentences(block: Block) -> Block:
    """Find the sentences of a block that a reader gave whole."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    return replace(block, sentences=tuple(split_sentences(block.text)))


def _period_of_title(title: str) -> str:
    """Return the period that a title names, "" when it names none or several.

    A date is when it was signed, the year of a law is a part of its name; "từ đầu năm 2026" is when something begins,
    not what is told of.
    """
    dates = {PeriodKind.DATE, PeriodKind.DATES}
    mentions = own_periods(title, find_periods(title))
    named = {m.notation for m in mentions if m.kind not in dates and not is_open(title, m)}
    return named.pop() if len(named) == 1 else ""


@cache
def pipeline_version() -> str:
    """Return what changes exactly when the code of a stage does: documents read by other code are read again."""
    package = Path(__file__).parent
    sources = {path for pattern in _STAGES for path in package.glob(pattern) if path.is_file()}
    sources.update(path for folder in _STAGE_FOLDERS for path in (package / folder).glob("*.py"))
    digest = sha256()
    for path in sorted(sources):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
