"""A function in, done in a forked process: everything is loaded already, so a trial costs no start of Python.

The parent must never open an index itself: threads of its libraries would not live on in the children.
"""

import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qa.evaluation.crash.stepping import Steps, be_stepped, follow

Say = Callable[[str], None]
"""Tells the parent that a step of the work was promised to whoever asked for it."""


class ChildFailed(Exception):
    """A process that should have ended well did not; its text says how."""


def run_whole(work: Callable[[], Any]) -> Any:
    """Run a function in a process of its own and return what it returns.

    Raises
    ------
    ChildFailed
        It raised, or its process ended early.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _end(lambda: _answer(work, writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        written = stream.read()
    os.waitpid(pid, 0)
    if not written:
        raise ChildFailed("the process ended without an answer")
    is_well, found = pickle.loads(written)  # noqa: S301 - from a child of this process
    if not is_well:
        raise ChildFailed(found)
    return found


def run_stepped(
    work: Callable[[Say], None], *, kill_at: int | None, keep_synced: bool = False
) -> tuple[Steps, list[str]]:
    """Run a function in a process that is killed before a step on files; return its steps and what it promised."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _end(lambda: _be_stepped_through(work, _sayer(writing)))
    os.close(writing)
    steps = follow(pid, kill_at=kill_at, keep_synced=keep_synced)
    return steps, _heard(reading)


def run_for(work: Callable[[Say], None], seconds: float) -> tuple[bool, list[str]]:
    """Run a function in a process that is killed after a time; return whether it was, and what it promised."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _end(lambda: work(_sayer(writing)))
    os.close(writing)
    timer = threading.Timer(seconds, _kill, [pid])
    timer.start()
    _, status = os.waitpid(pid, 0)
    timer.cancel()
    return os.WIFSIGNALED(status), _heard(reading)


def _be_stepped_through(work: Callable[[Say], None], say: Say) -> None:
    be_stepped()
    work(say)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _end(work: Callable[[], object]) -> None:
    """Do the work of a child and end it there, whatever happens: it must not come back into the parent's code."""
    status = 1
    try:
        work()
        status = 0
    except Exception as error:  # noqa: BLE001 - a child that fails is told by its status
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


def _answer(work: Callable[[], Any], writing: int) -> None:
    try:
        told = (True, work())
    except Exception as error:  # noqa: BLE001 - told to the parent
        told = (False, f"{type(error).__name__}: {error}")
    with os.fdopen(writing, "wb") as stream:
        stream.write(pickle.dumps(told))


def _sayer(writing: int) -> Say:
    def say(promise: str) -> None:
        os.write(writing, f"{promise}\n".encode())

    return say


def _heard(reading: int) -> list[str]:
    with os.fdopen(reading, "rb") as stream:
        return stream.read().decode().splitlines()
