"""Records made by ``index.record``: compared, hashed and pickled by what they hold, as frozen dataclasses are."""

import pickle
from dataclasses import replace

import pytest

from index.errors import AlignmentError
from index.record import record
from index.span import Span


@record(frozen=True, slots=True, kw_only=True)
class Crop:
    """A crop and its area in ha."""

    name: str
    hectares: int = 0


def test_records_that_hold_the_same_are_the_same() -> None:
    """In comparisons and as keys."""
    assert Crop(name="lúa", hectares=40) == Crop(name="lúa", hectares=40)
    assert len({Crop(name="lúa", hectares=40), Crop(name="lúa", hectares=40), Crop(name="ngô", hectares=40)}) == 2


def test_a_record_is_copied_with_other_parts_and_pickled() -> None:
    """As it goes from one process to another."""
    crop = Crop(name="lúa", hectares=40)
    assert replace(crop, hectares=41) == Crop(name="lúa", hectares=41)
    assert pickle.loads(pickle.dumps(crop)) == crop


def test_a_record_has_no_other_parts() -> None:
    """A misspelled name is told, also where no type checker looks."""
    with pytest.raises(AttributeError):
        Crop(name="lúa").hectars = 5  # type: ignore[attr-defined]


def test_ordered_records_compare_part_by_part_and_are_checked_when_made() -> None:
    """A span by where it begins, then by where it ends; never backwards."""
    assert Span(2, 9) < Span(3, 4) < Span(3, 5)
    with pytest.raises(AlignmentError):
        Span(5, 4)
