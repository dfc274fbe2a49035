"""What the collector of unused memory is spared of once an index is open."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from qa.collector import YOUNG, spare_collector


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_loaded_is_out_of_its_rounds_which_are_rare() -> None:
    """Questions keep hundreds of passages each; a round after every 700 objects would look through them again."""
    spare_collector()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == YOUNG


class Ring:
    """Something that holds itself, so that only the collector can let go of it."""

    def __init__(self) -> None:
        self.next = self


def test_what_an_index_leaves_behind_is_let_go_of_when_another_is_open() -> None:
    """Although it was out of the rounds."""
    ring = Ring()
    left = weakref.ref(ring)
    spare_collector()
    del ring
    assert left() is not None
    spare_collector(is_first=False)
    assert left() is None
