"""An index in, the seconds until its page is served out: a process of its own is started, asked, and ended."""

import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from index.errors import CorpusError
from qa.evaluation.machine import ROOT

LONGEST_START = 120.0  # seconds
_PAUSE = 0.02
_LOOPBACK = "127.0.0.1"


def measure_page(home: Path) -> float:
    """Return the seconds from the start of ``app.py`` to the first whole answer to ``GET /``.

    Raises
    ------
    CorpusError
        The page is not served within `LONGEST_START`.
    """
    port = _free_port()
    command = [sys.executable, str(ROOT / "app.py"), "--host", _LOOPBACK, "--port", str(port), "--home", str(home)]
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own page
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as page:
        try:
            while time.perf_counter() - started < LONGEST_START and page.poll() is None:
                if _is_served(port):
                    return time.perf_counter() - started
                time.sleep(_PAUSE)
        finally:
            page.terminate()
    raise CorpusError(f"{home}: trang không mở được sau {LONGEST_START:.0f} giây; hãy thử chạy app.py bằng tay")


def _is_served(port: int) -> bool:
    connection = HTTPConnection(_LOOPBACK, port, timeout=LONGEST_START)
    with suppress(OSError, HTTPException):
        connection.request("GET", "/")
        answer = connection.getresponse()
        return answer.status == 200 and bool(answer.read())
    return False


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind((_LOOPBACK, 0))
        return int(opened.getsockname()[1])
