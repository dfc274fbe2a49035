"""Records between retrieval and ranking: a passage found, a fact (a figure in its passage), and their surroundings."""

from index.document import BlockKind, Chunk, Span
from index.figure import Figure
from index.record import record


@record(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk found for a question.

    Parameters
    ----------
    chunk_id, document_id
        Ids in the store.
    document, title, territory, period
        Of its document.
    section, paragraph, page, kind
        Of its block.
    lexical
        Score of the lexical index, a similarity >= 0; 0 when only the dense index found it.
    dense
        Cosine similarity with the question, or None where no vector is there yet.
    source_text
        Source text of the chunk's span.
    letterhead
        The beginning of an administrative document with its number, date and agency; of an article the other names by
        which it introduces what it is about, "" where there are none.
    """

    chunk_id: int
    document_id: int
    document: str
    title: str
    territory: str
    period: str
    section: tuple[str, ...]
    paragraph: int
    page: int | None
    kind: BlockKind
    chunk: Chunk
    lexical: float
    dense: float | None
    source_text: str
    letterhead: str = ""

    @property
    def span(self) -> Span:
        """Source span of the chunk."""
        return self.chunk.span


@record(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure in the passage that states it."""

    passage: Passage
    figure: Figure

    @property
    def place(self) -> tuple[int, Span]:
        """What tells it from any other fact: its document and where its figure stands there."""
        return self.passage.document_id, self.figure.span

    @property
    def before(self) -> str:
        """Source text of the passage in front of the figure."""
        return self.passage.source_text[: max(self.figure.span.start - self.passage.span.start, 0)]

    @property
    def behind(self) -> str:
        """Source text of the passage behind the figure."""
        return self.passage.source_text[max(self.figure.span.end - self.passage.span.start, 0) :]

    @property
    def clause(self) -> str:
        """Source text of the clause that states the figure, as far as it lies in the passage."""
        start = max(self.figure.clause.start - self.passage.span.start, 0)
        return self.passage.source_text[start : max(self.figure.span.end - self.passage.span.start, start)]
