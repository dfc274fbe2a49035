"""The documents of an index as the page lists them, and what can be done with them: add, read again, remove, undo.

An open store, and the background worker where changes are allowed, behind one `Shelf`. A document is named by a key
that the server made: no path and no file name comes from the browser. Draws nothing.
"""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from index.database import disk_error
from index.normalise import fold
from index.overview import count_documents
from index.people.corrections import Corrections
from index.people.database import open_people
from index.people.dropped import dropped_file, dropped_files, read_files
from index.people.privacy import is_hidden, person_folder
from index.store import Store, open_store
from qa.cite.paper_names import read_facts
from qa.page.intake import Intake, Work
from qa.page.library import Library
from qa.page.shelf_row import ShelfRow, ShelfView
from qa.page.uploads import (
    FOLDER,
    MOST_FILES,
    REMOVED_FOLDER,
    clean_name,
    keep_file,
    refuse_file,
    set_aside,
)

ROWS = 50
"""Documents on one page of the list."""

_REMEMBERED = 50
"""Removals that can be undone."""


class Shelf:
    """The documents of an index; threads may share it.

    Parameters
    ----------
    store
        Open, for reading.
    intake
        The worker of the same index, already started or not; None where nothing may be changed from the page.
    corrections
        Of the same home; None where there are none to be made.
    """

    def __init__(self, store: Store, intake: Intake | None = None, *, corrections: Corrections | None = None) -> None:
        self._store = store
        self._corrections = corrections
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
        known = read_files(paths, self.folder)
        self._intake.read([file for file in dropped_files(self.folder) if file not in known])

    def work(self) -> Work:
        """Return what the background is doing."""
        return Work() if self._intake is None else self._intake.work()

    def view(
        self, query: str = "", page: int = 1, *, documents: Collection[int] | None = None, owner: str = ""
    ) -> ShelfView:
        """Return one page of the list: what waits first, then what failed, then documents by name.

        Parameters
        ----------
        query
            Words that a name or title must hold, each, without regard to case and diacritics.
        page
            From 1; one that is not there is the nearest.
        documents
            Ids of the documents to list, and no files that wait or failed; None for all.
        owner
            Who looks: what is private to others is not listed, neither documents nor files that wait or failed.
        """
        rows = self._rows(owner)
        if documents is not None:
            wanted = frozenset(documents)
            rows = [row for row in rows if row.document is not None and row.document.id in wanted]
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
            stamp=_digest(repr((query, page, counted, documents is not None))),
            is_kept=documents is not None,
        )

    def add(
        self, files: Sequence[tuple[Path, str]], *, owner: str = "", is_shared: bool = False
    ) -> tuple[int, tuple[str, ...]]:
        """Keep dropped files and have them read.

        Parameters
        ----------
        files
            (where it is now, what its owner calls it); each is left where it is.
        owner
            Who drops them; "" where nobody signs in.
        is_shared
            Whether everybody may see them; else only the owner.

        Returns
        -------
        How many were taken, and a Vietnamese line for each that was not.
        """
        if self._intake is None:
            return 0, ("Trang này không nhận tài liệu.",)
        folder = person_folder(self._store.home, owner) if owner and not is_shared else self.folder
        folder.mkdir(parents=True, exist_ok=True)
        kept: list[Path] = []
        refused: list[str] = []
        for path, name in files[:MOST_FILES]:
            reason = refuse_file(path, clean_name(name), folder)
            if reason:
                refused.append(reason)
                continue
            try:
                kept.append(keep_file(path, name, folder))
            except OSError as error:
                refused.append(f"“{clean_name(name)}”: {disk_error(error, folder)}")
        if len(files) > MOST_FILES:
            refused.append(
                f"Mỗi lần nhận nhiều nhất {MOST_FILES} tệp; hãy thả {len(files) - MOST_FILES} tệp còn lại sau."
            )
        self._intake.read(kept)
        return len(kept), tuple(refused)

    def read_again(self, key: str, *, owner: str = "") -> str:
        """Have the file of a row read again; return its name, "" when there is no such row for `owner`."""
        row = self._find(key, owner)
        if row is None or self._intake is None:
            return ""
        self._intake.read([self._file_of(row.path)])
        return row.name

    def remove(self, key: str, *, owner: str = "") -> str:
        """Remove a row from the index, and its file where it was dropped here; return its name, "" without such a row.

        The file of a document that was indexed from elsewhere stays where it is.
        """
        row = self._find(key, owner)
        if row is None or self._intake is None:
            return ""
        dropped = dropped_file(Path(row.path), self.folder)
        aside = None
        if dropped is not None and not self._holds_another(dropped, row.path):
            aside = set_aside(dropped, self._removed_folder)
        with self._lock:
            self._removed[key] = (row.name, dropped or Path(row.path), aside)
            for oldest in list(self._removed)[:-_REMEMBERED]:
                del self._removed[oldest]
        self._intake.remove([row.path])
        return row.name

    def undo(self, key: str, *, owner: str = "") -> str:
        """Bring a removed document back and read it again; return its name, "" when that is no longer possible."""
        with self._lock:
            name, path, aside = self._removed.get(key, ("", Path(), None))
            if is_hidden(self._store.home, str(path), owner):
                return ""
            self._removed.pop(key, None)
        if not name or self._intake is None or (aside is not None and not aside.is_file()):
            return ""
        self._intake.read([keep_file(aside, path.name, path.parent) if aside is not None else path])
        return name

    def _rows(self, owner: str) -> list[ShelfRow]:
        work = self.work()
        waiting = set(work.waiting)
        failures = {each.path: each for each in self._store.failures()}
        documents = {row.path: row for row in self._store.documents()}
        corrected = self._corrections.all() if self._corrections is not None else {}
        rows = [
            ShelfRow(
                key=_digest(path),
                name=documents[path].name if path in documents else Path(path).name,
                path=path,
                document=documents.get(path),
                failure=failures.get(path),
                is_waiting=self._file_of(path) in waiting,
                corrected=corrected.get(path, {}),
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
        rows = [row for row in rows if not is_hidden(self._store.home, row.path, owner)]
        return sorted(rows, key=lambda row: (not row.is_waiting, row.failure is None, fold(row.name), row.key))

    def correct(self, key: str, values: Mapping[str, str], *, owner: str = "") -> tuple[str, dict[str, str]]:
        """Put corrections in place of what was read of a document; what is the same as was read is none.

        Returns
        -------
        The name of the document, "" without such a one for `owner` or where nothing may be changed from the page, and
        the former corrections, which undo this.

        Raises
        ------
        CorpusError
            A value cannot be one.
        """
        row = self._find(key, owner)
        if row is None or row.document is None or self._corrections is None or not self.is_open:
            return "", {}
        read = read_facts(row.document)
        kept = {name: "" if value.strip() == read.get(name) else value for name, value in values.items()}
        return row.name, self._corrections.put(row.path, kept)

    def paths(self, keys: Collection[str], *, owner: str = "") -> tuple[str, ...]:
        """Return the paths of the documents under some keys; keys without a document are passed over."""
        return tuple(row.path for row in self._rows(owner) if row.key in keys and row.document is not None)

    def _find(self, key: str, owner: str) -> ShelfRow | None:
        return next((row for row in self._rows(owner) if row.key == key), None)

    def _file_of(self, path: str) -> Path:
        """Return the file to be read for a stored path: the archive of a member that was dropped here."""
        return dropped_file(Path(path), self.folder) or Path(path)

    def _holds_another(self, archive: Path, path: str) -> bool:
        """Tell whether a dropped archive still holds a document other than the one at `path`."""
        return any(row.path != path and archive in Path(row.path).parents for row in self._store.documents())


def _searched(row: ShelfRow) -> str:
    return fold(f"{row.name} {row.title}")


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=8).hexdigest()


def open_shelf(library: Library, *, takes_files: bool) -> tuple[Shelf, Intake | None]:
    """Return the shelf of an open library, and the worker, not yet started, that changes it; None takes no files."""
    store = open_store(library.store.home)
    corrections = Corrections(open_people(store.home))
    if not takes_files:
        return Shelf(store, corrections=corrections), None
    intake = Intake(
        store.home,
        encoder=library.encoder,
        changed=library.refresh,
        settled=library.settle,
        give_way=library.wait_until_idle,
        stands_by=True,
    )
    return Shelf(store, intake, corrections=corrections), intake
