"""A forked process in, stopped before each of its steps on files: counted, killed at one, what it synced remembered.

A step is a system call that changes a file or a folder, or has one written to disk. A filter of the kernel stops the
process (and its threads) at those alone, so that it runs at its own pace in between. Linux on x86-64 and AArch64.
"""

import ctypes
import os
import platform
import signal
import struct
from dataclasses import dataclass, field
from pathlib import Path

FileId = tuple[int, int]
"""Device and number of a file, whatever it is called."""

# System calls: write, pwrite64, writev, ftruncate, fsync, fdatasync, rename and its kin, link, unlink, mkdir.
_NUMBERS = {
    "x86_64": (0xC000003E, (1, 18, 20, 77, 82, 264, 316, 86, 87, 263, 83, 258, 84), (74, 75)),
    "aarch64": (0xC00000B7, (64, 68, 66, 46, 38, 276, 35, 34, 37), (82, 83)),
}
_TRACE_ME, _CONTINUE, _SET_OPTIONS, _SYSCALL_INFO = 0, 7, 0x4200, 0x420E
# Seccomp stops, forks and threads are followed, and nothing outlives the tracer.
_OPTIONS = 0x80 | 0x2 | 0x4 | 0x8 | 0x100000
_EVENT_SECCOMP = 7
_ANY_THREAD = 0x40000000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


@dataclass(slots=True)
class Steps:
    """What was seen of a process: `count` steps, `killed` at the one asked for, content of files when last synced."""

    count: int = 0
    killed: bool = False
    synced: dict[FileId, bytes] = field(default_factory=dict)


def can_step() -> bool:
    """Tell whether processes can be stopped at their steps on this machine."""
    return platform.system() == "Linux" and platform.machine() in _NUMBERS


def be_stepped() -> None:
    """Have this process stopped before each step on files; called by it first, its parent calls `follow`."""
    architecture, changing, syncing = _NUMBERS[platform.machine()]
    numbers = (*changing, *syncing)
    # A filter of the kernel: (operation, jump if true, jump if false, operand) of 8 bytes each.
    lines = [(0x20, 0, 0, 4), (0x15, 0, len(numbers) + 1, architecture), (0x20, 0, 0, 0)]
    lines += [(0x15, len(numbers) - i, 0, number) for i, number in enumerate(numbers)]
    lines += [(0x06, 0, 0, _ALLOW), (0x06, 0, 0, _TRACE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *line) for line in lines))
    program = _Program(len(lines), ctypes.addressof(code))
    _ask(_TRACE_ME, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    if _libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or _libc.prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.byref(program)):
        raise OSError(ctypes.get_errno(), "the system has no filter of system calls")


def follow(pid: int, *, kill_at: int | None, keep_synced: bool = False) -> Steps:
    """Let a process run that called `be_stepped`, until it ends or stands before a step.

    Parameters
    ----------
    pid
        A child of this process.
    kill_at
        Number of the step, from 1, before which it is killed; None lets it end.
    keep_synced
        Also remember the content of each file whenever the process has it written to disk.

    Returns
    -------
    What was seen.
    """
    os.waitpid(pid, _ANY_THREAD)
    _ask(_SET_OPTIONS, pid, _OPTIONS)
    _ask(_CONTINUE, pid)
    steps = Steps()
    while True:
        try:
            thread, status = os.waitpid(-1, _ANY_THREAD)
        except ChildProcessError:
            return steps
        if not os.WIFSTOPPED(status):
            if thread == pid:
                return steps
            continue
        passed = 0
        if status >> 16 == _EVENT_SECCOMP:
            if not steps.killed:
                steps.count += 1
            if steps.count == kill_at and not steps.killed:
                steps.killed = True
                os.kill(pid, signal.SIGKILL)
            elif keep_synced and not steps.killed:
                _remember(thread, steps.synced)
        elif status >> 16 == 0 and os.WSTOPSIG(status) != signal.SIGSTOP:
            passed = os.WSTOPSIG(status)
        # A process that was killed meanwhile cannot be continued, and need not be.
        _libc.ptrace(_CONTINUE, thread, None, passed)


def _remember(thread: int, synced: dict[FileId, bytes]) -> None:
    """Keep the content of the file that a thread is about to have written to disk."""
    told = ctypes.create_string_buffer(88)
    _libc.ptrace(_SYSCALL_INFO, thread, len(told), ctypes.addressof(told))
    number, descriptor = struct.unpack_from("<QQ", told.raw, 24)
    if number not in _NUMBERS[platform.machine()][2]:
        return
    path = Path(f"/proc/{thread}/fd/{descriptor}")
    found = path.stat()
    if path.is_file():
        synced[found.st_dev, found.st_ino] = path.read_bytes()


def _ask(request: int, pid: int, data: int = 0) -> None:
    if _libc.ptrace(request, pid, None, data) < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"the process cannot be stopped at its steps ({os.strerror(number)})")
