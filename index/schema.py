"""The tables of the store, and their version.

Document ids and chunk ids are never used twice (AUTOINCREMENT): an id names one reading of one file for ever, so that
a derived index is in step exactly when it holds the same ids, and a cache of records never goes stale. Chunks that
say the same under the same context share one vector, which is how a changed document keeps those of its old passages.
"""

from index.database import Database
from index.errors import StoreBroken
from index.migrate import migrate

# Raise when the tables or the encoding of a record change, and add the step to ``index.migrate.STEPS``.
FORMAT = 3

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    territory TEXT NOT NULL,
    period TEXT NOT NULL,
    format TEXT NOT NULL,
    warnings TEXT NOT NULL,
    letterhead TEXT NOT NULL,
    indexed_at TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE pages (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    name TEXT NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    boxes BLOB NOT NULL,
    confidence REAL,
    problem TEXT NOT NULL,
    UNIQUE (document_id, number)
);
CREATE TABLE blocks (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    page INTEGER,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    details TEXT NOT NULL,
    UNIQUE (document_id, ordinal)
);
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    block INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    passage BLOB NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL,
    page INTEGER,
    source TEXT,
    UNIQUE (document_id, ordinal)
);
CREATE INDEX chunks_passage ON chunks(passage);
CREATE TABLE figures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk_id INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    block INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    clause_start INTEGER NOT NULL,
    clause_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    number TEXT NOT NULL,
    upper TEXT,
    unit TEXT NOT NULL,
    value TEXT NOT NULL,
    base_unit TEXT NOT NULL,
    indicator TEXT NOT NULL,
    role TEXT NOT NULL,
    direction TEXT NOT NULL,
    period TEXT NOT NULL,
    baseline TEXT,
    status TEXT NOT NULL,
    parent TEXT,
    territory TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    row_number INTEGER,
    column_number INTEGER
);
CREATE INDEX figures_chunk ON figures(chunk_id);
CREATE INDEX figures_document ON figures(document_id);
CREATE INDEX figures_value ON figures(CAST(value AS REAL));
CREATE INDEX figures_number ON figures(CAST(number AS REAL));
CREATE INDEX figures_upper ON figures(CAST(upper AS REAL) * CAST(value AS REAL) / CAST(number AS REAL))
    WHERE upper IS NOT NULL;
CREATE TABLE vectors (
    passage BLOB PRIMARY KEY,
    vector BLOB NOT NULL
);
CREATE TABLE failures (
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    cure TEXT NOT NULL,
    failed_at TEXT NOT NULL
)
"""


def prepare_tables(database: Database, *, create: bool) -> None:
    """Make the tables of an empty file when `create` is true; check those of any other, and bring them up to date.

    Raises
    ------
    StoreBroken
        The file holds other tables, or none.
    StoreMismatch
        The tables are of a newer version, or of one too old.
    """
    tables = {name for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not tables and create:
        database.script(f"{TABLES}; INSERT INTO meta VALUES ('format', '{FORMAT}')")  # noqa: S608 - a constant
        return
    if "meta" not in tables:
        raise StoreBroken(
            f"{database.path}: không phải chỉ mục của chương trình này; hãy chọn thư mục khác bằng --home"
        )
    migrate(database, FORMAT)
