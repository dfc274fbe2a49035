"""What readers say of answers: kept with question, context and answer, for whoever mends the system."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from index.database import Database
from index.people.part import prepare_part

VERDICTS = ("right", "wrong_figure", "wrong_citation", "misread", "stated")
"""What can be said of an answer; of a refusal `stated` says that the documents do answer."""

_VERSION = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    question TEXT NOT NULL,
    context TEXT NOT NULL,
    answer TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    given REAL NOT NULL
)
"""
# The first version let its table take three verdicts only.
_UPGRADES = {
    1: f"""
ALTER TABLE feedback RENAME TO former;
{_TABLES};
INSERT INTO feedback SELECT id, owner, question, context, answer, verdict, note, given FROM former;
DROP TABLE former
"""  # noqa: S608 - constants of this file
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """One verdict, one of `VERDICTS`; `given` is in seconds since 1970, `context` the earlier questions."""

    id: int
    owner: str
    question: str
    context: tuple[str, ...]
    answer: Mapping[str, Any]
    verdict: str
    note: str
    given: float


class Feedback:
    """The verdicts of a file of people; threads may share it.

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
        prepare_part(database, "feedback", _VERSION, _TABLES, upgrades=_UPGRADES)

    def keep(  # noqa: PLR0917 - the row, in the order of its columns
        self, owner: str, question: str, context: tuple[str, ...], answer: Mapping[str, Any], verdict: str, note: str
    ) -> int:
        """Keep a verdict on an answer and return its id; an earlier one on the same answer stays beside it.

        Raises
        ------
        ValueError
            It is none of `VERDICTS`.
        """
        if verdict not in VERDICTS:
            raise ValueError(f"a verdict is one of {', '.join(VERDICTS)}, not {verdict!r}")
        written = [json.dumps(value, ensure_ascii=False) for value in (context, answer)]
        with self._database.transaction() as connection:
            kept = connection.execute(
                "INSERT INTO feedback (owner, question, context, answer, verdict, note, given)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (owner, question, *written, verdict, note, self._now()),
            )
            return int(kept.lastrowid or 0)

    def last(self, owner: str, question: str, answer: Mapping[str, Any]) -> tuple[str, str] | None:
        """Return the last verdict of somebody on one answer to a question, with its note; None without one."""
        rows = self._database.rows(
            "SELECT verdict, note FROM feedback WHERE owner = ? AND question = ? AND answer = ?"
            " ORDER BY id DESC LIMIT 1",
            (owner, question, json.dumps(answer, ensure_ascii=False)),
        )
        return (str(rows[0][0]), str(rows[0][1])) if rows else None

    def all(self) -> tuple[FeedbackRow, ...]:
        """Return all verdicts, oldest first."""
        return tuple(
            FeedbackRow(
                id=number,
                owner=owner,
                question=question,
                context=tuple(json.loads(context)),
                answer=json.loads(answer),
                verdict=verdict,
                note=note,
                given=given,
            )
            for number, owner, question, context, answer, verdict, note, given in self._database.rows(
                "SELECT id, owner, question, context, answer, verdict, note, given FROM feedback ORDER BY id"
            )
        )
