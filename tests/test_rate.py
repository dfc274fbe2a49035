"""Shares carry an interval that is honest for few questions."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.rate import Rate, write_percent, write_rate


def test_the_interval_is_wilsons() -> None:
    """Worked out by hand for 8 of 10: centre (0.8 + z²/20) / (1 + z²/10), and the half width."""
    z = 1.959964
    centre = (0.8 + z * z / 20) / (1 + z * z / 10)
    half = z * sqrt(0.8 * 0.2 / 10 + z * z / 400) / (1 + z * z / 10)
    assert Rate(8, 10).find_interval() == pytest.approx((centre - half, centre + half))
    assert Rate(8, 10).find_interval() == pytest.approx((0.4902, 0.9433), abs=5e-5)


def test_all_right_is_not_taken_for_certain() -> None:
    """10 of 10 leaves room: the lower bound is 10 / (10 + z²)."""
    low, high = Rate(10, 10).find_interval()
    assert low == pytest.approx(10 / (10 + 1.959964**2))
    assert high == pytest.approx(1.0)


def test_no_questions_say_nothing() -> None:
    """Share 0, interval everything."""
    assert Rate(0, 0).share == 0.0
    assert Rate(0, 0).find_interval() == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_0_and_1(counts: tuple[int, int]) -> None:
    """For every count."""
    rate = Rate(*counts)
    low, high = rate.find_interval()
    assert 0.0 <= low <= rate.share + 1e-12
    assert rate.share - 1e-12 <= high <= 1.0


def test_shares_are_written_the_vietnamese_way() -> None:
    """Decimal comma, interval, counts."""
    assert write_percent(0.7412) == "74,1%"
    assert write_rate(Rate(8, 10)).split() == ["80,0%", "[49,0%", "-", "94,3%]", "8/10"]


def test_a_rate_in_json_has_counts_share_and_interval() -> None:
    """Rounded to four decimals."""
    assert Rate(8, 10).to_json() == {"successes": 8, "total": 10, "share": 0.8, "interval_95": [0.4902, 0.9433]}
