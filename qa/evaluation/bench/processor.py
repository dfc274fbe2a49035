"""The processor time of this process and of all that it started, alive or ended, out. Measures nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
# Of what follows the name of a program in ``/proc/PID/stat``: the parent, and user and system time of the process and
# of its children that ended, in ticks.
_PARENT, _FIRST_TIME, _LAST_TIME = 1, 11, 15


def processor_seconds() -> float:
    """Return the seconds of processor time used by this process, its children, and theirs.

    Children that live are counted where ``/proc`` tells of them; elsewhere only those that ended and were waited for.
    """
    times = os.times()
    own = times.user + times.system + times.children_user + times.children_system
    living: dict[int, list[tuple[int, int]]] = {}
    for process, parent, ticks in _processes():
        living.setdefault(parent, []).append((process, ticks))
    total, waiting = 0, [os.getpid()]
    while waiting:
        for process, ticks in living.get(waiting.pop(), ()):
            total += ticks
            waiting.append(process)
    return own + total / os.sysconf("SC_CLK_TCK")


def _processes() -> Iterator[tuple[int, int, int]]:
    """Give every process: its number, its parent's, its ticks."""
    for place in _PROCESSES.glob("[0-9]*/stat"):
        try:
            # The name of a program may hold spaces and brackets; what follows the last bracket is numbers.
            fields = place.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # ended since
            continue
        yield int(place.parent.name), int(fields[_PARENT]), sum(map(int, fields[_FIRST_TIME:_LAST_TIME]))
