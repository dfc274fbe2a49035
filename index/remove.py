"""Paths of stored documents in, an index without them out; files are never touched.

What ``--prune`` does for files that are gone, for documents that a person no longer wants.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from index.derive import open_lexical
from index.lock import WAIT_SECONDS, sole_writer
from index.store import open_store
from index.vectors import refresh_dense


def remove_documents(
    paths: Sequence[str], *, home: Path, report: Callable[[str], None], wait_seconds: float = WAIT_SECONDS
) -> list[str]:
    """Remove documents, and failures to read, from the index of a home folder.

    Parameters
    ----------
    paths
        As the store holds them; those that it does not hold are passed over.
    home
        Folder of the index.
    report
        Told single lines in Vietnamese: what was mended, what is waited for.
    wait_seconds
        How long to wait for another process that writes this index.

    Returns
    -------
    The names of the documents removed.

    Raises
    ------
    StoreError
        Another process writes for longer, or the index cannot be opened or written.
    """
    with sole_writer(home, wait_seconds=wait_seconds, report=report), open_store(home) as store:
        wanted = frozenset(paths)
        documents = [document for document in store.documents() if document.path in wanted]
        lexical = open_lexical(store, report=report)
        try:
            for document in documents:
                store.remove_document(document.path)
                lexical.remove_document(document.id)
            lexical.commit(store.generation)
        finally:
            lexical.release()
        for path in paths:
            store.forget_failure(path)
        store.drop_unused_vectors()
        if store.model is not None:
            refresh_dense(store, report=report)
    return [document.name for document in documents]
