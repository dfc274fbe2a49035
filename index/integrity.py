"""An open store in, what is wrong with it and with what is derived from it out: nothing is changed, every row is read.

The document's text is what everything is measured by: chunks, blocks and figures must stand in it, character by
character. Knows no vocabulary and no uploads.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.dense import DenseIndex
from index.derive import LEXICAL_NAME, open_remote_words
from index.document import Block
from index.errors import StoreError, StoreFull
from index.lexical import LexicalIndex
from index.lexical_files import check_files
from index.rows import passage_digest
from index.segment import split_words
from index.store import Store
from index.vectors import dense_path, open_remote_vectors

if TYPE_CHECKING:
    from index.searching import WordIndex

_BYTES_OF_FLOAT = 4


def check_documents(store: Store) -> Iterator[str]:
    """Yield a Vietnamese line for each record of a document that does not stand in its text."""
    for row in store.documents():
        text = store.document_text(row.id)
        blocks = {block.ordinal: block for block in store.blocks(row.id)}
        for ordinal, block in blocks.items():
            if _end_of(block) > len(text):
                yield f"{row.name}: khối {ordinal} vượt quá văn bản"
        chunks = {each.id: each for each in store.chunks_of_document(row.id)}
        if len(chunks) != store.rows("SELECT count(*) FROM chunks WHERE document_id = ?", (row.id,))[0][0]:
            yield f"{row.name}: có đoạn không thuộc khối nào"
        for each in chunks.values():
            chunk = each.chunk
            if each.source_text != text[chunk.span.start : chunk.span.end]:
                yield f"{row.name}: đoạn {chunk.ordinal} không khớp văn bản tại [{chunk.span.start}, {chunk.span.end})"
        digests = dict(store.rows("SELECT id, passage FROM chunks WHERE document_id = ?", (row.id,)))
        for key, each in chunks.items():
            if digests.get(key) != passage_digest(each.chunk):
                yield f"{row.name}: đoạn {each.chunk.ordinal} không còn như lúc ghi"
        for stored in store.figures(document_id=row.id):
            figure = stored.figure
            if text[figure.span.start : figure.span.end] != figure.text:
                yield (
                    f"{row.name}: số liệu “{figure.text}” không khớp văn bản tại [{figure.span.start},"
                    f" {figure.span.end})"
                )
            home = chunks.get(stored.chunk_id)
            is_home = home is not None and home.chunk.ordinal == figure.chunk
            if not is_home or figure.block not in blocks or figure.clause.end > len(text):
                yield f"{row.name}: số liệu “{figure.text}” không thuộc đoạn nào của tài liệu"


def check_vectors(store: Store) -> Iterator[str]:
    """Yield a line where vectors that are stored are not of the length that their model makes."""
    dimension = 0 if store.model is None else store.model[1]
    sql = "SELECT count(*) FROM vectors WHERE length(vector) <> ?"
    wrong = store.rows(sql, (dimension * _BYTES_OF_FLOAT,))[0][0]
    if wrong:
        yield f"{wrong} vectơ không đúng độ dài; tính lại bằng “qa index … --reindex”"


def check_lexical(store: Store) -> str:
    """Return why the index of words is not what the store holds, "" when it is.

    Raises
    ------
    StoreFull
        Nothing can be written there, and the engine opens no index without.
    """
    folder = store.home / LEXICAL_NAME
    try:
        index: WordIndex | None = open_remote_words(store)
        if index is None:
            if not folder.is_dir():
                return "chỉ mục từ: chưa có" if store.documents() else ""
            index = LexicalIndex(folder, split_words=split_words)
            check_files(folder)
        if index.generation != store.generation:
            return f"chỉ mục từ: ở lần ghi {index.generation}, kho ở lần {store.generation}"
        ids = {chunk_id for (chunk_id,) in store.rows("SELECT id FROM chunks")}
        found = index.chunk_ids()
    except StoreFull:
        raise
    except StoreError as error:
        return f"chỉ mục từ: {error}"
    return "" if found == ids else f"chỉ mục từ: thiếu {len(ids - found)} đoạn, thừa {len(found - ids)} đoạn"


def check_dense(store: Store) -> str:
    """Return why the index of vectors is not what the store holds, "" when it is or there are none."""
    if store.model is None:
        return ""
    path = dense_path(store)
    try:
        remote = open_remote_vectors(store)
        if remote is None and not path.is_file():
            return "chỉ mục vectơ: chưa có tệp của lần ghi này"
        found = DenseIndex.load(path, store.vectors).ids if remote is None else remote.held_ids()
        ids = set(store.vector_ids())
    except StoreError as error:
        return f"chỉ mục vectơ: {error}"
    return "" if found == ids else f"chỉ mục vectơ: thiếu {len(ids - found)}, thừa {len(found - ids)}"


def _end_of(block: Block) -> int:
    """Return where the source of a block ends."""
    return max((run.source_start + run.source_length for run in block.aligned.runs), default=0)
