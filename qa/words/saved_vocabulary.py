"""The spellings of an index, kept beside it: counting them anew takes seconds for thousands of documents.

A store in, its vocabulary out. The file is derived: named by the store's generation, made again when it is
missing, damaged, of another generation, or from before other words to ask with were known. Counts nothing itself.
"""

import json
import logging
from collections.abc import Collection, Iterator
from pathlib import Path

from index.durable import write_durably
from index.store import Store, open_store
from qa.words.vocabulary import SEED_VERSION, Vocabulary

log = logging.getLogger(__name__)

_PATTERN = "vocabulary-*.json"


def read_vocabulary(store: Store) -> Vocabulary:
    """Return the vocabulary of a store, from its file where that is in step."""
    path = _path(store)
    try:
        return Vocabulary.from_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError, json.JSONDecodeError) as error:
        log.warning("%s: từ vựng bị hỏng (%s); đang đếm lại", path, error)
    vocabulary = Vocabulary.build(_texts(store))
    _keep(vocabulary, path)
    return vocabulary


def widen_vocabulary(vocabulary: Vocabulary, store: Store, known: Collection[int]) -> Vocabulary:
    """Return a vocabulary with what the documents hold whose ids are not `known`: a matter of milliseconds for a few.

    Counting all anew takes seconds for thousands of documents, which a new one must not wait for.
    """
    return vocabulary.widened(_texts(store, known))


def keep_vocabulary(home: Path) -> None:
    """Make the file of an index where it is missing, so that the first question need not wait for it."""
    with open_store(home) as store:
        if not _path(store).is_file():
            renew_vocabulary(store)


def check_vocabulary(store: Store) -> str:
    """Return why the file of an index is not what it should be, "" when it is."""
    path = _path(store)
    if not path.is_file():
        return "từ vựng: chưa có tệp của lần ghi này"
    try:
        Vocabulary.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return f"từ vựng: {error}"
    return ""


def renew_vocabulary(store: Store) -> None:
    """Count anew, whatever the file says."""
    _keep(Vocabulary.build(_texts(store)), _path(store))


def _path(store: Store) -> Path:
    return store.home / f"vocabulary-{store.generation}-{SEED_VERSION}.json"


def _texts(store: Store, known: Collection[int] = ()) -> Iterator[str]:
    """Go through the texts of the chunks, document by document by name, but for the documents with these ids."""
    for document in store.documents():
        if document.id in known:
            continue
        rows = store.rows("SELECT text FROM chunks WHERE document_id = ? ORDER BY ordinal", (document.id,))
        yield from (text for (text,) in rows)


def _keep(vocabulary: Vocabulary, path: Path) -> None:
    """Write the file beside its place and move it in; an index that cannot be written to serves all the same."""
    try:
        write_durably(path, vocabulary.to_json().encode())
        for former in path.parent.glob(_PATTERN):
            if former != path:
                former.unlink(missing_ok=True)
    except OSError as error:
        log.info("%s: không giữ được từ vựng (%s)", path, error)
