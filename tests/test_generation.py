"""The generation of a store: looked up each time, or once for a piece of work, by each thread for itself."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from index.generation import Generation


@pytest.fixture(name="looks")
def counting_looks() -> Iterator[int]:
    """Give a store that changes with every look: 1, 2, 3."""
    return count(1)


def test_it_is_looked_up_each_time(looks: Iterator[int]) -> None:
    """What another process wrote meanwhile counts at once."""
    generation = Generation(looks.__next__)
    assert [generation.now(), generation.now()] == [1, 2]


def test_work_that_holds_it_looks_once(looks: Iterator[int]) -> None:
    """Work within that work sees the same; what comes after looks again, also where the work failed."""
    generation = Generation(looks.__next__)

    def work() -> None:
        with generation.hold():
            with generation.hold():
                assert generation.now() == 1
            assert generation.now() == 1
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert generation.now() == 2


def test_another_thread_is_not_held(looks: Iterator[int]) -> None:
    """A document that is dropped on the page while a question is answered is there for the next one."""
    generation = Generation(looks.__next__)
    with generation.hold(), ThreadPoolExecutor(1) as other:
        assert other.submit(generation.now).result() == 2
        assert generation.now() == 1
