"""All errors that this project raises on purpose, as one tree.

::

    CorpusError
    ├── UnreadableDocument   a file that cannot become text; the others go on
    ├── AlignmentError       a span that does not rebuild the text it claims: a bug, never guessed around
    ├── StoreError
    │   ├── StoreMissing     nothing has been indexed at this place yet
    │   ├── StoreBroken      the database or a derived index file is damaged
    │   ├── StoreMismatch    built with another model or format version
    │   └── StoreFull        the disk is full or read-only
    └── ModelUnavailable     the embedding model cannot be loaded

A message is one line of Vietnamese for the person at the keyboard: what happened, where, and what to do.
"""


class CorpusError(Exception):
    """Anything that a person can mend; its text says how."""


class UnreadableDocument(CorpusError):
    """A file that cannot be read as a document.

    Parameters
    ----------
    path
        The file, as the person named it.
    reason
        Why it cannot be read, in Vietnamese, without a full stop.
    cure
        What to do about it, in Vietnamese, without a full stop.
    """

    def __init__(self, path: str, reason: str, cure: str) -> None:
        super().__init__(f"{path}: {reason}; {cure}")
        self.path = path
        self.reason = reason
        self.cure = cure

    def __reduce__(self) -> tuple[type["UnreadableDocument"], tuple[str, str, str]]:
        """Travel between processes with all parts."""
        return type(self), (self.path, self.reason, self.cure)


class AlignmentError(CorpusError):
    """A span whose text is not what was promised. Raised at every join of stages."""


class StoreError(CorpusError):
    """The stored index cannot serve."""


class StoreMissing(StoreError):
    """There is no index at the asked place."""


class StoreBroken(StoreError):
    """The database or a derived file is damaged."""


class StoreMismatch(StoreError):
    """The index was built with another embedding model or another format version."""


class StoreFull(StoreError):
    """No room, or no right, to write the index."""


class ModelUnavailable(CorpusError):
    """The embedding model asked for cannot be loaded."""
