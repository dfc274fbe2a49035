"""Tests of amendments: which of two figures of a sentence was put in the place of the other."""

import pytest

from qa.check.amended import replaces
from tests.candidates import make_fact, make_passage

AMENDED = "Điều chỉnh nội dung “89 dự án với diện tích 384,92 ha” thành “98 dự án với diện tích 426,55 ha”."


def test_what_was_changed_is_replaced_by_what_it_became() -> None:
    """Not the other way round, and only in the same unit."""
    passage = make_passage(AMENDED)
    old, new, count = (make_fact(passage, text) for text in ("384,92 ha", "426,55 ha", "98 dự án"))
    assert replaces(new, old)
    assert not replaces(old, new)
    assert not replaces(count, old)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trồng 384,92 ha và thành phố trồng 426,55 ha.",
        "Điều chỉnh quy hoạch; trồng 384,92 ha và hoàn thành 426,55 ha.",
        "Đất rừng 384,92 ha chuyển thành đất vườn 426,55 ha.",
    ],
)
def test_other_sentences_replace_nothing(sentence: str) -> None:
    """Words that only hold the syllable, or that amend nothing."""
    passage = make_passage(sentence)
    assert not replaces(make_fact(passage, "426,55 ha"), make_fact(passage, "384,92 ha"))
