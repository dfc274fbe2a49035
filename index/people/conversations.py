"""Conversations of people: each finished turn in, the list of them and their turns out. A deleted one can come back."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from index.database import Database
from index.people.part import prepare_part

LONGEST_TITLE = 200
"""Characters."""

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    begun REAL NOT NULL,
    changed REAL NOT NULL,
    deleted REAL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversations_owner ON conversations (owner, changed);
CREATE TABLE IF NOT EXISTS turns (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations(id),
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    asked REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS turns_conversation ON turns (conversation_id)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationRow:
    """One conversation in the list; `changed` is in seconds since 1970."""

    id: str
    title: str
    changed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """One question with what came of it, as JSON that the page wrote."""

    question: str
    outcome: Mapping[str, Any]


class Conversations:
    """The conversations of a file of people; threads may share it.

    Whoever asks for a conversation of somebody else is told the same as for one that never was.

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
        prepare_part(database, "conversations", _VERSION, _TABLES)

    def keep(self, owner: str, conversation: str, question: str, outcome: Mapping[str, Any]) -> str:
        """Keep a finished turn at the end of a conversation.

        Parameters
        ----------
        owner
            Whose it is; "" where nobody signs in.
        conversation
            Its id; one that the owner does not have begins a new conversation, called by the question.
        question, outcome
            The turn.

        Returns
        -------
        The id of the conversation.
        """
        now = self._now()
        with self._database.transaction() as connection:
            changed = connection.execute(
                "UPDATE conversations SET changed = ? WHERE id = ? AND owner = ? AND deleted IS NULL",
                (now, conversation, owner),
            )
            if changed.rowcount == 0:
                conversation = token_urlsafe(12)
                title = " ".join(question.split())[:LONGEST_TITLE]
                connection.execute(
                    "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, NULL)", (conversation, owner, title, now, now)
                )
            connection.execute(
                "INSERT INTO turns (conversation_id, question, outcome, asked) VALUES (?, ?, ?, ?)",
                (conversation, question, json.dumps(outcome, ensure_ascii=False), now),
            )
        return conversation

    def all(self, owner: str, most: int) -> tuple[ConversationRow, ...]:
        """Return the conversations of somebody, at most so many, the last used first."""
        rows = self._database.rows(
            "SELECT id, title, changed FROM conversations WHERE owner = ? AND deleted IS NULL"
            " ORDER BY changed DESC, id LIMIT ?",
            (owner, most),
        )
        return tuple(ConversationRow(id=row[0], title=row[1], changed=row[2]) for row in rows)

    def turns(self, owner: str, conversation: str) -> tuple[TurnRow, ...] | None:
        """Return the turns of a conversation, oldest first; None when its owner has no such conversation."""
        if not self._database.rows(
            "SELECT 1 FROM conversations WHERE id = ? AND owner = ? AND deleted IS NULL", (conversation, owner)
        ):
            return None
        rows = self._database.rows(
            "SELECT question, outcome FROM turns WHERE conversation_id = ? ORDER BY id", (conversation,)
        )
        return tuple(TurnRow(question=question, outcome=json.loads(outcome)) for question, outcome in rows)

    def rename(self, owner: str, conversation: str, title: str) -> bool:
        """Call a conversation otherwise; False when its owner has none such, or the title is blank."""
        tidied = " ".join(title.split())[:LONGEST_TITLE]
        return bool(tidied) and self._set(owner, conversation, "title = ? WHERE deleted IS NULL AND", tidied)

    def delete(self, owner: str, conversation: str) -> bool:
        """Take a conversation out of the list; False when its owner has none such."""
        return self._set(owner, conversation, "deleted = ? WHERE deleted IS NULL AND", self._now())

    def restore(self, owner: str, conversation: str) -> bool:
        """Bring a deleted conversation back; False when its owner has none such."""
        return self._set(owner, conversation, "deleted = ? WHERE deleted IS NOT NULL AND", None)

    def _set(self, owner: str, conversation: str, assignment: str, value: object) -> bool:
        sql = f"UPDATE conversations SET {assignment} id = ? AND owner = ?"  # noqa: S608 - constants
        with self._database.transaction() as connection:
            return connection.execute(sql, (value, conversation, owner)).rowcount > 0
