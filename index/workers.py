"""Files in, what was parsed of each out, in order: plain text also here, all else in processes that are watched.

A file that kills its process, hangs or outgrows the memory fails alone; the others go on. Knows neither store nor
index: it hands on what ``index.parse`` makes, or why it could not be.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Self

from index.attempt import Made, Named, Outcome, Work, attempt
from index.child import Child, Excess, Heard, Job
from index.pace import Step

# Files handed out ahead for each process: it never waits, and what is parsed but not yet stored stays small. Of short
# plain texts more, in bytes: this process hands out none while it parses one itself, or waits up to a second for the
# disk to keep what was parsed.
AHEAD = 2
AHEAD_BYTES = 2_000_000
# Bytes of files that are in work or done behind one that is waited for.
WINDOW_BYTES = 4_000_000
# Bytes of the largest plain text that this process parses beside the others, which it has to serve: far less than they
# have ahead. Were long texts left to the others alone, this process would have nothing to do in the end.
LARGEST_HERE = 300_000
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
    files: Sequence[Named],
    *,
    parse: Work[Made],
    workers: int,
    is_plain: Callable[[Path], bool],
    standby: "Crew[Made] | None" = None,
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
    standby
        Processes for `parse` that run already; ended like any other, but only where they were needed.

    Yields
    ------
    Each path in the order given, with what was parsed of it or why that failed.
    """
    held = [_holder(path) for path, _ in files]
    sizes = [size for _, size in held]
    several = workers > 1 and len(files) > 1
    # An archive counts once, whatever is read of it.
    is_much = sum(dict(held).values()) >= WORTH_WORKERS
    with Crew(parse, workers) as others:
        if several and is_much and standby is None:
            # It starts while this process looks at the files.
            others.start(1)
        plain = [is_plain(path) for path, _ in files]
        if all(plain):
            others.size = most_others(sizes, workers)
        with nullcontext(others) if standby is None or all(plain) else standby as crew:
            if several and (is_much or plain.count(False) >= WORTH_FILES):
                yield from _parse_side_by_side(files, sizes, plain, crew, workers)
                return
            for number, file in enumerate(files):
                if plain[number]:
                    yield file[0], attempt(parse, file)
                else:
                    crew.give(number, file)
                    yield file[0], crew.take()[1]


def most_others(sizes: Sequence[int], workers: int) -> int:
    """Return how many processes may parse plain texts of these bytes beside this one, which works as much as each.

    One more where the long texts, which are not parsed here, are more than the share of the others: to start it takes
    the time of some hundred thousand characters.
    """
    long = sum(size for size in sizes if size > LARGEST_HERE)
    return max(1, workers - 1) if long * workers <= sum(sizes) * (workers - 1) else workers


def _parse_side_by_side(
    files: Sequence[Named], sizes: Sequence[int], plain: Sequence[bool], crew: "Crew[Made]", workers: int
) -> Iterator[tuple[Path, Outcome[Made]]]:
    """Parse in other processes, and short plain texts here too, for as long as these have enough to do."""
    short = [is_plain and size <= LARGEST_HERE for is_plain, size in zip(plain, sizes, strict=True)]
    # Those of the files from `number` on that were given away or parsed, and of the files that were not.
    ahead, left = 0, sum(sizes)
    done: dict[int, Outcome[Made]] = {}
    given = 0
    crew.start(min(workers - 1, short.count(True) - 1))
    for number, (path, _) in enumerate(files):
        while number not in done:
            done.update(crew.take_ready())
            is_near = ahead < WINDOW_BYTES or given - number < workers * AHEAD
            if given < len(files) and is_near:
                # The last ones are shared out evenly.
                most = min(AHEAD_BYTES, left // workers) if short[given] else 0
                has_room = crew.has_room(ready=short[given], most=most)
                if has_room:
                    crew.give(given, files[given], ready=short[given])
                elif short[given]:
                    done[given] = attempt(crew.parse, files[given])
                if has_room or short[given]:
                    ahead, left = ahead + sizes[given], left - sizes[given]
                    given += 1
                    continue
            if number not in done:
                done.update([crew.take()])
        ahead -= sizes[number]
        yield path, done.pop(number)


class Crew(Generic[Made]):
    """Up to `size` processes, started when there is work for them, ended with a ``with`` block, then as new."""

    def __init__(self, parse: Work[Made], size: int) -> None:
        self.size = size
        self.parse = parse
        self._children: list[Child[Made]] = []
        self._inbox: SimpleQueue[Heard[Made]] = SimpleQueue()
        self._looked_at = time.monotonic()

    def __enter__(self) -> Self:
        """Give the crew for a ``with`` block."""
        # Who ended while nobody listened gets no file.
        self.take_ready()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End all processes."""
        self.end()

    def end(self) -> None:
        """End all processes."""
        while self._children:
            self._children.pop().end()

    def start(self, count: int) -> None:
        """Start processes before there is work for them, so that there are so many."""
        self.take_ready()
        while len(self._children) < count:
            self._start()

    def has_room(self, *, ready: bool = False, most: int = 0) -> bool:
        """Tell whether one more file would not wait long.

        Parameters
        ----------
        ready
            Ask only processes that have started.
        most
            Bytes of files from which a process has enough to do, when it has `AHEAD` files.
        """
        if not ready and len(self._children) < self.size:
            return True
        return any(len(each.jobs) < AHEAD or each.load < most for each in self._asked(ready))

    def give(self, number: int, file: Named, *, ready: bool = False) -> None:
        """Give a file to the process with the least to do, a new one before one that is busy unless `ready`."""
        child = min(self._asked(ready), key=lambda each: (bool(each.jobs), each.load), default=None)
        if child is None or (child.jobs and not ready and len(self._children) < self.size):
            child = self._start()
        child.give(Job(number=number, file=file, size=_holder(file[0])[1]))

    def take(self) -> tuple[int, Outcome[Made]]:
        """Wait for the next file that is done or given up; return its number and outcome."""
        while True:
            outcome = self._next(TICK)
            if outcome is not None:
                return outcome

    def take_ready(self) -> dict[int, Outcome[Made]]:
        """Return the outcomes, by number, of the files that are done or given up by now."""
        found: dict[int, Outcome[Made]] = {}
        while not self._inbox.empty() or self._is_time_to_look():
            outcome = self._next(0)
            if outcome is not None:
                found.update([outcome])
        return found

    def _next(self, seconds: float) -> tuple[int, Outcome[Made]] | None:
        """Look at the processes when it is time to, else listen for so many seconds."""
        if self._inbox.empty() and self._is_time_to_look():
            return self._look()
        try:
            heard = self._inbox.get(timeout=seconds)
        except Empty:
            return None
        return self._hear(heard)

    def _is_time_to_look(self) -> bool:
        return time.monotonic() - self._looked_at > TICK

    def _asked(self, ready: bool) -> Sequence[Child[Made]]:
        return [each for each in self._children if each.is_ready or not ready]

    def _start(self) -> Child[Made]:
        child = Child(self.parse, self._inbox)
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


def _holder(path: Path) -> tuple[Path, int]:
    """Return the file that holds what is read, itself or its archive, and the bytes of it; 0 of what is gone."""
    for place in (path, *path.parents):
        with suppress(OSError):
            return place, place.stat().st_size
    return path, 0
