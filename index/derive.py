"""Keep the derived indexes in step with the store: mend what is missing, rebuild what is damaged, and say so.

The store goes in, an index that holds exactly its documents comes out. Document ids are never used twice, so an
index is in step when it holds the same ids; the generation spares that comparison when nothing changed.
"""

import atexit
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from index.address import LOCAL, read_address
from index.errors import StoreBroken, StoreError, StoreFull
from index.lexical import LexicalIndex
from index.lexical_files import check_files
from index.lock import sole_writer
from index.milvus.ledger import Ledger
from index.milvus.words import MilvusWords
from index.searching import UNFINISHED, WordIndex
from index.segment import split_words
from index.store import Store
from index.terms import chunk_terms
from index.words import complete_words

LEXICAL_NAME = "lexical"
# Chunks between two commits while an index is filled: what a killed process adds again, and what lies in memory.
KEPT_CHUNKS = 50_000
Report = Callable[[str], None]


def read_lexical(store: Store, *, report: Report) -> WordIndex:
    """Open the lexical index for searching; mend it first where that is needed and nobody else is writing.

    Raises
    ------
    StoreBroken
        It is damaged, and cannot be mended from here.
    StoreError
        It lies in a Milvus that is out of reach.
    """
    folder = store.home / LEXICAL_NAME
    try:
        index = _open(store)
        if _is_in_step(index, store):
            return index
    except StoreFull:
        return _copy(folder)
    except StoreBroken:
        pass
    try:
        with sole_writer(store.home, wait_seconds=0):
            index = open_lexical(store, report=report)
            complete_words(store, index, progress=lambda _stage, _done, _total: None)
            index.release()
            return index
    except StoreBroken:
        raise
    except StoreError:
        # Another process is indexing, or nothing can be written here: search in what is there.
        return _open(store)


def open_remote_words(store: Store) -> MilvusWords | None:
    """Open the index where the home has it in Milvus, None where it lies beside the store."""
    address = read_address(store.home)
    return None if address == LOCAL else MilvusWords(address, Ledger(store.home), split_words=split_words)


def _open(store: Store) -> WordIndex:
    return open_remote_words(store) or _open_folder(store.home / LEXICAL_NAME)


def _open_folder(folder: Path) -> LexicalIndex:
    """Open an index whose files are as they were written."""
    index = LexicalIndex(folder, split_words=split_words)
    check_files(folder)
    return index


def _is_in_step(index: WordIndex, store: Store) -> bool:
    """Tell whether an index was made of what the store holds now, and has lost nothing since."""
    if index.generation != store.generation:
        return False
    stored: int = store.rows("SELECT count(*) FROM chunks")[0][0]
    return index.count_chunks() == stored


def _copy(folder: Path) -> LexicalIndex:
    """Open a copy of an index that lies where nothing can be written; it goes when this process ends."""
    place = Path(mkdtemp(prefix="qa-lexical-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    try:
        shutil.copytree(folder, place, dirs_exist_ok=True)
    except (OSError, shutil.Error) as error:
        raise StoreFull(
            f"{folder}: không ghi được ở đây, cũng không chép được sang {place}; hãy cấp quyền ghi hoặc giải phóng chỗ"
            " trống"
        ) from error
    return _open_folder(place)


def open_lexical(store: Store, *, report: Report) -> WordIndex:
    """Open the lexical index and bring it in step with the store; the caller holds ``index.lock.sole_writer``.

    What is added is found by its syllables; ``index.words`` adds the words.
    """
    try:
        index = _open(store)
    except StoreBroken as error:
        report(f"{error}; đang dựng lại từ kho")
        return rebuild_lexical(store)
    if isinstance(index, MilvusWords):
        index.mend(report=report)
    if _is_in_step(index, store):
        return index
    if index.generation == store.generation:
        report(f"{index.place}: chỉ mục từ thiếu hoặc thừa đoạn so với kho; đang dựng lại từ kho")
        return rebuild_lexical(store)
    indexed = index.document_ids()
    if index.generation is None and indexed:
        report(f"{index.place}: chỉ mục từ của phiên bản cũ; đang dựng lại từ kho")
        return rebuild_lexical(store)
    if store.generation > 0:
        report(f"{index.place}: chỉ mục từ chưa khớp với kho; đang bổ sung")
    try:
        _fill(index, store, indexed)
    except StoreBroken as error:
        report(f"{error}; đang dựng lại từ kho")
        return rebuild_lexical(store)
    return index


def _fill(index: WordIndex, store: Store, indexed: frozenset[int]) -> None:
    stored = {document.id for document in store.documents()}
    for document_id in indexed - stored:
        index.remove_document(document_id)
    added = 0
    for document_id in sorted(stored - indexed):
        chunks = store.chunks_of_document(document_id)
        index.add(document_id, [(each.id, chunk_terms(each.chunk)) for each in chunks])
        added += len(chunks)
        if added > KEPT_CHUNKS:
            index.commit(UNFINISHED)
            added = 0
    index.commit(store.generation)
    index.release()


def rebuild_lexical(store: Store) -> WordIndex:
    """Build a new index beside the old one, then put it in its place; readers keep what they have open.

    The caller holds ``index.lock.sole_writer``.

    Raises
    ------
    StoreFull
        It cannot be written.
    """
    remote = open_remote_words(store)
    if remote is not None:
        remote.clear()
        _fill(remote, store, frozenset())
        return remote
    folder = store.home / LEXICAL_NAME
    fresh = folder.with_name(f"{folder.name}.new")
    former = folder.with_name(f"{folder.name}.old")
    try:
        for leftover in (fresh, former):
            shutil.rmtree(leftover, ignore_errors=True)
        index = LexicalIndex(fresh, split_words=split_words)
        _fill(index, store, frozenset())
        folder.rename(former)
        fresh.rename(folder)
        shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        raise StoreFull(
            f"{folder}: không dựng lại được chỉ mục từ ({error.strerror or error}); hãy giải phóng chỗ trống hoặc cấp"
            " quyền ghi rồi chạy lại"
        ) from error
    return LexicalIndex(folder, split_words=split_words)
