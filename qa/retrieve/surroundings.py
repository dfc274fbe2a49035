"""An index in, what stands around a passage or a fact of it out: figures, sentences before, neighbours, spans.

Ranks nothing and knows no question.
"""

from collections.abc import Mapping
from dataclasses import replace

from index.document import Span
from index.store import Store
from qa.candidate import Fact, Passage
from qa.retrieve.retrieve import Retriever

_BESIDE = 40  # passages before and after one, among which its list is looked for


class Surroundings:
    """What stands around the passages of an open index.

    Parameters
    ----------
    retriever
        The open indexes.
    """

    def __init__(self, retriever: Retriever) -> None:
        self.retriever = retriever

    @property
    def store(self) -> Store:
        """The documents."""
        return self.retriever.store

    def facts_of(self, passages: Mapping[int, Passage]) -> tuple[Fact, ...]:
        """Return all facts of passages, which are given by chunk id."""
        return tuple(
            Fact(passage=passages[chunk_id], figure=stored.figure)
            for chunk_id, found in self.store.figures_of_chunks(passages).items()
            for stored in found
        )

    def with_previous(self, passage: Passage) -> Passage:
        """Return a passage grown by the sentence before it, where its block has one."""
        chunks = [
            each
            for each in self.store.chunks_of_block(passage.document_id, passage.chunk.block)
            if each.chunk.span.end <= passage.span.start
        ]
        if not chunks:
            return passage
        first = self.retriever.load_passage(chunks[-1])
        span = Span(first.span.start, passage.span.end)
        text = self.store.document_text(passage.document_id)[span.start : span.end]
        chunk = replace(passage.chunk, span=span, text=f"{first.chunk.text} {passage.chunk.text}")
        return replace(passage, chunk=chunk, source_text=text)

    def sentence_before(self, passage: Passage) -> Passage | None:
        """Return the passage right before one, where it stands under the same headings."""
        at = passage.chunk.ordinal
        for each in self.store.chunks_of_document(passage.document_id, ordinals=range(max(0, at - 1), at)):
            if each.chunk.context == passage.chunk.context:
                return self.retriever.load_passage(each)
        return None

    def following(self, passage: Passage) -> Passage | None:
        """Return the passage right behind one in its block, None where none is."""
        at = passage.chunk.ordinal + 1
        chunks = self.store.chunks_of_document(passage.document_id, ordinals=range(at, at + 1))
        behind = (each for each in chunks if each.chunk.block == passage.chunk.block)
        return next(map(self.retriever.load_passage, behind), None)

    def beside(self, passage: Passage) -> tuple[Passage, ...]:
        """Return the passages around one in its document, in order, itself among them."""
        at = passage.chunk.ordinal
        near = range(max(0, at - _BESIDE), at + _BESIDE + 1)
        chunks = self.store.chunks_of_document(passage.document_id, ordinals=near)
        return tuple(map(self.retriever.load_passage, chunks))

    def passage_at(self, document_id: int, span: Span) -> Passage | None:
        """Return a span of a document as a passage of the chunk that it begins in, or that stands last before it."""
        chunks = self.store.chunks_of_document(document_id)
        if not chunks:
            return None
        before = [each for each in chunks if each.chunk.span.start <= span.start]
        passage = self.retriever.load_passage(before[-1] if before else chunks[0])
        text = self.store.document_text(document_id)[span.start : span.end]
        chunk = replace(passage.chunk, span=span, text=" ".join(text.replace("*", " ").split()))
        return replace(passage, chunk=chunk, source_text=text)

    def block_facts(self, fact: Fact) -> tuple[Fact, ...]:
        """Return all facts of the block that a fact lies in."""
        chunks = self.store.chunks_of_block(fact.passage.document_id, fact.figure.block)
        passages = {chunk.id: self.retriever.load_passage(chunk) for chunk in chunks}
        passages[fact.passage.chunk_id] = fact.passage
        return self.facts_of(passages)
