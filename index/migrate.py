"""A store of an older format in, one of this program's out: in ordered steps, all of them or none.

Everything happens in one transaction, so a process that is killed leaves the old store; a copy of it is kept beside
until the new one is written. Knows no records: each step is statements on the tables as they were then.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection

from index.database import Database, copy_database, disk_error
from index.durable import replace_durably
from index.errors import StoreBroken, StoreMismatch

Step = Callable[[Connection], None]

OLDEST = 3
"""The first format that a later program can bring up to date."""

STEPS: dict[int, Step] = {}
"""By the format that a step starts from: it makes the tables of the next one. Never change one that was released."""


def migrate(database: Database, target: int, *, steps: Mapping[int, Step] | None = None) -> None:
    """Bring a store to a format, unless it has it.

    Parameters
    ----------
    database
        Open for writing, with its table ``meta``.
    target
        The format of this program.
    steps
        In place of `STEPS`.

    Raises
    ------
    StoreMismatch
        The store is of a newer program, or of one too old.
    StoreFull
        There is no room for the copy or the new tables; the old store is untouched.
    """
    if _format(database) == str(target):
        return
    # Else a step that replaces a table would take with it all that points there.
    database.rows("PRAGMA foreign_keys=OFF")
    try:
        copy = _migrate(database, target, STEPS if steps is None else steps)
    finally:
        database.rows("PRAGMA foreign_keys=ON")
    if copy is not None:
        copy.unlink(missing_ok=True)


def _migrate(database: Database, target: int, known: Mapping[int, Step]) -> Path | None:
    """Take the steps; return the copy that is no longer needed, None when there was nothing to do."""
    with database.transaction() as connection:
        # Another process may have been faster.
        found = _format(database)
        if found == str(target):
            return None
        wanted = range(int(found), target) if found.isdecimal() else range(0)
        if not found.isdecimal() or int(found) > target:
            raise StoreMismatch(
                f"{database.path.parent}: chỉ mục có định dạng {found}, mới hơn chương trình (định dạng {target}); hãy"
                " cập nhật chương trình, hoặc khôi phục bản sao lưu cũ bằng “qa restore” vào thư mục khác"
            )
        if int(found) < OLDEST or not all(number in known for number in wanted):
            raise StoreMismatch(
                f"{database.path.parent}: chỉ mục có định dạng {found}, chương trình cần định dạng {target}; hãy chạy"
                " lại “qa index” trên tài liệu gốc vào thư mục khác bằng --home, rồi bỏ thư mục này"
            )
        copy = _keep_copy(database.path, found)
        for number in wanted:
            known[number](connection)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StoreBroken(
                f"{database.path}: không nâng được định dạng {found} vì kho có dòng mồ côi; kho cũ còn nguyên, hãy khôi"
                " phục từ bản sao lưu bằng “qa restore”"
            )
        connection.execute("UPDATE meta SET value = ? WHERE key = 'format'", (str(target),))
    return copy


def _format(database: Database) -> str:
    found = database.rows("SELECT value FROM meta WHERE key = 'format'")
    return found[0][0] if found else "?"


def _keep_copy(path: Path, found: str) -> Path:
    """Copy the database as it stands before the open transaction."""
    copy = path.with_name(f"{path.name}.before-{found}")
    aside = copy.with_name(f"{copy.name}.making")
    try:
        aside.unlink(missing_ok=True)
        copy_database(path, aside)
        replace_durably(aside, copy)
    except OSError as error:
        raise disk_error(error, copy) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return copy
