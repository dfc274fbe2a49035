"""Tests of the dense index as derived from the store: in step, mended, rebuilt, refused for another model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import vectors
from index.errors import StoreMismatch
from index.lock import sole_writer
from index.store import Store, open_store
from index.vectors import complete_vectors, passage_text, read_dense, refresh_dense
from tests.record_samples import CountingEncoder, make_chunks, make_document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store of one document whose three chunks have vectors."""
    with open_store(tmp_path, create=True) as opened:
        put(opened, ["Tên", "Dòng một", "Dòng hai dài hơn"])
        encoder = CountingEncoder()
        opened.claim_model(encoder.name, encoder.dimension)
        fill(opened)
        yield opened


def put(store: Store, lines: list[str], *, path: str = "/a.txt") -> tuple[int, ...]:
    """Store a document; return the ids of its chunks."""
    document = make_document(lines, path=path)
    return store.replace_document(document, make_chunks(document), []).added


def fill(store: Store, encoder: CountingEncoder | None = None) -> None:
    """Compute the missing vectors."""
    complete_vectors(store, encoder or CountingEncoder(), progress=lambda *step: None)


def files(store: Store) -> list[str]:
    """Return the names of the dense index files."""
    return sorted(path.name for path in store.home.glob("dense*"))


def test_what_was_computed_before_an_interruption_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each batch is stored as it is done: the next run computes the rest only."""
    monkeypatch.setattr(vectors, "BATCH", 2)
    put(store, ["Khác", "Dòng a", "Dòng b", "Dòng c", "Dòng d"], path="/b.txt")
    assert len(store.chunks_without_vectors()) == 5
    encoder = CountingEncoder()

    def interrupt(_stage: str, done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        complete_vectors(store, encoder, progress=interrupt)
    assert len(store.chunks_without_vectors()) == 3
    assert complete_vectors(store, encoder, progress=lambda *step: None) == 3
    assert store.chunks_without_vectors() == ()


def test_the_index_holds_the_stored_vectors(store: Store) -> None:
    """The nearest to a passage is the passage."""
    dense = read_dense(store, CountingEncoder())
    assert dense is not None
    ids = store.vector_ids()
    assert dense.ids == set(ids)
    texts = [passage_text(each.chunk) for each in store.chunks(ids).values()]
    vector = CountingEncoder().encode_query(texts[2])
    assert dense.search(vector, 1)[0][0] == ids[2]


def test_a_file_in_step_is_read_and_not_written_again(store: Store) -> None:
    """The second opening costs no more than reading."""
    refresh_dense(store)
    before = {path: path.stat().st_mtime_ns for path in store.home.glob("dense*")}
    read_dense(store, CountingEncoder())
    refresh_dense(store)
    assert {path: path.stat().st_mtime_ns for path in store.home.glob("dense*")} == before


def test_a_file_that_is_behind_is_brought_up_to_date(store: Store) -> None:
    """Replaced chunks go, new ones come, and one file is left."""
    refresh_dense(store)
    former = files(store)
    again = put(store, ["Tên", "Dòng một", "Dòng ba"])
    fill(store)
    dense = refresh_dense(store)
    assert dense.ids == set(again)
    assert len(files(store)) == len(former)
    assert files(store) != former


def test_a_damaged_file_is_made_anew(store: Store) -> None:
    """The store is the truth."""
    refresh_dense(store)
    for path in store.home.glob("dense*.faiss"):
        path.write_bytes(b"hong")
    dense = read_dense(store, CountingEncoder())
    assert dense is not None
    assert dense.ids == set(store.vector_ids())


def test_vectors_of_a_former_model_are_not_taken_over(store: Store) -> None:
    """After reindexing, equal ids do not mean equal vectors."""
    refresh_dense(store)
    store.forget_vectors()
    other = CountingEncoder("khác", scale=1000)
    store.claim_model(other.name, other.dimension)
    fill(store, other)
    dense = refresh_dense(store)
    ids, vectors = store.vectors(store.vector_ids())
    found = dense.similarities(vectors[0], [int(ids[0])])
    assert found[int(ids[0])] == pytest.approx(1.0)
    assert not np.allclose(vectors[0], CountingEncoder().encode_query("Tên: Tên"))


def test_readers_use_what_is_there_while_another_process_writes(store: Store) -> None:
    """Nothing is written; all stored vectors are searched."""
    refresh_dense(store)
    kept = files(store)
    new = put(store, ["Khác", "Dòng mới"], path="/b.txt")
    fill(store)
    with sole_writer(store.home):
        dense = read_dense(store, CountingEncoder())
    assert dense is not None
    assert set(new) <= dense.ids
    assert files(store) == kept


def test_another_model_is_refused(store: Store) -> None:
    """Its query vectors would mean nothing among these."""
    with pytest.raises(StoreMismatch):
        read_dense(store, CountingEncoder("khác"))


def test_a_store_without_vectors_has_no_dense_index(tmp_path: Path) -> None:
    """Searching by words only needs none, and no model is bound by looking."""
    with open_store(tmp_path / "kho", create=True) as store:
        assert read_dense(store, CountingEncoder()) is None
        assert store.model is None


def test_a_passage_is_told_with_the_nearest_thing_it_stands_under() -> None:
    """The title of the document is left to other features."""
    document = make_document(["Tên", "Dòng"])
    chunk = make_chunks(document)[1]
    assert passage_text(chunk) == "Tên: Dòng"
