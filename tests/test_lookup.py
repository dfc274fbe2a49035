"""Tests of looking figures up by their value: bounds, units, ranges, numbers as written, and that indexes are used."""

from pathlib import Path

import pytest

from index.build import build_index
from index.lookup import figures_between, stored_units
from index.store import Store, open_store

TEXT = """# Báo cáo của tỉnh Bạch Sơn năm 2031

Năm 2031, tổng thu ngân sách đạt 7.252,8 tỷ đồng, bằng 45% dự toán. Sản lượng chè tăng 10 - 13%/năm.
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give an index of one report."""
    (tmp_path / "bach-son.md").write_text(TEXT, encoding="utf-8")
    build_index([tmp_path / "bach-son.md"], home=tmp_path / "kho")
    return open_store(tmp_path / "kho")


def texts(store: Store, low: float, high: float, *, as_written: bool = False) -> set[str]:
    """Return the texts of the figures between two bounds."""
    return {each.figure.text for each in figures_between(store, low, high, as_written=as_written)}


def test_values_are_compared_in_base_units(store: Store) -> None:
    """As written only when that is asked for."""
    assert texts(store, 7.25e12, 7.26e12) == {"7.252,8 tỷ đồng"}
    assert texts(store, 7252.8, 7252.8) == set()
    assert texts(store, 7252.8, 7252.8, as_written=True) == {"7.252,8 tỷ đồng"}


def test_both_ends_of_a_range_are_found(store: Store) -> None:
    """By its lower and by its upper value."""
    assert texts(store, 10, 10) == texts(store, 13, 13) == {"10 - 13%/năm"}


def test_the_store_is_asked_by_value_and_unit(store: Store) -> None:
    """Bounds are included; figures in other units are left out."""
    assert {each.figure.text for each in figures_between(store, 45, 45)} == {"45%"}
    assert figures_between(store, 45, 45, base_units=["đồng"]) == ()
    assert {"%", "đồng"} <= set(stored_units(store))


def test_the_lookups_use_their_indexes(store: Store) -> None:
    """A scan of a million rows would take a second for each figure of a draft."""
    for column in ("value", "number"):
        plan = store.rows(f"EXPLAIN QUERY PLAN SELECT id FROM figures WHERE CAST({column} AS REAL) BETWEEN 1 AND 2")
        assert f"figures_{column}" in str(plan)
