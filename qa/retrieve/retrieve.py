"""A question in, the passages worth ranking out: by words first, and by meaning where vectors are there.

The two lists are joined, not fused: each passage carries both scores, and the learned ranker weighs them. Does not
rank, does not read figures.
"""

import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache, partial
from itertools import compress
from threading import Lock
from typing import TYPE_CHECKING

from index.among import chunks_among
from index.document import BlockKind, Span
from index.extract.unit import MEASURES, base_of
from index.normalise import fold
from index.rows import StoredChunk
from index.searching import VectorSearch, WordSearch
from index.store import Store
from qa.analyse.papers import LETTERHEAD, Paper, find_named, find_references, is_mentioned, papers_of
from qa.candidate import Passage
from qa.question import Question
from qa.words.match import Terms, is_given_number, make_terms, split_tokens
from qa.words.other_names import OPENING, may_have_other_names, name_of_title, other_names

if TYPE_CHECKING:
    from index.embed import Encoder

LEXICAL_DEPTH = 80
DENSE_DEPTH = 20
SEARCHED_AGAIN = 3  # documents, nearest by their best passage, of which more passages are looked at
KEPT_SCOPES = 8  # sets of documents whose chunks stay known; a million chunks take 8 MB
_KEPT_OPENINGS = 4096  # documents
_TURNS = 32  # searches that may be under way or waited for at once
_LONG_NAME = 3  # words of a name that outweigh the others of a question
# Characters in which the year of a passage may be named: a section's beginning, the source line under a table.
EARLIER, LATER = 3000, 1500


class Retriever:
    """The open indexes of one home folder.

    Parameters
    ----------
    store, lexical
        Opened on the same home.
    dense, encoder
        The vectors that are there and the model that made them, or None to search by words alone.
    """

    def __init__(
        self,
        store: Store,
        lexical: WordSearch,
        *,
        dense: VectorSearch | None = None,
        encoder: "Encoder | None" = None,
    ) -> None:
        self.store = store
        self.lexical = lexical
        self.dense = dense
        self.encoder = encoder
        # The engine searches without the interpreter: on another core, the second search costs no waiting.
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._turns = lru_cache(_TURNS)(lambda *_: Lock())
        # Ids are never used twice, so the chunks of a document, and what it begins with, stay what they are.
        self._opening = lru_cache(_KEPT_OPENINGS)(self._read_opening)
        self._chunks_among = lru_cache(KEPT_SCOPES)(partial(chunks_among, store))

    @property
    def has_vectors(self) -> bool:
        """Tell whether passages can be found by meaning."""
        return self.dense is not None and self.encoder is not None and len(self.dense) > 0

    def rarity(self, syllable: str) -> float:
        """Return how rare a folded syllable is in the corpus: ln(1 + chunks / (1 + chunks that hold it))."""
        return math.log(1 + self.lexical.count_chunks() / (1 + self.lexical.count_chunks(syllable)))

    @property
    def greatest_rarity(self) -> float:
        """Rarity of a syllable that no chunk holds, at least 1."""
        return max(1.0, math.log(2 + self.lexical.count_chunks()))

    def weigh(self, question: Question, *, documents: Sequence[int] | None = None) -> Terms:
        """Return the content terms of a question with their rarity: its words, counted nouns, and numbers given.

        Parameters
        ----------
        question
            The question; names of documents are no content of it.
        documents
            Ids of the documents that may be known; None for all. Rarity is that of all documents.
        """
        written = set(split_tokens(question.reading))
        nouns = [
            syllable
            for unit in question.units
            if base_of(unit)[0] == unit and unit not in MEASURES
            for syllable in split_tokens(unit)
            # A unit that only goes without saying is no word of the question.
            if syllable in written
        ]
        reading = _without(question.reading, find_named(question.reading, self._papers_among(documents))[1])
        held = set(split_tokens(reading))
        given = [token for token in split_tokens(reading) if is_given_number(token, question.numbers)]
        terms = dict.fromkeys(
            term for term in [*question.terms, *nouns, *given] if term in held or reading == question.reading
        )
        return make_terms(tuple(terms), self.rarity, synonyms=question.synonyms)

    def expect(
        self, question: Question, *, documents: Sequence[int] | None, deep: bool, found: Sequence[Passage] | None
    ) -> None:
        """Begin on another core the search that `find_passages` will ask for first, given the same."""
        named, spans = find_named(question.reading, self._papers_among(documents))
        if found is None:
            inside = named or documents
        elif deep:
            inside = self._nearest_documents({passage.chunk_id: passage.lexical for passage in found})
        else:
            return
        self._aside.submit(self._search, question, _without(question.reading, spans), LEXICAL_DEPTH, inside)

    def find_passages(
        self,
        question: Question,
        *,
        k: int = LEXICAL_DEPTH,
        documents: Sequence[int] | None = None,
        meaning: bool = True,
        deep: bool = True,
        found: Sequence[Passage] | None = None,
    ) -> tuple[Passage, ...]:
        """Return the passages that share words or meaning with a question, best by words first.

        Parameters
        ----------
        question
            Its reading is searched, and the text as typed too where that differs.
        k
            How many passages the words may bring.
        documents
            Ids of the documents to search in; None for all. The others are as though they were not here.
        meaning
            Whether vectors are asked where they are there; what words bring then has a cosine too.
        deep
            Whether more passages of the nearest documents are looked at, which takes half as long again.
        found
            What was found for the same question in the same documents by words, not deep, if that is known.
        """
        named, spans = find_named(question.reading, self._papers_among(documents))
        if named:
            documents = named
        reading = _without(question.reading, spans)
        known = {passage.chunk_id: passage for passage in found or ()}
        scores = {chunk_id: passage.lexical for chunk_id, passage in known.items()}
        if found is None:
            others = [
                self._aside.submit(self.lexical.search, other, k // 2, accented=False, documents=documents)
                for other in question.alternatives
            ]
            scores = dict(self._search(question, reading, k, documents))
            for other in others:
                for chunk_id, score in other.result():
                    scores.setdefault(chunk_id, score)
        if deep:
            # Among many documents, those that say the same words elsewhere would crowd out the rows of the right one.
            near = self._nearest_documents(scores)
            for chunk_id, score in self._search(question, reading, k, near):
                scores.setdefault(chunk_id, score)
            # In a document about what is asked of, its name is in whatever repeats it, and not in the rows of a table.
            for rest, about in self._within_named(reading, near).items():
                for chunk_id, score in self._search(question, rest, k, about):
                    scores.setdefault(chunk_id, score)
        similar: dict[int, float] = {}
        if meaning and self.dense is not None and self.encoder is not None and len(self.dense):
            vector = self.encoder.encode_query(question.reading)
            if not named:
                among = None if documents is None else self._chunks_among(tuple(documents))
                similar = dict(self.dense.search(vector, DENSE_DEPTH, among=among))
            similar.update(self.dense.similarities(vector, [i for i in scores if i not in similar]))
        chunks = self.store.chunks([*scores, *(i for i in similar if i not in scores)])
        return tuple(
            known[chunk_id]
            if chunk_id in known and chunk_id not in similar
            else self.load_passage(chunk, lexical=scores.get(chunk_id, 0.0), dense=similar.get(chunk_id))
            for chunk_id, chunk in chunks.items()
        )

    def part(
        self, question: Question, passages: Sequence[Passage], *, documents: Sequence[int] | None = None
    ) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """Part the passages that may answer from those that may not, as they say nothing of a paper that is not here.

        Parameters
        ----------
        question
            It may name papers by their number; what another paper says must not pass for what that one says.
        passages
            What was found for it.
        documents
            Ids of the documents that may be known; None for all.
        """
        wanted = [paper for paper, _ in find_references(question.reading)]
        if not wanted or find_named(question.reading, self._papers_among(documents))[0]:
            return tuple(passages), ()
        speak = [any(self._speaks_of(each, paper) for paper in wanted) for each in passages]
        return tuple(compress(passages, speak)), tuple(compress(passages, (not each for each in speak)))

    def load_passage(self, stored: StoredChunk, *, lexical: float = 0.0, dense: float | None = None) -> Passage:
        """Return a stored chunk with what surrounds it."""
        document = self.store.document(stored.document_id)
        return Passage(
            chunk_id=stored.id,
            document_id=stored.document_id,
            document=document.name,
            title=document.title,
            territory=document.territory,
            period=document.period,
            section=stored.section,
            paragraph=stored.chunk.block,
            page=stored.chunk.page,
            kind=stored.kind,
            chunk=stored.chunk,
            lexical=lexical,
            dense=dense,
            source_text=stored.source_text,
            letterhead=self._opening(stored.document_id, document.title),
        )

    def text_near(self, passage: Passage) -> str:
        """Return the text around a passage: `EARLIER` characters before it, and for a table `LATER` from there on.

        It begins with the opening of the document, which says of what time and place all of it is.
        """
        start = passage.span.start
        end = start + LATER if passage.kind is BlockKind.TABLE else start
        text, earlier = self.store.document_text(passage.document_id), max(0, start - EARLIER)
        return f"{text[: min(earlier, LETTERHEAD)]} {text[earlier:end]}"

    def _search(
        self, question: Question, reading: str, k: int, documents: Sequence[int] | None
    ) -> tuple[tuple[int, float], ...]:
        """Search by words; who asks for what is being searched waits for it, and finds it kept by the engine."""
        inside = None if documents is None else tuple(documents)
        with self._turns(reading, k, question.accented, inside):
            return self.lexical.search(reading, k, accented=question.accented, documents=inside)

    def _speaks_of(self, passage: Passage, paper: Paper) -> bool:
        """Tell whether a passage, its paragraph, its headings or its document's beginning name a paper."""
        head = self.store.document_head(passage.document_id, LETTERHEAD)
        is_row = passage.kind is BlockKind.TABLE
        before = "" if is_row else self.store.block_text(passage.document_id, passage.paragraph)
        return is_mentioned(paper, f"{passage.title}\n{head}\n{passage.chunk.context}\n{before}\n{passage.chunk.text}")

    def _nearest_documents(self, scores: Mapping[int, float]) -> tuple[int, ...]:
        """Return the ids of the documents whose best passages share most words with a question, best first."""
        best: dict[int, float] = {}
        for chunk_id, stored in self.store.chunks(list(scores)).items():
            best[stored.document_id] = max(best.get(stored.document_id, 0.0), scores[chunk_id])
        return tuple(sorted(best, key=lambda document_id: (-best[document_id], document_id))[:SEARCHED_AGAIN])

    def _within_named(self, reading: str, near: Sequence[int]) -> dict[str, tuple[int, ...]]:
        """Return readings without the name of what documents are about, with the ids of those documents."""
        told: dict[str, tuple[int, ...]] = {}
        folded = fold(reading)
        for document_id in near:
            name = fold(name_of_title(self.store.document(document_id).title))
            at = folded.find(name) if len(name.split()) >= _LONG_NAME else -1
            if at >= 0:
                rest = _without(reading, [Span(at, at + len(name))])
                told[rest] = (*told.get(rest, ()), document_id)
        return told

    def _read_opening(self, document_id: int, title: str) -> str:
        """Return the beginning of a document that shows its number there, else the other names of what it is about."""
        if document_id in self._papers:
            return self.store.document_head(document_id, LETTERHEAD)
        if not may_have_other_names(title):
            return ""
        return "; ".join(other_names(title, self.store.document_head(document_id, OPENING)))

    @cached_property
    def _papers(self) -> dict[int, Paper]:
        """Numbers of the documents that show one, by id."""
        return papers_of(self.store.documents())

    def _papers_among(self, documents: Sequence[int] | None) -> Mapping[int, Paper]:
        if documents is None:
            return self._papers
        return {each: self._papers[each] for each in documents if each in self._papers}


def _without(reading: str, names: Sequence[Span]) -> str:
    """Return a reading without the names of documents that are here: they say where, not what."""
    for span in reversed(names):
        reading = f"{reading[: span.start]} {reading[span.end :]}"
    return reading
