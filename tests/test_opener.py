"""An index that is opened again after a document came knows its spellings at once, and counts them all later."""

from pathlib import Path

import pytest

from index.build import build_index
from index.store import open_store
from qa.page.opener import Opener
from qa.words.saved_vocabulary import read_vocabulary
from qa.words.vocabulary import Vocabulary


def put(folder: Path, name: str, text: str) -> Path:
    """Index one document more and return the home."""
    (folder / name).write_text(text, encoding="utf-8")
    build_index([folder / name], home=folder / "kho")
    return folder / "kho"


def test_a_new_document_is_spelled_before_all_are_counted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question without diacritics about it is understood, and nothing waited for the counting."""
    home = put(tmp_path, "a.md", "# Mía\n\nDiện tích trồng mía năm 2021 đạt 320 ha.\n")
    with open_store(home) as store:
        opener = Opener(store, None, None)
        opener()
        put(tmp_path, "b.md", "# Sâm\n\nSản lượng sâm đất năm 2021 đạt 41 tấn.\n")
        with monkeypatch.context() as counting:
            counting.setattr(Vocabulary, "build", lambda _texts: pytest.fail("đếm lại"))
            asker = opener()
        assert "41 tấn" in asker.ask("San luong sam dat nam 2021 dat bao nhieu?").text
        assert asker.vocabulary is not None
        assert asker.vocabulary.syllables["mía"] > 0
        opener.settle()
        assert asker.vocabulary.to_json() == read_vocabulary(store).to_json()


def test_an_index_that_was_never_opened_has_nothing_to_settle(tmp_path: Path) -> None:
    """Nothing is counted for nobody."""
    home = put(tmp_path, "a.md", "# Mía\n\nDiện tích trồng mía năm 2021 đạt 320 ha.\n")
    with open_store(home) as store:
        Opener(store, None, None).settle()
    assert list(home.glob("vocabulary-*")) == []


def test_an_index_that_was_just_opened_is_not_counted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its spellings were read as it was opened: reading them twice would delay the first questions."""
    home = put(tmp_path, "a.md", "# Mía\n\nDiện tích trồng mía năm 2021 đạt 320 ha.\n")
    with open_store(home) as store:
        opener = Opener(store, None, None)
        asker = opener()
        vocabulary = asker.vocabulary
        monkeypatch.setattr("qa.words.saved_vocabulary.read_vocabulary", lambda _store: pytest.fail("đọc lại"))
        opener.settle()
        assert asker.vocabulary is vocabulary
