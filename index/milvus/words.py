"""Terms of chunks in, ranked chunk ids out, behind Milvus: the same ranking as ``index.lexical``, by sparse vectors.

Kept in step like every derived index: by document ids and the generation of the store. What comes and goes is held
back until a commit, which replaces whole documents. Average lengths move with the documents; when one is `DRIFT` away
from what the vectors were weighed with, these are weighed anew from the frequencies that they hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from index.document import Span
from index.milvus.bm25 import Tally, Totals, dimension_of, rarity, read_frequencies, tally_terms, weigh_chunk
from index.milvus.ledger import Ledger
from index.milvus.rows import MOST_HITS, Row, Rows, among
from index.terms import FIELDS, ChunkTerms, find_tokens, question_terms, usual_weights

COLLECTION = "qa_words"
# Share by which an average length may differ from the one weighed with: the engine of one machine rounds the length of
# each chunk in steps of an eighth.
DRIFT = 0.1
# Documents weighed anew at once.
_REWEIGHED = 200
_KEPT_SEARCHES = 32
_VECTOR = "terms"
_LENGTHS = tuple(f"{name}_length" for name in FIELDS)
_NUMBERS = ("document", "chunk", "has_words", *_LENGTHS)

Tallies = dict[int, list[Tally]]


class MilvusWords:
    """An inverted index of one home folder behind Milvus.

    Parameters
    ----------
    address
        "milvus:" with the URI of a server.
    ledger
        Of the home folder.
    split_words
        The segmenter that also made the terms of the chunks.

    Raises
    ------
    StoreError
        The server is out of reach or refuses; so do the methods that ask it.
    """

    def __init__(self, address: str, ledger: Ledger, *, split_words: Callable[[str], Sequence[Span]]) -> None:
        self._address = address
        self._ledger = ledger
        self._split_words = split_words
        self._rows = Rows(address, COLLECTION, ledger.home_id, numbers=_NUMBERS, vector=_VECTOR, dimension=None)
        self._coming: Tallies = {}
        self._leaving: set[int] = set()
        # What is asked in parts searches for the same words several times.
        self._hits = lru_cache(_KEPT_SEARCHES)(self._search)
        self._all_chunks = lru_cache(1)(ledger.count_chunks)

    @property
    def place(self) -> str:
        """The address."""
        return self._address

    @property
    def generation(self) -> int | None:
        """The store's generation at the last commit; None when nothing was committed, or tokens were other ones."""
        return self._ledger.generation

    def mend(self, *, report: Callable[[str], None]) -> None:
        """Remove rows that a killed process left half there, and begin anew where rows are missing or of other tokens.

        The caller holds ``index.lock.sole_writer``, and then adds the documents that are not there.
        """
        unsettled = self._ledger.unsettled()
        self._rows.take("document", unsettled)
        if not self._ledger.is_current or self._rows.count() != self._ledger.count_chunks():
            report(f"{self._address}: chỉ mục từ ở Milvus thiếu dữ liệu hoặc của phiên bản cũ; đang dựng lại từ kho")
            self.clear()
        self.refresh()

    def clear(self) -> None:
        """Remove all documents; the caller holds ``index.lock.sole_writer``, and then adds them again."""
        self._rows.take_all()
        self._ledger.reset_words()
        self.refresh()

    @property
    def wasted(self) -> float:
        """None: Milvus clears removed entries away by itself."""
        return 0.0

    def document_ids(self) -> frozenset[int]:
        """Return the ids of the documents that can be found."""
        return self._ledger.document_ids()

    def chunk_ids(self) -> frozenset[int]:
        """Return the ids of the chunks that can be found: those that the server has."""
        documents = sorted(self._ledger.document_ids())
        return frozenset(int(row["chunk"]) for row in self._rows.read("document", documents, wanted=("chunk",)))

    def documents_without_words(self) -> tuple[int, ...]:
        """Return the ids of the documents of which some chunk was added without its words, in order."""
        return self._ledger.documents_without_words()

    def count_chunks(self, syllable: str | None = None) -> int:
        """Return how many chunks hold an accent-folded syllable or pair of neighbours ("ngan_sach"); None for all."""
        if syllable is None:
            return self._all_chunks()
        dimension = dimension_of("text", syllable)
        return self._ledger.holders([dimension]).get(dimension, 0)

    def find_held(self, syllables: Iterable[str], documents: Sequence[int]) -> frozenset[str]:
        """Return those of some lower-case syllables that a chunk of the documents holds as written."""
        return frozenset(
            syllable
            for syllable in syllables
            if documents and all(self._is_held(token, documents) for token in find_tokens(syllable))
        )

    def _is_held(self, token: str, documents: Sequence[int]) -> bool:
        dimension = dimension_of("accented", token)
        if not self._ledger.holders([dimension]):
            return False
        inside = among("document", documents)
        return bool(self._rows.search({dimension: 1.0}, 1, wanted="chunk", inside=inside))

    def add(self, document_id: int, entries: Iterable[tuple[int, ChunkTerms]]) -> None:
        """Add the chunks of a document, as (chunk id, terms); they are found after `commit`."""
        tallies = self._coming.setdefault(document_id, [])
        tallies.extend(tally_terms(chunk_id, terms) for chunk_id, terms in entries)

    def remove_document(self, document_id: int) -> None:
        """Remove the chunks of a document; they are found until `commit`."""
        self._coming.pop(document_id, None)
        self._leaving.add(document_id)

    def commit(self, generation: int) -> None:
        """Make all changes since the last commit visible, and mark them with the store's generation.

        Raises
        ------
        StoreError
            The server does not take them; documents that were to be replaced are missing until they are added again.
        """
        coming, self._coming = self._coming, {}
        leaving, self._leaving = self._ledger.known(self._leaving), set()
        self._replace(leaving, coming, generation)
        while documents := self._ledger.weighed_otherwise(_REWEIGHED):
            self._replace(set(documents), self._read(documents), generation)
        self.refresh()

    def release(self) -> None:
        """Let go of the right to write; uncommitted changes are lost."""
        self._coming, self._leaving = {}, set()
        self._rows.flush()
        self.refresh()

    def refresh(self) -> None:
        """See what was committed meanwhile, here or by another process."""
        self._hits.cache_clear()
        self._all_chunks.cache_clear()

    def search(
        self,
        question: str,
        k: int,
        *,
        accented: bool,
        documents: Sequence[int] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> tuple[tuple[int, float], ...]:
        """Rank chunks by the tokens that they share with a question, as ``index.lexical.LexicalIndex.search`` does."""
        chosen = weights if weights is not None else usual_weights(accented=accented)
        inside = None if documents is None else tuple(documents)
        return self._hits(question, k, tuple(chosen.items()), inside)

    def _search(
        self, question: str, k: int, weights: tuple[tuple[str, float], ...], documents: tuple[int, ...] | None
    ) -> tuple[tuple[int, float], ...]:
        if k < 1 or (documents is not None and not documents):
            return ()
        asked = question_terms(question, dict(weights), split_words=self._split_words, count_chunks=self.count_chunks)
        weight_of = {dimension_of(field, token): weight for field, weight in weights for token in asked[field]}
        held = self._ledger.holders(weight_of)
        chunks = self._all_chunks()
        vector = {each: weight_of[each] * rarity(chunks, count) for each, count in held.items()}
        if not vector:
            return ()
        inside = None if documents is None else among("document", documents)
        found = self._rows.search(vector, min(k, MOST_HITS), wanted="chunk", inside=inside)
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def _replace(self, leaving: set[int], coming: Tallies, generation: int) -> None:
        """Replace the rows of documents, and settle that they are there.

        Nothing of it is settled when the process is killed on the way; `mend` then takes away what is half there.
        """
        gone, come = Totals(), Totals()
        for tallies in self._read(sorted(leaving)).values():
            for tally in tallies:
                gone.count(tally, -1)
        for tallies in coming.values():
            for tally in tallies:
                come.count(tally, 1)
        self._ledger.open_change(leaving, coming, gone)
        averages = self._averages(come)
        self._rows.take("document", sorted(leaving | coming.keys()))
        self._rows.put(
            _row(document_id, tally, averages) for document_id, tallies in coming.items() for tally in tallies
        )
        documents = [
            (each, len(tallies), sum(not tally.has_words for tally in tallies)) for each, tallies in coming.items()
        ]
        self._ledger.close_change(documents, come, generation)

    def _averages(self, come: Totals) -> list[float]:
        """Return the average lengths to weigh with, new ones where the latest have drifted away."""
        means = self._ledger.mean_lengths(come)
        number, latest = self._ledger.weighing()
        pairs = list(zip(means, latest, strict=True))
        if not number or any(abs(mean - before) > DRIFT * before for mean, before in pairs if mean and before):
            self._ledger.add_weighing(means)
            return means
        # What a field of which nothing was there is weighed with concerns no row.
        started = [before or mean for mean, before in pairs]
        if started != latest:
            self._ledger.change_weighing(number, started)
        return started

    def _read(self, documents: Sequence[int]) -> Tallies:
        """Return what the rows of documents were made of."""
        averages = {each: self._ledger.weighing_of(each) for each in documents}
        found: Tallies = {}
        for row in self._rows.read("document", documents, wanted=(*_NUMBERS, _VECTOR)):
            lengths = tuple(int(row[name]) for name in _LENGTHS)
            tally = Tally(
                chunk=int(row["chunk"]),
                frequencies=read_frequencies(row[_VECTOR], lengths, averages[row["document"]]),
                lengths=lengths,
                has_words=bool(row["has_words"]),
            )
            found.setdefault(row["document"], []).append(tally)
        return found


def _row(document_id: int, tally: Tally, averages: Sequence[float]) -> Row:
    return {
        "document": document_id,
        "chunk": tally.chunk,
        "has_words": int(tally.has_words),
        **dict(zip(_LENGTHS, tally.lengths, strict=True)),
        _VECTOR: weigh_chunk(tally, averages),
    }
