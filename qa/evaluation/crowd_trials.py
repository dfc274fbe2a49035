"""Processes that use one index at once in, what went wrong out: two write, four ask, two serve pages.

Run as ``python -m qa.evaluation.crowd_trials [--operations N] [--seed S] [--home FOLDER]``. Exit status 1 when a caller
met an error, a document was seen that is of no reading, or a page did not notice the last change.
"""

import argparse
import logging
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from index.build import build_index
from index.segment import split_words
from qa.evaluation.crash.children import run_whole
from qa.evaluation.crash.crowd import PAGES, READERS, WRITERS, list_digests, read, serve, write
from qa.evaluation.crash.invariants import check_derived
from qa.evaluation.crash.scene import Scene, build_scene, change_document, put_back


def run_crowd(folder: Path, *, operations: int, seed: int) -> list[str]:
    """Let `WRITERS`, `READERS` and `PAGES` processes use one index.

    Parameters
    ----------
    folder
        Exists and is empty.
    operations
        Of each process.
    seed
        Chooses what they do; when each does it is up to the machine.

    Returns
    -------
    A line for each thing that went wrong.
    """
    split_words("Tổng thu ngân sách")
    scene, kept = Scene(folder / "crowd"), Scene(folder / "kept")
    run_whole(lambda: build_scene(scene.root) and None)
    before: dict[str, str] = run_whole(lambda: list_digests(scene))
    scene.root.rename(kept.root)
    put_back(scene, kept.root)
    after: dict[str, str] = run_whole(lambda: _changed(scene))
    put_back(scene, kept.root)
    known = frozenset({*before.values(), *after.values()})
    with ProcessPoolExecutor(WRITERS + READERS + PAGES, mp_context=get_context("fork")) as pool:
        waited = [pool.submit(write, scene, number, operations, seed) for number in range(WRITERS)]
        waited += [pool.submit(read, scene, number, operations, seed, known) for number in range(READERS)]
        waited += [pool.submit(serve, scene, number, operations, seed) for number in range(PAGES)]
        wrong = [line for each in waited for line in each.result()]
    wrong += run_whole(lambda: check_derived(scene))
    if run_whole(lambda: list_digests(scene)) != after:
        wrong.append("the last state is not what the writers left")
    return wrong


def _changed(scene: Scene) -> dict[str, str]:
    change_document(scene)
    build_index([scene.documents], home=scene.home)
    return list_digests(scene)


def main(arguments: Sequence[str]) -> int:
    """Read the command line, let the processes work, tell what went wrong; 1 when something did."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.crowd_trials", description=__doc__)
    parser.add_argument("--operations", type=int, default=10, help="of each process (default 10)")
    parser.add_argument("--seed", type=int, default=0, help="chooses what they do (default 0)")
    parser.add_argument("--home", type=Path, help="folder to work below; default: that of temporary files")
    given = parser.parse_args(arguments)
    if given.home is not None:
        given.home.mkdir(parents=True, exist_ok=True)
    # Indexes that are mended while others write are told as warnings: here that is what is tried.
    logging.disable(logging.WARNING)
    started = perf_counter()
    with tempfile.TemporaryDirectory(dir=given.home, prefix="crowd-") as folder:
        wrong = run_crowd(Path(folder), operations=given.operations, seed=given.seed)
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    processes = f"{WRITERS} writers, {READERS} readers, {PAGES} pages, {given.operations} operations each"
    sys.stdout.write(f"{processes}: {len(wrong)} wrong, {perf_counter() - started:.0f} s, seed {given.seed}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
