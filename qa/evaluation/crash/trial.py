"""One trial: a scene put back, work on it killed, the index opened again, the work done to its end; what went wrong."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from time import perf_counter

from index.errors import CorpusError
from qa.evaluation.crash.children import ChildFailed, Say, run_for, run_stepped, run_whole
from qa.evaluation.crash.invariants import State, check_derived, compare, read_state
from qa.evaluation.crash.power import drop_unsynced, list_files
from qa.evaluation.crash.scene import Scene, put_back
from qa.evaluation.crash.stepping import can_step
from qa.evaluation.crash.works import KEPT, WORKS, Work

MOST_ROOM = 400_000
"""Bytes left on a full disk, at most: less than most works of a trial write."""

PATIENCE = 3.0
"""Seconds after which work on a full disk is stopped, beyond the time that it usually takes."""

TOLD, UNTOLD = "told", "untold"


class Fault(StrEnum):
    """How work is interrupted."""

    TIME = "time"
    """Killed after a random time."""
    STEP = "step"
    """Killed before a random step on files."""
    POWER = "power"
    """Killed so, and what was not written to disk by then is gone."""
    FULL = "full"
    """Not killed: the disk has a random small rest of room, until the work has ended or given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How work goes when nothing interrupts it: state before and after, seconds, steps on files (0 where not seen)."""

    before: State
    after: State
    seconds: float
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One trial: `interrupted` unless the work had ended before; `wrong` holds a line for each invariant broken."""

    work: str
    fault: Fault
    moment: float
    interrupted: bool
    wrong: tuple[str, ...]


class Trials:
    """Trials on copies of one scene.

    Parameters
    ----------
    scene
        Where each trial takes place.
    kept
        The folders as they are before each.
    """

    def __init__(self, scene: Scene, kept: Path) -> None:
        self._scene = scene
        self._kept = kept
        self._courses: dict[str, Course] = {}

    def run(self, name: str, fault: Fault, random: Random) -> Outcome:
        """Interrupt one kind of work once, at a moment that `random` chooses."""
        work, course = WORKS[name], self._course(name)
        self._prepare(work)
        if fault is Fault.FULL:
            moment = random.uniform(0, MOST_ROOM)
            interrupted, promised = self._run_full(work, course, int(moment))
        elif fault is Fault.TIME:
            moment = random.uniform(0, course.seconds)
            interrupted, promised = run_for(self._doing(work), moment)
        else:
            moment = random.randint(1, course.steps)
            before = {number: path.read_bytes() for number, path in list_files(self._scene.root).items()}
            steps, promised = run_stepped(self._doing(work), kill_at=moment, keep_synced=fault is Fault.POWER)
            interrupted = steps.killed
            if fault is Fault.POWER:
                drop_unsynced(self._scene.root, before, steps.synced)
        wrong = _tell(lambda: self._judge(work, course, promised))
        return Outcome(work=name, fault=fault, moment=moment, interrupted=interrupted, wrong=tuple(wrong))

    def _run_full(self, work: Work, course: Course, room: int) -> tuple[bool, list[str]]:
        """Do work on a full disk; return whether it said that it could not, and what it promised."""
        filler = self._kept.with_name("filler")
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(filler.parent).free - room))
        try:
            # A page tries again until there is room, so it is stopped.
            was_stopped, promised = run_for(_telling(self._doing(work)), course.seconds + PATIENCE)
        finally:
            filler.unlink()
        return was_stopped or any(line.startswith((TOLD, UNTOLD)) for line in promised), promised

    def _judge(self, work: Work, course: Course, promised: list[str]) -> list[str]:
        scene = self._scene
        wrong = compare(run_whole(lambda: read_state(scene)), course.before, course.after)
        wrong += run_whole(lambda: check_derived(scene))
        wrong += [line for line in promised if line.startswith(UNTOLD)]
        if KEPT in promised and not any((scene.home / "uploads").glob("[!.]*")):
            wrong.append("a file that was said to be kept is gone")
        run_whole(lambda: work.redo(scene))
        done = compare(run_whole(lambda: read_state(scene)), course.after, course.after)
        done += run_whole(lambda: check_derived(scene))
        return wrong + [f"{line} (done again)" for line in done]

    def _course(self, name: str) -> Course:
        """Let the work run to its end, once for each kind."""
        if name not in self._courses:
            work, scene = WORKS[name], self._scene
            self._prepare(work)
            before = run_whole(lambda: read_state(scene))
            started = perf_counter()
            run_for(self._doing(work), 600)
            seconds = perf_counter() - started
            after = run_whole(lambda: read_state(scene))
            steps = 0
            if can_step():
                self._prepare(work)
                steps = run_stepped(self._doing(work), kill_at=None)[0].count
            self._courses[name] = Course(before=before, after=after, seconds=seconds, steps=steps)
        return self._courses[name]

    def _prepare(self, work: Work) -> None:
        put_back(self._scene, self._kept)
        run_whole(lambda: work.prepare(self._scene))

    def _doing(self, work: Work) -> Callable[[Say], None]:
        return lambda say: work.do(self._scene, say)


def _telling(do: Callable[[Say], None]) -> Callable[[Say], None]:
    """Have work tell how it failed: with a line for a person, or with one that nobody thought of."""

    def work(say: Say) -> None:
        try:
            do(say)
        except CorpusError as error:
            say(f"{TOLD}: {error}")
        except Exception as error:  # noqa: BLE001 - told, and judged
            say(f"{UNTOLD}: {type(error).__name__}: {error}")

    return work


def _tell(judge: Callable[[], list[str]]) -> list[str]:
    """Return what a judge finds; where the index cannot even be opened, that is what is wrong."""
    try:
        return judge()
    except ChildFailed as error:
        return [f"it does not open: {error}"]
