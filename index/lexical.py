"""Terms of chunks in, ranked chunk ids out, by the words that question and chunk share (BM25). Alone imports tantivy.

A query is built from tokens, never parsed: what a person types is data. Holds nothing of its own: the folder can be
deleted, and is made again from the store. Knows no figures and no vectors.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.document import Span
from index.errors import StoreBroken, StoreError, StoreFull
from index.lexical_files import wasted_share
from index.terms import FIELDS, TERMS_VERSION, ChunkTerms, find_tokens, question_terms, usual_weights

# Grows as it fills, and is written as one segment when full or committed: many small segments make searches slower.
WRITER_BYTES = 400_000_000
# What the engine says of the disk; it has one class for all its errors.
_NO_ROOM = re.compile(r"No space left|StorageFull|Disk quota")
_NO_RIGHT = re.compile(r"Read-only|ReadOnly|Permission ?[dD]enied")
_STOPPED = re.compile(r"writer was killed|worker thread")
_KEPT_SEARCHES = 32
_MARKER = f"terms-{TERMS_VERSION}"
_TOKENIZER = "by_space"


class LexicalIndex:
    """An inverted index in a folder; made or opened by the constructor.

    Parameters
    ----------
    folder
        Made when missing.
    split_words
        The segmenter that also made the terms of the chunks.

    Raises
    ------
    StoreBroken
        The folder holds a damaged index, or one with other fields.
    StoreFull
        The folder cannot be made, or (the engine locks it also for reading) not be written.
    """

    def __init__(self, folder: Path, *, split_words: Callable[[str], Sequence[Span]]) -> None:
        self.folder = folder
        self._split_words = split_words
        self._schema = _schema()
        self._writer: tantivy.IndexWriter | None = None
        with _faults_told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder))
            # Tokenizers are not stored with the index: without this, each text would be one token.
            by_space = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            self._index.register_tokenizer(_TOKENIZER, by_space)
            self._searcher = self._index.searcher()
        # What is asked in parts searches for the same words several times.
        self._hits = lru_cache(_KEPT_SEARCHES)(self._search)
        # The nearest documents are searched again by the words of the question.
        self._queries = lru_cache(_KEPT_SEARCHES)(self._query)

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.folder)

    @property
    def generation(self) -> int | None:
        """The store's generation at the last commit; None when nothing was committed, or tokens were other ones."""
        values = self._fast_values("generation", Query.term_query(self._schema, "marker", _MARKER, "basic"), 1)
        return values[0] if values else None

    @property
    def wasted(self) -> float:
        """Share of the entries that were removed and that searches still read."""
        return wasted_share(self.folder)

    def document_ids(self) -> frozenset[int]:
        """Return the ids of the documents that can be found."""
        everything = Query.boolean_query([(Occur.Must, Query.all_query())])
        return frozenset(self._fast_values("document", everything, max(1, self._searcher.num_docs)))

    def chunk_ids(self) -> frozenset[int]:
        """Return the ids of the chunks that can be found."""
        everything = Query.boolean_query([(Occur.Must, Query.all_query())])
        return frozenset(self._fast_values("chunk", everything, max(1, self._searcher.num_docs)))

    def documents_without_words(self) -> tuple[int, ...]:
        """Return the ids of the documents of which some chunk was added without its words, in order."""
        wordless = Query.term_query(self._schema, "wordless", 1)
        return tuple(sorted(set(self._fast_values("document", wordless, max(1, self._searcher.num_docs)))))

    def count_chunks(self, syllable: str | None = None) -> int:
        """Return how many chunks hold an accent-folded syllable or pair of neighbours ("ngan_sach"); None for all."""
        if syllable is not None:
            return int(self._searcher.doc_freq("text", syllable))
        # The marker of the generation is one more entry, there from the first commit on.
        return max(0, int(self._searcher.num_docs) - 1)

    def find_held(self, syllables: Iterable[str], documents: Sequence[int]) -> frozenset[str]:
        """Return those of some lower-case syllables that a chunk of the documents holds as written."""
        inside = self._inside(documents)
        return frozenset(
            syllable
            for syllable in syllables
            if documents and all(self._is_held(token, inside) for token in find_tokens(syllable))
        )

    def _is_held(self, token: str, inside: Query) -> bool:
        held = Query.term_query(self._schema, "accented", token, "freq")
        with _faults_told(self.folder):
            found = self._searcher.search(Query.boolean_query([(Occur.Must, held), (Occur.Must, inside)]), 1).hits
        return bool(found)

    def _inside(self, documents: Sequence[int]) -> Query:
        """Return what every chunk of the documents meets, without a score."""
        return Query.const_score_query(Query.term_set_query(self._schema, "document", list(documents)), 0.0)

    def add(self, document_id: int, entries: Iterable[tuple[int, ChunkTerms]]) -> None:
        """Add the chunks of a document, as (chunk id, terms); they are found after `commit`."""
        writer = self._writing()
        with _faults_told(self.folder):
            for chunk_id, terms in entries:
                document = tantivy.Document()
                document.add_integer("chunk", chunk_id)
                document.add_integer("document", document_id)
                for field, tokens in zip(FIELDS, terms, strict=True):
                    document.add_text(field, tokens or "")
                document.add_integer("wordless", int(terms.words is None))
                writer.add_document(document)

    def remove_document(self, document_id: int) -> None:
        """Remove the chunks of a document; they are found until `commit`."""
        with _faults_told(self.folder):
            self._writing().delete_documents_by_query(Query.term_query(self._schema, "document", document_id))

    def commit(self, generation: int) -> None:
        """Make all changes since the last commit visible at once, and mark them with the store's generation.

        Raises
        ------
        StoreFull
            They cannot be written; what was committed before is still there.
        """
        writer = self._writing()
        marker = tantivy.Document()
        marker.add_text("marker", _MARKER)
        marker.add_integer("generation", generation)
        try:
            with _faults_told(self.folder):
                writer.delete_documents_by_query(Query.term_query(self._schema, "marker", _MARKER, "basic"))
                writer.add_document(marker)
                writer.commit()
        except StoreError:
            self._writer = None
            raise
        self.refresh()

    def release(self) -> None:
        """Let go of the right to write, so that another process can; uncommitted changes are lost."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with _faults_told(self.folder):
                writer.wait_merging_threads()
        self.refresh()

    def refresh(self) -> None:
        """See what was committed meanwhile, here or by another process."""
        with _faults_told(self.folder):
            self._index.reload()
            self._searcher = self._index.searcher()
        self._hits.cache_clear()
        self._queries.cache_clear()

    def search(
        self,
        question: str,
        k: int,
        *,
        accented: bool,
        documents: Sequence[int] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> tuple[tuple[int, float], ...]:
        """Rank chunks by the tokens that they share with a question.

        Parameters
        ----------
        question
            Any text; it is cut into tokens, nothing in it is an operator.
        k
            How many chunks at most.
        accented
            Whether the question carries diacritics; without them only accent-folded tokens are compared, because
            "thu" typed for "thủ" would otherwise favour whatever holds a plain "thu".
        documents
            Ids of the documents to search in; None for all.
        weights
            Weight of a shared token by field, in place of the usual ones (``index.terms``).

        Returns
        -------
        (chunk id, BM25 score) pairs, higher is better, best first, ties by chunk id.
        """
        chosen = weights if weights is not None else usual_weights(accented=accented)
        inside = None if documents is None else tuple(documents)
        return self._hits(question, k, tuple(chosen.items()), inside)

    def _search(
        self, question: str, k: int, weights: tuple[tuple[str, float], ...], documents: tuple[int, ...] | None
    ) -> tuple[tuple[int, float], ...]:
        query = self._queries(question, weights)
        if query is None or k < 1 or (documents is not None and not documents):
            return ()
        if documents is not None:
            query = Query.boolean_query([(Occur.Must, self._inside(documents)), (Occur.Must, query)])
        with _faults_told(self.folder):
            hits = self._searcher.search(query, k, count=False).hits
        ids = self._searcher.fast_field_values("chunk", [address for _, address in hits])
        scored = [(int(chunk_id or 0), float(score)) for chunk_id, (score, _) in zip(ids, hits, strict=True)]
        return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0])))

    def _query(self, question: str, weights: tuple[tuple[str, float], ...]) -> Query | None:
        fields = [field for field, _ in weights]
        terms = question_terms(question, fields, split_words=self._split_words, count_chunks=self.count_chunks)
        clauses = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, field, token, "freq"), weight))
            for field, weight in weights
            for token in terms[field]
        ]
        return Query.boolean_query(clauses) if clauses else None

    def _fast_values(self, field: str, query: Query, limit: int) -> list[int]:
        with _faults_told(self.folder):
            hits = self._searcher.search(query, limit, count=False).hits
        values = self._searcher.fast_field_values(field, [address for _, address in hits])
        return [int(value) for value in values if value is not None]

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            with _faults_told(self.folder):
                # One thread: what is added in order stays in order, and the parsers need the other core.
                self._writer = self._index.writer(WRITER_BYTES, 1)
                # A killed process may leave files of a commit behind, under names that the next commit would take.
                self._writer.garbage_collect_files()
        return self._writer


@contextmanager
def _faults_told(folder: Path) -> Iterator[None]:
    """Turn what the engine raises into the errors of this project."""
    try:
        yield
    except BaseException as error:
        # Some damage makes the engine panic, which reaches Python as a class that cannot be imported.
        if isinstance(error, OSError | ValueError) or type(error).__name__ == "PanicException":
            raise _explain(" ".join(str(error).split()), folder) from error
        raise


def _explain(told: str, folder: Path) -> StoreError:
    if "LockBusy" in told:
        return StoreError(f"{folder}: chương trình khác đang ghi chỉ mục từ; hãy đợi nó xong rồi chạy lại")
    if _NO_ROOM.search(told):
        return StoreFull(
            f"{folder}: không ghi được chỉ mục từ vì hết chỗ trên đĩa; hãy giải phóng chỗ trống rồi chạy lại"
        )
    if _NO_RIGHT.search(told):
        return StoreFull(f"{folder}: không được phép ghi chỉ mục từ; hãy cấp quyền ghi rồi chạy lại")
    if _STOPPED.search(told):
        return StoreFull(f"{folder}: ghi chỉ mục từ bị dừng, thường vì hết chỗ trên đĩa; hãy kiểm tra đĩa rồi chạy lại")
    return StoreBroken(f"{folder}: chỉ mục từ bị hỏng ({told[:200]}); hãy chạy lại “qa index” để dựng lại")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Signed on purpose: deleting by an unsigned field silently deletes nothing.
    builder.add_integer_field("chunk", fast=True)
    builder.add_integer_field("document", indexed=True, fast=True)
    builder.add_integer_field("generation", fast=True)
    builder.add_integer_field("wordless", indexed=True)
    builder.add_text_field("marker", tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
    return builder.build()
