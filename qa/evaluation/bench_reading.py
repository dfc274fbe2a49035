"""How fast files are read, for each format: ``python -m qa.evaluation.bench_reading FOLDER``; one table on stdout.

Each file is parsed in a process of its own, which tells seconds, pages and the peak of its memory (on Linux), programs
that it started included. Judges nothing, and is no test: seconds depend on the machine.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.attempt import attempt
from index.parse import parse_document
from index.rows import Failure

_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_HEAD = ("dạng", "tệp", "trang", "MB", "giây", "giây CPU", "trang/s", "MB/s", "số liệu", "bộ nhớ MB", "hỏng")
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[2]); from qa.evaluation.bench_reading import main; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What parsing one file took: `size` in bytes, `memory` the peak in kilobytes, `failure` "" when it was read.

    `seconds` are of the wall clock, `cpu` of the processor, programs that were started included.
    """

    format: str
    size: int
    pages: int
    figures: int
    seconds: float
    cpu: float
    memory: int
    failure: str = ""


def measure_file(path: Path) -> Measured:
    """Parse a file in this process."""
    started, cpu = time.perf_counter(), _cpu_seconds()
    outcome = attempt(parse_document, (path, path.name))
    seconds, cpu = time.perf_counter() - started, _cpu_seconds() - cpu
    return Measured(
        format=_kind(path) if isinstance(outcome, Failure) else outcome.document.format,
        size=_size(path),
        pages=0 if isinstance(outcome, Failure) else len(outcome.document.pages),
        figures=0 if isinstance(outcome, Failure) else len(outcome.figures),
        seconds=seconds,
        cpu=cpu,
        memory=max(resource.getrusage(who).ru_maxrss for who in _WHO),
        failure=outcome.reason if isinstance(outcome, Failure) else "",
    )


def _cpu_seconds() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _WHO))


def measure_folder(folder: Path) -> Iterator[tuple[Path, Measured]]:
    """Measure each file below a folder in a process of its own."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-c", _START, str(path), json.dumps(sys.path)], capture_output=True, check=False, text=True
        )
        if done.returncode == 0:
            yield path, Measured(**json.loads(done.stdout))
        else:
            reason = f"tiến trình dừng, mã {done.returncode}"
            yield (
                path,
                Measured(
                    format=_kind(path), size=_size(path), pages=0, figures=0, seconds=0, cpu=0, memory=0, failure=reason
                ),
            )


def show_table(measured: Sequence[Measured]) -> str:
    """Return one line for each format: sums, rates, and the highest peak of memory."""
    rows = [_HEAD]
    for kind in sorted({each.format for each in measured}):
        found = [each for each in measured if each.format == kind]
        read = [each for each in found if not each.failure]
        seconds = sum(each.seconds for each in read)
        pages, megabytes = sum(each.pages for each in read), sum(each.size for each in read) / 1e6
        rows.append(
            (
                kind,
                str(len(found)),
                str(pages),
                f"{megabytes:.2f}",
                f"{seconds:.1f}",
                f"{sum(each.cpu for each in read):.1f}",
                f"{pages / seconds:.1f}" if pages and seconds else "-",
                f"{megabytes / seconds:.2f}" if seconds else "-",
                str(sum(each.figures for each in read)),
                str(max(each.memory for each in found) // 1024),
                str(len(found) - len(read)),
            )
        )
    return "\n".join(_align(rows))


def _align(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))


def _kind(path: Path) -> str:
    return path.suffix.lower().lstrip(".")


def _size(path: Path) -> int:
    return path.stat().st_size


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure one file as JSON, or a folder as a table."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.bench_reading", description=__doc__)
    parser.add_argument("path", type=Path, metavar="FOLDER")
    parser.add_argument("search_path", nargs="?", help=argparse.SUPPRESS)
    path: Path = parser.parse_args(None if arguments is None else list(arguments)).path
    if path.is_file():
        warm = Path(__file__)
        attempt(parse_document, (warm, warm.name))
        print(json.dumps(asdict(measure_file(path))))
        return
    measured = []
    for file, each in measure_folder(path):
        measured.append(each)
        used = f"{each.seconds:.1f} s, CPU {each.cpu:.1f} s, {each.memory // 1024} MB"
        print(f"{file.name}: {used}, {each.pages} pages {each.failure}", file=sys.stderr)
    print(show_table(measured))


if __name__ == "__main__":
    main()
