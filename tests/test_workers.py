"""Tests of parsing in processes that are watched: whatever a file does, it takes itself along and nothing else."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from index import child, processes
from index.attempt import Outcome
from index.errors import UnreadableDocument
from index.pace import Step, begin_page, expect
from index.parse import Parsed, parse_document
from index.processes import descendants, memory_of
from index.read import is_plain_text
from index.rows import Failure
from index.workers import LARGEST_HERE, WORTH_WORKERS, Crew, most_others, parse_files
from tests.record_samples import parse_lines

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]
FAR_AWAY = 3600.0
needs_proc = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told by /proc alone")


def misbehave(path: Path, *, name: str) -> Parsed:
    """Parse a file by lines, after doing what its first word says."""
    order = path.read_text(encoding="utf-8").split()[0]
    if order == "die":
        os._exit(9)
    if order == "hang":
        time.sleep(FAR_AWAY)
    if order == "breed":
        subprocess.Popen(SLEEP)
        (path.parent / "temporary").write_text(tempfile.mkdtemp(), encoding="utf-8")
        time.sleep(FAR_AWAY)
    if order == "grow":
        kept = b"x" * 600_000_000
        time.sleep(FAR_AWAY)
        del kept
    if order == "patience":
        expect(FAR_AWAY)
    if order in {"patience", "sleep"}:
        time.sleep(4.0)
    if order == "pages":
        return turn_pages(path, name, path.read_text(encoding="utf-8").splitlines()[0].split()[1:])
    if order == "refuse":
        raise UnreadableDocument(str(path), "tệp hỏng", "xin lại bản gốc")
    if order == "connect":
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    if order == "chat":
        print("một dòng không ai chờ")
        os.write(1, b"\x80\x04N.")
    return parse_lines(path, name=name)


def turn_pages(path: Path, name: str, orders: list[str]) -> Parsed:
    """Read a page for each order; a page that is left out is told in the warnings."""
    warnings = []
    for number, order in enumerate(orders, 1):
        seconds, _, told = order.partition(":")
        reason = begin_page(number, float(seconds))
        if reason:
            warnings.append(f"trang {number}: {reason}")
        elif told == "hang":
            time.sleep(FAR_AWAY)
        elif told == "die":
            os._exit(9)
    expect(FAR_AWAY)
    parsed = parse_lines(path, name=name)
    return replace(parsed, document=replace(parsed.document, warnings=tuple(warnings)))


def never_plain(_path: Path) -> bool:
    """Send every file to another process."""
    return False


def run(folder: Path, *orders: str, processes: int = 1) -> list[Outcome[Parsed]]:
    """Parse one file for each order, in their order."""
    files = []
    for number, order in enumerate(orders):
        file = folder / f"{number}.txt"
        file.write_text(f"{order}\nThu được 5,5 tỷ đồng.", encoding="utf-8")
        files.append((file, file.name))
    outcomes = list(parse_files(files, parse=misbehave, workers=processes, is_plain=never_plain))
    assert [path for path, _ in outcomes] == [path for path, _ in files]
    return [outcome for _, outcome in outcomes]


def failures(outcomes: list[Outcome[Parsed]]) -> dict[str, str]:
    """Return the reason of each file that failed."""
    return {Path(each.path).stem: each.reason for each in outcomes if isinstance(each, Failure)}


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_that_kills_its_process_fails_alone(tmp_path: Path, processes: int) -> None:
    """The files behind it are parsed by another process."""
    found = failures(run(tmp_path, "good", "die", "good", "die", "good", processes=processes))
    assert found.keys() == {"1", "3"}
    assert all("dừng đột ngột" in reason for reason in found.values())


def test_a_file_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time; the others go on."""
    monkeypatch.setattr(child, "FILE_SECONDS", 3)
    found = failures(run(tmp_path, "hang", "good", "refuse"))
    assert found.keys() == {"0", "2"}
    assert "giây chưa xong" in found["0"]
    assert found["2"] == "tệp hỏng"


def test_a_file_has_its_time_and_that_of_the_steps_that_were_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    """120 seconds, 40 for its two megabytes; a step of an hour is waited for, but no file longer than the limit."""
    now = 1000.0
    monkeypatch.setattr(child, "monotonic", lambda: now)
    monkeypatch.setattr(child, "MOST_SECONDS", 5000)
    watched = child.Child(misbehave, SimpleQueue())
    try:
        watched.give(child.Job(number=0, file=(Path("a.txt"), "a"), size=2_000_000))
        now += child.START_SECONDS + 100
        assert watched.overstep() is None
        watched.begin(now)
        now += 159
        assert watched.overstep() is None
        now += 2
        assert watched.overstep() is not None
        watched.allow(Step(3600), now)
        assert watched.overstep() is None
        now += 3599
        watched.allow(Step(3600), now)
        now += 1300
        assert watched.overstep() is not None
    finally:
        watched.end()


def test_a_reader_that_tells_of_a_long_step_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same sleep without a word is too long."""
    monkeypatch.setattr(child, "FILE_SECONDS", 2)
    assert failures(run(tmp_path, "patience", "sleep")).keys() == {"1"}


def test_a_page_that_hangs_or_kills_its_process_is_left_out_and_the_file_is_read(tmp_path: Path) -> None:
    """Each such page costs one more try; the other pages and the file behind are read."""
    slow, good, killer = "0.5:hang", "3600:read", "3600:die"
    found = run(tmp_path, f"pages {good} {slow} {good} {killer}", "good")
    assert failures(found) == {}
    told, other = (each.document.warnings for each in found if isinstance(each, Parsed))
    assert told == ("trang 2: bị bỏ: đọc quá lâu", "trang 4: bị bỏ: làm tiến trình đọc dừng đột ngột")
    assert other == ()


def test_a_file_with_too_many_pages_that_hang_is_given_up(tmp_path: Path) -> None:
    """Three are left out; the fourth costs the file, which names them all."""
    found = failures(run(tmp_path, "pages " + " ".join(["0.5:hang"] * 6), "good"))
    assert found.keys() == {"0"}
    assert found["0"].endswith("giây chưa xong, ở các trang 1, 2, 3, 4")


def test_a_page_has_a_time_of_its_own_and_no_file_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of 60 seconds ends before the 120 of its file; what comes after the last page has its time again."""
    now = 1000.0
    monkeypatch.setattr(child, "monotonic", lambda: now)
    monkeypatch.setattr(child, "MOST_SECONDS", 5000)
    watched = child.Child(misbehave, SimpleQueue())
    try:
        watched.give(child.Job(number=0, file=(Path("a.pdf"), "a"), size=0))
        watched.begin(now)
        watched.allow(Step(60, 1), now)
        now += 59
        watched.allow(Step(60, 2), now)
        now += 59
        assert watched.overstep() is None
        watched.allow(Step(120), now)
        now += 119
        assert watched.overstep() is None
        watched.allow(Step(60, 3), now)
        now += 61
        excess = watched.overstep()
        assert excess is not None
        assert watched.fail(excess) is None
        (again,) = watched.jobs
        assert (dict(again.left_out), again.spent) == ({3: "bị bỏ: đọc quá lâu"}, 298)
    finally:
        watched.end()
    late = child.Child(misbehave, SimpleQueue())
    try:
        late.give(replace(again, spent=4990))
        late.begin(now)
        late.allow(Step(60, 4), now)
        now += 11
        excess = late.overstep()
        assert excess is not None
        failed = late.fail(excess)
        assert failed is not None
        assert failed[1].reason == "đọc 5001 giây chưa xong"
    finally:
        late.end()


@needs_proc
def test_a_file_that_outgrows_the_memory_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told in gigabytes, with a comma."""
    monkeypatch.setattr(child, "MOST_MEMORY", 400 * 1024**2)
    found = failures(run(tmp_path, "grow", "good"))
    assert found == {"0": "cần quá 0,4 GB bộ nhớ để đọc"}


@needs_proc
def test_what_a_file_started_and_wrote_is_gone_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its programs are ended, its temporary folders removed."""
    monkeypatch.setattr(child, "FILE_SECONDS", 4)
    before = set(descendants(os.getpid()))
    assert failures(run(tmp_path, "breed")).keys() == {"0"}
    assert set(descendants(os.getpid())) - before == set()
    assert not Path((tmp_path / "temporary").read_text(encoding="utf-8")).exists()


@needs_proc
@pytest.mark.parametrize("tells_children", [processes._TELLS_CHILDREN, False])
def test_the_memory_of_a_process_counts_what_it_started(tells_children: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both hold more than this one alone, whether the kernel lists children or not."""
    monkeypatch.setattr(processes, "_TELLS_CHILDREN", tells_children)
    alone = memory_of(os.getpid())
    with subprocess.Popen(SLEEP) as other:
        try:
            while memory_of(other.pid) < 4_000_000:
                time.sleep(0.01)
            assert memory_of(os.getpid()) > alone
            assert descendants(os.getpid()).count(other.pid) == 1
        finally:
            other.send_signal(signal.SIGKILL)


def test_a_process_that_parses_reaches_no_network(tmp_path: Path) -> None:
    """An attempt is an error of that file, not a connection."""
    assert "không được dùng mạng" in failures(run(tmp_path, "connect", "good"))["0"]


def test_what_a_library_prints_does_not_come_between(tmp_path: Path) -> None:
    """Neither lines nor bytes that look like a message."""
    assert failures(run(tmp_path, "chat", "chat", "good")) == {}


@needs_proc
def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    """Killed in the middle of a file, it leaves none behind."""
    (tmp_path / "0.txt").write_text("hang", encoding="utf-8")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from index.workers import parse_files\n"
        "from tests.test_workers import misbehave, never_plain\n"
        "file = Path(sys.argv[1])\n"
        "list(parse_files([(file, file.name)], parse=misbehave, workers=1, is_plain=never_plain))\n"
    )
    root = Path(__file__).parent.parent
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "0.txt")], cwd=root) as started:
        while not (found := descendants(started.pid)):
            time.sleep(0.05)
        started.kill()
    until = time.monotonic() + 60
    while any(memory_of(each) for each in found) and time.monotonic() < until:
        time.sleep(0.05)
    assert [each for each in found if memory_of(each)] == []


def test_plain_text_is_parsed_here(tmp_path: Path) -> None:
    """A function that no other process could import does: nothing is started for it."""
    here: list[int] = []

    def parse(path: Path, *, name: str) -> Parsed:
        here.append(os.getpid())
        return parse_lines(path, name=name)

    file = tmp_path / "a.txt"
    file.write_text("Thu được 5,5 tỷ đồng.", encoding="utf-8")
    assert len(list(parse_files([(file, "a")], parse=parse, workers=1, is_plain=is_plain_text))) == 1
    assert here == [os.getpid()]


def test_other_formats_are_parsed_elsewhere_with_the_same_result(tmp_path: Path) -> None:
    """What is in the document does not depend on where it was read."""
    page = tmp_path / "a.html"
    page.write_text("<html><body><p>Tổng thu năm 2017 đạt 5,5 tỷ đồng.</p></body></html>", encoding="utf-8")
    ((_, outcome),) = parse_files([(page, "a")], parse=parse_document, workers=1, is_plain=is_plain_text)
    assert outcome == parse_document(page, name="a")


def test_much_text_is_parsed_side_by_side_in_its_order(tmp_path: Path) -> None:
    """A process that dies takes the file that it had in work; the one that waited behind it is parsed."""
    files = []
    for number in range(5):
        file = tmp_path / f"{number}.txt"
        file.write_text(("die " if number == 0 else "chữ ") * (WORTH_WORKERS // 12), encoding="utf-8")
        files.append((file, file.name))
    outcomes = list(parse_files(files, parse=misbehave, workers=2, is_plain=lambda _path: True))
    assert [path.name for path, _ in outcomes] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
    assert failures([outcome for _, outcome in outcomes]).keys() == {"0"}


def tell_process(path: Path, *, name: str) -> Parsed:
    """Parse a file by lines; its warning is the process that did."""
    parsed = parse_lines(path, name=name)
    return replace(parsed, document=replace(parsed.document, warnings=(str(os.getpid()),)))


@pytest.mark.parametrize(("size", "here"), [(LARGEST_HERE, True), (LARGEST_HERE + 1, False)])
def test_short_plain_texts_are_parsed_here_beside_the_others(tmp_path: Path, size: int, here: bool) -> None:
    """While the other process starts, at least; longer ones would keep this process from serving it."""
    files = []
    for number in range(WORTH_WORKERS // size + 2):
        file = tmp_path / f"{number:02}.txt"
        file.write_text("x" * size, encoding="utf-8")
        files.append((file, file.name))
    outcomes = list(parse_files(files, parse=tell_process, workers=2, is_plain=is_plain_text))
    assert [path for path, _ in outcomes] == [path for path, _ in files]
    processes = {each.document.warnings for _, each in outcomes if isinstance(each, Parsed)}
    assert ((str(os.getpid()),) in processes) is here


@pytest.mark.parametrize(("long", "processes"), [(1, 2), (9, 3)])
def test_long_plain_texts_get_a_process_more_only_where_they_are_most_of_the_text(
    tmp_path: Path, long: int, processes: int
) -> None:
    """The process that asks works beside the others, but not on long texts."""
    sizes = [LARGEST_HERE // 2] * 20 + [2 * LARGEST_HERE] * long
    files = []
    for number, size in enumerate(sizes):
        file = tmp_path / f"{number:02}.txt"
        file.write_text("x" * size, encoding="utf-8")
        files.append((file, file.name))
    outcomes = list(parse_files(files, parse=tell_process, workers=2, is_plain=is_plain_text))
    used = {each.document.warnings for _, each in outcomes if isinstance(each, Parsed)}
    assert len(used | {(str(os.getpid()),)}) <= processes
    assert most_others(sizes, 2) == processes - 1


def test_a_process_that_ends_before_its_first_file_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain texts are parsed all the same."""
    monkeypatch.setattr(child, "_START", "raise SystemExit")
    files = []
    for number in range(11):
        file = tmp_path / f"{number:02}.txt"
        file.write_text("x" * LARGEST_HERE, encoding="utf-8")
        files.append((file, file.name))
    outcomes = list(parse_files(files, parse=tell_process, workers=2, is_plain=is_plain_text))
    assert failures([outcome for _, outcome in outcomes]) == {}


@needs_proc
def test_a_process_that_stands_by_reads_the_next_file_and_none_is_kept_after_it(tmp_path: Path) -> None:
    """Plain text leaves it alone; one that died meanwhile costs no file."""
    file = tmp_path / "a.txt"
    file.write_text("Thu được 5,5 tỷ đồng.", encoding="utf-8")
    standby = Crew(tell_process, 1)
    others = set(descendants(os.getpid()))

    def started() -> set[int]:
        return set(descendants(os.getpid())) - others

    def parse_by(is_plain: Callable[[Path], bool]) -> int:
        found = parse_files([(file, "a")], parse=tell_process, workers=1, is_plain=is_plain, standby=standby)
        ((_, outcome),) = found
        assert isinstance(outcome, Parsed)
        return int(outcome.document.warnings[0])

    standby.start(1)
    (waiting,) = started()
    assert parse_by(is_plain_text) == os.getpid()
    assert parse_by(never_plain) == waiting
    assert started() == set()
    standby.start(1)
    (waiting,) = started()
    os.kill(waiting, signal.SIGKILL)
    until = time.monotonic() + 60
    while standby._children and time.monotonic() < until:
        standby.take_ready()
        time.sleep(0.01)
    assert parse_by(never_plain) not in {waiting, os.getpid()}
    assert started() == set()


@pytest.mark.parametrize(
    ("name", "data", "plain"),
    [
        ("a.txt", "Thu được 5,5 tỷ đồng.".encode(), True),
        ("a.md", b"# T\n", True),
        ("a.csv", "năm;thu\n2017;5,5\n".encode(), True),
        ("a.txt", b"%PDF-1.4\n", False),
        ("a.txt", "Thu được".encode("utf-16"), False),
        ("a.txt", b"<html><body><p>Thu</p></body></html>", False),
        ("a.html", b"Thu", False),
        ("a.docx", b"PK\x03\x04", False),
    ],
)
def test_plain_is_told_by_name_and_content(tmp_path: Path, name: str, data: bytes, plain: bool) -> None:
    """Both must say so: text in an older encoding needs a table, a PDF with the name of a text its reader."""
    (tmp_path / name).write_bytes(data)
    assert is_plain_text(tmp_path / name) is plain


def test_a_missing_file_is_not_plain(tmp_path: Path) -> None:
    """Nor is a member of an archive."""
    assert not is_plain_text(tmp_path / "a.txt")
