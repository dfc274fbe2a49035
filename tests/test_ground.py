"""What was found for a question, as far as it is worked out when it is looked at."""

from collections.abc import Iterator

import pytest

from qa.rank.ground import Deferred


def test_nothing_is_worked_out_before_it_is_looked_at() -> None:
    """And then once."""
    calls = []

    def find() -> tuple[str, ...]:
        calls.append("hỏi")
        return ("chè", "mía", "ngô")

    deferred = Deferred(find)
    assert calls == []
    assert (len(deferred), deferred[0], deferred[1:], list(deferred)) == (
        3,
        "chè",
        ("mía", "ngô"),
        ["chè", "mía", "ngô"],
    )
    assert calls == ["hỏi"]


def test_nothing_found_counts_as_empty() -> None:
    """As an empty tuple would."""
    assert not Deferred(tuple)
    with pytest.raises(IndexError):
        Deferred(tuple)[0]


def test_items_are_worked_out_as_far_as_somebody_looks() -> None:
    """Whether there are any, the first, and a few take no more than that; what counts from the end takes all."""
    looked = []

    def find() -> Iterator[str]:
        for name in ("chè", "mía", "ngô", "lúa"):
            looked.append(name)
            yield name

    deferred = Deferred(find)
    assert deferred
    assert looked == ["chè"]
    assert (deferred[0], deferred[:2], deferred[1:2]) == ("chè", ("chè", "mía"), ("mía",))
    assert looked == ["chè", "mía"]
    assert (deferred[-1], deferred[-2:]) == ("lúa", ("ngô", "lúa"))
    assert looked == ["chè", "mía", "ngô", "lúa"]
