"""Files in, what was parsed of each out, in order: here, or side by side in other processes.

A file that kills its process (no memory left) fails alone. Knows neither store nor index: it hands on what
``index.parse`` makes, or why it could not be.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from index.errors import CorpusError, UnreadableDocument
from index.parse import Parsed
from index.rows import Failure

# Files handed out ahead for each process: it never waits, and what is parsed but not yet stored stays small.
AHEAD = 2
# Bytes: for less, starting processes costs more than it saves.
WORTH_WORKERS = 1_000_000

Named = tuple[Path, str]
Outcome = Parsed | Failure


class Parse(Protocol):
    """A stage that makes of one file all that is stored of it; ``index.parse.parse_document`` is the real one."""

    def __call__(self, path: Path, *, name: str) -> Parsed:
        """Parse the file at `path`, called `name` in citations."""


def parse_files(files: Sequence[Named], *, parse: Parse, workers: int) -> Iterator[tuple[Path, Outcome]]:
    """Parse files one by one, or several at a time.

    Parameters
    ----------
    files
        Paths with the names that citations use.
    parse
        The function of one document; for `workers` above 1 it must be importable by name.
    workers
        Processes to use; 1 parses here. Small amounts of text are parsed here in any case.

    Yields
    ------
    Each path in the order given, with what was parsed of it or why that failed.
    """
    if workers <= 1 or len(files) == 1 or _size(files) < WORTH_WORKERS:
        for file in files:
            yield file[0], _attempt(parse, file)
        return
    waiting = deque(files)
    while waiting:
        try:
            yield from _parse_side_by_side(waiting, parse, workers)
        except BrokenProcessPool:
            # Whose fault it was cannot be told: the oldest unfinished file is tried once more, alone.
            file = waiting.popleft()
            yield file[0], _parse_alone(file, parse)


def _parse_side_by_side(waiting: deque[Named], parse: Parse, workers: int) -> Iterator[tuple[Path, Outcome]]:
    """Take files off `waiting` as they are done; what is in flight when a process dies is still there."""
    # Not forked: this process holds threads and open files of the index.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        flying: deque[Future[Outcome]] = deque()
        while waiting:
            while len(flying) < min(len(waiting), workers * AHEAD):
                flying.append(pool.submit(_attempt, parse, waiting[len(flying)]))
            outcome = flying.popleft().result()
            yield waiting.popleft()[0], outcome


def _parse_alone(file: Named, parse: Parse) -> Outcome:
    with suppress(BrokenProcessPool), ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_attempt, parse, file).result()
    return Failure(
        path=str(file[0]),
        reason="tiến trình xử lý tệp dừng đột ngột, có thể vì thiếu bộ nhớ",
        cure="chia tệp thành nhiều phần nhỏ hơn, hoặc chạy trên máy nhiều bộ nhớ hơn",
    )


def _attempt(parse: Parse, file: Named) -> Outcome:
    path, name = file
    try:
        return parse(path, name=name)
    except UnreadableDocument as error:
        return Failure(path=error.path, reason=error.reason, cure=error.cure)
    except Exception as error:  # noqa: BLE001 - one strange file must not stop a thousand others
        return unforeseen(path, error)


def unforeseen(path: Path, error: Exception) -> Failure:
    """Return the failure for an error that no reader foresaw: a bug, told with what the developer needs."""
    told = str(error) if isinstance(error, CorpusError) else f"{type(error).__name__}: {error}"
    return Failure(
        path=str(path),
        reason=f"lỗi của chương trình khi xử lý ({' '.join(told.split())[:300]})",
        cure="bản đã lưu trước đó vẫn còn; hãy gửi tệp này kèm dòng lỗi cho người phát triển",
    )


def _size(files: Sequence[Named]) -> int:
    """Add up the bytes of files; an archive counts once, whatever is read of it."""
    present = {next((place for place in (path, *path.parents) if place.exists()), path) for path, _ in files}
    total = 0
    for path in present:
        with suppress(OSError):
            total += path.stat().st_size
    return total
