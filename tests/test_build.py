"""Tests of indexing: what is skipped, replaced, removed or refused, and that nothing stored is ever lost."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.build import BuildReport, build_index
from index.database import Database
from index.derive import read_lexical
from index.document_rows import DocumentRows
from index.errors import ModelUnavailable, StoreBroken, StoreError, StoreFull, StoreMismatch
from index.ingest import seconds_to_commit
from index.lexical import LexicalIndex
from index.lock import sole_writer
from index.naming import name_documents
from index.replace import replace_documents
from index.store import open_store
from index.vectors import BATCH
from index.workers import WORTH_WORKERS
from tests.record_samples import CountingEncoder, parse_lines

TEXT = "Báo cáo thử\nThu được 5,5 tỷ đồng.\nChi cho đường sá."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of three documents."""
    folder = tmp_path / "tài liệu"
    (folder / "con").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.md").write_text("Tên khác\nLúa chín.", encoding="utf-8")
    (folder / "con" / "a.txt").write_text("Bản con\nNgô non.", encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a place for an index."""
    return tmp_path / "kho"


def build(folder: Path, home: Path, **options: object) -> BuildReport:
    """Index a folder with the stand-in for the stages."""
    return build_index([folder], home=home, parse=parse_lines, **options)  # type: ignore[arg-type]


def find(home: Path, question: str) -> list[str]:
    """Return what the chunks found by words say, best first."""
    with open_store(home) as store:
        index = read_lexical(store, report=lambda line: None)
        hits = index.search(question, 10, accented=False)
        return [each.chunk.text for each in store.chunks([chunk_id for chunk_id, _ in hits]).values()]


def names(home: Path) -> list[str]:
    """Return the names of the stored documents."""
    with open_store(home) as store:
        return [row.name for row in store.documents()]


def test_a_folder_is_indexed_and_found(folder: Path, home: Path) -> None:
    """Counts, names (parents only where two share one) and search."""
    outcome = build(folder, home)
    assert outcome.added == ["tài liệu/a.txt", "b.md", "con/a.txt"]
    assert outcome.failures == []
    assert outcome.counts == {
        "documents": 3, "blocks": 7, "chunks": 7, "figures": 1, "bound_figures": 1, "vectors": 0,
    }  # fmt: skip
    assert find(home, "5,5 ty dong") == ["Thu được 5,5 tỷ đồng."]


def test_unchanged_files_are_skipped_and_changed_ones_replaced(folder: Path, home: Path) -> None:
    """The second run does only what is new; the former text is found no more."""
    build(folder, home)
    (folder / "b.md").write_text("Tên khác\nKhoai ngon.", encoding="utf-8")
    outcome = build(folder, home)
    assert outcome.unchanged == ["tài liệu/a.txt", "con/a.txt"]
    assert outcome.replaced == ["b.md"]
    assert outcome.added == []
    assert find(home, "lua chin") == []
    assert find(home, "khoai") == ["Khoai ngon."]


def test_documents_read_by_other_code_are_read_again(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A better grammar must not leave the figures of the former one in the store."""
    build(folder, home)
    monkeypatch.setattr("index.ingest.pipeline_version", lambda: "khác")
    assert len(build(folder, home).replaced) == 3


def test_a_deleted_file_stays_until_pruning_is_asked_for(folder: Path, home: Path) -> None:
    """Removing is never a side effect."""
    build(folder, home)
    (folder / "b.md").unlink()
    assert build(folder, home).removed == []
    assert "b.md" in names(home)
    assert build(folder, home, prune=True).removed == ["b.md"]
    assert "b.md" not in names(home)
    assert find(home, "lua chin") == []


def test_pruning_looks_only_below_the_given_paths(folder: Path, home: Path) -> None:
    """A file that is gone elsewhere stays stored; a path that is a deleted file prunes just that."""
    build(folder, home)
    (folder / "b.md").unlink()
    assert build(folder / "con", home, prune=True).removed == []
    outcome = build(folder / "b.md", home, prune=True)
    assert outcome.removed == ["b.md"]
    assert outcome.failures == []


def test_a_folder_that_went_missing_prunes_nothing(folder: Path, home: Path) -> None:
    """A disk that is not there is no order to forget what was on it."""
    build(folder, home)
    folder.rename(folder.with_name("chuyển chỗ"))
    outcome = build(folder, home, prune=True)
    assert outcome.removed == []
    assert len(outcome.failures) == 1
    assert len(names(home)) == 3


def test_a_file_that_fails_is_listed_and_the_rest_goes_on(folder: Path, home: Path) -> None:
    """What was stored of it before stays, and can be found; the failure is remembered until it is mended."""
    build(folder, home)
    (folder / "a.txt").write_text(f"{TEXT}\nhỏng", encoding="utf-8")
    (folder / "c.txt").write_text("Tệp mới\nDừa nước.", encoding="utf-8")
    outcome = build(folder, home)
    assert [Path(failure.path).name for failure in outcome.failures] == ["a.txt"]
    assert "dòng hỏng" in outcome.failures[0].reason
    assert outcome.added == ["c.txt"]
    assert find(home, "5,5 ty dong") == ["Thu được 5,5 tỷ đồng."]
    with open_store(home) as store:
        assert len(store.failures()) == 1
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "tài liệu/a.txt" in build(folder, home).unchanged
    with open_store(home) as store:
        assert store.failures() == ()


def test_a_missing_path_makes_no_store(tmp_path: Path, home: Path) -> None:
    """Nothing readable, nothing created, one failure with a cure."""
    outcome = build(tmp_path / "không có", home)
    assert len(outcome.failures) == 1
    assert outcome.failures[0].cure
    assert not home.exists()


def test_a_folder_without_readable_files_is_a_failure(tmp_path: Path, home: Path) -> None:
    """Programs only."""
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "x.exe").write_bytes(b"MZ")
    assert "không có tệp nào đọc được" in build(tmp_path / "kho", home).failures[0].reason


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "rỗng"), (b"\x00\x01\x02\xff" * 500, ""), ("Nội dung lạ".encode("cp1258", "replace") + b"\xff\x81\x8d", "")],
)
def test_files_that_are_no_text_are_failures_of_one_line(folder: Path, home: Path, content: bytes, said: str) -> None:
    """Empty, binary, unknown encoding: file, reason and cure, with the real stages; the others are indexed."""
    (folder / "xấu.txt").write_bytes(content)
    outcome = build_index([folder], home=home)
    (failure,) = outcome.failures
    assert Path(failure.path).name == "xấu.txt"
    assert said in failure.reason
    assert failure.cure
    assert "\n" not in failure.reason + failure.cure
    assert outcome.counts["documents"] == 3


def test_an_unreadable_file_is_a_failure(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission (simulated, because root may read anything)."""
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "b.md":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    outcome = build_index([folder], home=home)
    assert [failure.reason for failure in outcome.failures] == ["không có quyền đọc tệp"]
    assert outcome.counts["documents"] == 2


def test_a_full_disk_stops_the_work_and_loses_nothing(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One error of this project; what was stored is still found, and the next run goes on."""
    build(folder, home)
    (folder / "c.txt").write_text("Tệp mới\n" + "Dừa nước. " * 50_000, encoding="utf-8")

    def fill_up(database: Database, readings: Sequence[DocumentRows]) -> object:
        database._connection.execute("PRAGMA max_page_count = 1")
        return replace_documents(database, readings)

    with monkeypatch.context() as patch:
        patch.setattr("index.store.replace_documents", fill_up)
        with pytest.raises(StoreFull, match="phần đã lưu vẫn còn"):
            build(folder, home)
    assert find(home, "5,5 ty dong") == ["Thu được 5,5 tỷ đồng."]
    assert build(folder, home).added == ["c.txt"]


def test_a_killed_process_loses_at_most_the_document_in_hand(folder: Path, home: Path) -> None:
    """Stopped without warning after the second document: both are stored, and the words of both are mended in."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from index.build import build_index\n"
        "from tests.record_samples import CountingEncoder, parse_lines\n"
        "def parse(path, *, name):\n"
        "    if path.parent.name == 'con':\n"
        "        os._exit(9)\n"
        "    return parse_lines(path, name=name)\n"
        "build_index([Path(sys.argv[1])], home=Path(sys.argv[2]), parse=parse)\n"
    )
    root = Path(__file__).parent.parent
    killed = subprocess.run([sys.executable, "-c", script, str(folder), str(home)], cwd=root, check=False)
    assert killed.returncode == 9
    assert names(home) == ["b.md", "tài liệu/a.txt"]
    told: list[str] = []
    with open_store(home) as store:
        index = read_lexical(store, report=told.append)
        assert len(index.search("lua chin", 5, accented=False)) == 1
    assert len(told) == 1
    assert "đang bổ sung" in told[0]
    assert build(folder, home).added == ["con/a.txt"]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("seconds", [0.0, 3600.0])
def test_what_is_told_as_done_is_stored(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch, workers: int, seconds: float
) -> None:
    """One by one, or several in one transaction: whoever is killed then loses none of them."""
    monkeypatch.setattr("index.ingest.KEEP_SECONDS", seconds)
    told: list[tuple[int, int]] = []

    def look(stage: str, done: int, _total: int) -> None:
        with open_store(home) as store:
            told.append((done, store.counts()["documents"]))
        assert stage == "Đọc tài liệu"

    build(folder, home, words=False, workers=workers, progress=look)
    assert told[0] == (0, 0)
    assert told[-1] == (3, 3)
    assert all(done <= stored for done, stored in told)


def test_commits_come_less_often_the_longer_a_run_takes() -> None:
    """Every two seconds at first; then a quarter of the time so far, because small commits are merged again."""
    assert [seconds_to_commit(seconds) for seconds in (0, 6, 8, 40, 400)] == [2, 2, 2, 10, 100]


def test_a_damaged_word_index_is_rebuilt_and_said_so(folder: Path, home: Path) -> None:
    """The store is the truth; whatever lies in the index folder is replaced."""
    build(folder, home)
    for path in (home / "lexical").glob("*.term"):
        path.write_bytes(b"hong")
    told: list[str] = []
    with open_store(home) as store:
        index = read_lexical(store, report=told.append)
        assert len(index.search("5,5 ty dong", 5, accented=False)) == 1
    assert "dựng lại từ kho" in told[0]
    assert sorted(path.name for path in home.iterdir() if path.is_dir()) == ["lexical"]


def test_an_index_on_a_read_only_medium_is_searched_in_a_copy(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine wants to lock its folder even for reading; where it may not, a copy is opened."""
    build(folder, home)
    real = LexicalIndex.__init__

    def refuse(index: LexicalIndex, place: Path, **options: object) -> None:
        if place == home / "lexical":
            raise StoreFull("chỉ cho đọc")
        real(index, place, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(LexicalIndex, "__init__", refuse)
    assert find(home, "5,5 ty dong") == ["Thu được 5,5 tỷ đồng."]


def test_a_missing_word_index_is_rebuilt(folder: Path, home: Path) -> None:
    """Deleting the folder is harmless."""
    build(folder, home)
    for path in (home / "lexical").iterdir():
        path.unlink()
    (home / "lexical").rmdir()
    assert find(home, "5,5 ty dong") == ["Thu được 5,5 tỷ đồng."]


def test_readers_search_what_is_there_while_another_process_writes(folder: Path, home: Path) -> None:
    """An index that is behind is not mended under the feet of a writer."""
    build(folder, home)
    with open_store(home) as store, sole_writer(home):
        document = parse_lines(folder / "b.md", name="b.md")
        store.replace_document(document.document, document.chunks, document.figures)
        told: list[str] = []
        index = read_lexical(store, report=told.append)
        assert told == []
        assert index.generation == store.generation - 1


def test_files_are_parsed_side_by_side_in_their_order(tmp_path: Path, home: Path) -> None:
    """Other processes parse; the result is the same as in one."""
    folder = tmp_path / "nhiều"
    folder.mkdir()
    for number in range(6):
        line = f"Dòng của tệp {number}. " * (WORTH_WORKERS // 100)
        (folder / f"{number}.txt").write_text(f"Tên {number}\n{line}", encoding="utf-8")
    (folder / "3.txt").write_text("hỏng", encoding="utf-8")
    outcome = build(folder, home, workers=2)
    assert outcome.added == ["0.txt", "1.txt", "2.txt", "4.txt", "5.txt"]
    assert [Path(failure.path).name for failure in outcome.failures] == ["3.txt"]


def test_two_writers_do_not_mix(folder: Path, home: Path) -> None:
    """The second waits, then says what to do."""
    told: list[str] = []
    with sole_writer(home), pytest.raises(StoreError, match="hãy đợi nó xong"):
        build(folder, home, report=told.append, wait_seconds=0.3)
    assert len(told) == 1


def test_vectors_are_made_after_all_documents_can_be_found(folder: Path, home: Path) -> None:
    """A run that dies at the first vector has stored and indexed every document; the next one catches up."""
    with pytest.raises(KeyboardInterrupt):
        build(folder, home, encoder=CountingEncoder(batches=0))
    assert len(names(home)) == 3
    assert find(home, "5,5 ty dong") == ["Thu được 5,5 tỷ đồng."]
    encoder = CountingEncoder()
    outcome = build(folder, home, encoder=encoder)
    assert len(outcome.unchanged) == 3
    assert len(encoder.texts) == outcome.counts["vectors"] == 7


def test_batches_of_vectors_are_kept_when_the_process_dies(tmp_path: Path, home: Path) -> None:
    """Only the batch in hand is computed twice."""
    lines = "\n".join(f"Dòng số {number}" for number in range(3 * BATCH))
    (tmp_path / "dài.txt").write_text(lines, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "dài.txt", home, encoder=CountingEncoder(batches=2))
    encoder = CountingEncoder()
    build(tmp_path / "dài.txt", home, encoder=encoder)
    assert len(encoder.texts) == BATCH


def test_vectors_of_unchanged_passages_are_not_made_again(folder: Path, home: Path) -> None:
    """A changed line costs one vector."""
    build(folder, home, encoder=CountingEncoder())
    (folder / "a.txt").write_text(TEXT.replace("đường sá", "cầu cống"), encoding="utf-8")
    encoder = CountingEncoder()
    build(folder, home, encoder=encoder)
    assert encoder.texts == ["Báo cáo thử: Chi cho cầu cống."]


def test_another_model_is_refused_before_any_work(folder: Path, home: Path) -> None:
    """The cure is named, and reindexing with the other model works."""
    build(folder, home, encoder=CountingEncoder("một"))
    (folder / "c.txt").write_text("Tệp mới", encoding="utf-8")
    with pytest.raises(StoreMismatch, match="--reindex"):
        build(folder, home, encoder=CountingEncoder("hai"))
    assert "c.txt" not in names(home)
    other = CountingEncoder("hai")
    outcome = build(folder, home, encoder=other, reindex=True)
    assert outcome.counts["vectors"] == 8
    assert len(other.texts) == 8


def test_a_model_is_loaded_only_when_there_are_vectors_to_make(folder: Path, home: Path) -> None:
    """A second run on unchanged files costs no seconds for a model."""
    loads: list[int] = []

    def load() -> CountingEncoder:
        loads.append(len(names(home)))
        return CountingEncoder()

    build(folder, home, encoder=load)
    build(folder, home, encoder=load)
    # Once, after all three documents were stored.
    assert loads == [3]


def test_vectors_stay_when_the_other_model_cannot_be_loaded(folder: Path, home: Path) -> None:
    """Reindexing drops nothing before there is something in its place."""
    build(folder, home, encoder=CountingEncoder("một"))

    def refuse() -> CountingEncoder:
        raise ModelUnavailable("không có mô hình")

    with pytest.raises(ModelUnavailable):
        build(folder, home, encoder=refuse, reindex=True)
    with open_store(home) as store:
        assert store.model == ("một", 2)
        assert store.counts()["vectors"] == 7


def test_a_store_made_without_vectors_takes_any_model_later(folder: Path, home: Path) -> None:
    """Searching by words only binds nothing."""
    build(folder, home)
    assert build(folder, home, encoder=CountingEncoder()).counts["vectors"] == 7


def test_a_broken_store_is_told_and_left_alone(folder: Path, home: Path) -> None:
    """Indexing does not overwrite what it cannot read."""
    home.mkdir()
    (home / "store.db").write_bytes(b"kho cu bi hong" * 100)
    with pytest.raises(StoreBroken, match="hãy"):
        build(folder, home)
    assert (home / "store.db").read_bytes().startswith(b"kho cu")


def test_names_grow_only_where_they_must() -> None:
    """New files take the shortest name that is free; stored documents keep theirs."""
    files = [Path(name) for name in ("/k/a/x.txt", "/k/b/x.txt", "/k/y.txt", "/k/c/z.txt", "/m/c/z.txt")]
    assert list(name_documents(files, {"/n/y.txt": "y.txt"}).values()) == [
        "a/x.txt", "b/x.txt", "k/y.txt", "k/c/z.txt", "m/c/z.txt",
    ]  # fmt: skip
    assert name_documents(files[:2], {"/k/b/x.txt": "x.txt"}) == {files[0]: "a/x.txt", files[1]: "x.txt"}


def test_progress_is_told_from_start_to_end(folder: Path, home: Path) -> None:
    """Each stage ends at its total."""
    seen: list[tuple[str, int, int]] = []
    build(folder, home, encoder=CountingEncoder(), progress=lambda *step: seen.append(step))
    assert seen[0] == ("Đọc tài liệu", 0, 3)
    assert ("Đọc tài liệu", 3, 3) in seen
    assert seen[-1] == ("Tính vectơ", 7, 7)
