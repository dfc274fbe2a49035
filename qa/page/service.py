"""What the page asks of the system behind it, as one Protocol, and the limits that the page keeps.

Nothing here answers a question; `qa.page.library` wires the real thing, tests put a small fake in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from index.document import Block
from index.figure import Figure
from index.letterhead_record import Letterhead
from index.page import Page
from qa.answer import Answer, Citation
from qa.page.words import group_digits
from qa.rank.search_hit import SearchHit
from qa.step import Tell, tell_nobody

QUESTION_LIMIT = 2_000
"""Longest question that is asked, in characters; what is longer would not be read to its end (`qa.ask`)."""

CONTEXT_LIMIT = 6
"""How many earlier questions of the conversation go with a new one."""

NOTE_LIMIT = 2_000
"""Longest note to a verdict that is kept, in characters."""

TURN_LIMIT = 50
"""How many questions one conversation keeps on the page; the oldest leave first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One whole document as the viewer shows it.

    Parameters
    ----------
    title, name
        What it calls itself; what citations call it.
    blocks
        In reading order, as the store holds them.
    text
        The stored text that all source offsets count in.
    pages
        With the places of their characters; none where the format has no pages to look at.
    figures
        Every figure found in it, in the order of the text; none where they are not asked for.
    letterhead
        What it says of itself as an administrative paper; None for other documents.
    """

    title: str
    name: str
    blocks: tuple[Block, ...]
    text: str
    pages: tuple[Page, ...] = ()
    figures: tuple[Figure, ...] = ()
    letterhead: Letterhead | None = None


class PageService(Protocol):
    """The system behind the page; every method may be called from several threads at once."""

    def ask(
        self,
        question: str,
        context: Sequence[str],
        *,
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Answer a question.

        Parameters
        ----------
        question, context
            As typed; the earlier questions, oldest first.
        documents
            Ids of the documents that may answer, as though there were no others; None for all.
        as_typed
            Mend no spelling and complete no follow-up.
        tell
            Told of each step as it begins; what it raises ends the asking.
        """
        ...

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> Sequence[SearchHit]:
        """Return the `k` passages nearest to a text, best first, of the documents with these ids; None for all."""
        ...

    def lead_on(self, answer: Answer, *, documents: Sequence[int] | None = None) -> tuple[str, ...]:
        """Return questions that lead on from an answer and are answered; asked after the answer is shown."""
        ...

    def source(self, document_name: str, *, documents: Sequence[int] | None = None) -> SourceView | None:
        """Return the document that citations call `document_name`, None when there is none among `documents`."""
        ...

    def figures(self, document_name: str, *, documents: Sequence[int] | None = None) -> tuple[Figure, ...]:
        """Return every figure found in a document, in the order of the text; none when there is no such document."""
        ...

    def picture(self, document_name: str, page: int, *, documents: Sequence[int] | None = None) -> bytes | None:
        """Return a page of a document as a WebP picture; None when its file is gone or changed, or has no such page."""
        ...

    def documents(self, *, documents: Sequence[int] | None = None) -> tuple[tuple[str, str], ...]:
        """Return (name, title) of each document among `documents`, in the order to be listed."""
        ...

    def visible(self, owner: str) -> Sequence[int] | None:
        """Return the ids of the documents that somebody may see; None for all."""
        ...

    def holds(self, citation: Citation, *, documents: Sequence[int] | None = None) -> bool:
        """Tell whether the text of a citation still stands where it says, in a document among `documents`."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Return questions that everybody can have answered, to be offered on the empty page."""
        ...


class Verdict(StrEnum):
    """What a reader says of an answer; of a refusal, `STATED` says that the documents do answer."""

    RIGHT = "right"
    WRONG_FIGURE = "wrong_figure"
    WRONG_CITATION = "wrong_citation"
    MISREAD = "misread"
    STATED = "stated"


@runtime_checkable
class FeedbackService(Protocol):
    """A service that keeps what readers say of answers; one without this has no buttons for it."""

    def keep_feedback(  # noqa: PLR0917 - the order of what is kept
        self, owner: str, question: str, context: Sequence[str], answer: Answer, verdict: str, note: str
    ) -> None:
        """Keep one `Verdict` with its note; a later one on the same answer stands beside it and counts."""
        ...

    def find_feedback(self, owner: str, question: str, answer: Answer) -> tuple[str, str] | None:
        """Return the last `Verdict` of somebody on an answer to a question, with its note; None without one."""
        ...


def refuse_question(question: str) -> str:
    """Tell why a question cannot be asked, in one Vietnamese line; "" when it can.

    Examples
    --------
    >>> refuse_question("  ")
    'Hãy nhập câu hỏi trước khi gửi.'
    >>> refuse_question("Thu ngân sách năm 2017 là bao nhiêu?")
    ''
    """
    if not question.strip():
        return "Hãy nhập câu hỏi trước khi gửi."
    length = len(question.strip())
    if length > QUESTION_LIMIT:
        return (
            f"Câu hỏi dài {group_digits(length)} ký tự, quá giới hạn {group_digits(QUESTION_LIMIT)} ký tự. "
            "Hãy rút gọn rồi gửi lại; nội dung bạn gõ vẫn còn trong ô hỏi."
        )
    return ""
