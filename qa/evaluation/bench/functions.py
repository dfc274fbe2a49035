"""A text in, the time of single functions on it out, by pyperf: calibrated, in many processes, with their spread.

What changes nothing and can be called again and again is measured here; whole stages, which cannot, by ``stages``.
Run as ``python -m qa.evaluation.bench.functions --text FILE -o RESULT.json``, with all options of pyperf; two results
are compared by ``python -m pyperf compare_to``. The library comes with the extra ``[bench]``.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.errors import CorpusError
from index.extract.figures import extract_figures
from index.parse import parse_document
from index.terms import chunk_terms, find_tokens
from qa.analyse.analyse import analyse_question
from qa.evaluation.machine import ROOT

LONGEST = 20_000  # characters of the text that are measured, so that a call takes well under a second
_QUESTION = "Tổng thu ngân sách trên địa bàn quý I năm 2021 tăng bao nhiêu phần trăm so với cùng kỳ?"
_MODULE = "qa.evaluation.bench.functions"
_MILLI = 1000.0


def functions_of(file: Path) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name; each may be called any number of times.

    Parameters
    ----------
    file
        A plain text that ``qa index`` can read.
    """
    parsed = parse_document(file, name=file.name)
    text = parsed.document.text
    return {
        "parse_document": lambda: parse_document(file, name=file.name),
        "extract_figures": lambda: extract_figures(parsed.document, parsed.chunks),
        "chunk_terms": lambda: [chunk_terms(each) for each in parsed.chunks],
        "find_tokens": lambda: find_tokens(text),
        "analyse_question": lambda: analyse_question(_QUESTION),
    }


def measure_functions(source: Path, *, options: Sequence[str] = ()) -> dict[str, object]:
    """Run pyperf on the beginning of a text.

    Parameters
    ----------
    source
        A plain text.
    options
        Of pyperf, such as ``--fast``.

    Returns
    -------
    Milliseconds of each function: mean, standard deviation, least, and the number of values; None without pyperf.

    Raises
    ------
    CorpusError
        pyperf failed; the text is what it said last.
    """
    try:
        import pyperf  # noqa: PLC0415 - optional
    except ImportError:
        return {"functions": None}
    with TemporaryDirectory(prefix="qa-bench-") as place:
        text, to = Path(place, "text.md"), Path(place, "result.json")
        text.write_text(source.read_bytes().decode("utf-8", "replace")[:LONGEST], encoding="utf-8")
        command = [sys.executable, "-m", _MODULE, "--text", str(text), "--quiet", "-o", str(to), *options]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
        if run.returncode:
            raise CorpusError(f"pyperf không chạy được: {run.stderr.strip().splitlines()[-1:]}")
        suite = pyperf.BenchmarkSuite.load(str(to))
    return {"functions": {each.get_name(): _told(each.get_values()) for each in suite.get_benchmarks()}}


def _told(values: Sequence[float]) -> dict[str, float]:
    mean = sum(values) / len(values)
    spread = (sum((each - mean) ** 2 for each in values) / max(1, len(values) - 1)) ** 0.5
    return {
        "mean_ms": round(mean * _MILLI, 4),
        "deviation_ms": round(spread * _MILLI, 4),
        "least_ms": round(min(values) * _MILLI, 4),
        "values": len(values),
    }


def main() -> None:
    """Measure by pyperf, which reads the command line and starts this module again for every process."""
    import pyperf  # noqa: PLC0415 - optional

    def pass_on(command: list[str], given: Any) -> None:
        command.extend(("--text", str(given.text)))

    runner = pyperf.Runner(program_args=("-m", _MODULE), add_cmdline_args=pass_on)
    runner.argparser.add_argument("--text", type=Path, required=True)
    given = runner.parse_args()
    # The processes that it starts know only what is named here.
    given.inherit_environ = [*(given.inherit_environ or ()), *(set(os.environ) & {"PYTHONPATH", "OMP_NUM_THREADS"})]
    for name, work in functions_of(given.text).items():
        runner.bench_func(name, work)


if __name__ == "__main__":
    main()
