"""Files of derived indexes that are deleted, cut off or have a bit turned over: noticed, said, and made again."""

import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.derive import read_lexical
from index.errors import StoreBroken
from index.lexical_files import check_files
from index.remove import remove_documents
from index.store import open_store
from index.vectors import read_dense
from qa.words.saved_vocabulary import keep_vocabulary, read_vocabulary
from tests.record_samples import CountingEncoder, parse_lines

LINES = "Báo cáo thử\nThu được 5,5 tỷ đồng.\nChi cho đường sá.\nLúa chín vàng đồng."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index two documents, one more that is removed again, so that the index of words has a file of deletions."""
    folder = tmp_path_factory.mktemp("tài liệu")
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{LINES}\nTệp {name}.", encoding="utf-8")
    home = folder / "kho"
    build_index([folder], home=home, encoder=CountingEncoder(), parse=parse_lines)
    remove_documents([str(folder.resolve() / "c.txt")], home=home, report=lambda _line: None)
    keep_vocabulary(home)
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """Give a copy of the index."""
    return Path(shutil.copytree(made, tmp_path / "kho"))


def cut(path: Path) -> None:
    """Leave the first half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    """Turn over one bit in the middle; near the start of a small file, most of which says who wrote it."""
    content = bytearray(path.read_bytes())
    content[4 if len(content) < 1000 else len(content) // 2] ^= 4
    path.write_bytes(content)


DAMAGES = pytest.mark.parametrize("damage", [Path.unlink, cut, flip])


@DAMAGES
@pytest.mark.parametrize("part", ["fast", "fieldnorm", "idx", "pos", "store", "term", "del"])
def test_a_damaged_index_of_words_is_made_again(home: Path, damage: Callable[[Path], None], part: str) -> None:
    """Whichever of its files it is: one line says so, and the same chunks are found."""
    path = next((home / "lexical").glob(f"*.{part}"))
    damage(path)
    told: list[str] = []
    with open_store(home) as store:
        index = read_lexical(store, report=told.append)
        assert index.chunk_ids() == set(store.vector_ids())
        assert index.search("lua chin", 9, accented=False)
    assert len(told) == 1
    assert "chỉ mục từ bị hỏng" in told[0]
    assert "đang dựng lại từ kho" in told[0]
    check_files(home / "lexical")


@DAMAGES
def test_a_damaged_description_of_the_index_of_words_is_noticed(home: Path, damage: Callable[[Path], None]) -> None:
    """Without it nothing says which files there are."""
    damage(home / "lexical" / "meta.json")
    with open_store(home) as store:
        index = read_lexical(store, report=lambda _line: None)
        assert index.chunk_ids() == set(store.vector_ids())


def test_a_description_that_forgets_deletions_is_noticed(home: Path) -> None:
    """Well-formed, but it would bring back what was removed."""
    path = home / "lexical" / "meta.json"
    before = path.read_text(encoding="utf-8")
    start = before.index('"deletes": {')
    path.write_text(f'{before[:start]}"deletes": null{before[before.index("}", start) + 1 :]}', encoding="utf-8")
    told: list[str] = []
    with open_store(home) as store:
        assert read_lexical(store, report=told.append).chunk_ids() == set(store.vector_ids())
    assert len(told) == 1


def test_an_index_of_words_that_lacks_a_document_is_made_again(home: Path) -> None:
    """Of the right generation and undamaged, but not what the store holds."""
    with open_store(home) as store:
        index = read_lexical(store, report=lambda _line: None)
        index.remove_document(min(index.document_ids()))
        index.commit(store.generation)
        index.release()
        told: list[str] = []
        assert read_lexical(store, report=told.append).chunk_ids() == set(store.vector_ids())
    assert [("thiếu hoặc thừa đoạn" in line) for line in told] == [True]


@DAMAGES
def test_a_damaged_index_of_vectors_is_made_again(home: Path, damage: Callable[[Path], None]) -> None:
    """A missing one is made without a word: it is missing after each change too."""
    path = next(home.glob("dense-*.faiss"))
    damage(path)
    told: list[str] = []
    with open_store(home) as store:
        dense = read_dense(store, CountingEncoder(), report=told.append)
        assert dense is not None
        assert dense.ids == set(store.vector_ids())
    assert [("chỉ mục vectơ bị hỏng" in line) for line in told] == ([] if damage is Path.unlink else [True])


@DAMAGES
def test_a_damaged_vocabulary_is_counted_again(
    home: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    """The same as before."""
    path = next(home.glob("vocabulary-*.json"))
    whole = path.read_bytes()
    damage(path)
    with open_store(home) as store, caplog.at_level(logging.WARNING):
        read_vocabulary(store)
    assert path.read_bytes() == whole
    assert len(caplog.messages) == (0 if damage is Path.unlink else 1)


def test_files_that_another_process_just_replaced_are_looked_for_anew(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit between reading the list and the files is no damage; a list that stays so is."""
    folder = home / "lexical"
    listed = (folder / "meta.json").read_text(encoding="utf-8")
    segment = json.loads(listed)["segments"][0]["segment_id"]
    former = listed.replace(segment, segment[::-1]).encode()
    real, stale = Path.read_bytes, [former]
    monkeypatch.setattr(Path, "read_bytes", lambda path: stale.pop() if stale else real(path))
    check_files(folder)
    (folder / "meta.json").write_bytes(former)
    with pytest.raises(StoreBroken):
        check_files(folder)
