"""A few hundred damaged files of each kind: a reader refuses them or reads them, and nothing else."""

import random
from pathlib import Path

import pytest

from tests.fuzz_reading import fuzz, make_corpus, mutate, unpack

# Read without the help of a program; those that need one take seconds a file.
QUICK = {".md": 10, ".txt": 60, ".csv": 60, ".html": 60, ".eml": 40, ".docx": 60, ".xlsx": 60, ".zip": 20, ".pdf": 60}


def test_damaged_files_are_refused_or_read(tmp_path: Path) -> None:
    """Always the same ones; ``python -m tests.fuzz_reading`` looks for more."""
    made = make_corpus(tmp_path, programs=False)
    kept = tmp_path / "kept"
    kept.mkdir()
    corpus = {suffix: samples for suffix, samples in made.items() if suffix in QUICK}
    found = fuzz(corpus, kept, seed=20180415, turns=range(1), weights=QUICK)
    assert found.findings == {}
    assert dict(found.runs) == QUICK
    # Were all refused at the door, nothing behind it would have been tried.
    assert all(found.refused[suffix] < found.runs[suffix] for suffix in QUICK if suffix != ".zip")


def test_a_package_is_damaged_below_its_compression(tmp_path: Path) -> None:
    """Else every damaged Word document would fail at its checksum."""
    (package, *_) = make_corpus(tmp_path, programs=False)[".docx"]
    damaged = [mutate(random.Random(seed), package, package) for seed in range(20)]
    assert sum(bool(unpack(each)) and unpack(each) != unpack(package) for each in damaged) > 10


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx", ".html"])
def test_the_same_seed_damages_in_the_same_way(tmp_path: Path, suffix: str) -> None:
    """A finding can be found again."""
    (data, *_) = make_corpus(tmp_path, programs=False)[suffix]
    assert mutate(random.Random(5), data, data) == mutate(random.Random(5), data, data)
