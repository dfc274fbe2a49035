"""Amounts in words as extents, and which of them lies within another."""

from decimal import Decimal

import pytest

from index.document import Span
from qa.words.extent import Extent, find_extents


def ends(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return the ends of the extents of a text, an open one in round brackets as in "(70"."""
    return [
        (
            each.base,
            None if each.low is None else f"{'(' if each.low_open else ''}{each.low.normalize():f}",
            None if each.high is None else f"{each.high.normalize():f}{')' if each.high_open else ''}",
        )
        for each in find_extents(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cây đã trồng 7 tháng", ("tháng", "7", "7")),
        ("mất trên 70% diện tích", ("%", "(70", None)),
        ("mất từ 30% đến 70% diện tích", ("%", "30", "70")),
        ("từ trên 10 ngày đến dưới 45 ngày", ("ngày", "(10", "45)")),
        ("bé từ 18 đến dưới 24 tháng tuổi", ("tháng", "18", "24)")),
        ("không quá 5 tỷ đồng", ("đồng", None, "5000000000")),
        ("doanh thu dưới 3 tỷ", ("đồng", None, "3000000000)")),
        ("3 - 50 tỷ đồng", ("đồng", "3000000000", "50000000000")),
        ("từ 900 người trở lên", ("người", "900", None)),
        ("từ 11 người đến 50 người lao động", ("người", "11", "50")),
        ("từ 40 ha trở xuống", ("m²", None, "400000")),
    ],
)
def test_an_amount_reaches_as_far_as_its_words_say(text: str, expected: tuple[str, str | None, str | None]) -> None:
    """In base units: money in đồng, areas in square metres."""
    assert ends(text) == [expected]


def of(text: str) -> Extent:
    """Return the one extent of a text."""
    (found,) = find_extents(text)
    return found


@pytest.mark.parametrize(
    ("wide", "narrow", "held"),
    [
        ("từ 30% đến 70%", "50%", True),
        ("từ 30% đến 70%", "70%", True),
        ("trên 70%", "70%", False),
        ("trên 70%", "trên 70%", True),
        ("từ 30% đến 70%", "trên 70%", False),
        ("từ 1 ngày đến 10 ngày", "7 ngày", True),
        ("dưới 10 ngày", "10 ngày", False),
        ("dưới 1 tỷ đồng", "900 triệu đồng", True),
        ("trên 7 kg", "8 con", False),
    ],
)
def test_one_amount_lies_within_another_of_the_same_unit(wide: str, narrow: str, held: bool) -> None:
    """An open end does not belong to it."""
    assert of(wide).holds(of(narrow)) is held


def test_a_number_without_a_unit_is_no_amount() -> None:
    """Nobody knows of what."""
    assert find_extents("điều 12, mục 3") == ()
    whole = Extent(base="%", low=None, high=None, span=Span(0, 1))
    assert whole.holds(Extent(base="%", low=Decimal(1), high=Decimal(2), span=Span(0, 1)))
