"""What a person says of a document in place of what was read: title, number, date and issuing body.

Kept by the document's path beside the index, so that nothing that was read is lost and a new reading keeps them. An
empty value takes a correction back. Knows no documents.
"""

import time
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from index.database import Database
from index.errors import CorpusError
from index.people.part import prepare_part

FIELDS = ("title", "number", "date", "organ")
"""What can be corrected; the date is kept in ISO 8601, as a letterhead has it."""

LONGEST_VALUE = 300
"""Characters of a value."""

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS corrections (
    path TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    owner TEXT NOT NULL,
    corrected REAL NOT NULL,
    PRIMARY KEY (path, field)
) WITHOUT ROWID
"""


class Corrections:
    """The corrections of a file of people; threads may share it.

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
        prepare_part(database, "corrections", _VERSION, _TABLES)

    def of(self, path: str) -> dict[str, str]:
        """Return the corrected fields of the document read from a path."""
        return dict(self._database.rows("SELECT field, value FROM corrections WHERE path = ?", (path,)))

    def all(self) -> dict[str, dict[str, str]]:
        """Return the corrected fields of every document that has some, by path."""
        found: dict[str, dict[str, str]] = {}
        for path, field, value in self._database.rows("SELECT path, field, value FROM corrections"):
            found.setdefault(path, {})[field] = value
        return found

    def put(self, path: str, values: Mapping[str, str], *, owner: str = "") -> dict[str, str]:
        """Correct some fields of a document.

        Parameters
        ----------
        path
            Where it was read from.
        values
            By field of `FIELDS`; "" takes a correction back, other fields stay as they are.
        owner
            Who says so.

        Returns
        -------
        What each of the fields was corrected to before, "" where it was not: put again, they undo this.

        Raises
        ------
        CorpusError
            A field is none of those, a value is too long, or the date is no date; nothing is changed.
        """
        cleaned = {field: clean_value(field, value) for field, value in values.items()}
        former = self.of(path)
        with self._database.transaction() as connection:
            for field, value in cleaned.items():
                connection.execute("DELETE FROM corrections WHERE path = ? AND field = ?", (path, field))
                if value:
                    connection.execute(
                        "INSERT INTO corrections VALUES (?, ?, ?, ?, ?)", (path, field, value, owner, self._now())
                    )
        return {field: former.get(field, "") for field in cleaned}


def clean_value(field: str, value: str) -> str:
    """Return a value in one line; CorpusError as for `Corrections.put`."""
    if field not in FIELDS:
        raise CorpusError(f"không có mục “{field}” để sửa; chỉ sửa được tiêu đề, số hiệu, ngày và cơ quan")
    composed = unicodedata.normalize("NFC", value)
    visible = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in composed)
    cleaned = " ".join(visible.split())
    if len(cleaned) > LONGEST_VALUE:
        raise CorpusError(f"nội dung sửa dài {len(cleaned)} ký tự, quá giới hạn {LONGEST_VALUE}; hãy gõ ngắn hơn")
    if field == "date" and cleaned:
        try:
            return date.fromisoformat(cleaned).isoformat()
        except ValueError as error:
            raise CorpusError(f"“{cleaned}” không phải ngày; hãy chọn lại ngày ban hành") from error
    return cleaned
