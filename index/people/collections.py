"""Named sets of documents: made, renamed, shared, filled and deleted by the person who owns them.

Documents are held by their path: read again they stay, removed they are passed over. A deleted set is only marked, so
that it can come back. A private set is nobody else's to see; a shared one is everybody's to see and its owner's to
change, and shows nobody a document that is private to another.
"""

import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from sqlite3 import Connection

from index.among import documents_among
from index.database import Database
from index.errors import CorpusError
from index.normalise import fold
from index.people.part import prepare_part
from index.people.privacy import visible_documents
from index.store import Store

LONGEST_NAME = 100
"""Characters of the name of a set."""

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    owner TEXT NOT NULL,
    is_shared INTEGER NOT NULL,
    created REAL NOT NULL,
    deleted REAL
);
CREATE TABLE IF NOT EXISTS collection_documents (
    collection INTEGER NOT NULL REFERENCES collections(id),
    path TEXT NOT NULL,
    PRIMARY KEY (collection, path)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSet:
    """A named set of documents; `owner` is "" where nobody signs in, `paths` may name documents that are gone."""

    id: int
    name: str
    owner: str
    is_shared: bool
    paths: frozenset[str]


class Collections:
    """The sets of a file of people; threads may share it.

    Parameters
    ----------
    database
        The file.
    now
        Gives the time, in seconds since 1970.
    """

    def __init__(self, database: Database, *, now: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now = now
        prepare_part(database, "collections", _VERSION, _TABLES)

    def visible(self, owner: str) -> tuple[DocumentSet, ...]:
        """Return the sets that a person may see: the own ones and shared ones, by name."""
        inside = "deleted IS NULL AND (owner = ? OR is_shared)"
        sql = f"SELECT id, name, owner, is_shared FROM collections WHERE {inside}"  # noqa: S608 - no data
        paths: dict[int, set[str]] = {}
        for collection, path in self._database.rows(
            f"SELECT collection, path FROM collection_documents JOIN collections ON id = collection WHERE {inside}",  # noqa: S608
            (owner,),
        ):
            paths.setdefault(collection, set()).add(path)
        found = [
            DocumentSet(
                id=number,
                name=name,
                owner=holder,
                is_shared=bool(is_shared),
                paths=frozenset(paths.get(number, ())),
            )
            for number, name, holder, is_shared in self._database.rows(sql, (owner,))
        ]
        return tuple(sorted(found, key=lambda each: (fold(each.name), each.owner != owner, each.id)))

    def get(self, owner: str, number: int) -> DocumentSet:
        """Return a set that a person may see.

        Raises
        ------
        CorpusError
            There is no such set, or it is another's own.
        """
        found = next((each for each in self.visible(owner) if each.id == number), None)
        if found is None:
            raise CorpusError("bộ tài liệu này không còn nữa; hãy tải lại trang rồi chọn bộ khác")
        return found

    def find(self, owner: str, name: str) -> DocumentSet:
        """Return the set that a person calls so, in any case and without diacritics; the own one before shared ones.

        Raises
        ------
        CorpusError
            There is none, or several others share one of that name.
        """
        called = [each for each in self.visible(owner) if fold(each.name) == fold(clean_name(name))]
        exact = [each for each in called if each.name == clean_name(name)]
        called = exact or called
        own = [each for each in called if each.owner == owner]
        if len(own or called) == 1:
            return (own or called)[0]
        if called:
            raise CorpusError(f"có {len(called)} bộ tài liệu tên “{name}”; hãy ghi đúng từng chữ, hoặc đổi tên một bộ")
        raise CorpusError(f"không có bộ tài liệu nào tên “{name}”; xem các bộ đang có bằng “qa collection list”")

    def find_deleted(self, owner: str, name: str) -> int:
        """Return the id of the set of a person that was deleted last under a name.

        Raises
        ------
        CorpusError
            There is none.
        """
        sql = "SELECT id FROM collections WHERE owner = ? AND name = ? AND deleted IS NOT NULL ORDER BY deleted DESC"
        found = self._database.rows(sql, (owner, clean_name(name)))
        if not found:
            raise CorpusError(f"không có bộ tài liệu nào tên “{name}” đã bị xóa; hãy ghi đúng từng chữ của tên")
        return int(found[0][0])

    def create(self, owner: str, name: str, *, is_shared: bool = False) -> DocumentSet:
        """Make an empty set.

        Raises
        ------
        CorpusError
            The name is no name, or the person has a set of that name.
        """
        name = clean_name(name)
        with self._database.transaction() as connection:
            _refuse_taken(connection, owner, name)
            made = connection.execute(
                "INSERT INTO collections (name, owner, is_shared, created) VALUES (?, ?, ?, ?)",
                (name, owner, is_shared, self._now()),
            )
            number = int(made.lastrowid or 0)
        return DocumentSet(id=number, name=name, owner=owner, is_shared=is_shared, paths=frozenset())

    def rename(self, owner: str, number: int, name: str) -> None:
        """Give a set another name; errors as for `create`, and where it is not the person's own."""
        name = clean_name(name)
        with self._database.transaction() as connection:
            _require_own(connection, owner, number)
            _refuse_taken(connection, owner, name, but=number)
            connection.execute("UPDATE collections SET name = ? WHERE id = ?", (name, number))

    def share(self, owner: str, number: int, *, is_shared: bool) -> None:
        """Let everybody see a set, or nobody else; an error where it is not the person's own."""
        with self._database.transaction() as connection:
            _require_own(connection, owner, number)
            connection.execute("UPDATE collections SET is_shared = ? WHERE id = ?", (is_shared, number))

    def delete(self, owner: str, number: int) -> None:
        """Put a set away; its documents stay where they are. An error where it is not the person's own."""
        with self._database.transaction() as connection:
            _require_own(connection, owner, number)
            connection.execute("UPDATE collections SET deleted = ? WHERE id = ?", (self._now(), number))

    def restore(self, owner: str, number: int) -> None:
        """Bring a deleted set back.

        Raises
        ------
        CorpusError
            It is not the person's own, or its name was given to another one meanwhile.
        """
        with self._database.transaction() as connection:
            name = _require_own(connection, owner, number, deleted=True)
            _refuse_taken(connection, owner, name, but=number)
            connection.execute("UPDATE collections SET deleted = NULL WHERE id = ?", (number,))

    def add(self, owner: str, number: int, paths: Iterable[str]) -> int:
        """Put documents into a set by their paths; return how many are new in it. Errors as for `delete`."""
        return self._change(owner, number, "INSERT OR IGNORE INTO collection_documents VALUES (?, ?)", paths)

    def remove(self, owner: str, number: int, paths: Iterable[str]) -> int:
        """Take documents out of a set by their paths; return how many were in it. Errors as for `delete`."""
        sql = "DELETE FROM collection_documents WHERE collection = ? AND path = ?"
        return self._change(owner, number, sql, paths)

    def _change(self, owner: str, number: int, sql: str, paths: Iterable[str]) -> int:
        with self._database.transaction() as connection:
            _require_own(connection, owner, number)
            return sum(connection.execute(sql, (number, path)).rowcount for path in dict.fromkeys(paths))


def scope(store: Store, owner: str, collection: DocumentSet | None) -> tuple[int, ...] | None:
    """Return the documents that a person asks of, those of a set or all; None when nothing is left out.

    Parameters
    ----------
    store
        Holds the documents.
    owner
        Who asks; what is private to others is left out, also of a shared set.
    collection
        The set; None for all documents. Of a private set of somebody else nothing is seen.

    Returns
    -------
    Ids, ascending.
    """
    visible = visible_documents(store, owner)
    if collection is None:
        return visible
    if collection.owner != owner and not collection.is_shared:
        return ()
    return tuple(sorted(row.id for row in documents_among(store, visible) if row.path in collection.paths))


def clean_name(name: str) -> str:
    """Return a name in one line.

    Raises
    ------
    CorpusError
        Nothing is left of it, or it is too long.
    """
    composed = unicodedata.normalize("NFC", name)
    # Categories C: control signs, and those that turn the direction of writing round.
    visible = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in composed)
    cleaned = " ".join(visible.split())
    if not cleaned:
        raise CorpusError("tên bộ tài liệu còn trống; hãy gõ một tên")
    if len(cleaned) > LONGEST_NAME:
        raise CorpusError(f"tên bộ tài liệu dài {len(cleaned)} ký tự, quá giới hạn {LONGEST_NAME}; hãy gõ ngắn hơn")
    return cleaned


def _require_own(connection: Connection, owner: str, number: int, *, deleted: bool = False) -> str:
    """Return the name of a set that a person owns."""
    state = "NOT NULL" if deleted else "NULL"
    found = connection.execute(
        f"SELECT name FROM collections WHERE id = ? AND owner = ? AND deleted IS {state}",  # noqa: S608 - no data
        (number, owner),
    ).fetchone()
    if found is None:
        raise CorpusError("chỉ người lập bộ tài liệu mới sửa được nó; hãy lập một bộ của mình")
    return str(found[0])


def _refuse_taken(connection: Connection, owner: str, name: str, *, but: int = 0) -> None:
    sql = "SELECT name FROM collections WHERE owner = ? AND deleted IS NULL AND id <> ?"
    if name in {taken for (taken,) in connection.execute(sql, (owner, but))}:
        raise CorpusError(f"đã có bộ tài liệu tên “{name}”; hãy đặt tên khác")
