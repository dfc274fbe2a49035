"""A claim in, the stored figures that may prove or contradict it out.

Three ways lead to them: figures of its value, wherever they stand, figures of the sentences that share its words, and
what stands beside a number of the claim's sentence. Does NOT judge them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from index.figure import Figure
from index.lookup import figures_between, stored_units
from index.normalise import fold
from index.rows import StoredFigure
from qa.arithmetic.rounding import amount_of, fit, reach
from qa.arithmetic.same_unit import same_unit
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.retrieve.retrieve import EARLIER, Retriever

DEPTH = 40
# Figures of one value beyond this many prove nothing by their value alone: those found by words are looked at.
_COMMON = 1000
# A number in more passages than these does not tell which of them a sentence restates.
_FEW = 20
_AVERAGE = re.compile(r"binh quan|dau nguoi|/nguoi")
_EACH = re.compile(r"\s*/.*$")  # "/người", "/hợp tác xã/năm"


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
        self._of_value = lru_cache(maxsize=256)(self._find_value)

    def gather(self, claim: Claim, together: Sequence[Claim] = ()) -> tuple[Fact, ...]:
        """Return the facts that state the claim's value, share its words, or stand beside the value, each once.

        Parameters
        ----------
        claim
            The claim.
        together
            The other claims of its sentence: what stands beside their values counts as well.
        """
        by_words = [*self._search(_query(claim)), *self._search(claim.sentence)]
        found = {fact.place: fact for fact in by_words}
        chunk_ids = {chunk_id for each in (claim, *together) for chunk_id in self._passages_of_value(each)}
        for fact in (*self._of_value(claim), *self._facts(sorted(chunk_ids))):
            found.setdefault(fact.place, fact)
        return tuple(
            fact
            for fact in found.values()
            if _is_of_unit(claim.figure, fact.figure.base_unit) and fact.passage.document_id not in self._itself
        )

    def text_before(self, fact: Fact) -> str:
        """Return the source text before a fact, as far as it may tell the time of it."""
        start = fact.figure.span.start
        return self.retriever.store.document_text(fact.passage.document_id)[max(0, start - EARLIER) : start]

    def _find(self, query: str) -> tuple[Fact, ...]:
        hits = self.retriever.lexical.search(query, DEPTH, accented=True, documents=self._documents)
        return self._facts([chunk_id for chunk_id, _ in hits])

    @cached_property
    def _units(self) -> tuple[str, ...]:
        return stored_units(self.retriever.store)

    def _passages_of_value(self, claim: Claim) -> frozenset[int]:
        """Return the ids of the few passages that state a claim's value, none where they are many."""
        chunk_ids = frozenset(fact.passage.chunk_id for fact in self._of_value(claim))
        return chunk_ids if len(chunk_ids) <= _FEW else frozenset()

    def _find_value(self, claim: Claim) -> tuple[Fact, ...]:
        amount = amount_of(claim.figure)
        stored = figures_between(
            self.retriever.store,
            *reach(amount),
            base_units=[unit for unit in self._units if _is_of_unit(claim.figure, unit)],
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


def _is_of_unit(stated: Figure, unit: str) -> bool:
    """Tell whether a figure can be told in a unit; of an average, "đồng" may be "đồng/người"."""
    if same_unit(stated.base_unit, unit):
        return True
    return _AVERAGE.search(fold(stated.indicator)) is not None and _EACH.sub("", unit) == _EACH.sub(
        "", stated.base_unit
    )


def _query(claim: Claim) -> str:
    figure = claim.figure
    return " ".join(part for part in (figure.indicator, figure.parent, claim.place, figure.period[-4:]) if part)
