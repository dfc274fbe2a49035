"""Crash trials: a few of them as they are run at length, and that what they judge by can tell a loss."""

import subprocess
import sys
from pathlib import Path

from qa.evaluation.crash.invariants import State, compare
from qa.evaluation.crash.power import drop_unsynced, list_files
from qa.evaluation.crash.trial import Fault, Outcome
from qa.evaluation.crash_trials import show_outcomes

_STEPPED = """
import sys
from pathlib import Path
from qa.evaluation.crash.children import run_stepped

def work(say):
    Path(sys.argv[1], "a").write_bytes(b"1")
    say("one")
    Path(sys.argv[1], "b").mkdir()

for moment in (1, 3, None):
    steps, promised = run_stepped(work, kill_at=moment)
    print(steps.count, steps.killed, promised, sorted(path.name for path in Path(sys.argv[1]).iterdir()))
"""


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process without the threads of this one, which its children would lack."""
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=300, check=False)


def test_nothing_is_lost_in_a_few_trials(tmp_path: Path) -> None:
    """Six works are killed at moments that a seed chooses; the table counts them and nothing is broken."""
    works = ["--work", "index", "reindex", "remove", "upload"]
    done = run("-m", "qa.evaluation.crash_trials", "--trials", "6", "--seed", "1", "--home", str(tmp_path), *works)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    total = next(line.split() for line in done.stdout.splitlines() if line.startswith("all"))
    assert (total[1], total[3]) == ("6", "0")
    assert list(tmp_path.iterdir()) == []


def test_a_process_is_killed_before_the_step_that_is_asked_for(tmp_path: Path) -> None:
    """Its steps: the write of a file, that of the promise, the folder."""
    done = run("-c", _STEPPED, str(tmp_path))
    assert done.stdout.splitlines() == [
        "1 True [] ['a']",
        "3 True ['one'] ['a']",
        "3 False ['one'] ['a', 'b']",
    ], done.stderr


def test_a_power_cut_takes_what_was_not_on_disk(tmp_path: Path) -> None:
    """Of a changed file the last synced content is left, of a new one nothing; what was not touched stays."""
    old, grown, new = (tmp_path / name for name in ("old", "grown", "new"))
    old.write_bytes(b"old")
    grown.write_bytes(b"1")
    before = {number: path.read_bytes() for number, path in list_files(tmp_path).items()}
    grown.write_bytes(b"12")
    status = grown.stat()
    synced = {(status.st_dev, status.st_ino): grown.read_bytes()}
    grown.write_bytes(b"123")
    new.write_bytes(b"never synced")
    grown.rename(tmp_path / "renamed")
    assert drop_unsynced(tmp_path, before, synced) == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "old": b"old",
        "renamed": b"12",
        "new": b"",
    }


def test_a_lost_or_half_changed_document_is_told() -> None:
    """As before or as after is fine, and gone where it was not there before; anything else is not."""
    before = State(documents={"a": "1", "b": "1"}, answers={"?": "x"}, files={})
    after = State(documents={"a": "2", "b": "1", "c": "1"}, answers={"?": "x"}, files={})
    assert compare(before, before, after) == []
    assert compare(after, before, after) == []
    damaged = State(documents={"a": "3", "c": "1"}, answers={"?": "y"}, files={})
    assert compare(damaged, before, after) == [
        "document a: neither the old nor the new one",
        "document b: gone",
        "answer to ?: neither the old nor the new one",
    ]


def test_the_table_counts_by_work_and_fault() -> None:
    """One line each, and their sum."""
    outcomes = [
        Outcome(work="index", fault=Fault.STEP, moment=3, interrupted=True, wrong=()),
        Outcome(work="index", fault=Fault.STEP, moment=4, interrupted=True, wrong=("gone", "gone")),
        Outcome(work="upload", fault=Fault.TIME, moment=0.1, interrupted=False, wrong=()),
    ]
    rows = [line.split() for line in show_outcomes(outcomes).splitlines()[1:]]
    assert rows == [["index", "step", "2", "2", "1"], ["upload", "time", "1", "0", "0"], ["all", "3", "2", "1"]]


def test_only_a_small_disk_is_filled(tmp_path: Path) -> None:
    """Somebody's whole disk is not filled by mistake: wrong usage, and nothing is made."""
    done = run("-m", "qa.evaluation.crash_trials", "--full", "--home", str(tmp_path))
    assert done.returncode == 2
    assert "--full needs --home" in done.stderr
    assert list(tmp_path.iterdir()) == []
