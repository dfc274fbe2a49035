"""The number of a process in, what it and all that it started hold of the memory out; and their end.

Reads /proc; where there is none (not Linux), only the process itself is known, and its memory is not.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
# A kernel may be built without it.
_TELLS_CHILDREN = (_PROC / f"self/task/{os.getpid()}/children").exists()
# Signals that end a process without asking; Windows knows one alone.
_END = getattr(signal, "SIGKILL", signal.SIGTERM)


def memory_of(process: int) -> int:
    """Return the bytes of memory that a process and its descendants take; 0 where that cannot be told."""
    if not _TELLS_CHILDREN:
        return sum(map(_resident, (process, *descendants(process))))
    found = [process]
    for each in found:
        found.extend(_children(each))
    return sum(map(_resident, found))


def end_tree(process: int, *, itself: bool = True) -> None:
    """End the descendants of a process at once, and the process itself; those that are gone already are no fault."""
    # The process first: it would start others.
    for each in ((process,) if itself else ()) + tuple(descendants(process)):
        with suppress(OSError):
            os.kill(each, _END)


def descendants(process: int) -> list[int]:
    """Return the processes that a process started, and those that they started, parents first."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            # "pid (name) state parent ...": the name may hold spaces and brackets.
            parent = int((folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    found = list(children.get(process, ()))
    for each in found:
        found.extend(children.get(each, ()))
    return found


def _children(process: int) -> list[int]:
    """Return what the threads of a process started, as its kernel lists it: a hundredth of the work of looking at all.

    While one of them ends, another may be missing (proc(5)): enough for a look at the memory, not for ending them.
    """
    found: list[int] = []
    for listed in (_PROC / str(process) / "task").glob("*/children"):
        with suppress(OSError, ValueError):
            found.extend(map(int, listed.read_text("ascii").split()))
    return found


def _resident(process: int) -> int:
    try:
        pages = int((_PROC / str(process) / "statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def machine_memory() -> int:
    """Return the bytes of memory of this machine; 0 where that cannot be told."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0
