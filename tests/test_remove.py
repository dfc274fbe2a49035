"""Removing documents from an index without touching their files."""

from pathlib import Path

from index.build import build_index
from index.derive import read_lexical
from index.remove import remove_documents
from index.store import open_store
from tests.encoders import HashingEncoder


def test_a_removed_document_is_found_no_more_and_its_file_stays(tmp_path: Path) -> None:
    """Store, words and vectors forget it; the other document is still there."""
    for name, text in (("a.txt", "Đàn trâu có 9.315 con."), ("b.txt", "Đàn bò có 412 con.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    home = tmp_path / "kho"
    build_index([tmp_path / "a.txt", tmp_path / "b.txt"], home=home, encoder=HashingEncoder())
    assert remove_documents([str(tmp_path / "a.txt"), "/không/có"], home=home, report=lambda _: None) == ["a.txt"]
    with open_store(home) as store:
        assert [row.name for row in store.documents()] == ["b.txt"]
        assert store.counts()["vectors"] == 1
        lexical = read_lexical(store, report=lambda _: None)
        assert lexical.document_ids() == {store.documents()[0].id}
    assert (tmp_path / "a.txt").is_file()


def test_a_failure_is_forgotten_with_its_path(tmp_path: Path) -> None:
    """A file that could not be read leaves the list the same way."""
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "a.txt").write_text("Đàn trâu có 9.315 con.", encoding="utf-8")
    home = tmp_path / "kho"
    build_index([tmp_path], home=home)
    remove_documents([str(tmp_path / "hong.docx")], home=home, report=lambda _: None)
    with open_store(home) as store:
        assert store.failures() == ()
