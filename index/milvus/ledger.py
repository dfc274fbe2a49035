"""What no row in Milvus tells, beside the store: token counts, lengths, which documents and vectors are there whole.

One SQLite file of a home folder, derived like the rows: lost, it is made anew with them. Changes are noted before
rows are touched and settled after, so that a process killed in between leaves documents that are known to be half
there. Talks to no server.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from sqlite3 import Connection

from index.database import Database
from index.milvus.bm25 import Totals
from index.searching import UNFINISHED
from index.terms import FIELDS, TERMS_VERSION

LEDGER_NAME = "milvus.db"
_FORMAT = f"1-terms-{TERMS_VERSION}"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (id INTEGER PRIMARY KEY, chunks INTEGER NOT NULL, wordless INTEGER NOT NULL,
    weighing INTEGER NOT NULL);
CREATE TABLE unsettled (id INTEGER PRIMARY KEY);
CREATE TABLE fields (number INTEGER PRIMARY KEY, chunks INTEGER NOT NULL, tokens INTEGER NOT NULL);
CREATE TABLE holders (dimension INTEGER PRIMARY KEY, chunks INTEGER NOT NULL);
CREATE TABLE weighings (number INTEGER PRIMARY KEY, averages TEXT NOT NULL);
CREATE TABLE vectors (chunk INTEGER PRIMARY KEY, settled INTEGER NOT NULL)
"""


class Ledger:
    """The open ledger of a home folder; made when missing."""

    def __init__(self, home: Path) -> None:
        self._database = Database(home / LEDGER_NAME)
        if not self._database.rows("SELECT name FROM sqlite_schema WHERE name = 'meta'"):
            self._database.script(_TABLES)
            with self._database.transaction() as connection:
                _set(connection, "home", secrets.token_hex(8))
                _set(connection, "format", _FORMAT)

    @property
    def home_id(self) -> str:
        """What tells the rows of this home from those of others: hexadecimal digits."""
        return self._meta("home") or ""

    @property
    def generation(self) -> int | None:
        """The store's generation of the rows; `UNFINISHED`, or None when nothing was kept or tokens were others."""
        told = self._meta("generation")
        return None if told is None or not self.is_current else int(told)

    @property
    def is_current(self) -> bool:
        """Whether the rows were made with the tokens that are compared now."""
        return self._meta("format") == _FORMAT

    @property
    def vector_state(self) -> str:
        """What `keep_vector_state` was told last, "" at first."""
        return self._meta("vector_state") or ""

    def reset_words(self) -> None:
        """Forget all documents and their tokens; what is said of vectors stays."""
        with self._database.transaction() as connection:
            for table in ("documents", "unsettled", "fields", "holders", "weighings"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
            connection.execute("DELETE FROM meta WHERE key = 'generation'")
            _set(connection, "format", _FORMAT)

    def document_ids(self) -> frozenset[int]:
        """Return the documents that are there whole."""
        return frozenset(each for (each,) in self._database.rows("SELECT id FROM documents"))

    def known(self, documents: Iterable[int]) -> set[int]:
        """Return those of some documents that are there whole."""
        sql = "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        return {each for (each,) in self._database.rows(sql, (json.dumps(list(documents)),))}

    def documents_without_words(self) -> tuple[int, ...]:
        """Return the documents of which some chunk has no words yet, in order."""
        rows = self._database.rows("SELECT id FROM documents WHERE wordless > 0 ORDER BY id")
        return tuple(each for (each,) in rows)

    def unsettled(self) -> tuple[int, ...]:
        """Return the documents whose rows a killed process may have left half there."""
        return tuple(each for (each,) in self._database.rows("SELECT id FROM unsettled ORDER BY id"))

    def count_chunks(self) -> int:
        """Return how many chunks there are."""
        return int(self._database.rows("SELECT coalesce(sum(chunks), 0) FROM documents")[0][0])

    def holders(self, dimensions: Iterable[int]) -> dict[int, int]:
        """Return how many chunks hold a token, by dimension; those that nobody holds are left out."""
        sql = "SELECT dimension, chunks FROM holders WHERE dimension IN (SELECT value FROM json_each(?)) AND chunks > 0"
        return dict(self._database.rows(sql, (json.dumps(list(dimensions)),)))

    def mean_lengths(self, change: Totals) -> list[float]:
        """Return the average length of each field as it is after a change; 0 for a field without tokens.

        One chunk more is counted, as the engine of one machine has a marker.
        """
        kept = {number: (chunks, tokens) for number, chunks, tokens in self._database.rows("SELECT * FROM fields")}
        means = []
        for number in range(len(FIELDS)):
            chunks, tokens = kept.get(number, (0, 0))
            means.append((tokens + change.tokens[number]) / max(1, chunks + change.chunks[number] + 1))
        return means

    def weighing(self) -> tuple[int, list[float]]:
        """Return the number of the latest weighing, 0 for none yet, and its average lengths."""
        rows = self._database.rows("SELECT number, averages FROM weighings ORDER BY number DESC LIMIT 1")
        return (rows[0][0], json.loads(rows[0][1])) if rows else (0, [0.0] * len(FIELDS))

    def weighing_of(self, document_id: int) -> list[float]:
        """Return the average lengths that a document was weighed with."""
        sql = "SELECT averages FROM weighings JOIN documents ON weighing = number WHERE id = ?"
        found: list[float] = json.loads(self._database.rows(sql, (document_id,))[0][0])
        return found

    def add_weighing(self, averages: Sequence[float]) -> None:
        """Note average lengths to weigh with from now on."""
        with self._database.transaction() as connection:
            connection.execute("INSERT INTO weighings (averages) VALUES (?)", (json.dumps(list(averages)),))

    def change_weighing(self, number: int, averages: Sequence[float]) -> None:
        """Note other average lengths for a weighing, in fields of which no row has tokens yet."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE weighings SET averages = ? WHERE number = ?", (json.dumps(list(averages)), number)
            )

    def weighed_otherwise(self, limit: int) -> tuple[int, ...]:
        """Return some documents that were weighed with other average lengths than the latest."""
        sql = "SELECT id FROM documents WHERE weighing <> (SELECT max(number) FROM weighings) ORDER BY id LIMIT ?"
        return tuple(each for (each,) in self._database.rows(sql, (limit,)))

    def open_change(self, leaving: Iterable[int], coming: Iterable[int], gone: Totals) -> None:
        """Note which documents' rows are about to go or come, and take away what the leaving ones counted."""
        gone_ids = [(each,) for each in leaving]
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM documents WHERE id = ?", gone_ids)
            touched = [*gone_ids, *((each,) for each in coming)]
            connection.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", touched)
            _count(connection, gone)
            _set(connection, "generation", str(UNFINISHED))

    def close_change(self, documents: Iterable[tuple[int, int, int]], come: Totals, generation: int) -> None:
        """Note that all rows of documents, (id, chunks, chunks without words), are there as of a generation."""
        number = self.weighing()[0]
        with self._database.transaction() as connection:
            connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?)", [(*each, number) for each in documents])
            connection.execute("DELETE FROM unsettled")
            _count(connection, come)
            _set(connection, "generation", str(generation))

    def vector_ids(self) -> frozenset[int]:
        """Return the chunks whose vectors are there."""
        return frozenset(each for (each,) in self._database.rows("SELECT chunk FROM vectors WHERE settled"))

    def unsettled_vectors(self) -> tuple[int, ...]:
        """Return the chunks whose vectors may or may not be there."""
        return tuple(each for (each,) in self._database.rows("SELECT chunk FROM vectors WHERE NOT settled"))

    def count_vectors(self) -> int:
        """Return how many vectors are there."""
        return int(self._database.rows("SELECT count(*) FROM vectors WHERE settled")[0][0])

    def note_vectors(self, chunks: Iterable[int], *, settled: bool) -> None:
        """Note that the vectors of chunks are there, or are about to come or go."""
        with self._database.transaction() as connection:
            rows = [(each, int(settled)) for each in chunks]
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def forget_vectors(self, chunks: Iterable[int]) -> None:
        """Note that the vectors of chunks are gone."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM vectors WHERE chunk = ?", [(each,) for each in chunks])

    def keep_vector_state(self, state: str) -> None:
        """Remember which state of the store the vectors are in step with."""
        with self._database.transaction() as connection:
            _set(connection, "vector_state", state)

    def _meta(self, key: str) -> str | None:
        rows = self._database.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None


def _set(connection: Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _count(connection: Connection, totals: Totals) -> None:
    """Add what some chunks count; what they take away is negative."""
    connection.executemany(
        "INSERT INTO holders VALUES (?, ?) ON CONFLICT (dimension) DO UPDATE SET chunks = chunks + excluded.chunks",
        [pair for pair in totals.holders.items() if pair[1]],
    )
    connection.executemany(
        "INSERT INTO fields VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET"
        " chunks = chunks + excluded.chunks, tokens = tokens + excluded.tokens",
        list(zip(range(len(FIELDS)), totals.chunks, totals.tokens, strict=True)),
    )
