"""Text folders and questions in, how the time of a question grows with the text out; and its plot.

Homes of growing size are made of perturbed copies, asked by ``bench_asking``; what is larger than what was measured
is extrapolated by the fitted exponent, and named so.
"""

import json
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from index.build import build_index
from index.errors import CorpusError
from qa.evaluation.bench.copies import write_copies
from qa.evaluation.bench_asking import measure
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.machine import memory_megabytes

FARTHEST = 400e6  # characters that are told of, measured or not
_COLOURS = {"p50": "#1f6f8b", "p95": "#c0392b", "p99": "#7d7d7d"}


def measure_growth(
    questions: Sequence[GoldQuestion],
    sources: Sequence[Path],
    *,
    work: Path,
    megabytes: Sequence[float],
    words_up_to: float,
) -> dict[str, object]:
    """Make homes of several sizes, and ask each all questions.

    Parameters
    ----------
    questions
        Need not be answerable there.
    sources
        Folders of plain text.
    work
        Where texts and homes are kept: a home that is there is only brought up to date.
    megabytes
        Sizes of text.
    words_up_to
        MB of text up to which words are indexed too; beyond, syllables alone, which is told.

    Returns
    -------
    What ``bench_asking.measure`` gives, what making each home took, and the extrapolation.
    """
    homes, made = [], {}
    for size in megabytes:
        home = work / f"home-{size:g}"
        words = size <= words_up_to
        texts, is_new = work / f"texts-{size:g}", not home.exists()
        # The same texts again change nothing: a run that was stopped is gone on with.
        write_copies(sources, texts, megabytes=size)
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as one:
            built = one.submit(_build, texts, home, words).result()
        if is_new:
            made[f"{size:g}"] = {"words": words, **built}
        homes.append(home)
    measured = measure(questions, homes, 2)
    return {**measured, "indexing": made, "extrapolated": extrapolate(measured)}


def extrapolate(measured: Mapping[str, object], characters: float = FARTHEST) -> dict[str, float] | None:
    """Return the percentiles of wall time expected of more text; None where nothing grew or so much was measured."""
    homes, fitted = measured["homes"], measured["growth_exponent"]
    if not isinstance(homes, list) or not isinstance(fitted, dict):
        return None
    if fitted["wall_ms"] <= 0:
        return None
    largest = max(homes, key=lambda home: home["characters"])
    if largest["characters"] >= characters:
        return None
    factor = (characters / largest["characters"]) ** fitted["wall_ms"]
    return {name: round(value * factor, 1) for name, value in largest["asked_first"]["wall_ms"].items()}


def plot_growth(result: Path, target: Path) -> None:
    """Draw the percentiles over the size of the text, both axes logarithmic, as an SVG.

    Raises
    ------
    CorpusError
        matplotlib is not installed, or the result holds no growth.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - optional
    except ImportError:
        raise CorpusError("chưa cài matplotlib; chạy “pip install -e '.[bench]'” rồi vẽ lại") from None
    whole = json.loads(result.read_text(encoding="utf-8"))
    growth = whole.get("growth", whole)
    if "homes" not in growth:
        raise CorpusError(f"{result}: không có phép đo độ trễ; chạy “growth” hoặc “all” trước")
    homes = sorted(growth["homes"], key=lambda home: home["characters"])
    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    axes = figure.add_subplot(xscale="log", yscale="log")
    axes.set(xlabel="triệu ký tự", ylabel="mili giây một câu")
    across = [home["characters"] / 1e6 for home in homes]
    for name, colour in _COLOURS.items():
        heights = [home["asked_first"]["wall_ms"][name] for home in homes]
        axes.plot(across, heights, marker="o", color=colour, label=name)
    axes.grid(which="both", alpha=0.3)
    axes.legend()
    figure.savefig(target, format="svg", metadata={"Date": None})


def _build(texts: Path, home: Path, words: bool) -> dict[str, float | None]:
    started = time.perf_counter()
    report = build_index([texts], home=home, words=words)
    return {
        "answerable_s": round(report.searchable_seconds, 2),
        "done_s": round(time.perf_counter() - started, 2),
        "memory_mb": memory_megabytes()["peak"],
    }
