"""The vocabulary of an index is kept beside it and made again when it is not in step."""

from pathlib import Path

import pytest

from index.build import build_index
from index.store import open_store
from qa.words.saved_vocabulary import keep_vocabulary, read_vocabulary
from qa.words.vocabulary import SEED_VERSION, Vocabulary


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of an index with one short document."""
    (tmp_path / "a.md").write_text("# Mía\n\nDiện tích trồng mía năm 2021 đạt 320 ha.\n", encoding="utf-8")
    build_index([tmp_path / "a.md"], home=tmp_path / "home")
    return tmp_path / "home"


def test_the_second_reading_counts_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that the first reading left serves the second one, and says the same."""
    with open_store(home) as store:
        first = read_vocabulary(store)
        monkeypatch.setattr(Vocabulary, "build", lambda _texts: pytest.fail("đếm lại"))
        assert read_vocabulary(store).to_json() == first.to_json()


def test_a_damaged_file_is_made_again(home: Path) -> None:
    """Half a file is no vocabulary; the next reading mends it."""
    with open_store(home) as store:
        whole = read_vocabulary(store).to_json()
        path = next(home.glob("vocabulary-*.json"))
        path.write_text(whole[: len(whole) // 2], encoding="utf-8")
        assert read_vocabulary(store).to_json() == whole
        assert path.read_text(encoding="utf-8") == whole


def test_a_changed_index_gets_a_vocabulary_of_its_own(home: Path, tmp_path: Path) -> None:
    """The file of the former generation goes."""
    with open_store(home) as store:
        read_vocabulary(store)
    (tmp_path / "b.md").write_text("# Chè\n\nSản lượng chè đạt 12 tấn.\n", encoding="utf-8")
    build_index([tmp_path / "b.md"], home=home)
    with open_store(home) as store:
        assert "chè" in read_vocabulary(store).to_json()
        kept = f"vocabulary-{store.generation}-{SEED_VERSION}.json"
        assert [path.name for path in home.glob("vocabulary-*")] == [kept]


def test_what_indexing_leaves_spares_the_first_question_the_counting(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made once, and not again where it is in step."""
    keep_vocabulary(home)
    monkeypatch.setattr(Vocabulary, "build", lambda _texts: pytest.fail("đếm lại"))
    keep_vocabulary(home)
    with open_store(home) as store:
        assert "mía" in read_vocabulary(store).to_json()
