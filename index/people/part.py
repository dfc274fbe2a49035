"""The parts of the file of people: each with its own tables and its own format version."""

from index.database import Database
from index.errors import StoreMismatch

_VERSIONS = "CREATE TABLE IF NOT EXISTS people_formats (part TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID"


def prepare_part(database: Database, part: str, version: int, tables: str) -> None:
    """Make the tables of a part where they are missing.

    Parameters
    ----------
    database
        The file of people.
    part, version
        Name of the part, and the version of its tables that this program reads.
    tables
        Statements, each of which changes nothing where its table is there.

    Raises
    ------
    StoreMismatch
        The tables were made by another version of the program.
    """
    database.script(_VERSIONS)
    found = database.rows("SELECT version FROM people_formats WHERE part = ?", (part,))
    if found and found[0][0] != version:
        raise StoreMismatch(
            f"{database.path}: phần “{part}” có định dạng {found[0][0]}, chương trình cần định dạng {version}; hãy "
            "dùng bản chương trình đã tạo ra tệp này"
        )
    database.script(tables)
    with database.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO people_formats VALUES (?, ?)", (part, version))
