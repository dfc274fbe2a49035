"""The real system behind the page: an open index and its asker, as the `PageService` that the page is drawn from.

A home folder in, a service out. Adds nothing to answers; finds documents by the name that citations use, and offers
example questions that this index does answer.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.among import documents_among
from index.errors import CorpusError, ModelUnavailable
from index.figure import Figure
from index.home import PEOPLE_NAME
from index.people.database import open_people
from index.people.feedback import Feedback
from index.people.privacy import visible_documents
from index.picture import PICTURED, picture_page
from index.rows import DocumentRow
from index.store import Store, open_store
from qa.answer import Answer, Citation
from qa.compose.next_questions import next_questions
from qa.page.examples import find_examples, propose_examples
from qa.page.in_hand import InHand
from qa.page.live import AnsweringIndex, LiveIndex, OpenedLater
from qa.page.opener import Opener
from qa.page.service import SourceView
from qa.rank.search_hit import SearchHit
from qa.settings import load_settings
from qa.step import Tell, tell_nobody

if TYPE_CHECKING:
    from index.embed import Encoder

_LOG = logging.getLogger(__name__)

LONGEST_WAIT = 5.0
"""Seconds that work in the background waits for questions, so that a busy page does not stop it for good."""

_LOOK = 0.02  # seconds after which it is looked whether that is still waited for
_QUIET = 0.3
"""Seconds after an answer until nobody is thought to be waiting: the page asks at once what could be asked next."""

_CACHED_VIEWS = 4
_CACHED_PICTURES = 32
_WARM_UP = "Tổng sản phẩm trên địa bàn năm nay tăng bao nhiêu?"


class _Among:
    """An index as somebody sees it who may see some of its documents; None for all."""

    def __init__(self, index: AnsweringIndex, documents: Sequence[int] | None) -> None:
        self._index = index
        self._documents = documents

    @property
    def store(self) -> Store:
        """All documents; only those of answers and of what is found are looked at."""
        return self._index.store

    def ask(self, text: str) -> Answer:
        """Answer one question."""
        return self._index.ask(text, documents=self._documents)

    def search(self, text: str, k: int) -> Sequence[SearchHit]:
        """Return the `k` passages nearest to a text."""
        return self._index.search(text, k, documents=self._documents)


class Library:
    """A `PageService` over an open index; threads may share it.

    Parameters
    ----------
    asker
        Answers questions over its store.
    reopen
        Opens the same index anew, for when documents came or went; None when they never do.
    settle
        Does what was put off when it was opened anew.
    encoder
        The model of its vectors; None when it has none.
    """

    def __init__(
        self,
        asker: AnsweringIndex,
        *,
        reopen: Callable[[], AnsweringIndex] | None = None,
        settle: Callable[[], None] = lambda: None,
        encoder: "Encoder | None" = None,
    ) -> None:
        self._live = LiveIndex(asker, reopen)
        self._asked = InHand()
        self._settle = settle
        self.encoder = encoder
        self._examples = lru_cache(maxsize=1)(self._find_examples)
        self._trying = threading.Lock()
        # Ids are never used twice, so a view never goes stale; a reader opens place after place of one document.
        self._view = lru_cache(maxsize=_CACHED_VIEWS)(self._read_view)
        # Thousands take as long to read as the document itself, so they are read when they are asked for.
        self._figures = lru_cache(maxsize=_CACHED_VIEWS)(self._read_figures)
        # A file that changes is another document once it is read again; until then its picture may be the old one.
        self._picture = lru_cache(maxsize=_CACHED_PICTURES)(picture_page)

    def ask(
        self,
        question: str,
        context: Sequence[str],
        *,
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Answer a question; `context` holds the earlier questions, oldest first."""
        self._live.keep_up()
        with self._asked.one():
            return self._live.index.ask(question, context=context, documents=documents, as_typed=as_typed, tell=tell)

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> Sequence[SearchHit]:
        """Return the `k` passages nearest to a text, best first."""
        self._live.keep_up()
        with self._asked.one():
            return self._live.index.search(text, k, documents=documents)

    def wait_until_idle(self) -> bool:
        """Wait until no question is being answered, at most `LONGEST_WAIT` seconds; tell whether that came."""
        return self._asked.wait_for_none(LONGEST_WAIT)

    def wait_until_quiet(self, *, unless: Callable[[], bool] = lambda: False) -> bool:
        """Wait until nobody seems to ask, `LONGEST_WAIT` seconds at most or until `unless`; tell whether it came."""
        return self._asked.wait_for_quiet(_QUIET, LONGEST_WAIT, unless=unless, look=_LOOK)

    def lead_on(self, answer: Answer, *, documents: Sequence[int] | None = None) -> tuple[str, ...]:
        """Return questions that lead on from an answer, each tried on these documents of the index."""
        with self._asked.one():
            return next_questions(answer, _Among(self._live.index, documents))

    def source(self, document_name: str, *, documents: Sequence[int] | None = None) -> SourceView | None:
        """Return the document that citations call `document_name`, None when there is none (any more)."""
        row = self._find(document_name, documents)
        if row is None:
            return None
        try:
            return self._view(row)
        except KeyError:
            # Replaced between the two reads; the link opens the new reading on the next click.
            return None

    def figures(self, document_name: str, *, documents: Sequence[int] | None = None) -> tuple[Figure, ...]:
        """Return every figure found in a document, in the order of the text; none when there is no such document."""
        row = self._find(document_name, documents)
        return () if row is None else self._figures(row.id)

    def picture(self, document_name: str, page: int, *, documents: Sequence[int] | None = None) -> bytes | None:
        """Return a page as a picture; the path is the store's own, whatever a stranger types."""
        row = self._find(document_name, documents)
        return None if row is None else self._picture(row, page)

    def documents(self, *, documents: Sequence[int] | None = None) -> tuple[tuple[str, str], ...]:
        """Return (name, title) of each document, by name."""
        return tuple((row.name, row.title) for row in documents_among(self._live.index.store, documents))

    def visible(self, owner: str) -> Sequence[int] | None:
        """Return the ids of the documents that somebody may see; None for all."""
        return visible_documents(self._live.index.store, owner)

    def holds(self, citation: Citation, *, documents: Sequence[int] | None = None) -> bool:
        """Tell whether the text of a citation still stands where it says, in a document among `documents`."""
        row = self._find(citation.document, documents)
        with suppress(KeyError):
            span = slice(citation.start, citation.end)
            return row is not None and self._live.index.store.document_text(row.id)[span] == citation.quote
        return False

    def keep_feedback(  # noqa: PLR0917 - the order of what is kept
        self, owner: str, question: str, context: Sequence[str], answer: Answer, verdict: str, note: str
    ) -> None:
        """Keep what a reader said of an answer beside the index."""
        self._feedback.keep(owner, question, tuple(context), answer.to_json(), verdict, note)

    def find_feedback(self, owner: str, question: str, answer: Answer) -> tuple[str, str] | None:
        """Return the last verdict of somebody on an answer, with its note; None without one."""
        # Where nothing was kept yet, nothing is made.
        if not (self.store.home / PEOPLE_NAME).is_file():
            return None
        return self._feedback.last(owner, question, answer.to_json())

    @cached_property
    def _feedback(self) -> Feedback:
        # Not before somebody says something: the folder may be one that cannot be written.
        return Feedback(open_people(self.store.home))

    @property
    def store(self) -> Store:
        """The documents that are answered from."""
        return self._live.index.store

    def refresh(self) -> None:
        """Answer from what the index holds now; questions that are being answered keep what they have open."""
        self._live.refresh()

    def examples(self) -> tuple[str, ...]:
        """Return questions that can be answered, from what everybody may see; not tried yet before it is open."""
        if isinstance(self._live.index, OpenedLater) and not self._live.index.is_open:
            # The page is being put together, and would have to wait for the first question ever.
            return propose_examples(self.store, documents=self.visible(""))
        with self._trying:
            return self._examples(self._live.opened)

    def open(self) -> None:
        """Open what questions are answered from, where that was put off.

        Raises
        ------
        StoreError
            It is damaged, or was made with another model.
        """
        if isinstance(self._live.index, OpenedLater):
            self._live.index.open()

    def warm_up(self) -> None:
        """Ask for nothing what will be asked, so that the first person does not wait for models to load."""
        # What is wrong will be told to whoever asks first.
        with suppress(CorpusError):
            self._live.index.ask(_WARM_UP)

    def settle(self) -> None:
        """Do what nobody should wait for after documents came or went, in the background."""
        self._settle()
        # Found here, and not while somebody opens the page.
        self.examples()

    def _find(self, document_name: str, documents: Sequence[int] | None) -> DocumentRow | None:
        rows = documents_among(self._live.index.store, documents)
        return next((row for row in rows if row.name == document_name), None)

    def _read_view(self, row: DocumentRow) -> SourceView:
        store = self._live.index.store
        return SourceView(
            title=row.title,
            name=row.name,
            blocks=store.blocks(row.id),
            text=store.document_text(row.id),
            pages=store.pages(row.id) if row.format in PICTURED else (),
            letterhead=row.letterhead,
        )

    def _read_figures(self, document_id: int) -> tuple[Figure, ...]:
        return tuple(stored.figure for stored in self._live.index.store.figures(document_id=document_id))

    def _find_examples(self, _opened: int) -> tuple[str, ...]:
        # Everybody is shown them, so no document that comes meanwhile may be among these.
        documents = [row.id for row in documents_among(self.store, self.visible(""))]

        def ask(question: str) -> Answer:
            return self.ask(question, (), documents=documents)

        return find_examples(self.store, ask, documents=documents)


def open_library(home: Path | None = None) -> Library:
    """Open the documents of a home folder for the page; what questions need is opened by `Library.open`.

    Parameters
    ----------
    home
        Folder of the index; None asks the settings (``$QA_HOME``, else the project's own).

    Raises
    ------
    StoreError
        If there is no index.
    """
    from index.embed import load_encoder, load_reranker  # noqa: PLC0415 - drawing HTML needs no model

    settings = load_settings(home)
    encoder = None
    store = open_store(settings.home)
    if store.model is not None:
        try:
            encoder = load_encoder(settings.model, cache=settings.cache, report=_LOG.warning)
        except ModelUnavailable as error:
            _LOG.warning("%s; trang web tìm theo từ, không dùng vectơ", error)
    reranker = None
    if settings.reranker is not None:
        try:
            reranker = load_reranker(settings.reranker, report=_LOG.warning)
        except ModelUnavailable as error:
            _LOG.warning("%s; trang web trả lời không có mô hình này", error)
    opener = Opener(store, encoder, reranker)
    return Library(OpenedLater(store, opener), reopen=opener, settle=opener.settle, encoder=encoder)
