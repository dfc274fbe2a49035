"""Reads dropped files into the index in the background: a queue of files in, a picture of the work out.

One thread, one job at a time: what is to be removed first, then files, then words and vectors, which make way for both
and wait for questions. What is not done when the process ends is found again: folder, store and lexical index say it.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import CorpusError
from index.store import open_store

if TYPE_CHECKING:
    from index.embed import Encoder
    from index.prepare import Prepared
    from index.workers import Crew

_LOG = logging.getLogger(__name__)

BATCH = 16
"""Files read before what they say can be asked; the index is opened anew after each batch."""

_WAIT_SECONDS = 2.0
_COMPLETING = "Hoàn thiện chỉ mục"
_ENDED = (
    "Việc đọc tài liệu ở phía sau đã dừng vì lỗi nặng. Tệp đã thả vẫn được giữ và câu hỏi vẫn được trả lời; hãy khởi "
    "động lại trang web để đọc tiếp, nguyên nhân nằm trong nhật ký của máy chủ."
)
_UNEXPECTED = "Có lỗi ngoài dự kiến khi đọc tài liệu; hãy thử đọc lại, chi tiết nằm trong nhật ký của máy chủ."


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the background is doing.

    Parameters
    ----------
    stage
        In Vietnamese, "" when it rests.
    done, total
        Parts of the stage; 0 of 0 before it has begun.
    waiting
        Files that are being read or wait for it, absolute.
    removing
        Paths that are being removed.
    problem
        One Vietnamese line: why it does not go on, or what went wrong last; "" when all is well.
    has_ended
        The worker died: nothing goes on before the page is started again.
    """

    stage: str = ""
    done: int = 0
    total: int = 0
    waiting: tuple[Path, ...] = ()
    removing: frozenset[str] = frozenset()
    problem: str = ""
    has_ended: bool = False

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done."""
        return not self.has_ended and bool(self.stage or self.waiting or self.removing)


class _MakeWay(Exception):
    """No error: leaves the making of words and vectors, because something more urgent has come."""


class Intake:
    """The background worker of one index.

    Parameters
    ----------
    home
        Folder of the index.
    encoder
        Makes vectors of what was read; None leaves it at words.
    changed
        Called in the background when what can be asked has changed.
    settled
        Called in the background when nothing is left to be done after a change.
    stands_by
        Whether a process waits for the next document that is not plain text, with all loaded that it needs.
    give_way
        Called between two pieces of work that nobody waits for; returns when the processor is free for them.
    """

    def __init__(
        self,
        home: Path,
        *,
        encoder: "Encoder | None",
        changed: Callable[[], None],
        settled: Callable[[], object] = lambda: None,
        give_way: Callable[[], None] = lambda: None,
        stands_by: bool = False,
    ) -> None:
        self._home = home
        self._encoder = encoder
        self._changed = changed
        self._settled = settled
        self._give_way = give_way
        self._stands_by = stands_by
        self._standby: Crew[Prepared] | None = None
        self._news = threading.Condition()
        self._files: list[Path] = []
        self._in_hand: list[Path] = []
        self._removals: list[str] = []
        self._is_incomplete = self._is_settled = True
        self._stage, self._problem = ("", 0, 0), ""
        self._told: set[str] = set()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, daemon=True, name="intake")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the job in hand; what waits is found again at the next start."""
        with self._news:
            self._is_closed = True
            self._news.notify_all()
        self._thread.join()
        if self._standby is not None:
            self._standby.end()

    def read(self, files: Sequence[Path]) -> None:
        """Put files at the end of the queue; one that waits already is not put twice."""
        with self._news:
            self._files += [file for file in files if file not in (*self._in_hand, *self._files)]
            self._problem = ""
            self._news.notify_all()

    def remove(self, paths: Sequence[str]) -> None:
        """Remove documents from the index before anything else is read."""
        with self._news:
            gone = frozenset(paths)
            self._files = [file for file in self._files if str(file) not in gone]
            # Whoever brings it back while it is still being read puts it into the queue anew.
            self._in_hand = [file for file in self._in_hand if str(file) not in gone]
            self._removals += paths
            self._news.notify_all()

    def work(self) -> Work:
        """Return what is being done now."""
        with self._news:
            stage, done, total = self._stage
            # A thread without a number was not started yet.
            has_ended = self._thread.ident is not None and not self._thread.is_alive() and not self._is_closed
            if not stage and self._is_incomplete:
                # Between two jobs too, else a page that looks just then would stop looking.
                stage = _COMPLETING
            return Work(
                stage=stage,
                done=done,
                total=total,
                waiting=(*self._in_hand, *self._files),
                removing=frozenset(self._removals),
                problem=_ENDED if has_ended else self._problem,
                has_ended=has_ended,
            )

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._is_closed or self._removals or self._files or self._is_incomplete)
                if self._is_closed:
                    return
            try:
                self._do_next()
                self._problem = ""
                self._told.clear()
            except CorpusError as error:
                # Another program writes, or the disk is full: nothing is lost, it is tried again.
                self._problem = str(error)
                self._warn(self._problem)
                self._rest()
            except Exception:  # noqa: BLE001 - the last door: the thread must live on
                _LOG.exception("the background could not do its job")
                self._give_up()

    def _warn(self, line: str) -> None:
        """Log a line, once until a job is done: a job that cannot begin is tried again every few seconds."""
        if line not in self._told:
            self._told.add(line)
            _LOG.warning("%s", line)

    def _rest(self) -> None:
        with self._news:
            self._stage = ("", 0, 0)
            self._news.wait_for(lambda: self._is_closed, timeout=_WAIT_SECONDS)

    def _give_up(self) -> None:
        with self._news:
            self._removals, self._in_hand, self._is_incomplete = [], [], False
            self._stage, self._problem = ("", 0, 0), _UNEXPECTED

    def _do_next(self) -> None:
        removals, files = self._take()
        try:
            if removals:
                self._advance("Gỡ tài liệu", 0, len(removals))
                from index.remove import remove_documents  # noqa: PLC0415 - as for `build_index`

                remove_documents(removals, home=self._home, report=self._warn, wait_seconds=_WAIT_SECONDS)
                self._finish(removals=removals)
            elif files:
                self._advance("Đọc tài liệu", 0, len(files))
                self._read(files)
                self._finish()
            else:
                self._complete()
        except CorpusError:
            with self._news:
                self._files, self._in_hand = [*self._in_hand, *self._files], []
            raise
        finally:
            self._advance("", 0, 0)

    def _take(self) -> tuple[list[str], list[Path]]:
        """Return what is to be removed, else the next files, which are in hand from now on."""
        with self._news:
            if not self._removals:
                self._in_hand, self._files = self._files[:BATCH], self._files[BATCH:]
            return list(self._removals), list(self._in_hand)

    def _read(self, files: Sequence[Path]) -> None:
        # What reads documents is loaded by the thread that does it: the page that opens does not wait for it.
        from index.build import build_index  # noqa: PLC0415

        outcome = build_index(
            [file for file in files if file.exists()],
            home=self._home,
            wait_seconds=_WAIT_SECONDS,
            report=self._warn,
            progress=self._advance,
            words=False,
            standby=self._standby,
        )
        with open_store(self._home) as store:
            for failure in outcome.failures:
                # Indexing keeps those of files; an archive without documents would be tried again at every start.
                store.record_failure(failure)
        self._is_incomplete = True

    def _complete(self) -> None:
        from index.build import build_index, stand_by  # noqa: PLC0415

        self._advance(_COMPLETING, 0, 0)
        self._is_incomplete = False
        try:
            outcome = build_index(
                [],
                home=self._home,
                encoder=self._encoder,
                wait_seconds=_WAIT_SECONDS,
                report=self._warn,
                progress=self._advance_or_make_way,
            )
        except _MakeWay:
            self._is_incomplete = True
            self._tell_change()
        except CorpusError:
            self._is_incomplete = True
            raise
        else:
            if outcome.words or outcome.vectors:
                self._tell_change()
            if not self._is_settled:
                self._is_settled = True
                self._settled()
            if self._stands_by:
                self._standby = self._standby or stand_by()
                self._standby.start(1)

    def _finish(self, *, removals: Sequence[str] = ()) -> None:
        """Let the askers see it before it counts as done."""
        self._tell_change()
        with self._news:
            self._removals = self._removals[len(removals) :]
            self._in_hand = []

    def _tell_change(self) -> None:
        self._is_settled = False
        self._changed()

    def _advance(self, stage: str, done: int, total: int) -> None:
        self._stage = (stage, done, total)

    def _advance_or_make_way(self, stage: str, done: int, total: int) -> None:
        self._advance(stage, done, total)
        self._give_way()
        if self._files or self._removals or self._is_closed:
            raise _MakeWay
