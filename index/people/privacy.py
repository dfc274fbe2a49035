"""Which documents a person may see: a store and a name in, ids of documents out.

A document is private to a person when it lies in that person's folder of uploads; every other one is for all. "" is
who has not signed in.
"""

import os
from pathlib import Path

from index.home import UPLOADS
from index.store import Store

PEOPLE = "people"
"""Folder in it whose folders are called by the people that own what lies there."""


def person_folder(home: Path, owner: str) -> Path:
    """Return the folder of what only `owner` may see."""
    return home.resolve() / UPLOADS / PEOPLE / owner


def is_hidden(home: Path, path: str, owner: str) -> bool:
    """Tell whether the document read from `path` is private to somebody else than `owner`."""
    if PEOPLE not in path:
        return False  # of thousands of documents nearly all
    # Names of a path as written, so that no link and no ".." leads past the folder.
    parts = Path(os.path.normpath(path)).parts
    for root in {home.resolve(), home.absolute()}:
        private = (*root.parts, UPLOADS, PEOPLE)
        if parts[: len(private)] == private:
            # A file beside the folders of people belongs to nobody.
            return len(parts) < len(private) + 2 or parts[len(private)] != owner
    return False


def visible_documents(store: Store, owner: str) -> tuple[int, ...] | None:
    """Return the ids of the documents that a person may see, ascending.

    None, for all of them, is only for who has not signed in: where people sign in, a document of somebody else may come
    while a question is being answered, and what is seen must be settled before.
    """
    rows = store.documents()
    seen = sorted(row.id for row in rows if not is_hidden(store.home, row.path, owner))
    return None if not owner and len(seen) == len(rows) else tuple(seen)
