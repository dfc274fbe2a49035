"""A draft in, pasted or as a file, checked against the index; the figures of its text with what was found out.

Judges nothing itself: that is ``qa.check``. Keeps nothing: the draft is read, checked and forgotten.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.document import Block
from index.errors import CorpusError, UnreadableDocument
from index.store import open_store
from qa.check.verdict import Finding
from qa.page.words import group_digits
from qa.watched import Report, unwatched

if TYPE_CHECKING:
    from index.parse import Parsed

LONGEST_DRAFT = 200_000
"""Characters of a pasted draft: some hundred pages; a book is checked in parts."""

MOST_FIGURES = 3_000
"""Figures of a draft that are shown on the page."""

PASTED = "Bản thảo đã dán"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """A draft with its findings in order of its text; offsets of their figures count in the source of the blocks."""

    name: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]


class DraftChecker:
    """Checks drafts against the index of a home folder; threads may share it."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def check_text(
        self, text: str, report: Report = unwatched, *, documents: Sequence[int] | None = None
    ) -> CheckedDraft:
        """Check a pasted draft against the documents with these ids, None for all.

        `report` is told how many figures of how many are looked up.

        Raises
        ------
        CorpusError
            It is too long, or the index cannot be read; a Vietnamese line says so.
        """
        if len(text) > LONGEST_DRAFT:
            raise CorpusError(
                f"Bản thảo dài {group_digits(len(text))} ký tự, quá giới hạn {group_digits(LONGEST_DRAFT)}; "
                "hãy soát từng phần."
            )
        # Reading and checking are loaded for the first draft: a page that opens does not wait for them.
        from qa.check.command import read_draft  # noqa: PLC0415

        pasted = text.encode(errors="replace")
        return self._check(lambda: read_draft(Path("-"), lambda: pasted), PASTED, report, documents)

    def check_file(
        self, path: Path, name: str, report: Report = unwatched, *, documents: Sequence[int] | None = None
    ) -> CheckedDraft:
        """Check a draft in a file of any readable format, called `name`; the rest as for `check_text`.

        Raises
        ------
        CorpusError
            It cannot become text, holds too many figures, or the index cannot be read.
        """
        from index.parse import parse_document  # noqa: PLC0415

        try:
            return self._check(lambda: parse_document(path, name=name), name, report, documents)
        except UnreadableDocument as error:
            # Where the server put it says nothing to whoever dropped it.
            raise UnreadableDocument(name, error.reason, error.cure) from error

    def _check(
        self, read: "Callable[[], Parsed]", name: str, report: Report, documents: Sequence[int] | None
    ) -> CheckedDraft:
        from index.derive import read_lexical  # noqa: PLC0415
        from qa.check.draft import check_draft  # noqa: PLC0415
        from qa.retrieve.retrieve import Retriever  # noqa: PLC0415
        from qa.steady import read_steadily  # noqa: PLC0415

        with open_store(self._home) as store:
            parsed = read()
            if len(parsed.figures) > MOST_FIGURES:
                raise CorpusError(
                    f"Bản thảo có {len(parsed.figures)} con số, quá giới hạn {MOST_FIGURES}; hãy soát từng phần."
                )
            retriever = Retriever(store, read_lexical(store, report=lambda _line: None))
            findings = read_steadily(
                retriever, lambda: check_draft(parsed, retriever, documents=documents, report=report)
            )
        return CheckedDraft(name=name, blocks=parsed.document.blocks, findings=findings)
