"""Tests of the benchmark of asking: percentiles, growth, and what it tells of an index; no time is judged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.bench_asking import exponent, main, measure_cold, measure_home, percentile
from qa.evaluation.gold import load_gold
from qa.evaluation.machine import describe_machine, memory_megabytes
from tests.two_reports import index_reports

GOLD = [
    {"id": "g-1", "doc": "", "kind": "unanswerable", "question": "Doanh thu du lịch năm 2021 đạt bao nhiêu?"},
    {"id": "g-2", "doc": "", "kind": "unanswerable", "question": "còn năm trước thì sao", "context": ["dân số"]},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Return a file of two questions."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in GOLD), encoding="utf-8")
    return path


def test_a_percentile_is_one_of_the_values() -> None:
    """Of 20 values the 19th covers 95 of 100, and the 20th 99 of 100."""
    values = [float(each) for each in range(20, 0, -1)]
    assert [percentile(values, percent) for percent in (50, 95, 99)] == [10.0, 19.0, 20.0]
    assert percentile([7.0], 50) == 7.0


@given(power=st.floats(-2, 2), factor=st.floats(0.1, 100))
def test_the_exponent_of_a_power_is_found(power: float, factor: float) -> None:
    """Times that grow as size ** power."""
    sizes = [60e3, 1e6, 8e6, 40e6]
    assert exponent(sizes, [factor * size**power for size in sizes]) == pytest.approx(power, abs=1e-6)


def test_a_home_is_measured_by_its_questions(questions: Path, tmp_path: Path) -> None:
    """First and again, with what the index holds."""
    measured = measure_home(index_reports(tmp_path), load_gold(questions), 2)
    assert measured["documents"] == 2
    for passed in (measured["asked_first"], measured["asked_again"]):
        assert isinstance(passed, dict)
        assert set(passed) == {"wall_ms", "cpu_ms"}
        assert 0 < passed["wall_ms"]["p50"] <= passed["wall_ms"]["p95"] <= passed["wall_ms"]["p99"]


def test_asked_once_there_is_no_again(questions: Path, tmp_path: Path) -> None:
    """None, not the times of the first time."""
    assert measure_home(index_reports(tmp_path), load_gold(questions), 1)["asked_again"] is None


def test_a_cold_start_is_timed_with_and_without_the_index_in_memory(tmp_path: Path) -> None:
    """Once each; a question that looks like an option is asked as it is."""
    cold = measure_cold(index_reports(tmp_path), ["--json là gì?"], starts=1)
    for times in cold.values():
        assert isinstance(times, dict)
        assert 0 < times["wall_ms"]["least"] == times["wall_ms"]["p99"]


def test_a_home_that_is_no_index_is_told(questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names it, status 1."""
    assert main([str(questions), "--home", str(tmp_path / "none")]) == 1
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_the_machine_is_described() -> None:
    """What every measurement must say."""
    assert {"processor", "cores", "python", "libraries", "commit"} <= set(describe_machine())
    assert set(memory_megabytes()) == {"now", "own", "peak"}
