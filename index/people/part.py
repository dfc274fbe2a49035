"""The parts of the file of people: each with its own tables and its own format version."""

from collections.abc import Mapping
from types import MappingProxyType

from index.database import Database
from index.errors import StoreMismatch

_VERSIONS = "CREATE TABLE IF NOT EXISTS people_formats (part TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID"
_NONE: Mapping[int, str] = MappingProxyType({})


def prepare_part(
    database: Database, part: str, version: int, tables: str, *, upgrades: Mapping[int, str] = _NONE
) -> None:
    """Make the tables of a part where they are missing, and bring older ones up to date.

    Parameters
    ----------
    database
        The file of people.
    part, version
        Name of the part, and the version of its tables that this program reads.
    tables
        Statements, each of which changes nothing where its table is there.
    upgrades
        Statements that make tables of an older version those of this one, by that version.

    Raises
    ------
    StoreMismatch
        The tables were made by another version of the program, and nothing here brings them up to date.
    """
    database.script(_VERSIONS)
    # In one transaction, so that of two programs that open an old file together one upgrades it.
    with database.transaction() as connection:
        found = connection.execute("SELECT version FROM people_formats WHERE part = ?", (part,)).fetchone()
        statements = tables
        if found is not None and found[0] != version:
            if found[0] not in upgrades:
                raise StoreMismatch(
                    f"{database.path}: phần “{part}” có định dạng {found[0]}, chương trình cần định dạng {version}; "
                    "hãy dùng bản chương trình đã tạo ra tệp này"
                )
            statements = f"{upgrades[found[0]]};{tables}"
        for statement in statements.split(";"):
            connection.execute(statement)
        connection.execute("INSERT OR REPLACE INTO people_formats VALUES (?, ?)", (part, version))
