"""Stores of other formats: a newer one is refused, an older one is brought up to date, or left as it was."""

import subprocess
import sys
from pathlib import Path
from sqlite3 import Connection

import pytest

from index import migrate, schema
from index.errors import StoreBroken, StoreMismatch
from index.store import open_store
from tests.record_samples import make_chunks, make_document

NEXT = schema.FORMAT + 1

_KILLED = """
import shutil, sys
from pathlib import Path
from index import migrate, schema
from index.store import open_store
from qa.evaluation.crash.children import run_stepped, run_whole

former, home = Path(sys.argv[1]), Path(sys.argv[2])

def add_note(connection):
    connection.execute("ALTER TABLE documents ADD COLUMN note TEXT NOT NULL DEFAULT 'mới'")
    connection.execute("UPDATE documents SET title = title || '!'")

def update(_say):
    schema.FORMAT = schema.FORMAT + 1
    migrate.STEPS[schema.FORMAT - 1] = add_note
    open_store(home).close()

def look(steps):
    migrate.STEPS.update(steps)
    schema.FORMAT += len(steps)
    with open_store(home) as store:
        return [row.title for row in store.documents()], store.find_damage()

def put_back():
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(former, home)

put_back()
count = run_stepped(update, kill_at=None)[0].count
print(count, run_whole(lambda: look({schema.FORMAT: add_note})))
for moment in range(1, count + 1):
    put_back()
    assert run_stepped(update, kill_at=moment)[0].killed
    try:
        found = run_whole(lambda: look({}))
        assert found == (["Tên"], []), (moment, found)
    except Exception as error:
        # Already up to date: only the next program opens it.
        assert "mới hơn chương trình" in str(error), (moment, error)
    found = run_whole(lambda: look({schema.FORMAT: add_note}))
    assert found == (["Tên!"], []), (moment, found)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a store of one document in the format of this program."""
    with open_store(tmp_path / "kho", create=True) as store:
        document = make_document(["Tên", "Dòng"])
        store.replace_document(document, make_chunks(document), [])
    return tmp_path / "kho"


def add_note(connection: Connection) -> None:
    """Stand in for the next change of the tables."""
    connection.execute("ALTER TABLE documents ADD COLUMN note TEXT NOT NULL DEFAULT 'mới'")


def set_format(home: Path, value: str) -> None:
    """Write the format of a store behind its back."""
    with open_store(home) as store, store._database.transaction() as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'format'", (value,))


def release_next(monkeypatch: pytest.MonkeyPatch, step: migrate.Step) -> None:
    """Make this program the next one."""
    monkeypatch.setattr(schema, "FORMAT", NEXT)
    monkeypatch.setattr(migrate, "STEPS", {NEXT - 1: step})


def test_an_older_store_is_brought_up_to_date(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents stay, the new column is there, and the copy of the old store has gone."""
    release_next(monkeypatch, add_note)
    with open_store(home) as store:
        assert store.rows("SELECT name, note FROM documents") == [("bao-cao.txt", "mới")]
        assert store.rows("SELECT value FROM meta WHERE key = 'format'") == [(str(NEXT),)]
        assert store.rows("PRAGMA foreign_keys") == [(1,)]
    assert list(home.glob("*before*")) == []


def test_steps_are_taken_in_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each format in between."""
    taken: list[int] = []
    monkeypatch.setattr(schema, "FORMAT", NEXT + 1)
    steps = {number: (lambda _connection, number=number: taken.append(number)) for number in (NEXT, NEXT - 1)}
    monkeypatch.setattr(migrate, "STEPS", steps)
    open_store(home).close()
    assert taken == [NEXT - 1, NEXT]


def test_a_table_that_a_step_replaces_takes_nothing_with_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks point at documents, and stay when their table is made anew."""

    def replace(connection: Connection) -> None:
        connection.execute("CREATE TABLE fresh AS SELECT * FROM documents")
        connection.execute("DROP TABLE documents")
        connection.execute("ALTER TABLE fresh RENAME TO documents")
        connection.execute("CREATE UNIQUE INDEX documents_id ON documents(id)")

    release_next(monkeypatch, replace)
    with open_store(home) as store:
        assert (store.counts()["documents"], store.counts()["chunks"]) == (1, 2)


def test_a_step_that_fails_leaves_the_old_store(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it raises or leaves rows that point nowhere; the copy is kept."""

    def orphan(connection: Connection) -> None:
        add_note(connection)
        connection.execute("DELETE FROM documents")

    with monkeypatch.context() as patch:
        release_next(patch, orphan)
        with pytest.raises(StoreBroken, match="kho cũ còn nguyên"):
            open_store(home)
    with open_store(home) as store:
        assert store.counts()["documents"] == 1
        assert len(store.rows("SELECT * FROM documents")[0]) == 13
    assert [path.name for path in home.glob("*before*")] == [f"store.db.before-{NEXT - 1}"]


@pytest.mark.parametrize(
    ("value", "cure"), [(str(NEXT), "cập nhật chương trình"), ("lạ", "cập nhật"), ("2", "qa index")]
)
def test_a_store_that_cannot_be_brought_up_to_date_is_refused(home: Path, value: str, cure: str) -> None:
    """Of a newer program, of none, or of one before the first that counts: with the cure, and untouched."""
    set_format(home, value)
    before = (home / "store.db").read_bytes()
    with pytest.raises(StoreMismatch, match=cure):
        open_store(home)
    assert (home / "store.db").read_bytes() == before
    assert list(home.glob("*before*")) == []


def test_a_killed_migration_leaves_a_store_that_opens(home: Path, tmp_path: Path) -> None:
    """Killed before each of its steps on files in turn: the old store is whole, or the new one is."""
    words = [sys.executable, "-c", _KILLED, str(home), str(tmp_path / "thử")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    count, _, found = done.stdout.strip().partition(" ")
    assert int(count) > 5
    assert found == "(['Tên!'], [])"
