"""One writer at a time: a lock on a file of the home folder, held by the process that writes the index.

The lock goes with the process, however it ends, so nothing has to be cleaned up after a crash. Readers need no lock.
"""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import StoreError, StoreFull

LOCK_NAME = "writer.lock"
WAIT_SECONDS = 60.0
_POLL_SECONDS = 0.2


@contextmanager
def sole_writer(
    home: Path, *, wait_seconds: float = WAIT_SECONDS, report: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the right to write the index of a home folder.

    Parameters
    ----------
    home
        The home folder; made when missing.
    wait_seconds
        How long to wait for another writer; 0 gives up at once.
    report
        Told once, in Vietnamese, when there is something to wait for.

    Raises
    ------
    StoreError
        Another writer holds it for longer.
    StoreFull
        The folder cannot be written.
    """
    path = home / LOCK_NAME
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as error:
        raise StoreFull(
            f"{home}: không ghi được ({error.strerror or error}); hãy cấp quyền ghi, hoặc chọn thư mục khác bằng --home"
        ) from error
    with file:
        _wait(file, home, wait_seconds, report)
        yield


def is_writing(home: Path) -> bool:
    """Tell whether somebody holds the right to write an index; for as long as this takes, nobody else may take it."""
    try:
        with (home / LOCK_NAME).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _wait(file: IO[str], home: Path, wait_seconds: float, report: Callable[[str], None] | None) -> None:
    deadline = time.monotonic() + wait_seconds
    told = False
    while not _try_lock(file):
        if time.monotonic() >= deadline:
            raise StoreError(f"{home}: chương trình khác đang ghi chỉ mục này; hãy đợi nó xong rồi chạy lại")
        if report is not None and not told:
            report(f"{home}: chương trình khác đang ghi chỉ mục, đang đợi")
            told = True
        time.sleep(_POLL_SECONDS)


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
