"""Text folders and questions in, how the time of a question grows with the text out.

Homes of growing size are made of perturbed copies, asked by ``bench_asking``; what is larger than what was measured
is extrapolated by the fitted exponent, and named so.
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from index.build import build_index
from qa.evaluation.bench.compare import load_result
from qa.evaluation.bench.copies import write_copies
from qa.evaluation.bench.processor import processor_seconds
from qa.evaluation.bench_asking import measure
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.machine import memory_megabytes
from qa.words.saved_vocabulary import keep_vocabulary

FARTHEST = 400e6  # characters that are told of, measured or not


def measure_growth(
    questions: Sequence[GoldQuestion],
    sources: Sequence[Path],
    *,
    work: Path,
    megabytes: Sequence[float],
    words_up_to: float,
    as_built: bool = False,
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
    as_built
        Ask the homes as an earlier run left them, made by whatever code; StoreMissing when one is not there.

    Returns
    -------
    What ``bench_asking.measure`` gives, what making each home took when it was last changed, and the extrapolation.
    """
    homes, built = [], {}
    for size in megabytes:
        home, kept = work / f"home-{size:g}", work / f"built-{size:g}.json"
        if not as_built:
            texts = work / f"texts-{size:g}"
            write_copies(sources, texts, megabytes=size)
            with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as one:
                changed = one.submit(_build, texts, home, size <= words_up_to).result()
            if changed["documents_read"]:
                kept.write_text(json.dumps(changed), encoding="utf-8")
        if kept.is_file():
            built[f"{size:g}"] = load_result(kept)
        homes.append(home)
    measured = measure(questions, homes, 2)
    return {**measured, "indexing": built, "extrapolated": extrapolate(measured)}


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


def _build(texts: Path, home: Path, words: bool) -> dict[str, float | None]:
    """Index as ``qa index --no-embed`` does, with a process for each processor."""
    wall, cpu = time.perf_counter(), processor_seconds()
    report = build_index([texts], home=home, words=words, workers=os.cpu_count() or 1)
    keep_vocabulary(home)
    return {
        "words": words,
        "documents_read": len(report.added) + len(report.replaced),
        "documents_before": len(report.unchanged),
        "answerable_s": round(report.searchable_seconds, 2),
        "done_s": round(time.perf_counter() - wall, 2),
        "done_cpu_s": round(processor_seconds() - cpu, 2),
        "memory_mb": memory_megabytes()["peak"],
    }
