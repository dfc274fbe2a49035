"""Inside a process that parses files for another: files in through a pipe, one message an outcome out through another.

Started by ``index.child``, ended by it, or when its pipe closes because it is gone. Reaches no network. Decides
nothing about time and memory: the other process watches both.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import IO

from index.attempt import Named, Work, attempt, unforeseen
from index.pace import LEFT_OUT, WATCHER
from index.processes import end_tree

# A file with the pages of it that are left out, and why.
Order = tuple[Named, Mapping[int, str]]

# Told once, before the first file.
READY = "ready"
# What Python asks of the network; programs that are started get proxies that lead nowhere.
_NETWORK = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})
# This process goes first when the machine has no memory left, not the one that writes the index.
_EXPENDABLE = "800"


def serve() -> None:
    """Parse what comes through standard input until it closes; the first message is the function to work with."""
    jobs = sys.stdin.buffer
    send = _sender(os.fdopen(os.dup(1), "wb"))
    # Whatever a library prints must not come between messages.
    os.dup2(2, 1)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_EXPENDABLE, encoding="ascii")
    sys.addaudithook(_refuse_network)
    work: Work[object] = pickle.load(jobs)  # noqa: S301 - from the process that started this one
    waiting: SimpleQueue[Order] = SimpleQueue()
    Thread(target=_receive, args=(jobs, waiting), daemon=True).start()
    WATCHER.set(send)
    # What its first file would wait for.
    load = getattr(work, "load", None)
    if load is not None:
        load()
    # What is loaded stays: it need not be looked through for garbage, again and again, while documents are parsed.
    gc.freeze()
    send(READY)
    while True:
        file, left_out = waiting.get()
        LEFT_OUT.set(left_out)
        outcome = attempt(work, file)
        try:
            send(outcome)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
            send(unforeseen(file[0], error))


def _sender(stream: IO[bytes]) -> Callable[[object], None]:
    lock = Lock()

    def send(message: object) -> None:
        written = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with lock:
            stream.write(written)
            stream.flush()

    return send


def _receive(stream: IO[bytes], waiting: "SimpleQueue[Order]") -> None:
    """Pass files on as they come; when the other process is gone, end this one in the middle of whatever it does."""
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            waiting.put(pickle.load(stream))  # noqa: S301 - from the process that started this one
    end_tree(os.getpid(), itself=False)
    os._exit(0)


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError("không được dùng mạng khi đọc tài liệu")
