"""The documents as the page lists and changes them: adding, reading in the background, removing, undoing, resuming."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.build import BuildReport, build_index
from index.lock import sole_writer
from index.processes import descendants
from index.store import open_store
from qa.page import intake as intake_module
from qa.page.in_hand import InHand
from qa.page.intake import Intake, Work
from qa.page.shelf import ROWS, Shelf
from qa.page.shelf_row import ShelfRow
from qa.page.shelf_view import draw_shelf, draw_work
from tests.encoders import HashingEncoder
from tests.html_text import read_html

REPORT = "Tổng thu ngân sách huyện Cao Lộc năm 2024 đạt 512,7 tỷ đồng."


class Bench:
    """A shelf over a temporary index with its worker, and a way to wait for the worker."""

    def __init__(self, home: Path, *, stands_by: bool = False) -> None:
        self.changes = 0
        self.told = threading.Event()
        self.settlings: list[int] = []
        self.intake = Intake(
            home, encoder=HashingEncoder(), changed=self._changed, settled=self._settled, stands_by=stands_by
        )
        self.shelf = Shelf(open_store(home), self.intake)

    def _changed(self) -> None:
        self.changes += 1

    def _settled(self) -> None:
        self.settlings.append(self.changes)

    def drop(self, folder: Path, **files: str) -> tuple[int, tuple[str, ...]]:
        """Drop text files given by name without ending."""
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return self.shelf.add([(folder / f"{name}.txt", f"{name}.txt") for name in files])

    def wait(self, done: Callable[[], bool]) -> None:
        """Wait until the background has come to a state; two minutes are a failure."""
        pause = threading.Event()
        for _ in range(2400):
            if done():
                return
            pause.wait(0.05)
        pytest.fail(f"{self.shelf.work()}")

    def rest(self) -> None:
        """Wait until nothing is being done."""
        self.wait(lambda: not self.shelf.work().is_busy)

    def row(self, name: str) -> ShelfRow:
        """Return the row of that name."""
        return next(row for row in self.shelf.view().rows if row.name == name)

    def names(self) -> list[str]:
        """Return the names on the first page."""
        return [row.name for row in self.shelf.view().rows]


def test_a_process_waits_for_the_next_page_or_office_file(tmp_path: Path) -> None:
    """It reads the file, another one waits afterwards, and none is left when the page is closed."""
    pages = [tmp_path / f"{number}.html" for number in range(2)]
    for page in pages:
        page.write_text(f"<html><body><p>{REPORT}</p></body></html>", encoding="utf-8")
    build_index(pages[:1], home=tmp_path / "kho")
    before = set(descendants(os.getpid()))

    def waiting() -> set[int]:
        return set(descendants(os.getpid())) - before

    bench = Bench(tmp_path / "kho", stands_by=True)
    bench.intake.start()
    bench.wait(lambda: bool(waiting()) and not bench.shelf.work().is_busy)
    first = waiting()
    bench.intake.read(pages[1:])
    bench.wait(lambda: waiting().isdisjoint(first) and bool(waiting()) and not bench.shelf.work().is_busy)
    assert bench.row("1.html").document is not None
    bench.intake.close()
    assert waiting() == set()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Index one document from elsewhere, and start the worker."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "cu.txt").write_text("Đàn trâu có 9.315 con.", encoding="utf-8")
    build_index([elsewhere], home=tmp_path / "kho", encoder=HashingEncoder())
    made = Bench(tmp_path / "kho")
    made.intake.start()
    yield made
    made.intake.close()


def test_a_dropped_file_is_read_in_the_background(bench: Bench, tmp_path: Path) -> None:
    """It is listed at once; then its figures are counted and its vectors are there; whoever answers is told."""
    assert bench.drop(tmp_path / "tay", moi=REPORT) == (1, ())
    assert "moi.txt" in bench.names()
    bench.rest()
    row = bench.row("moi.txt")
    assert (row.counts.figures, row.counts.vectors, row.counts.chunks) == (1, 1, 1)
    assert not row.is_waiting
    assert bench.changes >= 2
    assert (tmp_path / "kho" / "uploads" / "moi.txt").is_file()


def test_words_and_vectors_wait_while_a_question_is_answered(tmp_path: Path) -> None:
    """Reading does not; when the question is answered the rest is done, with nothing lost."""
    asked = InHand()
    held = threading.Event()

    def give_way() -> bool:
        held.set()
        return asked.wait_for_none(60)

    home = tmp_path / "kho"
    home.mkdir()
    report = tmp_path / "moi.txt"
    report.write_text(REPORT, encoding="utf-8")
    intake = Intake(home, encoder=HashingEncoder(), changed=lambda: None, give_way=give_way)
    with asked.one():
        intake.start()
        intake.read([report])
        assert held.wait(60)
        with open_store(home) as store:
            assert store.counts()["chunks"] == 1
            assert len(store.chunks_without_vectors()) == 1
    rest = threading.Event()
    while intake.work().is_busy:
        rest.wait(0.05)
    intake.close()
    with open_store(home) as store:
        assert store.model is not None
        assert store.chunks_without_vectors() == ()


@pytest.mark.parametrize(("is_free", "looks"), [(True, 4), (False, 2)])
def test_a_page_that_is_always_busy_does_not_stop_the_background(tmp_path: Path, is_free: bool, looks: int) -> None:
    """Told four times of two batches: waited for in vain once for each of them, not at every look."""
    calls: list[int] = []

    def give_way() -> bool:
        calls.append(1)
        return is_free

    intake = Intake(tmp_path, encoder=None, changed=lambda: None, give_way=give_way)
    for done in (0, 0, 1, 1):
        intake._advance_or_make_way("Tính vectơ", done, 2)
    assert len(calls) == looks


def test_what_can_wait_is_done_once_after_all_changes(bench: Bench, tmp_path: Path) -> None:
    """Not between reading and vectors, and not where nothing has changed."""
    bench.rest()
    assert bench.settlings == []
    bench.drop(tmp_path / "tay", moi=REPORT)
    bench.rest()
    bench.wait(lambda: bench.settlings != [])
    assert bench.settlings == [bench.changes]


def test_a_file_that_cannot_be_read_says_why_and_can_be_read_again(bench: Bench, tmp_path: Path) -> None:
    """Its row stays with reason and cure; when the file was mended, reading again makes a document of it."""
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    bench.shelf.add([(broken, "hong.docx")])
    bench.rest()
    failure = bench.row("hong.docx").failure
    assert failure is not None
    assert failure.reason
    assert failure.cure
    (tmp_path / "kho" / "uploads" / "hong.docx").write_text(REPORT, encoding="utf-8")
    assert bench.shelf.read_again(bench.row("hong.docx").key) == "hong.docx"
    bench.rest()
    assert bench.row("hong.docx").failure is None
    assert bench.row("hong.docx").counts.figures == 1


def test_removing_a_dropped_file_can_be_undone(bench: Bench, tmp_path: Path) -> None:
    """Out of list, store and folder, and back in all three."""
    bench.drop(tmp_path / "tay", moi=REPORT)
    bench.rest()
    kept = tmp_path / "kho" / "uploads" / "moi.txt"
    key = bench.row("moi.txt").key
    assert bench.shelf.remove(key) == "moi.txt"
    assert bench.names() == ["cu.txt"]
    bench.rest()
    assert not kept.exists()
    assert [row.name for row in bench.shelf._store.documents()] == ["cu.txt"]
    assert bench.shelf.undo(key) == "moi.txt"
    bench.rest()
    assert kept.read_text(encoding="utf-8") == REPORT
    assert "moi.txt" in bench.names()
    assert bench.shelf.undo(key) == ""


def test_a_file_removed_and_brought_back_while_it_is_read_is_read(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun before does not count as the reading that undoing asked for."""
    begun, goes_on = threading.Event(), threading.Event()
    bench.rest()

    def read_slowly(*paths: object, **options: object) -> BuildReport:
        begun.set()
        assert goes_on.wait(60)
        return build_index(*paths, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("index.build.build_index", read_slowly)
    bench.drop(tmp_path / "tay", moi=REPORT)
    assert begun.wait(60)
    key = bench.row("moi.txt").key
    assert bench.shelf.remove(key) == "moi.txt"
    assert "moi.txt" not in bench.names()
    assert bench.shelf.undo(key) == "moi.txt"
    goes_on.set()
    bench.rest()
    assert bench.row("moi.txt").counts.figures == 1


def test_the_file_of_a_document_from_elsewhere_is_not_touched(bench: Bench, tmp_path: Path) -> None:
    """It only leaves the index, and comes back from where it is."""
    key = bench.row("cu.txt").key
    bench.shelf.remove(key)
    bench.rest()
    assert bench.names() == []
    assert (tmp_path / "elsewhere" / "cu.txt").is_file()
    bench.shelf.undo(key)
    bench.rest()
    assert bench.names() == ["cu.txt"]


def test_what_was_not_read_before_the_end_is_read_after_the_next_start(bench: Bench, tmp_path: Path) -> None:
    """The folder says what is missing; what was set aside is gone for good."""
    folder = tmp_path / "kho" / "uploads"
    folder.mkdir()
    (folder / "so-dang.txt").write_text(REPORT, encoding="utf-8")
    (folder / "people" / "lan").mkdir(parents=True)
    (folder / "people" / "lan" / "rieng.txt").write_text(REPORT, encoding="utf-8")
    aside = tmp_path / "kho" / "uploads-removed"
    aside.mkdir()
    (aside / "x.txt").write_text("x", encoding="utf-8")
    bench.shelf.resume()
    bench.rest()
    assert "so-dang.txt" in bench.names()
    assert "rieng.txt" not in bench.names()
    assert "rieng.txt" in [row.name for row in bench.shelf.view(owner="lan").rows]
    assert list(aside.iterdir()) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_died_is_told_with_what_to_do(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No bar that never moves: the file is kept, and the page is to be started again."""
    bench.rest()

    def die(*_paths: object, **_options: object) -> BuildReport:
        raise SystemExit

    monkeypatch.setattr("index.build.build_index", die)
    bench.drop(tmp_path / "tay", moi=REPORT)
    bench.wait(lambda: bench.shelf.work().has_ended)
    work = bench.shelf.work()
    assert not work.is_busy
    told = read_html(draw_work(work))
    assert "khởi động lại trang web để đọc tiếp" in told.text
    assert "progress" not in told.tags
    assert (tmp_path / "kho" / "uploads" / "moi.txt").is_file()


def test_an_index_that_another_program_writes_is_waited_for(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The reason is shown while it lasts, and logged once however often it is tried; then the work is done."""
    tries = 0

    def count(*files: Path) -> None:
        nonlocal tries
        tries += 1
        read(*files)

    read = bench.intake._read
    monkeypatch.setattr(bench.intake, "_read", count)
    monkeypatch.setattr(intake_module, "_WAIT_SECONDS", 0.1)
    with sole_writer(tmp_path / "kho"):
        bench.drop(tmp_path / "tay", moi=REPORT)
        bench.wait(lambda: "chương trình khác đang ghi" in bench.shelf.work().problem)
        assert bench.shelf.work().waiting
        bench.wait(lambda: tries > 2)
    waited = [record.message for record in caplog.records if "chương trình khác đang ghi" in record.message]
    assert len(waited) == len(set(waited))
    bench.rest()
    assert bench.shelf.work().problem == ""
    assert bench.row("moi.txt").counts.figures == 1


def test_work_is_seen_without_a_gap_until_the_vectors_are_there(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a page that looks between reading and embedding would take it for done and not look again."""
    bench.rest()
    seen: list[bool] = []
    advance = bench.intake._advance

    def watch(stage: str, done: int, total: int) -> None:
        advance(stage, done, total)
        seen.append(bench.intake.work().is_busy)

    def build(*paths: object, **options: object) -> BuildReport:
        seen.append(bench.intake.work().is_busy)
        return build_index(*paths, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(bench.intake, "_advance", watch)
    monkeypatch.setattr("index.build.build_index", build)
    bench.drop(tmp_path / "tay", moi=REPORT)
    bench.rest()
    assert bench.row("moi.txt").counts.vectors == 1
    assert len(seen) > 4
    assert all(seen[:-1])


def test_a_shelf_without_a_worker_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    """What a stranger sends to a page that takes no files has no effect."""
    shelf = Shelf(open_store(tmp_path / "kho"))
    key = shelf.view().rows[0].key
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    assert shelf.add([(file, "a.txt")]) == (0, ("Trang này không nhận tài liệu.",))
    assert (shelf.remove(key), shelf.read_again(key), shelf.undo(key)) == ("", "", "")
    assert len(shelf.view().rows) == 1
    assert "Gỡ" not in draw_shelf(shelf.view())


def test_the_list_is_searched_without_diacritics_and_paged(bench: Bench, tmp_path: Path) -> None:
    """An unknown page is the nearest one; a name that names nothing says so."""
    bench.shelf.add([])
    folder = tmp_path / "nhieu"
    folder.mkdir()
    for number in range(ROWS + 5):
        (folder / f"Báo cáo số {number}.txt").write_text(f"Có {number} hộ.", encoding="utf-8")
    build_index([folder], home=tmp_path / "kho")
    view = bench.shelf.view("bao cao", 99)
    assert (view.found, view.total, view.page, view.pages, len(view.rows)) == (ROWS + 5, ROWS + 6, 2, 2, 5)
    assert "Không có tài liệu nào khớp" in draw_shelf(bench.shelf.view("khong co ten nay"))


def test_the_stamp_differs_exactly_when_the_list_does(bench: Bench, tmp_path: Path) -> None:
    """So that a list that did not change is not sent again."""
    before = bench.shelf.view()
    assert bench.shelf.view().stamp == before.stamp
    bench.drop(tmp_path / "tay", moi=REPORT)
    bench.rest()
    assert bench.shelf.view().stamp != before.stamp


def test_names_reasons_and_titles_are_shown_as_text(bench: Bench, tmp_path: Path) -> None:
    """Nothing of a document or of its name is markup."""
    bench.drop(tmp_path / "tay", **{"<img src=x onerror=alert(1)>": "<b>TIÊU ĐỀ</b>\n\n" + REPORT})
    bench.rest()
    html = draw_shelf(bench.shelf.view())
    assert "img" not in read_html(html).tags
    assert "b" not in read_html(html).tags
    problem = draw_work(Work(stage="Đọc tài liệu", done=1, total=2, problem="<script>"))
    assert "&lt;script&gt;" in problem
    assert 'value="1"' in problem
