"""What the page asks of the system behind it, as one Protocol, and the limits that the page keeps.

Nothing here answers a question; `qa.page.library` wires the real thing, tests put a small fake in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.document import Block
from index.figure import Figure
from index.letterhead_record import Letterhead
from index.page import Page
from qa.answer import Answer
from qa.page.words import group_digits

QUESTION_LIMIT = 2_000
"""Longest question that is asked, in characters; what is longer would not be read to its end (`qa.ask`)."""

CONTEXT_LIMIT = 6
"""How many earlier questions of the conversation go with a new one."""

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

    def ask(self, question: str, context: Sequence[str]) -> Answer:
        """Answer a question; `context` holds the earlier questions, oldest first."""
        ...

    def source(self, document_name: str) -> SourceView | None:
        """Return the document that citations call `document_name`, None when there is none."""
        ...

    def figures(self, document_name: str) -> tuple[Figure, ...]:
        """Return every figure found in a document, in the order of the text; none when there is no such document."""
        ...

    def picture(self, document_name: str, page: int) -> bytes | None:
        """Return a page of a document as a WebP picture; None when its file is gone or changed, or has no such page."""
        ...

    def documents(self) -> tuple[tuple[str, str], ...]:
        """Return (name, title) of each document, in the order to be listed."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Return questions that can be answered, to be offered on the empty page."""
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
