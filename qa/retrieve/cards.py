"""A question in, what the documents it names open with out: the cards that sum up what one is about, and its lead.

A card is a table, a lead are the paragraphs above the first heading. Reads them from the store, whatever words the
question has. Chooses no row and no sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

from index.among import documents_among
from index.document import BlockKind
from qa.candidate import Passage
from qa.question import Question
from qa.retrieve.retrieve import KEPT_SCOPES, Retriever
from qa.retrieve.titled import FOLDED_RANKS, TitledDocuments
from qa.words.match import split_tokens

OPENING_BLOCKS = 5  # of a document, among which the table stands that it opens with
_LEAD_BLOCKS = 40  # of a document, among which its lead stands, behind the tables of its card
_KEPT_CARDS = 256  # documents
_KEPT_QUESTIONS = 32
_RANKED = 4  # rows of a card, of which one may say what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The table that a document opens with.

    Parameters
    ----------
    place
        The tokens of the question's reading that name what it is about.
    rows
        In their order.
    """

    place: range
    rows: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The paragraphs that a document opens with.

    Parameters
    ----------
    place
        The tokens of the question's reading that name what it is about.
    sentences
        In their order.
    """

    place: range
    sentences: tuple[Passage, ...]


class Cards:
    """The cards and the leads of an open index.

    Parameters
    ----------
    retriever
        The open indexes.
    """

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._titled = lru_cache(KEPT_SCOPES)(self._read_titled)
        # Several strategies look at the cards of one question.
        self._found = lru_cache(_KEPT_QUESTIONS)(self._find)
        # Ids are never used twice.
        self._rows = lru_cache(_KEPT_CARDS)(self._read_rows)
        self._sentences = lru_cache(_KEPT_CARDS)(self._read_sentences)

    def find(self, question: Question, *, documents: Sequence[int] | None = None) -> tuple[Card, ...]:
        """Return the cards of the documents that are about what a question names, of those that open with one.

        Parameters
        ----------
        question
            The question.
        documents
            Ids of the documents that may be known; None for all.
        """
        among = None if documents is None else tuple(documents)
        return self._found(self._retriever.store.generation, question, among)

    def find_leads(self, question: Question, *, documents: Sequence[int] | None = None) -> tuple[Lead, ...]:
        """Return the leads of the documents that are about what a question names, given the same as `find`."""
        among = None if documents is None else tuple(documents)
        named = self._titled(self._retriever.store.generation, among).find(question)
        leads = (Lead(place=each.place, sentences=self._sentences(each.document_id)) for each in named)
        return tuple(lead for lead in leads if lead.sentences)

    def _find(self, generation: int, question: Question, among: tuple[int, ...] | None) -> tuple[Card, ...]:
        named = self._titled(generation, among).find(question)
        cards = (
            Card(place=each.place, rows=rows)
            for each in named
            if (rows := self._rows(each.document_id)) and _may_be(each.rank, rows)
        )
        return tuple(cards)

    def _read_titled(self, _generation: int, documents: tuple[int, ...] | None) -> TitledDocuments:
        return TitledDocuments(documents_among(self._retriever.store, documents))

    def _read_rows(self, document_id: int) -> tuple[Passage, ...]:
        chunks_of = partial(self._retriever.store.chunks_of_block, document_id)
        opening = chain.from_iterable(map(chunks_of, range(OPENING_BLOCKS)))
        return tuple(self._retriever.load_passage(each) for each in opening if each.kind is BlockKind.TABLE)

    def _read_sentences(self, document_id: int) -> tuple[Passage, ...]:
        found: list[Passage] = []
        for block in range(_LEAD_BLOCKS):
            chunks = self._retriever.store.chunks_of_block(document_id, block)
            if found and any(each.kind is BlockKind.HEADING for each in chunks):
                break
            found.extend(self._retriever.load_passage(each) for each in chunks if each.kind is BlockKind.PARAGRAPH)
        return tuple(found)


def _may_be(rank: str, rows: Sequence[Passage]) -> bool:
    """Tell whether a card may be that of something of a rank, which one of its first rows names: "| Tỉnh |"."""
    told = (" ".join(split_tokens(row.chunk.text)) for row in rows[:_RANKED])
    own = next((text for text in told if any(text.startswith(each) for each in FOLDED_RANKS)), "")
    return not rank or not own or own.startswith(rank)
