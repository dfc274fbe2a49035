"""One process that parses files for this one, seen from here: what it was given, whether it takes too long or too much.

Puts what it hears into an inbox. Does NOT decide which file comes next.
"""

import json
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Generic

from index.attempt import Made, Named, Outcome, Work
from index.pace import Step
from index.processes import end_tree, machine_memory, memory_of
from index.rows import Failure

if TYPE_CHECKING:
    from queue import SimpleQueue

# Seconds that a file may take until its reader tells of a longer step (``index.pace``), and more for each megabyte: a
# workbook of 100,000 rows has five megabytes and takes 16 seconds on an idle machine.
FILE_SECONDS = 120
MEGABYTE_SECONDS = 20
# Seconds that a process may take to start, on a machine that is very busy.
START_SECONDS = 120
# Seconds that a file may take in all, however many steps it has: a scan of thousands of pages, a night.
MOST_SECONDS = 8 * 3600
# Pages that a file may lose, each at the price of reading it once more.
MOST_LEFT_OUT = 3
# Bytes of memory of a process with all that it starts, and the share of the machine's memory that is never passed.
# A workbook with half a million figures takes 1.3 GB.
MOST_MEMORY = 4 * 1024**3
_SHARE_OF_MACHINE = 0.8
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from index.worker import serve; serve()"
_PIPE_BYTES = 1 << 20
# Nothing listens on port 9.
_NOWHERE = "http://127.0.0.1:9"
_OFFLINE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"), _NOWHERE),
    "HF_HUB_OFFLINE": "1",
}
_SPLIT = "chia tệp thành nhiều phần nhỏ hơn, hoặc xuất lại tệp từ bản gốc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to parse.

    Parameters
    ----------
    number
        Its place among all files.
    file
        Path and name.
    size
        In bytes.
    left_out
        Pages that proved too much when the file was tried before, with the reason.
    spent
        Seconds that were spent on it before.
    """

    number: int
    file: Named
    size: int
    left_out: Mapping[int, str] = field(default_factory=dict)
    spent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """What a file did wrong: reason and cure for a person, and the reason in few words where one page is to blame."""

    reason: str
    cure: str
    of_page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Generic[Made]):
    """What a child said, and when: it is ready, what its next step is, an outcome; None: it is gone."""

    child: "Child[Made]"
    at: float
    said: Outcome[Made] | Step | str | None


class Child(Generic[Made]):
    """A running process with the files that it was given; the first of them is in work."""

    def __init__(self, work: Work[Made], inbox: "SimpleQueue[Heard[Made]]") -> None:
        self.jobs: deque[Job] = deque()
        self._inbox = inbox
        self._started = self._deadline = 0.0
        self.is_ready = False
        self._page = 0
        greeting = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
        # A process that is ended cannot tidy up.
        self._folder = TemporaryDirectory(prefix="qa-read-", ignore_cleanup_errors=True)
        # Not multiprocessing: it would run the script that calls us once more. A session of its own: who interrupts
        # this process by the keyboard must not kill the file in hand.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-X", "utf8", "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Where it can be had: a process that is done with a file begins the next one, though nobody listens yet.
            pipesize=_PIPE_BYTES,
            env={**os.environ, **_OFFLINE, "TMPDIR": self._folder.name},
            start_new_session=True,
        )
        self._send(greeting)
        Thread(target=self._receive, daemon=True).start()

    @property
    def load(self) -> int:
        """Bytes of the files that it has."""
        return sum(job.size for job in self.jobs)

    def give(self, job: Job) -> None:
        """Give it one more file."""
        self.jobs.append(job)
        if len(self.jobs) == 1:
            self.begin(monotonic(), after=0 if self.is_ready else START_SECONDS)
        self._send(pickle.dumps((job.file, dict(job.left_out)), pickle.HIGHEST_PROTOCOL))

    def finish(self, at: float) -> Job:
        """Note that the file in work was done at a time; return it."""
        job = self.jobs.popleft()
        if self.jobs:
            self.begin(at)
        return job

    def begin(self, at: float, *, after: float = 0.0) -> None:
        """Note that the file in work is begun at a time, or so many seconds later at most."""
        self.is_ready = not after
        if self.jobs:
            self._page = 0
            self._started = at + after - self.jobs[0].spent
            self._deadline = at + after + FILE_SECONDS + MEGABYTE_SECONDS * self.jobs[0].size / 1_000_000

    def allow(self, step: Step, at: float) -> None:
        """Give the file in work the time of a step that begins; a page has its own, other steps add to what is left."""
        until = at + step.seconds
        if not step.page and not self._page:
            until = max(self._deadline, until)
        self._page = step.page
        self._deadline = min(until, self._started + MOST_SECONDS)

    def overstep(self) -> Excess | None:
        """Tell when the file in work takes too long or too much memory."""
        if not self.jobs:
            return None
        now = monotonic()
        if now > self._deadline:
            return Excess(reason=f"đọc {now - self._started:.0f} giây chưa xong", cure=_SPLIT, of_page="đọc quá lâu")
        most = min(MOST_MEMORY, int(machine_memory() * _SHARE_OF_MACHINE) or MOST_MEMORY)
        if memory_of(self._process.pid) > most:
            reason = f"cần quá {most / 1024**3:.1f} GB bộ nhớ để đọc".replace(".", ",")
            return Excess(reason=reason, cure=_SPLIT, of_page=reason)
        return None

    def fail(self, excess: Excess) -> tuple[Job, Failure] | None:
        """End it, and give up the file in work; the files behind stay in `jobs`.

        Returns
        -------
        The file and its failure; None when it stays the first of `jobs`, to be tried once more without the page that
        is to blame.
        """
        self.end()
        job = self.jobs.popleft()
        spent = monotonic() - self._started
        if not self._page or spent >= MOST_SECONDS:
            return job, Failure(path=str(job.file[0]), reason=excess.reason, cure=excess.cure)
        left_out = {**job.left_out, self._page: f"bị bỏ: {excess.of_page}"}
        if len(left_out) > MOST_LEFT_OUT:
            pages = ", ".join(map(str, sorted(left_out)))
            return job, Failure(path=str(job.file[0]), reason=f"{excess.reason}, ở các trang {pages}", cure=excess.cure)
        self.jobs.appendleft(replace(job, left_out=left_out, spent=spent))
        return None

    def end(self) -> None:
        """End the process and all that it started, and remove what they wrote."""
        end_tree(self._process.pid)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._folder.cleanup()

    def _send(self, written: bytes) -> None:
        # When it is gone, the inbox will say so.
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.write(written)
                self._process.stdin.flush()

    def _receive(self) -> None:
        stream = self._process.stdout
        said: Outcome[Made] | Step | str | None = None
        while True:
            try:
                said = None if stream is None else pickle.load(stream)  # noqa: S301 - from our own process
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                said = None
            self._inbox.put(Heard(child=self, at=monotonic(), said=said))
            if said is None:
                return
