"""What the list of documents shows: one line of it, and one page. Records."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.overview import DocumentCounts
from index.rows import DocumentRow, Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """One line of the list: a document, a file that could not be read, or one that waits.

    Parameters
    ----------
    key
        Names it in what the browser sends.
    name, path
        What it is called, and where it was read from (not for the browser).
    document, counts
        Of what is stored; None for a file that is not.
    failure
        Why its file could not be read; None when it could.
    is_waiting
        It is in the queue.
    corrected
        What a person says of it in place of what was read, by field of ``index.people.corrections``.
    """

    key: str
    name: str
    path: str
    document: DocumentRow | None = None
    counts: DocumentCounts = field(default_factory=DocumentCounts)
    failure: Failure | None = None
    is_waiting: bool = False
    corrected: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it calls itself, where no person says otherwise; "" where nobody does."""
        return self.corrected.get("title") or (self.document.title if self.document is not None else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """One page of the list: `page` of `pages`, from 1, of `found` rows among `total`.

    `is_open` when files may be added and removed; `has_vectors` when the index makes vectors; `stamp` differs when
    anything of the list does; `is_kept` when only some documents are listed at all.
    """

    rows: tuple[ShelfRow, ...]
    page: int
    pages: int
    found: int
    total: int
    is_open: bool
    has_vectors: bool
    stamp: str
    is_kept: bool = False
