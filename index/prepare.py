"""One file in, all that is written of it out: rows of the store and terms of the index of words.

The work that is done where a file is parsed, here or in another process. Writes nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from index.attempt import Parse
from index.document_rows import DocumentRows, document_rows
from index.segment import split_sentences
from index.terms import ChunkTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What is stored of one reading of a file, and the terms of its chunks, in their order, without words."""

    rows: DocumentRows
    terms: tuple[ChunkTerms, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """An ``index.attempt.Work``: parse with a function, for stages whose version is `pipeline`."""

    parse: Parse
    pipeline: str

    def load(self) -> None:
        """Load what the first document would load."""
        split_sentences("Một. Hai.")

    def __call__(self, path: Path, *, name: str) -> Prepared:
        """Parse a file and make the rows of it.

        Raises
        ------
        UnreadableDocument
            The file cannot become text.
        AlignmentError
            A stage lost the way back to the source: a bug.
        """
        parsed = self.parse(path, name=name)
        rows = document_rows(parsed.document, parsed.chunks, parsed.figures, pipeline=self.pipeline)
        return Prepared(rows=rows, terms=parsed.terms)
