"""An index to evaluate on is made for the occasion, or the one at home is opened."""

from pathlib import Path

import pytest

from index.build import build_index
from index.errors import CorpusError, StoreMissing
from qa.evaluation.session import open_session

TEXT = "# Báo cáo huyện Tân Lĩnh năm 2021\n\nToàn huyện có 41 hợp tác xã nông nghiệp. Diện tích chè là 730 ha.\n"


def write_corpus(folder: Path) -> Path:
    """Write one readable and one empty document."""
    corpus = folder / "tai-lieu"
    corpus.mkdir()
    (corpus / "huyen.md").write_bytes(TEXT.encode("utf-8"))
    (corpus / "trong.txt").write_bytes(b"")
    return corpus


def test_a_corpus_is_indexed_and_can_be_asked(tmp_path: Path) -> None:
    """Its text is at hand for checking quotes; the empty file is named."""
    with open_session(home=None, corpus=write_corpus(tmp_path)) as session:
        answer = session.asker.ask("Toàn huyện có bao nhiêu hợp tác xã?")
        assert session.texts == {"huyen.md": TEXT}
        assert len(session.failures) == 1
        assert "trong.txt" in session.failures[0]
    assert all(TEXT[c.start : c.end] == c.quote for c in answer.citations)


def test_an_index_at_home_is_opened_and_left_as_it_was(tmp_path: Path) -> None:
    """Nothing is indexed again."""
    home = tmp_path / "home"
    build_index([write_corpus(tmp_path)], home=home)
    with open_session(home=home, corpus=None) as session:
        assert [document.name for document in session.asker.store.documents()] == ["huyen.md"]
        assert session.texts == {"huyen.md": TEXT}


def test_a_file_that_is_gone_is_not_checked(tmp_path: Path) -> None:
    """The index still answers."""
    home = tmp_path / "home"
    corpus = write_corpus(tmp_path)
    build_index([corpus], home=home)
    (corpus / "huyen.md").unlink()
    with open_session(home=home, corpus=None) as session:
        assert session.texts == {}


def test_neither_home_nor_corpus_is_refused() -> None:
    """There is nothing to ask."""
    with pytest.raises(CorpusError, match="hãy thêm --corpus"), open_session(home=None, corpus=None):
        pass


def test_a_corpus_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """With the reason of its file."""
    with pytest.raises(CorpusError, match=r"khong-co\.txt"), open_session(home=None, corpus=tmp_path / "khong-co.txt"):
        pass


def test_a_home_without_index_is_refused(tmp_path: Path) -> None:
    """As for any other command."""
    with pytest.raises(StoreMissing), open_session(home=tmp_path, corpus=None):
        pass
