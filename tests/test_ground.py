"""What was found for a question, as far as it is worked out when it is looked at."""

import pytest

from qa.ground import Deferred


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
