"""Files in, what was parsed of each out, in order: plain text here, all else in processes that are watched.

A file that kills its process, hangs or outgrows the memory fails alone; the others go on. Knows neither store nor
index: it hands on what ``index.parse`` makes, or why it could not be.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Self

from index.attempt import Made, Named, Outcome, Work, attempt
from index.child import Child, Excess, Heard, Job
from index.pace import Step

# Files handed out ahead for each process: it never waits, and what is parsed but not yet stored stays small.
AHEAD = 2
# Bytes of plain text, and files of other formats: for fewer, a second process costs more than it saves.
WORTH_WORKERS = 1_000_000
WORTH_FILES = 4
_GONE = Excess(
    reason="tiến trình xử lý tệp dừng đột ngột, có thể vì thiếu bộ nhớ",
    cure="chia tệp thành nhiều phần nhỏ hơn, hoặc chạy trên máy nhiều bộ nhớ hơn",
    of_page="làm tiến trình đọc dừng đột ngột",
)
# Seconds between two looks at the time and memory that processes take.
TICK = 0.25


def parse_files(
    files: Sequence[Named], *, parse: Work[Made], workers: int, is_plain: Callable[[Path], bool]
) -> Iterator[tuple[Path, Outcome[Made]]]:
    """Parse files one by one, or several at a time.

    Parameters
    ----------
    files
        Paths with the names that citations use.
    parse
        The function of one document; for files that are parsed in other processes it must be importable by name.
    workers
        Processes to use at most; 1 parses plain text here, one file after the other.
    is_plain
        Tells which files are plain text: nothing in them can make their reader hang.

    Yields
    ------
    Each path in the order given, with what was parsed of it or why that failed.
    """
    plain = [is_plain(path) for path, _ in files]
    worth = _size([path for path, _ in files]) >= WORTH_WORKERS or plain.count(False) >= WORTH_FILES
    with Crew(parse, workers) as crew:
        if workers > 1 and len(files) > 1 and worth:
            yield from _parse_side_by_side(files, crew)
            return
        for number, file in enumerate(files):
            if plain[number]:
                yield file[0], attempt(parse, file)
            else:
                crew.give(number, file)
                yield file[0], crew.take()[1]


def _parse_side_by_side(files: Sequence[Named], crew: "Crew[Made]") -> Iterator[tuple[Path, Outcome[Made]]]:
    done: dict[int, Outcome[Made]] = {}
    given = 0
    for number, (path, _) in enumerate(files):
        while number not in done:
            while given < min(len(files), number + crew.size * AHEAD) and crew.has_room():
                crew.give(given, files[given])
                given += 1
            place, outcome = crew.take()
            done[place] = outcome
        yield path, done.pop(number)


class Crew(Generic[Made]):
    """Up to `size` processes, started when there is work for them, ended with the ``with`` block."""

    def __init__(self, parse: Work[Made], size: int) -> None:
        self.size = size
        self._parse = parse
        self._children: list[Child[Made]] = []
        self._inbox: SimpleQueue[Heard[Made]] = SimpleQueue()
        self._looked_at = time.monotonic()

    def __enter__(self) -> Self:
        """Give the crew for a ``with`` block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End all processes."""
        for child in self._children:
            child.end()

    def has_room(self) -> bool:
        """Tell whether one more file would not wait long."""
        return len(self._children) < self.size or any(len(child.jobs) < AHEAD for child in self._children)

    def give(self, number: int, file: Named) -> None:
        """Give a file to the process with the fewest, a new one before one that is busy."""
        child = min(self._children, key=lambda each: len(each.jobs), default=None)
        if child is None or (child.jobs and len(self._children) < self.size):
            child = self._start()
        child.give(Job(number=number, file=file, size=_size([file[0]])))

    def take(self) -> tuple[int, Outcome[Made]]:
        """Wait for the next file that is done or given up; return its number and outcome."""
        while True:
            if self._inbox.empty() and time.monotonic() - self._looked_at > TICK:
                failed = self._look()
                if failed is not None:
                    return failed
            with suppress(Empty):
                outcome = self._hear(self._inbox.get(timeout=TICK))
                if outcome is not None:
                    return outcome

    def _start(self) -> Child[Made]:
        child = Child(self._parse, self._inbox)
        self._children.append(child)
        return child

    def _hear(self, heard: Heard[Made]) -> tuple[int, Outcome[Made]] | None:
        child = heard.child
        if child not in self._children:
            return None
        if heard.said is None:
            return self._give_up(child, _GONE)
        if isinstance(heard.said, str):
            child.begin(heard.at)
            return None
        if isinstance(heard.said, Step):
            child.allow(heard.said, heard.at)
            return None
        return child.finish(heard.at).number, heard.said

    def _look(self) -> tuple[int, Outcome[Made]] | None:
        """End one process that takes too long or too much."""
        for child in self._children:
            found = child.overstep()
            if found is not None:
                return self._give_up(child, found)
        self._looked_at = time.monotonic()
        return None

    def _give_up(self, child: Child[Made], excess: Excess) -> tuple[int, Outcome[Made]] | None:
        """End a process with the file that it has in work; another one takes over the files behind.

        Where one page of the file is to blame, it takes over the file too and leaves out that page.
        """
        self._children.remove(child)
        if not child.jobs:
            child.end()
            return None
        failed = child.fail(excess)
        if child.jobs:
            successor = self._start()
            for each in child.jobs:
                successor.give(each)
        return None if failed is None else (failed[0].number, failed[1])


def _size(paths: Sequence[Path]) -> int:
    """Add up the bytes of files; an archive counts once, whatever is read of it."""
    present = {next((place for place in (path, *path.parents) if place.exists()), path) for path in paths}
    total = 0
    for path in present:
        with suppress(OSError):
            total += path.stat().st_size
    return total
