"""A number of trials in, a table of outcomes out: work on an index is killed at random moments, nothing may be lost.

Run as ``python -m qa.evaluation.crash_trials --trials N [--seed S] [--home FOLDER] [--work NAME...]``; with
``--full`` the disk of the folder is filled instead. Exit status 1 when an invariant was broken; each such trial is
told, and the same ``--seed`` tries it again.
"""

import argparse
import logging
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from index.segment import split_words
from qa.evaluation.crash.children import run_whole
from qa.evaluation.crash.scene import Scene, build_scene
from qa.evaluation.crash.stepping import can_step
from qa.evaluation.crash.trial import Fault, Outcome, Trials
from qa.evaluation.crash.works import WORKS
from qa.rank.rank import load_ranker

SMALL_DISK = 256 * 1024 * 1024
"""Bytes of a disk that may be filled on purpose."""


def run_trials(
    folder: Path, *, trials: int, seed: int, works: Sequence[str], fills_disk: bool = False
) -> list[Outcome]:
    """Run trials below a folder.

    Parameters
    ----------
    folder
        Exists; what the trials make in it is removed again.
    trials
        How many.
    seed
        Trial i of a seed is always the same one.
    works
        Names of `WORKS`.
    fills_disk
        Fill the disk of the folder, a small one, instead of killing.

    Returns
    -------
    The outcomes in order.
    """
    # Loaded before the first process is forked; both hold no threads.
    split_words("Tổng thu ngân sách")
    load_ranker()
    scene, kept = Scene(folder / "trial"), folder / "kept"
    run_whole(lambda: build_scene(scene.root) and None)
    shutil.copytree(scene.root, kept)
    course = Trials(scene, kept)
    outcomes = []
    try:
        for number in range(trials):
            random = Random(f"{seed}/{number}")  # noqa: S311 - a game of chance that can be played again
            name = random.choices(works, [WORKS[each].share for each in works])[0]
            faults = [Fault.TIME]
            if can_step():
                faults += [Fault.STEP, *([] if WORKS[name].is_large else [Fault.POWER])]
            if fills_disk:
                faults = [Fault.FULL]
            outcome = course.run(name, random.choice(faults), random)
            outcomes.append(outcome)
            for line in outcome.wrong:
                sys.stderr.write(f"trial {number}: {name}, {outcome.fault} {outcome.moment:.4g}: {line}\n")
    finally:
        shutil.rmtree(scene.root, ignore_errors=True)
        shutil.rmtree(kept, ignore_errors=True)
    return outcomes


def show_outcomes(outcomes: Sequence[Outcome]) -> str:
    """Return a table: for each kind of work and fault how many trials, how many hit the work, how many broke something.

    Examples
    --------
    >>> print(show_outcomes([Outcome(work="index", fault=Fault.STEP, moment=3, interrupted=True, wrong=())]))
    work      fault  trials  interrupted  broken
    index     step        1            1       0
    all                   1            1       0
    """
    table = ["work      fault  trials  interrupted  broken"]
    trials = Counter((each.work, each.fault) for each in outcomes)
    hit = Counter((each.work, each.fault) for each in outcomes if each.interrupted)
    broken = Counter((each.work, each.fault) for each in outcomes if each.wrong)
    table += [
        f"{work:<9} {fault:<6} {trials[work, fault]:6} {hit[work, fault]:12} {broken[work, fault]:7}"
        for work, fault in sorted(trials)
    ]
    table.append(f"{'all':<9} {'':<6} {len(outcomes):6} {hit.total():12} {broken.total():7}")
    return "\n".join(table)


def main(arguments: Sequence[str]) -> int:
    """Read the command line, run the trials, print the table; 1 when an invariant was broken."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.crash_trials", description=__doc__)
    parser.add_argument("--trials", type=int, default=200, help="how many (default 200)")
    parser.add_argument("--seed", type=int, default=0, help="chooses works and moments (default 0)")
    parser.add_argument("--home", type=Path, help="folder to work below; default: that of temporary files")
    parser.add_argument("--work", nargs="+", choices=sorted(WORKS), default=list(WORKS), help="only these kinds")
    parser.add_argument(
        "--full", action="store_true", help="fill the disk instead; --home is on a small one of its own"
    )
    given = parser.parse_args(arguments)
    if given.full:
        if given.home is None or not given.home.is_dir() or shutil.disk_usage(given.home).total > SMALL_DISK:
            parser.error("--full needs --home on a disk of its own of at most 256 MB, such as a tmpfs")
        given.work = [name for name in given.work if not WORKS[name].is_large]
    if given.home is not None:
        given.home.mkdir(parents=True, exist_ok=True)
    # Every mended index is told as a warning: here that is what is tried.
    logging.disable(logging.WARNING)
    started = perf_counter()
    with tempfile.TemporaryDirectory(dir=given.home, prefix="crash-") as folder:
        outcomes = run_trials(
            Path(folder), trials=given.trials, seed=given.seed, works=given.work, fills_disk=given.full
        )
    sys.stdout.write(f"{show_outcomes(outcomes)}\n{perf_counter() - started:.0f} s, seed {given.seed}\n")
    return 1 if any(each.wrong for each in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
