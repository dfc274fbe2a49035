"""People who ask the served page at once: an index in, times and errors out.

Run as ``python -m qa.evaluation.crowd_page [--people N] [--home FOLDER] [--json]``. The index is copied, the page of
the copy is served by ``app.py`` in a process of its own, and everything goes through its real queue. Exit status 1
when somebody got an error.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles

from index.figure import Role
from index.store import open_store
from qa.evaluation.machine import ROOT, describe_machine
from qa.evaluation.page_client import PageError, PageWindow
from qa.settings import load_settings

_START_SECONDS = 180.0
_READ_SECONDS = 600.0
_PAUSE = 0.05
_REPORT_BYTES = 60_000
_NAME = "bao-cao-tha-vao.txt"
_PROBE = "Sản lượng sâm đất huyện Hạ Thanh Khê năm 2024 đạt bao nhiêu?"
_STATED = "Sản lượng sâm đất huyện Hạ Thanh Khê năm 2024 đạt 417,3 tấn."
_FOUND = "417,3"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrowdFigures:
    """What was measured; times in seconds, None for what did not happen in time.

    Parameters
    ----------
    people
        Who asked at once, each one question.
    errors
        One line for each that got no answer.
    p50, p95
        From asking to the answer, of those who got one.
    start
        From starting the process to the page.
    first_answer
        From opening the page to its first answer, while models load.
    words, vectors
        From dropping a report of 60 KB until it can be asked, and until all its passages have vectors.
    load
        Processes that wanted the machine, as a mean of the last minute: before, and right after the crowd.
    """

    people: int
    errors: tuple[str, ...]
    p50: float | None
    p95: float | None
    start: float
    first_answer: float
    words: float | None
    vectors: float | None
    load: tuple[float, float]


def measure(home: Path, people: int, folder: Path) -> CrowdFigures:
    """Serve a copy of an index and let people ask it.

    Parameters
    ----------
    home
        Folder of the index; it is only read.
    people
        From 1.
    folder
        Exists; takes the copy.

    Raises
    ------
    PageError
        The page does not start, or has no answer for its first visitor.
    """
    copy = folder / "home"
    shutil.copytree(home, copy)
    questions = find_questions(copy, people)
    before = os.getloadavg()[0]
    with _serve(copy) as (port, start):
        opened = time.perf_counter()
        PageWindow(port).ask(questions[0])
        first = time.perf_counter() - opened
        times, errors = ask_at_once(port, questions)
        after = os.getloadavg()[0]
        words, vectors = drop_report(port, copy, folder)
    # The 50th and the 95th of hundredths.
    cuts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else []
    return CrowdFigures(
        people=people,
        errors=tuple(errors),
        p50=cuts[49] if cuts else None,
        p95=cuts[94] if cuts else None,
        start=start,
        first_answer=first,
        words=words,
        vectors=vectors,
        load=(before, after),
    )


def find_questions(home: Path, count: int) -> list[str]:
    """Return questions on figures all over an index; they repeat when it has fewer.

    Raises
    ------
    PageError
        It has no figure of a year to ask about.
    """
    with open_store(home) as store:
        figures = [each.figure for each in store.figures(role=Role.LEVEL)]
    asked = [
        " ".join(filter(None, (figure.indicator, figure.territory, f"năm {figure.period} là bao nhiêu?")))
        for figure in figures
        if figure.indicator and figure.period.isdigit()
    ]
    known = list(dict.fromkeys(asked))
    if not known:
        raise PageError("the index has no figure of a year to ask about")
    return [known[(place * len(known) // count) % len(known)] for place in range(count)]


def ask_at_once(port: int, questions: Sequence[str]) -> tuple[list[float], list[str]]:
    """Let one person each ask a question, all at the same moment.

    Returns
    -------
    Seconds of those who got an answer, and a line for each of the others.
    """
    windows = [PageWindow(port) for _ in questions]
    gate = threading.Barrier(len(windows))

    def ask(window: PageWindow, question: str) -> float | str:
        gate.wait()
        begun = time.perf_counter()
        try:
            window.ask(question, leads_on=False)
        except (PageError, OSError) as error:
            return f"{question}: {error}"
        return time.perf_counter() - begun

    with ThreadPoolExecutor(len(windows)) as pool:
        results = list(pool.map(ask, windows, questions))
    return [each for each in results if isinstance(each, float)], [each for each in results if isinstance(each, str)]


def write_report(path: Path) -> None:
    """Write a report of 60 KB, one sentence of which answers the question that is then asked.

    Its paragraphs are as long as those of a real report of this size, some 250: shorter ones would each stand once more
    under the title, and give the embedding more than twice the work of that report.
    """
    lines = ["BÁO CÁO HUYỆN HẠ THANH KHÊ NĂM 2024", "", _STATED, ""]
    size, number = 0, 0
    while size < _REPORT_BYTES:
        number += 1
        line = (
            f"Năm 2024, xã thứ {number} có {1000 + number * 7} hộ, thu ngân sách {number % 90 + 10},{number % 10} tỷ "
            f"đồng, bằng {80 + number % 40}% dự toán; sản lượng lương thực có hạt đạt {2000 + number * 3} tấn, tăng "
            f"{number % 9 + 1},{number % 7}% so với cùng kỳ; {50 + number} lao động có việc làm mới."
        )
        lines += [line, ""]
        size += len(line.encode()) + 2
    path.write_text("\n".join(lines), encoding="utf-8")


def drop_report(port: int, home: Path, folder: Path) -> tuple[float | None, float | None]:
    """Drop a report on a served page and wait for what is done about it.

    Parameters
    ----------
    port
        Where the page is served, at 127.0.0.1.
    home
        Folder of its index.
    folder
        Exists; takes the report.

    Returns
    -------
    Seconds until it could be asked, and until all passages had vectors; None for what did not happen in ten minutes,
    and for the vectors of an index without a model, which nobody waits for.
    """
    report = folder / _NAME
    write_report(report)
    dropping, asking = PageWindow(port), PageWindow(port)
    words: float | None = None
    vectors: float | None = None
    with open_store(home) as store:
        dropped = time.perf_counter()
        dropping.drop(report)
        while time.perf_counter() - dropped < _READ_SECONDS:
            # Asked as soon as it is listed, and not before: what asks meanwhile would only slow the reading down.
            if words is None and any(row.name == _NAME for row in store.documents()):
                is_found = _FOUND in asking.ask(_PROBE, leads_on=False)
                words = time.perf_counter() - dropped if is_found else None
            if words is not None and store.model is not None and not store.chunks_without_vectors():
                vectors = time.perf_counter() - dropped
            if vectors is not None or (words is not None and store.model is None):
                break
            time.sleep(_PAUSE)
    return words, vectors


@contextmanager
def _serve(home: Path) -> Iterator[tuple[int, float]]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    begun = time.perf_counter()
    command = [sys.executable, str(ROOT / "app.py"), "--home", str(home), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own program
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - begun > _START_SECONDS:
                    raise PageError("the page did not start")
                time.sleep(_PAUSE)
            yield port, time.perf_counter() - begun
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    try:
        PageWindow(port)
    except (PageError, OSError):
        return False
    return True


def show(figures: CrowdFigures) -> str:
    """Return the figures as lines of text."""

    def say(value: float | None) -> str:
        return "not reached" if value is None else f"{value:.1f} s"

    half, most = say(figures.p50), say(figures.p95)
    told = [
        f"{figures.people} people at once: {len(figures.errors)} errors, p50 {half}, p95 {most}",
        f"page up after {say(figures.start)}, first answer {say(figures.first_answer)} after opening it",
        f"a dropped report of 60 KB: asked after {say(figures.words)}, all vectors after {say(figures.vectors)}",
        f"load of the machine: {figures.load[0]:.1f} before, {figures.load[1]:.1f} after the crowd",
    ]
    return "\n".join((*told, *figures.errors))


def main(arguments: Sequence[str]) -> int:
    """Read the command line, measure, tell; 1 when somebody got an error."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.crowd_page", description=__doc__)
    parser.add_argument("--people", type=int, default=30, choices=range(1, 65), metavar="1..64", help="default 30")
    parser.add_argument("--home", type=Path, help="folder of the index; default as for qa")
    parser.add_argument("--json", action="store_true", help="tell it as one JSON object, with the machine")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="crowd-page-") as folder:
        figures = measure(load_settings(given.home).home, given.people, Path(folder))
    told = json.dumps(asdict(figures) | {"machine": describe_machine()}) if given.json else show(figures)
    sys.stdout.write(f"{told}\n")
    return 1 if figures.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
