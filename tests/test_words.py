"""Tests of the words that catch up: found by syllables first, then by words, however often it is stopped in between."""

from pathlib import Path

import pytest

from index.build import build_index
from index.lexical import LexicalIndex
from index.segment import split_words
from index.store import open_store
from index.words import MOST_WASTED, complete_words, words_of

TEXTS = {
    "thu.txt": "Thu ngân sách địa phương đạt 7.252,8 tỷ đồng.",
    "chi.txt": "Chi thường xuyên của huyện là 120 tỷ đồng.",
    "dan-so.txt": "Dân số trung bình là 780 nghìn người.",
}
BY_WORDS = {"words": 1.0}


class _Stopped(Exception):
    pass


def say_nothing(_stage: str, _done: int, _total: int) -> None:
    """Take no notice of progress."""


def stop_after_one(_stage: str, done: int, _total: int) -> None:
    """Leave when the first document is done."""
    if done:
        raise _Stopped


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give an index of the texts whose words were never looked for, as a killed run leaves it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.build.complete_words", lambda *_, **__: 0)
        build_index([folder], home=tmp_path / "home")
    return tmp_path / "home"


def open_lexical(home: Path) -> LexicalIndex:
    """Open the lexical index of a home."""
    return LexicalIndex(home / "lexical", split_words=split_words)


def found_by_words(index: LexicalIndex, question: str) -> int:
    """Return how many chunks share a word of several syllables with a question."""
    return len(index.search(question, 10, accented=True, weights=BY_WORDS))


def test_words_of_a_text_have_several_syllables() -> None:
    """Lone syllables and numbers are found without them."""
    assert words_of(["Thu ngân sách đạt 7,2 tỷ đồng", "Có 5 xã"]) == ["ngân_sách", ""]


def test_a_document_without_words_is_found_by_its_syllables(home: Path) -> None:
    """So what is dropped can be asked at once."""
    index = open_lexical(home)
    assert index.documents_without_words() == (1, 2, 3)
    assert found_by_words(index, "ngân sách") == 0
    assert len(index.search("ngân sách", 10, accented=True)) == 1


def test_words_are_indexed_without_a_trace_of_the_first_pass(home: Path) -> None:
    """Every chunk is there once, and nothing waits."""
    index = open_lexical(home)
    before = index.document_ids(), index.count_chunks()
    with open_store(home) as store:
        assert complete_words(store, index, progress=say_nothing) == 3
        assert complete_words(store, index, progress=say_nothing) == 0
    assert index.documents_without_words() == ()
    assert (index.document_ids(), index.count_chunks()) == before
    assert found_by_words(index, "ngân sách") == 1
    index.release()


def test_what_was_done_before_a_stop_is_kept(home: Path) -> None:
    """The next run does the rest only."""
    index = open_lexical(home)
    with open_store(home) as store:
        with pytest.raises(_Stopped):
            complete_words(store, index, progress=stop_after_one)
        assert len(index.documents_without_words()) == 2
        assert index.generation == store.generation
        assert complete_words(store, index, progress=say_nothing) == 2
    index.release()


def test_what_batches_leave_behind_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 20 documents, a commit each, the engine merges eight batches into one while others still wait for words."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"Xã thứ {number} thu ngân sách {number} tỷ đồng.", encoding="utf-8")
    monkeypatch.setattr("index.build.complete_words", lambda *_, **__: 0)
    build_index([folder], home=tmp_path / "home")
    monkeypatch.setattr("index.words.COMMIT_SECONDS", -1.0)
    index = open_lexical(tmp_path / "home")
    wasted = []
    with open_store(tmp_path / "home") as store:
        complete_words(store, index, progress=lambda *_: wasted.append(index.wasted))
        assert max(wasted) > MOST_WASTED
        assert index.wasted == 0
        assert index.documents_without_words() == ()
        assert index.chunk_ids() == {chunk_id for (chunk_id,) in store.rows("SELECT id FROM chunks")}
    assert len(index.search("ngân sách", 30, accented=True, weights=BY_WORDS)) == 20
    index.release()


def test_the_next_run_over_unchanged_files_completes_the_words(home: Path) -> None:
    """Nothing is read again for it."""
    outcome = build_index([home.parent / "texts"], home=home)
    assert (len(outcome.unchanged), outcome.added) == (3, [])
    assert open_lexical(home).documents_without_words() == ()


def test_several_processes_find_the_same_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one does."""
    monkeypatch.setattr("index.words.WORTH_PROCESSES", 1)
    index = open_lexical(home)
    with open_store(home) as store:
        assert complete_words(store, index, workers=2, progress=say_nothing) == 3
    assert [found_by_words(index, word) for word in ("ngân sách", "thường xuyên", "dân số")] == [1, 1, 1]
    index.release()
