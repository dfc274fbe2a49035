"""Long work watched from outside: its progress, its result, its faults, its end when it is told."""

import threading

import pytest

from qa.page.task import Progress, Stopped, Tasks
from qa.watched import Report


def test_the_progress_comes_first_and_the_result_last() -> None:
    """The result is what the work returned."""

    def work(report: Report) -> str:
        report(0, 2)
        return "xong"

    watched = Tasks().watch("một", work)
    assert next(watched) == Progress(0, 2)
    with pytest.raises(StopIteration) as ended:
        next(watched)
    assert ended.value.value == "xong"


def test_work_that_is_told_to_stop_ends_at_its_next_step() -> None:
    """Only by its own name."""
    tasks, told = Tasks(), threading.Event()
    steps: list[int] = []

    def work(report: Report) -> None:
        for step in range(3):
            report(step, 3)
            steps.append(step)
            assert told.wait(60)

    watched = tasks.watch("một", work)
    assert next(watched) == Progress(0, 3)
    tasks.stop("hai")
    tasks.stop("một")
    told.set()
    with pytest.raises(Stopped):
        list(watched)
    assert steps == [0]


def test_closing_the_watch_ends_the_work() -> None:
    """Nobody is left to read the result."""
    told, ended = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        report(0, 2)
        assert told.wait(60)
        try:
            report(1, 2)
        except Stopped:
            ended.set()
            raise

    watched = Tasks().watch("một", work)
    next(watched)
    watched.close()
    told.set()
    assert ended.wait(60)


def test_a_fault_of_the_work_reaches_whoever_watches() -> None:
    """As it was raised."""

    def work(_report: Report) -> None:
        raise ValueError("hỏng")

    with pytest.raises(ValueError, match="hỏng"):
        list(Tasks().watch("một", work))
