"""The documents of an index as the page lists them, and what can be done with them: add, read again, remove, undo.

An open store, and the background worker where changes are allowed, behind one `Shelf`. A document is named by a key
that the server made: no path and no file name comes from the browser. Draws nothing.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from index.database import disk_error
from index.normalise import fold
from index.overview import DocumentCounts, count_documents
from index.rows import DocumentRow, Failure
from index.store import Store, open_store
from qa.page.intake import Intake, Work
from qa.page.library import Library
from qa.page.uploads import (
    FOLDER,
    MOST_FILES,
    REMOVED_FOLDER,
    clean_name,
    keep_file,
    owner_of,
    refuse_file,
    set_aside,
)

ROWS = 50
"""Documents on one page of the list."""

_REMEMBERED = 50
"""Removals that can be undone."""


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
    """

    key: str
    name: str
    path: str
    document: DocumentRow | None = None
    counts: DocumentCounts = field(default_factory=DocumentCounts)
    failure: Failure | None = None
    is_waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """One page of the list: `page` of `pages`, from 1, of `found` rows among `total`.

    `is_open` when files may be added and removed; `has_vectors` when the index makes vectors; `stamp` differs when
    anything of the list does.
    """

    rows: tuple[ShelfRow, ...]
    page: int
    pages: int
    found: int
    total: int
    is_open: bool
    has_vectors: bool
    stamp: str


class Shelf:
    """The documents of an index; threads may share it.

    Parameters
    ----------
    store
        Open, for reading.
    intake
        The worker of the same index, already started or not; None where nothing may be changed from the page.
    """

    def __init__(self, store: Store, intake: Intake | None = None) -> None:
        self._store = store
        self._intake = intake
        self.folder = store.home.resolve() / FOLDER
        self._removed_folder = store.home.resolve() / REMOVED_FOLDER
        self._removed: dict[str, tuple[str, Path, Path | None]] = {}
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether files may be added and removed."""
        return self._intake is not None

    def resume(self) -> None:
        """Put the dropped files that were never read into the queue again; what was removed is gone for good now."""
        for leftover in self._removed_folder.glob("*") if self._removed_folder.is_dir() else ():
            leftover.unlink(missing_ok=True)
        if self._intake is None or not self.folder.is_dir():
            return
        paths = [*(row.path for row in self._store.documents()), *(each.path for each in self._store.failures())]
        known = {owner_of(Path(path), self.folder) for path in paths}
        files = sorted(file for file in self.folder.iterdir() if file.is_file() and not file.name.startswith("."))
        self._intake.read([file for file in files if file not in known])

    def work(self) -> Work:
        """Return what the background is doing."""
        return Work() if self._intake is None else self._intake.work()

    def view(self, query: str = "", page: int = 1) -> ShelfView:
        """Return one page of the list: what waits first, then what failed, then documents by name.

        Parameters
        ----------
        query
            Words that a name or title must hold, each, without regard to case and diacritics.
        page
            From 1; one that is not there is the nearest.
        """
        rows = self._rows()
        words = fold(query).split()
        found = [row for row in rows if all(word in _searched(row) for word in words)]
        pages = max(1, -(-len(found) // ROWS))
        page = max(1, min(page, pages))
        shown = found[(page - 1) * ROWS : page * ROWS]
        counts = count_documents(self._store, [row.document.id for row in shown if row.document is not None])
        counted = tuple(row if row.document is None else replace(row, counts=counts[row.document.id]) for row in shown)
        return ShelfView(
            rows=counted,
            page=page,
            pages=pages,
            found=len(found),
            total=len(rows),
            is_open=self.is_open,
            has_vectors=self._store.model is not None,
            stamp=_digest(repr((query, page, counted))),
        )

    def add(self, files: Sequence[tuple[Path, str]]) -> tuple[int, tuple[str, ...]]:
        """Keep dropped files and have them read.

        Parameters
        ----------
        files
            (where it is now, what its owner calls it); each is left where it is.

        Returns
        -------
        How many were taken, and a Vietnamese line for each that was not.
        """
        if self._intake is None:
            return 0, ("Trang này không nhận tài liệu.",)
        self.folder.mkdir(parents=True, exist_ok=True)
        kept: list[Path] = []
        refused: list[str] = []
        for path, name in files[:MOST_FILES]:
            reason = refuse_file(path, clean_name(name), self.folder)
            if reason:
                refused.append(reason)
                continue
            try:
                kept.append(keep_file(path, name, self.folder))
            except OSError as error:
                refused.append(f"“{clean_name(name)}”: {disk_error(error, self.folder)}")
        if len(files) > MOST_FILES:
            refused.append(
                f"Mỗi lần nhận nhiều nhất {MOST_FILES} tệp; hãy thả {len(files) - MOST_FILES} tệp còn lại sau."
            )
        self._intake.read(kept)
        return len(kept), tuple(refused)

    def read_again(self, key: str) -> str:
        """Have the file of a row read again; return its name, "" when there is no such row."""
        row = self._find(key)
        if row is None or self._intake is None:
            return ""
        self._intake.read([self._file_of(row.path)])
        return row.name

    def remove(self, key: str) -> str:
        """Remove a row from the index, and its file where it was dropped here; return its name, "" without such a row.

        The file of a document that was indexed from elsewhere stays where it is.
        """
        row = self._find(key)
        if row is None or self._intake is None:
            return ""
        owner = owner_of(Path(row.path), self.folder)
        aside = None
        if owner is not None and not self._holds_another(owner, row.path):
            aside = set_aside(owner, self._removed_folder)
        with self._lock:
            self._removed[key] = (row.name, owner or Path(row.path), aside)
            for oldest in list(self._removed)[:-_REMEMBERED]:
                del self._removed[oldest]
        self._intake.remove([row.path])
        return row.name

    def undo(self, key: str) -> str:
        """Bring a removed document back and read it again; return its name, "" when that is no longer possible."""
        with self._lock:
            name, path, aside = self._removed.pop(key, ("", Path(), None))
        if not name or self._intake is None or (aside is not None and not aside.is_file()):
            return ""
        self._intake.read([keep_file(aside, path.name, self.folder) if aside is not None else path])
        return name

    def _rows(self) -> list[ShelfRow]:
        work = self.work()
        waiting = set(work.waiting)
        failures = {each.path: each for each in self._store.failures()}
        documents = {row.path: row for row in self._store.documents()}
        rows = [
            ShelfRow(
                key=_digest(path),
                name=documents[path].name if path in documents else Path(path).name,
                path=path,
                document=documents.get(path),
                failure=failures.get(path),
                is_waiting=self._file_of(path) in waiting,
            )
            for path in documents.keys() | failures.keys()
            if path not in work.removing
        ]
        listed = {self._file_of(path) for path in documents.keys() | failures.keys()}
        rows += [
            ShelfRow(key=_digest(str(file)), name=file.name, path=str(file), is_waiting=True)
            for file in waiting
            if file not in listed
        ]
        return sorted(rows, key=lambda row: (not row.is_waiting, row.failure is None, fold(row.name), row.key))

    def _find(self, key: str) -> ShelfRow | None:
        return next((row for row in self._rows() if row.key == key), None)

    def _file_of(self, path: str) -> Path:
        """Return the file to be read for a stored path: the archive of a member that was dropped here."""
        return owner_of(Path(path), self.folder) or Path(path)

    def _holds_another(self, owner: Path, path: str) -> bool:
        """Tell whether a dropped archive still holds a document other than the one at `path`."""
        return any(row.path != path and owner in Path(row.path).parents for row in self._store.documents())


def _searched(row: ShelfRow) -> str:
    return fold(row.name if row.document is None else f"{row.name} {row.document.title}")


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=8).hexdigest()


def open_shelf(library: Library, *, takes_files: bool) -> tuple[Shelf, Intake | None]:
    """Return the shelf of an open library, and the worker, not yet started, that changes it; None takes no files."""
    store = open_store(library.store.home)
    if not takes_files:
        return Shelf(store), None
    intake = Intake(store.home, encoder=library.encoder, changed=library.refresh, give_way=library.wait_until_idle)
    return Shelf(store, intake), intake
