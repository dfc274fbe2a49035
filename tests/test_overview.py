"""Counting what was found in stored documents."""

from pathlib import Path

from index.build import build_index
from index.overview import DocumentCounts, count_documents
from index.store import open_store
from tests.encoders import HashingEncoder


def test_each_document_is_counted_by_itself(tmp_path: Path) -> None:
    """Two figures in one document, none in the other; all chunks have vectors when an encoder was given."""
    (tmp_path / "mot.txt").write_text("Huyện có 41 trường học và 9.315 con trâu.\n", encoding="utf-8")
    (tmp_path / "hai.txt").write_text("Không có số nào ở đây.\n", encoding="utf-8")
    home = tmp_path / "kho"
    build_index([tmp_path / "mot.txt"], home=home, encoder=HashingEncoder())
    build_index([tmp_path / "hai.txt"], home=home)
    with open_store(home) as store:
        ids = {row.name: row.id for row in store.documents()}
        counts = count_documents(store, ids.values())
        assert counts[ids["mot.txt"]] == DocumentCounts(figures=2, chunks=1, vectors=1)
        assert counts[ids["hai.txt"]] == DocumentCounts(figures=0, chunks=1, vectors=0)
        assert count_documents(store, [99]) == {99: DocumentCounts()}
