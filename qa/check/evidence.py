"""A claim in, the stored figures that may prove or contradict it out.

Two ways lead to them: figures of its value, wherever they stand, and figures of the sentences that share its words.
Does NOT judge them.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from index.lookup import figures_between, stored_units
from index.rows import StoredFigure
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.retrieve import Retriever
from qa.rounding import amount_of, fit, reach
from qa.same_unit import same_unit

DEPTH = 40
# Figures of one value beyond this many prove nothing by their value alone: those found by words are looked at.
_COMMON = 1000


class Evidence:
    """The open index, asked about claims; the same sentence is searched once.

    Parameters
    ----------
    retriever
        The open indexes.
    draft_hash
        Content hash of the draft: where it was indexed itself, it proves nothing.
    documents
        Ids of the documents that count as sources; None for all.
    """

    def __init__(self, retriever: Retriever, *, draft_hash: str = "", documents: Sequence[int] | None = None) -> None:
        self.retriever = retriever
        self._documents = documents
        self._itself = frozenset(each.id for each in retriever.store.documents() if each.content_hash == draft_hash)
        self._search = lru_cache(maxsize=256)(self._find)

    def gather(self, claim: Claim) -> tuple[Fact, ...]:
        """Return the facts that state the claim's value or share its words, each once."""
        by_words = [*self._search(_query(claim)), *self._search(claim.sentence)]
        found = {fact.place: fact for fact in by_words}
        for fact in self._of_value(claim):
            found.setdefault(fact.place, fact)
        return tuple(
            fact
            for fact in found.values()
            if same_unit(fact.figure.base_unit, claim.figure.base_unit) and fact.passage.document_id not in self._itself
        )

    def _find(self, query: str) -> tuple[Fact, ...]:
        hits = self.retriever.lexical.search(query, DEPTH, accented=True, documents=self._documents)
        return self._facts([chunk_id for chunk_id, _ in hits])

    @cached_property
    def _units(self) -> tuple[str, ...]:
        return stored_units(self.retriever.store)

    def _of_value(self, claim: Claim) -> tuple[Fact, ...]:
        amount = amount_of(claim.figure)
        stored = figures_between(
            self.retriever.store,
            *reach(amount),
            base_units=[unit for unit in self._units if same_unit(unit, claim.figure.base_unit)],
            documents=self._documents,
        )
        alike = [each for each in stored if fit(amount, amount_of(each.figure)) is not None]
        return self._facts_of(alike) if len(alike) <= _COMMON else ()

    def _facts(self, chunk_ids: list[int]) -> tuple[Fact, ...]:
        found = self.retriever.store.figures_of_chunks(chunk_ids)
        return self._facts_of(stored for figures in found.values() for stored in figures)

    def _facts_of(self, figures: Iterable[StoredFigure]) -> tuple[Fact, ...]:
        listed = list(figures)
        chunks = self.retriever.store.chunks(dict.fromkeys(each.chunk_id for each in listed))
        passages = {chunk_id: self.retriever.load_passage(chunk) for chunk_id, chunk in chunks.items()}
        return tuple(
            Fact(passage=passages[each.chunk_id], figure=each.figure) for each in listed if each.chunk_id in passages
        )


def _query(claim: Claim) -> str:
    figure = claim.figure
    return " ".join(part for part in (figure.indicator, figure.parent, claim.place, figure.period[-4:]) if part)
