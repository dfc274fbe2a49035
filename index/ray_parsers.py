"""Files in, what was parsed of each out, in order: parsed on the machines of a Ray cluster. Alone imports ray.

Each worker of Ray has a watched process of ``index.workers``, so that a file is given up there as it is here; a worker
that is lost with its machine costs the file in work one more try. Every machine must see the files under the same
paths and have this project installed. Knows neither store nor index.
"""

import logging
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.attempt import Made, Named, Outcome, Work
from index.errors import StoreError
from index.rows import Failure
from index.workers import Crew

RAY = "ray"
# How often a file is given to a worker that is lost before it is given up.
TRIES = 2
# Files parsed beyond the one that is waited for, for each worker.
AHEAD = 4
# Seconds to wait for the head of a cluster to answer.
REACH_SECONDS = 5


def check_parsers(setting: str) -> str:
    """Return the address of the cluster that a setting names: "ray" for one on this machine, "ray:ADDRESS".

    Returns
    -------
    The address, "" for a cluster that is started here and ends with the work.

    Raises
    ------
    StoreError
        The setting names no cluster, or ray is not installed.
    """
    name, _, address = setting.strip().partition(":")
    if name != RAY:
        raise StoreError(f"QA_PARSERS={setting}: không hiểu; hãy đặt “ray” hoặc “ray:ĐỊA_CHỈ”, hoặc bỏ biến này")
    if find_spec(RAY) is None:
        raise StoreError("thiếu gói ray để đọc tài liệu trên nhiều máy; hãy cài bằng lệnh: pip install '.[ray]'")
    return address


def parse_over_ray(
    files: Sequence[Named], *, parse: Work[Made], workers: int, setting: str
) -> Iterator[tuple[Path, Outcome[Made]]]:
    """Parse files on a cluster, several at a time.

    Parameters
    ----------
    files
        Paths with the names that citations use.
    parse
        The function of one document, importable by name on every machine.
    workers
        How many files are parsed at once, each by one processor of the cluster.
    setting
        As `check_parsers` takes it.

    Yields
    ------
    Each path in the order given, with what was parsed of it or why that failed.

    Raises
    ------
    StoreError
        The cluster is out of reach.
    """
    address = check_parsers(setting)
    if not files:
        return
    # Nothing of what is read here is anybody else's business.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray  # noqa: PLC0415 - takes a second

    try:
        if address:
            _reach(address)
        here = {"num_cpus": workers, "include_dashboard": False}
        where: dict[str, Any] = {"address": address} if address else here
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **where)
    except (OSError, ValueError, RuntimeError) as error:
        told = " ".join(str(error).split())[:200]
        raise StoreError(f"QA_PARSERS={setting}: không dùng được cụm Ray ({told}); hãy kiểm tra cụm máy") from error
    try:
        gang = _Gang(parse, min(workers, len(files)))
        done: dict[int, Outcome[Made]] = {}
        given = 0
        for number, (path, _) in enumerate(files):
            while number not in done:
                while given < min(len(files), number + workers * AHEAD) and gang.has_room():
                    gang.give(given, files[given])
                    given += 1
                done.update(gang.take())
            yield path, done.pop(number)
    finally:
        ray.shutdown()


def _reach(address: str) -> None:
    """Fail at once where nothing listens; Ray's own client tries for minutes."""
    place = urlsplit(address if "://" in address else f"//{address}")
    if place.hostname and place.port:
        socket.create_connection((place.hostname, place.port), timeout=REACH_SECONDS).close()


class _Reader:
    """What runs in a worker of Ray: a process that parses, watched."""

    def __init__(self, parse: Work[Any]) -> None:
        self._crew = Crew(parse, 1)

    def read(self, file: Named) -> Outcome[Any]:
        self._crew.give(0, file)
        return self._crew.take()[1]


class _Gang:
    """Workers of Ray, each with one file at most; one that is lost is replaced."""

    def __init__(self, parse: Work[Any], size: int) -> None:
        self._parse = parse
        self._idle = [self._hire() for _ in range(size)]
        # By what Ray will tell of it: the worker, the file with its number, and how often it was given.
        self._busy: dict[Any, tuple[Any, int, Named, int]] = {}

    def has_room(self) -> bool:
        return bool(self._idle)

    def give(self, number: int, file: Named, *, tries: int = 1) -> None:
        worker = self._idle.pop()
        self._busy[worker.read.remote(file)] = (worker, number, file, tries)

    def take(self) -> dict[int, Outcome[Any]]:
        """Wait for the next file that is done or given up; return its outcome by its number, or {} to try again."""
        import ray  # noqa: PLC0415 - loaded already
        from ray.exceptions import RayError  # noqa: PLC0415

        (ready, *_), _ = ray.wait(list(self._busy), num_returns=1)
        worker, number, file, tries = self._busy.pop(ready)
        try:
            outcome: Outcome[Any] = ray.get(ready)
        except RayError:
            with suppress(RayError):
                ray.kill(worker)
            self._idle.append(self._hire())
            if tries < TRIES:
                self.give(number, file, tries=tries + 1)
                return {}
            return {
                number: Failure(
                    path=str(file[0]),
                    reason="máy đọc tệp này trong cụm Ray dừng đột ngột, cả khi đọc lại",
                    cure="xem nhật ký của cụm Ray, hoặc bỏ QA_PARSERS để đọc trên máy này",
                )
            }
        self._idle.append(worker)
        return {number: outcome}

    def _hire(self) -> Any:
        import ray  # noqa: PLC0415 - loaded already

        return ray.remote(num_cpus=1, max_restarts=0)(_Reader).remote(self._parse)
