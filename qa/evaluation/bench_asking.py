"""Questions and indexes in, how long answers take out: cold and warm, wall and processor time, memory, growth.

Run as ``python -m qa.evaluation.bench_asking QUESTIONS.jsonl... --home DIR [--home DIR...] [--repeat N]``; prints JSON.
Each home is asked in a process of its own. The questions need not be answerable there. Judges no answer, uses no model.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from index.errors import CorpusError
from index.store import open_store
from qa.ask import open_asker
from qa.collector import spare_collector
from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.machine import ROOT, describe_machine, disk_megabytes, memory_megabytes

COLD_STARTS = 5
LONGEST_COLD = 600  # seconds
PERCENTILES = (50, 95, 99)
_SAID_FIRST = "Dân số năm 2018 là bao nhiêu?"  # loads what is loaded at the first question


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of 100 values do not exceed: the nearest rank, of at least one value.

    Examples
    --------
    >>> percentile([30.0, 10.0, 20.0, 40.0], 50)
    20.0
    """
    ordered = sorted(values)
    return ordered[max(1, math.ceil(len(ordered) * percent / 100)) - 1]


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the slope of log(time) over log(size) by least squares: 1 when twice the text takes twice the time.

    Examples
    --------
    >>> round(exponent([1, 10, 100], [5, 10, 20]), 2)
    0.3
    """
    across = [math.log(size) for size in sizes]
    up = [math.log(each) for each in times]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    spread = sum((x - middle) ** 2 for x in across)
    return sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / spread


def measure_home(home: Path, questions: Sequence[GoldQuestion], repeat: int) -> dict[str, object]:
    """Ask an index all questions.

    Parameters
    ----------
    home
        Folder of the index.
    questions
        Asked one after the other, each with its context.
    repeat
        How often all are asked; the first time counts apart, since later ones find what was kept of it.

    Returns
    -------
    What the index holds, then times in milliseconds, memory and disk in megabytes.
    """
    started = time.perf_counter()
    asker = open_asker(home)
    # As the commands that answer do.
    spare_collector()
    opened = time.perf_counter() - started
    asker.ask(_SAID_FIRST)
    ready = time.perf_counter() - started
    memory = memory_megabytes()["now"]
    passes = [
        [_time(lambda: asker.ask(each.question, context=each.context)) for each in questions]  # noqa: B023 - run at once
        for _ in range(repeat)
    ]
    return {
        "home": str(home),
        **_contents(home),
        "disk_mb": disk_megabytes(home),
        "open_ms": round(opened * 1000, 1),
        "first_answer_ms": round(ready * 1000, 1),
        "asked_first": _times(passes[0]),
        "asked_again": _times([each for times in passes[1:] for each in times]) if repeat > 1 else None,
        "memory_mb": {"opened": memory, **memory_megabytes()},
    }


def measure_cold(home: Path, questions: Sequence[str], starts: int = COLD_STARTS) -> dict[str, object]:
    """Time ``qa ask`` from start to end, each time another question.

    Parameters
    ----------
    home
        Folder of the index.
    questions
        Asked without their contexts; one that leans on them is as good.
    starts
        How often, 1 or more; the high percentiles of few are their longest.

    Returns
    -------
    Least and percentiles of wall and processor milliseconds: with the index in the system's cache of files, and after
    it was put out of it (None where the system cannot); the libraries are in the cache both times.
    """
    asked = [questions[number * len(questions) // starts] for number in range(starts)]
    _time_cold(home, asked[0])
    return {
        "cached": _summary([_time_cold(home, each) for each in asked]),
        "from_disk": _summary([_time_cold(home, each) for each in asked if _forget_files(home)]),
    }


def _time_cold(home: Path, question: str) -> tuple[float, float]:
    command = [
        sys.executable,
        "-m",
        "qa",
        "ask",
        "--home",
        str(home.absolute()),
        "--no-embed",
        "--json",
        "--",
        question,
    ]
    wall, processor = time.perf_counter(), _children_seconds()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=LONGEST_COLD)  # noqa: S603
    return (time.perf_counter() - wall) * 1000, (_children_seconds() - processor) * 1000


def _forget_files(home: Path) -> bool:
    """Ask the system to put the files of an index out of its cache; False where it cannot be asked."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for path in home.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def measure(questions: Sequence[GoldQuestion], homes: Sequence[Path], repeat: int) -> dict[str, object]:
    """Measure every home, the smallest need not come first, and fit how costs grow with the text.

    Raises
    ------
    StoreError
        One of them cannot be opened; none is measured then.
    """
    for home in homes:
        open_store(home).close()
    results = []
    for home in homes:
        cold = measure_cold(home, [each.question for each in questions])
        # A fresh process, so that memory is that of this home alone.
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as one:
            results.append({**one.submit(measure_home, home, questions, repeat).result(), "cold_start": cold})
    return {
        "machine": describe_machine(),
        "questions": len(questions),
        "homes": results,
        "growth_exponent": _fit(results),
    }


def _fit(results: Sequence[dict[str, object]]) -> dict[str, float] | None:
    """Return the growth exponents of times (median, and 95 of 100), memory and disk; None of homes of one size."""
    sizes = [float(str(each["characters"])) for each in results]
    if len(set(sizes)) < 2:
        return None
    costs: dict[str, Callable[[Any], float]] = {
        "wall_ms": lambda home: home["asked_first"]["wall_ms"]["p50"],
        "cpu_ms": lambda home: home["asked_first"]["cpu_ms"]["p50"],
        "p95_cpu_ms": lambda home: home["asked_first"]["cpu_ms"]["p95"],
        "memory_mb": lambda home: home["memory_mb"]["peak"],
        "disk_mb": lambda home: home["disk_mb"],
    }
    return {name: round(exponent(sizes, [cost(each) for each in results]), 3) for name, cost in costs.items()}


def _contents(home: Path) -> dict[str, int]:
    with open_store(home) as store:
        characters = store.rows("SELECT coalesce(sum(length(text)), 0) FROM documents")[0][0]
        counts = store.counts()
    return {"characters": characters, **{name: counts[name] for name in ("documents", "chunks", "figures")}}


def _times(measured: Sequence[tuple[float, float]]) -> dict[str, dict[str, float]]:
    """Return the percentiles of wall and processor times."""
    clocks = {"wall_ms": [wall for wall, _ in measured], "cpu_ms": [processor for _, processor in measured]}
    return {
        name: {f"p{percent}": round(percentile(values, percent), 2) for percent in PERCENTILES}
        for name, values in clocks.items()
    }


def _summary(measured: Sequence[tuple[float, float]]) -> dict[str, dict[str, float]] | None:
    """Return the least besides the percentiles: what others do on the machine only adds to it."""
    if not measured:
        return None
    least = {"wall_ms": min(wall for wall, _ in measured), "cpu_ms": min(processor for _, processor in measured)}
    return {name: {"least": round(least[name], 2), **times} for name, times in _times(measured).items()}


def _time(work: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds of wall and of processor time that some work takes this process."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def _children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main(arguments: Sequence[str]) -> int:
    """Read the command line, measure, print JSON; 1 when something given cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.bench_asking", description=__doc__)
    parser.add_argument("questions", nargs="+", type=Path, help="gold questions, JSONL")
    parser.add_argument(
        "--home", action="append", required=True, type=Path, help="an index; may be given several times"
    )
    parser.add_argument("--repeat", type=int, default=1, help="how often all questions are asked (default 1)")
    given = parser.parse_args(arguments)
    try:
        questions = [question for path in given.questions for question in load_gold(path)]
        measured = measure(questions, given.home, max(1, given.repeat))
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{json.dumps(measured, ensure_ascii=False, indent=1)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
