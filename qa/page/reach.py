"""What a question or a list on the page is kept to: the sets of documents that a person sees, and the ids of one.

An open store and the file of people in, sets and ids out. What the browser sends names a set by its number; whether it
may be seen is decided here each time. Draws nothing.
"""

from dataclasses import dataclass

from index.errors import CorpusError
from index.people.collections import Collections, DocumentSet, scope
from index.people.database import open_people
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSet:
    """A set with how many documents of it a person sees, and whether that person may change it."""

    set: DocumentSet
    documents: int
    is_own: bool


class Reach:
    """The sets of documents of an index; threads may share it.

    Parameters
    ----------
    store
        Open, for reading.
    sets
        Of the same home.
    """

    def __init__(self, store: Store, sets: Collections) -> None:
        self._store = store
        self.sets = sets

    def visible(self, owner: str = "") -> tuple[CountedSet, ...]:
        """Return the sets that a person sees, by name; "" is who has not signed in."""
        return tuple(
            CountedSet(set=each, documents=len(scope(self._store, owner, each) or ()), is_own=each.owner == owner)
            for each in self.sets.visible(owner)
        )

    def documents(self, number: str, owner: str = "") -> tuple[int, ...] | None:
        """Return the ids of the documents of a set, those of all that a person sees for ""; None leaves nothing out.

        Raises
        ------
        CorpusError
            There is no such set (any more), or it is another's own.
        """
        return scope(self._store, owner, self.sets.get(owner, read_number(number)) if number else None)


def read_number(sent: object) -> int:
    """Return the number of a set as the browser sent it.

    Raises
    ------
    CorpusError
        It is no number.
    """
    text = str(sent)
    if not (text.isascii() and text.isdigit() and len(text) < len(str(2**63))):
        raise CorpusError("chưa chọn bộ tài liệu; hãy chọn một bộ rồi bấm lại")
    return int(text)


def open_reach(store: Store) -> Reach:
    """Open the sets that are kept beside a store."""
    return Reach(store, Collections(open_people(store.home)))
