"""Folders, gold questions and sizes in, every measure of the suite out, part by part. Composes; measures nothing."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.embed import load_encoder
from index.embed.convert import find_model
from index.embed.sentences import prepare_torch
from qa.evaluation.bench.copies import SUFFIXES
from qa.evaluation.bench.dense_scale import measure_dense
from qa.evaluation.bench.functions import measure_functions
from qa.evaluation.bench.growth import measure_growth
from qa.evaluation.bench.page_start import measure_page
from qa.evaluation.bench.parts import Parts
from qa.evaluation.bench.stages import measure_stages
from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.machine import describe_machine
from qa.settings import load_settings

PARTS = ("stages", "functions", "embedding", "dense", "growth", "peers")
# MB of files of a folder up to which vectors are made of all passages; of more, of a sample: all would take hours.
LARGE = 5.0
SAMPLE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Where indexes of growing size lie, their MB of text from the smallest, and up to which words are indexed too."""

    work: Path
    megabytes: Sequence[float]
    words_up_to: float


def measure_all(
    folders: Sequence[Path], sets: Sequence[tuple[Path, Path]], sizes: Sizes, *, vectors: Sequence[int], parts: Parts
) -> dict[str, object]:
    """Measure every part that is asked for and not kept.

    Parameters
    ----------
    folders
        Smallest first. The first is embedded, functions are measured on its first text; the last is copied for growth.
    sets
        Files of gold questions, each with the folder of its documents.
    sizes
        Of the indexes that are asked.
    vectors
        Numbers of vectors for ``dense_scale``.
    parts
        Keeps them.

    Returns
    -------
    By name of `PARTS`; a part that was neither asked for nor kept is left out or None.
    """
    cache = load_settings().cache
    stages = [
        parts.measure(
            f"stages-{folder.name}",
            lambda folder=folder: measure_stages(  # type: ignore[misc]
                folder, cache=cache, sample=SAMPLE if _megabytes(folder) > LARGE else None
            ),
        )
        for folder in folders
    ]
    questions = [question for gold, _ in sets for question in load_gold(gold)]
    return {
        "stages": [each for each in stages if each is not None],
        "functions": parts.measure("functions", lambda: measure_functions(_first_text(folders[0]), options=["--fast"])),
        "embedding": parts.measure("embedding", lambda: embed_folder(folders[0])),
        "dense": parts.measure("dense", lambda: measure_dense(vectors)),
        "growth": parts.measure("growth", lambda: ask_homes(sizes, questions, folders[-1:])),
        "peers": {
            gold.stem: parts.measure(
                f"peers-{gold.stem}",
                lambda gold=gold, folder=folder: ask_peers(gold, folder, embed=True),  # type: ignore[misc]
            )
            for gold, folder in sets
        },
        "machine_at_the_end": describe_machine(),
    }


def embed_folder(folder: Path) -> dict[str, object]:
    """Measure the embedding of a folder, with one thread and with all."""
    # Before torch is imported: how its threads wait is read once.
    prepare_torch()
    from qa.evaluation.bench.embedding import count_threads, measure_embedding  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="qa-bench-") as work:
        return measure_embedding(folder, cache=load_settings().cache, work=Path(work), threads=count_threads())


def ask_homes(
    sizes: Sizes, questions: Sequence[GoldQuestion], sources: Sequence[Path], *, as_built: bool = False
) -> dict[str, object]:
    """Measure growth, and the start of the page with the largest index."""
    growth = measure_growth(
        questions,
        sources,
        work=sizes.work,
        megabytes=sizes.megabytes,
        words_up_to=sizes.words_up_to,
        as_built=as_built,
    )
    return {**growth, "page_ready_s": round(measure_page(sizes.work / f"home-{sizes.megabytes[-1]:g}"), 2)}


def ask_peers(gold: Path, folder: Path, *, embed: bool) -> dict[str, object]:
    """Measure other pipelines beside this system, which uses vectors too when told to `embed`."""
    from qa.evaluation.bench.peers import measure_peers  # noqa: PLC0415 - its libraries are optional and slow

    cache = load_settings().cache
    return measure_peers(
        load_gold(gold),
        folder,
        encoder=load_encoder(cache=cache) if embed else None,
        model=find_model(cache, lambda _line: None),
    )


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _first_text(folder: Path) -> Path:
    return min(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
